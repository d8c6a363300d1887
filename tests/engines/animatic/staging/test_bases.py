"""Things on, in, under and over other things."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kinora.engines.animatic.scene import Entity, Relation, Scene
from kinora.engines.animatic.sets.base import Setting
from kinora.engines.animatic.staging.marks import settle
from kinora.engines.animatic.staging.stage import stage
from kinora.engines.animatic.staging.staged import Standing

MakeSetting = Callable[..., Setting]


def standing(setting: Setting, *entities: Entity) -> dict[str, Standing]:
    scene = Scene(seed=1, width=320, height=180, seconds=4, entities=entities)
    staged = stage(settle(scene, frozenset({"boy"})), setting, lambda: None)
    return {item.id: item for item in staged.items if isinstance(item, Standing)}


def test_what_is_on_a_table_lies_on_its_top(make_setting: MakeSetting) -> None:
    """Above the ground, painted after the table; two on one table lie side by side."""
    on = Relation("on", "table-3")
    entities = (Entity("apple-1", "apple", relation=on), Entity("pear-2", "pear", relation=on))
    things = standing(make_setting(), *entities, Entity("table-3", "table"))
    table, apple, pear = things["table-3"], things["apple-1"], things["pear-2"]
    assert apple.lift > 0.3
    assert apple.spot[1] > table.spot[1]
    assert apple.spot[0] != pear.spot[0]


@pytest.mark.parametrize("told_by_vase", [True, False])
def test_what_is_in_a_vase_is_painted_before_it(make_setting: MakeSetting, told_by_vase: bool) -> None:  # fmt: skip
    """Its stem is behind the vase, whichever of the two says so."""
    vase = Entity("vase-2", "vase", relation=Relation("with", "rose-1") if told_by_vase else None)
    rose = Entity("rose-1", "rose", relation=None if told_by_vase else Relation("in", "vase-2"))
    things = standing(make_setting(), rose, vase)
    assert things["rose-1"].lift > 0.1
    assert things["rose-1"].spot[1] < things["vase-2"].spot[1]


@pytest.mark.parametrize("kind", ["skyscraper", "pagoda", "ferris wheel", "windmill", "eiffel tower"])  # fmt: skip
@pytest.mark.parametrize("size", [(320, 180), (180, 320)])
def test_tall_things_stand_where_the_frame_holds_them(make_setting: MakeSetting, kind: str, size: tuple[int, int]) -> None:  # fmt: skip
    """No building outgrows the picture."""
    setting = make_setting(*size)
    for thing in standing(setting, Entity("boy-1", "boy"), Entity("thing-2", kind)).values():
        high = setting.ground.scale(thing.spot[1]) * thing.prop.height * thing.size
        assert high < setting.picture.H


def test_a_thing_alone_has_the_middle_and_is_seen(make_setting: MakeSetting) -> None:
    """An apple alone is in the middle and larger than life; beside a boy it is as large as apples are."""
    setting = make_setting()
    alone = standing(setting, Entity("apple-1", "apple"))["apple-1"]
    beside = standing(setting, Entity("boy-1", "boy"), Entity("apple-2", "apple"))["apple-2"]
    assert alone.spot[0] == setting.mark("centre").x
    assert alone.size > 1.5
    assert beside.size == 1.0
