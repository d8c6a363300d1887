"""What only tests ask of a store."""

from __future__ import annotations

import sqlalchemy as sa

from kinora.store import Store
from kinora.store.rows import video_from
from kinora.store.tables import is_status
from kinora.store.videos import COLUMNS
from kinora.video import Status, Video


def running(store: Store) -> tuple[Video, ...]:
    """Every video in progress, deleted ones too, in no certain order."""
    query = sa.select(*COLUMNS).where(is_status(Status.IN_PROGRESS))
    with store.reading() as connection:
        return tuple(video_from(row) for row in connection.execute(query))
