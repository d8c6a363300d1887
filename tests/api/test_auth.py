"""Who may ask: keys and their projects, and the rules while there are no keys."""

from __future__ import annotations

import time
from typing import Any

import pytest

from kinora.api.auth import masked


@pytest.fixture
def with_keys(server: Any, make_client: Any) -> Any:
    """A client without a key of a server that has one."""
    server.key("alpha")
    return make_client(server.api())


@pytest.mark.parametrize("path", ["/v1/videos", "/v1/videos/video_x", "/v1/models", "/metrics"])
def test_case_48_a_missing_key(with_keys: Any, path: str) -> None:
    """Once a key exists a request without one is told how to send it."""
    answer = with_keys("GET", path)

    assert answer.status_code == 401
    error = answer.json()["error"]
    assert error["message"].startswith("You didn't provide an API key. ")
    assert (error["type"], error["param"], error["code"]) == ("invalid_request_error", None, None)
    assert answer.headers["x-request-id"]


@pytest.mark.parametrize(
    "authorization", ["Basic YTpi", "Bearer", "Bearer ", "sk-kinora-abc", "", "bearer\t"]
)
def test_case_48_what_is_no_bearer_key(with_keys: Any, authorization: str) -> None:
    """Another scheme than Bearer is no key."""
    answer = with_keys("GET", "/v1/videos", headers={"authorization": authorization})

    assert answer.json()["error"]["message"].startswith("You didn't provide an API key. ")


def test_case_48_a_wrong_key(with_keys: Any) -> None:
    """A wrong key is refused without being repeated whole."""
    secret = "sk-proj-0123456789abcdefghij"
    answer = with_keys("GET", "/v1/videos", headers={"authorization": f"Bearer {secret}"})

    assert answer.status_code == 401
    error = answer.json()["error"]
    assert error["code"] == "invalid_api_key"
    assert error["message"].startswith("Incorrect API key provided: sk-pr***ghij.")
    assert secret not in answer.text


@pytest.mark.parametrize("secret", ["", "short", "fifteen-letters", "é" * 40, "a\nb" * 20])
def test_short_and_odd_keys_are_masked_whole(secret: str) -> None:
    """Nothing is shown of what is too short or odd to be shown in part."""
    assert masked(secret) == "***"


def test_a_key_gives_its_project(server: Any, make_client: Any) -> None:
    """What a key makes belongs to the key's project, and every key of the project sees it."""
    first, second = server.key("alpha"), server.key("alpha")
    made = make_client(server.api(), key=first).create()
    seen = make_client(server.api(), key=second)("GET", f"/v1/videos/{made['id']}")

    assert seen.json() == made


def test_a_revoked_key_ends_within_a_second(server: Any, make_client: Any) -> None:
    """A key that was just used is refused within a second of its revocation."""
    secret = server.key("alpha")
    client = make_client(server.api(), key=secret)
    assert client("GET", "/v1/videos").status_code == 200
    (key,) = server.store.list_keys()
    server.store.revoke_key(key.id, 1)
    deadline = time.monotonic() + 1
    while client("GET", "/v1/videos").status_code == 200:
        assert time.monotonic() < deadline

    error = client("GET", "/v1/videos").json()["error"]
    assert error["code"] == "invalid_api_key"


def test_the_keyless_mode_ends_with_the_first_key(server: Any, make_client: Any) -> None:
    """A first key is noticed within a second by a server that runs without keys."""
    client = make_client(server.api())
    assert client("GET", "/v1/videos").status_code == 200
    server.key("alpha")
    deadline = time.monotonic() + 1
    while client("GET", "/v1/videos").status_code == 200:
        assert time.monotonic() < deadline

    assert client("GET", "/v1/videos").status_code == 401


def test_any_key_will_do_while_there_are_none(server: Any, make_client: Any) -> None:
    """Without keys a program of this machine may send any key or none."""
    made = make_client(server.api(), key="sk-anything").create()

    assert make_client(server.api())("GET", f"/v1/videos/{made['id']}").json() == made


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "evil.example:8000"},
        {"host": "127.0.0.1:9999"},
        {"host": "127.0.0.1"},
        {"host": "localhost.evil.example:8000"},
        {"host": "127.0.0.1:8000.evil.example"},
        {"host": "[::2]:8000"},
        {"host": ""},
        {"origin": "http://evil.example"},
        {"origin": "http://localhost:3000"},
        {"origin": "null"},
        {"origin": "file://"},
        {"origin": "http://127.0.0.1:8000@evil.example"},
        {"sec-fetch-site": "cross-site", "sec-fetch-dest": "video"},
        {"sec-fetch-site": "cross-site", "sec-fetch-dest": "iframe", "sec-fetch-mode": "navigate"},
        {"sec-fetch-site": "same-site"},
        {"forwarded": "for=10.0.0.1"},
        {"x-forwarded-for": "10.0.0.1"},
        {"x-forwarded-host": "localhost:8000"},
        {"via": "1.1 proxy"},
    ],
)
def test_foreign_requests_without_keys(client: Any, headers: dict[str, str]) -> None:
    """Without keys, what a foreign page, name or proxy leads here is refused on every route."""
    paths = ("/v1/videos", "/metrics", "/healthz", "/readyz", "/docs", "/openapi.json", "/none")
    for method, path in (*(("GET", path) for path in paths), ("POST", "/v1/videos")):
        answer = client(method, path, headers=headers)

        assert answer.status_code == 403
        assert answer.json()["error"]["type"] == "invalid_request_error"
        assert answer.headers["x-request-id"]


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "localhost:8000"},
        {"host": "LOCALHOST:8000"},
        {"host": "[::1]:8000"},
        {"host": "127.0.0.9:8000"},
        {"origin": "http://localhost:8000"},
        {"origin": "http://127.0.0.1:8000"},
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none", "sec-fetch-dest": "document"},
        {"sec-fetch-site": "cross-site", "sec-fetch-dest": "document"},
    ],
)
def test_own_names_without_keys(client: Any, headers: dict[str, str]) -> None:
    """This machine's own names, pages served by this server and links to it are let in."""
    assert client("GET", "/v1/videos", headers=headers).status_code == 200


@pytest.mark.parametrize("address", ["10.0.0.7", "2001:db8::1", "not an address"])
def test_other_machines_without_keys(client: Any, address: str) -> None:
    """Without keys, a request from another machine is refused."""
    assert client("GET", "/v1/videos", client=(address, 1)).status_code == 403


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
def test_this_machine_without_keys(client: Any, address: str) -> None:
    """Without keys, a request from this machine is let in by any of its loopback addresses."""
    assert client("GET", "/v1/videos", client=(address, 1)).status_code == 200


def test_proxies_are_welcome_with_keys(server: Any, make_client: Any) -> None:
    """With keys, the name and the way of a request do not matter."""
    client = make_client(server.api(), key=server.key("alpha"))
    headers = {"host": "videos.example", "x-forwarded-for": "10.0.0.1", "origin": "http://a.b"}
    answer = client("GET", "/v1/videos", headers=headers, client=("10.0.0.7", 1))

    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/docs", "/openapi.json"])
def test_open_addresses(with_keys: Any, path: str) -> None:
    """Health and the description need no key, whatever the way they are asked for."""
    headers = {"host": "videos.example", "x-forwarded-for": "10.0.0.1"}
    assert with_keys("GET", path).status_code == 200
    assert with_keys("GET", path, headers=headers, client=("10.0.0.7", 1)).status_code == 200


def test_health_is_told_without_a_database(server: Any, make_client: Any) -> None:
    """The process says that it lives even when it cannot read whether keys exist."""
    client = make_client(server.api())
    server.reads.path.write_bytes(b"no database" * 10_000)

    assert client("GET", "/v1/videos").status_code == 503
    assert client("GET", "/healthz").status_code == 200


def test_no_page_of_another_origin_may_read(client: Any) -> None:
    """No answer allows other origins to read it."""
    answer = client("GET", "/v1/videos", headers={"origin": "http://localhost:8000"})

    assert not [name for name in answer.headers if name.startswith("access-control")]
