"""What comes at the viewer, and what turns round before our eyes."""

from __future__ import annotations

from collections.abc import Callable

from kinora.engines.animatic import cast
from kinora.engines.animatic.scene import Beat, Entity, Scene
from kinora.engines.animatic.sets.base import Setting
from kinora.engines.animatic.staging.marks import settle
from kinora.engines.animatic.staging.nearing import FRONTAL
from kinora.engines.animatic.staging.stage import stage
from kinora.engines.animatic.staging.staged import Actor
from kinora.engines.animatic.staging.track import Track

MakeSetting = Callable[..., Setting]


def track_of(action: str, setting: Setting) -> Track:
    car = Entity("car-1", "car", beats=(Beat(action, 0.0, 8.0),))
    scene = Scene(seed=1, width=320, height=180, seconds=8, entities=(car,))
    staged = stage(settle(scene, frozenset(cast.kinds())), setting, lambda: None)
    return next(item.track for item in staged.items if isinstance(item, Actor))


def test_what_comes_shows_its_front_and_gets_nearer(make_setting: MakeSetting) -> None:
    """From far away to near by, its front to the viewer all the way."""
    stands = [track_of("approach", make_setting()).at(t) for t in (0.0, 2.0, 4.0, 6.0, 7.9)]
    rows = [stand.row for stand in stands if stand is not None]
    assert rows == sorted(rows)
    assert rows[-1] > rows[0] + 10
    assert all(abs(stand.yaw) < FRONTAL for stand in stands if stand is not None)


def test_what_turns_back_shows_its_front_in_turning(make_setting: MakeSetting) -> None:
    """It goes to the right, round towards the viewer, and back to the left."""
    track = track_of("turn back", make_setting())
    yaws = [stand.yaw for t in range(80) if (stand := track.at(t / 10)) is not None]
    assert yaws[0] > FRONTAL
    assert yaws[-1] < -FRONTAL
    assert min(abs(yaw) for yaw in yaws) < 25
