"""The routes of `/v1/webhook_endpoints`: where events are sent, and the log of what was sent."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from kinora.api import wire_webhooks as wire
from kinora.api.asked import limit_of, project_of, query_of
from kinora.api.body import BodyReader, Fields
from kinora.api.fields import check_names, missing, optional_text, required_text, wrong_type
from kinora.api.idempotency import Idempotency
from kinora.api.openapi import add_route
from kinora.service.webhooks import (
    EVENT_TYPES,
    EndpointChange,
    EndpointRequest,
    WebhookService,
)

COLLECTION = "/v1/webhook_endpoints"
ITEM = f"{COLLECTION}/{{endpoint_id}}"
LOG = f"{ITEM}/deliveries"
MAX_LIMIT, DEFAULT_LIMIT = 100, 20
KEEP_OLD = "keep_old_secret_active_for_24_hours"


class WebhookRoutes:
    """Handlers over the use cases."""

    def __init__(
        self, *, service: WebhookService, bodies: BodyReader, idempotency: Idempotency
    ) -> None:
        self._service = service
        self._bodies = bodies
        self._idempotency = idempotency

    def add_to(self, router: APIRouter) -> None:
        """Add the routes."""
        for method, path, handler, operation in (
            ("POST", COLLECTION, self.create_webhook_endpoint, wire.CREATE),
            ("GET", COLLECTION, self.list_webhook_endpoints, wire.LIST),
            ("GET", ITEM, self.retrieve_webhook_endpoint, wire.ENDPOINT),
            ("POST", ITEM, self.update_webhook_endpoint, wire.UPDATE),
            ("DELETE", ITEM, self.delete_webhook_endpoint, wire.DELETE),
            ("POST", f"{ITEM}/rotate_secret", self.rotate_webhook_secret, wire.ROTATE),
            ("POST", f"{ITEM}/test", self.test_webhook_endpoint, wire.TEST),
            ("GET", LOG, self.list_webhook_deliveries, wire.LOG),
            ("POST", f"{LOG}/{{delivery_id}}/retry", self.retry_webhook_delivery, wire.RETRY),
            ("GET", "/v1/webhook_event_types", self.list_webhook_event_types, wire.EVENT_TYPES),
        ):
            add_route(router, path, handler, method=method, operation=operation)

    async def create_webhook_endpoint(self, request: Request) -> Response:
        """Have events sent to a URL. The signing secret is shown this once."""
        project = project_of(request)
        fields = await self._bodies.read(request.scope, request.receive)
        asked = endpoint_request(fields)
        reply = await self._idempotency.reply(
            request.scope,
            fields,
            make=lambda receipt: self._service.create(project, asked, receipt=receipt),
            answer=wire.secret_reply,
        )
        return reply.response()

    async def list_webhook_endpoints(self, request: Request) -> Response:
        """The project's webhook endpoints, newest first."""
        after, limit = page_asked(request)
        page = await run_in_threadpool(
            self._service.list_endpoints, project_of(request), after=after, limit=limit
        )
        return wire.endpoints_reply(page).response()

    def retrieve_webhook_endpoint(self, request: Request, endpoint_id: str) -> Response:
        """One webhook endpoint, and whether it is paused."""
        endpoint = self._service.retrieve(project_of(request), endpoint_id)
        return wire.endpoint_reply(endpoint).response()

    async def update_webhook_endpoint(self, request: Request, endpoint_id: str) -> Response:
        """Change a webhook endpoint; a new URL, or `paused` false, ends a pause."""
        asked = endpoint_change(await self._bodies.read(request.scope, request.receive))
        endpoint = await run_in_threadpool(
            self._service.update, project_of(request), endpoint_id, asked
        )
        return wire.endpoint_reply(endpoint).response()

    def delete_webhook_endpoint(self, request: Request, endpoint_id: str) -> Response:
        """Delete a webhook endpoint and its log."""
        self._service.delete(project_of(request), endpoint_id)
        return wire.deleted_reply(endpoint_id).response()

    async def rotate_webhook_secret(self, request: Request, endpoint_id: str) -> Response:
        """Replace the signing secret; the new one is shown this once."""
        fields = await self._bodies.read(request.scope, request.receive)
        check_names(fields, (KEEP_OLD,))
        endpoint = await run_in_threadpool(
            self._service.rotate_secret,
            project_of(request),
            endpoint_id,
            keeps_old=flag_of(fields, KEEP_OLD) or False,
        )
        return wire.secret_reply(endpoint).response()

    async def test_webhook_endpoint(self, request: Request, endpoint_id: str) -> Response:
        """Send a sample event at once, and tell what the receiver answered."""
        fields = await self._bodies.read(request.scope, request.receive)
        check_names(fields, ("event_type",))
        event_type = optional_text(fields, "event_type") or EVENT_TYPES[0]
        outcome = await run_in_threadpool(
            self._service.test, project_of(request), endpoint_id, event_type
        )
        return wire.test_reply(endpoint_id, event_type, outcome).response()

    async def list_webhook_deliveries(self, request: Request, endpoint_id: str) -> Response:
        """What was and will be sent to an endpoint, newest first; kept for 30 days."""
        after, limit = page_asked(request)
        page = await run_in_threadpool(
            self._service.list_deliveries,
            project_of(request),
            endpoint_id,
            after=after,
            limit=limit,
        )
        return wire.log_reply(page).response()

    def retry_webhook_delivery(
        self, request: Request, endpoint_id: str, delivery_id: str
    ) -> Response:
        """Send a delivery once more, whatever became of it."""
        delivery = self._service.retry(project_of(request), endpoint_id, delivery_id)
        return wire.delivery_reply(delivery).response()

    def list_webhook_event_types(self, request: Request) -> Response:
        """The types of events that there are."""
        return wire.event_types_reply().response()


def endpoint_request(fields: Fields) -> EndpointRequest:
    """A new endpoint from its fields. Raises InvalidRequest, naming the field at fault."""
    check_names(fields, ("name", "url", "event_types"))
    types = types_of(fields)
    if types is None:
        raise missing("event_types")
    return EndpointRequest(
        name=required_text(fields, "name"), url=required_text(fields, "url"), event_types=types
    )


def endpoint_change(fields: Fields) -> EndpointChange:
    """A change of an endpoint from its fields. Raises InvalidRequest."""
    check_names(fields, ("name", "url", "event_types", "paused"))
    return EndpointChange(
        name=optional_text(fields, "name"),
        url=optional_text(fields, "url"),
        event_types=types_of(fields),
        is_paused=flag_of(fields, "paused"),
    )


def types_of(fields: Fields) -> tuple[str, ...] | None:
    """The event types, none when they are not given. Raises InvalidRequest."""
    given = fields.get("event_types")
    if given is None:
        return None
    if not isinstance(given, list) or not all(isinstance(type_, str) for type_ in given):
        raise wrong_type("event_types", given, expected="an array of strings")
    return tuple(given)


def flag_of(fields: Fields, name: str) -> bool | None:
    """A boolean, none when it is not given. Raises InvalidRequest."""
    given = fields.get(name)
    if given is not None and not isinstance(given, bool):
        raise wrong_type(name, given, expected="a boolean")
    return given


def page_asked(request: Request) -> tuple[str | None, int]:
    """Cursor and length of a page, from the query string. Raises InvalidRequest."""
    given = query_of(request.scope["query_string"], ("after", "limit"))
    return given.get("after"), limit_of(given, default=DEFAULT_LIMIT, most=MAX_LIMIT)
