"""From beats to tracks."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest

from kinora.engines.animatic.scene import Beat, Entity
from kinora.engines.animatic.sets.base import Setting
from kinora.engines.animatic.staging.floor import Floor
from kinora.engines.animatic.staging.gait import Gait
from kinora.engines.animatic.staging.plan import plan
from kinora.engines.animatic.staging.track import Track
from kinora.engines.animatic.staging.world import Post, World, story_ground

MakeSetting = Callable[..., Setting]
STEP = 1 / 24


def world_of(setting: Setting, *, seconds: float = 8.0, post: Post | None = None) -> World:
    posts = {} if post is None else {"cat-1": post}
    floor = Floor(story_ground(setting, "medium"))
    return World(setting=setting, floor=floor, seconds=seconds, posts=posts)


def track_of(world: World, *beats: Beat, enters_at: float = 0.0) -> Track:
    entity = Entity("cat-1", "cat", beats=beats, mark="centre", enters_at=enters_at)
    return plan(entity, world, Gait(pace=lambda action: 1.6 if action == "run" else 0.9))


def frames(track: Track, start: float, stop: float) -> list[tuple[float, float, float]]:
    """Column, row and yaw of every frame of a stretch."""
    stands = [track.at(start + i * STEP) for i in range(int((stop - start) / STEP))]
    return [(s.x, s.row, s.yaw) for s in stands if s is not None]


def post_of(world: World) -> Post:
    x, row = world.home("centre")
    return Post(spot=(x - 150, row), seat=0.4, left_hand=(60, -90), right_hand=(64, -90))


def test_without_beats_one_stands_at_ones_mark(make_setting: MakeSetting) -> None:
    """Idle for the whole clip."""
    world = world_of(make_setting())
    stand = track_of(world).at(3.0)
    assert stand is not None
    assert stand.act.action == "idle"
    assert (stand.x, stand.row) == pytest.approx(world.home("centre"))


def test_an_appended_beat_changes_nothing_before_it(make_setting: MakeSetting) -> None:
    """Cutting a beat and putting another behind it leaves every earlier moment the same."""
    world = world_of(make_setting())
    for action in ("wave", "walk", "run", "dance", "play piano", "bow", "jump", "spin"):
        whole = track_of(world, Beat(action, 0, 8))
        cut = track_of(world, Beat(action, 0, 4.8), Beat("sing", 4.8, 8))
        for i in range(115):
            assert whole.at(i * STEP) == cut.at(i * STEP)


def test_from_the_seat_one_walks_before_bowing(make_setting: MakeSetting) -> None:
    """Playing, then a bow: seated until the beat begins, then on the way, then elsewhere."""
    setting = make_setting()
    world = world_of(setting, post=post_of(world_of(setting)))
    track = track_of(world, Beat("play piano", 0, 4.8, "piano-2"), Beat("bow", 4.8, 8))
    actions = [track.at(t).act.action for t in (1.0, 5.3, 7.0)]  # type: ignore[union-attr]
    assert actions == ["play piano", "walk", "bow"]
    seated, bowing = track.at(1.0), track.at(7.0)
    assert seated is not None
    assert bowing is not None
    assert seated.seat is not None
    assert bowing.seat is None
    assert abs(bowing.x - seated.x) > 20


@pytest.mark.parametrize("seconds", [4, 8, 12, 20])
def test_nobody_jumps(make_setting: MakeSetting, seconds: int) -> None:
    """From frame to frame a body moves and turns a little at most, whatever it does."""
    setting = make_setting()
    world = world_of(setting, seconds=seconds, post=post_of(world_of(setting)))
    cut = seconds * 0.6
    track = track_of(
        world, Beat("play piano", 0, cut / 2, "piano-2"), Beat("walk", cut / 2, cut),
        Beat("bow", cut, seconds),
    )  # fmt: skip
    path = frames(track, 0, seconds)
    for (x, row, yaw), (x1, row1, yaw1) in itertools.pairwise(path):
        assert abs(x1 - x) < 26
        assert abs(row1 - row) < 16
        assert abs(yaw1 - yaw) < 30


def test_a_bow_is_not_hurried(make_setting: MakeSetting) -> None:
    """In the last 40 % of eight seconds there is time to walk and for a bow of 1.8 s."""
    setting = make_setting()
    world = world_of(setting, post=post_of(world_of(setting)))
    track = track_of(world, Beat("play piano", 0, 4.8, "piano-2"), Beat("bow", 4.8, 8))
    bow = next(span for span in track.spans if span.action == "bow")
    assert bow.lasts >= 1.8


def test_who_enters_comes_from_outside_the_frame(make_setting: MakeSetting) -> None:
    """Not there before, at the edge when it begins, at its mark within three seconds."""
    world = world_of(make_setting())
    track = track_of(world, enters_at=4.8)
    assert track.at(4.7) is None
    first, later = track.at(4.8), track.at(7.9)
    assert first is not None
    assert later is not None
    assert not 0 < first.x < world.setting.picture.W
    assert later.x == pytest.approx(world.home("centre")[0])


def test_who_enters_comes_from_the_side_that_is_told(make_setting: MakeSetting) -> None:
    """From the left to the centre, and from the right."""
    world = world_of(make_setting())
    gait = Gait(pace=lambda action: 0.9)
    places = []
    for side in ("left", "right"):
        entity = Entity("cat-1", "cat", mark="centre", enters_at=4.0, comes_from=side)
        stand = plan(entity, world, gait).at(4.0)
        assert stand is not None
        places.append(stand.x)
    assert places[0] < 0
    assert places[1] > world.setting.picture.W


@pytest.mark.parametrize("seconds", [4, 8, 20])
def test_a_walker_stays_in_the_picture(make_setting: MakeSetting, seconds: int) -> None:
    """However long the clip, whoever walks is seen in every frame."""
    setting = make_setting()
    world = world_of(setting, seconds=seconds)
    track = track_of(world, Beat("walk", 0, seconds))
    for x, row, _ in frames(track, 0, seconds):
        assert 0 < x < setting.picture.W
        assert setting.ground.horizon < row < setting.picture.H


def test_twins_are_out_of_step(make_setting: MakeSetting) -> None:
    """The same dance by two of a kind is not in unison."""
    world, entity = world_of(make_setting()), Entity("a-1", "cat", (), mark="left")
    dancer = Entity("a-1", "cat", beats=(Beat("dance", 0, 8),), mark=entity.mark)
    one, other = (
        plan(dancer, world, Gait(pace=lambda _: 1.0), seed=seed).at(2.0) for seed in (5, 77)
    )
    assert one is not None
    assert other is not None
    assert one.act.t != other.act.t


def test_a_vehicle_crosses_the_picture_in_a_straight_line(make_setting: MakeSetting) -> None:
    """On one row, forwards all the time, in the frame from the first to the last second."""
    setting = make_setting()
    world, car = (
        world_of(setting),
        Entity("car-1", "car", beats=(Beat("drive", 0, 8),), mark="centre"),
    )
    path = frames(plan(car, world, Gait(pace=lambda _: 3.0, glides=True, size=0.6)), 0, 8)
    columns, rows = [x for x, _, _ in path], {round(row, 3) for _, row, _ in path}
    assert columns == sorted(columns)
    assert len(rows) == 1
    assert 0 < columns[0] < columns[-1] < setting.picture.W


def test_who_leaves_is_gone_at_the_end(make_setting: MakeSetting) -> None:
    """Out of the frame, on foot, and not back again."""
    setting = make_setting()
    track = track_of(world_of(setting), Beat("wave", 0, 3), Beat("leave", 3, 8))
    last = track.at(7.9)
    assert last is not None
    assert not 0 < last.x < setting.picture.W


def test_a_beat_after_coming_in_follows_from_it(make_setting: MakeSetting) -> None:
    """Who comes in and then dances goes from the greeting to the dance, in order of time."""
    track = track_of(world_of(make_setting()), Beat("enter", 0, 3), Beat("dance", 3, 8))
    starts = [span.start for span in track.spans]
    assert starts == sorted(starts)
    first, late = track.at(0.0), track.at(6.0)
    assert first is not None
    assert late is not None
    assert not 0 < first.x < 1280
    assert late.act.action == "dance"


def test_beats_too_short_to_be_seen_leave_one_standing(make_setting: MakeSetting) -> None:
    """Who is given less than a tenth of a second for everything is idle for the whole clip."""
    beats = [Beat("dance", i / 20, (i + 1) / 20) for i in range(2)]
    for told in (beats[:1], [Beat("wave", 0.0, 0.0)]):
        stand = track_of(world_of(make_setting()), *told).at(0.0)
        assert stand is not None
        assert stand.act.action == "idle"


def test_what_goes_on_in_the_next_part_is_not_begun_again(make_setting: MakeSetting) -> None:
    """The same doing, told once more for the time after a cut, is one span."""
    world = world_of(make_setting())
    for action in ("walk", "run", "dance", "sit"):
        whole, told = (
            track_of(world, Beat(action, 0, 8)),
            track_of(world, Beat(action, 0, 4), Beat(action, 4, 8)),
        )
        assert [whole.at(i * STEP) for i in range(190)] == [told.at(i * STEP) for i in range(190)]


def test_who_stops_slows_down_first(make_setting: MakeSetting) -> None:
    """From a walk to standing the steps get shorter and shorter; nobody stops dead."""
    track = track_of(world_of(make_setting()), Beat("walk", 0, 4), Beat("wave", 4, 8))
    path = frames(track, 3.5, 5.5)
    went = [abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in itertools.pairwise(path)]
    assert went[-1] == 0
    assert max(abs(b - a) for a, b in itertools.pairwise(went)) < 0.35 * max(went)


def test_who_sets_out_gathers_speed(make_setting: MakeSetting) -> None:
    """From standing to a walk, or to driving, the first frames cover less than the later ones."""
    world = world_of(make_setting())
    gaits = Gait(pace=lambda _: 0.9), Gait(pace=lambda _: 3.0, glides=True, size=0.6)
    for gait, action in zip(gaits, ("walk", "drive"), strict=True):
        mover = Entity("a-1", "cat", beats=(Beat("idle", 0, 3), Beat(action, 3, 8)), mark="left")
        path = frames(plan(mover, world, gait), 3.0, 5.0)
        went = [abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in itertools.pairwise(path)]
        assert went[0] < 0.3 * went[-1]


def test_who_has_left_comes_back_to_do_something(make_setting: MakeSetting) -> None:
    """Out of the frame, then on the way in, then at the mark."""
    setting = make_setting()
    track = track_of(
        world_of(setting, seconds=16), Beat("leave", 2, 6), Beat("dance", 8, 16)
    )  # fmt: skip
    gone, back = track.at(7.9), track.at(15.0)
    assert gone is not None
    assert back is not None
    assert not 0 < gone.x < setting.picture.W
    assert back.act.action == "dance"
    assert back.x == pytest.approx(world_of(setting).home("centre")[0])


def test_a_long_body_is_all_outside_before_it_comes_in(make_setting: MakeSetting) -> None:
    """Also an elephant begins out of sight."""
    world = world_of(make_setting())
    comer = Entity("elephant-1", "elephant", mark="centre", enters_at=2.0)
    first = plan(comer, world, Gait(pace=lambda _: 1.2, width=4.0)).at(2.0)
    assert first is not None
    wide = 4.0 * world.ground.scale(first.row)
    assert first.x < -wide / 2 or first.x > world.setting.picture.W + wide / 2


def test_a_car_turns_round_unseen(make_setting: MakeSetting) -> None:
    """Driving on when it has crossed the picture it comes back; in sight it never turns."""
    world = world_of(make_setting(), seconds=4)
    gait = Gait(pace=lambda _: 3.0, glides=True, size=0.6, width=2.0, turns=False)
    car = Entity("car-1", "car", beats=(Beat("drive", 0, 40),), mark="centre")
    track, directions = plan(car, world, gait), set()
    for (x, row, yaw), (x1, _, yaw1) in itertools.pairwise(frames(track, 0, 39)):
        if -40 < x < world.setting.picture.W + 40:
            directions.add(yaw > 0)
            assert yaw * yaw1 > 0
            assert (x1 - x) * yaw > 0
        assert row > 0
    assert directions == {True, False}


def test_who_chases_stays_behind(make_setting: MakeSetting) -> None:
    """On the same way and as fast, so that one never catches the other."""
    world = replace(world_of(make_setting()), lanes={"dog-1": 0.0, "cat-2": 1.7})
    dog, cat = (
        plan(Entity(id_, "dog", beats=(Beat("run", 0, 8),), mark="centre"), world, Gait(pace=lambda _: 2.0))
        for id_ in world.lanes
    )  # fmt: skip
    late = 1.7 / 1.75
    for i in range(120):
        ahead, behind = cat.at(i * STEP), dog.at(i * STEP + late)
        assert ahead is not None
        assert behind is not None
        assert (behind.x, behind.row) == pytest.approx((ahead.x, ahead.row), abs=1.0)
