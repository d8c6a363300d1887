"""A small moving picture and a sound with a click, encoded as the worker would do it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from kinora.media.encode import PixelFormat, SegmentEncoder
from kinora.media.join import SAMPLE_RATE, join
from kinora.video import Size

FPS = 24
SECONDS = 4
LANDSCAPE = Size(320, 180)
PORTRAIT = Size(180, 320)

Frame = NDArray[np.uint8]


def drawn(index: int, size: Size, pixel_format: PixelFormat = "rgb24") -> Frame:
    """A coloured gradient with a bright square that moves two pixels a frame."""
    y, x = np.mgrid[: size.height, : size.width].astype(np.float32)
    red = 40 + 150 * x / size.width
    green = 60 + 120 * y / size.height
    blue = 128 + 60 * np.sin((x + y) / 30)
    frame = np.stack([red, green, blue], axis=-1).astype(np.uint8)
    left = (2 * index) % (size.width - 40)
    frame[60:100, left : left + 40] = (240, 220, 60)
    if pixel_format == "rgb24":
        return frame
    opaque = np.full((*frame.shape[:2], 1), 255, np.uint8)
    return np.concatenate([frame[..., ::-1], opaque], axis=-1)


def click(at: float, seconds: int = SECONDS) -> NDArray[np.float32]:
    """Silence with one short tone burst that begins `at` seconds."""
    sound = np.zeros((seconds * SAMPLE_RATE, 2), np.float32)
    start, length = int(at * SAMPLE_RATE), 2400
    sound[start : start + length] = 0.5 * np.sin(np.arange(length) * 0.2)[:, None]
    return sound


@pytest.fixture(name="drawn")
def drawn_fixture() -> Callable[..., Frame]:
    return drawn


@pytest.fixture(name="click")
def click_fixture() -> Callable[..., NDArray[np.float32]]:
    return click


@pytest.fixture
def make_clip(tmp_path: Path) -> Callable[..., Path]:
    """Makes a whole MP4 from segments that end at `borders`."""

    def make(
        *borders: int,
        size: Size = LANDSCAPE,
        pixel_format: PixelFormat = "rgb24",
        sound: NDArray[np.float32] | None = None,
        seconds: int = SECONDS,
    ) -> Path:
        stops = [*borders, seconds * FPS]
        segments = []
        for start, stop in zip([0, *borders], stops, strict=True):
            path = tmp_path / f"segment-{start}-{stop}.mp4"
            with SegmentEncoder(path, size=size, fps=FPS, pixel_format=pixel_format) as encoder:
                for index in range(start, stop):
                    encoder.add(drawn(index, size, pixel_format))
            segments.append(path)
        out = tmp_path / f"clip-{size}-{len(segments)}.mp4"
        heard = click(1.0, seconds) if sound is None else sound
        join(segments, heard, out, fps=FPS, size=size, seconds=seconds)
        return out

    return make


@pytest.fixture
def pictures() -> Callable[[Path], list[Frame]]:
    """All frames of a file as RGB."""

    def read(path: Path) -> list[Frame]:
        with av.open(str(path)) as container:
            return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]

    return read


@pytest.fixture
def samples() -> Callable[[Path], NDArray[np.float32]]:
    """The whole sound of a file, (samples, 2)."""

    def read(path: Path) -> NDArray[np.float32]:
        with av.open(str(path)) as container:
            blocks = [frame.to_ndarray() for frame in container.decode(audio=0)]
        return np.concatenate(blocks, axis=1).T

    return read
