"""One watcher per process: looks at the watched rows when something has changed, and tells many.

The row is the truth: a wake says only "look now", and a slow poll makes up for lost ones.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any, Protocol

import structlog

from kinora.api.collector import Collector
from kinora.api.telling import Teller, Watch
from kinora.errors import TooManyRequests
from kinora.video import Status, Video

POLL_S = 1.0
MIN_GAP_S = 0.05  # between two looks: a burst of wakes costs one
MAX_ROWS = 200  # read in one look, beside those under way: requests are answered on the same loop
MAX_WATCHES = 1_000  # of one project, so that no project takes away the streams of another


Key = tuple[str, str]  # project, id


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

    def running_keys(self) -> tuple[Key, ...]:
        """Project and id of every video that is being made."""

    def data_version(self) -> int:
        """A number that changes whenever any other connection has committed something."""


class Watcher:
    """Watches rows for any number of subscribers; one read per video, however many they are."""

    def __init__(
        self,
        *,
        rows: Rows,
        wakes: Wakes,
        admits: Callable[[str], bool] = lambda key_hash: True,
        poll_s: float = POLL_S,
        max_watches: int = MAX_WATCHES,
    ) -> None:
        """`admits` tells whether the key of a hash, "" for none, still lets its bearer in."""
        self._rows = rows
        self._admits = admits
        self._wakes = wakes
        self._poll_s = poll_s
        self._max_watches = max_watches
        self._watches: dict[Key, list[Watch]] = {}
        self._counts: Counter[str] = Counter()  # of watches, by project
        self._holders: Counter[str] = Counter()  # of watches, by the hash of their key
        self._num_watches = 0
        self._collector = Collector()
        self._teller = Teller()
        self._under_way: set[Key] = set()  # seen in progress
        self._urgent: set[Key] = set()  # to be read at the next look
        self._left: dict[Key, None] = {}  # to be read at one of the next
        self._look_now = asyncio.Event()
        self._version = -1
        self._is_closed = False
        self._tasks: tuple[asyncio.Task[None], ...] = ()
        self._log: Any = structlog.get_logger("kinora.api")

    def __repr__(self) -> str:
        return f"Watcher(num_watches={self.num_watches})"

    @property
    def num_watches(self) -> int:
        return self._num_watches

    def start(self) -> None:
        """Begin, on the running loop."""
        loop = asyncio.get_running_loop()
        loop.add_reader(self._wakes.fileno(), self._woken)
        self._tasks = (loop.create_task(self._run()), loop.create_task(self._teller.run()))

    async def stop(self) -> None:
        """End every watch and the tasks."""
        self.close()
        asyncio.get_running_loop().remove_reader(self._wakes.fileno())
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def close(self) -> None:
        """End every watch, so that their streams end and the server can stop."""
        self._is_closed = True
        for watches in self._watches.values():
            for watch in watches:
                watch.close()

    @contextmanager
    def watch(self, video: Video, *, key_hash: str = "") -> Iterator[Watch]:
        """Watch a video for the length of the block; ends when the key of that hash is revoked.

        Raises TooManyRequests.
        """
        project = video.project
        if self._counts[project] >= self._max_watches:
            raise TooManyRequests(
                f"Too many streams of events are open in this project: at most {self._max_watches} "
                "are served at a time. Close some, or poll."
            )
        key = (project, video.id)
        watch = Watch(video, key_hash)
        watch.is_closed = self._is_closed
        self._watches.setdefault(key, []).append(watch)
        self._counts[project] += 1
        self._holders[key_hash] += 1
        self._num_watches += 1
        self._collector.follow(self._num_watches)
        # The row may have changed between its reading and this line.
        self._urgent.add(key)
        self._look_now.set()
        try:
            yield watch
        finally:
            self._forget(key, watch)

    def _forget(self, key: Key, watch: Watch) -> None:
        self._teller.forget(watch)
        self._num_watches -= 1
        self._collector.follow(self._num_watches)
        self._counts[key[0]] -= 1
        if not self._counts[key[0]]:
            del self._counts[key[0]]
        self._holders[watch.key_hash] -= 1
        if not self._holders[watch.key_hash]:
            del self._holders[watch.key_hash]
        self._watches[key].remove(watch)
        if not self._watches[key]:
            del self._watches[key]

    def projects(self) -> tuple[str, ...]:
        """Those with videos that are watched."""
        return tuple(self._counts)

    def look_now(self) -> None:
        """Look at every watched row soon, whether or not the database seems changed."""
        self._version = -1
        self._look_now.set()

    def look(self) -> None:
        """Read watched rows and tell of those that changed.

        What is being made is read each time; of thousands that wait, some, and the others next time.
        """
        version = self._rows.data_version()
        if version != self._version:
            self._left |= dict.fromkeys(self._watches)
            self._urgent.update(self._under_way)
            self._urgent.update(self._rows.running_keys())
        for key in self._urgent:
            self._left.pop(key, None)
        few = list(islice(self._left, MAX_ROWS))
        for key in few:
            del self._left[key]
        for key in (*self._urgent, *few):
            self._look_at(key)
        self._urgent.clear()
        self._version = version
        if self._left:
            self._look_now.set()

    def end_of_revoked(self) -> None:
        """End the watches whose key lets nobody in any more."""
        refused = {key_hash for key_hash in self._holders if not self._admits(key_hash)}
        if refused:
            for watches in self._watches.values():
                for watch in watches:
                    if watch.key_hash in refused:
                        watch.close()

    def _look_at(self, key: Key) -> None:
        watches = self._watches.get(key)
        if watches is None:
            self._under_way.discard(key)
            return
        video = self._rows.get_video(*key)
        if video is not None and video.status is Status.IN_PROGRESS:
            self._under_way.add(key)
        else:
            self._under_way.discard(key)
        for watch in watches:
            if video != watch.video:
                self._teller.tell(watch, video)

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
            self.end_of_revoked()
            self.look()
        except Exception as error:  # noqa: BLE001 - streams outlive one failed look, whatever it was
            self._log.warning("watching failed", action="watch_failed", exc_info=error)
