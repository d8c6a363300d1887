"""What has to be stopped, checked or cleared away: found here, done by others.

Knows which videos' bytes may go, never where bytes live.
"""

from __future__ import annotations

import sqlalchemy as sa

from kinora.store.queue import Queue
from kinora.store.rows import video_from
from kinora.store.tables import ASSETS, INPUTS, PINS, VIDEOS, is_status, is_visible
from kinora.store.videos import COLUMNS
from kinora.video import Status, Video

# A remix accepted in the source's last moment may take a little to be committed, and pins it then.
EXPIRY_GRACE_S = 60


class Cleaning(Queue):
    """The leftovers of deletions, failures and crashes."""

    def cancelled(self, epoch: int) -> tuple[Video, ...]:
        """Videos deleted while in progress: their workers should be freed at once."""
        query = sa.select(*COLUMNS).where(is_status(Status.IN_PROGRESS), ~is_visible())
        with self.dispatching(epoch) as connection:
            return tuple(video_from(row) for row in connection.execute(query))

    def completed_since(self, time: int) -> tuple[Video, ...]:
        """Visible videos completed at or after `time` (unix seconds)."""
        query = sa.select(*COLUMNS).where(
            is_status(Status.COMPLETED), is_visible(), VIDEOS.c.completed_at >= time
        )
        with self.reading() as connection:
            return tuple(video_from(row) for row in connection.execute(query))

    def removable(self, now: int = 0, *, limit: int = 100) -> tuple[str, ...]:
        """Ids of videos whose bytes may go: deleted, failed, or expired by `now` (unix seconds).

        Left out: what a remix still pins, and what a worker may still be writing.
        """
        idle = VIDEOS.c.status != Status.IN_PROGRESS.value
        unpinned = ~sa.exists().where(PINS.c.source_id == VIDEOS.c.id)
        has_bytes = VIDEOS.c.has_bytes == sa.literal_column("1")
        over = sa.or_(VIDEOS.c.deleted_at.is_not(None), is_status(Status.FAILED))
        expired = sa.and_(
            VIDEOS.c.expires_at.is_not(None), VIDEOS.c.expires_at <= now - EXPIRY_GRACE_S
        )
        found: list[str] = []
        with self.reading() as connection:
            for reason in (over, expired):
                query = sa.select(VIDEOS.c.id).where(has_bytes, reason, idle, unpinned)
                found += connection.execute(query.limit(limit)).scalars()
        return tuple(dict.fromkeys(found))

    def forget(self, id: str) -> None:
        """The bytes of a removable video are gone; its files are no longer known."""
        with self.writing() as connection:
            for table in (ASSETS, INPUTS):
                connection.execute(sa.delete(table).where(table.c.video_id == id))
            gone = sa.update(VIDEOS).where(VIDEOS.c.id == id)
            connection.execute(gone.values(has_bytes=0, stored_bytes=0))
