"""What goes on from frames: extensions, and edits of clips that were given."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest

from engines.diffusion.tensors.making import (
    Folder,
    Listener,
    Moving,
    after,
    config,
    engine_of,
    frames,
    scene,
    shot,
)
from kinora.engines.base import SAMPLE_RATE, Footage
from kinora.engines.diffusion.engine import DiffusionEngine
from kinora.engines.diffusion.negative import decode
from kinora.errors import GenerationError
from kinora.video import Kind

SNOW = "a red ball in snow"


@pytest.fixture(scope="module")
def engine(folder_of: Folder) -> Iterator[DiffusionEngine]:
    made = engine_of(config("wan", folder_of("wan")))
    yield made
    made.close()


@pytest.fixture(scope="module")
def source(engine: DiffusionEngine) -> Footage:
    return engine.shoot(shot(), Listener())


def extended(engine: DiffusionEngine, source: Footage, prompt: str = SNOW) -> Footage:
    return engine.shoot(after(source, prompt, kind=Kind.EXTENSION, seconds=1), Listener())


def difference(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


@pytest.mark.parametrize("name", ["wan", "wan_5b", "ltx"])
def test_an_extension_goes_on_without_a_jump(folder_of: Folder, name: str) -> None:
    """It is the added part alone, and its first frame is as near to the source's last as frames are
    to one another."""
    engine = engine_of(config(name, folder_of(name)))
    source = engine.shoot(shot(), Listener())
    added = extended(engine, source)
    before, new = frames(source), frames(added)
    usual = max(difference(one, two) for one, two in pairwise(before))

    assert (added.num_frames, len(new)) == (8, 8)
    assert difference(new[0], before[-1]) <= 1.25 * usual


def test_the_sound_of_an_extension_may_begin_earlier(folder_of: Folder) -> None:
    """By a moment, to be blended with what was there."""
    engine = engine_of(config("ltx2", folder_of("ltx2")))
    added = extended(engine, engine.shoot(shot(), Listener()))

    assert 0 <= len(added.sound()) - SAMPLE_RATE <= SAMPLE_RATE


def test_the_negative_of_an_extension_tells_of_the_whole(
    engine: DiffusionEngine, source: Footage
) -> None:
    """So that a remix is as long, and an extension goes on from there."""
    added = extended(engine, source)
    remix = engine.shoot(after(added, "a blue ball", seconds=2), Listener())
    again = extended(engine, added, "a red ball in rain")

    assert decode(added.negative()).about.seconds == 2
    assert frames(remix).shape[0] == 16
    assert decode(again.negative()).about.seconds == 3
    assert np.array_equal(
        frames(engine.shoot(after(added, SNOW, seconds=2), Listener()))[8:], frames(added)
    )


def test_every_part_keeps_its_own_words(engine: DiffusionEngine, source: Footage) -> None:
    """A change is made to the caption of each part."""
    added = extended(engine, source)
    remix = engine.shoot(after(added, "Make the ball blue", seconds=2), Listener())
    captions = {part["caption"] for part in scene(remix)["parts"]}

    assert len(captions) == 2
    assert all("blue ball" in caption for caption in captions)


def test_another_models_video_cannot_be_extended(folder_of: Folder, source: Footage) -> None:
    """Its latents mean nothing to this one; the sentence says what to do."""
    engine = engine_of(config("ltx", folder_of("ltx")))

    with pytest.raises(GenerationError, match="'wan'"):
        extended(engine, source)


# -- given clips


def edited(engine: DiffusionEngine, prompt: str = "a yellow square at night") -> Footage:
    given = shot(prompt, kind=Kind.EDIT, footage=Moving())
    return engine.shoot(given, Listener())


def test_a_clip_is_edited(engine: DiffusionEngine) -> None:
    """By flowedit from its encoded frames, at the model's rate and with its own sound."""
    made = edited(engine)

    assert scene(made)["strategy"] == "flowedit"
    assert frames(made).shape == (8, 64, 64, 3)
    assert np.array_equal(made.sound(), Moving().sound())


def test_an_edited_clip_can_be_remixed(engine: DiffusionEngine) -> None:
    """From its negative; the clip's own sound goes on."""
    made = edited(engine)
    remix = engine.shoot(after(made, "a blue square at night", footage=Moving()), Listener())
    again = engine.shoot(after(made, "a yellow square at night", footage=Moving()), Listener())

    assert not np.array_equal(frames(remix), frames(made))
    assert np.array_equal(frames(again), frames(made))
    assert np.array_equal(remix.sound(), Moving().sound())


@pytest.mark.parametrize("name", ["ltx", "cogvideox"])
def test_every_family_edits_clips(folder_of: Folder, name: str) -> None:
    """Packed or frames first, by flow or by v-prediction: the clip's own latents are carried over."""
    made = edited(engine_of(config(name, folder_of(name))))

    assert scene(made)["strategy"] == "flowedit"
    assert frames(made).shape == (8, 64, 64, 3)


def test_a_clip_is_extended(engine: DiffusionEngine) -> None:
    """What is added goes on from its frames, and the whole can be remixed and extended again."""
    given = shot("it snows", kind=Kind.EXTENSION, footage=Moving())
    added = engine.shoot(given, Listener())
    remix = engine.shoot(after(added, "at night", seconds=2, footage=Moving()), Listener())
    again = extended(engine, added, "it rains")

    assert (added.num_frames, frames(added).shape[0]) == (8, 8)
    assert decode(added.negative()).num_frames == 16
    assert frames(remix).shape[0] == 16
    assert len(remix.sound()) == 2 * SAMPLE_RATE
    assert frames(again).shape[0] == 8
