"""A whole answer as a value, which the front sends as it is and FastAPI's routes as a response."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response
from starlette.types import Send

Header = tuple[bytes, bytes]

JSON = (b"content-type", b"application/json")


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, headers (lowercase names, content-length included) and body."""

    status: int
    headers: tuple[Header, ...]
    body: bytes

    async def send(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body})

    def response(self) -> Response:
        """The same answer for Starlette."""
        response = Response(self.body, self.status)
        response.raw_headers = list(self.headers)
        return response


def json_reply(body: bytes, *, status: int = 200, extra: tuple[Header, ...] = ()) -> Reply:
    """An answer of encoded JSON."""
    length = (b"content-length", b"%d" % len(body))
    return Reply(status, (JSON, length, *extra), body)
