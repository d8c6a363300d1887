"""Clothes: put on, coloured, taken off."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("prompts", "kind", "worn"),
    [
        (("A cat with sunglasses",), "cat", ("wears sunglasses",)),
        (("A dog in a yellow raincoat walks",), "dog", ("wears raincoat #f2c832",)),
        (("A snowman in the snow", "The snowman gets a green scarf"), "snowman", ("wears scarf #3f9a45",)),
        (("A cat wearing a red scarf", "Make the scarf blue"), "cat", ("wears scarf #2f6bd0",)),
        (("A cat wearing a red scarf", "Remove the scarf"), "cat", ()),
        (("A bear waves", "Give the bear a santa hat and black boots"), "bear", ("wears santa hat", "wears boots #1d1b21")),
    ],
)  # fmt: skip
def test_clothes_stick_to_their_wearer(make, only, prompts, kind, worn) -> None:
    """A garment and its colour are the wearer's, and the wearer's own colour stays."""
    reading = make(*prompts)

    assert tuple(t for t in only(reading, kind).traits if t.startswith("wears")) == worn
    assert only(reading, kind).colour == ""
    assert reading.not_understood == ()


def test_people_in_a_coloured_dress_have_its_colour(make, only) -> None:
    """On people the colour of their clothes stays their main colour."""
    assert only(make("A woman in a red dress"), "woman").colour == "#d0342c"


def test_a_change_of_clothes_is_told_in_words(make) -> None:
    """The sentence of an edit names the garment and its colour."""
    assert make("A cat waves", "Give the cat a blue scarf").changed == ("The cat now wears a blue scarf.",)  # fmt: skip
