"""How processes of one tree hang together: a child dies with its parent, and within its means.

Linux only. Knows nothing of videos; each function acts on the calling process.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_NICE = 2  # a little behind the server, hardly behind other programs
_SHORT = 0.95  # of the cap
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_LARGE = 1 << 20  # bytes: about what one figure's picture takes
_SLACK = 8 << 20  # bytes
_BEAT_VARIABLE = "KINORA_BEAT_DESCRIPTOR"


def die_with_parent(parent: int | None = None) -> None:
    """Have the kernel kill this process the moment its parent ends, however that ends.

    A parent that ended before this call is noticed only if its process id is given.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG) failed")
    if parent is not None and os.getppid() != parent:
        os._exit(1)


def leave_stopping_to_parent() -> None:
    """Ignore the signals that stop a whole group at once, so that the parent can stop in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def be_first_to_go() -> None:
    """Have the kernel choose this process first when memory runs out; keep the server quick."""
    with suppress(OSError):  # some containers hide it
        Path("/proc/self/oom_score_adj").write_text("1000")
    niceness = max(_NICE, os.getpriority(os.PRIO_PROCESS, 0))
    os.setpriority(os.PRIO_PROCESS, 0, niceness)


def limit_memory(num_bytes: int) -> None:
    """Cap this process's address space, so that memory running out is a MemoryError. 0: no cap."""
    if num_bytes:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        cap = num_bytes if hard == resource.RLIM_INFINITY else min(num_bytes, hard)
        resource.setrlimit(resource.RLIMIT_AS, (cap, hard))


def return_memory() -> None:
    """Have pictures given back to the system when they are let go of; left to itself the C library
    keeps the room of the largest ones, in pieces. Where it is not glibc nothing happens."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, _LARGE)
        mallopt(_M_TRIM_THRESHOLD, _SLACK)


def is_short_of_memory() -> bool:
    """Whether this process has come close to its cap: libraries then fail in words of their own."""
    cap, _ = resource.getrlimit(resource.RLIMIT_AS)
    if cap == resource.RLIM_INFINITY:
        return False
    status = Path("/proc/self/status").read_text()
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmPeak"))
    return int(peak) * 1024 > _SHORT * cap


class Pulse:
    """A child's way to tell the supervisor that its loop still turns; costs a byte a second."""

    def __init__(
        self, descriptor: int | None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._descriptor = descriptor
        self._clock = clock
        self._last = float("-inf")

    @classmethod
    def of_environment(cls) -> Pulse:
        """The pulse the supervisor asked for; one that tells nobody if there is no supervisor."""
        text = os.environ.pop(_BEAT_VARIABLE, "")
        if not text:
            return cls(None)
        os.set_inheritable(int(text), False)
        os.set_blocking(int(text), False)
        return cls(int(text))

    @staticmethod
    def environment(descriptor: int) -> dict[str, str]:
        """What a supervisor adds to a child's environment to hear its pulse on `descriptor`."""
        return {_BEAT_VARIABLE: str(descriptor)}

    def beat(self) -> None:
        """Tell, at most twice a second; never waits."""
        now = self._clock()
        if self._descriptor is None or now - self._last < 0.5:
            return
        self._last = now
        # A full pipe has beats enough; a broken one means that the supervisor is gone.
        with suppress(BlockingIOError, BrokenPipeError):
            os.write(self._descriptor, b".")
