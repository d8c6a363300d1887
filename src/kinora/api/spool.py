"""The files of one request, written to disk while they come: in blocks, hashed, off the event loop.

Knows nothing of forms. What nobody has taken away when the request is over is removed.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import secrets
import threading
from contextlib import suppress
from pathlib import Path

from kinora.errors import InvalidRequest, OutOfSpace, Unavailable
from kinora.service import Upload
from kinora.storage import translated

BLOCK = 512 * 1024  # bytes handed to a thread at once
MAX_FILES = 2


class SpooledFile:
    """One file on its way to the disk."""

    def __init__(
        self, path: Path, *, content_type: str, filename: str, min_free_bytes: int = 0
    ) -> None:
        self.size = 0  # bytes that have come so far
        self._min_free_bytes = min_free_bytes
        self._path = path
        self._content_type = content_type
        self._filename = filename
        self._waiting = bytearray()
        self._hash = hashlib.sha256()
        self._descriptor: int | None = None
        self._is_over = False
        # A request that is given up may leave a thread in the middle of its block.
        self._lock = threading.Lock()

    @property
    def num_waiting(self) -> int:
        """Bytes that have come and were not handed to a thread yet."""
        return len(self._waiting)

    def add(self, data: memoryview) -> None:
        """The next bytes; kept in memory until they are taken."""
        self._waiting += data
        self.size += len(data)

    def take(self) -> bytearray:
        """What has come since the last time."""
        block, self._waiting = self._waiting, bytearray()
        return block

    def write(self, block: bytearray) -> None:
        """Append to the file. For a thread. Raises OutOfSpace, Unavailable."""
        with self._lock, translated():
            if self._is_over:
                return
            if self._descriptor is None:
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
                try:
                    self._descriptor = os.open(self._path, flags, 0o600)
                except FileNotFoundError as error:  # a disk that was taken away, say
                    raise Unavailable("The storage folder is not there.") from error
            self._check_room(len(block))
            rest = memoryview(block)
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
            self._hash.update(block)

    def _check_room(self, more: int) -> None:
        """Many uploads at once, each of which may be large, must not fill the disk."""
        assert self._descriptor is not None
        status = os.fstatvfs(self._descriptor)
        if status.f_bavail * status.f_frsize < self._min_free_bytes + more:
            raise OutOfSpace

    def close(self) -> None:
        """Nothing more is written."""
        with self._lock:
            self._is_over = True
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None

    def remove(self) -> None:
        """Remove the file if it is still here. For a thread."""
        self.close()
        with suppress(OSError):  # the janitor sweeps what is left
            self._path.unlink(missing_ok=True)

    def upload(self) -> Upload:
        """The whole file; after `close`."""
        return Upload(
            path=self._path,
            size=self.size,
            sha256=self._hash.hexdigest(),
            content_type=self._content_type,
            filename=self._filename,
        )


class Spool:
    """The files of one request."""

    def __init__(self, folder: Path, *, min_free_bytes: int = 0) -> None:
        """Nothing is written any more when the disk has less than `min_free_bytes`."""
        self.files: list[SpooledFile] = []
        self._folder = folder
        self._min_free_bytes = min_free_bytes
        self._writing: asyncio.Future[None] | None = None

    @property
    def size(self) -> int:
        """Bytes of all files that have come so far."""
        return sum(file.size for file in self.files)

    @property
    def num_waiting(self) -> int:
        """Bytes of all files that lie in memory and were not handed to a thread yet."""
        return sum(file.num_waiting for file in self.files)

    def open(self, content_type: str, filename: str) -> SpooledFile:
        """A new file. Touches no disk yet. Raises InvalidRequest when there are too many."""
        if len(self.files) == MAX_FILES:
            raise InvalidRequest(f"The multipart body has more than {MAX_FILES} files.")
        path = self._folder / f"{secrets.token_hex(16)}.part"
        file = SpooledFile(
            path,
            content_type=content_type,
            filename=filename,
            min_free_bytes=self._min_free_bytes,
        )
        self.files.append(file)
        return file

    async def relieve(self, *, least: int = BLOCK) -> None:
        """Have blocks of `least` bytes written; returns while the last one still is.

        Raises as `write` does.
        """
        for file in self.files:
            if file.num_waiting >= least:
                await self._hand_over(file)

    async def finish(self) -> None:
        """Returns when all bytes are written. Raises as `write` does."""
        for file in self.files:
            await self._hand_over(file)
            await self._settle()
            file.close()

    async def discard(self) -> None:
        """Remove what nobody took away; goes on even if the caller is cancelled."""
        if self.files:
            loop = asyncio.get_running_loop()
            if self._writing is not None and not self._writing.cancel():
                self._writing.exception()  # whatever it was, another error was first
            await asyncio.shield(loop.run_in_executor(None, self._remove_all))

    def _remove_all(self) -> None:
        for file in self.files:
            file.remove()

    async def _hand_over(self, file: SpooledFile) -> None:
        await self._settle()
        loop = asyncio.get_running_loop()
        self._writing = loop.run_in_executor(None, file.write, file.take())

    async def _settle(self) -> None:
        """Wait for the block that is being written, if any."""
        if self._writing is not None:
            writing, self._writing = self._writing, None
            await writing
