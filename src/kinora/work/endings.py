"""How an attempt that came to nothing is told: which ending, which code, which sentence.

Knows the errors and nothing else.
"""

from __future__ import annotations

import signal
from typing import ClassVar

from kinora.errors import (
    Cancelled,
    DeviceOutOfMemory,
    GenerationError,
    KinoraError,
    OutOfMemory,
    OutOfSpace,
    StartupError,
    Unavailable,
)
from kinora.work.messages import Ended, Ending


class ProcessLost(KinoraError):
    """A rendering process ended unexpectedly."""

    code = "worker_crashed"


class EngineMissing(KinoraError):
    """The engine that makes this video cannot be loaded; the server's log says why."""

    code = "engine_unavailable"


class PartEnded(KinoraError):
    """A rendering process could not draw its part."""

    def __init__(self, ended: Ended) -> None:
        """`ended` is what the process said of it, which holds for the whole attempt."""
        self.ended = ended
        super().__init__(ended.reason, code=ended.code)


class Endings:
    """The table from errors to endings, the most particular kinds first."""

    TABLE: ClassVar[tuple[tuple[type[KinoraError], Ending], ...]] = (
        (Cancelled, "cancelled"),
        (OutOfSpace, "out of space"),
        (ProcessLost, "crashed"),
        (KinoraError, "failed"),
    )


def ending_of(
    error: BaseException, *, video_id: str, attempt: int, is_short_of_memory: bool = False
) -> Ended:
    """What to tell of an attempt that `error` ended. Errors that are not ours are crashes.

    `is_short_of_memory`: the process was close to its cap, which explains what nothing else does.
    """
    if isinstance(error, PartEnded):
        return error.ended
    error = _ours(error, is_short_of_memory=is_short_of_memory)
    for kind, ending in Endings.TABLE:
        if isinstance(error, kind):
            code = error.code or GenerationError.code or ""
            spoils = isinstance(error, OutOfMemory) and not isinstance(error, DeviceOutOfMemory)
            return Ended(video_id, attempt, ending, code, error.message, spoils=spoils)
    raise AssertionError("the table ends with the base of all kinds")


def _ours(error: BaseException, *, is_short_of_memory: bool) -> KinoraError:
    """The error of our own that tells it best, with nothing in it that users should not see."""
    is_unexplained = not isinstance(error, KinoraError) or error.code == GenerationError.code
    if isinstance(error, MemoryError) or (is_unexplained and is_short_of_memory):
        return OutOfMemory()
    if isinstance(error, StartupError):  # its sentence is for the operator and names paths
        return EngineMissing()
    if isinstance(error, Unavailable):
        return ProcessLost(f"had to give up ({error.message})")
    if isinstance(error, KinoraError):
        return error
    what = f"stopped at an unexpected error ({type(error).__name__}; see the server's log)"
    return ProcessLost(what)


def death_of(status: int) -> str:
    """What a process's exit status says, as the end of "The worker …"."""
    if status >= 0:
        return f"ended with exit status {status}"
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = "unknown"
    hint = ", often a sign that memory ran out" if -status == signal.SIGKILL else ""
    return f"was killed by signal {-status} ({name}){hint}"
