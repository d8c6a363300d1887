"""The parent's handle on one child process: start it, talk to it, end it.

Children are spawned, never forked: they inherit their end of one socket and nothing else.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress

from kinora.work.channel import Channel
from kinora.work.endings import death_of
from kinora.work.messages import Message, Setup

_REAP_S = 2.0


class Child:
    """A running `python -P -m module`, told its setup; the working folder is no place for modules."""

    def __init__(self, module: str, setup: Setup) -> None:
        self.channel, theirs = Channel.pair()
        descriptor = theirs.fileno()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", module, str(descriptor)],
                pass_fds=(descriptor,),
                stdin=subprocess.DEVNULL,
            )
        except BaseException:
            self.channel.close()
            raise
        finally:
            theirs.close()
        self.channel.offer(setup)

    def __repr__(self) -> str:
        return f"Child(pid {self.pid})"

    @property
    def pid(self) -> int:
        return self._process.pid

    def poll(self) -> Message | None:
        """The next message, if any. Raises EOFError when the child has ended."""
        return self.channel.poll()

    def kill(self) -> None:
        """End it at once and let go of it."""
        self._process.kill()
        self._reap()

    def death(self) -> str:
        """Why a child that closed its pipe ended: "was killed by signal 9 …"."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(
                _REAP_S / 4
            )  # an exit closes the pipe just before it can be waited for
        if self._process.returncode is None:
            self._process.kill()
        self._reap()
        return death_of(self._process.returncode or 0)

    def _reap(self) -> None:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_REAP_S)  # one stuck in the kernel is left to `subprocess`
        self.channel.close()
