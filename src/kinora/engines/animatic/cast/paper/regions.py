"""Regions of a picture: where somebody moves, what has other colours than all around, and the
one connected figure in that. Works on small pictures; knows nothing of clips or puppets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from kinora.engines.animatic.paint.native import Bytes, Floats

Mask = NDArray[np.bool_]
Codes = NDArray[np.int32]
Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Box:
    """Columns and rows of a picture; right and bottom are beyond it."""

    left: int
    top: int
    right: int
    bottom: int


BINS = 12  # per channel, of the histograms that tell figure from background
BAY = 11  # pixels across the mouth of a bay that is filled
NARROW = 5  # the same where outlines move
STRICT = 0.58  # how likely a colour must be of the figure
ROUNDS = 6  # of telling them apart anew
SOFT = 2.2  # pixels over which the telling is smoothed
BY_COLOUR = 0.6  # how much the colours count there; the rest is movement
STILL = 0.02  # share of the box that moves at least where anything does
LEGS = 0.4  # of the height of what moves: as far down it may go on
LEAST_MOVED, MOST_MOVED = 0.012, 0.5  # shares of a picture in which somebody moves


def moving_box(moved: Floats) -> Box:
    """Where somebody moves, with room around: the box of the largest region in a map of movement
    (1 is plain movement); the middle of the picture where nothing or nearly all moves."""
    height, width = moved.shape
    usual = Box(round(0.2 * width), round(0.06 * height), round(0.8 * width), height)
    radius = max(width // 28, 2)
    solid = Image.fromarray((moved > 1).astype(np.uint8) * 255)
    closed = np.asarray(solid.filter(ImageFilter.GaussianBlur(radius)), np.float32) / 255
    region = largest(np.clip(closed * 3.2, 0, 1)) > 0.5
    if not LEAST_MOVED < region.mean() < MOST_MOVED:
        return usual
    rows, columns = np.flatnonzero(region.any(1)), np.flatnonzero(region.any(0))
    below = round(LEGS * (int(rows[-1]) - int(rows[0])))  # who waves stands still on the ground
    return Box(
        max(int(columns[0]) - radius // 2, 0), max(int(rows[0]) - radius // 2, 0),
        min(int(columns[-1]) + radius // 2, width), min(int(rows[-1]) + below, height),
    )  # fmt: skip


def parted(picture: Bytes, moved: Floats, box: Box) -> Floats:
    """How surely each pixel is of the figure in a box, 0 to 1: by the colours that the box and all
    around it turn out to have, and by what moves."""
    codes, inside = _codes(picture), np.zeros(picture.shape[:2], np.float32)
    inside[box.top : box.bottom, box.left : box.right] = 1
    stirs = np.minimum(moved, 1) * inside
    if stirs.sum() < STILL * inside.sum():  # nothing moves: what is in the middle
        stirs[box.top : box.bottom, box.left : box.right] = _middle(
            box.bottom - box.top, box.right - box.left
        )
    sure, around = stirs, (1 - inside) * 1.0
    for _ in range(ROUNDS):
        figure = _shares(codes, sure * (0.1 + stirs))
        ground = _shares(codes, around + inside * (1 - sure))
        likely = (figure / (figure + ground))[codes]
        sure = _soft((BY_COLOUR * likely + (1 - BY_COLOUR) * stirs) * inside)
        sure = np.clip((sure - STRICT) * 1.8 + 0.5, 0, 1) * inside
    return np.asarray(sure, np.float32)


def _shares(codes: Codes, weights: Floats | Shares) -> Shares:
    """How common each colour is, spread a little to its neighbours."""
    counts = np.bincount(codes.ravel(), weights.ravel(), BINS**3).reshape(BINS, BINS, BINS)
    near = np.pad(counts, 1, mode="edge")
    spread = 0.4 * counts
    for axis in range(3):
        for step in (0, 2):
            cut = [slice(1, -1)] * 3
            cut[axis] = slice(step, step + BINS)
            spread = spread + 0.1 * near[tuple(cut)]
    shares = spread.ravel() + 1e-3 * weights.sum() / BINS**3
    return np.asarray(shares / shares.sum())


def filled(moved: Floats) -> Floats:
    """What moves, with what it surrounds: only the outlines of even colours are seen to move."""
    solid = _closed(moved > 0.6, NARROW)
    outside = np.zeros_like(solid)
    outside[0], outside[:, 0], outside[:, -1] = ~solid[0], ~solid[:, 0], ~solid[:, -1]
    return np.asarray(~_grown(outside, ~solid), np.float32) * 0.9


def largest(mask: Floats) -> Floats:
    """The one connected region of a soft mask that is most in the middle, its holes filled."""
    solid = mask > 0.5
    weight = _soft(np.asarray(mask * solid), 6) * _middle(*mask.shape)
    if not solid.any():
        return np.zeros_like(mask)
    seed = np.zeros_like(solid)
    seed[np.unravel_index(int((weight * solid).argmax()), mask.shape)] = True
    region = _closed(_grown(seed, solid))
    outside = np.zeros_like(solid)
    outside[0], outside[:, 0], outside[:, -1] = ~region[0], ~region[:, 0], ~region[:, -1]
    holes = ~region & ~_grown(outside, ~region)
    whole = Image.fromarray((region | holes) * np.uint8(255))
    smooth = whole.filter(ImageFilter.MedianFilter(5)).filter(ImageFilter.GaussianBlur(0.8))
    return np.asarray(np.asarray(smooth, np.float32) / 255)


def _closed(region: Mask, bay: int = BAY) -> Mask:
    """With its narrow bays filled: a white belly before a white wall belongs to the bear."""
    padded = Image.fromarray(np.pad(region, bay).astype(np.uint8) * 255)
    wide = padded.filter(ImageFilter.MaxFilter(bay)).filter(ImageFilter.MinFilter(bay))
    return np.asarray(np.asarray(wide)[bay:-bay, bay:-bay] > 127)


def _grown(seed: Mask, inside: Mask) -> Mask:
    """All of `inside` that hangs together with the seed."""
    region = seed & inside
    size = 0
    while region.sum() != size:
        size = int(region.sum())
        for _ in range(12):
            wide = np.pad(region, 1)
            near = wide[:-2, 1:-1] | wide[2:, 1:-1] | wide[1:-1, :-2] | wide[1:-1, 2:]
            region = np.asarray(region | (near & inside))
    return region


def _middle(height: int, width: int) -> Floats:
    """1 in the middle, less towards the sides."""
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None]
    return np.asarray(np.exp(-((x / 0.75) ** 2) - ((y - 0.1) / 0.95) ** 2), np.float32)


def _codes(picture: Bytes) -> Codes:
    parts = picture.astype(np.int32) * BINS // 256
    return np.asarray((parts[..., 0] * BINS + parts[..., 1]) * BINS + parts[..., 2])


def _soft(values: Floats | Shares, radius: float = SOFT) -> Floats:
    image = Image.fromarray((np.clip(values, 0, 1) * 255).astype(np.uint8))
    return np.asarray(np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), np.float32) / 255)
