"""The video: the job and its record, with the legal transitions between its statuses.

Frozen values only; a change is a copy. Knows nothing of storage, HTTP or engines.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum

import msgspec


class Status(StrEnum):
    """Where a video is in its life; the API shows exactly these four."""

    QUEUED = "queued"  # accepted and durable, waiting for a worker
    IN_PROGRESS = "in_progress"  # an attempt is under way
    COMPLETED = "completed"  # its bytes may be served; final
    FAILED = "failed"  # it will not be made; `error` says why; final

    @property
    def is_final(self) -> bool:
        return self in (Status.COMPLETED, Status.FAILED)


# Every statement that changes a status is held to it.
TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.QUEUED: frozenset({Status.IN_PROGRESS, Status.FAILED}),
    Status.IN_PROGRESS: frozenset({Status.QUEUED, Status.COMPLETED, Status.FAILED}),
    Status.COMPLETED: frozenset({Status.QUEUED}),  # bytes found damaged on start: made again
    Status.FAILED: frozenset(),
}


class Kind(StrEnum):
    """How a video came to be asked for."""

    CREATE = "create"
    REMIX = "remix"
    EDIT = "edit"  # like a remix, of a video or of an upload
    EXTENSION = "extension"


class Strength(StrEnum):
    """How far a remix, edit or extension may depart from its source."""

    SUBTLE = (
        "subtle"  # colours, light, weather, look and words; nobody and nothing comes, goes or moves
    )
    BALANCED = "balanced"  # what the prompt asks for, and nothing else
    STRONG = "strong"  # what the prompt asks for; what it leaves open may be staged anew


class Role(StrEnum):
    """What a file that was given with a request is for."""

    REFERENCE = "reference"  # the picture that the clip begins with
    FOOTAGE = "footage"  # an uploaded clip that is edited or extended
    CHARACTER = "character"  # a clip that shows somebody who is to appear
    NEGATIVE = "negative"  # of an uploaded clip or a character that Kinora made itself
    PRINT = "print"  # an uploaded clip that Kinora made itself, which an extension begins with


class Variant(StrEnum):
    """What is kept of a completed video. The first three are the API's; the others are ours."""

    VIDEO = "video"
    THUMBNAIL = "thumbnail"
    SPRITESHEET = "spritesheet"
    NEGATIVE = "negative"
    SCENE = "scene"  # what the engine understood, as JSON for `/scene`
    TRAJECTORY = "trajectory"  # beside the negative; may be evicted at any time


@dataclass(frozen=True, slots=True)
class Size:
    """Frame size in pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a video failed: a stable code and a sentence its owner can act on."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One published file of a completed attempt. `key` is its path in storage."""

    variant: Variant
    key: str
    size: int  # bytes
    sha256: str  # lowercase hex
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One published file that a video is made from; it lies under the video's own prefix."""

    role: Role
    key: str
    size: int  # bytes
    sha256: str  # lowercase hex
    media_type: str
    name: str = ""  # of a character


class Video(msgspec.Struct, frozen=True, kw_only=True):
    """One video as the store holds it. Times are unix seconds, UTC."""

    id: str
    project: str
    created_at: int
    kind: Kind
    model: str  # the name the client sent
    prompt: str
    size: Size
    seconds: int
    seed: int
    engine: str
    engine_version: str = ""  # of the attempt that completed it
    negative_schema: int = 0  # 0 until completed
    source_id: str | None = None  # the video that a remix, edit or extension started from
    strength: Strength = Strength.BALANCED
    extensions: int = 0  # how many parts were added to the clip's first
    source_seconds: int = 0  # of an extension: how much of it was there before
    title: str | None = None  # its owner's name for it
    batch_id: str | None = None
    status: Status = Status.QUEUED
    progress: int = 0  # percent, 0 to 100; 100 only when completed
    started_at: int | None = None
    completed_at: int | None = None
    expires_at: int | None = None
    failure: Failure | None = None
    priority: int = 0  # higher is sooner
    attempt: int = 0  # raised by every claim; fences off older attempts
    crashes: int = 0  # attempts whose worker died or raised
    previews: int = 0  # pictures shown of the running attempt


def new_video_id(created_at: int) -> str:
    """A fresh id of the native shape: `video_` and 48 hex digits that begin with the time."""
    head, tail = secrets.token_hex(2), secrets.token_hex(16)
    variant = secrets.choice("89ab")
    return f"video_{created_at:08x}{head}819{tail[0]}{variant}{tail[1:]}"


def new_seed() -> int:
    """A random seed, 0 to 2**31 - 1."""
    return secrets.randbelow(2**31)
