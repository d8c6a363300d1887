"""A wet road: what stands above it hung upside down, smeared, rippled and broken into puddles.

A true mirror for every depth (the picture is painted again with heights negated), for baking.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import skia

from kinora.engines.animatic.paint.native import LINEAR, NEAREST, image_from_float
from kinora.engines.animatic.paint.noise import noise_field
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.paint.texture import roughen
from kinora.engines.animatic.sets.washes import PLUS, SCREEN


def wet_road(
    canvas: skia.Canvas,
    picture: Picture,
    upside_down: Callable[[skia.Canvas], None],
    horizon: float,
    *,
    strength: float,
    seed: int,
) -> None:
    """Lay the mirrored picture over the road below the horizon; `upside_down` paints it."""
    area, scale = picture.area(), picture.unit * 0.5
    top = horizon - 4
    width, height = math.ceil(area.width() * scale), math.ceil((area.bottom() - top) * scale)
    surface = skia.Surface(width, height)
    inner = surface.getCanvas()
    inner.scale(scale, scale)
    inner.translate(-area.left(), -top)
    upside_down(inner)
    image = roughen(_smeared(surface.makeImageSnapshot(), scale * 2), 5 * scale * 2, seed % 97, 9)
    broken = skia.Surface(width, height)
    broken.getCanvas().drawImage(image, 0, 0)
    mask = _puddles(height, width, seed % 89, strength)
    broken.getCanvas().drawImage(mask, 0, 0, NEAREST, skia.Paint(BlendMode=skia.BlendMode.kDstIn))
    target = skia.Rect.MakeLTRB(area.left(), top, area.right(), area.bottom())
    screen = skia.Paint(BlendMode=SCREEN)
    canvas.drawImageRect(broken.makeImageSnapshot(), target, LINEAR, screen)


def _smeared(image: skia.Image, unit: float) -> skia.Image:
    """Blurred mostly downwards, with a sharper pass over it."""
    surface = skia.Surface(image.width(), image.height())
    for across, down, alpha in ((2.2, 11, 1.0), (0.8, 4, 0.55)):
        soft = skia.ImageFilters.Blur(across * unit, down * unit, skia.TileMode.kClamp)
        paint = skia.Paint(ImageFilter=soft, Alphaf=alpha)
        if alpha < 1:
            paint.setBlendMode(PLUS)
        surface.getCanvas().drawImage(image, 0, 0, NEAREST, paint)
    return surface.makeImageSnapshot()


def _puddles(height: int, width: int, seed: int, strength: float) -> skia.Image:
    water = 0.62 + noise_field(height, width, 22, seed, stretch=4, octaves=3) * 0.75
    rows = np.arange(height, dtype=np.float32)[:, None]
    ripple = np.sin(rows**1.02 * 0.9 + noise_field(height, width, 16, seed + 5, stretch=3) * 3)
    cover = np.clip(water, 0.12, 1) * (0.82 + 0.18 * ripple) * strength
    white = np.ones((height, width, 3), np.float32)
    return image_from_float(white, np.asarray(cover, np.float32))
