"""Clients that mean harm or know no better: nothing leaks, nothing is stored, others are served."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from acceptance.asking import Videos, ask, raw
from acceptance.processes import wait_for
from acceptance.test_start import create_key, kinora
from kinora.serving import Serving, serving

SECRET_PROMPT = "xylophone-7431 \N{SNOWMAN}"
LEAKS = re.compile(rb"Traceback|site-packages|\.py\b|/kinora|sqlite|SELECT |\wError\b|Exception")
WORDS = ("..", "%2e%2e%2f", "%00", "%ff", "%ed%a0%80", "video_0", "'--", "a" * 9000, "*", "\\x", "%F0%9F%8E%A5")  # fmt: skip
PATHS = ("/{}", "/v1/{}", "/v1/videos/{}", "/v1/videos/{}/content", "/v1/videos?after={}", "/v1/videos?limit={}", "/v1/videos/{}/remix", "/v1/models/{}")  # fmt: skip
BODIES = (
    b"", b"{}", b"[]", b"null", b"\xff\xfe", b"{" * 5000, b'{"prompt":1e999}', b'{"prompt":"\\ud800"}',
    b'{"prompt":"a","prompt":"b"}', b'{"prompt":"a","seconds":[]}', b'{"prompt":"a","size":"1x1"}',
    b'{"prompt":"a","size":{"$gt":""}}', b'{"prompt":"a","model":"../x"}', b'{"prompt":"","__proto__":1}',
)  # fmt: skip
BROKEN = (
    b"GARBAGE\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET /v1/videos/\x00 HTTP/1.1\r\n\r\n",
    b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
    b"POST /v1/videos HTTP/1.1\r\nContent-Length: -5\r\n\r\n{}",
    b"POST /v1/videos HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x",
    b"POST /v1/videos HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n\r\n",
    b"POST /v1/videos HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One server that makes nothing and waits for bodies only a second."""
    flags = ("--workers", "0", "--body-timeout-s", "1")
    with serving(tmp_path_factory.mktemp("data"), flags=flags) as running:
        yield running


def request(method: bytes, path: str, server: Serving, body: bytes = b"") -> bytes:
    host = server.url.removeprefix("http://").encode()
    lines = (
        b"%s %s HTTP/1.1" % (method, path.encode()),
        b"Host: " + host,
        b"Content-Type: application/json",
        b"Content-Length: %d" % len(body),
        b"Connection: close",
    )
    return b"\r\n".join((*lines, b"", body))


def check_refusal(answer: bytes, sent: bytes) -> None:
    """A 4xx in the envelope that tells nothing of our insides."""
    head, _, body = answer.partition(b"\r\n\r\n")
    assert re.match(rb"HTTP/1\.1 4\d\d ", head), (sent[:80], answer[:200])
    assert b'"error":{"message":"' in body, (sent[:80], answer[:200])
    assert not LEAKS.search(body), body


def test_odd_addresses_are_refused_in_a_sentence(server: Serving) -> None:
    """Whatever stands in an address, the answer is a 4xx that shows nothing of our insides."""
    for word in WORDS:
        for path in PATHS:
            sent = request(
                b"PUT" if path.endswith("after={}") else b"GET", path.format(word), server
            )
            check_refusal(raw(server, sent), sent)


def test_odd_bodies_are_refused_and_nothing_is_stored(server: Serving) -> None:
    """Whatever is not a request for a video makes none, and is told so."""
    for body in BODIES:
        for path in ("/v1/videos", "/v1/videos/video_0/remix"):
            check_refusal(raw(server, request(b"POST", path, server, body)), body)
    assert Videos(server).all() == []


def test_what_is_no_http_is_answered_all_the_same(server: Serving) -> None:
    """Bytes that no parser accepts get a 400 with the usual envelope, and the connection ends."""
    for sent in BROKEN:
        check_refusal(raw(server, sent), sent)


def test_a_body_that_never_ends_is_given_up(server: Serving) -> None:
    """A client that does not finish its body hears 408."""
    sent = request(b"POST", "/v1/videos", server, b'{"prompt":"a"}')[:-3]

    assert raw(server, sent).startswith(b"HTTP/1.1 408 ")
    assert Videos(server).all() == []


def test_idle_connections_shut_nobody_out(server: Serving) -> None:
    """Five hundred connections that say nothing, or half a word, do not keep others waiting."""
    address = ("127.0.0.1", int(server.url.rpartition(":")[2]))
    with ExitStack() as stack:
        for number in range(500):
            connection = stack.enter_context(socket.create_connection(address))
            connection.sendall(b"GET /v1/vid"[: number % 12])

        assert ask(f"{server.url}/readyz").status == 200


def test_logs_hold_no_prompt_and_no_key(data: Path) -> None:
    """At the most talkative level neither a prompt nor a key, right or wrong, gets into the log."""
    key = create_key(data)
    with serving(data, environment={"KINORA_LOG_LEVEL": "debug"}) as server:
        url, wrong = f"{server.base_url}/videos", "sk-kinora-wrong-0123456789"
        authorization = {"authorization": f"Bearer {key}"}
        made = ask(url, "POST", {"prompt": SECRET_PROMPT}, authorization).told["id"]
        item = f"{url}/{made}"
        wait_for(lambda: ask(item, headers=authorization).told["progress"] > 0, what="progress")
        refused = ask(url, headers={"authorization": f"Bearer {wrong}"})
        ask(url, "POST", {"prompt": SECRET_PROMPT, "nonsense": SECRET_PROMPT}, authorization)
        assert ask(item, "DELETE", headers=authorization).status == 200
    log = server.log.read_text()

    assert refused.status == 401
    assert wrong.encode() not in refused.body
    assert made in log
    assert [word for word in ("xylophone", key, wrong) if word in log] == []
    assert key.encode() not in b"".join(path.read_bytes() for path in data.glob("kinora.db*"))


@pytest.mark.parametrize("project", ["", " film", "a\nb", "x" * 65])
def test_a_project_nobody_could_read_is_refused(data: Path, project: str) -> None:
    """A key's project is a printable word or some; anything else is one sentence."""
    finished = kinora("keys", "create", "--project", project, "--data", str(data))

    assert finished.returncode == 1
    assert finished.stdout == ""
    assert len(finished.stderr.splitlines()) == 1
