"""The numbered cases that no client can send, by plain HTTP."""

from __future__ import annotations

import base64
from typing import Any

import httpx
import pytest

from conformance.python_cases import KEYS, Shelf, png, streams

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def error(answer: httpx.Response, status: int = 400) -> dict[str, Any]:
    """The envelope's inside, of a refusal with that status."""
    assert answer.status_code == status, answer.text
    told = answer.json()["error"]
    assert sorted(told) == ["code", "message", "param", "type"]
    assert answer.headers["x-request-id"]
    return dict(told)


def accepted(http: httpx.Client, answer: httpx.Response) -> dict[str, Any]:
    """The queued video, which is deleted again at once."""
    assert answer.status_code == 200, answer.text
    video = dict(answer.json())
    http.delete(f"videos/{video['id']}")
    return video


def form(**fields: str) -> dict[str, tuple[None, str]]:
    """Fields as a form sends them, without a file."""
    return {name: (None, value) for name, value in fields.items()}


def test_case_03_a_create_as_json(http: httpx.Client) -> None:
    """A create as JSON answers the same 13 keys as one of the clients'."""
    video = accepted(http, http.post("videos", json={"prompt": "a cat"}))
    assert list(video) == KEYS
    assert (video["status"], video["seconds"], video["size"]) == ("queued", "4", "720x1280")


def test_case_06_an_integer_in_json(http: httpx.Client) -> None:
    """Seconds as a JSON integer are of the wrong type."""
    told = error(http.post("videos", json={"prompt": "a cat", "seconds": 8}))
    assert (told["code"], told["param"]) == ("invalid_type", "seconds")
    assert told["message"].endswith("but got an integer instead.")


def test_case_11_no_prompt(http: httpx.Client) -> None:
    """A create without a prompt is refused."""
    told = error(http.post("videos", json={}))
    assert (told["code"], told["param"]) == ("missing_required_parameter", "prompt")


def test_case_14_an_unknown_field(http: httpx.Client) -> None:
    """A field that the API does not have is refused by name."""
    told = error(http.post("videos", json={"prompt": "a cat", "width": 1080}))
    assert (told["code"], told["param"]) == ("unknown_parameter", "width")
    assert told["message"] == "Unknown parameter: 'width'."


def test_case_18_a_reference_as_text(http: httpx.Client) -> None:
    """A reference as plain text is of the wrong type."""
    fields = form(prompt="a cat", input_reference="http://example.com/a.png")
    told = error(http.post("videos", files=fields))
    assert (told["code"], told["param"]) == ("invalid_type", "input_reference")
    assert told["message"] == (
        "Invalid type for 'input_reference': expected a file, but got a string instead."
    )


@pytest.mark.parametrize("is_json", [True, False], ids=["json", "brackets"])
def test_case_19_a_reference_as_data_url(http: httpx.Client, is_json: bool) -> None:
    """A picture may come inside a data URL, as JSON or in a bracketed part."""
    url = f"data:image/png;base64,{base64.b64encode(png(720, 1280)).decode()}"
    if is_json:
        body = {"prompt": "a cat", "input_reference": {"image_url": url}}
        answer = http.post("videos", json=body)
    else:
        fields = form(prompt="a cat") | {"input_reference[image_url]": (None, url)}
        answer = http.post("videos", files=fields)
    assert accepted(http, answer)["status"] == "queued"


@pytest.mark.parametrize("reference", [{}, {"file_id": "file-1", "image_url": "https://a.b/c.png"}])
def test_case_20_a_reference_that_is_neither_or_both(
    http: httpx.Client, reference: dict[str, str]
) -> None:
    """A reference is exactly one of a file and an address."""
    told = error(http.post("videos", json={"prompt": "a cat", "input_reference": reference}))
    assert told["param"] == "input_reference"


def test_case_27_a_range(http: httpx.Client, shelf: Shelf) -> None:
    """The first hundred bytes may be asked for alone."""
    answer = http.get(f"videos/{shelf.source.id}/content", headers={"range": "bytes=0-99"})
    assert (answer.status_code, len(answer.content)) == (206, 100)
    assert answer.headers["content-range"] == f"bytes 0-99/{len(shelf.film)}"
    assert answer.content == shelf.film[:100]


def test_case_30_a_remix_as_a_form(http: httpx.Client, shelf: Shelf) -> None:
    """A remix may be sent as a form."""
    sent = http.post(f"videos/{shelf.source.id}/remix", files=form(prompt="Make it snow"))
    remix = accepted(http, sent)
    assert (remix["remixed_from_video_id"], remix["size"]) == (shelf.source.id, shelf.source.size)


@pytest.mark.parametrize("is_json", [True, False], ids=["json", "brackets"])
def test_case_35_an_edit(http: httpx.Client, shelf: Shelf, is_json: bool) -> None:
    """An edit names its video as JSON or in a bracketed part, and keeps the video's model."""
    if is_json:
        body = {"prompt": "Make it snow", "video": {"id": shelf.source.id}}
        answer = http.post("videos/edits", json=body)
    else:
        fields = form(prompt="Make it snow") | {"video[id]": (None, shelf.source.id)}
        answer = http.post("videos/edits", files=fields)
    edit = accepted(http, answer)
    assert (edit["model"], edit["remixed_from_video_id"]) == (shelf.source.model, shelf.source.id)


def test_case_37_an_extension_is_stitched(http: httpx.Client, shelf: Shelf) -> None:
    """An extension of four seconds to a clip of four is one clip of eight."""
    fields = form(prompt="The monster jumps", seconds="4") | {"video[id]": (None, shelf.source.id)}
    answer = http.post("videos/extensions", files=fields)
    assert answer.status_code == 200, answer.text
    assert answer.json()["seconds"] == "8"
    video = shelf.client.videos.poll(answer.json()["id"])
    assert (video.status, video.seconds) == ("completed", "8")
    _, _, seconds, kinds = streams(shelf.client.videos.download_content(video.id).read())
    assert abs(seconds - 8) < 0.1
    assert kinds == {"video", "audio"}


def test_case_38_an_extension_needs_its_seconds(http: httpx.Client, shelf: Shelf) -> None:
    """How much is to be added has no default."""
    body = {"prompt": "It goes on", "video": {"id": shelf.source.id}}
    told = error(http.post("videos/extensions", json=body))
    assert (told["code"], told["param"]) == ("missing_required_parameter", "seconds")


@pytest.mark.extra
def test_case_38_a_clip_is_extended_six_times(http: httpx.Client, shelf: Shelf) -> None:
    """Six extensions are stitched one to another; a seventh is refused."""
    id, polled = shelf.source.id, shelf.source
    for number in range(1, 8):
        body = {"prompt": "The monster jumps", "seconds": "4", "video": {"id": id}}
        answer = http.post("videos/extensions", json=body)
        if number == 7:
            assert error(answer)["type"] == "invalid_request_error"
            break
        assert answer.status_code == 200, answer.text
        assert answer.json()["seconds"] == str(4 + 4 * number)
        polled = shelf.client.videos.poll(answer.json()["id"])
        assert polled.status == "completed", polled
        id = polled.id
    _, _, seconds, _ = streams(shelf.client.videos.download_content(id).read())
    assert abs(seconds - 28) < 0.1


def test_case_44_an_empty_page(http: httpx.Client) -> None:
    """A page without videos has null ids and no more."""
    page = http.get("videos", params={"limit": 0}).json()
    assert page == {
        "object": "list", "data": [], "first_id": None, "has_more": False, "last_id": None
    }  # fmt: skip
