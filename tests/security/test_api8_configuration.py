"""OWASP API8: no answer helps a browser to be misled, and no failure tells how it came about."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.conftest import Client

SECRET = "/srv/data/kinora.db: whsec_secret"


class Failing:
    """A group with a route that fails in a way nobody thought of."""

    def add_to(self, router: APIRouter) -> None:
        router.add_api_route("/v1/failing", self.fail, methods=["GET"])

    async def fail(self, request: Request) -> Response:
        raise RuntimeError(SECRET)


def test_a_bug_is_told_to_the_log_alone(server: Any) -> None:
    """The answer has the envelope and a request id, and nothing of what happened."""
    answer = Client(server.api(extra=(Failing(),)))("GET", "/v1/failing")

    assert answer.status_code == 500
    assert set(answer.json()["error"]) == {"message", "type", "param", "code"}
    assert answer.headers["x-request-id"]
    for told in ("somebody", "whsec", "RuntimeError", "Traceback", ".py"):
        assert told not in answer.text


def test_no_answer_lets_other_origins_in(world: Any) -> None:
    """There is no sharing with other origins on any route, asked for or not."""
    asked = {"origin": "https://evil.example", "access-control-request-method": "POST"}
    for method, path in world.operations():
        if "events" in path:
            continue
        for way in ("OPTIONS", method):
            answer = world.stranger(way, world.filled(path), headers=asked)
            assert not [name for name in answer.headers if name.startswith("access-control")]


def test_an_upload_is_never_a_page(world: Any) -> None:
    """Whatever it is called and declared to be, it comes back as a download of plain bytes."""
    name = 'x".html\r\nset-cookie: a=b; filename="../../etc/passwd'
    boundary = "cut"
    body = (
        f"--{boundary}\r\n"
        'content-disposition: form-data; name="purpose"\r\n\r\nuser_data\r\n'
        f"--{boundary}\r\n"
        f'content-disposition: form-data; name="file"; filename="{name.replace(chr(13), "").replace(chr(10), "")}"\r\n'
        "content-type: text/html\r\n\r\n<script>alert(1)</script>\r\n"
        f"--{boundary}--\r\n"
    )
    headers = {"content-type": f"multipart/form-data; boundary={boundary}"}
    file = world.owner("POST", "/v1/files", content=body.encode(), headers=headers).json()
    answer = world.owner("GET", f"/v1/files/{file['id']}/content")

    assert "/" not in file["filename"]
    assert "set-cookie" not in answer.headers
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == f'attachment; filename="{file["id"]}.bin"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
