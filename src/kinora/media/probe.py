"""What is in an MP4 that we made: used by tests and by the server's own check before publishing."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av

from kinora.errors import GenerationError
from kinora.media.seam import translated
from kinora.video import Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a file holds. Durations are seconds."""

    size: Size
    fps: float
    num_frames: int
    video_codec: str
    pixel_format: str
    duration: float
    audio_codec: str
    sample_rate: int  # Hz
    channels: int
    audio_duration: float
    index_first: bool  # the `moov` box comes before the media data: playable while it downloads


def probe(path: Path) -> Contents:
    """Read the file's headers, no frames. Raises GenerationError when it is not such a file."""
    with translated("Looking at the video"), av.open(str(path), "r") as container:
        if not container.streams.video or not container.streams.audio:
            raise GenerationError("The video lacks its picture or its sound.")
        picture, sound = container.streams.video[0], container.streams.audio[0]
        return Contents(
            size=Size(picture.codec_context.width, picture.codec_context.height),
            fps=float(picture.average_rate or 0),
            num_frames=picture.frames,
            video_codec=picture.codec_context.name,
            pixel_format=picture.codec_context.pix_fmt or "",
            duration=float((picture.duration or 0) * (picture.time_base or 0)),
            audio_codec=sound.codec_context.name,
            sample_rate=sound.codec_context.sample_rate,
            channels=sound.codec_context.layout.nb_channels,
            audio_duration=float((sound.duration or 0) * (sound.time_base or 0)),
            index_first=_index_first(path),
        )


def _index_first(path: Path) -> bool:
    names = list(_boxes(path))
    return b"moov" in names and names.index(b"moov") < names.index(b"mdat")


def _boxes(path: Path) -> Iterator[bytes]:
    """The four-letter names of the file's outermost boxes, in order."""
    with path.open("rb") as file:
        while len(head := file.read(8)) == 8:
            length, name = struct.unpack(">I4s", head)
            yield name
            if length == 1:  # a 64-bit length follows
                (length,) = struct.unpack(">Q", file.read(8))
                file.seek(length - 16, 1)
            elif length == 0:  # reaches to the end of the file
                return
            else:
                file.seek(length - 8, 1)
