"""Bare worlds: grey dust under a black sky with the Earth in it, and red Mars in the light of its hours."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import skia

from kinora.engines.animatic.paint.colour import Colour, luminance, mix, multiply, rgb
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.light import Daylight
from kinora.engines.animatic.paint.native import LINEAR
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.finish import finish
from kinora.engines.animatic.sets.globe import World, globe
from kinora.engines.animatic.sets.outdoors import daylight, outdoor_setting, standing_marks
from kinora.engines.animatic.sets.palette import Array, tone
from kinora.engines.animatic.sets.plants import rock
from kinora.engines.animatic.sets.space import deep_space, space_lamps
from kinora.engines.animatic.sets.terrain import Colours, Heights, Land, Slopes
from kinora.engines.animatic.sets.twinkle import Twinkle
from kinora.engines.animatic.sets.view import View
from kinora.engines.animatic.sets.washes import glow, rect

DUST, STONE = "#a8adb8", "#a2a4ac"
RED_DUST, RED_STONE = "#c4693c", "#a0573a"


def moon_surface(order: Order, check: Check) -> Setting:
    day, light = space_lamps()
    day = replace(day, ambient=(0.20, 0.20, 0.25), haze=(0.03, 0.03, 0.06), haze_density=0.3)
    picture = order.picture
    view = View.over(picture, picture.H * 0.50, 2.4)
    diorama = Diorama(view, day, order.seed, check, shelf=order.shelf)
    diorama.plate("deep", 80, lambda canvas: deep_space(canvas, diorama), texture=0.05)
    seed = diorama.seed_of("twinkle")
    diorama.live(70, Twinkle(picture, seed, view.horizon * 0.85).draw)
    diorama.plate("earth", 40, lambda canvas: _earth(canvas, diorama))
    _hills(diorama, DUST)
    _plain(diorama, DUST, STONE)
    return Setting(
        name="moon surface",
        picture=picture,
        day=day,
        light=light,
        ground=Ground(view.horizon, 2.4 / 2.2, view.focal, day.direction, picture.W / 2),
        haze=day.haze,
        layers=diorama.layers(),
        sheet=finish(picture, "#02030c", 0.34),
        marks=standing_marks(diorama, 0.86, 0.72),
        spill=0.25,
        shadow=0.60,
        depth=400.0,
        sheltered=True,
    )


def mars(order: Order, check: Check) -> Setting:
    """Red sand and stones under a butterscotch sky; blue around the setting sun, as it is there."""
    day = _martian(daylight(order))
    picture = order.picture
    diorama = Diorama(
        View.over(picture, picture.H * 0.50, 2.4), day, order.seed, check, shelf=order.shelf
    )
    diorama.sky(cover=0.06)
    _hills(diorama, RED_DUST)
    _plain(diorama, RED_DUST, RED_STONE)
    setting = outdoor_setting(diorama, "mars", story=2.2, stand=0.86, vignette=0.30)
    return replace(setting, sheltered=True)


def _martian(day: Daylight) -> Daylight:
    """The hour in dusty air."""
    low = day.name in ("dawn", "sunset", "dusk")

    def dusty(colour: Colour, tint: str) -> Colour:
        level = luminance(colour)
        bright = min(0.10 + level * 1.30, 1.0)
        return mix(colour, multiply(rgb(tint), (bright, bright, bright)), 0.92)

    return replace(
        day, zenith=dusty(day.zenith, "#c87a44"), middle=dusty(day.middle, "#e89c5c"),
        horizon=mix(dusty(day.horizon, "#ffcf94"), "#8fb4d8", 0.45 if low else 0.0),
        haze=dusty(day.haze, "#e8a878"), ambient=dusty(day.ambient, "#f0c8b0"),
        sun=mix(day.sun, "#bcd8ff", 0.4) if low else day.sun, haze_density=day.haze_density * 1.5,
    )  # fmt: skip


def _earth(canvas: skia.Canvas, diorama: Diorama) -> None:
    picture = diorama.picture
    x, y, r = picture.W * 0.86, diorama.view.horizon * 0.36, 92.0  # over nobody's head
    glow(canvas, x, y, r * 1.9, "#4a90e0", 0.30)
    world = World(
        land="#6d8a4e", sea="#1d5f9c", cloud=0.92, seed=7 + diorama.seed_of("earth") % 5,
        sun=(-0.62, -0.50, 0.60),
    )  # fmt: skip
    image = globe(max(int(r * 2.4 * picture.unit), 4), world)
    canvas.drawImageRect(image, rect(x - r, y - r, x + r, y + r), LINEAR)


def _dust(colour: str) -> Colours:
    soft, fine = fields().soft, fields().fine

    def colours(land: Slopes) -> Array:
        patch = 0.22 * soft.sample(land.x / 60, land.z / 60)
        grain = 0.16 * fine.sample(land.x / 9, land.z / 9)
        return np.asarray(tone(colour) * (1 + patch + grain)[..., None], np.float32)

    return colours


def _hills(diorama: Diorama, dust: str) -> None:
    crags, soft = fields().crags, fields().soft
    shift = float(diorama.rng("hills").uniform(0, 1))

    def heights(x: Array, z: Array) -> Array:
        rise = 130 * (soft.sample(x / 2400 + shift, z / 2400) + 0.22) * smoothstep(180, 900, z)
        rough = 26 * crags.sample(x / 900 + shift, z / 900) * smoothstep(300, 900, z)
        return np.asarray(rise + rough - 8, np.float32)

    land = Land(heights=heights, colours=_dust(dust), near=60, far=2200, slices=240, haze_length=9000,
                detail=0.6)  # fmt: skip
    diorama.land("hills", 6, land)


def _craters(diorama: Diorama) -> Heights:
    """Bowls with raised rims, each at a spot of its own, none where the actors stand."""
    rng = diorama.rng("craters")
    spots = []
    for u, v, size in rng.random((46, 3)).tolist():
        z = 7.0 * (70 / 7.0) ** v
        x = (u - 0.5) * 1.6 * z
        radius = 0.5 + 2.6 * size**2 + z * 0.02
        if not (abs(x) < 2.6 + radius and z < 13):
            spots.append((x, z, radius))
    soft = fields().soft

    def heights(x: Array, z: Array) -> Array:
        total = 0.35 * soft.sample(x / 22, z / 22)
        for cx, cz, radius in spots:
            far = np.sqrt((x - cx) ** 2 + (z - cz) ** 2) / radius
            bowl = np.where(far < 1, 0.30 * radius * (far**2 - 1), 0)
            total = total + bowl + 0.12 * radius * np.exp(-(((far - 1.05) / 0.22) ** 2))
        return np.asarray(total, np.float32)

    return heights


def _plain(diorama: Diorama, dust: str, stone: str) -> None:
    heights, view = _craters(diorama), diorama.view

    def stones(canvas: skia.Canvas) -> None:
        for i, (x, row, z) in enumerate(diorama.scatter("stones", 60, (view.near, 50), heights)):
            stand = diorama.stand(f"stone {i}", x, row)
            rock(canvas, stand, view.size(float(stand.rng.uniform(0.06, 0.42)), z), albedo=stone)

    land = Land(
        heights=heights, colours=_dust(dust), near=view.near, far=72, slices=280, haze_length=9000,
        detail=0.65,
    )  # fmt: skip
    diorama.land("plain", 1.05, land, decorate=stones)
