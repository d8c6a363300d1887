"""Where bytes live: a local folder, published durably and never seen half-written.

Small contents are read through obstore, as remote stores will be; films are sent from their files,
and workers read plainly, because obstore's threads take more memory than their cap may allow.
Keys are ours alone (`videos/{id}/{attempt}/{name}`); no client's word ever becomes a path.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from kinora.errors import NotFound, OutOfSpace, Unavailable

_KEY = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
_FULL = (errno.ENOSPC, errno.EDQUOT)
_UNLINKABLE = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS)


class Published(NamedTuple):
    """What was published: its size in bytes and its SHA-256 in lowercase hex."""

    size: int
    sha256: str


def attempt_key(video_id: str, attempt: int, name: str) -> str:
    """Where one file of one attempt lives."""
    return _checked(f"{video_prefix(video_id)}{attempt}/{name}")


def preview_key(video_id: str, attempt: int) -> str:
    """Where the newest picture of an attempt lies while it is being made."""
    return attempt_key(video_id, attempt, "preview.jpg")


def video_prefix(video_id: str) -> str:
    """What the keys of all attempts at a video begin with."""
    return f"videos/{video_id}/"


class Storage:
    """A folder of published files, and beside them a scratch folder on the same file system."""

    def __init__(self, root: Path) -> None:
        """Makes the folders. Raises Unavailable or OutOfSpace when it cannot."""
        self.root = root
        self.scratch = root / "scratch"  # work in progress, of whoever holds the data folder
        self.uploads = root / "uploads"  # what clients are sending; swept by age alone
        self._incoming = root / "incoming"
        with translated():
            for folder in (self.scratch, self.uploads, self._incoming):
                folder.mkdir(parents=True, exist_ok=True)

    def __repr__(self) -> str:
        return f"Storage({str(self.root)!r})"

    def publish(self, key: str, content: bytes) -> Published:
        """Makes the bytes durable under the key, all at once."""
        part = self._incoming / f"{secrets.token_hex(8)}.part"
        with translated():
            try:
                part.write_bytes(content)
                return self._take(key, part)
            finally:
                part.unlink(missing_ok=True)

    def show(self, key: str, content: bytes) -> None:
        """Puts the bytes under the key, in place of what is there and all at once, but not durably:
        for what is of no use after the machine has stopped."""
        part = self._incoming / f"{secrets.token_hex(8)}.part"
        target = self.path_of(key)
        with translated():
            try:
                part.write_bytes(content)
                target.parent.mkdir(parents=True, exist_ok=True)
                part.rename(target)
            finally:
                part.unlink(missing_ok=True)

    def publish_file(self, key: str, path: Path, *, sha256: str | None = None) -> Published:
        """Moves a finished file of the scratch folder to the key, durably and without copying.

        It is read once more for its hash, unless that is given.
        """
        with translated():
            return self._take(key, path, sha256)

    def link(self, key: str, source_key: str, *, sha256: str | None = None) -> Published:
        """Publishes the bytes of another key under this one too; neither depends on the other.

        Raises NotFound when nothing is published under `source_key`.
        """
        part = self.uploads / f"{secrets.token_hex(8)}.part"
        try:
            with translated():
                _link(self.path_of(source_key), part)
                return self._take(key, part, sha256)
        except FileNotFoundError as error:
            raise NotFound("The content is no longer there.") from error
        finally:
            part.unlink(missing_ok=True)

    def path_of(self, key: str) -> Path:
        """Where the key's bytes lie, for serving; whether they exist is not checked."""
        return self.root / _checked(key)

    def size(self, key: str) -> int | None:
        """The key's size in bytes; None when nothing is published under it."""
        try:
            return self.path_of(key).stat().st_size
        except FileNotFoundError:
            return None

    def read(self, key: str) -> bytes:
        """All bytes of a small content. Raises NotFound when nothing is published under the key."""
        # Imported late: a twentieth of a second and some memory that few processes need.
        from obstore.exceptions import BaseError
        from obstore.store import LocalStore

        try:
            with translated():
                return bytes(LocalStore(self.root).get(_checked(key)).bytes())
        except FileNotFoundError as error:
            raise NotFound("The content is no longer there.") from error
        except BaseError as error:
            raise Unavailable("The storage folder cannot be read.") from error

    def delete(self, key: str) -> None:
        """Removes what is published under the key; nothing there is no error."""
        with translated():
            self.path_of(key).unlink(missing_ok=True)

    def discard(self, name: str) -> None:
        """Removes what is published under a key, or all under a prefix that is given without its slash."""
        with translated():
            _remove(self.root / _checked(name))

    def names_before(self, time: float, prefix: str) -> Iterator[str]:
        """The names right under a prefix to which nothing was written since `time` (unix seconds).

        They are found while they are asked for, so that a long list keeps nobody waiting.
        """
        folder = self.root / _checked(prefix.removesuffix("/"))
        if not folder.is_dir():
            return
        with translated(), os.scandir(folder) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):  # gone meanwhile
                    if entry.stat(follow_symlinks=False).st_mtime < time:
                        yield entry.name

    def delete_prefix(self, prefix: str) -> None:
        """Removes everything under a prefix that ends with a slash; nothing there is no error."""
        folder = self.root / _checked(prefix.removesuffix("/"))
        with translated():
            if folder.is_dir():
                shutil.rmtree(folder)
            elif not self._incoming.is_dir():  # a disk that was taken away, and is to come back
                raise Unavailable("The storage folder is not there.")

    def sweep(self) -> None:
        """Removes what earlier processes left unfinished; only for the holder of the data folder."""
        with translated():
            for folder in (self._incoming, self.scratch):
                for entry in folder.iterdir():
                    _remove(entry)

    def sweep_uploads(self, *, older_than_s: float) -> int:
        """Removes uploads that nothing was done to for so long: their request is dead. How many."""
        num_removed, until = 0, time.time() - older_than_s
        with translated():
            for entry in self.uploads.iterdir():
                with suppress(FileNotFoundError):  # its request has just ended
                    # Not the time of the content: a link has that of what it links to.
                    if entry.stat().st_ctime < until:
                        _remove(entry)
                        num_removed += 1
        return num_removed

    def free_bytes(self) -> int:
        """How much can still be written, as far as the file system tells."""
        return self._on_disk(lambda status: status.f_bavail)

    def disk_bytes(self) -> int:
        """The size of the file system that all of it lies on."""
        return self._on_disk(lambda status: status.f_blocks)

    def _on_disk(self, num_blocks: Callable[[os.statvfs_result], int]) -> int:
        try:
            with translated():
                status = os.statvfs(self.root)
        except FileNotFoundError as error:  # a disk that was taken away, say
            raise Unavailable("The storage folder is not there.") from error
        return num_blocks(status) * status.f_frsize

    def _take(self, key: str, part: Path, sha256: str | None = None) -> Published:
        """Renames a file to its key; nothing is there before all of it is on the disk."""
        target = self.path_of(key)
        published = _synced(part, sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        part.rename(target)
        for folder in target.parents:
            _sync(folder)  # an older one too: who made it may have died before this
            if folder == self.root:
                break
        return published


def _checked(key: str) -> str:
    """The key itself. Only our own mistakes can make it wrong: clients never name one."""
    if not _KEY.fullmatch(key):
        raise ValueError(f"not a storage key: {key!r}")
    return key


def _synced(path: Path, sha256: str | None) -> Published:
    """Size and hash of a file, once it is on the disk; the hash is taken where it is not known."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        size = os.fstat(file.fileno()).st_size
        return Published(size, sha256 or hashlib.file_digest(file, "sha256").hexdigest())


def _sync(folder: Path) -> None:
    """Makes the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _link(source: Path, target: Path) -> None:
    """A second name for a file, or a copy where the file system has no such thing."""
    try:
        target.hardlink_to(source)
    except OSError as error:
        if error.errno not in _UNLINKABLE:
            raise
        shutil.copyfile(source, target)


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)


@contextmanager
def translated() -> Iterator[None]:
    """A full disk and a broken one, in our words and without paths."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno in _FULL:
            raise OutOfSpace from error
        reason = error.strerror or type(error).__name__
        raise Unavailable(f"The storage folder cannot be used: {reason}.") from error
