"""What makes a baked picture look painted by hand: wobbly edges, pigment, brush-like patches."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.paint.native import LINEAR, image_from
from kinora.engines.animatic.paint.noise import tile_noise

Floats = NDArray[np.float32]
TOOTH = 0.45  # one paper for everything: sets carry no more of it than figures do


def roughen(image: skia.Image, amount: float, seed: int = 7, cell: int = 22) -> skia.Image:
    """Hand wobble (pixels): redraw through a loose mesh, so that no edge stays ruler-straight.

    A mesh keeps bilinear sampling; a displacement filter would leave stair steps.
    """
    if amount <= 0:
        return image
    width, height = image.width(), image.height()
    columns, rows = max(2, width // cell + 1), max(2, height // cell + 1)
    x, y = np.meshgrid(np.linspace(0, width, columns), np.linspace(0, height, rows))
    rng = np.random.default_rng(seed)
    shift = rng.normal(0, amount * 0.5, (2, rows, columns)).clip(-amount, amount)
    corner = (np.arange(rows - 1)[:, None] * columns + np.arange(columns - 1)[None]).reshape(-1, 1)
    indices = (corner + np.array([0, 1, columns, 1, columns + 1, columns])).ravel()
    points = _points(x, y)
    shader = image.makeShader(skia.TileMode.kClamp, skia.TileMode.kClamp, LINEAR)
    mesh = skia.Vertices(
        skia.Vertices.kTriangles_VertexMode, points, _points(x + shift[0], y + shift[1]),
        [0xFFFFFFFF] * len(points), indices.tolist(),
    )  # fmt: skip
    surface = skia.Surface(width, height)
    surface.getCanvas().drawVertices(mesh, skia.Paint(Shader=shader), skia.BlendMode.kModulate)
    return surface.makeImageSnapshot()


def _points(x: NDArray[np.float64], y: NDArray[np.float64]) -> list[skia.Point]:
    return [skia.Point(a, b) for a, b in zip(x.ravel().tolist(), y.ravel().tolist(), strict=True)]


def pigment(canvas: skia.Canvas, area: skia.Rect, strength: float, seed: int = 3) -> None:
    """Paper and brush texture on what is already painted, and only there."""
    if strength <= 0:
        return
    repeat = skia.TileMode.kRepeat
    shader = _pigment_sheet(seed % 4).makeShader(repeat, repeat, LINEAR)
    atop = skia.BlendMode.kSrcATop
    canvas.drawRect(area, skia.Paint(Shader=shader, Alphaf=strength * TOOTH, BlendMode=atop))


@lru_cache(maxsize=4)
def _pigment_sheet(seed: int) -> skia.Image:
    """Tiling sheet of dry-brush streaks, blotches and paper tooth, black and white."""
    streak = tile_noise(512, 8, 90, 2, seed)
    blotch = tile_noise(512, 9, 9, 3, seed + 1)
    tooth = tile_noise(512, 256, 256, 1, seed + 2)
    value = streak * 0.40 + blotch * 0.5 + tooth * 0.38
    sheet = np.zeros((512, 512, 4), np.uint8)
    sheet[..., 3] = np.clip(np.abs(value) * 255, 0, 255)
    sheet[..., :3] = np.where(value > 0, sheet[..., 3], 0)[..., None]
    return image_from(sheet)


def painterly(pixels: Floats, radius: int = 3) -> Floats:
    """Kuwahara filter on straight RGBA floats: flat patches with crisp edges, alpha included."""
    height, width = pixels.shape[:2]
    planes = np.empty((5, height, width), np.float32)
    planes[:4] = np.moveaxis(pixels, -1, 0)
    planes[4] = planes[:3].mean(0)
    np.square(planes[4], out=planes[4])
    mean = _box_mean(planes, radius)
    mean = np.pad(mean, [(0, 0), (radius, 0), (radius, 0)], mode="edge")
    spread = mean[4] - np.square(mean[:3].mean(0))
    chosen = np.empty((4, height, width), np.float32)
    best = np.full((height, width), np.inf, np.float32)
    for dy in (0, radius):
        for dx in (0, radius):
            window = (slice(dy, dy + height), slice(dx, dx + width))
            better = spread[window] < best
            np.copyto(best, spread[window], where=better)
            for plane, quadrant in zip(chosen, mean, strict=False):
                np.copyto(plane, quadrant[window], where=better)
    return np.ascontiguousarray(np.moveaxis(chosen, 0, -1))


def _box_mean(planes: Floats, radius: int) -> Floats:
    """Mean over the (radius + 1)^2 window whose top left corner is each pixel, plane by plane."""
    height, width = planes.shape[1:]
    padded = np.pad(planes, [(0, 0), (0, radius), (0, radius)], mode="edge")
    rows = padded[:, :height].copy()
    for down in range(1, radius + 1):
        rows += padded[:, down : down + height]
    total = rows[..., :width].copy()
    for along in range(1, radius + 1):
        total += rows[..., along : along + width]
    total /= np.float32((radius + 1) ** 2)
    return total
