"""The errands around batches and files: a thread moves batches on, since reading an input may take long."""

from __future__ import annotations

import threading
from collections.abc import Callable

from kinora.clerk.batch_input import Stopped
from kinora.clerk.batch_work import BatchWork
from kinora.service.files import FileService
from kinora.store import Store

IDLE_S = 30.0  # a new batch wakes the clerk
LOOK_S = 1.0  # while the thread works
PACE_S = 0.25  # between rounds, however often the clerk is woken
SWEEP_S = 600.0
AT_ONCE_S = 0.3  # of the clerk's time; it has to beat


class BatchErrand:
    """Moves all open batches on, a round at a time, in a thread of its own."""

    def __init__(
        self, *, store: Store, work: BatchWork, clock: Callable[[], float], ring: Callable[[], None]
    ) -> None:
        """`ring` wakes the clerk from the thread; `clock` gives unix seconds."""
        self._store = store
        self._work = work
        self._clock = clock
        self._ring = ring
        self._thread: threading.Thread | None = None
        self._fault: Exception | None = None
        self._next_at = 0.0

    def step(self, now: float) -> float:
        """Start a round if there is anything to do. Raises what the last one raised."""
        if self._thread is not None and self._thread.is_alive():
            return LOOK_S
        self._thread = None
        fault, self._fault = self._fault, None
        if fault is not None:
            raise fault
        wait_s = min(self._next_at - now, IDLE_S)
        if wait_s > 0:
            self._next_at = now + wait_s  # no further off, though the clock was set back
            return wait_s
        if not self._store.open_batches():
            self._next_at = now
            return IDLE_S
        self._thread = threading.Thread(target=self._run, name="batches", daemon=True)
        self._thread.start()
        return LOOK_S

    def stop(self) -> None:
        """The round ends between two lines; what it had begun is done again later."""
        self._work.stop()
        if self._thread is not None:
            self._thread.join(1.0)

    def _run(self) -> None:
        try:
            pause_s = self.round()
            self._next_at = self._clock() + max(PACE_S, pause_s)
        except Stopped:
            self._next_at = self._clock() + PACE_S
        except Exception as error:  # noqa: BLE001 - the clerk's own thread logs it and asks again
            self._fault = error
        self._ring()

    def round(self) -> float:
        """One act for every open batch. Seconds until there may be more.

        What one cannot do holds up no other; the last of such errors is raised in the end.
        """
        pauses = [IDLE_S]
        fault: Exception | None = None
        for batch in self._store.open_batches():
            try:
                pauses.append(self._work.advance(batch, int(self._clock())))
            except Exception as error:  # noqa: BLE001 - raised again below
                fault = error
        if fault is not None:
            raise fault
        return min(pauses)


class FileErrand:
    """Clears away the bytes of files that are deleted or have expired."""

    def __init__(self, files: FileService) -> None:
        self._files = files
        self._next_at = 0.0

    def step(self, now: float) -> float:
        """Sweep when it is time."""
        if not 0 < self._next_at - now <= SWEEP_S:  # more: the clock was set back
            has_removed = self._files.sweep(at_once_s=AT_ONCE_S) > 0
            self._next_at = now + (LOOK_S if has_removed else SWEEP_S)
        return self._next_at - now

    def stop(self) -> None:
        """Nothing is held."""
