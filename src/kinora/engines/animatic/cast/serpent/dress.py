"""What some long bodies wear: a shell, a hood, spikes, a ribbon along the back, whiskers, a tongue."""

from __future__ import annotations

import math
from functools import partial

from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.fire import Flame, paint_fire
from kinora.engines.animatic.cast.parts import Leaf, Part, leaf, mark, solid, tube
from kinora.engines.animatic.cast.serpent.spine import Spine
from kinora.engines.animatic.cast.serpent.style import SerpentPose, SerpentStyle
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, hull
from kinora.engines.animatic.cast.vectors import Vector, add, between, scaled, wave
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped

TONGUE = "#c8283c"
SPIRAL_TURNS = 2.3
HOOD_AT = 5  # joints behind the head


def dress(style: SerpentStyle, spine: Spine, pose: SerpentPose) -> list[Part]:
    """All that lies over the skin."""
    parts = _shell(style, spine)
    if style.hood:
        parts.append(_hood(style, spine, pose))
    if style.spikes:
        parts += [_spike(style, spine, i) for i in range(2, len(spine.joints) - 2, 2)]
    if style.fin:
        parts.append(_ribbon(style, spine, pose))
    return parts


def _shell(style: SerpentStyle, spine: Spine) -> list[Part]:
    if style.shell == "dome":
        return _dome(style, spine)
    return [_spiral(style, spine)] if style.shell == "spiral" else []


def _dome(style: SerpentStyle, spine: Spine) -> list[Part]:
    """A turtle's back with its plates, over a pale rim."""
    joint, r = spine.joint(style.shell_place), spine.radius(style.shell_place)
    level = Frame(joint.origin, spine.base.forward, spine.base.up, spine.base.left)
    long, high, wide = style.shell_size
    rim = Ellipsoid(level.moved(0, r * 0.1), (long * 1.06, high * 0.26, wide * 1.06))
    top = Ellipsoid(level.moved(0, r * 0.2), (long, high, wide))

    def plates(easel: Easel) -> None:
        path = hull(easel.view, top, Ellipsoid(level.moved(0, r * 0.1), (long, high * 0.2, wide)))
        easel.shade(path, style.shell_colour, high * 0.5)
        tone = easel.light.shaded(style.shell_colour, 1.7)
        with clipped(easel.canvas, path):
            _plates(easel, top, tone)

    edge = solid(brighten(style.shell_colour, 0.22), rim, softness=6, layer=r)
    return [edge, mark(level.origin, max(style.shell_size) * 1.1, plates, layer=r * 1.5 + 8)]


def _plates(easel: Easel, top: Ellipsoid, tone: tuple[float, float, float]) -> None:
    """A row of six-sided plates along the middle, ribs down from their corners."""
    for e in (58, 26):
        for a0 in range(-180, 180, 30):
            spots = [(a, e + 9 * math.cos(math.radians(a * 6))) for a in range(a0, a0 + 31, 10)]
            if all(top.facing(easel.view, a, el) > 0.0 for a, el in spots):
                easel.line([easel.at(top.surface(a, el)) for a, el in spots], tone, 4, 0.7)
    for a in range(-180, 180, 30):
        for low, high in ((-12, 26), (26, 58)):
            shift = 15 if low > 0 else 0
            spots = [(a + shift, low + (high - low) * k / 3) for k in range(4)]
            if all(top.facing(easel.view, az, el) > 0.0 for az, el in spots):
                easel.line([easel.at(top.surface(az, el)) for az, el in spots], tone, 4, 0.7)


def _spiral(style: SerpentStyle, spine: Spine) -> Part:
    """A snail's house: a thick disc with the spiral on the side that is seen."""
    joint, r = spine.joint(style.shell_place), spine.radius(style.shell_place)
    long, high, wide = style.shell_size
    level = Frame(joint.origin, spine.base.forward, spine.base.up, spine.base.left)
    house = level.moved(-long * 0.1, r * 0.3 + high * 0.86)
    body = Ellipsoid(house, (long, high, wide))

    def paint(easel: Easel) -> None:
        easel.shade(hull(easel.view, body), style.shell_colour, high * 0.5)
        side = 1 if easel.view.depth(house.left) > 0 else -1
        spots = []
        for k in range(42):
            angle, far = 2 * math.pi * SPIRAL_TURNS * k / 41 - 2.2, 0.90 * (1 - k / 44)
            bulge = side * wide * math.sqrt(max(1 - far * far, 0.0)) * 0.98
            spots.append(easel.at(house.point(math.cos(angle) * far * long, math.sin(angle) * far * high, bulge)))  # fmt: skip
        easel.line(spots, easel.light.shaded(style.shell_colour, 1.6), high * 0.075, 0.85)
        shifted = [(x + 2, y + high * 0.075) for x, y in spots]
        easel.line(shifted, easel.light.lit(style.shell_colour, 1.6), high * 0.045, 0.5)

    return mark(house.origin, max(long, high) * 1.1, paint, layer=r * 1.2)


def _hood(style: SerpentStyle, spine: Spine, pose: SerpentPose) -> Part:
    """A cobra's: spread across the picture behind the neck, two marks on it."""
    joint, size = spine.joints[HOOD_AT], style.hood * (0.3 + 0.7 * pose.rear)

    def paint(easel: Easel) -> None:
        dx, dy = easel.at(joint.forward)  # across the neck as it is seen
        size_seen = math.hypot(dx, dy) or 1.0
        right, down = easel.view.axes()
        left = add(scaled(right, -dy / size_seen), down, dx / size_seen)
        flat = [Ellipsoid(Frame(spine.joints[i].origin, spine.joints[i].forward, joint.up, left), (style.long * 0.055, 4.0, size * wide)) for i, wide in ((HOOD_AT - 3, 0.62), (HOOD_AT - 1, 1.0), (HOOD_AT + 3, 0.42))]  # fmt: skip
        path = hull(easel.view, *flat)
        easel.shade(path, brighten(style.colour, -0.05), size * 0.3)
        with clipped(easel.canvas, path):
            inner = [Ellipsoid(each.frame, (each.radii[0] * 0.7, 3.0, each.radii[2] * 0.62)) for each in flat]  # fmt: skip
            easel.solid(style.under, *inner, softness=6, depth=0.8)

    return mark(joint.origin, max(size, style.long * 0.2), paint, layer=-style.radii[0] * 2)


def _spike(style: SerpentStyle, spine: Spine, i: int) -> Part:
    joint, r = spine.joints[i], spine.radii[i]
    size = style.spike * (0.5 + 0.5 * math.sin(math.pi * i / len(spine.joints)))
    root = joint.moved(0, r * 0.82)
    points = [root.point(size * 0.6), root.point(-size * 0.35, size * 1.15), root.point(-size * 0.7)]  # fmt: skip
    return leaf(Leaf(points=points, colour=style.spikes, tension=0.35, softness=3), layer=r * 0.7)


def _ribbon(style: SerpentStyle, spine: Spine, pose: SerpentPose) -> Part:
    """A fin from the neck to the tail that ripples."""
    low: list[Vector] = []
    high: list[Vector] = []
    for i in range(2, len(spine.joints)):
        joint, r = spine.joints[i], spine.radii[i]
        ripple = 1 + 0.25 * wave(pose.clock * 1.3, i * 0.11)
        low.append(joint.point(0, r * 0.6))
        high.append(joint.point(-style.spike * 0.3, r * 0.8 + style.spike * ripple))
    points = [*low, *reversed(high)]
    return leaf(Leaf(points=points, colour=style.fin, tension=0.8, softness=4), layer=-style.radii[2])  # fmt: skip


def whiskers(style: SerpentStyle, head: Frame, pose: SerpentPose) -> list[Part]:
    """Two long feelers beside an eastern dragon's mouth."""
    if not style.whiskers:
        return []
    r, parts = style.head.radius, []
    for side in (1, -1):
        root = head.point(r * (0.9 + style.head.muzzle[0] * 0.8), -r * 0.2, side * r * 0.3)
        spots = [root]
        for k in range(1, 6):
            sway = wave(pose.clock * 0.6, 0.12 * k)
            spots.append(add(add(root, head.forward, r * (0.25 - 0.3 * k)), head.left, side * r * (0.2 * k)))  # fmt: skip
            spots[-1] = add(spots[-1], head.up, r * (0.16 * sway * k - 0.05 * k))
        parts.append(tube(style.whiskers, spots, r * 0.075, r * 0.05, r * 0.015, layer=r * 2))
    return parts


def tongue(style: SerpentStyle, head: Frame, pose: SerpentPose) -> list[Part]:
    """A forked tongue, as far out as the pose says."""
    if not style.forked or pose.tongue < 0.05:
        return []
    r = style.head.radius
    root = head.point(r * (0.8 + style.head.muzzle[0]), -r * 0.32)
    fork = add(root, head.forward, r * 0.8 * pose.tongue)
    fork = add(fork, head.up, -r * 0.12 * pose.tongue)
    parts = [tube(TONGUE, [root, between(root, fork, 0.5), fork], r * 0.07, r * 0.06, layer=r)]
    for side in (1, -1):
        tip = add(add(fork, head.forward, r * 0.34 * pose.tongue), head.left, side * r * 0.2)
        tip = add(tip, head.up, side * r * 0.1)
        parts.append(tube(TONGUE, [fork, between(fork, tip, 0.5), tip], r * 0.05, r * 0.025, layer=r))  # fmt: skip
    return parts


def tusks(style: SerpentStyle, head: Frame) -> list[Part]:
    """Two long teeth of a walrus."""
    if not style.tusks:
        return []
    r, ahead, parts = style.head.radius, 0.78 + style.head.muzzle[0], []
    for side in (1, -1):
        root = head.point(r * ahead, -r * 0.42, side * r * 0.26)
        tip = head.point(r * (ahead + 0.05), -r * 1.25, side * r * 0.34)
        parts.append(tube(style.tusks, [root, between(root, tip, 0.5), tip], r * 0.1, r * 0.09, r * 0.03, layer=r * 3))  # fmt: skip
    return parts


def fire(style: SerpentStyle, head: Frame, pose: SerpentPose) -> list[Part]:
    """The fire from its mouth."""
    if pose.fire <= 0:
        return []
    r = style.head.radius
    mouth = head.point(r * (0.75 + style.head.muzzle[0]), r * (style.head.muzzle_drop - 0.18))
    aim = head.turned(pitch=9.0)
    flame = Flame(mouth=mouth, forward=aim.forward, up=aim.up, size=r * 4.6, amount=pose.fire, clock=pose.clock)  # fmt: skip
    return [Part(mouth, flame.reach(), partial(_flames, flame), r * 4)]


def _flames(flame: Flame, easel: Easel) -> None:
    paint_fire(easel, flame)
