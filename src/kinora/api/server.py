"""The routes about the server itself: models, health, metrics, and its own description."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from kinora.api import openapi, wire
from kinora.api.described import Json
from kinora.api.metrics import Metrics
from kinora.api.pages import docs_page
from kinora.api.replies import json_reply, struct_reply
from kinora.service import VideoService
from kinora.store import Counts

METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class ServerRoutes:
    """Handlers that know the server rather than a video."""

    def __init__(
        self,
        *,
        service: VideoService,
        metrics: Metrics,
        counts: Callable[[], Counts],
        check_ready: Callable[[], None],
    ) -> None:
        """`check_ready` raises Unavailable, with the reason, while the server is not ready."""
        self._service = service
        self._metrics = metrics
        self._counts = counts
        self._check_ready = check_ready
        self._document: Json | None = None

    def add_to(self, router: APIRouter) -> None:
        """Add the routes."""
        for method, path, handler, operation in (
            ("GET", "/v1/models", self.models, openapi.MODELS),
            ("GET", "/v1/models/{model}", self.model, openapi.MODEL),
            ("GET", "/healthz", self.health, openapi.HEALTH),
            ("HEAD", "/healthz", self.health, openapi.HIDDEN),
            ("GET", "/readyz", self.ready, openapi.HEALTH),
            ("HEAD", "/readyz", self.ready, openapi.HIDDEN),
            ("GET", "/metrics", self.metrics, openapi.TEXT),
            ("GET", "/openapi.json", self.description, openapi.HIDDEN),
            ("GET", "/docs", self.docs, openapi.HIDDEN),
        ):
            openapi.add_route(router, path, handler, method=method, operation=operation)

    def models(self) -> Response:
        """The names a client may send as `model`."""
        return struct_reply(wire.model_list(self._service.catalogue)).response()

    def model(self, model: str) -> Response:
        """One model: what makes its videos, and the sizes and lengths it offers."""
        return struct_reply(wire.model_object(self._service.model(model))).response()

    async def health(self) -> Response:
        """Whether the process answers at all."""
        return struct_reply(wire.HealthObject("ok")).response()

    def ready(self) -> Response:
        """Whether videos are accepted and made: 200, or 503 with the reason."""
        self._check_ready()
        return struct_reply(wire.HealthObject("ready")).response()

    def metrics(self) -> Response:
        """Counters in Prometheus's text format."""
        body = self._metrics.render(self._counts())
        return Response(body, media_type=METRICS_TYPE)

    def description(self, request: Request) -> Response:
        """This API as an OpenAPI document."""
        return json_reply(msgspec.json.encode(self._described(request))).response()

    def docs(self, request: Request) -> Response:
        """This API as a page to read; made here, with nothing fetched from elsewhere."""
        return docs_page(self._described(request))

    def _described(self, request: Request) -> Json:
        """The document, made when it is first asked for: most servers never are."""
        if self._document is None:
            self._document = openapi.document(
                request.app, tuple(model.name for model in self._service.catalogue.models)
            )
        return self._document
