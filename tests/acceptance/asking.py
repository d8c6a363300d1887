"""Asking a server without a client library: what is sent and what comes back, byte for byte."""

from __future__ import annotations

import json
import socket
import urllib.error
import urllib.request
from contextlib import suppress
from typing import Any, NamedTuple

from acceptance.processes import wait_for
from kinora.serving import Serving

QUICK = "A cat waves in a room"  # the cheapest of sets: half the time of a wide landscape


class Answer(NamedTuple):
    status: int
    body: bytes

    @property
    def told(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


def ask(
    url: str, method: str = "GET", body: object = None, headers: dict[str, str] | None = None
) -> Answer:
    """One request; a body is sent as JSON."""
    request = urllib.request.Request(
        url,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"content-type": "application/json", **(headers or {})},
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return Answer(response.status, response.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.read())


def raw(server: Serving, sent: bytes, *, timeout_s: float = 10.0) -> bytes:
    """What a connection answers to bytes that need not be HTTP, up to its end."""
    port = int(server.url.rpartition(":")[2])
    answer = b""
    connection = socket.create_connection(("127.0.0.1", port), timeout=timeout_s)
    with connection, suppress(ConnectionError):
        connection.sendall(sent)
        while piece := connection.recv(65536):
            answer += piece
    return answer


class Videos:
    """The videos of one server."""

    def __init__(self, server: Serving) -> None:
        self.url = f"{server.base_url}/videos"

    def create(self, prompt: str = QUICK, **fields: str) -> str:
        """A new video's id."""
        answer = ask(self.url, "POST", {"prompt": prompt, **fields})
        assert answer.status == 200, answer
        return str(answer.told["id"])

    def remix(self, source: str, prompt: str = "Make the cat black") -> Answer:
        return ask(f"{self.url}/{source}/remix", "POST", {"prompt": prompt})

    def get(self, video: str) -> Any:
        return ask(f"{self.url}/{video}").told

    def delete(self, video: str) -> int:
        return ask(f"{self.url}/{video}", "DELETE").status

    def all(self) -> list[Any]:
        return list(ask(f"{self.url}?limit=100").told["data"])

    def wait_under_way(self, video: str) -> None:
        wait_for(lambda: self.get(video)["progress"] >= 5, what=f"{video} to be under way")

    def wait_over(self, video: str, *, timeout_s: float = 60.0) -> Any:
        """The video once it is completed or failed."""
        return wait_for(
            lambda: (now := self.get(video))["status"] in ("completed", "failed") and now,
            timeout_s=timeout_s,
            what=f"the end of {video}",
        )
