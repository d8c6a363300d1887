"""Words of which nothing is known are set as a title."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "prompt",
    [
        "Zibble quonk",
        "Love is patient, love is kind",
        "猫が走る",
        "مرحبا بالعالم",
        "🧿🪬",
        "Привет мир",
    ],
)
def test_unknown_words_are_a_title(make, prompt) -> None:
    """The prompt's own words stand there, nothing is claimed as understood, every word is listed."""
    reading = make(prompt)
    assert reading.scene.title == prompt
    assert reading.understood == ()
    assert reading.not_understood


@pytest.mark.parametrize(
    "prompt",
    ["A cat", "in a forest", "night", "rain", "A zibble in the snow", "Somebody dances on a stage"],
)
def test_known_words_are_no_title(make, prompt) -> None:
    """Where anything can be shown, it is shown."""
    assert make(prompt).scene.title == ""


def test_long_titles_are_bounded(make) -> None:
    """A title has at most 400 characters, whole words and no control characters."""
    title = make("zibble\tquonk\x07 " * 100).scene.title
    assert len(title) <= 400
    assert title.startswith("zibble quonk zibble")
    assert title.endswith("…")


def test_a_thing_takes_the_place_of_a_title(make) -> None:
    """An edit that names something to be shown ends the title; light and camera do not."""
    assert make("Zibble", "make it night", "zoom in").scene.title == "Zibble"
    scene = make("Zibble", "A cat dances in a forest").scene
    assert (scene.title, scene.place, scene.entities[0].enters_at) == ("", "forest", 0)
    assert make("Zibble", "A cat", "undo").scene.title == "Zibble"
