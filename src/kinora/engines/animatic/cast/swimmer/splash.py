"""Water that a swimmer throws up: a crown, drops that fly and fall, a ring of foam."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.water import FOAM
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import fill, soft_spot
from kinora.engines.animatic.paint.paths import oval

NUM_DROPS, GRAVITY = 110, 620.0  # figure units a second squared
LASTS_S = 1.5


@dataclass(frozen=True, slots=True)
class Splash:
    """Water thrown up at `x` on the surface, `age` seconds ago; `size` is how far it flies."""

    x: float
    age: float
    size: float
    seed: int


def paint_splash(easel: Easel, splash: Splash) -> None:
    """A crown that rises, opens and falls apart into drops, and a ring of foam that widens."""
    age, size = splash.age, splash.size
    if not 0 <= age < LASTS_S:
        return
    fade = 1 - age / LASTS_S
    tone = mix(easel.light.surface(FOAM), FOAM, 0.45)
    ring = size * (0.35 + 0.9 * age)
    soft_spot(easel.canvas, splash.x, 4, ring, ring * 0.16, tone, 0.75 * fade)
    mist = size * (0.4 + 0.5 * age)
    soft_spot(easel.canvas, splash.x, -size * 0.25, mist, mist * 0.8, tone, 0.34 * fade * fade)
    reach = math.sqrt(2 * GRAVITY * size)
    draws = np.random.default_rng(splash.seed).random((NUM_DROPS, 3)).tolist()
    for a, b, c in draws:
        lean, speed = (a - 0.5) * 1.7, reach * (0.35 + 0.65 * b)
        x = splash.x + (a - 0.5) * size * 0.5 + math.sin(lean) * speed * age * 0.6
        y = -math.cos(lean) * speed * age + GRAVITY * age * age / 2
        if y < 4:
            r = size * (0.008 + 0.024 * c) * (0.5 + 0.5 * fade)
            tail = 1 + 0.8 * min(speed / reach, 1)
            fill(easel.canvas, oval(x, y, r, r * tail, math.degrees(lean)), tone, 0.85 * min(fade * 2, 1))  # fmt: skip
