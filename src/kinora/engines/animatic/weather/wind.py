"""Wind made visible: pale curling lines, and leaves or petals that tumble by."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import stroke
from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.sets.palette import Palette


def wind(setting: Setting, seed: int) -> tuple[Live, ...]:
    leaves = Flyers(
        setting, seed * 17 + 1, count=46, colours=("#8aa83e", "#c9a23c", "#e9c0c8"), speed=340,
        fall=30, size=19,
    )  # fmt: skip
    return (Live(1.1, Gusts(setting, seed * 17).draw), Live(0.85, leaves.draw))


def falling_leaves(setting: Setting, seed: int) -> tuple[Live, ...]:
    colours = ("#d9772b", "#c9432b", "#e0a936", "#a8632c")
    leaves = Flyers(setting, seed * 17 + 2, count=60, colours=colours, speed=34, fall=70, size=17)
    return (Live(0.85, leaves.draw),)


class Flyers:
    """Leaves tumbling on the wind; speeds in design units a second."""

    def __init__(
        self,
        setting: Setting,
        seed: int,
        *,
        count: int,
        colours: Sequence[str],
        speed: float,
        fall: float,
        size: float,
    ) -> None:
        rng = np.random.default_rng(seed)
        self.picture, self.speed, self.fall = setting.picture, speed, fall
        self.x, self.y, self.phase = rng.random(count), rng.random(count), rng.random(count) * 6.28
        self.near = rng.uniform(0.55, 1.5, count) ** 1.4
        self.size = size * self.near
        palette = Palette.of(setting.day)
        tones = [palette.ramp(colour) for colour in colours]
        levels = rng.uniform(0.35, 1, count)
        self.colours = [ramp(tones[i % len(tones)], levels[i : i + 1])[0] for i in range(count)]

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        wide, high, reach = self.picture.W, self.picture.H, 40.0
        across = (self.speed * t + 26 * np.sin(t * 1.3 + self.phase)) * self.near
        down = (self.fall * t + 16 * np.sin(t * 2.1 + self.phase * 1.6)) * self.near
        xs = (self.x * wide + across) % (wide + 2 * reach) - reach
        ys = (self.y * high + down) % (high + 2 * reach) - reach
        sizes = self.size * (0.65 + 0.35 * np.abs(np.sin(t * 2.6 + self.phase)))
        turn = self.phase + t * (1.4 + self.near) * np.where(self.phase > 3.1, 1, -1)
        stamp(canvas, "leaf", xs, ys, sizes, turn, self.colours)


class Gusts:
    """Storybook wind: lines that draw themselves, curl and fade."""

    def __init__(self, setting: Setting, seed: int, count: int = 11) -> None:
        self.picture = setting.picture
        self.items = np.random.default_rng(seed).random((count, 4)).tolist()

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        for i, item in enumerate(self.items):
            self._line(canvas, t, item, curls=i % 2 == 1)

    def _line(self, canvas: skia.Canvas, t: float, item: list[float], *, curls: bool) -> None:
        a, b, c, d = item
        age = (t * (0.42 + 0.2 * c) + d) % 1
        x = (a * 1.2 - 0.3) * self.picture.W + age * 420
        y, length, r = (0.12 + 0.68 * b) * self.picture.H, 150 + 200 * c, 16 + 12 * c
        path = skia.Path()
        path.moveTo(x, y)
        path.cubicTo(x + length * 0.35, y - 22, x + length * 0.6, y + 20, x + length, y - 4)
        if curls:
            end = x + length
            path.cubicTo(
                end + 2.2 * r, y - 4 - 0.3 * r, end + 1.5 * r, y - 2.3 * r,
                end + 0.5 * r, y - 1.7 * r,
            )  # fmt: skip
            path.cubicTo(end, y - 1.2 * r, end + 0.6 * r, y - 0.6 * r, end + r, y - r)
        stroke(canvas, path, "#ffffff", 3.4, 0.72 * math.sin(math.pi * age) ** 1.5)
