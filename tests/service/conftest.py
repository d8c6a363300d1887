"""A world to make videos in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kinora.storage import Storage
from kinora.store import GroupWriter, Store, sqlite_url
from service.world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    store = Store(sqlite_url(tmp_path / "kinora.db"))
    store.migrate()
    writer = GroupWriter(store)
    yield World(store, writer, Storage(tmp_path / "files"), store.take_epoch())
    writer.close()
    store.close()
