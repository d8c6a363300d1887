"""A segment helper: draws and encodes ranges of the clip that its worker is making.

Entry of a process, `python -m kinora.work.segments DESCRIPTOR`. It is warm: the engine stays
loaded from clip to clip. Knows only its worker.
"""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path
from typing import NoReturn

from kinora.engines.base import Engine
from kinora.engines.registry import make_engine
from kinora.logs import configure_logs
from kinora.storage import Storage
from kinora.work.endings import ending_of
from kinora.work.lifeline import is_short_of_memory, limit_memory, return_memory
from kinora.work.link import Link
from kinora.work.messages import Make, Prepare, Ready, Render, Rendered, Setup
from kinora.work.takes import Take, stills_path, write_stills

_TELL_S = 0.1  # seconds between two reports of frames

_log = logging.getLogger(__name__)


class Helper:
    """Serves one worker as long as that lives."""

    def __init__(self, link: Link, setup: Setup) -> None:
        self._link = link
        self._storage = Storage(Path(setup.storage_root))
        self._engine: Engine = make_engine(setup.engine, setup.options)
        self._take: Take | None = None
        self._told_at = 0.0

    def run(self) -> NoReturn:
        self._engine.load()
        self._link.send(Ready(self._engine.version, self._engine.negative_schema))
        self._link.enter("idle")
        while True:
            order = self._link.next_order()
            if isinstance(order, Prepare | Render):
                self._serve(order)

    def _serve(self, order: Prepare | Render) -> None:
        """The one place of this process that catches everything: the worker hears how it ended."""
        make = order.order
        try:
            if isinstance(order, Render):
                self._render(order)
            else:
                self._take_of(make)
        except BaseException as error:  # noqa: BLE001 - the worker decides what it means
            self._take = None
            ended = ending_of(
                error,
                video_id=make.video_id,
                attempt=make.attempt,
                is_short_of_memory=is_short_of_memory(),
            )
            if ended.ending == "crashed":
                _log.exception("segment crashed", extra={"video": make.video_id})
            self._link.send(ended)

    def _take_of(self, order: Make) -> Take:
        if self._take is None or self._take.order != order:
            self._take = None  # its pictures go before the next ones come
            self._take = Take(
                order,
                engine=self._engine,
                storage=self._storage,
                watch=_Watch(self._link, order),
            )
        return self._take

    def _render(self, order: Render) -> None:
        take, folder, done = self._take_of(order.order), Path(order.folder), 0

        def on_frame() -> None:
            nonlocal done
            done += 1
            self._tell(order, done)

        _, stills = take.render(order.start, order.stop, folder, on_frame=on_frame)
        write_stills(stills_path(folder, order.start), stills)
        self._tell(order, done, whole=True)

    def _tell(self, order: Render, done: int, *, whole: bool = False) -> None:
        now = time.monotonic()
        if whole or now - self._told_at >= _TELL_S:
            self._told_at = now
            make = order.order
            self._link.send(
                Rendered(make.video_id, make.attempt, order.start, done=done, whole=whole)
            )


class _Watch:
    """What a helper's engine asks and tells; the worker alone tells how far a video is."""

    def __init__(self, link: Link, order: Make) -> None:
        self._link = link
        self._order = order

    def check(self) -> None:
        self._link.check(self._order.video_id, self._order.attempt)

    def loading(self) -> None:
        pass

    def steps(self, done: int, total: int) -> None:
        pass

    def preview(self, picture: bytes) -> None:
        pass


def main(descriptor: int) -> None:
    link = Link.to_parent(descriptor)
    setup = link.next_order()
    assert isinstance(setup, Setup)
    configure_logs(level=setup.log_level, format=setup.log_format)
    limit_memory(setup.memory_bytes)
    return_memory()
    Helper(link, setup).run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
