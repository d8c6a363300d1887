"""What is sent and taken around webhooks: endpoints, events' types, the log of deliveries.

The native API's keys first; `failing_since` and `paused_at` are Kinora's own.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from kinora.api.openapi import AFTER, Operation
from kinora.api.replies import Reply, page_reply, struct_reply
from kinora.api.wire import Count, UnixTime
from kinora.service import webhooks
from kinora.store import Delivery, Endpoint, Page, Try

NAME_PATTERN = r"[^\s\u0000-\u001f\u007f-\u009f]"
HINT_SIGNS = 4  # of a secret, to recognise it by
EventType = Annotated[str, msgspec.Meta(extra_json_schema={"enum": list(webhooks.EVENT_TYPES)})]

EventTypes = Annotated[list[EventType], msgspec.Meta(min_length=1)]
EndpointName = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=webhooks.MAX_NAME,
        pattern=NAME_PATTERN,
        description="Printable characters, not all of them spaces.",
    ),
]
EndpointUrl = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=webhooks.MAX_URL,
        description="An https URL of the public internet.",
        extra_json_schema={"format": "uri"},
    ),
]


class WebhookEndpointObject(msgspec.Struct, frozen=True):
    """Where events are sent."""

    id: str
    object: Literal["webhook_endpoint"]
    created_at: UnixTime
    updated_at: UnixTime
    name: str
    url: str
    event_types: list[EventType]
    signing_secret_hint: str
    failing_since: UnixTime | None
    paused_at: UnixTime | None


class WebhookEndpointWithSecret(WebhookEndpointObject, frozen=True, kw_only=True):
    """An endpoint whose secret has just been made; it is never shown again."""

    signing_secret: str


class WebhookEndpointList(msgspec.Struct, frozen=True):
    """One page of endpoints."""

    object: Literal["list"]
    data: list[WebhookEndpointObject]
    first_id: str | None
    last_id: str | None
    has_more: bool


class DeletedWebhookEndpoint(msgspec.Struct, frozen=True):
    """The answer to a deletion."""

    id: str
    object: Literal["webhook_endpoint.deleted"]
    deleted: bool


class WebhookTestResult(msgspec.Struct, frozen=True):
    """What the receiver answered to a sample event."""

    object: Literal["webhook_endpoint.test"]
    webhook_endpoint_id: str
    event_type: EventType
    success: Literal[True]
    status_code: int


class WebhookEventTypeList(msgspec.Struct, frozen=True):
    """The types of events that there are."""

    object: Literal["list"]
    data: list[EventType]


class WebhookDeliveryObject(msgspec.Struct, frozen=True):
    """One event on its way to one endpoint; `id` is its `webhook-id` on every try."""

    id: str
    object: Literal["webhook_delivery"]
    created_at: UnixTime
    event_id: str
    event_type: EventType
    object_id: str
    status: Literal["pending", "delivered", "failed"]
    num_tries: Count
    last_tried_at: UnixTime | None
    last_status_code: int | None
    last_error: str | None
    next_try_at: UnixTime | None
    delivered_at: UnixTime | None


class WebhookDeliveryList(msgspec.Struct, frozen=True):
    """One page of an endpoint's log."""

    object: Literal["list"]
    data: list[WebhookDeliveryObject]
    first_id: str | None
    last_id: str | None
    has_more: bool


class CreateWebhookEndpointBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A new endpoint: an https URL, and the types of events that it is to hear of."""

    name: EndpointName
    url: EndpointUrl
    event_types: EventTypes


class UpdateWebhookEndpointBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is given replaces what was; a new URL, or `paused` false, ends a pause."""

    name: EndpointName | None = None
    url: EndpointUrl | None = None
    event_types: EventTypes | None = None
    paused: bool | None = None


class RotateSecretBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether the old secret signs too for another 24 hours."""

    keep_old_secret_active_for_24_hours: bool | None = False


class TestWebhookBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The type of the sample event."""

    event_type: EventType | None = webhooks.EVENT_TYPES[0]


PAGE = (
    AFTER,
    ("limit", {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}),
)
CREATE = Operation(
    answer=WebhookEndpointWithSecret,
    body=CreateWebhookEndpointBody,
    names="endpoint_id",
    example={
        "name": "Mine",
        "url": "https://example.com/hooks",
        "event_types": ["video.completed", "video.failed"],
    },
    is_json_only=True,
    is_once=True,
)
ENDPOINT = Operation(answer=WebhookEndpointObject)
UPDATE = Operation(answer=WebhookEndpointObject, body=UpdateWebhookEndpointBody, is_json_only=True)
DELETE = Operation(answer=DeletedWebhookEndpoint)
ROTATE = Operation(answer=WebhookEndpointWithSecret, body=RotateSecretBody, is_json_only=True)
TEST = Operation(answer=WebhookTestResult, body=TestWebhookBody, refusals=(429,), is_json_only=True)
LIST = Operation(answer=WebhookEndpointList, query=PAGE)
LOG = Operation(answer=WebhookDeliveryList, query=PAGE)
RETRY = Operation(answer=WebhookDeliveryObject)
EVENT_TYPES = Operation(answer=WebhookEventTypeList)


def endpoint_object(endpoint: Endpoint) -> WebhookEndpointObject:
    return WebhookEndpointObject(
        endpoint.id,
        "webhook_endpoint",
        endpoint.created_at,
        endpoint.updated_at,
        endpoint.name,
        endpoint.url,
        list(endpoint.event_types),
        f"{webhooks.SECRET_PREFIX}…{endpoint.secret[-HINT_SIGNS:]}",
        endpoint.failing_since,
        endpoint.paused_at,
    )


def endpoint_reply(endpoint: Endpoint) -> Reply:
    return struct_reply(endpoint_object(endpoint))


def secret_reply(endpoint: Endpoint) -> Reply:
    """An endpoint with its secret, for the one answer that shows it."""
    shown = msgspec.structs.asdict(endpoint_object(endpoint))
    return struct_reply(WebhookEndpointWithSecret(**shown, signing_secret=endpoint.secret))


def endpoints_reply(page: Page[Endpoint]) -> Reply:
    return page_reply(WebhookEndpointList, page, endpoint_object)


def deleted_reply(id: str) -> Reply:
    return struct_reply(DeletedWebhookEndpoint(id, "webhook_endpoint.deleted", True))


def test_reply(id: str, event_type: str, outcome: Try) -> Reply:
    assert outcome.status is not None
    return struct_reply(
        WebhookTestResult("webhook_endpoint.test", id, event_type, True, outcome.status)
    )


def event_types_reply() -> Reply:
    return struct_reply(WebhookEventTypeList("list", list(webhooks.EVENT_TYPES)))


def delivery_object(delivery: Delivery) -> WebhookDeliveryObject:
    next_at = delivery.next_at
    is_pending = next_at is not None or delivery.leased_until is not None
    ended: Literal["delivered", "failed"] = "delivered" if delivery.delivered_at else "failed"
    return WebhookDeliveryObject(
        delivery.id,
        "webhook_delivery",
        delivery.created_at,
        delivery.event_id,
        delivery.event_type,
        delivery.object_id,
        "pending" if is_pending else ended,
        delivery.num_tries,
        delivery.last_tried_at,
        delivery.last_status,
        delivery.last_error,
        None if next_at is None else int(next_at),
        delivery.delivered_at,
    )


def delivery_reply(delivery: Delivery) -> Reply:
    return struct_reply(delivery_object(delivery))


def log_reply(page: Page[Delivery]) -> Reply:
    return page_reply(WebhookDeliveryList, page, delivery_object)
