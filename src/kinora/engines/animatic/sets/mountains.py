"""Mountains: snow peaks over a ridge, and before them a snowfield with firs or an alpine meadow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.evergreens import conifer
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.grassland import blooming, hollows, meadow_colours
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import Array, as_colour, between, tone
from kinora.engines.animatic.sets.plants import flowers, grass, rock
from kinora.engines.animatic.sets.terrain import Heights, Land, Slopes
from kinora.engines.animatic.sets.undergrowth import tufts

THAWED = {"spring", "summer", "autumn"}
WHITE = (0.90, 0.935, 0.985)


@dataclass(frozen=True, slots=True)
class Season:
    """What lies on the ground."""

    winter: bool

    @property
    def caps(self) -> float:
        """How much snow lies on the firs."""
        return 0.65 if self.winter else 0.0


def snow(order: Order, check: Check) -> Setting:
    """A snowfield under white peaks; where another season is asked for, what lies under the snow."""
    is_thawed = bool(THAWED & set(order.sky))
    return _range(order, check, "snow", Season(winter=not is_thawed))


def mountains(order: Order, check: Check) -> Setting:
    """An alpine meadow under the same peaks."""
    return _range(order, check, "mountains", Season(winter=False))


def _range(order: Order, check: Check, name: str, season: Season) -> Setting:
    diorama = open_diorama(order, check, horizon=0.56, eye=2.4, sun_x=0.5)
    diorama.sky()
    _peaks(diorama)
    _ridge(diorama, season)
    _near(diorama, season)
    if season.winter:
        tufts(diorama, "#b9a27c", count=9, gap=0.45, tall=0.55)
    else:
        tufts(diorama, "#6f9a3c", blossoms=("#fff4e0", "#a98be0", "#f7d046"), count=8, gap=0.2)
    return outdoor_setting(
        diorama, name, story=2.5, stand=0.875, vignette=0.30, veil=0.04 if season.winter else 0.08
    )


def _peaks(diorama: Diorama) -> None:
    crags, fine = fields().crags, fields().fine
    picture = diorama.picture
    shift = float(diorama.rng("peaks").uniform(0, 1))
    rise = picture.H / picture.W * 0.45 + 0.75

    def heights(x: Array, z: Array) -> Array:
        main = crags.sample(x / 8200 + 0.12 + shift, z / 8200 + 0.3)
        shape = smoothstep(1500, 3300, z) * (0.55 + 0.45 * np.cos((x - 200) / 1500))
        return np.asarray(main * 820 * shape * rise - 40, np.float32)

    def colours(land: Slopes) -> Array:
        flutes = fine.sample(land.x / 330, land.height / 420 + land.z / 900)
        steep = land.steepness + flutes * 0.45 - smoothstep(60, 600, land.height) * 0.30
        lies = smoothstep(0.66, 0.40, steep)[..., None]
        stone = between(tone("#6d6473"), tone("#8d7d78"), smoothstep(-0.2, 0.3, flutes)[..., None])
        return between(stone * (1 + 0.3 * flutes[..., None]), tone((0.93, 0.95, 0.99)), lies)

    def shaded(land: Slopes, colour: Array) -> Array:
        """Snow in the shade is blue, and the sun picks out its ridges."""
        shade = smoothstep(0.62, 0.20, land.lit)[..., None]
        cold = colour * (0.68, 0.76, 0.92) + tone(diorama.palette.day.zenith) * 0.05
        return between(colour, cold, shade * 0.85)

    land = Land(
        heights=heights, colours=colours, near=1400, far=5200, slices=340, haze_length=14500,
        mist=120, detail=0.65, finish=shaded,
    )  # fmt: skip
    diorama.land("peaks", 12, land)


def _ridge(diorama: Diorama, season: Season) -> None:
    soft, fine = fields().soft, fields().fine

    def heights(x: Array, z: Array) -> Array:
        roll = soft.sample(x / 900 + 0.6, z / 900) + 0.28 + 0.18 * np.abs(x) / 350
        return np.asarray(120 * roll * smoothstep(180, 520, z) - 4, np.float32)

    def colours(land: Slopes) -> Array:
        woods = fine.sample(land.x / 70, land.z / 70)
        leaf = tone("#3d5f58" if season.winter else "#4f7a4a") * (1 + 0.5 * woods[..., None])
        lies = smoothstep(-0.16, 0.14, soft.sample(land.x / 160, land.z / 160) + woods * 0.35)
        over = tone((0.88, 0.92, 0.98)) if season.winter else tone("#8fae5a")
        return between(leaf, over, lies[..., None] * 0.85)

    def firs(canvas: skia.Canvas) -> None:
        spots = diorama.scatter(
            "ridge firs", 130, (210, 620), heights,
            lambda x, z: soft.sample(x / 150, z / 150) < 0.09,
        )  # fmt: skip
        for i, (x, row, z) in enumerate(spots):
            haze = diorama.palette.haze_at(z, 850)
            stand = diorama.stand(f"ridge fir {i}", x, row, haze=haze, shadow=False)
            tall = diorama.view.size(float(stand.rng.uniform(11, 18)), z)
            conifer(canvas, stand, tall, snow=season.caps * 0.5)

    land = Land(
        heights=heights, colours=colours, near=180, far=640, slices=170, haze_length=1300, mist=22,
        detail=0.5,
    )  # fmt: skip
    diorama.land("ridge", 3, land, decorate=firs)


def _near(diorama: Diorama, season: Season) -> None:
    soft, fine, view = fields().soft, fields().fine, diorama.view
    lawn = meadow_colours("#7ba044")

    def heights(x: Array, z: Array) -> Array:
        drift = 1.3 * (soft.sample(x / 62 + 0.2, z / 62) + 0.1) * smoothstep(5, 16, z)
        return np.asarray(drift + 0.035 * z * smoothstep(10, 60, z), np.float32)

    def colours(land: Slopes) -> Array:
        if not season.winter:
            return blooming(lawn(land), land, (("#f2d552", 0.65), ("#9478e8", 0.02)))
        crust = fine.sample(land.x / 7, land.z / 3.5)
        soft_snow = soft.sample(land.x / 6, land.z / 6)
        return tone(WHITE) * (1 + 0.10 * crust + 0.10 * soft_snow)[..., None]

    def detail(canvas: skia.Canvas) -> None:
        if not season.winter:
            _meadow(canvas, diorama, heights)
        _firs(canvas, diorama, season, heights)

    land = Land(
        heights=heights, colours=colours, near=view.near, far=72, slices=200, haze_length=420,
        detail=0.5, finish=hollows if season.winter or diorama.palette.day.snow_cover else None,
    )  # fmt: skip
    diorama.land("field", 1.05, land, decorate=detail)


def _firs(canvas: skia.Canvas, diorama: Diorama, season: Season, heights: Heights) -> None:
    """A wood behind, five large firs at the sides, two stones."""
    view, palette, rng = diorama.view, diorama.palette, diorama.rng("large firs")
    spots = diorama.scatter(
        "firs", 46, (26, 68), heights, lambda x, z: np.abs(x) / z > 0.17 * view.wide
    )  # fmt: skip
    for i, (x, row, z) in enumerate(spots):
        stand = diorama.stand(f"fir {i}", x, row, haze=palette.haze_at(z, 300))
        conifer(canvas, stand, view.size(float(stand.rng.uniform(4, 7)), z), snow=season.caps)
    large = [
        (-7.6, 17.0, 7.5), (-9.4, 14.0, 8.0), (8.4, 15.0, 8.2), (6.9, 19.0, 6.0), (10.4, 18.0, 7.0)
    ]  # fmt: skip
    shifts = rng.uniform(-1, 1, (len(large), 2)).tolist()
    for i, ((x, z, tall), (dx, dz)) in enumerate(zip(large, shifts, strict=True)):
        x, z = x * 1.05 + dx * 0.8, z + dz
        at = diorama.standing(x * (1.3 if view.wide < 1 else 1), z, heights)
        stand = diorama.stand(f"large fir {i}", *at, haze=palette.haze_at(z, 300))
        conifer(canvas, stand, view.size(tall, z), snow=season.caps)
    for i, (x, z, wide) in enumerate(((-4.1, 11.0, 0.8), (5.2, 9.6, 0.65))):
        at = diorama.standing(x + shifts[i][0] * 0.6, z, heights)
        rock(canvas, diorama.stand(f"stone {i}", *at), view.size(wide, z), albedo="#7d7a86")


def _meadow(canvas: skia.Canvas, diorama: Diorama, heights: Heights) -> None:
    rng, view = diorama.rng("alpine grass"), diorama.view
    table = np.array(diorama.scatter("blades", 3000, (view.near, 40), heights), np.float32)
    size = view.focal / table[:, 2]
    lengths = np.minimum(size, 190) * rng.uniform(0.10, 0.28, len(table))
    grass(canvas, diorama.palette, (table[:, 0], table[:, 1], lengths), "#7ba43e", rng)
    chosen = rng.random(len(table)) < 0.12
    sizes = np.clip(size[chosen] * 0.032, 1.2, 7)
    rows = table[chosen, 1] - size[chosen] * 0.16
    tints = [as_colour(tone(code)) for code in ("#fff4e0", "#a98be0", "#f7d046", "#7fa0e8")]
    flowers(canvas, diorama.palette, (table[chosen, 0], rows, sizes), tints, rng)
