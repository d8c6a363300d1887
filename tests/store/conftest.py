"""A migrated store on a real file, and a factory of videos."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kinora.store import HotReads, Store, sqlite_url
from kinora.video import Asset, Kind, Size, Variant, Video, new_seed, new_video_id

MakeVideo = Callable[..., Video]
Finish = Callable[..., Video]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the store's file is."""
    return tmp_path / "kinora.db"


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    """A migrated store."""
    store = Store(sqlite_url(database))
    store.migrate()
    yield store
    store.close()


@pytest.fixture
def hot(store: Store, database: Path) -> Iterator[HotReads]:
    """Hot reads of the same file."""
    hot = HotReads(database)
    yield hot
    hot.close()


@pytest.fixture
def epoch(store: Store) -> int:
    """The epoch of the only dispatcher."""
    return store.take_epoch()


@pytest.fixture
def make_video() -> MakeVideo:
    """A video that is not stored yet; any field may be given."""

    def make(project: str = "default", **fields: Any) -> Video:
        values: dict[str, Any] = {
            "id": new_video_id(1_700_000_000),
            "project": project,
            "created_at": 1_700_000_000,
            "kind": Kind.REMIX if fields.get("source_id") else Kind.CREATE,
            "model": "sora-2",
            "prompt": "A cat plays the piano on a stage",
            "size": Size(1280, 720),
            "seconds": 8,
            "seed": new_seed(),
            "engine": "animatic",
        }
        return Video(**(values | fields))

    return make


@pytest.fixture
def asset() -> Callable[[str], Asset]:
    """A published file of some video."""

    def make(video_id: str) -> Asset:
        return Asset(
            variant=Variant.VIDEO,
            key=f"videos/{video_id}/1/video.mp4",
            size=5,
            sha256="2c" * 32,
            media_type="video/mp4",
        )

    return make


@pytest.fixture
def finish(store: Store, epoch: int, asset: Callable[[str], Asset]) -> Finish:
    """Adds a video that waits alone, claims it and completes it."""

    def run(video: Video, *, now: int = 100, expires_at: int | None = None) -> Video:
        store.add_videos([video])
        claimed = store.claim(epoch, now)
        assert claimed is not None
        assert claimed.id == video.id
        assert store.complete(
            epoch,
            video.id,
            claimed.attempt,
            now=now,
            assets=[asset(video.id)],
            engine_version="1",
            negative_schema=1,
            expires_at=expires_at,
        )
        completed = store.get_video(video.project, video.id)
        assert completed is not None
        return completed

    return run
