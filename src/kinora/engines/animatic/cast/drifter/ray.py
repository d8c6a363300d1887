"""A ray: a flat diamond that beats its wide fins like wings, and a thin tail."""

from __future__ import annotations

from functools import partial

from kinora.engines.animatic.cast.drifter.face import paint_face
from kinora.engines.animatic.cast.drifter.style import DrifterPose, DrifterStyle
from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.parts import Leaf, Part, leaf, mark, tube
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, hull
from kinora.engines.animatic.cast.vectors import Vector, wave
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped, fill
from kinora.engines.animatic.paint.paths import oval

NUM_RIBS = 5  # across a fin; each reads the beat a little later
SPOTS = ((0.3, 0.35), (0.0, 0.55), (-0.3, 0.3), (-0.1, 0.9), (0.2, 0.75))


def ray(style: DrifterStyle, pose: DrifterPose, base: Frame) -> tuple[Frame, list[Part]]:
    """The parts of a ray; gives its middle too."""
    long, high, _ = style.mantle
    middle = base.moved(0, style.arm * 0.4).turned(pitch=pose.pitch * 0.2, roll=pose.roll)
    trunk = Ellipsoid(middle, (long * 0.86, high, high * 1.5))
    parts = [_fin(style, pose, middle, side) for side in (1, -1)]
    parts.append(mark(middle.origin, long, partial(_trunk, style, pose, trunk), layer=high))
    parts.append(_tail(style, pose, middle))
    if style.horns:
        for side in (1, -1):
            horn = [middle.point(long * 0.72, 0, side * high * 1.0), middle.point(long * 1.0, -high * 0.1, side * high * 1.0), middle.point(long * 1.12, -high * 0.35, side * high * 0.7)]  # fmt: skip
            parts.append(tube(style.colour, horn, high * 0.28, high * 0.22, high * 0.08, layer=high))  # fmt: skip
    return middle, parts


def _fin(style: DrifterStyle, pose: DrifterPose, middle: Frame, side: int) -> Part:
    long, _, wide = style.mantle
    front: list[Vector] = []
    back: list[Vector] = []
    for k in range(NUM_RIBS):
        t = k / (NUM_RIBS - 1)
        lift = wide * (0.10 + 0.52 * pose.lively * wave(pose.clock * style.rate, 0.16 * t)) * t**1.3
        out = side * wide * (0.10 + 0.90 * t)
        front.append(middle.point(long * (0.75 - 0.80 * t), lift, out))
        back.append(middle.point(long * (-0.80 + 0.52 * t), lift * 0.9, out * 0.96))
    far = side > 0
    shape = Leaf(points=[*front, *reversed(back)], colour=brighten(style.colour, -0.12 if far else 0.0), tension=0.8, softness=14)  # fmt: skip
    return leaf(shape)


def _trunk(style: DrifterStyle, pose: DrifterPose, trunk: Ellipsoid, easel: Easel) -> None:
    path = hull(easel.view, trunk)
    easel.shade(path, style.colour, trunk.radii[1] * 0.5)
    with clipped(easel.canvas, path):
        low = Ellipsoid(trunk.frame.moved(0, -trunk.radii[1] * 0.8), (trunk.radii[0], trunk.radii[1] * 0.6, trunk.radii[2]))  # fmt: skip
        easel.solid(style.under, low, softness=6, depth=0.7)
        if style.spots:
            for forward, up in SPOTS:
                x, y = easel.at(trunk.frame.point(trunk.radii[0] * forward, trunk.radii[1] * up))
                fill(easel.canvas, oval(x, y, 7, 5), easel.light.surface(style.spots), 0.9)
    brow = Ellipsoid(trunk.frame.moved(trunk.radii[0] * 0.42), (trunk.radii[0] * 0.5, trunk.radii[1] * 0.9, trunk.radii[2] * 0.92))  # fmt: skip
    paint_face(style, pose, brow, easel)


def _tail(style: DrifterStyle, pose: DrifterPose, middle: Frame) -> Part:
    long, high, _ = style.mantle
    joint = middle.moved(-long * 0.78)
    spots = [joint.origin]
    for k in range(6):
        joint = joint.turned(yaw=7 * wave(pose.clock * style.rate, 0.14 * k), pitch=4 * wave(pose.clock * style.rate, 0.3 + 0.1 * k))  # fmt: skip
        joint = joint.moved(-style.arm / 6)
        spots.append(joint.origin)
    return tube(style.colour, spots, high * 0.34, high * 0.16, high * 0.08, 1.6, layer=-4)
