"""What subscribers hold of a video, and how thousands of them are told of its news without requests
being kept waiting: a few at a time, and never for more than half of the event loop's time.

Who is told late is told the newest: what happened meanwhile is not told one by one.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import perf_counter

from kinora.video import Video

AT_ONCE = 30  # a few milliseconds of work


class Watch:
    """One subscriber's view of one video: the newest state, and a way to wait for another."""

    def __init__(self, video: Video | None, key_hash: str = "") -> None:
        self.video = video  # None: deleted
        self.key_hash = key_hash  # of who watches
        self.is_closed = False  # the server is stopping, or the key was revoked
        self._changed = asyncio.Event()

    def wake(self) -> None:
        """Let whoever waits go on."""
        self._changed.set()

    def close(self) -> None:
        self.is_closed = True
        self._changed.set()

    async def wait(self, timeout_s: float) -> bool:
        """True once there is something new; False when the time is up."""
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                await self._changed.wait()
        is_new = self._changed.is_set()
        self._changed.clear()
        return is_new


class Teller:
    """Wakes watches that have news."""

    def __init__(self) -> None:
        self._waiting: dict[Watch, None] = {}  # in the order in which they are woken
        self._has_news = asyncio.Event()

    def __repr__(self) -> str:
        return f"Teller(num_waiting={len(self._waiting)})"

    def tell(self, watch: Watch, video: Video | None) -> None:
        """Show a watch the newest state, and wake it when its turn comes."""
        watch.video = video
        self._waiting[watch] = None
        self._has_news.set()

    def forget(self, watch: Watch) -> None:
        """It has ended."""
        self._waiting.pop(watch, None)

    async def run(self) -> None:
        """Wake watches for ever."""
        while True:
            await self._has_news.wait()
            self._has_news.clear()
            while self._waiting:
                began = perf_counter()
                for _ in range(min(AT_ONCE, len(self._waiting))):
                    watch = next(iter(self._waiting))
                    del self._waiting[watch]
                    watch.wake()
                # They run in the next turn of the loop; what they send leaves in the one after it.
                await asyncio.sleep(0)
                await asyncio.sleep(0)
                if self._waiting:
                    await asyncio.sleep(perf_counter() - began)
