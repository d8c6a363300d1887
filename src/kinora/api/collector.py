"""Keeps the garbage collector's full passes short while thousands of streams are open.

Each stream is some hundred objects that live long; to walk them all again and again would stop
every request for a second. What has come so far is set aside, and taken back when streams end.
"""

from __future__ import annotations

import gc

STEP = 200  # streams opened between two times of setting aside


class Collector:
    """Follows the number of open streams of one process."""

    def __init__(self) -> None:
        self._num_streams = 0
        self._num_new = 0  # opened since objects were last set aside
        self._num_aside = 0  # streams whose objects were set aside, ended ones among them

    def __repr__(self) -> str:
        return f"Collector(num_aside={self._num_aside})"

    def follow(self, num_streams: int) -> None:
        """To be told after every change of the number."""
        self._num_new += max(0, num_streams - self._num_streams)
        self._num_streams = num_streams
        if self._num_aside and num_streams <= self._num_aside // 2:
            # Many have ended, so that what became garbage meanwhile is to be found.
            gc.unfreeze()
            self._num_aside = self._num_new = 0
        elif self._num_new >= STEP:
            gc.freeze()
            self._num_aside = max(num_streams, self._num_aside + self._num_new)
            self._num_new = 0
