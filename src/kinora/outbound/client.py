"""The requests themselves: fetch an image, post a webhook. Every limit of time and size is here."""

from __future__ import annotations

import errno
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

import httpcore2

from kinora import __version__
from kinora.errors import InvalidRequest, KinoraError, OutOfSpace, Unavailable
from kinora.outbound.address import Target, redirected, target_of
from kinora.outbound.data_url import BadDataUrl, parsed
from kinora.outbound.network import GuardedBackend, NotAllowed, Resolve, resolved
from kinora.outbound.policy import Policy

MAX_REDIRECTS = 3
FETCHES = 16  # at the same time in one process; slow hosts would hold every thread otherwise
MAX_ANSWER = 65_536  # bytes of a webhook's answer that are read, and dropped
REFUSED = "its host is unknown, or its address is not one that may be used here"
NO_URL = "an image URL begins with 'http://', 'https://' or 'data:image/'"
WEB = ("http://", "https://")
USER_AGENT = f"Kinora/{__version__}".encode()
_REDIRECTS = (301, 302, 303, 307, 308)
_PROBLEMS = (
    NotAllowed,
    httpcore2.NetworkError,
    httpcore2.TimeoutException,
    httpcore2.ProtocolError,
)
_Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How long things may take, in seconds."""

    connect_s: float = 5.0  # resolving included
    fetch_s: float = 10.0  # for everything, redirects included
    post_s: float = 15.0


class Unreachable(KinoraError):
    """The address could not be reached."""


class Outbound:
    """Talks to foreign hosts, as far as the policy goes; may be shared by threads."""

    def __init__(
        self, policy: Policy, *, resolve: Resolve = resolved, times: Times | None = None
    ) -> None:
        """`resolve` gives all addresses of a host."""
        self._policy = policy
        self._resolve = resolve
        self._times = times or Times()
        self._seats = threading.BoundedSemaphore(FETCHES)
        self._context: ssl.SSLContext | None = None

    def __repr__(self) -> str:
        return "Outbound()"

    def check(self, url: str, *, param: str = "url") -> None:
        """Raises InvalidRequest unless webhooks may go to this URL, as far as its form tells.

        The host is resolved, and its addresses are judged, each time that something is sent.
        """
        try:
            target_of(url, policy=self._policy, is_http_allowed=False)
        except NotAllowed as error:
            raise InvalidRequest(
                f"Invalid '{param}': expected an https URL of a public host, without user name and "
                "on port 443 or 8443.",
                param=param,
                code="invalid_value",
            ) from error

    def fetch(self, url: str, *, max_bytes: int, into: Path, param: str = "input_reference") -> str:
        """Get an image by its http, https or data URL. Its media type, as declared.

        Raises InvalidRequest about `param`, in words that tell nothing of private networks;
        Unavailable when too many are being fetched; OutOfSpace.
        """
        try:
            with _new_file(into) as file:
                if url[:5].lower() == "data:":
                    return _unpacked(url, file, max_bytes=max_bytes)
                if not url.lower().startswith(WEB):
                    raise _Refusal(NO_URL)
                with self._seat():
                    return self._fetched(url, file, max_bytes=max_bytes)
        except _Refusal as refusal:
            raise InvalidRequest(
                f"Invalid '{param}': {refusal}.", param=param, code="invalid_image_url"
            ) from refusal.__cause__

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        """Send a webhook; the status of the answer, redirects included, which are not followed.

        Raises Unreachable when there is none in time, or the policy forbids to ask.
        """
        backend = self._backend(self._times.post_s)
        try:
            target = target_of(url, policy=self._policy, is_http_allowed=False)
            with self._exchange(backend, target, "POST", _own(headers), body) as answer:
                for size in _sizes(answer):
                    if size > MAX_ANSWER:
                        break
                return answer.status
        except NotAllowed as error:
            raise Unreachable(f"The address cannot be used: {REFUSED}.") from error
        except httpcore2.TimeoutException as error:
            raise Unreachable("The receiver did not answer in time.") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise Unreachable("The receiver could not be reached, or broke off.") from error

    @contextmanager
    def _seat(self) -> Iterator[None]:
        if not self._seats.acquire(blocking=False):
            raise Unavailable("Too many images are being fetched; try again in a moment.")
        try:
            yield
        finally:
            self._seats.release()

    def _fetched(self, url: str, file: BinaryIO, *, max_bytes: int) -> str:
        backend = self._backend(self._times.fetch_s)
        try:
            target = target_of(url, policy=self._policy, is_http_allowed=True)
            for _ in range(MAX_REDIRECTS + 1):
                with self._exchange(backend, target, "GET", [(b"accept", b"image/*")]) as answer:
                    if answer.status not in _REDIRECTS:
                        return _stored(answer, file, max_bytes=max_bytes)
                    location = _header(answer, b"location")
                target = redirected(target, location, policy=self._policy)
        except _PROBLEMS as error:
            _refuse(error, self._times)
        raise _Refusal(f"the image's address redirects more than {MAX_REDIRECTS} times")

    def _backend(self, total_s: float) -> GuardedBackend:
        return GuardedBackend(
            self._policy, resolve=self._resolve, connect_s=self._times.connect_s, total_s=total_s
        )

    @contextmanager
    def _exchange(
        self,
        backend: GuardedBackend,
        target: Target,
        method: str,
        headers: _Headers,
        body: bytes | None = None,
    ) -> Iterator[httpcore2.Response]:
        """One request over a connection of its own, which is closed whatever came of it."""
        if self._context is None:
            self._context = ssl.create_default_context()
        usual = [
            (b"host", target.host_header),
            (b"user-agent", USER_AGENT),
            (b"accept-encoding", b"identity"),
            (b"connection", b"close"),
        ]
        url = httpcore2.URL(
            scheme=target.scheme.encode(),
            host=target.host.encode("ascii"),
            port=target.port,
            target=target.path,
        )
        with (
            httpcore2.ConnectionPool(ssl_context=self._context, network_backend=backend) as pool,
            pool.stream(method, url, headers=usual + headers, content=body) as answer,
        ):
            yield answer


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that is removed unless the block ends well. Raises OutOfSpace."""
    with path.open("xb") as file:
        try:
            yield file
            file.flush()
        except BaseException as error:
            path.unlink(missing_ok=True)
            if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise OutOfSpace from error
            raise


class _Refusal(Exception):
    """Why an image was not fetched, as the end of "Invalid 'input_reference': "."""


def _refuse(error: Exception, times: Times) -> NoReturn:
    if isinstance(error, NotAllowed):
        raise _Refusal(f"the image cannot be fetched: {REFUSED}") from error
    if isinstance(error, httpcore2.TimeoutException):
        raise _Refusal(f"the image could not be fetched within {times.fetch_s:g} s") from error
    raise _Refusal("the image could not be fetched; its host does not answer properly") from error


def _unpacked(url: str, file: BinaryIO, *, max_bytes: int) -> str:
    try:
        media_type, content = parsed(url)
    except BadDataUrl as error:
        raise _Refusal(str(error)) from error
    if len(content) > max_bytes:
        raise _too_large(max_bytes)
    file.write(content)
    return media_type


def _stored(answer: httpcore2.Response, file: BinaryIO, *, max_bytes: int) -> str:
    if answer.status != 200:
        raise _Refusal(f"the image's host answered with status {answer.status // 100}xx")
    if _header(answer, b"content-encoding").lower() not in ("", "identity"):
        raise _Refusal("the image's host sent it compressed, which was not asked for")
    declared = _header(answer, b"content-length")
    if declared.isdecimal() and int(declared[:20]) > max_bytes:
        raise _too_large(max_bytes)
    num_bytes = 0
    for chunk in answer.iter_stream():
        num_bytes += len(chunk)
        if num_bytes > max_bytes:
            raise _too_large(max_bytes)
        file.write(chunk)
    return _header(answer, b"content-type").partition(";")[0].strip().lower()


def _sizes(answer: httpcore2.Response) -> Iterator[int]:
    """How many bytes of the answer have come, after each piece."""
    num_bytes = 0
    for chunk in answer.iter_stream():
        num_bytes += len(chunk)
        yield num_bytes


def _too_large(max_bytes: int) -> _Refusal:
    return _Refusal(f"the image has more than {max_bytes} bytes, which is the most allowed")


def _header(answer: httpcore2.Response, name: bytes) -> str:
    found = [value for key, value in answer.headers if key.lower() == name]
    return found[-1].decode("latin-1").strip() if found else ""


def _own(headers: Mapping[str, str]) -> _Headers:
    return [
        (name.lower().encode("ascii"), value.encode("latin-1")) for name, value in headers.items()
    ]
