"""The thumbnail and the spritesheet, made from a few frames that are shrunk while they pass by.

Any process may collect its own part of a clip; the small pictures are put together at the end.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kinora.media.encode import PixelFormat
from kinora.video import Size

GRID = 4  # the sheet is GRID x GRID pictures, each a GRIDth of the video's width and height
WEBP_QUALITY = 85
JPEG_QUALITY = 85


@dataclass(frozen=True, slots=True)
class Sprite:
    """One small picture of the sheet, (height, width, 3) RGB; `place` counts from 0 by rows."""

    place: int
    pixels: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Stills:
    """What one process collected. `thumbnail` is WebP, None when its frame was not in that part."""

    sprites: tuple[Sprite, ...] = ()
    thumbnail: bytes | None = None


def sprite_frames(num_frames: int) -> tuple[int, ...]:
    """The frame numbers shown on the sheet, evenly spread, each from the middle of its part."""
    count = GRID * GRID
    return tuple((2 * place + 1) * num_frames // (2 * count) for place in range(count))


def thumbnail_frame(num_frames: int) -> int:
    """The frame that stands for the clip: late enough that an action appended by a remix shows."""
    return num_frames * 3 // 4


class StillsCollector:
    """Is offered every frame of a part, in any order, and keeps the few that are wanted."""

    def __init__(self, *, num_frames: int, size: Size, pixel_format: PixelFormat) -> None:
        """`size` of the frames, and of the thumbnail."""
        self._pixel_format: PixelFormat = pixel_format
        self._tile = tile_size(size)
        self._frames = sprite_frames(num_frames)
        self._thumbnail_frame = thumbnail_frame(num_frames)
        self._sprites: dict[int, Sprite] = {}
        self._thumbnail: bytes | None = None

    @property
    def wanted(self) -> tuple[int, ...]:
        """The numbers of the frames that are kept, in order."""
        return tuple(sorted({*self._frames, self._thumbnail_frame}))

    def offer(self, index: int, frame: NDArray[np.uint8]) -> None:
        """Look at frame number `index`; the array may be reused afterwards."""
        if index == self._thumbnail_frame:
            self._thumbnail = thumbnail(frame, pixel_format=self._pixel_format)
        for place, wanted in enumerate(self._frames):
            if wanted == index:
                small = _shrunk(_image(frame, self._pixel_format), self._tile)
                self._sprites[place] = Sprite(place, np.asarray(small))

    def stills(self) -> Stills:
        """What has been kept so far."""
        return Stills(tuple(self._sprites.values()), self._thumbnail)


def tile_size(size: Size) -> Size:
    """The size of one picture on the sheet of a video of `size`."""
    return Size(max(1, size.width // GRID), max(1, size.height // GRID))


def thumbnail(frame: NDArray[np.uint8], *, pixel_format: PixelFormat) -> bytes:
    """One frame as WebP, as large as it is."""
    file = io.BytesIO()
    _image(frame, pixel_format).save(file, "WEBP", quality=WEBP_QUALITY, method=2)
    return file.getvalue()


def spritesheet(sprites: Iterable[Sprite], *, size: Size) -> bytes:
    """The sheet of a video of `size` as JPEG; places that nobody collected stay black."""
    tile = tile_size(size)
    sheet = Image.new("RGB", (GRID * tile.width, GRID * tile.height))
    for sprite in sprites:
        row, column = divmod(sprite.place, GRID)
        sheet.paste(Image.fromarray(sprite.pixels), (column * tile.width, row * tile.height))
    file = io.BytesIO()
    sheet.save(file, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return file.getvalue()


def _image(frame: NDArray[np.uint8], pixel_format: PixelFormat) -> Image.Image:
    height, width = frame.shape[:2]
    raw = "RGB" if pixel_format == "rgb24" else "BGRX"
    return Image.frombytes("RGB", (width, height), np.ascontiguousarray(frame).data, "raw", raw)


def _shrunk(image: Image.Image, size: Size) -> Image.Image:
    if image.size == (size.width, size.height):
        return image
    return image.resize((size.width, size.height), Image.Resampling.BOX, reducing_gap=2.0)
