"""Inside an inspector: the clean copy of a film, by our own encoders, with nothing of its metadata.

H.264 at a steady 30 frames a second, upright, with square pixels, no side longer than that of the
largest video that is made, nearly without loss; AAC in stereo at 48 kHz.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, BinaryIO

import av
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter

from kinora.media.inquiry import Refusal
from kinora.media.upright import Upright
from kinora.video import Size

FPS = 30
LONGEST_SIDE = 1920  # pixels, of the largest video that is made
SHORTEST_SIDE = 16
RATE = 48_000  # Hz
_CRF, _PRESET, _THREADS = 16, "ultrafast", 2
_GOP = 30  # frames: a reader that starts anywhere decodes a second at most
_HD_HEIGHT = 720  # rows from which colours that do not say otherwise are those of HDTV
_UNSPECIFIED = 2
_LONGER = 0.5  # seconds over the limit that are let pass


class Reprint:
    """Takes the frames of a film in their order and writes the copy to `target`."""

    def __init__(
        self, target: BinaryIO, *, has_sound: bool, aspect: Fraction, frame_s: float, most_s: float
    ) -> None:
        """`aspect` of the film's pixels, `frame_s` how long a frame of its usually lasts."""
        self._container = av.open(target, "w", format="mp4")
        self._picture = _PictureTrack(self._container, aspect=aspect)
        self._sound = _SoundTrack(self._container) if has_sound else None
        self._frame_s = frame_s
        self._most_s = most_s
        self._held: VideoFrame | None = None  # on the screen until the next one comes
        self._held_at = 0.0

    @property
    def size(self) -> Size:
        return self._picture.size

    @property
    def num_frames(self) -> int:
        return self._picture.num_frames

    @property
    def has_sound(self) -> bool:
        return self._sound is not None and self._sound.num_samples > 0

    def show(self, frame: VideoFrame, at: float | None) -> None:
        """The next picture, and when; one that comes no later than the one before replaces it."""
        at = self._held_at + self._frame_s if at is None else max(0.0, at)
        self._check(at)
        if self._held is not None and at > self._held_at:
            self._picture.write(self._held, until=at)
        self._held, self._held_at = self._picture.ours(frame), max(at, self._held_at)
        if self._sound is not None:
            self._sound.may_begin()

    def hear(self, frame: AudioFrame, at: float) -> None:
        """The next piece of sound, and when it begins."""
        assert self._sound is not None
        self._check(at)
        self._sound.take(frame, at)
        self._check(self._sound.seconds)

    def finish(self) -> None:
        """No more will come."""
        if self._held is None:
            raise Refusal("it has no frames that can be read")
        self._picture.write(self._held, until=self._held_at + self._frame_s)
        self._picture.finish()
        if self._sound is not None:
            self._sound.finish()
        self._container.close()

    def _check(self, seconds: float) -> None:
        if seconds > self._most_s + _LONGER:
            raise Refusal(f"it is longer than {self._most_s:g} s, which is the most allowed")


class _PictureTrack:
    def __init__(self, container: Any, *, aspect: Fraction) -> None:
        self.size = Size(0, 0)  # known with the first frame
        self.num_frames = 0
        self._aspect = aspect
        self._container = container
        options = {"preset": _PRESET, "crf": str(_CRF), "g": str(_GOP)}
        self._stream = container.add_stream("libx264", rate=FPS, options=options)
        self._stream.codec_context.thread_count = _THREADS
        self._upright = Upright()
        self._reformatter = VideoReformatter()

    def ours(self, frame: VideoFrame) -> VideoFrame:
        """Upright, of this track's size, 8 bits a colour, the colours of HDTV."""
        upright = self._upright.turned(frame)
        if self.size.width == 0:
            is_sideways = (upright.width, upright.height) != (frame.width, frame.height)
            self._begin(upright, 1 / self._aspect if is_sideways else self._aspect)
        ours = self._reformatter.reformat(
            upright,
            width=self.size.width,
            height=self.size.height,
            format="yuv420p",
            src_colorspace=_colours(upright),
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            threads=1,
        )
        ours.pict_type = 0  # the encoder decides anew
        return ours

    def write(self, frame: VideoFrame, *, until: float) -> None:
        """The frame at every moment of ours before that time; the first one once at least."""
        while (self.num_frames + 0.5) / FPS < until or self.num_frames == 0:
            frame.pts, frame.time_base = self.num_frames, Fraction(1, FPS)
            self._container.mux(self._stream.encode(frame))
            self.num_frames += 1

    def finish(self) -> None:
        self._container.mux(self._stream.encode(None))

    def _begin(self, frame: VideoFrame, aspect: Fraction) -> None:
        self.size = print_size(frame.width, frame.height, aspect)
        context = self._stream.codec_context
        context.width, context.height = self.size.width, self.size.height
        context.pix_fmt = "yuv420p"
        context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG


class _SoundTrack:
    def __init__(self, container: Any) -> None:
        self.num_samples = 0
        self._container = container
        self._stream = container.add_stream("aac", rate=RATE)
        self._stream.codec_context.layout = "stereo"
        self._resampler = av.AudioResampler(format="fltp", layout="stereo", rate=RATE)
        self._waiting: list[AudioFrame] | None = []  # until there is a picture, and a header

    @property
    def seconds(self) -> float:
        return self.num_samples / RATE

    def take(self, frame: AudioFrame, at: float) -> None:
        """Silence fills what the first piece comes late; what lies before the picture is dropped."""
        if at + frame.samples / frame.sample_rate <= 0:
            return
        if self.num_samples == 0 and at > 0:
            self._take_silence(round(at * RATE))
        frame.pts = None
        for piece in self._resampler.resample(frame):
            self._take(piece)

    def may_begin(self) -> None:
        """The picture is there, so the file can be begun."""
        waiting, self._waiting = self._waiting, None
        for piece in waiting or ():
            self._write(piece)

    def finish(self) -> None:
        if self.num_samples:
            for piece in self._resampler.resample(None):
                self._take(piece)
            self._container.mux(self._stream.encode(None))

    def _take_silence(self, num_samples: int) -> None:
        for start in range(0, num_samples, RATE):
            self._take(silence(min(RATE, num_samples - start)))

    def _take(self, piece: AudioFrame) -> None:
        piece.pts, piece.time_base = self.num_samples, Fraction(1, RATE)
        self.num_samples += piece.samples
        if self._waiting is None:
            self._write(piece)
        else:
            self._waiting.append(piece)

    def _write(self, piece: AudioFrame) -> None:
        self._container.mux(self._stream.encode(piece))


def print_size(width: int, height: int, aspect: Fraction = Fraction(1)) -> Size:
    """The size of the clean copy of such a film: square pixels, even sides, no longer than needed."""
    wide = width * float(aspect if Fraction(1, 4) <= aspect <= 4 else 1)
    shrink = min(1.0, LONGEST_SIDE / max(wide, height))
    return Size(_even(wide * shrink), _even(height * shrink))


def silence(num_samples: int) -> AudioFrame:
    """So much of nothing, as the sound of a copy is written."""
    piece = AudioFrame(format="fltp", layout="stereo", samples=num_samples)
    piece.sample_rate = RATE
    for plane in piece.planes:
        plane.update(bytes(plane.buffer_size))
    return piece


def _even(side: float) -> int:
    return max(SHORTEST_SIDE, int(side + 0.01) // 2 * 2)


def _colours(frame: VideoFrame) -> Colorspace | None:
    if frame.colorspace != _UNSPECIFIED:
        return None
    return Colorspace.ITU709 if frame.height >= _HD_HEIGHT else Colorspace.ITU601
