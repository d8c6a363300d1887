"""Processes that die, hang or will not start, under a supervisor in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from work.half import DEADLINE_S, is_running, wait_until

PROGRAM = """
    import pathlib, sys
    from kinora.errors import StartupError
    from kinora.work.supervisor import Command, Supervisor
    folder, stop_timeout_s, *children = sys.argv[1:]
    commands = [
        Command(
            name=child,
            arguments=(sys.executable, "-c", child, folder),
            has_pulse="Pulse" in child,
            can_wait="patient" in child,
        )
        for child in children
    ]
    try:
        Supervisor(commands, stop_timeout_s=float(stop_timeout_s), silent_s=1.5).run(
            until_ready=pathlib.Path(folder, "ready").exists
        )
    except StartupError as error:
        sys.exit(error.message)
"""
# Each child notes its process id in the folder it is given.
NOTE = "import os, pathlib, sys, time; pathlib.Path(sys.argv[1], {name!r} + str(os.getpid())).touch(); "
SLEEPER = NOTE.format(name="sleeper-") + "time.sleep(600)"
STUBBORN = (
    "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    + NOTE.format(name="stubborn-")
    + "time.sleep(600)"
)
BEATING = (
    NOTE.format(name="beating-")
    + "from kinora.work.lifeline import Pulse; pulse = Pulse.of_environment()\n"
    + "pulse.beat(); "
    + NOTE.format(name="beaten-")
    + "\nwhile True: pulse.beat(); time.sleep(0.2)"
)
PARENT = (
    NOTE.format(name="parent-")
    + "import subprocess\n"
    + f"subprocess.Popen([sys.executable, '-c', {SLEEPER!r}, sys.argv[1]]); time.sleep(600)"
)
PATIENT = NOTE.format(name="patient-") + "time.sleep(600)"
HOPELESS = NOTE.format(name="hopeless-") + "sys.exit(78)"
SHORT = "import sys; sys.exit(3)"


class Watched:
    """A supervisor's process and the children it has started so far."""

    def __init__(self, folder: Path, *children: str, stop_timeout_s: float = 5.0) -> None:
        self._folder = folder
        program = textwrap.dedent(PROGRAM)
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, str(folder), str(stop_timeout_s), *children],
            stderr=subprocess.PIPE,
            text=True,
        )

    def pids(self, name: str) -> list[int]:
        """Process ids of the children of that name that run."""
        noted = [int(path.name.partition("-")[2]) for path in self._folder.glob(f"{name}-*")]
        return [pid for pid in noted if is_running(pid)]

    def pid(self, name: str) -> int:
        wait_until(lambda: self.pids(name))
        return self.pids(name)[0]

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stderr is not None
        self.process.stderr.close()


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Callable[..., Watched]]:
    started: list[Watched] = []

    def watch(*children: str, stop_timeout_s: float = 5.0) -> Watched:
        started.append(Watched(tmp_path, *children, stop_timeout_s=stop_timeout_s))
        return started[-1]

    yield watch
    for watched in started:
        watched.end()


def test_a_child_that_dies_is_started_again(watch: Callable[..., Watched]) -> None:
    """Soon, and the other child is left alone."""
    watched = watch(SLEEPER, BEATING)
    first, other = watched.pid("sleeper"), watched.pid("beating")
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: set(watched.pids("sleeper")) - {first}, within_s=3.0)

    assert watched.pids("beating") == [other]


def test_a_child_that_can_wait_is_started_once_the_server_is_ready(
    watch: Callable[..., Watched], tmp_path: Path
) -> None:
    """It takes nothing from those that make the server ready."""
    watched = watch(SLEEPER, PATIENT)
    wait_until(lambda: watched.pids("sleeper"))
    assert watched.pids("patient") == []

    (tmp_path / "ready").touch()
    wait_until(lambda: watched.pids("patient"))


def test_a_child_that_hangs_is_replaced(watch: Callable[..., Watched]) -> None:
    """One that has beaten and falls silent is killed and started again."""
    watched = watch(BEATING)
    first = watched.pid("beating")
    assert watched.pid("beaten") == first
    time.sleep(0.6)  # the supervisor looks four times a second
    os.kill(first, signal.SIGSTOP)
    wait_until(lambda: set(watched.pids("beating")) - {first}, within_s=6.0)

    assert not is_running(first)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_stop_ends_all(watch: Callable[..., Watched], number: int) -> None:
    """Nothing is left running, and the supervisor ends without complaint."""
    watched = watch(SLEEPER, BEATING)
    pids = [watched.pid("sleeper"), watched.pid("beating")]
    watched.process.send_signal(number)

    assert watched.process.wait(5.0) == 0
    assert not any(map(is_running, pids))


def test_a_stubborn_child_does_not_delay_a_stop(watch: Callable[..., Watched]) -> None:
    """It is killed when the time is up."""
    watched = watch(STUBBORN, stop_timeout_s=0.5)
    pid = watched.pid("stubborn")
    watched.process.terminate()

    assert watched.process.wait(5.0) == 0
    assert not is_running(pid)


def test_children_die_with_the_supervisor(watch: Callable[..., Watched]) -> None:
    """A killed supervisor leaves nothing behind."""
    watched = watch(SLEEPER, BEATING)
    pids = [watched.pid("sleeper"), watched.pid("beating")]
    watched.process.kill()

    wait_until(lambda: not any(map(is_running, pids)), within_s=2.0)


def test_what_a_dead_child_left_is_ended(watch: Callable[..., Watched]) -> None:
    """Its own children do not outlive it."""
    watched = watch(PARENT)
    parent, grandchild = watched.pid("parent"), watched.pid("sleeper")
    os.kill(parent, signal.SIGKILL)

    wait_until(lambda: not is_running(grandchild), within_s=3.0)


def test_a_child_that_cannot_start_ends_the_server(watch: Callable[..., Watched]) -> None:
    """Its own word for it is believed at once, and the other child is stopped."""
    watched = watch(SLEEPER, HOPELESS)

    assert watched.process.wait(DEADLINE_S) == 1
    assert watched.process.stderr is not None
    assert "cannot start" in watched.process.stderr.read()
    assert watched.pids("sleeper") == []


def test_starting_in_vain_has_an_end(watch: Callable[..., Watched]) -> None:
    """A child that always ends right away is given up, with its exit status."""
    watched = watch(SHORT)

    assert watched.process.wait(DEADLINE_S) == 1
    assert watched.process.stderr is not None
    assert "exit status 3" in watched.process.stderr.read()


def test_a_server_that_was_ready_is_never_given_up(
    watch: Callable[..., Watched], tmp_path: Path
) -> None:
    """What keeps a child from starting may pass: the other child goes on, this one is tried again."""
    (tmp_path / "ready").touch()
    watched = watch(SLEEPER, HOPELESS)
    sleeper = watched.pid("sleeper")
    wait_until(lambda: len(list(tmp_path.glob("hopeless-*"))) >= 2)

    assert watched.process.poll() is None
    assert watched.pids("sleeper") == [sleeper]


def test_a_machine_that_stood_still_costs_no_child(watch: Callable[..., Watched]) -> None:
    """When all are paused together, a child that comes to itself a moment later is not taken for hung."""
    watched = watch(BEATING)
    first = watched.pid("beating")
    assert watched.pid("beaten") == first
    both = (watched.process.pid, first)
    for pid in both:
        os.kill(pid, signal.SIGSTOP)
    time.sleep(2.5)  # more than the silence that is allowed
    for pid in both:
        os.kill(pid, signal.SIGCONT)
        time.sleep(0.6)  # the supervisor looks before the child has beaten

    assert watched.pids("beating") == [first]
