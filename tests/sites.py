"""A small real web server whose pages a test decides."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Page = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """`pages` by path; `seen` is what was asked for, with the headers."""

    address: str
    port: int
    pages: dict[str, Page] = field(default_factory=dict)
    seen: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", *, host: str | None = None) -> str:
        return f"http://{host or self.address}:{self.port}{path}"

    def page(self, path: str, *, status: int = 200, body: bytes = b"", **headers: str) -> None:
        """From now on `path` gets this answer; a header `content_type` is `content-type`."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {"content_length": str(len(body)), **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.pages[path] = answer


@contextmanager
def site_on(address: str, port: int = 0) -> Iterator[Site]:
    """A server for the length of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.seen.append(
                (self.command, self.path, {k.lower(): v for k, v in self.headers.items()})
            )
            site.bodies.append(self.rfile.read(int(self.headers.get("content-length", 0))))
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                site.pages[self.path](self)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer((address, port), Handler)
    site = Site(address, server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
