"""Pace: the story runs slower or faster, the camera does not."""

from __future__ import annotations

import itertools
from typing import Any

import msgspec
import numpy as np
import pytest
import skia

from kinora.engines.animatic.scene import Scene

PROMPTS = (
    "A fox walks through a forest in the rain.",
    "A red car drives along a coastal road.",
    "An owl flies over a village in the snow.",
    "A cat plays the piano on a stage.",
    "Two dogs run on the beach.",
)


def paced(scene: Scene, pace: float) -> Scene:
    return msgspec.structs.replace(scene, pace=pace)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_slow_motion_shows_the_same_frames_later(studio: Any, tools: Any, prompt: str) -> None:
    """At half the pace a frame is the one that is shown at half its time anyway; rain slows too."""
    scene = studio.create(prompt).reading.scene
    plain, slow = studio.film(scene), studio.film(paced(scene, 0.5))
    for index in (0, 24, 72):
        assert np.array_equal(tools.picture(slow, index), tools.picture(plain, index // 2))


def test_the_camera_keeps_its_time(studio: Any) -> None:
    """A pan takes as long as the clip, however slow the story is."""
    scene = studio.create("A fox walks through a forest, pan right.").reading.scene
    shots = [studio.film(paced(scene, pace)).staged.shot for pace in (0.25, 1.0, 2.0)]
    assert shots[0].pose(3.0) == shots[1].pose(3.0) == shots[2].pose(3.0)


def test_fast_motion_lasts_as_long_as_the_clip(studio: Any, tools: Any) -> None:
    """At twice the pace there is still somebody in every second of it who moves."""
    scene = studio.create("A fox walks through a forest.").reading.scene
    film = studio.film(paced(scene, 2.0))
    frames = [tools.picture(film, index) for index in (60, 72, 84, 94)]
    assert all(tools.changed(a, b).any() for a, b in itertools.pairwise(frames))


def test_lightning_never_flashes_faster(studio: Any, tools: Any) -> None:
    """In fast motion a storm keeps the clip's own pace: what lies over the set draws as before."""
    scene = studio.create("A lighthouse in a storm.").reading.scene
    plain, fast = (studio.film(paced(scene, pace)).staged for pace in (1.0, 4.0))
    for mine, theirs in zip(fast.layers, plain.layers, strict=True):
        pictures = []
        for layer, t in ((mine, 8.0), (theirs, 2.0)):
            surface = skia.Surface(320, 180)
            layer.draw(surface.getCanvas(), t)
            pictures.append(surface.makeImageSnapshot().toarray())
        assert np.array_equal(*pictures)
