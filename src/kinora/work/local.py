"""Workers as child processes of this machine: start, order, cancel, and notice which are dead.

Decides nothing about videos: it tells what happened and the dispatcher records it. Times are
seconds of one monotonic clock, handed in.
"""

from __future__ import annotations

import logging
import selectors
from collections.abc import Iterable
from dataclasses import dataclass

from kinora.work.child import Child
from kinora.work.limits import Limits
from kinora.work.messages import (
    Beat,
    Cancel,
    Ended,
    Made,
    Make,
    Message,
    Phase,
    Progress,
    Ready,
    Setup,
    Shown,
)

_MODULE = "kinora.work.worker"
_FIRST_WORD_S = 60.0  # a worker imports its libraries before it can beat
_LONGEST_PAUSE_S = 30.0  # between two starts of a worker that cannot load its engine
_STOOD_STILL_S = 3.0  # longer between two polls: the whole machine was paused, say
_MANY_FALSE_STARTS = 3  # in a row; what stops a worker is then unlikely to pass by itself

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Lost:
    """A worker died over this attempt; `reason` completes "The worker …"."""

    video_id: str
    attempt: int
    reason: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """A worker has loaded its engine, in this version."""

    engine: str
    version: str


Event = Loaded | Progress | Shown | Made | Ended | Lost


class LocalWorker:
    """One device and the child process that owns it, started anew whenever it has died."""

    def __init__(
        self, setup: Setup, *, limits: Limits, selector: selectors.BaseSelector, now: float
    ) -> None:
        self.order: Make | None = None
        self._setup = setup
        self._limits = limits
        self._selector = selector
        self._child: Child | None = None
        self._restart_at = now
        self.num_false_starts = 0
        self._phase: Phase = "loading"
        self._cancelled_at: float | None = None
        self._heard_at = self._moved_at = self._polled_at = now
        self._forget(now)

    def __repr__(self) -> str:
        return f"LocalWorker({self._child}, ready={self._is_ready}, order={self.order})"

    @property
    def is_idle(self) -> bool:
        return self._is_ready and not self._is_ending and self.order is None

    @property
    def is_pressing(self) -> bool:
        """A deadline is near: a cancellation, or the next start."""
        return self._cancelled_at is not None or self._child is None

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    @property
    def is_hopeless(self) -> bool:
        """It has failed to start again and again; it is still tried, ever later."""
        return self.num_false_starts >= _MANY_FALSE_STARTS

    def assign(self, order: Make, now: float) -> bool:
        """Hand over an order. False when the worker cannot take it."""
        if self._child is None or not self._child.channel.offer(order):
            return False
        self.order, self._phase, self._moved_at = order, "preparing", now
        return True

    def cancel(self, now: float) -> None:
        """Ask the worker to let go; if it does not in time, `poll` will see to it."""
        if self._child and self.order and self._cancelled_at is None:
            self._cancelled_at = now
            self._child.channel.offer(Cancel(self.order.video_id, self.order.attempt))

    def poll(self, now: float) -> list[Event]:
        """What the worker told or suffered since the last call."""
        if self._child is None:
            if now >= self._restart_at:
                self._start(now)
            return []
        events: list[Event] = []
        try:
            while message := self._child.poll():
                events += self._note(message, now)
        except EOFError:
            return events + self._bury(self._let_go().death(), now)
        if now - self._polled_at > _STOOD_STILL_S:  # so did the worker, most likely
            self._heard_at += now - self._polled_at
            self._moved_at += now - self._polled_at
        self._polled_at = now
        if reason := self._overdue(now):
            child = self._let_go()
            child.kill()
            events += self._bury(reason, now)
        return events

    def close(self) -> None:
        """End the worker at once."""
        if self._child:
            self._let_go().kill()

    def _start(self, now: float) -> None:
        self._forget(now)
        try:
            self._child = Child(_MODULE, self._setup)
        except OSError as error:
            self._pause(now)
            _log.error("worker cannot start: %s", error.strerror)
            return
        self._selector.register(self._child.channel, selectors.EVENT_READ)

    def _forget(self, now: float) -> None:
        self._is_ready = self._is_ending = False
        self._phase = "loading"
        self._steps = -1
        self._has_spoken = False
        self._heard_at = self._moved_at = self._polled_at = now
        self._cancelled_at = None

    def _note(self, message: Message, now: float) -> list[Event]:
        self._heard_at, self._has_spoken = now, True
        if isinstance(message, Beat):
            if (message.phase, message.steps) != (self._phase, self._steps):
                self._phase, self._steps, self._moved_at = message.phase, message.steps, now
        elif isinstance(message, Ready):
            self._is_ready, self.num_false_starts = True, 0
            return [Loaded(self._setup.engine, message.engine_version)]
        elif isinstance(message, Progress | Shown):
            return [message]
        elif isinstance(message, Made | Ended):
            self.order, self._cancelled_at = None, None
            self._is_ending = isinstance(message, Ended) and message.spoils
            return [message]
        return []

    def _overdue(self, now: float) -> str:
        """Why the worker must be given up, "" when it need not."""
        silent = self._limits.silent_s if self._has_spoken else _FIRST_WORD_S
        if now - self._heard_at > silent:
            return f"gave no sign of life for {silent:.0f} seconds"
        limit = self._limits.of_phase(self._phase)
        if now - self._moved_at > limit:
            return f"got no further for {limit:.0f} seconds"
        return "did not let go of a cancelled video" if self._keeps_hold(now) else ""

    def _keeps_hold(self, now: float) -> bool:
        """It has not let go of a cancelled video in the time that the engine may take for it."""
        if self.order is None or self._cancelled_at is None:
            return False
        return now - self._cancelled_at > self._limits.of_cancelling(self.order.engine)

    def _let_go(self) -> Child:
        assert self._child is not None
        child, self._child = self._child, None
        self._selector.unregister(child.channel)
        return child

    def _bury(self, reason: str, now: float) -> list[Event]:
        """The worker is dead. Its order, unless cancelled, is lost."""
        order, was_cancelled = self.order, self._cancelled_at is not None
        if self._is_ready:
            self._restart_at = now
        else:
            self._pause(now)
        self.order = None
        self._forget(now)
        what = {"action": "worker_died", "reason": reason}
        _log.log(logging.INFO if was_cancelled else logging.WARNING, "worker died", extra=what)
        if order is None:
            return []
        if was_cancelled:
            return [Ended(order.video_id, order.attempt, "cancelled")]
        return [Lost(order.video_id, order.attempt, reason)]

    def _pause(self, now: float) -> None:
        self.num_false_starts += 1
        doublings = min(self.num_false_starts, 10)  # of a number that may grow for days
        self._restart_at = now + min(_LONGEST_PAUSE_S, 0.25 * 2**doublings)
        if self.num_false_starts == _MANY_FALSE_STARTS:
            what = {"action": "worker_hopeless", "engine": self._setup.engine}
            _log.error(
                "a worker cannot start, and videos wait until it can; its own last line says why",
                extra=what,
            )


class LocalPool:
    """All workers of this machine."""

    def __init__(
        self,
        setups: Iterable[Setup],
        *,
        limits: Limits,
        selector: selectors.BaseSelector,
        now: float,
    ) -> None:
        """One worker for each setup; each setup names another device lock. Starts nothing yet."""
        self._limits = limits
        self._mourned: list[tuple[float, Lost]] = []
        self.workers = [
            LocalWorker(setup, limits=limits, selector=selector, now=now) for setup in setups
        ]

    @property
    def has_idle(self) -> bool:
        return any(worker.is_idle for worker in self.workers)

    @property
    def is_pressing(self) -> bool:
        """`poll` should be called again within a tenth of a second, whatever happens."""
        return bool(self._mourned) or any(worker.is_pressing for worker in self.workers)

    @property
    def is_hopeless(self) -> bool:
        """No worker can start, so nothing is made. None at all is somebody's wish."""
        return bool(self.workers) and all(worker.is_hopeless for worker in self.workers)

    @property
    def orders(self) -> tuple[Make, ...]:
        """What is being made."""
        return tuple(worker.order for worker in self.workers if worker.order)

    def assign(self, order: Make, now: float) -> bool:
        """Give the order to an idle worker. False when none could take it."""
        return any(worker.assign(order, now) for worker in self.workers if worker.is_idle)

    def cancel(self, video_id: str, now: float) -> bool:
        """Have the worker of this video let go of it. False when no worker has it."""
        for worker in self.workers:
            if worker.order and worker.order.video_id == video_id:
                worker.cancel(now)
                return True
        return False

    def poll(self, now: float) -> list[Event]:
        """Everything that happened since the last call; starts what has to be started.

        A death is told a moment late: when the whole tree is being killed its dispatcher does
        not live to tell, and the death does not count against the video.
        """
        events: list[Event] = []
        for worker in self.workers:
            for event in worker.poll(now):
                if isinstance(event, Lost):
                    self._mourned.append((now + self._limits.verdict_s, event))
                else:
                    events.append(event)
        due = [event for at, event in self._mourned if at <= now]
        self._mourned = [(at, event) for at, event in self._mourned if at > now]
        return events + due

    def close(self) -> None:
        """End all workers at once."""
        for worker in self.workers:
            worker.close()
