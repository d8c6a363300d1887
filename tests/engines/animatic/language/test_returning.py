"""What an edit wants back comes back from the scenes before."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinora.engines.animatic.language import edit, read
from kinora.engines.animatic.scene import PAST
from kinora.video import Size

KITE = "A cat flies a red kite in a park at golden hour"
EDITS = ("Make the cat black", "Make it night with stars", "Remove the kite", "Let it rain", "Add a dog", "Noir",
         "The cat bows", "Set it on a stage", "Slow motion", "Zoom in", "Replace the cat with a robot",
         "The cat says 'hello'", "Move the cat to the left", "zibble", "Two more kites")  # fmt: skip


@pytest.mark.parametrize(
    "undo", ["undo", "Undo that, please.", "go back", "revert", "undo the last change"]
)
@pytest.mark.parametrize("change", EDITS)
def test_undo_gives_back_the_scene(make, change, undo) -> None:
    """Undo after any edit gives back the scene before it, and says what changed."""
    source = make(KITE)
    after = edit(edit(source, change), undo)
    assert after.scene == source.scene
    assert (after.past, after.not_understood) == ((), ())


@settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(EDITS), min_size=1, max_size=6), st.integers(1, 6))
def test_as_many_changes_as_said_are_undone(changes, count) -> None:
    """ "Undo the last three changes" goes back three scenes, or as far as there are any."""
    readings = [read(KITE, size=Size(1280, 720), seconds=8, seed=1)]
    for change in changes:
        readings.append(edit(readings[-1], change))
    words = ("one", "two", "three", "four", "five", "six")[count - 1]
    back = edit(readings[-1], f"undo the last {words} changes")
    expected = readings[max(0, len(readings) - 1 - count)]
    assert back.scene == expected.scene
    assert back.past == expected.past


def test_undo_twice_goes_back_twice(make) -> None:
    """A second undo undoes the change before, and not the first undo."""
    twice = make(KITE, "Make the cat black", "Make it night", "undo", "undo")
    assert twice.scene == make(KITE).scene


def test_nothing_to_undo_is_reported(make) -> None:
    """Where nothing was edited, an undo changes nothing and is listed."""
    reading = make(KITE, "undo")
    assert (reading.scene, reading.not_understood) == (make(KITE).scene, ("undo",))


def test_undo_and_something_else(make, only) -> None:
    """What is said beside an undo is done to the earlier scene."""
    reading = make(KITE, "Make the cat blue", "Make it night", "Undo that and make the kite green")
    assert reading.scene.time_of_day == "golden hour"
    assert only(reading, "cat").colour == "#2f6bd0"
    assert only(reading, "kite").colour == only(make(KITE, "Make the kite green"), "kite").colour


@pytest.mark.parametrize(
    ("changes", "back", "same"),
    [
        (("Make it night with stars",), "Go back to daylight", True),
        (("Make it noir", "Let it snow"), "the original look", False),
        (("Replace the cat with a dog",), "go back to the cat", True),
        (("Remove the kite",), "Bring back the kite", True),
        (("Remove the kite", "Remove the cat"), "Bring back the cat and the kite", False),
        (("Set it on a stage",), "Go back to the park", True),
        (("Make the kite green",), "Go back to the red kite", True),
        (("Make the cat black", "The cat bows"), "undo everything", True),
        (("Make the cat black",), "Give the cat its original colour", True),
        (("Let it rain",), "undo the rain", True),
        (("Add a dog",), "undo the dog", True),
        (("Pan left", "Pan right"), "the original camera", True),
    ],
)
def test_one_thing_comes_back(make, differences, changes, back, same) -> None:
    """One aspect, somebody or something is again what it was; all else stays as it is."""
    before, after = make(KITE, *changes), make(KITE, *changes, back)
    assert after.not_understood == ()
    assert after.scene != before.scene
    if same:
        left = differences(make(KITE).scene, after.scene)
        assert left <= {"cat-1.traits"}


def test_bringing_back_the_light_keeps_the_rest(make) -> None:
    """Going back to daylight gives back the hour it was, and leaves later changes."""
    scene = make(KITE, "Make it night", "Let it snow", "Go back to daylight").scene
    assert (scene.time_of_day, scene.weather) == ("golden hour", ("snow",))


def test_the_past_is_bounded(make) -> None:
    """Only so many scenes are remembered, the newest."""
    reading = make(KITE, *(f"Make the kite {colour}" for colour in ("blue", "green", "red") * 4))
    assert len(reading.past) == PAST
    assert reading.past[-1] != reading.scene
