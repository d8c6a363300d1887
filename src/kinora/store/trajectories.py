"""The trajectories that are kept beside negatives: how much they take, and which may go first.

A remix without one falls back to another way, so any may go at any time. Knows rows, not bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from kinora.store.database import Database
from kinora.store.tables import ASSETS, IS_TRAJECTORY, PINS, VIDEOS, is_status
from kinora.video import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """One that may go."""

    video_id: str
    key: str
    size: int  # bytes


class Trajectories(Database):
    """The trajectories of all videos."""

    def trajectory_bytes(self) -> int:
        """What all of them take together."""
        query = sa.select(sa.func.coalesce(sa.func.sum(ASSETS.c.size), 0)).where(IS_TRAJECTORY)
        with self.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def evictable(self, *, limit: int) -> tuple[Trajectory, ...]:
        """Those that may go, in that order: the least recently used first, then in the same order
        those that a waiting remix would start from.

        Left out is what a remix under way starts from: it holds the file open, so that nothing
        would be gained, and it has made its plan by it.
        """
        needed = sa.exists().where(PINS.c.source_id == ASSETS.c.video_id)
        under_way = sa.exists().where(
            PINS.c.source_id == ASSETS.c.video_id,
            VIDEOS.c.id == PINS.c.remix_id,
            is_status(Status.IN_PROGRESS),
        )
        query = sa.select(ASSETS.c.video_id, ASSETS.c.key, ASSETS.c.size)
        query = query.where(IS_TRAJECTORY, ~under_way).order_by(needed, ASSETS.c.used_at)
        with self.reading() as connection:
            rows = connection.execute(query.limit(limit))
            return tuple(Trajectory(**row._mapping) for row in rows)

    def forget_trajectory(self, gone: Trajectory) -> None:
        """Its file has gone: it is no longer known, and no longer counts as its video's."""
        row = sa.delete(ASSETS).where(
            ASSETS.c.video_id == gone.video_id, ASSETS.c.key == gone.key, IS_TRAJECTORY
        )
        left = sa.update(VIDEOS).where(VIDEOS.c.id == gone.video_id)
        with self.writing() as connection:
            if connection.execute(row).rowcount:
                connection.execute(left.values(stored_bytes=VIDEOS.c.stored_bytes - gone.size))
