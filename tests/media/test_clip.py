"""A film on disk, given to an engine."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from kinora.errors import GenerationError
from kinora.media.clip import FilmClip, measured, size_within
from kinora.media.join import SAMPLE_RATE
from kinora.video import Size

LANDSCAPE, PORTRAIT = Size(320, 180), Size(180, 320)
Frame = NDArray[np.uint8]
Film = Callable[..., Path]


@pytest.fixture
def film(tmp_path: Path) -> Film:
    """Makes a foreign film: its frames' grey levels say which they are, four levels a frame."""

    def film(
        *,
        size: Size = LANDSCAPE,
        fps: int = 30,
        num_frames: int = 45,
        sound: NDArray[np.float32] | None = None,
        rate: int = 44_100,
    ) -> Path:
        path = tmp_path / f"{size}-{fps}-{num_frames}.mp4"
        with av.open(str(path), "w") as container:
            picture = container.add_stream("libx264", rate=fps, options={"g": "20"})
            picture.width, picture.height, picture.pix_fmt = size.width, size.height, "yuv420p"
            voice = None
            if sound is not None:
                layout = "mono" if sound.shape[1] == 1 else "stereo"
                voice = container.add_stream("aac", rate=rate, layout=layout)
            for index in range(num_frames):
                grey = np.full((size.height, size.width, 3), 4 * index, np.uint8)
                frame = av.VideoFrame.from_ndarray(grey, format="rgb24")
                frame.pts, frame.time_base = index, Fraction(1, fps)
                container.mux(picture.encode(frame))
            container.mux(picture.encode(None))
            if voice is not None and sound is not None:
                heard = av.AudioFrame.from_ndarray(
                    np.ascontiguousarray(sound.T), format="fltp", layout=layout
                )
                heard.sample_rate, heard.pts, heard.time_base = rate, 0, Fraction(1, rate)
                container.mux(voice.encode(heard))
                container.mux(voice.encode(None))
        return path

    return film


def levels(frames: list[Frame]) -> list[int]:
    """Which frames of the film these are."""
    return [round(float(frame.mean()) / 4) for frame in frames]


def test_frames_are_the_drawn_ones(make_clip: Film, drawn: Callable[..., Frame]) -> None:
    """RGB, of the size, each a whole picture of its own, close to what was drawn."""
    frames = list(FilmClip(make_clip(), size=LANDSCAPE, seconds=4).frames(0, 96))

    assert len(frames) == 96
    for index in (0, 47, 48, 95):
        frame = frames[index]
        assert (frame.shape, frame.dtype) == ((180, 320, 3), np.uint8)
        assert frame.flags.c_contiguous
        assert np.abs(frame.astype(int) - drawn(index, LANDSCAPE)).mean() < 3


def test_any_range_gives_the_same_frames(make_clip: Film) -> None:
    """Forwards, backwards, far apart, and twice the same."""
    path = make_clip()
    whole = list(FilmClip(path, size=LANDSCAPE, seconds=4).frames(0, 96))
    clip = FilmClip(path, size=LANDSCAPE, seconds=4)

    for start, stop in ((90, 96), (0, 3), (47, 49), (48, 50), (10, 11), (10, 11)):
        for index, frame in enumerate(clip.frames(start, stop), start):
            assert np.array_equal(frame, whole[index])


@pytest.mark.parametrize(("fps", "step"), [(30, 1.25), (24, 1), (12, 0.5), (60, 2.5)])
def test_a_rate_is_changed_by_time(film: Film, fps: int, step: float) -> None:
    """Each frame is the one that the film shows at that moment."""
    path = film(fps=fps, num_frames=60 if fps == 60 else 30)
    clip = FilmClip(path, size=LANDSCAPE, seconds=1)

    assert levels(list(clip.frames(0, 12))) == [int(index * step) for index in range(12)]


def test_a_short_film_holds_its_last_frame(film: Film) -> None:
    """Half a second that is missing is filled; the clip is as long as it says."""
    clip = FilmClip(film(fps=24, num_frames=36), size=LANDSCAPE, seconds=2)

    assert clip.num_frames == 48
    assert levels(list(clip.frames(30, 48))) == [30, 31, 32, 33, 34, 35] + 12 * [35]


@pytest.mark.parametrize("size", [PORTRAIT, Size(64, 64), Size(640, 200)], ids=str)
def test_another_shape_is_covered(make_clip: Film, size: Size) -> None:
    """Cut at the centre, never stretched: the gradient's middle stays in the middle."""
    frame = next(FilmClip(make_clip(), size=size, seconds=4).frames(0, 1))
    shown = min(320, round(180 * size.width / size.height))
    expected = 40 + 150 * (320 - shown) / 2 / 320

    assert frame.shape == (size.height, size.width, 3)
    assert frame[-size.height // 8 :, : max(2, size.width // 40), 0].mean() == pytest.approx(
        expected, abs=8
    )


def test_sound_is_in_its_place(make_clip: Film, click: Callable[..., NDArray[np.float32]]) -> None:
    """A burst at 2.5 s is heard at 2.5 s, and the sound is exactly as long as the picture."""
    sound = FilmClip(make_clip(sound=click(2.5)), size=LANDSCAPE, seconds=4).sound()

    assert (sound.shape, sound.dtype) == ((4 * SAMPLE_RATE, 2), np.float32)
    assert np.argmax(np.abs(sound[:, 1]) > 0.1) / SAMPLE_RATE == pytest.approx(2.5, abs=0.001)


def test_one_voice_is_heard_on_both_sides(film: Film) -> None:
    """Mono at another rate becomes stereo at 48 kHz; what the film lacks is silence."""
    tone = 0.4 * np.sin(np.arange(44_100) * 0.05, dtype=np.float32)[:, None]
    sound = FilmClip(film(sound=tone), size=LANDSCAPE, seconds=2).sound()

    assert sound.shape == (2 * SAMPLE_RATE, 2)
    assert np.array_equal(sound[:, 0], sound[:, 1])
    assert 0.2 < np.abs(sound[4800:40_000]).max() < 0.6
    assert np.abs(sound[int(1.1 * SAMPLE_RATE) :]).max() == 0


def test_a_silent_film_gives_silence(film: Film) -> None:
    """As long as the picture."""
    sound = FilmClip(film(), size=LANDSCAPE, seconds=1).sound()

    assert sound.shape == (SAMPLE_RATE, 2)
    assert not sound.any()


@pytest.mark.parametrize("content", [b"", b"\0\0\0\x20ftypisom", b"no film at all" * 100])
def test_a_damaged_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    """Of ours, without the path, whatever is asked of it."""
    path = tmp_path / "damaged.mp4"
    path.write_bytes(content)
    clip = FilmClip(path, size=LANDSCAPE, seconds=1)

    for ask in (lambda: next(clip.frames(0, 1)), clip.sound, lambda: measured(path)):
        with pytest.raises(GenerationError) as caught:
            ask()
        assert str(tmp_path) not in caught.value.message


def test_a_film_is_measured(film: Film) -> None:
    """Size and length; whole seconds are rounded and at least one."""
    found = measured(film(num_frames=46))

    assert (found.size, found.whole_seconds) == (LANDSCAPE, 2)
    assert found.seconds == pytest.approx(46 / 30, abs=0.01)
    assert measured(film(num_frames=3)).whole_seconds == 1


@pytest.mark.parametrize(
    ("size", "within"),
    [
        (Size(1920, 1080), Size(1280, 720)),
        (Size(1080, 1920), Size(720, 1280)),
        (Size(641, 359), Size(640, 360)),
        (Size(4096, 2160), Size(1366, 720)),
    ],
)
def test_a_size_is_shrunk_in_its_shape(size: Size, within: Size) -> None:
    """Until its shorter side fits; both sides are even."""
    assert size_within(size, 720) == within
