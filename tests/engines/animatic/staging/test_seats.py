"""Seats and other places people go to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kinora.engines.animatic.scene import Beat, Entity, Relation, Scene
from kinora.engines.animatic.sets.base import Setting
from kinora.engines.animatic.staging.marks import settle
from kinora.engines.animatic.staging.stage import stage
from kinora.engines.animatic.staging.staged import Actor, Staged
from kinora.engines.animatic.staging.track import Stand

MakeSetting = Callable[..., Setting]
BENCH = Entity("bench-2", "bench")


def staged(setting: Setting, *entities: Entity) -> Staged:
    scene = Scene(seed=1, width=320, height=180, seconds=8, entities=entities)
    return stage(settle(scene, frozenset({"man", "cat"})), setting, lambda: None)


def at(result: Staged, t: float) -> Stand:
    actor = next(item for item in result.items if isinstance(item, Actor))
    stand = actor.track.at(t)
    assert stand is not None
    return stand


def test_who_is_on_a_bench_sits_on_it_all_the_time(make_setting: MakeSetting) -> None:
    """Also between and without beats; the bench is where its sitter's spot is."""
    man = Entity("man-1", "man", relation=Relation("on", "bench-2"))
    stand = at(staged(make_setting(), man, BENCH), 4.0)
    assert stand.seat is not None
    assert stand.seat.height > 0.2
    assert stand.act.action == "sit"


def test_one_walks_to_a_bench_and_then_sits_down(make_setting: MakeSetting) -> None:
    """On the way first, on the seat after."""
    beats = (Beat("walk", 0, 4, "bench-2"), Beat("sit", 4, 8))
    result = staged(make_setting(), Entity("man-1", "man", beats=beats), BENCH)
    walking, sitting = at(result, 0.5), at(result, 6.0)
    assert walking.act.action == "walk"
    assert walking.seat is None
    assert sitting.act.action == "sit"
    assert sitting.seat is not None


def test_arriving_does_not_hang_on_when_the_beat_ends(make_setting: MakeSetting) -> None:
    """Cutting the walk's beat short leaves its frames as they were."""
    setting = make_setting()
    ways = [
        staged(setting, Entity("man-1", "man", beats=(Beat("walk", 0, end, "bench-2"),)), BENCH)
        for end in (8.0, 4.8)
    ]
    for t in (0.0, 1.0, 2.5, 4.5):
        assert at(ways[0], t) == at(ways[1], t)


@pytest.mark.parametrize("kind", ["ball", "piano", "rock"])
def test_one_stops_beside_a_thing(make_setting: MakeSetting, kind: str) -> None:
    """Not on top of it, and at rest."""
    goal = Entity("x-2", kind)
    result = staged(make_setting(), Entity("cat-1", "cat", beats=(Beat("run", 0, 8, "x-2"),)), goal)
    late, later = at(result, 7.0), at(result, 7.9)
    assert (late.x, late.row) == pytest.approx((later.x, later.row))
    assert late.act.action == "idle"


def test_two_share_a_bench(make_setting: MakeSetting) -> None:
    """Side by side; who sat there first does not move for the second."""
    setting, on_it = make_setting(), Relation("on", "bench-2")
    bench = Entity("bench-2", "bench", mark="centre")
    first = Entity("man-1", "man", relation=on_it, mark="centre")
    second = Entity("cat-3", "cat", relation=on_it, mark="left")
    alone, both = staged(setting, first, bench), staged(setting, first, bench, second)
    sitters = [item.track.at(4.0) for item in both.items if isinstance(item, Actor)]
    assert sitters[0] is not None
    assert sitters[1] is not None
    assert sitters[0].x == at(alone, 4.0).x
    assert abs(sitters[0].x - sitters[1].x) > 0.05 * setting.picture.W
