"""From a shot to published files: footage from the engine, frames encoded while they come,
sound, stills and negative, all under the attempt's own key.

Runs inside a worker. Knows nothing of queues, rows or the dispatcher.
"""

from __future__ import annotations

import logging
import shutil
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from kinora.engines.base import Engine, Footage
from kinora.errors import GenerationError, OutOfSpace, Unavailable
from kinora.media.encode import GOP
from kinora.media.join import join, ranges
from kinora.media.seam import translated
from kinora.media.stills import Stills, spritesheet
from kinora.storage import Storage, attempt_key
from kinora.video import Asset, Variant
from kinora.work.crew import Crew, Range
from kinora.work.messages import Made, Make, Phase, scratch_name
from kinora.work.takes import (
    Take,
    planned,
    read_stills,
    segment_path,
    stills_path,
)

_WAIT_S = 0.05  # between two looks at cancellation while only helpers draw

_log = logging.getLogger(__name__)


class Reporter(Protocol):
    """Who is told how far a video is, and who knows whether it is still wanted."""

    def check(self) -> None:
        """Raises Cancelled when the video was deleted."""

    def enter(self, phase: Phase) -> None:
        """A new phase begins."""

    def frames(self, done: int, total: int) -> None:
        """So many frames are rendered, by all processes together."""

    def loading(self) -> None:
        """Minutes may pass without a step."""

    def steps(self, done: int, total: int) -> None:
        """So many steps before the first frame are done; they are then the video's progress."""

    def preview(self, picture: bytes) -> None:
        """A first look, a small JPEG."""


@dataclass(frozen=True, slots=True)
class _Print:
    """One file to publish: its name under the attempt, and its bytes or where they lie."""

    variant: Variant
    name: str
    media_type: str
    content: bytes | Path


class Runner:
    """Makes one video at a time."""

    def __init__(self, *, storage: Storage, crew: Crew) -> None:
        self._storage = storage
        self._crew = crew

    def make(self, order: Make, *, engine: Engine, reporter: Reporter) -> Made:
        """Make and publish. Raises Cancelled, OutOfSpace or a GenerationError kind."""
        reporter.enter("preparing")
        try:
            with _scratch(
                self._storage.scratch / scratch_name(order.video_id, order.attempt)
            ) as folder:
                order = planned(order, folder, engine=engine, storage=self._storage, watch=reporter)
                self._crew.prepare(order)
                take = Take(order, engine=engine, storage=self._storage, watch=reporter)
                reporter.enter("rendering")
                video, stills = self._film(take, folder, reporter)
                reporter.enter("finishing")
                assets = self._publish(order, _prints(take.footage, video=video, stills=stills))
                assets += self._kept_trajectory(order, take.footage)
        finally:
            self._crew.drop()
        return Made(order.video_id, order.attempt, assets, engine.version, engine.negative_schema)

    def _film(self, take: Take, folder: Path, reporter: Reporter) -> tuple[Path, Stills]:
        footage, video = take.footage, folder / "video.mp4"
        kept = take.opening_to_copy(folder)
        parts = _split(take, begins_at=take.num_before if kept else 0)
        drawing = _Drawing(take, folder=folder, crew=self._crew, reporter=reporter)
        drawing.begin(parts)
        sound = take.sound()  # while the helpers draw already
        reporter.check()
        before = take.stills_before() if kept else Stills()
        stills = drawing.finish(before)
        join(
            [*kept, *(segment_path(folder, start) for start, _ in parts)],
            sound,
            video,
            fps=footage.fps,
            size=footage.size,
            seconds=take.order.seconds,
        )
        return video, stills

    def _publish(self, order: Make, prints: tuple[_Print, ...]) -> tuple[Asset, ...]:
        return tuple(self._published(order, item) for item in prints)

    def _kept_trajectory(self, order: Make, footage: Footage) -> tuple[Asset, ...]:
        """Last, for what may be evicted at any time may as well not fit: that costs nothing else."""
        content = footage.trajectory()
        if content is None:
            return ()
        name, media_type = "trajectory.safetensors", "application/octet-stream"
        try:
            if 2 * len(content) > self._storage.free_bytes():  # others are writing too
                raise OutOfSpace
            item = _Print(Variant.TRAJECTORY, name, media_type, content)
            return (self._published(order, item),)
        except (OutOfSpace, Unavailable) as error:
            what = {"action": "trajectory_lost", "video": order.video_id, "bytes": len(content)}
            _log.warning("a trajectory cannot be kept: %s", error.message, extra=what)
            return ()

    def _published(self, order: Make, item: _Print) -> Asset:
        key = attempt_key(order.video_id, order.attempt, item.name)
        if isinstance(item.content, Path):
            published = self._storage.publish_file(key, item.content)
        else:
            published = self._storage.publish(key, item.content)
        size, sha256 = published
        return Asset(
            variant=item.variant, key=key, size=size, sha256=sha256, media_type=item.media_type
        )


class _Drawing:
    """All ranges of one clip, drawn by this process from the front, by helpers from the back."""

    def __init__(self, take: Take, *, folder: Path, crew: Crew, reporter: Reporter) -> None:
        self._take = take
        self._folder = folder
        self._crew = crew
        self._reporter = reporter
        self._pending: deque[Range] = deque()
        self._by_helpers: set[int] = set()
        self._num_frames = 0  # to be rendered, by all processes together
        self._own = 0  # frames this process has rendered
        self._own_stills: list[Stills] = []

    def begin(self, parts: tuple[Range, ...]) -> None:
        """Set helpers to work on the last ranges."""
        self._pending.extend(parts)
        self._num_frames = sum(stop - start for start, stop in parts)
        self._by_helpers = {start for start, _ in parts}
        if self._take.footage.seekable:
            self._crew.hand_out(self._pending, self._folder)

    def finish(self, before: Stills) -> Stills:
        """Draw what is left together with the helpers. `before`: of what is not drawn."""
        while self._pending:
            start, stop = self._pending.popleft()
            self._by_helpers.discard(start)
            _, stills = self._take.render(start, stop, self._folder, on_frame=self._on_frame)
            self._own_stills.append(stills)
        while self._crew.is_busy:
            self._crew.wait(_WAIT_S)
            self._follow()
        return self._stills(before)

    def _on_frame(self) -> None:
        self._own += 1
        self._follow()

    def _follow(self) -> None:
        self._reporter.check()
        self._crew.collect()
        if self._take.footage.seekable:
            self._crew.hand_out(self._pending, self._folder)
        self._reporter.frames(self._own + self._crew.num_done, self._num_frames)

    def _stills(self, before: Stills) -> Stills:
        read = [read_stills(stills_path(self._folder, start)) for start in self._by_helpers]
        parts = [before, *self._own_stills, *read]
        return Stills(
            sprites=tuple(sprite for part in parts for sprite in part.sprites),
            thumbnail=next((part.thumbnail for part in parts if part.thumbnail), None),
        )


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """An empty folder for the length of the block."""
    with translated("Preparing the work folder"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _split(take: Take, *, begins_at: int) -> tuple[Range, ...]:
    """One range per closed GOP, whatever the number of processes: the file is always the same.

    The engine's first frame begins a range of its own.
    """
    if take.footage.num_frames < 1:
        raise GenerationError("The engine prepared a clip without frames.")
    borders = (begins_at, take.num_before, take.num_frames)
    return tuple(
        (first + start, first + stop)
        for first, end in pairwise(borders)
        for start, stop in (ranges(end - first, end - first, GOP) if end > first else ())
    )


def _prints(footage: Footage, *, video: Path, stills: Stills) -> tuple[_Print, ...]:
    if stills.thumbnail is None:
        raise GenerationError("The engine drew fewer frames than it announced.")
    sheet = spritesheet(stills.sprites, size=footage.size)
    return (
        _Print(Variant.THUMBNAIL, "thumbnail.webp", "image/webp", stills.thumbnail),
        _Print(Variant.SPRITESHEET, "spritesheet.jpg", "image/jpeg", sheet),
        _Print(Variant.NEGATIVE, "negative.bin", "application/octet-stream", footage.negative()),
        _Print(Variant.SCENE, "scene.json", "application/json", footage.scene()),
        _Print(Variant.VIDEO, "video.mp4", "video/mp4", video),
    )
