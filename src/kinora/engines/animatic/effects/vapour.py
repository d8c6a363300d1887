"""Smoke and steam: puffs that rise from where they belong, trail behind what moves, and dissolve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.effects.base import Sheet, Vent, pixels_for
from kinora.engines.animatic.paint.colour import Colour, colour_int, mix
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.marks import soft_spot
from kinora.engines.animatic.sets.base import Live, Setting

SHAPES = 4  # puffs that differ
LARGEST = 200  # pixels of a puff's picture
DEAR = 150.0  # design units: plumes of larger puffs are made of fewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """How one sort of vapour rises; metres and seconds."""

    tint: str
    shade: str
    every: float  # seconds from puff to puff
    lasts: float
    rise: float  # metres in a life
    wind: float
    young: float  # size of a new puff
    old: float
    alpha: float


SMOKE = Sort(
    tint="#d9d3d1", shade="#6d6670", every=0.13, lasts=3.6, rise=3.6, wind=0.9, young=0.42, old=2.1,
    alpha=0.86,
)  # fmt: skip
STEAM = Sort(
    tint="#fffdf8", shade="#cfd6df", every=0.16, lasts=2.4, rise=1.5, wind=0.15, young=0.16, old=0.75,
    alpha=0.50,
)  # fmt: skip


def smoke(setting: Setting, seed: int, vents: tuple[Vent, ...] = ()) -> tuple[Live, ...]:
    return _layers(setting, seed, SMOKE, vents)


def steam(setting: Setting, seed: int, vents: tuple[Vent, ...] = ()) -> tuple[Live, ...]:
    return _layers(setting, seed, STEAM, vents)


def _layers(setting: Setting, seed: int, sort: Sort, vents: tuple[Vent, ...]) -> tuple[Live, ...]:
    return tuple(
        Live(vent.distance, Plume(setting, seed + number, sort, vent).draw)
        for number, vent in enumerate(vents or _from_the_ground(setting))
    )


def _from_the_ground(setting: Setting) -> tuple[Vent, ...]:
    """Three places behind the cast, for vapour that nothing in the picture gives off."""
    picture, ground = setting.picture, setting.ground
    row = ground.horizon + (setting.mark("centre").row - ground.horizon) * 0.80
    return tuple(_still(picture.W * share, row, ground.scale(row)) for share in (0.20, 0.80))


def _still(x: float, row: float, metre: float) -> Vent:
    return Vent(lambda _: (x, row), metre, distance=1.02)


class Plume:
    """The puffs of one vent; each keeps the place where it came out."""

    def __init__(self, setting: Setting, seed: int, sort: Sort, vent: Vent) -> None:
        self.sort, self.vent = sort, vent
        widest = sort.old * vent.metre
        self.every = sort.every * max(widest / DEAR, 1.0)
        pixels = min(pixels_for(widest, setting.picture.unit), LARGEST)
        self.sheet = Sheet(
            pixels, SHAPES, lambda canvas, shape: _puff(canvas, shape, sort, setting.light)
        )
        self.lots = np.random.default_rng(seed).random((64, 4))

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        sort, metre = self.sort, self.vent.metre
        last = int(np.floor(t / self.every))
        numbers = np.arange(last - int(sort.lasts / self.every), last + 1)
        rows = []
        for number in numbers.tolist():
            # Puffs from before the clip came out where the vent is first seen.
            came = self.vent.spot(max(number * self.every, 0.0))
            if came is not None:
                rows.append((number, *came))
        if not rows:
            return
        table = np.asarray(rows)
        lots = self.lots[table[:, 0].astype(int) % len(self.lots)].T
        age = np.clip((t / self.every - table[:, 0]) * self.every / sort.lasts, 0, 1)
        spread = (lots[0] - 0.5) * (0.3 + 1.1 * age)
        xs = table[:, 1] + metre * (sort.wind * age**1.3 + spread * sort.old * 0.42)
        ys = table[:, 2] - metre * sort.rise * (1 - (1 - age) ** 1.6) * (0.85 + 0.3 * lots[1])
        sizes = metre * (sort.young + (sort.old - sort.young) * age**0.75) * (0.8 + 0.4 * lots[2])
        fade = sort.alpha * np.clip(age / 0.025, 0, 1) * (1 - age) ** 1.15
        tints = [colour_int("#ffffff", alpha) for alpha in fade.tolist()]
        angles = (lots[3] - 0.5) * (0.8 + 1.6 * age)
        frames = (table[:, 0].astype(int) % SHAPES).tolist()
        self.sheet.stamp(canvas, (xs, ys), sizes, tints, angles=angles, frames=frames)


def _puff(canvas: skia.Canvas, shape: int, sort: Sort, light: Light) -> None:
    """A soft ball of smaller balls, lit from the lamp's side."""
    rng = np.random.default_rng(shape + 5)
    bright: Colour = mix(light.surface(sort.tint), light.key, 0.12)
    dark = mix(light.surface(sort.shade), light.shade, 0.10)
    sx, sy = light.source
    balls = sorted(rng.random((13, 3)).tolist(), key=lambda ball: ball[2])
    soft_spot(canvas, 0, 0, 0.92, 0.86, mix(bright, dark, 0.55), 0.75)
    for turn, far, size in balls:
        angle, reach = turn * 6.283, 0.52 * far**0.5
        x, y = np.cos(angle) * reach, np.sin(angle) * reach * 0.9
        lit = 0.5 + 0.75 * (x * sx + y * sy)
        radius = 0.26 + 0.20 * size
        soft_spot(canvas, x, y, radius, radius, mix(dark, bright, min(max(lit, 0.0), 1.0)), 0.62)
