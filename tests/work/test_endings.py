"""How errors and deaths are told: which ending, which code, which sentence."""

from __future__ import annotations

import pytest

from kinora.errors import (
    Cancelled,
    DeviceOutOfMemory,
    GenerationError,
    NotFound,
    OutOfMemory,
    OutOfSpace,
    StartupError,
    Unavailable,
)
from kinora.work.endings import PartEnded, ProcessLost, death_of, ending_of
from kinora.work.messages import Ended, Ending


@pytest.mark.parametrize(
    ("error", "ending", "code"),
    [
        (Cancelled(), "cancelled", "video_generation_failed"),
        (OutOfSpace(), "out of space", "insufficient_storage"),
        (MemoryError(), "failed", "out_of_memory"),
        (OutOfMemory(), "failed", "out_of_memory"),
        (GenerationError("Too odd.", code="odd"), "failed", "odd"),
        (NotFound(), "failed", "video_generation_failed"),
        (StartupError("lib at /a/secret"), "failed", "engine_unavailable"),
        (Unavailable("Input/output error."), "crashed", "worker_crashed"),
        (ProcessLost("lost a process"), "crashed", "worker_crashed"),
        (ZeroDivisionError("/a/secret"), "crashed", "worker_crashed"),
        (SystemExit(3), "crashed", "worker_crashed"),
    ],
)
def test_every_error_has_one_ending(error: BaseException, ending: Ending, code: str) -> None:
    """Ours say what they are, others are crashes, and no path gets out."""
    ended = ending_of(error, video_id="video_1", attempt=2)

    assert (ended.video_id, ended.attempt, ended.ending, ended.code) == ("video_1", 2, ending, code)
    assert ended.reason
    assert "secret" not in ended.reason


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (GenerationError("Encoding the video failed."), "out_of_memory"),
        (RuntimeError("can't start new thread"), "out_of_memory"),
        (GenerationError("Too odd.", code="odd"), "odd"),
        (OutOfSpace(), "insufficient_storage"),
    ],
)
def test_short_memory_explains_what_nothing_else_does(error: Exception, code: str) -> None:
    """Libraries that get no memory fail in words of their own."""
    ended = ending_of(error, video_id="video_1", attempt=2, is_short_of_memory=True)

    assert ended.code == code


def test_what_a_helper_told_is_passed_on() -> None:
    """Word for word."""
    told = Ended("video_1", 2, "failed", "odd", "Too odd.")

    assert ending_of(PartEnded(told), video_id="video_1", attempt=2) == told


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (-9, "was killed by signal 9 (SIGKILL), often a sign that memory ran out"),
        (-11, "was killed by signal 11 (SIGSEGV)"),
        (-99, "was killed by signal 99 (unknown)"),
        (3, "ended with exit status 3"),
    ],
)
def test_a_death_is_put_in_words(status: int, words: str) -> None:
    """They complete "The worker …"."""
    assert death_of(status) == words


@pytest.mark.parametrize(
    ("error", "spoils"),
    [
        (MemoryError(), True),
        (OutOfMemory(), True),
        (DeviceOutOfMemory(), False),
        (OutOfSpace(), False),
    ],
)
def test_memory_that_ran_out_spoils_a_process(error: BaseException, *, spoils: bool) -> None:
    """Unless it was the device's, which was freed again: the model stays loaded."""
    assert ending_of(error, video_id="video_1", attempt=2).spoils is spoils
