"""Open country that several places share: wooded hills, groves, and near grass with a footpath."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import linear, stroke
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.paint.paths import smooth_closed
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.grassland import blooming, earth, hollows, meadow_colours
from kinora.engines.animatic.sets.palette import Array, as_colour, between, tone
from kinora.engines.animatic.sets.plants import bush, flowers, grass
from kinora.engines.animatic.sets.sky import sun_bloom
from kinora.engines.animatic.sets.terrain import Heights, Land, Slopes
from kinora.engines.animatic.sets.trees import broadleaf, crown
from kinora.engines.animatic.sets.washes import shaded_by

BLOSSOMS = ("#fff4e0", "#f7d046", "#e8657e", "#a98be0")
Decorate = Callable[[skia.Canvas], None]


@dataclass(frozen=True, slots=True)
class Path:
    """A footpath winding away; its bend is the set's own."""

    bend: float
    turn: float

    def centre(self, z: Array) -> Array:
        wave = self.bend * np.sin(z / 9.0 + self.turn) * smoothstep(4, 22, z)
        at: Array = wave + 0.16 * z - 2.0
        return at

    def away(self, x: Array, z: Array) -> Array:
        distance: Array = np.abs(x - self.centre(z))
        return distance


def far_hills(diorama: Diorama) -> None:
    """Wooded hills along the horizon."""
    soft, fine = fields().soft, fields().fine

    def heights(x: Array, z: Array) -> Array:
        far = 135 * (soft.sample(x / 2600 + 0.3, z / 2600) + 0.28) * smoothstep(150, 900, z)
        return far + 10 * soft.sample(x / 300, z / 300)

    def colours(land: Slopes) -> Array:
        rough = fine.sample(land.x / 60, land.z / 60)
        wood = smoothstep(-0.05, 0.12, soft.sample(land.x / 260, land.z / 260) + rough * 0.3)
        patch = smoothstep(0, 0.3, soft.sample(land.x / 170 + 0.5, land.z / 230))[..., None]
        field = between(tone("#8fae4a"), tone("#c9b45c"), patch)
        leaf = 1 + 0.35 * fine.sample(land.x / 40, land.z / 40)[..., None] * wood[..., None]
        return between(field, tone("#3d6b3c"), wood[..., None]) * leaf

    def woods(canvas: skia.Canvas) -> None:
        spots = diorama.scatter(
            "woods", 300, (220, 1500), heights,
            lambda x, z: soft.sample(x / 260, z / 260) > -0.02,
        )  # fmt: skip
        for i, (x, row, z) in enumerate(spots):
            size = diorama.view.size(13, z)
            stand = diorama.stand(f"wood {i}", x, row, haze=diorama.palette.haze_at(z, 1300))
            blobs = [
                (x, row - size * 0.3, size * 0.5),
                (x + size * 0.4, row - size * 0.2, size * 0.35),
            ]
            crown(
                canvas,
                stand,
                blobs,
                tone("#5d8f4a"),
                dab=max(size * 0.3, 3),
                density=0.5,
                brush="dab",
            )
        sun_bloom(canvas, diorama.view, diorama.palette)

    land = Land(
        heights=heights,
        colours=colours,
        near=160,
        far=2200,
        slices=220,
        haze_length=1300,
        detail=0.5,
    )
    diorama.land("far hills", 8, land, decorate=woods)


def groves(diorama: Diorama) -> None:
    """Rolling grass with groups of trees."""
    soft = fields().soft
    shift = float(diorama.rng("groves").uniform(0, 1))

    def heights(x: Array, z: Array) -> Array:
        roll = soft.sample(x / 210 + 0.1, z / 210 + 0.4) + 0.12
        return 11 * roll * smoothstep(25, 120, z)

    def trees(canvas: skia.Canvas) -> None:
        spots = diorama.scatter(
            "groves", 46, (50, 180), heights,
            lambda x, z: soft.sample(x / 90 + shift, z / 90) > 0.02,
        )  # fmt: skip
        for i, (x, row, z) in enumerate(spots):
            stand = diorama.stand(f"grove {i}", x, row, haze=diorama.palette.haze_at(z, 330))
            broadleaf(canvas, stand, diorama.view.size(float(stand.rng.uniform(5, 8.5)), z))

    land = Land(
        heights=heights, colours=meadow_colours("#7fa544"), near=38, far=210, slices=180,
        haze_length=420, detail=0.5,
    )  # fmt: skip
    diorama.land("groves", 2.8, land, decorate=trees)


def lawn(diorama: Diorama, path: Path, *, furniture: Decorate | None = None) -> None:
    """The near grass with its path, trees and flowers; `furniture` stands behind the trees."""
    soft, fine, view = fields().soft, fields().fine, diorama.view
    green = meadow_colours()

    def heights(x: Array, z: Array) -> Array:
        return 0.75 * soft.sample(x / 24, z / 24) * smoothstep(4, 14, z)

    def colours(land: Slopes) -> Array:
        edge = path.away(land.x, land.z) + fine.sample(land.x / 4, land.z / 4) * 0.8
        worn = smoothstep(1.15, 0.55, edge)[..., None]
        rim = 1 - 0.16 * np.exp(-(((edge - 0.95) / 0.22) ** 2))[..., None]
        grown = blooming(green(land), land, (("#f2d552", 0.65), ("#fbf3da", 0.22)))
        return between(grown, earth(land), worn * 0.9) * rim * (0.84 if diorama.wet else 1.0)

    def detail(canvas: skia.Canvas) -> None:
        _blades(canvas, diorama, path, heights)
        if diorama.wet:
            _puddles(canvas, diorama, path)
        if furniture is not None:
            furniture(canvas)
        _standing(canvas, diorama)

    land = Land(
        heights=heights, colours=colours, near=view.near, far=44, slices=240, haze_length=420,
        detail=0.6, finish=hollows if diorama.palette.day.snow_cover else None,
    )  # fmt: skip
    diorama.land("lawn", 1.05, land, decorate=detail)


def _puddles(canvas: skia.Canvas, diorama: Diorama, path: Path) -> None:
    """Water standing on the path, the sky in it."""
    rng, view, palette = diorama.rng("puddles"), diorama.view, diorama.palette
    low, high = (as_colour(palette.sky(np.array(share))) for share in (0.15, 0.65))
    for i in range(7):
        z = view.near * (26 / view.near) ** ((i + float(rng.random())) / 7)
        x = float(path.centre(np.array(z))) + float(rng.uniform(-0.5, 0.5))
        at, row = view.project(x, 0, z)
        half = view.size(float(rng.uniform(0.30, 0.62)), z)
        reaches = rng.uniform(0.62, 1.0, 9).tolist()
        rim = [
            (at + half * far * math.cos(k * 0.698), row + half * 0.22 * far * math.sin(k * 0.698))
            for k, far in enumerate(reaches)
        ]
        pool = smooth_closed(rim)
        ends = (0, row - half * 0.22), (0, row + half * 0.22)
        canvas.drawPath(pool, shaded_by(linear(*ends, [low, high], (0.85, 0.62))))
        stroke(canvas, pool, as_colour(palette.ambient * 0.25), max(half * 0.04, 0.8), 0.35,
               blur=max(half * 0.03, 0.6))  # fmt: skip


def _blades(canvas: skia.Canvas, diorama: Diorama, path: Path, heights: Heights) -> None:
    spots = diorama.scatter(
        "blades", 5200, (diorama.view.near * 0.95, 40), heights,
        lambda x, z: path.away(x, z) > 0.9,
    )  # fmt: skip
    table = np.array(spots, np.float32)
    rng, size = diorama.rng("blade shapes"), diorama.view.focal / table[:, 2]
    lengths = (size * rng.uniform(0.10, 0.30, len(table))).astype(np.float32)
    grass(canvas, diorama.palette, (table[:, 0], table[:, 1], lengths), "#7ba43e", rng)
    chosen = rng.random(len(table)) < 0.10
    sizes = np.clip(size[chosen] * 0.032, 1.2, 7).astype(np.float32)
    rows = (table[chosen, 1] - size[chosen] * 0.16).astype(np.float32)
    flowers(
        canvas, diorama.palette, (table[chosen, 0], rows, sizes), BLOSSOMS, diorama.rng("flowers")
    )


def _standing(canvas: skia.Canvas, diorama: Diorama) -> None:
    """The two large trees and the bushes; where exactly is the set's own."""
    rng, view, palette = diorama.rng("trees"), diorama.view, diorama.palette
    trees = [
        (-10.2 + rng.uniform(-1.0, 0.8), 22 + rng.uniform(-2, 3), 8.0 + rng.uniform(-0.8, 0.8)),
        (12.6 + rng.uniform(-1.2, 1.4), 27 + rng.uniform(-3, 3), 9.0 + rng.uniform(-1.0, 0.8)),
    ]
    bushes = [(-5.6, 12.0), (7.5, 15.0), (-9.0, 17.0)]
    for i, (x, z, tall) in enumerate(sorted(trees, key=lambda tree: -tree[1])):
        at = diorama.standing(x, z)
        stand = diorama.stand(f"tree {i}", *at, haze=palette.haze_at(z))
        broadleaf(canvas, stand, view.size(tall, z))
    for i, (x, z) in enumerate(sorted(bushes, key=lambda place: -place[1])):
        x += rng.uniform(-0.7, 0.7)
        stand = diorama.stand(f"bush {i}", *diorama.standing(x, z), haze=palette.haze_at(z))
        bush(canvas, stand, view.size(1.7, z))
