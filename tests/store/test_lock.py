"""Locks are held by one process at a time and end with their holder, however it ends."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kinora.errors import StartupError
from kinora.store import FileLock, lock_data_folder

HOLD = (
    "import sys; from pathlib import Path; from kinora.store import lock_data_folder\n"
    "lock = lock_data_folder(Path(sys.argv[1]))\n"
    "print('held', flush=True); sys.stdin.read()"
)
START_CHILD = (
    "import subprocess, sys; from pathlib import Path; from kinora.store import lock_data_folder\n"
    "lock = lock_data_folder(Path(sys.argv[1]))\n"
    "child = subprocess.Popen([sys.executable, '-c', 'import sys; sys.stdin.read()'],"
    " close_fds=False)\n"
    "print('held', flush=True)"
)


def test_a_lock_has_one_holder(tmp_path: Path) -> None:
    """A second lock on the same file is refused until the first lets go."""
    first, second = FileLock(tmp_path / "a.lock"), FileLock(tmp_path / "a.lock")
    assert first.acquire()
    assert first.acquire()
    assert not second.acquire()
    first.release()
    with second:
        assert second.acquire()
        assert second.is_held
    assert not second.is_held


def test_a_second_server_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    """Another server on the same data folder is refused with the process and what to do."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StartupError, match=rf"process {holder.pid}\).*--data"):
            lock_data_folder(tmp_path)
        holder.kill()
        holder.wait(10)
        with lock_data_folder(tmp_path) as lock:
            assert lock.is_held


def test_a_child_inherits_no_lock(tmp_path: Path) -> None:
    """A child that outlives the holder does not keep the lock."""
    with subprocess.Popen(
        [sys.executable, "-c", START_CHILD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert holder.wait(10) == 0
        with lock_data_folder(tmp_path) as lock:
            assert lock.is_held


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    """A data folder below a file is a StartupError that names it."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StartupError, match=r"file/data' cannot be used.*--data"):
        lock_data_folder(tmp_path / "file" / "data")


def test_a_full_disk_keeps_nobody_from_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The holder's note is left out; the lock is held all the same."""

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    with lock_data_folder(tmp_path) as lock:
        assert lock.is_held
        with pytest.raises(StartupError, match=r"process unknown\)"):
            lock_data_folder(tmp_path)
