"""Which part of the picture each pixel takes its colour from: brush strokes, glass, tiles.

A map is one index a pixel into the flattened picture, the middle of the cell that it belongs to;
it is baked once, so cells stay where they are and nothing flickers.
"""

from __future__ import annotations

import math

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.looks.screens import shade_sheet
from kinora.engines.animatic.paint.noise import fractal
from kinora.engines.animatic.paint.picture import Picture

Map = NDArray[np.int32]  # (height, width)
Floats = NDArray[np.float32]


def strokes(picture: Picture) -> tuple[Map, skia.Image]:
    """Short strokes of a loaded brush, laid over one another as a slow field bends them; and the
    ridges of the paint."""
    unit, rng = picture.unit, np.random.default_rng(12)
    length, wide = 21 * unit, 6.2 * unit
    number = round(5.0 * picture.width * picture.height / (length * wide))
    xs, ys = rng.uniform(0, picture.width, number), rng.uniform(0, picture.height, number)
    bend = fractal(picture.height, picture.width, 230 * unit, 9, 2)
    turn = (bend[ys.astype(int), xs.astype(int)] - 0.5) * 9 + rng.normal(0, 0.25, number)
    dx, dy = np.cos(turn) * length / 2, np.sin(turn) * length / 2
    centres = ys.astype(np.int64) * picture.width + xs.astype(np.int64)
    ends = np.stack([xs - dx, ys - dy, xs + dx, ys + dy], 1).tolist()
    found = _drawn(picture, ends, centres.tolist(), wide)
    untouched = found < 0
    found[untouched] = np.arange(found.size, dtype=np.int32).reshape(found.shape)[untouched]
    return found, shade_sheet(_ridges(found, turn, centres, unit))


def _drawn(picture: Picture, ends: list[list[float]], codes: list[int], wide: float) -> Map:
    """Lines whose colour is a number: no edge may be smoothed."""
    surface = skia.Surface(picture.width, picture.height)
    canvas = surface.getCanvas()
    paint = skia.Paint(
        Style=skia.Paint.kStroke_Style, StrokeWidth=wide, StrokeCap=skia.Paint.kRound_Cap,
        AntiAlias=False,
    )  # fmt: skip
    for (x0, y0, x1, y1), code in zip(ends, codes, strict=True):
        paint.setColor(0xFF000000 | code)
        canvas.drawLine(x0, y0, x1, y1, paint)
    out = np.zeros((picture.height, picture.width), np.uint32)
    info = skia.ImageInfo.Make(
        picture.width, picture.height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType
    )
    surface.readPixels(info, out, picture.width * 4, 0, 0)
    return np.where(out >> 24 == 255, out & 0xFFFFFF, -1).astype(np.int32)


def _ridges(found: Map, turn: Floats, centres: NDArray[np.int64], unit: float) -> Floats:
    """Bristles along each stroke, and a light edge to where the light comes from."""
    height, width = found.shape
    angle = np.zeros(found.size, np.float32)
    angle[centres] = turn
    own = angle.take(found)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / np.float32(unit)
    across = -x * np.sin(own) + y * np.cos(own)
    bristles = 0.055 * np.sin(across * 2.6 + found % 7)
    lit = np.zeros((height, width), np.float32)
    lit[1:, 1:] = np.where(found[1:, 1:] != found[:-1, :-1], 0.13, 0)
    lit[:-1, :-1] -= np.where(found[:-1, :-1] != found[1:, 1:], 0.10, 0)
    return np.asarray(bristles + lit, np.float32)


def glass(picture: Picture, size: float) -> tuple[Map, Floats]:
    """Irregular panes about `size` design units wide; and how far each pixel is from the lead
    between two panes, in design units."""
    return _voronoi(picture, size, stray=0.46)


def tiles(picture: Picture, size: float = 11.0) -> tuple[Map, Floats]:
    """Small, nearly square stones in rows; and how far each pixel is from the grout."""
    return _voronoi(picture, size, stray=0.16)


def _voronoi(picture: Picture, size: float, stray: float) -> tuple[Map, Floats]:
    """One seed in each square of a grid, moved by up to `stray` of its side."""
    step, rng = size * picture.unit, np.random.default_rng(21)
    rows, columns = math.ceil(picture.height / step) + 4, math.ceil(picture.width / step) + 4
    jitter = rng.uniform(-stray, stray, (rows, columns, 2)).astype(np.float32)
    y, x = np.mgrid[0 : picture.height, 0 : picture.width].astype(np.float32) / np.float32(step)
    row, column = y.astype(np.int32), x.astype(np.int32)
    best = np.full(x.shape, 1e9, np.float32)
    second, seed_x, seed_y = best.copy(), x.copy(), y.copy()
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            shift = jitter[row + down + 2, column + right + 2]
            sx, sy = column + right + 0.5 + shift[..., 0], row + down + 0.5 + shift[..., 1]
            far = np.hypot(sx - x, sy - y)
            second = np.minimum(second, np.maximum(best, far))
            nearer = far < best
            best = np.where(nearer, far, best)
            seed_x, seed_y = np.where(nearer, sx, seed_x), np.where(nearer, sy, seed_y)
    at_x = np.clip(seed_x * step, 0, picture.width - 1).astype(np.int32)
    at_y = np.clip(seed_y * step, 0, picture.height - 1).astype(np.int32)
    return at_y * picture.width + at_x, np.asarray((second - best) * size / 2, np.float32)
