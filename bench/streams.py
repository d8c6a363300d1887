"""Thousands of open event streams, and how quickly polls are answered meanwhile."""

from __future__ import annotations

import resource
import selectors
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from bench.load import run_wrk
from bench.row import Row
from bench.server import keyed_server, multiply, resident

NUM_STREAMS = 10_000
DEADLINE_S = 60.0
GOAL_BYTES, GOAL_P99_MS = 1_000_000_000, 50.0


def measure_streams(folder: Path) -> Iterator[Row]:
    """One stream on each of as many waiting videos."""
    _raise_file_limit()
    with keyed_server(folder / "streams", KINORA_WORKERS="0") as (server, client):
        multiply(folder / "streams", client.videos.create(prompt="a cat waves").id, NUM_STREAMS + 1)
        address = urlsplit(server.base_url)
        assert address.hostname
        place = (address.hostname, address.port or 80)
        ids = [f"video_{number:048x}" for number in range(1, NUM_STREAMS + 1)]
        streams = [_open(place, id, client.api_key) for id in ids]
        try:
            num_open = _count_told(streams)
            url = f"{server.base_url}/videos/{ids[0]}"
            load = run_wrk(url, key=client.api_key)
            size = resident(server.process.pid, "kinora.processes api")[0]
        finally:
            for stream in streams:
                stream.close()
    measured = (
        f"{num_open:,} open, {size / 1e6:.0f} MB, retrieve p99 {load.p99_ms:.1f} ms, "
        f"{load.per_second:,.0f} req/s"
    )
    is_met = num_open == NUM_STREAMS and size <= GOAL_BYTES and load.p99_ms <= GOAL_P99_MS
    yield Row("10,000 open `/events`", "≤ 1 GB, retrieve p99 ≤ 50 ms", measured, is_met)


def _raise_file_limit() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _open(place: tuple[str, int], video_id: str, key: str | None) -> socket.socket:
    stream = socket.create_connection(place, timeout=DEADLINE_S)
    request = f"GET /v1/videos/{video_id}/events HTTP/1.1\r\nHost: {place[0]}:{place[1]}\r\n"
    stream.sendall(f"{request}Authorization: Bearer {key}\r\n\r\n".encode())
    return stream


def _count_told(streams: list[socket.socket]) -> int:
    """How many streams have told the state of their video."""
    told: dict[int, bytes] = {stream.fileno(): b"" for stream in streams}
    with selectors.DefaultSelector() as selector:
        for stream in streams:
            selector.register(stream, selectors.EVENT_READ)
        until, num_told = time.monotonic() + DEADLINE_S, 0
        while num_told < len(streams) and time.monotonic() < until:
            for key, _ in selector.select(1.0):
                told[key.fd] += key.fileobj.recv(65_536)  # type: ignore[union-attr]
                if b"event: video" in told[key.fd]:
                    selector.unregister(key.fileobj)
                    num_told += 1
    return num_told
