"""Sending a published file: whole or one range of it, conditionally, as slowly as the client likes.

Knows files and the headers about them, not videos.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from anyio import to_thread
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kinora.api.errors import error_reply
from kinora.api.replies import Header
from kinora.errors import NotFound, RangeNotSatisfiable, Unavailable

CHUNK = 256 * 1024  # bytes
STALL_S = 120.0  # a client that takes nothing for so long is gone
EXTENSIONS = {
    "video/mp4": "mp4",
    "image/webp": "webp",
    "image/jpeg": "jpg",
    "application/jsonl": "jsonl",
}


class Content(Protocol):
    """What is known of a published file."""

    @property
    def size(self) -> int:
        """In bytes."""

    @property
    def sha256(self) -> str:
        """In lowercase hex."""

    @property
    def media_type(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A published file that is not an asset."""

    size: int
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Span:
    """Which bytes of a file, and the status that says so."""

    status: int
    start: int
    length: int


class FileResponse(Response):
    """Bytes of an open file; closes it in the end."""

    def __init__(self, file: BinaryIO, span: Span, headers: tuple[Header, ...]) -> None:
        self.status_code = span.status
        self.background = None
        self.raw_headers = list(headers)
        self._file = file
        self._span = span

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await send(
                {
                    "type": "http.response.start",
                    "status": self.status_code,
                    "headers": self.raw_headers,
                }
            )
            await self._send_body(send)
        finally:
            self._file.close()

    async def _send_body(self, send: Send) -> None:
        offset, left = self._span.start, self._span.length
        while left:
            chunk = await to_thread.run_sync(
                os.pread, self._file.fileno(), min(CHUNK, left), offset
            )
            if not chunk:
                raise Unavailable("The file ended early.")
            offset, left = offset + len(chunk), left - len(chunk)
            async with asyncio.timeout(STALL_S):
                await send({"type": "http.response.body", "body": chunk, "more_body": left > 0})
        if not self._span.length:
            await send({"type": "http.response.body", "body": b""})


def file_response(
    path: Path,
    asset: Content,
    *,
    name: str,
    method: str,
    headers: Mapping[str, str],
    what: str = "video",
) -> Response:
    """The answer to a GET or HEAD of a published file; opens it, so not for the event loop.

    Raises NotFound when the file has gone, Unavailable when it is damaged.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise NotFound(f"The content of this {what} is not available any more.") from error
    if os.fstat(file.fileno()).st_size != asset.size:
        file.close()
        if what != "video":
            raise Unavailable(f"The server's copy of this {what} is damaged.")
        raise Unavailable(
            "The server's files of this video are damaged. Restarting the server has a video of the "
            "last hour made again; create an older one anew."
        )
    etag = f'"{asset.sha256[:32]}"'
    try:
        span = choose(asset.size, etag, method=method, headers=headers)
    except RangeNotSatisfiable as error:
        file.close()
        content_range = (b"content-range", b"bytes */%d" % asset.size)
        return error_reply(error, extra=(content_range,)).response()
    fields = _headers(asset, etag, span, name)
    if method == "HEAD" or span.status == 304:
        span = Span(span.status, 0, 0)
    return FileResponse(file, span, fields)


def choose(size: int, etag: str, *, method: str, headers: Mapping[str, str]) -> Span:
    """Which bytes to send. A range that cannot be read is ignored, as the standard says.

    Raises RangeNotSatisfiable for one that lies outside the file.
    """
    whole = Span(200, 0, size)
    if _matches(headers.get("if-none-match", ""), etag):
        return Span(304, 0, 0)
    found = re.fullmatch(r"bytes=\s*(\d*)\s*-\s*(\d*)\s*", headers.get("range", "")[:200])
    if method != "GET" or not found or not (found[1] or found[2]):
        return whole
    if headers.get("if-range", etag).strip() != etag:
        return whole
    if not found[1]:
        start, stop = max(size - int(found[2]), 0), size
    else:
        start = int(found[1])
        stop = min(int(found[2]) + 1, size) if found[2] else size
        if found[2] and int(found[2]) < start:
            return whole
    if start >= size or start >= stop:
        raise RangeNotSatisfiable(
            f"The requested range lies outside the content, which has {size} bytes."
        )
    return Span(206, start, stop - start)


def _matches(condition: str, etag: str) -> bool:
    tags = {tag.strip().removeprefix("W/") for tag in condition.split(",")}
    return etag in tags or condition.strip() == "*"


def _headers(asset: Content, etag: str, span: Span, name: str) -> tuple[Header, ...]:
    common: list[tuple[str, str]] = [
        ("etag", etag),
        ("accept-ranges", "bytes"),
        ("cache-control", "private, no-cache"),
        ("x-content-type-options", "nosniff"),
        # Whatever a client has put into a file, no browser takes it for a page of this server.
        ("content-security-policy", "default-src 'none'; sandbox"),
    ]
    if span.status != 304:
        filename = f"{name}.{EXTENSIONS.get(asset.media_type, 'bin')}"
        common += [
            ("content-type", asset.media_type),
            ("content-length", str(span.length)),
            ("content-disposition", f'attachment; filename="{filename}"'),
        ]
    if span.status == 206:
        last = span.start + span.length - 1
        common.append(("content-range", f"bytes {span.start}-{last}/{asset.size}"))
    return tuple((field.encode(), value.encode("latin-1")) for field, value in common)
