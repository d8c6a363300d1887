"""Pictures that lie, are damaged, or want too much."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hostile import media
from kinora.media.inspection import Inspector, Limits
from kinora.media.kinds import JPEG, MP4, PNG, WEBP

BATCH = Path(__file__).parent / "batch.py"
KINDS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}


@pytest.mark.parametrize("name", media.FOREIGN)
@pytest.mark.parametrize("declared", [JPEG, PNG, WEBP, MP4])
def test_other_formats_are_refused_by_any_name(refusal, name: str, declared: str) -> None:
    """Whatever a GIF, a document or a playlist is sent as, no decoder sees it."""
    message = refusal(media.FOREIGN[name], declared)
    assert f"it was sent as '{declared}', but it is '" in message


@pytest.mark.parametrize(
    "declared", ["image/gif", "image/svg+xml", "text/html", "", "application/octet-stream"]
)
def test_other_types_are_refused_before_anything_is_read(refusal, declared: str) -> None:
    """In the native words."""
    message = refusal(media.coded(media.picture(), "PNG"), declared)
    assert message == (
        f"Invalid file 'video': unsupported mimetype ('{declared}'). Supported file formats are "
        "'image/jpeg', 'image/png', 'image/webp', and 'video/mp4'."
    )


@pytest.mark.parametrize(("kind", "declared"), [(JPEG, PNG), (PNG, WEBP), (WEBP, JPEG), (PNG, MP4)])
def test_a_wrong_type_is_named_with_the_right_one(refusal, kind: str, declared: str) -> None:
    """A lie is refused, even where both types are allowed."""
    message = refusal(media.coded(media.picture(), KINDS[kind]), declared)
    assert f"it was sent as '{declared}', but it is '{kind}'" in message


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_is_cut_short_is_refused(refusal, kind: str) -> None:
    """Half a file is no picture, nor is its beginning alone."""
    data = media.coded(media.picture(400, 300), KINDS[kind])
    for length in (len(data) // 2, 40, 12):
        assert "cannot be read" in refusal(data[:length], kind)


def test_an_empty_file_is_refused(refusal) -> None:
    """It is told that it is empty, as a file that was read twice is."""
    assert "it is empty" in refusal(b"", PNG)


def test_a_wrong_checksum_is_refused(refusal) -> None:
    """Of a header as of the pixels."""
    data = bytearray(media.coded(media.picture(), "PNG"))
    data[30] ^= 1
    assert "cannot be read" in refusal(bytes(data), PNG)


def test_a_huge_canvas_is_refused_by_its_header(refusal) -> None:
    """900 million pixels in a few hundred kilobytes are never made."""
    message = refusal(media.canvas(30_000, 30_000), PNG)
    assert "it is 30000x30000; at most 33 megapixels are allowed" in message


def test_text_that_grows_is_refused(refusal) -> None:
    """A comment of a gigabyte does not become one."""
    assert "cannot be read" in refusal(media.canvas(8, 8, extra=media.text_bomb(1 << 29)), PNG)


def test_a_file_over_the_limit_is_refused_unread(refusal) -> None:
    """Its length is told, and the limit."""
    data = media.coded(media.picture(), "PNG") + bytes(20 * 1024 * 1024)
    assert "at most 20971520 are allowed" in refusal(data, PNG)


def test_memory_has_a_limit(refusal, tmp_path: Path) -> None:
    """A picture within the limit of pixels that takes more memory than allowed is refused."""
    path, clean = tmp_path / "wide.png", tmp_path / "clean"
    path.write_bytes(media.canvas(5700, 5700, bits=16, colours=6))
    small = Inspector(scratch=tmp_path, limits=Limits(memory_bytes=500_000_000))
    with pytest.raises(Exception, match="memory"):
        small.picture(path, PNG, into=clean)
    Inspector(scratch=tmp_path).picture(path, PNG, into=clean)


def test_what_is_hidden_behind_a_picture_stays_behind(inspector: Inspector, tmp_path: Path) -> None:
    """A picture that is a web page as well loses that page, and its metadata."""
    path, clean = tmp_path / "given", tmp_path / "clean"
    exif = media.Image.Exif()
    exif[0x010E] = "<script>where I live</script>"
    path.write_bytes(
        media.coded(media.picture(), "JPEG", exif=exif, comment=b"<script>")
        + media.HTML
        + media.ZIP
    )
    inspector.picture(path, JPEG, into=clean)
    data = clean.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert b"<script" not in data
    assert b"eXIf" not in data


@pytest.mark.parametrize("kind", KINDS)
def test_mutated_pictures_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    """A hundred damaged files each: no reader dies."""
    data = media.coded(media.picture(), KINDS[kind])
    paths = []
    for seed in range(100):
        paths.append(tmp_path / str(seed))
        paths[-1].write_bytes(media.mutated(data, seed))
    command = [sys.executable, str(BATCH), "picture", kind, *map(str, paths)]
    lines = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.splitlines()
    assert len(lines) == len(paths)
    assert {line[:9] for line in lines} == {b'{"type":"'}
