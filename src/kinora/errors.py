"""Every error Kinora raises on purpose: what kind it is, its code, and a sentence safe for users.

Knows nothing of HTTP: `api/errors.py` maps the kinds to status codes in one table.
The docstring of a class is its default message.
"""

from __future__ import annotations


class KinoraError(Exception):
    """Something went wrong inside Kinora."""

    code: str | None = None

    def __init__(
        self, message: str | None = None, *, param: str | None = None, code: str | None = None
    ) -> None:
        """`param` names the request field at fault; `code` overrides the class's own."""
        self.message = message or (type(self).__doc__ or "").strip().splitlines()[0]
        self.param = param
        self.code = code if code is not None else type(self).code
        super().__init__(self.message)


# -- what a client did wrong


class InvalidRequest(KinoraError):
    """The request is not valid."""


class Unauthenticated(KinoraError):
    """You didn't provide an API key."""


class Forbidden(KinoraError):
    """This request is not allowed."""


class NotFound(KinoraError):
    """No such thing was found."""


class MethodNotAllowed(KinoraError):
    """This address does not accept that method."""


class BodyTooLarge(KinoraError):
    """The request body is too large."""


class BodyTooSlow(KinoraError):
    """The request body did not arrive in time."""


class RangeNotSatisfiable(KinoraError):
    """The requested range lies outside the content."""


class Conflict(KinoraError):
    """A request with this idempotency key is still in flight; ask again in a moment."""

    code = "idempotency_key_in_use"


class Unprocessable(KinoraError):
    """The request cannot be carried out as it stands."""


class TooManyRequests(KinoraError):
    """Too many requests; try again later."""

    code = "rate_limit_exceeded"

    def __init__(self, message: str | None = None, *, retry_after_s: int = 2) -> None:
        """`retry_after_s`: when another request may do better."""
        super().__init__(message)
        self.retry_after_s = retry_after_s


class QuotaExceeded(KinoraError):
    """You exceeded your current quota; delete something and try again."""

    code = "insufficient_quota"


# -- what the machine cannot do right now


class OutOfSpace(KinoraError):
    """The disk is nearly full; free some space and try again."""

    code = "insufficient_storage"


class Unavailable(KinoraError):
    """The server is starting or stopping; try again in a moment."""


class StartupError(KinoraError):
    """Kinora could not start."""


class LostEpoch(KinoraError):
    """Another dispatcher has taken over; this one must end."""


# -- what ends one attempt at a video


class GenerationError(KinoraError):
    """The video could not be made; this was recorded in the server's log."""

    code = "video_generation_failed"


class OutOfMemory(GenerationError):
    """This video needs more memory than a worker may use; try a smaller size or fewer seconds."""

    code = "out_of_memory"


class DeviceOutOfMemory(OutOfMemory):
    """This video needs more memory than the device has; try a smaller size or fewer seconds."""


class Cancelled(KinoraError):
    """The video was deleted while it was being made."""
