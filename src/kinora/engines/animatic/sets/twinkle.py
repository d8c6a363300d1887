"""Stars that breathe and, now and then, a falling one; a pure function of time."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import linear, plain
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.washes import shaded_by

FALL_EVERY = 4.5  # seconds
FALL_SHARE = 0.16  # of that time it is seen


class Twinkle:
    """Bright points above a row; `strength` 0 to 1."""

    def __init__(
        self, picture: Picture, seed: int, bottom: float, strength: float = 1.0, count: int = 34
    ) -> None:
        self.picture, self.bottom, self.strength = picture, bottom, strength
        rng = np.random.default_rng(seed)
        self.stars = rng.random((count, 4)).tolist()
        self.start = float(rng.uniform(0.35, 0.9))

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        wide, top = self.picture.W, self.picture.area().top()
        for u, v, rate, phase in self.stars:
            alpha = max(0.0, math.sin(t * (1 + 2.5 * rate) + phase * 9)) ** 3 * self.strength
            if alpha > 0.05:
                y = top + (self.bottom - top) * v
                canvas.drawCircle(u * wide, y, 1.0 + 1.4 * phase, plain("#ffffff", alpha))
        age = (t / FALL_EVERY + self.start) % 1 / FALL_SHARE
        if age < 1:
            self._falling(canvas, age)

    def _falling(self, canvas: skia.Canvas, age: float) -> None:
        x = self.picture.W * (0.75 - 0.35 * age)
        y = self.bottom * (0.10 + 0.30 * age)
        fade = (math.sin(math.pi * age) * self.strength, 0)
        tail = shaded_by(linear((x, y), (x + 130, y - 60), ["#ffffff", "#9ad0ff"], fade))
        tail.setStyle(skia.Paint.kStroke_Style)
        tail.setStrokeWidth(2.2)
        canvas.drawLine(x, y, x + 130, y - 60, tail)
