"""The collector leaves the objects of open streams alone, and comes back to them."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from kinora.api.collector import STEP, Collector


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """Nothing stays set aside after a test."""
    yield
    gc.unfreeze()


def test_objects_are_set_aside_while_many_streams_are_open() -> None:
    """From a number of streams on, a full pass walks only what is newer."""
    collector = Collector()
    collector.follow(STEP - 1)
    assert gc.get_freeze_count() == 0
    collector.follow(STEP)
    assert gc.get_freeze_count() > 1_000


def test_they_are_taken_back_when_streams_end() -> None:
    """When half of the streams have ended, what became garbage can be found again."""
    collector = Collector()
    collector.follow(STEP)
    collector.follow(STEP // 2 + 1)
    assert gc.get_freeze_count() > 0
    collector.follow(STEP // 2)
    assert gc.get_freeze_count() == 0


def test_streams_that_take_the_places_of_others_are_set_aside_too() -> None:
    """While as many come as go, a full pass finds few objects."""
    collector = Collector()
    collector.follow(4 * STEP)
    kept = [[number] for number in range(1_000)]
    before = gc.get_freeze_count()
    turn_over(collector, STEP)
    assert gc.get_freeze_count() >= before + len(kept)


def test_what_many_turnovers_left_is_taken_back() -> None:
    """Once as many have ended as are open, what became garbage can be found again."""
    collector = Collector()
    collector.follow(4 * STEP)
    turn_over(collector, 4 * STEP + 1)
    assert gc.get_freeze_count() == 0
    turn_over(collector, STEP)
    assert gc.get_freeze_count() > 0


def turn_over(collector: Collector, num_streams: int) -> None:
    """One stream ends and one begins, so many times."""
    for _ in range(num_streams):
        collector.follow(4 * STEP - 1)
        collector.follow(4 * STEP)
