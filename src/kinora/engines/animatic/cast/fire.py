"""Breath of fire: a cone of flames from a mouth, with a glow and sparks."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.vectors import Point, Vector, add, ease, wave
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import fill, soft_spot
from kinora.engines.animatic.paint.paths import smooth_closed

CYCLE_S, DRAWN_IN, BLOWN = 3.2, 0.7, 2.5  # one breath: drawn in until, blown until
TONGUES = ((1.0, 1.0, "#e8401e", 0.85), (0.84, 0.74, "#f8862a", 0.9), (0.64, 0.5, "#fdd04a", 0.92), (0.4, 0.28, "#fff6d0", 0.95))  # fmt: skip
SOFT = 0.012  # blur of the flames' edges, lengths
NUM_SPARKS, NUM_EDGE = 16, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Flame:
    """Where a fire comes from and goes to; `size` is its length in figure units."""

    mouth: Vector
    forward: Vector
    up: Vector
    size: float
    amount: float  # 0 to 1
    clock: float  # seconds

    def reach(self) -> tuple[tuple[Vector, float], ...]:
        """Balls around all of it."""
        end = add(self.mouth, self.forward, self.size * self.amount)
        return ((self.mouth, self.size * 0.3), (end, self.size * 0.55))


def breath(t: float) -> tuple[float, float]:
    """How far the breath is drawn in, and how much fire there is, `t` seconds after it began."""
    u = t % CYCLE_S
    drawn = ease(u / DRAWN_IN) * (1 - ease((u - DRAWN_IN) / 0.25))
    fire = ease((u - DRAWN_IN) / 0.3) * (1 - ease((u - BLOWN) / 0.35))
    return drawn, fire


def paint_fire(easel: Easel, flame: Flame) -> None:
    if flame.amount <= 0.02:
        return
    for far, radius, alpha in ((0.45, 0.62, 0.34), (0.8, 0.5, 0.26)):
        x, y = easel.at(add(flame.mouth, flame.forward, flame.size * far * flame.amount))
        r = flame.size * radius * flame.amount
        soft_spot(easel.canvas, x, y, r, r * 0.8, "#ffb04a", alpha * flame.amount, blend=skia.BlendMode.kScreen)  # fmt: skip
    for far, wide, colour, alpha in TONGUES:
        tongue = smooth_closed(_tongue(easel, flame, far, wide), 1.0)
        fill(easel.canvas, tongue, colour, alpha, blur=flame.size * SOFT)
    _sparks(easel, flame)


def _tongue(easel: Easel, flame: Flame, far: float, wide: float) -> list[Point]:
    """A cone whose edges lick: waves that run outwards."""
    long = flame.size * far * flame.amount
    upper, lower = [], []
    for k in range(1, NUM_EDGE + 1):
        u = k / NUM_EDGE
        half = flame.size * 0.26 * wide * (0.10 + 0.90 * ease(u * 1.25)) * (1 - 0.5 * ease((u - 0.62) / 0.5))  # fmt: skip
        rolling = u * 1.7 - flame.clock * 2.4
        ahead = add(flame.mouth, flame.forward, long * u)
        rise = flame.size * 0.10 * u * u  # hot air goes up
        upper.append(easel.at(add(ahead, flame.up, rise + half * (1 + 0.26 * u * wave(rolling, wide)))))  # fmt: skip
        lower.append(easel.at(add(ahead, flame.up, rise - half * (1 + 0.26 * u * wave(rolling, 0.45 + wide)))))  # fmt: skip
    tip = add(flame.mouth, flame.forward, long * (1.16 + 0.08 * wave(flame.clock * 2.2, wide)))
    tip = add(tip, flame.up, flame.size * (0.12 + 0.08 * wave(flame.clock * 1.3, wide)))
    return [easel.at(flame.mouth), *upper, easel.at(tip), *reversed(lower)]


def _sparks(easel: Easel, flame: Flame) -> None:
    for k in range(NUM_SPARKS):
        u = (k * 0.618 + flame.clock * 0.9) % 1.0
        aside = math.sin(k * 2.4) * 0.34 * u
        place = add(flame.mouth, flame.forward, flame.size * flame.amount * (0.25 + 0.85 * u))
        x, y = easel.at(add(place, flame.up, flame.size * (aside + 0.12 * u * u)))
        r = flame.size * 0.016 * (1.4 - u)
        tone = mix("#fff0b0", "#f8642a", u)
        soft_spot(easel.canvas, x, y, r * 2.4, r * 2.4, tone, (1 - u) * flame.amount)
