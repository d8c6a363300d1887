"""When videos will be ready: learned from those made lately, never from a table of promises.

An estimate is seconds, or None when nothing is known yet. Knows nothing of who asks.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from kinora.store.outlook import Load, Work
from kinora.video import Status, Video

FRESH_S = 1.0  # how old what an estimate is made from may be before it is read again
TELLING_PROGRESS = 15  # percent; before that, what was made lately says more than the progress
KEPT_PREDICTIONS = 1_000


class Loads(Protocol):
    """Where the load is read; `kinora.store.Store` is one."""

    def load(self) -> Load:
        """What was done lately, what is under way and what waits."""

    def waiting_ids(self, project: str) -> tuple[str, ...]:
        """The ids of the project's waiting videos in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What can be said of an unfinished video."""

    position: int | None = None  # in its project's queue, from 1; None once it has begun
    starts_in_s: float | None = None
    ready_in_s: float | None = None


@dataclass(frozen=True, slots=True)
class EstimateErrors:
    """How far estimates made at the start of the work were off, as shares of the time it took."""

    count: int = 0
    total: float = 0.0


class Outlook:
    """The estimates of one process. `refresh` belongs in a thread; all else is quick arithmetic."""

    def __init__(self, *, loads: Loads, workers: int, clock: Callable[[], float]) -> None:
        """`workers` videos are made at the same time; `clock` gives unix seconds."""
        self._loads = loads
        self._workers = max(1, workers)
        self._clock = clock
        self._load = Load()
        self._pace: dict[str, float] = {}  # engine: seconds of work per second of film and pixel
        self._usual_s: float | None = None  # of work on one video
        self._queued: dict[str, int] = {}
        self._ranks: dict[str, dict[str, int]] = {}
        self._predicted: dict[str, float] = {}
        self._read_at = float("-inf")
        self._lock = threading.Lock()
        self.errors = EstimateErrors()

    def __repr__(self) -> str:
        return f"Outlook(num_finished={len(self._load.finished)})"

    @property
    def is_stale(self) -> bool:
        """Whether it is time to read the load again."""
        return not 0 <= self._clock() - self._read_at < FRESH_S

    def refresh(self, projects: Iterable[str] = ()) -> None:
        """Reads the load again, with the queues of some projects in their order."""
        with self._lock:
            load = self._loads.load()
            ranks = {project: _ranked(self._loads.waiting_ids(project)) for project in projects}
            self._judge(load)
            self._load, self._ranks = load, ranks
            self._queued = dict(load.queued)
            self._pace = _paces(load.finished)
            times = [_took(work) for work in load.finished]
            self._usual_s = sum(times) / len(times) if times else None
            self._read_at = self._clock()
            self._predict(load.running)

    def ready_in_s(self, video: Video) -> float | None:
        """Seconds until an unfinished video is ready; one that waits counts as the last of its project."""
        return self.estimate(video, position=self._queued.get(video.project, 0) or 1).ready_in_s

    def estimate(self, video: Video, *, position: int | None = None) -> Estimate:
        """What can be said of an unfinished video, at a position that is known or looked up."""
        if video.status is Status.IN_PROGRESS:
            return Estimate(ready_in_s=self._left(_work_of(video)))
        if position is None:
            position = self._ranks.get(video.project, {}).get(video.id)
        starts = None if position is None else self._starts_in(video.project, position)
        own = self._whole(video.engine, _amount(video))
        ready = None if starts is None or own is None else starts + own
        return Estimate(position=position, starts_in_s=starts, ready_in_s=ready)

    def _starts_in(self, project: str, position: int) -> float | None:
        """Projects take turns: of each other one, as many go before as this one has up to there."""
        if project in self._load.paused:
            return None
        others = (count for name, count in self._queued.items() if self._competes(name, project))
        ahead = position - 1 + sum(min(count, position) for count in others)
        running = [self._left(work) for work in self._load.running]
        if ahead + len(running) < self._workers:
            return 0.0
        known = [left for left in running if left is not None]
        if self._usual_s is None or len(known) < len(running):
            return None
        return (sum(known) + ahead * self._usual_s) / self._workers

    def _competes(self, name: str, project: str) -> bool:
        return name != project and name not in self._load.paused

    def _whole(self, engine: str, amount: int) -> float | None:
        pace = self._pace.get(engine)
        return None if pace is None else pace * amount

    def _left(self, work: Work) -> float | None:
        """Seconds of work left: by its own progress once that tells, else as others took."""
        spent = max(0.0, self._clock() - work.started_at)
        if work.progress >= TELLING_PROGRESS:
            return spent * (100 - work.progress) / work.progress
        whole = self._whole(work.engine, work.amount)
        return None if whole is None else max(0.0, whole - spent)

    # -- how good the estimates were

    def _predict(self, running: Iterable[Work]) -> None:
        for work in running:
            whole = self._whole(work.engine, work.amount)
            if whole is not None and len(self._predicted) < KEPT_PREDICTIONS:
                self._predicted.setdefault(work.id, whole)

    def _judge(self, load: Load) -> None:
        for work in load.finished:
            predicted = self._predicted.pop(work.id, None)
            if predicted is not None:
                off = abs(predicted - _took(work)) / _took(work)
                self.errors = EstimateErrors(self.errors.count + 1, self.errors.total + off)
        under_way = {work.id for work in load.running}
        self._predicted = {id: s for id, s in self._predicted.items() if id in under_way}


def _ranked(ids: tuple[str, ...]) -> dict[str, int]:
    return {id: number for number, id in enumerate(ids, start=1)}


def _took(work: Work) -> float:
    """Seconds of work; times are whole seconds, so less than one is half of one."""
    assert work.completed_at is not None
    return max(0.5, work.completed_at - work.started_at)


def _paces(finished: Iterable[Work]) -> dict[str, float]:
    times: dict[str, float] = {}
    amounts: dict[str, int] = {}
    for work in finished:
        times[work.engine] = times.get(work.engine, 0.0) + _took(work)
        amounts[work.engine] = amounts.get(work.engine, 0) + work.amount
    return {engine: time / amounts[engine] for engine, time in times.items() if amounts[engine]}


def _amount(video: Video) -> int:
    return video.seconds * video.size.width * video.size.height


def _work_of(video: Video) -> Work:
    return Work(
        id=video.id,
        engine=video.engine,
        amount=_amount(video),
        started_at=video.started_at or video.created_at,
        completed_at=None,
        progress=video.progress,
    )
