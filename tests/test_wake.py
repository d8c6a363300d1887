"""Processes wake one another, never wait, and clear the dead away."""

from __future__ import annotations

import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kinora.errors import StartupError
from kinora.wake import Waker

ECHO = (
    "import select, sys; from pathlib import Path; from kinora.wake import Waker\n"
    "waker = Waker(Path(sys.argv[1]), 'child')\n"
    "print('ready', flush=True)\n"
    "select.select([waker], [], [], 20)\n"
    "waker.wake(b'heard ' + waker.drain()[0])\n"
    "print('done', flush=True); sys.stdin.read()"
)


@pytest.fixture
def make_waker(tmp_path: Path) -> Iterator[Callable[[str], Waker]]:
    """Wakers of one folder, closed at the end."""
    with ExitStack() as wakers:
        yield lambda name: wakers.enter_context(Waker(tmp_path / "wake", name))


def test_a_wake_reaches_all_others(make_waker: Callable[[str], Waker]) -> None:
    """Everybody but the sender hears it, once."""
    first, second, third = make_waker("a"), make_waker("a"), make_waker("b")
    first.wake(b"hello")
    assert second.drain() == (b"hello",)
    assert third.drain() == (b"hello",)
    assert first.drain() == second.drain() == ()


def test_two_processes_wake_each_other(tmp_path: Path, make_waker: Callable[[str], Waker]) -> None:
    """A message goes to another process and its answer comes back."""
    waker = make_waker("parent")
    with subprocess.Popen(
        [sys.executable, "-c", ECHO, str(tmp_path / "wake")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        waker.wake(b"you")
        assert select.select([waker], [], [], 20)[0]
        assert waker.drain() == (b"heard you",)
        assert child.stdout.readline() == "done\n"
        child.kill()
        child.wait(10)
        waker.wake(b"nobody")
        assert [path.name for path in (tmp_path / "wake").iterdir()] == [waker.name]


def test_a_path_of_any_length_will_do(tmp_path: Path) -> None:
    """Folders deeper than a socket's address can hold work."""
    folder = tmp_path / ("a" * 120) / ("b" * 120)
    with Waker(folder, "a") as first, Waker(folder, "b") as second:
        first.wake(b"x")
        assert second.drain() == (b"x",)


def test_a_full_ear_blocks_nobody(make_waker: Callable[[str], Waker]) -> None:
    """Waking one that does not listen goes on at once, and it still has enough to wake up for."""
    speaker, deaf = make_waker("a"), make_waker("b")
    for _ in range(2_000):
        speaker.wake(b"x" * 100)
    assert len(deaf.drain()) > 0


def test_a_closed_waker_is_gone(tmp_path: Path) -> None:
    """Closing removes the socket, and closing twice is harmless."""
    waker = Waker(tmp_path, "a")
    waker.close()
    waker.close()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    """A folder below a file is a StartupError with what to do."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StartupError, match="choose a data folder"):
        Waker(tmp_path / "file" / "wake", "a")
