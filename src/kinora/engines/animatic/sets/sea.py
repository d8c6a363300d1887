"""Open water: a baked mirroring surface from the horizon down, and glints that twinkle on it."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.colour import Colour
from kinora.engines.animatic.paint.dabs import stamp
from kinora.engines.animatic.paint.native import native_image
from kinora.engines.animatic.paint.noise import NoiseField, smoothstep
from kinora.engines.animatic.paint.texture import painterly
from kinora.engines.animatic.sets.fields import ripples
from kinora.engines.animatic.sets.palette import Array, Palette, between, tone
from kinora.engines.animatic.sets.view import View

SEA, SHALLOW = "#1d6f8f", "#4fb5ad"
SPANS = ((150.0, 1.0), (40.0, 1.0), (11.0, 0.9), (3.2, 0.7))  # metres of a ripple, weight


def reflection(palette: Palette, height: Array) -> Array:
    """Sky mirrored in water, slightly dimmed.

    The contrast is pushed on purpose: warm horizon and blue zenith meet in grey if blended slowly.
    """
    mirrored: Array = palette.sky(smoothstep(0.16, 0.66, height) * 0.96) * 0.92
    return mirrored


def paint_sea(
    canvas: skia.Canvas,
    view: View,
    palette: Palette,
    bottom: float,
    *,
    seed: int,
    shallow_from: float = 2.0,
) -> None:
    """The sea from the horizon to the row `bottom`; `shallow_from`: share of the way down where
    it turns shallow."""
    picture, area = view.picture, view.picture.area()
    scale, top = 0.75 * min(1.0, picture.unit), int(view.horizon)
    width, height = int(area.width() * scale), int((bottom - top) * scale)
    y = (np.arange(height, dtype=np.float32)[:, None] + 0.5) / scale
    z = view.depth_at(y + top)
    across = (np.arange(width, dtype=np.float32)[None] + 0.5) / scale + area.left()
    down = y / (picture.H - top)
    ripple = _ripple(view, ripples(), (across - picture.W / 2) * z / view.focal, z, seed)
    depth = smoothstep(shallow_from - 0.35, shallow_from, down)[..., None]
    body = palette.surface(between(tone(SEA), tone(SHALLOW), depth), 0.45 + ripple * 0.5)
    mirror = reflection(palette, 0.10 + 0.75 * down + ripple * 0.40)
    fresnel = np.clip(0.80 - 0.75 * down**0.6 + ripple * 0.55, 0.08, 0.92)[..., None]
    colour = between(body, mirror, fresnel)
    crest = smoothstep(0.30, 0.62, ripple + 0.05)[..., None]
    colour = between(colour, palette.surface(tone((0.80, 0.93, 0.95)), 0.8), crest * 0.22)
    colour = _under_the_sun(view, palette, colour, (across, down, ripple))
    haze = np.exp(-y / (picture.H * 0.035)) * min(0.75 * palette.day.haze_density**0.5, 0.97)
    colour = between(colour, between(palette.haze, palette.horizon, 0.5), haze[..., None])
    pixels = np.dstack([np.clip(colour, 0, 1), np.ones((height, width), np.float32)])
    image = native_image(painterly(np.asarray(pixels, np.float32), 2), seed % 997, tooth=0.008)
    target = skia.Rect.MakeLTRB(area.left(), top, area.right(), bottom)
    canvas.drawImageRect(image, target, skia.SamplingOptions(skia.CubicResampler.Mitchell()))


def _ripple(view: View, noise: NoiseField, x: Array, z: Array, seed: int) -> Array:
    """Waves of four lengths; each fades out where it would be smaller than a pixel."""
    total: Array = np.zeros(x.shape, np.float32)
    for span, weight in SPANS:
        fade = smoothstep(1.2, 7, span * 0.16 * view.focal * view.eye / z**2)
        total = total + noise.sample(x / span + seed % 97 * 0.37, z / (span * 0.45)) * weight * fade
    return total


def _under_the_sun(
    view: View, palette: Palette, colour: Array, places: tuple[Array, Array, Array]
) -> Array:
    """The glittering path below sun or moon."""
    day, wide = palette.day, view.picture.W
    if day.glow <= 0.2:
        return colour
    across, down, ripple = places
    path = np.exp(-(((across - wide * day.sun_x) / (wide * (0.035 + 0.16 * down))) ** 2))
    sparkle = smoothstep(0.02, 0.50, ripple + 0.30 * path - 0.05)
    gain = path * (0.16 + 0.85 * sparkle) * day.glow * (1 - 0.55 * down)
    lit: Array = colour + palette.sun * gain[..., None]
    return lit


class Glints:
    """Twinkling strokes on water; each fades in and out on its own clock."""

    def __init__(
        self, spots: tuple[Array, Array, Array], tint: Colour, seed: int, *, strength: float = 0.9
    ) -> None:
        """`spots`: columns, rows, lengths."""
        rng, count = np.random.default_rng(seed), len(spots[0])
        self.xs, self.ys, self.sizes = spots
        self.rate, self.phase = rng.uniform(1.2, 3.4, count), rng.random(count) * 6.28
        red, green, blue = (int(min(max(part, 0), 1) * 255) for part in tint)
        self.tint, self.strength = red << 16 | green << 8 | blue, strength

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        wave = np.sin(t * self.rate + self.phase)
        on = wave > 0.1
        alpha = (wave[on] ** 2 * self.strength * 255).astype(np.int64)
        xs = self.xs[on] + np.sin(t * 0.6 + self.phase[on]) * 4
        sizes = self.sizes[on] * (0.7 + 0.3 * wave[on])
        colours = (alpha << 24 | self.tint).tolist()
        if colours:
            stamp(canvas, "streak", xs, self.ys[on], sizes, 0.0, colours)


def sea_glints(view: View, palette: Palette, bottom: float, seed: int, count: int = 170) -> Glints:
    """Glints gathered under the sun or moon, a few spread everywhere, down to a row."""
    rng, day, wide = np.random.default_rng(seed), palette.day, view.picture.W
    down = rng.random(count) ** 1.5
    ys = view.horizon + 2 + down * (bottom - view.horizon - 4)
    gathered = wide * day.sun_x + rng.normal(0, 1, count) * wide * (0.025 + 0.11 * down)
    xs = np.where(rng.random(count) < 0.7, gathered, rng.random(count) * wide)
    sizes = (7 + 46 * down) * rng.uniform(0.5, 1.2, count)
    red, green, blue = between(palette.sun, palette.horizon, 0.15).tolist()
    tint = (red, green, blue)
    return Glints((xs, ys, sizes), tint, seed, strength=0.25 + 0.75 * day.glow)
