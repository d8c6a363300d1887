"""Broken, hostile and endless requests: a 4xx with a sentence, nothing stored, nothing leaked."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

import kinora
from kinora.api.body import BodyLimits

PACKAGE = str(Path(kinora.__file__).parent)
JSON = {"content-type": "application/json"}
FORM = {"content-type": "multipart/form-data; boundary=cut"}


def part(name: str, value: bytes = b"x", *, more: str = "") -> bytes:
    head = f'--cut\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
    return head.encode() + value + b"\r\n"


END = b"--cut--\r\n"
PROMPT = part("prompt")
BODIES = {
    "json: not closed": (JSON, b'{"prompt": "x"'),
    "json: empty text": (JSON, b" "),
    "json: an array": (JSON, b"[]"),
    "json: a string": (JSON, b'"prompt"'),
    "json: null": (JSON, b"null"),
    "json: NaN": (JSON, b'{"prompt": NaN}'),
    "json: infinity": (JSON, b'{"prompt": -Infinity}'),
    "json: doubled member": (JSON, b'{"prompt": "x", "prompt": "y"}'),
    "json: not UTF-8": (JSON, b'{"prompt": "\xff\xfe"}'),
    "json: UTF-16": (JSON, '{"prompt": "x"}'.encode("utf-16")),
    "json: deep": (JSON, b'{"prompt":' + b"[" * 200_000),
    "json: deep and closed": (JSON, b'{"prompt":' + b"[" * 9_000 + b"]" * 9_000 + b"}"),
    "json: huge number": (JSON, b'{"prompt": "x", "seconds": ' + b"9" * 10_000 + b"}"),
    "json: NUL": (JSON, b'{"prompt": "a\\u0000b"}'),
    "json: half a character": (JSON, b'{"prompt": "\\ud83d"}'),
    "json: half a character as model": (JSON, b'{"prompt": "x", "model": "\\ud83d"}'),
    "json: half a character as name": (JSON, b'{"prompt": "x", "\\ud83d": 1}'),
    "json: prompt of a wrong type": (JSON, b'{"prompt": ["x"]}'),
    "json: size of a wrong type": (JSON, b'{"prompt": "x", "size": {"w": 1}}'),
    "json: model of a wrong type": (JSON, b'{"prompt": "x", "model": true}'),
    "json: control characters": (JSON, b'{"prompt": "a\nb"}'),
    "form: no boundary": ({"content-type": "multipart/form-data"}, PROMPT + END),
    "form: endless boundary": (
        {"content-type": f"multipart/form-data; boundary={'b' * 5000}"},
        PROMPT + END,
    ),
    "form: other boundary": (FORM, b"--other\r\n\r\nx\r\n--other--\r\n"),
    "form: not ended": (FORM, PROMPT),
    "form: empty": (FORM, b""),
    "form: no name": (FORM, b"--cut\r\nContent-Disposition: form-data\r\n\r\nx\r\n" + END),
    "form: no disposition": (FORM, b"--cut\r\nContent-Type: text/plain\r\n\r\nx\r\n" + END),
    "form: broken header": (FORM, b"--cut\r\nContent Disposition\r\n\r\nx\r\n" + END),
    "form: doubled part": (FORM, PROMPT + PROMPT + END),
    "form: not UTF-8": (FORM, part("prompt", b"\xff") + END),
    "form: name not UTF-8": (FORM, part("prompt").replace(b"prompt", b"\xff") + END),
    "form: NUL": (FORM, part("prompt", b"a\0b") + END),
    "form: prompt as a file": (FORM, part("prompt", more='; filename="a.txt"') + END),
    "form: prompt as an object": (FORM, part("prompt[a]") + END),
    "form: prompt as an array": (FORM, part("prompt[]") + END),
    "form: unbalanced brackets": (FORM, part("prompt[") + END),
    "form: text and object": (FORM, PROMPT + part("prompt[a]") + END),
    "form: many parts": (FORM, b"".join(part(f"p{n}") for n in range(300)) + END),
    "form: long header": (FORM, part("p" * 10_000) + END),
    "other: url-encoded": ({"content-type": "application/x-www-form-urlencoded"}, b"prompt=x"),
    "other: plain": ({"content-type": "text/plain"}, b'{"prompt": "x"}'),
    "other: none": ({}, b'{"prompt": "x"}'),
    "other: odd": ({"content-type": ";;boundary=;"}, b"x"),
}


def check_refusal(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert list(error) == ["message", "type", "param", "code"]
    assert error["type"] == "invalid_request_error"
    assert error["message"][0].isupper()
    assert error["message"].endswith(".")
    for leak in ("Traceback", PACKAGE, "site-packages", ".py", "sqlite"):
        assert leak not in answer.text
    assert len(answer.content) < 2_000
    return dict(error)


@pytest.mark.parametrize("case", BODIES)
def test_broken_bodies(client: Any, server: Any, case: str) -> None:
    """A body that cannot be meant is refused with a sentence, and nothing is stored."""
    source = client.create()
    server.complete()
    headers, body = BODIES[case]
    # A gateway's `model` on a remix is passed over whatever text it is.
    is_text = case.endswith("half a character as model")
    paths = ["/v1/videos", f"/v1/videos/{source['id']}/remix"][: 1 if is_text else 2]
    for path in paths:
        check_refusal(client("POST", path, headers=headers, content=body), 400)

    assert len(client("GET", "/v1/videos").json()["data"]) == 1


async def pieces(piece: bytes, count: int, pause_s: float = 0.0) -> AsyncIterator[bytes]:
    for _ in range(count):
        yield piece
        await asyncio.sleep(pause_s)


def test_a_doubled_member_is_found_quickly(client: Any) -> None:
    """A doubled member behind tens of thousands of others is named, and costs one look at each."""
    names = [*(f"{number:x}" for number in range(80_000)), "twice", "twice"]
    body = "{" + ",".join(f'"{name}":1' for name in names) + "}"
    assert len(body) < BodyLimits().max_bytes
    started = time.perf_counter()
    answer = client("POST", "/v1/videos", headers=JSON, content=body)

    assert check_refusal(answer, 400)["message"] == "Duplicate parameter: 'twice'."
    assert time.perf_counter() - started < 5.0  # looking at each for each takes minutes


@pytest.mark.parametrize("headers", [JSON, FORM])
@pytest.mark.parametrize("is_chunked", [False, True])
def test_bodies_that_are_too_large(client: Any, headers: dict[str, str], is_chunked: bool) -> None:
    """A body beyond the limit is refused whether or not it says how long it is."""
    body: Any = part("prompt", b"x" * 3_000_000) if headers is FORM else b"x" * 3_000_000
    if is_chunked:
        body = pieces(body, 1)
    answer = client("POST", "/v1/videos/video_x/remix", headers=headers, content=body)

    assert "at most 1048576 bytes" in check_refusal(answer, 413)["message"]
    assert answer.headers["connection"] == "close"


def test_a_file_in_the_place_of_text(client: Any, server: Any) -> None:
    """A large file where a remix expects a text is too large, and never half a form obeyed."""
    source = client.create()["id"]
    server.complete()
    model = part("model", b"x" * 3_000_000, more='; filename="a.bin"')
    answer = client(
        "POST", f"/v1/videos/{source}/remix", headers=FORM, content=PROMPT + model + END
    )

    check_refusal(answer, 413)
    small = part("model", more='; filename="a.bin"')
    answer = client(
        "POST", f"/v1/videos/{source}/remix", headers=FORM, content=PROMPT + small + END
    )
    message = check_refusal(answer, 400)["message"]
    assert message == "Invalid type for 'model': expected a string, but got a file instead."
    assert len(client("GET", "/v1/videos").json()["data"]) == 1


@pytest.mark.parametrize(("headers", "piece"), [(JSON, b" "), (FORM, b"\r\n")])
def test_a_body_that_never_ends(
    server: Any, make_client: Any, headers: dict[str, str], piece: bytes
) -> None:
    """A body that does not come to its end in time is refused, and the connection given up."""
    limits = BodyLimits(deadline_s=0.2)
    client = make_client(server.api(body=limits))
    answer = client(
        "POST", "/v1/videos", headers=headers, content=pieces(piece, 10_000, pause_s=0.05)
    )

    assert "did not arrive within 0.2 seconds" in check_refusal(answer, 408)["message"]
    assert answer.headers["connection"] == "close"


@pytest.mark.parametrize(
    "path",
    [
        "/v1/videos/a%2F..%2Fb",
        "/v1/videos/a%2Fcontent",
        "/v1/videos/..%2f..%2fetc%2fpasswd/content",
        "/v1/videos/%00",
        "/v1/videos/%ff%fe",
        "/v1/videos/video_%F0%9F%90%88",
        "/v1/videos/video_x/content",
        "/v1/videos/video_x/scene",
        "/v1/videos/video_x/events",
        "/v1/videos/video_x/lineage",
        "/v1/videos/'; DROP TABLE videos; --",
    ],
)
def test_ids_that_cannot_be(client: Any, path: str) -> None:
    """Whatever stands in an id's place is looked up, not found, and never a path."""
    error = check_refusal(client("GET", path), 404)

    assert error["message"].startswith("Video with id '")
    assert error["message"].endswith("' not found.")


@pytest.mark.parametrize(
    "path",
    ["/", "/v1", "/v1/", "/v1/videos/", "/v1/foo", "/v2/videos", "/v1/videos/a/b"],
)
def test_unknown_addresses(client: Any, path: str) -> None:
    """An address without a route is not found, in the envelope."""
    answer = client("GET", path)

    assert answer.status_code == 404
    assert answer.headers["x-request-id"]
    assert answer.json()["error"]["message"] == f"Invalid URL (GET {path})"


@pytest.mark.parametrize("path", ["/videos", "/models", "/videos/video_x", "/files"])
def test_a_base_url_that_is_cut_short(client: Any, path: str) -> None:
    """Where only the beginning of the address is missing, the answer says what it is."""
    error = check_refusal(client("GET", path), 404)

    assert error["message"].endswith("The client's base URL has to end in '/v1'.")


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("PUT", "/v1/videos", "GET, POST"),
        ("DELETE", "/v1/videos", "GET, POST"),
        ("POST", "/v1/videos/video_x", "DELETE, GET, PATCH"),
        ("GET", "/v1/videos/video_x/remix", "POST"),
        ("POST", "/v1/videos/video_x/content", "GET, HEAD"),
        ("POST", "/v1/models", "GET"),
        ("OPTIONS", "/v1/videos", "GET, POST"),
    ],
)
def test_wrong_methods(client: Any, method: str, path: str, allow: str) -> None:
    """A method that an address does not accept is refused with those that it does."""
    answer = client(method, path)

    assert check_refusal(answer, 405)["code"] == "method_not_supported"
    assert answer.headers["allow"] == allow


def test_an_endless_address(client: Any) -> None:
    """An address of many kilobytes is refused without repeating it."""
    check_refusal(client("GET", f"/v1/videos?after={'x' * 10_000}"), 400)


@pytest.mark.parametrize("query", ["limit=1&limit=2", "after", "limit=", "limit=1e3", "order="])
def test_odd_queries(client: Any, query: str) -> None:
    """A doubled or empty query parameter is refused, never guessed at."""
    answer = client("GET", f"/v1/videos?{query}")

    check_refusal(answer, 404 if query == "after" else 400)


def test_a_refused_create_leaves_the_connection_usable(client: Any) -> None:
    """A refusal for its fields does not end the connection."""
    answer = client("POST", "/v1/videos", json={"prompt": "x", "foo": 1})

    assert "connection" not in answer.headers
