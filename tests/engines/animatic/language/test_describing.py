"""What an edit changed is said in plain English."""

from __future__ import annotations

import msgspec
import pytest

from kinora.engines.animatic.language.describing import changes

SOURCE = "A girl plays the guitar on a beach"
SENTENCES = {
    "Make it night": "It is now night.",
    "Put them in a forest": "The place is now the forest.",
    "Make it rain": "It now rains.",
    "Make it foggy": "There is now fog.",
    "Add stars": "There are now stars.",
    "Add fireworks": "There are now fireworks.",
    "Make it winter": "It is now winter.",
    "Turn the lights down": "The light is now dim.",
    "Light some candles": "It is now lit by candles.",
    "Slow motion": "Everything now goes at half the usual speed.",
    "Slow pan left": "The camera now pans left slowly.",
    "Wide shot": "It is now a wide shot.",
    "From above": "The camera now looks down from above.",
    "Make it a watercolour": "The style is now watercolour.",
    "Add piano music": "Piano music can now be heard.",
    "Make the girl red": "The girl's clothes are now red.",
    "Make the guitar blue": "The guitar is now blue.",
    "Make the girl bigger": "The girl is now larger.",
    "Give her a green scarf": "The girl now wears a green scarf.",
    "Replace the girl with a robot": "The girl was replaced with a robot.",
    "Add three foxes": "Three foxes were added.",
    "Add an owl": "An owl was added.",
    "She waves": "From 4.8 s on, the girl waves.",
    "Make her dance instead": "The girl no longer plays the guitar.",
    'The girl says "Hello"': 'The girl now says at 4.8 s: "Hello"',
}


@pytest.mark.parametrize("edit", SENTENCES)
def test_sentence(make, edit) -> None:
    """Each sort of change has a sentence of its own."""
    assert SENTENCES[edit] in make(SOURCE, edit).changed


def test_several_of_a_kind_are_told_apart(make) -> None:
    """Of several, each is the first, the second …"""
    assert make("Two penguins", "Make the left penguin pink").changed == (
        "The first penguin is now pink.",
    )


def test_what_goes(make) -> None:
    """What is taken away is said to be gone."""
    reading = make("A cat in the rain with fireworks at night", "No rain, no fireworks")
    assert {"It no longer rains.", "The fireworks are gone."} <= set(reading.changed)


def test_a_picture_has_its_own_hour_again(make) -> None:
    """Footage and references have the hour they were taken at, which has no name."""
    night = make("A cat at night", "Make it rain").scene
    taken = msgspec.structs.replace(night, time_of_day="")
    assert changes(night, taken, str) == ("It is now the hour of the picture again.",)
