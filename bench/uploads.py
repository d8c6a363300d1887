"""How fast a large file comes in, and how long others wait meanwhile."""

from __future__ import annotations

import http.client
import json
import statistics
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from bench.row import Row
from bench.server import keyed_server, resident

SIZE = 100_000_000  # bytes
TIMES = 5
MOST_S = 1.5
MOST_WAIT_MS = 50.0
MOST_GROWTH = 60e6  # bytes of memory
PAUSE_S = 0.005  # between two looks at a video
HEAD = (
    b'--cut\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nuser_data\r\n'
    b'--cut\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n'
)
END = b"\r\n--cut--\r\n"


def measure_upload(folder: Path) -> Iterator[Row]:
    """A file of 100 MB on loopback, while another client polls a video."""
    with keyed_server(folder / "upload", KINORA_WORKERS="0") as (server, client):
        key = client.api_key
        video_id = client.videos.create(prompt="a cat waves").id
        body = HEAD + b"x" * SIZE + END
        _send(server.base_url, key, HEAD + b"x" + END)
        before = _memory(server.process.pid)
        with _Poller(server.base_url, key, video_id) as poller:
            times = [_send(server.base_url, key, body) for _ in range(TIMES)]
        growth = _memory(server.process.pid) - before
    usual, wait = statistics.median(times), poller.p99_ms
    measured = f"{usual:.2f} s, worst of {TIMES} {max(times):.2f} s"
    yield Row("100 MB upload", f"≤ {MOST_S:g} s", measured, usual <= MOST_S)
    yield Row(
        "retrieve meanwhile",
        f"p99 ≤ {MOST_WAIT_MS:g} ms",
        f"p99 {wait:.1f} ms",
        wait <= MOST_WAIT_MS,
    )
    yield Row(
        "memory that it takes", f"≤ {MOST_GROWTH / 1e6:g} MB", f"{growth / 1e6:.0f} MB",
        growth <= MOST_GROWTH,
    )  # fmt: skip


def _send(base_url: str, key: str, body: bytes) -> float:
    """Seconds from the first byte sent to the answer."""
    address = urlsplit(base_url)
    connection = http.client.HTTPConnection(address.netloc, timeout=60)
    headers = {
        "authorization": f"Bearer {key}",
        "content-type": "multipart/form-data; boundary=cut",
    }
    began = time.perf_counter()
    connection.request("POST", f"{address.path}/files", body, headers)
    answer = connection.getresponse()
    told = json.loads(answer.read())
    took = time.perf_counter() - began
    connection.close()
    assert answer.status == 200, told
    assert told["bytes"] == len(body) - len(HEAD) - len(END)
    return took


def _memory(root: int) -> int:
    return sum(resident(root, "kinora.processes api"))


class _Poller:
    """Asks for a video again and again in the background."""

    def __init__(self, base_url: str, key: str, video_id: str) -> None:
        self._address = urlsplit(base_url)
        self._path = f"{self._address.path}/videos/{video_id}"
        self._headers = {"authorization": f"Bearer {key}"}
        self._waits_ms: list[float] = []
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._poll)

    def __enter__(self) -> _Poller:
        self._thread.start()
        return self

    def __exit__(self, *ignored: object) -> None:
        self._is_over.set()
        self._thread.join()

    @property
    def p99_ms(self) -> float:
        return statistics.quantiles(self._waits_ms, n=100)[98]

    def _poll(self) -> None:
        connection = http.client.HTTPConnection(self._address.netloc, timeout=60)
        while not self._is_over.wait(PAUSE_S):
            began = time.perf_counter()
            connection.request("GET", self._path, headers=self._headers)
            connection.getresponse().read()
            self._waits_ms.append((time.perf_counter() - began) * 1000)
        connection.close()
