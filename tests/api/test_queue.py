"""The routes by which owners arrange their queue, look for videos and see what they used."""

from __future__ import annotations

from typing import Any

import pytest


def test_a_waiting_video_is_changed(server: Any, client: Any) -> None:
    """The answer is the Video object, with the new prompt; the title stays beside it."""
    first, second = client.create(), client.create()
    change = {"title": "My film", "prompt": "a dog", "position": 1}
    answer = client("PATCH", f"/v1/videos/{second['id']}", json=change)
    assert answer.status_code == 200
    assert answer.json() == {**second, "prompt": "a dog"}
    assert server.claim().id == second["id"]
    assert server.store.get_video("default", second["id"]).title == "My film"
    assert client("GET", f"/v1/videos/{first['id']}").json() == first


@pytest.mark.parametrize(
    ("body", "param", "code"),
    [
        ({"size": "720x1280"}, "size", "unknown_parameter"),
        ({"priority": 101}, "priority", "integer_above_max_value"),
        ({"priority": -101}, "priority", "integer_below_min_value"),
        ({"position": 0}, "position", "integer_below_min_value"),
        ({"position": 9}, "position", "integer_above_max_value"),
        ({"priority": "1"}, "priority", "invalid_type"),
        ({"priority": True}, "priority", "invalid_type"),
        ({"priority": 1, "position": 1}, "position", "invalid_value"),
        ({"title": 5}, "title", "invalid_type"),
        ({"title": "x" * 201}, "title", "string_above_max_length"),
        ({"prompt": ""}, "prompt", "empty_string"),
    ],
)
def test_a_bad_change_is_refused_by_name(client: Any, body: Any, param: str, code: str) -> None:
    """The error names the field and what is allowed."""
    answer = client("PATCH", f"/v1/videos/{client.create()['id']}", json=body)
    error = answer.json()["error"]
    assert (answer.status_code, error["param"], error["code"]) == (400, param, code)


def test_what_has_begun_keeps_its_prompt(server: Any, client: Any) -> None:
    """The refusal says so; a title may still be given."""
    path = f"/v1/videos/{client.create()['id']}"
    server.claim()
    answer = client("PATCH", path, json={"prompt": "a dog"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "video_not_queued")
    assert client("PATCH", path, json={"title": None}).status_code == 200


def test_a_queue_is_paused_and_resumed(server: Any, client: Any) -> None:
    """The queue says how it stands."""
    client.create()
    client.create()
    server.claim()
    paused = client("POST", "/v1/queue/pause").json()
    assert paused == {"object": "queue", "paused": True, "queued": 1, "in_progress": 1}
    assert client("GET", "/v1/queue").json() == paused
    assert server.store.claim(server.epoch, 1) is None
    assert client("POST", "/v1/queue/resume").json() == {**paused, "paused": False}
    assert server.claim()


def test_videos_are_looked_for(server: Any, client: Any) -> None:
    """By words in prompt or title, and by status; paged like the plain list."""
    cats = [client.create(f"Cat number {number}")["id"] for number in range(3)]
    client.create("a dog")
    first = client("GET", "/v1/videos?q=cat&limit=2").json()
    assert ([v["id"] for v in first["data"]], first["has_more"]) == ([cats[2], cats[1]], True)
    rest = client("GET", f"/v1/videos?q=cat&limit=2&after={first['last_id']}").json()
    assert ([v["id"] for v in rest["data"]], rest["has_more"]) == ([cats[0]], False)
    server.claim()
    running = client("GET", "/v1/videos?status=in_progress").json()["data"]
    assert [v["id"] for v in running] == [cats[0]]


@pytest.mark.parametrize(("query", "param"), [("status=done", "status"), ("q=" + "x" * 1001, "q")])
def test_a_bad_search_is_refused(client: Any, query: str, param: str) -> None:
    """An unknown status, or more words than anybody looks for."""
    answer = client("GET", f"/v1/videos?{query}")
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, param)


def test_usage_says_what_was_made_and_kept(server: Any, client: Any) -> None:
    """Videos by status and model, seconds of film and work, and bytes."""
    client.create(seconds="8")
    client.create(model="sora-2-pro")
    server.complete()
    used = client("GET", "/v1/usage").json()
    assert used["videos"] == {"queued": 1, "in_progress": 0, "completed": 1, "failed": 0}
    assert (used["seconds"], used["worker_seconds"]) == (8, 4)
    assert used["stored_bytes"]["total"] == used["stored_bytes"]["videos"] > 10_000
    assert [model["model"] for model in used["models"]] == ["sora-2", "sora-2-pro"]


def test_usage_is_of_the_time_asked_for(client: Any) -> None:
    """Nothing was made before there was anything; an end before the start is refused."""
    client.create()
    assert client("GET", "/v1/usage?start_time=0&end_time=1").json()["models"] == []
    answer = client("GET", "/v1/usage?start_time=5&end_time=5")
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "end_time")


def test_queues_and_usage_are_the_projects_own(server: Any, make_client: Any) -> None:
    """Pausing, searching and counting stop at the project's border."""
    api = server.api()
    owner = make_client(api, key=server.key("alpha"))
    stranger = make_client(api, key=server.key("beta"))
    owner.create()
    assert stranger("POST", "/v1/queue/pause").json()["queued"] == 0
    assert owner("GET", "/v1/queue").json()["paused"] is False
    assert stranger("GET", "/v1/videos?q=cat").json()["data"] == []
    assert stranger("GET", "/v1/usage").json()["models"] == []
