"""Answers under idempotency keys: begun, then settled in the very transaction that makes the thing.

So a crash between any two lines leaves either nothing made and a key that may be used again, or
the thing made and its answer kept. Knows nothing of HTTP.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from kinora.errors import Conflict, Unprocessable
from kinora.store.database import Database
from kinora.store.tables import RECEIPTS

LIFE_S = 24 * 3600  # how long an answer is kept
LEASE_S = 150  # longer than the slowest upload is looked at; a request that has not ended by then may be taken over
MAX_FORGOTTEN = 100  # old answers removed whenever a key is begun
OK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A request begun under a key. Whoever adds what was asked for settles it in its transaction."""

    project: str
    key: str
    owner: str  # of this one try
    body_of: Callable[[Any], bytes]  # the answer's body for the thing made


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered under a key before."""

    status: int
    body: bytes


class Receipts(Database):
    """The keys of all projects."""

    def begin_receipt(
        self, project: str, key: str, *, fingerprint: str, owner: str, now: int
    ) -> Answered | None:
        """The answer that the key already has; None when the request has begun under `owner`.

        Raises Conflict while another try is in flight, Unprocessable for another request's key.
        """
        own = _is_of(project, key)
        fresh = {
            "project": project,
            "key": key,
            "fingerprint": fingerprint,
            "owner": owner,
            "created_at": now,
            "leased_until": now + LEASE_S,
        }
        with self.writing() as connection:
            connection.execute(_forget(now))
            row = connection.execute(sa.select(RECEIPTS).where(own).with_for_update()).first()
            if row is not None:
                is_over = row.created_at <= now - LIFE_S
                is_leased = 0 < row.leased_until - now <= LEASE_S  # more: the clock was set back
                is_lapsed = row.status is None and not is_leased
                if not (is_over or is_lapsed):
                    return _answer(row, fingerprint)
                connection.execute(sa.delete(RECEIPTS).where(own))
            connection.execute(sa.insert(RECEIPTS).values(fresh))
        return None

    def drop_receipt(self, project: str, key: str, owner: str) -> None:
        """Nothing was made by this try; the key may be used again."""
        unsettled = sa.and_(RECEIPTS.c.owner == owner, RECEIPTS.c.status.is_(None))
        with self.writing() as connection:
            connection.execute(sa.delete(RECEIPTS).where(_is_of(project, key), unsettled))

    def drop_receipts_of(self, holder: str) -> None:
        """Whoever begins its owners' names with `holder` has died, and so have its tries: their keys
        may be used again at once."""
        unsettled = sa.and_(RECEIPTS.c.owner.startswith(holder), RECEIPTS.c.status.is_(None))
        with self.writing() as connection:
            connection.execute(sa.delete(RECEIPTS).where(unsettled))

    def forget_old_receipts(self, now: int) -> int:
        """Removes some of the answers that are too old to be given again. How many."""
        with self.writing() as connection:
            return connection.execute(_forget(now)).rowcount


def settle(connection: sa.Connection, receipt: Receipt | None, made: object) -> None:
    """Keeps the answer for what was made, in the transaction that made it; None does nothing.

    Raises Conflict, which undoes that transaction, when a later try has taken the key over.
    """
    if receipt is None:
        return
    query = sa.update(RECEIPTS).where(
        _is_of(receipt.project, receipt.key),
        RECEIPTS.c.owner == receipt.owner,
        RECEIPTS.c.status.is_(None),
    )
    values = {"status": OK, "body": receipt.body_of(made)}
    if connection.execute(query.values(values)).rowcount == 0:
        raise Conflict


def _is_of(project: str, key: str) -> sa.ColumnElement[bool]:
    return sa.and_(RECEIPTS.c.project == project, RECEIPTS.c.key == key)


def _answer(row: sa.Row[Any], fingerprint: str) -> Answered:
    if row.fingerprint != fingerprint:
        raise Unprocessable(
            "The idempotency key was used for another request within the last 24 hours; "
            "use a new key for a new request.",
            code="idempotency_key_reused",
        )
    if row.status is None:
        raise Conflict
    return Answered(row.status, row.body)


def _forget(now: int) -> sa.Delete:
    """Removes some of the answers that are too old to be given again."""
    names = (RECEIPTS.c.project, RECEIPTS.c.key)
    old = sa.select(*names).where(RECEIPTS.c.created_at <= now - LIFE_S).limit(MAX_FORGOTTEN)
    return sa.delete(RECEIPTS).where(sa.tuple_(*names).in_(old))
