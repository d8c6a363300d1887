"""The outermost layer: request id, admission, the hot path, headers and metrics on every answer.

Pure ASGI; whatever is not hot goes on to the FastAPI app.
"""

from __future__ import annotations

import random
from time import perf_counter
from typing import Any
from urllib.parse import unquote

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kinora.api.asked import PROJECT
from kinora.api.auth import Gate
from kinora.api.errors import error_reply
from kinora.api.hot import COLLECTION, HotPath, HotRoute
from kinora.api.limits import RequestRate, beyond, rate_headers
from kinora.api.metrics import Metrics
from kinora.api.replies import Header
from kinora.errors import InvalidRequest, KinoraError, NotFound
from kinora.store.videos import not_found

OPEN_PATHS = frozenset({"/healthz", "/readyz", "/docs", "/openapi.json"})  # need no key
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
MAX_ADDRESS = 8192  # bytes of path and query
VERSION = (b"openai-version", b"2020-10-01")


def new_request_id() -> bytes:
    # Unique is enough; a secret would cost a system call.
    return b"req_%032x" % random.getrandbits(128)


def platform_headers(seconds: float, request_id: bytes | None = None) -> tuple[Header, ...]:
    """What every answer carries; a fresh request id unless one is given."""
    return (
        (b"x-request-id", request_id or new_request_id()),
        (b"openai-processing-ms", b"%d" % int(seconds * 1000)),
        VERSION,
    )


class Exchange:
    """One request and its answer: adds the headers that every answer has, remembers the status."""

    __slots__ = ("_send", "_started", "own_headers", "request_id", "status")

    def __init__(self, send: Send) -> None:
        self._send = send
        self._started = perf_counter()
        self.request_id = new_request_id()
        self.status = 0  # until the answer has begun
        self.own_headers: tuple[Header, ...] = ()  # of this exchange, beside every answer's

    @property
    def seconds(self) -> float:
        return perf_counter() - self._started

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            own = message.get("headers", ())
            platform = platform_headers(self.seconds, self.request_id)
            message["headers"] = [*own, *self.own_headers, *platform]
        await self._send(message)


class Front:
    """The server's ASGI application."""

    def __init__(
        self, app: ASGIApp, *, gate: Gate, rate: RequestRate, hot: HotPath, metrics: Metrics
    ) -> None:
        self._app = app
        self._gate = gate
        self._rate = rate
        self._hot = hot
        self._metrics = metrics
        self._log: Any = structlog.get_logger("kinora.api")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = Exchange(send)
        route = "refused"
        try:
            route = await self._answer(scope, receive, exchange)
        except KinoraError as error:
            await self._refuse(exchange, error)
        except Exception as error:  # noqa: BLE001 - the last place that can still answer
            self._log_failure(scope, exchange, error)
            await self._refuse(exchange, KinoraError())
        finally:
            method = scope["method"] if scope["method"] in METHODS else "other"
            self._metrics.observe(method, route, exchange.status, seconds=exchange.seconds)

    async def _answer(self, scope: Scope, receive: Receive, exchange: Exchange) -> str:
        """Answer, and give the pattern of the route that did."""
        if scope["path"] in OPEN_PATHS:
            self._gate.check_way(scope)
        else:
            scope[PROJECT] = self._gate.project_of(scope)
            _check_address(scope)
            if self._rate.concerns(scope):
                await self._count(scope, exchange)
            if hot := self._hot.route(scope):
                await self._answer_hot(hot, scope, receive, exchange)
                return hot.pattern
        await self._app(scope, receive, exchange.send)
        return getattr(scope.get("route"), "path", "unknown")

    async def _count(self, scope: Scope, exchange: Exchange) -> None:
        """Raises TooManyRequests for one more than the project's rate allows."""
        allowance = await self._rate.take(scope[PROJECT])
        exchange.own_headers = rate_headers(allowance)
        if allowance.wait_s:
            raise beyond(allowance)

    async def _answer_hot(
        self, hot: HotRoute, scope: Scope, receive: Receive, exchange: Exchange
    ) -> None:
        try:
            reply = await hot.handle(scope, receive, scope[PROJECT])
        except KinoraError as error:  # caught here so that the metrics name the route
            reply = error_reply(error)
        await reply.send(exchange.send)

    async def _refuse(self, exchange: Exchange, error: KinoraError) -> None:
        """Send the error, unless an answer has already begun."""
        if not exchange.status:
            await error_reply(error).send(exchange.send)

    def _log_failure(self, scope: Scope, exchange: Exchange, error: Exception) -> None:
        self._log.error(
            "request failed",
            action="http_failed",
            request_id=exchange.request_id.decode(),
            method=scope["method"],
            path=scope["path"],
            exc_info=error,
        )


def _check_address(scope: Scope) -> None:
    """Raises for addresses no route can mean: too long, or with a slash hidden in a segment."""
    raw = scope.get("raw_path") or b""
    if len(raw) + len(scope["query_string"]) > MAX_ADDRESS:
        raise InvalidRequest(f"The address is too long: at most {MAX_ADDRESS} bytes are accepted.")
    if b"%" in raw and b"%2f" in raw.lower():
        head, _, rest = raw.decode("latin-1").partition(f"{COLLECTION}/")
        if rest and not head:
            raise not_found(unquote(rest.partition("/")[0]))
        raise NotFound(f"Invalid URL ({scope['method']} {scope['path'][:200]})")
