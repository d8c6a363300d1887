"""Places that are said to be snowy lie under snow, whatever else the sky is asked for."""

from __future__ import annotations

import numpy as np
import pytest


@pytest.mark.parametrize(
    ("snowy", "plain"), [("snowy village", "village"), ("snowy street", "city street")]
)
def test_a_snowy_place_is_that_place_in_winter(make, draw, snowy, plain):
    """It looks as the place does in winter, and a summer in the sky does not melt it."""
    lying = draw(make(snowy, sky=("summer",)))

    assert np.array_equal(lying, draw(make(plain, sky=("winter",))))
    assert make(snowy).name == snowy


@pytest.mark.parametrize("place", ["snowy village", "snowy street"])
def test_snow_is_bright_where_people_stand(make, draw, place):
    """Below the middle of the picture at noon it is light and without a tint of grass."""
    frame = draw(make(place, time_of_day="noon")).astype(float)[60:86, 20:140, :3]

    assert frame.mean() > 170
    assert np.ptp(frame.mean((0, 1))) < 30
