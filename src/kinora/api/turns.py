"""Turns for requests that take long in a thread, so that one kind never holds all threads at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from kinora.errors import Unavailable

AT_ONCE = 6  # of one process; its threads are 40
PATIENCE_S = 60.0


class Turns:
    """A few turns at the same time, for one event loop."""

    def __init__(
        self,
        at_once: int = AT_ONCE,
        *,
        patience_s: float = PATIENCE_S,
        refusal: str = "Too many files are being looked at",
    ) -> None:
        """`refusal` is the first half of what is said to who gets no turn."""
        self._refusal = refusal
        self._places = asyncio.Semaphore(at_once)
        self._patience_s = patience_s

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """One turn, for the length of the block. Raises Unavailable when none comes in time."""
        try:
            async with asyncio.timeout(self._patience_s):
                await self._places.acquire()
        except TimeoutError as error:
            raise Unavailable(f"{self._refusal}; try again in a moment.") from error
        try:
            yield
        finally:
            self._places.release()
