"""A whole answer as a value, which the front sends as it is and FastAPI's routes as a response."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

import msgspec
from starlette.responses import Response
from starlette.types import Send

from kinora.store import Page

Header = tuple[bytes, bytes]

JSON = (b"content-type", b"application/json")


class Listed(Protocol):
    """What a listing has."""

    @property
    def id(self) -> str:
        """By which the next page is asked for."""


Item = TypeVar("Item", bound=Listed)


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


def struct_reply(struct: msgspec.Struct) -> Reply:
    """An answer of one structure, as JSON."""
    return json_reply(msgspec.json.encode(struct))


def page_reply(
    kind: Callable[..., msgspec.Struct],
    page: Page[Item],
    show: Callable[[Item], msgspec.Struct],
) -> Reply:
    """A page of a listing as its `kind` of list, of what `show` makes of each item."""
    first, last = (page.items[0].id, page.items[-1].id) if page.items else (None, None)
    return struct_reply(
        kind(
            object="list",
            data=[show(item) for item in page.items],
            first_id=first,
            last_id=last,
            has_more=page.has_more,
        )
    )
