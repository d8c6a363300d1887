"""The desert: sharp-crested dunes, mesas in the haze, cacti and stones."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import Array, between, tone
from kinora.engines.animatic.sets.plants import cactus, grass, rock
from kinora.engines.animatic.sets.terrain import Heights, Land, Slopes
from kinora.engines.animatic.sets.undergrowth import tufts


def desert(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.50, eye=2.6)
    diorama.sky()
    _mesas(diorama)
    _dunes(diorama)
    _near(diorama)
    tufts(diorama, "#b09a5c", count=7, gap=0.5, tall=0.7)
    return outdoor_setting(diorama, "desert", story=2.4, stand=0.86)


def _mesas(diorama: Diorama) -> None:
    soft, fine = fields().soft, fields().fine
    shift = float(diorama.rng("mesas").uniform(0, 1))

    def heights(x: Array, z: Array) -> Array:
        mass = soft.sample(x / 3600 + 0.45 + shift, z / 3600 + 0.1)
        mass = mass + 0.030 * fine.sample(x / 700, z / 700) + 0.05 * soft.sample(x / 900, z / 900)
        steps = 150 * smoothstep(0.08, 0.15, mass) + 60 * smoothstep(0.17, 0.22, mass)
        skirt = 80 * smoothstep(-0.04, 0.08, mass)
        rough = 14 * fine.sample(x / 400, z / 400)
        return np.asarray((steps + skirt) * smoothstep(1550, 2300, z) + rough, np.float32)

    def colours(land: Slopes) -> Array:
        flat = smoothstep(0.3, 0.0, land.steepness)[..., None]
        return between(tone("#b5694a"), tone("#d99a68"), flat)

    def strata(x: Array, height: Array, z: Array) -> Array:
        level = height + 10 * soft.sample(x / 500, z / 900)
        bands = 1 + 0.10 * np.sin(level / 7.5) + 0.07 * np.sin(level / 2.9 + 1)
        return np.asarray(bands + 0.30 * fine.sample(x / 260, height / 70), np.float32)

    land = Land(
        heights=heights, colours=colours, near=1500, far=4600, slices=300, haze_length=4200,
        strata=strata, detail=0.6,
    )  # fmt: skip
    diorama.land("mesas", 10, land)


def _dune(x: Array, z: Array, form: tuple[float, float, float]) -> Array:
    """Wind-built dune: a long slope up, a short slip face down, a wandering crest."""
    span, height, twist = form
    wander = twist * fields().soft.sample(x / (span * 6), z / (span * 6))
    phase = (x * 0.35 + z) / span + wander
    u = phase - np.floor(phase)
    rise = np.where(u < 0.62, (u / 0.62) ** 1.3, smoothstep(1.0, 0.62, u))
    return np.asarray(height * rise, np.float32)


def _sand(land: Slopes) -> Array:
    soft, fine = fields().soft, fields().fine
    drift = soft.sample(land.x / 40, land.z / 40)
    way = land.x * 0.55 + land.z + 2.5 * soft.sample(land.x / 14, land.z / 14)
    ripple = np.sin(way * 2 * math.pi / 0.75) * smoothstep(26, 8, land.z)
    base = between(tone("#dba765"), tone("#eec68a"), smoothstep(-0.2, 0.3, drift)[..., None])
    grain = 1 + 0.07 * ripple + 0.06 * fine.sample(land.x / 12, land.z / 12)
    return np.asarray(base * grain[..., None], np.float32)


def _dunes(diorama: Diorama) -> None:
    soft = fields().soft
    shift = float(diorama.rng("dunes").uniform(0, 60))

    def heights(x: Array, z: Array) -> Array:
        ridge = _dune(x + shift, z * 0.55, (110, 13, 3.2))
        swell = ridge * (0.6 + soft.sample(x / 420 + 0.3, z / 420)) + 8 * soft.sample(
            x / 160, z / 160
        )
        return np.asarray(swell * smoothstep(28, 160, z), np.float32)

    land = Land(
        heights=heights, colours=_sand, near=90, far=760, slices=280, haze_length=1100, detail=0.6
    )
    diorama.land("dunes", 3, land)


def _near(diorama: Diorama) -> None:
    soft, view = fields().soft, diorama.view

    def heights(x: Array, z: Array) -> Array:
        ridge = _dune(x + 8, z * 0.8 + 6, (30, 2.6, 2.2)) * smoothstep(9, 28, z)
        return np.asarray(ridge + 0.25 * soft.sample(x / 26, z / 26), np.float32)

    land = Land(
        heights=heights, colours=_sand, near=view.near, far=90, slices=300, haze_length=600,
        detail=0.6,
    )  # fmt: skip
    diorama.land("sand", 1.05, land, decorate=lambda canvas: _life(canvas, diorama, heights))


def _life(canvas: skia.Canvas, diorama: Diorama, heights: Heights) -> None:
    view, palette, rng = diorama.view, diorama.palette, diorama.rng("life")
    cacti = ((-11.0, 36.0, 4.0), (10.5, 30.0, 4.5), (-6.6, 17.0, 4.2), (7.2, 14.0, 3.8))
    for i, (x, z, tall) in enumerate(cacti):
        x += float(rng.uniform(-1, 1))
        stand = diorama.stand(
            f"cactus {i}", *diorama.standing(x, z, heights), haze=palette.haze_at(z, 300)
        )
        cactus(canvas, stand, view.size(tall, z))
    for i, (x, z, wide) in enumerate(((5.2, 11.0, 1.1), (-4.0, 9.5, 0.9), (-3.3, 9.0, 0.5))):
        stand = diorama.stand(f"rock {i}", *diorama.standing(x, z, heights))
        rock(canvas, stand, view.size(wide, z), albedo="#b5785a")
    for x, z in ((-2.0, 18.0), (3.4, 15.0), (-8.5, 14.0), (-5.5, 10.0), (6.4, 9.0)):
        at, row = diorama.standing(x + float(rng.uniform(-1, 1)), z, heights)
        size = view.size(1, z)
        count = 60
        xs = at + rng.normal(0, 0.12, count) * size
        lengths = size * rng.uniform(0.15, 0.5, count)
        grass(canvas, palette, (xs, np.full(count, row), lengths), "#a89a58", rng, bend=0.5)
