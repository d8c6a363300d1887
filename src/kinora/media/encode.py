"""Frames to H.264, one segment file at a time, while they are drawn.

Every segment of a clip is encoded with the same settings and begins with a closed GOP, so that
`join` can put segments from several processes together without touching their packets.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import av
import numpy as np
from av.video.reformatter import (
    ColorPrimaries,
    ColorRange,
    Colorspace,
    ColorTrc,
    Interpolation,
    VideoReformatter,
)
from numpy.typing import NDArray

from kinora.errors import GenerationError
from kinora.media.seam import translated
from kinora.video import Size

PixelFormat = Literal["rgb24", "bgra"]
GOP = 48  # frames; segments begin at multiples of it
CRF = 18
PRESET = "veryfast"
THREADS = 1  # several processes encode at once already
LOOKAHEAD = 5  # frames; half the usual: at this CRF the same quality and size for 15 to 30 MB less


class SegmentEncoder:
    """Writes one segment of a clip to `path`; `bgra` is converted at half the cost of `rgb24`.

    The same frames give the same bytes. Leaving the `with` block finishes the file;
    leaving it by an error removes it. Raises OutOfSpace or GenerationError.
    """

    def __init__(self, path: Path, *, size: Size, fps: int, pixel_format: PixelFormat) -> None:
        self.path = path
        self.num_frames = 0
        self._size = size
        self._fps = fps
        self._pixel_format: PixelFormat = pixel_format
        self._to_yuv = VideoReformatter()
        with translated("Opening the video file"):
            self._container = av.open(str(path), "w", format="mp4")
            self._stream = self._container.add_stream("libx264", rate=fps, options=_options())
            _describe(self._stream.codec_context, size=size, fps=fps)

    def __repr__(self) -> str:
        return f"SegmentEncoder({self.path.name}, {self._size}, {self.num_frames} frames)"

    def __enter__(self) -> Self:
        return self

    def add(self, frame: NDArray[np.uint8]) -> None:
        """Encode the next frame, (height, width, 3 or 4). The array may be reused afterwards."""
        shape = (self._size.height, self._size.width, 3 if self._pixel_format == "rgb24" else 4)
        if frame.shape != shape or frame.dtype != np.uint8:
            raise GenerationError(
                f"The engine drew a frame of shape {frame.shape} and type {frame.dtype}; "
                f"{shape} and uint8 were asked for."
            )
        with translated("Encoding the video"):
            picture = self._converted(frame)
            picture.pts = self.num_frames
            picture.time_base = Fraction(1, self._fps)
            self._container.mux(self._stream.encode(picture))
        self.num_frames += 1

    def _converted(self, frame: NDArray[np.uint8]) -> av.VideoFrame:
        source = av.VideoFrame.from_numpy_buffer(
            np.ascontiguousarray(frame), format=self._pixel_format
        )
        return self._to_yuv.reformat(
            source,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            dst_color_trc=ColorTrc.BT709,
            dst_color_primaries=ColorPrimaries.BT709,
            interpolation=Interpolation.AREA,  # chroma is the mean of its four pixels
            threads=1,
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            with translated("Finishing the video file"):
                self._finish(complete=error is None)
        except Exception:
            self.path.unlink(missing_ok=True)
            if error is None:
                raise
        if error is not None:
            self.path.unlink(missing_ok=True)

    def _finish(self, *, complete: bool) -> None:
        try:
            if complete:
                self._container.mux(self._stream.encode(None))
        finally:
            self._container.close()


def _options() -> dict[str, str]:
    # subme=1 costs a third less than the preset's 2; drawn pictures look no different for it
    x264 = f"keyint={GOP}:open-gop=0:stitchable=1:subme=1:threads={THREADS}"
    x264 += f":rc-lookahead={LOOKAHEAD}"
    if _has_avx512():  # x264's AVX-512 code gives the same frames different bytes now and then
        x264 += ":asm=avx2"
    return {"preset": PRESET, "crf": str(CRF), "x264-params": x264}


def _has_avx512() -> bool:
    try:
        return "avx512f" in Path("/proc/cpuinfo").read_text()
    except OSError:
        return False


def _describe(context: av.VideoCodecContext, *, size: Size, fps: int) -> None:
    context.width, context.height, context.pix_fmt = size.width, size.height, "yuv420p"
    context.time_base = Fraction(1, fps)
    context.thread_count = THREADS
    context.colorspace = Colorspace.ITU709
    context.color_range = ColorRange.MPEG
    context.color_trc = ColorTrc.BT709
    context.color_primaries = ColorPrimaries.BT709
