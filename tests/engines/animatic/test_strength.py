"""How far a remix departs from its source."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from kinora.engines.base import Shot
from kinora.video import Kind, Size, Strength

SMALL = Size(320, 180)


@pytest.fixture(scope="module")
def source(studio: Any) -> Any:
    return studio.create("A black cat and a robot wave in a park.")


@pytest.fixture
def remix(studio: Any, source: Any) -> Any:
    def remix_(prompt: str, strength: Strength, **more: Any) -> Any:
        wishes = {"kind": Kind.REMIX, "seconds": 4, "seed": 99, **more}
        shot = Shot(
            prompt=prompt, size=SMALL, negative=source.negative(), strength=strength, **wishes
        )
        return studio.engine.shoot(shot, studio.watch)

    return remix_


def test_subtle_changes_colours_light_and_words_alone(remix, source):
    """Nobody comes, goes or moves; what was asked beyond that is told as not done."""
    prompt = "Make it night. Make the robot red. Add a dog. Remove the cat. Zoom in. Add fireworks."
    reading = remix(prompt, Strength.SUBTLE).reading
    scene, before = reading.scene, source.reading.scene

    assert scene.time_of_day == "night"
    assert [each.kind for each in scene.entities] == [each.kind for each in before.entities]
    assert [each.mark for each in scene.entities] == [each.mark for each in before.entities]
    assert scene.entities[1].colour != before.entities[1].colour
    assert (scene.camera, scene.effects) == (before.camera, before.effects)
    told = " ".join(reading.not_done)
    assert all(word in told for word in ("dog", "cat", "zooms in", "fireworks", "subtle"))
    assert not any("dog" in sentence for sentence in reading.changed)


def test_a_subtle_remix_that_asks_for_more_gives_the_source(remix, source, tools):
    """With nothing left to change, every frame is the source's."""
    footage = remix("Add a dog and zoom in", Strength.SUBTLE)

    for index in (0, 50):
        assert (tools.picture(footage, index) == tools.picture(source, index)).all()


def test_balanced_changes_what_is_asked(remix, source, tools):
    """A recoloured robot leaves the cat's side of the picture as it was."""
    footage = remix("Make the robot red", Strength.BALANCED)

    changed = tools.changed(tools.picture(footage, 30), tools.picture(source, 30))
    assert 0 < changed.mean() < 0.2
    assert footage.reading.not_done == ()


def test_strong_stages_the_rest_anew(remix, source, tools):
    """The same two in the same place, elsewhere in the picture, and another park."""
    footage = remix("Make the robot red", Strength.STRONG)
    scene, before = footage.reading.scene, source.reading.scene

    assert [each.kind for each in scene.entities] == [each.kind for each in before.entities]
    assert (scene.place, scene.time_of_day) == (before.place, before.time_of_day)
    assert all(
        now.mark != then.mark for now, then in zip(scene.entities, before.entities, strict=True)
    )
    assert tools.changed(tools.picture(footage, 30), tools.picture(source, 30)).mean() > 0.3


def test_the_same_seed_gives_the_same_strong_remix(remix, tools):
    """Another seed gives another staging."""
    first, again = (remix("Make it rain", Strength.STRONG) for _ in range(2))
    other = remix("Make it rain", Strength.STRONG, seed=5)

    assert np.array_equal(tools.picture(first, 40), tools.picture(again, 40))
    assert not np.array_equal(tools.picture(first, 40), tools.picture(other, 40))


def test_a_subtle_extension_goes_on_as_it_was(remix):
    """Its light may change; nobody walks in."""
    reading = remix("Make it night. A dog walks in.", Strength.SUBTLE, kind=Kind.EXTENSION).reading

    assert [each.kind for each in reading.scene.entities] == ["cat", "robot"]
    assert reading.scene.time_of_day == "night"
    assert reading.scene.parts[0].before.time_of_day == "noon"
    assert any("dog" in sentence for sentence in reading.not_done)


def test_a_seed_gives_the_same_clip_again(studio, tools):
    """The same prompt and seed, the same frames; another seed, another park."""

    def made(seed: int) -> Any:
        shot = Shot(kind=Kind.CREATE, prompt="A cat in a park", size=SMALL, seconds=4, seed=seed)
        return tools.picture(studio.engine.shoot(shot, studio.watch), 30)

    first = made(7)
    assert np.array_equal(first, made(7))
    assert not np.array_equal(first, made(8))
