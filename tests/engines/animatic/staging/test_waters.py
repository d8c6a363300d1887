"""Water of a set: who is in it, and that nobody swims on the grass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kinora.engines.animatic.scene import Beat, Entity, Scene
from kinora.engines.animatic.sets.base import Reach
from kinora.engines.animatic.staging.floor import Floor
from kinora.engines.animatic.staging.stage import stage
from kinora.engines.animatic.staging.staged import Actor
from kinora.engines.animatic.staging.waters import at_row, is_afloat
from kinora.engines.animatic.staging.world import World, story_ground


@pytest.fixture
def setting(make_setting):
    return make_setting(1280, 720)


STREAM = (Reach(430, 800, 900), Reach(640, 750, 1150))
PLACES = ("centre", "left", "right", "far left")


def _swimmer(kind: str, mark: str = "centre", *, action: str = "swim") -> Entity:
    return Entity(id=f"{kind}-{mark}", kind=kind, mark=mark, beats=(Beat(action, 0, 8),))


@pytest.mark.parametrize("kind", ["duck", "swan", "boat", "dog"])
def test_nobody_who_swims_leaves_the_water(setting, kind):
    """Each of four stays between the banks at all times."""
    river = replace(setting, name="river", water=STREAM)
    four = tuple(_swimmer(kind, mark) for mark in PLACES)
    staged = stage(Scene(seed=3, width=1280, height=720, seconds=8, entities=four), river, lambda: None)  # fmt: skip
    world = World(setting=river, floor=Floor(story_ground(river, "medium")), seconds=8.0)
    for actor in staged.items:
        assert isinstance(actor, Actor)
        for t in range(9):
            stand = actor.track.at(float(t))
            assert stand is not None
            reach = at_row(stand.row, world)
            assert reach.left <= stand.x <= reach.right
            assert STREAM[0].row <= stand.row <= STREAM[-1].row


@pytest.mark.parametrize(
    ("kind", "action", "expected"),
    [("duck", "swim", True), ("duck", "walk", False), ("boat", "idle", True), ("swan", "idle", True), ("swan", "fly", False), ("child", "wave", False), ("car", "drive", False)],
)  # fmt: skip
def test_who_is_in_the_water_by_what_it_is_and_does(setting, kind, action, expected):
    """Vessels and fish always are, others when they swim, birds with webs unless they do else."""
    river = replace(setting, name="river", water=STREAM)

    assert is_afloat(_swimmer(kind, action=action), river) is expected


def test_nobody_is_in_the_water_where_there_is_none(setting):
    """A set without water keeps everybody on its ground."""
    assert not is_afloat(_swimmer("swan"), setting)
