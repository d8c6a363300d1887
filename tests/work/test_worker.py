"""Worker processes: how they begin, how they end, and whom they take with them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from kinora.work.child import Child
from kinora.work.messages import Beat, Cancel, Ended, Made, Make, Message, Ready, Setup
from work.half import children_of, is_running, wait_until

WORKER = "kinora.work.worker"


def hear(child: Child, kind: type[Message]) -> Message:
    """The next message of that kind."""
    heard: list[Message] = []

    def has_come() -> bool:
        message = child.poll()
        if isinstance(message, kind):
            heard.append(message)
        return bool(heard)

    wait_until(has_come)
    return heard[0]


@pytest.fixture
def start(setup: Setup) -> Iterator[Callable[..., Child]]:
    """Starts workers, and ends them after the test."""
    started: list[Child] = []

    def start(**changes: object) -> Child:
        started.append(Child(WORKER, msgspec.structs.replace(setup, **changes)))
        return started[-1]

    yield start
    for child in started:
        child.kill()


def test_a_worker_says_when_it_is_ready(start: Callable[..., Child]) -> None:
    """Then it beats, idle."""
    child = start()

    assert hear(child, Ready) == Ready("1", 7)
    wait_until(lambda: isinstance(beat := hear(child, Beat), Beat) and beat.phase == "idle")


def test_a_worker_ends_when_its_pipe_closes(start: Callable[..., Child], order: Make) -> None:
    """Within a second, even in the middle of a frame, and its helpers with it."""
    child = start(processes=2)
    hear(child, Ready)
    child.channel.offer(msgspec.structs.replace(order, prompt="hang"))
    hear(child, Beat)
    processes = [child.pid, *children_of(child.pid)]
    assert len(processes) == 2
    child.channel.close()

    wait_until(lambda: not any(map(is_running, processes)), within_s=1.0)


def test_a_killed_worker_takes_its_helpers_along(start: Callable[..., Child]) -> None:
    """Nobody is left to draw for nobody."""
    child = start(processes=2)
    hear(child, Ready)
    helpers = children_of(child.pid)
    os.kill(child.pid, signal.SIGKILL)

    assert helpers
    wait_until(lambda: not any(map(is_running, helpers)), within_s=1.0)


def test_workers_die_with_their_dispatcher(setup: Setup, tmp_path: Path) -> None:
    """A dispatcher killed outright leaves no worker behind."""
    program = """
        import sys, time
        from kinora.work.child import Child
        from kinora.work.messages import Setup
        child = Child("kinora.work.worker", Setup(*sys.argv[1:4], processes=1))
        print(child.pid, flush=True)
        time.sleep(60)
    """
    arguments = (setup.engine, setup.storage_root, setup.device_lock)
    dispatcher = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program), *arguments], stdout=subprocess.PIPE
    )
    with dispatcher:
        assert dispatcher.stdout is not None
        pid = int(dispatcher.stdout.readline())
        wait_until(lambda: Path(setup.device_lock).exists())
        dispatcher.kill()

    wait_until(lambda: not is_running(pid), within_s=1.0)


def test_a_device_has_one_worker(start: Callable[..., Child]) -> None:
    """A second one waits until the first is gone, then loads."""
    first = start()
    hear(first, Ready)
    second = start()
    hear(second, Beat)
    hear(second, Beat)
    assert second.poll() is None
    first.kill()

    assert isinstance(hear(second, Ready), Ready)


def test_signals_to_the_whole_group_leave_workers_alone(
    start: Callable[..., Child], order: Make
) -> None:
    """The dispatcher decides what a stop means for them."""
    child = start()
    hear(child, Ready)
    os.kill(child.pid, signal.SIGINT)
    os.kill(child.pid, signal.SIGTERM)
    child.channel.offer(order)

    assert isinstance(hear(child, Made), Made)


def test_memory_has_a_limit(start: Callable[..., Child], order: Make) -> None:
    """Beyond it the video fails with a sentence, and the worker ends to begin afresh."""
    child = start(memory_bytes=4 << 30)
    hear(child, Ready)
    child.channel.offer(msgspec.structs.replace(order, prompt="eat=8"))
    ended = hear(child, Ended)

    assert isinstance(ended, Ended)
    assert (ended.ending, ended.code) == ("failed", "out_of_memory")
    wait_until(lambda: not is_running(child.pid))


def test_a_worker_is_the_first_to_go(start: Callable[..., Child]) -> None:
    """When the machine runs out of memory the kernel takes it before the server."""
    child = start()
    hear(child, Ready)

    assert Path(f"/proc/{child.pid}/oom_score_adj").read_text().strip() == "1000"


def test_a_worker_inherits_one_socket_only(start: Callable[..., Child], tmp_path: Path) -> None:
    """No lock and no database of its dispatcher's."""
    with (tmp_path / "a lock").open("w") as held:
        os.set_inheritable(held.fileno(), True)
        child = start()
        hear(child, Ready)
        open_files = [str(path.readlink()) for path in Path(f"/proc/{child.pid}/fd").iterdir()]

    assert not any("a lock" in name for name in open_files)


def test_another_engine_is_loaded_on_demand(start: Callable[..., Child], order: Make) -> None:
    """A video is made by its own engine, whatever the worker had loaded before."""
    child = start()
    hear(child, Ready)
    child.channel.offer(msgspec.structs.replace(order, engine="drawn:OtherEngine"))
    made = hear(child, Made)

    assert isinstance(made, Made)
    assert made.engine_version == "2"


def test_helpers_change_with_the_engine(start: Callable[..., Child], order: Make) -> None:
    """None of the old one's is left, and the new one's are as many."""
    child = start(processes=2)
    hear(child, Ready)
    before = children_of(child.pid)
    child.channel.offer(msgspec.structs.replace(order, engine="drawn:OtherEngine"))
    hear(child, Made)
    after = children_of(child.pid)

    assert (len(before), len(after)) == (1, 1)
    assert not is_running(before[0])


def test_loading_within_an_order_is_told(start: Callable[..., Child], order: Make) -> None:
    """Its limit holds until the first step, and each step is a sign of life."""
    child = start()
    hear(child, Ready)
    prompt = "load=1.2 steps=2 pace=1.2"
    child.channel.offer(msgspec.structs.replace(order, prompt=prompt))
    heard: list[Beat] = []
    while not heard or heard[-1].phase != "rendering":
        beat = hear(child, Beat)
        assert isinstance(beat, Beat)
        heard.append(beat)

    assert [beat.phase for beat in heard if beat.phase != "idle"][:1] == ["loading"]
    assert heard[-1].steps > heard[-2].steps


def test_a_cancelled_worker_is_free_at_once(start: Callable[..., Child], order: Make) -> None:
    """It says so, and takes the next order."""
    child = start()
    hear(child, Ready)
    child.channel.offer(msgspec.structs.replace(order, prompt="slow=0.05"))
    child.channel.offer(Cancel(order.video_id, order.attempt))
    ended = hear(child, Ended)
    child.channel.offer(msgspec.structs.replace(order, video_id="video_2"))

    assert isinstance(ended, Ended)
    assert ended.ending == "cancelled"
    assert isinstance(hear(child, Made), Made)
