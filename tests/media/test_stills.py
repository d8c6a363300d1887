from __future__ import annotations

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from kinora.media.encode import PixelFormat
from kinora.media.stills import (
    StillsCollector,
    sprite_frames,
    spritesheet,
    thumbnail_frame,
)
from kinora.video import Size

LANDSCAPE, PORTRAIT = Size(320, 180), Size(180, 320)


def plain(index: int, size: Size, pixel_format: PixelFormat) -> NDArray[np.uint8]:
    """A frame of one colour that tells its number: red is the number, blue stays 200."""
    frame = np.empty((size.height, size.width, 3), np.uint8)
    frame[:] = (index, 30, 200)
    if pixel_format == "rgb24":
        return frame
    return np.dstack([frame[..., ::-1], np.full(frame.shape[:2], 255, np.uint8)])


@pytest.mark.parametrize("pixel_format", ["rgb24", "bgra"])
@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
def test_parts_of_a_clip_make_one_sheet(size: Size, pixel_format: PixelFormat) -> None:
    """Two collectors, each with its half of the clip, give a sheet of sixteen frames in order."""
    sprites = []
    for part in (range(96), range(96, 192)):
        collector = StillsCollector(num_frames=192, size=size, pixel_format=pixel_format)
        for index in part:
            collector.offer(index, plain(index, size, pixel_format))
        sprites += collector.stills().sprites
    sheet = Image.open(io.BytesIO(spritesheet(sprites, size=size)))

    assert (sheet.format, sheet.size) == ("JPEG", (size.width // 4 * 4, size.height // 4 * 4))
    tile = size.width // 4, size.height // 4
    centres = [
        sheet.getpixel(((place % 4) * tile[0] + tile[0] // 2, (place // 4) * tile[1] + 20))
        for place in range(16)
    ]
    for (red, _, blue), frame in zip(centres, sprite_frames(192), strict=True):
        assert red == pytest.approx(frame, abs=4)
        assert blue == pytest.approx(200, abs=6)


def test_exactly_one_part_has_the_thumbnail() -> None:
    """The part that holds the chosen frame gives a WebP of the video's size; the other gives none."""
    found = []
    for part in (range(48), range(48, 96)):
        collector = StillsCollector(num_frames=96, size=LANDSCAPE, pixel_format="rgb24")
        for index in part:
            collector.offer(index, plain(index, LANDSCAPE, "rgb24"))
        found.append(collector.stills().thumbnail)

    assert found[0] is None
    assert found[1] is not None
    image = Image.open(io.BytesIO(found[1]))
    assert (image.format, image.size) == ("WEBP", (320, 180))
    assert image.convert("RGB").getpixel((9, 9))[0] == pytest.approx(thumbnail_frame(96), abs=6)


def test_kept_pictures_do_not_follow_the_buffer() -> None:
    """A frame's array may be drawn over after it was offered."""
    collector = StillsCollector(num_frames=16, size=LANDSCAPE, pixel_format="rgb24")
    frame = plain(7, LANDSCAPE, "rgb24")
    collector.offer(3, frame)
    frame[:] = 0

    (sprite,) = collector.stills().sprites
    assert sprite.pixels[20, 20].tolist() == [7, 30, 200]


@pytest.mark.parametrize("num_frames", [96, 192, 480, 16, 1])
def test_wanted_frames_exist(num_frames: int) -> None:
    """Every frame that is wanted is one of the clip, in order."""
    wanted = sprite_frames(num_frames)

    assert list(wanted) == sorted(wanted)
    assert all(0 <= index < num_frames for index in (*wanted, thumbnail_frame(num_frames)))
