"""Fixed patterns that drawn looks are held against: dots, hatching, grain, paper, a panel's edge.

A screen is a byte a pixel: where the picture is darker than it, there is a mark.
"""

from __future__ import annotations

import math

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.looks.pixels import Bytes
from kinora.engines.animatic.paint.native import image_from
from kinora.engines.animatic.paint.noise import fractal, value_noise
from kinora.engines.animatic.paint.picture import Picture

Floats = NDArray[np.float32]


def dots(picture: Picture, *, pitch: float, deepest: float = 0.60) -> Bytes:
    """Round dots on a slanted grid, `pitch` design units apart; brighter than `deepest` has none."""
    x, y = _grid(picture)
    u, v = (x + y) * (math.pi / pitch / math.sqrt(2)), (x - y) * (math.pi / pitch / math.sqrt(2))
    hill = 0.5 + 0.25 * (np.cos(2 * u) + np.cos(2 * v))
    return _bytes(hill * deepest)


def hatching(picture: Picture, *, upright: bool = False) -> Bytes:
    """Strokes in one direction, and across them where it is darker."""
    x, y = _grid(picture)
    shake = 5 * (fractal(picture.height, picture.width, 60 * picture.unit, 5, 3) - 0.5)
    first = _strokes(x * 0.80 + y * 0.60 + shake, 7.0)
    second = _strokes(x * 0.62 - y * 0.78 + shake, 8.0)
    rub = 0.12 * (value_noise(*_shape(picture), 3, 3, np.random.default_rng(2)) - 0.5)
    if upright:
        return _bytes(first * 0.95 + rub + 0.05)
    return _bytes(np.maximum(first * 0.58, second * 0.30) + rub)


def rubbing(picture: Picture) -> Bytes:
    """The ground's own relief: which of its heights catch the stick."""
    cell = max(2.6 * picture.unit, 2.0)
    noise = value_noise(*_shape(picture), cell, cell, np.random.default_rng(6))
    broad = fractal(picture.height, picture.width, 26 * picture.unit, 8, 3)
    return _bytes(np.clip(noise * 0.75 + broad * 0.35 - 0.12, 0.05, 0.92))


def tooth(picture: Picture, *, strength: float) -> skia.Image:
    """Paper: light and dark specks to lay over everything."""
    cell = max(1.6 * picture.unit, 1.6)
    noise = value_noise(*_shape(picture), cell, cell, np.random.default_rng(4)) - 0.5
    return shade_sheet(noise * 2 * strength)


def shade_sheet(value: NDArray[np.floating]) -> skia.Image:
    """White where positive, black where negative, as strong as the value (-1 to 1)."""
    alpha = (np.clip(np.abs(value), 0, 1) * 255).astype(np.uint8)
    light = np.where(value > 0, alpha, 0).astype(np.uint8)
    return image_from(np.dstack([light, light, light, alpha]))


def weave(picture: Picture) -> skia.Image:
    """Threads of a canvas."""
    x, y = _grid(picture)
    return shade_sheet(0.035 * (np.cos(x * 2.1) * np.cos(y * 2.1)))


def fingerprints(picture: Picture) -> skia.Image:
    """Faint whorls here and there, and dents."""
    unit, rng = picture.unit, np.random.default_rng(17)
    value = 0.16 * (fractal(picture.height, picture.width, 18 * unit, 3, 3) - 0.5)
    size = round(64 * unit)
    v, u = np.mgrid[0:size, 0:size].astype(np.float32) / size * 2 - 1
    for _ in range(26):
        left = int(rng.integers(0, picture.width - size))
        top = int(rng.integers(0, picture.height - size))
        far = np.hypot(u * rng.uniform(1.1, 1.5), v + 0.2 * u * rng.uniform(-1, 1))
        ridge = np.cos(far * 44) * np.clip(1 - far, 0, 1) * 0.13
        value[top : top + size, left : left + size] += ridge
    return shade_sheet(value)


def panel(picture: Picture) -> skia.Image:
    """A comic panel: white gutter, black border."""
    unit, surface = picture.unit, skia.Surface(picture.width, picture.height)
    canvas, gutter, line = surface.getCanvas(), 15 * unit, 5 * unit
    canvas.clear(skia.ColorWHITE)
    inner = skia.Rect.MakeLTRB(gutter, gutter, picture.width - gutter, picture.height - gutter)
    clear = skia.Paint(BlendMode=skia.BlendMode.kClear)
    canvas.drawRect(inner, clear)
    ink = skia.Paint(
        Style=skia.Paint.kStroke_Style, StrokeWidth=line, Color=skia.ColorBLACK, AntiAlias=True
    )
    canvas.drawRect(inner, ink)
    return surface.makeImageSnapshot()


def _strokes(along: Floats, pitch: float) -> Floats:
    wave = 0.5 + 0.5 * np.cos(along * np.float32(2 * math.pi / pitch))
    return np.asarray(wave, np.float32)


def _grid(picture: Picture) -> tuple[Floats, Floats]:
    """Columns and rows in design units."""
    y, x = np.mgrid[0 : picture.height, 0 : picture.width].astype(np.float32) / picture.unit
    return x, y


def _shape(picture: Picture) -> tuple[int, int]:
    return picture.height, picture.width


def _bytes(value: NDArray[np.floating]) -> Bytes:
    return np.asarray(np.clip(value, 0, 1) * 255, np.uint8)
