"""One process's part in making a film: footage from the engine, ranges of it to segment files.

A film is the engine's footage, or what an extension begins with and then that. Worker and helper
alike draw through it. Knows nothing of processes, pipes or publishing.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import numpy as np

from kinora.engines.base import SAMPLE_RATE, Engine, Frame, PixelFormat, Sound, Watch
from kinora.errors import GenerationError
from kinora.media.encode import SegmentEncoder
from kinora.media.seam import translated
from kinora.media.splice import can_precede, spliced
from kinora.media.stills import Sprite, Stills, StillsCollector
from kinora.storage import Storage
from kinora.video import Size
from kinora.work.messages import Make
from kinora.work.shots import opening_of, shot_of

_THUMBNAIL = "thumbnail"


class Take:
    """One order in the hands of one process, which draws any range of it on request."""

    def __init__(self, order: Make, *, engine: Engine, storage: Storage, watch: Watch) -> None:
        """Asks the engine for footage. `watch` must hold neither the take nor its footage: such a
        ring would keep a finished clip in memory."""
        self.order = order
        self._check = watch.check
        self.footage = engine.shoot(shot_of(order, storage), watch)
        wanted = Size(order.width, order.height)
        if self.footage.size != wanted:
            raise GenerationError(
                f"The engine prepared a clip of {self.footage.size}; {wanted} was asked for."
            )
        self.opening = opening_of(order, storage, fps=self.footage.fps)
        self.num_before = self.opening.clip.num_frames if self.opening else 0

    @property
    def num_frames(self) -> int:
        """Of the whole film."""
        return self.num_before + self.footage.num_frames

    def render(
        self, start: int, stop: int, folder: Path, *, on_frame: Callable[[], None]
    ) -> tuple[Path, Stills]:
        """Draw and encode frames `start` to `stop - 1` of the film; calls `on_frame` after each.

        The range lies before the engine's first frame, or from there on.
        """
        path, size = segment_path(folder, start), self.footage.size
        pixel_format, frames = self._drawn(start, stop)
        collector = StillsCollector(
            num_frames=self.num_frames, size=size, pixel_format=pixel_format
        )
        encoder = SegmentEncoder(path, size=size, fps=self.footage.fps, pixel_format=pixel_format)
        with encoder:
            for index, frame in enumerate(frames, start):
                self._check()
                encoder.add(frame)
                collector.offer(index, frame)
                on_frame()
        return path, collector.stills()

    def opening_to_copy(self, folder: Path) -> tuple[Path, ...]:
        """The print that the film begins with, where its packets can stay as they are.

        What we encoded ourselves can, unless the encoder has changed since. Empty otherwise.
        """
        if self.opening is None or not self.opening.is_print:
            return ()
        path, fps, size = self.opening.path, self.footage.fps, self.footage.size
        trial = SegmentEncoder(folder / "trial.mp4", size=size, fps=fps, pixel_format="rgb24")
        with trial:
            trial.add(np.zeros((size.height, size.width, 3), np.uint8))
        can = can_precede(path, trial.path, num_frames=self.num_before, fps=fps)
        return (path,) if can else ()

    def stills_before(self) -> Stills:
        """What the thumbnail and the spritesheet show of an opening that is not drawn."""
        if self.opening is None:
            return Stills()
        collector = StillsCollector(
            num_frames=self.num_frames, size=self.footage.size, pixel_format="rgb24"
        )
        for index in collector.wanted:
            if index < self.num_before:
                self._check()
                collector.offer(index, next(self.opening.clip.frames(index, index + 1)))
        return collector.stills()

    def sound(self) -> Sound:
        """Of the whole film."""
        if self.opening is None:
            return self.footage.sound()
        after = self.footage.sound()
        self._check()
        lead = len(after) - self.footage.num_frames * SAMPLE_RATE // self.footage.fps
        return spliced(self.opening.clip.sound(), after, lead=lead)

    def _drawn(self, start: int, stop: int) -> tuple[PixelFormat, Iterator[Frame]]:
        before = self.num_before
        if self.opening is not None and start < before:
            return "rgb24", self.opening.clip.frames(start, stop)
        return self.footage.pixel_format, self.footage.frames(start - before, stop - before)


def planned(order: Make, folder: Path, *, engine: Engine, storage: Storage, watch: Watch) -> Make:
    """The order with its plan, which lies in `folder` for all processes that draw it."""
    plan = engine.plan(shot_of(order, storage), watch)
    path = folder / "plan.bin"
    with translated("Writing the plan"):
        path.write_bytes(plan)
    return msgspec.structs.replace(order, plan=str(path))


def segment_path(folder: Path, start: int) -> Path:
    """Where the segment that begins at frame `start` is written."""
    return folder / f"segment-{start:06d}.mp4"


def stills_path(folder: Path, start: int) -> Path:
    """Where a helper leaves the stills of the segment that begins at frame `start`."""
    return folder / f"stills-{start:06d}.npz"


def write_stills(path: Path, stills: Stills) -> None:
    """Leave `stills` in a file, for the worker to read."""
    arrays = {str(sprite.place): sprite.pixels for sprite in stills.sprites}
    if stills.thumbnail is not None:
        arrays[_THUMBNAIL] = np.frombuffer(stills.thumbnail, np.uint8)
    with translated("Writing the stills"), path.open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)


def read_stills(path: Path) -> Stills:
    """What `write_stills` left. Raises GenerationError when it cannot be read."""
    try:
        with translated("Reading the stills"), np.load(path, allow_pickle=False) as arrays:
            sprites = tuple(
                Sprite(int(name), arrays[name]) for name in arrays.files if name != _THUMBNAIL
            )
            has_thumbnail = _THUMBNAIL in arrays.files
            return Stills(sprites, arrays[_THUMBNAIL].tobytes() if has_thumbnail else None)
    except (ValueError, zipfile.BadZipFile) as error:
        raise GenerationError("The stills of a segment are damaged.") from error
