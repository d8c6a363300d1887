"""The queue as the dispatcher sees it: epochs, claims, progress. Knows nothing of workers.

Every transaction here first checks the dispatcher's epoch, and keeps it from changing until its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from kinora.errors import LostEpoch
from kinora.store.database import BUSY_TIMEOUT_MS, Database
from kinora.store.rows import moved, video_from
from kinora.store.tables import (
    ASSETS,
    DISPATCHER,
    ENGINES,
    IS_TRAJECTORY,
    PAUSES,
    VIDEOS,
    is_status,
)
from kinora.store.videos import COLUMNS
from kinora.video import Status, Video

NO_LIMIT = 2**31


class Queue(Database):
    """What waits and what is under way. Raises LostEpoch when another dispatcher has taken over."""

    def __init__(self, url: str | sa.URL, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> None:
        super().__init__(url, busy_timeout_ms=busy_timeout_ms)
        self._claim = _claim()  # composed once: it takes longer to compose than to run

    def take_epoch(self) -> int:
        """Begins a new epoch; the statements of every earlier one match nothing from here on."""
        query = sa.update(DISPATCHER).values(epoch=DISPATCHER.c.epoch + 1)
        with self.writing() as connection:
            epoch: int = connection.execute(query.returning(DISPATCHER.c.epoch)).scalar_one()
        return epoch

    def beat(self, epoch: int, now: int = 0) -> None:
        """Says that the dispatcher of this epoch lives; `now` in unix seconds."""
        with self.dispatching(epoch) as connection:
            connection.execute(sa.update(DISPATCHER).values(heartbeat=now))

    def heartbeat(self) -> int:
        """When the dispatcher last said that it lives; unix seconds, 0 for never."""
        with self.reading() as connection:
            heartbeat: int = connection.execute(sa.select(DISPATCHER.c.heartbeat)).scalar_one()
        return heartbeat

    def record_engine(self, epoch: int, name: str, version: str) -> None:
        """The version of an engine that a worker has just loaded; it replaces an earlier one."""
        with self.dispatching(epoch) as connection:
            connection.execute(sa.delete(ENGINES).where(ENGINES.c.name == name))
            connection.execute(sa.insert(ENGINES).values(name=name, version=version))

    def engine_version(self, name: str) -> str:
        """The version that was last loaded of an engine, "" when none ever was."""
        query = sa.select(ENGINES.c.version).where(ENGINES.c.name == name)
        with self.reading() as connection:
            return connection.execute(query).scalar() or ""

    def claim(self, epoch: int, now: int, *, max_running: int = 0) -> Video | None:
        """The video to make next, now in progress under a new attempt; None when none may begin.

        Of the projects with waiting videos that are not paused and have fewer than `max_running`
        (0: no limit) in progress, the one with the fewest in progress, then the one served least
        recently; of its videos the highest priority, then the first in place.
        """
        values = {"now": now, "max_running": max_running or NO_LIMIT}
        with self.dispatching(epoch) as connection:
            claimed = connection.execute(self._claim, values).first()
            if claimed is None:
                return None
            connection.execute(sa.update(DISPATCHER).values(turn=DISPATCHER.c.turn + 1))
            video = video_from(claimed)
            if video.source_id is not None:  # its trajectory is of use once more
                used = sa.update(ASSETS).where(ASSETS.c.video_id == video.source_id, IS_TRAJECTORY)
                connection.execute(used.values(used_at=now))
        return video

    def record_progress(self, epoch: int, id: str, attempt: int, progress: int) -> None:
        """Whole percents really done; it never falls within an attempt and stays below 100."""
        progress = min(progress, 99)
        query = sa.update(VIDEOS).where(is_attempt(id, attempt), VIDEOS.c.progress < progress)
        with self.dispatching(epoch) as connection:
            connection.execute(query.values(progress=progress))

    def record_previews(self, epoch: int, id: str, attempt: int, count: int) -> None:
        """So many pictures of this attempt were shown; the number never falls within it."""
        query = sa.update(VIDEOS).where(is_attempt(id, attempt), VIDEOS.c.previews < count)
        with self.dispatching(epoch) as connection:
            connection.execute(query.values(previews=count))

    @contextmanager
    def dispatching(self, epoch: int) -> Iterator[sa.Connection]:
        """A transaction in which `epoch` is the current one. Raises LostEpoch when it is not."""
        guard = sa.select(DISPATCHER.c.epoch).where(DISPATCHER.c.epoch == epoch).with_for_update()
        with self.writing() as connection:
            if connection.execute(guard).first() is None:
                raise LostEpoch
            yield connection


def is_attempt(id: str, attempt: int) -> sa.ColumnElement[bool]:
    """The video is in progress under exactly that attempt."""
    return sa.and_(VIDEOS.c.id == id, VIDEOS.c.attempt == attempt, is_status(Status.IN_PROGRESS))


def _claim() -> sa.UpdateBase:
    """Takes the next video; the bound value `now` is when, `max_running` is each project's limit."""
    return (
        sa.update(VIDEOS)
        .where(VIDEOS.c.seq == _next())
        .values(
            status=moved(Status.QUEUED, Status.IN_PROGRESS),
            attempt=VIDEOS.c.attempt + 1,
            started_at=sa.bindparam("now"),
            progress=0,
            previews=0,
            turn=sa.select(DISPATCHER.c.turn + 1).scalar_subquery(),
            has_bytes=1,
        )
        .returning(*COLUMNS)
    )


def _next() -> sa.ScalarSelect[int]:
    """The row number of the video to make next, found through the indexes alone."""
    projects = _waiting_projects()
    project = projects.c.project
    head = VIDEOS.alias("head")
    running, served = VIDEOS.alias("running"), VIDEOS.alias("served")
    num_running = (
        sa.select(sa.func.count())
        .where(running.c.project == project, _is(running, Status.IN_PROGRESS))
        .scalar_subquery()
    )
    last_turn = (
        sa.select(sa.func.coalesce(sa.func.max(served.c.turn), 0))
        .where(served.c.project == project, served.c.turn > sa.literal_column("0"))
        .scalar_subquery()
    )
    candidates = sa.select(
        _head(project).label("seq"),
        num_running.label("num_running"),
        last_turn.label("last_turn"),
    ).where(project.is_not(None), ~sa.exists().where(PAUSES.c.project == project))
    chosen = candidates.subquery("candidates")
    return (
        sa.select(chosen.c.seq)
        .join(head, head.c.seq == chosen.c.seq)
        .where(chosen.c.num_running < sa.bindparam("max_running"))
        .order_by(chosen.c.num_running, chosen.c.last_turn, head.c.priority.desc(), head.c.seq)
        .limit(1)
        .scalar_subquery()
    )


def _waiting_projects() -> sa.CTE:
    """The projects with waiting videos, one step through the index for each, never a scan."""
    first = sa.select(sa.func.min(VIDEOS.c.project).label("project"))
    first = first.where(is_status(Status.QUEUED))
    projects = first.cte("projects", recursive=True)
    other = VIDEOS.alias("other")
    following = (
        sa.select(sa.func.min(other.c.project))
        .where(
            other.c.project > projects.c.project,
            _is(other, Status.QUEUED),
        )
        .scalar_subquery()
    )
    return projects.union_all(sa.select(following).where(projects.c.project.is_not(None)))


def _head(project: sa.ColumnElement[str]) -> sa.ScalarSelect[int]:
    """The project's first waiting video. A remix waits while its source is being made again."""
    waiting, source = VIDEOS.alias("waiting"), VIDEOS.alias("source")
    unfinished = sa.exists().where(
        source.c.id == waiting.c.source_id,
        source.c.status.in_([Status.QUEUED.value, Status.IN_PROGRESS.value]),
        source.c.deleted_at.is_(None),
    )
    return (
        sa.select(waiting.c.seq)
        .where(
            waiting.c.project == project,
            _is(waiting, Status.QUEUED),
            ~unfinished,
        )
        .order_by(waiting.c.priority.desc(), sa.func.coalesce(waiting.c.place, waiting.c.seq))
        .limit(1)
        .scalar_subquery()
    )


def _is(videos: sa.FromClause, status: Status) -> sa.ColumnElement[bool]:
    return videos.c.status == sa.literal_column(f"'{status}'")
