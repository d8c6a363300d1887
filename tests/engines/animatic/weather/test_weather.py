"""Weather lies over a set and comes off again."""

from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic import weather


@pytest.mark.parametrize("name", weather.weather_names())
def test_every_weather_is_seen_and_moves(make, draw, name):
    """Each weather changes the picture, and changes it again a little later."""
    park = make("park", time_of_day="dusk")
    layers = weather.build(name, park, 3)

    clear, first, second = (
        draw(park, 1.0),
        draw(park, 1.0, over=layers),
        draw(park, 1.4, over=layers),
    )

    assert (clear != first).any(-1).mean() > 0.001
    assert not np.array_equal(first, second)


@pytest.mark.parametrize("name", weather.weather_names())
def test_weather_is_the_same_for_the_same_seed(make, draw, name):
    """Two builds from one seed agree byte for byte; another seed differs."""
    park = make("park", time_of_day="dusk")

    one, same, other = (draw(park, 2.3, over=weather.build(name, park, seed)) for seed in (3, 3, 4))

    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize("name", weather.weather_names())
def test_weather_leaves_the_set_as_it_was(make, draw, name):
    """After a weather was built and drawn, the set without it gives the same bytes as before."""
    street = make("neon street", wet=True)
    before = draw(street, 1.5)

    draw(street, 1.5, over=weather.build(name, street, 3))

    assert np.array_equal(before, draw(street, 1.5))


def test_rain_on_a_neon_street_is_streaks_only(make, draw):
    """By night rain brings no grey: most of the picture between the drops is untouched."""
    street = make("neon street", wet=True, size=(512, 288))

    dry, rainy = draw(street, 1.0), draw(street, 1.0, over=weather.build("rain", street, 3))

    assert 0.002 < (np.abs(dry.astype(int) - rainy) > 12).any(-1).mean() < 0.25


def test_no_weather_reaches_under_a_roof(make):
    """It does not rain on a stage, under water or in space."""
    for place in ("stage", "ocean", "space", "kitchen"):
        assert weather.build("rain", make(place), 1) == ()


def test_snow_lies_on_land_but_not_on_water(make, draw):
    """Heavy snow takes the green from a meadow; the open sea keeps its colour between the flakes."""
    left = {}
    for place in ("park", "open sea"):
        setting = make(place, size=(256, 144))
        over = weather.build("heavy snow", setting, 3)
        bare, white = (draw(setting, 1.0, over=each)[-50:, :, :3] for each in ((), over))
        left[place] = np.ptp(white, axis=-1).mean() / np.ptp(bare, axis=-1).mean()

    assert left["park"] < 0.6 < left["open sea"]


def test_fog_and_sand_take_away_what_is_far(make, draw):
    """The sky has less contrast behind them."""
    park = make("park", size=(256, 144))
    clear = draw(park, 1.0)[:70, :, :3].std()
    for name in ("fog", "sandstorm"):
        assert draw(park, 1.0, over=weather.build(name, park, 3))[:70, :, :3].std() < 0.8 * clear


def test_an_unknown_weather_is_a_clear_sky(make):
    """A name without a weather has no layers."""
    assert weather.build("meteors", make("park"), 1) == ()
