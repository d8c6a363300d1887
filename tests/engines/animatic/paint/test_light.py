"""Daylight and the figures' view of it."""

from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic.paint.hours import hours, light_for
from kinora.engines.animatic.paint.light import light_of


@pytest.mark.parametrize("hour", sorted(hours()))
def test_no_hour_takes_a_colour_away(hour: str) -> None:
    """Every channel of a white figure keeps more than half of the strongest one."""
    ambient = light_of(light_for(hour)).ambient
    assert min(ambient) > 0.5 * max(ambient)


@pytest.mark.parametrize("weather", ["rain", "storm", "fog", "heavy snow", "overcast"])
def test_bad_weather_makes_the_key_weaker(weather: str) -> None:
    """A covered sun throws less light than a clear one."""
    assert sum(light_for("noon", weather).key) < sum(light_for("noon").key)


def test_an_unknown_hour_is_noon() -> None:
    """No word for a time of day stops a picture from being painted."""
    assert light_for("elevenses") == light_for("noon")


def test_a_flipped_light_comes_from_the_other_side() -> None:
    """Flipping mirrors the lamp and leaves its height."""
    light = light_of(light_for("morning"))
    assert light.flipped().source == (-light.source[0], light.source[1])
    assert light.flipped().flipped() == light


def test_a_lit_surface_is_brighter_than_a_shaded_one() -> None:
    """Key light adds, and highlights roll off below white."""
    day = light_for("golden hour")
    lit, dark = day.surface((0.6, 0.6, 0.6), 1.0), day.surface((0.6, 0.6, 0.6), 0.0)
    assert lit.sum() > dark.sum()
    assert float(np.max(day.surface((1.0, 1.0, 1.0), 2.0))) <= 1.0
