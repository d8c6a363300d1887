"""Workers of this machine: started, restarted, and given up when they cannot work."""

from __future__ import annotations

import os
import selectors
import signal
import time
from collections.abc import Callable, Iterator

import msgspec
import pytest

from kinora.work.limits import Limits
from kinora.work.local import Event, Loaded, LocalPool, Lost
from kinora.work.messages import Ended, Made, Make, Setup
from work.dispatching import ENGINE
from work.half import wait_until


@pytest.fixture
def open_pool() -> Iterator[Callable[..., LocalPool]]:
    pools: list[LocalPool] = []
    selector = selectors.DefaultSelector()

    def open_pool(*setups: Setup, verdict_s: float = 0.05) -> LocalPool:
        limits = Limits(verdict_s=verdict_s)
        pools.append(LocalPool(setups, limits=limits, selector=selector, now=time.monotonic()))
        return pools[-1]

    yield open_pool
    for pool in pools:
        pool.close()
    selector.close()


def poll(pool: LocalPool) -> list[Event]:
    return pool.poll(time.monotonic())


def outcomes(pool: LocalPool) -> list[Event]:
    """What became of videos, which is all that some tests ask for."""
    return [event for event in poll(pool) if not isinstance(event, Loaded)]


def test_two_workers_make_two_videos(
    open_pool: Callable[..., LocalPool], setup: Setup, order: Make
) -> None:
    """Each gets one; a third has to wait."""
    other = msgspec.structs.replace(setup, device_lock=f"{setup.device_lock}-1")
    pool = open_pool(setup, other)
    wait_until(lambda: all(w.is_idle for w in pool.workers), doing=lambda: poll(pool))
    orders = [msgspec.structs.replace(order, video_id=f"video_{n}") for n in (1, 2, 3)]
    assert [pool.assign(each, time.monotonic()) for each in orders] == [True, True, False]

    events: list[Event] = []
    wait_until(lambda: not pool.orders, doing=lambda: events.extend(poll(pool)))
    made = {event.video_id for event in events if isinstance(event, Made)}
    assert made == {"video_1", "video_2"}


def test_a_worker_that_cannot_load_is_tried_again_ever_later(
    open_pool: Callable[..., LocalPool], setup: Setup
) -> None:
    """It is never idle, and the tries do not burn the machine."""
    pool = open_pool(msgspec.structs.replace(setup, engine="drawn:BrokenEngine"))
    pids = set()

    def look() -> None:
        poll(pool)
        pids.add(pool.workers[0].pid)
        assert not pool.has_idle

    wait_until(lambda: len(pids - {None}) == 2, doing=look)
    assert pool.workers[0].num_false_starts == 1


def test_an_idle_worker_that_dies_is_replaced(
    open_pool: Callable[..., LocalPool], setup: Setup
) -> None:
    """Nothing is lost, so nothing is told but what the new one has loaded."""
    pool = open_pool(setup)
    wait_until(lambda: pool.has_idle, doing=lambda: poll(pool))
    pid = pool.workers[0].pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    events: list[Event] = []
    wait_until(
        lambda: pool.has_idle and pool.workers[0].pid != pid,
        doing=lambda: events.extend(poll(pool)),
    )

    assert events == [Loaded(ENGINE, "1")]


def test_a_death_is_told_a_moment_late(
    open_pool: Callable[..., LocalPool], setup: Setup, order: Make
) -> None:
    """A dispatcher that is being killed together with its workers does not live to tell."""
    pool = open_pool(setup, verdict_s=0.4)
    wait_until(lambda: pool.has_idle, doing=lambda: poll(pool))
    pool.assign(msgspec.structs.replace(order, prompt="slow=1"), time.monotonic())
    pid = pool.workers[0].pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    died_at = time.monotonic()
    events: list[Event] = []
    wait_until(lambda: events, doing=lambda: events.extend(outcomes(pool)))

    assert time.monotonic() - died_at >= 0.4
    assert isinstance(events[0], Lost)
    assert events[0].reason.startswith("was killed by signal 9")


def test_a_worker_that_ran_out_of_memory_gets_nothing_more(
    open_pool: Callable[..., LocalPool], setup: Setup, order: Make
) -> None:
    """It is ending; the next order goes to the one that replaces it, without a pause."""
    pool = open_pool(setup)
    wait_until(lambda: pool.has_idle, doing=lambda: poll(pool))
    pid = pool.workers[0].pid
    pool.assign(msgspec.structs.replace(order, prompt="eat"), time.monotonic())
    events: list[Event] = []
    wait_until(lambda: events, doing=lambda: events.extend(outcomes(pool)))
    assert isinstance(events[0], Ended)
    assert events[0].code == "out_of_memory"
    assert not pool.has_idle

    wait_until(lambda: pool.has_idle, doing=lambda: poll(pool))
    assert pool.workers[0].pid != pid
    assert pool.workers[0].num_false_starts == 0
