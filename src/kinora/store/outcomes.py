"""How an attempt ends: completed, failed, handed back, crashed. Each is one guarded transaction.

An attempt that is no longer the current one changes nothing. One whose video was deleted
meanwhile only ends it; either way the caller learns that nothing came of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from kinora.store.batches import OPEN
from kinora.store.inputs import sum_of_inputs
from kinora.store.queue import Queue, is_attempt
from kinora.store.rows import moved
from kinora.store.tables import ASSETS, BATCHES, PINS, VIDEOS, is_status, is_visible
from kinora.store.webhooks import announce
from kinora.video import Asset, Failure, Status

MAX_CRASHES = 3  # the crash that fails the video


class Outcomes(Queue):
    """The ends of attempts. Raises LostEpoch when another dispatcher has taken over."""

    def complete(
        self,
        epoch: int,
        id: str,
        attempt: int,
        *,
        now: int,
        assets: Sequence[Asset],
        engine_version: str,
        negative_schema: int,
        expires_at: int | None,
    ) -> bool:
        """The video with its files, in one step. False when the attempt was fenced off."""
        with self.dispatching(epoch) as connection:
            completed = _end(
                connection,
                id,
                attempt,
                status=Status.COMPLETED,
                progress=100,
                completed_at=now,
                expires_at=_expiry(expires_at),
                engine_version=engine_version,
                negative_schema=negative_schema,
                stored_bytes=sum(asset.size for asset in assets) + sum_of_inputs(id),
            )
            if completed:
                connection.execute(sa.delete(ASSETS).where(ASSETS.c.video_id == id))
                for asset in assets:
                    connection.execute(sa.insert(ASSETS).values(used_at=now, **_row(id, asset)))
                _announce(connection, id, "video.completed", now)
        return completed

    def fail(self, epoch: int, id: str, attempt: int, *, now: int, failure: Failure) -> bool:
        """The video will not be made, and why. False when the attempt was fenced off."""
        with self.dispatching(epoch) as connection:
            return _fail(connection, id, attempt, now=now, failure=failure)

    def hand_back(self, epoch: int, id: str, attempt: int) -> bool:
        """Back to the queue through no fault of the video. False when the attempt was fenced off."""
        with self.dispatching(epoch) as connection:
            return _end(connection, id, attempt, status=Status.QUEUED, progress=0)

    def end_cancelled(self, epoch: int, id: str, attempt: int) -> None:
        """A deleted video's worker has let go of it: it is over, and its bytes may go."""
        with self.dispatching(epoch) as connection:
            _settle_deleted(connection, id, attempt)

    def record_crash(
        self, epoch: int, id: str, attempt: int, *, now: int, reason: str
    ) -> Status | None:
        """Counts a worker's death; the third fails the video. Gives the status the video now has.

        `reason` completes "The worker that made it …", e.g. "was killed by signal 9".
        None when the attempt was fenced off.
        """
        with self.dispatching(epoch) as connection:
            count = sa.update(VIDEOS).where(is_attempt(id, attempt), is_visible())
            count = count.values(crashes=VIDEOS.c.crashes + 1)
            crashes = connection.execute(count.returning(VIDEOS.c.crashes)).scalar()
            if crashes is not None and crashes >= MAX_CRASHES:
                failure = _crashed(crashes, reason)
                ended = _fail(connection, id, attempt, now=now, failure=failure)
                return Status.FAILED if ended else None
            back = _end(connection, id, attempt, status=Status.QUEUED, progress=0)
            return Status.QUEUED if back else None

    def hand_back_all(self, epoch: int) -> int:
        """At take-over: whatever an earlier dispatcher left in progress waits again. How many."""
        left = sa.select(VIDEOS.c.id, VIDEOS.c.attempt).where(is_status(Status.IN_PROGRESS))
        with self.dispatching(epoch) as connection:
            rows = connection.execute(left).all()
            return sum(
                _end(connection, row.id, row.attempt, status=Status.QUEUED, progress=0)
                for row in rows
            )

    def requeue_damaged(self, epoch: int, id: str) -> bool:
        """A completed video whose bytes are not what was recorded is made again.

        A remix pins its source once more, for as long as it takes.
        """
        query = (
            sa.update(VIDEOS)
            .where(VIDEOS.c.id == id, is_status(Status.COMPLETED), is_visible())
            .values(
                status=moved(Status.COMPLETED, Status.QUEUED),
                progress=0,
                completed_at=None,
                expires_at=None,
                stored_bytes=sum_of_inputs(id),
            )
            .returning(VIDEOS.c.source_id)
        )
        with self.dispatching(epoch) as connection:
            row = connection.execute(query).first()
            if row is None:
                return False
            connection.execute(sa.delete(ASSETS).where(ASSETS.c.video_id == id))
            if row.source_id is not None:
                pin = {"remix_id": id, "source_id": row.source_id}
                connection.execute(sa.insert(PINS).values(pin))
        return True


def _fail(connection: sa.Connection, id: str, attempt: int, *, now: int, failure: Failure) -> bool:
    has_failed = _end(
        connection,
        id,
        attempt,
        status=Status.FAILED,
        completed_at=now,
        failure_code=failure.code,
        failure_message=failure.message,
    )
    if has_failed:
        _announce(connection, id, "video.failed", now)
    return has_failed


def _expiry(expires_at: int | None) -> sa.ColumnElement[int] | None:
    """When a completed video expires; one of a batch only after the batch, whose end sets it."""
    if expires_at is None:
        return None
    statuses = [status.value for status in OPEN]
    in_batch = sa.exists().where(BATCHES.c.id == VIDEOS.c.batch_id, BATCHES.c.status.in_(statuses))
    return sa.case((in_batch, sa.null()), else_=expires_at)


def _announce(connection: sa.Connection, id: str, type: str, now: int) -> None:
    project = connection.execute(sa.select(VIDEOS.c.project).where(VIDEOS.c.id == id)).scalar_one()
    announce(connection, project=project, type=type, object_id=id, now=now)


def _end(
    connection: sa.Connection, id: str, attempt: int, *, status: Status, **values: Any
) -> bool:
    """Ends the current attempt of a visible video, and what it showed with it; a video that is over
    lets go of its source."""
    query = sa.update(VIDEOS).where(is_attempt(id, attempt), is_visible())
    query = query.values(status=moved(Status.IN_PROGRESS, status), previews=0, **values)
    if connection.execute(query).rowcount == 0:
        _settle_deleted(connection, id, attempt)
        return False
    if status.is_final:
        _unpin(connection, id)
    return True


def _settle_deleted(connection: sa.Connection, id: str, attempt: int) -> None:
    query = sa.update(VIDEOS).where(is_attempt(id, attempt), ~is_visible())
    query = query.values(status=moved(Status.IN_PROGRESS, Status.FAILED))
    if connection.execute(query).rowcount:
        _unpin(connection, id)


def _unpin(connection: sa.Connection, id: str) -> None:
    connection.execute(sa.delete(PINS).where(PINS.c.remix_id == id))


def _crashed(crashes: int, reason: str) -> Failure:
    return Failure(
        "worker_crashed",
        f"The worker that made this video {reason}; that was try {crashes} of {MAX_CRASHES}. "
        "Try a simpler prompt, a smaller size or fewer seconds; the server's log has the details.",
    )


def _row(video_id: str, asset: Asset) -> dict[str, Any]:
    return {
        "video_id": video_id,
        "variant": asset.variant.value,
        "key": asset.key,
        "size": asset.size,
        "sha256": asset.sha256,
        "media_type": asset.media_type,
    }
