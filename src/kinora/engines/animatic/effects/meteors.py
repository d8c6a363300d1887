"""A meteor shower: streaks of light that cross the sky and go out, one after another."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.effects.base import Vent
from kinora.engines.animatic.paint.marks import linear, soft_spot
from kinora.engines.animatic.sets.base import Live, Setting

FAR = 60.0  # distance: behind all land
COUNT, PERIOD = 11, 3.6  # ways, and seconds between two meteors of one way
LASTS = 1.15  # seconds of a meteor
SLANT = math.radians(32)
TINTS = ("#ffffff", "#cfe6ff", "#fff0c8", "#d8fff0")


def meteors(setting: Setting, seed: int, vents: tuple[Vent, ...] = ()) -> tuple[Live, ...]:
    if setting.sheltered:
        return ()
    return (Live(FAR, Meteors(setting, seed).draw),)


class Meteors:
    """Each way has its moment; where the next one on it falls is drawn anew."""

    def __init__(self, setting: Setting, seed: int) -> None:
        self.picture, self.seed = setting.picture, seed
        self.phases = np.random.default_rng(seed).random(COUNT).tolist()

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        for way, phase in enumerate(self.phases):
            turn = t / PERIOD + (way + 0.7 * phase) / COUNT
            age = turn % 1.0 * PERIOD
            if age < LASTS:
                self._streak(canvas, way, math.floor(turn), age / LASTS)

    def _streak(self, canvas: skia.Canvas, way: int, number: int, u: float) -> None:
        """A head, a long tail that thins out, a glow; all fading in and out softly."""
        x, y, size, tint = np.random.default_rng((self.seed, way, number)).random(4).tolist()
        picture = self.picture
        long = (0.16 + 0.16 * size) * picture.W
        travel = (0.30 + 0.20 * size) * picture.W * u
        head_x = picture.W * (1.15 * x + 0.05) - travel * math.cos(SLANT)
        head_y = picture.H * (0.02 + 0.34 * y) - 0.06 * picture.H + travel * math.sin(SLANT)
        tail_x, tail_y = head_x + long * math.cos(SLANT), head_y - long * math.sin(SLANT)
        strength = math.sin(math.pi * min(u * 1.02, 1.0)) ** 0.7
        colour, width = TINTS[int(tint * 3.99)], 2.0 + 2.6 * size
        ramp = linear((head_x, head_y), (tail_x, tail_y), [colour] * 3, (strength, 0.45 * strength, 0.0), (0, 0.25, 1))  # fmt: skip
        across_x, across_y = width * math.sin(SLANT), width * math.cos(SLANT)
        path = skia.Path()
        path.moveTo(head_x - across_x, head_y - across_y)
        path.lineTo(tail_x, tail_y)
        path.lineTo(head_x + across_x, head_y + across_y)
        path.close()
        canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=ramp))
        soft_spot(canvas, head_x, head_y, 5 * width, 5 * width, colour, 0.55 * strength)
        soft_spot(canvas, head_x, head_y, 1.7 * width, 1.7 * width, "#ffffff", strength)
