"""Files as use cases: kept, refused, deleted, swept; with real bytes."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kinora.errors import InvalidRequest, NotFound, OutOfSpace, Unavailable
from kinora.service import Limits, Upload
from kinora.service.files import SOME, FileRequest, FileService, shown_name
from kinora.storage import Storage
from kinora.store import File, Store, sqlite_url
from kinora.work.janitor import Janitor

NOW = 1_760_000_000
LINES = b'{"custom_id": "a"}\n'


@dataclass
class World:
    """A file service over an empty folder, at a time that can be set."""

    store: Store
    storage: Storage
    now: float = NOW

    def service(self, min_free_bytes: int = 0) -> FileService:
        return FileService(
            store=self.store,
            storage=self.storage,
            clock=lambda: self.now,
            limits=Limits(min_free_bytes=min_free_bytes),
        )

    def upload(self, content: bytes = LINES, filename: str = "lines.jsonl") -> Upload:
        path = self.storage.uploads / filename
        path.write_bytes(content)
        return Upload(
            path=path,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            content_type="application/jsonl; charset=utf-8",
            filename=filename,
        )

    def keep(self, life_s: int | None = None) -> File:
        request = FileRequest(file=self.upload(), purpose="batch", expires_after_s=life_s)
        return self.service().upload("default", request)

    def age(self, key: str) -> None:
        """Make the bytes look two hours old."""
        os.utime(self.storage.path_of(key), (self.now - 7200, self.now - 7200))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    store = Store(sqlite_url(tmp_path / "kinora.db"))
    store.migrate()
    yield World(store, Storage(tmp_path / "storage"))
    store.close()


def test_an_upload_becomes_a_file(world: World) -> None:
    """Its bytes are published under its id, and what was declared of it is kept."""
    file = world.keep(life_s=3600)
    found, path = world.service().content("default", file.id)

    assert found == file
    assert path.read_bytes() == LINES
    assert (file.size, file.media_type) == (len(LINES), "application/jsonl")
    assert file.expires_at == NOW + 3600


@pytest.mark.parametrize(
    ("purpose", "content", "param"),
    [("assistants", LINES, "purpose"), ("batch_output", LINES, "purpose"), ("batch", b"", "file")],
)
def test_what_cannot_be_kept_is_refused(
    world: World, purpose: str, content: bytes, param: str
) -> None:
    """The refusal names the field at fault, and nothing is kept."""
    request = FileRequest(file=world.upload(content), purpose=purpose)

    with pytest.raises(InvalidRequest) as refusal:
        world.service().upload("default", request)
    assert refusal.value.param == param
    assert not (world.storage.root / "files").exists()


def test_a_full_disk_refuses_files(world: World) -> None:
    """Nothing is kept when too little room is left."""
    request = FileRequest(file=world.upload(), purpose="batch")

    with pytest.raises(OutOfSpace):
        world.service(min_free_bytes=10**18).upload("default", request)


def test_a_deleted_file_loses_its_bytes(world: World) -> None:
    """It is gone at once, and so is what it took on the disk."""
    file = world.keep()
    world.service().delete("default", file.id)

    assert world.storage.size(file.key) is None
    for ask in (world.service().retrieve, world.service().content, world.service().delete):
        with pytest.raises(NotFound):
            ask("default", file.id)


def test_an_open_file_outlives_its_deletion(world: World) -> None:
    """Who is being sent the bytes gets all of them."""
    file = world.keep()
    with world.service().content("default", file.id)[1].open("rb") as reader:
        world.service().delete("default", file.id)
        assert reader.read() == LINES


def test_expired_files_are_swept(world: World) -> None:
    """After its expiry a file is not found, and the next sweep removes its bytes."""
    file = world.keep(life_s=3600)
    world.now += 3600

    with pytest.raises(NotFound):
        world.service().retrieve("default", file.id)
    assert world.service().sweep() == 1
    assert world.storage.size(file.key) is None


def test_any_number_of_expired_files_is_swept_at_once(world: World) -> None:
    """However many there are, none waits for the next sweep."""
    for _ in range(SOME + 5):
        world.keep(life_s=3600)
    world.now += 3600

    assert world.service().sweep() == SOME + 5
    assert world.service().sweep() == 0


def test_a_sweep_takes_no_longer_than_it_may(world: World) -> None:
    """What it leaves, the next one removes."""
    world.keep(life_s=3600)
    world.now += 3600

    assert world.service().sweep(at_once_s=-1) == 0
    assert world.service().sweep() == 1


def test_bytes_without_a_row_are_swept_when_they_are_old(world: World) -> None:
    """What a crash left between bytes and row goes after an hour; files and fresh bytes stay."""
    file = world.keep()
    for key in ("files/file-orphan", "files/file-fresh"):
        world.storage.publish(key, b"bytes")
    world.now = world.storage.path_of("files/file-fresh").stat().st_mtime
    for key in ("files/file-orphan", file.key):
        world.age(key)

    janitor = Janitor(store=world.store, storage=world.storage)

    assert janitor.remove_strays(int(world.now)) == 1
    assert world.storage.size("files/file-orphan") is None
    assert world.storage.size("files/file-fresh") == 5
    assert world.storage.size(file.key) == len(LINES)


@pytest.mark.parametrize(
    ("declared", "shown"),
    [
        ("lines.jsonl", "lines.jsonl"),
        ("../../etc/passwd", "passwd"),
        ("C:\\films\\cat.mp4", "cat.mp4"),
        ("a\0b\nc\u202e.png", "abc.png"),
        ("ein Bär.png", "ein Bär.png"),
        ("x" * 300, "x" * 255),
        ("///", "upload"),
        ("", "upload"),
    ],
)
def test_file_names_are_fit_for_showing(declared: str, shown: str) -> None:
    """No folders, nothing unprintable, at most 255 characters, never nothing."""
    assert shown_name(declared) == shown


def test_a_file_that_cannot_be_recorded_leaves_nothing(world: World) -> None:
    """Its bytes go at once: on a disk that is full they would be in the way for an hour."""
    impatient = Store(sqlite_url(Path(world.store.engine.url.database or "")), busy_timeout_ms=10)
    service = replace(world, store=impatient).service()
    request = FileRequest(file=world.upload(), purpose="batch")
    with closing(sqlite3.connect(world.store.engine.url.database or "")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable):
            service.upload("default", request)
        other.rollback()
    impatient.close()

    assert list((world.storage.root / "files").iterdir()) == []
