"""Scenes put on a set."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.scene import Beat, Camera, Entity, Look, Relation, Scene
from kinora.engines.animatic.sets.base import Setting
from kinora.engines.animatic.staging.stage import stage
from kinora.engines.animatic.staging.staged import Actor, Flown, Held, Staged, Standing

MakeSetting = Callable[..., Setting]
CHILD = Entity("child-1", "child", beats=(Beat("fly kite", 0, 4, "kite-2"),), mark="centre")
KITE = Entity("kite-2", "kite", relation=Relation("holding", "child-1"), mark="sky")


def scene(*entities: Entity, **fields: object) -> Scene:
    return Scene(seed=1, width=320, height=180, seconds=4, entities=entities, **fields)  # type: ignore[arg-type]


def staged(setting: Setting, of: Scene) -> Staged:
    return stage(of, setting, lambda: None)


def kite_of(result: Staged) -> Flown:
    return next(item for item in result.items if isinstance(item, Flown))


def test_the_kite_flies_where_it_flew_whoever_holds_it(make_setting: MakeSetting) -> None:
    """Replacing the holder moves neither the kite nor its wind."""
    robot = msgspec.structs.replace(CHILD, kind="robot")
    one, other = (staged(make_setting(), scene(who, KITE)) for who in (CHILD, robot))
    assert [kite_of(one).path(t) for t in (0, 1.3)] == [kite_of(other).path(t) for t in (0, 1.3)]


def test_what_is_held_knows_its_holder(make_setting: MakeSetting) -> None:
    """From either side of the relation."""
    told_by_thing = Entity("umbrella-2", "umbrella", relation=Relation("holding", "child-1"))
    holder = msgspec.structs.replace(CHILD, relation=Relation("holding", "umbrella-2"), beats=())
    alone = Entity("umbrella-2", "umbrella", mark="right")
    for entities in ((CHILD, told_by_thing), (holder, alone)):
        result = staged(make_setting(), scene(*entities))
        held = next(item for item in result.items if isinstance(item, Held))
        assert held.holder == "child-1"


def test_nobody_is_rained_on_under_an_umbrella(make_setting: MakeSetting) -> None:
    """Drops burst on bare heads only, and only when it rains."""
    umbrella = Entity("umbrella-2", "umbrella", relation=Relation("holding", "child-1"))
    bare = msgspec.structs.replace(CHILD, beats=())
    seeds = []
    for entities, weather in (((bare,), ("rain",)), ((bare, umbrella), ("rain",)), ((bare,), ())):
        result = staged(make_setting(), scene(*entities, weather=weather))
        actor = next(item for item in result.items if isinstance(item, Actor))
        seeds.append(actor.rain is not None)
    assert seeds == [True, False, False]


def test_the_player_sits_at_the_keys(make_setting: MakeSetting) -> None:
    """Hands and seat of the player come from the piano, which does not move for it."""
    cat = Entity(
        "cat-1",
        "cat",
        beats=(Beat("play piano", 0, 4, "piano-2"),),
        mark="centre",
        traits=("upright",),
    )
    piano = Entity("piano-2", "piano", mark="piano")
    with_player = staged(make_setting(), scene(cat, piano))
    alone = staged(make_setting(), scene(piano))
    player = next(item for item in with_player.items if isinstance(item, Actor))
    stand = player.track.at(1.0)
    assert stand is not None
    assert stand.seat is not None
    assert stand.seat.left_hand is not None
    pianos = [
        next(i for i in each.items if isinstance(i, Standing)) for each in (with_player, alone)
    ]
    assert pianos[0].spot == pianos[1].spot


@pytest.mark.parametrize(("width", "height"), [(320, 180), (180, 320)])
def test_a_piano_and_its_player_fit_the_frame(
    make_setting: MakeSetting, width: int, height: int
) -> None:
    """Also in an upright frame both are inside it."""
    setting = make_setting(width, height)
    cat = Entity(
        "cat-1",
        "cat",
        beats=(Beat("play piano", 0, 4, "piano-2"),),
        mark="centre",
        traits=("upright",),
    )
    result = staged(setting, scene(cat, Entity("piano-2", "piano", mark="piano")))
    piano = next(item for item in result.items if isinstance(item, Standing))
    metre = result.ground.scale(piano.spot[1])
    scale = metre * piano.prop.height / piano.prop.units * piano.size
    assert piano.spot[0] + piano.prop.bounds[2] * scale < setting.picture.W
    player = next(item for item in result.items if isinstance(item, Actor)).track.at(0.0)
    assert player is not None
    assert player.x > 0.3 * metre


def test_a_backlight_is_behind_the_cast(make_setting: MakeSetting) -> None:
    """It colours the rim of figures and props."""
    look = Look(backlight="#ff8800")
    light = staged(make_setting(), scene(CHILD, look=look)).setting.light
    assert light.rim == pytest.approx((1.0, 0x88 / 255, 0.0))


def test_a_close_up_rests_on_the_hero(make_setting: MakeSetting) -> None:
    """The camera enlarges and turns to the first subject."""
    left = msgspec.structs.replace(CHILD, mark="far left")
    shot = staged(make_setting(), scene(left, camera=Camera(framing="close-up"))).shot
    assert shot.rest.zoom > 1.3
    assert shot.rest.pan < 0
    assert shot.pose(0.0) == shot.pose(3.0) == shot.rest


def test_tall_and_small_stand_in_one_picture(make_setting: MakeSetting) -> None:
    """Nobody outgrows the frame and nobody is too small to be seen."""
    for kind in ("giraffe", "mouse", "whale", "car", "elephant"):
        entity = Entity("x-1", kind, scale=1.6, mark="centre")
        setting = make_setting()
        result = staged(setting, scene(entity))
        actor = next(item for item in result.items if isinstance(item, Actor))
        stand = actor.track.at(0.0)
        assert stand is not None
        height = result.ground.scale(stand.row) * actor.puppet.height * actor.size
        assert 0.1 * setting.picture.H < height < 0.9 * stand.row


@pytest.mark.parametrize(("width", "height"), [(320, 180), (180, 320)])
@pytest.mark.parametrize("kind", ["monster", "cat", "penguin"])
def test_a_second_of_a_kind_stands_clear_of_the_first(
    make_setting: MakeSetting, kind: str, width: int, height: int
) -> None:
    """Beside it where there is room, and inside the frame; farther back in an upright one."""
    setting = make_setting(width, height)
    first, second = (
        Entity(f"x-{i}", kind, mark=mark) for i, mark in enumerate(("centre", "right"))
    )
    result = staged(setting, scene(first, second))
    one, other = (item for item in result.items if isinstance(item, Actor))
    here, there = one.track.at(0.0), other.track.at(0.0)
    assert here is not None
    assert there is not None
    head = one.puppet.pose(here.act, View(0.0)).joints().head_radius / one.puppet.units
    radius = head * one.puppet.height * one.size * result.ground.scale(here.row)
    smaller = radius * result.ground.scale(there.row) / result.ground.scale(here.row)
    assert there.x - here.x > radius + 0.6 * smaller
    assert there.x + 0.8 * smaller < setting.picture.W


def test_a_hummingbird_stays_at_its_flower(make_setting: MakeSetting) -> None:
    """It hovers in one place, and its close-up shows it."""
    bird = Entity("bird-1", "hummingbird", beats=(Beat("fly", 0, 4),), mark="centre")
    flower = Entity("flower-2", "flower", mark="right")
    setting = make_setting()
    result = staged(setting, scene(bird, flower, camera=Camera(framing="close-up")))
    actor = next(item for item in result.items if isinstance(item, Actor))
    first, last = actor.track.at(0.0), actor.track.at(3.9)
    assert first is not None
    assert last is not None
    assert (first.x, first.row) == (last.x, last.row)
    assert abs(first.x - result.shot.rest.pan - setting.picture.W / 2) < 0.3 * setting.picture.W


@pytest.mark.parametrize(("width", "height"), [(320, 180), (180, 320)])
@pytest.mark.parametrize("kind", ["whale", "bus"])
def test_what_crosses_the_picture_is_in_it_from_the_start(
    make_setting: MakeSetting, kind: str, width: int, height: int
) -> None:
    """Nothing long begins or ends outside the frame."""
    setting = make_setting(width, height)
    action = "swim" if kind == "whale" else "drive"
    mover = Entity("x-1", kind, beats=(Beat(action, 0, 4),), mark="centre")
    result = staged(setting, scene(mover))
    actor = next(item for item in result.items if isinstance(item, Actor))
    for t in (0.0, 3.9):
        stand = actor.track.at(t)
        assert stand is not None
        metre = result.ground.scale(stand.row) * actor.puppet.height * actor.size
        left, _, right, _ = actor.puppet.pose(stand.act, View(62.0)).extent()
        half = (right - left) * 0.3 * metre / actor.puppet.units
        assert half < stand.x < setting.picture.W - half


def test_who_flies_on_two_legs_crosses_the_picture_above_the_ground(
    make_setting: MakeSetting,
) -> None:
    """A superhero flies; it does not stand there with one fist ahead."""
    hero = Entity("x-1", "superhero", beats=(Beat("fly", 0, 4),), mark="centre")
    result = staged(make_setting(), scene(hero))
    actor = next(item for item in result.items if isinstance(item, Actor))
    first, last = actor.track.at(0.0), actor.track.at(3.9)
    assert first is not None
    assert last is not None
    assert last.x - first.x > 0.2 * result.setting.picture.W
    assert last.lift > 0
