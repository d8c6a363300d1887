"""Snow falling at four depths."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import plain
from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.weather.cover import cover
from kinora.engines.animatic.weather.gloom import gloom
from kinora.engines.animatic.weather.tiles import Tile, seamless


@dataclass(frozen=True, slots=True, kw_only=True)
class Flurry:
    """One depth of snow; sizes in design units, speeds in design units a second."""

    count: int
    size: float
    speed: float
    drift: float
    sway: float
    alpha: float
    distance: float


DEPTHS = (
    Flurry(count=760, size=1.2, speed=56, drift=14, sway=8, alpha=0.75, distance=5),
    Flurry(count=340, size=2.5, speed=92, drift=24, sway=16, alpha=0.88, distance=1.5),
    Flurry(count=130, size=4.4, speed=145, drift=38, sway=28, alpha=0.92, distance=0.95),
    Flurry(count=18, size=9.5, speed=230, drift=60, sway=42, alpha=0.48, distance=0.7),
)


def snow(setting: Setting, seed: int, *, force: float = 1.0) -> tuple[Live, ...]:
    """`force` 2 is heavy snow."""
    flakes = tuple(
        Live(flurry.distance, _sheet(setting, flurry, seed * 13 + i, force, half).draw)
        for i, flurry in enumerate(DEPTHS)
        for half in (0, 1)
    )
    grey = gloom(setting, seed, dim=0.96, veil=0.07 * force * force)
    return (*grey, *cover(setting, seed, amount=0.30 * force), *flakes)


def heavy_snow(setting: Setting, seed: int) -> tuple[Live, ...]:
    return snow(setting, seed, force=2.0)


def flake_tint(setting: Setting) -> Colour:
    """White, a little in the colour of the hour."""
    key = max(setting.day.key)
    return mix(mix(setting.day.ambient, (1, 1, 1), 0.35), "#ffffff", min(0.35 + 0.5 * key, 0.9))


def _sheet(setting: Setting, flurry: Flurry, seed: int, force: float, half: int) -> Tile:
    """Half of one depth: the two halves sway against each other, so that no depth moves as one."""
    picture, rng = setting.picture, np.random.default_rng(seed * 2 + half)
    count = max(round(flurry.count * force / 2), 1)
    spots = [(float(u), float(v)) for u, v in rng.random((count, 2))]
    sizes = (flurry.size * rng.uniform(0.6, 1.5, count)).tolist()
    paint = plain(flake_tint(setting), flurry.alpha, blur=max(flurry.size * 0.30, 0.5))

    def flake(canvas: skia.Canvas, i: int) -> None:
        canvas.drawCircle(0, 0, sizes[i], paint)

    unit, way = picture.unit, 1 if half else -1
    return Tile(
        image=seamless(picture, spots, flurry.size * 4, flake),
        vx=flurry.drift * unit * (0.8 + 0.5 * half),
        vy=flurry.speed * unit * (1.0 + 0.16 * half),
        sway=flurry.sway * unit * way,
        rate=0.6 + 0.23 * half + 0.1 * flurry.distance % 0.3,
    )
