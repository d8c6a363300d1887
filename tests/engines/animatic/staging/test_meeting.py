"""Where those stand who do something together."""

from __future__ import annotations

import pytest

from kinora.engines.animatic.scene import Beat, Entity, Scene
from kinora.engines.animatic.staging.floor import Floor
from kinora.engines.animatic.staging.meeting import meetings_of
from kinora.engines.animatic.staging.world import World, story_ground


@pytest.fixture
def world(make_setting) -> World:
    setting = make_setting()
    return World(setting=setting, floor=Floor(story_ground(setting, "medium")), seconds=8.0)


def scene(*entities: Entity) -> Scene:
    return Scene(seed=1, width=1280, height=720, seconds=8, entities=entities)


def test_two_who_hug_meet_half_way_and_face_each_other(world) -> None:
    """Both leave their marks; the left one looks to the right and the right one to the left."""
    hug = (Beat("hug", 0, 8),)
    met = meetings_of(
        scene(
            Entity("a", "man", beats=hug, mark="left"),
            Entity("b", "woman", beats=hug, mark="right"),
        ),
        world,
    )

    assert (met["a"].side, met["b"].side) == (1.0, -1.0)
    assert world.home("left")[0] < met["a"].spot[0] < met["b"].spot[0] < world.home("right")[0]


def test_who_is_hugged_stays(world) -> None:
    """Only the one who acts goes to the other, who may be doing something else."""
    met = meetings_of(
        scene(
            Entity("a", "man", beats=(Beat("hug", 0, 8, "b"),), mark="left"),
            Entity("b", "bear", mark="right"),
        ),
        world,
    )

    assert set(met) == {"a"}
    assert met["a"].spot[0] < world.home("right")[0]


def test_nobody_meets_who_is_alone(world) -> None:
    """Somebody who hugs and has nobody to hug stays where it is."""
    assert (
        meetings_of(scene(Entity("a", "man", beats=(Beat("hug", 0, 8),), mark="left")), world) == {}
    )
