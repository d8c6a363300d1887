"""The hot path and the FastAPI routes of the same paths give equal bytes and headers."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

VARYING = {"x-request-id", "openai-processing-ms"}


def told(answer: Any) -> tuple[int, list[tuple[str, str]], str]:
    """Everything about an answer but what differs between any two."""
    headers = [pair for pair in answer.headers.multi_items() if pair[0] not in VARYING]
    assert len(answer.headers) == len(headers) + len(VARYING)
    return answer.status_code, headers, re.sub(r"video_[0-9a-f]{48}", "video_ID", answer.text)


@pytest.fixture
def both(server: Any, make_client: Any) -> tuple[Any, Any]:
    """Two clients of one store: one answered by the hot path, one by FastAPI."""
    return make_client(server.api()), make_client(server.api(is_hot=False))


@pytest.mark.parametrize(
    "path",
    [
        "/v1/videos",
        "/v1/videos?limit=2",
        "/v1/videos?limit=0",
        "/v1/videos?order=asc&limit=1",
        "/v1/videos?limit=101",
        "/v1/videos?order=up",
        "/v1/videos?after=video_x",
        "/v1/videos?after={id}",
        "/v1/videos/{id}",
        "/v1/videos/{done}",
        "/v1/videos/{failed}",
        "/v1/videos/video_x",
        "/v1/videos/a%2Fb",
        "/v1/videos/edits",
        "/v1/videos/",
    ],
)
def test_reads_are_equal(server: Any, both: tuple[Any, Any], path: str) -> None:
    """Retrieve and list answer the same either way, errors included."""
    hot, slow = both
    done, failed = hot.create("é")["id"], hot.create()["id"]
    server.complete()
    server.fail()
    id_ = hot.create(model="animatic", size="1920x1080", seconds="20")["id"]
    address = path.format(id=id_, done=done, failed=failed)

    assert told(hot("GET", address)) == told(slow("GET", address))
    assert told(hot("POST", address)) == told(slow("POST", address))


@pytest.mark.parametrize(
    "body",
    [
        {"json": {"prompt": "a cat"}},
        {"json": {"prompt": "a cat", "seconds": "20", "model": "sora-2-pro"}},
        {"files": {"prompt": (None, "a cat")}},
        {"json": {"prompt": ""}},
        {"json": {"prompt": "x", "foo": 1}},
        {"content": b"{"},
        {},
    ],
)
def test_creates_are_equal(both: tuple[Any, Any], body: dict[str, Any]) -> None:
    """Create answers the same either way, errors included."""
    hot, slow = (client("POST", "/v1/videos", **body) for client in both)

    assert told(hot) == told(slow)


def test_creates_are_stored_alike(server: Any, both: tuple[Any, Any]) -> None:
    """What a create stores differs in nothing but id and seed."""
    hot, slow = (
        msgspec.structs.replace(
            server.store.get_video("default", client.create()["id"]), id="", seed=0
        )
        for client in both
    )

    assert hot == slow


def test_refusals_are_equal(server: Any, make_client: Any) -> None:
    """A missing key is refused the same either way."""
    server.key("alpha")
    hot, slow = (
        make_client(server.api(is_hot=is_hot))("GET", "/v1/videos") for is_hot in (True, False)
    )

    assert told(hot) == told(slow)


def test_a_create_wakes_the_dispatcher(server: Any, both: tuple[Any, Any]) -> None:
    """Each way of creating wakes the other processes."""
    from kinora.wake import Waker

    other = Waker(server.root / "wake", "other")
    try:
        for client in both:
            client.create()
            assert other.drain()
    finally:
        other.close()
