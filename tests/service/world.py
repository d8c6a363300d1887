"""A store, a storage, and the services over them."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from kinora.media.inspection import Inspector
from kinora.models import Catalogue, default_catalogue
from kinora.service import CharacterService, Intake, Limits, Upload, VideoService
from kinora.storage import Storage, attempt_key
from kinora.store import GroupWriter, Store
from kinora.video import Asset, Role, Variant, Video

NOW = 1_760_000_000


@dataclass
class World:
    """A store and what the service told of it."""

    store: Store
    writer: GroupWriter
    storage: Storage
    epoch: int
    now: float = NOW
    wakes: list[float] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=itertools.count)

    @property
    def intake(self) -> Intake:
        return Intake(
            store=self.store,
            storage=self.storage,
            inspector=Inspector(scratch=self.storage.uploads),
            fetcher=None,
            clock=lambda: self.now,
        )

    def service(
        self, limits: Limits | None = None, catalogue: Catalogue | None = None
    ) -> VideoService:
        return VideoService(
            store=self.store,
            writer=self.writer,
            storage=self.storage,
            intake=self.intake,
            catalogue=catalogue or default_catalogue(),
            wake=lambda: self.wakes.append(self.now),
            clock=lambda: self.now,
            limits=limits or Limits(min_free_bytes=0),
        )

    def characters(self, *, min_free_bytes: int = 0) -> CharacterService:
        return CharacterService(
            store=self.store,
            storage=self.storage,
            intake=self.intake,
            clock=lambda: self.now,
            limits=Limits(min_free_bytes=min_free_bytes),
        )

    def upload(self, data: bytes, content_type: str, name: str = "x") -> Upload:
        """What a client has sent, as it lies there during its request."""
        path = self.storage.uploads / f"upload-{next(self.numbers)}"
        path.write_bytes(data)
        return Upload(
            path=path,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            content_type=content_type,
            filename=name,
        )

    def given(self, video: Video) -> list[tuple[Role, str]]:
        """The roles and names of a video's inputs, in order, which all are published."""
        inputs = self.store.inputs(video.id)
        for item in inputs:
            assert item.key.startswith(f"videos/{video.id}/")
            assert self.storage.size(item.key) == item.size
        return [(item.role, item.name) for item in inputs]

    def complete(self, *, film: bytes | None = None, expires_at: int | None = None) -> Video:
        """Complete the next waiting video; with files when `film` is given."""
        video = self.store.claim(self.epoch, NOW)
        assert video is not None
        files = {} if film is None else {Variant.VIDEO: film, Variant.NEGATIVE: b"{}"}
        assets = []
        for variant, data in files.items():
            key = attempt_key(video.id, video.attempt, variant.value)
            size, sha256 = self.storage.publish(key, data)
            assets.append(
                Asset(
                    variant=variant,
                    key=key,
                    size=size,
                    sha256=sha256,
                    media_type="video/mp4" if variant is Variant.VIDEO else "application/json",
                )
            )
        assert self.store.complete(
            self.epoch,
            video.id,
            video.attempt,
            now=NOW,
            assets=assets,
            engine_version="1",
            negative_schema=1,
            expires_at=expires_at,
        )
        completed = self.store.get_video(video.project, video.id)
        assert completed is not None
        return completed
