"""Fog: banks that lie between the plates of a set, far ones thick, near ones low and thin."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.colour import mix, rgb
from kinora.engines.animatic.paint.native import native_image
from kinora.engines.animatic.paint.noise import NoiseField, smoothstep
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.weather.gloom import gloom
from kinora.engines.animatic.weather.tiles import Tile

FILMED = 0.74  # how thick the banks are over a given clip, next to those of a painted set


def fog(setting: Setting, seed: int) -> tuple[Live, ...]:
    horizon, high = setting.ground.horizon / setting.picture.H, 1.0
    banks = (  # distance, upper row, lower row, strength, speed
        (20.0, horizon - 0.42, horizon + 0.22, 0.95, 7.0),
        (2.5, horizon - 0.16, horizon + 0.18, 0.92, 10.0),
        (1.04, horizon + 0.04, high, 0.52, -13.0),
        (0.80, horizon + 0.20, high + 0.10, 0.52, -19.0),
    )  # fmt: skip
    is_filmed = setting.name == "footage"  # with people before whom all of these banks would lie
    share, veil = (FILMED, 0.19) if is_filmed else (1.0, 0.26)
    noise = NoiseField(seed % 1009, octaves=5, gain=0.5)
    air = gloom(setting, seed, dim=0.98, veil=veil)
    return air + tuple(
        Live(distance, _bank(setting, noise, i, (low, deep), strength * share, speed).draw)
        for i, (distance, low, deep, strength, speed) in enumerate(banks)
    )


def _bank(
    setting: Setting,
    noise: NoiseField,
    i: int,
    rows: tuple[float, float],
    strength: float,
    speed: float,
) -> Tile:
    """Mist between two rows (shares of the frame), seamless sideways; computed at half size."""
    picture = setting.picture
    width, height = max(picture.width // 2, 2), max(picture.height // 2, 2)
    x = np.arange(width, dtype=np.float32)[None] / width
    y = np.arange(height, dtype=np.float32)[:, None] / height
    shift = 0.37 * i
    cloud = noise.sample(x, y * 1.6 + shift) + 0.5 * noise.sample(x * 2, y * 3 + 0.4 + shift)
    upper, lower = rows
    band = smoothstep(upper - 0.18, upper + 0.12, y) * smoothstep(lower + 0.22, lower - 0.05, y)
    alpha = np.clip(band * (0.55 + cloud * 0.9) * strength, 0, 0.95)
    tint = np.array(rgb(mix(setting.haze, "#ffffff", 0.22)), np.float32)
    colour = np.broadcast_to(tint, (height, width, 3))
    small = native_image(np.dstack([colour, alpha]).astype(np.float32), tooth=0.006)
    surface = skia.Surface(picture.width, picture.height)
    soft = skia.SamplingOptions(skia.FilterMode.kLinear)
    surface.getCanvas().drawImageRect(small, skia.Rect.MakeWH(picture.width, picture.height), soft)
    return Tile(image=surface.makeImageSnapshot(), vx=speed * picture.unit)
