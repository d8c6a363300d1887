"""A body on many legs from its parts."""

from __future__ import annotations

import math
from functools import partial
from itertools import pairwise

from kinora.engines.animatic.cast.base import Foot, Joints
from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.head.style import INK
from kinora.engines.animatic.cast.insect.limbs import claws, legs, sole, tail
from kinora.engines.animatic.cast.insect.style import InsectPose, InsectStyle
from kinora.engines.animatic.cast.insect.wings import wings
from kinora.engines.animatic.cast.parts import Assembled, Part, face, mark, tube
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame
from kinora.engines.animatic.cast.vectors import add, between, wave
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.paint.marks import clipped, fill
from kinora.engines.animatic.paint.paths import oval

FUR_SEED = 3


def assemble(style: InsectStyle, pose: InsectPose, view: View) -> Assembled:
    """The posed body as `view` shows it."""
    turn = pose.turn - (view.yaw - math.copysign(16.0, view.yaw) if style.sideways else 0.0)
    base = Frame().turned(yaw=turn)
    body = base.moved(pose.forward, style.stand + pose.rise).turned(pitch=pose.pitch, roll=pose.roll)  # fmt: skip
    thorax = body.moved(style.thorax[0], style.thorax[1])
    head = _head(style, pose, body, base, view)
    parts = [
        _solid(style, body, style.abdomen, style.belly, style.stripes),
        _solid(style, body, style.thorax, style.colour, ""),
        *legs(style, pose, base.moved(pose.forward), thorax), *claws(style, pose, thorax), *tail(style, pose, body),
        *wings(style, pose, thorax), *_antennae(style, pose, head),
        face(style.head, head, pose.face, layer=style.head.radius * 0.6), *_stalks(style, pose, head),
    ]  # fmt: skip
    return Assembled(tuple(parts), view, _hangers(style, pose, base, thorax, head, view))


def _head(style: InsectStyle, pose: InsectPose, body: Frame, base: Frame, view: View) -> Frame:
    yaw, pitch, roll = pose.head
    place = body.point(*style.head_at)
    cheat = 0.0 if style.sideways else view.head_turn
    level = Frame(place, base.forward, base.up, base.left)
    return level.turned(yaw=yaw + cheat, pitch=pitch - view.tilt * 0.35, roll=roll)


def _solid(
    style: InsectStyle, body: Frame, shape: tuple[float, ...], colour: str, stripes: str
) -> Part:
    x, y, *radii = shape
    mass = Ellipsoid(body.moved(x, y), (radii[0], radii[1], radii[2]))

    def paint(easel: Easel) -> None:
        path = easel.pelt([mass], style.fur, FUR_SEED, colour, radii[1] * 0.5)
        with clipped(easel.canvas, path):
            if stripes:
                _rings(style, mass, easel)

    return mark(mass.frame.origin, max(radii) + style.fur, paint)


def _rings(style: InsectStyle, mass: Ellipsoid, easel: Easel) -> None:
    """Bands around a solid, where they are turned to us."""
    long, high, wide = mass.radii
    tone = easel.light.surface(style.stripes)
    for k in range(style.num_stripes):
        f = 0.62 - 1.28 * k / max(style.num_stripes - 1, 1)
        around = math.sqrt(max(1 - f * f, 0.02))
        spots = []
        for degrees in range(-180, 181, 15):
            up, left = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
            normal = (
                mass.frame.up[0] * up + mass.frame.left[0] * left,
                mass.frame.up[1] * up + mass.frame.left[1] * left,
                mass.frame.up[2] * up + mass.frame.left[2] * left,
            )
            if easel.view.depth(normal) > -0.12:
                spots.append(easel.at(mass.frame.point(f * long, around * high * up, around * wide * left)))  # fmt: skip
        if len(spots) > 2:
            easel.line(_in_order(spots), tone, long * 0.8 / style.num_stripes)


def _in_order(spots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A visible arc without the jump where its angles begin anew."""
    gaps = [math.dist(a, b) for a, b in pairwise(spots)]
    if max(gaps) < 3 * (sum(gaps) / len(gaps)):
        return spots
    cut = gaps.index(max(gaps)) + 1
    return spots[cut:] + spots[:cut]


def _antennae(style: InsectStyle, pose: InsectPose, head: Frame) -> list[Part]:
    if not style.antennae:
        return []
    r, parts = style.head.radius, []
    long = {"long": 3.2, "feathers": 1.15}.get(style.antennae, 1.5) * r
    for side in (1, -1):
        sway = 0.14 * wave(pose.clock * 0.7, 0.2 * side)
        root = head.point(r * 0.5, r * 0.66, side * r * 0.3)
        middle = head.point(r * 0.6 + long * 0.3, r * 0.6 + long * 0.5, side * (r * 0.35 + long * 0.16))  # fmt: skip
        tip = head.point(r * 0.6 + long * (0.75 + sway), r * 0.6 + long * (0.62 - sway), side * (r * 0.4 + long * 0.34))  # fmt: skip
        thick = r * (0.12 if style.antennae == "feathers" else 0.06)
        parts.append(tube(style.leg_colour, [root, middle, tip], r * 0.06, thick, r * 0.04, layer=r))  # fmt: skip
        if style.antennae == "clubs":
            parts.append(mark(tip, r * 0.2, partial(_club, style, tip), layer=r))
    return parts


def _club(style: InsectStyle, tip: tuple[float, float, float], easel: Easel) -> None:
    easel.dot(tip, style.head.radius * 0.14, style.leg_colour)


def _stalks(style: InsectStyle, pose: InsectPose, head: Frame) -> list[Part]:
    """A crab's eyes, on stalks above the body."""
    if not style.eyes_on_stalks:
        return []
    r, parts = style.head.radius, []
    for side in (1, -1):
        root = head.point(r * 0.2, r * 0.5, side * r * 0.42)
        top = add(head.point(r * 0.3, r * 1.35, side * r * 0.5), head.left, r * 0.06 * wave(pose.clock * 0.6))  # fmt: skip
        parts.append(tube(style.colour, [root, between(root, top, 0.5), top], r * 0.14, r * 0.12, layer=r))  # fmt: skip
        parts.append(mark(top, r * 0.45, partial(_eyeball, pose, top, r * 0.36), layer=r * 1.5))
    return parts


def _eyeball(
    pose: InsectPose, place: tuple[float, float, float], size: float, easel: Easel
) -> None:
    x, y = easel.at(place)
    easel.dot(place, size, "#fffdf6")
    look = pose.face.look[0]
    if pose.face.blink > 0.5 or pose.face.squint > 0.5:
        bow = -0.4 if pose.face.squint > pose.face.blink else 0.4
        easel.line([(x - size * 0.6, y), (x, y + size * bow), (x + size * 0.6, y)], INK, size * 0.22)  # fmt: skip
        return
    fill(easel.canvas, oval(x + size * (0.15 + 0.3 * look), y, size * 0.46, size * 0.56), INK)
    fill(easel.canvas, oval(x + size * 0.02, y - size * 0.24, size * 0.16, size * 0.18), "#ffffff")


def _hangers(
    style: InsectStyle, pose: InsectPose, base: Frame, thorax: Frame, head: Frame, view: View
) -> Joints:
    at, r = view.project, style.head.radius
    hands = [at(thorax.point(style.thorax[2], 0, side * style.thorax[4])) for side in (1, -1)]
    feet = []
    if pose.tucked < 0.5:
        for number in range(style.legs):
            for side in (1, -1):
                spot, lift = sole(style, pose, base.moved(pose.forward), number, side)
                feet.append(Foot(at=at((spot[0], 0.0, spot[2])), lift=lift, length=style.leg_radius * 3))  # fmt: skip
    return Joints(
        head=at(head.origin), crown=at(head.point(0, r)), left_hand=hands[0], right_hand=hands[1],
        feet=tuple(feet), head_radius=r,
    )  # fmt: skip
