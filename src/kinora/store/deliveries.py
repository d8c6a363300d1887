"""Each event's way to each endpoint: claimed for a try, tried, tried again, kept as a log.

A claim is a lease: should its holder die, the delivery is due again when the lease ends. The number
of tries fences off a holder that was thought dead. Knows no HTTP.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from kinora.errors import InvalidRequest, NotFound
from kinora.models import shortened
from kinora.store.database import Database
from kinora.store.pages import Listing, Page, read_page
from kinora.store.tables import WEBHOOK_DELIVERIES, WEBHOOK_ENDPOINTS, WEBHOOK_EVENTS
from kinora.store.webhooks import (
    COLUMNS,
    Endpoint,
    add_event,
    endpoint_from,
    endpoint_of,
    new_delivery,
)

KEEP_S = 30 * 24 * 3_600
FORGET_AT_ONCE = 1_000  # rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One event on its way to one endpoint. Times are unix seconds."""

    id: str  # the same on every try
    event_id: str
    event_type: str
    event_at: int
    object_id: str
    endpoint_id: str
    created_at: int
    num_tries: int
    next_at: float | None  # none when there is no next try
    leased_until: float | None  # somebody is sending it
    last_tried_at: int | None
    last_status: int | None  # none when nothing was answered
    last_error: str | None
    delivered_at: int | None


@dataclass(frozen=True, slots=True)
class DueEndpoint:
    """An endpoint that something is due for."""

    id: str
    is_failing: bool  # the last try failed


@dataclass(frozen=True, slots=True)
class Sending:
    """A delivery that this process is to try, and where to."""

    delivery: Delivery
    endpoint: Endpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """How one try ended."""

    at: float
    status: int | None = None
    error: str | None = None  # none: it has arrived
    next_at: float | None = None
    pauses_endpoint: bool = False  # the receiver said that nothing more should come


class Deliveries(Database):
    """What is to be sent, and what was."""

    def due_endpoints(self, now: float) -> tuple[DueEndpoint, ...]:
        """Endpoints, not paused, that something is due for."""
        endpoint, delivery = WEBHOOK_ENDPOINTS.c, WEBHOOK_DELIVERIES.c
        is_due = sa.exists().where(delivery.endpoint_id == endpoint.id, delivery.next_at <= now)
        query = sa.select(endpoint.id, endpoint.failing_since)
        query = query.where(endpoint.paused_at.is_(None), is_due).order_by(endpoint.seq)
        with self.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(DueEndpoint(id, is_failing=since is not None) for id, since in rows)

    def claim_deliveries(
        self, rooms: Sequence[tuple[str, int]], *, now: float, lease_s: float
    ) -> tuple[Sending, ...]:
        """For each endpoint id up to so many of its due deliveries, longest due first."""
        claimed: list[Sending] = []
        with self.writing() as connection:
            for endpoint_id, room in rooms:
                query = sa.select(*COLUMNS).where(WEBHOOK_ENDPOINTS.c.id == endpoint_id)
                row = connection.execute(query.where(WEBHOOK_ENDPOINTS.c.paused_at.is_(None)))
                for endpoint in map(endpoint_from, row):
                    found = _claim(connection, endpoint_id, room, now=now, until=now + lease_s)
                    claimed += (Sending(delivery, endpoint) for delivery in found)
        return tuple(claimed)

    def renew_leases(self, held: Iterable[Delivery], *, until: float) -> None:
        """Those that are still being sent are not due before `until`."""
        with self.writing() as connection:
            for delivery in held:
                connection.execute(_update_held(delivery).values(next_at=until, leased_until=until))

    def release(self, held: Iterable[Delivery], *, now: float) -> None:
        """Their holder ends without having heard; they are due at once."""
        with self.writing() as connection:
            for delivery in held:
                connection.execute(_update_held(delivery).values(next_at=now, leased_until=None))

    def record_try(self, tried: Delivery, outcome: Try, *, pause_after_s: float) -> Endpoint | None:
        """Keeps how a try ended. The endpoint, if this has paused it.

        It is paused when nothing has arrived for `pause_after_s`. A try that was fenced off changes
        nothing.
        """
        values: dict[str, Any] = {
            "next_at": outcome.next_at,
            "leased_until": None,
            "last_status": outcome.status,
            "last_error": outcome.error,
        }
        if outcome.error is None:
            values["delivered_at"] = int(outcome.at)
        with self.writing() as connection:
            if connection.execute(_update_held(tried).values(values)).rowcount == 0:
                return None
            return _note(connection, tried.endpoint_id, outcome, pause_after_s=pause_after_s)

    def begin_test(
        self, endpoint: Endpoint, *, type: str, object_id: str, now: float, lease_s: float
    ) -> Delivery:
        """A delivery that its maker sends at once, and nobody ever again."""
        at = int(now)
        with self.writing() as connection:
            event = add_event(
                connection, project=endpoint.project, type=type, object_id=object_id, now=at
            )
            row = new_delivery(event, endpoint.id, now=at, num_tries=1, leased_until=now + lease_s)
            row["last_tried_at"] = at
            connection.execute(sa.insert(WEBHOOK_DELIVERIES).values(row))
            return _delivery(connection, endpoint.id, row["id"])

    # -- the log

    def list_deliveries(
        self, project: str, endpoint_id: str, *, after_id: str | None, limit: int
    ) -> Page[Delivery]:
        """Up to `limit` deliveries to the project's endpoint, newest first. Raises NotFound."""
        own = WEBHOOK_DELIVERIES.c.endpoint_id == endpoint_id
        listing = Listing(WEBHOOK_DELIVERIES, own, _not_found)
        query = _select().where(own)
        with self.reading() as connection:
            endpoint_of(connection, project, endpoint_id)
            return read_page(
                connection, query, _from, listing=listing, after_id=after_id, limit=limit
            )

    def retry_delivery(self, project: str, endpoint_id: str, id: str, *, now: float) -> Delivery:
        """Has a delivery tried at once, whatever became of it; one that is being sent is left alone.

        Raises NotFound, and InvalidRequest while the endpoint is paused.
        """
        with self.writing() as connection:
            if endpoint_of(connection, project, endpoint_id).paused_at is not None:
                raise InvalidRequest(
                    "This webhook endpoint is paused, so nothing is sent to it; update it with "
                    "`paused` false first."
                )
            delivery = _delivery(connection, endpoint_id, id)
            if delivery.leased_until is None or delivery.leased_until <= now:
                values = {"next_at": now, "leased_until": None}
                query = sa.update(WEBHOOK_DELIVERIES).where(WEBHOOK_DELIVERIES.c.id == id)
                connection.execute(query.values(values))
            return _delivery(connection, endpoint_id, id)

    def forget_old_events(self, now: int) -> int:
        """Removes some of the events and deliveries that are too old to be shown. How many rows."""
        num_rows, before = 0, now - KEEP_S
        with self.writing() as connection:
            for table, key in ((WEBHOOK_DELIVERIES, "seq"), (WEBHOOK_EVENTS, "id")):
                old = sa.select(table.c[key]).where(table.c.created_at < before)
                query = sa.delete(table).where(table.c[key].in_(old.limit(FORGET_AT_ONCE)))
                num_rows += connection.execute(query).rowcount
        return num_rows


def _claim(
    connection: sa.Connection, endpoint_id: str, room: int, *, now: float, until: float
) -> list[Delivery]:
    table = WEBHOOK_DELIVERIES.c
    due = (table.endpoint_id == endpoint_id, table.next_at <= now)
    ids = sa.select(table.id).where(*due).order_by(table.next_at).limit(room)
    claimed = []
    for id_ in connection.execute(ids).scalars().all():
        query = sa.update(WEBHOOK_DELIVERIES).where(table.id == id_, *due)
        query = query.values(
            num_tries=table.num_tries + 1, next_at=until, leased_until=until, last_tried_at=int(now)
        )
        if connection.execute(query).rowcount:
            claimed.append(_delivery(connection, endpoint_id, id_))
    return claimed


def _update_held(delivery: Delivery) -> sa.Update:
    """Of the row, as long as nobody has claimed it since."""
    table = WEBHOOK_DELIVERIES.c
    is_held = (table.num_tries == delivery.num_tries, table.leased_until.is_not(None))
    return sa.update(WEBHOOK_DELIVERIES).where(table.id == delivery.id, *is_held)


def _note(
    connection: sa.Connection, endpoint_id: str, outcome: Try, *, pause_after_s: float
) -> Endpoint | None:
    """What a try says of the endpoint. The endpoint, if that pauses it."""
    query = sa.select(*COLUMNS).where(WEBHOOK_ENDPOINTS.c.id == endpoint_id)
    row = connection.execute(query).first()
    if row is None or (outcome.error is None and endpoint_from(row).failing_since is None):
        return None
    before, now = endpoint_from(row), int(outcome.at)
    since = None if outcome.error is None else before.failing_since or now
    is_hopeless = since is not None and now - since >= pause_after_s
    pauses = before.paused_at is None and (outcome.pauses_endpoint or is_hopeless)
    values = {"failing_since": since, "paused_at": now if pauses else before.paused_at}
    change = sa.update(WEBHOOK_ENDPOINTS).where(WEBHOOK_ENDPOINTS.c.id == endpoint_id)
    connection.execute(change.values(values))
    return before if pauses else None


def _delivery(connection: sa.Connection, endpoint_id: str, id: str) -> Delivery:
    table = WEBHOOK_DELIVERIES.c
    query = _select().where(table.id == id, table.endpoint_id == endpoint_id)
    row = connection.execute(query).first()
    if row is None:
        raise _not_found(id)
    return _from(row)


def _not_found(id: str) -> NotFound:
    return NotFound(f"Webhook delivery with id '{shortened(id)}' not found.")


def _select() -> sa.Select[Any]:
    delivery, event = WEBHOOK_DELIVERIES.c, WEBHOOK_EVENTS.c
    columns = (
        delivery.id,
        delivery.event_id,
        event.type.label("event_type"),
        event.created_at.label("event_at"),
        event.object_id,
        *(delivery[name] for name in _OWN),
    )
    return sa.select(*columns).join(WEBHOOK_EVENTS, event.id == delivery.event_id)


_OWN = (
    "endpoint_id",
    "created_at",
    "num_tries",
    "next_at",
    "leased_until",
    "last_tried_at",
    "last_status",
    "last_error",
    "delivered_at",
)


def _from(row: sa.Row[Any]) -> Delivery:
    return Delivery(**row._mapping)
