"""Fields of ripe wheat under wooded hills, and a country road between them."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import stroke
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.paint.paths import polyline
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.countryside import far_hills
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.grassland import earth, meadow_colours
from kinora.engines.animatic.sets.houses import Build, barn, cottage
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting, standing_marks
from kinora.engines.animatic.sets.palette import Array, as_colour, between, tone
from kinora.engines.animatic.sets.plants import grass
from kinora.engines.animatic.sets.road import road
from kinora.engines.animatic.sets.terrain import Heights, Land, Slopes
from kinora.engines.animatic.sets.trees import broadleaf
from kinora.engines.animatic.sets.undergrowth import tufts

WHEAT, STUBBLE = "#e2b850", "#c99a42"
STAND = 0.865


def wheat_field(order: Order, check: Check) -> Setting:
    """Wheat to the hills, with a trodden path in it."""
    diorama = _country(order, check)
    _wheat(diorama, verge=0.0)
    tufts(diorama, "#d2a648", blossoms=("#d8402c", "#3f6fc8"), count=10, tall=1.1)
    return outdoor_setting(diorama, "wheat field", story=2.3, stand=STAND)


def country_road(order: Order, check: Check) -> Setting:
    """A road across the picture between the fields."""
    diorama = _country(order, check)
    _wheat(diorama, verge=9.0)
    marks = standing_marks(diorama, STAND, 0.72)
    row = next(mark.row for mark in marks if mark.name == "centre")
    diorama.plate("road", 1.04, lambda canvas: road(canvas, diorama, row), texture=0.06)
    tufts(diorama, "#7f9a44", blossoms=("#d8402c", "#fff4e0"), count=8, gap=0.3, tall=0.8)
    return outdoor_setting(diorama, "country road", story=2.3, stand=STAND, back=0.9)


def _country(order: Order, check: Check) -> Diorama:
    diorama = open_diorama(order, check, horizon=0.47, eye=2.6, low_sun_x=0.60)
    diorama.sky()
    far_hills(diorama)
    return diorama


def _wheat(diorama: Diorama, *, verge: float) -> None:
    """`verge`: metres of grass before the wheat begins."""
    soft, fine, view = fields().soft, fields().fine, diorama.view
    shift = float(diorama.rng("wheat").uniform(0, 1))
    green = meadow_colours("#7f9f42")

    def heights(x: Array, z: Array) -> Array:
        return np.asarray(
            5 * soft.sample(x / 120 + shift, z / 120) * smoothstep(18, 90, z), np.float32
        )

    def colours(land: Slopes) -> Array:
        ears = fine.sample(land.x / 3, land.z / 9)
        strip = np.sin(land.x / 7.5 + shift * 6 + 0.25 * np.sin(land.z / 30)) * smoothstep(
            30, 60, land.z
        )
        gold = between(
            tone(WHEAT), tone(STUBBLE), smoothstep(0.0, 0.6, strip + ears * 0.4)[..., None]
        )
        field = gold * (1 + 0.22 * ears[..., None])
        if verge:
            return between(green(land), field, smoothstep(verge, verge + 1.5, land.z)[..., None])
        path = np.abs(land.x - 1.2 * np.sin(land.z / 11) - 0.05 * land.z)
        return between(field, earth(land), smoothstep(1.1, 0.6, path)[..., None] * 0.9)

    def life(canvas: skia.Canvas) -> None:
        _trees(canvas, diorama, heights)
        _farm(canvas, diorama)
        _ears(canvas, diorama, heights, verge=verge)

    land = Land(heights=heights, colours=colours, near=view.near, far=230, slices=240, haze_length=420,
                detail=0.6)  # fmt: skip
    diorama.land("wheat", 1.05, land, decorate=life)


def _trees(canvas: skia.Canvas, diorama: Diorama, heights: Heights) -> None:
    """Groups of trees along the far edge of the field."""
    soft = fields().soft
    spots = diorama.scatter(
        "trees", 26, (110, 215), heights, lambda x, z: soft.sample(x / 80, z / 80) > 0
    )
    for i, (x, row, z) in enumerate(spots):
        stand = diorama.stand(f"tree {i}", x, row, haze=diorama.palette.haze_at(z, 380))
        broadleaf(canvas, stand, diorama.view.size(float(stand.rng.uniform(7, 10)), z))


def _farm(canvas: skia.Canvas, diorama: Diorama) -> None:
    side = 1 if diorama.rng("farm").random() < 0.5 else -1
    picture, row = diorama.picture, diorama.view.horizon + 24
    barn(canvas, diorama.stand("barn", picture.W * (0.5 + side * 0.30), row, haze=0.2), 96)
    house = diorama.stand("farmhouse", picture.W * (0.5 + side * 0.43), row + 2, haze=0.2)
    cottage(canvas, house, 64, Build(wall="#dcd0b8", roof="#8a5a4a"))


def _ears(canvas: skia.Canvas, diorama: Diorama, heights: Heights, *, verge: float) -> None:
    """Stalks with heavy ears: blades in gold, a short thick stroke at their tips."""
    view, rng = diorama.view, diorama.rng("ears")
    spots = diorama.scatter(
        "stalks", 3600, (view.near, 46), heights,
        lambda x, z: (z > verge + 0.6) & ((np.abs(x - 1.2 * np.sin(z / 11) - 0.05 * z) > 1.0) | (verge > 0)),
    )  # fmt: skip
    table = np.array(spots, np.float32)
    lengths = view.focal / table[:, 2] * rng.uniform(0.28, 0.5, len(table))
    grass(canvas, diorama.palette, (table[:, 0], table[:, 1], lengths), WHEAT, rng, bend=0.14)
    tips = skia.Path()
    for (x, row, z), tall in zip(table[::2].tolist(), lengths[::2].tolist(), strict=True):
        if z < 24:
            tips.addPath(polyline([(x, row - tall * 0.9), (x + tall * 0.08, row - tall * 1.14)]))
    stroke(canvas, tips, as_colour(diorama.palette.ramp("#f2cc66")[2]), 4.5, 0.9)
