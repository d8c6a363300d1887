"""Records what workers told: progress, completion, failure, crash, or back to the queue.

Every write is guarded by the epoch and the attempt, so saying it twice or too late does no harm.
"""

from __future__ import annotations

import logging
import time
from collections import Counter, deque
from collections.abc import Iterable

from kinora.errors import OutOfSpace
from kinora.store import Store
from kinora.video import Failure
from kinora.work.janitor import Janitor
from kinora.work.local import Event, Loaded, Lost
from kinora.work.messages import Ended, Made, Progress, Shown

_FIRST_PAUSE_S = 5.0
_LONGEST_PAUSE_S = 60.0
_MAX_TRIES_WITHOUT_SPACE = 10  # of one video, some seven minutes

_log = logging.getLogger(__name__)


class Recorder:
    """Works for one dispatcher. Keeps what it was told until it is written."""

    def __init__(
        self,
        *,
        store: Store,
        janitor: Janitor,
        expires_after_s: int | None = None,
        first_pause_s: float = _FIRST_PAUSE_S,
    ) -> None:
        """Completed videos are kept for `expires_after_s`, None for ever.

        After a worker found the disk full nothing starts for `first_pause_s`, then twice that, …
        """
        self.epoch = 0
        self.counts_crashes = True  # False while the server stops: those deaths are its own doing
        self._store = store
        self._janitor = janitor
        self._expires_after_s = expires_after_s
        self._told: deque[Event] = deque()
        self._tries_without_space: Counter[str] = Counter()
        self._first_pause_s = self._pause_s = first_pause_s
        self._paused_until = float("-inf")

    def is_paused(self, now: float) -> bool:
        """The disk was full a moment ago: nothing should be started. `now` is monotonic."""
        return now < self._paused_until

    def keep(self, events: Iterable[Event]) -> None:
        """Remember what was told before there is an epoch to write it under."""
        self._told.extend(events)

    def record(self, events: Iterable[Event], *, now: float) -> bool:
        """Write everything told so far; what cannot be written is kept. True if anything was."""
        self.keep(events)
        has_written = bool(self._told)
        while self._told:
            self._write(self._told[0], now)
            self._told.popleft()
        return has_written

    def _write(self, event: Event, now: float) -> None:
        if isinstance(event, Progress):
            self._store.record_progress(self.epoch, event.video_id, event.attempt, event.percent)
        elif isinstance(event, Shown):
            self._store.record_previews(self.epoch, event.video_id, event.attempt, event.count)
        elif isinstance(event, Made):
            self._complete(event)
        elif isinstance(event, Loaded):
            self._store.record_engine(self.epoch, event.engine, event.version)
        elif isinstance(event, Lost) or event.ending == "crashed":
            self._lose(event, event.reason)
        elif event.ending == "failed":
            self._fail(event)
        elif event.ending == "out of space":
            self._wait_for_space(event, now)
        else:
            self._hand_back(event, "cancelled")

    def _complete(self, made: Made) -> None:
        now = int(time.time())
        keeps = self._expires_after_s
        is_completed = self._store.complete(
            self.epoch,
            made.video_id,
            made.attempt,
            now=now,
            assets=made.assets,
            engine_version=made.engine_version,
            negative_schema=made.negative_schema,
            expires_at=None if keeps is None else now + keeps,
        )
        self._tries_without_space.pop(made.video_id, None)
        self._pause_s = self._first_pause_s
        if is_completed:
            self._janitor.remove_earlier_attempts(made.video_id, made.attempt)
        elif not self._is_recorded(made):
            self._janitor.remove_attempt(made.video_id, made.attempt)
        _tell("completed" if is_completed else "fenced off", made)

    def _is_recorded(self, made: Made) -> bool:
        """Told before: a second telling must not cost the video its bytes."""
        recorded = {asset.key for asset in self._store.assets(made.video_id)}
        return any(asset.key in recorded for asset in made.assets)

    def _fail(self, ended: Ended) -> None:
        failure = Failure(ended.code, ended.reason)
        self._store.fail(
            self.epoch, ended.video_id, ended.attempt, now=int(time.time()), failure=failure
        )
        self._tries_without_space.pop(ended.video_id, None)
        self._janitor.remove_attempt(ended.video_id, ended.attempt)
        _tell("failed", ended, reason=ended.reason)

    def _lose(self, event: Lost | Ended, reason: str) -> None:
        if not self.counts_crashes:
            self._hand_back(event, reason)
            return
        status = self._store.record_crash(
            self.epoch, event.video_id, event.attempt, now=int(time.time()), reason=reason
        )
        self._janitor.remove_attempt(event.video_id, event.attempt)
        _tell("crashed", event, reason=reason, status=str(status))

    def _wait_for_space(self, ended: Ended, now: float) -> None:
        """A full disk is not the video's fault: it waits for space, but not for ever."""
        self._tries_without_space[ended.video_id] += 1
        if self._tries_without_space[ended.video_id] >= _MAX_TRIES_WITHOUT_SPACE:
            self._fail(ended)
            return
        self._paused_until = now + self._pause_s
        self._pause_s = min(_LONGEST_PAUSE_S, 2 * self._pause_s)
        self._hand_back(ended, OutOfSpace.code or "")

    def _hand_back(self, event: Lost | Ended, reason: str) -> None:
        self._store.hand_back(self.epoch, event.video_id, event.attempt)
        self._janitor.remove_attempt(event.video_id, event.attempt)
        _tell("handed back", event, reason=reason)


def _tell(what: str, event: Made | Ended | Lost, **details: str) -> None:
    """One log line per transition."""
    who = {"video": event.video_id, "attempt": event.attempt}
    _log.info("video %s", what, extra={"action": what, **who, **details})
