"""Overlays that a look lays over every frame, each one baked premultiplied picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import skia
from numpy.typing import ArrayLike, NDArray

from kinora.engines.animatic.paint.colour import ColourLike, rgb
from kinora.engines.animatic.paint.native import image_from
from kinora.engines.animatic.paint.noise import noise_field
from kinora.engines.animatic.paint.picture import Picture

Floats = NDArray[np.float32]


def _grid(picture: Picture) -> tuple[Floats, Floats]:
    y, x = np.mgrid[0 : picture.height, 0 : picture.width].astype(np.float32)
    return y, x


def film_sheet(
    picture: Picture, seed: int, *, grain: float, dark: float, tint: ColourLike = "#050208"
) -> skia.Image:
    """Vignette (`dark` at the corners) and grain."""
    y, x = _grid(picture)
    far = np.hypot(x / picture.width - 0.5, (y / picture.height - 0.48) * 0.86) / 0.62
    vignette = np.clip((far - 0.52) / 0.5, 0, 1) ** 1.4 * dark
    noise = np.random.default_rng(seed).standard_normal(y.shape, np.float32) * grain
    light = np.clip(noise, 0, 1) * (1 - vignette)
    alpha = np.clip(vignette + np.abs(noise), 0, 1)
    return _premultiplied([light + tone * vignette for tone in rgb(tint)], alpha)


def halo_sheet(picture: Picture, colour: ColourLike) -> skia.Image:
    """A glow behind the middle of the picture, to be laid over with Screen."""
    y, x = _grid(picture)
    far = np.hypot((x / picture.width - 0.5) / 0.62, (y / picture.height - 0.34) / 0.62)
    halo = np.clip(1 - far, 0, 1) ** 1.5 * 0.36
    return _premultiplied([halo * tone for tone in rgb(colour)], halo)


def paper_sheet(picture: Picture) -> skia.Image:
    """Paper tooth and blooms, light and dark."""
    height, width = picture.height, picture.width
    fine = noise_field(height, width, 128, 3, octaves=2) * 0.09
    value = fine + noise_field(height, width, 7, 8, octaves=5) * 0.15
    alpha = np.abs(value)
    light = np.where(value > 0, alpha, 0)
    dark = alpha - light
    parts = (light + dark * 0.25, light * 0.99 + dark * 0.2, light * 0.95 + dark * 0.3)
    return _premultiplied(list(parts), alpha)


def deckle_sheet(picture: Picture) -> skia.Image:
    """An unpainted, ragged border."""
    y, x = _grid(picture)
    edge = np.minimum(np.minimum(x, picture.width - x), np.minimum(y, picture.height - y)) / min(
        picture.width, picture.height
    )
    ragged = noise_field(picture.height, picture.width, 14, 5, octaves=5) * 0.018
    alpha = np.clip((0.034 + ragged - edge) * 90, 0, 1)
    return _premultiplied([alpha * 0.985, alpha * 0.965, alpha * 0.92], alpha)


def scan_sheet(picture: Picture) -> skia.Image:
    """Every third line a little darker."""
    lines = np.zeros((picture.height, picture.width, 4), np.uint8)
    lines[::3, :, 3] = 26
    return image_from(lines)


def sides_sheet(picture: Picture) -> skia.Image:
    """Magenta from the right, cyan from the left, to be laid over with Screen."""
    u = np.linspace(-1, 1, picture.width, dtype=np.float32)[None].repeat(picture.height, 0)
    right, left = np.clip(u, 0, 1) ** 1.5, np.clip(-u, 0, 1) ** 1.5
    return _premultiplied([right * 0.27, left * 0.24, (right + left) * 0.31], np.ones_like(u))


def dither_sheet(width: int, height: int) -> skia.Image:
    """Ordered dither of a small grid."""
    bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) / 16 - 0.47
    tile = np.tile(bayer, (height // 4 + 1, width // 4 + 1))[:height, :width] * 0.11
    light = np.where(tile > 0, tile, 0).astype(np.float32)
    return _premultiplied([light, light, light], np.abs(tile).astype(np.float32))


def _premultiplied(channels: Sequence[ArrayLike], alpha: ArrayLike) -> skia.Image:
    out = (
        np.clip(np.dstack([*(np.asarray(each) for each in (*channels, alpha))]), 0, 1) * 255
    ).astype(np.uint8)
    out[..., :3] = np.minimum(out[..., :3], out[..., 3:])
    return image_from(out)
