"""Keeps the garbage collector's full passes short while thousands of streams are open.

Each stream is some hundred objects that live long; to walk them all again and again would stop
every request for a second. What has come so far is set aside, and taken back when streams end.
"""

from __future__ import annotations

import gc

STEP = 200  # streams between two times of setting aside


class Collector:
    """Follows the number of open streams of one process."""

    def __init__(self) -> None:
        self._num_aside = 0  # streams that were open when objects were last set aside

    def __repr__(self) -> str:
        return f"Collector(num_aside={self._num_aside})"

    def follow(self, num_streams: int) -> None:
        """To be told after every change of the number."""
        if num_streams >= self._num_aside + STEP:
            gc.freeze()
            self._num_aside = num_streams
        elif self._num_aside and num_streams <= self._num_aside // 2:
            gc.unfreeze()  # so that what has become garbage meanwhile is found
            self._num_aside = 0
