"""Fields to typed requests: what is understood, and how each refusal names the field at fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinora.api.body import Form
from kinora.api.requests import (
    character_request,
    create_request,
    edit_request,
    extension_request,
    remix_request,
)
from kinora.errors import InvalidRequest
from kinora.models import default_catalogue
from kinora.service import FileId, ImageUrl, Options, Upload
from kinora.video import Strength

CATALOGUE = default_catalogue()
X = {"prompt": "x"}


def upload(content_type: str = "image/png", filename: str = "a.png") -> Upload:
    return Upload(
        path=Path("nowhere"), size=1, sha256="", content_type=content_type, filename=filename
    )


def create(**fields: Any) -> Any:
    return create_request(X | fields, CATALOGUE)


def refusal(ask: Any, *arguments: Any) -> tuple[str | None, str | None, str]:
    with pytest.raises(InvalidRequest) as refused:
        ask(*arguments)
    return refused.value.param, refused.value.code, refused.value.message


def test_references() -> None:
    """A reference is a file, the id of one, or an address."""
    assert create(input_reference={"file_id": "file-1"}).reference == FileId("file-1")
    assert create(input_reference={"image_url": "data:,"}).reference == ImageUrl("data:,")
    assert create(input_reference={"image_url": "u", "file_id": None}).reference == ImageUrl("u")
    assert create(input_reference=upload()).reference == upload()
    assert create(input_reference=None).reference is None


@pytest.mark.parametrize("value", [{}, {"file_id": "a", "image_url": "b"}, {"file_id": None}])
def test_a_reference_is_one_thing(value: Any) -> None:
    """Neither way to name a reference, or both, is refused."""
    param, _, message = refusal(create_request, X | {"input_reference": value}, CATALOGUE)

    assert param == "input_reference"
    assert message.endswith("exactly one of 'file_id' and 'image_url'.")


@pytest.mark.parametrize(
    ("value", "kind"), [("http://a/b.png", "a string"), (3, "an integer"), ([], "an array")]
)
def test_a_reference_of_a_wrong_type(value: Any, kind: str) -> None:
    """A reference that is neither a file nor an object is told that a file was expected."""
    told = refusal(create_request, X | {"input_reference": value}, CATALOGUE)
    message = f"Invalid type for 'input_reference': expected a file, but got {kind} instead."

    assert told == ("input_reference", "invalid_type", message)


def test_nameless_bytes() -> None:
    """Bytes of no declared type are refused with the types that are taken."""
    nameless = upload("application/octet-stream", "upload")

    assert refusal(create_request, X | {"input_reference": nameless}, CATALOGUE) == (
        "input_reference",
        "unsupported_file_mimetype",
        "Invalid file 'input_reference': unsupported mimetype ('application/octet-stream'). "
        "Supported file formats are 'image/jpeg', 'image/png', 'image/webp', and 'video/mp4'.",
    )


@pytest.mark.parametrize(
    ("declared", "filename", "meant"),
    [
        ("Image/PNG; charset=utf-8", "x", "image/png"),
        ("application/octet-stream", "A.WEBP", "image/webp"),
        ("", "clip.mp4", "video/mp4"),
    ],
)
def test_what_a_file_is(declared: str, filename: str, meant: str) -> None:
    """A type is understood however it is written, and told by the name where a client has none."""
    request = create(input_reference=upload(declared, filename))

    assert request.reference.content_type == meant


def test_characters() -> None:
    """Characters are named by their ids, two at most."""
    assert create(characters=[{"id": "a"}, {"id": "b"}]).characters == ("a", "b")
    assert create(characters=[]).characters == ()
    three = X | {"characters": [{"id": "a"}] * 3}
    assert refusal(create_request, three, CATALOGUE)[:2] == (
        "characters",
        "array_above_max_length",
    )


@pytest.mark.parametrize(
    ("fields", "param", "code"),
    [
        ({"characters": "a"}, "characters", "invalid_type"),
        ({"characters": ["a"]}, "characters[0]", "invalid_type"),
        ({"characters": [{"id": "a"}, {}]}, "characters[1].id", "missing_required_parameter"),
        ({"characters": [{"id": "a", "name": "b"}]}, "characters[0].name", "unknown_parameter"),
        ({"input_reference": {"url": "a"}}, "input_reference.url", "unknown_parameter"),
        ({"input_reference": {"file_id": 3}}, "input_reference.file_id", "invalid_type"),
        ({"input_reference": {"image_url": ""}}, "input_reference.image_url", "empty_string"),
        (
            {"input_reference": {"image_url": "x" * 20_971_521}},
            "input_reference.image_url",
            "string_above_max_length",
        ),
        ({"kinora": "a"}, "kinora", "invalid_type"),
        ({"kinora": {"speed": 7}}, "kinora.speed", "unknown_parameter"),
        ({"kinora": {"seed": "7"}}, "kinora.seed", "invalid_type"),
        ({"kinora": {"seed": True}}, "kinora.seed", "invalid_type"),
        ({"kinora": {"seed": 1.5}}, "kinora.seed", "invalid_type"),
        ({"kinora": {"seed": -1}}, "kinora.seed", "integer_below_min_value"),
        ({"kinora": {"seed": 2**31}}, "kinora.seed", "integer_above_max_value"),
        ({"kinora": {"seed": 10**4000}}, "kinora.seed", "integer_above_max_value"),
        ({"kinora": {"strength": "subtle"}}, "kinora.strength", "invalid_value"),
        ({"kinora": {"title": ""}}, "kinora.title", "empty_string"),
        ({"kinora": {"title": "x" * 201}}, "kinora.title", "string_above_max_length"),
        ({"kinora": {"title": "\ud83d"}}, "kinora.title", "invalid_value"),
        ({"video": {"id": "a"}}, "video", "unknown_parameter"),
    ],
)
def test_what_a_create_refuses(fields: dict[str, Any], param: str, code: str) -> None:
    """Each field at fault is named, members of objects by their full name."""
    told = refusal(create_request, X | fields, CATALOGUE)

    assert told[:2] == (param, code)
    assert len(told[2]) < 400


def test_options() -> None:
    """Kinora's options are understood on all four requests, and in a form as text."""
    options = {"seed": 7, "title": "Mine", "strength": "subtle"}
    meant = Options(seed=7, title="Mine", strength=Strength.SUBTLE)
    fields = X | {"kinora": options}
    video = {"video": {"id": "video_1"}}

    assert remix_request(fields).options == meant
    assert edit_request(fields | video, CATALOGUE).options == meant
    assert extension_request(fields | video | {"seconds": "4"}).options == meant
    assert create_request(Form(X | {"kinora": {"seed": "7"}}), CATALOGUE).options.seed == 7
    assert create(kinora={}).options == create(kinora=None).options == Options()


@pytest.mark.parametrize("written", [7, 7.0])
def test_a_whole_number_is_one_however_it_is_written(written: float) -> None:
    """JSON knows one kind of number: 7.0 is the integer 7."""
    assert create_request(X | {"kinora": {"seed": written}}, CATALOGUE).options.seed == 7


@pytest.mark.parametrize("text", ["", "x", "7.0", " 7", "0x7", "\u0667"])
def test_a_seed_that_is_no_number(text: str) -> None:
    """A form's seed has to be digits."""
    fields = Form(X | {"kinora": {"seed": text}})

    assert refusal(create_request, fields, CATALOGUE)[:2] == ("kinora.seed", "invalid_type")


def test_the_source_of_an_edit() -> None:
    """An edit names a video by its id, or brings a clip."""
    clip = upload("video/mp4", "a.mp4")

    assert edit_request(X | {"video": {"id": "video_1"}}, CATALOGUE).video == "video_1"
    assert edit_request(Form(X | {"video": clip}), CATALOGUE).video == clip


@pytest.mark.parametrize(
    ("fields", "param", "message"),
    [
        (X, "video", "Missing required parameter: 'video'."),
        (
            X | {"video": "video_1"},
            "video",
            "Invalid type for 'video': expected an object with an 'id', but got a string instead.",
        ),
        (
            Form(X | {"video": "video_1"}),
            "video",
            "Invalid type for 'video': expected a file, but got a string instead.",
        ),
        (X | {"video": {}}, "video.id", "Missing required parameter: 'video.id'."),
        (X | {"video": {"id": "a", "x": 1}}, "video.x", "Unknown parameter: 'video.x'."),
        (
            Form(X | {"video": upload()}),
            "video",
            "Invalid file 'video': unsupported mimetype ('image/png'). "
            "Supported file format is 'video/mp4'.",
        ),
        (X | {"video": {"id": "a"}, "input_reference": {}}, "input_reference", "Unknown "
        "parameter: 'input_reference'."),
    ],
)  # fmt: skip
def test_what_an_edit_refuses(fields: Any, param: str, message: str) -> None:
    """A source that is missing, of a wrong type or of a wrong kind is refused in the API's words."""
    told = refusal(edit_request, fields, CATALOGUE)

    assert (told[0], told[2]) == (param, message)


def test_the_seconds_of_an_extension() -> None:
    """An extension has to say how long its new part is, as text."""
    fields = X | {"video": {"id": "a"}}

    assert refusal(extension_request, fields)[:2] == ("seconds", "missing_required_parameter")
    assert refusal(extension_request, fields | {"seconds": 4})[:2] == ("seconds", "invalid_type")
    assert extension_request(fields | {"seconds": "8"}).seconds == "8"


def test_characters_are_made_from_forms() -> None:
    """A character has a name and a clip, and comes as a form."""
    clip = upload("video/mp4", "m.mp4")

    assert character_request(Form(name="Mossy", video=clip)).name == "Mossy"
    for fields, param, code in (
        ({"name": "Mossy"}, None, "unsupported_content_type"),
        (Form(video=clip), "name", "missing_required_parameter"),
        (Form(name="Mossy"), "video", "missing_required_parameter"),
        (Form(name="Mossy", video="m.mp4"), "video", "invalid_type"),
        (Form(name="Mossy", video={"id": "a"}), "video", "invalid_type"),
        (Form(name="Mossy", video=upload()), "video", "unsupported_file_mimetype"),
        (Form(name="Mossy", video=clip, prompt="x"), "prompt", "unknown_parameter"),
    ):
        assert refusal(character_request, fields)[:2] == (param, code)
