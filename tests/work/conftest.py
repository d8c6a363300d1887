"""Fixtures for making videos: the test engine, a storage, an order, a dispatcher with its worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kinora.engines.registry import make_engine
from kinora.storage import Storage
from kinora.video import Kind
from kinora.work.crew import Crew
from kinora.work.messages import Make, Setup
from kinora.work.runner import Runner
from work.dispatching import ENGINE, setup_in
from work.half import SIZE, Half
from work.notes import MakeClip


@pytest.fixture(autouse=True)
def engine_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test engine can be imported, here and in the processes started from here."""
    folder = str(Path(__file__).parent)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv("PYTHONPATH", folder)


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage(tmp_path / "storage")


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return setup_in(tmp_path)


@pytest.fixture
def order() -> Make:
    return Make(
        video_id="video_1",
        attempt=1,
        engine=ENGINE,
        kind=Kind.CREATE,
        prompt="a square",
        width=SIZE.width,
        height=SIZE.height,
        seconds=4,
        seed=1,
    )


@pytest.fixture
def half(tmp_path: Path) -> Iterator[Half]:
    half = Half(tmp_path)
    yield half
    half.parts.close()


@pytest.fixture
def make_clip(setup: Setup, storage: Storage) -> Iterator[MakeClip]:
    """Makes an order in this process alone."""
    crew = Crew(setup)
    runner = Runner(storage=storage, crew=crew)
    yield lambda order, notes: runner.make(order, engine=make_engine(order.engine), reporter=notes)
    crew.close()


@pytest.fixture
def make_clip_together(setup: Setup, storage: Storage) -> Iterator[MakeClip]:
    """Makes an order with one helper process, ready when the first order comes."""
    crew = Crew(msgspec.structs.replace(setup, processes=2))
    crew.wait_ready(20.0)
    runner = Runner(storage=storage, crew=crew)
    yield lambda order, notes: runner.make(order, engine=make_engine(order.engine), reporter=notes)
    crew.close()
