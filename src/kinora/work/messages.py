"""What a dispatcher, its workers and their segment helpers say to one another.

Frozen values, packed with msgspec; never pickle. Knows nothing of sockets or processes.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from kinora.engines.options import EngineOptions
from kinora.errors import KinoraError
from kinora.moderation import Moderation
from kinora.video import Asset, Kind, Role, Strength

Phase = Literal["loading", "idle", "preparing", "rendering", "finishing"]
Ending = Literal["failed", "crashed", "cancelled", "out of space"]


class Setup(msgspec.Struct, frozen=True, tag=True):
    """Parent to child, first of all: what the child needs to become a worker or a helper."""

    engine: str
    storage_root: str
    device_lock: str = ""  # path of the device's lock file; "" for a helper, whose worker holds it
    memory_bytes: int = 0  # address space one process may use; 0 for no limit
    processes: int = 1  # that draw one clip together, the worker among them
    log_level: str = "info"
    log_format: str = "console"
    options: EngineOptions = EngineOptions()
    moderation: Moderation = Moderation()


class Given(msgspec.Struct, frozen=True):
    """A file that the video is made from: where it lies, and what it is for."""

    role: Role
    key: str
    media_type: str
    name: str = ""  # of a character


class Make(msgspec.Struct, frozen=True, tag=True):
    """Dispatcher to worker: make this video."""

    video_id: str
    attempt: int
    engine: str
    kind: Kind
    prompt: str
    width: int
    height: int
    seconds: int  # of the whole clip; an extension adds `seconds - source_seconds`
    seed: int
    model: str = ""  # the name it was asked of
    negative_key: str = ""  # of the source, for a remix, edit or extension
    trajectory_key: str = ""  # beside it; may be gone by the time it is read
    source_key: str = ""  # the source's print, which an extension begins with
    source_seconds: int = 0
    strength: Strength = Strength.BALANCED
    inputs: tuple[Given, ...] = ()
    plan: str = ""  # path of the engine's plan, once the worker has made it


class Prepare(msgspec.Struct, frozen=True, tag=True):
    """Worker to helper: ranges of this video will follow; get its footage ready."""

    order: Make


class Render(msgspec.Struct, frozen=True, tag=True):
    """Worker to helper: draw and encode frames `start` to `stop - 1` of this video into `folder`."""

    order: Make
    folder: str
    start: int
    stop: int  # exclusive


class Cancel(msgspec.Struct, frozen=True, tag=True):
    """Parent to child: stop making this attempt, its video was deleted or its attempt is lost."""

    video_id: str
    attempt: int


class Ready(msgspec.Struct, frozen=True, tag=True):
    """Child to parent: the engine is loaded."""

    engine_version: str
    negative_schema: int


class Beat(msgspec.Struct, frozen=True, tag=True):
    """Child to parent, once a second: alive, in this phase, so many steps done since the start."""

    phase: Phase
    steps: int


class Progress(msgspec.Struct, frozen=True, tag=True):
    """Worker to dispatcher: whole percents of the steps or frames that are really done."""

    video_id: str
    attempt: int
    percent: int


class Shown(msgspec.Struct, frozen=True, tag=True):
    """Worker to dispatcher: so many previews of this attempt were shown; the newest lies there."""

    video_id: str
    attempt: int
    count: int


class Rendered(msgspec.Struct, frozen=True, tag=True):
    """Helper to worker: `done` frames of the segment that begins at `start`; `whole` when written."""

    video_id: str
    attempt: int
    start: int
    done: int
    whole: bool = False


class Made(msgspec.Struct, frozen=True, tag=True):
    """Worker to dispatcher: every file of this attempt is published."""

    video_id: str
    attempt: int
    assets: tuple[Asset, ...]
    engine_version: str
    negative_schema: int


class Ended(msgspec.Struct, frozen=True, tag=True):
    """Child to parent: this attempt came to nothing, and why, in words fit for the video's owner."""

    video_id: str
    attempt: int
    ending: Ending
    code: str = ""
    reason: str = ""
    spoils: bool = (
        False  # the process ran out of memory, and is not to be trusted with another video
    )


Message = (
    Setup
    | Make
    | Prepare
    | Render
    | Cancel
    | Ready
    | Beat
    | Progress
    | Shown
    | Rendered
    | Made
    | Ended
)


def scratch_name(video_id: str, attempt: int) -> str:
    """The name of the scratch folder where the files of one attempt lie while it is made."""
    return f"{video_id}-{attempt}"


def pack(message: Message) -> bytes:
    """A message as bytes."""
    return msgspec.msgpack.encode(message)


def unpack(data: bytes) -> Message:
    """The message in `data`. Raises KinoraError when it is none of ours."""
    try:
        message: Message = msgspec.msgpack.decode(data, type=Message)
        return message
    except msgspec.DecodeError as error:
        raise KinoraError("A process of this server sent something that is no message.") from error
