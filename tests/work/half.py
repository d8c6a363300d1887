"""The working half of a server, driven step by step by a test."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from kinora.storage import Storage
from kinora.store import Store
from kinora.video import Kind, Size, Status, Video, new_video_id
from kinora.work.dispatcher import Dispatcher
from kinora.work.janitor import Janitor
from kinora.work.limits import Limits
from kinora.work.local import LocalPool
from kinora.work.recorder import Recorder
from work.dispatching import ENGINE, build

DEADLINE_S = 20.0
SIZE = Size(64, 48)


def wait_until(
    is_so: Callable[[], object],
    *,
    within_s: float = DEADLINE_S,
    doing: Callable[[], object] = lambda: None,
) -> None:
    """Until `is_so`, calling `doing` all the while; a failed test when it takes too long."""
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline, "this took too long"
        doing()
        time.sleep(0.005)


def is_running(pid: int) -> bool:
    """Whether the process lives; one that only waits to be reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children_of(pid: int) -> list[int]:
    """The process ids of its children, helpers of a worker for one."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(word) for path in tasks for word in path.read_text().split()]


class Half:
    """A dispatcher with its pool, driven step by step by the test, and the videos it serves."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count()
        self.parts = build(folder)
        self.dispatcher.take_over()

    def begin(
        self,
        limits: Limits | None = None,
        *,
        stop_grace_s: float = 10.0,
        busy_timeout_ms: int = 2_000,
        trajectory_bytes: int = 0,
    ) -> None:
        """A new dispatcher, after the end of the last one."""
        self.parts.close()
        self.parts = build(
            self._folder,
            limits=limits,
            stop_grace_s=stop_grace_s,
            busy_timeout_ms=busy_timeout_ms,
            trajectory_bytes=trajectory_bytes,
        )
        self.dispatcher.take_over()

    @property
    def store(self) -> Store:
        return self.parts.store

    @property
    def storage(self) -> Storage:
        return self.parts.storage

    @property
    def pool(self) -> LocalPool:
        return self.parts.pool

    @property
    def janitor(self) -> Janitor:
        return self.parts.janitor

    @property
    def recorder(self) -> Recorder:
        return self.parts.recorder

    @property
    def dispatcher(self) -> Dispatcher:
        return self.parts.dispatcher

    def add(self, prompt: str, *, source_id: str | None = None, seconds: int = 4) -> str:
        """A queued video; its id."""
        video = Video(
            id=new_video_id(int(time.time())),
            project="default",
            created_at=int(time.time()),
            kind=Kind.REMIX if source_id else Kind.CREATE,
            model="drawn",
            prompt=prompt,
            size=SIZE,
            seconds=seconds,
            seed=next(self._numbers),
            engine=ENGINE,
            source_id=source_id,
        )
        self.store.add_videos([video])
        return video.id

    def extend(self, source: Video, prompt: str, *, by: int = 4) -> str:
        """A queued extension of a completed video; its id."""
        video = msgspec.structs.replace(
            source,
            id=new_video_id(int(time.time())),
            kind=Kind.EXTENSION,
            prompt=prompt,
            seconds=source.seconds + by,
            source_id=source.id,
            source_seconds=source.seconds,
            extensions=source.extensions + 1,
            status=Status.QUEUED,
            progress=0,
            started_at=None,
            completed_at=None,
            attempt=0,
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
