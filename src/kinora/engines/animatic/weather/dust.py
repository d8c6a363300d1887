"""A sandstorm: the air full of sand that streams by, near and far."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import plain
from kinora.engines.animatic.paint.colour import Colour, mix, multiply, rgb
from kinora.engines.animatic.paint.native import native_image
from kinora.engines.animatic.paint.noise import NoiseField
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.weather.gloom import Shade
from kinora.engines.animatic.weather.tiles import Tile, seamless

SAND = "#d9a861"


def sandstorm(setting: Setting, seed: int) -> tuple[Live, ...]:
    tint = _lit(setting)
    noise = NoiseField(seed % 1009, octaves=5, gain=0.55)
    banks = ((30.0, 0.95, 260.0), (2.2, 0.75, 420.0), (0.95, 0.45, 760.0), (0.7, 0.42, 1150.0))
    return (
        Live(60.0, Shade((0.80, 0.72, 0.58), tint, 0.55).draw),
        Live(0.99, Shade((0.92, 0.86, 0.76), tint, 0.34).draw),
        *(
            Live(distance, _bank(setting, noise, tint, (i, strength, speed)).draw)
            for i, (distance, strength, speed) in enumerate(banks)
        ),
        Live(0.8, _grains(setting, seed, tint).draw),
    )


def _lit(setting: Setting) -> Colour:
    """Sand as bright as the hour lets it be."""
    return multiply(SAND, mix(setting.haze, "#ffffff", 0.55))


def _bank(
    setting: Setting, noise: NoiseField, tint: Colour, kind: tuple[int, float, float]
) -> Tile:
    """Clouds of sand all over the frame, drawn out sideways and seamless."""
    i, strength, speed = kind
    picture = setting.picture
    width, height = max(picture.width // 3, 2), max(picture.height // 3, 2)
    x = np.arange(width, dtype=np.float32)[None] / width
    y = np.arange(height, dtype=np.float32)[:, None] / height
    cloud = noise.sample(x, y * 3 + 0.31 * i) + 0.6 * noise.sample(x * 2, y * 6 + 0.17 * i)
    alpha = np.clip((0.42 + cloud * 1.1) * strength * (0.62 + 0.5 * y), 0, 0.94)
    colour = np.broadcast_to(np.array(rgb(tint), np.float32), (height, width, 3))
    small = native_image(np.dstack([colour, alpha]).astype(np.float32), tooth=0.01)
    surface = skia.Surface(picture.width, picture.height)
    soft = skia.SamplingOptions(skia.FilterMode.kLinear)
    surface.getCanvas().drawImageRect(small, skia.Rect.MakeWH(picture.width, picture.height), soft)
    return Tile(image=surface.makeImageSnapshot(), vx=speed * picture.unit)


def _grains(setting: Setting, seed: int, tint: Colour) -> Tile:
    """Streaks of near grains."""
    picture, rng = setting.picture, np.random.default_rng(seed * 23 + 1)
    spots = [(float(u), float(v)) for u, v in rng.random((150, 2))]
    lengths, fades = rng.uniform(14, 60, 150).tolist(), rng.uniform(0.15, 0.5, 150).tolist()

    def grain(canvas: skia.Canvas, i: int) -> None:
        paint = plain(mix(tint, "#fff3d8", 0.4), fades[i])
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(1.8)
        canvas.drawLine(0, 0, -lengths[i], -lengths[i] * 0.05, paint)

    image = seamless(picture, spots, 70, grain)
    return Tile(image=image, vx=1500 * picture.unit, vy=70 * picture.unit)
