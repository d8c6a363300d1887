"""The clerk's loop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kinora.clerk.bell import Bell
from kinora.clerk.clerk import Clerk, Errand
from kinora.errors import Unavailable
from kinora.wake import Waker
from kinora.work.lifeline import Pulse

NOW = 1_760_000_000.0


class Counted:
    """An errand that counts how often it is asked."""

    def __init__(self, wait_s: float = 60.0) -> None:
        self.wait_s = wait_s
        self.times: list[float] = []
        self.is_stopped = False

    def step(self, now: float) -> float:
        self.times.append(now)
        return self.wait_s

    def stop(self) -> None:
        self.is_stopped = True


class Failing(Counted):
    """An errand that raises."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def step(self, now: float) -> float:
        super().step(now)
        raise self.error


MakeClerk = Callable[..., Clerk]


@pytest.fixture
def make_clerk(tmp_path: Path) -> Iterator[MakeClerk]:
    made: list[Clerk] = []

    def make(*errands: Errand, bell: Bell | None = None) -> Clerk:
        waker = Waker(tmp_path / "wake", "clerk")
        clerk = Clerk(
            errands, waker=waker, bell=bell or Bell(), pulse=Pulse(None), clock=lambda: NOW
        )
        made.append(clerk)
        return clerk

    yield make
    for clerk in made:
        clerk.close()


def running(clerk: Clerk) -> threading.Thread:
    thread = threading.Thread(target=clerk.run)
    thread.start()
    return thread


def wait_for(condition: Callable[[], object], timeout_s: float = 5.0) -> None:
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_an_errand_is_asked_when_its_time_has_come(make_clerk: MakeClerk) -> None:
    """It says itself when it wants to be asked again; it is told the time of the clock."""
    errand = Counted(wait_s=5)
    clerk = make_clerk(errand)
    for now in (0.0, 1.0, 4.9, 5.0, 9.0, 10.0):
        clerk.step(now)

    assert errand.times == [NOW] * 3


def test_a_failing_errand_does_not_hold_up_the_others(
    make_clerk: MakeClerk, caplog: pytest.LogCaptureFixture
) -> None:
    """Its fault is in the log; it rests, and the others go on."""
    bad, good = Failing(ValueError("odd")), Counted(wait_s=0)
    clerk = make_clerk(bad, good)
    for now in (0.0, 1.0, 2.0, 31.0):
        clerk.step(now)

    assert (len(bad.times), len(good.times)) == (2, 4)
    assert "Failing failed" in caplog.text


def test_a_busy_database_is_told_once(
    make_clerk: MakeClerk, caplog: pytest.LogCaptureFixture
) -> None:
    """An errand that the database refuses is asked again soon, and the log is not filled."""
    bad = Failing(Unavailable())
    clerk = make_clerk(bad)
    for now in (0.0, 0.6, 1.2):
        clerk.step(now)

    assert len(bad.times) == 3
    assert len(caplog.records) == 1


def test_a_wake_asks_everybody(make_clerk: MakeClerk, tmp_path: Path) -> None:
    """A datagram from another process has every errand look, long before its time."""
    errand = Counted()
    clerk = make_clerk(errand)
    thread = running(clerk)
    wait_for(lambda: errand.times)
    with Waker(tmp_path / "wake", "api") as other:
        other.wake()
        wait_for(lambda: len(errand.times) > 1)
    clerk.request_stop()
    thread.join(5)

    assert not thread.is_alive()


def test_a_stop_ends_the_errands_at_once(make_clerk: MakeClerk) -> None:
    """A stop ends the loop whatever it waits for, and every errand is told."""
    errand = Counted()
    clerk = make_clerk(errand)
    thread = running(clerk)
    wait_for(lambda: errand.times)
    began = time.monotonic()
    clerk.request_stop()
    thread.join(5)

    assert time.monotonic() - began < 1
    assert errand.is_stopped


def test_the_bell_rings_from_any_thread(make_clerk: MakeClerk) -> None:
    """An errand's own thread wakes the clerk; after the end ringing does nothing."""
    errand, bell = Counted(), Bell()
    clerk = make_clerk(errand, bell=bell)
    thread = running(clerk)
    wait_for(lambda: errand.times)
    bell.ring()
    wait_for(lambda: len(errand.times) > 1)
    clerk.request_stop()
    thread.join(5)
    bell.ring()
