"""The routes of `/v1/batches`: many creates as the lines of one file."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from kinora.api import openapi, wire_requests
from kinora.api.asked import limit_of, project_of, query_of
from kinora.api.body import BodyReader, Fields
from kinora.api.fields import check_names, required_text, wrong_type
from kinora.api.files import life_of
from kinora.api.idempotency import Idempotency
from kinora.api.openapi import Operation
from kinora.api.replies import Reply, page_reply, struct_reply
from kinora.api.wire import Count, UnixTime
from kinora.service.batches import (
    ENDPOINT,
    MAX_KEY,
    MAX_PAIRS,
    MAX_VALUE,
    WINDOW,
    BatchesRequest,
    BatchRequest,
    BatchService,
)
from kinora.store import Batch, BatchError, BatchStatus

COLLECTION = "/v1/batches"
ITEM = f"{COLLECTION}/{{batch_id}}"
MAX_LIMIT, DEFAULT_LIMIT = 100, 20
MetadataKey = Annotated[
    str,
    msgspec.Meta(min_length=1, max_length=MAX_KEY, pattern=wire_requests.TEXT_PATTERN),
]
MetadataValue = Annotated[
    str, msgspec.Meta(max_length=MAX_VALUE, pattern=wire_requests.TEXT_PATTERN)
]
Metadata = Annotated[dict[MetadataKey, MetadataValue], msgspec.Meta(max_length=MAX_PAIRS)]


class BatchErrorObject(msgspec.Struct, frozen=True):
    """One reason why a batch failed."""

    code: str
    line: int | None
    message: str
    param: str | None


class BatchErrorList(msgspec.Struct, frozen=True):
    """Why a batch failed."""

    object: Literal["list"]
    data: list[BatchErrorObject]


class RequestCounts(msgspec.Struct, frozen=True):
    """How many lines there are, and what became of them."""

    total: Count
    completed: Count
    failed: Count


class BatchObject(msgspec.Struct, frozen=True):
    """A batch as the API shows it."""

    id: str
    object: Literal["batch"]
    endpoint: Annotated[str, msgspec.Meta(extra_json_schema={"const": ENDPOINT})]
    errors: BatchErrorList | None
    input_file_id: str
    completion_window: Annotated[str, msgspec.Meta(extra_json_schema={"const": WINDOW})]
    status: BatchStatus
    output_file_id: str | None
    error_file_id: str | None
    created_at: UnixTime
    in_progress_at: UnixTime | None
    expires_at: UnixTime
    finalizing_at: UnixTime | None
    completed_at: UnixTime | None
    failed_at: UnixTime | None
    expired_at: UnixTime | None
    cancelling_at: UnixTime | None
    cancelled_at: UnixTime | None
    request_counts: RequestCounts
    metadata: dict[str, str] | None


class BatchList(msgspec.Struct, frozen=True):
    """One page of batches."""

    object: Literal["list"]
    data: list[BatchObject]
    first_id: str | None
    last_id: str | None
    has_more: bool


class CreateBatchBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Many creates, as the lines of a file of the purpose `batch`."""

    endpoint: Literal["/v1/videos"]
    completion_window: Literal["24h"]
    input_file_id: wire_requests.Id
    metadata: Metadata | None = None
    output_expires_after: wire_requests.ExpiryPolicy | None = None


CREATE = Operation(
    answer=BatchObject,
    body=CreateBatchBody,
    names="batch_id",
    example={"endpoint": ENDPOINT, "completion_window": WINDOW, "input_file_id": "file-123"},
    is_json_only=True,
    is_once=True,
)
BATCH = Operation(answer=BatchObject)
LIST = Operation(
    answer=BatchList,
    query=(
        openapi.AFTER,
        (
            "limit",
            {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT},
        ),
    ),
)


class BatchRoutes:
    """Handlers over the use cases."""

    def __init__(
        self, *, service: BatchService, bodies: BodyReader, idempotency: Idempotency
    ) -> None:
        self._service = service
        self._bodies = bodies
        self._idempotency = idempotency

    def add_to(self, router: APIRouter) -> None:
        """Add the routes."""
        for method, path, handler, operation in (
            ("POST", COLLECTION, self.create_batch, CREATE),
            ("GET", COLLECTION, self.list_batches, LIST),
            ("GET", ITEM, self.retrieve_batch, BATCH),
            ("POST", f"{ITEM}/cancel", self.cancel_batch, BATCH),
        ):
            openapi.add_route(router, path, handler, method=method, operation=operation)

    async def create_batch(self, request: Request) -> Response:
        """Have every line of a file made into a video, when nobody waits for the workers."""
        project = project_of(request)
        fields = await self._bodies.read(request.scope, request.receive)
        asked = batch_request(fields)
        reply = await self._idempotency.reply(
            request.scope,
            fields,
            make=lambda receipt: self._service.create(project, asked, receipt=receipt),
            answer=batch_reply,
        )
        return reply.response()

    async def list_batches(self, request: Request) -> Response:
        """The project's batches, newest first."""
        asked = batches_request(request.scope["query_string"])
        page = await run_in_threadpool(self._service.list_batches, project_of(request), asked)
        return page_reply(BatchList, page, batch_object).response()

    def retrieve_batch(self, request: Request, batch_id: str) -> Response:
        """One batch, with its status and counts."""
        return batch_reply(self._service.retrieve(project_of(request), batch_id)).response()

    def cancel_batch(self, request: Request, batch_id: str) -> Response:
        """Cancel a batch. Its waiting videos are withdrawn, running ones may finish for five minutes."""
        return batch_reply(self._service.cancel(project_of(request), batch_id)).response()


def batch_request(fields: Fields) -> BatchRequest:
    """A batch from its fields. Raises InvalidRequest, naming the field at fault."""
    check_names(
        fields,
        ("endpoint", "completion_window", "input_file_id", "metadata", "output_expires_after"),
    )
    input_file_id = required_text(fields, "input_file_id")
    return BatchRequest(
        endpoint=required_text(fields, "endpoint"),
        completion_window=required_text(fields, "completion_window"),
        input_file_id=input_file_id,
        metadata=_metadata(fields.get("metadata")),
        output_expires_after_s=life_of(fields, "output_expires_after"),
    )


def batches_request(query: bytes) -> BatchesRequest:
    """A page of batches, from its query string. Raises InvalidRequest."""
    given = query_of(query, ("after", "limit"))
    limit = limit_of(given, default=DEFAULT_LIMIT, most=MAX_LIMIT)
    return BatchesRequest(after=given.get("after"), limit=limit)


def batch_object(batch: Batch) -> BatchObject:
    return BatchObject(
        batch.id,
        "batch",
        batch.endpoint,
        _errors(batch.errors),
        batch.input_file_id,
        batch.completion_window,
        batch.status,
        batch.output_file_id,
        batch.error_file_id,
        batch.created_at,
        batch.in_progress_at,
        batch.expires_at,
        batch.finalizing_at,
        batch.completed_at,
        batch.failed_at,
        batch.expired_at,
        batch.cancelling_at,
        batch.cancelled_at,
        RequestCounts(batch.total, batch.completed, batch.failed),
        batch.metadata,
    )


def batch_reply(batch: Batch) -> Reply:
    """A batch as an answer."""
    return struct_reply(batch_object(batch))


def _errors(errors: tuple[BatchError, ...]) -> BatchErrorList | None:
    if not errors:
        return None
    told = [
        BatchErrorObject(error.code, error.line, error.message, error.param) for error in errors
    ]
    return BatchErrorList("list", told)


def _metadata(value: object) -> dict[str, str] | None:
    if value is None:
        return None
    if isinstance(value, dict) and all(isinstance(text, str) for text in value.values()):
        return value
    if isinstance(value, dict):
        value = next(text for text in value.values() if not isinstance(text, str))
        raise wrong_type("metadata", value, expected="strings as values")
    raise wrong_type("metadata", value, expected="an object")
