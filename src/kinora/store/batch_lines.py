"""The lines of batches and the videos they became, each pair committed in one transaction.

Lines are added in order and without gaps, so how far a batch is can be read from its rows alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from kinora.store.database import Database
from kinora.store.rows import moved, video_from
from kinora.store.tables import BATCH_LINES, BATCHES, VIDEOS, is_status, is_visible
from kinora.store.videos import COLUMNS as VIDEO_COLUMNS
from kinora.store.videos import insert_videos
from kinora.store.webhooks import announce
from kinora.video import Failure, Input, Status, Video


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a line became no video, as the API would have answered."""

    status: int  # of HTTP
    body: str  # JSON; the error's envelope


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """One line of a batch as it is taken in: a video or a refusal."""

    number: int  # from 1, without gaps
    custom_id: str
    result: Video | Refusal
    inputs: tuple[Input, ...] = ()  # of the video; published already


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """One line of a batch and what has become of it; neither result when its video was deleted."""

    number: int
    custom_id: str
    result: Video | Refusal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How far a batch's lines are."""

    taken: int  # became a video or were refused
    waiting: int  # videos that no worker has
    running: int
    completed: int
    failed: int  # refused, or their videos failed or were deleted

    @property
    def unfinished(self) -> int:
        """Videos that are not over."""
        return self.waiting + self.running


class BatchLines(Database):
    """The lines of all batches."""

    def add_lines(self, batch_id: str, lines: Sequence[NewLine]) -> bool:
        """Takes in the next lines with their videos, all or none.

        False when the batch takes no lines any more, or these are not its next ones.
        """
        with self.writing() as connection:
            if not _are_next(connection, batch_id, lines):
                return False
            videos = [line.result for line in lines if isinstance(line.result, Video)]
            inputs = {
                line.result.id: line.inputs
                for line in lines
                if isinstance(line.result, Video) and line.inputs
            }
            if videos:
                insert_videos(connection, videos, inputs=inputs)
            rows = [_row_of(batch_id, line) for line in lines]
            connection.execute(sa.insert(BATCH_LINES), rows)
        return True

    def tally(self, batch_id: str) -> Tally:
        """How far the batch is."""
        lines = sa.select(sa.func.count(), sa.func.count(BATCH_LINES.c.status_code))
        lines = lines.where(BATCH_LINES.c.batch_id == batch_id)
        groups = sa.select(VIDEOS.c.status, is_visible().label("is_visible"), sa.func.count())
        groups = groups.where(VIDEOS.c.batch_id == batch_id)
        groups = groups.group_by(VIDEOS.c.status, VIDEOS.c.deleted_at.is_(None))
        with self.reading() as connection:
            taken, refused = connection.execute(lines).one()
            counts = {
                (Status(status), bool(visible)): count
                for status, visible, count in connection.execute(groups)
            }
        completed = counts.get((Status.COMPLETED, True), 0)
        waiting = counts.get((Status.QUEUED, True), 0)
        running = counts.get((Status.IN_PROGRESS, True), 0)
        failed = refused + sum(counts.values()) - completed - waiting - running
        return Tally(
            taken=taken, waiting=waiting, running=running, completed=completed, failed=failed
        )

    def withdraw_waiting(self, batch_id: str, failure: Failure, now: int) -> int:
        """Videos of the batch that no worker has fail for this reason. How many."""
        query = sa.update(VIDEOS).where(VIDEOS.c.batch_id == batch_id, is_status(Status.QUEUED))
        query = query.values(
            status=moved(Status.QUEUED, Status.FAILED),
            completed_at=now,
            failure_code=failure.code,
            failure_message=failure.message,
        )
        with self.writing() as connection:
            rows = connection.execute(query.returning(VIDEOS.c.project, VIDEOS.c.id)).all()
            for project, id in rows:
                announce(connection, project=project, type="video.failed", object_id=id, now=now)
        return len(rows)

    def running_of_batch(self, batch_id: str) -> tuple[str, ...]:
        """The ids of the batch's videos that workers have."""
        query = sa.select(VIDEOS.c.id).where(VIDEOS.c.batch_id == batch_id)
        query = query.where(is_status(Status.IN_PROGRESS), is_visible())
        with self.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def batch_lines(self, batch_id: str, *, after: int, limit: int) -> tuple[BatchLine, ...]:
        """Lines of the batch in their order, from the one after number `after` (0 for the first)."""
        videos = sa.and_(VIDEOS.c.id == BATCH_LINES.c.video_id, is_visible())
        query = sa.select(
            BATCH_LINES.c.number,
            BATCH_LINES.c.custom_id,
            BATCH_LINES.c.status_code,
            BATCH_LINES.c.error,
            *VIDEO_COLUMNS,
        ).outerjoin_from(BATCH_LINES, VIDEOS, videos)
        query = query.where(BATCH_LINES.c.batch_id == batch_id, BATCH_LINES.c.number > after)
        query = query.order_by(BATCH_LINES.c.number).limit(limit)
        with self.reading() as connection:
            return tuple(map(_line_from, connection.execute(query)))


def drop_lines(connection: sa.Connection, batch_id: str) -> None:
    """Forgets the lines of a batch that is over: its files tell of them."""
    connection.execute(sa.delete(BATCH_LINES).where(BATCH_LINES.c.batch_id == batch_id))


def _are_next(connection: sa.Connection, batch_id: str, lines: Sequence[NewLine]) -> bool:
    status = sa.select(BATCHES.c.status).where(BATCHES.c.id == batch_id).with_for_update()
    if connection.execute(status).scalar() != "in_progress":
        return False
    last = sa.select(sa.func.coalesce(sa.func.max(BATCH_LINES.c.number), 0))
    last = last.where(BATCH_LINES.c.batch_id == batch_id)
    first = connection.execute(last).scalar_one() + 1
    return [line.number for line in lines] == list(range(first, first + len(lines)))


def _row_of(batch_id: str, line: NewLine) -> dict[str, Any]:
    video = line.result if isinstance(line.result, Video) else None
    refusal = line.result if isinstance(line.result, Refusal) else None
    return {
        "batch_id": batch_id,
        "number": line.number,
        "custom_id": line.custom_id,
        "video_id": video.id if video else None,
        "status_code": refusal.status if refusal else None,
        "error": refusal.body if refusal else None,
    }


def _line_from(row: sa.Row[Any]) -> BatchLine:
    columns: tuple[Any, ...] = tuple(row)
    number, custom_id, status_code, error, *video = columns
    result: Video | Refusal | None = None
    if status_code is not None:
        result = Refusal(status=status_code, body=error)
    elif video[0] is not None:
        result = video_from(video)
    return BatchLine(number=number, custom_id=custom_id, result=result)
