"""Native premultiplied images, the only kind that is cheap to draw, to and from arrays."""

from __future__ import annotations

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.paint.noise import value_noise

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

NEAREST = skia.SamplingOptions()
LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
MIPMAPPED = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kNearest)


def image_from(pixels: Bytes) -> skia.Image:
    """Premultiplied RGBA bytes (height, width, 4) as a native image."""
    return _copied(pixels, skia.kRGBA_8888_ColorType)


def _copied(pixels: Bytes, order: skia.ColorType) -> skia.Image:
    height, width = pixels.shape[:2]
    source = skia.Image.fromarray(
        np.ascontiguousarray(pixels), colorType=order, alphaType=skia.kPremul_AlphaType, copy=True
    )
    surface = skia.Surface(width, height)
    surface.getCanvas().drawImage(source, 0, 0)
    return surface.makeImageSnapshot()


def image_from_float(colour: Floats, alpha: Floats | None = None) -> skia.Image:
    """Straight colour (height, width, 3) and alpha (height, width), 0 to 1, as a native image."""
    cover = np.ones(colour.shape[:2], np.float32) if alpha is None else np.clip(alpha, 0, 1)
    out = np.dstack([np.clip(colour, 0, 1) * cover[..., None], cover])
    return image_from((out * 255 + 0.5).astype(np.uint8))


def native_image(pixels: Floats, seed: int = 7, tooth: float = 0.012) -> skia.Image:
    """Straight RGBA floats (height, width, 4), with paper tooth and dither baked in."""
    height, width = pixels.shape[:2]
    rng = np.random.default_rng(seed)
    alpha = np.clip(pixels[..., 3:4], 0, 1)
    colour = pixels[..., :3]
    if tooth:
        grain = rng.standard_normal((height, width, 1), np.float32)
        fibre = (value_noise(height, width, 3, 5, rng) - 0.5)[..., None] * 2
        colour = np.asarray(colour + (grain * 0.5 + fibre) * tooth, np.float32)
    out = np.empty((height, width, 4), np.uint8)
    out[..., :3] = (np.clip(colour, 0, 1) * alpha)[..., ::-1] * 255 + 0.5
    out[..., 3:] = alpha * 255 + 0.5
    return _copied(out, skia.kBGRA_8888_ColorType)


def pixels_of(image: skia.Image) -> Bytes:
    """Premultiplied RGBA bytes of an image, a copy."""
    width, height = image.width(), image.height()
    out = np.empty((height, width, 4), np.uint8)
    info = skia.ImageInfo.Make(width, height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    image.readPixels(info, out, width * 4, 0, 0)
    return out
