"""Extension: the scene goes on from its last moment, and nothing before it changes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from kinora.engines.animatic.engine import LEAD, AnimaticFootage
from kinora.engines.animatic.scene import decode
from kinora.engines.base import SAMPLE_RATE, Shot
from kinora.errors import GenerationError
from kinora.video import Kind, Size

CASES = (
    ("A cat plays the piano on a stage.", "The cat takes a bow."),
    ("A robot walks through a neon city street at night in the rain.", "The robot waves. The camera zooms in."),
    ("A red car drives along a coastal road. Slow pan right.", "The camera pans left."),
    ("A dragon flies over the mountains, camera zooms in.", "It goes on flying."),
    ("A child flies a red kite in a grassy park, handheld camera.", "A dog runs in."),
    ("Three dogs run on the beach, tracking shot.", "The dogs jump. Close-up."),
    ("A goldfish swims in the ocean. Crane up.", "The camera tilts down."),
    ("A woman sits on a bench and then walks in a park, low angle.", "She dances."),
)  # fmt: skip
ADDED = 4


def extended(studio: Any, source: AnimaticFootage, prompt: str, seconds: int = ADDED) -> Any:
    shot = Shot(
        kind=Kind.EXTENSION, prompt=prompt, size=source.size, seconds=seconds, seed=11,
        negative=source.negative(),
    )  # fmt: skip
    return studio.engine.shoot(shot, studio.watch)


def whole(footage: AnimaticFootage, index: int) -> Any:
    """A frame of the whole clip that a footage is a part of."""
    return next(iter(footage.film.frames(index, index + 1))).copy()


@pytest.mark.parametrize(("prompt", "more"), CASES)
def test_an_extension_changes_no_earlier_frame(
    studio: Any, tools: Any, prompt: str, more: str
) -> None:
    """Frames before the cut are those of the source; the first new one is like the last old one."""
    source = studio.create(prompt)
    longer = extended(studio, source, more)
    assert (longer.num_frames, longer.reading.scene.seconds) == (ADDED * 24, 4 + ADDED)
    for index in (0, 31, 70, 94, 95):
        assert np.array_equal(tools.picture(source, index), whole(longer, index))
    before, last = (tools.picture(source, index).astype(int) for index in (92, 94))
    first = tools.picture(longer, 0)
    assert np.array_equal(first, whole(longer, 96))
    assert abs(first - last).mean() <= 2 * abs(last - before).mean() + 0.6


def test_a_chain_of_extensions_goes_on(studio: Any, tools: Any) -> None:
    """Six of them, each from where the one before ended; the seventh is refused."""
    clip = studio.create("A fox walks through a forest.")
    first = tools.picture(clip, 90)
    for more in ("It sits down.", "Pan right.", "It runs.", "Zoom out.", "It jumps.", "It sleeps."):
        last = whole(clip, clip.reading.scene.seconds * 24 - 1)
        longer = extended(studio, clip, more)
        assert np.array_equal(last, whole(longer, clip.reading.scene.seconds * 24 - 1))
        clip = longer
    assert np.array_equal(first, whole(clip, 90))
    assert (clip.reading.scene.seconds, len(clip.reading.scene.parts)) == (28, 6)
    with pytest.raises(GenerationError, match="6 times"):
        extended(studio, clip, "It dances.")


def test_a_clip_has_an_end(studio: Any) -> None:
    """More than two minutes are refused with a sentence that says so."""
    with pytest.raises(GenerationError, match="120 seconds"):
        extended(studio, studio.create("A cat sits."), "It sleeps.", seconds=120)


def test_what_is_said_takes_place_in_the_added_part(studio: Any) -> None:
    """The new action begins at the cut, and the report says when what changed."""
    longer = extended(studio, studio.create("A cat sits in a park."), "The cat turns black and dances.")  # fmt: skip
    cat = longer.reading.scene.entities[0]
    assert [(beat.action, beat.start, beat.end) for beat in cat.beats] == [("sit", 0, 4), ("dance", 4, 8)]  # fmt: skip
    assert all("4" in sentence for sentence in longer.reading.changed)
    assert decode(longer.negative()) == longer.reading


def test_who_is_not_spoken_of_goes_on(studio: Any) -> None:
    """The piano is played on while the camera does something new."""
    source = studio.create("A cat plays the piano on a stage.")
    longer = extended(studio, source, "The camera slowly zooms out.")
    cat = next(each for each in longer.reading.scene.entities if each.kind == "cat")
    assert {beat.action for beat in cat.beats} == {"play piano"}
    assert cat.beats[-1].end == 8
    assert longer.reading.scene.parts[0].camera.move == "zoom out"


def test_sound_goes_on_without_a_click(studio: Any) -> None:
    """The added part is a piece of the whole clip's sound, so it begins in the middle of it."""
    source = studio.create("A cat plays the piano on a stage.")
    longer = extended(studio, source, "It plays on.")
    sound = longer.sound()
    assert sound.shape == (round((ADDED + LEAD) * SAMPLE_RATE), 2)
    assert np.abs(sound[:480]).max() > 0.001
    assert np.abs(np.diff(sound, axis=0)).max() < 0.5


def test_a_remix_of_an_extended_clip_is_of_all_of_it(studio: Any, tools: Any) -> None:
    """A new colour shows before and after the cut, and the parts stay as they are."""
    source = studio.create("A monster waves in a forest.", size=Size(320, 180))
    longer = extended(studio, source, "It jumps. Pan left.")
    remix = studio.remix(longer, "Make the monster orange.")
    assert remix.num_frames == 8 * 24
    assert remix.reading.scene.parts == longer.reading.scene.parts
    for index in (20, 150):
        assert tools.changed(whole(longer, index), tools.picture(remix, index)).any()


def test_changes_of_an_added_part_are_dated_once(studio: Any) -> None:
    """What says when it begins is not told so a second time."""
    source = studio.create("A monster waves in a forest.", size=Size(320, 180))
    changed = extended(studio, source, "It jumps. Make it night.").reading.changed
    assert all(each.casefold().count("from 4 s on") <= 1 for each in changed)
    assert sum("From 4 s on" in each for each in changed) == 2
