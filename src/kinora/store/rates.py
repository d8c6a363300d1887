"""How many requests a project may send: as many at once as in a minute, then evenly spread.

One number for each project says when its allowance will be whole again; it counts for all processes.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from kinora.store.database import Database
from kinora.store.tables import REQUEST_RATES

PERIOD_S = 60.0
ROUNDING_S = 0.001  # times of today are exact to less


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What is left of a project's rate after a request."""

    limit: int  # requests in a minute
    remaining: int
    reset_s: float  # until all of it is there again
    wait_s: float  # 0 when the request was within the rate; else until one would be


class Rates(Database):
    """The rates of all projects."""

    def take_request(self, project: str, *, limit: int, now: float) -> Allowance:
        """Counts one request at `now` (unix seconds), unless it is one too many for `limit`, 1 or more."""
        own = REQUEST_RATES.c.project == project
        with self.writing() as connection:
            query = sa.select(REQUEST_RATES.c.full_at).where(own).with_for_update()
            known = connection.execute(query).scalar()
            # A clock that was set back must not lock anybody out.
            used_s = 0.0 if known is None else min(max(0.0, known - now), PERIOD_S)
            after = used_s + PERIOD_S / limit
            if after > PERIOD_S + ROUNDING_S:
                return _allowance(limit, used_s, wait_s=after - PERIOD_S)
            if known is None:
                connection.execute(sa.insert(REQUEST_RATES).values(project=project, full_at=0.0))
            change = sa.update(REQUEST_RATES).where(own)
            connection.execute(change.values(full_at=now + after))
        return _allowance(limit, after, wait_s=0.0)


def _allowance(limit: int, used_s: float, *, wait_s: float) -> Allowance:
    remaining = int((PERIOD_S - used_s) * limit / PERIOD_S + 0.01)
    return Allowance(limit=limit, remaining=remaining, reset_s=used_s, wait_s=wait_s)
