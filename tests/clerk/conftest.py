"""A migrated store, endpoints, and receivers that are real HTTP servers."""

from __future__ import annotations

import itertools
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clerk.batching import World, a_world
from kinora.service.webhooks import EVENT_TYPES, new_secret
from kinora.store import Endpoint, Store, sqlite_url
from kinora.store.webhooks import announce
from receiving import Receiver

NOW = 1_760_000_000


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database to copy: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "kinora.db"
    store = Store(sqlite_url(path))
    store.migrate()
    store.close()
    return path


@pytest.fixture
def store(tmp_path: Path, empty_database: Path) -> Iterator[Store]:
    made = Store(sqlite_url(Path(shutil.copy(empty_database, tmp_path / "kinora.db"))))
    yield made
    made.close()


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = float(NOW)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Answers 200 until it is told otherwise."""
    with Receiver() as made:
        yield made


@pytest.fixture
def make_endpoint(store: Store) -> Callable[..., Endpoint]:
    """A stored endpoint at a URL; any field may be given."""
    numbers = itertools.count()

    def make(url: str, **fields: object) -> Endpoint:
        values: dict[str, object] = {
            "id": f"we_{next(numbers)}",
            "project": "default",
            "created_at": NOW,
            "updated_at": NOW,
            "name": "Mine",
            "url": url,
            "event_types": EVENT_TYPES,
            "secret": new_secret(),
        }
        endpoint = Endpoint(**(values | fields))  # type: ignore[arg-type]
        store.add_endpoint(endpoint)
        return endpoint

    return make


@pytest.fixture
def happen(store: Store) -> Callable[..., None]:
    """Something ends in a project."""

    def run(object_id: str, *, project: str = "default", now: float = NOW) -> None:
        with store.writing() as connection:
            announce(
                connection,
                project=project,
                type="video.completed",
                object_id=object_id,
                now=int(now),
            )

    return run


@pytest.fixture
def until() -> Callable[..., None]:
    """Waits for a condition, with a deadline."""

    def wait(condition: Callable[[], object], timeout_s: float = 10.0) -> None:
        deadline = time.monotonic() + timeout_s
        while not condition():
            assert time.monotonic() < deadline, "waited in vain"
            time.sleep(0.005)

    return wait


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Opened at the end at the latest, so that no receiver is left waiting."""
    made = threading.Event()
    yield made
    made.set()


@pytest.fixture
def world(tmp_path: Path, empty_database: Path) -> Iterator[World]:
    """What batches need."""
    with a_world(tmp_path, empty_database) as made:
        yield made
