"""A bare set: a floor and a sky of one colour, nothing baked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import skia

from kinora.engines.animatic.paint.bake import bake
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.hours import light_for
from kinora.engines.animatic.paint.light import light_of
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.base import Mark, Setting

MakeSetting = Callable[..., Setting]


def bare_setting(width: int = 320, height: int = 180) -> Setting:
    """A set of the given size in pixels."""
    picture, day = Picture(width, height), light_for("noon")
    horizon, row = picture.H * 0.5, picture.H * 0.84
    plate = bake(picture, "all", 5.0, lambda canvas: canvas.clear(0xFF88AACC), texture=0.0)
    return Setting(
        name="bare",
        picture=picture,
        day=day,
        light=light_of(day),
        ground=Ground(horizon, 1.4, 1000.0, day.direction, picture.W / 2),
        haze=day.haze,
        layers=(plate,),
        sheet=skia.Surface(width, height).makeImageSnapshot(),
        marks=(Mark("centre", picture.W / 2, row),),
    )


@pytest.fixture
def make_setting() -> MakeSetting:
    return bare_setting
