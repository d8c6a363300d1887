"""Which pixels of a clip are a thing's: from how far each lies between the backdrop and a colour.

A pixel of a thing, its rim and its blur too, is a mix of the backdrop and one colour. The share of the
colour is the projection on the line between the two; the colour is that whose line is nearest.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from shapes.world import BACKGROUNDS, COLOURS, Pixels, backdrop

Shares = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

LEAST_AREA = 60.0  # pixels of a thing, in the median: less is a speck; the smallest thing has 181
LEAST_SEEN = 5  # frames of a thing
_IN_FRAME = 20  # pixels of a thing in a frame, or it is not seen there
_FAR = 0.45  # of the way from backdrop to colour: how far from its line a pixel may lie
_VOTERS = 2  # pixels to each side: neighbours that decide on a pixel's colour
_PALETTE = np.array(list(COLOURS.values()), np.float32)


def background_of(clip: Pixels) -> str:
    """The backdrop from which the median pixel is least far."""
    some = clip[::4, ::2, ::2].astype(np.float32)
    far = [np.abs(some - _known(name)[0][::2, ::2]).sum(axis=-1) for name in BACKGROUNDS]
    return BACKGROUNDS[int(np.argmin([np.median(each) for each in far]))]


def shares_of(clip: Pixels, background: str) -> tuple[Shares, npt.NDArray[np.int8]]:
    """(colours, FRAMES, HEIGHT, WIDTH): the share of each colour in each pixel, were it mixed of this
    colour and the backdrop alone, 0 to 1 but for noise; and (FRAMES, HEIGHT, WIDTH): the number of the
    colour that has at least half of the pixel, else -1."""
    behind, lengths = _known(background)
    off = clip.astype(np.float32) - behind
    along = np.moveaxis(off @ _PALETTE.T, -1, 0) - (off * behind).sum(axis=-1)
    shares = along / lengths[:, None]
    held = np.clip(shares, 0, 1.1)
    far = (off * off).sum(axis=-1) + held * (held * lengths[:, None] - 2 * along)
    far /= lengths[:, None]  # squared, in units of the way from backdrop to colour
    far[(shares < 0.5) | (far > _FAR**2)] = np.inf
    nearest = (far * lengths[:, None]).argmin(axis=0).astype(np.int8)
    nearest[np.isinf(far).all(axis=0)] = -1
    voted = _voted(nearest)
    own = np.take_along_axis(shares, np.maximum(voted, 0)[None].astype(int), axis=0)[0]
    return shares, np.where(own >= 0.5, voted, np.int8(-1))


def pieces(colours: npt.NDArray[np.int8]) -> Iterator[tuple[int, Mask]]:
    """The things among pixels' colours: each its colour's number and (FRAMES, HEIGHT, WIDTH). A thing
    that was hidden for some frames is one thing; specks are left out."""
    labels = _connected(colours)
    areas = np.stack(
        [np.bincount(frame.ravel() + 1, minlength=labels.max() + 2) for frame in labels]
    )
    tracks: list[tuple[int, Mask, Mask]] = []  # colour, pixels, frames
    seen_in = areas[:, 1:] >= _IN_FRAME
    for label in np.argsort(-areas[:, 1:].sum(axis=0), kind="stable"):
        frames = seen_in[:, label]
        if not frames.any():
            continue
        piece = (labels == label) & frames[:, None, None]
        colour = int(colours[piece][0])
        for number, (other, pixels, known) in enumerate(tracks):
            if other == colour and not (known & frames).any():
                tracks[number] = other, pixels | piece, known | frames
                break
        else:
            tracks.append((colour, piece, frames))
    for colour, pixels, frames in tracks:
        if frames.sum() >= LEAST_SEEN and np.median(pixels.sum(axis=(1, 2))[frames]) >= LEAST_AREA:
            yield colour, pixels


def around(mask: Mask, reach: int) -> Mask:
    """The mask, grown by `reach` pixels to each side within each frame."""
    return _summed(mask.astype(np.int16), reach) > 0


@cache
def _known(background: str) -> tuple[Shares, Shares]:
    """The backdrop, and (colours, HEIGHT, WIDTH): squared distances from it to each colour."""
    behind = backdrop(background).astype(np.float32)
    return behind, ((_PALETTE[:, None, None] - behind) ** 2).sum(axis=-1)


def _voted(colours: npt.NDArray[np.int8]) -> npt.NDArray[np.int8]:
    """Each pixel of a thing in the colour that most of its neighbours have, so that no rim has its own."""
    named = [number for number in range(len(COLOURS)) if (colours == number).any()]
    if not named:
        return colours
    votes = np.stack([_summed((colours == number).astype(np.int16), _VOTERS) for number in named])
    return np.where(colours >= 0, np.array(named, np.int8)[votes.argmax(axis=0)], np.int8(-1))


def _summed(values: npt.NDArray[np.int16], reach: int) -> npt.NDArray[np.int16]:
    """Sums over the square of `reach` pixels to each side within each frame."""
    for axis in (1, 2):
        wide = [(0, 0)] * 3
        wide[axis] = (reach, reach)
        padded, length = np.pad(values, wide), values.shape[axis]
        values = sum(
            (padded.take(range(start, start + length), axis) for start in range(2 * reach + 1)),
            start=np.zeros_like(values),
        )
    return values


def _connected(colours: npt.NDArray[np.int8]) -> Numbers:
    """Numbers of the parts of one colour that hang together in space and time, -1 where there are none.

    Each pixel points at the least of the pixels it is known to hang together with, until none changes.
    """
    inside = colours >= 0
    places = np.full(colours.shape, -1)
    places[inside] = np.arange(inside.sum())
    ones, others = zip(*(_neighbours(colours, places, axis) for axis in range(3)), strict=True)
    one, other = np.concatenate(ones), np.concatenate(others)
    least = np.arange(inside.sum())
    while True:
        low = np.minimum(least[one], least[other])
        before = least.copy()
        for ends in (one, other):
            np.minimum.at(least, before[ends], low)
        least = least[least]
        if (least == before).all():
            break
    places[inside] = np.unique(least, return_inverse=True)[1]
    return places


def _neighbours(
    colours: npt.NDArray[np.int8], places: Numbers, axis: int
) -> tuple[Numbers, Numbers]:
    """Places of pixels and of the next ones along an axis, where both have one colour."""
    first: list[slice] = [slice(None)] * 3
    second = list(first)
    first[axis], second[axis] = slice(None, -1), slice(1, None)
    here, there = tuple(first), tuple(second)
    same = (colours[here] == colours[there]) & (colours[here] >= 0)
    return places[here][same], places[there][same]
