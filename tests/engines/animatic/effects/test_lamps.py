"""Lamps change how bright a place is and nothing else."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from kinora.engines.animatic.effects.lamps import lamps
from kinora.engines.animatic.scene import Entity, Scene


@pytest.mark.parametrize("lighting", ["dim", "candlelight"])
def test_turned_down_lights_darken(make, draw, lighting):
    """The picture has less than three quarters of its light."""
    kitchen = make("kitchen")
    layers = lamps(lighting, kitchen, 3)

    assert (
        draw(kitchen, 1.0, over=layers)[..., :3].mean() < 0.75 * draw(kitchen, 1.0)[..., :3].mean()
    )


def test_dim_light_only_takes_light_away(make, draw):
    """No pixel gets brighter, so everything is where it was."""
    kitchen = make("kitchen")

    plain, dim = draw(kitchen, 1.0), draw(kitchen, 1.0, over=lamps("dim", kitchen, 3))

    assert (dim.astype(int) <= plain.astype(int) + 1).all()


def test_candles_are_warm(make, draw):
    """Red outweighs blue by more than it did."""
    kitchen = make("kitchen", size=(320, 180))

    def warmth(picture):
        return picture[..., 0].mean() / picture[..., 2].mean()

    lit = draw(kitchen, 1.0, over=lamps("candlelight", kitchen, 3))
    assert warmth(lit) > 1.15 * warmth(draw(kitchen, 1.0))


def test_another_word_is_no_lamp(make):
    """A lighting nobody draws leaves the place as it is."""
    assert lamps("", make("kitchen"), 1) == ()


def test_the_cast_moves_as_before(studio, tools):
    """Under dim light nothing changes where nothing changes in full light."""
    scene = Scene(
        seed=3, width=320, height=180, seconds=2, place="kitchen",
        entities=(Entity(id="cat-1", kind="cat"),),
    )  # fmt: skip
    plain, dim = (
        studio.film(msgspec.structs.replace(scene, lighting=lighting)) for lighting in ("", "dim")
    )

    moved, still = (
        np.abs(tools.picture(film, 20).astype(int) - tools.picture(film, 30)).max(-1)
        for film in (plain, dim)
    )

    assert (still[moved == 0] <= 1).all()
    assert (still > 2).any()
