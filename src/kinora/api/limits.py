"""The rate of requests that make something, per project: counted, told in headers, refused beyond.

Off unless a rate is set. Knows which addresses make something, not what they make.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.types import Scope

from kinora.api.replies import Header
from kinora.errors import TooManyRequests
from kinora.store import Allowance

MAKING = re.compile(
    r"/v1/(videos(/(edits|extensions|characters|[^/]+/remix))?|files|batches|webhook_endpoints(/[^/]+/test)?)"
)


class RateBook(Protocol):
    """Where requests are counted; `kinora.store.Store` is one."""

    def take_request(self, project: str, *, limit: int, now: float) -> Allowance:
        """Counts one request, unless it is one too many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRate:
    """How many requests that make something a project may send in a minute; 0 for no limit."""

    book: RateBook
    per_minute: int
    clock: Callable[[], float]  # unix seconds

    def concerns(self, scope: Scope) -> bool:
        """Whether the request is to be counted."""
        return bool(
            self.per_minute and scope["method"] == "POST" and MAKING.fullmatch(scope["path"])
        )

    async def take(self, project: str) -> Allowance:
        """Counts a request."""
        return await run_in_threadpool(
            self.book.take_request, project, limit=self.per_minute, now=self.clock()
        )


def rate_headers(allowance: Allowance) -> tuple[Header, ...]:
    """What every counted answer says of the rate."""
    return (
        (b"x-ratelimit-limit-requests", b"%d" % allowance.limit),
        (b"x-ratelimit-remaining-requests", b"%d" % allowance.remaining),
        (b"x-ratelimit-reset-requests", go_duration(allowance.reset_s).encode()),
    )


def beyond(allowance: Allowance) -> TooManyRequests:
    """The refusal of one request too many."""
    return TooManyRequests(
        f"Rate limit reached for requests in project: limit {allowance.limit} per minute. "
        f"Please try again in {go_duration(allowance.wait_s)}.",
        retry_after_s=math.ceil(allowance.wait_s),
    )


def go_duration(seconds: float) -> str:
    """A duration as Go writes it, to the millisecond: `340ms`, `2.4s`, `1m30s`."""
    thousandths = round(seconds * 1000)
    if thousandths < 1000:
        return f"{thousandths}ms" if thousandths else "0s"
    minutes, rest = divmod(thousandths, 60_000)
    tail = f"{rest / 1000:.3f}".rstrip("0").rstrip(".") + "s"
    return f"{minutes}m{tail}" if minutes else tail
