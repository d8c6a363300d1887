"""Everything that a batch needs but workers, at a time that can be set."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kinora.clerk.batch_work import BatchWork
from kinora.clerk.batches import BatchErrand
from kinora.models import default_catalogue
from kinora.service import Limits, VideoService
from kinora.service.batches import BatchRequest, BatchService
from kinora.service.files import FileService
from kinora.settings import Settings
from kinora.storage import Storage
from kinora.store import Batch, File, GroupWriter, Purpose, Store, sqlite_url
from kinora.video import Status, Video
from kinora.wiring.intake import build_intake

NOW = 1_760_000_000


def line(custom_id: str, **body: Any) -> dict[str, Any]:
    """One line of an input."""
    asked = {"prompt": "A cat waves", **body}
    return {"custom_id": custom_id, "method": "POST", "url": "/v1/videos", "body": asked}


@dataclass
class World:
    """Everything that a batch needs, but workers."""

    store: Store
    storage: Storage
    writer: GroupWriter
    epoch: int
    now: int = NOW
    expires_after_s: int | None = None
    max_queued: int = 0
    wakes: list[int] = field(default_factory=list)
    errands: list[BatchErrand] = field(default_factory=list)

    def clock(self) -> float:
        return float(self.now)

    @property
    def files(self) -> FileService:
        return FileService(store=self.store, storage=self.storage, clock=self.clock)

    @property
    def batches(self) -> BatchService:
        return BatchService(
            store=self.store,
            storage=self.storage,
            files=self.files,
            wake=lambda: None,
            clock=self.clock,
        )

    @property
    def videos(self) -> VideoService:
        return VideoService(
            store=self.store,
            writer=self.writer,
            storage=self.storage,
            intake=build_intake(
                Settings(data=self.storage.root),
                store=self.store,
                storage=self.storage,
                clock=self.clock,
            ),
            catalogue=default_catalogue(),
            wake=lambda: None,
            clock=self.clock,
            limits=Limits(min_free_bytes=0, max_queued=self.max_queued),
        )

    def work(self) -> BatchWork:
        """A clerk's work, as after a start."""
        return BatchWork(
            store=self.store,
            storage=self.storage,
            files=self.files,
            videos=self.videos,
            wake=lambda: self.wakes.append(self.now),
            max_queued=self.max_queued,
            expires_after_s=self.expires_after_s,
        )

    def errand(self) -> BatchErrand:
        made = BatchErrand(store=self.store, work=self.work(), clock=self.clock, ring=lambda: None)
        self.errands.append(made)
        return made

    def batch(self, *lines: dict[str, Any] | bytes, life_s: int | None = None) -> str:
        """The id of a batch of these lines."""
        text = b"\n".join(
            item if isinstance(item, bytes) else json.dumps(item).encode() for item in lines
        )
        file = self.keep(text, Purpose.BATCH)
        request = BatchRequest(
            endpoint="/v1/videos",
            completion_window="24h",
            input_file_id=file.id,
            output_expires_after_s=life_s,
        )
        return self.batches.create("default", request).id

    def keep(self, content: bytes, purpose: Purpose) -> File:
        """A file as if it had been uploaded."""
        path = self.storage.uploads / "given"
        path.write_bytes(content)
        file = self.files.publish(
            "default", path, purpose=purpose, filename="given", media_type="image/png"
        )
        self.store.add_file(file)
        return file

    def get(self, id: str) -> Batch:
        return self.batches.retrieve("default", id)

    def rounds(self, num: int = 8) -> None:
        """As many rounds of one clerk."""
        errand = self.errand()
        for _ in range(num):
            errand.round()

    def claim(self) -> Video:
        video = self.store.claim(self.epoch, self.now)
        assert video is not None
        return video

    def finish(self, video: Video) -> None:
        """Complete a claimed video."""
        keeps = self.expires_after_s
        assert self.store.complete(
            self.epoch,
            video.id,
            video.attempt,
            now=self.now,
            assets=(),
            engine_version="1",
            negative_schema=1,
            expires_at=None if keeps is None else self.now + keeps,
        )

    def finish_all(self) -> list[Video]:
        """Complete whatever waits, in the order of the queue."""
        done = []
        while video := self.store.claim(self.epoch, self.now):
            self.finish(video)
            done.append(video)
        return done

    def queued(self) -> list[Video]:
        page = self.store.list_videos("default", limit=100, newest_first=False)
        return [video for video in page.items if video.status is Status.QUEUED]

    def read(self, file_id: str | None) -> list[Any]:
        """The lines of an output or error file."""
        assert file_id is not None
        _, path = self.files.content("default", file_id)
        return [json.loads(text) for text in path.read_bytes().splitlines()]


@contextmanager
def a_world(folder: Path, empty_database: Path) -> Iterator[World]:
    """A world of its own in an empty folder."""
    store = Store(sqlite_url(Path(shutil.copy(empty_database, folder / "kinora.db"))))
    writer = GroupWriter(store)
    world = World(store, Storage(folder / "storage"), writer, store.take_epoch())
    yield world
    for errand in world.errands:
        errand.stop()
    writer.close()
    store.close()
