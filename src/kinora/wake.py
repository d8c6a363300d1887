"""Processes of one machine wake one another through datagram sockets in a folder.

A wake says only "look again"; the database is the truth, so a lost one costs nothing but time.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import socket
from pathlib import Path
from types import TracebackType

from kinora.errors import StartupError

SUFFIX = ".sock"
MAX_MESSAGE_BYTES = 1024
_MAX_DRAINED = 1024  # messages taken at once
_DEAD = (errno.ECONNREFUSED, errno.ENOENT)


class Waker:
    """One process's ear and voice. Never blocks."""

    def __init__(self, folder: Path, name: str) -> None:
        """Listens in the folder as `name` (letters and digits; need not be unique).

        Raises StartupError when the folder cannot hold sockets.
        """
        self.name = f"{name}-{os.getpid()}-{secrets.token_hex(3)}{SUFFIX}"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._folder = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            # Bound under a hidden name first: until it listens, others would take it for dead.
            self._socket.bind(self._address(f".{self.name}.new"))
            os.rename(
                f".{self.name}.new", self.name, src_dir_fd=self._folder, dst_dir_fd=self._folder
            )
        except OSError as error:
            self._socket.close()
            raise StartupError(
                f"The folder '{folder}' cannot hold sockets ({error.strerror}); "
                "choose a data folder on a local disk."
            ) from error

    def __repr__(self) -> str:
        return f"Waker({self.name!r})"

    def fileno(self) -> int:
        """Readable when somebody woke this process: for selectors and `loop.add_reader`."""
        return self._socket.fileno()

    def wake(self, message: bytes = b"") -> None:
        """Wakes every other process; those that are gone are cleared away."""
        for name in os.listdir(self._folder):  # noqa: PTH208 - pathlib cannot list a descriptor
            if name.endswith(SUFFIX) and name != self.name:
                self._send(name, message)

    def drain(self) -> tuple[bytes, ...]:
        """The messages that came since the last call, oldest first."""
        messages: list[bytes] = []
        with contextlib.suppress(BlockingIOError):
            while len(messages) < _MAX_DRAINED:
                messages.append(self._socket.recv(MAX_MESSAGE_BYTES))
        return tuple(messages)

    def close(self) -> None:
        """Stops listening."""
        if self._socket.fileno() == -1:
            return
        self._socket.close()
        self._unlink(self.name)
        os.close(self._folder)

    def __enter__(self) -> Waker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _address(self, name: str) -> str:
        # A socket's address holds 107 bytes, a path may be longer: go through the open folder.
        return f"/proc/self/fd/{self._folder}/{name}"

    def _send(self, name: str, message: bytes) -> None:
        try:
            self._socket.sendto(message, self._address(name))
        except OSError as error:
            # Its owner died without a word. Any other failure (its buffer is full, say) means
            # that it has enough to wake up for.
            if error.errno in _DEAD:
                self._unlink(name)

    def _unlink(self, name: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name, dir_fd=self._folder)
