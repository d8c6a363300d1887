"""A film that goes on from another."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from kinora.media.encode import SegmentEncoder
from kinora.media.join import SAMPLE_RATE, join
from kinora.media.probe import probe
from kinora.media.splice import can_precede, spliced
from kinora.video import Size

LANDSCAPE = Size(320, 180)
Film = Callable[..., Path]
Frame = NDArray[np.uint8]


@pytest.fixture
def segment(tmp_path: Path, drawn: Callable[..., Frame]) -> Film:
    """Encodes so many frames as one segment."""

    def segment(num_frames: int = 1, *, size: Size = LANDSCAPE, fps: int = 24) -> Path:
        path = tmp_path / f"new-{num_frames}-{size}-{fps}.mp4"
        with SegmentEncoder(path, size=size, fps=fps, pixel_format="bgra") as encoder:
            for index in range(num_frames):
                encoder.add(drawn(index, size, "bgra"))
        return path

    return segment


def tone(seconds: float, *, since: float = 0.0, level: float = 0.4) -> NDArray[np.float32]:
    """A steady tone that goes on from `since`."""
    at = np.arange(int(since * SAMPLE_RATE), int((since + seconds) * SAMPLE_RATE)) / SAMPLE_RATE
    return np.repeat(level * np.sin(at * 2 * np.pi * 220)[:, None], 2, axis=1).astype(np.float32)


def packets(path: Path) -> list[tuple[int, int, bool, bytes]]:
    """Of the picture: when shown, when decoded, whether whole, and what."""
    with av.open(str(path)) as container:
        return [
            (packet.pts, packet.dts, packet.is_keyframe, bytes(packet))
            for packet in container.demux(video=0)
            if packet.pts is not None and packet.dts is not None
        ]


def test_a_print_of_ours_can_stay(make_clip: Film, segment: Film) -> None:
    """However many segments it was made of, and also one that was itself stitched."""
    assert can_precede(make_clip(48), segment(), num_frames=96, fps=24)
    assert can_precede(make_clip(1, 2, 50, 95), segment(), num_frames=96, fps=24)


@pytest.mark.parametrize("change", ["length", "size", "rate"])
def test_other_films_cannot(make_clip: Film, segment: Film, change: str) -> None:
    """Of another length, size or rate."""
    size = Size(180, 320) if change == "size" else LANDSCAPE
    new = segment(size=size, fps=30 if change == "rate" else 24)

    assert not can_precede(make_clip(), new, num_frames=97 if change == "length" else 96, fps=24)


def test_a_film_of_another_encoder_cannot(tmp_path: Path, segment: Film) -> None:
    """Its decoder would have to be told other things."""
    path = tmp_path / "foreign.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream(
            "libx264", rate=24, options={"bf": "0", "profile": "baseline"}
        )
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for index in range(24):
            grey = np.full((180, 320, 3), index, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(grey, format="rgb24")))
        container.mux(stream.encode(None))

    assert not can_precede(path, segment(), num_frames=24, fps=24)


def test_a_stitched_film_is_one_stream(
    make_clip: Film, segment: Film, tmp_path: Path, pictures: Callable[[Path], list[Frame]]
) -> None:
    """The source's packets are the same bytes, times only rise, a whole picture is at the seam,
    and every frame decodes to what it was."""
    source, new, out = make_clip(48), segment(96), tmp_path / "stitched.mp4"
    sound = spliced(tone(4), tone(4, since=4))
    join([source, new], sound, out, fps=24, size=LANDSCAPE, seconds=8)
    before, after = packets(source), packets(out)

    assert [packet[3] for packet in before] == [packet[3] for packet in after[:96]]
    assert all(one[1] < other[1] for one, other in pairwise(after))
    assert sorted(packet[0] for packet in after) == [512 * number for number in range(192)]
    assert after[96][2]
    assert (probe(out).duration, probe(out).audio_duration) == (8, 8)
    assert np.array_equal(pictures(out), [*pictures(source), *pictures(new)])


def test_sound_that_goes_on_is_left_alone() -> None:
    """Nothing is changed where there is no jump."""
    assert np.array_equal(spliced(tone(1), tone(1, since=1)), tone(2))


@pytest.mark.parametrize("level", [0.4, -0.9])
def test_a_jump_makes_no_click(level: float) -> None:
    """No step at the seam is larger than the sound's own, and soon all is as it was given."""
    before, after = tone(1), tone(1, since=0.00113, level=level)
    sound = spliced(before, after)
    own = max(float(np.abs(np.diff(part, axis=0)).max()) for part in (before, after))

    assert sound.shape == (2 * SAMPLE_RATE, 2)
    assert np.abs(np.diff(sound[SAMPLE_RATE - 480 : SAMPLE_RATE + 960], axis=0)).max() <= 1.2 * own
    assert np.array_equal(sound[:SAMPLE_RATE], before)
    assert np.allclose(sound[SAMPLE_RATE + 480 :], after[480:])


def test_a_lead_is_blended() -> None:
    """What faded out is filled by what comes, and neither is heard at another time."""
    before, lead = tone(1), 4800
    before[-lead:] *= np.linspace(1, 0, lead, dtype=np.float32)[:, None]
    sound = spliced(before, tone(1.1, since=0.9), lead=lead)
    loudness = [np.abs(sound[at : at + 480]).max() for at in range(40_000, 56_000, 480)]

    assert sound.shape == (2 * SAMPLE_RATE, 2)
    assert min(loudness) > 0.3
    assert np.abs(np.diff(sound, axis=0)).max() < 2 * np.abs(np.diff(tone(1), axis=0)).max()
    assert np.array_equal(sound[SAMPLE_RATE:], tone(1, since=1))


def test_nothing_can_be_joined() -> None:
    """Silence of no length on either side is no error."""
    nothing = np.zeros((0, 2), np.float32)

    assert np.array_equal(spliced(nothing, tone(0.1)), tone(0.1))
    assert np.array_equal(spliced(tone(0.1), nothing), tone(0.1))
