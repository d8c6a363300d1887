"""The one place where objects are built from settings. Nothing happens at import."""

from __future__ import annotations

import selectors
import time
from dataclasses import dataclass
from pathlib import Path

from kinora import __version__
from kinora.api.app import Api, create_app
from kinora.api.body import BodyLimits
from kinora.errors import StartupError, Unavailable
from kinora.models import default_catalogue
from kinora.service import Limits as ServiceLimits
from kinora.service import VideoService
from kinora.settings import Settings
from kinora.storage import Storage
from kinora.store import GroupWriter, HotReads, Store, sqlite_url
from kinora.store.lock import dispatcher_lock
from kinora.wake import Waker
from kinora.work.dispatcher import Dispatcher
from kinora.work.janitor import Janitor
from kinora.work.lifeline import Pulse
from kinora.work.local import Limits as WorkerLimits
from kinora.work.local import LocalPool
from kinora.work.messages import Setup
from kinora.work.recorder import Recorder

ENGINE = "animatic"  # what a worker has loaded before it knows its first video
STALE_S = 5  # a dispatcher that has not beaten for so long is not there


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things lie in a data folder."""

    data: Path

    @property
    def database(self) -> Path:
        return self.data / "kinora.db"

    @property
    def storage(self) -> Path:
        return self.data / "storage"

    @property
    def wake(self) -> Path:
        return self.data / "wake"

    def device_lock(self, number: int) -> Path:
        return self.data / f"device-{number}.lock"


def open_store(settings: Settings) -> Store:
    """The store of these settings; nothing is opened before it is used."""
    if settings.database_url:
        raise StartupError(
            "KINORA_DATABASE_URL is set, but this version of Kinora works with its own SQLite "
            "database only; unset it."
        )
    return Store(sqlite_url(Layout(settings.data).database))


def build_api(settings: Settings) -> Api:
    """The HTTP application over a migrated database."""
    layout = Layout(settings.data)
    store = open_store(settings)
    waker = Waker(layout.wake, "api")
    service = VideoService(
        store=store,
        writer=GroupWriter(store),
        storage=Storage(layout.storage),
        catalogue=default_catalogue(),
        wake=waker.wake,
        clock=time.time,
        limits=ServiceLimits(
            max_queued=settings.max_queued, min_free_bytes=settings.min_free_bytes
        ),
    )
    return create_app(
        service=service,
        reads=HotReads(layout.database),
        wakes=waker,
        counts=store.counts,
        check_ready=lambda: check_dispatcher(store),
        version=__version__,
        limits=BodyLimits(max_bytes=settings.max_body_bytes, deadline_s=settings.body_timeout_s),
    )


def check_dispatcher(store: Store) -> None:
    """Raises Unavailable unless a dispatcher has beaten in the last seconds."""
    if time.time() - store.heartbeat() > STALE_S:
        raise Unavailable("No dispatcher is running yet; videos are accepted and will be made.")


def build_dispatcher(settings: Settings) -> Dispatcher:
    """The dispatcher with its pool of local workers; none is started yet."""
    layout = Layout(settings.data)
    store = open_store(settings)
    selector = selectors.DefaultSelector()
    pool = LocalPool(
        [_worker_setup(settings, number) for number in range(settings.workers)],
        limits=WorkerLimits(
            silent_s=settings.worker_silence_s,
            load_s=settings.load_timeout_s,
            step_s=settings.step_timeout_s,
        ),
        selector=selector,
        now=time.monotonic(),
    )
    janitor = Janitor(store=store, storage=Storage(layout.storage))
    return Dispatcher(
        store=store,
        janitor=janitor,
        recorder=Recorder(store=store, janitor=janitor, expires_after_s=settings.expires_after),
        pool=pool,
        selector=selector,
        waker=Waker(layout.wake, "dispatcher"),
        lock=dispatcher_lock(settings.data),
        pulse=Pulse.of_environment(),
        stop_grace_s=settings.stop_grace_s,
    )


def _worker_setup(settings: Settings, number: int) -> Setup:
    layout = Layout(settings.data)
    return Setup(
        engine=ENGINE,
        storage_root=str(layout.storage),
        device_lock=str(layout.device_lock(number)),
        memory_bytes=settings.worker_memory_bytes,
        processes=settings.num_processes,
    )
