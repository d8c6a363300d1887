"""Event streams of an application in process, read as they are sent."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

DEADLINE_S = 5.0


@dataclass(frozen=True)
class Event:
    """One event of a stream; a comment has no name."""

    id: str
    name: str
    data: dict[str, Any]


class Stream:
    """A GET of an event stream whose pieces are read as they are sent."""

    def __init__(self, api: Any, path: str, headers: dict[str, str]) -> None:
        self._pieces: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._gone = asyncio.Event()
        self.queue: list[dict[str, Any]] = []  # what the queue's events said so far
        pairs = {"host": "127.0.0.1:8000", **headers}
        self._scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in pairs.items()],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 8000),
        }
        self._task = asyncio.ensure_future(api.front(self._scope, self._receive, self._pieces.put))

    async def start(self) -> dict[str, Any]:
        return await self._next()

    async def piece(self) -> str:
        """The next piece of the body about the video itself; "" at the end."""
        message = await self._next()
        body = message["body"].decode()
        if body.startswith("event: queue"):
            self.queue.append(json.loads(body.partition("data: ")[2]))
        if body.startswith(("retry:", "event: queue")):
            return await self.piece()
        assert body or not message.get("more_body")
        return str(body)

    async def event(self) -> Event:
        fields = dict(line.split(": ", 1) for line in (await self.piece()).strip().split("\n"))
        return Event(fields["id"], fields["event"], json.loads(fields["data"]))

    async def leave(self) -> None:
        """Go away as a client does, and wait until the server has noticed."""
        self._gone.set()
        async with asyncio.timeout(DEADLINE_S):
            await self._task

    async def _receive(self) -> dict[str, Any]:
        if not self._gone.is_set():
            await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _next(self) -> dict[str, Any]:
        async with asyncio.timeout(DEADLINE_S):
            return await self._pieces.get()


@asynccontextmanager
async def streaming(
    api: Any, video_id: str, *, last: str = "", key: str = ""
) -> AsyncIterator[Stream]:
    """A stream of a running application; the client goes away at the end of the block."""
    api.watcher.start()
    headers = {"last-event-id": last} if last else {}
    if key:
        headers["authorization"] = f"Bearer {key}"
    stream = Stream(api, f"/v1/videos/{video_id}/events", headers)
    try:
        yield stream
        await stream.leave()
    finally:
        await api.watcher.stop()
