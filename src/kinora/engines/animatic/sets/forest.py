"""A clearing among old trees: hazy trunks behind trunks, shafts of light, ferns in front."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import scaled
from kinora.engines.animatic.paint.brush import linear, radial
from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.paint.native import native_image
from kinora.engines.animatic.paint.noise import fractal, smoothstep
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.grassland import meadow_colours
from kinora.engines.animatic.sets.live import Breath
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import Array, as_colour, between, tone
from kinora.engines.animatic.sets.plants import bush, fern, grass
from kinora.engines.animatic.sets.terrain import Heights, Land, Slopes
from kinora.engines.animatic.sets.trees import Stand, crown, ground_shadow, trunk
from kinora.engines.animatic.sets.undergrowth import bough
from kinora.engines.animatic.sets.washes import SCREEN, shaded_by


def forest(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.53, eye=2.0)
    diorama.plate("backdrop", 7, lambda canvas: _backdrop(canvas, diorama), texture=0.06)
    _floor(diorama)
    if diorama.palette.day.glow > 0.2:
        diorama.live(1.02, _shafts(diorama).draw)
    diorama.plate("frame", 0.74, lambda canvas: _frame_trees(canvas, diorama), soft=1.2)
    _ferns(diorama)
    wide = diorama.picture.W
    for x, width, drop in ((0.08, 460, 130), (0.92, 500, 150)):
        bough(diorama, wide * x, (width, drop), "#4f8238")
    return outdoor_setting(
        diorama, "forest", story=1.75, stand=0.885, spill=0.6, vignette=0.40, veil=0.0
    )


def _backdrop(canvas: skia.Canvas, diorama: Diorama) -> None:
    """The depth of the wood: light between two rows of hazy trunks, leaves above and below."""
    view, palette, picture = diorama.view, diorama.palette, diorama.picture
    area, day = picture.area(), palette.day
    wide, high = picture.W, picture.H
    green = palette.surface(tone("#9fc46a"), 0.55)
    air = between(palette.haze, palette.horizon, 0.45)
    tones = [
        as_colour(between(palette.middle, green, 0.55) * 0.8),
        as_colour(between(air, green, 0.18)), as_colour(green * 0.6),
    ]  # fmt: skip
    canvas.drawRect(area, shaded_by(linear((0, area.top()), (0, high), tones, stops=(0, 0.62, 1))))
    x = wide * (0.5 + (day.sun_x - 0.5) * 0.6)
    light = radial(
        x, high * 0.36, max(wide, high) * 0.42, [day.sun] * 2, (0.8 * max(day.glow, 0.3), 0)
    )
    canvas.drawRect(area, shaded_by(light, SCREEN))
    for row, (haze, count, size) in enumerate(((0.80, 30, 1.0), (0.64, 20, 1.5))):
        _row_of_trunks(canvas, diorama, row, haze, round(count * max(wide / 1280, 0.62)), size)
    _canopy_and_brush(canvas, diorama, view.horizon)


def _row_of_trunks(
    canvas: skia.Canvas, diorama: Diorama, row: int, haze: float, count: int, size: float
) -> None:
    picture, area = diorama.picture, diorama.picture.area()
    rng = diorama.rng(f"trunks {row}")
    foot = diorama.view.horizon + 0.03 * picture.H
    for i in range(count):
        x = area.left() + area.width() * (i + rng.uniform(0.05, 0.95)) / count
        stand = diorama.stand(f"trunk {row} {i}", x, foot, haze=haze)
        width, lean = 15 * size * rng.uniform(0.6, 1.4), float(rng.normal(0, 0.02))
        trunk(canvas, stand, foot - area.top(), width, lean=lean)


def _canopy_and_brush(canvas: skia.Canvas, diorama: Diorama, horizon: float) -> None:
    picture, area, rng = diorama.picture, diorama.picture.area(), diorama.rng("canopy")
    stretch = area.width() / 1400
    for haze, drop in ((0.78, 0.10), (0.62, 0.16)):
        blobs = [
            (
                float(rng.uniform(area.left(), area.right())),
                float(rng.uniform(area.top(), picture.H * drop)), float(rng.uniform(45, 90)),
            )
            for _ in range(round(30 * stretch * (area.height() / 1050)))
        ]  # fmt: skip
        stand = diorama.stand(f"canopy {haze}", 0, 0, haze=haze)
        crown(canvas, stand, blobs, tone("#6f9d46"), dab=18, density=0.55)
        low = [
            (
                float(rng.uniform(area.left(), area.right())),
                float(horizon + picture.H * rng.uniform(-0.02, 0.03)), float(rng.uniform(26, 52)),
            )
            for _ in range(round(26 * stretch))
        ]  # fmt: skip
        stand = diorama.stand(f"brush {haze}", 0, 0, haze=haze - 0.06)
        crown(canvas, stand, low, tone("#5c8c40"), dab=13, density=0.6)


def _floor(diorama: Diorama) -> None:
    soft, fine, palette = fields().soft, fields().fine, diorama.palette
    moss = meadow_colours("#6c9440")

    def heights(x: Array, z: Array) -> Array:
        return 0.5 * soft.sample(x / 14, z / 14) + 0.9 * smoothstep(3.5, 9, np.abs(x))

    def colours(land: Slopes) -> Array:
        fallen = smoothstep(0.06, 0.36, fine.sample(land.x / 5 + 0.3, land.z / 5) + 0.06)
        leaf = tone("#9a7444") * (1 + 0.4 * fine.sample(land.x / 2, land.z / 2)[..., None])
        return between(moss(land), leaf, fallen[..., None] * 0.26)

    def dappled(land: Slopes, colour: Array) -> Array:
        spot = np.exp(-(((land.x - 0.3) / 4.4) ** 2) - ((land.z - 10) / 5) ** 2)
        play = smoothstep(-0.05, 0.22, soft.sample(land.x / 7 + 0.6, land.z / 12 + 0.2))
        dapple = play * 0.55 + 0.45
        least = 0.70 if palette.season == "winter" else 0.50  # snow shines in the shade
        shade = least + (1 - least) * np.clip(spot * 1.25 * dapple + 0.14 * dapple, 0, 1)
        lit: Array = colour * shade[..., None] + palette.key * (spot * dapple * 0.12)[..., None]
        return lit

    def detail(canvas: skia.Canvas) -> None:
        _old_trees(canvas, diorama)
        _litter(canvas, diorama, heights)

    land = Land(
        heights=heights, colours=colours, near=diorama.view.near, far=34, haze_length=80,
        finish=dappled, shadow_slope=4, detail=0.55,
    )  # fmt: skip
    diorama.land("floor", 1.05, land, decorate=detail)


def _old_trees(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Seven old trees around the clearing; each stands a little elsewhere in every forest."""
    picture, view, rng = diorama.picture, diorama.view, diorama.rng("old trees")
    wide = min(1.0, picture.W / picture.H / 1.4)
    places = [
        (-6.6, 17.0, 0.75), (-3.6, 24.0, 0.70), (4.4, 23.0, 0.70), (8.2, 18.0, 0.80),
        (-8.4, 12.5, 1.00), (8.8, 12.0, 1.10), (1.2, 30.0, 0.70),
    ]  # fmt: skip
    shifts = rng.uniform(-1, 1, (len(places), 2)).tolist()
    moved = [
        (x + dx * 0.7, z + dz * 1.2, thick)
        for (x, z, thick), (dx, dz) in zip(places, shifts, strict=True)
    ]
    for i, (x, z, thick) in enumerate(sorted(moved, key=lambda place: -place[1])):
        at, row = view.project(x * wide, 0.4, z)
        haze = diorama.palette.haze_at(z, 62)
        stand = diorama.stand(f"old tree {i}", at, row, haze=haze)
        width = view.size(thick, z)
        ground_shadow(canvas, stand, width)
        lean = float(stand.rng.normal(0, 0.015))
        trunk(canvas, stand, row + picture.margin, width, lean=lean)
        bush(
            canvas, diorama.stand(f"tree bush {i}", at + 40, row + 3, haze=haze), view.size(1.5, z)
        )
        _leaves(canvas, diorama, stand, at + lean * row)


def _leaves(canvas: skia.Canvas, diorama: Diorama, stand: Stand, x: float) -> None:
    """The crown of one old tree, high up and out of the picture."""
    picture, rng = diorama.picture, stand.rng
    top = picture.area().top()
    blobs = [
        (
            float(x + rng.normal(0, 140)),
            float(rng.uniform(top, 0.17 * picture.H)), float(rng.uniform(36, 72)),
        )
        for _ in range(13)
    ]  # fmt: skip
    leaf = Stand(stand.x, stand.base, stand.palette, rng, stand.haze * 0.9)
    crown(canvas, leaf, blobs, tone("#4f8238"), dab=16, density=0.6)


def _litter(canvas: skia.Canvas, diorama: Diorama, heights: Heights) -> None:
    """Thin grass and fallen leaves."""
    picture, view = diorama.picture, diorama.view
    rng = diorama.rng("litter")
    spots = diorama.scatter(
        "blades", 1900, (view.near, 20), heights,
        lambda x, z: (np.abs(x) > 2.2) | (np.sin(x * 91 + z * 57) > 0.5),
    )  # fmt: skip
    table = np.array(spots, np.float32)
    lengths = np.minimum(view.focal / table[:, 2], 190) * rng.uniform(0.08, 0.26, len(table))
    blades = (table[:, 0], table[:, 1], lengths)
    grass(canvas, diorama.palette, blades, tone("#5f8f3c") * 0.85, rng, bend=0.4)
    area = picture.area()
    xs = rng.uniform(area.left(), area.right(), 190)
    down = rng.random(190)
    ys = view.horizon + picture.H * 0.07 + (area.bottom() - view.horizon) * down
    tones = diorama.palette.ramp("#c98a3c")
    shades = ramp(tones, rng.random(190) * 0.7)
    stamp(canvas, "leaf", xs, ys, 3 + 8 * down, rng.normal(0, 0.4, 190), shades)


def _frame_trees(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Two dark trunks at the edges."""
    picture, area = diorama.picture, diorama.picture.area()
    for i, (x, width) in enumerate(((-0.02, 120), (1.03, 140))):
        stand = diorama.stand(f"frame {i}", picture.W * x, picture.H * 1.08)
        bark = as_colour(tone("#6b4a36") * 0.5)
        trunk(canvas, stand, stand.base - area.top(), width, bark=bark)


def _ferns(diorama: Diorama) -> None:
    picture = diorama.picture
    for i, at in enumerate((-0.04, 0.09, 0.22, 0.80, 0.92, 1.04)):
        size = (210 - 60 * (i % 3)) * (0.8 if picture.is_portrait else 1.0)

        def draw(canvas: skia.Canvas, i: int = i, size: float = size) -> None:
            fern(canvas, diorama.stand(f"fern {i}", 0, 0), size)

        diorama.clump(picture.W * at, picture.H * 1.03, (size * 2, size * 1.05), draw)


def _shafts(diorama: Diorama) -> Breath:
    """Slanting beams, one soft additive picture that breathes; behind the cast, whose faces stay clear."""
    picture, palette, day = diorama.picture, diorama.palette, diorama.palette.day
    width, height = picture.width // 4, int(picture.height * 0.9) // 4
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    slant = -0.45 * math.copysign(1, day.direction[0])
    across = (x - y * slant) / width
    noise = fractal(1, 4 * width, width * 0.10, diorama.seed_of("shafts") % 9973, 4, 0.6)[0]
    beams = smoothstep(
        0.50, 0.78, np.interp(across * width + width, np.arange(4 * width), noise)
    )  # fmt: skip
    centre = 0.5 + (day.sun_x - 0.5) * 0.5
    fade = smoothstep(1.0, 0.45, y / height) * np.exp(-(((x / width - centre) / 0.34) ** 2))
    level = np.clip(beams * fade * 0.58 * day.glow, 0, 1)[..., None]
    colour = np.clip(palette.sun * 0.9 + palette.key * 0.1, 0, 1)
    pixels = np.concatenate([np.broadcast_to(colour, (height, width, 3)), level], 2)
    soft = native_image(pixels.astype(np.float32), tooth=0)
    return Breath(scaled(soft, picture.width, height * 4), 0, 0)
