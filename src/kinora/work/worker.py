"""A worker: owns a device and an engine, and makes one video at a time.

Entry of a process, `python -m kinora.work.worker DESCRIPTOR`. Knows its dispatcher through one
pipe only, and ends within a moment of that pipe's closing.
"""

from __future__ import annotations

import fcntl
import logging
import os
import sys
import time
from pathlib import Path

import msgspec

from kinora.engines.base import Engine
from kinora.engines.registry import make_engine
from kinora.errors import KinoraError
from kinora.logs import configure_logs
from kinora.moderation import ModerationBlocked, judge_texts, make_judge
from kinora.storage import Storage
from kinora.work.crew import Crew
from kinora.work.endings import ending_of
from kinora.work.lifeline import is_short_of_memory, limit_memory, return_memory
from kinora.work.link import Link
from kinora.work.messages import Ended, Made, Make, Ready, Setup
from kinora.work.reporter import OrderReporter
from kinora.work.runner import Runner

_LOCK_RETRY_S = 0.05

_log = logging.getLogger(__name__)


class Worker:
    """Serves the dispatcher as long as that lives."""

    def __init__(self, link: Link, setup: Setup) -> None:
        """Loads the engine; helpers load theirs meanwhile."""
        self._link = link
        self._setup = setup
        self._judge = make_judge(setup.moderation)
        self._crew = Crew(setup)
        self._storage = Storage(Path(setup.storage_root))
        self._runner = Runner(storage=self._storage, crew=self._crew)
        self._engine: Engine | None = _loaded(setup)
        link.send(Ready(self._engine.version, self._engine.negative_schema))
        link.enter("idle")

    def serve(self) -> Made | Ended | None:
        """Make the next video; tells how it went, and gives what was told."""
        order = self._link.next_order()
        if not isinstance(order, Make):
            return None
        answer = self._make(order)
        self._link.enter("idle")
        self._link.send(answer)
        return answer

    def _make(self, order: Make) -> Made | Ended:
        """The one place that catches everything: the dispatcher hears how the attempt ended."""
        reporter = OrderReporter(self._link, order, self._storage)
        try:
            self._moderate(order, reporter)
            engine = self._engine_of(order)
            made = self._runner.make(order, engine=engine, reporter=reporter)
            reporter.finish()
            return made
        except BaseException as error:  # noqa: BLE001 - whatever it is, the dispatcher decides
            ended = ending_of(
                error,
                video_id=order.video_id,
                attempt=order.attempt,
                is_short_of_memory=is_short_of_memory(),
            )
            if ended.ending != "cancelled":
                what = {"action": "attempt_ended", "video": order.video_id, "ending": ended.ending}
                is_expected = isinstance(error, ModerationBlocked)
                log = _log.info if is_expected else _log.exception
                log("attempt %s ended: %s", order.attempt, ended.reason, extra=what)
            return ended

    def _moderate(self, order: Make, reporter: OrderReporter) -> None:
        """Nothing is made of words that are blocked, or that could not be judged."""
        if self._judge is not None:
            reporter.enter("preparing")
            names = tuple(given.name for given in order.inputs if given.name)
            judge_texts(self._judge, (order.prompt, *names), reporter.check)

    def _engine_of(self, order: Make) -> Engine:
        """A video belongs to its engine; one engine is resident at a time."""
        if self._engine is not None and order.engine == self._setup.engine:
            return self._engine
        self._link.enter("loading")
        self._crew.close()
        if self._engine is not None:
            self._engine.close()
            self._engine = None
        self._setup = msgspec.structs.replace(self._setup, engine=order.engine)
        self._crew.start(self._setup)
        self._engine = _loaded(self._setup)
        return self._engine


def _loaded(setup: Setup) -> Engine:
    engine = make_engine(setup.engine, setup.options)
    engine.load()
    return engine


def hold_device(path: str) -> int:
    """Wait until no other worker owns the device, and own it while this process lives."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_LOCK_RETRY_S)
        else:
            return descriptor


def main(descriptor: int) -> None:
    link = Link.to_parent(descriptor)
    setup = link.next_order()
    assert isinstance(setup, Setup)
    configure_logs(level=setup.log_level, format=setup.log_format)
    hold_device(setup.device_lock)
    limit_memory(setup.memory_bytes)
    return_memory()
    try:
        worker = Worker(link, setup)
    except (KinoraError, MemoryError) as error:
        what = {"action": "worker_cannot_start", "engine": setup.engine}
        _log.critical("the worker cannot start: %s", str(error) or "too little memory", extra=what)
        os._exit(1)
    while not _is_spoiled(worker.serve()):
        pass  # the dispatcher judges by the same answer, and gives a spoiled worker nothing more
    os._exit(0)  # helpers and threads have nothing to finish


def _is_spoiled(answer: Made | Ended | None) -> bool:
    return isinstance(answer, Ended) and answer.spoils


if __name__ == "__main__":
    main(int(sys.argv[1]))
