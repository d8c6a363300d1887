"""A small real chat endpoint whose answers a test decides."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from kinora.engines.options import ChatEndpoint

Behaviour = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class ChatServer:
    """What it was asked, and how it behaves: `answer` is set by the test."""

    url: str
    released: threading.Event = field(default_factory=threading.Event)
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    answer: Behaviour | None = None

    def endpoint(self, *, timeout_s: float = 10, key: str = "secret") -> ChatEndpoint:
        return ChatEndpoint(url=self.url, model="tale-teller", key=key, timeout_s=timeout_s)

    def says(self, text: str | dict[str, Any], *, finish_reason: str = "stop") -> None:
        """From now on every question gets this answer."""
        content = text if isinstance(text, str) else json.dumps(text)
        message = {"role": "assistant", "content": content}
        choice = {"index": 0, "message": message, "finish_reason": finish_reason}
        self.sends(json.dumps({"object": "chat.completion", "choices": [choice]}).encode())

    def sends(self, body: bytes, *, status: int = 200) -> None:
        """From now on every question gets these bytes."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            handler.send_header("content-type", "application/json")
            handler.send_header("content-length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.answer = answer


@contextmanager
def chat_server() -> Iterator[ChatServer]:
    """A server on loopback for the length of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.keys.append(self.headers.get("authorization", ""))
            length = int(self.headers["content-length"])
            told.requests.append(json.loads(self.rfile.read(length)))
            assert told.answer is not None
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                told.answer(self)  # the client may have given up, as it should

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told = ChatServer(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield told
    finally:
        told.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
