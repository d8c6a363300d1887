"""Wings: a butterfly's, clear ones, a dragonfly's two pairs, a beetle's cases."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.insect.style import InsectPose, InsectStyle
from kinora.engines.animatic.cast.parts import Leaf, Part, leaf, mark, shrunk
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, hull
from kinora.engines.animatic.cast.vectors import Vector, add, scaled
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped, fill
from kinora.engines.animatic.paint.paths import oval

Flat = tuple[tuple[float, float], ...]  # (out, forward) in wing lengths
FORE: Flat = ((0, .06), (.26, .52), (.62, .88), (.98, .92), (1.04, .62), (.86, .22), (.60, -.04), (0, -.06))  # fmt: skip
HIND: Flat = ((0, .04), (.60, .04), (.84, -.16), (.80, -.50), (.56, -.80), (.30, -.78), (.14, -.50), (0, -.14))  # fmt: skip
CLEAR_FORE: Flat = ((0, 0.05), (0.4, 0.24), (0.85, 0.22), (1.0, 0.04), (0.8, -0.12), (0.35, -0.1))
CLEAR_HIND: Flat = ((0, 0), (0.3, -0.02), (0.62, -0.16), (0.66, -0.32), (0.42, -0.34), (0.1, -0.16))
LONG_FORE: Flat = ((0, 0.03), (0.5, 0.20), (0.95, 0.34), (1.08, 0.28), (1.0, 0.16), (0.5, 0.06), (0, -0.04))  # fmt: skip
LONG_HIND: Flat = ((0, 0.02), (0.5, -0.02), (0.95, -0.08), (1.0, -0.18), (0.85, -0.26), (0.4, -0.24), (0, -0.1))  # fmt: skip
GLASS, GLASS_ALPHA = "#e8f4ff", 0.55
BLUR_SWING = 34.0  # degrees that a fast wing is seen smeared over


def wings(style: InsectStyle, pose: InsectPose, thorax: Frame) -> list[Part]:
    """All the wings of a body."""
    hinge = thorax.moved(0, style.thorax[3] * 0.72)
    match style.wings:
        case "butterfly":
            return [_painted(style, hinge, pose, side, fore) for fore in (False, True) for side in (1, -1)]  # fmt: skip
        case "clear" | "dragonfly":
            return _glass(style, hinge, pose)
        case "cases":
            glass = _glass(style, hinge, pose) if pose.spread > 0.3 else []
            return [*glass, *(_case(style, pose, thorax, side) for side in (1, -1))]
        case "folded":
            return _roof(style, pose, thorax)
        case _:
            return []


def _placed(hinge: Frame, flat: Flat, size: float, flap: float, side: int) -> list[Vector]:
    a = math.radians(flap)
    out = add(scaled(hinge.left, side * math.cos(a)), hinge.up, math.sin(a))
    return [add(add(hinge.origin, out, u * size), hinge.forward, v * size) for u, v in flat]


def _painted(style: InsectStyle, hinge: Frame, pose: InsectPose, side: int, fore: bool) -> Part:
    """A dark border, the colour inside it, veins and pale dots along the edge."""
    flap = pose.flap + (0 if fore else -7)
    points = _placed(hinge, FORE if fore else HIND, style.wing, flap, side)
    root, colour = points[0], brighten(style.wing_colour, 0.0 if fore else 0.06)
    inside = shrunk(points, shrunk([points[3]], root, 0.45)[0], 0.76)
    dots = [_dot(points, k, style.wing * 0.05) for k in ((3, 4, 5) if fore else (2, 3, 4))]
    veins = [[root, shrunk([tip], root, 0.5)[0], shrunk([tip], root, 0.86)[0]] for tip in points[2:6]]  # fmt: skip
    shape = Leaf(
        points=points, colour=style.wing_edge, inner=((inside, colour), *((dot, style.wing_spot) for dot in dots)),
        veins=veins, vein_width=style.wing * 0.018, tension=0.95, softness=3,
    )  # fmt: skip
    return leaf(shape, layer=4 if fore else 0)


def _dot(points: Sequence[Vector], k: int, radius: float) -> list[Vector]:
    """A small square on the edge's inside, that smoothing makes round."""
    centre = shrunk([points[k]], points[0], 0.9)[0]
    a, b = add(points[k], points[k - 1], -1), add(points[k], points[0], -1)
    sizes = [math.sqrt(sum(c * c for c in v)) or 1.0 for v in (a, b)]
    along, across = scaled(a, radius / sizes[0]), scaled(b, radius / sizes[1])
    return [add(centre, along), add(centre, across), add(centre, along, -1), add(centre, across, -1)]  # fmt: skip


def _glass(style: InsectStyle, hinge: Frame, pose: InsectPose) -> list[Part]:
    pairs = (LONG_FORE, LONG_HIND) if style.wings == "dragonfly" else (CLEAR_FORE, CLEAR_HIND)
    swings = (0.0,) if pose.blur < 0.3 else (-BLUR_SWING * pose.blur, 0.0, BLUR_SWING * pose.blur)
    parts = []
    for number, flat in enumerate(pairs):
        for side in (1, -1):
            for swing in swings:
                points = _placed(hinge, flat, style.wing, pose.flap + swing - 8 * number, side)
                veins = [[points[0], shrunk([points[k]], points[0], 0.92)[0]] for k in (1, 2, 3, 4)]
                alpha = GLASS_ALPHA if swing == 0 else GLASS_ALPHA * 0.4
                shape = Leaf(points=points, colour=GLASS, alpha=alpha, veins=veins if swing == 0 else (), vein_width=1.6)  # fmt: skip
                parts.append(leaf(shape))
    return parts


def _case(style: InsectStyle, pose: InsectPose, thorax: Frame, side: int) -> Part:
    """One half of a beetle's back; in flight it is turned out and up."""
    x, y, long, high, wide = style.abdomen
    middle = thorax.moved(x - style.thorax[0], y - style.thorax[1] + high * 0.12)
    front = middle.moved(long * 0.8, 0, side * wide * 0.1)
    opened = Frame(front.origin, middle.forward, middle.up, middle.left).turned(yaw=-side * 46 * pose.spread, roll=side * 18 * pose.spread)  # fmt: skip
    frame = opened.moved(-long * 0.8, high * 0.3 * pose.spread, side * wide * (0.36 + 0.2 * pose.spread))  # fmt: skip
    shell = Ellipsoid(frame, (long * 1.04, high * 1.06, wide * 0.68))
    return mark(frame.origin, long * 1.1, partial(_paint_case, style, shell, side), layer=high * 0.8)  # fmt: skip


def _paint_case(style: InsectStyle, shell: Ellipsoid, side: int, easel: Easel) -> None:
    path = hull(easel.view, shell)
    easel.shade(path, style.wing_colour, shell.radii[1] * 0.5)
    with clipped(easel.canvas, path):
        if style.spots:
            for azimuth, elevation, size in ((side * 30, 62, 0.2), (side * 95, 38, 0.22), (side * 150, 52, 0.18)):  # fmt: skip
                if shell.facing(easel.view, azimuth, elevation) > 0.1:
                    x, y = easel.at(shell.surface(azimuth, elevation))
                    r = shell.radii[1] * size * 1.3
                    fill(easel.canvas, oval(x, y, r, r * 0.85), easel.light.surface(style.spots))
        seam = [easel.at(shell.frame.point(shell.radii[0] * f, shell.radii[1] * math.sqrt(max(1 - f * f, 0)) * 0.95, -side * shell.radii[2] * 0.5)) for f in (-0.95, -0.5, 0, 0.5, 0.95)]  # fmt: skip
        easel.line(seam, easel.light.shaded(style.wing_colour, 2.0), 2.5, 0.5)


def _roof(style: InsectStyle, pose: InsectPose, thorax: Frame) -> list[Part]:
    """Long narrow wings that lie along the body like a roof, and open in flight."""
    parts, size = [], style.wing
    for side in (1, -1):
        root = thorax.point(0, style.thorax[3] * 0.7, side * style.thorax[4] * 0.3)
        out = scaled(thorax.left, side * (0.16 + 0.7 * pose.spread))
        lift = scaled(thorax.up, -0.1 + pose.spread * math.sin(math.radians(pose.flap)))
        along = add(add(scaled(thorax.forward, -1.0 + 0.5 * pose.spread), out), lift)
        tip = add(root, along, size)
        points = [root, add(add(root, along, size * 0.5), thorax.up, size * 0.13), tip, add(add(root, along, size * 0.5), thorax.up, -size * 0.08)]  # fmt: skip
        parts.append(leaf(Leaf(points=points, colour=style.wing_colour, veins=[[root, tip]]), layer=style.abdomen[3] + 6))  # fmt: skip
    return parts
