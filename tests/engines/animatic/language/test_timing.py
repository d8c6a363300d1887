"""When things happen."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("prompt", "beats"),
    [
        ("A cat dances", [("dance", 0, 12)]),
        ("A cat dances, then bows", [("dance", 0, 6), ("bow", 6, 12)]),
        ("A cat dances. After that it waves. Finally it bows.", [("dance", 0, 4), ("wave", 4, 8), ("bow", 8, 12)]),
        ("A cat dances and waves", [("dance", 0, 6), ("wave", 6, 12)]),
        ("A cat stands and waves", [("wave", 0, 12)]),
        ("A cat walks, holding an umbrella", [("walk", 0, 12)]),
        ("A cat waves and sits down", [("wave", 0, 6), ("sit", 6, 12)]),
        ("A cat dances, then it dances", [("dance", 0, 12)]),
        ("A cat dances, jumps, then bows", [("dance", 0, 3), ("jump", 3, 6), ("bow", 6, 12)]),
    ],
)  # fmt: skip
def test_sequences(make, only, prompt, beats) -> None:
    """What comes one after the other shares the clip; a posture gives way to what is done in it."""
    cat = only(make(prompt, seconds=12), "cat")
    assert [(beat.action, beat.start, beat.end) for beat in cat.beats] == beats


def test_simultaneous(make, only) -> None:
    """What happens while something else happens takes the same time."""
    reading = make("A cat plays the piano while a dog dances", seconds=12)
    assert [(b.start, b.end) for b in only(reading, "cat").beats] == [(0, 12)]
    assert [(b.start, b.end) for b in only(reading, "dog").beats] == [(0, 12)]


def test_late_arrival(make, only) -> None:
    """Who is named only after others have acted comes in then."""
    reading = make("A cat waves. Then a dog jumps.", seconds=12)
    dog = only(reading, "dog")
    assert dog.enters_at == 6
    assert [(b.action, b.start, b.end) for b in dog.beats] == [("jump", 6, 12)]


def test_two_appended_actions_share_the_end(make, only) -> None:
    """Two actions appended one after the other split the clip's last part."""
    cat = only(make("A cat sleeps", "The cat waves and then it bows", seconds=10), "cat")
    assert [(b.action, b.start, b.end) for b in cat.beats] == [
        ("sleep", 0, 6),
        ("wave", 6, 8),
        ("bow", 8, 10),
    ]


def test_stopping_leaves_the_rest(make, only) -> None:
    """Somebody who stops does nothing at the end; before it, what was."""
    cat = only(make("A cat dances", "The cat stops dancing", seconds=10), "cat")
    assert [(b.action, b.start, b.end) for b in cat.beats] == [("dance", 0, 6), ("idle", 6, 10)]


def test_added_acts_all_along(make, only) -> None:
    """Who is added doing something has done it from the start."""
    dog = only(make("A cat dances", "Add a dog sleeping next to the cat", seconds=10), "dog")
    assert (dog.enters_at, [(b.start, b.end) for b in dog.beats]) == (0, [(0, 10)])
