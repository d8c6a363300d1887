"""The numbered conformance cases that concern these endpoints, on raw HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from kinora.service import Limits

KEYS = [
    *("id", "object", "created_at", "status", "completed_at", "error", "expires_at", "model"),
    *("progress", "prompt", "remixed_from_video_id", "seconds", "size"),
]
ORANGE = "Change the color of the monster to orange"


def form(**fields: str) -> dict[str, Any]:
    """A form as the SDKs send it: multipart although there is no file."""
    return {"files": {name: (None, value) for name, value in fields.items()}}


def error_of(answer: Any, status: int) -> dict[str, Any]:
    """The envelope's inside, once everything that every error has was found there."""
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert list(error) == ["message", "type", "param", "code"]
    assert answer.headers["x-request-id"].startswith("req_")
    return dict(error)


@pytest.mark.parametrize("body", [form(prompt="a cat"), {"json": {"prompt": "a cat"}}])
def test_case_01_03_58_create_gives_the_thirteen_keys(client: Any, body: dict[str, Any]) -> None:
    """A create, as a form or as JSON, answers the queued video with the defaults and all keys."""
    answer = client("POST", "/v1/videos", **body)

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


def test_case_04_what_was_asked_is_echoed(client: Any) -> None:
    """Model, size and seconds come back as they were sent."""
    video = client.create(model="sora-2-pro", size="1280x720", seconds="8")

    assert (video["model"], video["size"], video["seconds"]) == ("sora-2-pro", "1280x720", "8")


def test_case_05_seconds_outside_the_list(client: Any) -> None:
    """Seconds that are not offered are refused with the list of those that are."""
    error = error_of(client("POST", "/v1/videos", **form(prompt="x", seconds="10")), 400)

    assert error == {
        "message": "Invalid value: '10'. Supported values are: '4', '8', '12', '16', and '20'.",
        "type": "invalid_request_error",
        "param": "seconds",
        "code": "invalid_value",
    }


def test_case_06_integer_seconds_in_json(client: Any) -> None:
    """Seconds as a JSON integer are of the wrong type."""
    error = error_of(client("POST", "/v1/videos", json={"prompt": "x", "seconds": 8}), 400)

    assert (error["param"], error["code"]) == ("seconds", "invalid_type")
    assert error["message"] == (
        "Invalid type for 'seconds': expected one of '4', '8', '12', '16', or '20', "
        "but got an integer instead."
    )


def test_case_07_integer_seconds_in_a_form(client: Any) -> None:
    """In a form everything is text, so an integer of the SDK is fine."""
    assert client("POST", "/v1/videos", **form(prompt="x", seconds="8")).json()["seconds"] == "8"


@pytest.mark.parametrize(("size", "case"), [("640x360", 8), ("1792x1024", 9)])
def test_case_08_09_sizes_the_model_does_not_offer(client: Any, size: str, case: int) -> None:
    """A size that the model does not offer is refused, also when another model does."""
    error = error_of(client("POST", "/v1/videos", json={"prompt": "x", "size": size}), 400)

    assert (error["param"], error["code"]) == ("size", "invalid_value")
    assert error["message"] == (
        f"Invalid value: '{size}'. Supported values are: '720x1280' and '1280x720'."
    )


def test_case_10_unknown_model(client: Any) -> None:
    """A model that does not exist is refused with the list of those that do."""
    error = error_of(client("POST", "/v1/videos", json={"prompt": "x", "model": "nope"}), 400)

    assert (error["param"], error["code"]) == ("model", "invalid_value")
    assert error["message"].startswith("Invalid value: 'nope'. Supported values are: 'sora-2', ")


@pytest.mark.parametrize("body", [{"json": {}}, form(model="sora-2"), {}])
def test_case_11_missing_prompt(client: Any, body: dict[str, Any]) -> None:
    """A create without a prompt says which parameter is missing."""
    error = error_of(client("POST", "/v1/videos", **body), 400)

    assert (error["param"], error["code"]) == ("prompt", "missing_required_parameter")
    assert error["message"] == "Missing required parameter: 'prompt'."


@pytest.mark.parametrize(
    ("prompt", "code"), [("", "empty_string"), ("x" * 32_001, "string_above_max_length")]
)
def test_case_12_prompts_too_short_and_too_long(client: Any, prompt: str, code: str) -> None:
    """A prompt has 1 to 32,000 characters."""
    error = error_of(client("POST", "/v1/videos", json={"prompt": prompt}), 400)

    assert (error["param"], error["code"]) == ("prompt", code)


def test_case_13_the_longest_prompt(client: Any) -> None:
    """A prompt of exactly 32,000 characters is accepted, whatever the characters."""
    assert len(client.create("é" * 32_000)["prompt"]) == 32_000


def test_case_14_unknown_field(client: Any) -> None:
    """A field that does not exist is refused by name."""
    error = error_of(client("POST", "/v1/videos", json={"prompt": "x", "width": 1080}), 400)

    assert error["message"] == "Unknown parameter: 'width'."
    assert (error["param"], error["code"]) == ("width", "unknown_parameter")


def test_case_18_a_reference_as_text(client: Any) -> None:
    """A reference given as text is of the wrong type."""
    answer = client("POST", "/v1/videos", **form(prompt="x", input_reference="http://a/b.png"))

    error = error_of(answer, 400)
    assert (error["param"], error["code"]) == ("input_reference", "invalid_type")


def test_case_22_advice_on_polling(client: Any, server: Any) -> None:
    """An unfinished video comes with a time to wait, growing with its age; a finished one with none."""
    video = client.create()
    path = f"/v1/videos/{video['id']}"
    young = client("GET", path).headers["openai-poll-after-ms"]
    server.clock.now += 3600
    old = client("GET", path).headers["openai-poll-after-ms"]
    server.complete()

    assert (young, old) == ("250", "2000")
    assert "openai-poll-after-ms" not in client("GET", path).headers


@pytest.mark.parametrize(
    ("variant", "media_type", "magic"),
    [
        ("video", "video/mp4", b"ftyp"),
        ("thumbnail", "image/webp", b"WEBP"),
        ("spritesheet", "image/jpeg", b"JFIF"),
    ],
)
def test_case_23_24_the_three_variants(
    client: Any, server: Any, variant: str, media_type: str, magic: bytes
) -> None:
    """Every completed video has its film, thumbnail and spritesheet, each of its own type."""
    video = client.create()
    server.complete()
    answer = client("GET", f"/v1/videos/{video['id']}/content?variant={variant}")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert magic in answer.content[:16]


def test_case_25_unknown_variant(client: Any) -> None:
    """A variant that does not exist is refused with the list of those that do."""
    error = error_of(client("GET", "/v1/videos/video_x/content?variant=foo"), 400)

    assert (error["param"], error["code"]) == ("variant", "invalid_value")
    assert "'video', 'thumbnail', and 'spritesheet'" in error["message"]


def test_case_26_content_of_an_unfinished_video(client: Any, server: Any) -> None:
    """Content of a queued or running video is not there yet, and the message says where to look."""
    video = client.create()
    queued = error_of(client("GET", f"/v1/videos/{video['id']}/content"), 404)
    server.claim()
    running = error_of(client("GET", f"/v1/videos/{video['id']}/content"), 404)

    assert queued == running
    assert queued["type"] == "invalid_request_error"
    assert queued["message"] == (
        "Video is not ready yet, use GET /v1/videos/{video_id} to check status."
    )


@pytest.mark.parametrize("body", [{"json": {"prompt": ORANGE}}, form(prompt=ORANGE)])
def test_case_29_30_a_remix_inherits(client: Any, server: Any, body: dict[str, Any]) -> None:
    """A remix is a new queued video with its own prompt and its source's model, size and seconds."""
    source = client.create(model="sora-2-pro", size="1280x720", seconds="8")
    server.complete()
    remix = client("POST", f"/v1/videos/{source['id']}/remix", **body).json()

    assert list(remix) == KEYS
    assert remix["id"] != source["id"]
    assert remix["status"] == "queued"
    assert remix["prompt"] == ORANGE
    assert remix["remixed_from_video_id"] == source["id"]
    assert [remix[k] for k in ("model", "size", "seconds")] == ["sora-2-pro", "1280x720", "8"]


def test_case_31_a_remix_of_a_remix(client: Any, server: Any) -> None:
    """A remix of a remix names its immediate source."""
    first = client.create()
    server.complete()
    second = client("POST", f"/v1/videos/{first['id']}/remix", json={"prompt": "a"}).json()
    server.complete()
    third = client("POST", f"/v1/videos/{second['id']}/remix", json={"prompt": "b"}).json()

    assert third["remixed_from_video_id"] == second["id"]


@pytest.mark.parametrize("state", ["queued", "in_progress", "failed", "expired"])
def test_case_32_remix_of_a_source_that_is_not_fit(client: Any, server: Any, state: str) -> None:
    """An unfinished, failed or expired source cannot be remixed, and no video is made."""
    source = client.create()
    if state == "in_progress":
        server.claim()
    elif state == "failed":
        server.fail()
    elif state == "expired":
        server.complete(expires_at=int(server.clock.now) + 3600)
        server.clock.now += 3600
    answer = client("POST", f"/v1/videos/{source['id']}/remix", json={"prompt": "x"})

    error = error_of(answer, 400)
    assert error["type"] == "invalid_request_error"
    assert source["id"] in error["message"]
    assert len(client("GET", "/v1/videos").json()["data"]) == 1


def test_case_33_remix_of_what_is_not_there(client: Any, server: Any) -> None:
    """An unknown source and a deleted one are both not found."""
    source = client.create()
    server.complete()
    client("DELETE", f"/v1/videos/{source['id']}")
    for id_ in ("video_unknown", source["id"]):
        answer = client("POST", f"/v1/videos/{id_}/remix", json={"prompt": "x"})
        assert error_of(answer, 404)["message"] == f"Video with id '{id_}' not found."


def test_case_34_what_a_remix_may_not_say(client: Any, server: Any) -> None:
    """A remix needs a prompt, and takes no field but those of its source repeated."""
    source = client.create(size="1280x720", seconds="8")
    server.complete()
    path = f"/v1/videos/{source['id']}/remix"
    missing = error_of(client("POST", path, json={}), 400)
    other_size = error_of(client("POST", path, json={"prompt": "x", "size": "720x1280"}), 400)
    other_length = error_of(client("POST", path, json={"prompt": "x", "seconds": "4"}), 400)
    unknown = error_of(client("POST", path, json={"prompt": "x", "input_reference": {}}), 400)

    assert (missing["param"], missing["code"]) == ("prompt", "missing_required_parameter")
    assert (other_size["param"], other_size["code"]) == ("size", "unknown_parameter")
    assert (other_length["param"], other_length["code"]) == ("seconds", "unknown_parameter")
    assert (unknown["param"], unknown["code"]) == ("input_reference", "unknown_parameter")


def test_case_34_what_gateways_send_with_a_remix(client: Any, server: Any) -> None:
    """Model, size and seconds may repeat the source's, and another is refused."""
    source = client.create(size="1280x720", seconds="8")
    server.complete()
    path = f"/v1/videos/{source['id']}/remix"
    same = {"model": "sora-2", "size": "1280x720", "seconds": "8"}

    assert client("POST", path, json={"prompt": "x", **same}).status_code == 200
    for name, other in (("model", "sora-2-pro"), ("size", "720x1280"), ("seconds", "4")):
        error = error_of(client("POST", path, json={"prompt": "x", name: other}), 400)
        assert (error["param"], error["code"]) == (name, "unknown_parameter")


def test_case_42_55_pages(client: Any) -> None:
    """Five videos in pages of two are three pages, newest first, nothing twice."""
    made = [client.create(str(number))["id"] for number in range(5)]
    pages, after = [], None
    while not pages or pages[-1]["has_more"]:
        query = {"limit": 2} | ({"after": after} if after else {})
        pages.append(client("GET", "/v1/videos", params=query).json())
        after = pages[-1]["last_id"]

    assert [len(page["data"]) for page in pages] == [2, 2, 1]
    assert [video["id"] for page in pages for video in page["data"]] == made[::-1]
    assert list(pages[0]) == ["object", "data", "first_id", "has_more", "last_id"]


def test_case_43_ascending_after_a_cursor(client: Any) -> None:
    """Ascending pages hold what is strictly after the cursor."""
    made = [client.create(str(number))["id"] for number in range(4)]
    page = client("GET", "/v1/videos", params={"order": "asc", "after": made[1]}).json()

    assert [video["id"] for video in page["data"]] == made[2:]


@pytest.mark.parametrize("query", ["", "?limit=0"])
def test_case_44_an_empty_page(client: Any, query: str) -> None:
    """A page without videos has null ids and no more."""
    assert client("GET", f"/v1/videos{query}").json() == {
        "object": "list",
        "data": [],
        "first_id": None,
        "has_more": False,
        "last_id": None,
    }


@pytest.mark.parametrize(
    ("query", "param", "code", "message"),
    [
        (
            "limit=101",
            "limit",
            "integer_above_max_value",
            "Invalid 'limit': integer above maximum value. Expected a value <= 100, but got 101 instead.",
        ),
        (
            "limit=-1",
            "limit",
            "integer_below_min_value",
            "Invalid 'limit': integer below minimum value. Expected a value >= 0, but got -1 instead.",
        ),
        (
            "limit=x",
            "limit",
            "invalid_type",
            "Invalid type for 'limit': expected an integer, but got 'x' instead.",
        ),
        (
            "order=up",
            "order",
            "invalid_value",
            "Invalid value: 'up'. Supported values are: 'asc' and 'desc'.",
        ),
        ("before=x", "before", "unknown_parameter", "Unknown parameter: 'before'."),
    ],
)
def test_case_45_bad_queries(client: Any, query: str, param: str, code: str, message: str) -> None:
    """A listing's parameters are judged, each with its own sentence."""
    error = error_of(client("GET", f"/v1/videos?{query}"), 400)

    assert (error["param"], error["code"], error["message"]) == (param, code, message)


def test_an_unknown_cursor_is_not_found(client: Any) -> None:
    """A cursor that never was is not found."""
    error = error_of(client("GET", "/v1/videos?after=video_x"), 404)

    assert error["message"] == "Video with id 'video_x' not found."


def test_case_46_56_delete(client: Any) -> None:
    """A deleted video is gone from everywhere; an empty JSON body with the DELETE does no harm."""
    video = client.create()
    path = f"/v1/videos/{video['id']}"
    answer = client("DELETE", path, headers={"content-type": "application/json"})

    assert answer.json() == {"id": video["id"], "object": "video.deleted", "deleted": True}
    assert list(answer.json()) == ["id", "object", "deleted"]
    assert client("GET", path).status_code == 404
    assert client("DELETE", path).status_code == 404
    assert client("GET", "/v1/videos").json()["data"] == []


def test_case_47_an_unknown_video(client: Any) -> None:
    """An unknown video is not found, in the envelope and with a request id."""
    assert error_of(client("GET", "/v1/videos/video_x"), 404) == {
        "message": "Video with id 'video_x' not found.",
        "type": "invalid_request_error",
        "param": None,
        "code": None,
    }


def test_case_49_too_many_waiting(server: Any, make_client: Any) -> None:
    """Beyond the project's limit of waiting videos a create is told when to try again."""
    client = make_client(server.api(limits=Limits(max_queued=2, min_free_bytes=0)))
    client.create()
    client.create()
    answer = client("POST", "/v1/videos", json={"prompt": "x"})

    error = error_of(answer, 429)
    assert (error["type"], error["code"]) == ("requests", "rate_limit_exceeded")
    assert int(answer.headers["retry-after"]) > 0


def test_case_50_a_failed_video(client: Any, server: Any) -> None:
    """A failed video says why, has no time of completion or expiry, and no content."""
    video = client.create()
    server.fail()
    failed = client("GET", f"/v1/videos/{video['id']}").json()

    assert failed["status"] == "failed"
    assert failed["error"] == {
        "code": "video_generation_failed",
        "message": "It could not be made.",
    }
    assert (failed["completed_at"], failed["expires_at"]) == (None, None)
    error_of(client("GET", f"/v1/videos/{video['id']}/content"), 404)


def test_case_51_an_expired_video(client: Any, server: Any) -> None:
    """Expiry takes the bytes, not the record."""
    video = client.create()
    server.complete(expires_at=int(server.clock.now) + 3600)
    server.clock.now += 3601
    path = f"/v1/videos/{video['id']}"
    kept = client("GET", path).json()

    assert kept["status"] == "completed"
    assert kept["expires_at"] == int(server.clock.now) - 1
    assert "expired" in error_of(client("GET", f"{path}/content"), 404)["message"]
    assert client("GET", "/v1/videos").json()["data"] == [kept]


@pytest.mark.parametrize("name", ["edits", "extensions", "characters"])
def test_case_57_routes_are_not_confused_with_ids(client: Any, name: str) -> None:
    """The API's other addresses are no videos, and no video is looked for where one posts."""
    not_found = error_of(client("GET", f"/v1/videos/{name}"), 404)
    incomplete = error_of(client("POST", f"/v1/videos/{name}", json={}), 400)

    assert not_found["message"] == f"Video with id '{name}' not found."
    assert incomplete["type"] == "invalid_request_error"


def test_507_when_the_disk_is_nearly_full(server: Any, make_client: Any) -> None:
    """A create is refused, and nothing stored, when too little room is left."""
    client = make_client(server.api(limits=Limits(min_free_bytes=2**62)))
    answer = client("POST", "/v1/videos", json={"prompt": "x"})

    assert error_of(answer, 507)["code"] == "insufficient_storage"
    assert answer.headers["x-should-retry"] == "false"
    assert client("GET", "/v1/videos").json()["data"] == []
