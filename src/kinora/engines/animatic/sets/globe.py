"""A world as a ball: coasts, clouds, a soft terminator, towns by night and air at the limb."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.native import image_from_float
from kinora.engines.animatic.paint.noise import tile_noise
from kinora.engines.animatic.sets.palette import Array, between, tone


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a globe looks like; `sun` points to its sun (right, down, towards us)."""

    land: str
    sea: str
    cloud: float  # 0 none to 1
    seed: int
    sun: tuple[float, float, float]


def globe(diameter: int, world: World) -> skia.Image:
    """A picture of the world, `diameter` pixels square.

    Unrolled from the point that faces us, so that no pole pinches the map at the visible limb.
    """
    v = (np.arange(diameter, dtype=np.float32) + 0.5) / diameter * 2 - 1
    x, y = np.meshgrid(v, v)
    radius = np.sqrt(x * x + y * y)
    z = np.sqrt(np.clip(1 - radius**2, 0, 1))
    bulge = np.arcsin(np.clip(radius, 0, 1)) / np.maximum(radius, 1e-3) / math.pi
    across, down = x * bulge + 0.5, y * bulge + 0.5
    ground = _pick(tile_noise(512, 7, 7, 6, world.seed), across, down)
    lit = x * world.sun[0] + y * world.sun[1] + z * world.sun[2]
    colour = _surface(world, ground, across, down)
    day = np.clip(lit * 1.35 + 0.14, 0, 1)[..., None]
    colour = colour * (day**0.8 * 1.12 + 0.025)
    dawn = (np.exp(-(((lit - 0.02) / 0.10) ** 2)) * 0.30)[..., None]
    colour = colour + tone((0.55, 0.22, 0.12)) * dawn
    if world.cloud > 0.6:
        towns = _pick(tile_noise(512, 120, 120, 1, world.seed + 7), across, down) > 0.62
        shown = (towns & (ground > 0.08) & (lit < -0.05))[..., None]
        colour = colour + tone((1, 0.72, 0.34)) * shown * 0.9
        air = np.clip((radius - 0.86) / 0.14, 0, 1) ** 2.2 * np.clip(lit + 0.45, 0, 1)
        colour = colour * (1 - air[..., None] * 0.55)
        colour = colour + tone((0.42, 0.76, 1.0)) * air[..., None] * 0.95
    cover = np.clip((1 - radius) * diameter / 2, 0, 1)
    return image_from_float(np.asarray(colour, np.float32), np.asarray(cover, np.float32))


def _pick(field: Array, across: Array, down: Array) -> Array:
    """Bilinear look-up in a wrapping 512 tile."""
    u, v = across * 511, down * 511
    iu, iv = np.floor(u).astype(int), np.floor(v).astype(int)
    fu, fv = u - iu, v - iv
    a, b, c, d = iu % 512, (iu + 1) % 512, iv % 512, (iv + 1) % 512
    top = between(field[c, a], field[c, b], fu)
    return between(top, between(field[d, a], field[d, b], fu), fv)


def _surface(world: World, ground: Array, across: Array, down: Array) -> Array:
    """Sea, land, ice and clouds before the light."""
    shore = np.clip((ground - 0.06) * 14, 0, 1)[..., None]
    water = tone(world.sea) * (0.85 + 0.3 * np.clip(ground + 0.4, 0, 1))[..., None]
    earth = tone(world.land) * (0.75 + 0.6 * np.clip(ground, 0, 1))[..., None]
    ice = np.clip((np.abs(down - 0.5) - 0.47 + ground * 0.05) * 12, 0, 1)[..., None]
    colour = between(between(water, earth, shore), tone((0.92, 0.96, 1)), ice)
    if not world.cloud:
        return colour
    warp = _pick(tile_noise(512, 6, 6, 3, world.seed + 4), across, down)
    clouds = tile_noise(512, 5, 11, 6, world.seed + 9)
    mass = _pick(clouds, across + warp * 0.06, down + warp * 0.04)
    veil = (np.clip((mass - 0.02) * 2.4, 0, 1) ** 0.8 * world.cloud)[..., None]
    return between(colour, tone((1, 0.98, 0.95)), veil)
