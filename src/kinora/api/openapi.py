"""What the routes look like from outside: the OpenAPI document.

The schemas come from the very structures that are sent, so that they cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi

from kinora.api import requests, wire, wire_requests
from kinora.api.errors import ErrorEnvelope
from kinora.api.wire_requests import choices_of
from kinora.video import Status

Json = dict[str, Any]
IDEMPOTENCY_KEY: Json = {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One route's outside: what it takes and gives."""

    answer: type[msgspec.Struct] | None = None
    types: tuple[str, ...] = ("application/json",)  # of the answer
    body: type[msgspec.Struct] | None = None  # as JSON, and as a form if there is no other
    form: type[msgspec.Struct] | None = None  # as a form; the only way if there is no body
    query: tuple[tuple[str, Json], ...] = ()
    is_hidden: bool = False
    is_json_only: bool = False  # takes no forms
    is_once: bool = False  # takes an idempotency key


HIDDEN = Operation(is_hidden=True)
PLAIN = Operation()
TEXT = Operation(types=("text/plain",))
VIDEO = Operation(answer=wire.VideoObject)
CREATE = Operation(
    answer=wire.VideoObject,
    body=wire_requests.CreateVideoBody,
    form=wire_requests.CreateVideoForm,
    is_once=True,
)
REMIX = Operation(
    answer=wire.VideoObject,
    body=wire_requests.RemixVideoBody,
    form=wire_requests.RemixVideoForm,
    is_once=True,
)
EDIT = Operation(
    answer=wire.VideoObject,
    body=wire_requests.EditVideoBody,
    form=wire_requests.EditVideoForm,
    is_once=True,
)
EXTENSION = Operation(
    answer=wire.VideoObject,
    body=wire_requests.ExtendVideoBody,
    form=wire_requests.ExtendVideoForm,
    is_once=True,
)
DELETE = Operation(answer=wire.DeletedVideo)
SCENE = Operation()
LINEAGE = Operation(answer=wire.LineageObject)
MODELS = Operation(answer=wire.ModelList)
MODEL = Operation(answer=wire.ModelObject)
EVENTS = Operation(types=("text/event-stream",))
LIST = Operation(
    answer=wire.VideoList,
    query=(
        ("after", {"type": "string"}),
        ("limit", {"type": "integer", "minimum": 0, "maximum": requests.MAX_LIMIT, "default": 20}),
        ("order", {"type": "string", "enum": ["asc", "desc"], "default": "desc"}),
        ("q", {"type": "string", "maxLength": requests.MAX_SEARCH}),
        ("status", {"type": "string", "enum": [status.value for status in Status]}),
    ),
)
CONTENT = Operation(
    types=("video/mp4", "image/webp", "image/jpeg"),
    query=(
        (
            "variant",
            {"type": "string", "enum": [v.value for v in requests.VARIANTS], "default": "video"},
        ),
    ),
)


def add_route(
    router: APIRouter,
    path: str,
    handler: Callable[..., Any],
    *,
    method: str,
    operation: Operation,
) -> None:
    """A route and its description."""
    tag = path.removeprefix("/v1/").partition("/")[0] if path.startswith("/v1/") else "server"
    router.add_api_route(
        path,
        handler,
        methods=[method],
        tags=[tag],
        response_model=None,
        include_in_schema=not operation.is_hidden,
        operation_id=handler.__name__,
        summary=(handler.__doc__ or "").partition(".")[0],
        responses={200: {"description": "Done.", "content": _content(operation)}},
        openapi_extra=_extra(operation),
    )
    added: Any = router.routes[-1]
    added.operation = operation  # where the document finds it


def document(app: FastAPI) -> Json:
    """The whole OpenAPI document."""
    whole: Json = get_openapi(
        title="Kinora", version=app.version, description=app.description, routes=app.routes
    )
    structs = _structs_of(app)
    _, schemas = msgspec.json.schema_components(structs, ref_template="#/components/schemas/{name}")
    for struct in structs:
        schemas[struct.__name__] |= choices_of(struct)
    whole["components"] = {
        "schemas": schemas,
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
    }
    whole["security"] = [{"key": []}]
    error = {"description": "Refused.", "content": _json_of(ErrorEnvelope)}
    for operations in whole["paths"].values():
        for operation in operations.values():
            # FastAPI announces its own validation errors; ours have another shape.
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = error
    return whole


def _structs_of(app: FastAPI) -> list[type[msgspec.Struct]]:
    """What the routes take and give, each structure once."""
    structs: dict[type[msgspec.Struct], None] = {ErrorEnvelope: None}
    for route in app.routes:
        operation: Operation = getattr(route, "operation", HIDDEN)
        used = (operation.answer, operation.body, operation.form)
        structs |= {struct: None for struct in used if struct}
    return list(structs)


def _content(operation: Operation) -> Json:
    if operation.answer:
        return _json_of(operation.answer)
    return {kind: {} for kind in operation.types}


def _extra(operation: Operation) -> Json:
    extra: Json = {}
    parameters = [_parameter("query", name, schema) for name, schema in operation.query]
    if operation.is_once:
        parameters.append(_parameter("header", "Idempotency-Key", IDEMPOTENCY_KEY))
    if parameters:
        extra["parameters"] = parameters
    if content := _body_of(operation):
        extra["requestBody"] = {"required": True, "content": content}
    return extra


def _body_of(operation: Operation) -> Json:
    content: Json = {}
    if operation.body:
        content |= _json_of(operation.body)
    form = operation.form or (None if operation.is_json_only else operation.body)
    if form:
        content["multipart/form-data"] = _json_of(form)["application/json"]
    return content


def _parameter(place: str, name: str, schema: Json) -> Json:
    return {"name": name, "in": place, "required": False, "schema": schema}


def _json_of(struct: type[msgspec.Struct]) -> Json:
    reference = {"$ref": f"#/components/schemas/{struct.__name__}"}
    return {"application/json": {"schema": reference}}
