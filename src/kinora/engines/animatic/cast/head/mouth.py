"""Mouths: a smile on any solid, an animal's cleft lip, teeth."""

from __future__ import annotations

from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.head.style import INK
from kinora.engines.animatic.cast.skeleton import Ellipsoid
from kinora.engines.animatic.cast.vectors import Point
from kinora.engines.animatic.paint.marks import clipped, fill, stroke
from kinora.engines.animatic.paint.paths import box, oval, smooth_closed

DARK, TONGUE, TOOTH = "#6b1d26", "#e8737a", "#fff8e8"
GAPE = 29.0  # degrees that a mouth opens down to
OPEN = 0.12  # a mouth less open than this is a line


def paint_mouth(head: Head, solid: Ellipsoid, elevation: float, wide: float = 24.0) -> None:
    """A smile that follows the curve of a solid; `wide` is half its width in degrees."""
    if head.face.wonder > 0.5:
        return _round_mouth(head, solid, elevation)
    view, curve, gape = head.easel.view, head.face.smile, head.face.mouth
    reach = wide * (1.5 if head.style.mouth == "grin" else 1.0)
    spots = [(a / 4 * reach, elevation + curve * 13 * ((a / 4) ** 2 - 0.55)) for a in range(-4, 5)]
    spots = [(a, e) for a, e in spots if solid.facing(view, a, e) > 0.02]
    if len(spots) < 3:
        return None
    upper = [head.easel.at(solid.surface(a, e)) for a, e in spots]
    if gape > OPEN:
        lower = [head.easel.at(solid.surface(a * 0.8, e - gape * GAPE * (1 - (a / reach) ** 2))) for a, e in spots]  # fmt: skip
        _inside(head, upper, lower)
    head.easel.line(upper, INK, head.r * 0.04)
    if gape <= OPEN:
        _shown_teeth(head, upper)
    return None


def _shown_teeth(head: Head, lip: list[Point]) -> None:
    """What of the teeth is seen with the mouth closed."""
    r, middle = head.r, lip[len(lip) // 2]
    match head.style.mouth:
        case "grin":
            _teeth(head, lip[1:-1:2], 0.1)
        case "fangs" if len(lip) > 5:
            _teeth(head, [lip[2]], 0.11)
            _teeth(head, [lip[-3]], 0.11)
        case "teeth":
            for side in (-1, 1):
                tooth = box(middle[0] + side * r * 0.065, middle[1] + r * 0.07, r * 0.12, r * 0.17, r * 0.03)  # fmt: skip
                fill(head.canvas, tooth, TOOTH)
                stroke(head.canvas, tooth, INK, r * 0.012, 0.5)
        case _:
            pass


def _round_mouth(head: Head, solid: Ellipsoid, elevation: float) -> None:
    if solid.facing(head.easel.view, 0, elevation - 6) > 0.05:
        x, y = head.easel.at(solid.surface(0, elevation - 6))
        grow = 0.6 + 0.4 * head.face.wonder
        fill(head.canvas, oval(x, y, head.r * 0.10 * grow, head.r * 0.145 * grow), DARK)


def _inside(head: Head, upper: list[Point], lower: list[Point]) -> None:
    hollow = smooth_closed(upper + lower[::-1][1:-1], 0.9)
    fill(head.canvas, hollow, DARK)
    with clipped(head.canvas, hollow):
        x, y = lower[len(lower) // 2]
        fill(head.canvas, oval(x, y, head.r * 0.16, head.r * 0.10), TONGUE)
        if head.style.mouth == "grin":
            _teeth(head, upper, 0.14)


def _teeth(head: Head, points: list[Point], tip: float) -> None:
    size = head.r * tip
    for x, y in points[::2]:
        tooth = [(x - size * 0.55, y - 1), (x + size * 0.55, y - 1), (x, y + size)]
        fill(head.canvas, smooth_closed(tooth, 0.5), TOOTH)


def paint_cat_mouth(head: Head, tip: Ellipsoid) -> None:
    """The cleft lip of cats and rabbits, opening below."""
    easel, r = head.easel, head.r
    seam = easel.at(tip.surface(0, -12))
    if head.face.mouth > OPEN:
        x, y = easel.at(tip.surface(0, -40))
        tall, wide = r * (0.05 + 0.22 * head.face.mouth), r * (0.12 + 0.07 * head.face.mouth)
        fill(head.canvas, oval(x, y + tall * 0.45, wide, tall), DARK)
        fill(head.canvas, oval(x, y + tall * 0.95, wide * 0.62, tall * 0.42), TONGUE)
    for side in (-1, 1):
        if tip.facing(easel.view, side * 40, -20) > -0.25:
            corner = easel.at(tip.surface(side * 46, -18 + 20 * (head.face.smile - 0.5)))
            easel.line([seam, easel.at(tip.surface(side * 24, -38)), corner], INK, r * 0.036)
    easel.line([easel.at(tip.surface(0, 12)), seam], INK, r * 0.034)
