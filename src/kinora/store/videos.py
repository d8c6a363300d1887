"""Videos as their owners see them: added, read, listed, deleted. Knows nothing of who makes them."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import sqlalchemy as sa

from kinora.errors import InvalidRequest, NotFound, TooManyRequests
from kinora.models import shortened
from kinora.store.database import Database
from kinora.store.inputs import InputsOf, bytes_of, input_rows
from kinora.store.pages import Listing, Page, read_page
from kinora.store.receipts import Receipt, settle
from kinora.store.rows import (
    ASSET_COLUMNS,
    VIDEO_COLUMNS,
    Counts,
    Lineage,
    asset_from,
    moved,
    row_of,
    video_from,
)
from kinora.store.tables import ASSETS, INPUTS, PINS, VIDEOS, is_status, is_visible
from kinora.video import Asset, Kind, Status, Video

MAX_DESCENDANTS = 1_000  # of one lineage
BARE = {"prompt": "", "title": None, "failure_code": None, "failure_message": None}
DONE_TO = {Kind.EDIT: "edited", Kind.EXTENSION: "extended"}  # what else is done to a source
NO_INPUTS: InputsOf = MappingProxyType({})
COLUMNS = tuple(VIDEOS.c[name] for name in VIDEO_COLUMNS)


class Videos(Database):
    """The owners' view. A deleted video is invisible in all of it, from the moment of deletion."""

    def add_videos(
        self,
        videos: Sequence[Video],
        *,
        inputs: InputsOf = NO_INPUTS,
        receipt: Receipt | None = None,
        max_queued: int = 0,
    ) -> None:
        """Makes all of them durable, or none, with their inputs, which are published already.

        A receipt is settled with the first. Raises NotFound or InvalidRequest when a source can no
        longer be remixed, edited or extended, TooManyRequests when more than `max_queued` videos of
        a project would wait (0: no limit).
        """
        if not videos:
            return
        with self.writing() as connection:
            insert_videos(connection, videos, inputs=inputs)
            for project in {video.project for video in videos} if max_queued else ():
                check_queued(_num_queued(connection, project) - 1, most=max_queued)
            settle(connection, receipt, videos[0])

    def get_video(self, project: str, id: str) -> Video | None:
        """The project's video of that id."""
        query = sa.select(*COLUMNS).where(
            VIDEOS.c.id == id, VIDEOS.c.project == project, is_visible()
        )
        with self.reading() as connection:
            row = connection.execute(query).first()
        return video_from(row) if row else None

    def list_videos(
        self, project: str, *, after_id: str | None = None, limit: int, newest_first: bool = True
    ) -> Page[Video]:
        """Up to `limit` (0 or more) of the project's videos, strictly after the cursor `after_id`.

        A deleted video still serves as a cursor, so that a client may delete while it pages.
        Raises NotFound for a cursor that never was.
        """
        listing = videos_of(project)
        query = sa.select(*COLUMNS).where(listing.own, is_visible())
        with self.reading() as connection:
            return read_page(
                connection,
                query,
                video_from,
                listing=listing,
                after_id=after_id,
                limit=limit,
                newest_first=newest_first,
            )

    def delete_video(self, project: str, id: str, now: int) -> bool:
        """Hides the video at once and for good; one not yet finished is thereby cancelled.

        False when there is none. Its words go with it, its bytes later, when nothing pins them;
        a bare row stays, so that the pages of the listing keep their places.
        """
        hide = (
            sa.update(VIDEOS)
            .where(VIDEOS.c.id == id, VIDEOS.c.project == project, is_visible())
            .values(deleted_at=now, **BARE)
            .returning(VIDEOS.c.status)
        )
        with self.writing() as connection:
            status = connection.execute(hide).scalar()
            if status == Status.QUEUED:
                _withdraw(connection, id)
        return status is not None

    def assets(self, video_id: str) -> tuple[Asset, ...]:
        """The published files of a video, also of a deleted one while a remix needs them."""
        query = sa.select(*(ASSETS.c[name] for name in ASSET_COLUMNS))
        query = query.where(ASSETS.c.video_id == video_id).order_by(ASSETS.c.variant)
        with self.reading() as connection:
            return tuple(asset_from(row) for row in connection.execute(query))

    def lineage(self, project: str, id: str) -> Lineage | None:
        """The video with its ancestors and descendants, those still visible."""
        video = self.get_video(project, id)
        if video is None:
            return None
        with self.reading() as connection:
            ancestors = connection.execute(_ancestors(project, id)).all()
            descendants = connection.execute(_descendants(project, id)).all()
        return Lineage(
            tuple(video_from(row) for row in ancestors),
            video,
            tuple(video_from(row) for row in descendants),
        )

    def counts(self) -> Counts:
        """How many videos there are of each status."""
        query = sa.select(*(_count(status).scalar_subquery().label(status) for status in Status))
        with self.reading() as connection:
            return Counts(**connection.execute(query).one()._mapping)

    def count_queued(self, project: str) -> int:
        """How many of the project's videos wait."""
        with self.reading() as connection:
            return _num_queued(connection, project)


def check_queued(num_queued: int, *, most: int) -> None:
    """Raises TooManyRequests when no video may wait beside so many; 0 is no limit."""
    if most and num_queued >= most:
        raise TooManyRequests(
            f"Rate limit reached for videos in project: {most} are already waiting; try again later."
        )


def _num_queued(connection: sa.Connection, project: str) -> int:
    query = _count(Status.QUEUED).where(VIDEOS.c.project == project)
    return connection.execute(query).scalar_one()


def insert_videos(
    connection: sa.Connection, videos: Sequence[Video], *, inputs: InputsOf = NO_INPUTS
) -> None:
    """Adds videos in somebody's transaction; sources are checked and pinned. Raises as `add_videos`."""
    made = [video for video in videos if video.source_id is not None]
    for video in made:
        _check_source(connection, video)
    rows = [row_of(video) | bytes_of(inputs.get(video.id, ())) for video in videos]
    connection.execute(sa.insert(VIDEOS), rows)
    if made:
        pins = [{"remix_id": video.id, "source_id": video.source_id} for video in made]
        connection.execute(sa.insert(PINS), pins)
    if given := input_rows(inputs):
        connection.execute(sa.insert(INPUTS), given)


def not_found(id: str) -> NotFound:
    """The one sentence for an id that is not there, whatever a client sent as one."""
    return NotFound(f"Video with id '{shortened(id)}' not found.")


def videos_of(project: str) -> Listing:
    """The project's videos as a listing; deleted ones still serve as cursors."""
    return Listing(VIDEOS, VIDEOS.c.project == project, not_found)


def _count(status: Status) -> sa.Select[int]:
    """How many visible videos have the status; of queued ones no other kind exists."""
    query = sa.select(sa.func.count()).select_from(VIDEOS).where(is_status(status))
    return query if status is Status.QUEUED else query.where(is_visible())


def _check_source(connection: sa.Connection, video: Video) -> None:
    """Refuses what starts from a source that is gone, in the transaction that pins it: no pin is
    ever late."""
    source_id, done_to = video.source_id or "", DONE_TO.get(video.kind, "remixed")
    query = sa.select(VIDEOS.c.status, VIDEOS.c.has_bytes, VIDEOS.c.expires_at)
    query = query.where(VIDEOS.c.id == source_id, VIDEOS.c.project == video.project, is_visible())
    row = connection.execute(query.with_for_update()).first()
    if row is None:
        raise not_found(source_id)
    subject = f"Video with id '{source_id}'"
    if row.status == Status.FAILED:
        raise InvalidRequest(f"{subject} failed, so it cannot be {done_to}.")
    if row.status != Status.COMPLETED:
        raise InvalidRequest(
            f"{subject} is not completed yet; it can be {done_to} when its status is 'completed'."
        )
    if not row.has_bytes or (row.expires_at is not None and row.expires_at <= video.created_at):
        raise InvalidRequest(f"{subject} has expired, so it cannot be {done_to} any more.")


def _withdraw(connection: sa.Connection, id: str) -> None:
    """A deleted video that no worker has is over at once, and lets go of its source."""
    over = sa.update(VIDEOS).where(VIDEOS.c.id == id)
    connection.execute(over.values(status=moved(Status.QUEUED, Status.FAILED)))
    connection.execute(sa.delete(PINS).where(PINS.c.remix_id == id))


def _ancestors(project: str, id: str) -> sa.Select[tuple[object, ...]]:
    first = sa.select(VIDEOS.c.source_id.label("id"), sa.literal(1).label("depth"))
    up = first.where(VIDEOS.c.id == id).cte("up", recursive=True)
    step = sa.select(VIDEOS.c.source_id, up.c.depth + 1).where(VIDEOS.c.id == up.c.id)
    up = up.union_all(step)
    query = sa.select(*COLUMNS).join(up, up.c.id == VIDEOS.c.id)
    return query.where(VIDEOS.c.project == project, is_visible()).order_by(up.c.depth.desc())


def _descendants(project: str, id: str) -> sa.Select[tuple[object, ...]]:
    both = sa.select(VIDEOS.c.id, VIDEOS.c.seq)  # joined by row number: no scan of the project
    down = both.where(VIDEOS.c.source_id == id).cte("down", recursive=True)
    down = down.union_all(both.where(VIDEOS.c.source_id == down.c.id))
    query = sa.select(*COLUMNS).join(down, down.c.seq == VIDEOS.c.seq)
    query = query.where(VIDEOS.c.project == project, is_visible())
    return query.order_by(down.c.seq).limit(MAX_DESCENDANTS)
