"""Reading a request's body: within limits, JSON or multipart, into plain named fields.

    async with bodies.reading(scope, receive, files=True) as fields:
        ...  # a file of a form is an Upload on the disk, and gone after this unless it was moved

    fields = await bodies.read(scope, receive)  # where no file is expected

Knows how fields are spelled on the wire, not which fields a request has.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.types import Receive, Scope

from kinora.api.crowd import Crowd, Member
from kinora.api.multipart import Form, FormReader, duplicate, form_of
from kinora.api.spool import BLOCK, Spool
from kinora.api.turns import Turns
from kinora.errors import BodyTooLarge, BodyTooSlow, InvalidRequest

Fields = dict[str, Any]  # as JSON gives them; a form's are a Form, and its files are Uploads
MAX_LARGE_TEXT = 28 * 1024 * 1024  # bytes: an image's data URL of 20 MiB, and room for the rest
LARGE_AT_ONCE = 4  # texts beyond the usual limit that are in memory together
LARGE_WAIT_S = 20.0
LINGER_BYTES = (
    64 * 1024 * 1024
)  # of a body that is too large, read away so that the client hears why
LINGER_S = 5.0

__all__ = ["BodyLimits", "BodyReader", "Fields", "Form", "decode_json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLimits:
    """How much of a body is read, and for how long."""

    max_bytes: int = 1024 * 1024  # files not counted
    deadline_s: float = 30.0  # of a body without files
    max_file_bytes: int = 512 * 1024 * 1024
    file_deadline_s: float = 600.0  # of a form with a file
    min_free_bytes: int = 0  # on the disk; files are refused, in the middle too, when it has less


class BodyReader:
    """Reads the bodies of one API process."""

    def __init__(self, *, limits: BodyLimits, uploads: Path, crowd: Crowd | None = None) -> None:
        """`uploads` is the folder where files lie while their request lasts."""
        self._limits = limits
        self._uploads = uploads
        self._turns = Turns(
            LARGE_AT_ONCE,
            patience_s=LARGE_WAIT_S,
            refusal="The server is busy with other large requests",
        )
        self._crowd = crowd or Crowd()

    async def read(self, scope: Scope, receive: Receive) -> Fields:
        """The fields of a body that should have no files; a file among them is gone already.

        Raises what `reading` raises.
        """
        async with self.reading(scope, receive) as fields:
            return fields

    @asynccontextmanager
    async def reading(
        self, scope: Scope, receive: Receive, *, files: bool = False, image_urls: bool = False
    ) -> AsyncIterator[Fields]:
        """The fields of a JSON or multipart body; none for an empty body. Files last as long as this.

        With `files`, files may be as large as the limits say; with `image_urls`, texts too.
        Raises InvalidRequest, BodyTooLarge, BodyTooSlow, OutOfSpace, Unavailable.
        """
        limits = self._limits
        body = _Body(
            receive=receive,
            limits=limits,
            spool=Spool(self._uploads, min_free_bytes=limits.min_free_bytes),
            place=_Place(self._turns),
            memory=self._crowd.join(),
            max_text=max(limits.max_bytes, MAX_LARGE_TEXT) if image_urls else limits.max_bytes,
            has_files=files,
        )
        try:
            yield await body.read(scope)
        finally:
            await body.place.leave()
            body.memory.leave()
            await body.spool.discard()


class _Place:
    """A place among the few large texts that are in memory together."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._held = AsyncExitStack()
        self._is_taken = False

    async def take(self) -> None:
        """Wait for a place; at once when it is ours already. Raises Unavailable."""
        if not self._is_taken:
            await self._held.enter_async_context(self._turns.turn())
            self._is_taken = True

    async def leave(self) -> None:
        await self._held.aclose()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """One body while it is read."""

    receive: Receive
    limits: BodyLimits
    spool: Spool
    place: _Place
    memory: Member
    max_text: int  # bytes, files not counted
    has_files: bool

    async def read(self, scope: Scope) -> Fields:
        content_type, length = _content_headers(scope)
        kind = content_type.partition(";")[0].strip().lower()
        try:
            async with asyncio.timeout(self.limits.deadline_s) as deadline:
                if kind == "multipart/form-data":
                    return await self._read_form(content_type, deadline)
                return await self._read_json(kind, length)
        except TimeoutError as error:
            raise BodyTooSlow(
                f"The request body did not arrive within {self._deadline_s:g} seconds."
            ) from error

    @property
    def _deadline_s(self) -> float:
        """For the whole body, as far as it is known."""
        has_file = self.has_files and self.spool.files
        return self.limits.file_deadline_s if has_file else self.limits.deadline_s

    async def _read_form(self, content_type: str, deadline: asyncio.Timeout) -> Form:
        started = asyncio.get_running_loop().time()
        total = 0
        with FormReader(_boundary(content_type), self.spool) as reader:
            async with aclosing(_chunks(self.receive)) as chunks:
                async for chunk in chunks:
                    reader.feed(chunk)
                    total += len(chunk)
                    await self._check_text(total - self.spool.size if self.has_files else total)
                    await self._check_files()
                    await self._hold(total - self.spool.size)
                    deadline.reschedule(started + self._deadline_s)
            parts = reader.finish()
        await self.spool.finish()
        return form_of(parts)

    async def _read_json(self, kind: str, length: int) -> Fields:
        await self._check_text(length)
        body = bytearray()
        async with aclosing(_chunks(self.receive)) as chunks:
            async for chunk in chunks:
                body += chunk
                await self._check_text(len(body))
                self.memory.hold(len(body))
        if not body:
            return {}
        if kind != "application/json":
            raise InvalidRequest(
                f"Unsupported content type: '{ascii(kind)[1:-1][:100]}'. "
                "Send 'application/json' or 'multipart/form-data'.",
                code="unsupported_content_type",
            )
        return decode_json(body)

    async def _check_text(self, num_bytes: int) -> None:
        """Raises BodyTooLarge; waits for a place among the large ones when it has become large."""
        if num_bytes > self.max_text:
            await _linger(self.receive)
            raise BodyTooLarge(
                f"The request body is too large: at most {self.max_text} bytes are accepted."
            )
        if num_bytes > self.limits.max_bytes:
            await self.place.take()

    async def _hold(self, text: int) -> None:
        """Have files written, and count what lies in memory. Raises Unavailable when it is too much."""
        is_crowded = not self.memory.fits(text + self.spool.num_waiting)
        await self.spool.relieve(least=1 if is_crowded else BLOCK)
        self.memory.hold(text + self.spool.num_waiting)

    async def _check_files(self) -> None:
        if any(file.size > self.limits.max_file_bytes for file in self.spool.files):
            await _linger(self.receive)
            raise BodyTooLarge(
                f"The file is too large: at most {self.limits.max_file_bytes} bytes are accepted."
            )


async def _chunks(receive: Receive) -> AsyncGenerator[bytes, None]:
    """The pieces of the body. Raises InvalidRequest when the client goes away in the middle."""
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise InvalidRequest("The request ended before its body was complete.")
        yield message.get("body", b"")
        more = message.get("more_body", False)


async def _linger(receive: Receive) -> None:
    """Read away the rest, within reason, so that a client that only listens afterwards hears the answer."""
    left = LINGER_BYTES
    try:
        async with asyncio.timeout(LINGER_S), aclosing(_chunks(receive)) as chunks:
            async for chunk in chunks:
                left -= len(chunk)
                if left < 0:
                    break
    except TimeoutError:
        pass


def decode_json(body: bytes | bytearray) -> Fields:
    """A JSON object's members. Raises InvalidRequest for anything else, doubled members included."""
    try:
        value = json.loads(
            body.decode("utf-8"), object_pairs_hook=_members, parse_constant=_refuse_constant
        )
    except UnicodeDecodeError as error:
        raise InvalidRequest("The request body is not valid UTF-8.") from error
    except RecursionError as error:
        raise InvalidRequest("The request body is nested too deeply.") from error
    except ValueError as error:
        raise InvalidRequest(
            "We could not parse the JSON body of your request; it is not valid JSON."
        ) from error
    if not isinstance(value, dict):
        raise InvalidRequest("The JSON body of the request must be an object.")
    return value


def _members(pairs: list[tuple[str, Any]]) -> Fields:
    members: Fields = {}
    for name, value in pairs:
        if name in members:
            raise duplicate(name)
        members[name] = value
    return members


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _content_headers(scope: Scope) -> tuple[str, int]:
    """Content-Type and Content-Length; "" and 0 when they are not there."""
    content_type, length = b"", 0
    for name, value in scope["headers"]:
        if name == b"content-type":
            content_type = value
        elif name == b"content-length" and value.isdigit():
            length = int(value[:20])
    return content_type.decode("latin-1"), length


def _boundary(content_type: str) -> bytes:
    found = re.search(r';\s*boundary=(?:"([^"]+)"|([^\s;"]+))', content_type, re.IGNORECASE)
    if not found:
        raise InvalidRequest("The multipart body has no boundary in its Content-Type header.")
    return (found[1] or found[2]).encode("latin-1")
