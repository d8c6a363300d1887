"""Who rides goes where the mount goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kinora.engines.animatic import cast
from kinora.engines.animatic.cast.riding import RiddenPuppet
from kinora.engines.animatic.scene import Beat, Entity, Relation, Scene
from kinora.engines.animatic.sets.base import Setting
from kinora.engines.animatic.staging.marks import settle
from kinora.engines.animatic.staging.riding import mount_of, riders_of, setting_off
from kinora.engines.animatic.staging.stage import stage
from kinora.engines.animatic.staging.staged import Actor, Held

MakeSetting = Callable[..., Setting]
RIDES = (Beat("ride", 0.0, 8.0, target="mount-2"),)


def scene_of(mount: str, *others: Entity, kind: str = "boy", relation: str = "on") -> Scene:
    rider = Entity("rider-1", kind, beats=RIDES, relation=Relation(relation, "mount-2"))
    entities = (rider, Entity("mount-2", mount), *others)
    return Scene(seed=1, width=320, height=180, seconds=8, entities=entities)


@pytest.mark.parametrize(
    ("mount", "does"),
    [
        ("bicycle", "drive"),
        ("horse", "walk"),
        ("boat", "sail"),
        ("plane", "fly"),
        ("dragon", "fly"),
    ],
)
def test_a_mount_sets_off_with_its_rider(mount: str, does: str) -> None:
    """A mount without plans of its own goes, each in its way, while it is ridden."""
    going = setting_off(scene_of(mount)).entity("mount-2")
    assert going is not None
    assert [beat.action for beat in going.beats] == [does]


def test_rider_and_mount_are_one_actor(make_setting: MakeSetting) -> None:
    """The rider is painted with the mount and nowhere else, and they get about."""
    scene = settle(scene_of("bicycle"), frozenset(cast.kinds()))
    actors = [i for i in stage(scene, make_setting(), lambda: None).items if isinstance(i, Actor)]
    assert [actor.id for actor in actors] == ["mount-2"]
    assert isinstance(actors[0].puppet, RiddenPuppet)
    first, last = actors[0].track.at(0.5), actors[0].track.at(7.5)
    assert first is not None
    assert last is not None
    assert last.x > first.x + 20


def test_what_a_rider_holds_goes_along(make_setting: MakeSetting) -> None:
    """A thing in the rider's hand is held by who is drawn there."""
    balloon = Entity("balloon-3", "balloon", relation=Relation("holding", "rider-1"))
    scene = settle(scene_of("horse", balloon), frozenset(cast.kinds()))
    held = [i for i in stage(scene, make_setting(), lambda: None).items if isinstance(i, Held)]
    assert [item.holder for item in held] == ["mount-2"]
    assert mount_of("rider-1", scene) == "mount-2"
    assert mount_of("balloon-3", scene) == "balloon-3"


def test_nobody_rides_what_cannot_be_ridden() -> None:
    """A mouse carries nobody, and who is ridden rides nobody."""
    assert riders_of(scene_of("mouse")) == {}
    on_each_other = scene_of("horse", Entity("cat-3", "cat", relation=Relation("on", "rider-1")))
    assert list(riders_of(on_each_other)) == ["mount-2"]


def test_a_broom_flies_under_who_flies_on_it(make_setting):
    """Witch and broom are one actor in the air, and both travel."""
    witch = Entity(id="witch-1", kind="witch", mark="centre", beats=(Beat("fly", 0, 8),), relation=Relation("on", "broom-2"))  # fmt: skip
    broom = Entity(id="broom-2", kind="broom", mark="right")
    scene = Scene(seed=1, width=1280, height=720, seconds=8, entities=(witch, broom))

    (actor,) = stage(scene, make_setting(1280, 720), lambda: None).items

    begin, end = (actor.track.at(t) for t in (0.0, 8.0))
    assert actor.id == "broom-2"
    assert end.x - begin.x > 400


def test_a_broom_that_nobody_flies_on_stays_a_broom(make_setting):
    """Who sweeps holds it, and who stands beside it leaves it alone."""
    witch = Entity(id="witch-1", kind="witch", mark="centre", relation=Relation("on", "broom-2"))
    broom = Entity(id="broom-2", kind="broom", mark="right")

    kinds = [entity.kind for entity in setting_off(Scene(seed=1, width=64, height=64, seconds=8, entities=(witch, broom))).entities]  # fmt: skip

    assert kinds == ["witch", "broom"]
