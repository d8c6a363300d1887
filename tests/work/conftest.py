"""A server's working half for tests: a real store, a real storage, real worker processes."""

from __future__ import annotations

import itertools
import os
import selectors
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kinora.storage import Storage
from kinora.store import Store, sqlite_url
from kinora.store.lock import dispatcher_lock
from kinora.video import Kind, Size, Status, Video, new_video_id
from kinora.wake import Waker
from kinora.work.dispatcher import Dispatcher
from kinora.work.janitor import Janitor
from kinora.work.lifeline import Pulse
from kinora.work.local import Limits, LocalPool
from kinora.work.messages import Make, Setup
from kinora.work.recorder import Recorder

ENGINE = "drawn:DrawnEngine"
DEADLINE_S = 20.0
SIZE = Size(64, 48)


def wait_until(is_so: Callable[[], object], *, doing: Callable[[], object] = lambda: None) -> None:
    """Until `is_so`, calling `doing` all the while; a failed test after DEADLINE_S."""
    deadline = time.monotonic() + DEADLINE_S
    while not is_so():
        assert time.monotonic() < deadline, "this took too long"
        doing()
        time.sleep(0.005)


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
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(sqlite_url(tmp_path / "kinora.db"))
    store.migrate()
    yield store
    store.close()


@pytest.fixture
def waker(tmp_path: Path) -> Iterator[Waker]:
    with Waker(tmp_path / "wake", "dispatcher") as waker:
        yield waker


@pytest.fixture
def setup(storage: Storage, tmp_path: Path) -> Setup:
    return Setup(
        engine=ENGINE,
        storage_root=str(storage.root),
        device_lock=str(tmp_path / "device-0.lock"),
        processes=1,
    )


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


class Half:
    """A dispatcher with its pool, driven step by step by the test, and the videos it serves."""

    def __init__(self, *, store: Store, storage: Storage, waker: Waker, setup: Setup) -> None:
        self.store = store
        self.storage = storage
        self._waker = waker
        self._setup = setup
        self._numbers = itertools.count()
        self.begin()

    def begin(self, limits: Limits | None = None, *, stop_grace_s: float = 10.0) -> None:
        """A new dispatcher, as after a restart."""
        self.selector = selectors.DefaultSelector()
        self.pool = LocalPool(
            [self._setup],
            limits=limits or Limits(verdict_s=0.05),
            selector=self.selector,
            now=time.monotonic(),
        )
        janitor = Janitor(store=self.store, storage=self.storage)
        self.recorder = Recorder(store=self.store, janitor=janitor, first_pause_s=0.5)
        self.dispatcher = Dispatcher(
            store=self.store,
            janitor=janitor,
            recorder=self.recorder,
            pool=self.pool,
            selector=self.selector,
            waker=self._waker,
            lock=dispatcher_lock(self.storage.root),
            pulse=Pulse(None),
            stop_grace_s=stop_grace_s,
        )

    def add(self, prompt: str, *, source_id: str | None = None) -> str:
        """A queued video; its id."""
        video = Video(
            id=new_video_id(int(time.time())),
            project="default",
            created_at=int(time.time()),
            kind=Kind.REMIX if source_id else Kind.CREATE,
            model="drawn",
            prompt=prompt,
            size=SIZE,
            seconds=4,
            seed=next(self._numbers),
            engine=ENGINE,
            source_id=source_id,
        )
        self.store.add_videos([video])
        return video.id

    def video(self, id: str) -> Video:
        found = self.store.get_video("default", id)
        assert found is not None
        return found

    def step(self) -> None:
        self.dispatcher.look_again()
        self.dispatcher.step()

    def until(self, is_so: Callable[[], object]) -> None:
        """Step until something is so."""
        wait_until(is_so, doing=self.step)

    def until_final(self, id: str) -> Video:
        self.until(lambda: self.video(id).status.is_final)
        return self.video(id)

    def until_rendering(self, id: str) -> int:
        """Step until frames are being rendered; the process id of the worker."""
        self.until(lambda: self.video(id).progress > 0)
        assert self.video(id).status is Status.IN_PROGRESS
        return self.worker_pid

    @property
    def worker_pid(self) -> int:
        pid = self.pool.workers[0].pid
        assert pid is not None
        return pid

    def abandon(self) -> None:
        """What is left when the dispatcher is killed: its workers' pipes close, nothing is told."""
        for worker in self.pool.workers:
            if worker.pid:
                os.kill(worker.pid, signal.SIGKILL)
        self.pool.close()


@pytest.fixture
def half(store: Store, storage: Storage, waker: Waker, setup: Setup) -> Iterator[Half]:
    half = Half(store=store, storage=storage, waker=waker, setup=setup)
    half.dispatcher.take_over()
    yield half
    half.dispatcher.close()
    half.selector.close()
