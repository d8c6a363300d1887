"""What is sent, held to the SDK's own types without any leniency."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from openai import types
from openai.pagination import SyncConversationCursorPage, SyncCursorPage, SyncPage
from openai.types import webhooks
from pydantic import TypeAdapter

import given
from kinora.settings import Settings
from receiving import Receiver

Ask = Callable[["Parties"], Any]

# What the native API never sends either, or only for other endpoints than videos.
UNSENT = {"Batch": {"model", "usage"}, "Model": {"shutdown_date"}}
# Kinora's own keys; they come after the native ones, and clients leave them alone.
OWN = {
    "Model": {"engine", "description", "sizes", "seconds"},
    "WebhookEndpoint": {"failing_since", "paused_at"},
    "WebhookEndpointWithSecret": {"failing_since", "paused_at"},
}


class Parties:
    """A client, its server, and somebody who receives webhooks."""

    def __init__(self, client: Any, server: Any, receiver: Receiver) -> None:
        self.client = client
        self.server = server
        self._receiver = receiver

    def get(self, path: str) -> Any:
        return self.client("GET", f"/v1/{path}")

    def post(self, path: str, **options: Any) -> Any:
        return self.client("POST", f"/v1/{path}", **options)

    def video(self, *, ends: str = "") -> str:
        """The id of a video that ended as it is said."""
        id: str = self.client.create()["id"]
        if ends:
            {"completed": self.server.complete, "failed": self.server.fail}[ends]()
        return id

    def character(self) -> Any:
        files = {"video": ("mossy.mp4", given.film(2.5), "video/mp4")}
        return self.post("videos/characters", data={"name": "Mossy"}, files=files)

    def file(self, **fields: str) -> Any:
        files = {"file": ("lines.jsonl", b"{}")}
        return self.post("files", data={"purpose": "batch", **fields}, files=files)

    def batch(self) -> Any:
        body = {"endpoint": "/v1/videos", "completion_window": "24h"}
        body["input_file_id"] = self.file().json()["id"]
        return self.post("batches", json=body | {"metadata": {"for": "tests"}})

    def endpoint(self) -> Any:
        body = {"name": "Mine", "url": self._receiver.url, "event_types": ["video.completed"]}
        return self.post("webhook_endpoints", json=body)

    def of_endpoint(self, method: str, rest: str = "") -> Any:
        """An answer about a new endpoint."""
        path = f"/v1/webhook_endpoints/{self.endpoint().json()['id']}{rest}"
        return self.client(method, path, json={}) if method == "POST" else self.client(method, path)


def listed(make: Callable[[Parties], Any], path: str) -> Ask:
    """A listing of one thing."""

    def ask(parties: Parties) -> Any:
        make(parties)
        return parties.get(path)

    return ask


OBJECTS: dict[str, tuple[Any, Ask]] = {
    "queued video": (types.Video, lambda p: p.get(f"videos/{p.video()}")),
    "completed video": (types.Video, lambda p: p.get(f"videos/{p.video(ends='completed')}")),
    "failed video": (types.Video, lambda p: p.get(f"videos/{p.video(ends='failed')}")),
    "remix": (
        types.Video,
        lambda p: p.post(f"videos/{p.video(ends='completed')}/remix", json={"prompt": "a dog"}),
    ),
    "deleted video": (
        types.VideoDeleteResponse,
        lambda p: p.client("DELETE", f"/v1/videos/{p.video()}"),
    ),
    "new character": (types.VideoCreateCharacterResponse, Parties.character),
    "character": (
        types.VideoGetCharacterResponse,
        lambda p: p.get(f"videos/characters/{p.character().json()['id']}"),
    ),
    "file": (types.FileObject, Parties.file),
    "file that expires": (
        types.FileObject,
        lambda p: p.file(
            **{"expires_after[anchor]": "created_at", "expires_after[seconds]": "3600"}
        ),
    ),
    "deleted file": (
        types.FileDeleted,
        lambda p: p.client("DELETE", f"/v1/files/{p.file().json()['id']}"),
    ),
    "batch": (types.Batch, Parties.batch),
    "cancelled batch": (
        types.Batch,
        lambda p: p.post(f"batches/{p.batch().json()['id']}/cancel"),
    ),
    "model": (types.Model, lambda p: p.get("models/sora-2")),
    "new endpoint": (webhooks.WebhookEndpointWithSecret, Parties.endpoint),
    "endpoint": (webhooks.WebhookEndpoint, lambda p: p.of_endpoint("GET")),
    "changed endpoint": (webhooks.WebhookEndpoint, lambda p: p.of_endpoint("POST")),
    "rotated endpoint": (
        webhooks.WebhookEndpointWithSecret,
        lambda p: p.of_endpoint("POST", "/rotate_secret"),
    ),
    "tested endpoint": (
        webhooks.WebhookEndpointTestResult,
        lambda p: p.of_endpoint("POST", "/test"),
    ),
    "deleted endpoint": (webhooks.DeletedWebhookEndpoint, lambda p: p.of_endpoint("DELETE")),
    "event types": (webhooks.WebhookEventTypeList, lambda p: p.get("webhook_event_types")),
}
NO_PAGES = {
    "videos": SyncConversationCursorPage[types.Video],
    "files": SyncCursorPage[types.FileObject],
    "batches": SyncCursorPage[types.Batch],
    "webhook_endpoints": webhooks.WebhookEndpointList,
}
PAGES: dict[str, tuple[Any, Ask]] = {
    "videos": (NO_PAGES["videos"], listed(Parties.video, "videos")),
    "found videos": (NO_PAGES["videos"], listed(Parties.video, "videos?q=cat&status=queued")),
    "files": (NO_PAGES["files"], listed(Parties.file, "files")),
    "batches": (NO_PAGES["batches"], listed(Parties.batch, "batches")),
    "endpoints": (
        NO_PAGES["webhook_endpoints"],
        listed(Parties.endpoint, "webhook_endpoints"),
    ),
}


@pytest.fixture
def parties(server: Any, make_client: Any) -> Any:
    server.settings = Settings(data=server.root, egress_allow="127.0.0.1")
    with Receiver() as receiver:
        yield Parties(make_client(server.api()), server, receiver)


@pytest.mark.parametrize("name", OBJECTS)
def test_an_object_is_what_the_sdk_says(parties: Parties, name: str) -> None:
    """Every key of the SDK's type is there, as that type and no other, and no key is beyond it."""
    expected, ask = OBJECTS[name]
    answer = ask(parties)

    assert answer.status_code == 200, answer.text
    check(expected, answer.json(), answer.content)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_the_sdk_says(parties: Parties, name: str) -> None:
    """A listing has the keys by which the SDK turns its pages, and its items are whole objects."""
    expected, ask = PAGES[name]
    answer = ask(parties)
    page = answer.json()
    TypeAdapter(expected).validate_json(answer.content, strict=True)

    assert set(page) == {"object", "data", "first_id", "last_id", "has_more"}
    assert page["object"] == "list"
    assert page["first_id"] == page["last_id"] == page["data"][0]["id"]
    assert page["has_more"] is False


@pytest.mark.parametrize("path", NO_PAGES)
def test_an_empty_page_says_so(parties: Parties, path: str) -> None:
    """Where there is nothing, both ids are null and there is no more."""
    answer = parties.get(path)
    TypeAdapter(NO_PAGES[path]).validate_json(answer.content, strict=True)

    page = answer.json()
    assert (page["data"], page["has_more"]) == ([], False)
    assert page["first_id"] is page["last_id"] is None


def test_the_models_are_a_list(parties: Parties) -> None:
    """The names that may be sent come as one page of whole objects."""
    answer = parties.get("models")
    TypeAdapter(SyncPage[types.Model]).validate_json(answer.content, strict=True)

    assert list(answer.json()) == ["object", "data"]


def check(expected: Any, shown: dict[str, Any], raw: bytes) -> None:
    """Raises unless the object is exactly of that type of the SDK."""
    TypeAdapter(expected).validate_json(raw, strict=True)
    name = expected.__name__
    described = set(expected.model_fields) - UNSENT.get(name, set())
    assert set(shown) == described | OWN.get(name, set())
