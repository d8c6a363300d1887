"""The dispatcher: hands queued videos to workers, fairly, and records what becomes of them.

One per database, by lock and epoch. Knows no engine, no media and no HTTP.
"""

from __future__ import annotations

import logging
import os
import selectors
import time
from collections.abc import Callable

from kinora.errors import LostEpoch, OutOfSpace, Unavailable
from kinora.store import FileLock, Store
from kinora.video import Failure, Video
from kinora.wake import Waker
from kinora.work.janitor import Janitor
from kinora.work.lifeline import Pulse
from kinora.work.local import LocalPool
from kinora.work.orders import order_for
from kinora.work.recorder import Recorder

_TICK_S = 1.0  # the longest sleep: beats, and a fallback should a wake be lost
_BUSY_TICK_S = 0.1  # while a worker has a deadline to keep
_LOCK_RETRY_S = 0.1
_CLEAN_S = 5.0
_RETRY_S = 0.5  # after the database could not be used

_log = logging.getLogger(__name__)


class Dispatcher:
    """`run` wraps `step`; tests call `step` directly after `take_over`."""

    def __init__(
        self,
        *,
        store: Store,
        janitor: Janitor,
        recorder: Recorder,
        pool: LocalPool,
        selector: selectors.BaseSelector,
        waker: Waker,
        lock: FileLock,
        pulse: Pulse,
        stop_grace_s: float,
        max_running: int = 0,
    ) -> None:
        """`selector` is the one that `pool` registers its workers with.

        At most `max_running` videos of one project are made at the same time, 0 for no limit.
        """
        self._store = store
        self._janitor = janitor
        self._recorder = recorder
        self._pool = pool
        self._selector = selector
        self._waker = waker
        self._lock = lock
        self._pulse = pulse
        self._stop_grace_s = stop_grace_s
        self._max_running = max_running
        self.epoch = 0
        self._is_stopping = False
        self._claimed: Video | None = None
        self._trouble = ""  # why the database cannot be used now
        self._may_be_deleted = self._may_be_waiting = True
        self._beat_at = self._clean_at = self._deleted_at = float("-inf")
        self._alarm = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        selector.register(self._alarm, selectors.EVENT_READ)
        selector.register(waker, selectors.EVENT_READ)

    def request_stop(self) -> None:
        """Finish or hand back what is running, then end. May be called by a signal handler."""
        os.eventfd_write(self._alarm, 1)
        self._is_stopping = True

    def run(self) -> None:
        """Until a stop is requested, or another dispatcher has taken over."""
        try:
            self._await_lock()
            while not self._is_stopping and not self._can(self.take_over):
                self._wait()
            while not self._is_stopping:
                self._can(self.step)
                self._wait()
            self._wind_down()
        except LostEpoch:
            _log.warning("another dispatcher has taken over", extra={"action": "lost_epoch"})
        finally:
            self.close()

    def close(self) -> None:
        """End all workers at once and let go of the lock."""
        self._pool.close()
        self._lock.release()
        if self._alarm != -1:
            self._selector.unregister(self._alarm)
            self._selector.unregister(self._waker)
            os.close(self._alarm)
            self._alarm = -1

    def take_over(self) -> None:
        """Fence off every earlier dispatcher and put right what the last one left."""
        self._recorder.keep(self._pool.poll(time.monotonic()))  # workers load meanwhile
        self.epoch = self._recorder.epoch = self._store.take_epoch()
        handed_back = self._store.hand_back_all(self.epoch)
        self._janitor.sweep_scratch()
        damaged = self._janitor.requeue_damaged(self.epoch, int(time.time()))
        what = {"action": "take_over", "handed_back": handed_back, "damaged": damaged}
        _log.info("dispatching, epoch %s", self.epoch, extra=what)

    def step(self) -> None:
        """One round, never waiting: beat, record, stop what was deleted, hand out, clean."""
        now = time.monotonic()
        self._beat(now)
        self._record(now)
        self._stop_deleted(now)
        self._hand_out(now)
        self._clean(now)

    def _beat(self, now: float) -> None:
        self._pulse.beat()
        if now - self._beat_at >= _TICK_S:
            if not self._pool.is_hopeless:  # else videos would wait and nobody be told why
                self._store.beat(self.epoch, int(time.time()))
            self._beat_at = now
            self.look_again()

    def look_again(self) -> None:
        """Somebody woke us or a second has passed: there may be news in the database."""
        self._may_be_deleted = self._may_be_waiting = True

    def _record(self, now: float) -> None:
        if self._recorder.record(self._pool.poll(now), now=now):
            self._may_be_waiting = True  # a remix of what was just completed, say
            self._waker.wake()

    def _stop_deleted(self, now: float) -> None:
        if not self._may_be_deleted or now - self._deleted_at < _BUSY_TICK_S / 2:
            return  # under a storm of creates, not once for each of them
        self._deleted_at, self._may_be_deleted = now, False
        for video in self._store.cancelled(self.epoch):
            if not self._pool.cancel(video.id, now):
                self._store.end_cancelled(self.epoch, video.id, video.attempt)

    def _hand_out(self, now: float) -> None:
        """Claim for idle workers, while any is idle and any video waits.

        What is claimed is kept until it is in somebody's hands, should the database fail between.
        """
        while self._claimed or self._can_hand_out(now):
            self._claimed = self._claimed or self._claim()
            if self._claimed is None:
                self._may_be_waiting = False
                return
            was_given = self._give(self._claimed, now)
            self._claimed = None
            self._waker.wake()
            if not was_given:
                return  # the worker that seemed idle is ending; `poll` will notice

    def _claim(self) -> Video | None:
        now = int(time.time())
        return self._store.claim(self.epoch, now, max_running=self._max_running)

    def _can_hand_out(self, now: float) -> bool:
        has_reason = self._may_be_waiting and self._pool.has_idle
        return has_reason and not self._recorder.is_paused(now)

    def _give(self, video: Video, now: float) -> bool:
        """False when no worker could take it and it went back, unharmed."""
        order = order_for(video, self._store)
        if order is None:
            gone = Failure("source_unavailable", "What this video is made from is no longer there.")
            self._store.fail(
                self.epoch, video.id, video.attempt, now=int(time.time()), failure=gone
            )
        elif self._pool.assign(order, now):
            what = {"action": "assigned", "video": video.id, "attempt": video.attempt}
            _log.info("in progress", extra=what)
        else:
            self._store.hand_back(self.epoch, video.id, video.attempt)
            return False
        return True

    def _clean(self, now: float) -> None:
        if now - self._clean_at >= _CLEAN_S:
            self._clean_at = now
            self._janitor.remove_unwanted(int(time.time()))
            self._janitor.evict_trajectories()
            self._janitor.remove_strays(int(time.time()))
            self._janitor.sweep_uploads(int(time.time()))

    def _wait(self) -> None:
        """Until a worker speaks, somebody wakes us, or it is time to look anyway."""
        is_pressing = self._pool.is_pressing or self._may_be_deleted
        for key, _ in self._selector.select(_BUSY_TICK_S if is_pressing else _TICK_S):
            if key.fileobj is self._waker:
                self._waker.drain()
                self.look_again()

    def _can(self, act: Callable[[], None]) -> bool:
        """Whether the act went through; a database that is busy or full may recover."""
        try:
            act()
        except (OutOfSpace, Unavailable) as error:
            self._pulse.beat()
            self._note_trouble(error.message)
            time.sleep(_RETRY_S)
            return False
        self._note_trouble("")
        return True

    def _note_trouble(self, reason: str) -> None:
        """Log when it begins and when it is over: a log may lie on the very disk that is full."""
        if reason and not self._trouble:
            what = {"action": "database_unusable", "reason": reason}
            _log.warning("the database cannot be used now", extra=what)
        elif self._trouble and not reason:
            _log.info("the database can be used again", extra={"action": "database_usable"})
        self._trouble = reason

    def _await_lock(self) -> None:
        """Stand by while another dispatcher is active."""
        while not self._lock.acquire() and not self._is_stopping:
            self._pulse.beat()
            self._selector.select(_LOCK_RETRY_S)

    def _wind_down(self) -> None:
        """Let running videos finish for a while; what does not is handed back, never counted."""
        os.eventfd_read(self._alarm)
        self._recorder.counts_crashes = False
        deadline = time.monotonic() + self._stop_grace_s
        while self._pool.orders and time.monotonic() < deadline:
            self._wait()
            self._can(self._finish)
        self._can(self._hand_back)  # if not, the next dispatcher does it
        self._waker.wake()

    def _hand_back(self) -> None:
        """What is still being made, and what was claimed and could not be given to anybody."""
        unfinished = [(order.video_id, order.attempt) for order in self._pool.orders]
        if self._claimed:
            unfinished.append((self._claimed.id, self._claimed.attempt))
        for id, attempt in unfinished:
            self._store.hand_back(self.epoch, id, attempt)

    def _finish(self) -> None:
        now = time.monotonic()
        self._beat(now)
        self._record(now)
        self._stop_deleted(now)
