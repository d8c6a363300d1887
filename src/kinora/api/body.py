"""Reading a request's body: within limits, JSON or multipart, into plain named fields.

Knows how fields are spelled on the wire, not which fields a request has.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from starlette.types import Receive, Scope

from kinora.api.multipart import FormReader, UploadedFile
from kinora.errors import BodyTooLarge, BodyTooSlow, InvalidRequest

Fields = dict[str, Any]  # as JSON gives them; a file of a form is an UploadedFile
LINGER_BYTES = (
    64 * 1024 * 1024
)  # of a body that is too large, read away so that the client hears why
LINGER_S = 5.0
# A file that every route refuses by name. Of a form that is too large because of it, the fields
# that came before the limit are given, so that the client hears which field is at fault.
REFUSED_FILE = "input_reference"

__all__ = ["BodyLimits", "Fields", "UploadedFile", "read_fields"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLimits:
    """How much of a body is read, and for how long."""

    max_bytes: int = 1024 * 1024
    deadline_s: float = 30.0


async def read_fields(scope: Scope, receive: Receive, limits: BodyLimits) -> Fields:
    """The fields of a JSON or multipart body; none for an empty body.

    Raises InvalidRequest, BodyTooLarge, BodyTooSlow.
    """
    content_type, length = _content_headers(scope)
    kind = content_type.partition(";")[0].strip().lower()
    try:
        async with asyncio.timeout(limits.deadline_s):
            if kind == "multipart/form-data":
                return await _read_form(receive, content_type, limits.max_bytes)
            return await _read_json(receive, kind, length, limits.max_bytes)
    except TimeoutError as error:
        raise BodyTooSlow(
            f"The request body did not arrive within {limits.deadline_s:g} seconds."
        ) from error


async def _read_form(receive: Receive, content_type: str, max_bytes: int) -> Fields:
    reader = FormReader(_boundary(content_type))
    total = 0
    async with aclosing(_chunks(receive)) as chunks:
        async for chunk in chunks:
            total += len(chunk)
            if total > max_bytes:
                await _linger(receive)
                if isinstance(reader.fields.get(REFUSED_FILE), UploadedFile):
                    return reader.fields
                raise too_large(max_bytes)
            reader.feed(chunk)
    return reader.finish()


async def _read_json(receive: Receive, kind: str, length: int, max_bytes: int) -> Fields:
    if length > max_bytes:
        await _linger(receive)
        raise too_large(max_bytes)
    body = bytearray()
    async with aclosing(_chunks(receive)) as chunks:
        async for chunk in chunks:
            body += chunk
            if len(body) > max_bytes:
                await _linger(receive)
                raise too_large(max_bytes)
    if not body:
        return {}
    if kind != "application/json":
        raise InvalidRequest(
            f"Unsupported content type: '{ascii(kind)[1:-1][:100]}'. "
            "Send 'application/json' or 'multipart/form-data'.",
            code="unsupported_content_type",
        )
    return decode_json(bytes(body))


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


def too_large(max_bytes: int) -> BodyTooLarge:
    return BodyTooLarge(f"The request body is too large: at most {max_bytes} bytes are accepted.")


def decode_json(body: bytes) -> Fields:
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


def duplicate(name: str) -> InvalidRequest:
    """The error for a parameter that was given twice."""
    shown = ascii(name[:100])[1:-1]
    return InvalidRequest(
        f"Duplicate parameter: '{shown}'.", param=shown, code="duplicate_parameter"
    )


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
