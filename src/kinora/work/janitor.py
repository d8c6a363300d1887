"""What has to be cleared away or checked: scratch folders, bytes of what is gone, fresh files.

Every act may be repeated or cut short without harm.
"""

from __future__ import annotations

import logging
import shutil
from contextlib import suppress

from kinora.errors import Unavailable
from kinora.storage import Storage, video_prefix
from kinora.store import Store
from kinora.work.messages import scratch_name

_RECENT_S = 3600  # what completed so long before the machine stopped has reached the disk

_log = logging.getLogger(__name__)


class Janitor:
    """Works for one dispatcher."""

    def __init__(self, *, store: Store, storage: Storage) -> None:
        self._store = store
        self._storage = storage

    def sweep_scratch(self) -> None:
        """Empty the scratch folder: nothing in it outlives a dispatcher."""
        with suppress(FileNotFoundError):  # a worker that is just ending sweeps as well
            self._storage.sweep()

    def requeue_damaged(self, epoch: int, now: int) -> int:
        """Have videos made again whose fresh files a power loss has damaged. How many.

        Fresh is counted from the last heartbeat: the machine may have been without power for days.
        """
        stopped_at = min(now, self._store.heartbeat())
        damaged = [
            video.id
            for video in self._store.completed_since(stopped_at - _RECENT_S)
            if not self._is_whole(video.id)
        ]
        for id in damaged:
            _log.warning("files damaged", extra={"action": "requeue_damaged", "video": id})
            self._store.requeue_damaged(epoch, id)
        return len(damaged)

    def remove_unwanted(self, now: int) -> int:
        """Remove the bytes of deleted, failed and expired videos that no remix needs. How many."""
        ids = self._store.removable(now)
        for id in ids:
            with suppress(FileNotFoundError):
                self._storage.delete_prefix(video_prefix(id))
            self._store.forget(id)
        return len(ids)

    def remove_attempt(self, video_id: str, attempt: int) -> None:
        """Remove what is left of an attempt that came to nothing."""
        folder = self._storage.scratch / scratch_name(video_id, attempt)
        shutil.rmtree(folder, ignore_errors=True)
        # What cannot be removed now goes with the video itself; no outcome waits for it.
        with suppress(FileNotFoundError, Unavailable):
            self._storage.delete_prefix(f"{video_prefix(video_id)}{attempt}/")

    def remove_earlier_attempts(self, video_id: str, attempt: int) -> None:
        """Remove what earlier attempts at a completed video may have published."""
        for earlier in range(1, attempt):
            self.remove_attempt(video_id, earlier)

    def _is_whole(self, video_id: str) -> bool:
        assets = self._store.assets(video_id)
        return bool(assets) and all(self._storage.size(asset.key) == asset.size for asset in assets)
