"""Where in the picture somebody is put."""

from __future__ import annotations

import msgspec
import pytest

from kinora.engines.animatic.language import edit
from kinora.engines.animatic.language.spots import with_marks


def standing(make, prompt: str, **marks: str):
    """A reading of a prompt whose entities have been given spots."""
    reading = make(prompt)
    ids = {entity.kind: entity.id for entity in reading.scene.entities}
    scene = with_marks(reading.scene, {ids[kind]: mark for kind, mark in marks.items()})
    return msgspec.structs.replace(reading, scene=scene)


@pytest.mark.parametrize(
    ("told", "cat", "dog"),
    [
        ("Swap the cat and the dog", "right", "left"),
        ("Move the cat to the back", "back left", "right"),
        ("Move the cat to the left", "far left", "right"),
        ("Move the cat to the right", "far right", "right"),
        ("Put the dog in the foreground", "left", "front right"),
        ("The cat is in the middle", "centre", "right"),
        ("The dog is behind the cat", "left", "back left"),
        ("Move the dog in front of the cat", "left", "front left"),
        ("Make the cat black", "left", "right"),
    ],
)  # fmt: skip
def test_somebody_moves(make, only, told, cat, dog) -> None:
    """Only who is told to stands elsewhere, on a spot that was free."""
    after = edit(standing(make, "A cat and a dog in a park", cat="left", dog="right"), told)
    assert (only(after, "cat").mark, only(after, "dog").mark) == (cat, dog)
    assert after.not_understood == ()


@pytest.mark.parametrize(
    ("prompt", "front", "back"),
    [
        ("A dog behind a cat", ("cat", "centre"), ("dog", "back")),
        ("A cat in front of a house", ("cat", "centre"), ("house", "back")),
        ("A fox sleeps under a tree", ("fox", "centre"), ("tree", "back")),
        ("A cat on the left and a dog on the right", ("cat", "left"), ("dog", "right")),
    ],
)
def test_spots_of_a_prompt(make, only, prompt, front, back) -> None:
    """Who is behind, before or under something is given such a spot at once."""
    reading = make(prompt)
    assert only(reading, front[0]).mark == front[1]
    assert only(reading, back[0]).mark == back[1]


def test_swapping_with_somebody_new_replaces(make, only) -> None:
    """ "Swap the cat with a robot" exchanges the cat, as there is no robot to change places with."""
    assert only(make("A cat in a park", "Swap the cat with a robot"), "robot").id == "cat-1"
