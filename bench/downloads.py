"""How fast published bytes leave the server."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from bench.row import Row
from bench.server import keyed_server

SIZE = 256 * 1024 * 1024  # bytes


def measure_download(folder: Path) -> Iterator[Row]:
    """A large file's content on one connection, five times."""
    path = folder / "large.bin"
    with path.open("wb") as file:
        file.truncate(SIZE)
    with keyed_server(folder / "download", KINORA_WORKERS="0") as (server, client):
        made = client.files.create(file=path, purpose="user_data")
        address = urlsplit(f"{server.base_url}/files/{made.id}/content")
        rates = [_rate(address.netloc, address.path, client.api_key) for _ in range(5)]
    usual = statistics.median(rates)
    measured = f"{usual:,.0f} MB/s, worst of 5 {min(rates):,.0f}"
    yield Row("content download, 256 MiB", "≥ 400 MB/s", measured, usual >= 400)


def _rate(host: str, path: str, key: str) -> float:
    """Megabytes per second of one download into memory that is used again and again."""
    connection = http.client.HTTPConnection(host)
    buffer = bytearray(1024 * 1024)
    began, total = time.perf_counter(), 0
    connection.request("GET", path, headers={"authorization": f"Bearer {key}"})
    answer = connection.getresponse()
    while count := answer.readinto(buffer):
        total += count
    seconds = time.perf_counter() - began
    connection.close()
    assert total == SIZE
    return total / seconds / 1e6
