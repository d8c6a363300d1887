"""The spotlight's cone, on whoever it follows."""

from __future__ import annotations

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.paint.native import pixels_of
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.show.spotlight import Spotlight

PICTURE = Picture(320, 180)


def cone(*, at: tuple[float, float], begins: tuple[float, float]) -> NDArray[np.int64]:
    """The light of a cone at one second, on a clip that begins elsewhere."""
    lamp = Spotlight(PICTURE, lambda t: at if t > 0 else begins, lambda _: 1.0)
    surface = skia.Surface(320, 180)
    canvas = surface.getCanvas()
    canvas.clear(0xFF000000)
    canvas.scale(PICTURE.unit, PICTURE.unit)
    lamp.draw_cone(canvas, 1.0)
    return pixels_of(surface.makeImageSnapshot())[..., 0].astype(np.int64)


def test_a_cone_that_has_moved_is_the_cone_of_that_place() -> None:
    """Wherever the clip began, the light is that of where it is now, but for filtering."""
    for at in ((420.0, 600.0), (900.0, 640.0), (640.0, 560.0)):
        moved, own = cone(at=at, begins=(640.0, 620.0)), cone(at=at, begins=at)
        assert own.max() > 20
        assert np.abs(moved - own).max() <= 12
        assert np.abs(moved - own).mean() < 0.5
