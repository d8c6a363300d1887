"""Edits of a clip that was given: it is the picture, and the prompt is done to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from kinora.engines.animatic.engine import LEAD
from kinora.engines.animatic.scene import decode
from kinora.engines.base import SAMPLE_RATE, Frame, Shot, Sound
from kinora.errors import GenerationError
from kinora.video import Kind, Size

SMALL = Size(320, 180)


@dataclass
class Filmed:
    """A meadow under a bright sky, with somebody who walks through it, filmed by hand."""

    size: Size = SMALL
    seconds: int = 4
    fps: int = 30
    coat: tuple[int, int, int] = (150, 60, 50)
    light: float = 1.0  # of all but the walker

    @property
    def num_frames(self) -> int:
        return self.seconds * self.fps

    def frame(self, number: int) -> Frame:
        """One frame; the walker goes from left to right."""
        width, height = self.size.width, self.size.height
        y, x = np.mgrid[0:height, 0:width] / np.array([[[height]], [[width]]])
        sky = np.stack([150 + 60 * y, 185 + 50 * y, 235 + 15 * y], -1)
        meadow = np.stack([70 + 30 * y, 110 + 20 * x, 50 + 10 * y], -1)
        picture = np.where((y > 0.5)[..., None], meadow, sky)
        walker = (np.abs(x - 0.1 - 0.2 * number / self.fps) < 0.04) & (np.abs(y - 0.65) < 0.15)
        picture *= self.light
        picture[walker] = self.coat
        rng = np.random.default_rng(number)
        noisy = picture + rng.normal(0, 3, (height, width, 1))
        return np.asarray(noisy.clip(0, 255).astype(np.uint8))

    def frames(self, start: int, stop: int) -> Iterator[Frame]:
        for number in range(start, stop):
            yield self.frame(number)

    def sound(self) -> Sound:
        """A hum on both sides."""
        time = np.arange(self.seconds * SAMPLE_RATE) / SAMPLE_RATE
        hum = 0.1 * np.sin(2 * np.pi * 220 * time)
        return np.stack([hum, hum], 1).astype(np.float32)


@pytest.fixture
def filmed() -> Filmed:
    return Filmed()


@pytest.fixture
def edit(studio: Any, filmed: Filmed) -> Any:
    def edit_(prompt: str, negative: bytes | None = None, **more: Any) -> Any:
        wishes = {"kind": Kind.EDIT, "seconds": 4, "seed": 11, "footage": filmed, **more}
        shot = Shot(prompt=prompt, size=SMALL, negative=negative, **wishes)
        return studio.engine.shoot(shot, studio.watch)

    return edit_


def rgb(picture: Any) -> Any:
    return picture[..., 2::-1]


def brightest(picture: Any) -> float:
    """Green of the brightest hundredth."""
    return float(np.quantile(picture[..., 1], 0.99))


def test_footage_stays_as_it_was_filmed(edit, tools, filmed):
    """With nothing to do to it, every frame is the clip's own, at its own speed."""
    footage = edit("xyzzy")

    assert (footage.fps, footage.num_frames) == (30, 120)
    for number in (0, 1, 57, 119, 3):
        assert (rgb(tools.picture(footage, number)) == filmed.frame(number)).all()
    assert "xyzzy" in footage.reading.not_understood


def test_night_falls_on_what_was_filmed(edit, tools, filmed):
    """The sky gets darker than the ground's share of it, everything bluer, and nothing moves."""
    day, night = (filmed.frame(40).astype(float), rgb(tools.picture(edit("Make it night"), 40)))

    assert night.mean() < 0.45 * day.mean()
    assert night[:60].mean() < 0.3 * day[:60].mean()
    assert night[..., 2].mean() > 1.2 * night[..., 0].mean()
    assert night[100:140].std() > 4


def test_what_is_yellow_by_day_is_no_lamp_at_night(edit, tools):
    """A yellow coat in daylight turns dark with all else; in a dark clip what glows goes on."""
    coat = edit("Make it night", footage=Filmed(coat=(230, 200, 30)))
    street = edit("Make it night", footage=Filmed(coat=(230, 200, 30), light=0.3))

    assert brightest(tools.picture(coat, 40)) < 0.6 * 200
    assert brightest(tools.picture(street, 40)) > 0.7 * 200


def test_who_was_filmed_is_seen_through_fog(edit, tools, filmed):
    """Fog takes a part of the contrast, and leaves enough to see the walker by."""
    rows = slice(95, 145)
    clear, dim = (each[rows].std() for each in (filmed.frame(40), rgb(tools.picture(edit("Add fog"), 40))))  # fmt: skip

    assert 0.25 * clear < dim < 0.85 * clear


@pytest.mark.parametrize(
    "prompt", ["make it warmer", "black and white", "snow", "add film grain", "golden hour", "fog"]
)
def test_what_can_be_done_to_it_is_done(edit, tools, filmed, prompt):
    """The picture changes, and every word was understood."""
    footage = edit(prompt)

    assert tools.changed(rgb(tools.picture(footage, 40)), filmed.frame(40)).mean() > 0.01
    assert footage.reading.understood
    assert not footage.reading.not_understood


@pytest.mark.parametrize(
    "prompt",
    ["move it to a beach", "make the car red", "wide shot", "make it winter", "double speed"],
)
def test_what_cannot_be_done_is_told(edit, tools, filmed, prompt):
    """Where it is and who was filmed stay; the words are listed."""
    footage = edit(prompt)

    assert footage.reading.not_understood
    assert (rgb(tools.picture(footage, 40)) == filmed.frame(40)).all()


def test_an_edit_of_an_edit_goes_on(edit, tools):
    """What was done before stays; the same words again change nothing at all."""
    first = edit("Make it night")
    again = edit("Make it night", first.negative())
    second = edit("Add a caption 'Far away'", first.negative())

    for number in (0, 77):
        assert (tools.picture(first, number) == tools.picture(again, number)).all()
        changed = tools.changed(tools.picture(first, number), tools.picture(second, number))
        assert 0 < changed.mean() < 0.1
        assert not changed[:130].any()
    assert decode(second.negative()) == second.reading


def test_somebody_walks_in_front_of_it(edit, tools, filmed):
    """Who is added stands on it and leaves the rest as it was."""
    footage = edit("Add a fox on the left")

    changed = tools.changed(rgb(tools.picture(footage, 40)), filmed.frame(40))
    assert 0.01 < changed.mean() < 0.4
    assert not changed[:, 200:].any()


def test_the_camera_stays_inside_the_frame(edit, tools, filmed):
    """Coming closer begins with the whole picture and never shows what lies beyond it."""
    footage = edit("zoom in")

    assert (rgb(tools.picture(footage, 0)) == filmed.frame(0)).all()
    last = rgb(tools.picture(footage, 119)).astype(int)
    assert np.abs(last - filmed.frame(119)).mean() > 3
    assert last.min(-1).min() > 10


def test_slow_motion_shows_less_of_it(edit, tools, filmed):
    """At half the speed the last frame shown is from the middle of the clip."""
    footage = edit("slow motion")

    assert (rgb(tools.picture(footage, 60)) == filmed.frame(30)).all()
    between = rgb(tools.picture(footage, 61)).astype(int)
    assert np.abs(between - (filmed.frame(30).astype(int) + filmed.frame(31)) // 2).max() <= 1


def test_its_sound_is_kept_and_can_be_muted(edit, filmed):
    """The clip's own sound is heard as loud as it was; "mute it" ends it, music plays over it."""
    own, plain = filmed.sound(), edit("make it warmer").sound()
    muted, music = (edit(prompt).sound() for prompt in ("mute it", "add piano music"))

    assert plain.shape == own.shape
    assert np.abs(plain[SAMPLE_RATE:-SAMPLE_RATE] - own[SAMPLE_RATE:-SAMPLE_RATE]).max() < 0.01
    assert np.abs(muted).max() < 1e-4
    assert np.sqrt(np.square(music - plain).mean()) > 0.01


def test_a_title_and_a_caption_are_written_on_it(edit):
    """Quoted words are a title where the prompt calls them one, else a caption for the whole clip."""
    scene = edit("add the title \"Our summer\" and the caption 'A quiet day'").reading.scene

    assert scene.title == "Our summer"
    assert [(each.text, each.start, each.end) for each in scene.captions] == [
        ("A quiet day", 0.0, 4.0)
    ]


def test_without_its_clip_an_edit_is_refused(edit):
    """The sentence says what to do."""
    negative = edit("Make it night").negative()

    with pytest.raises(GenerationError, match="upload it again"):
        edit("Make it day", negative, footage=None)


@pytest.fixture
def extend(edit: Any) -> Any:
    def extend_(prompt: str, negative: bytes | None = None) -> Any:
        return edit(prompt, negative, kind=Kind.EXTENSION)

    return extend_


def test_an_extension_begins_with_the_last_frame(extend, tools, filmed):
    """Its first frame is the clip's last, bit for bit; then it moves a little, without a jolt."""
    longer = extend("xyzzy")
    first, second, last = (rgb(tools.picture(longer, number)) for number in (0, 1, 119))

    assert (longer.num_frames, longer.fps, longer.reading.scene.seconds) == (120, 30, 8)
    assert (first == filmed.frame(119)).all()
    assert np.abs(first.astype(int) - second).mean() < 0.5
    assert 0.5 < np.abs(first.astype(int) - last).mean() < 20
    assert longer.sound().shape == (round((4 + LEAD) * SAMPLE_RATE), 2)


def test_another_hour_comes_gently(extend, tools, filmed):
    """Night falls within a second of the added part, and not before."""
    longer = extend("Make it night")
    light = [rgb(tools.picture(longer, number)).mean() for number in (0, 15, 40)]

    assert light[0] == filmed.frame(119).mean()
    assert light[0] > 1.2 * light[1] > 1.5 * light[2]


def test_an_edit_of_an_extended_clip_is_of_all_of_it(edit, extend, tools, filmed):
    """The first part stays in daylight, the second at night, and the new words are on both."""
    longer = extend("Make it night")
    remix = edit("Add a caption 'Far away' at 0 to 8 s", longer.negative(), seconds=8)

    assert remix.num_frames == 240
    early, late = (rgb(tools.picture(remix, number)) for number in (60, 200))
    assert (early[:130] == filmed.frame(60)[:130]).all()
    assert (late[:130] == rgb(tools.picture(longer, 80))[:130]).all()
    grey = edit("Black and white", longer.negative(), seconds=8)
    assert all(rgb(tools.picture(grey, number)).std(-1).max() < 12 for number in (60, 200))


def test_an_extension_of_an_edit_keeps_what_was_done(edit, extend, tools):
    """It begins with the last frame as it was graded."""
    night = edit("Make it night")
    longer = extend("xyzzy", night.negative())

    before, after = (tools.picture(night, 119).astype(int), tools.picture(longer, 0).astype(int))
    assert np.abs(before - after).max() <= 2
