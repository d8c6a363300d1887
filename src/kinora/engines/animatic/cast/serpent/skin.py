"""The skin of a long body: short pieces, each shaded across, so that no seam is seen however the
body bends or lies over itself."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

import skia

from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.parts import Part
from kinora.engines.animatic.cast.serpent.spine import Spine
from kinora.engines.animatic.cast.serpent.style import SerpentStyle
from kinora.engines.animatic.cast.skeleton import Ellipsoid
from kinora.engines.animatic.cast.vectors import Point
from kinora.engines.animatic.paint.colour import Colour, mix, rgb
from kinora.engines.animatic.paint.marks import fill, linear
from kinora.engines.animatic.paint.paths import oval

BELLY_SEEN = 0.2  # how far the belly must be turned towards the edge to show
END_ON = 0.45  # share of a link's length that is seen, below which it is drawn round
OVERLAP = 0.8  # figure units by which the pieces lie over each other


@dataclass(frozen=True, slots=True)
class Ring:
    """One cross-section in the picture; `across` is a unit normal of the body there."""

    at: Point
    radius: float
    across: Point
    belly: Point  # where the belly is from the middle, radii
    is_end_on: bool


def skin(style: SerpentStyle, spine: Spine) -> list[Part]:
    """The pieces of the skin from the neck to the tail, and the marks on its back."""
    parts = []
    for i in range(len(spine.joints) - 1):
        a, b = spine.joints[i], spine.joints[i + 1]
        reach = ((a.origin, spine.radii[i] * max(style.wide, 1)), (b.origin, spine.radii[i + 1]))
        parts.append(Part(a.origin, reach, partial(_piece, style, spine, i)))
        if style.pattern in ("diamonds", "spots") and i % 2 == 0 and i > 1:
            parts.append(Part(a.origin, reach, partial(_marks, style, spine, i), spine.radii[i]))
    return parts


def _piece(style: SerpentStyle, spine: Spine, i: int, easel: Easel) -> None:
    if style.pattern == "beads":
        _bead(style, spine, i, easel)
        return
    first, last = _ring(style, spine, i, easel), _ring(style, spine, i + 1, easel)
    shader = _across(style, easel, _colour(style, i), first, last)
    easel.canvas.drawPath(_outline(first, last, i), skia.Paint(AntiAlias=True, Shader=shader))


def _ring(style: SerpentStyle, spine: Spine, i: int, easel: Easel) -> Ring:
    joint, view = spine.joints[i], easel.view
    (dx, dy), down = view.project(joint.forward), view.project(joint.up)
    size = math.hypot(dx, dy)
    aside = abs(view.depth(joint.left))
    radius = spine.radii[i] * (1 + (style.wide - 1) * (1 - aside * 0.7))
    across = (dy / size, -dx / size) if size > 1e-6 else (0.0, 1.0)
    return Ring(easel.at(joint.origin), radius, across, (-down[0], -down[1]), size < END_ON)


def _colour(style: SerpentStyle, i: int) -> Colour:
    every = {"bands": 6, "rings": 4}.get(style.pattern, 0)
    is_banded = every > 0 and i % every < 2 and i > 1
    return rgb(style.pattern_colour if is_banded else style.colour)


def _across(style: SerpentStyle, easel: Easel, colour: Colour, first: Ring, last: Ring) -> skia.Shader:  # fmt: skip
    """Light to shade across the body, the belly at its edge where that is turned to us."""
    light, (nx, ny) = easel.light, first.across
    belly = nx * first.belly[0] + ny * first.belly[1]
    if belly < 0:  # the normal points to the belly's side
        nx, ny, belly = -nx, -ny, -belly
    (x, y), r = first.at, max(first.radius, last.radius)
    start, end = (x - nx * r, y - ny * r), (x + nx * r, y + ny * r)
    towards = -(nx * light.source[0] + ny * light.source[1])
    side = light.lit(colour, 1.1) if towards > 0 else light.shaded(colour, 1.4)
    back = mix(light.surface(colour), side, abs(towards))
    edge = mix(back, light.shaded(colour, 1.5), 0.25)
    if not style.under or belly < BELLY_SEEN:
        dark = light.shaded(colour, 0.9 + 0.9 * max(towards, 0))
        tones = [edge, back, light.surface(colour), dark, light.shaded(colour, 1.9)]
        return linear(start, end, tones, stops=(0, 0.16, 0.5, 0.86, 1))
    line = 1 - 0.42 * min(belly, 1.0)
    tones = [edge, back, light.surface(colour), light.shaded(colour, 0.9), light.surface(style.under), light.shaded(style.under, 1.3)]  # fmt: skip
    return linear(start, end, tones, stops=(0, 0.14, 0.45, line - 0.02, line + 0.02, 1))


def _outline(first: Ring, last: Ring, i: int) -> skia.Path:
    """A strip from ring to ring, a little longer than it is; with discs where it is seen end-on,
    and at the neck."""
    path = skia.Path()
    if first.is_end_on or last.is_end_on or i == 0:
        path.addCircle(*first.at, first.radius)
        path.addCircle(*last.at, last.radius)
    (x0, y0), (x1, y1) = first.at, last.at
    size = math.hypot(x1 - x0, y1 - y0) or 1.0
    ox, oy = (x1 - x0) / size * OVERLAP, (y1 - y0) / size * OVERLAP
    (ax, ay), (bx, by), a, b = first.across, last.across, first.radius, last.radius
    corners = [(x0 - ax * a - ox, y0 - ay * a - oy), (x1 - bx * b + ox, y1 - by * b + oy),
               (x1 + bx * b + ox, y1 + by * b + oy), (x0 + ax * a - ox, y0 + ay * a - oy)]  # fmt: skip
    if (x1 - x0) * ay - (y1 - y0) * ax < 0:  # the same sense of rotation as the discs
        corners.reverse()
    path.addPoly([skia.Point(x, y) for x, y in corners], True)
    return path


def _bead(style: SerpentStyle, spine: Spine, i: int, easel: Easel) -> None:
    """One ball of a caterpillar, two links long."""
    if i % 2:
        return
    joint, r = spine.joints[i], spine.radii[i]
    colour = style.pattern_colour if i % 4 else style.colour
    easel.solid(colour, Ellipsoid(joint, (r * 0.86, r, r * style.wide)), softness=r * 0.5)


def _marks(style: SerpentStyle, spine: Spine, i: int, easel: Easel) -> None:
    """A diamond on the ridge of the back, or a spot on either side of it."""
    joint, r = spine.joints[i], spine.radii[i]
    tone, is_ridge = easel.light.shaded(style.pattern_colour, 0.3), style.pattern == "diamonds"
    for left, up in ((0.0, 1.0),) if is_ridge else ((0.72, 0.7), (-0.72, 0.7)):
        if easel.view.depth(joint.up) * up + easel.view.depth(joint.left) * left < 0.15:
            continue
        x, y = easel.at(joint.point(0, r * up * 0.9, r * left * style.wide * 0.9))
        tail = easel.at(joint.point(-r, r * up * 0.9, r * left * style.wide * 0.9))
        angle = math.degrees(math.atan2(tail[1] - y, tail[0] - x))
        long = r * (0.62 if is_ridge else 0.3)
        fill(easel.canvas, oval(x, y, long, r * 0.26, angle), tone, 0.85)
