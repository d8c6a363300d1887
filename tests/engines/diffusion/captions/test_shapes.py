"""Remixes of the model of shapes: whatever is asked for is said in the words and the grammar it knows."""

from __future__ import annotations

import pytest

from kinora.engines.diffusion.captions import Scope, read_change

CIRCLE, SQUARE = "a small red circle moves left", "a big blue square moves up"
SOURCE = f"{CIRCLE} and {SQUARE} at night"
CROSS = "a big pink cross moves down"


@pytest.mark.parametrize(
    ("prompt", "caption", "scope"),
    [
        ("make the circle green", SOURCE.replace("red", "green"), Scope.LOCAL),
        ("make it bigger", SOURCE.replace("small", "big"), Scope.LOCAL),
        ("make the square small", SOURCE.replace("big", "small"), Scope.LOCAL),
        ("turn the square into a triangle", SOURCE.replace("square", "triangle"), Scope.LOCAL),
        ("let it move right", SOURCE.replace("left", "right"), Scope.LAYOUT),
        ("make the square move down", SOURCE.replace("up", "down"), Scope.LAYOUT),
        ("in the desert", f"{CIRCLE} and {SQUARE} in the desert", Scope.GLOBAL),
        ("On a meadow instead.", f"{CIRCLE} and {SQUARE} on a meadow", Scope.GLOBAL),
        ("change the background to the desert", f"{CIRCLE} and {SQUARE} in the desert", Scope.GLOBAL),
        ("remove the square", f"{CIRCLE} at night", Scope.LOCAL),
        ("remove the red circle", f"{SQUARE} at night", Scope.LOCAL),
        ("add a big pink cross that moves down", f"{CIRCLE} and {SQUARE} and {CROSS} at night", Scope.LOCAL),
        ("add a cross", f"{CIRCLE} and {SQUARE} and a small yellow cross moves right at night", Scope.LOCAL),
        ("remove the square and make the circle cyan", "a small cyan circle moves left at night", Scope.LOCAL),
        ("make it big and move it to the desert", f"a big red circle moves left and {SQUARE} in the desert", Scope.GLOBAL),
        ("at night", SOURCE, Scope.NONE),
    ],
)  # fmt: skip
def test_instructions_end_in_a_caption_of_its_grammar(
    prompt: str, caption: str, scope: Scope
) -> None:
    change = read_change(SOURCE, prompt)

    assert (change.caption, change.scope) == (caption, scope)


@pytest.mark.parametrize(
    ("asked", "scope"),
    [
        (f"{CIRCLE} and a big green square moves up at night", Scope.LOCAL),
        (f"{CIRCLE} at night", Scope.LOCAL),
        (f"{CIRCLE} and {SQUARE} and {CROSS} at night", Scope.LOCAL),
        (f"{CIRCLE} and {SQUARE} in the desert", Scope.LAYOUT),
        ("A small red circle moves left and a big blue square moves up, on a meadow.", Scope.LAYOUT),
        (f"{CIRCLE} and a big blue square moves down at night", Scope.LAYOUT),
        (f"{CROSS} at night", Scope.LAYOUT),
    ],
)  # fmt: skip
def test_a_caption_of_its_own_is_compared_by_what_it_shows(asked: str, scope: Scope) -> None:
    """Things stay where they are when others come and go; another place is another layout."""
    change = read_change(SOURCE, asked)

    assert (change.caption, change.scope) == (asked, scope)


def test_other_captions_are_read_as_ever() -> None:
    """An hour and a place go together in all captions but these."""
    change = read_change("a red fox runs left at night", "in the desert")

    assert change.caption == "a red fox runs left at night, in the desert"
