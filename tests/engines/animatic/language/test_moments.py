"""The times that a prompt names are kept."""

from __future__ import annotations

import pytest


def beats(entity) -> list[tuple[str, float, float]]:
    return [(beat.action, beat.start, beat.end) for beat in entity.beats]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("0-3s: A man walks. 3-6s: He waves. 6-8s: He bows.", [("walk", 0, 3), ("wave", 3, 6), ("bow", 6, 8)]),
        ("[00:00-00:04] A man sleeps.\n[00:04-00:08] He dances.", [("sleep", 0, 4), ("dance", 4, 8)]),
        ("A man dances. At the 4 second mark he waves.", [("dance", 0, 4), ("wave", 4, 8)]),
        ("A man dances, and at 5 seconds he waves", [("dance", 0, 5), ("wave", 5, 8)]),
        ("A man walks for three seconds, then waves", [("walk", 0, 3), ("wave", 3, 8)]),
        ("A man dances. In the last 2 seconds he bows.", [("dance", 0, 6), ("bow", 6, 8)]),
        ("A man dances throughout the clip", [("dance", 0, 8)]),
        ("A man waves from 2 to 4 seconds", [("wave", 2, 4)]),
        ("Shot 1: a man walks. Shot 2: he waves.", [("walk", 0, 4), ("wave", 4, 8)]),
    ],
)  # fmt: skip
def test_times_of_a_prompt(make, only, prompt, expected) -> None:
    """Time codes, marks and lengths say when something is done."""
    reading = make(prompt)
    assert beats(only(reading, "man")) == expected
    assert reading.not_understood == ()


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ("He waves at 2 seconds", [("dance", 0, 2), ("wave", 2, 8)]),
        ("At 2 seconds he waves for two seconds", [("dance", 0, 2), ("wave", 2, 4), ("dance", 4, 8)]),
        ("He waves throughout", [("wave", 0, 8)]),
        ("He waves for one second", [("dance", 0, 4.8), ("wave", 4.8, 5.8), ("dance", 5.8, 8)]),
    ],
)  # fmt: skip
def test_times_of_an_edit(make, only, edit, expected) -> None:
    """What an edit gives a time is done then; before and behind it goes on what was."""
    assert beats(only(make("A man dances", edit), "man")) == expected


def test_an_action_moves_to_another_time(make, only) -> None:
    """What is done already is done earlier or later, and not twice."""
    made = ("A man dances", "He bows")
    assert beats(only(make(*made), "man")) == [("dance", 0, 4.8), ("bow", 4.8, 8)]
    assert beats(only(make(*made, "He bows at 2 seconds"), "man")) == [
        ("dance", 0, 2),
        ("bow", 2, 8),
    ]
    assert beats(only(make(*made, "He bows earlier"), "man")) == [
        ("dance", 0, 3.2),
        ("bow", 3.2, 8),
    ]
    assert beats(only(make(*made, "He bows later."), "man")) == [("dance", 0, 6.4), ("bow", 6.4, 8)]


def test_who_comes_at_a_time_enters_then(make, only) -> None:
    """Somebody named under a later time comes in then."""
    reading = make("0-3s: A man walks. 3-8s: A dog jumps.")
    assert only(reading, "dog").enters_at == 3


@pytest.mark.parametrize(
    "prompt", ["A man waves at 20 seconds", "A man waves from 9 to 10 seconds"]
)
def test_times_beyond_the_clip_are_reported(make, prompt) -> None:
    """A time that the clip does not have is listed."""
    assert make(prompt).not_understood


@pytest.mark.parametrize(
    ("edit", "pace"),
    [
        ("Slow motion", 0.5),
        ("super slow motion", 0.25),
        ("double speed", 2),
        ("make it a time-lapse", 2),
    ],
)
def test_pace(make, differences, edit, pace) -> None:
    """How fast time runs is all that such an edit changes, and it can be taken back."""
    before, after = make("A horse gallops"), make("A horse gallops", edit)
    assert differences(before.scene, after.scene) == {"pace"}
    assert after.scene.pace == pace
    assert make("A horse gallops", edit, "normal speed").scene == before.scene
