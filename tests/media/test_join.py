from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from kinora.errors import GenerationError, OutOfSpace
from kinora.media.encode import GOP, SegmentEncoder
from kinora.media.join import SAMPLE_RATE, join, num_frames, ranges
from kinora.media.probe import Contents, probe
from kinora.video import Size

LANDSCAPE, PORTRAIT = Size(320, 180), Size(180, 320)
Clip = Callable[..., Path]
Pictures = Callable[[Path], Sequence[NDArray[np.uint8]]]
Samples = Callable[[Path], NDArray[np.float32]]


def psnr(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    error = np.mean((one.astype(np.float64) - other.astype(np.float64)) ** 2)
    return float(10 * np.log10(255**2 / max(error, 1e-9)))


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
@pytest.mark.parametrize("borders", [(), (48,), (1, 2, 50, 95)], ids=str)
def test_the_file_is_what_was_asked_for(
    make_clip: Clip, size: Size, borders: tuple[int, ...]
) -> None:
    """However it was split, the file has every frame, the size, both codecs and its index first."""
    path = make_clip(*borders, size=size)

    assert probe(path) == Contents(
        size=size,
        fps=24,
        num_frames=96,
        video_codec="h264",
        pixel_format="yuv420p",
        duration=4,
        audio_codec="aac",
        sample_rate=48_000,
        channels=2,
        audio_duration=4,
        index_first=True,
    )


@pytest.mark.parametrize("seconds", [4, 8, 12, 16, 20])
def test_every_length_is_exact(make_clip: Clip, seconds: int) -> None:
    """Picture, sound and file last exactly the seconds asked for."""
    path = make_clip(size=Size(96, 54), seconds=seconds)
    with av.open(str(path)) as container:
        whole = container.duration / 1_000_000

    found = probe(path)
    assert (found.duration, found.audio_duration, whole) == (seconds, seconds, seconds)


def test_frames_come_in_order_from_zero(make_clip: Clip) -> None:
    """Each decoded frame stands at its number divided by the frame rate."""
    with av.open(str(make_clip(48, 60))) as container:
        times = [frame.time for frame in container.decode(video=0)]

    assert times == pytest.approx([index / 24 for index in range(96)])


@pytest.mark.parametrize("borders", [(48,), (1, 50, 95)], ids=str)
def test_joined_segments_show_the_same_frames(
    make_clip: Clip, pictures: Pictures, borders: tuple[int, ...]
) -> None:
    """A clip in several segments decodes to the frames of the clip in one."""
    whole, joined = pictures(make_clip()), pictures(make_clip(*borders))

    assert min(psnr(one, other) for one, other in zip(whole, joined, strict=True)) > 38


def test_frames_are_the_drawn_ones(
    make_clip: Clip, pictures: Pictures, drawn: Callable[..., NDArray[np.uint8]]
) -> None:
    """Every decoded frame is close to what was drawn for that number, so none is lost or doubled."""
    decoded = pictures(make_clip(48))

    assert min(psnr(drawn(i, LANDSCAPE), frame) for i, frame in enumerate(decoded)) > 30


@pytest.mark.parametrize("borders", [(), (48,)], ids=str)
def test_sound_is_aligned(
    make_clip: Clip,
    samples: Samples,
    click: Callable[[float], NDArray[np.float32]],
    borders: tuple[int, ...],
) -> None:
    """A burst at 2.5 s is heard at 2.5 s, within a millisecond, on both sides."""
    heard = samples(make_clip(*borders, sound=click(2.5)))

    onsets = [np.argmax(np.abs(heard[:, side]) > 0.1) / SAMPLE_RATE for side in (0, 1)]
    assert onsets == pytest.approx([2.5, 2.5], abs=0.001)


def test_a_missing_frame_is_an_error(make_clip: Clip, tmp_path: Path) -> None:
    """Segments that do not make up the seconds are refused, and nothing is written."""
    make_clip(48)
    out = tmp_path / "short.mp4"
    sound = np.zeros((4 * SAMPLE_RATE, 2), np.float32)

    with pytest.raises(GenerationError, match="drew 48 frames; 96 were asked for"):
        join([tmp_path / "segment-0-48.mp4"], sound, out, fps=24, size=LANDSCAPE, seconds=4)
    assert not out.exists()


def test_wrong_sound_is_an_error(make_clip: Clip, tmp_path: Path) -> None:
    """Sound of another length or shape is refused with both shapes named."""
    make_clip()
    with pytest.raises(GenerationError, match=re.escape("(192000, 2) was asked for")):
        join(
            [tmp_path / "segment-0-96.mp4"],
            np.zeros((100, 2), np.float32),
            tmp_path / "out.mp4",
            fps=24,
            size=LANDSCAPE,
            seconds=4,
        )


def test_wrong_size_is_an_error(make_clip: Clip, tmp_path: Path) -> None:
    """Segments of another size than asked for are refused."""
    make_clip()
    sound = np.zeros((4 * SAMPLE_RATE, 2), np.float32)
    with pytest.raises(GenerationError, match="320x180; 180x320 was asked for"):
        join(
            [tmp_path / "segment-0-96.mp4"],
            sound,
            tmp_path / "out.mp4",
            fps=24,
            size=PORTRAIT,
            seconds=4,
        )


def test_segments_of_different_settings_are_refused(
    tmp_path: Path, drawn: Callable[..., NDArray[np.uint8]]
) -> None:
    """Two segments that need different decoders cannot be joined by copying."""
    paths = [tmp_path / "a.mp4", tmp_path / "b.mp4"]
    for path, size in zip(paths, (LANDSCAPE, PORTRAIT), strict=True):
        with SegmentEncoder(path, size=size, fps=24, pixel_format="rgb24") as encoder:
            encoder.add(drawn(0, size))
    sound = np.zeros((4 * SAMPLE_RATE, 2), np.float32)

    with pytest.raises(GenerationError, match="different settings"):
        join(paths, sound, tmp_path / "out.mp4", fps=24, size=LANDSCAPE, seconds=4)


def test_no_segments_are_refused(tmp_path: Path) -> None:
    """There must be something to join."""
    sound = np.zeros((4 * SAMPLE_RATE, 2), np.float32)
    with pytest.raises(GenerationError, match="no segment"):
        join([], sound, tmp_path / "out.mp4", fps=24, size=LANDSCAPE, seconds=4)


def test_a_damaged_segment_is_an_error(tmp_path: Path) -> None:
    """A segment whose writer died is refused without leaking its path."""
    path = tmp_path / "half.mp4"
    path.write_bytes(b"\0\0\0\x20ftypisom")
    sound = np.zeros((4 * SAMPLE_RATE, 2), np.float32)

    with pytest.raises(GenerationError) as caught:
        join([path], sound, tmp_path / "out.mp4", fps=24, size=LANDSCAPE, seconds=4)
    assert str(tmp_path) not in caught.value.message


def test_a_full_disk_is_told(make_clip: Clip, tmp_path: Path) -> None:
    """Joining onto a device without space raises OutOfSpace."""
    make_clip()
    out = tmp_path / "full.mp4"
    out.symlink_to("/dev/full")
    sound = np.zeros((4 * SAMPLE_RATE, 2), np.float32)

    with pytest.raises(OutOfSpace):
        join([tmp_path / "segment-0-96.mp4"], sound, out, fps=24, size=LANDSCAPE, seconds=4)


def test_num_frames() -> None:
    """Eight seconds at 24 frames a second are 192 frames."""
    assert num_frames(8, 24) == 192


@pytest.mark.parametrize("frames", [96, 192, 288, 384, 480, 50, 1])
@pytest.mark.parametrize("parts", [1, 2, 3, 4, 64])
def test_ranges_cover_all_frames(frames: int, parts: int) -> None:
    """The ranges follow one another, cover every frame once, and start at multiples of the GOP."""
    found = ranges(frames, parts)

    covered = [index for start, stop in found for index in range(start, stop)]
    assert covered == list(range(frames))
    assert all(start < stop and start % GOP == 0 for start, stop in found)
    assert len(found) <= parts


def test_ranges_are_even() -> None:
    """Eight seconds for two processes split in the middle."""
    assert ranges(192, 2) == ((0, 96), (96, 192))
