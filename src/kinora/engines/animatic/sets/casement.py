"""The kitchen's window: the hour outside, frame and sill, curtains, the light that falls in."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import (
    clipped,
    fill,
    linear,
    plain,
    shaded,
    stroke,
    strokes,
)
from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.paint.paths import (
    polygon,
    polyline,
    smooth_closed,
    smooth_open,
)
from kinora.engines.animatic.sets.crockery import (
    pot_of_herbs,
)
from kinora.engines.animatic.sets.live import lay
from kinora.engines.animatic.sets.room import Room
from kinora.engines.animatic.sets.washes import (
    PLUS,
    glow,
    rect,
    shaded_by,
    slab,
    smudge,
    wash,
)


def outside(canvas: skia.Canvas, room: Room) -> None:
    """What the window looks out on: soft hills under the sky of the hour."""
    w, rng, day = room.window, room.diorama.rng("outside"), room.day
    area = rect(w.left() - 160, w.top() - 120, w.right() + 160, w.bottom() + 90)
    wash(canvas, area, [day.zenith, day.middle, day.horizon], (0, 0.45, 0.8))
    if room.dark:
        for u, v, size in rng.random((40, 3)).tolist():
            canvas.drawCircle(area.left() + area.width() * u, area.top() + area.height() * 0.6 * v,
                              0.8 + size, plain("#ffffff", 0.8))  # fmt: skip
        canvas.drawCircle(w.left() + 90, w.top() + 70, 26, plain(day.sun, 0.95, blur=1))
    glow(canvas, w.left() + 60, w.top() + 40, 300, day.sun, 0.7 * day.glow)
    palette = room.diorama.palette
    for row, (tint, y) in enumerate((("#a9cfa0", 0.52), ("#86b878", 0.64), ("#5f9a58", 0.80))):
        top = [
            (x, area.top() + area.height() * (y + 0.05 * math.sin(x / 70 + row * 2)))
            for x in np.linspace(area.left(), area.right(), 14).tolist()
        ]
        hill = polygon([*top, (area.right(), area.bottom()), (area.left(), area.bottom())])
        colour = palette.flat(tint, 0.6, 0.35 - 0.15 * row)
        fill(canvas, hill, colour)
        strokes(
            canvas, hill, colour, seed=row, count=50, length=30, width=9, angle=-0.3, spread=0.05
        )


def window_frame(canvas: skia.Canvas, room: Room) -> None:
    w, light = room.window, room.light
    dark, pale = light.surface("#8a5a38"), light.surface("#ecd6ac")
    frame = slab(w.left(), w.top(), w.right(), w.bottom())
    stroke(canvas, frame, dark, 26)
    stroke(canvas, frame, pale, 16)
    x, y = w.centerX(), w.top() + w.height() * 0.42
    for bar in ([(x, w.top()), (x, w.bottom())], [(w.left(), y), (w.right(), y)]):
        stroke(canvas, polyline(bar), dark, 13)
        stroke(canvas, polyline(bar), pale, 8)
    sill = slab(w.left() - 34, w.bottom() + 4, w.right() + 34, w.bottom() + 24, 5)
    shaded(canvas, sill, "#e2bc88", light, softness=8)
    smudge(canvas, x, w.bottom() + 36, (w.width() * 0.55, 8), "#5a3028", 0.5, 8)
    rng = room.diorama.rng("sill")
    pot_of_herbs(canvas, (w.left() + 40, w.bottom() + 6), 62, rng, light)
    pot_of_herbs(canvas, (w.right() - 44, w.bottom() + 6), 48, rng, light)


def curtains(canvas: skia.Canvas, room: Room) -> None:
    w, light = room.window, room.light
    top = w.top() - 26
    stroke(canvas, polyline([(w.left() - 60, top), (w.right() + 60, top)]), "#5d3824", 7)
    for side in (-1, 1):
        edge = w.left() - 34 if side < 0 else w.right() + 34
        outline = [
            (edge, top), (edge - side * 92, top), (edge - side * 98, w.top() + w.height() * 0.34),
            (edge - side * 36, w.top() + w.height() * 0.60), (edge - side * 50, w.bottom() + 10),
            (edge + side * 16, w.bottom() + 12), (edge + side * 6, w.top() + w.height() * 0.5),
        ]  # fmt: skip
        cloth = smooth_closed(outline)
        shaded(canvas, cloth, "#e8775c", light, softness=22)
        with clipped(canvas, cloth):
            for k in range(7):
                x, tie = edge - side * k * 14, edge - side * (16 + k * 3)
                fold = [(x, top), (x - side * 4, w.top() + 120), (tie, w.top() + w.height() * 0.6),
                        (edge - side * (6 + k * 6), w.bottom() + 20)]  # fmt: skip
                stroke(canvas, smooth_open(fold), "#a33d3a" if k % 2 else "#ffc79a", 5, 0.4)
    valance = skia.Path()
    left, width = w.left() - 50, (w.width() + 100) / 6
    valance.moveTo(left, top)
    for i in range(6):
        valance.quadTo(left + (i + 0.5) * width, top + 74, left + (i + 1) * width, top + 34)
    valance.lineTo(w.right() + 50, top)
    valance.close()
    shaded(canvas, valance, "#ee8a66", light, softness=18)


class Sunbeams:
    """Window light: one additive sprite that breathes, and dust in it."""

    def __init__(self, room: Room) -> None:
        self.window, tint = room.window, mix("#ffe2a0", room.day.sun, 0.5)
        self.dust = room.diorama.rng("dust").random((40, 4)).tolist()
        self.image = sprite(760, 600, room.picture.unit, lambda canvas: _beam(canvas, tint),
                            wobble=0, texture=0)  # fmt: skip

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        w = self.window
        strength = 0.80 + 0.15 * math.sin(t * 0.8)
        lay(canvas, self.image, w.left(), w.top() + 20, alpha=strength, blend=PLUS)
        for u, v, drift, size in self.dust:
            x = w.left() + 40 + u * 520 + 18 * math.sin(t * 0.5 + drift * 9)
            y = w.top() + 60 + (v * 480 + t * 9 * drift) % 480
            gleam = 0.14 + 0.26 * (math.sin(t * 1.4 + drift * 20) * 0.5 + 0.5)
            canvas.drawCircle(x, y, 0.8 + 1.4 * size, plain("#fff0c0", gleam))


def _beam(canvas: skia.Canvas, tint: Colour) -> None:
    for k in range(3):
        left = k * 110 + 20
        shape = polygon([(left, 0), (left + 92, 0), (left + 422, 560), (left + 190, 560)])
        paint = shaded_by(linear((left, 0), (left + 280, 560), [tint] * 2, (0.30, 0)))
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 12))
        canvas.drawPath(shape, paint)
