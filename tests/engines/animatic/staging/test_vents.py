"""Smoke and steam come from what gives them off."""

from __future__ import annotations

import pytest

from kinora.engines.animatic import sets
from kinora.engines.animatic.engine import order_of
from kinora.engines.animatic.scene import Beat, Entity, Scene
from kinora.engines.animatic.staging.floor import Floor
from kinora.engines.animatic.staging.stage import stage
from kinora.engines.animatic.staging.vents import fires, vents
from kinora.engines.animatic.staging.world import World, story_ground


@pytest.fixture(scope="module")
def found():
    """The vents of a scene in a park."""
    scene = Scene(seed=3, width=320, height=180, seconds=4)
    setting = sets.build("park", order_of(scene), lambda: None)
    world = World(setting=setting, floor=Floor(story_ground(setting, "medium")), seconds=4.0)

    def found_(name: str, *entities: Entity):
        staged = stage(
            Scene(seed=3, width=320, height=180, seconds=4, entities=entities),
            setting,
            lambda: None,
        )
        if name == "light":
            return fires(entities, staged.items, world)
        return vents(name, entities, staged.items, world)

    return found_


def test_a_train_smokes_from_above_where_it_is(found):
    """The vent goes along with the train, above the ground."""
    train = Entity(id="train-1", kind="train", beats=(Beat("drive", 0.0, 4.0),))
    (vent,) = found("smoke", train)

    (x0, row), (x1, _) = vent.spot(1.0), vent.spot(2.0)

    assert x1 > x0 + 20
    assert row < 0.8 * 720


def test_a_fire_gives_smoke_and_light(found):
    """Its smoke rises above where its light is."""
    fire = Entity(id="fire-1", kind="fire")
    (smoke,), (light,) = found("smoke", fire), found("light", fire)

    assert smoke.spot(0.0)[1] < light.spot(0.0)[1]


def test_nothing_comes_from_what_is_not_there_yet(found):
    """A fire that is lit at two seconds gives nothing at one."""
    later = Entity(id="fire-1", kind="fire", enters_at=2.0)
    (vent,) = found("smoke", later)

    assert vent.spot(1.0) is None
    assert vent.spot(2.5) is not None


def test_a_cat_does_not_smoke(found):
    """Whoever gives nothing off is no vent."""
    assert found("smoke", Entity(id="cat-1", kind="cat")) == ()
    assert found("light", Entity(id="cat-1", kind="cat")) == ()
