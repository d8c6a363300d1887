"""A project's own queue as its owner arranges it: titles, prompts, priorities, places, and a pause.

A video's place is a number between its neighbours' places; without one it stands where it was
accepted. Knows nothing of dispatchers: the claim reads the same columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa

from kinora.errors import InvalidRequest
from kinora.store.database import Database
from kinora.store.rows import video_from
from kinora.store.tables import PAUSES, VIDEOS, is_status, is_visible
from kinora.store.videos import COLUMNS
from kinora.video import Status, Video

LEAST_GAP = 1e-6  # between two places; nearer ones are numbered anew
PLACE = sa.func.coalesce(VIDEOS.c.place, VIDEOS.c.seq)
ORDER = (VIDEOS.c.priority.desc(), PLACE)  # as the claim takes them


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is to be different about a video; None leaves a thing as it is."""

    title: str | None = None  # "" takes the title away
    prompt: str | None = None
    priority: int | None = None  # higher is sooner
    position: int | None = None  # 1 is the next of its project's videos

    @property
    def needs_queued(self) -> bool:
        """Whether it makes sense only while the video waits."""
        return not (self.prompt is None and self.priority is None and self.position is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A project's queue in numbers."""

    is_paused: bool
    queued: int
    in_progress: int


class _Mover(NamedTuple):
    project: str
    seq: int
    priority: int


class _Neighbour(NamedTuple):
    priority: int
    place: float


class Waiting(Database):
    """The queues of all projects, each seen from its own side."""

    def change_video(self, project: str, id: str, change: Change) -> Video | None:
        """The changed video; None when the project has none of that id.

        Raises InvalidRequest, and changes nothing, when it would have to wait but does not, or
        when the position is beyond the end of the queue.
        """
        own = sa.and_(VIDEOS.c.id == id, VIDEOS.c.project == project, is_visible())
        query = sa.select(VIDEOS.c.seq, VIDEOS.c.status, VIDEOS.c.priority).where(own)
        with self.writing() as connection:
            row = connection.execute(query.with_for_update()).first()
            if row is None:
                return None
            if change.needs_queued and row.status != Status.QUEUED:
                raise _too_late(id, row.status)
            values = _values(change)
            if change.position is not None:
                mover = _Mover(project, row.seq, row.priority)
                values |= _moved_to(connection, mover, change.position)
            if values:
                connection.execute(sa.update(VIDEOS).where(own).values(values))
            return video_from(connection.execute(sa.select(*COLUMNS).where(own)).one())

    def pause(self, project: str, now: int) -> None:
        """No video of the project begins any more; those under way are finished."""
        with self.writing() as connection:
            known = sa.select(PAUSES.c.project).where(PAUSES.c.project == project)
            if connection.execute(known).first() is None:
                connection.execute(sa.insert(PAUSES).values(project=project, paused_at=now))

    def resume(self, project: str) -> None:
        """The project's videos begin again."""
        with self.writing() as connection:
            connection.execute(sa.delete(PAUSES).where(PAUSES.c.project == project))

    def standing(self, project: str) -> Standing:
        """How the project's queue stands."""
        paused = sa.exists().where(PAUSES.c.project == project)
        counted = sa.select(sa.func.count()).select_from(VIDEOS)
        own = counted.where(VIDEOS.c.project == project)
        query = sa.select(
            paused.label("is_paused"),
            own.where(is_status(Status.QUEUED)).scalar_subquery().label("queued"),
            own.where(is_status(Status.IN_PROGRESS), is_visible())
            .scalar_subquery()
            .label("in_progress"),
        )
        with self.reading() as connection:
            row = connection.execute(query).one()
        return Standing(
            is_paused=bool(row.is_paused), queued=row.queued, in_progress=row.in_progress
        )


def _values(change: Change) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if change.title is not None:
        values["title"] = change.title or None
    if change.prompt is not None:
        values["prompt"] = change.prompt
    if change.priority is not None:
        # Among its new equals it stands where it was accepted.
        values |= {"priority": change.priority, "place": None}
    return values


def _moved_to(connection: sa.Connection, mover: _Mover, position: int) -> dict[str, Any]:
    """Priority and place between the videos that shall be before and after it.

    Its priority changes no more than its neighbours ask for.
    """
    before, after = _neighbours(connection, mover, position)
    priority = mover.priority
    if before is not None:
        priority = min(priority, before.priority)
    if after is not None:
        priority = max(priority, after.priority)
    place = _between(connection, before, after, priority)
    if place is None:
        _number_anew(connection, mover.project, priority)
        before, after = _neighbours(connection, mover, position)
        place = _between(connection, before, after, priority)
    return {"priority": priority, "place": place}


def _neighbours(
    connection: sa.Connection, mover: _Mover, position: int
) -> tuple[_Neighbour | None, _Neighbour | None]:
    """Who stands before and after `position` (from 1) when the video itself is left out."""
    query = sa.select(VIDEOS.c.priority, PLACE.label("place"))
    query = query.where(VIDEOS.c.project == mover.project, is_status(Status.QUEUED))
    query = query.where(VIDEOS.c.seq != mover.seq).order_by(*ORDER)
    skipped = max(0, position - 2)
    rows = connection.execute(query.offset(skipped).limit(2 if position > 1 else 1))
    found = [_Neighbour(row.priority, row.place) for row in rows]
    if position == 1:
        return None, found[0] if found else None
    if not found:
        raise InvalidRequest(
            f"Invalid 'position': {position} is beyond the end of the queue; the project has "
            "fewer videos waiting.",
            param="position",
            code="integer_above_max_value",
        )
    return found[0], found[1] if len(found) > 1 else None


def _between(
    connection: sa.Connection,
    before: _Neighbour | None,
    after: _Neighbour | None,
    priority: int,
) -> float | None:
    """A place between those of the neighbours of that priority; None when there is no room."""
    high: float = _end(connection)  # so that whatever is accepted later comes after
    if after is not None and after.priority == priority:
        high = after.place
    if before is None or before.priority != priority:
        return high - 1
    gap = high - before.place
    return before.place + gap / 2 if gap > LEAST_GAP else None


def _number_anew(connection: sa.Connection, project: str, priority: int) -> None:
    """Gives the queued videos of a priority whole places again, in their order."""
    own = sa.and_(
        VIDEOS.c.project == project, is_status(Status.QUEUED), VIDEOS.c.priority == priority
    )
    seqs = connection.execute(sa.select(VIDEOS.c.seq).where(own).order_by(PLACE)).scalars().all()
    first = _end(connection) - len(seqs)
    for number, seq in enumerate(seqs):
        query = sa.update(VIDEOS).where(VIDEOS.c.seq == seq)
        connection.execute(query.values(place=float(first + number)))


def _end(connection: sa.Connection) -> int:
    """The place that the next video to be accepted will have."""
    return int(connection.execute(sa.select(sa.func.max(VIDEOS.c.seq))).scalar_one()) + 1


def _too_late(id: str, status: str) -> InvalidRequest:
    shown = status.replace("_", " ")
    return InvalidRequest(
        f"Video with id '{id}' is {shown}; its prompt, priority and position can be changed only "
        "while it is queued.",
        code="video_not_queued",
    )
