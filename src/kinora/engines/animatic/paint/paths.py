"""Outlines: smooth curves, limbs, tufts of fur. Points are (x, y), x to the right, y down."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

Point = tuple[float, float]
Floats = NDArray[np.float64]


def smooth_closed(points: Sequence[Point], tension: float = 1.0) -> skia.Path:
    """Closed Catmull-Rom curve through the points."""
    count, path, k = len(points), skia.Path(), tension / 6
    path.moveTo(*points[0])
    for i in range(count):
        a, b = points[i - 1], points[i]
        c, d = points[(i + 1) % count], points[(i + 2) % count]
        path.cubicTo(
            b[0] + (c[0] - a[0]) * k, b[1] + (c[1] - a[1]) * k,
            c[0] - (d[0] - b[0]) * k, c[1] - (d[1] - b[1]) * k, c[0], c[1],
        )  # fmt: skip
    path.close()
    return path


def smooth_open(points: Sequence[Point], tension: float = 1.0) -> skia.Path:
    """Open Catmull-Rom curve through the points."""
    path, last, k = skia.Path(), len(points) - 1, tension / 6
    path.moveTo(*points[0])
    for i in range(last):
        a, b = points[max(i - 1, 0)], points[i]
        c, d = points[i + 1], points[min(i + 2, last)]
        path.cubicTo(
            b[0] + (c[0] - a[0]) * k, b[1] + (c[1] - a[1]) * k,
            c[0] - (d[0] - b[0]) * k, c[1] - (d[1] - b[1]) * k, c[0], c[1],
        )  # fmt: skip
    return path


def polygon(points: Sequence[Point]) -> skia.Path:
    """Straight edges, closed."""
    return _straight(points, closed=True)


def polyline(points: Sequence[Point]) -> skia.Path:
    """Straight edges, open."""
    return _straight(points, closed=False)


def _straight(points: Sequence[Point], *, closed: bool) -> skia.Path:
    path = skia.Path()
    path.addPoly([skia.Point(float(x), float(y)) for x, y in points], closed)
    return path


def oval(x: float, y: float, rx: float, ry: float, degrees: float = 0.0) -> skia.Path:
    """Ellipse around a centre."""
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(-rx, -ry, rx, ry))
    return _turned(path, x, y, degrees)


def box(
    x: float, y: float, width: float, height: float, radius: float = 0.0, degrees: float = 0.0
) -> skia.Path:
    """Rounded rectangle around a centre."""
    path = skia.Path()
    rect = skia.Rect.MakeLTRB(-width / 2, -height / 2, width / 2, height / 2)
    path.addRoundRect(rect, radius, radius)
    return _turned(path, x, y, degrees)


def _turned(path: skia.Path, x: float, y: float, degrees: float) -> skia.Path:
    matrix = skia.Matrix.Translate(x, y)
    matrix.preRotate(degrees)
    path.transform(matrix)
    return path


def sample_curve(points: Sequence[Point], samples: int = 14) -> Floats:
    """Points of the Catmull-Rom curve through `points`: an array of `samples` rows (x, y)."""
    return np.asarray(_weights(len(points), samples) @ np.asarray(points, float), float)


@lru_cache(maxsize=256)
def _weights(count: int, samples: int) -> Floats:
    """What each of `count` knots weighs in each sample of the curve through them."""
    t = np.linspace(0, count - 1, samples)
    i = np.clip(t.astype(int), 0, count - 2)
    f, rows = t - i, np.arange(samples)
    weights = np.zeros((samples, count))
    parts = (
        (np.clip(i - 1, 0, None), -f + 2 * f**2 - f**3),
        (i, 2 - 5 * f**2 + 3 * f**3),
        (i + 1, f + 4 * f**2 - 3 * f**3),
        (np.clip(i + 2, None, count - 1), f**3 - f**2),
    )
    for knot, weight in parts:
        np.add.at(weights, (rows, knot), 0.5 * weight)
    weights.flags.writeable = False
    return weights


def _frame(curve: Floats) -> tuple[Floats, Floats]:
    """Unit tangent and left normal along a sampled curve."""
    tangent = np.empty_like(curve)
    tangent[1:-1] = (curve[2:] - curve[:-2]) * 0.5
    tangent[0], tangent[-1] = curve[1] - curve[0], curve[-1] - curve[-2]
    tangent /= np.maximum(np.hypot(tangent[:, 0], tangent[:, 1]), 1e-6)[:, None]
    return tangent, np.stack([-tangent[:, 1], tangent[:, 0]], 1)


def tube(
    points: Sequence[Point],
    *radii: float,
    samples: int = 14,
    round_start: bool = True,
    round_end: bool = True,
) -> skia.Path:
    """A limb: smooth centre line with the radii spread evenly along it."""
    curve = sample_curve(points, samples)
    tangent, normal = _frame(curve)
    widths = (_spread(len(radii), samples) @ np.asarray(radii, float))[:, None]
    outline: list[Point] = [(x, y) for x, y in (curve + normal * widths).tolist()]
    if round_end:
        outline += _cap(curve[-1], tangent[-1], float(widths[-1, 0]))
    outline += [(x, y) for x, y in (curve - normal * widths)[::-1].tolist()]
    if round_start:
        outline += _cap(curve[0], -tangent[0], float(widths[0, 0]))
    return smooth_closed(outline)


@lru_cache(maxsize=256)
def _spread(count: int, samples: int) -> Floats:
    """What each of `count` values, evenly spread, weighs at each sample between them."""
    places = np.linspace(0, 1, count) if count > 1 else np.zeros(1)
    where = np.linspace(0, 1, samples)
    weights = np.stack([np.interp(where, places, row) for row in np.eye(count)], 1)
    weights.flags.writeable = False
    return weights


def _cap(end: Floats, outward: Floats, radius: float) -> list[Point]:
    """Three points of a half circle, from the left side of the line to the right one."""
    (x, y), (ox, oy) = end.tolist(), outward.tolist()
    return [
        (
            x + radius * (ox * math.cos(a) - oy * math.sin(a)),
            y + radius * (oy * math.cos(a) + ox * math.sin(a)),
        )
        for a in (math.pi / 4, 0.0, -math.pi / 4)
    ]


def fluffy(
    points: Sequence[Point], tuft: float, spacing: float = 0.0, seed: int = 0, lean: float = 0.35
) -> skia.Path:
    """Closed outline with pointed tufts of fur or feathers.

    `lean` tips the tufts along the outline. The random heights depend on `seed` only, so the fur
    keeps its shape while the points move.
    """
    base, outward = _around([*points, points[0]], spacing or tuft * 1.5)
    count = len(base)
    heights = (tuft * (0.55 + 0.6 * np.random.default_rng(seed).random(count)))[:, None]
    following = np.concatenate([base[1:], base[:1]])
    gap = following - base
    belly = base + gap * 0.35 + outward * heights * 0.75
    tip = base + gap * (0.5 + lean) + outward * heights
    neck = base + gap * 0.95 + outward * heights * 0.15
    path = skia.Path()
    path.moveTo(*base[0].tolist())
    for row in np.hstack([belly, tip, neck, following]).tolist():
        path.quadTo(*row[:4])
        path.quadTo(*row[4:])
    path.close()
    return path


def _around(closed: Sequence[Point], spacing: float) -> tuple[Floats, Floats]:
    """Points at even distances along a closed curve, and the outward normals there."""
    fine = sample_curve(closed, 160)
    steps = np.hypot(*np.diff(fine, axis=0).T)
    along = np.concatenate([[0], np.cumsum(steps)])
    count = max(int(along[-1] / spacing), 8)
    at = np.linspace(0, along[-1], count, endpoint=False)
    base = np.stack([np.interp(at, along, fine[:, 0]), np.interp(at, along, fine[:, 1])], 1)
    following = np.concatenate([base[1:], base[:1]])
    tangent = following - np.concatenate([base[-1:], base[:-1]])
    tangent /= np.maximum(np.hypot(tangent[:, 0], tangent[:, 1]), 1e-6)[:, None]
    area = np.sum(base[:, 0] * following[:, 1] - following[:, 0] * base[:, 1])
    return base, np.stack([tangent[:, 1], -tangent[:, 0]], 1) * (1 if area > 0 else -1)


def taper(points: Sequence[Point], start: float, end: float) -> skia.Path:
    """A stem or a branch: smooth line whose half-width runs from `start` to `end`, square ends."""
    return tube(points, start, end, samples=6 * len(points), round_start=False, round_end=False)


def union(*paths: skia.Path) -> skia.Path:
    """One outline around all the paths."""
    result = paths[0]
    for path in paths[1:]:
        result = skia.Op(result, path, skia.PathOp.kUnion_PathOp)
    return result


def transformed(
    path: skia.Path,
    x: float = 0.0,
    y: float = 0.0,
    degrees: float = 0.0,
    sx: float = 1.0,
    sy: float = 1.0,
) -> skia.Path:
    """Scaled, then turned, then moved copy of a path."""
    matrix = skia.Matrix.Translate(x, y)
    matrix.preRotate(degrees)
    matrix.preScale(sx, sy)
    copy = skia.Path(path)
    copy.transform(matrix)
    return copy
