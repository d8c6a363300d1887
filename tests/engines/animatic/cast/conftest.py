"""A light and a small canvas to paint figures on."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.cast.base import Posed
from kinora.engines.animatic.paint.hours import hours
from kinora.engines.animatic.paint.light import Light, light_of

Painter = Callable[[Posed], NDArray[np.uint8]]
SIZE, SCALE = 120, 0.18


@pytest.fixture(scope="session")
def noon() -> Light:
    return light_of(hours()["noon"])


@pytest.fixture(scope="session")
def painted(noon: Light) -> Painter:
    """Paints a figure small, its ground point at the middle of a transparent picture's lower part."""

    def paint(posed: Posed) -> NDArray[np.uint8]:
        surface = skia.Surface(SIZE, SIZE)
        canvas = surface.getCanvas()
        canvas.translate(SIZE / 2, SIZE * 0.85)
        canvas.scale(SCALE, SCALE)
        posed.paint(canvas, noon)
        return np.array(surface.makeImageSnapshot().toarray())

    return paint
