"""What an engine is: load, shoot, close. It knows nothing of HTTP, jobs, paths or databases.

One engine instance makes one video at a time; the worker guarantees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from kinora.video import Kind, Size, Strength

Frame = NDArray[
    np.uint8
]  # (height, width, 3 or 4), see PixelFormat; a view may be reused: copy to keep
PixelFormat = Literal["rgb24", "bgra"]
Sound = NDArray[np.float32]  # (samples, 2), 48 kHz, -1 to 1
SAMPLE_RATE = 48_000  # Hz
Buffer = bytes | memoryview


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A picture that a shot starts from, already checked: it decodes, and is of the shot's size."""

    media_type: str  # "image/jpeg", "image/png" or "image/webp"
    data: bytes


class Clip(Protocol):
    """A given clip, already checked, cut to whole seconds and fitted to the shot's size."""

    size: Size
    fps: int
    num_frames: int

    def frames(self, start: int, stop: int) -> Iterator[Frame]:
        """Frames `start` to `stop - 1` as rgb24, in order; any range may be asked for."""

    def sound(self) -> Sound:
        """Exactly `num_frames / fps` seconds; silence where the clip has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """Somebody who is to appear where the prompt says `name`."""

    name: str
    clip: Clip
    negative: bytes | None = None  # of a clip that this same engine made


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """What an engine is asked to make.

    `negative` is the source's, for a remix, an edit or an extension. `footage` is the uploaded clip
    that is edited or extended: alone for an upload (`negative` is None), and again beside the
    negative for whatever starts from a video that was made from it.
    Of an extension `seconds` is what it adds, and its footage is that part alone; its negative tells
    of the whole clip. `plan` is what `Engine.plan` gave for this shot.
    """

    kind: Kind
    prompt: str
    size: Size
    seconds: int
    seed: int
    model: str = ""  # the name it was asked of; for engines that have several
    negative: bytes | None = None
    trajectory: Buffer | None = None  # what was kept beside the negative, if it still is
    references: tuple[Reference, ...] = ()
    footage: Clip | None = None
    characters: tuple[Character, ...] = ()
    strength: Strength = Strength.BALANCED
    plan: bytes | None = None


class Watch(Protocol):
    """How an engine tells that it is alive and learns that it should stop."""

    def check(self) -> None:
        """Call often (at least every 0.2 s of work, or wherever work can be left). Raises Cancelled
        when the video was deleted."""

    def loading(self) -> None:
        """What follows may take minutes without a step: weights are read, kernels are compiled."""

    def steps(self, done: int, total: int) -> None:
        """So many of the steps before the first frame are done; these are then the video's progress.
        Nothing to call for an engine whose work is drawing the frames."""

    def preview(self, picture: bytes) -> None:
        """A first look at what is coming, a small JPEG; the newest one counts."""


class Footage(Protocol):
    """What an engine gives back: a pure function of the shot, its plan and the engine's version."""

    size: Size
    fps: int
    num_frames: int
    pixel_format: PixelFormat
    seekable: bool  # True: any range may be asked for, in any process, with the same result

    def frames(self, start: int, stop: int) -> Iterator[Frame]:
        """Frames `start` to `stop - 1`, in order."""

    def sound(self) -> Sound:
        """Exactly `num_frames / fps` seconds of stereo sound; that of an extension may begin up to a
        second earlier, and is then blended with the end of what it goes on from."""

    def negative(self) -> bytes:
        """What a remix starts from; never pickle."""

    def trajectory(self) -> bytes | None:
        """What makes remixes better or cheaper and may be evicted at any time; never pickle."""

    def scene(self) -> bytes:
        """What was understood, as JSON for people: `/scene` shows it."""


class Engine(Protocol):
    """A way to make footage."""

    name: str
    version: str  # changes whenever the same shot would give other frames
    negative_schema: int

    def load(self) -> None:
        """Make ready (import, read weights). Called once, in the worker."""

    def plan(self, shot: Shot, watch: Watch) -> bytes:
        """Decide all that the frames follow from, once for an attempt and all its processes: what
        may come out otherwise the next time (somebody asked, a file that changes) belongs here.
        Raises GenerationError kinds."""

    def shoot(self, shot: Shot, watch: Watch) -> Footage:
        """Prepare one shot by its plan, or plan it first where it has none. Raises GenerationError
        kinds; frames are drawn when asked for."""

    def close(self) -> None:
        """Let go of everything."""
