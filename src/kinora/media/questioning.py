"""The server's side of one inspection: start the process, ask, wait, end it. Trusts no answer."""

from __future__ import annotations

import logging
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress

import msgspec

from kinora.media.inquiry import ANSWER_BYTES, Answer, Question, Refused

OVER_LIMITS = "it could not be read within the limits of time and memory"
_ENVIRONMENT = {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}  # nothing of the server's own

_log = logging.getLogger(__name__)


def ask(question: Question, *, timeout_s: float) -> Answer:
    """Have a process of its own look at a file. One that dies or takes too long has refused it."""
    process = subprocess.Popen(
        [sys.executable, "-I", "-m", "kinora.media.inspector"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=(question.source, question.target),
        start_new_session=True,
        env=_ENVIRONMENT,
        cwd="/",
    )
    try:
        said = _conversed(process, msgspec.json.encode(question), timeout_s)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        process.stdout.close()
    return _answer(said, process.returncode)


def _conversed(process: subprocess.Popen[bytes], asked: bytes, timeout_s: float) -> bytes:
    """Everything it says until it is done, or less when it talks or takes too long."""
    assert process.stdin is not None
    assert process.stdout is not None
    deadline = time.monotonic() + timeout_s
    with suppress(BrokenPipeError):
        process.stdin.write(asked)  # fits into the pipe
        process.stdin.close()
    said, descriptor = b"", process.stdout.fileno()
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    while (left := deadline - time.monotonic()) > 0 and len(said) <= ANSWER_BYTES:
        if poll.poll(left * 1000):
            more = os.read(descriptor, ANSWER_BYTES)
            if not more:
                return said
            said += more
    return b""


def _answer(said: bytes, status: int) -> Answer:
    try:
        answer: Answer = msgspec.json.decode(said, type=Answer)
        return answer
    except msgspec.DecodeError:
        what = {"action": "inspection_ended", "status": status}
        _log.warning("an inspection ended without an answer", extra=what)
        return Refused(reason=OVER_LIMITS)
