"""One process's part in making a clip: footage from the engine, ranges of it to segment files.

Worker and helper alike draw through it. Knows nothing of processes, pipes or publishing.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np

from kinora.engines.base import Engine, Shot, Watch
from kinora.errors import GenerationError
from kinora.media.encode import SegmentEncoder
from kinora.media.seam import translated
from kinora.media.stills import Sprite, Stills, StillsCollector
from kinora.storage import Storage
from kinora.video import Size
from kinora.work.messages import Make

_THUMBNAIL = "thumbnail"


class Take:
    """One order in the hands of one process, which draws any range of it on request."""

    def __init__(
        self, order: Make, *, engine: Engine, storage: Storage, check: Callable[[], None]
    ) -> None:
        """Asks the engine for footage. `check` raises Cancelled when the order is called off."""
        self.order = order
        self._check = check
        self.footage = engine.shoot(_shot(order, storage), _Calls(check))
        wanted = Size(order.width, order.height)
        if self.footage.size != wanted:
            raise GenerationError(
                f"The engine prepared a clip of {self.footage.size}; {wanted} was asked for."
            )

    def render(
        self, start: int, stop: int, folder: Path, *, on_frame: Callable[[], None]
    ) -> tuple[Path, Stills]:
        """Draw and encode frames `start` to `stop - 1`; calls `on_frame` after each."""
        footage, path = self.footage, segment_path(folder, start)
        collector = StillsCollector(
            num_frames=footage.num_frames, size=footage.size, pixel_format=footage.pixel_format
        )
        encoder = SegmentEncoder(
            path, size=footage.size, fps=footage.fps, pixel_format=footage.pixel_format
        )
        with encoder:
            for index, frame in enumerate(footage.frames(start, stop), start):
                self._check()
                encoder.add(frame)
                collector.offer(index, frame)
                on_frame()
        return path, collector.stills()


class _Calls:
    """What an engine asks whether it should stop; not the take itself, which holds the footage
    that holds this: such a ring would keep a finished clip in memory."""

    def __init__(self, check: Callable[[], None]) -> None:
        self.check = check


def planned(order: Make, folder: Path, *, engine: Engine, storage: Storage, watch: Watch) -> Make:
    """The order with its plan, which lies in `folder` for all processes that draw it."""
    plan = engine.plan(_shot(order, storage), watch)
    path = folder / "plan.bin"
    with translated("Writing the plan"):
        path.write_bytes(plan)
    return msgspec.structs.replace(order, plan=str(path))


def _shot(order: Make, storage: Storage) -> Shot:
    return Shot(
        kind=order.kind,
        prompt=order.prompt,
        size=Size(order.width, order.height),
        seconds=order.seconds,
        seed=order.seed,
        negative=_negative(order.negative_key, storage) if order.negative_key else None,
        plan=_plan(order.plan) if order.plan else None,
    )


def _plan(path: str) -> bytes:
    with translated("Reading the plan"):
        return Path(path).read_bytes()


def _negative(key: str, storage: Storage) -> bytes:
    with translated("Reading what the source was made from"):
        try:
            return storage.path_of(key).read_bytes()
        except FileNotFoundError as error:
            raise GenerationError("What the source was made from is no longer there.") from error


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
