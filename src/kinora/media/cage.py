"""The cage of a process that decodes foreign bytes: little memory, no network, no further files.

Each function acts on the calling process, for good. Linux only; the filter of system calls is for
x86-64, elsewhere a network namespace of its own is the next best.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import signal
import struct
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_SECCOMP, _SET_FILTER, _ALL_THREADS = 317, 1, 1  # the call's number on x86-64, and what it is to do
_CLONE_NEWUSER, _CLONE_NEWNET = 0x1000_0000, 0x4000_0000
_CLONE_THREAD = 0x0001_0000
_ARCH_X86_64 = 0xC000_003E
_CLONE, _CLONE3 = 56, 435

# All that decoding and encoding of open files needs; whatever is not here is refused. Signals are
# not among them: the server runs as the same user.
_ALLOWED = {
    "read": 0,
    "write": 1,
    "close": 3,
    "fstat": 5,
    "poll": 7,
    "lseek": 8,
    "mmap": 9,
    "mprotect": 10,
    "munmap": 11,
    "brk": 12,
    "rt_sigaction": 13,
    "rt_sigprocmask": 14,
    "rt_sigreturn": 15,
    "pread64": 17,
    "pwrite64": 18,
    "readv": 19,
    "writev": 20,
    "sched_yield": 24,
    "mremap": 25,
    "madvise": 28,
    "nanosleep": 35,
    "getpid": 39,
    "exit": 60,
    "uname": 63,
    "fsync": 74,
    "ftruncate": 77,
    "getrusage": 98,
    "sysinfo": 99,
    "sigaltstack": 131,
    "gettid": 186,
    "futex": 202,
    "sched_getaffinity": 204,
    "set_tid_address": 218,
    "restart_syscall": 219,
    "clock_gettime": 228,
    "clock_nanosleep": 230,
    "exit_group": 231,
    "set_robust_list": 273,
    "getrandom": 318,
    "membarrier": 324,
    "rseq": 334,
}

# Codes of the kernel's packet filter: load a word, jump if equal, if any bit; give an answer.
_LOAD, _EQUAL, _ANY_BIT, _GIVE = 0x20, 0x15, 0x45, 0x06
_NUMBER, _ARCH, _FIRST_ARGUMENT = 0, 4, 16  # offsets of what is known of a call
_ALLOW, _ERROR, _KILL = 0x7FFF_0000, 0x0005_0000, 0x8000_0000


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def limit(*, memory_bytes: int, output_bytes: int, cpu_s: int, parent: int) -> None:
    """Cap what this process may take, and have it die with its parent, and first of all processes."""
    libc = ctypes.CDLL(None, use_errno=True)
    _require(libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0))
    if os.getppid() != parent:
        os._exit(1)
    _require(libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0))
    for what, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, output_bytes),
        (resource.RLIMIT_CPU, cpu_s),
        (resource.RLIMIT_NOFILE, 32),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        cap = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (cap, cap))
    with suppress(OSError):  # some containers hide it
        Path("/proc/self/oom_score_adj").write_text("1000")
    os.setpriority(os.PRIO_PROCESS, 0, max(5, os.getpriority(os.PRIO_PROCESS, 0)))


def close_cage() -> bool:
    """Cut this process off from the network and all files that are not open yet.

    False where the kernel gives no way to; the caps of `limit` hold all the same.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    _require(libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    if platform.machine() == "x86_64" and _filter_calls(libc):
        return True
    return any(libc.unshare(how) == 0 for how in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def _filter_calls(libc: ctypes.CDLL) -> bool:
    code = b"".join(_program())
    program = _Program(len(code) // 8, code)
    return bool(libc.syscall(_SECCOMP, _SET_FILTER, _ALL_THREADS, ctypes.byref(program)) == 0)


def _program() -> Iterable[bytes]:
    """The filter: of this machine's own calls those allowed, new threads but no new processes."""
    yield _step(_LOAD, _ARCH)
    yield _step(_EQUAL, _ARCH_X86_64, hit=1)
    yield _step(_GIVE, _KILL)
    yield _step(_LOAD, _NUMBER)
    yield _step(_EQUAL, _CLONE3, miss=1)
    yield _step(
        _GIVE, _ERROR | errno.ENOSYS
    )  # the C library then uses `clone`, which can be judged
    yield _step(_EQUAL, _CLONE, miss=3)
    yield _step(_LOAD, _FIRST_ARGUMENT)
    yield _step(_ANY_BIT, _CLONE_THREAD, miss=len(_ALLOWED) * 2 + 1)
    yield _step(_GIVE, _ALLOW)
    for number in _ALLOWED.values():
        yield _step(_EQUAL, number, miss=1)
        yield _step(_GIVE, _ALLOW)
    yield _step(_GIVE, _ERROR | errno.EPERM)


def _step(code: int, value: int, *, hit: int = 0, miss: int = 0) -> bytes:
    return struct.pack("=HBBI", code, hit, miss, value)


def _require(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), "prctl failed")
