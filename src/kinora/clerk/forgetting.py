"""Forgets what nobody will ask for again, a little at a time. Knows not what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_EVERY_S = 3_600.0
_MORE_S = 1.0  # while there is more; between the pieces others get at the database

Forget = Callable[[int], int]  # takes unix seconds, gives how much it removed


class ForgettingErrand:
    """Once an hour, and on while there is more."""

    def __init__(self, forget: Sequence[Forget]) -> None:
        self._forget = tuple(forget)
        self._last = float("-inf")
        self._wait_s = 0.0

    def step(self, now: float) -> float:
        """Remove some of what is old; a wake changes nothing."""
        waited = now - self._last
        if 0 <= waited < self._wait_s:
            return self._wait_s - waited
        num_removed = sum(forget(int(now)) for forget in self._forget)
        self._last, self._wait_s = now, _MORE_S if num_removed else _EVERY_S
        return self._wait_s

    def stop(self) -> None:
        """Nothing is under way."""
