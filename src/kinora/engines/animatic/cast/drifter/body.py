"""A soft body from its parts."""

from __future__ import annotations

import math
from functools import partial

from kinora.engines.animatic.cast.base import Joints
from kinora.engines.animatic.cast.drifter.arms import arms, tentacles
from kinora.engines.animatic.cast.drifter.face import paint_face
from kinora.engines.animatic.cast.drifter.ray import ray
from kinora.engines.animatic.cast.drifter.style import DrifterPose, DrifterStyle
from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.parts import Assembled, Leaf, Part, leaf, mark
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, ball, hull, hull_points
from kinora.engines.animatic.cast.vectors import wave
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped, fill, soft_spot
from kinora.engines.animatic.paint.paths import oval, smooth_closed


def assemble(style: DrifterStyle, pose: DrifterPose, view: View) -> Assembled:
    """The posed body as `view` shows it."""
    base = Frame().moved(pose.forward, pose.rise).turned(yaw=pose.turn)
    match style.shape:
        case "jellyfish":
            middle, parts = _jellyfish(style, pose, base)
        case "ray":
            middle, parts = ray(style, pose, base)
        case "star":
            middle, parts = _star(style, pose, base, view)
        case _:
            middle, parts = _octopus(style, pose, base)
    return Assembled(tuple(parts), view, _hangers(style, middle, view))


def _octopus(
    style: DrifterStyle, pose: DrifterPose, base: Frame
) -> tuple[Frame, list[Part]]:  # fmt: skip
    """A mantle above the eyes, arms below; a squid's is long and pointed, with two fins."""
    long, high, wide = style.mantle
    waist = base.moved(0, style.arm * 0.34).turned(pitch=pose.pitch, roll=pose.roll)
    breath = 1 - 0.10 * pose.pulse
    top = waist.moved(-long * 0.12, high * (0.95 if style.shape == "octopus" else 1.25)).turned(pitch=-12)  # fmt: skip
    dome = Ellipsoid(top, (long * breath, high * (1 + 0.08 * pose.pulse), wide * breath))
    brow = Ellipsoid(waist.moved(long * 0.1, high * 0.2), (long * 0.66, high * 0.5, wide * 0.68))
    solids = [dome, brow]
    parts: list[Part] = []
    if style.shape == "squid":
        solids.append(ball(top.moved(0, high * 1.1), long * 0.16))
        parts = [_squid_fin(style, pose, top, side) for side in (1, -1)]
    parts.append(mark(top.origin, high * 2.0, partial(_mantle, style, pose, solids, brow)))
    return waist, [*arms(style, pose, waist.moved(0, -high * 0.24)), *parts]


def _mantle(style: DrifterStyle, pose: DrifterPose, solids: list[Ellipsoid], brow: Ellipsoid, easel: Easel) -> None:  # fmt: skip
    dome, path = solids[0], hull(easel.view, *solids)
    easel.shade(path, style.colour, dome.radii[0] * 0.6)
    with clipped(easel.canvas, path):
        if style.spots:
            for a, e, size in ((150, 30, .2), (60, 58, .15), (-80, 40, .2), (-30, 66, .12), (100, 8, .14), (-130, 14, .16)):  # fmt: skip
                if dome.facing(easel.view, a, e) > 0.1:
                    x, y = easel.at(dome.surface(a, e))
                    r = size * dome.radii[0]
                    fill(easel.canvas, oval(x, y, r, r * 0.85), easel.light.surface(style.spots), 0.9)  # fmt: skip
    paint_face(style, pose, brow, easel)


def _squid_fin(style: DrifterStyle, pose: DrifterPose, top: Frame, side: int) -> Part:
    _, high, wide = style.mantle
    ripple = 0.18 * wave(pose.clock * 0.9, 0.2 * side)
    points = [top.point(0, high * 1.2), top.point(0, high * 0.7, side * wide * (1.5 + ripple)), top.point(0, high * 0.1, side * wide * 0.75)]  # fmt: skip
    return leaf(Leaf(points=points, colour=brighten(style.colour, 0.06), tension=0.7, softness=6))


def _jellyfish(style: DrifterStyle, pose: DrifterPose, base: Frame) -> tuple[Frame, list[Part]]:
    """A glassy bell that draws itself together and opens again; its light comes from within."""
    long, high, wide = style.mantle
    squeeze = 1 - 0.20 * pose.pulse
    rim = base.moved(0, style.arm * 0.75).turned(pitch=pose.pitch, roll=pose.roll)
    bell = Ellipsoid(rim, (long * squeeze, high * (1 + 0.16 * pose.pulse), wide * squeeze))
    parts = tentacles(style, pose, Frame(rim.origin, rim.forward, rim.up, rim.left))
    parts.append(mark(rim.moved(0, high * 0.3).origin, high * 1.5, partial(_bell, style, pose, bell), layer=long))  # fmt: skip
    return rim.moved(0, high * 0.4), parts


def _bell(style: DrifterStyle, pose: DrifterPose, bell: Ellipsoid, easel: Easel) -> None:
    dome = _dome(bell, easel)
    path = smooth_closed(dome, 0.9)
    light, canvas = easel.light, easel.canvas
    fill(canvas, path, light.surface(style.colour), 0.78)
    x, y = easel.at(bell.frame.point(0, bell.radii[1] * 0.42))
    with clipped(canvas, path):
        soft_spot(canvas, x, y, bell.radii[0] * 1.1, bell.radii[1] * 0.9, light.lit(style.under, 1.0), 0.75)  # fmt: skip
        for a in range(-180, 180, 36):
            if bell.facing(easel.view, a, 20) > -0.1:
                ray = [easel.at(bell.surface(a, e)) for e in (4, 30, 58, 84)]
                easel.line(ray, light.lit(style.under, 1.2), 4, 0.5)
        gx, gy = x - bell.radii[0] * 0.42, y - bell.radii[1] * 0.22
        soft_spot(canvas, gx, gy, bell.radii[0] * 0.26, bell.radii[1] * 0.16, "#ffffff", 0.8)
    paint_face(style, pose, Ellipsoid(bell.frame.moved(0, bell.radii[1] * 0.24), (bell.radii[0] * 0.92, bell.radii[1] * 0.7, bell.radii[2] * 0.92)), easel)  # fmt: skip


def _dome(bell: Ellipsoid, easel: Easel) -> list[tuple[float, float]]:
    """The upper half of the outline, closed below by a scalloped edge."""
    axis = easel.at(bell.frame.up)
    cx, cy = easel.at(bell.frame.origin)
    upper = [p for p in hull_points(easel.view, [bell]) if (p[0] - cx) * axis[0] + (p[1] - cy) * axis[1] > -0.02 * bell.radii[1]]  # fmt: skip
    side = (-axis[1], axis[0])
    upper.sort(key=lambda p: math.atan2((p[0] - cx) * axis[0] + (p[1] - cy) * axis[1], (p[0] - cx) * side[0] + (p[1] - cy) * side[1]))  # fmt: skip
    first, last = upper[-1], upper[0]
    edge = []
    for k in range(1, 12):
        t, dip = k / 12, (0.16 if k % 2 else 0.05) * bell.radii[1]
        bow = 0.10 * bell.radii[1] * math.sin(math.pi * t)
        edge.append((first[0] + (last[0] - first[0]) * t - axis[0] * (dip + bow), first[1] + (last[1] - first[1]) * t - axis[1] * (dip + bow)))  # fmt: skip
    return [*upper, *edge]


def _star(
    style: DrifterStyle, pose: DrifterPose, base: Frame, view: View
) -> tuple[Frame, list[Part]]:  # fmt: skip
    """A star that stands on two of its arms and looks at the viewer."""
    upright = base.turned(yaw=-view.yaw * 0.7)
    middle = upright.moved(0, style.arm * 0.82).turned(roll=pose.tip)
    parts = [mark(middle.origin, style.arm * 1.15, partial(_star_body, style, pose, middle))]
    return middle, parts


def _star_body(style: DrifterStyle, pose: DrifterPose, middle: Frame, easel: Easel) -> None:
    core, solids = ball(middle, style.arm * 0.36), []
    for k in range(5):
        a = math.radians(90 + 72 * k + 5 * pose.lively * wave(pose.clock * 0.5, 0.2 * k))
        lift = 1 + (0.12 * pose.greet * wave(pose.clock * 1.6) if k in (1, 4) else 0.0)
        tip = middle.point(0, math.sin(a) * style.arm * lift, math.cos(a) * style.arm)
        solids.append(hull(easel.view, ball(middle, style.arm * 0.34), ball(tip, style.arm_radius[-1])))  # fmt: skip
    for path in solids:
        easel.shade(path, style.colour, style.arm * 0.16)
    easel.solid(style.colour, core, softness=style.arm * 0.14)
    _grains(style, middle, easel)
    paint_face(style, pose, Ellipsoid(middle, (style.arm * 0.4, style.arm * 0.4, style.arm * 0.44)), easel)  # fmt: skip


def _grains(style: DrifterStyle, middle: Frame, easel: Easel) -> None:
    tone = easel.light.lit(style.under, 0.6)
    for k in range(5):
        a = math.radians(90 + 72 * k)
        for far in (0.5, 0.64, 0.78, 0.9):
            place = middle.point(style.arm * 0.2 * (1 - far), math.sin(a) * style.arm * far, math.cos(a) * style.arm * far)  # fmt: skip
            easel.spot(place, style.arm * 0.036 * (1.3 - far * 0.7), tone, 0.85)


def _hangers(style: DrifterStyle, middle: Frame, view: View) -> Joints:
    at, r = view.project, style.head.radius
    hands = [
        at(middle.point(style.mantle[0] * 0.5, 0, side * min(style.mantle[0], style.mantle[2])))
        for side in (1, -1)
    ]
    return Joints(
        head=at(middle.origin), crown=at(middle.point(0, r)), left_hand=hands[0], right_hand=hands[1], feet=(), head_radius=r,
    )  # fmt: skip
