"""Segments and sound to one MP4: packets are copied, sound becomes AAC, the index comes first.

Also where a clip may be split: `num_frames` and `ranges`. Knows nothing of who encoded a segment.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.video.stream import VideoStream
from numpy.typing import NDArray

from kinora.errors import GenerationError
from kinora.media.encode import GOP
from kinora.media.seam import translated
from kinora.video import Size

AnyPacket: TypeAlias = "Packet[VideoStream] | Packet[AudioStream]"
SAMPLE_RATE = 48_000  # Hz
AUDIO_BIT_RATE = 160_000  # bits per second
_AAC_FRAME = 1024  # samples


def num_frames(seconds: int, fps: int) -> int:
    return seconds * fps


def ranges(num_frames: int, parts: int, gop: int = GOP) -> tuple[tuple[int, int], ...]:
    """Up to `parts` (start, stop) that cover all frames in order; each start is a multiple of `gop`.

    As even as the GOPs allow. The last range takes the rest, so it may be shorter than a GOP.
    """
    num_gops = -(-num_frames // gop)
    parts = max(1, min(parts, num_gops))
    borders = [round(part * num_gops / parts) * gop for part in range(parts)]
    return tuple(zip(borders, [*borders[1:], num_frames], strict=True))


def join(
    segments: Sequence[Path],
    sound: NDArray[np.float32],
    out: Path,
    *,
    fps: int,
    size: Size,
    seconds: int,
) -> None:
    """Write `out`: the segments in order, with `sound`, (samples, 2) at 48 kHz, -1 to 1.

    Picture and sound both last exactly `seconds`. Raises GenerationError when what was handed in
    does not, and OutOfSpace; then `out` does not exist.
    """
    if sound.shape != (seconds * SAMPLE_RATE, 2):
        raise GenerationError(
            f"The engine gave sound of shape {sound.shape}; "
            f"{(seconds * SAMPLE_RATE, 2)} was asked for."
        )
    try:
        with translated("Joining the video"):
            copied = _write(segments, sound, out, fps=fps, size=size)
        if copied != num_frames(seconds, fps):
            raise GenerationError(
                f"The engine drew {copied} frames; {num_frames(seconds, fps)} were asked for."
            )
    except BaseException:
        out.unlink(missing_ok=True)
        raise


def _write(
    segments: Sequence[Path],
    sound: NDArray[np.float32],
    out: Path,
    *,
    fps: int,
    size: Size,
) -> int:
    """Returns the number of frames copied."""
    with ExitStack() as files:
        inputs = [files.enter_context(av.open(str(path), "r")) for path in segments]
        _check_alike(inputs, size)
        container = files.enter_context(
            av.open(str(out), "w", format="mp4", options={"movflags": "+faststart"})
        )
        picture = _Picture(container, inputs, fps=fps)
        voices = _Sound(container, sound)
        for packet in heapq.merge(picture.packets(), voices.packets(), key=_decode_time):
            container.mux_one(packet)
        return picture.num_frames


def _decode_time(packet: AnyPacket) -> Fraction:
    assert packet.dts is not None
    return packet.dts * packet.time_base


def _check_alike(inputs: Sequence[InputContainer], size: Size) -> None:
    """One decoder configuration serves the whole clip, so the segments must share it."""
    contexts = [container.streams.video[0].codec_context for container in inputs]
    if not contexts:
        raise GenerationError("There is no segment to join.")
    if any(context.extradata != contexts[0].extradata for context in contexts):
        raise GenerationError("The segments of the video were encoded with different settings.")
    if (contexts[0].width, contexts[0].height) != (size.width, size.height):
        raise GenerationError(
            f"The segments are {contexts[0].width}x{contexts[0].height}; {size} was asked for."
        )


class _Picture:
    """The segments' packets, one after the other on one time line."""

    def __init__(
        self, container: OutputContainer, inputs: Sequence[InputContainer], *, fps: int
    ) -> None:
        self._fps = Fraction(fps)
        self.num_frames = 0
        self._inputs = inputs
        self._stream = container.add_stream_from_template(inputs[0].streams.video[0])
        self._stream.time_base = inputs[0].streams.video[0].time_base

    def packets(self) -> Iterator[AnyPacket]:
        """Decode times are counted anew: those of a very short segment would run backwards."""
        first = self._inputs[0].streams.video[0]
        assert self._stream.time_base is not None
        tick = int(1 / self._fps / self._stream.time_base)
        for container in self._inputs:
            start = self.num_frames * tick
            for packet in container.demux(container.streams.video[0]):
                if packet.pts is None:
                    continue  # the empty packet that ends a file
                packet.pts += start
                packet.dts = (self.num_frames - first.codec_context.reorder_depth) * tick
                packet.stream = self._stream
                self.num_frames += 1
                yield packet


class _Sound:
    """AAC packets of the sound; the encoder's lead-in lies before zero, where players skip it."""

    def __init__(self, container: OutputContainer, sound: NDArray[np.float32]) -> None:
        self._sound = sound
        self._stream = container.add_stream("aac", rate=SAMPLE_RATE, layout="stereo")
        self._stream.bit_rate = AUDIO_BIT_RATE

    def packets(self) -> Iterator[AnyPacket]:
        for start in range(0, len(self._sound), _AAC_FRAME):
            block = np.ascontiguousarray(self._sound[start : start + _AAC_FRAME].T)
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            frame.sample_rate = SAMPLE_RATE
            frame.time_base = Fraction(1, SAMPLE_RATE)
            frame.pts = start
            yield from self._stream.encode(frame)
        yield from self._stream.encode(None)
