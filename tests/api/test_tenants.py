"""Projects never see one another: on every route, the other's video is not there."""

from __future__ import annotations

from typing import Any

import pytest

import given

ROUTES = [
    ("GET", ""),
    ("DELETE", ""),
    ("PATCH", ""),
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
    body = {"json": {"prompt": "x"}} if method in ("POST", "PATCH") else {}
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


def _file(client: Any) -> str:
    file = {"file": ("lines.jsonl", b"{}", "application/jsonl")}
    return str(client("POST", "/v1/files", data={"purpose": "batch"}, files=file).json()["id"])


def _batch(client: Any) -> str:
    body = {"endpoint": "/v1/videos", "completion_window": "24h", "input_file_id": _file(client)}
    return str(client("POST", "/v1/batches", json=body).json()["id"])


@pytest.mark.parametrize(
    ("make", "method", "path"),
    [
        (_file, "GET", "/v1/files/{id}"),
        (_file, "DELETE", "/v1/files/{id}"),
        (_file, "GET", "/v1/files/{id}/content"),
        (_file, "HEAD", "/v1/files/{id}/content"),
        (_file, "GET", "/v1/files?after={id}"),
        (_batch, "GET", "/v1/batches/{id}"),
        (_batch, "POST", "/v1/batches/{id}/cancel"),
        (_batch, "GET", "/v1/batches?after={id}"),
    ],
)
def test_the_other_projects_files_and_batches_are_not_there(
    server: Any, make_client: Any, make: Any, method: str, path: str
) -> None:
    """Another project's file or batch is not found, exactly as one that never was."""
    api = server.api()
    owner = make_client(api, key=server.key("alpha"))
    stranger = make_client(api, key=server.key("beta"))
    id = make(owner)
    before = owner("GET", "/v1/files").text + owner("GET", "/v1/batches").text
    answer = stranger(method, path.format(id=id))
    never = stranger(method, path.format(id="thing_never"))

    assert answer.status_code == never.status_code == 404
    if method != "HEAD":
        assert answer.text == never.text.replace("thing_never", id)
    assert owner("GET", "/v1/files").text + owner("GET", "/v1/batches").text == before
    for listing in ("/v1/files", "/v1/batches"):
        assert stranger("GET", listing).json()["data"] == []


def test_a_batch_reads_no_file_of_another_project(server: Any, make_client: Any) -> None:
    """The other's file is refused in the words for one that never was."""
    api = server.api()
    owner = make_client(api, key=server.key("alpha"))
    stranger = make_client(api, key=server.key("beta"))
    id = _file(owner)
    body = {"endpoint": "/v1/videos", "completion_window": "24h"}
    theirs, never = (
        stranger("POST", "/v1/batches", json={**body, "input_file_id": file_id})
        for file_id in (id, "file-never")
    )

    assert theirs.status_code == never.status_code == 400
    assert theirs.text == never.text.replace("file-never", id)


def _video(client: Any, server: Any) -> str:
    id = str(client.create()["id"])
    server.complete()
    return id


@pytest.mark.parametrize("path", ["edits", "extensions"])
def test_the_other_projects_video_is_no_source(server: Any, make_client: Any, path: str) -> None:
    """Another project's video is edited and extended by nobody else, in the words for no video."""
    api = server.api()
    owner = make_client(api, key=server.key("alpha"))
    stranger = make_client(api, key=server.key("beta"))
    id = _video(owner, server)
    body = {"prompt": "x"} | ({"seconds": "4"} if path == "extensions" else {})
    theirs, never = (
        stranger("POST", f"/v1/videos/{path}", json={**body, "video": {"id": source}})
        for source in (id, "video_never")
    )

    assert theirs.status_code == never.status_code == 404
    assert theirs.text == never.text.replace("video_never", id)


def test_the_other_projects_characters_and_files_are_not_there(
    server: Any, make_client: Any
) -> None:
    """Neither looked up nor used."""
    api = server.api()
    owner = make_client(api, key=server.key("alpha"))
    stranger = make_client(api, key=server.key("beta"))
    clip = {"video": ("m.mp4", given.film(2), "video/mp4")}
    made = owner("POST", "/v1/videos/characters", data={"name": "Mossy"}, files=clip)
    character, file = made.json()["id"], _file(owner)

    def answers(character: str, file: str) -> list[Any]:
        shown = {"prompt": "x", "characters": [{"id": character}]}
        begun = {"prompt": "x", "input_reference": {"file_id": file}}
        return [
            stranger("GET", f"/v1/videos/characters/{character}"),
            stranger("POST", "/v1/videos", json=shown),
            stranger("POST", "/v1/videos", json=begun),
        ]

    for theirs, never in zip(answers(character, file), answers("C", "F"), strict=True):
        assert theirs.status_code == never.status_code
        assert theirs.text == never.text.replace("'C'", f"'{character}'").replace(
            ": F", f": {file}"
        )
