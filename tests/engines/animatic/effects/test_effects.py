"""Effects lie over a set and come off again."""

from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic import effects
from kinora.engines.animatic.effects.base import Vent

# An eruption needs a crater.
ANYWHERE = tuple(name for name in effects.effect_names() if name != "eruption")


@pytest.mark.parametrize("name", ANYWHERE)
def test_every_effect_is_seen_and_moves(make, draw, name):
    """Each effect changes the picture, and changes it again a little later."""
    park = make("park", time_of_day="dusk")
    layers = effects.build(name, park, 3)

    clear, first, second = (
        draw(park, 1.0),
        draw(park, 1.0, over=layers),
        draw(park, 1.6, over=layers),
    )

    assert (clear != first).any(-1).mean() > 0.005
    assert not np.array_equal(first, second)


@pytest.mark.parametrize("name", ANYWHERE)
def test_an_effect_is_a_function_of_seed_and_time(make, draw, name):
    """Two builds from one seed agree byte for byte in any order; another seed differs."""
    park = make("park", time_of_day="dusk")
    one, same = (effects.build(name, park, 3) for _ in range(2))
    draw(park, 3.1, over=one)

    assert np.array_equal(draw(park, 2.3, over=one), draw(park, 2.3, over=same))
    if name != "rainbow":  # there is one place for it
        other = draw(park, 2.3, over=effects.build(name, park, 4))
        assert not np.array_equal(draw(park, 2.3, over=one), other)


@pytest.mark.parametrize("name", ANYWHERE)
def test_an_effect_leaves_the_set_as_it_was(make, draw, name):
    """After an effect was drawn, the set without it gives the same bytes as before."""
    stage = make("stage")
    before = draw(stage, 1.5)

    draw(stage, 1.5, over=effects.build(name, stage, 3))

    assert np.array_equal(before, draw(stage, 1.5))


def test_smoke_trails_behind_what_moves(make, draw):
    """Puffs stay where they came out: what goes right leaves its smoke on its left."""
    park = make("park", size=(320, 180))
    moving = Vent(lambda t: (200 + 220 * t, 400), 90)
    seen = (
        draw(park, 3.0) != draw(park, 3.0, over=effects.build("smoke", park, 3, (moving,)))
    ).any(-1)

    columns = np.flatnonzero(seen.any(0))

    assert columns.max() * 4 < 200 + 220 * 3 + 160
    assert columns.min() * 4 < 200 + 220 * 3 - 300


def test_no_smoke_before_its_fire(make, draw):
    """A vent that is not there yet gives nothing."""
    park = make("park")
    later = Vent(lambda t: None if t < 2 else (600, 400), 90)
    layers = effects.build("smoke", park, 3, (later,))

    assert np.array_equal(draw(park, 1.5), draw(park, 1.5, over=layers))
    assert not np.array_equal(draw(park, 3.5), draw(park, 3.5, over=layers))


def test_an_unknown_effect_is_none(make):
    """A name without an effect has no layers."""
    assert effects.build("meteors", make("park"), 1) == ()
