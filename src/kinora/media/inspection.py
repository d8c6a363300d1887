"""Looking at what clients send before anything trusts it: each file in a process of its own.

The process is capped and cut off (see `cage`), decodes the file and writes a clean copy of it, so
that no other process ever decodes the original bytes. Light: imports no media library.
"""

from __future__ import annotations

import errno
import logging
import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kinora.errors import InvalidRequest, OutOfSpace, Unavailable
from kinora.media.inquiry import Answer, FilmSeen, Limits, PictureSeen, Question, Refused
from kinora.media.kinds import HEAD_BYTES, JPEG, MP4, PNG, UNKNOWN, WEBP, kind_of, plain_type
from kinora.media.questioning import ask
from kinora.models import listing, shortened
from kinora.video import Size

PICTURE_TYPES = (JPEG, PNG, WEBP, MP4)
FILM_TYPES = (MP4,)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that was read. The clean copy is an RGB PNG of `size`."""

    media_type: str  # of what was given
    size: Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A clip that was read. The clean copy is an upright MP4 of `size`: H.264 at 30 frames a second,
    and AAC where there was sound."""

    size: Size
    seconds: float
    fps: float  # of what was given
    num_frames: int  # of the clean copy
    has_sound: bool


class Inspector:
    """Looks at files, a few at the same time; may be shared by threads."""

    def __init__(self, *, scratch: Path, limits: Limits | None = None) -> None:
        """`scratch`: a folder on the file system of the clean copies, for those not yet finished."""
        self._limits = limits or Limits()
        self._scratch = scratch
        self._turns = threading.BoundedSemaphore(self._limits.at_once)
        self._seats = threading.BoundedSemaphore(self._limits.at_once + self._limits.waiting)
        self._is_told = False

    def __repr__(self) -> str:
        return f"Inspector({self._limits.at_once} at once)"

    def picture(
        self, path: Path, declared_type: str, *, into: Path, param: str = "input_reference"
    ) -> Picture:
        """Read a JPEG, PNG or WebP, or the first frame of an MP4, and write it cleanly to `into`.

        Raises InvalidRequest about `param` unless it is one, is what it is declared to be, and lies
        within the limits; Unavailable when too many files are being looked at; OutOfSpace.
        """
        kind = self._checked(path, declared_type, allowed=PICTURE_TYPES, param=param)
        seen = self._seen(path, wants="picture", kind=kind, into=into, param=param)
        assert isinstance(seen, PictureSeen)
        return Picture(media_type=kind, size=Size(seen.width, seen.height))

    def film(
        self, path: Path, *, into: Path, declared_type: str = MP4, param: str = "video"
    ) -> Film:
        """Read an MP4 to its end and write it cleanly to `into`; raises as `picture` does."""
        kind = self._checked(path, declared_type, allowed=FILM_TYPES, param=param)
        seen = self._seen(path, wants="film", kind=kind, into=into, param=param)
        assert isinstance(seen, FilmSeen)
        return Film(
            size=Size(seen.width, seen.height),
            seconds=seen.seconds,
            fps=seen.fps,
            num_frames=seen.num_frames,
            has_sound=seen.has_sound,
        )

    def _checked(
        self, path: Path, declared_type: str, *, allowed: tuple[str, ...], param: str
    ) -> str:
        """The file's kind, which is allowed, and the one that was declared."""
        declared = plain_type(declared_type)
        check_type(declared, allowed=allowed, param=param)
        with path.open("rb") as file:
            num_bytes, kind = os.fstat(file.fileno()).st_size, kind_of(file.read(HEAD_BYTES))
        if kind != declared:
            found = "something else" if kind == UNKNOWN else f"'{kind}'"
            if not num_bytes:
                found = "empty"
            raise _invalid(param, f"it was sent as '{declared}', but it is {found}")
        most = self._limits.film_bytes if kind == MP4 else self._limits.picture_bytes
        if num_bytes > most:
            raise _invalid(param, f"it has {num_bytes} bytes; at most {most} are allowed")
        return kind

    def _seen(
        self, path: Path, *, wants: Literal["picture", "film"], kind: str, into: Path, param: str
    ) -> Answer:
        part = self._scratch / f"{secrets.token_hex(8)}.part"
        timeout_s = getattr(self._limits, f"{wants}_timeout_s")
        try:
            with self._turn(), path.open("rb") as source, part.open("x+b") as target:
                question = Question(
                    wants=wants,
                    kind=kind,
                    source=source.fileno(),
                    target=target.fileno(),
                    limits=self._limits,
                    parent=os.getpid(),
                )
                answer = ask(question, timeout_s=timeout_s)
            self._tell(answer)
            if isinstance(answer, Refused):
                raise OutOfSpace if answer.is_disk_full else _invalid(param, answer.reason)
            part.replace(into)
            return answer
        except FileNotFoundError:  # deleted in this moment
            raise
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise OutOfSpace from error
            raise Unavailable("Files cannot be looked at just now; try again.") from error
        finally:
            part.unlink(missing_ok=True)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Only few wait, because those who do hold threads that other requests need."""
        if not self._seats.acquire(blocking=False):
            raise _too_many()
        try:
            if not self._turns.acquire(timeout=self._limits.patience_s):
                raise _too_many()
            try:
                yield
            finally:
                self._turns.release()
        finally:
            self._seats.release()

    def _tell(self, answer: Answer) -> None:
        if not answer.caged and not self._is_told:
            self._is_told = True
            _log.warning(
                "this kernel gives no way to cut off the processes that read uploads; "
                "their limits hold all the same",
                extra={"action": "inspector_not_caged"},
            )


def check_type(declared: str, *, allowed: tuple[str, ...] = PICTURE_TYPES, param: str) -> None:
    """Raises InvalidRequest when a file is declared to be of a type that is not taken at all."""
    if plain_type(declared) not in allowed:
        formats = (
            f"formats are {listing(allowed)}" if len(allowed) > 1 else f"format is '{allowed[0]}'"
        )
        raise InvalidRequest(
            f"Invalid file '{param}': unsupported mimetype ('{shortened(declared)}'). "
            f"Supported file {formats}.",
            param=param,
            code="unsupported_file_mimetype",
        )


def _too_many() -> Unavailable:
    return Unavailable("Too many files are being looked at; try again in a moment.")


def _invalid(param: str, reason: str) -> InvalidRequest:
    return InvalidRequest(f"Invalid file '{param}': {reason}.", param=param, code="invalid_file")
