"""The camera: every move, framing and angle, over every set, part after part."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import get_args

import numpy as np
import pytest

from kinora.engines.animatic import sets
from kinora.engines.animatic.paint.camera import REST, covers
from kinora.engines.animatic.scene import Angle, Camera, Framing, Move, Part, Scene
from kinora.engines.animatic.sets.base import Setting
from kinora.engines.animatic.staging.floor import Floor
from kinora.engines.animatic.staging.shot import Shot, camera_of
from kinora.engines.animatic.staging.world import World, story_ground

MakeSetting = Callable[..., Setting]
MOVES: tuple[Move, ...] = get_args(Move)
MAGENTA = (255, 0, 255)
SIZES = [(320, 180), (180, 320), (200, 200)]


def shot_of(
    setting: Setting, camera: Camera, *parts: Part, seconds: int = 8, stroll: float = 0.05
) -> Shot:
    """The hero goes to the right by a share of the width a second."""
    picture = setting.picture
    scene = Scene(
        seed=3, width=picture.width, height=picture.height, seconds=seconds, camera=camera,
        parts=parts,
    )  # fmt: skip
    floor = Floor(story_ground(setting, camera.framing, camera.angle))
    world = World(setting=setting, floor=floor, seconds=float(seconds))
    return camera_of(scene, world, lambda t: (picture.W * (0.3 + stroll * t), picture.H * 0.45))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("angle", get_args(Angle))
@pytest.mark.parametrize("framing", get_args(Framing))
def test_no_camera_looks_beyond_the_painting(
    make_setting: MakeSetting, size: tuple[int, int], framing: Framing, angle: Angle
) -> None:
    """Whatever the move and its strength, the frame is covered from the first moment to the last."""
    setting = make_setting(*size)
    for move, amount in itertools.product(MOVES, (0.5, 1.0, 1.5)):
        shot = shot_of(setting, Camera(move, amount, framing, angle))
        poses = [shot.pose(i / 3) for i in range(25)]
        assert [pose for pose in poses if not covers(setting.picture, pose)] == [], (move, amount)


@pytest.mark.parametrize("place", sorted({*sets.place_names()} - {"photo"}))
def test_no_move_shows_a_hole_in_a_set(
    make: Callable[..., Setting], draw: Callable[..., np.ndarray], place: str
) -> None:
    """At the ends of every move every pixel of the frame is painted."""
    setting = make(place)
    for move in MOVES:
        shot = shot_of(setting, Camera(move, 1.0))
        for t in (0.0, 8.0):
            frame = draw(setting, pose=shot.pose(t))
            assert not (frame[..., :3] == MAGENTA).all(-1).any(), (move, t)


@pytest.mark.parametrize("move", [move for move in MOVES if move not in ("static", "handheld")])
def test_a_move_is_seen(make_setting: MakeSetting, move: Move) -> None:
    """From the first frame to the last a tenth of the frame's width or height goes by, or what is
    there gets larger or smaller by a fifth; it begins and ends without a jerk."""
    shot = shot_of(make_setting(), Camera(move), stroll=0.0)
    first, last = shot.pose(0.0), shot.pose(8.0)
    went = abs(last.pan - first.pan) + abs(last.tilt - first.tilt) + abs(last.x - first.x)
    size = (last.zoom / (1 - last.z)) / (first.zoom / (1 - first.z))
    assert went > 128 or not 0.83 < size < 1.2
    steps = [_distance(shot, i / 24) for i in range(192)]
    assert steps[0] < 0.2 * max(steps)
    assert steps[-1] < 0.2 * max(steps)


def _distance(shot: Shot, t: float) -> float:
    """How far the picture moves in the frame after t."""
    a, b = shot.pose(t), shot.pose(t + 1 / 24)
    return sum(abs(getattr(a, name) - getattr(b, name)) for name in ("x", "y", "pan", "tilt")) + (
        500 * abs(a.zoom / (1 - a.z) - b.zoom / (1 - b.z))
    )


@pytest.mark.parametrize("move", MOVES)
def test_a_part_begins_where_the_one_before_it_ended(make_setting: MakeSetting, move: Move) -> None:
    """At no cut between two parts the camera jumps, and each keeps to the painting."""
    setting = make_setting()
    cameras = (Camera("pan right"), Camera("handheld", framing="close-up"), Camera("crane up", angle="low angle"))  # fmt: skip
    parts = tuple(Part(start=4.0 * (i + 1), camera=each) for i, each in enumerate(cameras))
    shot = shot_of(setting, Camera(move), *parts, seconds=16)
    for index in range(16 * 24):
        assert covers(setting.picture, shot.pose(index / 24))
        assert _distance(shot, index / 24) < 20


def test_without_a_word_the_camera_stays(make_setting: MakeSetting) -> None:
    """A part that asks for no move keeps the last pose of the move before it."""
    shot = shot_of(make_setting(), Camera("zoom in"), Part(start=4.0))
    assert shot.pose(4.0) == shot.pose(7.9)


def test_a_still_first_part_keeps_its_rest(make_setting: MakeSetting) -> None:
    """What is added later changes nothing of where the camera rested."""
    setting = make_setting()
    alone = shot_of(setting, Camera(), seconds=4)
    longer = shot_of(setting, Camera(), Part(start=4.0, camera=Camera("dolly in")), seconds=8)
    assert alone.rest == longer.rest == longer.pose(2.0)


@pytest.mark.parametrize("size", SIZES)
def test_a_close_up_is_closer_than_a_wide_shot(
    make_setting: MakeSetting, size: tuple[int, int]
) -> None:
    """Three framings, three sizes of whoever stands there."""
    setting = make_setting(*size)
    row = setting.mark("centre").row
    sizes = [
        story_ground(setting, framing).scale(row) * shot_of(setting, Camera(framing=framing)).pose(0).zoom
        for framing in get_args(Framing)
    ]  # fmt: skip
    assert sizes[0] * 1.1 < sizes[1] < sizes[2] / 1.3


@pytest.mark.parametrize("move", [move for move in MOVES if move != "handheld"])
def test_on_a_picture_every_move_begins_with_the_whole_of_it(
    make_setting: MakeSetting, move: Move
) -> None:
    """Where the set is a reference image the first frame is that image."""
    setting = make_setting()
    scene = Scene(seed=3, width=320, height=180, seconds=8, camera=Camera(move), reference="0" * 64)
    floor = Floor(story_ground(setting, "medium"))
    world = World(setting=setting, floor=floor, seconds=8.0)
    shot = camera_of(scene, world, lambda _: (640.0, 300.0))
    assert shot.pose(0.0) == REST
    assert all(covers(setting.picture, shot.pose(i / 2)) for i in range(17))
