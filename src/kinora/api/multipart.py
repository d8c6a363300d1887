"""A multipart form, read piece by piece: text fields, bracketed names, and the names of files.

The bytes of files are passed over; whoever asks for a file's field decides what to do about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from kinora.errors import InvalidRequest

MAX_PARTS = 200
BROKEN = "The multipart body is broken"


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file part, known by its declared type."""

    content_type: str


class FormReader:
    """Takes the body in pieces and gives the fields at the end. Raises InvalidRequest."""

    def __init__(self, boundary: bytes) -> None:
        self.fields: dict[str, Any] = {}
        self._num_parts = 0
        self._ended = False
        self._header = bytearray()
        self._value = bytearray()
        self._headers: dict[bytes, bytes] = {}
        self._data = bytearray()
        self._name = ""
        self._is_file = False
        try:
            self._parser = MultipartParser(boundary, self._callbacks())  # type: ignore[arg-type]
        except FormParserError as error:
            raise InvalidRequest(f"{BROKEN}: its boundary is not valid.") from error

    def feed(self, chunk: bytes) -> None:
        """The next piece of the body."""
        try:
            self._parser.write(chunk)
        except FormParserError as error:
            raise InvalidRequest(f"{BROKEN}; check its boundaries and part headers.") from error

    def finish(self) -> dict[str, Any]:
        """The fields, once the whole body has been fed."""
        if not self._ended:
            raise InvalidRequest(f"{BROKEN}: it ends before its closing boundary.")
        return self.fields

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
        self._data.clear()

    def _header_end(self) -> None:
        self._headers[bytes(self._header).lower()] = bytes(self._value)
        self._header.clear()
        self._value.clear()

    def _headers_finished(self) -> None:
        kind, options = parse_options_header(self._headers.get(b"content-disposition"))
        if kind != b"form-data" or b"name" not in options:
            raise InvalidRequest(f"{BROKEN}: a part has no name.")
        self._name = _text(options[b"name"], "a part's name")
        self._is_file = b"filename" in options
        if self._is_file:
            declared = self._headers.get(b"content-type", b"application/octet-stream")
            put(self.fields, self._name, UploadedFile(declared.decode("latin-1")))

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        if not self._is_file:
            self._data += data[start:end]

    def _part_end(self) -> None:
        if not self._is_file:
            put(self.fields, self._name, _text(bytes(self._data), f"the part {self._name!a}"))

    def _end(self) -> None:
        self._ended = True


def put(fields: dict[str, Any], name: str, value: object) -> None:
    """Set `a`, `a[b]`, `a[]` or `a[][b]` as the SDKs flatten them. Raises InvalidRequest."""
    found = re.fullmatch(r"([^\[\]]+)(\[\])?(?:\[([^\[\]]+)\])?", name)
    if not found:
        raise InvalidRequest(f"{BROKEN}: a part has the name {name[:100]!a}.")
    base, is_list, key = found.groups()
    if is_list:
        items = fields.setdefault(base, [])
        if isinstance(items, list):
            items.append({key: value} if key else value)
            return
    elif key:
        members = fields.setdefault(base, {})
        if isinstance(members, dict) and key not in members:
            members[key] = value
            return
    elif base not in fields:
        fields[base] = value
        return
    shown = ascii(name[:100])[1:-1]
    raise InvalidRequest(
        f"Duplicate parameter: '{shown}'.", param=shown, code="duplicate_parameter"
    )


def _text(data: bytes, what: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidRequest(f"{BROKEN}: {what[:100]} is not valid UTF-8.") from error
