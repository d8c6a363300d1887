"""Commits new videos in groups: whatever has queued up shares one transaction and one fsync.

Knows nothing of HTTP; a caller gets a future that is done once its video is durable.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Protocol

from kinora.errors import OutOfSpace, Unavailable
from kinora.video import Video

MAX_GROUP = 256  # videos in one transaction


class Adds(Protocol):
    """What the writer needs of a store."""

    def add_videos(self, videos: Sequence[Video]) -> None:
        """Makes all of them durable, or none."""


Entry = tuple[Video, "Future[None]"]


class GroupWriter:
    """One thread that adds videos to a store."""

    def __init__(self, store: Adds) -> None:
        self._store = store
        self._entries: queue.SimpleQueue[Entry | None] = queue.SimpleQueue()
        self._closing = threading.Lock()
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="kinora-writer", daemon=True)
        self._thread.start()

    def submit(self, video: Video) -> Future[None]:
        """Done when the video is durable, or with the error that concerns this video alone.

        A future that is cancelled before its turn stores nothing. Raises Unavailable when closed.
        """
        future: Future[None] = Future()
        with self._closing:
            if self._is_closed:
                raise Unavailable
            self._entries.put((video, future))
        return future

    def close(self) -> None:
        """Commits what was submitted, then ends the thread."""
        with self._closing:
            if not self._is_closed:
                self._is_closed = True
                self._entries.put(None)
        self._thread.join()

    def _run(self) -> None:
        is_open = True
        while is_open:
            group, is_open = self._next_group()
            self._add([entry for entry in group if entry[1].set_running_or_notify_cancel()])

    def _next_group(self) -> tuple[list[Entry], bool]:
        """What has queued up, waiting for at least one; and whether more may come."""
        group: list[Entry] = []
        while len(group) < MAX_GROUP:
            try:
                entry = self._entries.get(block=not group)
            except queue.Empty:
                break
            if entry is None:
                return group, False
            group.append(entry)
        return group, True

    def _add(self, group: list[Entry]) -> None:
        if not group:
            return
        try:
            self._store.add_videos([video for video, _ in group])
        except Exception as error:  # noqa: BLE001 - it belongs to the requests that wait for it
            self._refuse(group, error)
        else:
            for _, future in group:
                future.set_result(None)

    def _refuse(self, group: list[Entry], error: Exception) -> None:
        if len(group) == 1 or isinstance(error, (OutOfSpace, Unavailable)):
            for _, future in group:
                future.set_exception(error)
            return
        # One of them spoiled it for all; alone, each fares as it deserves.
        for entry in group:
            self._add([entry])
