"""The finish of a set: vignette, a veil of its lamp's light and still paper grain in one sheet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import soft_spot
from kinora.engines.animatic.paint.colour import Colour, ColourLike, rgb
from kinora.engines.animatic.paint.native import image_from
from kinora.engines.animatic.paint.picture import Picture


@dataclass(frozen=True, slots=True)
class Veil:
    """Light that lies in the air around a lamp: place and radius in design units."""

    x: float
    y: float
    radius: float
    colour: Colour
    strength: float


def finish(
    picture: Picture, tint: ColourLike, vignette: float, veil: Veil | None = None
) -> skia.Image:
    """A picture of the frame's size, laid over set and figures alike. `vignette` 0 to 1."""
    surface = skia.Surface(picture.width, picture.height)
    canvas = surface.getCanvas()
    if veil is not None and veil.strength > 0:
        canvas.save()
        canvas.scale(picture.unit, picture.unit)
        soft_spot(canvas, veil.x, veil.y, veil.radius, veil.radius, veil.colour, veil.strength)
        canvas.restore()
    canvas.drawImage(_sheet(picture, tint, vignette), 0, 0)
    return surface.makeImageSnapshot()


def _sheet(picture: Picture, tint: ColourLike, vignette: float) -> skia.Image:
    """Premultiplied vignette and grain; the grain lies still, like paper."""
    height, width = picture.height, picture.width
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None]
    far = np.sqrt(x * x * 0.86 + y * y * 0.80)
    shade = np.clip((far - 0.52) / 0.76, 0, 1) ** 1.7 * vignette
    grain = np.random.default_rng(5).standard_normal((height, width), np.float32) * 0.008
    alpha = np.clip(shade + np.maximum(-grain, 0), 0, 1)
    light = np.maximum(grain, 0)
    pixels = np.empty((height, width, 4), np.float32)
    for channel, value in enumerate(rgb(tint)):
        pixels[..., channel] = alpha * value + light
    pixels[..., 3] = np.clip(alpha + light, 0, 1)
    return image_from((np.clip(pixels, 0, 1) * 255 + 0.5).astype(np.uint8))
