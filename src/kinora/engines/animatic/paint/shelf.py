"""A shelf: the finished pictures of one set in files, so that each is painted once by whichever
process comes to it first, and read by the others and by later videos of the same place.

Whatever fails here costs time and nothing else: what cannot be read is painted again.
"""

from __future__ import annotations

import fcntl
import os
import struct
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import skia

HEADER = struct.Struct("<4sIIddI")  # mark, width, height, left, top, checksum of the pixels
MARK = b"kps1"
LOOK_S = 0.003  # between two looks at what another process paints
PATIENCE_S = 5.0  # then it is painted here too
Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """A painted picture and where its top left corner lies (design units)."""

    image: skia.Image
    left: float = 0.0
    top: float = 0.0


Paint = Callable[[], Piece]


class Shelf:
    """The pictures of one set, by the order in which the set asks for them."""

    def __init__(self, folder: Path | None = None, *, patience_s: float = PATIENCE_S) -> None:
        """Without a folder nothing is kept."""
        self._folder, self._patience_s, self._asked = folder, patience_s, 0

    def picture(self, paint: Paint, check: Check) -> Paint:
        """Paint the next picture of the set now, unless it is there or another process is at it.
        Call what is given to have it; that may wait, calling `check`."""
        folder, number = self._folder, self._asked
        self._asked += 1
        piece = paint() if folder is None else _made(folder / f"{number:02d}", paint)
        if piece is not None:
            return lambda: piece
        assert folder is not None  # without one it was painted
        path, patience_s = folder / f"{number:02d}", self._patience_s
        return cache(lambda: _awaited(path, paint, check, patience_s=patience_s))


def _made(path: Path, paint: Paint) -> Piece | None:
    """The picture, read or painted; None while another process paints it."""
    piece = _read(path)
    if piece is not None:
        return piece
    with _claimed(path) as is_mine:
        if not is_mine:
            return None
        piece = _read(path)  # it may have come between the look and the claim
        if piece is None:
            piece = paint()
            _write(path, piece)
        return piece


def _awaited(path: Path, paint: Paint, check: Check, *, patience_s: float) -> Piece:
    end = time.monotonic() + patience_s
    while time.monotonic() < end:
        check()
        piece = _made(path, paint)
        if piece is not None:
            return piece
        time.sleep(LOOK_S)
    return paint()


@contextmanager
def _claimed(path: Path) -> Iterator[bool]:
    """Is the picture ours to paint? A claim ends with its process."""
    try:
        descriptor = os.open(path.with_suffix(".claim"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield True  # nobody can claim anything here: everyone paints
        return
    try:
        yield _locked(descriptor)
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a file system without locks
    return True


def _write(path: Path, piece: Piece) -> None:
    """Leave a picture for the others; whole or not at all."""
    image = piece.image
    pixels = np.empty((image.height(), image.width(), 4), np.uint8)
    image.readPixels(_info(image.width(), image.height()), pixels, image.width() * 4, 0, 0)
    head = HEADER.pack(
        MARK, image.width(), image.height(), piece.left, piece.top, zlib.crc32(pixels.data)
    )
    with suppress(OSError):
        descriptor, name = tempfile.mkstemp(suffix=".part", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(head)
                file.write(pixels.data)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _read(path: Path) -> Piece | None:
    """A picture as it was left, or None when it is missing or damaged."""
    try:
        data = np.fromfile(path, np.uint8)
    except OSError:
        return None
    if len(data) < HEADER.size:
        return None
    mark, width, height, left, top, checksum = HEADER.unpack(data[: HEADER.size].tobytes())
    pixels = data[HEADER.size :]
    if mark != MARK or len(pixels) != width * height * 4 or zlib.crc32(pixels.data) != checksum:
        return None
    # Copied: the picture lives on in layers and shaders, longer than any buffer here is held.
    image = skia.Image.fromarray(
        pixels.reshape(height, width, 4), colorType=skia.kBGRA_8888_ColorType,
        alphaType=skia.kPremul_AlphaType, copy=True,
    )  # fmt: skip
    return Piece(image, left, top)


def _info(width: int, height: int) -> skia.ImageInfo:
    return skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
