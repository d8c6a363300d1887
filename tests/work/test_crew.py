"""Helpers come and go with the engine that they help."""

from __future__ import annotations

import os
from collections.abc import Iterator

import msgspec
import pytest

from kinora.work.crew import Crew
from kinora.work.messages import Make, Setup
from work.half import children_of, is_running


@pytest.fixture
def crew(setup: Setup) -> Iterator[Crew]:
    """Of an engine that works alone."""
    crew = Crew(msgspec.structs.replace(setup, engine="diffusion", processes=3))
    yield crew
    crew.close()


def helpers() -> list[int]:
    return [pid for pid in children_of(os.getpid()) if is_running(pid)]


def test_an_engine_that_works_alone_has_no_helpers(crew: Crew, order: Make) -> None:
    """However many processes there may be; an order hires none either."""
    crew.prepare(order)

    assert helpers() == []


def test_helpers_come_and_go_with_engines(crew: Crew, setup: Setup) -> None:
    """As a worker changes from one engine to another, and back."""
    numbers = []
    for engine in (setup.engine, "diffusion", setup.engine):
        crew.close()
        crew.start(msgspec.structs.replace(setup, engine=engine, processes=3))
        numbers.append(len(helpers()))

    assert numbers == [2, 0, 2]
