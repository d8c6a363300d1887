"""A hub on this machine: it lists and serves files as the real one does, and notes what was asked."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from select import select
from urllib.parse import unquote, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Hub:
    """Repositories by name, each a mapping of paths to bytes."""

    def __init__(self, repositories: dict[str, dict[str, bytes]]) -> None:
        self.repositories = repositories
        self.gated: set[str] = set()
        self.cuts: dict[str, int] = {}  # by path: so many bytes come, then the line is dead
        self.stalls: dict[str, int] = {}  # by path: so many bytes come, then nothing for long
        self.has_stalled = threading.Event()
        self.status = 0  # with which every question is answered
        self.asked: list[tuple[str, str, str]] = []  # method, path and range
        self.url = ""

    def fetched(self) -> list[str]:
        """The files whose bytes were asked for, in order."""
        mark = f"/resolve/{COMMIT}/"
        return [
            path.partition(mark)[2]
            for method, path, _ in self.asked
            if method == "GET" and mark in path
        ]


@contextmanager
def serving(hub: Hub) -> Iterator[Hub]:
    """The hub, at `hub.url` while the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, hub))
    hub.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, hub: Hub, *rest: object) -> None:
        self._hub = hub
        super().__init__(*rest)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path.startswith("/api/models/"):
            self._list(path.removeprefix("/api/models/"))
        else:
            self._answer()

    def _list(self, rest: str) -> None:
        name = "/".join(rest.split("/")[:2])
        files = self._hub.repositories.get(name)
        self._hub.asked.append((self.command, rest, ""))
        if self._hub.status:
            self._send(self._hub.status, {})
        elif name in self._hub.gated:
            self._send(403, {"X-Error-Code": "GatedRepo"})
        elif files is None:
            self._send(404, {"X-Error-Code": "RepoNotFound"})
        elif "/tree/" in rest:
            rows = [
                {"type": "file", "path": path, "size": len(data), "oid": _digest(data)}
                for path, data in files.items()
            ]
            self._send(200, {"Content-Type": "application/json"}, json.dumps(rows).encode())
        else:
            siblings = [{"rfilename": path, "size": len(data)} for path, data in files.items()]
            info = {"id": name, "sha": COMMIT, "siblings": siblings, "tags": []}
            self._send(200, {"Content-Type": "application/json"}, json.dumps(info).encode())

    def _answer(self) -> None:
        path, asked = unquote(urlsplit(self.path).path), self.headers.get("Range", "")
        self._hub.asked.append((self.command, path, asked))
        name, _, rest = path.strip("/").partition("/resolve/")
        data = self._hub.repositories.get(name, {}).get(rest.partition("/")[2])
        if data is None:
            self._send(404, {"X-Error-Code": "EntryNotFound"})
            return
        start = int(asked[len("bytes=") :].partition("-")[0] or 0)
        headers = {"ETag": f'"{_digest(data)}"', "X-Repo-Commit": COMMIT, "Accept-Ranges": "bytes"}
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        path = rest.partition("/")[2]
        cut = self._hub.cuts.get(path, self._hub.stalls.get(path))
        self._send(206 if start else 200, headers, data[start:], cut=cut)
        if path in self._hub.stalls and self.command == "GET":
            self._hub.has_stalled.set()
            select([self.connection], [], [], 60)  # until the other side has gone

    def _send(
        self, status: int, headers: dict[str, str], data: bytes = b"", *, cut: int | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data[:cut])
            self.close_connection = cut is not None


def _digest(data: bytes) -> str:
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()
