"""The ground that sets and figures share."""

from __future__ import annotations

import pytest

from kinora.engines.animatic.paint.ground import LEAST_FALL, MOST_SLANT, MOST_TILT, Ground

GROUND = Ground(horizon=300.0, eye=1.5, focal=900.0, sun=(0.6, 0.5, 0.3), vanish=640.0)


def test_things_are_larger_the_lower_they_stand() -> None:
    """Size grows with the distance of a row from the horizon, and `row` is its inverse."""
    assert GROUND.scale(600) == pytest.approx(2 * GROUND.scale(450))
    assert GROUND.row(GROUND.scale(512.0)) == pytest.approx(512.0)


def test_a_place_on_the_floor_is_seen_on_the_row_of_its_depth() -> None:
    """`at` and `depth` describe one perspective."""
    x, row = GROUND.at(0.7, 0.0, 6.0)
    assert GROUND.depth(row) == pytest.approx(6.0)
    assert (x - GROUND.vanish) == pytest.approx(0.7 * GROUND.scale(row))


@pytest.mark.parametrize("row", [310.0, 420.0, 700.0])
def test_shadows_stay_in_the_picture(row: float) -> None:
    """However low the sun, a shadow is neither endless nor a scratch."""
    low = Ground(300.0, 1.5, 900.0, (0.98, 0.05, 0.2))
    across, down = low.shear(row)
    assert abs(across) <= MOST_SLANT
    assert abs(down) >= LEAST_FALL


def test_figures_are_never_seen_from_far_above() -> None:
    """The tilt has a limit, also at the lower edge."""
    assert 0 < GROUND.tilt(5000.0) <= MOST_TILT
