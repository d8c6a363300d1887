"""An eruption: gouts of lava from a crater of the set, and the glow over it."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.effects.base import Vent
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import fill, soft_spot
from kinora.engines.animatic.paint.paths import oval
from kinora.engines.animatic.sets.base import Live, Setting

DISTANCE = 6.5  # of the mountain's top
GOUTS, SPAN = 150, 2.4  # pieces in the air, seconds that each is there
RISE, FALL = 330.0, 250.0  # design units a second, a second squared


def eruption(setting: Setting, seed: int, vents: tuple[Vent, ...] = ()) -> tuple[Live, ...]:
    """Over every crater of the set; nothing where there is none."""
    craters = [mark for mark in setting.marks if mark.name == "crater"]
    return tuple(
        Live(DISTANCE, Eruption((mark.x, mark.row), seed + number).draw)
        for number, mark in enumerate(craters)
    )


class Eruption:
    """Every gout flies its own arc again and again; bursts come in slow waves."""

    def __init__(self, crater: tuple[float, float], seed: int) -> None:
        self.crater = crater
        self.gouts = np.random.default_rng(seed).random((GOUTS, 4)).tolist()

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        x, y = self.crater
        swell = 0.72 + 0.28 * math.sin(t * 2.1)
        for size, alpha in ((190.0, 0.35), (110.0, 0.6)):
            soft_spot(canvas, x, y - 26, size, size * 0.85, "#ff7a1c", alpha * swell, blend=skia.BlendMode.kScreen)  # fmt: skip
        for u, v, w, s in self.gouts:
            age = (t + v * SPAN) % SPAN
            force = 0.55 + 0.45 * w
            aside = (u - 0.5) * (150 + 120 * w)
            px = x + (u - 0.5) * 30 + aside * age
            py = y - RISE * force * age + FALL * 0.5 * age * age
            if py > y + 150 * abs(u - 0.5) + 20:
                continue
            r = (2.6 + 5.2 * s) * (1 - 0.3 * age / SPAN)
            hot = mix("#fff6b8", "#ff5a14", min(age / 1.1, 1.0))
            fill(
                canvas,
                oval(px, py, r, r * 1.3),
                mix(hot, "#8a1a0c", max(age / SPAN - 0.5, 0.0) * 2),
            )
