"""`Idempotency-Key`: one answer for each key, whatever happens to the tries."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from kinora.api.idempotency import fingerprint, key_of
from kinora.errors import InvalidRequest
from kinora.service import Limits

KEY = {"idempotency-key": "one"}
BODY = {"prompt": "a cat", "seconds": "8"}


def test_the_same_key_gives_the_same_answer(client: Any) -> None:
    """Status and body are those of the first time, and there is one video."""
    first = client("POST", "/v1/videos", json=BODY, headers=KEY)
    again = client("POST", "/v1/videos", json=BODY, headers=KEY)
    assert (
        (again.status_code, again.content)
        == (first.status_code, first.content)
        == (
            200,
            first.content,
        )
    )
    assert again.headers["idempotent-replayed"] == "true"
    assert "idempotent-replayed" not in first.headers
    assert len(client("GET", "/v1/videos").json()["data"]) == 1


def test_a_form_is_the_same_request_whatever_its_boundary(client: Any) -> None:
    """The fields count, not how they were spelled."""
    form = {name: (None, value) for name, value in BODY.items()}
    answers = [client("POST", "/v1/videos", files=form, headers=KEY) for _ in range(2)]
    answers.append(client("POST", "/v1/videos", json=BODY, headers=KEY))
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize(
    ("path", "body"),
    [("/v1/videos", {"prompt": "a dog"}), ("/v1/videos/video_x/remix", BODY)],
)
def test_another_request_may_not_use_the_key(client: Any, path: str, body: Any) -> None:
    """Another body, or another address, is 422."""
    client("POST", "/v1/videos", json=BODY, headers=KEY)
    answer = client("POST", path, json=body, headers=KEY)
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "idempotency_key_reused"


def test_a_remix_is_made_once(server: Any, client: Any) -> None:
    """The key works on a remix as on a create."""
    source = client.create()["id"]
    server.complete()
    path, body = f"/v1/videos/{source}/remix", {"prompt": "make it night"}
    first, again = (client("POST", path, json=body, headers=KEY) for _ in range(2))
    assert first.status_code == 200
    assert again.content == first.content


def test_a_refusal_is_not_kept(server: Any, client: Any) -> None:
    """What was refused may be tried again under its key."""
    source = client.create()["id"]
    path, body = f"/v1/videos/{source}/remix", {"prompt": "make it night"}
    refused = client("POST", path, json=body, headers=KEY)
    server.complete()
    accepted = client("POST", path, json=body, headers=KEY)
    assert (refused.status_code, accepted.status_code) == (400, 200)


def test_a_hundred_tries_at_once_make_one_video(server: Any, client: Any) -> None:
    """One is answered; the others get its answer or are told to wait a second."""

    async def flood() -> list[Any]:
        tries = (client.send("POST", "/v1/videos", json=BODY, headers=KEY) for _ in range(100))
        return list(await asyncio.gather(*tries))

    answers = asyncio.run(flood())
    waiting = [answer for answer in answers if answer.status_code == 409]
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert len({answer.content for answer in answers if answer.status_code == 200}) == 1
    assert all(answer.headers["retry-after"] == "1" for answer in waiting)
    assert len(client("GET", "/v1/videos").json()["data"]) == 1


def test_keys_of_projects_are_apart(server: Any, make_client: Any) -> None:
    """Another project's key of the same spelling is another key."""
    api = server.api(limits=Limits(min_free_bytes=0))
    clients = [make_client(api, key=server.key(project)) for project in ("alpha", "beta")]
    ids = {client("POST", "/v1/videos", json=BODY, headers=KEY).json()["id"] for client in clients}
    assert len(ids) == 2


@pytest.mark.parametrize("key", [b"", b"x" * 256, b"caf\xe9", b"a\tb"])
def test_a_key_has_1_to_255_printable_characters(key: bytes) -> None:
    """Anything else is refused."""
    with pytest.raises(InvalidRequest):
        key_of({"type": "http", "headers": [(b"idempotency-key", key)]})


def test_fields_of_any_order_are_the_same_request() -> None:
    """The fingerprint does not depend on how an object was written."""
    scope = {"method": "POST", "path": "/v1/videos"}
    assert fingerprint(scope, {"a": "1", "b": {"c": "2", "d": "3"}}) == fingerprint(
        scope, {"b": {"d": "3", "c": "2"}, "a": "1"}
    )
