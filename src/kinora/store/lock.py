"""Advisory locks on files: one dispatcher per database, one server per data folder.

The kernel drops a lock when its holder dies, however it dies. Knows nothing of what is guarded.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from kinora.errors import StartupError

DATA_LOCK = "server.lock"
DISPATCHER_LOCK = "dispatcher.lock"


class FileLock:
    """A lock that this process holds or does not. No child process inherits it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def __repr__(self) -> str:
        return f"FileLock({str(self.path)!r}, is_held={self.is_held})"

    @property
    def is_held(self) -> bool:
        return self._descriptor is not None

    def acquire(self) -> bool:
        """Takes the lock if nobody else has it; never waits. True when it is held."""
        if self.is_held:
            return True
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        with suppress(OSError):  # the note is for people; on a full disk the lock does without
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        self._descriptor = descriptor
        return True

    def holder(self) -> str:
        """The process id that the holder left in the file, for people; may be empty."""
        try:
            return self.path.read_text().strip()
        except OSError:
            return ""

    def release(self) -> None:
        """Lets go; without it the end of the process does. The file stays: removing it would race."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> FileLock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def lock_data_folder(folder: Path) -> FileLock:
    """Makes the data folder this server's own. Raises StartupError when it is another's, or unusable."""
    lock = FileLock(folder / DATA_LOCK)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        held = lock.acquire()
    except OSError as error:
        raise StartupError(
            f"The data folder '{folder}' cannot be used: {error.strerror}. "
            "Choose another with --data or KINORA_DATA."
        ) from error
    if not held:
        raise StartupError(
            f"Another Kinora server (process {lock.holder() or 'unknown'}) already uses the data folder "
            f"'{folder}'. Stop it, or choose another folder with --data or KINORA_DATA."
        )
    return lock


def dispatcher_lock(folder: Path) -> FileLock:
    """The lock of the one active dispatcher, beside the database; not yet taken."""
    return FileLock(folder / DISPATCHER_LOCK)
