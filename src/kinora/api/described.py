"""What the operations of the OpenAPI document have in common: refusals, headers, links and tags.

Knows what every answer carries and which refusals a kind of request may meet; no operation in particular.
"""

from __future__ import annotations

from typing import Any

import msgspec

from kinora.api.advice import MAX_POLL_MS, MIN_POLL_MS
from kinora.api.errors import TABLE, UNEXPECTED, ErrorDetail, ErrorEnvelope, Meaning
from kinora.errors import KinoraError

Json = dict[str, Any]

TAGS = {
    "videos": "Make, watch, download, change and delete videos.",
    "files": "Files that later requests name by their ids.",
    "batches": "Many creates as the lines of one file.",
    "webhook_endpoints": "Where events are sent, and what became of them.",
    "webhook_event_types": "The events that there are.",
    "queue": "What waits, and whether it may begin.",
    "usage": "What a project has used.",
    "models": "The names that may be sent as `model`.",
    "server": "The server itself.",
}
# Every answer carries the required ones; the others are named where they are sent.
HEADERS: dict[str, Json] = {
    "x-request-id": {
        "description": "Names this request in the server's log.",
        "required": True,
        "schema": {"type": "string", "pattern": "^req_[0-9a-f]{32}$"},
    },
    "openai-processing-ms": {
        "description": "How long the answer took.",
        "required": True,
        "schema": {"type": "integer", "minimum": 0},
    },
    "openai-version": {
        "description": "The version of the native API that is answered as.",
        "required": True,
        "schema": {"type": "string", "const": "2020-10-01"},
    },
    "openai-poll-after-ms": {
        "description": "When to ask again; sent while the video is unfinished.",
        "schema": {"type": "integer", "minimum": MIN_POLL_MS, "maximum": MAX_POLL_MS},
    },
    "idempotent-replayed": {
        "description": "Sent when this is the answer of an earlier request with the same key.",
        "schema": {"type": "string", "const": "true"},
    },
    "x-ratelimit-limit-requests": {
        "description": "Requests per minute; sent when the server has a limit.",
        "schema": {"type": "integer", "minimum": 1},
    },
    "x-ratelimit-remaining-requests": {
        "description": "How many of them are left.",
        "schema": {"type": "integer", "minimum": 0},
    },
    "x-ratelimit-reset-requests": {
        "description": "When all of them are there again, as Go writes durations.",
        "schema": {"type": "string", "pattern": "^([0-9]+m)?[0-9.]+(ms|s)$"},
    },
    "retry-after": {
        "description": "Seconds after which another try may do better.",
        "schema": {"type": "integer", "minimum": 1},
    },
    "x-should-retry": {
        "description": "Sent when another try would do no better.",
        "schema": {"type": "string", "enum": ["true", "false"]},
    },
    "www-authenticate": {"description": "How to say who asks.", "schema": {"type": "string"}},
    "etag": {"description": "Names these bytes.", "schema": {"type": "string"}},
    "accept-ranges": {
        "description": "Parts may be asked for.",
        "schema": {"type": "string", "const": "bytes"},
    },
    "content-range": {
        "description": "Which bytes of how many.",
        "schema": {"type": "string", "pattern": "^bytes ([0-9]+-[0-9]+|[*])/[0-9]+$"},
    },
    "content-disposition": {
        "description": "A name to keep it under.",
        "schema": {"type": "string"},
    },
}
RATE_HEADERS = tuple(name for name in HEADERS if name.startswith("x-ratelimit-"))
CONTENT_HEADERS = ("etag", "accept-ranges", "content-disposition")
UNKEPT = ("connection",)  # headers that concern the way and not the answer

# What else can be done with the id of an answer, by the path parameter that it would fill.
USES: dict[str, tuple[tuple[str, Json], ...]] = {
    "video_id": (
        ("edit", {"prompt": "Make it snow", "video": {"id": "$response.body#/id"}}),
        (
            "extend",
            {"prompt": "It stops", "seconds": "4", "video": {"id": "$response.body#/id"}},
        ),
    ),
    "file_id": (
        (
            "create_batch",
            {
                "endpoint": "/v1/videos",
                "completion_window": "24h",
                "input_file_id": "$response.body#/id",
            },
        ),
    ),
    "character_id": (
        ("create", {"prompt": "Mossy waves", "characters": [{"id": "$response.body#/id"}]}),
    ),
}


def refusals_of(
    path: str, method: str, *, needs_key: bool, has_body: bool, is_once: bool, has_cursor: bool
) -> set[int]:
    """The statuses other than success that any such operation may answer with."""
    statuses = {403, 500, 503}
    for applies, some in (
        (needs_key, {400, 401}),
        ("{" in path or has_cursor, {404}),
        (has_body, {408, 413}),
        (method != "get", {507}),  # something is written
        (is_once, {409, 422, 429}),
    ):
        statuses |= some if applies else set()
    return statuses


def references(kind: str, names: tuple[str, ...]) -> Json:
    """Components of one kind by their names."""
    return {name: {"$ref": f"#/components/{kind}/{name}"} for name in names}


def headers_of(names: tuple[str, ...]) -> Json:
    """The headers that every answer has, and these."""
    always = tuple(name for name, header in HEADERS.items() if header.get("required"))
    return references("headers", (*always, *names))


def refusal_responses() -> Json:
    """Every refusal by its status, as components."""
    kinds: dict[int, list[type[KinoraError]]] = {}
    meanings: dict[int, list[Meaning]] = {}
    every: dict[type[KinoraError], Meaning] = {**TABLE, KinoraError: UNEXPECTED}
    for kind, meaning in every.items():
        kinds.setdefault(meaning.status, []).append(kind)
        meanings.setdefault(meaning.status, []).append(meaning)
    return {
        str(status): _refusal(kinds[status], meanings[status], status) for status in sorted(kinds)
    }


def links_to(parameter: str, operation_ids: list[str]) -> Json:
    """Links to where an answer's id leads: what has it in its path, and what takes it in its body."""
    leads: Json = {
        name: {"operationId": name, "parameters": {parameter: "$response.body#/id"}}
        for name in operation_ids
    }
    for name, body in USES.get(parameter, ()):
        leads[f"{name}_from_{parameter}"] = {"operationId": name, "requestBody": body}
    return leads


def _refusal(kinds: list[type[KinoraError]], meanings: list[Meaning], status: int) -> Json:
    sentences = [(kind.__doc__ or "").strip().splitlines()[0] for kind in kinds]
    names = [name.decode() for meaning in meanings for name, _ in meaning.headers]
    if status == 429:
        names += ["retry-after", *RATE_HEADERS]
    if status == 416:
        names += ["content-range"]
    known = tuple(dict.fromkeys(name for name in names if name not in UNKEPT))
    example = ErrorEnvelope(ErrorDetail(sentences[0], meanings[0].type, None, kinds[0].code))
    return {
        "description": " Or: ".join(sentences),
        "headers": headers_of(known),
        "content": {
            "application/json": {
                "schema": {"$ref": f"#/components/schemas/{ErrorEnvelope.__name__}"},
                "example": msgspec.to_builtins(example),
            }
        },
    }
