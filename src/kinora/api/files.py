"""The routes of `/v1/files`: uploading, looking, listing, reading and deleting files."""

from __future__ import annotations

from typing import Literal

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from kinora.api import openapi, wire_requests
from kinora.api.asked import limit_of, order_of, project_of, query_of
from kinora.api.body import BodyReader, Fields
from kinora.api.content import Served, file_response
from kinora.api.described import CONTENT_HEADERS
from kinora.api.fields import check_names, is_form, missing, required_text, whole_number, wrong_type
from kinora.api.idempotency import Idempotency
from kinora.api.openapi import Operation
from kinora.api.replies import Reply, page_reply, struct_reply
from kinora.api.wire import Count, UnixTime
from kinora.service import Upload
from kinora.service.files import (
    LEAST_LIFE_S,
    MOST_LIFE_S,
    PLAIN_TYPE,
    FileRequest,
    FileService,
    FilesRequest,
)
from kinora.service.requests import unsupported
from kinora.store import File, Purpose

COLLECTION = "/v1/files"
ITEM = f"{COLLECTION}/{{file_id}}"
MAX_LIMIT = 10_000
LINES_TYPE = "application/jsonl"
ANCHOR = "created_at"


class FileObject(msgspec.Struct, frozen=True):
    """A file as the API shows it."""

    id: str
    object: Literal["file"]
    bytes: Count
    created_at: UnixTime
    expires_at: UnixTime | None
    filename: str
    purpose: Purpose
    status: Literal["processed"]
    status_details: str | None


class FileList(msgspec.Struct, frozen=True):
    """One page of files."""

    object: Literal["list"]
    data: list[FileObject]
    first_id: str | None
    last_id: str | None
    has_more: bool


class DeletedFile(msgspec.Struct, frozen=True):
    """The answer to a deletion."""

    id: str
    object: Literal["file"]
    deleted: bool


CREATE = Operation(
    answer=FileObject, form=wire_requests.CreateFileForm, names="file_id", is_once=True
)
FILE = Operation(answer=FileObject)
DELETE = Operation(answer=DeletedFile)
CONTENT = Operation(
    types=(PLAIN_TYPE, LINES_TYPE),
    headers=CONTENT_HEADERS,
    others=openapi.CONTENT_OTHERS,
    refusals=(416,),
)
LIST = Operation(
    answer=FileList,
    query=(
        openapi.AFTER,
        (
            "limit",
            {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": MAX_LIMIT},
        ),
        openapi.ORDER,
        ("purpose", {"type": "string"}),
    ),
)


class FileRoutes:
    """Handlers over the use cases."""

    def __init__(
        self, *, service: FileService, bodies: BodyReader, idempotency: Idempotency
    ) -> None:
        self._service = service
        self._bodies = bodies
        self._idempotency = idempotency

    def add_to(self, router: APIRouter) -> None:
        """Add the routes."""
        for method, path, handler, operation in (
            ("POST", COLLECTION, self.create_file, CREATE),
            ("GET", COLLECTION, self.list_files, LIST),
            ("GET", ITEM, self.retrieve_file, FILE),
            ("DELETE", ITEM, self.delete_file, DELETE),
            ("GET", f"{ITEM}/content", self.file_content, CONTENT),
            ("HEAD", f"{ITEM}/content", self.file_content, openapi.HIDDEN),
        ):
            openapi.add_route(router, path, handler, method=method, operation=operation)

    async def create_file(self, request: Request) -> Response:
        """Keep a file, to be named by its id in later requests."""
        project = project_of(request)
        async with self._bodies.reading(request.scope, request.receive, files=True) as fields:
            asked = file_request(fields)
            reply = await self._idempotency.reply(
                request.scope,
                fields,
                make=lambda receipt: self._service.upload(project, asked, receipt=receipt),
                answer=file_reply,
            )
        return reply.response()

    async def list_files(self, request: Request) -> Response:
        """The project's files, newest first unless `order` is `asc`."""
        asked = files_request(request.scope["query_string"])
        page = await run_in_threadpool(self._service.list_files, project_of(request), asked)
        return page_reply(FileList, page, file_object).response()

    def retrieve_file(self, request: Request, file_id: str) -> Response:
        """What is known of one file."""
        return file_reply(self._service.retrieve(project_of(request), file_id)).response()

    def delete_file(self, request: Request, file_id: str) -> Response:
        """Delete a file. What was made from it stays."""
        self._service.delete(project_of(request), file_id)
        return struct_reply(DeletedFile(file_id, "file", True)).response()

    def file_content(self, request: Request, file_id: str) -> Response:
        """The bytes of a file."""
        file, path = self._service.content(project_of(request), file_id)
        # Never as what the client declared: a browser must not take it for a page.
        has_lines = file.purpose in (Purpose.BATCH, Purpose.BATCH_OUTPUT)
        media_type = LINES_TYPE if has_lines else PLAIN_TYPE
        served = Served(size=file.size, sha256=file.sha256, media_type=media_type)
        return file_response(
            path,
            served,
            name=file.id,
            what="file",
            method=request.method,
            headers=request.headers,
        )


def file_request(fields: Fields) -> FileRequest:
    """A file to keep, from its fields. Raises InvalidRequest, naming the field at fault."""
    check_names(fields, ("file", "purpose", "expires_after"))
    file = fields.get("file")
    if file is None:
        raise missing("file")
    if not isinstance(file, Upload):
        raise wrong_type("file", file, expected="a file")
    return FileRequest(
        file=file,
        purpose=required_text(fields, "purpose"),
        expires_after_s=life_of(fields, "expires_after"),
    )


def life_of(fields: Fields, name: str) -> int | None:
    """Seconds of an expiry policy, `{"anchor": "created_at", "seconds": …}`; None when there is none."""
    policy = fields.get(name)
    if policy is None:
        return None
    if not isinstance(policy, dict):
        raise wrong_type(name, policy, expected="an object")
    check_names(policy, ("anchor", "seconds"), within=name)
    full = {f"{name}.{member}": value for member, value in policy.items()}
    anchor = required_text(full, f"{name}.anchor")
    if anchor != ANCHOR:
        raise unsupported(anchor, f"{name}.anchor", (ANCHOR,))
    seconds = full.get(f"{name}.seconds")
    if seconds is None:
        raise missing(f"{name}.seconds")
    return whole_number(
        seconds, f"{name}.seconds", is_text=is_form(fields), least=LEAST_LIFE_S, most=MOST_LIFE_S
    )


def files_request(query: bytes) -> FilesRequest:
    """A page of files, from its query string. Raises InvalidRequest."""
    given = query_of(query, ("after", "limit", "order", "purpose"))
    return FilesRequest(
        after=given.get("after"),
        limit=limit_of(given, default=MAX_LIMIT, most=MAX_LIMIT),
        order=order_of(given),
        purpose=given.get("purpose"),
    )


def file_object(file: File) -> FileObject:
    return FileObject(
        file.id,
        "file",
        file.size,
        file.created_at,
        file.expires_at,
        file.filename,
        file.purpose,
        "processed",
        None,
    )


def file_reply(file: File) -> Reply:
    """A file as an answer."""
    return struct_reply(file_object(file))
