"""What holds a tree of processes together."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap

import pytest

from kinora.work.lifeline import Pulse


def test_a_pulse_is_felt_at_the_other_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """It beats at most twice a second, through the descriptor that the environment names."""
    ear, voice = os.pipe2(os.O_CLOEXEC)
    for name, value in Pulse.environment(voice).items():
        monkeypatch.setenv(name, value)
    pulse = Pulse.of_environment()
    for _ in range(10):
        pulse.beat()
    heard = os.read(ear, 100)
    os.close(ear)
    os.close(voice)

    assert heard == b"."


def test_a_pulse_never_waits() -> None:
    """Neither for a supervisor that does not listen nor for one that is gone."""
    ear, voice = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
    times = iter(range(1_000_000))
    pulse = Pulse(voice, clock=lambda: float(next(times)))
    for _ in range(70_000):  # more than a pipe holds
        pulse.beat()
    os.close(ear)
    pulse.beat()
    os.close(voice)


def test_without_a_supervisor_nobody_is_told() -> None:
    """A dispatcher run by hand beats into the void."""
    Pulse.of_environment().beat()


def test_memory_that_runs_short_is_noticed() -> None:
    """Close to the cap, and not before; without a cap never."""
    program = """
        import mmap
        from kinora.work.lifeline import is_short_of_memory, limit_memory
        told = [is_short_of_memory()]
        limit_memory(1 << 30)
        told.append(is_short_of_memory())
        pieces = []
        try:
            while True:
                pieces.append(mmap.mmap(-1, 8 << 20))
        except OSError:
            told.append(is_short_of_memory())
        print(told)
    """
    said = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[False, False, True]"


def test_memory_of_pictures_goes_back_at_once() -> None:
    """Even when something small that came later is still held."""
    program = """
        from pathlib import Path
        from kinora.work.lifeline import return_memory
        def held():
            status = Path("/proc/self/status").read_text()
            return int(status.split("VmRSS:")[1].split()[0]) >> 10
        return_memory()
        before, small = held(), []
        for _ in range(2):  # the first round is what teaches the C library to keep memory
            large = []
            for _ in range(20):
                large.append(bytearray(4 << 20))
                large[-1][::4096] = b"x" * 1024
                small.append(bytearray(50_000))
            del large
        print(held() - before < 20)
    """
    said = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "True"
