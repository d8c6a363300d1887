"""Projects never see one another: on every route, the other's video is not there."""

from __future__ import annotations

from typing import Any

import pytest

ROUTES = [
    ("GET", ""),
    ("DELETE", ""),
    ("GET", "/content"),
    ("HEAD", "/content"),
    ("GET", "/content?variant=thumbnail"),
    ("GET", "/events"),
    ("GET", "/scene"),
    ("GET", "/lineage"),
    ("POST", "/remix"),
]


@pytest.mark.parametrize(("method", "route"), ROUTES)
def test_the_other_projects_video_is_not_there(
    server: Any, make_client: Any, method: str, route: str
) -> None:
    """Another project's completed video is not found, exactly as one that never was."""
    api = server.api()
    owner = make_client(api, key=server.key("alpha"))
    stranger = make_client(api, key=server.key("beta"))
    video = owner.create()
    server.complete()
    body = {"json": {"prompt": "x"}} if method == "POST" else {}
    answer = stranger(method, f"/v1/videos/{video['id']}{route}", **body)
    never = stranger(method, f"/v1/videos/video_never{route}", **body)

    assert answer.status_code == never.status_code == 404
    if method != "HEAD":
        assert answer.text == never.text.replace("video_never", video["id"])
    assert owner("GET", f"/v1/videos/{video['id']}").json()["status"] == "completed"


def test_lists_and_cursors_are_the_projects_own(server: Any, make_client: Any) -> None:
    """A list holds the project's videos only, and the other's id is no cursor."""
    api = server.api()
    owner = make_client(api, key=server.key("alpha"))
    stranger = make_client(api, key=server.key("beta"))
    theirs = owner.create()["id"]
    own = stranger.create()["id"]

    assert [v["id"] for v in stranger("GET", "/v1/videos").json()["data"]] == [own]
    assert stranger("GET", f"/v1/videos?after={theirs}").status_code == 404
