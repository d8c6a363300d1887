"""Inside an inspector: an MP4 is opened, judged by its headers, and read frame by frame.

`reprint` writes the clean copy. Knows no paths; nothing outside of the one open file is read.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, BinaryIO

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from kinora.media.inquiry import Answer, FilmSeen, Limits, Question, Refusal
from kinora.media.reprint import FPS, RATE, SHORTEST_SIDE, Reprint, silence
from kinora.media.upright import Upright

PICTURE_CODECS = frozenset({"h264", "hevc", "av1", "libdav1d", "vp9", "mpeg4"})
SOUND_CODECS = frozenset({"aac", "mp3", "mp3float", "opus", "alac", "flac", "ac3", "eac3"})
_OPTIONS = {
    "enable_drefs": "0",  # no external media
    "use_absolute_path": "0",
    "protocol_whitelist": "pipe",
    "max_streams": "16",
    "probesize": "2000000",
    "analyzeduration": "1000000",
}
_READ_BYTES = 1 << 18
_THREADS = 2
_WHOLE = 0.9  # of the frames that the headers promise: with fewer a file counts as cut short
_LONGER = 0.5  # seconds over the limit that are let pass, for sound that outlasts its picture
_TOLERANCE = 1.02  # of rates, whose headers are rounded


@dataclass(frozen=True, slots=True)
class Tracks:
    """What of an open file is read."""

    container: InputContainer
    picture: VideoStream
    sound: AudioStream | None

    @property
    def starts_at(self) -> float:
        """The time of the first picture, in seconds."""
        return float((self.picture.start_time or 0) * (self.picture.time_base or 0))

    @property
    def frame_s(self) -> float:
        """How long a frame usually lasts, in seconds."""
        rate = self.picture.average_rate or self.picture.guessed_rate or Fraction(30)
        return float(1 / rate)


def make_ready(question: Question) -> None:
    """Load all code that will be needed, as long as files may be opened: by copying a tiny film."""
    av.logging.set_level(None)
    tiny = io.BytesIO()
    blank = Reprint(tiny, has_sound=True, aspect=Fraction(1), frame_s=1 / FPS, most_s=1)
    blank.show(VideoFrame(SHORTEST_SIDE, SHORTEST_SIDE, "yuv420p"), 0.0)
    blank.hear(silence(RATE), 0.0)
    blank.finish()
    with opened(tiny) as container:
        tracks = _tracks(container, question.limits)
        _copied(tracks, _copy_of(tracks, io.BytesIO(), question.limits), question.limits)


def inspect(question: Question) -> Answer:
    """Read the film to its end and write the clean copy."""
    limits = question.limits
    with (
        os.fdopen(question.source, "rb", buffering=0) as source,
        os.fdopen(question.target, "w+b") as target,
        opened(source) as container,
    ):
        tracks = _tracks(container, limits)
        copy = _copy_of(tracks, target, limits)
        num_frames = _copied(tracks, copy, limits)
        seconds = copy.num_frames / FPS
        if num_frames > seconds * limits.film_fps * _TOLERANCE + 1:
            raise _too_fast(limits)
        return FilmSeen(
            width=copy.size.width,
            height=copy.size.height,
            fps=num_frames / seconds,
            num_frames=copy.num_frames,
            seconds=seconds,
            has_sound=copy.has_sound,
        )


def opened(source: BinaryIO) -> InputContainer:
    """The file as an MP4, which its first bytes have shown it to be."""
    return av.open(source, "r", format="mp4", options=dict(_OPTIONS), buffer_size=_READ_BYTES)


def first_frame(source: BinaryIO, limits: Limits) -> VideoFrame:
    """The first frame of an MP4, upright."""
    container = opened(source)
    tracks = _tracks(container, limits)
    for frame in container.decode(tracks.picture):
        _check_side(frame.width, frame.height, limits)
        return Upright().turned(frame)
    raise Refusal("it has no frames that can be read")


def _tracks(container: InputContainer, limits: Limits) -> Tracks:
    pictures, sounds = container.streams.video, container.streams.audio
    if not pictures:
        raise Refusal("it has no picture track")
    if len(pictures) > 1 or len(sounds) > 1:
        raise Refusal(
            f"it has {len(pictures)} picture and {len(sounds)} sound tracks; at most one of each is allowed"
        )
    picture, sound = pictures[0], sounds[0] if sounds else None
    _check_codec(picture, PICTURE_CODECS, "picture")
    if sound is not None:
        _check_codec(sound, SOUND_CODECS, "sound")
    _check_headers(container, picture, limits)
    picture.codec_context.thread_count = _THREADS
    picture.codec_context.options = {
        "max_pixels": str(limits.film_side**2),
        "err_detect": "crccheck",
    }
    return Tracks(container, picture, sound)


def _check_codec(stream: Any, allowed: frozenset[str], word: str) -> None:
    name = stream.codec_context.name if stream.codec_context is not None else "unknown"
    if name not in allowed:
        raise Refusal(f"its {word} is coded as {name}, which is not supported; use H.264 and AAC")


def _check_headers(container: InputContainer, picture: VideoStream, limits: Limits) -> None:
    """What the headers say already refuses most that is too much; the frames are counted as well."""
    context = picture.codec_context
    _check_side(context.width, context.height, limits)
    seconds = float((picture.duration or 0) * (picture.time_base or 0))
    if container.duration is not None:
        seconds = max(seconds, container.duration / av.time_base)
    if seconds > limits.film_seconds + _LONGER:
        raise Refusal(f"it is {seconds:.1f} s long; at most {limits.film_seconds} s are allowed")
    _check_count(picture.frames, limits)
    if seconds and picture.frames / seconds > limits.film_fps * _TOLERANCE:
        raise _too_fast(limits)


def _check_side(width: int, height: int, limits: Limits) -> None:
    if max(width, height) > limits.film_side or min(width, height) < SHORTEST_SIDE:
        raise Refusal(
            f"it is {width}x{height}; {SHORTEST_SIDE} to {limits.film_side} pixels either way are allowed"
        )


def _check_count(num_frames: int, limits: Limits) -> None:
    most = limits.film_fps * limits.film_seconds
    if num_frames > most:
        raise Refusal(f"it has {num_frames} frames; at most {most} are allowed")


def _too_fast(limits: Limits) -> Refusal:
    return Refusal(f"it has more than {limits.film_fps} frames a second, which is the most allowed")


def _copy_of(tracks: Tracks, target: BinaryIO, limits: Limits) -> Reprint:
    return Reprint(
        target,
        has_sound=tracks.sound is not None,
        aspect=tracks.picture.sample_aspect_ratio or Fraction(1),
        frame_s=tracks.frame_s,
        most_s=limits.film_seconds,
    )


def _copied(tracks: Tracks, copy: Reprint, limits: Limits) -> int:
    """Every frame goes to the clean copy. How many there were."""
    promised, num_frames = tracks.picture.frames, 0
    for frame in _frames(tracks):
        at = None if frame.time is None else frame.time - tracks.starts_at
        if isinstance(frame, AudioFrame):
            copy.hear(frame, at or 0.0)
            continue
        num_frames += 1
        _check_side(frame.width, frame.height, limits)
        _check_count(num_frames, limits)
        copy.show(frame, at)
    copy.finish()
    if num_frames < promised * _WHOLE:
        raise Refusal(
            f"only {num_frames} of its {promised} frames can be read; it may be cut short"
        )
    return num_frames


def _frames(tracks: Tracks) -> Iterator[VideoFrame | AudioFrame]:
    wanted = [tracks.picture] if tracks.sound is None else [tracks.picture, tracks.sound]
    for packet in tracks.container.demux(*wanted):
        for frame in packet.decode():
            assert isinstance(frame, VideoFrame | AudioFrame)
            yield frame
