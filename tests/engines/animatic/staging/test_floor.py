"""Walking on the ground."""

from __future__ import annotations

import pytest

from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.staging.floor import MOST_YAW, Floor, Route

FLOOR = Floor(Ground(300.0, 1.2, 1000.0, vanish=640.0))


def test_a_spot_keeps_its_place() -> None:
    """Frame to metres and back is the same spot."""
    assert FLOOR.spot(FLOOR.metres((412.0, 566.0))) == pytest.approx((412.0, 566.0))


def test_an_arriving_walker_eases_in_and_stops_at_the_end() -> None:
    """Slow at both ends, exactly there when the time is up, and for ever after."""
    route = Route(FLOOR, ((0.0, 4.0), (2.0, 4.0)), 1.0, arrives=True)
    assert route.walked(0.05) < 0.05
    assert route.walked(route.seconds) == pytest.approx(2.0)
    assert route.at(route.walked(99.0)) == (2.0, 4.0)


def test_a_walker_that_is_only_passing_keeps_its_pace() -> None:
    """No easing: the clip begins and ends in the middle of the walk."""
    route = Route(FLOOR, ((0.0, 9.0), (0.0, 3.0)), 0.8, arrives=False)
    assert route.walked(2.5) == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("end", "yaw"), [((0.0, 2.0), 0.0), ((3.0, 4.0), MOST_YAW), ((-3.0, 4.0), -MOST_YAW)]
)
def test_walkers_face_where_they_go(end: tuple[float, float], yaw: float) -> None:
    """Towards the viewer, to the right, to the left."""
    assert Route(FLOOR, ((0.0, 4.0), end), 1.0, arrives=False).yaw(0.5) == pytest.approx(yaw)


def test_a_stay_has_no_length() -> None:
    """One point is a place, not a way."""
    stay = Route(FLOOR, ((1.0, 4.0),), 1.0, arrives=True)
    assert stay.at(stay.walked(3.0)) == (1.0, 4.0)
    assert stay.yaw(0.0) == 0.0
