"""The beach: a bay with a headland, small surf and wash, palms and rocks on the sand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from kinora.engines.animatic.paint.native import native_image
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.paint.texture import painterly
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.evergreens import palm
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.flotsam import flotsam
from kinora.engines.animatic.sets.outdoors import (
    broad_water,
    open_diorama,
    outdoor_setting,
    standing_marks,
)
from kinora.engines.animatic.sets.palette import Array, between, tone
from kinora.engines.animatic.sets.plants import rock
from kinora.engines.animatic.sets.road import road
from kinora.engines.animatic.sets.sea import paint_sea, reflection, sea_glints
from kinora.engines.animatic.sets.swell import Wash, swells
from kinora.engines.animatic.sets.terrain import Land, Relief, Slopes, render
from kinora.engines.animatic.sets.trees import tree_shadow
from kinora.engines.animatic.sets.undergrowth import tufts

STAND, BACK = 0.885, 0.90  # shares of the height and of the size: where people stand
SHORE = 0.735  # share of the height where water meets sand
UNDER_SAND = 0.18  # share of the height that the sea goes on under the sand, for camera moves


def beach(order: Order, check: Check) -> Setting:
    return _bay(order, check, "beach")


def coastal_road(order: Order, check: Check) -> Setting:
    """The same bay with a road along it."""
    return _bay(order, check, "coastal road")


def _bay(order: Order, check: Check, name: str) -> Setting:
    diorama = open_diorama(order, check, horizon=0.46, eye=2.2)
    view, palette, picture = diorama.view, diorama.palette, diorama.picture
    line = picture.H * SHORE
    diorama.sky()

    def water(canvas: skia.Canvas) -> None:
        bottom = picture.H * (SHORE + UNDER_SAND)
        paint_sea(canvas, view, palette, bottom, seed=diorama.seed_of("sea"), shallow_from=0.55)

    diorama.plate("sea", 4, water, texture=0.05)
    headland(diorama)
    check()
    waves = swells(
        view, palette, (view.horizon + 0.05 * picture.H, line - 0.105 * picture.H),
        4 if not picture.is_portrait else 6, diorama.seed_of("waves"), shallow=1,
    )  # fmt: skip
    for i, wave in enumerate(waves):
        diorama.moving(2.2 - 0.01 * i, wave.paint, wave.draw)
    diorama.live(
        2.1, sea_glints(view, palette, line - 0.03 * picture.H, diorama.seed_of("glints")).draw
    )
    _sand(diorama, line)
    diorama.live(1.2, Wash(view, palette, line, diorama.seed_of("wash")).draw)
    diorama.plate("palms", 1.08, lambda canvas: _palms(canvas, diorama))
    if name == "coastal road":
        row = next(
            mark.row for mark in standing_marks(diorama, STAND, BACK) if mark.name == "centre"
        )
        diorama.plate("road", 1.05, lambda canvas: road(canvas, diorama, row), texture=0.06)
    tufts(diorama, "#9aa45a", count=7, gap=0.55, tall=1.1)
    return outdoor_setting(
        diorama,
        name,
        story=1.55,
        stand=STAND,
        back=BACK,
        mirror=0.16,
        water=broad_water(diorama, 0.51, SHORE - 0.035),
    )


def headland(diorama: Diorama) -> None:
    """A low wooded coast on the horizon, on the left."""
    soft, fine, view, palette = fields().soft, fields().fine, diorama.view, diorama.palette
    reach = -330 * (diorama.picture.W / 1280)

    def heights(x: Array, z: Array) -> Array:
        side = smoothstep(-60, reach, x + 40 * fine.sample(z / 200, x / 400))
        land = 64 * (soft.sample(x / 700 + 0.2, z / 700) + 0.35) * side
        return np.asarray(np.clip(land, 0, 200) * smoothstep(520, 640, z) - 1.5, np.float32)

    def colours(land: Slopes) -> Array:
        wood = smoothstep(0.4, 0.1, land.steepness)[..., None]
        base = between(tone("#b08a62"), tone("#5f8a48"), wood)
        return base * (1 + 0.5 * fine.sample(land.x / 50, land.z / 50)[..., None])

    land = Land(
        heights=heights, colours=colours, near=520, far=1500, haze_length=1700, slices=160,
    )  # fmt: skip

    def seen() -> tuple[Relief, Array]:
        relief = render(view, palette, land)
        rows = (np.arange(relief.pixels.shape[0], dtype=np.float32) / relief.scale) + relief.top
        relief.pixels[..., 3] *= smoothstep(view.horizon + 3, view.horizon + 1, rows)[:, None]
        keep = max(int((view.horizon + 6 - relief.top) * relief.scale), 4)
        return relief, relief.pixels[:keep]

    _lay(diorama, "headland", 5, seen)


def _lay(
    diorama: Diorama, name: str, distance: float, seen: Callable[[], tuple[Relief, Array]]
) -> None:
    def draw(canvas: skia.Canvas) -> None:
        relief, pixels = seen()
        image = native_image(painterly(np.asarray(pixels, np.float32), 2), tooth=0.008)
        target = skia.Rect.MakeXYWH(
            relief.left, relief.top, image.width() / relief.scale, image.height() / relief.scale
        )
        canvas.drawImageRect(image, target, skia.SamplingOptions(skia.CubicResampler.Mitchell()))

    diorama.plate(name, distance, draw, texture=0.05)


def _sand(diorama: Diorama, line: float) -> None:
    soft, fine, view, palette = fields().soft, fields().fine, diorama.view, diorama.palette
    high = diorama.picture.H

    def row(land: Slopes) -> Array:
        return np.asarray(view.horizon + view.focal * view.eye / land.z, np.float32)

    def heights(x: Array, z: Array) -> Array:
        return np.asarray(0.35 * soft.sample(x / 18, z / 18) * smoothstep(9, 5, z), np.float32)

    def colours(land: Slopes) -> Array:
        edge = line + high * (0.02 * np.sin(land.x / 2.1) + 0.01 * np.sin(land.x / 0.9 + 1))
        wet = smoothstep(0.12, 0.03, (row(land) - edge) / high)
        wind = fine.sample(land.x / 6, land.z / 2.2)[..., None]
        patch = soft.sample(land.x / 5, land.z / 5)[..., None]
        dry = tone("#e6c993") * (1 + 0.16 * wind + 0.12 * patch)
        ripple = np.sin(
            land.z * 26 + 3.5 * soft.sample(land.x / 5, land.z / 9) * 6.28 + land.x * 1.2
        )
        dry = dry * (1 + 0.09 * (ripple * smoothstep(7.5, 5.0, land.z))[..., None])
        return between(dry, tone("#a98a68"), wet[..., None] * 0.8)

    def sheen(land: Slopes, colour: Array) -> Array:
        wet = smoothstep(line + 0.10 * high, line, row(land))
        level = np.clip(0.25 + 0.2 * soft.sample(land.x / 9, land.z / 9), 0, 1)
        return between(colour, reflection(palette, level), (wet * 0.55)[..., None])

    land = Land(
        heights=heights, colours=colours, near=view.near, far=view.depth(line - 0.03 * high),
        haze_length=500, finish=sheen, detail=0.75, slices=180,
    )  # fmt: skip

    def seen() -> tuple[Relief, Array]:
        relief = render(view, palette, land)
        x = np.arange(relief.pixels.shape[1], dtype=np.float32)[None] / relief.scale + relief.left
        y = np.arange(relief.pixels.shape[0], dtype=np.float32)[:, None] / relief.scale + relief.top
        edge = line + 10 * np.sin(x / 183) + 5 * np.sin(x / 67 + 2)
        relief.pixels[..., 3] *= smoothstep(-18, 18, y - edge)
        return relief, relief.pixels

    _lay(diorama, "sand", 1.25, seen)


def _palms(canvas: skia.Canvas, diorama: Diorama) -> None:
    picture, rng = diorama.picture, diorama.rng("palms")
    wide, high = picture.W, picture.H
    small = 0.78 if picture.is_portrait else 1.0
    for i, (at, row, tall) in enumerate(((0.03, 0.065, 500), (0.15, 0.10, 540))):
        x = wide * (at + float(rng.uniform(-0.02, 0.03)))
        stand = diorama.stand(f"palm {i}", x, high * (SHORE + row), haze=0.03)
        tree_shadow(canvas, stand, tall * small * 0.55)
        palm(canvas, stand, tall * small, lean=0.20 + 0.10 * i)
    for i, (at, row, width) in enumerate(((0.80, 0.035, 70), (0.855, 0.05, 44), (0.27, 0.05, 52))):
        x = wide * (at + float(rng.uniform(-0.03, 0.03)))
        rock(canvas, diorama.stand(f"rock {i}", x, high * (SHORE + row)), width, albedo="#93806e")
    flotsam(canvas, diorama)
