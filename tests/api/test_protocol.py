"""Below the application, over real sockets: heads that are broken, too large or never end."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn

from kinora.api.protocol import BoundedProtocol

DEADLINE_S = 10.0
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[Any]]


class HastyProtocol(BoundedProtocol):
    """As the real one, but with a deadline that a test can wait for."""

    head_timeout_s = 0.2


@asynccontextmanager
async def serving(api: Any) -> AsyncIterator[int]:
    """The application on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(
            api.front, http=HastyProtocol, ws="none", log_config=None, server_header=False
        )
        server = uvicorn.Server(config)
        task = asyncio.ensure_future(server.serve(sockets=[listener]))
        try:
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            await task


def talk(api: Any, say: Talk) -> Any:
    """One connection to a real server."""

    async def run() -> Any:
        async with asyncio.timeout(DEADLINE_S), serving(api) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                return await say(reader, writer)
            finally:
                writer.close()

    return asyncio.run(run())


def head(method: str, path: str, writer: asyncio.StreamWriter, *more: str) -> bytes:
    host = f"Host: 127.0.0.1:{writer.get_extra_info('peername')[1]}"
    return "\r\n".join((f"{method} {path} HTTP/1.1", host, *more, "", "")).encode()


async def answer(reader: asyncio.StreamReader) -> tuple[int, dict[str, str], bytes]:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines[1:] if line)
    return (
        int(lines[0].split()[1]),
        headers,
        await reader.readexactly(int(headers["content-length"])),
    )


def check(told: tuple[int, dict[str, str], bytes], status: int, message: str) -> None:
    assert told[0] == status
    assert told[1]["x-request-id"].startswith("req_")
    assert told[1]["connection"] == "close"
    error = json.loads(told[2])["error"]
    assert list(error) == ["message", "type", "param", "code"]
    assert error["message"] == message


@pytest.mark.parametrize(
    "garbage", [b"GARBAGE\r\n\r\n", b"\x16\x03\x01\x02\x00", b"FOO / HTTP/1.1\r\n\r\n"]
)
def test_what_is_not_http(server: Any, garbage: bytes) -> None:
    """Bytes that are no request are answered in the envelope, and hung up on."""

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Any:
        writer.write(garbage)
        told = await answer(reader)
        assert await reader.read() == b""
        return told

    check(talk(server.api(), say), 400, "The request is not valid HTTP.")


def test_a_head_that_is_too_large(server: Any) -> None:
    """Headers may not go on for ever."""

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Any:
        writer.write(b"GET /v1/videos HTTP/1.1\r\nX: ")
        for _ in range(11):
            writer.write(b"x" * 6_000)
            await writer.drain()
        return await answer(reader)

    check(talk(server.api(), say), 400, "The request's headers are too large.")


@pytest.mark.parametrize("start", [b"", b"GET /v1/vid"])
def test_a_head_that_does_not_come(server: Any, start: bytes) -> None:
    """A connection on which no request arrives is closed after a while."""

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Any:
        writer.write(start)
        return await answer(reader)

    check(talk(server.api(), say), 408, "The request did not arrive within 0.2 seconds.")


def test_a_large_body_in_one_piece_with_its_head(server: Any) -> None:
    """The limit of heads is not for bodies, and one connection serves many requests."""

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Any:
        statuses = []
        for size in (32_000, 900_000, 3):
            body = json.dumps({"prompt": "x" * size}).encode()
            writer.write(
                head(
                    "POST",
                    "/v1/videos",
                    writer,
                    f"Content-Length: {len(body)}",
                    "Content-Type: application/json",
                )
                + body
            )
            statuses.append((await answer(reader))[0])
        return statuses

    assert talk(server.api(), say) == [200, 400, 200]


def test_pipelined_requests(server: Any) -> None:
    """Requests sent at once are answered in order."""

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Any:
        writer.write(head("GET", "/v1/videos", writer) + head("GET", "/v1/models/x", writer))
        return [(await answer(reader))[0] for _ in range(2)]

    assert talk(server.api(), say) == [200, 404]


def test_a_client_that_reads_slowly_holds_up_nobody(server: Any, make_client: Any) -> None:
    """While one client takes its time over a large file, others are answered."""
    api = server.api()
    video = make_client(api).create()
    server.complete(film=b"f" * 20_000_000)

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Any:
        port = writer.get_extra_info("peername")[1]
        slow = await asyncio.open_connection("127.0.0.1", port, limit=1)
        slow[1].write(head("GET", f"/v1/videos/{video['id']}/content", slow[1]))
        await slow[0].read(1)
        writer.write(head("GET", f"/v1/videos/{video['id']}", writer))
        status = (await answer(reader))[0]
        total = 1
        while total < 20_000_000 and (piece := await slow[0].read(1_000_000)):
            total += len(piece)
        slow[1].close()
        return status, total >= 20_000_000

    assert talk(api, say) == (200, True)


def test_events_are_sent_as_they_happen(server: Any, make_client: Any) -> None:
    """An event reaches the client at once, not with the next one; stopping ends the stream."""
    api = server.api()
    video = make_client(api).create()

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Any:
        writer.write(head("GET", f"/v1/videos/{video['id']}/events", writer))
        await reader.readuntil(b'"status":"queued"')
        await asyncio.to_thread(server.claim)
        await reader.readuntil(b'"status":"in_progress"')
        await api.watcher.stop()
        await reader.readuntil(b"0\r\n\r\n")

    talk(api, say)
