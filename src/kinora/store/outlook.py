"""What estimates are made from: how long recent videos took, what is under way, what waits.

Everything is bounded, whatever the size of the library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from kinora.store.database import Database
from kinora.store.tables import PAUSES, VIDEOS, is_status, is_visible
from kinora.store.waiting import ORDER
from kinora.video import Status

MAX_FINISHED = 64  # of the newest
MAX_RUNNING = 1_000
MAX_WAITING = 10_000  # of one project


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A video that is being made or was."""

    id: str
    engine: str
    amount: int  # seconds of film times pixels of a frame
    started_at: int
    completed_at: int | None
    progress: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """The work of a server at one moment."""

    finished: tuple[Work, ...] = ()  # newest first
    running: tuple[Work, ...] = ()
    queued: tuple[tuple[str, int], ...] = ()  # project, videos waiting
    paused: frozenset[str] = frozenset()


class Outlooks(Database):
    """Looks at all projects together; tells nobody of one project what another asked for."""

    def load(self) -> Load:
        """What was done lately, what is under way and what waits."""
        columns = (
            VIDEOS.c.id,
            VIDEOS.c.engine,
            (VIDEOS.c.seconds * VIDEOS.c.width * VIDEOS.c.height).label("amount"),
            VIDEOS.c.started_at,
            VIDEOS.c.completed_at,
            VIDEOS.c.progress,
        )
        finished = sa.select(*columns).where(is_status(Status.COMPLETED), is_visible())
        finished = finished.where(VIDEOS.c.completed_at > 0, VIDEOS.c.started_at.is_not(None))
        finished = finished.order_by(VIDEOS.c.completed_at.desc()).limit(MAX_FINISHED)
        running = sa.select(*columns).where(is_status(Status.IN_PROGRESS)).limit(MAX_RUNNING)
        queued = sa.select(VIDEOS.c.project, sa.func.count()).where(is_status(Status.QUEUED))
        with self.reading() as connection:
            return Load(
                finished=_works(connection.execute(finished).all()),
                running=_works(connection.execute(running).all()),
                queued=tuple(
                    (project, count)
                    for project, count in connection.execute(queued.group_by(VIDEOS.c.project))
                ),
                paused=frozenset(connection.execute(sa.select(PAUSES.c.project)).scalars()),
            )

    def waiting_ids(self, project: str) -> tuple[str, ...]:
        """The ids of the project's waiting videos in their order, the first MAX_WAITING of them."""
        query = sa.select(VIDEOS.c.id).where(VIDEOS.c.project == project, is_status(Status.QUEUED))
        with self.reading() as connection:
            ids = connection.execute(query.order_by(*ORDER).limit(MAX_WAITING)).scalars()
            return tuple(ids)


def _works(rows: Sequence[Any]) -> tuple[Work, ...]:
    return tuple(
        Work(
            id=id_,
            engine=engine,
            amount=amount,
            started_at=started_at,
            completed_at=completed_at,
            progress=progress,
        )
        for id_, engine, amount, started_at, completed_at, progress in rows
    )
