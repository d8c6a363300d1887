"""Fixtures for making videos: the test engine, a storage, an order, a dispatcher with its worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kinora.storage import Storage
from kinora.video import Kind
from kinora.work.messages import Make, Setup
from work.dispatching import ENGINE, setup_in
from work.half import SIZE, Half


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
