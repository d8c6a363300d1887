"""What shows in a face from outside."""

from __future__ import annotations

import pytest

from kinora.engines.animatic.scene import Caption, Entity
from kinora.engines.animatic.staging.attention import faced, opened


@pytest.mark.parametrize(
    ("kind", "traits", "mood", "face"),
    [
        ("man", (), "eerie", ("scared",)),
        ("ghost", (), "eerie", ()),
        ("cat", (), "cheerful", ("happy",)),
        ("man", ("old", "angry"), "cheerful", ("old", "angry")),
        ("man", ("old",), "", ("old",)),
    ],
)
def test_moods_reach_faces(kind, traits, mood, face):
    """The mood makes a face where no trait says otherwise; whoever is feared fears nothing."""
    assert faced(Entity(id="one", kind=kind, traits=traits), mood) == face


def test_mouths_follow_the_letters():
    """Open on an "a", shut on an "m", and shut before and after the words."""
    caption = Caption(text="mama", start=1.0, end=1.0 + 4 / 13)
    at = [opened(caption, 1.0 + index / 13) for index in range(4)]

    assert at == pytest.approx([0.0, 1.0, 0.0, 1.0], abs=1e-6)
    assert opened(caption, 0.9) == 0.0
    assert opened(caption, 1.5) == 0.0


def test_words_are_spoken_no_slower_than_people_speak():
    """A short line under a long caption is over before the caption is."""
    caption = Caption(text="Ah!", start=0.0, end=5.0)

    assert opened(caption, 0.05) > 0.5
    assert opened(caption, 2.0) == 0.0
