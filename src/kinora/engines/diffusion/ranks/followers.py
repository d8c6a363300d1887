"""Rank 0's handle on the processes that follow it: starts them, paces them, notices when one is lost."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select

from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.ranks import parallel
from kinora.engines.diffusion.ranks.messages import Link, Setup, State, Word, encoded

_MODULE = "kinora.engines.diffusion.ranks.process"
_LOAD_S = 840.0  # as long as a worker may take over loading
_MEET_S = 2 * parallel.MEET_S  # for what follows it
_LEAVE_S = 30.0  # for a follower to come to the end of a run that rank 0 has ended
_BROKEN_S = 5.0
_LOOK_S = 0.1

_log = logging.getLogger(__name__)


class _Follower:
    """One process and the pipe to it."""

    def __init__(self, setup: Setup) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", _MODULE, str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
            )
        self.link = Link(ours, patience_s=_LEAVE_S)
        self.state = ""
        self.link.tell(encoded(setup))

    def end(self) -> None:
        self.process.kill()
        self.link.close()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(2)


class Followers:
    """All of rank 0's followers. They end with it, however it ends."""

    def __init__(
        self, config: ModelConfig, *, folder: str, image_folder: str, devices: tuple[str, ...]
    ) -> None:
        self.loss: Word | None = None  # why one was lost
        self._turned = 0.0  # when rank 0 last made a call
        self._folder = tempfile.TemporaryDirectory(prefix="kinora-ranks-")
        self._meeting = str(Path(self._folder.name) / "meeting")
        self._all = [
            _Follower(
                Setup(
                    config=config, folder=folder, image_folder=image_folder, device=device,
                    rank=rank, num_ranks=len(devices) + 1, meeting=self._meeting,
                    parent=os.getpid(),
                )
            )
            for rank, device in enumerate(devices, start=1)
        ]  # fmt: skip

    def __len__(self) -> int:
        return len(self._all)

    def __repr__(self) -> str:
        return f"Followers({[follower.process.pid for follower in self._all]})"

    @property
    def pids(self) -> tuple[int, ...]:
        return tuple(follower.process.pid for follower in self._all)

    @property
    def are_alive(self) -> bool:
        return all(follower.process.poll() is None for follower in self._all)

    def end(self) -> None:
        for follower in self._all:
            follower.end()
        self._folder.cleanup()

    def meet(self) -> str:
        """Wait until all have loaded, and have them join: by this file. Raises EOFError."""
        self._wait_for("loaded", _LOAD_S)
        for follower in self._all:
            follower.link.go()
        return self._meeting

    def have_met(self) -> None:
        """Wait until all have joined. Raises EOFError."""
        self._wait_for("ready", _MEET_S)

    def tell(self, body: bytes) -> None:
        """Begin a run. Raises EOFError."""
        for follower in self._all:
            follower.state = ""
            follower.link.tell(body)

    def go(self) -> None:
        """The next call of a transformer is due. Raises EOFError when one was lost."""
        if self.loss is not None:
            raise EOFError
        self._turned = time.monotonic()
        for follower in self._all:
            follower.link.go()

    def settle(self) -> None:
        """Wait for the end of a run that went well here. Raises EOFError when one was lost."""
        self._wait_for("over", _LEAVE_S)

    def have_stopped(self, *, in_order: bool) -> bool:
        """Have all leave the run; False when one was lost over it. Unless rank 0 left it `in_order`,
        they may wait for it in the middle of a call."""
        for follower in self._all:
            follower.link.stop()
        return self._wait("over", _LEAVE_S if in_order else _BROKEN_S)

    @contextmanager
    def watched(self, patience_s: float) -> Iterator[None]:
        """Within it, a follower that is lost, or that holds the others up, ends all of them, so that
        rank 0 does not wait for ever. Nobody else may listen to them meanwhile."""
        self._turned = time.monotonic()
        is_over = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(is_over, patience_s), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            is_over.set()
            watcher.join()

    def _watch(self, is_over: threading.Event, patience_s: float) -> None:
        while not is_over.wait(_LOOK_S):
            self._listen(0)
            if self.loss is None and time.monotonic() - self._turned > patience_s:
                self.loss = Word(state="failed", reason=f"it stood still for {patience_s:g} s")
            if self.loss is not None:
                for follower in self._all:
                    follower.process.kill()
                parallel.leave()
                return

    def _wait_for(self, state: State, wait_s: float) -> None:
        if not self._wait(state, wait_s):
            raise EOFError

    def _wait(self, state: State, wait_s: float) -> bool:
        until = time.monotonic() + wait_s
        while any(follower.state != state for follower in self._all):
            if time.monotonic() > until:
                self.loss = Word(state="late", reason=f"it took more than {wait_s:g} s")
            if self.loss is not None:
                return False
            self._listen(_LOOK_S)
        return self.loss is None

    def _listen(self, wait_s: float) -> None:
        """Take in what followers say by now."""
        readable, _, _ = select([follower.link for follower in self._all], [], [], wait_s)
        for follower in self._all:
            if follower.link in readable:
                self._hear(follower)

    def _hear(self, follower: _Follower) -> None:
        try:
            word = follower.link.take(Word)
        except EOFError:
            word = Word(state="failed", reason="it ended")
        follower.state = word.state
        if word.state == "failed":
            self.loss = word
