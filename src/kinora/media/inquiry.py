"""What the server and an inspecting process say to one another, as JSON over a pipe."""

from __future__ import annotations

import msgspec

ANSWER_BYTES = 4096  # more than any answer takes; a longer one is no answer
_REASON = 300  # characters


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What a file may be at most, and what looking at it may cost."""

    picture_bytes: int = 20 * 1024 * 1024
    picture_pixels: int = 33_000_000
    film_bytes: int = 512 * 1024 * 1024
    film_side: int = 4096  # pixels, either way
    film_seconds: int = 120
    film_fps: int = 120
    memory_bytes: int = 1_500_000_000  # address space of the inspecting process
    output_bytes: int = 1_073_741_824
    picture_timeout_s: int = 20  # by the clock; twice as much processor time
    film_timeout_s: int = 120
    at_once: int = 2  # inspections of one process of the server
    waiting: int = 8  # that may wait for their turn; a further one is turned away
    patience_s: float = 30.0  # that they wait


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Server to inspector: look at the file open as `source`, write a clean copy to `target`."""

    wants: str  # "picture" or "film"
    kind: str  # media type by its first bytes
    source: int  # descriptor, open for reading
    target: int  # descriptor, open for reading and writing
    limits: Limits
    parent: int  # process id


class PictureSeen(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Inspector to server: the clean picture is written."""

    width: int
    height: int
    caged: bool = True  # by the kernel: no network, no further files


class FilmSeen(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Inspector to server: the clean film is written."""

    width: int
    height: int
    fps: float  # of what was given
    num_frames: int
    seconds: float
    has_sound: bool
    caged: bool = True


class Refused(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Inspector to server: the file is not taken, and why, as the end of "Invalid file 'video': "."""

    reason: str
    is_disk_full: bool = False  # then it is not the file's fault
    caged: bool = True


Answer = PictureSeen | FilmSeen | Refused


class Refusal(Exception):
    """Inside an inspector: the reason why a file is not taken."""

    def __init__(self, reason: str) -> None:
        self.reason = reason[:_REASON]
        super().__init__(self.reason)
