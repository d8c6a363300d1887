"""References, edits, extensions and characters over HTTP, in every spelling that clients use."""

from __future__ import annotations

import base64
from typing import Any

import pytest

import given
from api.test_conformance import error_of, form
from kinora.video import Role

FILM = given.film(2.0)


def roles(server: Any, video: dict[str, Any]) -> list[Role]:
    """What a video was given."""
    return [item.role for item in server.store.inputs(video["id"])]


def source_of(client: Any, server: Any, **fields: str) -> dict[str, Any]:
    """A completed video."""
    video: dict[str, Any] = client.create(**{"size": "1280x720", **fields})
    server.complete()
    return video


def made(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def character_of(client: Any, name: str = "Mossy") -> dict[str, Any]:
    files = {"video": ("m.mp4", FILM, "video/mp4")}
    return made(client("POST", "/v1/videos/characters", data={"name": name}, files=files))


@pytest.mark.parametrize(
    ("name", "format", "media_type"),
    [
        ("a.png", "PNG", "image/png"),
        ("a.jpg", "JPEG", "image/jpeg"),
        ("a.webp", "WEBP", "image/webp"),
    ],
)
def test_case_15_a_reference_as_a_file(
    client: Any, server: Any, name: str, format: str, media_type: str
) -> None:
    """JPEG, PNG and WebP of the video's size are taken."""
    file = {"input_reference": (name, given.picture(format=format), media_type)}
    fields = {"prompt": "x", "size": "1280x720"}
    video = made(client("POST", "/v1/videos", data=fields, files=file))

    assert roles(server, video) == [Role.REFERENCE]


def test_a_film_may_be_the_reference(client: Any, server: Any) -> None:
    """Its first frame is the picture."""
    file = {"input_reference": ("a.mp4", given.film(1, width=1280, height=720), "video/mp4")}
    fields = {"prompt": "x", "size": "1280x720"}
    video = made(client("POST", "/v1/videos", data=fields, files=file))

    assert roles(server, video) == [Role.REFERENCE]


def test_case_16_a_reference_of_another_size(client: Any) -> None:
    """The native sentence, with neither param nor code."""
    file = {"input_reference": ("a.png", given.picture(640, 480), "image/png")}
    fields = {"prompt": "x", "size": "1280x720"}
    error = error_of(client("POST", "/v1/videos", data=fields, files=file), 400)

    assert error == {
        "message": "Inpaint image must match the requested width and height",
        "type": "invalid_request_error",
        "param": None,
        "code": None,
    }


def test_case_17_a_reference_of_no_type(client: Any) -> None:
    """Bytes without a name are refused as the original did."""
    file = {"input_reference": ("upload", b"???", "application/octet-stream")}
    error = error_of(client("POST", "/v1/videos", data={"prompt": "x"}, files=file), 400)

    assert error["code"] == "unsupported_file_mimetype"
    assert "unsupported mimetype ('application/octet-stream')" in error["message"]


@pytest.mark.parametrize("spelling", ["json", "brackets"])
def test_case_19_a_reference_as_a_data_url(client: Any, server: Any, spelling: str) -> None:
    """As JSON and in brackets."""
    url = f"data:image/png;base64,{base64.b64encode(given.picture()).decode()}"
    fields: dict[str, Any] = {"prompt": "x", "size": "1280x720"}
    if spelling == "json":
        answer = client(
            "POST", "/v1/videos", json={**fields, "input_reference": {"image_url": url}}
        )
    else:
        answer = client(
            "POST", "/v1/videos", **form(**fields, **{"input_reference[image_url]": url})
        )

    assert roles(server, made(answer)) == [Role.REFERENCE]


def test_a_reference_by_file_id(client: Any, server: Any) -> None:
    """A picture that was uploaded before."""
    picture = {"file": ("a.png", given.picture(), "image/png")}
    file = made(client("POST", "/v1/files", data={"purpose": "vision"}, files=picture))
    body = {"prompt": "x", "size": "1280x720", "input_reference": {"file_id": file["id"]}}

    assert roles(server, made(client("POST", "/v1/videos", json=body))) == [Role.REFERENCE]


def test_an_image_in_a_private_network_is_not_fetched(client: Any) -> None:
    """The server is nobody's way into its own network."""
    for url in ("http://127.0.0.1:8000/a.png", "http://169.254.169.254/latest"):
        body = {"prompt": "x", "input_reference": {"image_url": url}}
        error = error_of(client("POST", "/v1/videos", json=body), 400)
        assert error["param"] == "input_reference"


@pytest.mark.parametrize("spelling", ["json", "brackets"])
def test_case_35_an_edit_by_id(client: Any, server: Any, spelling: str) -> None:
    """Everything but the prompt is the source's."""
    source = source_of(client, server, seconds="8")
    if spelling == "json":
        body = {"prompt": "y", "video": {"id": source["id"]}}
        answer = client("POST", "/v1/videos/edits", json=body)
    else:
        answer = client(
            "POST", "/v1/videos/edits", **form(prompt="y", **{"video[id]": source["id"]})
        )
    edit = made(answer)

    assert edit["remixed_from_video_id"] == source["id"]
    assert [edit[key] for key in ("model", "size", "seconds", "prompt")] == [
        "sora-2",
        "1280x720",
        "8",
        "y",
    ]


def test_an_edit_of_an_upload(client: Any, server: Any) -> None:
    """A clip comes from nowhere that has an id."""
    files = {"video": ("m.mp4", FILM, "video/mp4")}
    fields = {"prompt": "y", "model": "sora-2-pro"}
    edit = made(client("POST", "/v1/videos/edits", data=fields, files=files))

    assert (edit["model"], edit["seconds"], edit["remixed_from_video_id"]) == (
        "sora-2-pro",
        "2",
        None,
    )
    assert roles(server, edit) == [Role.FOOTAGE]


def test_an_upload_is_a_film(client: Any) -> None:
    """What is declared to be one and is not is refused, and so is another type."""
    for name, data, media_type in (
        ("m.mp4", b"nothing of the kind", "video/mp4"),
        ("m.png", given.picture(), "image/png"),
    ):
        files = {"video": (name, data, media_type)}
        answer = client("POST", "/v1/videos/edits", data={"prompt": "y"}, files=files)
        assert error_of(answer, 400)["param"] == "video"


def test_case_37_an_extension(client: Any, server: Any) -> None:
    """The seconds are the total."""
    source = source_of(client, server)
    body = {"prompt": "y", "seconds": "8", "video": {"id": source["id"]}}
    longer = made(client("POST", "/v1/videos/extensions", json=body))

    assert (longer["seconds"], longer["size"]) == ("12", "1280x720")
    assert longer["remixed_from_video_id"] == source["id"]


def test_case_38_an_extension_has_limits(client: Any, server: Any) -> None:
    """Its seconds are needed; a seventh, or more than 120 seconds, is refused."""
    source = source_of(client, server)
    missing = client("POST", "/v1/videos/extensions", json={"prompt": "y", "video": {"id": "v"}})
    assert error_of(missing, 400)["code"] == "missing_required_parameter"

    for _ in range(6):
        body = {"prompt": "y", "seconds": "4", "video": {"id": source["id"]}}
        source = made(client("POST", "/v1/videos/extensions", json=body))
        server.complete()
    again = client("POST", "/v1/videos/extensions", json=body | {"video": {"id": source["id"]}})
    assert error_of(again, 400)["code"] == "too_many_extensions"

    source = source_of(client, server, seconds="20")
    body["seconds"] = "20"
    for _ in range(5):
        body["video"] = {"id": source["id"]}
        source = made(client("POST", "/v1/videos/extensions", json=body))
        server.complete()
    body["video"] = {"id": source["id"]}
    too_long = error_of(client("POST", "/v1/videos/extensions", json=body), 400)
    assert "120 seconds, and 20 more would make 140" in too_long["message"]


def test_case_39_a_character(client: Any) -> None:
    """Exactly three keys, and the same when it is asked for again."""
    character = character_of(client)

    assert list(character) == ["id", "name", "created_at"]
    assert character["id"].startswith("char_")
    assert client("GET", f"/v1/videos/characters/{character['id']}").json() == character
    unknown = error_of(client("GET", "/v1/videos/characters/char_1"), 404)
    assert unknown["message"] == "Character with id 'char_1' not found."


def test_case_40_a_long_name(client: Any) -> None:
    """A name has at most 80 characters."""
    files = {"video": ("m.mp4", FILM, "video/mp4")}
    answer = client("POST", "/v1/videos/characters", data={"name": "x" * 81}, files=files)

    assert error_of(answer, 400)["param"] == "name"


def test_case_41_a_video_with_characters(client: Any, server: Any) -> None:
    """Two are possible, unknown ones are not."""
    ids = [{"id": character_of(client, name)["id"]} for name in ("Mossy", "Twig", "Fern")]
    body = {"prompt": "Mossy and Twig dance", "characters": ids[:2]}
    video = made(client("POST", "/v1/videos", json=body))

    assert roles(server, video) == [Role.CHARACTER, Role.CHARACTER]
    for characters in (ids, [{"id": "char_1"}]):
        refused = client("POST", "/v1/videos", json={"prompt": "x", "characters": characters})
        assert error_of(refused, 400)["param"] == "characters"


def test_the_same_key_makes_one_edit_of_an_upload(client: Any, server: Any) -> None:
    """A retry sends the same bytes in another form, and gets the same answer."""
    answers = [
        client(
            "POST",
            "/v1/videos/edits",
            data={"prompt": "y"},
            files={"video": ("m.mp4", FILM, "video/mp4")},
            headers={"idempotency-key": "once"},
        )
        for _ in range(2)
    ]

    assert made(answers[0]) == made(answers[1])
    assert len(client("GET", "/v1/videos").json()["data"]) == 1


def test_nothing_of_an_upload_is_left(client: Any, server: Any) -> None:
    """After a success and after a refusal alike."""
    files = {"video": ("m.mp4", FILM, "video/mp4")}
    client("POST", "/v1/videos/edits", data={"prompt": "y"}, files=files)
    client("POST", "/v1/videos/edits", data={"prompt": ""}, files=files)

    assert list(server.storage.uploads.iterdir()) == []
