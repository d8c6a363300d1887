"""Wakes the clerk from its own threads and signal handlers."""

from __future__ import annotations

import os
from contextlib import suppress


class Bell:
    """Readable from the moment it rings until it is hushed: for selectors."""

    def __init__(self) -> None:
        self._descriptor = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)

    def fileno(self) -> int:
        return self._descriptor

    def ring(self) -> None:
        """May be called by any thread, and by a signal handler; never waits."""
        with suppress(BlockingIOError, ValueError):  # rung often enough, or closed
            os.eventfd_write(self._descriptor, 1)

    def hush(self) -> None:
        with suppress(BlockingIOError):
            os.eventfd_read(self._descriptor)

    def close(self) -> None:
        if self._descriptor != -1:
            os.close(self._descriptor)
            self._descriptor = -1
