"""Makes media that lie, that are damaged, or that want too much. Everything is small on the disk."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from fractions import Fraction

import av
import numpy as np
from PIL import Image

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100)
GIF = b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
PDF = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj"
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
ENTITIES = b'<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
SVG = b'<?xml version="1.0"?><!DOCTYPE svg [' + ENTITIES + b"]><svg>&j;</svg>"
HLS = b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n"
ZIP = b"PK\3\4" + bytes(200)
FOREIGN = {"heic": HEIC, "gif": GIF, "pdf": PDF, "html": HTML, "svg": SVG, "hls": HLS, "zip": ZIP}


def picture(width: int = 64, height: int = 48) -> Image.Image:
    """A smooth picture whose top left corner is red."""
    rows, columns = np.mgrid[0:height, 0:width]
    pixels = np.stack([columns * 4 % 256, rows * 5 % 256, (rows + columns) % 256], -1)
    pixels[: height // 4, : width // 4] = (255, 0, 0)
    return Image.fromarray(pixels.astype(np.uint8))


def coded(image: Image.Image, format: str, **options: object) -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    """One chunk of a PNG, its checksum right."""
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def canvas(
    width: int, height: int, *, bits: int = 1, colours: int = 0, extra: bytes = b""
) -> bytes:
    """A PNG of all zeros, which take next to nothing; `extra` chunks come before them."""
    channels = {0: 1, 2: 3, 6: 4}[colours]
    row = bytes(1 + (width * bits * channels + 7) // 8)
    packer = zlib.compressobj(9)
    packed = b"".join([packer.compress(row) for _ in range(height)]) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    parts = chunk(b"IHDR", header) + extra + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def text_bomb(num_bytes: int) -> bytes:
    """A chunk of compressed text that grows to so many bytes."""
    packer = zlib.compressobj(9)
    packed = b"".join([packer.compress(bytes(1 << 20)) for _ in range(num_bytes >> 20)])
    return chunk(b"zTXt", b"Comment\0\0" + packed + packer.flush())


def film(
    *,
    size: tuple[int, int] = (64, 48),
    num_frames: int = 30,
    fps: int = 30,
    has_sound: bool = True,
    codec: str = "libx264",
    num_pictures: int = 1,
) -> bytes:
    """An MP4 whose top left corner is red, with a tone."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        streams = [container.add_stream(codec, rate=fps) for _ in range(num_pictures)]
        sound = container.add_stream("aac", rate=48_000, layout="stereo") if has_sound else None
        for stream in streams:
            stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for number in range(num_frames):
            for stream in streams:
                frame = av.VideoFrame.from_image(picture(*size))
                frame.pts, frame.time_base = number, Fraction(1, fps)
                container.mux(stream.encode(frame))
        for stream in streams:
            container.mux(stream.encode(None))
        if sound is not None:
            container.mux(sound.encode(tone(num_frames / fps)))
            container.mux(sound.encode(None))
    return file.getvalue()


def tone(seconds: float) -> av.AudioFrame:
    """So much of a low tone."""
    wave = np.sin(np.arange(round(seconds * 48_000)) * 2 * np.pi * 220 / 48_000).astype("float32")
    frame = av.AudioFrame.from_ndarray(np.stack([wave, wave]) / 4, format="fltp", layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = 48_000, 0, Fraction(1, 48_000)
    return frame


def repeated(num_frames: int, *, step: Fraction) -> bytes:
    """An MP4 that shows one coded frame again and again, `step` seconds apart."""
    file = io.BytesIO()
    source = av.open(io.BytesIO(film(num_frames=1, has_sound=False)))
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream_from_template(source.streams.video[0])
        stream.time_base = Fraction(1, 90_000)
        packet = next(iter(source.demux()))
        content = bytes(packet)
        for number in range(num_frames):
            again = av.Packet(content)
            again.pts = again.dts = int(number * step * 90_000)
            again.duration = int(step * 90_000)
            again.time_base, again.stream, again.is_keyframe = Fraction(1, 90_000), stream, True
            container.mux(again)
    return file.getvalue()


def boxes(data: bytes, path: tuple[bytes, ...], change: Callable[[bytes], bytes]) -> bytes:
    """An MP4 with the content of the first box at `path` changed, and the sizes around it put right.

    Media data must come before the index, as they do here, since nothing else is moved.
    """
    return b"".join(_changed(data, path, change))


def _changed(
    data: bytes, path: tuple[bytes, ...], change: Callable[[bytes], bytes]
) -> Iterator[bytes]:
    at, is_done = 0, False
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        length = length or len(data) - at
        content = data[at + 8 : at + length]
        if not is_done and name == path[0]:
            content = change(content) if len(path) == 1 else boxes(content, path[1:], change)
            is_done = True
        yield struct.pack(">I4s", len(content) + 8, name) + content
        at += length


TRACK = (b"moov", b"trak")
TABLE = (*TRACK, b"mdia", b"minf", b"stbl")


def turned(data: bytes) -> bytes:
    """The film as a camera writes it that was held upright: to be shown a quarter clockwise."""
    one = 1 << 16
    matrix = struct.pack(">9i", 0, one, 0, -one, 0, 0, 0, 0, 1 << 30)
    return boxes(data, (*TRACK, b"tkhd"), lambda old: old[:40] + matrix + old[76:])


def external(data: bytes, path: bytes) -> bytes:
    """The film with its media said to lie in another file of this machine."""
    record = bytes(10) + bytes(1 + 27 + 12)
    record += bytes([6]) + b"passwd".ljust(63, b"\0") + bytes(16)
    record += struct.pack(">HH", 2, len(path)) + path + b"\0" * (len(path) % 2) + b"\xff\xff\0\0"
    alias = struct.pack(">I4sI", 12 + len(record), b"alis", 0) + record
    where = (*TRACK, b"mdia", b"minf", b"dinf", b"dref")
    return boxes(data, where, lambda _: struct.pack(">II", 0, 1) + alias)


def lying(data: bytes, table: bytes, at: int = 4) -> bytes:
    """The film with one of its tables said to have two thousand million entries."""
    huge = struct.pack(">I", 0x7FFF_FFFF)
    return boxes(data, (*TABLE, table), lambda old: old[:at] + huge + old[at + 4 :])


def mutated(data: bytes, seed: int) -> bytes:
    """The file with a few bytes overwritten, cut out or doubled."""
    random = np.random.default_rng(seed)
    changed = bytearray(data)
    for _ in range(int(random.integers(1, 12))):
        at = int(random.integers(0, len(changed)))
        length = int(random.integers(1, 9))
        kind = int(random.integers(0, 4))
        if kind == 0:
            changed[at : at + length] = random.bytes(length)
        elif kind == 1:
            changed[at : at + length] = b"\xff" * length
        elif kind == 2:
            del changed[at : at + length]
        else:
            changed[at:at] = changed[at : at + 4 * length]
    return bytes(changed)
