"""The one place where errors of the codecs and of the file system become ours."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import av.error

from kinora.errors import GenerationError, OutOfMemory, OutOfSpace

_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def translated(doing: str) -> Iterator[None]:
    """Raise OutOfSpace, OutOfMemory or GenerationError for what fails inside; `doing` says what."""
    try:
        yield
    except MemoryError as error:
        raise OutOfMemory from error
    except (av.error.FFmpegError, OSError) as error:
        if error.errno in _FULL:
            raise OutOfSpace from error
        raise GenerationError(f"{doing} failed; details are in the server's log.") from error
