from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from kinora.errors import GenerationError, OutOfSpace
from kinora.media.encode import GOP, PixelFormat, SegmentEncoder
from kinora.video import Size

FPS = 24
LANDSCAPE = Size(320, 180)
Draw = Callable[..., NDArray[np.uint8]]


@pytest.fixture
def encoded(drawn: Draw) -> Callable[..., Path]:
    """Writes a small segment."""

    def encode(path: Path, pixel_format: PixelFormat = "bgra", frames: int = 30) -> Path:
        with SegmentEncoder(path, size=LANDSCAPE, fps=FPS, pixel_format=pixel_format) as encoder:
            for index in range(frames):
                encoder.add(drawn(index, LANDSCAPE, pixel_format))
        return path

    return encode


def test_deterministic(tmp_path: Path, encoded: Callable[..., Path]) -> None:
    """The same frames give the same bytes."""
    assert encoded(tmp_path / "a.mp4").read_bytes() == encoded(tmp_path / "b.mp4").read_bytes()


@pytest.mark.parametrize("pixel_format", ["rgb24", "bgra"])
@pytest.mark.parametrize(
    "colour", [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0), (128, 64, 32)]
)
def test_colours_are_bt709(
    tmp_path: Path, pixel_format: PixelFormat, colour: tuple[int, int, int]
) -> None:
    """A plain colour is stored as its BT.709 value in limited range, within two steps."""
    size = Size(64, 64)
    frame = np.empty((64, 64, 3), np.uint8)
    frame[:] = colour
    if pixel_format == "bgra":
        frame = np.dstack([frame[..., ::-1], np.full((64, 64), 255, np.uint8)])
    path = tmp_path / "plain.mp4"
    with SegmentEncoder(path, size=size, fps=FPS, pixel_format=pixel_format) as encoder:
        encoder.add(frame)
    with av.open(str(path)) as container:
        stored = next(container.decode(video=0)).to_ndarray().reshape(-1)

    red, green, blue = (value / 255 for value in colour)
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    expected = (
        16 + 219 * luma,
        128 + 224 * (blue - luma) / 1.8556,
        128 + 224 * (red - luma) / 1.5748,
    )
    got = (stored[:4096].mean(), stored[4096:5120].mean(), stored[5120:].mean())
    assert got == pytest.approx(expected, abs=2)


def test_colours_are_declared(tmp_path: Path, encoded: Callable[..., Path]) -> None:
    """The file says that it is BT.709 in limited range, yuv420p."""
    with av.open(str(encoded(tmp_path / "a.mp4"))) as container:
        context = container.streams.video[0].codec_context
        declared = (
            context.pix_fmt,
            context.colorspace,
            context.color_range,
            context.color_trc,
            context.color_primaries,
        )

    assert declared == ("yuv420p", 1, 1, 1, 1)


def test_key_frames_are_bounded(tmp_path: Path, encoded: Callable[..., Path]) -> None:
    """A key frame comes at least every GOP, so that seeking is quick and segments may split there."""
    with av.open(str(encoded(tmp_path / "a.mp4", frames=2 * GOP + 5))) as container:
        keys = [packet.is_keyframe for packet in container.demux(video=0) if packet.size]

    places = [index for index, key in enumerate(keys) if key]
    assert places[0] == 0
    assert max(np.diff([*places, len(keys)])) <= GOP


def test_the_array_may_be_reused(tmp_path: Path, encoded: Callable[..., Path], drawn: Draw) -> None:
    """A frame is taken over before `add` returns."""
    plain = encoded(tmp_path / "plain.mp4", "rgb24")
    reused = tmp_path / "reused.mp4"
    with SegmentEncoder(reused, size=LANDSCAPE, fps=FPS, pixel_format="rgb24") as encoder:
        buffer = np.empty((LANDSCAPE.height, LANDSCAPE.width, 3), np.uint8)
        for index in range(30):
            buffer[:] = drawn(index, LANDSCAPE)
            encoder.add(buffer)
            buffer[:] = 0

    assert plain.read_bytes() == reused.read_bytes()


def test_a_wrong_frame_is_refused(tmp_path: Path) -> None:
    """A frame of another size raises an error that names both, and no file is left."""
    path = tmp_path / "a.mp4"
    wrong = np.zeros((10, 10, 3), np.uint8)

    with (
        pytest.raises(GenerationError, match=re.escape("(180, 320, 3)")),
        SegmentEncoder(path, size=LANDSCAPE, fps=FPS, pixel_format="rgb24") as encoder,
    ):
        encoder.add(wrong)
    assert not path.exists()


def test_an_error_of_the_caller_passes_through(tmp_path: Path, drawn: Draw) -> None:
    """When drawing fails, its own error comes out and the unfinished file is gone."""
    path = tmp_path / "a.mp4"

    def draw_and_fail() -> None:
        with SegmentEncoder(path, size=LANDSCAPE, fps=FPS, pixel_format="rgb24") as encoder:
            encoder.add(drawn(0, LANDSCAPE))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        draw_and_fail()
    assert not path.exists()


def test_a_full_disk_is_told(tmp_path: Path, encoded: Callable[..., Path]) -> None:
    """Writing to a device without space raises OutOfSpace."""
    path = tmp_path / "full.mp4"
    path.symlink_to("/dev/full")

    with pytest.raises(OutOfSpace):
        encoded(path)


def test_a_missing_folder_is_told(tmp_path: Path, encoded: Callable[..., Path]) -> None:
    """A folder that is not there raises a sentence without any path in it."""
    with pytest.raises(GenerationError) as caught:
        encoded(tmp_path / "nowhere" / "a.mp4")

    assert str(tmp_path) not in caught.value.message


def test_repr_says_how_far_it_is(tmp_path: Path, drawn: Draw) -> None:
    """The encoder's repr names the file, the size and the frames so far."""
    with SegmentEncoder(
        tmp_path / "a.mp4", size=LANDSCAPE, fps=FPS, pixel_format="rgb24"
    ) as encoder:
        encoder.add(drawn(0, LANDSCAPE))

        assert repr(encoder) == "SegmentEncoder(a.mp4, 320x180, 1 frames)"
