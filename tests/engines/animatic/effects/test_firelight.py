"""A fire lights what is near it."""

from __future__ import annotations

import numpy as np

from kinora.engines.animatic.effects.base import Vent
from kinora.engines.animatic.effects.firelight import firelight

FIRE = Vent(lambda t: None if t < 1 else (640.0, 520.0), 110.0)


def raised(make, draw, hour: str, t: float = 2.0):
    """How much brighter each pixel is by a fire in the park, red, green and blue."""
    park = make("park", time_of_day=hour)
    dark, lit = draw(park, t), draw(park, t, over=firelight(park, 3, FIRE))
    return lit[..., :3].astype(int) - dark[..., :3]


def test_it_is_warm_and_fades_with_distance(make, draw):
    """Red is raised more than blue, near more than far, and the corners not at all."""
    more = raised(make, draw, "night")

    assert more[..., 0].sum() > 2 * more[..., 2].sum() > 0
    assert more[55:68, 75:85].mean() > 3 * more[55:68, 55:60].mean()
    assert not more[:10, :10].any()


def test_it_fills_the_dark_more_than_the_day(make, draw):
    """The same fire does more by night than at noon, as a share of what was there."""
    shares = []
    for hour in ("night", "noon"):
        park = draw(make("park", time_of_day=hour), 2.0)[50:75, 65:95, :3]
        shares.append(raised(make, draw, hour)[50:75, 65:95].mean() / park.mean())

    assert shares[0] > 1.5 * shares[1]


def test_no_light_before_the_fire(make, draw):
    """A fire that is lit later lights nothing before."""
    assert not np.any(raised(make, draw, "night", t=0.5))
