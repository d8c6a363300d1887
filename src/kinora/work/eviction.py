"""The room that trajectories may take: beyond it those go that were of no use for longest.

Every act may be repeated or cut short without harm. Knows rows and files, not what is in them.
"""

from __future__ import annotations

import logging
import time
from contextlib import suppress

from kinora.errors import KinoraError
from kinora.storage import Storage
from kinora.store import Store, Trajectory

MOST_BYTES = 20_000_000_000  # of a disk ten times as large or larger
_SHARE = 10  # of a smaller one, the tenth part
_AT_ONCE = 20  # in one round
_AT_ONCE_S = 0.3  # of a dispatcher's round; it has to beat

_log = logging.getLogger(__name__)


class Eviction:
    """Works for one dispatcher."""

    def __init__(
        self, *, store: Store, storage: Storage, most_bytes: int = 0, min_free_bytes: int = 0
    ) -> None:
        """`most_bytes` is the budget of all trajectories together, 0 for the smaller of 20 GB and a
        tenth of the disk. They make room before the disk has less than `min_free_bytes`.
        """
        self._store = store
        self._storage = storage
        self._most_bytes = most_bytes
        self._enough_free = min_free_bytes * 5 // 4  # a little sooner than anything is refused

    def evict(self) -> int:
        """Evict what is too much, as far as a moment allows. How many."""
        until, num_evicted = time.monotonic() + _AT_ONCE_S, 0
        with suppress(
            FileNotFoundError, KinoraError
        ):  # it costs room, and a later round tries again
            kept = self._store.trajectory_bytes()
            for each in self._store.evictable(limit=_AT_ONCE) if self._is_too_much(kept) else ():
                if time.monotonic() > until or not self._is_too_much(kept):
                    break
                self._remove(each)
                kept -= each.size
                num_evicted += 1
        return num_evicted

    def _is_too_much(self, kept: int) -> bool:
        if not kept:
            return False
        most = self._most_bytes or min(MOST_BYTES, self._storage.disk_bytes() // _SHARE)
        return kept > most or self._storage.free_bytes() < self._enough_free

    def _remove(self, each: Trajectory) -> None:
        """The file first: cut short, the row is found again, and until then it misleads nobody,
        since remixes do without what is not there, and a video is whole without its trajectory.
        The other way round, a file that no row tells of would stay as long as its video."""
        self._storage.delete(each.key)
        self._store.forget_trajectory(each)
        what = {"action": "evict_trajectory", "video": each.video_id, "bytes": each.size}
        _log.info("trajectory evicted", extra=what)
