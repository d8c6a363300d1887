"""The animatic engine: creates and remixes, frame by frame, before encoding."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kinora.engines.animatic.engine import AnimaticEngine
from kinora.engines.animatic.scene import decode
from kinora.engines.base import SAMPLE_RATE, Shot
from kinora.engines.options import EngineOptions
from kinora.errors import Cancelled, GenerationError
from kinora.video import Kind, Size

PIANO = "A cat plays the piano on a stage."
KITE = "Wide shot of a child flying a red kite in a grassy park, golden hour sunlight."
ROBOT = "A robot walks through a neon city street at night in the rain."
SIZES = ("720x1280", "1280x720", "1024x1792", "1792x1024", "1080x1920", "1920x1080")


def frames_of(footage: Any, *indices: int) -> list[Any]:
    return [next(iter(footage.frames(i, i + 1))).copy() for i in indices]


def test_a_create_gives_the_asked_frames(studio: Any) -> None:
    """Seconds times 24 frames of the asked size, four bytes a pixel, all opaque."""
    footage = studio.create(PIANO)
    frame = frames_of(footage, 5)[0]
    assert (footage.num_frames, footage.fps, footage.pixel_format) == (96, 24, "bgra")
    assert frame.shape == (180, 320, 4)
    assert (frame[..., 3] == 255).all()


def test_the_same_shot_gives_the_same_bytes(studio: Any) -> None:
    """Another engine, and frames asked for out of order, make no difference."""
    once = frames_of(studio.create(PIANO), 30, 7)
    shot = Shot(kind=Kind.CREATE, prompt=PIANO, size=Size(320, 180), seconds=4, seed=11)
    again = frames_of(AnimaticEngine().shoot(shot, studio.watch), 7, 30)
    assert np.array_equal(once[0], again[1])
    assert np.array_equal(once[1], again[0])


def test_a_cache_of_sets_changes_no_frame(studio: Any, tmp_path: Path) -> None:
    """Painted, left for others, found by others: the bytes are the same."""
    shot = Shot(kind=Kind.CREATE, prompt=KITE, size=Size(320, 180), seconds=4, seed=11)
    expected = frames_of(studio.create(KITE), 20)[0]
    for _ in range(2):
        engine = AnimaticEngine(EngineOptions(cache=str(tmp_path)))
        engine.load()
        assert np.array_equal(expected, frames_of(engine.shoot(shot, studio.watch), 20)[0])
    assert any(tmp_path.rglob("0?"))


def test_sound_is_as_long_as_the_picture(studio: Any) -> None:
    """Stereo samples for exactly so many seconds."""
    assert studio.create(PIANO).sound().shape == (4 * SAMPLE_RATE, 2)


def test_the_scene_is_told_as_json(studio: Any) -> None:
    """What was understood can be read by people, and the negative by the engine."""
    footage = studio.create(PIANO)
    assert json.loads(footage.scene())["scene"]["place"] == "stage"
    assert decode(footage.negative()) == footage.reading


def test_an_appended_action_leaves_all_earlier_frames(studio: Any) -> None:
    """Up to the last 40 % every frame is the same; after it the picture is another."""
    source = studio.create(PIANO)
    remix = studio.remix(source, "Extend the scene with the cat taking a bow to the cheering audience.")  # fmt: skip
    before, after = (0, 20, 40, 57), (62, 80, 95)
    for mine, theirs in zip(frames_of(remix, *before), frames_of(source, *before), strict=True):
        assert np.array_equal(mine, theirs)
    for mine, theirs in zip(frames_of(remix, *after), frames_of(source, *after), strict=True):
        assert not np.array_equal(mine, theirs)


def test_a_recolouring_changes_only_its_own_thing(studio: Any, tools: Any) -> None:
    """Outside of where the picture differs with and without the kite nothing changes."""
    source = studio.create(KITE)
    remix = studio.remix(source, "Make the kite blue.")
    bare = studio.film(tools.without(source, "kite"))
    for index in (0, 48):
        red, blue = frames_of(source, index)[0], frames_of(remix, index)[0]
        own = tools.around(tools.changed(red, tools.picture(bare, index)))
        assert tools.changed(red, blue).any()
        assert not (tools.changed(red, blue) & ~own).any()


def test_a_replacement_leaves_what_it_held_and_the_set(studio: Any, tools: Any) -> None:
    """Where neither the child nor the robot is, nor the string, the frames are the same."""
    source = studio.create(KITE)
    remix = studio.remix(source, "Replace the child with a robot.")
    empty = tools.picture(studio.film(tools.without(source, "child")), 30)
    child, robot = frames_of(source, 30)[0], frames_of(remix, 30)[0]
    own = tools.around(tools.changed(child, empty) | tools.changed(robot, empty))
    assert not (tools.changed(child, robot) & ~own).any()


def test_an_added_spotlight_changes_only_its_cone_and_pool(studio: Any, tools: Any) -> None:
    """The far side of the stage is not touched, and light is only added."""
    source = studio.create(PIANO)
    remix = studio.remix(source, "Add a spotlight.")
    dark, lit = frames_of(source, 30)[0], frames_of(remix, 30)[0]
    assert tools.changed(dark, lit).any()
    assert not tools.changed(dark, lit)[:, 240:].any()
    assert (lit[..., :3].astype(int) >= dark[..., :3].astype(int) - 2).all()


def test_stopping_the_rain_leaves_the_dry_parts(studio: Any, tools: Any) -> None:
    """Frames without rain are those of the same street before it ever rained, wet as it is."""
    source = studio.create(ROBOT)
    remix = studio.remix(source, "Stop the rain.")
    wet, dry = frames_of(source, 40)[0], frames_of(remix, 40)[0]
    assert source.reading.scene.wet
    assert remix.reading.scene.wet
    share = tools.changed(wet, dry).mean()
    assert 0 < share < 0.6


def test_a_newcomer_moves_nobody(studio: Any, tools: Any) -> None:
    """Until a second monster comes in nothing changes; then only where it is."""
    source = studio.create("A monster with fluffy fur stands in a forest clearing and waves.")
    remix = studio.remix(source, "A second monster comes out right after.")
    assert np.array_equal(*(frames_of(each, 50)[0] for each in (source, remix)))
    late = tools.changed(*(frames_of(each, 90)[0] for each in (source, remix)))
    assert late.any()
    assert not late[:, :140].any()


def test_a_palette_keeps_the_drawing(studio: Any) -> None:
    """Light stays light and dark stays dark when only the colours move."""
    source = studio.create(ROBOT)
    remix = studio.remix(source, "Shift the color palette to teal, sand, and rust, with a warm backlight.")  # fmt: skip
    before, after = (frames_of(each, 40)[0][..., :3].mean(-1).ravel() for each in (source, remix))
    assert np.corrcoef(before, after)[0, 1] > 0.85


@pytest.mark.parametrize("size", SIZES)
def test_every_size_of_the_api_is_drawn(studio: Any, size: str) -> None:
    """A quarter of each size in each direction, so that the test is quick."""
    width, height = (int(side) // 4 for side in size.split("x"))
    small = Size(width, height)
    frame = frames_of(studio.create("A cat waves in a park.", size=small), 10)[0]
    assert frame.shape == (small.height, small.width, 4)
    assert frame[..., :3].std() > 10


def test_cancelling_stops_between_plates(studio: Any) -> None:
    """What the watch raises comes through, also in the middle of the baking."""

    class Impatient:
        left = 6

        def check(self) -> None:
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    shot = Shot(kind=Kind.CREATE, prompt="A dog runs on the beach.", size=Size(320, 180), seconds=4, seed=2)  # fmt: skip
    with pytest.raises(Cancelled):
        AnimaticEngine().shoot(shot, Impatient())


def test_a_remix_without_a_scene_is_refused(studio: Any) -> None:
    """There is nothing to start from, and the message says what to do."""
    shot = Shot(kind=Kind.REMIX, prompt="Make it blue", size=Size(320, 180), seconds=4, seed=2)
    with pytest.raises(GenerationError, match="create it anew"):
        AnimaticEngine().shoot(shot, studio.watch)


@pytest.mark.parametrize(
    "prompt",
    [
        "",
        "!!!",
        "{'a': 1}",
        "Ein Hund im Park",
        "nothing at all",
        "twelve cats and nine dogs dance",
    ],
)
def test_every_prompt_gives_a_picture(studio: Any, prompt: str) -> None:
    """What is not understood is left out, and something is always drawn."""
    assert frames_of(studio.create(prompt or " "), 3)[0].shape == (180, 320, 4)
