"""The in-process server of the API's tests, with one of everything in one project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

import given
from api.conftest import Client, Server, empty_database, server

__all__ = ["empty_database", "server"]

FORM = {"endpoint": "/v1/videos", "completion_window": "24h"}


@dataclass(frozen=True)
class World:
    """A server, two projects' clients, and what the first of them has, by the paths' parameters."""

    server: Server
    owner: Client
    stranger: Client
    ids: dict[str, str]

    def operations(self) -> Iterator[tuple[str, str]]:
        """Method and path of everything that the description knows."""
        paths = self.owner("GET", "/openapi.json").json()["paths"]
        for path, methods in paths.items():
            for method in methods:
                yield method.upper(), path

    def filled(self, path: str, *, never: bool = False) -> str:
        """The path with the owner's ids, or with ids that never were."""
        ids = {name: f"never_{name}" for name in self.ids} if never else self.ids
        return re.sub(r"{(\w+)}", lambda found: ids[found[1]], path)


def made(client: Client, path: str, **options: Any) -> Any:
    answer = client("POST", path, **options)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def world(server: Server) -> World:
    api = server.api()
    owner = Client(api, key=server.key("alpha"))
    stranger = Client(api, key=server.key("beta"))
    endpoint = made(
        owner,
        "/v1/webhook_endpoints",
        json={"name": "n", "url": "https://a.example/", "event_types": ["video.completed"]},
    )["id"]
    video = owner.create()["id"]
    server.complete()  # which is announced to the endpoint
    file = made(
        owner, "/v1/files", data={"purpose": "batch"}, files={"file": ("lines.jsonl", b"{}")}
    )
    batch = made(owner, "/v1/batches", json={**FORM, "input_file_id": file["id"]})
    character = made(
        owner,
        "/v1/videos/characters",
        data={"name": "Mossy"},
        files={"video": ("m.mp4", given.film(2), "video/mp4")},
    )
    log = owner("GET", f"/v1/webhook_endpoints/{endpoint}/deliveries").json()["data"]
    ids = {
        "video_id": video,
        "file_id": file["id"],
        "batch_id": batch["id"],
        "character_id": character["id"],
        "endpoint_id": endpoint,
        "delivery_id": log[0]["id"],
        "model": "sora-2",
    }
    return World(server, owner, stranger, ids)
