"""One table from the kinds of errors to HTTP, and the envelope every error is sent in."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from kinora.api.replies import Header, Reply, json_reply
from kinora.errors import (
    BodyTooLarge,
    BodyTooSlow,
    Conflict,
    Forbidden,
    InvalidRequest,
    KinoraError,
    MethodNotAllowed,
    NotFound,
    OutOfSpace,
    QuotaExceeded,
    RangeNotSatisfiable,
    TooManyRequests,
    Unauthenticated,
    Unavailable,
    Unprocessable,
)

SERVER_ERROR = (
    "The server had an error while processing your request; it was recorded in the server's log."
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one kind of error is in HTTP."""

    status: int
    type: str = "invalid_request_error"
    headers: tuple[Header, ...] = ()


CLOSE = (b"connection", b"close")  # the rest of the body is not worth reading
NO_RETRY = (b"x-should-retry", b"false")

TABLE: dict[type[KinoraError], Meaning] = {
    InvalidRequest: Meaning(400),
    Unauthenticated: Meaning(401, headers=((b"www-authenticate", b"Bearer"),)),
    Forbidden: Meaning(403),
    NotFound: Meaning(404),
    MethodNotAllowed: Meaning(405),
    BodyTooSlow: Meaning(408, headers=(CLOSE, NO_RETRY)),
    Conflict: Meaning(409, headers=((b"retry-after", b"1"),)),
    BodyTooLarge: Meaning(413, headers=(CLOSE,)),
    RangeNotSatisfiable: Meaning(416),
    Unprocessable: Meaning(422),
    TooManyRequests: Meaning(429, "requests"),
    QuotaExceeded: Meaning(429, "insufficient_quota", (NO_RETRY,)),
    Unavailable: Meaning(503, "server_error", ((b"retry-after", b"1"),)),
    OutOfSpace: Meaning(507, "server_error", (NO_RETRY,)),
}
UNEXPECTED = Meaning(500, "server_error", (NO_RETRY,))


class ErrorDetail(msgspec.Struct, frozen=True):
    """What went wrong; all four keys are always there."""

    message: str
    type: str
    param: str | None
    code: str | None


class ErrorEnvelope(msgspec.Struct, frozen=True):
    """The body of every answer that is not a success."""

    error: ErrorDetail


def error_reply(error: KinoraError, *, extra: tuple[Header, ...] = ()) -> Reply:
    """The answer for an error; a kind that is not in the table says nothing of what happened."""
    for kind in type(error).__mro__:
        if kind in TABLE:
            meaning, message = TABLE[kind], error.message
            break
    else:
        meaning, message = UNEXPECTED, SERVER_ERROR
    known = meaning is not UNEXPECTED
    detail = ErrorDetail(
        message, meaning.type, error.param if known else None, error.code if known else None
    )
    body = msgspec.json.encode(ErrorEnvelope(detail))
    if isinstance(error, TooManyRequests):
        extra = ((b"retry-after", b"%d" % error.retry_after_s), *extra)
    return json_reply(body, status=meaning.status, extra=(*meaning.headers, *extra))
