"""What is being served is served to its end, whatever is cleared away meanwhile."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import Callable
from typing import Any

import pytest

from kinora.storage import video_prefix
from kinora.work.janitor import Janitor

FILM = os.urandom(1_500_000)  # several pieces


def read_slowly(api: Any, path: str, *, meanwhile: Callable[[], None]) -> bytes:
    """The body of an answer; after its first piece `meanwhile` happens."""
    body = bytearray()

    async def send(message: Any) -> None:
        if message["type"] == "http.response.body":
            if not body:
                await asyncio.to_thread(meanwhile)
            body.extend(message.get("body", b""))

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1:8000")],
        "client": ("127.0.0.1", 50_000),
        "server": ("127.0.0.1", 8000),
        "scheme": "http",
        "http_version": "1.1",
    }
    asyncio.run(api.front(scope, receive, send))
    return bytes(body)


@pytest.mark.parametrize("end", ["deleted", "expired"])
def test_every_byte_arrives(server: Any, make_client: Any, end: str) -> None:
    """A slow reader gets the whole film although the video is gone and its bytes are removed."""
    api = server.api()
    client = make_client(api)
    video = client.create()
    expires_at = int(server.clock.now) + 5 if end == "expired" else None
    server.complete(expires_at=expires_at, film=FILM)
    janitor = Janitor(store=server.store, storage=server.storage)
    folder = server.storage.root / video_prefix(video["id"])

    def clear() -> None:
        if end == "deleted":
            assert client("DELETE", f"/v1/videos/{video['id']}").status_code == 200
        server.clock.now += 3600
        assert janitor.remove_unwanted(int(server.clock.now)) == 1
        assert not folder.exists()

    body = read_slowly(api, f"/v1/videos/{video['id']}/content", meanwhile=clear)

    assert hashlib.sha256(body).digest() == hashlib.sha256(FILM).digest()
    assert client("GET", f"/v1/videos/{video['id']}/content").status_code == 404
