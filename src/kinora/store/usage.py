"""What a project has used: videos made, bytes kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from kinora.errors import QuotaExceeded
from kinora.store.database import Database
from kinora.store.tables import CHARACTERS, FILES, VIDEOS, is_visible
from kinora.video import Status

_EVER_BEGUN = VIDEOS.c.turn > sa.literal_column("0")  # as the index has it


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelUsage:
    """The videos of one model and status."""

    model: str
    status: Status
    num_videos: int
    seconds: int  # of film
    worker_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBytes:
    """What a project keeps."""

    videos: int
    files: int
    characters: int

    @property
    def total(self) -> int:
        return self.videos + self.files + self.characters


class Usage(Database):
    """The use of one project at a time."""

    def usage(self, project: str, *, start: int, end: int) -> tuple[ModelUsage, ...]:
        """The videos asked for from `start` up to before `end` (unix seconds).

        Deleted ones count if they had begun: they cost what they cost.
        """
        begun = _grouped(project, start, end).where(_EVER_BEGUN)
        never = _grouped(project, start, end).where(~_EVER_BEGUN, is_visible())
        with self.reading() as connection:
            rows = [*connection.execute(begun), *connection.execute(never)]
        return tuple(
            ModelUsage(
                model=model,
                status=Status(status),
                num_videos=count,
                seconds=seconds or 0,
                worker_seconds=worked or 0,
            )
            for model, status, count, seconds, worked in rows
        )

    def stored_bytes(self, project: str) -> StoredBytes:
        """The bytes that the project keeps now; those of deleted videos until they have gone."""
        with self.reading() as connection:
            return stored_bytes_of(connection, project)


def stored_bytes_of(connection: sa.Connection, project: str) -> StoredBytes:
    """The bytes that a project keeps, as this connection sees them."""
    kept = sa.and_(VIDEOS.c.project == project, VIDEOS.c.stored_bytes > sa.literal_column("0"))
    characters = sa.select(_sum(CHARACTERS.c.size)).where(CHARACTERS.c.project == project)
    sums = (
        sa.select(_sum(VIDEOS.c.stored_bytes)).where(kept).scalar_subquery(),
        sa.select(_sum(FILES.c.size)).where(FILES.c.project == project).scalar_subquery(),
        characters.scalar_subquery(),
    )
    in_videos, in_files, in_characters = connection.execute(sa.select(*sums)).one()
    return StoredBytes(videos=int(in_videos), files=int(in_files), characters=int(in_characters))


def check_stored(stored: StoredBytes, *, most: int, more: int = 0) -> None:
    """Raises QuotaExceeded when a project that keeps `stored` may keep no `more` bytes; 0 is no limit.

    With none more, when it keeps `most` already.
    """
    if most and stored.total + max(more, 1) > most:
        what = f"; {more} more do not fit" if more else ""
        raise QuotaExceeded(
            f"You exceeded your current quota: the project keeps {stored.total} bytes and may keep "
            f"{most}{what}. Delete videos or files that are no longer needed."
        )


def _grouped(project: str, start: int, end: int) -> sa.Select[Any]:
    query = sa.select(
        VIDEOS.c.model,
        VIDEOS.c.status,
        sa.func.count(),
        sa.func.sum(VIDEOS.c.seconds),
        sa.func.sum(VIDEOS.c.completed_at - VIDEOS.c.started_at),
    )
    query = query.where(
        VIDEOS.c.project == project, VIDEOS.c.created_at >= start, VIDEOS.c.created_at < end
    )
    return query.group_by(VIDEOS.c.model, VIDEOS.c.status)


def _sum(column: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
    return sa.func.coalesce(sa.func.sum(column), 0)
