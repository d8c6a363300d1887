"""A fire in a hearth: flames that lick, and its light on the room. Pure in time."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import fill
from kinora.engines.animatic.paint.paths import smooth_closed
from kinora.engines.animatic.sets.indoors.shell import Shell
from kinora.engines.animatic.sets.live import lay
from kinora.engines.animatic.sets.washes import PLUS, glow

TONES = (("#e8481c", 1.0), ("#ff9a2c", 0.72), ("#ffe28a", 0.42))
TONGUES = ((-0.34, 0.62), (-0.12, 0.95), (0.12, 0.80), (0.34, 0.55))


class Fire:
    """Flames over a spot (x, height, z) of a room, `wide` metres across."""

    def __init__(self, room: Shell, at: tuple[float, float, float], wide: float) -> None:
        self.x, self.row = room.ground.at(*at)
        self.size = room.ground.size(wide, at[2])
        reach = self.size * 3.2
        self.reach, tint = reach, "#ff9a4a"

        def paint(canvas: skia.Canvas) -> None:
            glow(canvas, reach, reach, reach, tint, 0.34)

        self.light = sprite(2 * reach, 2 * reach, room.picture.unit, paint, wobble=0, texture=0)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        flicker = 0.82 + 0.10 * math.sin(t * 7.1) + 0.08 * math.sin(t * 11.3 + 1)
        lay(canvas, self.light, self.x - self.reach, self.row - self.size * 0.4 - self.reach,
            alpha=flicker, blend=PLUS)  # fmt: skip
        for tint, share in TONES:
            for k, (aside, tall) in enumerate(TONGUES):
                self._tongue(
                    canvas, t, (aside * self.size * (0.6 + 0.4 * share), tall * share, tint, k)
                )

    def _tongue(self, canvas: skia.Canvas, t: float, form: tuple[float, float, str, int]) -> None:
        aside, tall, tint, k = form
        size = self.size
        lick = 1 + 0.22 * math.sin(t * (5.3 + k) + k * 2.1) + 0.10 * math.sin(t * 9.7 + k)
        high, wide = size * tall * lick * 0.85, size * 0.19 * (0.55 + 0.45 * tall)
        lean = size * 0.10 * math.sin(t * 3.7 + k * 1.7)
        x, y = self.x + aside, self.row
        flame = smooth_closed([
            (x - wide * 0.6, y), (x - wide, y - high * 0.32), (x - wide * 0.2 + lean * 0.6, y - high * 0.7),
            (x + lean, y - high), (x + wide * 0.45 + lean * 0.5, y - high * 0.62),
            (x + wide, y - high * 0.28), (x + wide * 0.6, y),
        ])  # fmt: skip
        fill(canvas, flame, tint, 0.92)
