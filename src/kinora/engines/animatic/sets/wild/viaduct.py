"""A stone viaduct across a wooded gorge in the mountains, a river far below; one is up on it."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, fill, linear, plain, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.paint.paths import polygon, polyline, smooth_closed
from kinora.engines.animatic.sets.base import Check, Mark, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.grassland import meadow_colours
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import Array, as_colour, between, tone
from kinora.engines.animatic.sets.river import ranges
from kinora.engines.animatic.sets.sea import Glints
from kinora.engines.animatic.sets.seasons import BLOSSOM
from kinora.engines.animatic.sets.terrain import Land, Slopes
from kinora.engines.animatic.sets.trees import broadleaf, conifer, crown
from kinora.engines.animatic.sets.washes import rect, shaded_by

STONE, BALLAST = "#b5a084", "#8a7f72"
DECK = 0.60  # share of the height at which the deck lies, landscape
SPAN = 190.0  # design units from pier to pier


def viaduct(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.42, eye=3.0, sun_x=0.46)
    diorama.sky()
    ranges(diorama)
    _slopes(diorama)
    diorama.plate("gorge", 1.7, lambda canvas: _gorge(canvas, diorama), wobble=1.2)
    diorama.live(1.69, _flow(diorama).draw)
    diorama.plate("bridge", 1.04, lambda canvas: _bridge(canvas, diorama), wobble=0.8)
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


def _bridge(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Tall round arches on tapering piers; track and a low wall on top."""
    picture, palette, area = diorama.picture, diorama.palette, diorama.picture.area()
    deck = _deck(diorama)
    low, rise = area.bottom() + 40, SPAN * 0.40
    first = math.floor((area.left() - picture.W / 2) / SPAN) - 1
    last = math.ceil((area.right() - picture.W / 2) / SPAN) + 1
    face = skia.Path()
    face.addRect(rect(area.left() - 40, deck + 14, area.right() + 40, low))
    for k in range(first, last):
        x = picture.W / 2 + (k + 0.5) * SPAN
        face = skia.Op(face, _arch(x, deck + 42, rise, low), skia.PathOp.kDifference_PathOp)
    lit, dark = palette.flat(STONE, 0.62), palette.flat(STONE, 0.18)
    canvas.drawPath(
        face,
        shaded_by(
            linear(
                (0, deck),
                (0, area.bottom()),
                [lit, mix(lit, dark, 0.35), mix(dark, palette.day.haze, 0.18)],
            )
        ),
    )
    with clipped(canvas, face):
        _masonry(canvas, diorama, deck, (first, last))
    for k in range(first, last):
        _soffit(canvas, diorama, picture.W / 2 + (k + 0.5) * SPAN, deck + 42, rise)
    _track(canvas, diorama, deck)


def _arch(x: float, top: float, rise: float, low: float) -> skia.Path:
    half = SPAN * 0.40
    path = skia.Path()
    path.moveTo(x - half * 0.90, low)
    path.lineTo(x - half, top + rise)
    path.arcTo(rect(x - half, top, x + half, top + 2 * rise), 180, 180, False)
    path.lineTo(x + half * 0.90, low)
    path.close()
    return path


def _soffit(canvas: skia.Canvas, diorama: Diorama, x: float, top: float, rise: float) -> None:
    """The inside of an arch that is seen, and its ring of stones."""
    palette, half = diorama.palette, SPAN * 0.40
    ring = skia.Path()
    ring.addArc(rect(x - half - 5, top - 5, x + half + 5, top + 2 * rise + 5), 180, 180)
    stroke(canvas, ring, palette.flat("#d2c2a4", 0.7), 9)
    stroke(canvas, ring, palette.flat(STONE, 0.1), 1.6, 0.7)
    side = -1 if palette.from_right else 1
    low = diorama.picture.area().bottom()
    inner = polygon(
        [
            (x + side * half, top + rise),
            (x + side * (half - 13), top + rise + 8),
            (x + side * (half * 0.9 - 13), low),
            (x + side * half * 0.9, low),
        ]
    )
    fill(canvas, inner, palette.flat(STONE, 0.02))


def _masonry(canvas: skia.Canvas, diorama: Diorama, deck: float, arches: tuple[int, int]) -> None:
    picture, palette, area, rng = (
        diorama.picture,
        diorama.palette,
        diorama.picture.area(),
        diorama.rng("masonry"),
    )
    dark, joints = palette.flat(STONE, 0.05), skia.Path()
    tints = [
        mix(palette.flat(STONE, 0.5), palette.flat(c, 0.5), 0.5) for c in ("#8a7a66", "#d8c8a8")
    ]
    for j, y in enumerate(np.arange(deck + 26, area.bottom(), 15).tolist()):
        joints.moveTo(area.left(), y)
        joints.lineTo(area.right(), y)
        for x in np.arange(area.left() + (j % 2) * 15, area.right(), 30).tolist():
            pick = float(rng.random())
            if pick < 0.30:
                canvas.drawRect(rect(x, y, x + 30, y + 15), plain(tints[int(pick * 6.6)], 0.5))
            joints.moveTo(x, y)
            joints.lineTo(x, y + 15)
    stroke(canvas, joints, dark, 1.1, 0.32)
    for k in range(*arches):  # one side of every pier is turned away from the sun
        x = picture.W / 2 + k * SPAN
        side = -1 if palette.from_right else 1
        shade = rect(x - SPAN * 0.12, deck + 90, x + SPAN * 0.12, area.bottom())
        ends = ((x - side * SPAN * 0.12, 0.0), (x + side * SPAN * 0.12, 0.0))
        canvas.drawRect(shade, shaded_by(linear(*ends, [dark, dark], (0.0, 0.62))))


def _track(canvas: skia.Canvas, diorama: Diorama, deck: float) -> None:
    """Cornice, the low near wall, gravel, sleepers and rails seen from a little above."""
    palette, area = diorama.palette, diorama.picture.area()
    left, right = area.left(), area.right()
    bed = rect(left, deck - 9, right, deck + 16)
    tones = [palette.flat(BALLAST, 0.45), palette.flat(BALLAST, 0.25)]
    canvas.drawRect(bed, shaded_by(linear((0, deck - 9), (0, deck + 16), tones)))
    for x in np.arange(left, right, 17).tolist():
        fill(
            canvas,
            polygon([(x, deck - 4), (x + 9, deck - 4), (x + 8, deck + 11), (x - 2, deck + 11)]),
            palette.flat("#5f4634", 0.3),
        )
    for y in (deck - 1, deck + 8):
        stroke(
            canvas, polyline([(left, y + 1.5), (right, y + 1.5)]), palette.flat("#3a3a42", 0.2), 3.4
        )
        stroke(canvas, polyline([(left, y), (right, y)]), palette.flat("#c4c8d0", 0.7), 1.8)
    coping = rect(left, deck + 15, right, deck + 24)
    canvas.drawRect(
        coping,
        shaded_by(
            linear(
                (0, coping.top()),
                (0, coping.bottom()),
                [palette.flat("#d8c8aa", 0.8), palette.flat(STONE, 0.4)],
            )
        ),
    )
    canvas.drawRect(
        rect(left, deck + 24, right, deck + 31),
        shaded_by(linear((0, deck + 24), (0, deck + 31), [palette.flat(STONE, 0.0)] * 2, (0.7, 0))),
    )
    for x in np.arange(left + 20, right, 46).tolist():
        fill(
            canvas,
            polygon([(x, deck + 24), (x + 15, deck + 24), (x + 11, deck + 34), (x + 4, deck + 34)]),
            palette.flat("#c4b294", 0.5),
        )
