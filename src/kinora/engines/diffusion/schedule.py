"""How what was asked for is made from what a model can do: its sizes and its lengths of clips.

Pure arithmetic. Knows nothing of latents, pipelines or pictures' content.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kinora.engines.diffusion.config import Frames
from kinora.video import Size

_SAME_SHAPE = 0.06  # of aspect ratios, as a difference of logarithms: some 6 % are cut off at most
Box = tuple[float, float, float, float]  # left, top, right, bottom, in pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One run of the model: it makes `num_frames`, of which the first `overlap` repeat what was
    there before, and the next `shown` are seen; frames after those are left over by the rule."""

    num_frames: int
    overlap: int = 0
    shown: int


def native_size(asked: Size, sizes: Sequence[str]) -> Size:
    """The size to make: the nearest shape, and among those of nearly one shape the nearest area.

    `sizes` are "WIDTHxHEIGHT"; they are taken as they are listed, never turned.
    """
    known = [Size(*map(int, size.split("x"))) for size in sizes]
    best = min(_unlike(size, asked) for size in known)
    alike = [size for size in known if _unlike(size, asked) <= best + _SAME_SHAPE]
    return min(
        alike, key=lambda size: (abs(math.log(_area(size) / _area(asked))), known.index(size))
    )


def box_of(given: Size, wanted: Size) -> Box:
    """The largest part of a picture of the `given` size, in its middle, that has `wanted`'s shape."""
    scale = min(given.width / wanted.width, given.height / wanted.height)
    width, height = wanted.width * scale, wanted.height * scale
    left, top = max(0, given.width - width) / 2, max(0, given.height - height) / 2
    return (left, top, min(left + width, given.width), min(top + height, given.height))


def fitting(made: Size, asked: Size) -> str:
    """How pictures of the `made` size reach the asked one, in a sentence."""
    if made == asked:
        return f"Made at {made}, as asked."
    left, top, right, bottom = box_of(made, asked)
    scale = asked.width / (right - left)
    lost = 1 - (right - left) * (bottom - top) / _area(made)
    where = "left and right" if left > top else "top and bottom"
    cut = f" and cropped at {where} by {lost:.1%} in all" if lost >= 0.0005 else ""
    return f"Made at {made}, scaled by {scale:.3f}{cut} to {asked}."


def spans(shown: int, frames: Frames, *, goes_on: bool = False) -> tuple[Span, ...]:
    """Runs that together show exactly `shown` frames, as few and as even as the rule allows.

    With `goes_on` the first run, too, takes over frames of what was there before.
    """
    most, overlap = lower(frames.most, frames.multiple), overlap_of(frames)
    before = overlap if goes_on else 0
    left = shown + before  # frames still to be made, each run's overlap among them
    runs: list[Span] = []
    while left > before:
        count = 1 + max(0, math.ceil((left - most) / (most - overlap)))
        even = math.ceil((left + (count - 1) * overlap) / count)
        length = upper(even, frames.multiple)
        seen = min(length, left) - before
        runs.append(Span(num_frames=length, overlap=before, shown=seen))
        left -= before + seen - overlap
        before = overlap
    return tuple(runs)


def overlap_of(frames: Frames) -> int:
    """Frames that a further run takes over: by the rule, and less than a run."""
    most = lower(frames.most, frames.multiple)
    return min(lower(frames.overlap, frames.multiple), lower(most - 1, frames.multiple))


def lower(num_frames: int, multiple: int) -> int:
    """The most frames that the rule `multiple * n + 1` allows of `num_frames`."""
    return (max(num_frames, 1) - 1) // multiple * multiple + 1


def upper(num_frames: int, multiple: int) -> int:
    """The fewest frames that the rule `multiple * n + 1` allows from `num_frames` on."""
    return -(-(num_frames - 1) // multiple) * multiple + 1


def frame_at(index: int, *, fps: int, clip_fps: int) -> int:
    """The frame of a clip that is seen when frame `index` of a film at `fps` begins."""
    return index * clip_fps // fps


def step_of(share: float, num_steps: int) -> int:
    """The step that a share of all steps ends before; the last step is always still to be made."""
    return min(round(share * num_steps), num_steps - 1)


def _unlike(one: Size, other: Size) -> float:
    return abs(math.log(one.width / one.height) - math.log(other.width / other.height))


def _area(size: Size) -> int:
    return size.width * size.height
