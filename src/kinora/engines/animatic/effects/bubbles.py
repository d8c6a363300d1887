"""Bubbles: clear round films with a rainbow rim and a window of light, rising and wobbling."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.effects.base import Sheet, Vent, pixels_for
from kinora.engines.animatic.paint.colour import Colour, colour_int, mix
from kinora.engines.animatic.paint.marks import placed, radial, soft_spot
from kinora.engines.animatic.sets.base import Live, Setting

LARGEST = 104.0  # design units


def bubbles(setting: Setting, seed: int, vents: tuple[Vent, ...] = ()) -> tuple[Live, ...]:
    return (
        Live(2.0, Bubbles(setting, seed, count=34, size=0.45).draw),
        Live(0.92, Bubbles(setting, seed + 1, count=30, size=1.0).draw),
    )


class Bubbles:
    """Each rises from below the picture to above it, again and again; large ones are slower."""

    def __init__(self, setting: Setting, seed: int, *, count: int, size: float) -> None:
        self.picture, self.size = setting.picture, size
        self.films = np.random.default_rng(seed).random((count, 5)).T
        glint = mix(setting.day.sun, "#ffffff", 0.5)
        pixels = pixels_for(LARGEST * size, self.picture.unit)
        self.sheet = Sheet(pixels, 1, lambda canvas, _: _bubble(canvas, glint))
        self.tint = colour_int("#ffffff", 0.95)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        u, v, rate, phase, size = self.films
        area = self.picture.area()
        big = 0.25 + 0.75 * size**2
        rise = (95 - 45 * big + 25 * rate) * (0.55 + 0.45 * self.size)
        xs = (
            area.left() + area.width() * u + (16 + 14 * rate) * np.sin(t * (0.7 + rate) + phase * 9)
        )
        ys = area.bottom() - (v * area.height() + rise * t) % area.height()
        sizes = LARGEST * self.size * big * (1 + 0.03 * np.sin(t * 5 + phase * 20))
        self.sheet.stamp(canvas, (xs, ys), sizes, [self.tint] * len(xs))


def _bubble(canvas: skia.Canvas, glint: Colour) -> None:
    rim: list[Colour] = [(0.75, 0.95, 1.0), (0.85, 0.75, 1.0), (1.0, 0.85, 0.92), (0.80, 1.0, 0.95)]
    shader = radial(
        0,
        0,
        0.96,
        [*rim, (1.0, 1.0, 1.0)],
        (0.05, 0.10, 0.24, 0.62, 1.0),
        (0, 0.55, 0.80, 0.93, 1),
    )
    canvas.drawCircle(0, 0, 0.96, skia.Paint(Shader=shader, AntiAlias=True))
    with placed(canvas, -0.38, -0.42, -42):
        soft_spot(canvas, 0, 0, 0.30, 0.17, glint, 0.95)
    with placed(canvas, 0.44, 0.46, -42):
        soft_spot(canvas, 0, 0, 0.20, 0.09, glint, 0.55)
