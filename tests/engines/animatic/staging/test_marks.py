"""Spots that entities are given once and keep."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from kinora.engines.animatic.scene import Entity, Relation, Scene
from kinora.engines.animatic.sets.base import Setting
from kinora.engines.animatic.staging.marks import SPOTS, position, settle

SUBJECTS = frozenset({"cat", "penguin", "robot"})


def scene(*entities: Entity) -> Scene:
    return Scene(seed=1, width=320, height=180, seconds=4, entities=entities)


def marks(settled: Scene) -> dict[str, str]:
    return {entity.id: entity.mark for entity in settled.entities}


def test_one_subject_stands_in_the_middle() -> None:
    """The first and only one is the hero."""
    assert marks(settle(scene(Entity("cat-1", "cat")), SUBJECTS)) == {"cat-1": "centre"}


def test_who_comes_later_moves_nobody() -> None:
    """A second and a third subject take spots that are free."""
    first = settle(scene(Entity("cat-1", "cat")), SUBJECTS)
    more = (*first.entities, Entity("robot-2", "robot"), Entity("cat-3", "cat"))
    later = settle(msgspec.structs.replace(first, entities=more), SUBJECTS)
    assert marks(later)["cat-1"] == "centre"
    assert len(set(marks(later).values())) == 3


def test_who_leaves_moves_nobody() -> None:
    """Taking one of two away leaves the other where it was."""
    two = settle(scene(Entity("a-1", "penguin"), Entity("b-2", "penguin")), SUBJECTS)
    one = settle(msgspec.structs.replace(two, entities=two.entities[1:]), SUBJECTS)
    assert marks(one)["b-2"] == marks(two)["b-2"]


def test_two_stand_side_by_side() -> None:
    """Nobody of two is in the middle."""
    two = settle(scene(Entity("a-1", "penguin"), Entity("b-2", "penguin")), SUBJECTS)
    assert marks(two) == {"a-1": "left", "b-2": "right"}


def test_who_holds_something_still_stands_somewhere() -> None:
    """A subject's relation to a thing does not take its spot away."""
    held = Relation("holding", "kite-2")
    settled = settle(
        scene(Entity("cat-1", "cat", relation=held), Entity("kite-2", "kite")), SUBJECTS
    )
    assert marks(settled) == {"cat-1": "centre", "kite-2": "sky"}


def test_a_crowd_of_subjects_finds_room(make_setting: Callable[..., Setting]) -> None:
    """Thirty of a kind all get spots of their own inside the frame's width."""
    many = settle(scene(*(Entity(f"p-{i}", "penguin") for i in range(30))), SUBJECTS)
    setting = make_setting()
    spots = {position(entity.mark, setting) for entity in many.entities}
    assert len(spots) == 30
    assert all(-60 < x < setting.picture.W + 60 for x, _ in spots)
    assert all(row > setting.ground.horizon for _, row in spots)


def test_a_known_mark_of_the_set_is_used(make_setting: Callable[..., Setting]) -> None:
    """The set decides where its centre is."""
    setting = make_setting()
    centre = setting.mark("centre")
    assert position("centre", setting) == (centre.x, centre.row)


def test_who_joins_a_crowd_after_somebody_left_stands_alone() -> None:
    """A place in the crowd is given to one at a time, however many came and went."""
    many = settle(scene(*(Entity(f"p-{i}", "penguin") for i in range(16))), SUBJECTS)
    fewer = (*many.entities[:3], *many.entities[4:11], *many.entities[12:])
    newcomers = tuple(Entity(f"q-{i}", "cat") for i in range(3))
    joined = settle(msgspec.structs.replace(many, entities=(*fewer, *newcomers)), SUBJECTS)
    assert len(set(marks(joined).values())) == len(joined.entities)


def test_any_mark_of_a_stored_scene_has_a_spot(make_setting: Callable[..., Setting]) -> None:
    """Digits of other scripts in a name are no numbers."""
    x, row = position("spot \u00b2", make_setting())
    assert x > 0
    assert row > 0


@pytest.mark.parametrize(("old", "new"), [("kite", "cat"), ("piano", "cat"), ("cat", "piano")])
def test_a_replacement_stands_where_its_sort_stands(old: str, new: str) -> None:
    """Who takes the place of a kite stands on the ground, and a piano where pianos stand."""
    before = settle(scene(Entity("robot-1", "robot"), Entity("it-2", old)), SUBJECTS)
    entities = (before.entities[0], msgspec.structs.replace(before.entities[1], kind=new))
    after = settle(msgspec.structs.replace(before, entities=entities), SUBJECTS)
    fresh = settle(scene(Entity("robot-1", "robot"), Entity("it-2", new)), frozenset({new}))
    assert marks(after)["robot-1"] == marks(before)["robot-1"]
    assert (marks(after)["it-2"] == "piano") == (new == "piano")
    assert marks(after)["it-2"] in (*SPOTS, "centre", "piano")
    assert marks(after)["it-2"] != marks(after)["robot-1"]
    assert fresh.entities[1].mark
