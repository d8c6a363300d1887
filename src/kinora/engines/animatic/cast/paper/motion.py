"""What moves in a few small pictures of a clip, whoever held the camera.

Knows nothing of figures: it tells what differs from what rests behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from kinora.engines.animatic.cast.paper.regions import filled, moving_box
from kinora.engines.animatic.paint.native import Bytes, Floats

EVER = 0.8  # what moved at another time, next to what moves now
MOVED = 20.0  # levels by which what moves differs from what rests behind it
SHAKEN = 0.8  # share of an outline's contrast that a shaking hand explains
RUNS, TRAVELS, AS_TALL = 0.35, 0.66, 0.7  # of the room that is moved in: who goes through it
FAR = 0.5  # pixels by which a hand shakes at least, if it is one
FARTHEST = 0.08  # of the width: as far a hand shakes, or it is no hand


def stirring(pictures: Sequence[Bytes]) -> Floats:
    """How far each picture differs from what rests behind it, (n, height, width): 1 is
    plain movement. A hand that shakes is held still before they are compared."""
    middle = pictures[len(pictures) // 2].astype(np.float32)
    ways = [_slid(middle, each.astype(np.float32)) for each in pictures]
    held = np.stack(
        [
            _moved(each.astype(np.float32), -x, -y)
            for each, (x, y) in zip(pictures, ways, strict=True)
        ]
    )
    resting = np.median(held, 0).astype(np.float32)
    shake = min(max(max(map(abs, way)) for way in ways) / FAR, 1.0)
    tolerance = MOVED + SHAKEN * shake * _outlines(resting)
    apart = np.abs(held - resting).max(-1) / tolerance
    back = [_moved(each[..., None], x, y)[..., 0] for each, (x, y) in zip(apart, ways, strict=True)]
    return np.stack(back).astype(np.float32)


def where_it_moves(stirred: Floats) -> Floats:
    """Maps of movement, one for each picture: of who goes from place to place only where it is
    now, of who stays wherever it moved at all."""
    ever = stirred.max(0)
    moved = stirred if _travels(stirred, ever) else np.maximum(stirred, EVER * ever)
    return np.stack([np.maximum(now, filled(now)) for now in moved])


def _travels(stirred: Floats, ever: Floats) -> bool:
    """Is what moves at a time far less wide than all the room that it moves in, or somewhat less
    wide, but as tall?"""
    boxes, whole = [moving_box(now) for now in stirred], moving_box(ever)
    wide = float(np.median([box.right - box.left for box in boxes])) / (whole.right - whole.left)
    tall = float(np.median([box.bottom - box.top for box in boxes])) / (whole.bottom - whole.top)
    return wide < RUNS or (tall > AS_TALL and wide < TRAVELS)


def _slid(one: Floats, two: Floats) -> tuple[float, float]:
    """How far a picture lies to the right of and below another, in pixels."""
    height, width = one.shape[:2]
    window = np.hanning(height)[:, None] * np.hanning(width)
    first, second = (np.fft.fft2(_steps(each) * window) for each in (one, two))
    product = second * np.conj(first)
    match = np.fft.ifft2(product / (np.abs(product) ** 0.5 + 1e-6)).real
    row, column = np.unravel_index(int(match.argmax()), match.shape)
    down = _between(match[:, column], int(row))
    across = _between(match[row], int(column))
    is_hand = max(abs(down), abs(across)) < FARTHEST * width
    return (across, down) if is_hand else (0.0, 0.0)


def _steps(picture: Floats) -> Floats:
    """From each pixel to the next, across and down: outlines, whatever the light."""
    grey = picture.mean(-1)
    across, down = (
        np.diff(grey, axis=1, append=grey[:, -1:]),
        np.diff(grey, axis=0, append=grey[-1:]),
    )
    return np.asarray(np.clip(np.abs(across) + np.abs(down), 0, 60), np.float32)


def _between(line: NDArray[np.float64], peak: int) -> float:
    """The place of a peak between pixels, counted from the nearer end."""
    size = len(line)
    left, middle, right = (float(line[(peak + step) % size]) for step in (-1, 0, 1))
    bend = left - 2 * middle + right
    at = peak + (0.5 * (left - right) / bend if abs(bend) > 1e-12 else 0.0)
    return at - size if at > size / 2 else at


def _moved(picture: Floats, across: float, down: float) -> Floats:
    """A picture moved by parts of a pixel; its border is drawn out."""
    height, width = picture.shape[:2]
    rows, columns = np.arange(height) - down, np.arange(width) - across
    top, left = np.floor(rows).astype(int), np.floor(columns).astype(int)
    low, aside = (rows - top)[:, None, None], (columns - left)[None, :, None]
    by_row = [np.clip(top + step, 0, height - 1) for step in (0, 1)]
    by_column = [np.clip(left + step, 0, width - 1) for step in (0, 1)]
    lines = picture[by_row[0]] * (1 - low) + picture[by_row[1]] * low
    return np.asarray(
        lines[:, by_column[0]] * (1 - aside) + lines[:, by_column[1]] * aside, np.float32
    )


def _outlines(picture: Floats) -> Floats:
    """How far each pixel differs from those around it, the largest of the channels."""
    wide = np.zeros(picture.shape[:2], np.float32)
    for channel in range(picture.shape[2]):
        image = Image.fromarray(picture[..., channel].clip(0, 255).astype(np.uint8))
        high, low = image.filter(ImageFilter.MaxFilter(3)), image.filter(ImageFilter.MinFilter(3))
        wide = np.maximum(wide, np.asarray(high, np.float32) - np.asarray(low, np.float32))
    return wide
