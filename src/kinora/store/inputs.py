"""What videos are made from: the files given with a request, and clips that were made here.

Knows rows, not bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from kinora.store.database import Database
from kinora.store.rows import INPUT_COLUMNS, VIDEO_COLUMNS, input_from, video_from
from kinora.store.tables import ASSETS, INPUTS, VIDEOS, is_status, is_visible
from kinora.video import Input, Status, Variant, Video

InputsOf = Mapping[str, Sequence[Input]]  # by the video's id


class Inputs(Database):
    """The inputs of all videos."""

    def inputs(self, video_id: str) -> tuple[Input, ...]:
        """What a video was given, in order, also when it has been deleted."""
        query = sa.select(*(INPUTS.c[name] for name in INPUT_COLUMNS))
        query = query.where(INPUTS.c.video_id == video_id).order_by(INPUTS.c.position)
        with self.reading() as connection:
            return tuple(input_from(row) for row in connection.execute(query))

    def made_here(self, project: str, sha256: str) -> Video | None:
        """The project's newest completed video whose MP4 has that hash."""
        query = sa.select(*(VIDEOS.c[name] for name in VIDEO_COLUMNS))
        query = query.join(ASSETS, ASSETS.c.video_id == VIDEOS.c.id).where(
            ASSETS.c.sha256 == sha256,
            ASSETS.c.variant == Variant.VIDEO.value,
            VIDEOS.c.project == project,
            is_status(Status.COMPLETED),
            is_visible(),
        )
        with self.reading() as connection:
            row = connection.execute(query.order_by(VIDEOS.c.seq.desc()).limit(1)).first()
        return video_from(row) if row else None

    def known_videos(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the ids that have a row, deleted or not."""
        query = sa.select(VIDEOS.c.id).where(VIDEOS.c.id.in_(list(ids)))
        with self.reading() as connection:
            return frozenset(connection.execute(query).scalars())


def input_rows(inputs: InputsOf) -> list[dict[str, Any]]:
    """The rows to insert."""
    return [
        {
            "video_id": video_id,
            "position": position,
            "role": item.role.value,
            "key": item.key,
            "size": item.size,
            "sha256": item.sha256,
            "media_type": item.media_type,
            "name": item.name,
        }
        for video_id, given in inputs.items()
        for position, item in enumerate(given)
    ]


def bytes_of(given: Sequence[Input]) -> dict[str, int]:
    """What a new video's row says of its inputs, so that they go with its bytes."""
    return {"has_bytes": int(bool(given)), "stored_bytes": sum(item.size for item in given)}


def sum_of_inputs(video_id: str) -> sa.ScalarSelect[int]:
    """The bytes of a video's inputs."""
    total = sa.func.coalesce(sa.func.sum(INPUTS.c.size), 0)
    return sa.select(total).where(INPUTS.c.video_id == video_id).scalar_subquery()
