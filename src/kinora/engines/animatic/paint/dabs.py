"""Brush dabs: one small white sprite stamped many times in one call and tinted per dab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import ArrayLike, NDArray

from kinora.engines.animatic.paint.native import LINEAR, native_image
from kinora.engines.animatic.paint.noise import smoothstep, value_noise

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Brush:
    """A white sprite of `size` x `size` pixels."""

    image: skia.Image
    size: int


@lru_cache(maxsize=12)
def make_brush(kind: str, size: int = 24) -> Brush:
    """'leaf' pointed oval, 'round' soft disc, 'dab' ragged bristle mark, 'blade' narrow leaflet,
    'streak' long lens. Any other word is 'round'."""
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / (size - 1) * 2 - 1
    white = np.ones((size, size, 3), np.float32)
    return Brush(native_image(np.dstack([white, _cover(kind, x, y)]), tooth=0), size)


def _cover(kind: str, x: Floats, y: Floats) -> Floats:
    lens = 1 - x * x
    if kind == "leaf":
        return smoothstep(0, 0.16, lens * 0.5 - np.abs(y))
    if kind == "blade":
        return smoothstep(0, 0.12, lens * (0.62 - 0.38 * x) * 0.34 - np.abs(y))
    if kind == "streak":
        return np.asarray(
            np.clip(lens, 0, 1) * smoothstep(0, 0.2, lens * 0.22 - np.abs(y)), np.float32
        )
    if kind == "dab":
        ragged = value_noise(len(y), len(y), 2, 9, np.random.default_rng(3))
        return smoothstep(0, 0.35, 1 - np.hypot(x, y * 1.5) + (ragged - 0.5) * 0.5)
    return smoothstep(0, 1, 1 - np.hypot(x, y))


def stamp(
    canvas: skia.Canvas,
    kind: str,
    xs: ArrayLike,
    ys: ArrayLike,
    sizes: ArrayLike,
    angles: ArrayLike,
    colours: Sequence[int],
    *,
    blend: skia.BlendMode | None = None,
) -> None:
    """Stamp one dab for every x. `colours` come from `ramp` or `colour_int`; sizes are lengths,
    angles radians; single numbers stand for all dabs."""
    tool = make_brush(kind)
    x, y = np.atleast_1d(np.asarray(xs, float)), np.atleast_1d(np.asarray(ys, float))
    scale, turn = np.asarray(sizes, float) / tool.size, np.asarray(angles, float)
    cos, sin = (
        np.broadcast_to(np.cos(turn) * scale, x.shape),
        np.broadcast_to(np.sin(turn) * scale, x.shape),
    )
    half = tool.size / 2
    rows = zip(
        cos.tolist(), sin.tolist(), (x - cos * half + sin * half).tolist(),
        (y - sin * half - cos * half).tolist(), strict=True,
    )  # fmt: skip
    forms = [skia.RSXform(*row) for row in rows]
    rects = [skia.Rect.MakeWH(tool.size, tool.size)] * len(forms)
    paint = skia.Paint(BlendMode=skia.BlendMode.kSrcOver if blend is None else blend)
    canvas.drawAtlas(
        tool.image, forms, rects, list(colours), skia.BlendMode.kModulate, LINEAR, None, paint
    )


def ramp(stops: Sequence[ArrayLike] | Floats, values: ArrayLike) -> list[int]:
    """Colours along a list of colours, for values 0 to 1, as the integers `stamp` wants."""
    table = np.array(stops, np.float32)
    position = np.clip(np.asarray(values, np.float32), 0, 1) * (len(table) - 1)
    low = np.minimum(position.astype(int), len(table) - 2)
    colours = table[low] + (table[low + 1] - table[low]) * (position - low)[:, None]
    levels = (np.clip(colours, 0, 1) * 255 + 0.5).astype(np.int64)
    packed = 0xFF000000 | levels[:, 0] << 16 | levels[:, 1] << 8 | levels[:, 2]
    whole: list[int] = packed.tolist()
    return whole
