"""Serving published files: whole, in ranges, conditionally, and never before they are whole."""

from __future__ import annotations

from typing import Any

import pytest

from kinora.api.content import Span, choose
from kinora.errors import RangeNotSatisfiable

SIZE = 10_252  # of the fixture's film


@pytest.fixture
def path(client: Any, server: Any) -> str:
    """The content of a completed video."""
    video = client.create()
    server.complete()
    return f"/v1/videos/{video['id']}/content"


def test_the_whole_file(client: Any, path: str) -> None:
    """Content comes with its length, type, tag and name."""
    answer = client("GET", path)

    assert answer.status_code == 200
    assert len(answer.content) == SIZE == int(answer.headers["content-length"])
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="{path.split("/")[3]}.mp4"'
    )
    assert answer.headers["x-request-id"]


def test_head_gives_the_same_headers(client: Any, path: str) -> None:
    """HEAD answers as GET does, without the bytes."""
    whole, head = client("GET", path), client("HEAD", path)

    assert head.status_code == 200
    assert head.content == b""
    for name in ("content-length", "content-type", "etag", "accept-ranges"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize(
    ("wanted", "start", "stop"),
    [
        ("bytes=0-99", 0, 100),
        ("bytes=100-199", 100, 200),
        ("bytes=10000-", 10_000, SIZE),
        ("bytes=-52", SIZE - 52, SIZE),
        ("bytes=-999999", 0, SIZE),
        ("bytes=10000-999999", 10_000, SIZE),
    ],
)
def test_case_27_one_range(client: Any, path: str, wanted: str, start: int, stop: int) -> None:
    """A range gives exactly those bytes and says which they are."""
    whole = client("GET", path).content
    answer = client("GET", path, headers={"range": wanted})

    assert answer.status_code == 206
    assert answer.content == whole[start:stop]
    assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/{SIZE}"
    assert int(answer.headers["content-length"]) == stop - start


@pytest.mark.parametrize("wanted", [f"bytes={SIZE}-", "bytes=99999-100000", "bytes=-0"])
def test_a_range_outside_the_file(client: Any, path: str, wanted: str) -> None:
    """A range with none of the file's bytes is refused with the file's size."""
    answer = client("GET", path, headers={"range": wanted})

    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{SIZE}"
    assert answer.json()["error"]["type"] == "invalid_request_error"


@pytest.mark.parametrize(
    "wanted",
    ["bytes=5-2", "bytes=a-b", "lines=1-2", "bytes=", "bytes=-", "bytes=0-1,4-5", "x" * 999],
)
def test_ranges_that_are_ignored(client: Any, path: str, wanted: str) -> None:
    """What is no single range of bytes is ignored, as the standard says."""
    answer = client("GET", path, headers={"range": wanted})

    assert (answer.status_code, len(answer.content)) == (200, SIZE)


def test_conditions(client: Any, path: str) -> None:
    """A known tag is not sent again; a range of another file's tag gives the whole file."""
    tag = client("GET", path).headers["etag"]
    same = client("GET", path, headers={"if-none-match": f'"other", {tag}'})
    other = client("GET", path, headers={"if-none-match": '"other"'})
    still = client("GET", path, headers={"range": "bytes=0-9", "if-range": tag})
    changed = client("GET", path, headers={"range": "bytes=0-9", "if-range": '"other"'})

    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    assert (other.status_code, still.status_code, changed.status_code) == (200, 206, 200)


def test_the_variants_have_their_own_tags(client: Any, path: str) -> None:
    """Each file has its own tag."""
    variants = ("video", "thumbnail", "spritesheet")
    tags = {client("GET", f"{path}?variant={name}").headers["etag"] for name in variants}

    assert len(tags) == 3


@pytest.mark.parametrize("variant", ["negative", "scene"])
def test_what_is_kept_inside(client: Any, path: str, variant: str) -> None:
    """The negative is not for download."""
    assert client("GET", f"{path}?variant={variant}").status_code == 400


def test_bytes_of_an_earlier_attempt_are_not_served(client: Any, server: Any) -> None:
    """Files that lie there without a completed row are not served."""
    video = client.create()
    server.claim()
    server.storage.publish(f"videos/{video['id']}/1/video.bin", b"half")

    assert client("GET", f"/v1/videos/{video['id']}/content").status_code == 404


def test_a_damaged_file_is_not_served(client: Any, server: Any, path: str) -> None:
    """A file of another size than its row says is not served."""
    (asset,) = (a for a in server.store.assets(path.split("/")[3]) if a.variant == "video")
    server.storage.path_of(asset.key).write_bytes(b"short")
    answer = client("GET", path)

    assert answer.status_code == 503
    assert "damaged. Restarting the server" in answer.json()["error"]["message"]


def test_a_deleted_video_has_no_content(client: Any, path: str) -> None:
    """Content is gone with the video, at once."""
    client("DELETE", path.removesuffix("/content"))

    assert client("GET", path).status_code == 404


def test_an_empty_file_has_no_ranges() -> None:
    """There is no range in an empty file."""
    with pytest.raises(RangeNotSatisfiable):
        choose(0, '"t"', method="GET", headers={"range": "bytes=0-"})
    assert choose(0, '"t"', method="GET", headers={}) == Span(200, 0, 0)


def test_head_ignores_ranges() -> None:
    """Ranges are for GET."""
    headers = {"range": "bytes=0-1"}

    assert choose(9, '"t"', method="HEAD", headers=headers) == Span(200, 0, 9)
