"""Webhook endpoints as rows, and the announcing of events to them. Knows no HTTP and no signature.

An event is written in the transaction that makes it true, so it can neither be lost nor invented.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

import msgspec
import sqlalchemy as sa

from kinora.errors import InvalidRequest, NotFound
from kinora.models import shortened
from kinora.store.database import Database
from kinora.store.pages import Listing, Page, read_page
from kinora.store.receipts import Receipt, settle
from kinora.store.tables import WEBHOOK_DELIVERIES, WEBHOOK_ENDPOINTS, WEBHOOK_EVENTS

MAX_ENDPOINTS = 20  # of one project
PAUSED = "The endpoint was paused, so nothing was sent."


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a project's events go. Times are unix seconds."""

    id: str
    project: str
    created_at: int
    updated_at: int
    name: str
    url: str
    event_types: tuple[str, ...]
    secret: str
    old_secret: str | None = None  # signs too until `old_secret_until`
    old_secret_until: int | None = None
    failing_since: int | None = None  # nothing has arrived since
    paused_at: int | None = None

    def __repr__(self) -> str:
        return f"Endpoint({self.id!r}, {self.name!r})"  # neither secrets nor a URL that holds one


COLUMNS = tuple(WEBHOOK_ENDPOINTS.c[field.name] for field in fields(Endpoint))


def announce(
    connection: sa.Connection, *, project: str, type: str, object_id: str, now: int
) -> None:
    """Writes that something happened to an object of the project ("video.completed").

    One delivery per endpoint that wants to hear of it; nothing where there is none.
    """
    table = WEBHOOK_ENDPOINTS.c
    query = sa.select(table.id, table.event_types, table.paused_at).where(table.project == project)
    for_whom = [row for row in connection.execute(query) if type in _types(row.event_types)]
    if not for_whom:
        return
    event_id = add_event(connection, project=project, type=type, object_id=object_id, now=now)
    rows = [
        new_delivery(
            event_id,
            row.id,
            now=now,
            next_at=None if row.paused_at else float(now),
            last_error=PAUSED if row.paused_at else None,
        )
        for row in for_whom
    ]
    connection.execute(sa.insert(WEBHOOK_DELIVERIES), rows)


def add_event(
    connection: sa.Connection, *, project: str, type: str, object_id: str, now: int
) -> str:
    """Writes an event. Its id."""
    event_id = f"evt_{secrets.token_hex(16)}"
    row = {"id": event_id, "project": project, "created_at": now, "type": type}
    connection.execute(sa.insert(WEBHOOK_EVENTS).values(object_id=object_id, **row))
    return event_id


def new_delivery(event_id: str, endpoint_id: str, *, now: int, **fields: Any) -> dict[str, Any]:
    """The row of a delivery that has not been tried."""
    row: dict[str, Any] = {
        "id": f"wh_{secrets.token_hex(16)}",
        "event_id": event_id,
        "endpoint_id": endpoint_id,
        "created_at": now,
        "num_tries": 0,
        "next_at": None,
        "leased_until": None,
        "last_error": None,
    }
    return row | fields


class Webhooks(Database):
    """The endpoints of all projects; each method sees one project's."""

    def add_endpoint(self, endpoint: Endpoint, *, receipt: Receipt | None = None) -> None:
        """Makes it durable, and its receipt with it. Raises InvalidRequest when the project has as many as it may."""
        own = WEBHOOK_ENDPOINTS.c.project == endpoint.project
        count = sa.select(sa.func.count()).select_from(WEBHOOK_ENDPOINTS).where(own)
        with self.writing() as connection:
            if connection.execute(count).scalar_one() >= MAX_ENDPOINTS:
                raise InvalidRequest(
                    f"This project has {MAX_ENDPOINTS} webhook endpoints, which is as many as it may "
                    "have; delete one first.",
                    code="webhook_endpoint_limit_reached",
                )
            connection.execute(sa.insert(WEBHOOK_ENDPOINTS).values(_row(endpoint)))
            settle(connection, receipt, endpoint)

    def get_endpoint(self, project: str, id: str) -> Endpoint:
        """The project's endpoint of that id. Raises NotFound."""
        with self.reading() as connection:
            return endpoint_of(connection, project, id)

    def list_endpoints(self, project: str, *, after_id: str | None, limit: int) -> Page[Endpoint]:
        """Up to `limit` of the project's endpoints, newest first. Raises NotFound for a bad cursor."""
        own = WEBHOOK_ENDPOINTS.c.project == project
        listing = Listing(WEBHOOK_ENDPOINTS, own, endpoint_not_found)
        query = sa.select(*COLUMNS).where(own)
        with self.reading() as connection:
            return read_page(
                connection, query, endpoint_from, listing=listing, after_id=after_id, limit=limit
            )

    def change_endpoint(
        self, project: str, id: str, change: Callable[[Endpoint], Endpoint]
    ) -> Endpoint:
        """What `change` makes of the endpoint, in one transaction. Raises NotFound."""
        with self.writing() as connection:
            changed = change(endpoint_of(connection, project, id))
            query = sa.update(WEBHOOK_ENDPOINTS).where(WEBHOOK_ENDPOINTS.c.id == id)
            connection.execute(query.values(_row(changed)))
        return changed

    def delete_endpoint(self, project: str, id: str) -> None:
        """The endpoint and its log are gone; nothing more is sent. Raises NotFound."""
        with self.writing() as connection:
            endpoint_of(connection, project, id)
            log = WEBHOOK_DELIVERIES.c.endpoint_id == id
            connection.execute(sa.delete(WEBHOOK_DELIVERIES).where(log))
            connection.execute(sa.delete(WEBHOOK_ENDPOINTS).where(WEBHOOK_ENDPOINTS.c.id == id))


def endpoint_of(connection: sa.Connection, project: str, id: str) -> Endpoint:
    """The project's endpoint of that id. Raises NotFound."""
    table = WEBHOOK_ENDPOINTS.c
    query = sa.select(*COLUMNS).where(table.id == id, table.project == project)
    row = connection.execute(query).first()
    if row is None:
        raise endpoint_not_found(id)
    return endpoint_from(row)


def endpoint_not_found(id: str) -> NotFound:
    """The one sentence for an id that is not there, whatever a client sent as one."""
    return NotFound(f"Webhook endpoint with id '{shortened(id)}' not found.")


def endpoint_from(row: sa.Row[Any]) -> Endpoint:
    """A row of COLUMNS as an Endpoint."""
    values = dict(row._mapping)
    return Endpoint(**(values | {"event_types": _types(values["event_types"])}))


def _row(endpoint: Endpoint) -> dict[str, Any]:
    row = {field.name: getattr(endpoint, field.name) for field in fields(Endpoint)}
    return row | {"event_types": msgspec.json.encode(endpoint.event_types).decode()}


def _types(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...])
