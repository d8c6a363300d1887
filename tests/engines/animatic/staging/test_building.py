"""What is built stands between its builders and grows."""

from __future__ import annotations

from kinora.engines.animatic import cast
from kinora.engines.animatic.scene import Beat, Entity, Scene
from kinora.engines.animatic.staging.marks import settle
from kinora.engines.animatic.staging.stage import stage
from kinora.engines.animatic.staging.staged import Standing


def _scene(*builders: str) -> Scene:
    beats = (Beat("build snowman", 0, 8, target="sandcastle-9"),)
    people = tuple(Entity(id=id_, kind="child", beats=beats) for id_ in builders)
    castle = Entity(id="sandcastle-9", kind="sandcastle")
    scene = Scene(seed=1, width=1280, height=720, seconds=8, entities=(*people, castle))
    return settle(scene, frozenset(cast.kinds()))


def test_a_sandcastle_grows_until_it_is_finished(make_setting):
    """A heap at first, larger from second to second, whole before the end."""
    items = stage(_scene("child-1"), make_setting(1280, 720), lambda: None).items
    castle = next(item for item in items if isinstance(item, Standing))

    heights = [castle.changes.at(float(t)).tall for t in range(9)]

    assert heights[0] < 0.3
    assert heights == sorted(heights)
    assert heights[-1] == 1.0


def test_builders_stand_on_both_sides_of_what_they_build(make_setting):
    """Two children kneel left and right of it, near enough to touch it."""
    items = stage(_scene("child-1", "child-2"), make_setting(1280, 720), lambda: None).items
    castle = next(item for item in items if isinstance(item, Standing))
    left, right = (item.track.at(1.0) for item in items if item is not castle)

    assert left.x < castle.spot[0] < right.x
    assert right.x - left.x < 500


def test_beasts_on_their_way_go_in_file(make_setting):
    """Three elephants walk one behind the other to the same side, none through another."""
    walk = (Beat("walk", 0, 8),)
    three = tuple(Entity(id=f"elephant-{i}", kind="elephant", beats=walk) for i in (1, 2, 3))
    scene = settle(Scene(seed=1, width=1280, height=720, seconds=8, entities=three), frozenset(cast.kinds()))  # fmt: skip
    tracks = [item.track for item in stage(scene, make_setting(1280, 720), lambda: None).items]

    for t in range(8):
        first, second, third = (track.at(float(t)).x for track in tracks)
        assert first - second > 200
        assert second - third > 200


def test_who_is_in_file_keeps_the_place_when_another_goes(make_setting):
    """The first elephant walks on as before when the others are taken out."""
    walk = (Beat("walk", 0, 8),)
    two = tuple(Entity(id=f"elephant-{i}", kind="elephant", beats=walk) for i in (1, 2))
    scene = settle(Scene(seed=1, width=1280, height=720, seconds=8, entities=two), frozenset(cast.kinds()))  # fmt: skip
    alone = Scene(seed=1, width=1280, height=720, seconds=8, entities=scene.entities[1:])
    setting = make_setting(1280, 720)

    before = stage(scene, setting, lambda: None).items[1].track
    after = stage(alone, setting, lambda: None).items[0].track

    assert [before.at(t / 2) for t in range(16)] == [after.at(t / 2) for t in range(16)]
