"""The input of a batch: one request a line, as JSON. Knows what a batch may hold, not what a video is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kinora.models import shortened
from kinora.service.batches import ENDPOINT
from kinora.store import BatchError

MAX_LINES = 50_000
MAX_LINE_BYTES = 32 * 1024 * 1024  # an image as a data URL fits
MAX_CUSTOM_ID = 512  # characters
MAX_ERRORS = 100  # told of one input
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class RequestLine(msgspec.Struct, frozen=True):
    """One line; what else it has means nothing."""

    custom_id: str
    method: str
    url: str
    body: msgspec.Raw


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """The bytes of one line that is not blank: its place among those, and in the file, both from 1."""

    number: int
    line_number: int
    text: bytes


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many lines an input has, and why it is none of a batch; no errors: it is one."""

    total: int
    errors: tuple[BatchError, ...]


class Stopped(Exception):
    """The clerk is ending; what was begun is done again later."""


def read_lines(path: Path) -> Iterator[NumberedLine]:
    """The lines of an input that are not blank. One that is too long comes cut, one byte over."""
    number = 0
    with path.open("rb") as file:
        line_number = 0
        while text := file.readline(MAX_LINE_BYTES + 1):
            line_number += 1
            if line_number == 1:
                text = text.removeprefix(BYTE_ORDER_MARK)
            if text.strip():
                number += 1
                yield NumberedLine(number, line_number, text)


def judge(path: Path, *, check_stop: Callable[[], None]) -> Verdict:
    """Whether a file is the input of a batch. `check_stop` raises when there is no time for it."""
    errors: list[BatchError] = []
    known: set[str] = set()
    total = 0
    for line in read_lines(path):
        check_stop()
        total = line.number
        error = _error_of(line, known)
        if error:
            errors.append(error)
        if len(errors) == MAX_ERRORS or total > MAX_LINES:
            break
        if len(line.text) > MAX_LINE_BYTES:  # what follows is the rest of this line
            break
    if total > MAX_LINES:
        message = f"The input has more than {MAX_LINES} lines, the most that a batch may have."
        errors = [BatchError(code="too_many_tasks", message=message)]
    if total == 0:
        message = "The input has no lines; write one request a line."
        errors = [BatchError(code="empty_file", message=message)]
    return Verdict(total, tuple(errors))


def parsed(text: bytes) -> RequestLine:
    """A line as a request. Raises msgspec.MsgspecError or UnicodeDecodeError."""
    line = msgspec.json.decode(text, type=RequestLine)
    bytes(line.body).decode()  # the decoder passes the body by
    return line


def _error_of(line: NumberedLine, known: set[str]) -> BatchError | None:
    """What is wrong with a line; notes its `custom_id`."""
    if len(line.text) > MAX_LINE_BYTES:
        message = f"This line has more than {MAX_LINE_BYTES} bytes."
        return BatchError(code="line_too_long", message=message, line=line.line_number)
    try:
        request = parsed(line.text)
    except msgspec.ValidationError as error:
        message = f"This line is no request of a batch: {error}."
        return BatchError(code="invalid_request", message=message, line=line.line_number)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        message = "This line is not parseable as valid JSON."
        return BatchError(code="invalid_json_line", message=message, line=line.line_number)
    problem = _problem_of(request, known)
    known.add(request.custom_id)
    if problem is None:
        return None
    code, param, message = problem
    return BatchError(code=code, message=message, line=line.line_number, param=param)


def _problem_of(request: RequestLine, known: set[str]) -> tuple[str, str, str] | None:
    """Code, field and sentence of the first thing that is wrong with a request."""
    shown = shortened(request.custom_id)
    checks = (
        (
            not 0 < len(request.custom_id) <= MAX_CUSTOM_ID or "\0" in request.custom_id,
            ("invalid_custom_id", "custom_id", f"A custom_id has 1 to {MAX_CUSTOM_ID} characters."),
        ),
        (
            request.custom_id in known,
            (
                "duplicate_custom_id",
                "custom_id",
                f"The custom_id '{shown}' is another line's too; each line needs its own.",
            ),
        ),
        (
            request.method != "POST",
            (
                "invalid_method",
                "method",
                f"Expected 'POST', but got '{shortened(request.method)}'.",
            ),
        ),
        (
            request.url != ENDPOINT,
            (
                "invalid_url",
                "url",
                f"Expected the batch's endpoint '{ENDPOINT}', but got '{shortened(request.url)}'.",
            ),
        ),
        (
            not bytes(request.body).startswith(b"{"),
            ("invalid_type", "body", "Expected an object with the fields of a create."),
        ),
    )
    return next((problem for is_wrong, problem in checks if is_wrong), None)
