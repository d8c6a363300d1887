"""A multipart form, read piece by piece: text parts into memory, files into a spool.

Knows how the SDKs flatten nested values into names; not which fields a request has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Self

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from kinora.api.spool import Spool, SpooledFile
from kinora.errors import InvalidRequest
from kinora.service import Upload

MAX_PARTS = 200
MAX_DEPTH = 8  # of nested names
MAX_DECLARED = 255  # characters of a file's name and type that are kept
BROKEN = "The multipart body is broken"


class Form(dict[str, Any]):
    """The fields of a form: every scalar in it is text, and a file an Upload."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part as it was sent: its name, and its text or its file."""

    name: str
    value: str | SpooledFile


class FormReader:
    """Takes the body in pieces and gives the parts at the end. Raises InvalidRequest."""

    def __init__(self, boundary: bytes, spool: Spool) -> None:
        self._spool = spool
        self._parts: list[Part] = []
        self._num_parts = 0
        self._ended = False
        self._begun = False  # the first boundary is being read
        self._skips = False  # a line end stood before it
        self._header = bytearray()
        self._value = bytearray()
        self._headers: dict[bytes, bytes] = {}
        self._data = bytearray()
        self._name = ""
        self._file: SpooledFile | None = None
        try:
            self._parser = MultipartParser(boundary, self._callbacks())  # type: ignore[arg-type]
        except FormParserError as error:
            raise InvalidRequest(f"{BROKEN}: its boundary is not valid.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Lets go of everything: the parser calls this reader back, so they hold one another."""
        del self._parser
        self._parts = []
        self._data = bytearray()

    def feed(self, chunk: bytes) -> None:
        """The next piece of the body."""
        try:
            self._parser.write(chunk if self._begun else self._from_boundary(chunk))
        except FormParserError as error:
            raise InvalidRequest(f"{BROKEN}; check its boundaries and part headers.") from error

    def finish(self) -> list[Part]:
        """The parts in their order, once the whole body has been fed."""
        if not self._ended:
            raise InvalidRequest(f"{BROKEN}: it ends before its closing boundary.")
        return self._parts

    def _from_boundary(self, chunk: bytes) -> bytes:
        """Without what stands between a leading line end and the first dash. The library leaves that
        out too, but within one piece only: the same body would be refused when it comes in several."""
        self._skips = self._skips or chunk[:1] in (b"\r", b"\n")
        start = chunk.find(b"-") if self._skips else 0
        self._begun = bool(chunk) and start >= 0
        return chunk[start:] if start >= 0 else b""

    def _callbacks(self) -> dict[str, Any]:
        return {
            "on_part_begin": self._part_begin,
            "on_header_field": lambda data, start, end: self._header.extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._value.extend(data[start:end]),
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._part_data,
            "on_part_end": self._part_end,
            "on_end": self._end,
        }

    def _part_begin(self) -> None:
        self._num_parts += 1
        if self._num_parts > MAX_PARTS:
            raise InvalidRequest(f"The multipart body has more than {MAX_PARTS} parts.")
        self._headers.clear()
        self._data = bytearray()
        self._file = None

    def _header_end(self) -> None:
        self._headers[bytes(self._header).lower()] = bytes(self._value)
        self._header.clear()
        self._value.clear()

    def _headers_finished(self) -> None:
        kind, options = parse_options_header(self._headers.get(b"content-disposition"))
        if kind != b"form-data" or b"name" not in options:
            raise InvalidRequest(f"{BROKEN}: a part has no name.")
        self._name = _text(options[b"name"], "a part's name")
        if b"filename" in options:
            declared = self._headers.get(b"content-type", b"application/octet-stream")
            self._file = self._spool.open(
                content_type=_declared(declared), filename=_declared(options[b"filename"])
            )

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        piece = memoryview(data)[start:end]
        if self._file is None:
            self._data += piece
        else:
            self._file.add(piece)

    def _part_end(self) -> None:
        value = self._file or _text(bytes(self._data), f"the part {self._name!a}")
        self._parts.append(Part(self._name, value))

    def _end(self) -> None:
        self._ended = True


def form_of(parts: list[Part]) -> Form:
    """The fields of a form whose files are complete. Raises InvalidRequest, doubled names included."""
    form = Form()
    for part in parts:
        value = part.value
        put(form, part.name, value if isinstance(value, str) else value.upload())
    return form


def put(form: Form, name: str, value: str | Upload) -> None:
    """Set `a`, `a[b]`, `a[]`, `a[][b]` and deeper, as the SDKs flatten them. Raises InvalidRequest.

    `[]` appends. What comes after it is a new item each time: two members of one item cannot be
    told from one member of each of two.
    """
    found = re.fullmatch(r"([^\[\]]+)((?:\[[^\[\]]*\])*)", name)
    if not found or name.count("[") > MAX_DEPTH:
        raise InvalidRequest(f"{BROKEN}: a part has the name {name[:100]!a}.")
    keys = re.findall(r"\[([^\[\]]*)\]", found[2])
    holder: Any = form
    key = found[1]
    for following in keys:
        holder = _step(holder, key, {} if following else [])
        if not isinstance(holder, dict if following else list):
            raise duplicate(name)
        key = following
    if isinstance(holder, list):
        holder.append(value)
    elif key in holder:
        raise duplicate(name)
    else:
        holder[key] = value


def _step(holder: Any, key: str, empty: dict[str, Any] | list[Any]) -> Any:
    """What is under the key; the empty one if nothing was, and always in a list."""
    if isinstance(holder, list):
        holder.append(empty)
        return empty
    return holder.setdefault(key, empty)


def duplicate(name: str) -> InvalidRequest:
    """The error for a parameter that was given twice."""
    shown = ascii(name[:100])[1:-1]
    return InvalidRequest(
        f"Duplicate parameter: '{shown}'.", param=shown, code="duplicate_parameter"
    )


def _declared(value: bytes) -> str:
    """What a client says of a file, fit to be shown: cut, and without what is not printable."""
    text = value.decode("utf-8", "replace")
    return "".join(letter for letter in text if letter.isprintable())[:MAX_DECLARED]


def _text(data: bytes, what: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidRequest(f"{BROKEN}: {what[:100]} is not valid UTF-8.") from error
