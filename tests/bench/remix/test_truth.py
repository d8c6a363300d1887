"""Where an edit changes a clip: there, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bench.remix.truth import changed, widened
from shapes.world import FRAMES, HEIGHT, WIDTH, Scene, Thing, draw, owners

ONE = Thing(colour="red", shape="circle", size="small", direction="left", x=30, y=20)
TWO = Thing(colour="blue", shape="square", size="big", direction="up", x=70, y=36)
SCENE = Scene(things=(ONE, TWO))


def test_nothing_changes_between_equals() -> None:
    """A scene and itself differ nowhere."""
    assert not changed(SCENE, SCENE).any()


@pytest.mark.parametrize(
    "target",
    [
        replace(SCENE, things=(replace(ONE, colour="green"), TWO)),
        replace(SCENE, things=(replace(ONE, direction="down"), TWO)),
        replace(SCENE, things=(TWO,)),
        replace(SCENE, background="desert"),
    ],
    ids=["recolour", "turn", "remove", "background"],
)
def test_all_else_is_equal(target: Scene) -> None:
    """Outside of it both clips have the same colours, both ways round; remove is add turned about."""
    mask = changed(SCENE, target, dilation=0)
    assert mask.shape == (FRAMES, HEIGHT, WIDTH)
    assert 0 < mask.sum() < mask.size
    off = np.abs(draw(SCENE).astype(int) - draw(target).astype(int)).max(axis=-1)
    assert off[~mask].max() <= 2
    assert off[mask].min() > 2
    assert (mask == changed(target, SCENE, dilation=0)).all()


def test_a_recoloured_thing_is_what_changes() -> None:
    """All its pixels do, and none of the other thing's."""
    mask = changed(SCENE, replace(SCENE, things=(replace(ONE, colour="green"), TWO)))
    whose = owners(SCENE)
    assert mask[whose == 1].all()
    assert not mask[whose == 2].any()


def test_a_thing_that_turns_leaves_one_place_for_another() -> None:
    """Where it was and where it goes both change."""
    target = replace(SCENE, things=(replace(ONE, direction="down"), TWO))
    mask = changed(SCENE, target)
    apart = (owners(SCENE) == 1) != (owners(target) == 1)
    assert apart.any()
    assert mask[apart].all()


def test_a_new_background_leaves_things() -> None:
    """Their insides stay, less what the codec reaches."""
    mask = changed(SCENE, replace(SCENE, background="desert"))
    assert mask[owners(SCENE) == 0].all()
    assert not mask[:, 36, 70][8]


def test_masks_grow_by_a_square_in_each_frame() -> None:
    """So many rows and columns each way, over the rim of the picture nowhere, in no other frame."""
    mask = np.zeros((2, 9, 9), bool)
    mask[0, 0, 4] = True
    assert np.argwhere(widened(mask, 2)[0]).min(axis=0).tolist() == [0, 2]
    assert np.argwhere(widened(mask, 2)[0]).max(axis=0).tolist() == [2, 6]
    assert widened(mask, 2).sum() == 15
