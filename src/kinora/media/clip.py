"""A film on disk as the frames and the sound that an engine is given: any size, rate and length.

Frames are decoded when asked for, one at a time. Knows nothing of engines, jobs or where files lie.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from numpy.typing import NDArray

from kinora.errors import GenerationError
from kinora.media.join import SAMPLE_RATE, num_frames
from kinora.media.reel import Reel
from kinora.media.seam import translated
from kinora.video import Size

FPS = 24  # frames per second of a clip, whatever its file has: what engines draw at
LONGEST_S = 120
_SLACK = SAMPLE_RATE // 20  # samples; timestamps may be so inexact without there being a gap


@dataclass(frozen=True, slots=True)
class Measures:
    """What a file holds: the size of its frames, and how long they go on."""

    size: Size
    seconds: float

    @property
    def whole_seconds(self) -> int:
        """Its length as a video has it: rounded, 1 to 120."""
        return max(1, min(LONGEST_S, int(self.seconds + 0.5)))


def measured(path: Path) -> Measures:
    """Read the headers of a film. Raises GenerationError when it is none."""
    with translated("Reading the given video"), av.open(str(path), "r") as container:
        picture = _picture_of(container)
        if picture.duration and picture.time_base:
            seconds = float(picture.duration * picture.time_base)
        else:
            seconds = (container.duration or 0) / av.time_base
        return Measures(Size(picture.codec_context.width, picture.codec_context.height), seconds)


def size_within(size: Size, most: int) -> Size:
    """The size, shrunk until its shorter side is at most `most`; both sides even."""
    factor = min(1.0, most / min(size.width, size.height))
    return Size(*(max(2, round(side * factor / 2) * 2) for side in (size.width, size.height)))


class FilmClip:
    """A film fitted to a size: scaled to cover it, and cut at the centre.

    It has `seconds` at `fps`; of a shorter film the last frame is held, a longer one is cut.
    """

    def __init__(self, path: Path, *, size: Size, seconds: int, fps: int = FPS) -> None:
        """Nothing is opened before the first frame, or the sound, is asked for."""
        self.size = size
        self.fps = fps
        self.num_frames = num_frames(seconds, fps)
        self._path = path
        self._reel: Reel | None = None

    def __repr__(self) -> str:
        return f"FilmClip({self._path.name!r}, {self.size}, {self.num_frames} frames)"

    def frames(self, start: int, stop: int) -> Iterator[NDArray[np.uint8]]:
        """Frames `start` to `stop - 1`, each a new array (height, width, 3), RGB.

        Ranges that follow one another cost least. Raises GenerationError when the file is damaged.
        """
        for index in range(start, stop):
            with translated("Reading the given video"):
                if self._reel is None:
                    self._reel = Reel(self._path, size=self.size)
                frame = self._reel.frame_at((index + 0.01) / self.fps)  # the border is its own
            yield frame

    def sound(self) -> NDArray[np.float32]:
        """(samples, 2) at 48 kHz, as long as the picture; silence where the file has no sound."""
        sound = np.zeros((self.num_frames * SAMPLE_RATE // self.fps, 2), np.float32)
        with translated("Reading the sound of the given video"):
            for start, block in _sound_of(self._path, seconds=len(sound) / SAMPLE_RATE):
                first, last = max(0, start), min(len(sound), start + len(block))
                if last > first:
                    sound[first:last] = block[first - start : last - start]
        return np.nan_to_num(sound, copy=False).clip(-1.0, 1.0, out=sound)


def _picture_of(container: InputContainer) -> av.VideoStream:
    if not container.streams.video:
        raise GenerationError("The given video has no picture.")
    return container.streams.video[0]


def _sound_of(path: Path, *, seconds: float) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Blocks of samples and where they begin, counted from the first frame of the picture."""
    with av.open(str(path), "r") as container:
        if not container.streams.audio:
            return
        picture, stream = _picture_of(container), container.streams.audio[0]
        zero = float((picture.start_time or 0) * (picture.time_base or 0))
        stream.codec_context.thread_count = 1
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        cursor: int | None = None
        for frame in container.decode(stream):
            for part in resampler.resample(frame):
                cursor = _placed(cursor, part.time, zero)
                block = part.to_ndarray().T.astype(np.float32, copy=False)
                yield cursor, block
                cursor += len(block)
            if cursor is not None and cursor > seconds * SAMPLE_RATE:
                return
        for part in resampler.resample(None):
            yield cursor or 0, part.to_ndarray().T.astype(np.float32, copy=False)


def _placed(cursor: int | None, time: float | None, zero: float) -> int:
    """Where a block begins: after the one before, unless its timestamp leaves a gap."""
    if time is None:
        return cursor or 0
    place = round((time - zero) * SAMPLE_RATE)
    return place if cursor is None or abs(place - cursor) > _SLACK else cursor
