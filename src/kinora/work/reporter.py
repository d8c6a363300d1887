"""How one order's making is told to the dispatcher: signs of life, whole percents, first pictures.

Knows the pipe and where pictures are shown; what is being made and by whom it does not know.
"""

from __future__ import annotations

import logging
import time
from contextlib import suppress

from kinora.errors import GenerationError, KinoraError
from kinora.storage import Storage, preview_key
from kinora.work.link import Link
from kinora.work.messages import Make, Phase, Progress, Shown

MAX_PREVIEW_BYTES = 256 * 1024
_TELL_S = 0.25  # seconds between two reports of progress

_log = logging.getLogger(__name__)


class OrderReporter:
    """Tells the dispatcher of one order: percents that only rise, a few times a second."""

    def __init__(self, link: Link, order: Make, storage: Storage) -> None:
        self._link = link
        self._order = order
        self._storage = storage
        self._is_loading = False
        self._steps: tuple[int, int] | None = None  # as told last; None by an engine without
        self._frames = -1
        self._percent = 0
        self._told_at = 0.0
        self._num_shown = 0

    def check(self) -> None:
        self._link.check(self._order.video_id, self._order.attempt)

    def enter(self, phase: Phase) -> None:
        self._is_loading = False
        self._link.enter(phase)

    def frames(self, done: int, total: int) -> None:
        """The progress of an engine that tells of no steps; of another they only show that it lives."""
        if done > self._frames:
            self._frames = done
            self._link.step()
        if self._steps is None:
            self._tell(done, total)

    def loading(self) -> None:
        """The time limit is that of loading until there is a step, or another phase begins."""
        self._is_loading = True
        self._link.enter("loading")

    def steps(self, done: int, total: int) -> None:
        if self._is_loading:
            self.enter("rendering")
        if (done, total) != self._steps:
            self._steps = done, total
            self._link.step()
        self._tell(done, total)

    def preview(self, picture: bytes) -> None:
        """Show a picture in place of the last one. One that cannot be shown costs no video."""
        try:
            if len(picture) > MAX_PREVIEW_BYTES:
                raise GenerationError(
                    f"It has {len(picture)} bytes, more than {MAX_PREVIEW_BYTES}."
                )
            self._storage.show(self._preview_key, picture)
        except (FileNotFoundError, KinoraError) as error:
            what = {"action": "preview_lost", "video": self._order.video_id, "reason": str(error)}
            _log.warning("a preview cannot be shown", extra=what)
            return
        self._num_shown += 1
        self._link.send(Shown(self._order.video_id, self._order.attempt, self._num_shown))

    def finish(self) -> None:
        """The video is made: no picture stays beside it. Those of other ends go with the attempt."""
        if self._num_shown:
            with suppress(FileNotFoundError, KinoraError):  # then it goes with the video
                self._storage.delete(self._preview_key)

    @property
    def _preview_key(self) -> str:
        return preview_key(self._order.video_id, self._order.attempt)

    def _tell(self, done: int, total: int) -> None:
        """100 is never told here: a video is whole only when its row says completed."""
        percent, now = min(99, 100 * done // max(total, 1)), time.monotonic()
        if percent > self._percent and now - self._told_at >= _TELL_S:
            self._percent, self._told_at = percent, now
            self._link.send(Progress(self._order.video_id, self._order.attempt, percent))
