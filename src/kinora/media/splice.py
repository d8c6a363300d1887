"""Where one film goes on from another: whether packets may be copied, and how sound joins sound."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from numpy.typing import NDArray

from kinora.media.join import SAMPLE_RATE
from kinora.media.seam import translated

_NEAR = SAMPLE_RATE // 100  # samples on either side that tell how steep the sound is by itself
_FADE = SAMPLE_RATE // 100  # samples over which a jump is let go


def can_precede(film: Path, segment: Path, *, num_frames: int, fps: int) -> bool:
    """Whether `join` may copy the packets of a whole film before those of a segment.

    True when one decoder reads both, on the same time line, and the film has that many frames at
    that rate, from zero on. Raises GenerationError when either cannot be read.
    """
    with (
        translated("Looking at the video"),
        av.open(str(film), "r") as one,
        av.open(str(segment), "r") as other,
    ):
        if not one.streams.video or one.streams.video[0].frames != num_frames:
            return False
        return _decoding(one) == _decoding(other) and _is_steady(one, fps)


def _decoding(container: InputContainer) -> tuple[object, ...]:
    """All that a decoder of the picture has to be told."""
    stream = container.streams.video[0]
    context = stream.codec_context
    return (
        context.name,
        context.extradata,
        context.width,
        context.height,
        context.reorder_depth,
        stream.time_base,
        stream.average_rate,
    )


def _is_steady(container: InputContainer, fps: int) -> bool:
    """Every frame has its own tick, and the first is a keyframe at zero."""
    stream = container.streams.video[0]
    times = [packet.pts for packet in container.demux(stream) if packet.pts is not None]
    tick = 1 / (fps * stream.time_base) if stream.time_base else 0
    return sorted(times) == [number * tick for number in range(len(times))]


def spliced(
    before: NDArray[np.float32], after: NDArray[np.float32], *, lead: int = 0
) -> NDArray[np.float32]:
    """One sound after the other, both (samples, 2); a jump between them is let go without a click.

    The first `lead` samples of `after` are of the moment before its own, and are blended with it.
    """
    if 0 < lead <= min(len(before), len(after)):
        blend = np.linspace(0, np.pi / 2, lead, dtype=np.float32)[:, None]  # as loud all the while
        passing = np.cos(blend) * before[-lead:] + np.sin(blend) * after[:lead]
        sound = np.concatenate([before[:-lead], passing, after[lead:]])
        return np.clip(sound, -1.0, 1.0, out=sound)
    sound = np.concatenate([before, after])
    if not len(before) or not len(after):
        return sound
    jump = after[0] - before[-1]
    steep = np.maximum(_steepness(before[-_NEAR:]), _steepness(after[:_NEAR]))
    excess = jump - np.clip(jump, -steep, steep)
    tail = sound[len(before) : len(before) + _FADE]
    left = (1 + np.cos(np.linspace(0, np.pi, len(tail), dtype=np.float32))) / 2
    tail -= left[:, None] * excess
    return np.clip(sound, -1.0, 1.0, out=sound)


def _steepness(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """The largest step from one sample to the next, of either side."""
    if len(sound) < 2:
        return np.zeros(2, np.float32)
    steps: NDArray[np.float32] = np.abs(np.diff(sound, axis=0)).max(axis=0)
    return steps
