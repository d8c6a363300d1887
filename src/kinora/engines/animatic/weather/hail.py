"""Hail: white stones that fall fast and bounce where they hit the ground."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import plain
from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.weather.gloom import gloom
from kinora.engines.animatic.weather.tiles import Tile, seamless

DEPTHS = (  # how many stones, radius in design units, speed, distance
    (300, 1.9, 620.0, 1.45),
    (150, 3.2, 860.0, 0.97),
    (46, 5.4, 1150.0, 0.78),
)
SLANT = 0.16
BOUNCE = 0.5  # seconds in the air after a stone hit the ground


def hail(setting: Setting, seed: int) -> tuple[Live, ...]:
    tint = mix(mix(setting.haze, "#ffffff", 0.75), setting.day.ambient, 0.1)
    stones = [
        Live(distance, _sheet(setting, seed * 29 + i, tint, (count, size, speed)).draw)
        for i, (count, size, speed, distance) in enumerate(DEPTHS)
    ]
    bounces = Bounces(setting, seed * 29 + 7, tint)
    return (*gloom(setting, seed, dim=0.84, veil=0.08), Live(1.01, bounces.draw), *stones)


def _sheet(setting: Setting, seed: int, tint: Colour, kind: tuple[int, float, float]) -> Tile:
    count, size, speed = kind
    picture, rng = setting.picture, np.random.default_rng(seed)
    spots = [(float(u), float(v)) for u, v in rng.random((count, 2))]
    sizes = (size * rng.uniform(0.6, 1.3, count)).tolist()
    tail, stone = plain(tint, 0.28), plain(tint, 0.95)

    def drop(canvas: skia.Canvas, i: int) -> None:
        radius = sizes[i]
        tail.setStyle(skia.Paint.kStroke_Style)
        tail.setStrokeWidth(radius * 1.2)
        canvas.drawLine(0, 0, -radius * 7 * SLANT, -radius * 7, tail)
        canvas.drawCircle(0, 0, radius, stone)

    image = seamless(picture, spots, size * 10, drop)
    return Tile(image=image, vx=speed * SLANT * picture.unit, vy=speed * picture.unit)


class Bounces:
    """Stones that jump up from the ground, each in its own rhythm."""

    def __init__(self, setting: Setting, seed: int, tint: Colour, count: int = 90) -> None:
        rng = np.random.default_rng(seed)
        self.setting, self.paint = setting, plain(tint, 0.95)
        self.spots, self.starts = rng.random((6, count, 2)).tolist(), rng.random(count).tolist()

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        picture, ground = self.setting.picture, self.setting.ground
        low, high = ground.horizon + 0.10 * picture.H, picture.H * 1.02
        for i, start in enumerate(self.starts):
            clock = t / BOUNCE + start
            turn, age = int(clock) % 6, clock % 1
            u, v = self.spots[turn][i]
            row = low + (high - low) * v**0.75
            metre = ground.scale(row)
            lift = 4 * age * (1 - age) * 0.24 * metre
            x = (u * 1.1 - 0.05) * picture.W + age * 0.12 * metre
            canvas.drawCircle(x, row - lift, max(0.018 * metre, 1.1), self.paint)
