"""Limits of a project: the rate of its requests, and the bytes it may keep."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from kinora.api.limits import MAKING, go_duration
from kinora.service import Limits
from kinora.settings import Settings


@pytest.fixture
def limited(server: Any, make_client: Any) -> Any:
    """A client of a server with three requests a minute."""
    server.settings = Settings(data=server.root, requests_per_minute=3)
    return make_client(server.api())


def test_a_rate_is_told_and_held(server: Any, limited: Any) -> None:
    """Every counted answer says what is left; the one too many says when to come back."""
    answers = [limited("POST", "/v1/videos", json={"prompt": "a cat"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    left = [answer.headers["x-ratelimit-remaining-requests"] for answer in answers]
    assert left == ["2", "1", "0", "0"]
    assert {answer.headers["x-ratelimit-limit-requests"] for answer in answers} == {"3"}
    assert answers[0].headers["x-ratelimit-reset-requests"] == "20s"
    error = answers[3].json()["error"]
    assert (error["type"], error["code"]) == ("requests", "rate_limit_exceeded")
    assert "20s" in error["message"]
    assert answers[3].headers["retry-after"] == "20"
    server.clock.now += 20
    assert limited("POST", "/v1/videos", json={"prompt": "a cat"}).status_code == 200


def test_reading_is_not_counted(limited: Any) -> None:
    """Only what makes something is."""
    for _ in range(5):
        answer = limited("GET", "/v1/videos")
        assert answer.status_code == 200
        assert "x-ratelimit-limit-requests" not in answer.headers
        assert limited("POST", "/v1/queue/pause").status_code == 200


def test_without_a_rate_nothing_is_said_of_it(client: Any) -> None:
    """The limit is off by default."""
    answer = client("POST", "/v1/videos", json={"prompt": "a cat"})
    assert "x-ratelimit-limit-requests" not in answer.headers


@pytest.mark.parametrize(
    ("path", "makes"),
    [
        ("/v1/videos", True),
        ("/v1/videos/edits", True),
        ("/v1/videos/video_1/remix", True),
        ("/v1/files", True),
        ("/v1/batches", True),
        ("/v1/batches/batch_1/cancel", False),
        ("/v1/webhook_endpoints", True),
        ("/v1/webhook_endpoints/x/test", True),
        ("/v1/webhook_endpoints/x/rotate_secret", False),
        ("/v1/queue/pause", False),
    ],
)
def test_addresses_that_make_something(path: str, makes: bool) -> None:
    """Those that make or send a thing count, those that change one do not."""
    assert bool(MAKING.fullmatch(path)) is makes


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "0s"), (0.34, "340ms"), (2.4, "2.4s"), (60, "1m0s"), (90.5, "1m30.5s"), (0.9999, "1s")],
)
def test_durations_are_written_as_go_does(seconds: float, told: str) -> None:
    """As the native headers have them."""
    assert go_duration(seconds) == told


def test_a_project_keeps_no_more_bytes_than_it_may(server: Any, make_client: Any) -> None:
    """At its limit it may make nothing more until something was deleted."""
    limits = Limits(min_free_bytes=0, max_stored_bytes=1_000)
    client = make_client(server.api(limits=limits))
    video = client.create()
    server.complete()
    refused = client("POST", "/v1/videos", json={"prompt": "a cat"})
    error = refused.json()["error"]
    assert (refused.status_code, error["type"]) == (429, "insufficient_quota")
    assert error["code"] == "insufficient_quota"
    assert refused.headers["x-should-retry"] == "false"
    remix = client("POST", f"/v1/videos/{video['id']}/remix", json={"prompt": "at night"})
    assert remix.status_code == 429
    client("DELETE", f"/v1/videos/{video['id']}")
    server.store.forget(video["id"])
    assert client("POST", "/v1/videos", json={"prompt": "a cat"}).status_code == 200


def test_files_count_as_what_a_project_keeps(server: Any, make_client: Any) -> None:
    """A file is refused as a video is, and one that alone is too large."""
    server.settings = Settings(data=server.root, max_stored_bytes=11)
    client = make_client(server.api())
    form = {"purpose": (None, "user_data"), "file": ("a.txt", b"123456")}
    statuses = [client("POST", "/v1/files", files=form).status_code for _ in range(2)]
    assert statuses == [200, 429]


def test_uploads_at_once_are_held_to_the_quota(server: Any, make_client: Any) -> None:
    """Of many uploads that end in the same moment no more are kept than the project may keep."""
    server.settings = Settings(data=server.root, max_stored_bytes=20)
    client = make_client(server.api(), key=server.key("alpha"))
    form = {"purpose": (None, "user_data"), "file": ("a.txt", b"123456")}

    async def crowd() -> list[int]:
        tries = (client.send("POST", "/v1/files", files=form) for _ in range(12))
        return [answer.status_code for answer in await asyncio.gather(*tries)]

    assert Counter(asyncio.run(crowd())) == {200: 3, 429: 9}
    assert server.store.stored_bytes("alpha").total == 18
    assert len(list((server.root / "files" / "files").iterdir())) == 3


@pytest.mark.parametrize("has_key", [False, True])
def test_creates_at_once_are_held_to_the_queue(
    server: Any, make_client: Any, has_key: bool
) -> None:
    """Of many creates in the same moment no more wait than may."""
    client = make_client(server.api(limits=Limits(min_free_bytes=0, max_queued=3)))

    async def crowd() -> list[int]:
        body = {"prompt": "a cat"}
        keys = [{"idempotency-key": str(number)} if has_key else {} for number in range(30)]
        tries = (client.send("POST", "/v1/videos", json=body, headers=key) for key in keys)
        return [answer.status_code for answer in await asyncio.gather(*tries)]

    assert Counter(asyncio.run(crowd())) == {200: 3, 429: 27}
    assert server.store.count_queued("default") == 3
