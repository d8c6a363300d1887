"""Pages of listings: rows by their number, newest or oldest first, strictly after a cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from kinora.errors import NotFound

Row = TypeVar("Row")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some items of one listing, in its order."""

    items: tuple[Item, ...]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """Whose rows of a table are listed, hidden ones included, which serve as cursors still."""

    table: sa.Table  # with `seq` and `id`
    own: sa.ColumnElement[bool]
    not_found: Callable[[str], NotFound]  # for the id of a cursor that never was


def read_page(
    connection: sa.Connection,
    query: sa.Select[Any],
    build: Callable[[sa.Row[Any]], Item],
    *,
    listing: Listing,
    after_id: str | None,
    limit: int,
    newest_first: bool = True,
) -> Page[Item]:
    """Up to `limit` (0 or more) of what `query` finds, after the row of `after_id`. Raises NotFound."""
    seq = listing.table.c.seq
    if after_id is not None:
        cursor = _seq_of(connection, listing, after_id)
        query = query.where(seq < cursor if newest_first else seq > cursor)
    query = query.order_by(seq.desc() if newest_first else seq).limit(limit + 1)
    return page_of(connection.execute(query).all(), build, limit=limit)


def page_of(rows: Sequence[Row], build: Callable[[Row], Item], *, limit: int) -> Page[Item]:
    """The page of rows of which one more than `limit` was asked for."""
    return Page(tuple(build(row) for row in rows[:limit]), has_more=len(rows) > limit > 0)


def _seq_of(connection: sa.Connection, listing: Listing, id: str) -> int:
    table = listing.table
    query = sa.select(table.c.seq).where(table.c.id == id, listing.own)
    seq: int | None = connection.execute(query).scalar()
    if seq is None:
        raise listing.not_found(id)
    return seq
