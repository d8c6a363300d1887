"""Thousands of open event streams, and how quickly polls are answered meanwhile."""

from __future__ import annotations

import resource
import selectors
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from bench.load import Load, run_wrk
from bench.row import Row
from bench.server import keyed_server, multiply, resident

NUM_STREAMS = 10_000
DEADLINE_S = 60.0
TELL_S = 0.25  # seconds between two steps of progress, as workers tell them
LAST_PROGRESS = 99
GOAL_BYTES, GOAL_P99_MS = 1_000_000_000, 50.0


def measure_streams(folder: Path) -> Iterator[Row]:
    """One stream on each of as many waiting videos; then all of them on one that makes progress."""
    _raise_file_limit()
    data = folder / "streams"
    with keyed_server(data, KINORA_WORKERS="0") as (server, client):
        multiply(data, client.videos.create(prompt="a cat waves").id, NUM_STREAMS + 1)
        ids = [f"video_{number:048x}" for number in range(1, NUM_STREAMS + 1)]
        with _opened(server.base_url, ids, client.api_key) as streams:
            num_open = _count_told(streams, b"event: video")
            load = run_wrk(f"{server.base_url}/videos/{ids[0]}", key=client.api_key)
            size = resident(server.process.pid, "kinora.processes api")[0]
        yield _row(f"{NUM_STREAMS:,} open `/events`", num_open, size, load)
        with _opened(server.base_url, ids[:1] * NUM_STREAMS, client.api_key) as streams:
            _count_told(streams, b"event: video")
            with _progress(data, ids[0]):
                load = run_wrk(f"{server.base_url}/videos/{ids[1]}", key=client.api_key)
                size = resident(server.process.pid, "kinora.processes api")[0]
            began = time.monotonic()
            num_told = _count_told(streams, b'"progress":%d,' % LAST_PROGRESS)
            took = time.monotonic() - began
    row = _row(f"{NUM_STREAMS:,} of a video that makes progress", num_told, size, load)
    yield Row(
        row.what, row.goal, f"{row.measured}; the last progress told in {took:.1f} s", row.is_met
    )


def _row(what: str, num_told: int, size: int, load: Load) -> Row:
    measured = (
        f"{num_told:,} told, {size / 1e6:.0f} MB, retrieve p99 {load.p99_ms:.1f} ms, "
        f"{load.per_second:,.0f} req/s, {load.errors} errors"
    )
    is_met = num_told == NUM_STREAMS and size <= GOAL_BYTES and load.p99_ms <= GOAL_P99_MS
    is_met = is_met and not load.errors
    return Row(what, "≤ 1 GB, retrieve p99 ≤ 50 ms", measured, is_met)


@contextmanager
def _progress(data: Path, video_id: str) -> Iterator[None]:
    """The video gets on as it does under a worker, until the block ends; then to LAST_PROGRESS."""
    over = threading.Event()

    def get_on() -> None:
        with closing(sqlite3.connect(data / "kinora.db", timeout=30, isolation_level=None)) as rows:
            change = (
                "UPDATE videos SET status = 'in_progress', started_at = created_at, progress = ? "
                "WHERE id = ?"
            )
            percent = 0
            while not over.wait(TELL_S):
                percent += 1
                rows.execute(change, (percent, video_id))
            rows.execute(change, (LAST_PROGRESS, video_id))

    thread = threading.Thread(target=get_on)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@contextmanager
def _opened(base_url: str, ids: list[str], key: str | None) -> Iterator[list[socket.socket]]:
    """A stream on each of the videos."""
    address = urlsplit(base_url)
    assert address.hostname
    place = (address.hostname, address.port or 80)
    streams = [_open(place, id, key) for id in ids]
    try:
        yield streams
    finally:
        for stream in streams:
            stream.close()


def _raise_file_limit() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _open(place: tuple[str, int], video_id: str, key: str | None) -> socket.socket:
    stream = socket.create_connection(place, timeout=DEADLINE_S)
    request = f"GET /v1/videos/{video_id}/events HTTP/1.1\r\nHost: {place[0]}:{place[1]}\r\n"
    stream.sendall(f"{request}Authorization: Bearer {key}\r\n\r\n".encode())
    return stream


def _count_told(streams: list[socket.socket], what: bytes) -> int:
    """How many streams have told this, once all have or the time is up."""
    told: dict[int, bytes] = {stream.fileno(): b"" for stream in streams}
    with selectors.DefaultSelector() as selector:
        for stream in streams:
            selector.register(stream, selectors.EVENT_READ)
        until, num_told = time.monotonic() + DEADLINE_S, 0
        while num_told < len(streams) and time.monotonic() < until:
            for key, _ in selector.select(1.0):
                told[key.fd] = told[key.fd][-1000:] + key.fileobj.recv(65_536)  # type: ignore[union-attr]
                if what in told[key.fd]:
                    selector.unregister(key.fileobj)
                    num_told += 1
    return num_told
