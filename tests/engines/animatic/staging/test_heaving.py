"""Those who push, pull, climb or play something are at it."""

from __future__ import annotations

import pytest

from kinora.engines.animatic.scene import Beat, Entity, Scene
from kinora.engines.animatic.staging.things import is_climbed


@pytest.mark.parametrize(("action", "is_there"), [("climb", True), ("wave", False)])
def test_a_ladder_is_drawn_with_its_climber(action, is_there):
    """The ladder somebody climbs is not drawn a second time; any other one is."""
    ladder = Entity(id="ladder-2", kind="ladder")
    man = Entity(id="man-1", kind="man", beats=(Beat(action=action, start=0, end=4, target="ladder-2"),))  # fmt: skip
    scene = Scene(seed=7, width=640, height=360, seconds=4, entities=(man, ladder))

    assert is_climbed(ladder, scene) is is_there
