"""Any JSON to any route that takes a body is answered, and never by a failure of the server's own."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

BASE = "http://127.0.0.1:8000"
JSON = {"content-type": "application/json"}
EXPECTED = {200, 400, 404, 413}
SCALARS = (
    some.none()
    | some.booleans()
    | some.integers(-(2**70), 2**70)
    | some.floats()
    | some.text(max_size=20)
    | some.sampled_from(
        ["", "sora-2", "4", "720x1280", "/v1/videos", "24h", "\0", "\ud83d", "file-1"]
    )
    | some.sampled_from(["video.completed", "https://127.0.0.1/", "data:image/png;base64,AAAA"])
)
VALUES = some.recursive(
    SCALARS,
    lambda inner: (
        some.lists(inner, max_size=4)
        | some.dictionaries(
            some.sampled_from(["id", "file_id", "image_url", "seed", "title", "strength", "anchor"])
            | some.text(max_size=8),
            inner,
            max_size=4,
        )
    ),
    max_leaves=6,
)
NAMES = [
    *("prompt", "model", "size", "seconds", "input_reference", "characters", "kinora", "video"),
    *("title", "priority", "position", "name", "url", "event_types", "paused", "event_type"),
    *("endpoint", "completion_window", "input_file_id", "metadata", "output_expires_after"),
    *("file", "purpose", "expires_after", "keep_old_secret_active_for_24_hours"),
]
# A body that is right but for what is put into it reaches what lies behind the first check.
WHOLE: dict[str, dict[str, Any]] = {
    "/v1/videos": {"prompt": "a cat"},
    "/v1/videos/{video_id}": {"title": "Mine"},
    "/v1/videos/{video_id}/remix": {"prompt": "a dog"},
    "/v1/videos/edits": {"prompt": "a dog", "video": {"id": "{video_id}"}},
    "/v1/videos/extensions": {"prompt": "on", "seconds": "4", "video": {"id": "{video_id}"}},
    "/v1/videos/characters": {},
    "/v1/files": {},
    "/v1/batches": {
        "endpoint": "/v1/videos",
        "completion_window": "24h",
        "input_file_id": "{file_id}",
    },
    "/v1/webhook_endpoints": {
        "name": "Mine",
        "url": "https://example.com/",
        "event_types": ["video.completed"],
    },
    "/v1/webhook_endpoints/{endpoint_id}": {},
    "/v1/webhook_endpoints/{endpoint_id}/rotate_secret": {},
}
# Not `…/test`, which sends something: what its body may be is the same as above.
LEFT_OUT = {"/v1/webhook_endpoints/{endpoint_id}/test"}


@dataclass
class Furnished:
    """An application with one of everything in it."""

    api: Any
    ids: dict[str, str]

    async def statuses(self, method: str, path: str, bodies: list[Any]) -> list[int]:
        """What is answered to each body, as JSON."""
        transport = httpx.ASGITransport(self.api.front, client=("127.0.0.1", 50000))
        address = self.filled(path)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            answers = [
                await client.request(method, address, content=json.dumps(body), headers=JSON)
                for body in bodies
            ]
        return [answer.status_code for answer in answers]

    def filled(self, text: str) -> str:
        """A text with the ids in the places that name them."""
        for name, id in self.ids.items():
            text = text.replace(f"{{{name}}}", id)
        return text


@pytest.fixture
def furnished(server: Any, make_client: Any) -> Furnished:
    api = server.api()
    client = make_client(api)
    video = client.create()["id"]
    server.complete()
    files = {"file": ("lines.jsonl", b"{}")}
    file = client("POST", "/v1/files", data={"purpose": "batch"}, files=files).json()["id"]
    endpoint = client("POST", "/v1/webhook_endpoints", json=WHOLE["/v1/webhook_endpoints"]).json()[
        "id"
    ]
    return Furnished(api, {"video_id": video, "file_id": file, "endpoint_id": endpoint})


def test_every_route_that_takes_json_is_fuzzed(client: Any) -> None:
    """The routes below are those of the document that take a body."""
    document = client("GET", "/openapi.json").json()
    taking = {
        path
        for path, methods in document["paths"].items()
        for operation in methods.values()
        if "requestBody" in operation
    }

    assert taking - LEFT_OUT == set(WHOLE)


@pytest.mark.parametrize("path", WHOLE)
def test_any_json_is_answered(furnished: Furnished, path: str) -> None:
    """Whatever a body says, and whatever its fields hold, it is understood or refused."""
    method = "PATCH" if path == "/v1/videos/{video_id}" else "POST"
    whole = {
        name: {"id": furnished.filled(value["id"])}
        if isinstance(value, dict)
        else furnished.filled(value)
        if isinstance(value, str)
        else value
        for name, value in WHOLE[path].items()
    }
    mixed = some.dictionaries(some.sampled_from(NAMES), VALUES, max_size=4)

    @given(some.lists(mixed.map(lambda some: whole | some) | VALUES, min_size=4, max_size=4))
    @settings(
        max_examples=15,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    def check(bodies: list[Any]) -> None:
        statuses = asyncio.run(furnished.statuses(method, path, bodies))
        assert set(statuses) <= EXPECTED, list(zip(statuses, bodies, strict=True))

    check()
