"""The numbered conformance cases that concern these endpoints, on raw HTTP."""

from __future__ import annotations

from typing import Any

import pytest

KEYS = (
    "id object created_at status completed_at error expires_at model progress prompt "
    "remixed_from_video_id seconds size"
).split()


def multipart(**fields: str) -> dict[str, Any]:
    """A form as the SDKs send it: multipart although there is no file."""
    return {"files": {name: (None, value) for name, value in fields.items()}}


def error_of(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert list(error) == ["message", "type", "param", "code"]
    assert answer.headers["x-request-id"].startswith("req_")
    return dict(error)


@pytest.mark.parametrize("form", [multipart(prompt="a cat"), {"json": {"prompt": "a cat"}}])
def test_case_01_03_create_gives_the_thirteen_keys(client: Any, form: dict[str, Any]) -> None:
    """A create, as a form or as JSON, answers the queued video with the defaults and all keys."""
    answer = client("POST", "/v1/videos", **form)

    assert answer.status_code == 200
    video = answer.json()
    assert list(video) == KEYS
    assert video.pop("id").startswith("video_")
    assert video.pop("created_at") > 0
    assert video == {
        "object": "video",
        "status": "queued",
        "completed_at": None,
        "error": None,
        "expires_at": None,
        "model": "sora-2",
        "progress": 0,
        "prompt": "a cat",
        "remixed_from_video_id": None,
        "seconds": "4",
        "size": "720x1280",
    }
