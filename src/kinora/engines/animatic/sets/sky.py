"""Skies: gradient, sun or moon with its bloom, stars, and lit clouds that drift.

Rows and columns are design units; a sky has no hard edges, so it is computed at half size.
"""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import plain, radial
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.native import native_image
from kinora.engines.animatic.paint.noise import fractal, smoothstep
from kinora.engines.animatic.sets.palette import Array, Palette, between, tone
from kinora.engines.animatic.sets.view import View
from kinora.engines.animatic.sets.washes import SCREEN, glow, shaded_by

OVERCAST = 0.9  # a cover from here on is a closed grey deck
CLOUD_MARGIN = 0.30  # of the width, each side: room to drift through twenty seconds


def paint_sky(canvas: skia.Canvas, view: View, palette: Palette, seed: int) -> None:
    """An opaque sky over the whole painted area, the disc and the stars with it."""
    picture, day = view.picture, palette.day
    area, scale = picture.area(), 0.5 * min(1.0, picture.unit)
    width = int(area.width() * scale)
    bottom = min(view.horizon + 0.16 * picture.H, area.bottom())
    height = int((bottom - area.top()) * scale)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    across = (x / scale + area.left()) / picture.W
    down = (y / scale + area.top()) / picture.H
    marks = fractal(height, width, height / 3, seed, 4, 0.55, stretch=2.6) - 0.5
    colour = palette.sky(1 - down * picture.H / view.horizon + marks * 0.16)
    away = np.hypot((across - day.sun_x) * picture.W / picture.H, down - day.sun_y)
    warm = between(palette.sun, palette.horizon, 0.45)
    for reach, strength in ((0.75, 0.30), (0.30, 0.30), (0.11, 0.35)):
        amount = strength * day.glow * np.exp(-((away / reach) ** 1.4))
        colour = 1 - (1 - colour) * (1 - warm * amount[..., None])
    image = native_image(_opaque(np.clip(colour, 0, 1)), seed, tooth=0.009)
    target = skia.Rect.MakeLTRB(area.left(), area.top(), area.right(), bottom)
    canvas.drawImageRect(image, target, skia.SamplingOptions(skia.CubicResampler.Mitchell()))
    if day.stars:
        _stars(canvas, view, palette, seed)
    _disc(canvas, view, palette)


def sun_bloom(canvas: skia.Canvas, view: View, palette: Palette, strength: float = 1.0) -> None:
    """The blaze of a low sun over the far land; nothing for a high sun or a moon."""
    day, picture = palette.day, view.picture
    if day.moon or day.sun_y < 0.25 or day.glow < 0.6:
        return
    x, y = picture.W * day.sun_x, min(picture.H * day.sun_y, view.horizon)
    glow(canvas, x, (y + view.horizon) / 2, 620, day.horizon, 0.20 * strength, squash=0.42)
    glow(canvas, x, y, 240, mix(day.sun, day.horizon, 0.6), 0.14 * strength)


def _opaque(colour: Array) -> Array:
    return np.dstack([colour, np.ones(colour.shape[:2], np.float32)])


def _stars(canvas: skia.Canvas, view: View, palette: Palette, seed: int) -> None:
    """A milky band, many faint stars, a few bright ones with a halo."""
    rng, picture, stars = np.random.default_rng(seed + 50), view.picture, palette.day.stars
    area = picture.area()
    tall = view.horizon - area.top()
    for _ in range(120):
        along = rng.random()
        x = area.left() + area.width() * along
        y = area.top() + tall * (0.80 - 0.72 * along) + rng.normal(0, tall * 0.06)
        size = rng.uniform(16, 52)
        haze = radial(x, y, size * 1.8, [(0.55, 0.62, 0.95)] * 2, (0.055 * stars, 0))
        canvas.drawCircle(x, y, size * 1.8, shaded_by(haze))
    for along, high, size_of, level, warmth in rng.random((620, 5)).tolist():
        x, y = area.left() + area.width() * along, area.top() + tall * high**1.2
        size = 0.5 + 1.1 * size_of**4
        fade = stars * (1 - max(0.0, (y - area.top()) / tall) ** 3)
        tint = mix((0.75, 0.85, 1.0), (1.0, 0.9, 0.75), warmth)
        canvas.drawCircle(x, y, size, plain(tint, fade * (0.35 + 0.65 * level)))
        if size > 1.15:
            halo = radial(x, y, size * 8, [tint] * 3, (fade * 0.42, fade * 0.10, 0), (0, 0.3, 1))
            canvas.drawCircle(x, y, size * 8, shaded_by(halo))


def _disc(canvas: skia.Canvas, view: View, palette: Palette) -> None:
    """The sun, or a moon with its seas and a halo."""
    picture, day = view.picture, palette.day
    if day.glow <= 0.15:
        return
    x, y = picture.W * day.sun_x, picture.H * day.sun_y
    r = day.sun_radius * math.sqrt(picture.W * picture.H)
    for spread, alpha in ((5.5, 0.16), (2.6, 0.26), (1.5, 0.4)):
        shader = radial(x, y, r * spread, [day.sun] * 2, (alpha * day.glow, 0))
        canvas.drawCircle(x, y, r * spread, shaded_by(shader, SCREEN))
    canvas.drawCircle(x, y, r, plain(day.sun, 0.97, blur=r * 0.05))
    if not day.moon:
        return
    seas = ((-0.3, -0.25, 0.30), (0.22, 0.1, 0.24), (-0.12, 0.42, 0.2), (0.42, -0.38, 0.14))
    for dx, dy, size in seas:
        canvas.drawCircle(
            x + dx * r, y + dy * r, size * r, plain((0.72, 0.74, 0.74), 0.35, blur=r * 0.09)
        )


def bake_clouds(view: View, palette: Palette, seed: int, cover: float | None = None) -> skia.Image:
    """Lit clouds at half size, wider than the picture by CLOUD_MARGIN each side, to drift.

    The plate reaches from the top of the painted area to the horizon; see `cloud_area`.
    """
    area, picture, day = cloud_area(view), view.picture, palette.day
    cover = day.cloud_cover if cover is None else cover
    scale = 0.5 * min(1.0, picture.unit)
    width, height = int(area.width() * scale), int(area.height() * scale)
    rise = np.linspace(1.0, 0.0, height, dtype=np.float32)[:, None]  # 1 at the top
    body, detail = _cloud_body(height, width, rise, cover, seed)
    colour = _lit_clouds(body, detail, view, palette)
    colour = between(
        between(palette.horizon, palette.haze, 0.4),
        colour,
        smoothstep(-0.05, 0.40, rise)[..., None],
    )
    alpha: Array = smoothstep(0, 0.55, body)
    if cover < OVERCAST:
        alpha = alpha * (0.25 + 0.75 * smoothstep(0, 0.25, rise)) * (0.74 if day.moon else 0.93)
    return native_image(np.dstack([np.clip(colour, 0, 1), alpha]), seed, tooth=0.008)


def cloud_area(view: View) -> skia.Rect:
    """Where the cloud plate hangs before it drifts, in design units."""
    area, side = view.picture.area(), view.picture.W * CLOUD_MARGIN
    return skia.Rect.MakeLTRB(
        area.left() - side, area.top(), area.right() + side, view.horizon * 1.02
    )


def _cloud_body(
    height: int, width: int, rise: Array, cover: float, seed: int
) -> tuple[Array, Array]:
    base = height * 0.36
    puff = fractal(height, width, base * 0.8, seed, 6, 0.56, stretch=1.6)
    billow = 1 - np.abs(2 * fractal(height, width, base, seed + 7, 5, 0.52, stretch=1.7) - 1)
    mass = fractal(height, width, base * 1.5, seed + 1, 3, 0.5, stretch=2.0)
    bands = fractal(height, width, height * 0.09, seed + 2, 4, 0.5, stretch=5.5)
    density = between(
        bands * 0.9 + mass * 0.2,
        mass * 0.50 + puff * 0.62 + billow * 0.12,
        smoothstep(0.10, 0.42, rise),
    )
    thick = cover >= OVERCAST
    threshold = np.quantile(density[::4, ::4], 0.02 if thick else 1 - cover * 0.8)
    body = np.clip((density - threshold) / (0.42 if thick else 0.16), 0, 1).astype(np.float32)
    return body, fractal(height, width, 14, seed + 4, 3, 0.6, stretch=1.6) - 0.5


def _lit_clouds(body: Array, detail: Array, view: View, palette: Palette) -> Array:
    """Lit by thickness minus the thickness towards the sun, a silver lining near it."""
    day, picture = palette.day, view.picture
    height, width = body.shape
    dx, step = day.sun_x - 0.5, max(3, height // 42)
    towards = shifted(body, int(-0.75 * step), int(dx * step * 2))
    farther = shifted(body, int(-0.75 * step * 2.5), int(dx * step * 5))
    lit = 0.62 + (body - towards) * 0.85 + (body - farther) * 0.35 - body * 0.22
    lit = np.clip(np.clip(lit, 0, 1) + detail * 0.28, 0, 1)
    shade, light = tone(day.cloud_shade), tone(day.cloud_light)
    colour = between(shade, light, smoothstep(0.18, 0.92, lit)[..., None])
    if day.glow > 0.3:
        area = cloud_area(view)
        x = np.linspace(area.left(), area.right(), width, dtype=np.float32)[None] / picture.W
        y = np.linspace(area.top(), area.bottom(), height, dtype=np.float32)[:, None] / picture.H
        near = np.exp(-((x - day.sun_x) ** 2 + (y - day.sun_y) ** 2) / 0.045)
        rim = near * (1 - smoothstep(0.1, 0.75, body)) * 0.8 * day.glow
        colour = between(colour, palette.sun, rim[..., None])
    return colour


def shifted(values: Array, dy: int, dx: int) -> Array:
    """values[y + dy, x + dx] with the border repeated (rolling would wrap the far edge in)."""
    height, width = values.shape[:2]
    rows = np.clip(np.arange(height) + dy, 0, height - 1)
    columns = np.clip(np.arange(width) + dx, 0, width - 1)
    return values[rows][:, columns]
