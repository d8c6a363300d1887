"""Every place can be painted at any hour, in any shape, and is the same each time."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from kinora.engines.animatic import sets
from kinora.engines.animatic.paint.camera import Pose, move_of
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.scene import Move as MoveName
from kinora.engines.animatic.sets.base import Order
from kinora.errors import Cancelled

HOURS = ("dawn", "morning", "noon", "golden hour", "sunset", "dusk", "night")
PLACES = tuple(place for place in sets.place_names() if place not in ("underwater", "room"))
OUTDOORS = ("park", "city street")
ALOFT = ("crater",)  # spots where something rises, not where anybody stands
MAGENTA = (255, 0, 255)
ALL_BUT = 250  # opaque but for the rounding of what is enlarged


def bare_pixels(frame):
    return int((frame[..., :3] == MAGENTA).all(-1).sum())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("size", [(160, 90), (90, 160)])
def test_every_place_covers_the_whole_frame(make, draw, place, size):
    """No set leaves a hole, in landscape or portrait."""
    assert bare_pixels(draw(make(place, size=size))) == 0


@pytest.mark.parametrize("place", OUTDOORS)
@pytest.mark.parametrize("hour", HOURS)
def test_every_hour_can_be_painted(make, draw, place, hour):
    """A set under the open sky exists at every time of day, and night is darker than noon."""
    frame = draw(make(place, time_of_day=hour))

    assert bare_pixels(frame) == 0
    if hour == "night":
        noon = draw(make(place, time_of_day="noon"))
        assert frame[..., :3].mean() < 0.7 * noon[..., :3].mean()


@pytest.mark.parametrize("place", PLACES)
def test_a_set_is_the_same_each_time(make, draw, place):
    """The same order gives the same bytes at any time of the clip."""
    order = Order(picture=Picture(160, 90), seed=1)

    again = sets.build(place, order, lambda: None)

    for t in (0.0, 1.7):
        assert np.array_equal(draw(make(place), t), draw(again, t))


SEEDED = ["park", "forest", "neon street", "stage", "library", "café", "harbour", "cave", "market"]


@pytest.mark.parametrize("place", SEEDED)
def test_another_seed_is_another_composition(make, draw, place):
    """The seed decides where trees, signs and folds are."""
    assert not np.array_equal(draw(make(place)), draw(make(place, seed=2)))


def test_an_unknown_place_is_a_park(make):
    """A name without a set falls back to the park."""
    assert make("atlantis").name == "park"


@pytest.mark.parametrize("place", PLACES)
def test_camera_moves_stay_inside_the_painted_area(make, draw, place):
    """Panning, tilting and trucking by the largest moves shows no unpainted edge."""
    setting = make(place)
    reach = setting.picture.margin * 0.55

    for pose in (
        Pose(pan=reach),
        Pose(pan=-reach),
        Pose(tilt=-reach),
        Pose(x=reach, z=0.04),
        Pose(z=0.25),
        Pose(zoom=1.4),
    ):
        assert bare_pixels(draw(setting, 1.0, pose=pose)) == 0


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("size", [(160, 90), (90, 160)])
def test_no_move_sees_through_a_set(make, draw, place, size):
    """At either end of every move, at its strongest, each pixel is painted in full."""
    setting = make(place, size=size)
    for name in get_args(MoveName):
        move = move_of(name, 1.5, setting.picture, seconds=4, seed=3)
        for u in (0.0, 1.0):
            frame = draw(setting, 1.0, pose=move(u), ground=0)
            assert frame[..., 3].min() >= ALL_BUT, name


@pytest.mark.parametrize("place", PLACES)
def test_marks_stand_on_the_ground(make, place):
    """Every mark to stand on lies below the horizon and inside the frame; there is a centre."""
    setting = make(place)

    assert setting.mark("nowhere") == setting.mark("centre")
    for mark in setting.marks:
        if mark.name in ALOFT:
            continue
        assert setting.ground.horizon < mark.row < setting.picture.H
        assert 0 < mark.x < setting.picture.W


def test_painting_can_be_stopped():
    """What the check raises comes through, so that a cancelled video frees its worker."""
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        sets.build("park", Order(picture=Picture(160, 90), seed=1), check)


def test_wishes_for_the_sky_are_seen(make, draw):
    """Northern lights and stars change the sky of a night and nothing on the ground."""
    plain = draw(make("park", time_of_day="dusk"))
    starry = draw(make("park", time_of_day="dusk", sky=("northern lights",)))

    changed = (plain != starry).any(-1)
    assert changed[: len(changed) // 3].mean() > 0.2
    assert changed[-len(changed) // 4 :].mean() < 0.05


def test_a_wet_street_mirrors(make, draw):
    """Wetness changes the road, not the houses."""
    dry, wet = draw(make("neon street")), draw(make("neon street", wet=True))

    changed = (dry != wet).any(-1)
    assert changed[-len(changed) // 4 :].mean() > 0.3
    assert changed[: len(changed) // 3].mean() == 0
    assert make("neon street", wet=True).mirror > make("neon street").mirror
