"""Scenes by chance: any combination of words, at any place where all of it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product

import numpy as np

from shapes.world import (
    BACKGROUNDS,
    COLOURS,
    DIRECTIONS,
    HEIGHT,
    LEAST_WAY,
    MOST_WAY,
    REACH,
    SHAPES,
    SIZES,
    WIDTH,
    Scene,
    Thing,
)  # fmt: skip

Chance = np.random.Generator
_TRIES = 200
_GAP = 3.0  # pixels that two things keep between them, at least


def scenes(seed: int, *, unseen: bool = False, pairs: float = 0.5) -> Iterator[Scene]:
    """Without end. `unseen`: of combinations that training never shows, else of the others;
    `pairs`: the share of scenes with two things."""
    chance = np.random.default_rng(seed)
    while True:
        scene = placed(_words(chance, 2 if chance.random() < pairs else 1), chance)
        if scene and any(map(is_unseen, _named(scene))) == unseen:
            yield scene


def is_unseen(words: tuple[str, str, str, str, str]) -> bool:
    """Whether a combination of colour, shape, size, direction and background is kept out of training:
    one in twelve of them, each word as often as any other."""
    known = (tuple(COLOURS), SHAPES, tuple(SIZES), tuple(DIRECTIONS), BACKGROUNDS)
    places = [all_of.index(word) for all_of, word in zip(known, words, strict=True)]
    return (
        sum(place * factor for place, factor in zip(places, (1, 3, 5, 7, 4), strict=True)) % 12 == 0
    )


def combinations() -> Iterator[tuple[str, str, str, str, str]]:
    """Every combination of the words of one thing and its background."""
    yield from product(COLOURS, SHAPES, SIZES, DIRECTIONS, BACKGROUNDS)


def placed(scene: Scene, chance: Chance) -> Scene | None:
    """The scene with places by chance, so that no thing leaves the picture or touches another; None
    where there is none to be found."""
    for _ in range(_TRIES):
        things = tuple(_at_some_place(thing, chance) for thing in scene.things)
        if all(thing.is_inside() for thing in things) and are_apart(things):
            return replace(scene, things=things)
    return None


def are_apart(things: tuple[Thing, ...]) -> bool:
    """Whether things keep a gap in every frame."""
    for one, other in pairwise(things):
        apart = np.abs(one.centres() - other.centres()).max(axis=1)
        if (apart < (one.radius + other.radius) * 1.2 + _GAP).any():
            return False
    return True


def _words(chance: Chance, count: int) -> Scene:
    colours = chance.permutation(list(COLOURS))[:count]
    things = tuple(
        Thing(
            colour=str(colour), shape=str(chance.choice(SHAPES)), size=str(chance.choice(list(SIZES))),
            direction=str(chance.choice(list(DIRECTIONS))),
        )
        for colour in colours
    )  # fmt: skip
    return Scene(things=things, background=str(chance.choice(BACKGROUNDS)))


def _at_some_place(thing: Thing, chance: Chance) -> Thing:
    moved = replace(
        thing, way=chance.uniform(LEAST_WAY, MOST_WAY), scale=chance.uniform(0.95, 1.05)
    )
    across, along = DIRECTIONS[thing.direction]
    reach = moved.radius * REACH
    free_x, free_y = reach + abs(across) * moved.way / 2, reach + abs(along) * moved.way / 2
    return replace(
        moved,
        x=chance.uniform(free_x, WIDTH - free_x),
        y=chance.uniform(free_y, HEIGHT - free_y),
    )


def _named(scene: Scene) -> Iterator[tuple[str, str, str, str, str]]:
    for thing in scene.things:
        yield thing.colour, thing.shape, thing.size, thing.direction, scene.background
