"""Trees that are no round crowns: firs in drooping tiers, palms with feathered fronds. Knows light,
not places."""

from __future__ import annotations

import math

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.paint.brush import fill
from kinora.engines.animatic.paint.colour import ColourLike, colour_int, mix
from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.sets.palette import Array, as_colour
from kinora.engines.animatic.sets.trees import Stand, across, ground_shadow, trunk

PINE = "#468562"
LARCHES = (PINE, "#c98a32", "#b55f2c", "#d6a53e")  # a mixed wood in autumn


def conifer(
    canvas: skia.Canvas,
    stand: Stand,
    height: float,
    *,
    snow: float = 0.0,
    albedo: ColourLike = PINE,
) -> None:
    """Fir with drooping tiers; `snow` (0 to 1) caps every tier."""
    x, base, rng, palette = stand.x, stand.base, stand.rng, stand.palette
    half = height * rng.uniform(0.19, 0.25)
    if palette.season == "winter":
        snow = max(snow, 0.65)
    if stand.shadow:
        ground_shadow(canvas, stand, half * 1.1)
    trunk(canvas, stand, height * 0.3, height * 0.035)
    if palette.season == "autumn" and not snow:
        albedo = LARCHES[int(rng.integers(len(LARCHES)))]
    tones, white = palette.ramp(albedo, stand.haze), palette.ramp("#eef3fa", stand.haze)
    aside, _ = palette.screen()
    body = skia.Path()
    body.moveTo(x, base - height)
    body.quadTo(x + half * 0.25, base - height * 0.5, x + half * 0.78, base - height * 0.10)
    body.lineTo(x - half * 0.78, base - height * 0.10)
    body.quadTo(x - half * 0.25, base - height * 0.5, x, base - height)
    fill(canvas, body, mix(as_colour(tones[0]), as_colour(tones[1]), 0.35))
    tiers = int(np.clip(height / 10, 5, 22))
    boughs, lights = [], []
    for tier in range(tiers):
        t = (tier + 0.6) / tiers
        y = base - height * (1 - t * 0.93)
        width = half * (0.06 + 0.94 * t**0.85) * rng.uniform(0.85, 1.12)
        count = int((6 + 16 * t) * (1 if height > 110 else 0.55))
        u = rng.uniform(-1, 1, count)
        xs = x + u * width * 0.72
        ys = y + np.abs(u) ** 1.3 * height * 0.035 + rng.normal(0, height * 0.006, count)
        sizes = (height * 0.085 + width * 0.26) * rng.uniform(0.7, 1.2, count)
        angles = np.where(u > 0, 0.5, math.pi - 0.5) + rng.normal(0, 0.2, count)
        value = 0.38 + u * aside * 0.42 + rng.normal(0, 0.12, count)
        bough = np.stack([xs, ys, sizes, angles])
        if snow:
            lies = (rng.random(count) < snow * 0.6) & (value > 0.30)
            _snowed_tier(canvas, bough, (ramp(tones, value), ramp(white, value + 0.3)), lies)
        else:
            boughs.append(bough)
            lights.append(value)
    if boughs:
        xs, ys, sizes, angles = np.hstack(boughs)
        stamp(canvas, "leaf", xs, ys, sizes, angles, ramp(tones, np.hstack(lights)))


def _snowed_tier(
    canvas: skia.Canvas, bough: Array, colours: tuple[list[int], list[int]], lies: NDArray[np.bool_]
) -> None:
    """One tier and the snow on it, before the next tier covers both."""
    green, white = colours
    stamp(canvas, "leaf", bough[0], bough[1], bough[2], bough[3], green)
    xs, ys, sizes, angles = bough[:, lies]
    tall = sizes * 0.12
    tilt = np.where(np.cos(angles) > 0, 0.35, -0.35)
    picked = [colour for colour, here in zip(white, lies.tolist(), strict=True) if here]
    stamp(canvas, "dab", xs, ys - tall, sizes * 0.5, tilt, picked)


def palm(canvas: skia.Canvas, stand: Stand, height: float, *, lean: float = 0.26) -> None:
    """Palm with feathered fronds and coconuts; `lean` is its slant to the right."""
    x, base, rng, palette = stand.x, stand.base, stand.rng, stand.palette
    ground_shadow(canvas, stand, height * 0.22)
    bark = [as_colour(step) for step in palette.upright("#9a7650", stand.haze)]
    top_x, top_y = x, base
    for i in range(35):
        t = i / 34
        top_x, top_y = x + lean * height * t**1.7, base - height * 0.86 * t
        width = height * (0.030 - 0.013 * t) * (1 + 0.03 * (i % 2))
        shader = across(palette, top_x - width, top_x + width, [bark[0], bark[1], bark[3]])
        ring = skia.Rect.MakeLTRB(
            top_x - width, top_y - height * 0.024, top_x + width, top_y + height * 0.024
        )
        canvas.drawOval(ring, skia.Paint(AntiAlias=True, Shader=shader))
    for angle in np.linspace(-3.5, 0.35, 11)[np.argsort(rng.random(11))]:
        _frond(canvas, stand, (top_x, top_y), float(angle), height * float(rng.uniform(0.36, 0.46)))
    nut = palette.flat("#6b4425", 0.3, stand.haze)
    for dx in (-0.02, 0.025, 0):
        canvas.drawCircle(
            top_x + dx * height, top_y + height * 0.025, height * 0.020,
            skia.Paint(AntiAlias=True, Color=colour_int(nut)),
        )  # fmt: skip


def _frond(
    canvas: skia.Canvas, stand: Stand, root: tuple[float, float], angle: float, length: float
) -> None:
    rng, (aside, down) = stand.rng, stand.palette.screen()
    green = stand.palette.ramp("#5d9a3c", stand.haze)
    t = np.linspace(0.05, 1, 34)
    xs = root[0] + math.cos(angle) * length * t
    ys = root[1] + math.sin(angle) * length * t * 0.8 + length * 0.62 * t**2.1
    heading = np.arctan2(np.gradient(ys), np.gradient(xs))
    for side in (-1, 1):
        angles = heading + side * (0.80 - 0.4 * t) + rng.normal(0, 0.06, len(t))
        blade = length * 0.30 * np.sin(np.pi * np.clip(t * 0.92 + 0.06, 0, 1)) ** 0.6
        blade = blade * rng.uniform(0.8, 1.1, len(t))
        value = 0.46 + (math.cos(angle) * aside + math.sin(angle) * down) * 0.3
        shade = value + rng.normal(0, 0.1, len(t)) - 0.12 * side * aside
        stamp(
            canvas, "blade", xs + np.cos(angles) * blade * 0.4, ys + np.sin(angles) * blade * 0.4,
            blade, angles, ramp(green, shade),
        )  # fmt: skip
