"""What clients are told of the time ahead: when to ask again, and what is left to wait.

Keeps one outlook fresh for the whole event loop; reading it happens in a thread, once a second at most.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress

from starlette.concurrency import run_in_threadpool

from kinora.api import wire
from kinora.api.replies import Reply
from kinora.errors import KinoraError
from kinora.service.outlook import Estimate, Outlook
from kinora.video import Video

MIN_POLL_MS, MAX_POLL_MS = 250, 2000


class Advice:
    """Advice on unfinished videos. Works for one event loop; `reply` may be called in any thread."""

    def __init__(
        self,
        *,
        outlook: Outlook,
        clock: Callable[[], float],
        projects: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        """`projects` are those whose queues are watched; `clock` gives unix seconds."""
        self._outlook = outlook
        self._clock = clock
        self._projects = projects
        self._refreshing: asyncio.Task[None] | None = None

    def reply(self, video: Video) -> Reply:
        """A video, with advice on when to ask again while it is unfinished."""
        if video.status.is_final:
            return wire.video_reply(video)
        left_s = self._outlook.ready_in_s(video)
        age_s = self._clock() - video.created_at
        return wire.video_reply(video, poll_after_ms=poll_after_ms(left_s, age_s=age_s))

    async def fresh_reply(self, video: Video) -> Reply:
        """The same, from what is known now."""
        if not video.status.is_final and self._outlook.is_stale:
            await self.refresh()
        return self.reply(video)

    def estimate(self, video: Video) -> Estimate:
        """What can be said of an unfinished video, from what was known at the last refresh."""
        return self._outlook.estimate(video)

    async def refresh(self) -> None:
        """Make sure that what is known is of this second; all who ask meanwhile wait for the same."""
        if not self._outlook.is_stale:
            return
        if self._refreshing is None or self._refreshing.done():
            self._refreshing = asyncio.create_task(self._refresh())
        with suppress(KinoraError):  # estimates are no reason to refuse anything
            await asyncio.shield(self._refreshing)

    async def _refresh(self) -> None:
        await run_in_threadpool(self._outlook.refresh, tuple(self._projects()))


def poll_after_ms(left_s: float | None, *, age_s: float) -> int:
    """A twentieth of the time left, 250 to 2000 ms; while nothing is known, a tenth of the age."""
    advised = left_s * 50 if left_s is not None else age_s * 100
    return max(MIN_POLL_MS, min(MAX_POLL_MS, int(advised)))
