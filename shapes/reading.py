"""Clips read back into words: what is seen in them, by their pixels alone. No model, no learning.

It knows the world (its colours, shapes and backdrops), and bears blur, noise and hues a little off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

import numpy as np
import numpy.typing as npt

from shapes.fitting import covered_by, line_through, lower, masses, shape_of
from shapes.pieces import background_of, pieces, shares_of
from shapes.world import COLOURS, DIRECTIONS, SIZES, Floats, Pixels, Scene, Thing

WORDS = ("colour", "shape", "size", "direction")  # of each thing
LEAST_MOVED = 8.0  # pixels from the first frame to the last: less is hardly a move
_BETWEEN = float(np.pi * np.prod(list(SIZES.values())))  # the geometric mean of the sizes' areas


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One thing as it is seen in a clip, in the words of the world."""

    colour: str
    shape: str
    size: str
    direction: str  # "" when it hardly moves
    centres: Floats  # (FRAMES, 2): x, y in pixels; nan where it is not seen
    area: float  # pixels, median over frames


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is seen in a clip."""

    things: tuple[Seen, ...]  # by area, largest first; specks are left out
    background: str


def read(clip: Pixels) -> Reading:
    """What a clip, (FRAMES, HEIGHT, WIDTH, 3) in sRGB, shows."""
    background = background_of(clip)
    shares, colours = shares_of(clip, background)
    found = list(pieces(colours))
    others = np.zeros(colours.shape, bool)
    for _, own in found:
        others |= own
    things = [
        _seen(number, covered_by(shares[number], own, others & ~own)) for number, own in found
    ]
    return Reading(
        things=tuple(sorted(things, key=lambda thing: -thing.area)), background=background
    )


def mask_of(clip: Pixels, colour: str) -> npt.NDArray[np.bool_]:
    """(FRAMES, HEIGHT, WIDTH): the pixels that are of a thing of that colour."""
    _, colours = shares_of(clip, background_of(clip))
    mask = np.zeros(colours.shape, bool)
    for number, own in pieces(colours):
        if number == list(COLOURS).index(colour):
            mask |= own
    return mask


def scene_of(reading: Reading) -> Scene:
    """The scene that explains a reading: things of its words, at the places and of the areas seen."""
    return Scene(things=tuple(map(_thing, reading.things)), background=reading.background)


def agreement(reading: Reading, scene: Scene) -> dict[str, tuple[int, int]]:
    """By kind of word (those of things, "background" and "count"): how many are right, of how many.

    Things are matched so that most words agree; one that is missing gets all of its words wrong.
    """
    seen = [*reading.things, *[None] * max(0, len(scene.things) - len(reading.things))]
    most = max(
        (list(_rights(scene, matched)) for matched in permutations(seen, len(scene.things))),
        key=lambda rights: (sum(map(sum, rights)), sum(right[0] for right in rights)),
    )
    by_word = {
        word: (sum(right[place] for right in most), len(most)) for place, word in enumerate(WORDS)
    }
    return by_word | {
        "background": (int(reading.background == scene.background), 1),
        "count": (int(len(reading.things) == len(scene.things)), 1),
    }


def _rights(scene: Scene, matched: tuple[Seen | None, ...]) -> Iterator[tuple[bool, ...]]:
    """Of each thing, which of its words what is matched with it has."""
    for thing, seen in zip(scene.things, matched, strict=True):
        yield tuple(
            seen is not None and getattr(seen, word) == getattr(thing, word) for word in WORDS
        )


def _seen(number: int, covered: Floats) -> Seen:
    areas, middles = masses(covered)
    area = float(np.nanmedian(areas))
    shape = shape_of(covered, area, middles)
    centres = middles - [0, lower(shape) * np.sqrt(area / np.pi)]
    small, big = SIZES
    return Seen(
        colour=list(COLOURS)[number],
        shape=shape,
        size=small if area < _BETWEEN else big,
        direction=_direction(line_through(centres)[1]),
        centres=centres,
        area=area,
    )


def _direction(way: Floats) -> str:
    """The direction that most of the way goes, "" where it is too short to say."""
    if np.abs(way).max() < LEAST_MOVED:
        return ""
    return max(DIRECTIONS, key=lambda name: float(np.dot(DIRECTIONS[name], way)))


def _thing(seen: Seen) -> Thing:
    at, way = line_through(seen.centres)
    direction = max(DIRECTIONS, key=lambda name: float(np.dot(DIRECTIONS[name], way)))
    return Thing(
        colour=seen.colour,
        shape=seen.shape,
        size=seen.size,
        direction=direction,
        x=float(at[0]),
        y=float(at[1]),
        way=float(np.dot(DIRECTIONS[direction], way)),
        scale=float(np.sqrt(seen.area / np.pi)) / SIZES[seen.size],
    )
