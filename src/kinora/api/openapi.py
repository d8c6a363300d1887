"""What the routes look like from outside: the OpenAPI document.

The schemas come from the very structures that are sent, so that they cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from kinora.api import described, events, requests, wire, wire_requests
from kinora.api.described import CONTENT_HEADERS, Json
from kinora.api.errors import ErrorEnvelope
from kinora.api.wire_requests import MODEL_NAME, TEXT_PATTERN, choices_of
from kinora.video import Status

IDEMPOTENCY_KEY: Json = {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$"}
AFTER: tuple[str, Json] = (
    "after",
    {"type": "string", "description": "The last id of the page before."},
)
ORDER: tuple[str, Json] = ("order", {"type": "string", "enum": ["asc", "desc"], "default": "desc"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One route's outside: what it takes and gives."""

    answer: type[msgspec.Struct] | None = None
    types: tuple[str, ...] = ("application/json",)  # of the answer
    events: tuple[tuple[str, type[msgspec.Struct]], ...] = ()  # of a stream: names, and their data
    body: type[msgspec.Struct] | None = None  # as JSON, and as a form if there is no other
    form: type[msgspec.Struct] | None = None  # as a form; the only way if there is no body
    query: tuple[tuple[str, Json], ...] = ()
    headers: tuple[str, ...] = ()  # of the answer, beside those that every answer has
    others: tuple[tuple[int, str], ...] = ()  # further successes, and what each means
    refusals: tuple[int, ...] = ()  # beside those that every such operation has
    names: str = ""  # the path parameter that the answer's id fills elsewhere
    example: Json | None = None  # of the JSON body
    is_open: bool = False  # needs no key
    is_hidden: bool = False
    is_json_only: bool = False  # takes no forms
    is_once: bool = False  # takes an idempotency key


HIDDEN = Operation(is_hidden=True)
HEALTH = Operation(answer=wire.HealthObject, is_open=True)
TEXT = Operation(types=("text/plain",))
POLLED = ("openai-poll-after-ms",)
VIDEO = Operation(answer=wire.VideoObject, headers=POLLED)
CREATE = Operation(
    answer=wire.VideoObject,
    body=wire_requests.CreateVideoBody,
    form=wire_requests.CreateVideoForm,
    headers=POLLED,
    refusals=(404,),
    names="video_id",
    example={"prompt": "A fox walks through the snow", "seconds": "4", "size": "1280x720"},
    is_once=True,
)
REMIX = Operation(
    answer=wire.VideoObject,
    body=wire_requests.RemixVideoBody,
    form=wire_requests.RemixVideoForm,
    headers=POLLED,
    names="video_id",
    example={"prompt": "Make the fox white", "kinora": {"strength": "subtle"}},
    is_once=True,
)
EDIT = Operation(
    answer=wire.VideoObject,
    body=wire_requests.EditVideoBody,
    form=wire_requests.EditVideoForm,
    headers=POLLED,
    refusals=(404,),
    names="video_id",
    example={"prompt": "Make it night", "video": {"id": "video_123"}},
    is_once=True,
)
EXTENSION = Operation(
    answer=wire.VideoObject,
    body=wire_requests.ExtendVideoBody,
    form=wire_requests.ExtendVideoForm,
    headers=POLLED,
    refusals=(404,),
    names="video_id",
    example={"prompt": "The fox sits down", "seconds": "4", "video": {"id": "video_123"}},
    is_once=True,
)
DELETE = Operation(answer=wire.DeletedVideo)
SCENE = Operation(answer=wire.SceneObject)
LINEAGE = Operation(answer=wire.LineageObject)
MODELS = Operation(answer=wire.ModelList)
MODEL = Operation(answer=wire.ModelObject)
EVENTS = Operation(
    types=("text/event-stream",),
    events=events.DATA,
    others=((204, "The last event was seen already, and there will be no other."),),
)
LIST = Operation(
    answer=wire.VideoList,
    query=(
        AFTER,
        ("limit", {"type": "integer", "minimum": 0, "maximum": requests.MAX_LIMIT, "default": 20}),
        ORDER,
        ("q", {"type": "string", "maxLength": requests.MAX_SEARCH, "pattern": TEXT_PATTERN}),
        ("status", {"type": "string", "enum": [status.value for status in Status]}),
    ),
)
CONTENT_OTHERS = ((206, "The range that was asked for."), (304, "It is what the client has."))
CONTENT = Operation(
    types=("video/mp4", "image/webp", "image/jpeg"),
    headers=CONTENT_HEADERS,
    others=CONTENT_OTHERS,
    refusals=(416,),
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
        openapi_extra=_extra(operation),
    )
    added: Any = router.routes[-1]
    added.operation = operation  # where the document finds it


def document(app: FastAPI, models: tuple[str, ...]) -> Json:
    """The whole OpenAPI document of a server with these models."""
    whole: Json = get_openapi(
        title="Kinora",
        version=app.version,
        description=app.description,
        routes=app.routes,
        tags=[{"name": name, "description": told} for name, told in described.TAGS.items()],
    )
    operations = _operations_of(app)
    links = _links(whole, operations)
    for path, methods in whole["paths"].items():
        for method, shown in methods.items():
            operation = operations[path, method]
            if operation.is_open:
                shown["security"] = []
            shown["responses"] = _responses(path, method, operation)
            if operation.names:
                names = tuple(links[operation.names])
                shown["responses"]["200"]["links"] = described.references("links", names)
    whole["components"] = {
        "schemas": _schemas(operations, models),
        "responses": described.refusal_responses(),
        "headers": described.HEADERS,
        "links": {name: link for some in links.values() for name, link in some.items()},
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
    }
    whole["security"] = [{"key": []}]
    return whole


def _operations_of(app: FastAPI) -> dict[tuple[str, str], Operation]:
    """What was said of each route, by path and method as the document spells them."""
    return {
        (route.path, method.lower()): route.operation
        for route in app.routes
        if isinstance(route, APIRoute) and hasattr(route, "operation")
        for method in route.methods or ()
    }


def _links(whole: Json, operations: dict[tuple[str, str], Operation]) -> dict[str, Json]:
    """Where the ids of answers lead, by the path parameters that they fill."""
    parameters = {operation.names for operation in operations.values() if operation.names}
    return {
        parameter: described.links_to(
            parameter,
            [
                shown["operationId"]
                for path, methods in whole["paths"].items()
                for shown in methods.values()
                if re.findall(r"{(\w+)}", path) == [parameter]
            ],
        )
        for parameter in parameters
    }


def _responses(path: str, method: str, operation: Operation) -> Json:
    """Every answer that an operation may give, by its status."""
    once = ("idempotent-replayed", *described.RATE_HEADERS) if operation.is_once else ()
    headers = described.headers_of((*operation.headers, *once))
    responses = {
        "200": {"description": "Done.", "headers": headers, "content": _content(operation)}
    }
    for status, meaning in operation.others:
        answer: Json = {"description": meaning, "headers": described.headers_of(())}
        if status == 206:
            own = (*operation.headers, "content-range")
            answer |= {"headers": described.headers_of(own), "content": _content(operation)}
        responses[str(status)] = answer
    refusals = described.refusals_of(
        path,
        method,
        needs_key=not operation.is_open,
        has_body=bool(operation.body or operation.form),
        is_once=operation.is_once,
        has_cursor=AFTER in operation.query,
    )
    statuses = tuple(map(str, sorted(refusals | set(operation.refusals))))
    return responses | described.references("responses", statuses)


def _schemas(
    operations: dict[tuple[str, str], Operation], models: tuple[str, ...]
) -> dict[str, Json]:
    """What the operations take and give, each structure once."""
    structs: dict[type[msgspec.Struct], None] = {ErrorEnvelope: None}
    for operation in operations.values():
        told = (struct for _, struct in operation.events)
        used = (operation.answer, operation.body, operation.form, *told)
        structs |= {struct: None for struct in used if struct}
    _, schemas = msgspec.json.schema_components(structs, ref_template="#/components/schemas/{name}")
    for struct in structs:
        schemas[struct.__name__] |= choices_of(struct)
        for schema in schemas[struct.__name__].get("properties", {}).values():
            for choice in (schema, *schema.get("anyOf", ())):
                if choice.get("format") == MODEL_NAME:
                    choice["enum"] = list(models)
    return schemas


def _content(operation: Operation) -> Json:
    if operation.answer:
        return _json_of(operation.answer)
    told = {name: _json_of(data)["application/json"]["schema"] for name, data in operation.events}
    return {kind: {"x-events": told} if told else {} for kind in operation.types}


def _extra(operation: Operation) -> Json:
    extra: Json = {}
    parameters = [_parameter("query", name, schema) for name, schema in operation.query]
    if operation.is_once:
        parameters.append(_parameter("header", "Idempotency-Key", IDEMPOTENCY_KEY))
    if parameters:
        extra["parameters"] = parameters
    if content := _body_of(operation):
        extra["requestBody"] = {"required": _needs_body(operation), "content": content}
    return extra


def _needs_body(operation: Operation) -> bool:
    struct = operation.body or operation.form
    return struct is not None and any(field.required for field in msgspec.structs.fields(struct))


def _body_of(operation: Operation) -> Json:
    content: Json = {}
    if operation.body:
        content |= _json_of(operation.body)
        if operation.example:
            content["application/json"]["example"] = operation.example
    form = operation.form or (None if operation.is_json_only else operation.body)
    if form:
        content["multipart/form-data"] = _json_of(form)["application/json"]
    return content


def _parameter(place: str, name: str, schema: Json) -> Json:
    return {"name": name, "in": place, "required": False, "schema": schema}


def _json_of(struct: type[msgspec.Struct]) -> Json:
    reference = {"$ref": f"#/components/schemas/{struct.__name__}"}
    return {"application/json": {"schema": reference}}
