"""Puts the API together: routes, error answers, the watcher's life, and the front before it all."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from fastapi import APIRouter, FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from kinora.api.advice import Advice
from kinora.api.auth import Gate
from kinora.api.body import BodyReader
from kinora.api.errors import error_reply
from kinora.api.events import HEARTBEAT_S
from kinora.api.front import Front
from kinora.api.hot import HotPath, Reads
from kinora.api.idempotency import Idempotency
from kinora.api.limits import RequestRate
from kinora.api.metrics import Metrics
from kinora.api.server import ServerRoutes
from kinora.api.turns import Turns
from kinora.api.videos import VideoRoutes
from kinora.api.watch import MAX_WATCHES, Wakes, Watcher
from kinora.errors import KinoraError, MethodNotAllowed, NotFound
from kinora.service import VideoService
from kinora.service.outlook import Outlook
from kinora.service.queue import QueueService
from kinora.store import Counts

BASE = "/v1"
DESCRIPTION = "The Videos API, self-hosted: create, watch, download and remix videos."


class Routes(Protocol):
    """A group of routes, made in `wiring/routes.py`."""

    def add_to(self, router: APIRouter) -> None:
        """Add the routes."""


@dataclass(frozen=True, slots=True)
class Api:
    """A server's application, and the means to end its open streams before it stops."""

    front: Front
    watcher: Watcher


def create_app(
    *,
    service: VideoService,
    queues: QueueService,
    reads: Reads,
    wakes: Wakes,
    idempotency: Idempotency,
    rate: RequestRate,
    outlook: Outlook,
    counts: Callable[[], Counts],
    check_ready: Callable[[], None],
    version: str,
    bodies: BodyReader,
    heartbeat_s: float = HEARTBEAT_S,
    max_watches: int = MAX_WATCHES,
    groups: Iterable[Routes] = (),
) -> Api:
    """The application. `reads` belongs to the event loop."""
    gate = Gate(reads)
    watcher = Watcher(rows=reads, wakes=wakes, admits=gate.admits, max_watches=max_watches)
    metrics = Metrics(lambda: watcher.num_watches, lambda: outlook.errors)
    advice = Advice(outlook=outlook, clock=service.clock, projects=watcher.projects)
    app = FastAPI(
        title="Kinora",
        version=version,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        lifespan=_lifespan(watcher),
    )
    turns = Turns()
    hot = HotPath(
        service=service,
        reads=reads,
        bodies=bodies,
        idempotency=idempotency,
        queues=queues,
        turns=turns,
        advice=advice,
    )
    videos = VideoRoutes(
        service=service,
        hot=hot,
        watcher=watcher,
        bodies=bodies,
        heartbeat_s=heartbeat_s,
        idempotency=idempotency,
        turns=turns,
        advice=advice,
    )
    for group in groups:  # first: their addresses win over an id of the same spelling
        group.add_to(app.router)
    videos.add_to(app.router)
    server = ServerRoutes(service=service, metrics=metrics, counts=counts, check_ready=check_ready)
    server.add_to(app.router)
    app.add_exception_handler(KinoraError, _refused)
    app.add_exception_handler(HTTPException, _unrouted)
    app.add_exception_handler(Exception, _failed)
    return Api(Front(app, gate=gate, rate=rate, hot=hot, metrics=metrics), watcher)


def _lifespan(
    watcher: Watcher,
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        watcher.start()
        try:
            yield
        finally:
            await watcher.stop()

    return lifespan


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, KinoraError)
    return error_reply(error).response()


async def _failed(request: Request, error: Exception) -> Response:
    """A bug: answered in the envelope here, and then raised again for the front to log."""
    return error_reply(KinoraError()).response()


async def _unrouted(request: Request, error: Exception) -> Response:
    """An address that no route has, or a method that its routes do not accept."""
    method, path = request.method, request.scope["path"][:200]
    allowed = ", ".join(sorted(_methods_of(request, request.scope["path"])))
    if not allowed:
        message = f"Invalid URL ({method} {path})"
        if _methods_of(request, f"{BASE}{request.scope['path']}"):
            message += f". The client's base URL has to end in '{BASE}'."
        return error_reply(NotFound(message)).response()
    refusal = MethodNotAllowed(
        f"Not allowed to {method} on {path}; this address accepts {allowed}.",
        code="method_not_supported",
    )
    return error_reply(refusal, extra=((b"allow", allowed.encode()),)).response()


def _methods_of(request: Request, path: str) -> set[str]:
    """The methods that the routes of that path accept."""
    methods: set[str] = set()
    for route in request.app.routes:
        if route.matches({**request.scope, "path": path})[0] is not Match.NONE:
            methods |= getattr(route, "methods", None) or set()
    return methods
