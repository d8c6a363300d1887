"""Scenes in words. The grammar is small and the same everywhere: in training, in tests, in benchmarks."""

from __future__ import annotations

from shapes.world import BACKGROUNDS, COLOURS, DIRECTIONS, SHAPES, SIZES, Scene, Thing

PLACES = {"night": "at night", "meadow": "on a meadow", "desert": "in the desert"}
WORDS = (
    *("a", "moves", "and", "at", "on", "in", "the"),
    *COLOURS, *SHAPES, *SIZES, *DIRECTIONS, *BACKGROUNDS,
)  # fmt: skip


def caption_of(scene: Scene) -> str:
    """Such as "a small red circle moves left and a big blue square moves up at night"."""
    return " ".join((" and ".join(map(words_of, scene.things)), PLACES[scene.background]))


def words_of(thing: Thing) -> str:
    """Such as "a small red circle moves left"."""
    return f"a {thing.size} {thing.colour} {thing.shape} moves {thing.direction}"
