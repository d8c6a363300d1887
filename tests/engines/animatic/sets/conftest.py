"""What tests of sets share: small pictures, sets made once, frames drawn with a resting camera."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pytest
import skia
from numpy.typing import NDArray

from kinora.engines.animatic import sets
from kinora.engines.animatic.paint.camera import REST, Pose, place_layer
from kinora.engines.animatic.paint.native import pixels_of
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.base import Layer, Order, Setting

Make = Callable[..., Setting]
Draw = Callable[..., NDArray[np.uint8]]


@pytest.fixture(scope="session")
def make() -> Make:
    """Paint a small set; the same order is painted once."""
    known: dict[tuple[str, Order], Setting] = {}

    def make_(place: str, *, size: tuple[int, int] = (160, 90), **wishes: object) -> Setting:
        order = Order(picture=Picture(*size), **{"seed": 1, **wishes})  # type: ignore[arg-type]
        if (place, order) not in known:
            known[place, order] = sets.build(place, order, lambda: None)
        return known[place, order]

    return make_


@pytest.fixture(scope="session")
def draw() -> Draw:
    """One frame as pixels: the set's layers and others, by distance."""

    def draw_(
        setting: Setting,
        t: float = 0.0,
        *,
        over: Iterable[Layer] = (),
        pose: Pose = REST,
        ground: int = 0xFFFF00FF,
    ) -> NDArray[np.uint8]:
        picture = setting.picture
        surface = skia.Surface(picture.width, picture.height)
        canvas = surface.getCanvas()
        canvas.clear(ground)
        for layer in sorted((*setting.layers, *over), key=lambda layer: -layer.distance):
            canvas.save()
            place_layer(canvas, picture, pose, layer.distance)
            layer.draw(canvas, t)
            canvas.restore()
        return pixels_of(surface.makeImageSnapshot())

    return draw_
