"""A stone viaduct across a wooded gorge in the mountains, a river far below; one is up on it."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, fill, linear, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.paint.paths import polygon, polyline, smooth_closed
from kinora.engines.animatic.sets.base import Check, Mark, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.evergreens import conifer
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.grassland import meadow_colours
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import Array, as_colour, between, tone
from kinora.engines.animatic.sets.river import ranges
from kinora.engines.animatic.sets.sea import Glints
from kinora.engines.animatic.sets.seasons import BLOSSOM
from kinora.engines.animatic.sets.terrain import Land, Slopes
from kinora.engines.animatic.sets.trees import broadleaf, crown
from kinora.engines.animatic.sets.washes import rect, shaded_by
from kinora.engines.animatic.sets.wild.arches import paint_bridge

DECK = 0.60  # share of the height at which the deck lies, landscape


def viaduct(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.42, eye=3.0, sun_x=0.46)
    diorama.sky()
    ranges(diorama)
    _slopes(diorama)
    diorama.plate("gorge", 1.7, lambda canvas: _gorge(canvas, diorama), wobble=1.2)
    diorama.live(1.69, _flow(diorama).draw)
    diorama.plate(
        "bridge", 1.04, lambda canvas: paint_bridge(canvas, diorama, _deck(diorama)), wobble=0.8
    )
    setting = outdoor_setting(diorama, "viaduct", story=2.6, stand=0.86)
    row = _deck(diorama)
    spots = {mark.name: mark.x for mark in setting.marks}
    marks = tuple(Mark(name, x, row + 7) for name, x in spots.items())
    ground = replace(setting.ground, horizon=row - 150)
    return replace(setting, marks=marks, ground=ground, far=1.0, shadow=0.25)


def _deck(diorama: Diorama) -> float:
    return diorama.picture.H * (DECK if not diorama.picture.is_portrait else 0.56)


def _water(diorama: Diorama) -> float:
    """Row of the river's near bank."""
    picture = diorama.picture
    return picture.H * (0.90 if not picture.is_portrait else 0.80)


def _slopes(diorama: Diorama) -> None:
    """Wooded valley sides that meet behind the bridge."""
    soft, fine = fields().soft, fields().fine
    shift = float(diorama.rng("slopes").uniform(0, 1))

    def heights(x: Array, z: Array) -> Array:
        side = smoothstep(0, 240, np.abs(x + 14 * np.sin(z / 60)))
        roll = 0.7 + 0.8 * soft.sample(x / 300 + shift, z / 300)
        return np.asarray(95 * side * roll * smoothstep(40, 420, z) - 10, np.float32)

    def colours(land: Slopes) -> Array:
        rough = fine.sample(land.x / 24, land.z / 24)
        leaf = tone("#4a7a44") * (1 + 0.42 * rough[..., None])
        field = smoothstep(0.10, 0.3, soft.sample(land.x / 110, land.z / 110))[..., None]
        return between(leaf, meadow_colours("#8fa850")(land), field * 0.7)

    def woods(canvas: skia.Canvas) -> None:
        for i, (x, row, z) in enumerate(diorama.scatter("woods", 72, (74, 420), heights)):
            haze = diorama.palette.haze_at(z, 560)
            stand = diorama.stand(f"wood {i}", x, row, haze=haze, shadow=False)
            tree = conifer if stand.rng.random() < 0.4 else broadleaf
            tree(canvas, stand, diorama.view.size(float(stand.rng.uniform(9, 14)), z))

    land = Land(heights=heights, colours=colours, near=62, far=900, slices=160, haze_length=700,
                mist=20, detail=0.5)  # fmt: skip
    diorama.land("slopes", 4, land, decorate=woods)


def _gorge(canvas: skia.Canvas, diorama: Diorama) -> None:
    """The near valley under the bridge: banks with trees and the river between them."""
    picture, palette, area = diorama.picture, diorama.palette, diorama.picture.area()
    rng, deck, low = diorama.rng("gorge"), _deck(diorama), _water(diorama)
    top = deck + 26
    wall = rect(area.left(), top, area.right(), area.bottom())
    leaf = "#55803f"
    tones = [palette.flat(leaf, 0.5, 0.30), palette.flat(leaf, 0.4, 0.10), palette.flat(leaf, 0.2)]
    rim = [
        (x, top + 15 * math.sin(x / 90) + float(rng.uniform(-8, 8)))
        for x in np.linspace(area.left(), area.right(), 40).tolist()
    ]
    ground = polygon([*rim, (area.right(), area.bottom()), (area.left(), area.bottom())])
    canvas.drawPath(
        ground, shaded_by(linear((0, top), (0, wall.bottom()), _seasonal(diorama, tones)))
    )
    _river(canvas, diorama, low)
    _canopy(canvas, diorama, top)
    rows = 3
    for row in range(rows):
        y = top + 24 + (low - top - 34) * (row / (rows - 1)) ** 1.1
        count = round((13 - row) * area.width() / 1500)
        size = 58 + 13 * row
        for i in range(count):
            x = area.left() + area.width() * (i + float(rng.random())) / count
            open_ = (90 + 210 * ((y - top) / (low - top)) ** 1.3) * max(diorama.view.wide, 0.7)
            if abs(x - picture.W * 0.5) < open_ and row > 1:
                continue
            stand = diorama.stand(f"tree {row} {i}", x, y, haze=0.26 - 0.045 * row, shadow=False)
            tree = conifer if stand.rng.random() < 0.35 else broadleaf
            tree(canvas, stand, size * float(stand.rng.uniform(0.8, 1.25)))


def _canopy(canvas: skia.Canvas, diorama: Diorama, top: float) -> None:
    """The crowns of the wood far below, row over row, the river left open."""
    area, rng = diorama.picture.area(), diorama.rng("canopy")
    greens = ("#4f7f3f", "#6a9444", "#5a8a4e", "#7f9a44")
    end = area.bottom() + 30
    for row, y in enumerate(np.linspace(top + 26, end, 7).tolist()):
        size = 26.0 + 5.0 * row
        share = (y - _deck(diorama) - 74) / (area.bottom() - _deck(diorama) - 74)
        middle, _, half = _course(diorama, max(share, 0.0))
        blobs = []
        for x in np.arange(area.left(), area.right(), size * 1.5).tolist():
            at = x + float(rng.uniform(-0.5, 0.5)) * size
            if abs(at - middle) > half + size * 1.3:
                blobs.append(
                    (at, y + float(rng.uniform(-8, 8)), size * float(rng.uniform(0.75, 1.15)))
                )
        stand = diorama.stand(f"canopy {row}", 0, 0, haze=max(0.28 - 0.035 * row, 0.0))
        for k, green in enumerate(greens):
            blossoms = diorama.palette.season == "spring" and k in BLOSSOM
            local = tone(BLOSSOM[k] if blossoms else green)
            some = blobs[k::4]
            if some:
                crown(canvas, stand, some, local, dab=7.5 + row * 0.6, density=0.34)


def _seasonal(
    diorama: Diorama, tones: list[tuple[float, float, float]]
) -> list[tuple[float, float, float]]:
    palette = diorama.palette
    if palette.season == "winter":
        return [mix(colour, palette.flat("#eef4fa", 0.7), 0.8) for colour in tones]
    if palette.season == "autumn":
        return [mix(colour, palette.flat("#b8702c", 0.4), 0.5) for colour in tones]
    return tones


def _course(diorama: Diorama, share: float) -> tuple[float, float, float]:
    """Middle, row and half width of the river at a share of its way towards us."""
    picture, top = diorama.picture, _deck(diorama) + 74
    row = top + (picture.area().bottom() - top) * share
    middle = picture.W * 0.5 + 46 * math.sin(share * 4.2 + 0.6) * (1 - share * 0.4)
    return middle, row, (14 + 250 * share**1.35) * max(diorama.view.wide, 0.75)


def _river(canvas: skia.Canvas, diorama: Diorama, low: float) -> None:
    palette, rng = diorama.palette, diorama.rng("river")
    steps = [_course(diorama, share) for share in np.linspace(0, 1, 14).tolist()]
    left = [(x - half, row) for x, row, half in steps]
    right = [(x + half, row) for x, row, half in steps]
    banks = polygon([*[(x - 15, y) for x, y in left], *[(x + 15, y) for x, y in right[::-1]]])
    fill(canvas, banks, palette.flat("#b5a07c", 0.5, 0.06))
    water = polygon([*left, *right[::-1]])
    far, near = (as_colour(palette.sky(np.array(share)) * 0.92) for share in (0.12, 0.55))
    deep = palette.flat("#2f7486", 0.45)
    tones = [far, mix(near, deep, 0.45), mix(near, deep, 0.62)]
    canvas.drawPath(water, shaded_by(linear((0, steps[0][1]), (0, steps[-1][1]), tones)))
    with clipped(canvas, water):
        for _ in range(70):
            x, row, half = _course(diorama, float(rng.random()))
            at, wide = (
                x + half * float(rng.uniform(-0.9, 0.9)),
                half * float(rng.uniform(0.05, 0.2)),
            )
            stroke(
                canvas,
                polyline([(at - wide, row), (at + wide, row)]),
                "#ffffff",
                1 + half * 0.006,
                0.30,
            )
    for i in range(9):
        x, row, half = _course(diorama, 0.2 + 0.09 * i)
        side = -1 if i % 2 else 1
        wide = 10 + half * 0.16
        stone = smooth_closed(
            [
                (x + side * half - wide, row + 4),
                (x + side * half - wide * 0.4, row - wide * 0.6),
                (x + side * half + wide * 0.6, row - wide * 0.5),
                (x + side * half + wide, row + 4),
            ]
        )
        ends = (0, row - wide * 0.6), (0, row + 4)
        canvas.drawPath(
            stone,
            shaded_by(linear(*ends, [palette.flat("#a89c90", 0.8), palette.flat("#8a7f78", 0.1)])),
        )


def _flow(diorama: Diorama) -> Glints:
    palette, rng, count = diorama.palette, diorama.rng("flow"), 80
    spots = [_course(diorama, share) for share in rng.random(count).tolist()]
    table = np.array(spots)
    xs = table[:, 0] + rng.uniform(-0.85, 0.85, count) * table[:, 2]
    sizes = (6 + table[:, 2] * 0.16) * rng.uniform(0.6, 1.2, count)
    tint = as_colour(between(palette.horizon, palette.sun, 0.5))
    return Glints((xs, table[:, 1], sizes), tint, diorama.seed_of("flow"), strength=0.6)
