"""Neon boards with invented letters, cables and paper lanterns. No fonts, no accidental words."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import linear, neon, plain, stroke
from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.paths import polyline, smooth_open
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.mood import TUBES, Mood
from kinora.engines.animatic.sets.washes import glow, rect, shaded_by, slab

LANTERNS = ("#ff7a4a", "#ffb04a", "#ff5a7a")


def board(
    canvas: skia.Canvas, rng: np.random.Generator, area: skia.Rect, tint: str, mood: Mood
) -> None:
    """A hanging sign with strokes of light; painted letters where signs do not shine."""
    left, top, right, low = area.left(), area.top(), area.right(), area.bottom()
    width = right - left
    lit = mood.tubes > 0
    base = (
        ("#241548", "#0c0820") if lit else (mix(tint, mood.awning, 0.25), mix(tint, mood.shop, 0.4))
    )
    shader = linear((0, top), (0, low), list(base))
    canvas.drawPath(slab(left, top, right, low, width * 0.18), shaded_by(shader))
    edge = slab(
        left + width * 0.1, top + width * 0.1, right - width * 0.1, low - width * 0.1, width * 0.14
    )
    _tube(canvas, edge, tint if lit else mood.awning, max(1.2, width * 0.055), mood)
    count = max(2, int((low - top) / (width * 0.9)))
    other = TUBES[(TUBES.index(tint) + 1) % len(TUBES)]
    for i in range(count):
        y = top + (low - top) * (i + 0.5) / count
        colour = other if i % 2 else "#fff0c8"
        _glyph(canvas, rng, ((left + right) / 2, y, width * 0.24), colour, mood)


def _glyph(
    canvas: skia.Canvas,
    rng: np.random.Generator,
    place: tuple[float, float, float],
    tint: ColourLike,
    mood: Mood,
) -> None:
    """A few strokes on a grid of three by three around (x, y) with that reach."""
    x, y, reach = place
    spots = [(x + (i - 1) * reach, y + (j - 1) * reach) for i in range(3) for j in range(3)]
    for _ in range(3):
        a, b = rng.choice(9, 2, replace=False)
        _tube(canvas, polyline([spots[a], spots[b]]), tint, max(1.1, reach * 0.21), mood)


def _tube(canvas: skia.Canvas, path: skia.Path, tint: ColourLike, width: float, mood: Mood) -> None:
    if mood.tubes > 0:
        neon(canvas, path, tint, width, 0.9 * mood.tubes)
    else:
        stroke(canvas, path, mix(tint, mood.awning, 0.5), width * 1.3)


def overhead(canvas: skia.Canvas, picture: Picture, rng: np.random.Generator, mood: Mood) -> None:
    """Strings of paper lanterns and cables between the houses; one of each by daylight."""
    wide, high = picture.W, picture.H
    reach, cable = 200 + picture.margin, mix(mood.frame, "#0a0720", 0.8)
    strings = ((0.16, 60, 13), (0.30, 46, 15))
    for y, sag, count in strings if mood.is_neon else strings[:1]:
        y += float(rng.uniform(-0.02, 0.02))
        points = []
        for x in np.linspace(-reach, wide + reach, 24).tolist():
            u = (x + reach) / (wide + 2 * reach)
            points.append((x, high * y + sag * 4 * u * (1 - u)))
        stroke(canvas, smooth_open(points), cable, 2.6)
        for i in range(1, count):
            x, top = points[int(i * 23 / count)]
            _lantern(canvas, x, top, LANTERNS[i % 3], mood)
    for _ in range(3 if mood.is_neon else 1):
        a, b = (rng.uniform(-0.1, 0.35, 2) * high).tolist()
        wire = [(-reach, a), (wide / 2, (a + b) / 2 + 70), (wide + reach, b)]
        stroke(canvas, smooth_open(wire), cable, 1.8)


def _lantern(canvas: skia.Canvas, x: float, top: float, tint: str, mood: Mood) -> None:
    if mood.tubes > 0:
        glow(canvas, x, top + 20, 52, tint, 0.5 * mood.tubes)
    body = rect(x - 12, top + 6, x + 12, top + 34)
    ends = (mix(tint, "#fff0c8", 0.75), tint, mix(tint, "#4a1030", 0.5))
    canvas.drawOval(body, shaded_by(linear((x - 12, top), (x + 12, top + 30), list(ends))))
    canvas.drawRect(rect(x - 5, top + 2, x + 5, top + 7), plain("#1a0c2c"))
