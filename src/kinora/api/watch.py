"""One watcher per process: looks at the watched rows when something has changed, and tells many.

The row is the truth: a wake says only "look now", and a slow poll makes up for lost ones.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Protocol

import structlog

from kinora.errors import TooManyRequests
from kinora.video import Video

POLL_S = 1.0
MIN_GAP_S = 0.05  # between two looks: a burst of wakes costs one
MAX_WATCHES = 1_000  # of one project, so that no project takes away the streams of another


class Wakes(Protocol):
    """Where wakes of other processes arrive; `kinora.wake.Waker` is one."""

    def fileno(self) -> int:
        """Readable when there are wakes."""

    def drain(self) -> object:
        """Takes all wakes that have come."""


class Rows(Protocol):
    """What the watcher reads, on the event loop."""

    def get_video(self, project: str, id: str) -> Video | None:
        """The project's video of that id."""

    def data_version(self) -> int:
        """A number that changes whenever any other connection has committed something."""


class Watch:
    """One subscriber's view of one video: the newest state, and a way to wait for another."""

    def __init__(self, video: Video | None) -> None:
        self.video = video  # None: deleted
        self.is_closed = False  # the server is stopping
        self._changed = asyncio.Event()

    def tell(self, video: Video | None) -> None:
        self.video = video
        self._changed.set()

    def close(self) -> None:
        self.is_closed = True
        self._changed.set()

    async def wait(self, timeout_s: float) -> bool:
        """True once there is something new; False when the time is up."""
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                await self._changed.wait()
        is_new = self._changed.is_set()
        self._changed.clear()
        return is_new


class Watcher:
    """Watches rows for any number of subscribers; one read per video, however many they are."""

    def __init__(
        self, *, rows: Rows, wakes: Wakes, poll_s: float = POLL_S, max_watches: int = MAX_WATCHES
    ) -> None:
        self._rows = rows
        self._wakes = wakes
        self._poll_s = poll_s
        self._max_watches = max_watches
        self._watches: dict[tuple[str, str], list[Watch]] = {}
        self._look_now = asyncio.Event()
        self._version = -1
        self._is_closed = False
        self._task: asyncio.Task[None] | None = None
        self._log: Any = structlog.get_logger("kinora.api")

    def __repr__(self) -> str:
        return f"Watcher(num_watches={self.num_watches})"

    @property
    def num_watches(self) -> int:
        return sum(map(len, self._watches.values()))

    def start(self) -> None:
        """Begin, on the running loop."""
        loop = asyncio.get_running_loop()
        loop.add_reader(self._wakes.fileno(), self._woken)
        self._task = loop.create_task(self._run())

    async def stop(self) -> None:
        """End every watch and the task."""
        self.close()
        asyncio.get_running_loop().remove_reader(self._wakes.fileno())
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def close(self) -> None:
        """End every watch, so that their streams end and the server can stop."""
        self._is_closed = True
        for watches in self._watches.values():
            for watch in watches:
                watch.close()

    @contextmanager
    def watch(self, video: Video) -> Iterator[Watch]:
        """Watch a video for the length of the block. Raises TooManyRequests."""
        if self._count(video.project) >= self._max_watches:
            raise TooManyRequests(
                f"Too many streams of events are open in this project: at most {self._max_watches} "
                "are served at a time. Close some, or poll."
            )
        key = (video.project, video.id)
        watch = Watch(video)
        watch.is_closed = self._is_closed
        self._watches.setdefault(key, []).append(watch)
        # The row may have changed between its reading and this line.
        self.look_now()
        try:
            yield watch
        finally:
            self._watches[key].remove(watch)
            if not self._watches[key]:
                del self._watches[key]

    def _count(self, project: str) -> int:
        return sum(len(watches) for key, watches in self._watches.items() if key[0] == project)

    def look_now(self) -> None:
        """Look at every watched row soon, whether or not the database seems changed."""
        self._version = -1
        self._look_now.set()

    def look(self) -> None:
        """Read every watched row once and tell of those that changed."""
        version = self._rows.data_version()
        if version == self._version:
            return
        for (project, id_), watches in list(self._watches.items()):
            video = self._rows.get_video(project, id_)
            for watch in watches:
                if video != watch.video:
                    watch.tell(video)
        self._version = version

    def _woken(self) -> None:
        self._wakes.drain()
        self._look_now.set()

    async def _run(self) -> None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._poll_s):
                    await self._look_now.wait()
            self._look_now.clear()
            if self._watches:
                self._try_to_look()
            await asyncio.sleep(MIN_GAP_S)

    def _try_to_look(self) -> None:
        try:
            self.look()
        except Exception as error:  # noqa: BLE001 - streams outlive one failed look, whatever it was
            self._log.warning("watching failed", action="watch_failed", exc_info=error)
