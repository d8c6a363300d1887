"""Sparkles: small stars of light that glint here and there and float upwards."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.effects.base import Sheet, Vent, pixels_for
from kinora.engines.animatic.paint.colour import colour_int
from kinora.engines.animatic.paint.marks import radial
from kinora.engines.animatic.sets.base import Live, Setting

TINTS = ("#ffe680", "#ffd23f", "#fff3b0", "#ffc2ec", "#b8ecff")
LARGEST = 118.0  # design units


def sparkles(setting: Setting, seed: int, vents: tuple[Vent, ...] = ()) -> tuple[Live, ...]:
    return (
        Live(1.6, Sparkles(setting, seed, count=60, size=0.6).draw),
        Live(0.94, Sparkles(setting, seed + 1, count=64, size=1.0).draw),
    )


class Sparkles:
    """Each has a place and a moment; between two of its glints it moves to another place."""

    def __init__(self, setting: Setting, seed: int, *, count: int, size: float) -> None:
        self.picture, self.size = setting.picture, size
        rng = np.random.default_rng(seed)
        self.stars = rng.random((count, 5)).T
        self.tints = rng.integers(len(TINTS), size=count).tolist()
        self.sheet = Sheet(pixels_for(LARGEST * size, self.picture.unit), 1, _star)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        u, v, rate, phase, size = self.stars
        picture, lasts = self.picture, 1.1 + 1.1 * rate
        turn = t / lasts + phase
        number, age = np.floor(turn), turn % 1
        # A new place for every glint, from the golden ratio: no two near one another.
        xs = picture.W * ((u + number * 0.618034) % 1)
        ys = picture.H * (0.06 + 0.84 * ((v + number * 0.414214) % 1)) - 34 * age
        xs = xs + 10 * np.sin(t * 1.3 + phase * 20)
        glint = np.sin(math.pi * age) ** 1.6
        sizes = LARGEST * self.size * (0.36 + 0.64 * size**2) * (0.35 + 0.65 * glint)
        tints = [
            colour_int(TINTS[tint], 0.95 * alpha)
            for tint, alpha in zip(self.tints, glint.tolist(), strict=True)
        ]
        self.sheet.stamp(canvas, (xs, ys), sizes, tints, angles=0.15 * np.sin(t + phase * 9))


def _star(canvas: skia.Canvas, _: int) -> None:
    """A core, a halo and four thin rays."""
    white = ["#ffffff"] * 3
    canvas.drawCircle(
        0, 0, 1, skia.Paint(Shader=radial(0, 0, 0.62, white, (0.55, 0.14, 0), (0, 0.4, 1)))
    )
    for wide, tall in ((1.0, 0.055), (0.055, 1.0)):
        canvas.save()
        canvas.scale(wide, tall)
        shader = radial(0, 0, 1, white, (1, 0.75, 0), (0, 0.25, 1))
        canvas.drawCircle(0, 0, 1, skia.Paint(Shader=shader, AntiAlias=True))
        canvas.restore()
    canvas.drawCircle(0, 0, 0.09, skia.Paint(Color=0xFFFFFFFF, AntiAlias=True))
