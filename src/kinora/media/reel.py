"""A film's frames by time: one decoder that goes on where it was, and jumps where it has to.

Gives RGB of one size, whatever the file has. Errors of the codecs pass through.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import av.filter
import numpy as np
from numpy.typing import NDArray

from kinora.errors import GenerationError
from kinora.video import Size

_AHEAD_S = 3.0  # decoding on so far is cheaper than a jump back to a keyframe
_BACK_S = 2.0  # how much earlier to look for a keyframe when a jump came out too late
_HIGH_DEFINITION = 720  # pixels of height; from there on untagged colours are BT.709
_UNTAGGED, _BT709 = 2, 1  # matrices as H.264 numbers them


class Reel:
    """One open file. Not for use by several threads; closed when nobody holds it any more."""

    def __init__(self, path: Path, *, size: Size) -> None:
        """Raises GenerationError when the file has no picture."""
        self._container = av.open(str(path), "r")
        if not self._container.streams.video:
            raise GenerationError("The given video has no picture.")
        self._stream = self._container.streams.video[0]
        self._stream.codec_context.thread_count = 1  # several processes decode already
        self._zero = float((self._stream.start_time or 0) * self._base)
        self._fitting = _Fitting(size)
        self._decoded: Iterator[av.VideoFrame] = iter(())
        self._now: av.VideoFrame | None = None  # the frame that was asked for last
        self._next: av.VideoFrame | None = None  # the one after it; None at the end
        self._picture: NDArray[np.uint8] | None = None  # of `_now`, once it was wanted

    def frame_at(self, time_s: float) -> NDArray[np.uint8]:
        """What is seen `time_s` seconds after the first frame; after the end, the last frame."""
        if self._now is None or not self._reaches(time_s):
            self._jump(time_s)
        while self._next is not None and self._time(self._next) <= time_s:
            self._advance()
        assert self._now is not None
        if self._picture is None:
            self._picture = self._fitting.fitted(self._now)
        return self._picture.copy()

    @property
    def _base(self) -> float:
        return float(self._stream.time_base or 1 / av.time_base)

    def _reaches(self, time_s: float) -> bool:
        """Whether decoding on from here is the way to that time."""
        assert self._now is not None
        now = self._time(self._now)
        return now <= time_s and (self._next is None or time_s - now <= _AHEAD_S)

    def _jump(self, time_s: float) -> None:
        """To the keyframe before; containers may place it too late, then earlier still."""
        for start in (time_s, time_s - _BACK_S, 0.0):
            place = int((max(0.0, start) + self._zero) / self._base)
            self._container.seek(place, stream=self._stream, backward=True)
            self._decoded = self._container.decode(self._stream)
            self._now = self._next = None
            self._advance()
            if self._now is None:
                self._advance()
            if self._now is not None and self._time(self._now) <= time_s:
                return
        if self._now is None:
            raise GenerationError("The given video has no frame that can be decoded.")

    def _advance(self) -> None:
        self._now, self._picture = self._next, None
        self._next = next(self._decoded, None)

    def _time(self, frame: av.VideoFrame) -> float:
        """Seconds since the first frame; one without a timestamp comes at once."""
        return 0.0 if frame.pts is None else frame.pts * self._base - self._zero


class _Fitting:
    """Cuts frames at the centre to the shape of `size`, then scales them to it, as RGB."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self._graph: av.filter.Graph | None = None
        self._of: tuple[int, int, str] | None = None

    def fitted(self, frame: av.VideoFrame) -> NDArray[np.uint8]:
        """(height, width, 3)."""
        if frame.colorspace == _UNTAGGED and frame.height >= _HIGH_DEFINITION:
            frame.colorspace = _BT709
        shape = (frame.width, frame.height, frame.format.name)
        if self._graph is None or self._of != shape:
            self._graph, self._of = _graph(frame, self._size), shape
        self._graph.push(frame)
        picture = self._graph.pull()
        assert isinstance(picture, av.VideoFrame)
        return picture.to_ndarray().astype(np.uint8, copy=False)


def _graph(frame: av.VideoFrame, size: Size) -> av.filter.Graph:
    cut = _cut(Size(frame.width, frame.height), size)
    # Means of pixels when it shrinks; when it grows they would be seen as squares.
    way = "area" if cut.width >= size.width else "bicubic"
    graph = av.filter.Graph()
    source = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base
    )
    graph.link_nodes(
        source,
        graph.add("crop", f"{cut.width}:{cut.height}"),
        graph.add("scale", f"{size.width}:{size.height}:flags={way}+accurate_rnd+full_chroma_int"),
        graph.add("format", "rgb24"),
        graph.add("buffersink"),
    ).configure()
    return graph


def _cut(whole: Size, wanted: Size) -> Size:
    """The largest part of `whole` that has the shape of `wanted`."""
    width = min(whole.width, round(whole.height * wanted.width / wanted.height))
    height = min(whole.height, round(whole.width * wanted.height / wanted.width))
    return Size(max(1, width), max(1, height))
