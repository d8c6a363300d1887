"""The handlers of the hot requests: behind the front and behind FastAPI's routes they are the same."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from kinora.api.advice import Advice
from kinora.api.asked import PROJECT
from kinora.api.body import BodyLimits, BodyReader
from kinora.api.hot import HotPath
from kinora.api.idempotency import Idempotency
from kinora.api.turns import Turns
from kinora.api.videos import VideoRoutes
from kinora.api.watch import Watcher
from kinora.service import Limits
from kinora.service.outlook import Outlook
from kinora.service.queue import QueueService
from kinora.wake import Waker

VARYING = {"x-request-id", "openai-processing-ms", "openai-version"}


def told(answer: Any) -> tuple[int, list[tuple[str, str]], str]:
    """Everything about an answer but what differs between any two, and what the front adds."""
    headers = [pair for pair in answer.headers.multi_items() if pair[0] not in VARYING]
    return answer.status_code, headers, re.sub(r"video_[0-9a-f]{48}", "video_ID", answer.text)


@pytest.fixture
def routed(server: Any) -> Any:
    """Asks FastAPI's routes alone, without the front that answers hot requests before them."""
    service = server.service(Limits(min_free_bytes=0))
    bodies = BodyReader(limits=BodyLimits(), uploads=server.storage.uploads)
    idempotency = Idempotency(server.store, server.clock)
    outlook = Outlook(loads=server.store, workers=1, clock=server.clock)
    advice = Advice(outlook=outlook, clock=server.clock)
    queues = QueueService(store=server.store, wake=server.waker.wake, clock=server.clock)
    turns = Turns()
    hot = HotPath(
        turns=turns,
        service=service,
        reads=server.reads,
        bodies=bodies,
        idempotency=idempotency,
        queues=queues,
        advice=advice,
    )
    app = FastAPI()
    VideoRoutes(
        service=service,
        hot=hot,
        watcher=Watcher(rows=server.reads, wakes=server.waker),
        bodies=bodies,
        heartbeat_s=10.0,
        idempotency=idempotency,
        advice=advice,
        turns=turns,
    ).add_to(app.router)

    async def as_default(scope: Any, receive: Any, send: Any) -> None:
        await app({**scope, PROJECT: "default"}, receive, send)

    async def ask(method: str, path: str, **options: Any) -> httpx.Response:
        transport = httpx.ASGITransport(as_default)
        async with httpx.AsyncClient(transport=transport, base_url="http://local") as client:
            return await client.request(method, path, **options)

    return lambda method, path, **options: asyncio.run(ask(method, path, **options))


def test_the_routes_answer_with_the_same_handlers(client: Any, routed: Any) -> None:
    """Create, retrieve and list give the same bytes and headers either way."""
    body = {"json": {"prompt": "é"}}

    assert told(client("POST", "/v1/videos", **body)) == told(routed("POST", "/v1/videos", **body))
    video_id = client("GET", "/v1/videos?limit=1").json()["first_id"]
    for path in ("/v1/videos?limit=1", "/v1/videos?order=asc", f"/v1/videos/{video_id}"):
        assert told(client("GET", path)) == told(routed("GET", path))


@pytest.mark.parametrize("max_queued", [0, 5])
def test_a_create_wakes_the_dispatcher(server: Any, make_client: Any, max_queued: int) -> None:
    """With and without a limit to what waits, a create wakes the other processes."""
    client = make_client(server.api(limits=Limits(max_queued=max_queued, min_free_bytes=0)))
    other = Waker(server.root / "wake", "other")
    try:
        client.create()
        assert other.drain()
    finally:
        other.close()
