"""Videos as they were last read, for the many polls between two changes.

Never stale: once in each turn of the event loop the database is asked whether anything was
committed; whoever asks later than that sent the request before, so could not have known better.
"""

from __future__ import annotations

import asyncio
from typing import Protocol

from kinora.video import Video

MAX_VIDEOS = 4_096


class Rows(Protocol):
    """What is read; `kinora.store.HotReads` is one."""

    def get_video(self, project: str, id: str) -> Video | None:
        """The project's video of that id."""

    def data_version(self) -> int:
        """A number that changes whenever any other connection has committed something."""


class RecentVideos:
    """A look-up that reads a row again only after something was committed. For one event loop."""

    def __init__(self, rows: Rows, *, max_videos: int = MAX_VIDEOS) -> None:
        self._rows = rows
        self._max_videos = max_videos
        self._videos: dict[tuple[str, str], Video] = {}
        self._version = -1
        self._is_checked = False

    def __repr__(self) -> str:
        return f"RecentVideos(num_videos={len(self._videos)})"

    def get_video(self, project: str, id: str) -> Video | None:
        """The project's video of that id."""
        if not self._is_checked:
            self._check()
        key = (project, id)
        video = self._videos.get(key)
        if video is None:
            video = self._rows.get_video(project, id)
            if video is not None:
                self._keep(key, video)
        return video

    def _keep(self, key: tuple[str, str], video: Video) -> None:
        if len(self._videos) >= self._max_videos:
            self._videos.clear()
        self._videos[key] = video

    def _check(self) -> None:
        """Forget everything if anything was committed; believed until this turn of the loop ends."""
        # The version is read before any row, so that a row is never older than its version.
        version = self._rows.data_version()
        if version != self._version:
            self._version = version
            self._videos.clear()
        self._is_checked = True
        asyncio.get_running_loop().call_soon(self._expire)

    def _expire(self) -> None:
        self._is_checked = False
