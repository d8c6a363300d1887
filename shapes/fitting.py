"""Silhouettes and lines fitted to what is seen of a thing."""

from __future__ import annotations

from functools import cache

import numpy as np

from shapes.pieces import Mask, Shares, around
from shapes.world import FRAMES, HEIGHT, MIDDLE, SHAPES, WIDTH, Floats, silhouette

_RIM = 3  # pixels around a thing in which its blur is
_HALF = 22  # pixels from a window's middle to its edge; the widest thing reaches 18
_LOOKS = 9  # frames in which a shape is looked at


def covered_by(shares: Shares, own: Mask, others: Mask) -> Floats:
    """(FRAMES, HEIGHT, WIDTH): how much of each pixel a thing of these pixels covers, about 0 to 1.

    Its full colour is what most of its pixels have, whatever the hue of the model that drew it."""
    near = around(own, _RIM) & ~others & own.any(axis=(1, 2))[:, None, None]
    return np.where(near, np.clip(shares / np.median(shares[own]), -0.2, 1.2), 0).astype(float)


def masses(covered: Floats) -> tuple[Floats, Floats]:
    """(FRAMES,) areas in pixels and (FRAMES, 2) centres of mass, nan in frames that show nothing."""
    rows, columns = np.arange(HEIGHT) + 0.5, np.arange(WIDTH) + 0.5
    areas = covered.sum(axis=(1, 2))
    areas[~covered.any(axis=(1, 2)) | (areas <= 0)] = np.nan
    across, down = covered.sum(axis=1) @ columns, covered.sum(axis=2) @ rows
    return areas, np.stack([across, down], axis=1) / areas[:, None]


def shape_of(covered: Floats, area: float, middles: Floats) -> str:
    """The shape whose silhouettes of this area, their centres of mass at `middles`, share most with
    what is covered: the intersection over the union, summed over some frames."""
    seen = np.flatnonzero(~np.isnan(middles[:, 0]))
    looks = seen[np.linspace(0, len(seen) - 1, min(_LOOKS, len(seen))).round().astype(int)]
    corners = np.floor(middles[looks]).astype(int)  # of the pixel in which the middle is
    windows = np.stack([_window(covered[i], *at) for i, at in zip(looks, corners, strict=True)])
    along = np.arange(-_HALF, _HALF + 1) + 0.5
    within = middles[looks] - corners
    x = along[None, None, :] - within[:, 0, None, None]
    y = along[None, :, None] - within[:, 1, None, None]
    radius = float(np.sqrt(area / np.pi))

    def shared(shape: str) -> float:
        drawn = silhouette(shape, radius, x, y + lower(shape) * radius)
        return float(np.minimum(drawn, windows).sum() / np.maximum(drawn, windows).sum())

    return max(SHAPES, key=shared)


@cache
def lower(shape: str) -> float:
    """How far below its origin a shape's centre of mass is, in radii."""
    y, x = np.mgrid[-2:2:401j, -2:2:401j]
    drawn = silhouette(shape, 1.0, x, y) >= 0.5
    return round(float(y[drawn].mean()), 3)


def line_through(centres: Floats) -> tuple[Floats, Floats]:
    """The point in the middle frame, and the way from the first frame to the last, in pixels: the
    median of the slopes between any two frames (Theil and Sen)."""
    frames = np.flatnonzero(~np.isnan(centres[:, 0]))
    points = centres[frames]
    one, other = np.triu_indices(len(frames), 1)
    slopes = (points[other] - points[one]) / (frames[other] - frames[one])[:, None]
    slope = np.median(slopes, axis=0)
    return np.median(points - (frames - MIDDLE)[:, None] * slope, axis=0), slope * (FRAMES - 1)


def _window(frame: Floats, column: int, row: int) -> Floats:
    """The pixels around one, zeros beyond the picture."""
    wide = np.pad(frame, _HALF)
    return np.clip(wide[row : row + 2 * _HALF + 1, column : column + 2 * _HALF + 1], 0, 1)
