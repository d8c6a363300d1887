"""Scenes keep things apart and inside, and keep some combinations out of training."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from shapes.sampling import are_apart, combinations, is_unseen, scenes
from shapes.world import Scene


def combined(scene: Scene) -> list[bool]:
    """Which of the scene's things are of an unseen combination."""
    return [
        is_unseen((t.colour, t.shape, t.size, t.direction, scene.background)) for t in scene.things
    ]


def test_unseen_combinations_are_never_seen() -> None:
    assert not any(any(combined(scene)) for scene in islice(scenes(1), 200))
    assert all(any(combined(scene)) for scene in islice(scenes(1, unseen=True), 20))


def test_each_word_is_as_often_unseen_as_any_other() -> None:
    unseen = [words for words in combinations() if is_unseen(words)]
    assert len(unseen) == 48
    for words in zip(*unseen, strict=True):
        assert len(set(Counter(words).values())) == 1


def test_things_stay_inside_and_apart() -> None:
    for scene in islice(scenes(2, pairs=1), 200):
        assert all(thing.is_inside() for thing in scene.things)
        assert are_apart(scene.things)
