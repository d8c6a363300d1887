"""What has to be cleared away or checked: scratch folders, bytes of what is gone, fresh files.

Every act may be repeated or cut short without harm.
"""

from __future__ import annotations

import logging
import shutil
import time
from contextlib import suppress

from kinora.errors import OutOfSpace, Unavailable
from kinora.storage import Storage, video_prefix
from kinora.store import Store
from kinora.video import Variant
from kinora.work.eviction import Eviction
from kinora.work.messages import scratch_name
from kinora.work.strays import Strays

_RECENT_S = 3600  # what completed so long before the machine stopped has reached the disk
_AT_ONCE_S = 0.3  # of a dispatcher's round; it has to beat
_BATCH = 100  # videos looked at in one round
_RETRY_S = 600  # until the next try at a folder that could not be removed
_SWEEP_S = 600  # between two looks for uploads that were given up

_log = logging.getLogger(__name__)


class Janitor:
    """Works for one dispatcher."""

    def __init__(
        self,
        *,
        store: Store,
        storage: Storage,
        uploads_last_s: float = 3600.0,
        trajectory_bytes: int = 0,
        min_free_bytes: int = 0,
    ) -> None:
        """`uploads_last_s` is how long an upload is left alone that nobody adds to; the others are
        those of Eviction."""
        self._store = store
        self._eviction = Eviction(
            store=store,
            storage=storage,
            most_bytes=trajectory_bytes,
            min_free_bytes=min_free_bytes,
        )
        self._uploads_last_s = uploads_last_s
        self._swept_at = 0
        self._storage = storage
        self._strays = (
            Strays(storage, "videos/", store.known_videos),
            Strays(storage, "characters/", store.known_characters),
            Strays(storage, "files/", store.known_files),
            Strays(storage, "batches/", store.known_batches),  # inputs, until the batch is over
        )
        self._stuck: dict[str, int] = {}  # videos whose bytes would not go, and when to try again

    def sweep_scratch(self) -> None:
        """Empty the scratch folder: nothing in it outlives a dispatcher."""
        try:
            with suppress(FileNotFoundError):  # a worker that is just ending sweeps as well
                self._storage.sweep()
        except (OutOfSpace, Unavailable) as error:  # costs room, and keeps nothing from being made
            what = {"action": "cannot_sweep", "reason": error.message}
            _log.warning("the scratch folder cannot be emptied", extra=what)

    def sweep_uploads(self, now: int) -> None:
        """Remove what killed API processes left of uploads; does nothing if it was done lately."""
        if now - self._swept_at < _SWEEP_S:
            return
        self._swept_at = now
        try:
            num_removed = self._storage.sweep_uploads(older_than_s=self._uploads_last_s)
        except (FileNotFoundError, OutOfSpace, Unavailable) as error:
            what = {"action": "cannot_sweep", "reason": str(error)}
            _log.warning("the uploads folder cannot be swept", extra=what)
        else:
            if num_removed:
                _log.info("swept", extra={"action": "swept_uploads", "count": num_removed})

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
        """Remove the bytes of deleted, failed and expired videos that no remix needs. How many.

        As many as a moment allows. What cannot be removed stands in nobody's way and waits longer.
        """
        until, num_removed = time.monotonic() + _AT_ONCE_S, 0
        for id in self._store.removable(now, limit=_BATCH + len(self._stuck)):
            if time.monotonic() > until:
                break
            if self._stuck.get(id, now) <= now:
                num_removed += self._can_remove(id, now)
        return num_removed

    def remove_strays(self, now: int) -> int:
        """Remove what was published for rows that were never stored, and inputs of batches that are over.

        A few in each call; whoever published them died before the row was committed. How many.
        """
        try:
            return sum(strays.remove_some(now) for strays in self._strays)
        except (OutOfSpace, Unavailable):
            return 0  # it costs room, and a later round tries again

    def evict_trajectories(self) -> int:
        """Make trajectories keep to their room. How many had to go."""
        return self._eviction.evict()

    def remove_attempt(self, video_id: str, attempt: int) -> None:
        """Remove what is left of an attempt that came to nothing."""
        folder = self._storage.scratch / scratch_name(video_id, attempt)
        shutil.rmtree(folder, ignore_errors=True)
        # What cannot be removed now goes with the video itself; no outcome waits for it.
        with suppress(FileNotFoundError, OutOfSpace, Unavailable):
            self._storage.delete_prefix(f"{video_prefix(video_id)}{attempt}/")

    def remove_earlier_attempts(self, video_id: str, attempt: int) -> None:
        """Remove what earlier attempts at a completed video may have published."""
        for earlier in range(1, attempt):
            self.remove_attempt(video_id, earlier)

    def _can_remove(self, id: str, now: int) -> bool:
        try:
            self._storage.delete_prefix(video_prefix(id))
        except (FileNotFoundError, OutOfSpace, Unavailable) as error:
            if id not in self._stuck:
                what = {"action": "cannot_remove", "video": id, "reason": str(error)}
                _log.warning("files cannot be removed", extra=what)
            self._stuck[id] = now + _RETRY_S
            return False
        self._stuck.pop(id, None)
        self._store.forget(id)
        return True

    def _is_whole(self, video_id: str) -> bool:
        """Whether all is there that may not be missing."""
        assets = [a for a in self._store.assets(video_id) if a.variant is not Variant.TRAJECTORY]
        return bool(assets) and all(self._storage.size(asset.key) == asset.size for asset in assets)
