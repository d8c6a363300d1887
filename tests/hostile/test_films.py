"""Films that lie, are damaged, or want too much."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import pytest

from hostile import media
from kinora.errors import InvalidRequest
from kinora.media.inspection import Inspector, Limits
from kinora.media.kinds import MP4

BATCH = Path(__file__).parent / "batch.py"


@pytest.fixture(scope="module")
def good() -> bytes:
    """A film of a second, with sound."""
    return media.film()


@pytest.mark.parametrize("name", media.FOREIGN)
def test_other_formats_are_refused(refusal, name: str) -> None:
    """A playlist or a picture that is called a film is none."""
    assert "it was sent as 'video/mp4', but it is '" in refusal(
        media.FOREIGN[name], MP4, wants="film"
    )


def test_only_one_type_is_taken(refusal, good: bytes) -> None:
    """In the native words."""
    message = refusal(good, "video/webm", wants="film")
    assert message.endswith(
        "unsupported mimetype ('video/webm'). Supported file format is 'video/mp4'."
    )


def test_a_film_that_is_cut_short_is_refused(refusal, good: bytes) -> None:
    """Without its index it cannot be read; a first box alone is no film."""
    for length in (len(good) // 2, len(good) - 200, 40):
        assert "cannot be read" in refusal(good[:length], MP4, wants="film")
        assert "cannot be read" in refusal(good[:length], MP4)


def test_frames_that_are_promised_must_be_there(refusal) -> None:
    """An index of which the media data are missing promises too much."""
    data = media.film(num_frames=60, has_sound=False)
    at = data.index(b"mdat") + 4
    length = struct.unpack_from(">I", data, at - 8)[0] - 8
    hollow = data[: at + length // 3] + os.urandom(length - length // 3) + data[at + length :]
    refusal(hollow, MP4, wants="film")


@pytest.mark.parametrize("table", [b"stts", b"stsc", b"stco", b"stss"])
def test_tables_that_lie_about_their_length(
    inspector: Inspector, tmp_path: Path, good: bytes, table: bytes
) -> None:
    """Two thousand million entries that are not there take no memory: a refusal, or the real film."""
    path, clean = tmp_path / "given", tmp_path / "clean"
    path.write_bytes(media.lying(good, table))
    try:
        assert inspector.film(path, into=clean).num_frames <= 31
    except InvalidRequest:
        assert not clean.exists()


@pytest.mark.parametrize("size", [0, 1, 7, 0x7FFF_FFFF, 0xFFFF_FFFF])
def test_a_box_that_lies_about_its_size(refusal, good: bytes, size: int) -> None:
    """An index that claims another length than it has leads nowhere."""
    at = good.index(b"moov") - 4
    data = good[:at] + struct.pack(">I", size) + good[at + 4 :]
    if size not in (0, 0x7FFF_FFFF, 0xFFFF_FFFF):  # to the file's end, which here is the truth
        refusal(data, MP4, wants="film")


def test_too_many_frames_are_refused(refusal) -> None:
    """Twenty thousand frames are not even begun."""
    data = media.repeated(20_000, step=Fraction(1, 500))
    assert "it has 20000 frames; at most 14400 are allowed" in refusal(data, MP4, wants="film")


def test_too_many_frames_a_second_are_refused(refusal) -> None:
    """Whatever the length."""
    data = media.repeated(1000, step=Fraction(1, 500))
    assert "more than 120 frames a second" in refusal(data, MP4, wants="film")


def test_a_film_that_is_too_long_is_refused(refusal) -> None:
    """Few frames can last for long."""
    data = media.repeated(14, step=Fraction(10))
    assert "at most 120 s are allowed" in refusal(data, MP4, wants="film")


def test_too_large_frames_are_refused(refusal, tmp_path: Path) -> None:
    """By their header, and as a reference picture too."""
    data = media.film(size=(4112, 64), num_frames=2, has_sound=False)
    for wants in ("film", "picture"):
        assert "it is 4112x64; 16 to 4096 pixels either way are allowed" in refusal(
            data, MP4, wants=wants
        )


def test_one_picture_track_is_enough(refusal) -> None:
    """More are refused, and so is none."""
    assert "2 picture and 0 sound tracks" in refusal(
        media.film(num_pictures=2, has_sound=False, num_frames=3), MP4, wants="film"
    )


def test_an_unusual_codec_is_refused(refusal) -> None:
    """The sentence says what to use."""
    data = media.film(codec="mpeg2video", has_sound=False, num_frames=2)
    assert (
        "its picture is coded as mpeg2video, which is not supported; use H.264 and AAC"
        in refusal(data, MP4, wants="film")
    )


def test_media_in_another_file_are_not_looked_for(refusal, tmp_path: Path, good: bytes) -> None:
    """A film whose frames are said to lie in another file of this machine has none."""
    other = tmp_path / "a-film-that-is-really-there-and-whose-frames-would-do.mp4"
    other.write_bytes(good)
    refusal(media.external(good, str(other).encode()), MP4, wants="film")


def test_time_has_a_limit(tmp_path: Path) -> None:
    """A film that takes too long is refused, and its process is gone."""
    path = tmp_path / "given"
    path.write_bytes(media.film(num_frames=2, has_sound=False))
    hasty = Inspector(scratch=tmp_path, limits=Limits(film_timeout_s=0))
    began = time.monotonic()
    with pytest.raises(InvalidRequest, match="within the limits"):
        hasty.film(path, into=tmp_path / "clean")
    assert time.monotonic() - began < 3
    assert list(tmp_path.iterdir()) == [path]


def test_mutated_films_are_read_or_refused(good: bytes, tmp_path: Path) -> None:
    """Two hundred damaged files, most in their index: no reader dies."""
    paths = []
    index = good.index(b"moov")
    for seed in range(200):
        paths.append(tmp_path / str(seed))
        damaged = (
            good[:index] + media.mutated(good[index:], seed)
            if seed % 4
            else media.mutated(good, seed)
        )
        paths[-1].write_bytes(damaged)
    command = [sys.executable, str(BATCH), "film", MP4, *map(str, paths)]
    lines = subprocess.run(
        command, capture_output=True, check=True, timeout=120
    ).stdout.splitlines()
    assert len(lines) == len(paths)
    assert {line[:9] for line in lines} == {b'{"type":"'}
