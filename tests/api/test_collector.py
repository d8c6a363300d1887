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
