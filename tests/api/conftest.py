"""A real store, storage and application in process, and clients to talk to it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from kinora.api.app import Api, Routes, create_app
from kinora.api.body import BodyLimits, BodyReader
from kinora.models import default_catalogue
from kinora.service import Intake, Limits, VideoService
from kinora.settings import Settings
from kinora.storage import Storage, attempt_key
from kinora.store import GroupWriter, HotReads, Store, new_secret, secret_hash, sqlite_url
from kinora.video import Asset, Failure, Variant, Video
from kinora.wake import Waker
from kinora.wiring.intake import build_intake
from kinora.wiring.routes import Parts, route_groups

NOW = 1_760_000_000
BASE = "http://127.0.0.1:8000"
FILES = {
    Variant.VIDEO: (b"\0\0\0\x20ftypisom" + bytes(range(256)) * 40, "video/mp4"),
    Variant.THUMBNAIL: (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
    Variant.SPRITESHEET: (b"\xff\xd8\xff\xe0JFIF", "image/jpeg"),
    Variant.NEGATIVE: (b"{}", "application/json"),
    Variant.SCENE: (b'{"prompt":"a cat","not_understood":["purple"]}', "application/json"),
}


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = float(NOW)

    def __call__(self) -> float:
        return self.now


@dataclass
class Server:
    """Everything behind one data folder."""

    root: Path
    store: Store
    storage: Storage
    writer: GroupWriter
    reads: HotReads
    waker: Waker
    clock: Clock
    epoch: int
    settings: Settings | None = None  # set before `api` for other than the defaults

    @property
    def intake(self) -> Intake:
        return build_intake(
            self.settings or Settings(data=self.root),
            store=self.store,
            storage=self.storage,
            clock=self.clock,
        )

    def service(self, limits: Limits, intake: Intake | None = None) -> VideoService:
        return VideoService(
            store=self.store,
            writer=self.writer,
            storage=self.storage,
            intake=intake or self.intake,
            catalogue=default_catalogue(),
            wake=self.waker.wake,
            clock=self.clock,
            limits=limits,
        )

    def api(
        self,
        *,
        limits: Limits | None = None,
        body: BodyLimits | None = None,
        heartbeat_s: float = 10.0,
        max_watches: int = 100,
        check_ready: Callable[[], None] = lambda: None,
        extra: tuple[Routes, ...] = (),
    ) -> Api:
        intake = self.intake
        service = self.service(limits or Limits(min_free_bytes=0), intake)
        bodies = BodyReader(limits=body or BodyLimits(), uploads=self.storage.uploads)
        parts = Parts(
            settings=self.settings or Settings(data=self.root),
            bodies=bodies,
            store=self.store,
            storage=self.storage,
            intake=intake,
            videos=service,
            wake=self.waker.wake,
            clock=self.clock,
        )
        return create_app(
            service=service,
            queues=parts.queues,
            reads=self.reads,
            wakes=self.waker,
            idempotency=parts.idempotency,
            rate=parts.rate,
            outlook=parts.outlook,
            counts=self.store.counts,
            check_ready=check_ready,
            version="0",
            bodies=bodies,
            heartbeat_s=heartbeat_s,
            max_watches=max_watches,
            groups=(*extra, *route_groups(parts)),
        )

    def key(self, project: str) -> str:
        """A new API key of a project."""
        secret = new_secret()
        self.store.add_key(project, "test", secret_hash(secret), NOW)
        return secret

    def claim(self) -> Video:
        video = self.store.claim(self.epoch, NOW + 1)
        assert video is not None
        return video

    def complete(self, expires_at: int | None = None, film: bytes = b"") -> Video:
        """Finish the next waiting video, with files really published."""
        video = self.claim()
        assets = []
        for variant, (small, media_type) in FILES.items():
            data = film if film and variant is Variant.VIDEO else small
            key = attempt_key(video.id, video.attempt, f"{variant}.bin")
            size, sha256 = self.storage.publish(key, data)
            assets.append(
                Asset(variant=variant, key=key, size=size, sha256=sha256, media_type=media_type)
            )
        assert self.store.complete(
            self.epoch,
            video.id,
            video.attempt,
            now=NOW + 5,
            assets=tuple(assets),
            engine_version="1",
            negative_schema=1,
            expires_at=expires_at,
        )
        return video

    def fail(self) -> Video:
        """Fail the next waiting video."""
        video = self.claim()
        failure = Failure("video_generation_failed", "It could not be made.")
        assert self.store.fail(self.epoch, video.id, video.attempt, now=NOW + 5, failure=failure)
        return video


class Client:
    """Sends one request after another to an application in process, each on a fresh loop."""

    def __init__(self, api: Api, *, key: str | None = None, base: str = BASE) -> None:
        self.api = api
        self._base = base
        self._headers = {"authorization": f"Bearer {key}"} if key else {}

    def __call__(self, method: str, path: str, **options: Any) -> httpx.Response:
        return asyncio.run(self.send(method, path, **options))

    async def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        client_address = options.pop("client", ("127.0.0.1", 50000))
        transport = httpx.ASGITransport(self.api.front, client=client_address)
        async with httpx.AsyncClient(
            transport=transport, base_url=self._base, headers=self._headers
        ) as client:
            return await client.request(method, path, **options)

    def create(self, prompt: str = "a cat", **fields: str) -> dict[str, Any]:
        """A new video, as the API shows it."""
        answer = self("POST", "/v1/videos", json={"prompt": prompt, **fields})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database to copy: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "kinora.db"
    store = Store(sqlite_url(path))
    store.migrate()
    store.close()
    return path


@pytest.fixture
def server(tmp_path: Path, empty_database: Path) -> Iterator[Server]:
    path = shutil.copy(empty_database, tmp_path / "kinora.db")
    store = Store(sqlite_url(Path(path)))
    writer = GroupWriter(store)
    reads = HotReads(store.path)
    waker = Waker(tmp_path / "wake", "api")
    storage = Storage(tmp_path / "files")
    epoch = store.take_epoch()
    yield Server(tmp_path, store, storage, writer, reads, waker, Clock(), epoch)
    writer.close()
    reads.close()
    waker.close()
    store.close()


@pytest.fixture
def client(server: Server) -> Client:
    """A client of a server on which no key was ever made."""
    return Client(server.api())


@pytest.fixture
def make_client() -> type[Client]:
    """Makes clients of any application, with any key."""
    return Client


class CountingRows:
    """The rows, and how often they were read."""

    def __init__(self, reads: Any) -> None:
        self._reads = reads
        self.num_reads = 0

    def get_video(self, project: str, id: str) -> Any:
        self.num_reads += 1
        return self._reads.get_video(project, id)

    def running_keys(self) -> Any:
        return self._reads.running_keys()

    def data_version(self) -> int:
        return int(self._reads.data_version())


@pytest.fixture
def rows(server: Server) -> CountingRows:
    """The server's rows, with a count of their reads."""
    return CountingRows(server.reads)
