"""Where a camera was going that filmed a clip: how far the picture slides from frame to frame."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kinora.engines.animatic.paint.native import Bytes, Floats

ACROSS = 192  # pixels of the pictures that are compared
SURE = 6.0  # how far the best match must stand out, in standard deviations
BLOCK = 12  # pixels of the squares that are asked one by one
MOST = 0.4  # of those squares must slide with the rest
LEAST = 0.12  # pixels of those: less is a hand or noise


def drift_of(before: Bytes, after: Bytes, frames: int) -> tuple[float, float]:
    """How many pixels a frame the whole picture slides to the right and down between two pictures
    that are `frames` frames apart; nothing where it cannot be told."""
    height, width = before.shape[:2]
    scale = width / ACROSS
    one, two = (_small(each, round(height / scale)) for each in (before, after))
    product = np.fft.fft2(two) * np.conj(np.fft.fft2(one))
    match = np.fft.ifft2(product / (np.abs(product) + 1e-6)).real
    row, column = np.unravel_index(int(match.argmax()), match.shape)
    if float((match.max() - match.mean()) / (match.std() + 1e-9)) < SURE:
        return 0.0, 0.0
    down = _centred(match[:, column], int(row))
    across = _centred(match[row], int(column))
    if max(abs(down), abs(across)) / frames < LEAST or not _is_all(one, two, across, down):
        return 0.0, 0.0
    return across * scale / frames, down * scale / frames


def _is_all(one: Floats, two: Floats, across: float, down: float) -> bool:
    """Does most of the picture slide so, and not only somebody in it?"""
    slid = np.roll(one, (round(down), round(across)), (0, 1))
    still, moved = (_by_block(np.abs(two - each)) for each in (one, slid))
    return bool((moved < 0.8 * still).mean() > MOST)


def _by_block(values: Floats) -> Floats:
    rows, columns = values.shape[0] // BLOCK, values.shape[1] // BLOCK
    cut = values[: rows * BLOCK, : columns * BLOCK]
    return np.asarray(cut.reshape(rows, BLOCK, columns, BLOCK).mean((1, 3)))


def _small(picture: Bytes, rows: int) -> Floats:
    """Grey, small, fading to nothing at its edges."""
    image = Image.fromarray(picture).convert("L").resize((ACROSS, rows), Image.Resampling.BOX)
    grey = np.asarray(image, np.float32)
    return np.asarray((grey - grey.mean()) * np.hanning(rows)[:, None] * np.hanning(ACROSS))


def _centred(line: NDArray[np.float64], peak: int) -> float:
    """The place of a peak between samples, counted from the nearer end."""
    size = len(line)
    left, middle, right = (float(line[(peak + step) % size]) for step in (-1, 0, 1))
    bend = left - 2 * middle + right
    at = peak + (0.5 * (left - right) / bend if abs(bend) > 1e-12 else 0.0)
    return at - size if at > size / 2 else at
