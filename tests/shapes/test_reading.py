"""Clips are read back right: as drawn, and blurred and noisy as a small model's are."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import numpy as np
import pytest

from shapes.reading import Seen, agreement, mask_of, read, scene_of
from shapes.sampling import scenes
from shapes.world import Pixels, Scene, coverage, draw, owners

SCENES = list(islice(scenes(5), 100))


def roughened(clip: Pixels) -> Pixels:
    """Blurred by 1.2 pixels, with noise of 6 of 255."""
    weights = np.exp(-(np.arange(-4, 5) ** 2) / 2 / 1.2**2)
    weights /= weights.sum()
    rough = clip.astype(float)
    for axis in (1, 2):
        wide = [(0, 0)] * 4
        wide[axis] = (4, 4)
        padded, length = np.pad(rough, wide, mode="edge"), rough.shape[axis]
        rough = sum(w * padded.take(range(i, i + length), axis) for i, w in enumerate(weights))
    noise = np.random.default_rng(3).normal(0, 6, clip.shape)
    return np.clip(rough + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(("rough", "least"), [(False, 0.99), (True, 0.97)])
def test_words_are_read_right(rough: bool, least: float) -> None:
    right, asked = Counter[str](), Counter[str]()
    for scene in SCENES:
        clip = roughened(draw(scene)) if rough else draw(scene)
        for word, (good, of) in agreement(read(clip), scene).items():
            right[word] += good
            asked[word] += of
    assert {
        word: right[word] / asked[word] for word in asked if right[word] < least * asked[word]
    } == {}


def test_scenes_are_found_again_within_a_pixel() -> None:
    for scene in SCENES[:20]:
        found = {thing.colour: thing for thing in scene_of(read(draw(scene))).things}
        for thing in scene.things:
            assert np.abs(found[thing.colour].centres() - thing.centres()).max() < 1
            assert found[thing.colour].radius == pytest.approx(thing.radius, rel=0.03)


def test_masks_are_of_the_owners() -> None:
    for scene in SCENES[:10]:
        clip = draw(scene)
        for number, thing in enumerate(scene.things, 1):
            mask, own = mask_of(clip, thing.colour), owners(scene) == number
            told = np.abs(coverage(thing) - 0.5) > 0.05  # not about half a pixel
            assert (mask == own)[told].all()


def test_a_missing_thing_gets_all_its_words_wrong() -> None:
    scene = next(scene for scene in SCENES if len(scene.things) == 2)
    alone = Scene(things=scene.things[:1], background=scene.background)
    told = agreement(read(draw(alone)), scene)
    assert told["count"] == (0, 1)
    assert [told[word] for word in ("colour", "shape", "size", "direction")] == [(1, 2)] * 4
    assert isinstance(read(draw(alone)).things[0], Seen)
