"""Feet that stand on the ground stay where they are while the body goes on."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import pytest

from kinora.engines.animatic.cast.base import Foot
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.scene import Beat, Entity, Scene
from kinora.engines.animatic.sets.base import Setting
from kinora.engines.animatic.staging.stage import stage
from kinora.engines.animatic.staging.staged import Actor

MakeSetting = Callable[..., Setting]
STEP = 1 / 12  # seconds between two poses
TURNING = 1.0  # degrees from pose to pose; more than that is turning round, not walking
MOST = {"walk": 1.5, "run": 3.3}  # pixels a frame that a planted foot may drift, at 1280x720


@pytest.mark.parametrize("action", ["walk", "run"])
@pytest.mark.parametrize(
    "kind", ["child", "robot", "penguin", "man", "fox", "cat", "horse", "bear"]
)
def test_planted_feet_do_not_slide(make_setting: MakeSetting, kind: str, action: str) -> None:
    """From pose to pose a foot on the ground moves by a few pixels at most."""
    actor, spots = walker(make_setting(1280, 720), kind, action)
    worst = max(spots, default=0.0)
    assert worst < 2 * MOST[action], actor.id


def walker(setting: Setting, kind: str, action: str) -> tuple[Actor, list[float]]:
    """Somebody who walks or runs, and how far each planted foot moves between two poses."""
    entity = Entity("a-1", kind, beats=(Beat(action, 0, 8),), mark="centre")
    scene = Scene(seed=3, width=1280, height=720, seconds=8, entities=(entity,))
    staged = stage(scene, setting, lambda: None)
    actor = staged.items[0]
    assert isinstance(actor, Actor)
    moved, before = [], {}
    for index in range(90):
        now = dict(planted(actor, staged.ground.scale, staged.ground.tilt, index * STEP))
        moved += [math.dist(now[foot], before[foot]) for foot in now.keys() & before.keys()]
        before = now
    return actor, moved


def planted(
    actor: Actor, scale: Callable[[float], float], tilt: Callable[[float], float], t: float
) -> Iterator[tuple[int, tuple[float, float]]]:
    """Where in the frame the feet are that stand on the ground, while nobody turns."""
    stand, earlier = actor.track.at(t), actor.track.at(max(t - STEP, 0.0))
    assert stand is not None
    assert earlier is not None
    if abs(stand.yaw - earlier.yaw) > TURNING:
        return
    puppet = actor.puppet
    units = scale(stand.row) * puppet.height * actor.size / puppet.units
    feet: tuple[Foot, ...] = puppet.pose(stand.act, View(stand.yaw, tilt(stand.row))).joints().feet
    for number, foot in enumerate(feet):
        if foot.lift * units < 0.6:
            yield number, (stand.x + foot.at[0] * units, stand.row + foot.at[1] * units)
