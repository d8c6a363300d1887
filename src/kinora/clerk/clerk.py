"""The clerk's loop: asks each errand to do what is due, then sleeps until one is, or somebody wakes it.

Knows no errand. Several clerks over one database do no harm, because every errand claims what it does.
"""

from __future__ import annotations

import logging
import selectors
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kinora.clerk.bell import Bell
from kinora.errors import OutOfSpace, Unavailable
from kinora.wake import Waker
from kinora.work.lifeline import Pulse

_TICK_S = 1.0  # the longest sleep: beats
_ROUND_S = 0.03  # the shortest time between rounds, however often it is woken
_BUSY_S = 0.5  # after the database could not be used
_FAULT_S = 30.0  # after an errand failed as it never should

_log = logging.getLogger(__name__)


class Errand(Protocol):
    """Something that is done again and again, in the clerk's one thread; never waits for long.

    It is asked when its time has come and whenever somebody wakes the clerk, so it looks cheaply.
    OutOfSpace and Unavailable may pass through: it is asked again soon.
    """

    def step(self, now: float) -> float:
        """Do what is due at `now` (unix seconds). Seconds until it wants to be asked again."""

    def stop(self) -> None:
        """The clerk ends: let go of everything within a second."""


@dataclass(slots=True)
class _Turn:
    """An errand and when its turn is, in monotonic seconds."""

    errand: Errand
    at: float = 0.0
    rests_until: float = 0.0  # it is not even woken before
    is_waiting: bool = False  # for the database, as the log has been told


class Clerk:
    """`run` wraps `step`; tests call `step` directly."""

    def __init__(
        self,
        errands: Sequence[Errand],
        *,
        waker: Waker,
        bell: Bell,
        pulse: Pulse,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`bell` wakes it from within: an errand's threads may ring it. `clock` gives unix seconds."""
        self._turns = [_Turn(errand) for errand in errands]
        self._waker = waker
        self._bell = bell
        self._pulse = pulse
        self._clock = clock
        self._is_stopping = False
        self._selector = selectors.DefaultSelector()
        self._selector.register(waker, selectors.EVENT_READ)
        self._selector.register(bell, selectors.EVENT_READ)

    def request_stop(self) -> None:
        """End soon. May be called by a signal handler."""
        self._is_stopping = True
        self._bell.ring()

    def run(self) -> None:
        """Until a stop is requested."""
        try:
            while not self._is_stopping:
                began = time.monotonic()
                self._pulse.beat()
                self.step(began)
                self._wait()
                time.sleep(max(0.0, began + _ROUND_S - time.monotonic()))
        finally:
            self.close()

    def close(self) -> None:
        """Let go of everything."""
        for turn in self._turns:
            turn.errand.stop()
        self._selector.close()
        self._waker.close()
        self._bell.close()

    def step(self, now: float) -> None:
        """One round over the errands whose turn it is at `now`, in monotonic seconds."""
        for turn in self._turns:
            if turn.at <= now:
                self._pulse.beat()  # each may wait for the database for a while
                turn.at = now + self._ask(turn, now)

    def _ask(self, turn: _Turn, now: float) -> float:
        try:
            pause_s = turn.errand.step(self._clock())
        except (OutOfSpace, Unavailable) as error:
            if not turn.is_waiting:  # once: a log may lie on the very disk that is full
                what = {"action": "errand_waits", "errand": _name(turn), "reason": error.message}
                _log.warning("%s waits for the database", _name(turn), extra=what)
            turn.is_waiting = True
            pause_s = _BUSY_S
        except Exception as error:  # noqa: BLE001 - one errand's fault must not hold up the others
            what = {"action": "errand_failed", "errand": _name(turn)}
            _log.error("%s failed", _name(turn), extra=what, exc_info=error)
            pause_s = _FAULT_S
        else:
            turn.is_waiting = False
            return pause_s
        turn.rests_until = now + pause_s
        return pause_s

    def _wait(self) -> None:
        """Until the next turn, or until somebody wakes us: then everybody's turn has come."""
        now = time.monotonic()
        next_at = min((turn.at for turn in self._turns), default=now + _TICK_S)
        was_woken = False
        for key, _ in self._selector.select(max(0.0, min(_TICK_S, next_at - now))):
            was_woken = True
            if key.fileobj is self._waker:
                self._waker.drain()
            else:
                self._bell.hush()
        if was_woken:
            for turn in self._turns:
                turn.at = turn.rests_until


def _name(turn: _Turn) -> str:
    return type(turn.errand).__name__
