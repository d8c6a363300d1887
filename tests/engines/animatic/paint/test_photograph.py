"""Given pictures are checked, cut to the frame and kept."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from kinora.engines.animatic.paint.photograph import MOST_BYTES, developed, pixels
from kinora.engines.animatic.paint.picture import Picture
from kinora.errors import GenerationError

FRAME = Picture(64, 36)


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    rng = np.random.default_rng(seed)
    return Image.fromarray(rng.integers(0, 255, (height, width, 3), np.uint8))


def test_a_picture_of_the_frames_size_is_kept_bit_for_bit():
    """What comes back has the same pixels."""
    image = noise(64, 36)

    assert (pixels(developed(encoded(image), FRAME)) == np.asarray(image)).all()


@pytest.mark.parametrize("size", [(200, 36), (64, 200), (640, 360), (16, 16)])
def test_another_size_is_cropped_around_its_middle(size):
    """The kept picture has the frame's size and its colour."""
    kept = pixels(developed(encoded(Image.new("RGB", size, (200, 40, 10))), FRAME))

    assert kept.shape == (36, 64, 3)
    assert (kept == (200, 40, 10)).all()


def test_a_picture_is_turned_the_way_it_was_taken():
    """The orientation that a camera wrote is heeded."""
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    image = Image.new("RGB", (64, 36), "black")
    image.paste((255, 255, 255), (0, 0, 64, 18))

    kept = pixels(developed(encoded(image, "JPEG", exif=exif, quality=95), FRAME))

    assert kept[:10].mean() < 20
    assert kept[-10:].mean() > 235


def test_what_is_clear_is_on_white():
    """A transparent picture has no black behind it."""
    kept = pixels(developed(encoded(Image.new("RGBA", (64, 36), (0, 0, 0, 0))), FRAME))

    assert (kept == 255).all()


def test_a_large_noisy_picture_is_kept_small_and_well():
    """It fits the negative, with a loss below what is seen."""
    frame = Picture(1792, 1024)
    image = noise(frame.width, frame.height)

    kept = developed(encoded(image, compress_level=1), frame)

    assert len(kept) < MOST_BYTES


@pytest.mark.parametrize("data", [b"", b"no picture", encoded(noise(64, 36))[:200]])
def test_a_broken_picture_is_refused(data):
    """In a sentence that says what is allowed."""
    with pytest.raises(GenerationError, match="JPEG, PNG or WebP"):
        developed(data, FRAME)


def test_a_picture_too_large_to_decode_is_refused():
    """A small file that would unfold into gigabytes is never decoded."""
    small = bytearray(encoded(noise(64, 36)))
    small[16:24] = struct.pack(">II", 30_000, 30_000)
    small[29:33] = struct.pack(">I", zlib.crc32(bytes(small[12:29])))

    with pytest.raises(GenerationError):
        developed(bytes(small), FRAME)
