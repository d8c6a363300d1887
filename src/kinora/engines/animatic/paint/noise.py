"""Smooth random fields for baking. Same arguments, same numbers; nothing is shared."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

from kinora.engines.animatic.paint.easing import eased

Floats = NDArray[np.float32]


def smoothstep(low: float, high: float, value: ArrayLike) -> Floats:
    """0 at `low`, 1 at `high` (which may be the smaller one), smooth between."""
    t = np.clip((np.asarray(value, np.float32) - low) / (high - low), 0, 1)
    return np.asarray(eased(t), np.float32)


def blend(first: ArrayLike, second: ArrayLike, amount: ArrayLike) -> Floats:
    """Linear blend of arrays."""
    a, b = np.asarray(first, np.float32), np.asarray(second, np.float32)
    return np.asarray(a + (b - a) * np.asarray(amount, np.float32), np.float32)


def value_noise(
    height: int, width: int, cell_y: float, cell_x: float, rng: np.random.Generator
) -> Floats:
    """One octave of smooth noise (height, width), 0 to 1: a small random grid, enlarged."""
    rows, columns = int(height / cell_y) + 3, int(width / cell_x) + 3
    grid = Image.fromarray(rng.random((rows, columns), dtype=np.float32))
    box = (1, 1, 1 + width / cell_x, 1 + height / cell_y)
    return np.asarray(grid.resize((width, height), Image.Resampling.BICUBIC, box=box))


def fractal(
    height: int,
    width: int,
    cell: float,
    seed: int,
    octaves: int = 5,
    gain: float = 0.5,
    stretch: float = 1.0,
) -> Floats:
    """Fractal noise (height, width), mean about .5. `stretch` > 1 makes it wider than tall."""
    rng = np.random.default_rng(seed)
    total, weight, amplitude = np.zeros((height, width), np.float32), 0.0, 1.0
    for _ in range(octaves):
        if cell < 1.5:
            break
        total += amplitude * value_noise(height, width, cell, cell * stretch, rng)
        weight, amplitude, cell = weight + amplitude, amplitude * gain, cell / 2
    return total / np.float32(max(weight, 1e-6))


class NoiseField:
    """A tileable noise map that can be sampled at any world coordinate; one tile spans 1.0."""

    def __init__(
        self, seed: int, *, ridged: bool = False, octaves: int = 7, gain: float = 0.5,
        size: int = 512,
    ) -> None:  # fmt: skip
        """`size` is a power of two. `ridged` gives crests for mountains and dunes."""
        rng = np.random.default_rng(seed)
        self.size = size
        total, detail = np.zeros((size, size), np.float32), np.ones((size, size), np.float32)
        for octave in range(octaves):
            layer, amplitude = self._octave(rng, 4 << octave), gain**octave
            if ridged:
                layer = (1 - np.abs(2 * layer - 1)) ** 2
                total += amplitude * layer * detail
                detail = np.clip(layer * 1.6, 0, 1)
            else:
                total += amplitude * (layer - 0.5)
        total.setflags(write=False)  # fields are kept and shared
        self.map = total

    def _octave(self, rng: np.random.Generator, cells: int) -> Floats:
        grid = np.pad(rng.random((cells, cells), dtype=np.float32), 3, mode="wrap")
        box, size = (3, 3, 3 + cells, 3 + cells), (self.size, self.size)
        return np.asarray(Image.fromarray(grid).resize(size, Image.Resampling.BICUBIC, box=box))

    def sample(self, x: ArrayLike, z: ArrayLike) -> Floats:
        """Bilinear look-up at world coordinates."""
        u = np.asarray(x, np.float32) * self.size
        v = np.asarray(z, np.float32) * self.size
        iu, iv = np.floor(u).astype(np.int32), np.floor(v).astype(np.int32)
        fu, fv = u - iu, v - iv
        mask, take = self.size - 1, self.map.ravel().take
        a, b = iu & mask, (iu + 1) & mask
        c, d = (iv & mask) * self.size, ((iv + 1) & mask) * self.size
        top, bottom = take(c + a), take(d + a)
        top = top + (take(c + b) - top) * fu
        bottom = bottom + (take(d + b) - bottom) * fu
        return np.asarray(top + (bottom - top) * fv, np.float32)


@lru_cache(maxsize=12)
def tile_noise(size: int, cells_x: int, cells_y: int, octaves: int, seed: int) -> Floats:
    """Tileable smooth noise (size, size), mean 0, about -1 to 1; read only."""
    rng, total = np.random.default_rng(seed), np.zeros((size, size), np.float32)
    weight, cx, cy = np.float32(1.0), cells_x, cells_y
    for _ in range(octaves):
        grid = rng.normal(0, 0.5, (cy, cx)).astype(np.float32)
        total += _stretched(_stretched(grid, size, 0), size, 1) * weight
        weight, cx, cy = weight * np.float32(0.5), min(cx * 2, size), min(cy * 2, size)
    total.setflags(write=False)  # everybody gets the same array
    return total


def _stretched(grid: Floats, size: int, axis: int) -> Floats:
    """One axis of a wrapping grid, enlarged to `size` with smooth steps."""
    cells = grid.shape[axis]
    at = np.arange(size) * cells / size
    low = at.astype(int)
    f = (at - low).astype(np.float32)
    f = eased(f).reshape((-1, 1) if axis == 0 else (1, -1))
    here, following = np.take(grid, low % cells, axis), np.take(grid, (low + 1) % cells, axis)
    return np.asarray(here * (1 - f) + following * f, np.float32)


def noise_field(
    height: int,
    width: int,
    scale: float,
    seed: int = 1,
    stretch: float = 1.0,
    octaves: int = 4,
) -> Floats:
    """Noise over a picture: about `scale` cells per 512 pixels, stretched sideways if asked."""
    cells_x, cells_y = max(1, int(scale / stretch)), max(1, int(scale))
    tile = tile_noise(512, cells_x, cells_y, octaves, seed)
    return np.take(np.take(tile, np.arange(height) % 512, 0), np.arange(width) % 512, 1)
