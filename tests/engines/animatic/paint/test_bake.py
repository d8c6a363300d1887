"""Plates and sprites."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import bake, sprite, trim
from kinora.engines.animatic.paint.brush import fill
from kinora.engines.animatic.paint.native import image_from_float, pixels_of
from kinora.engines.animatic.paint.paths import oval
from kinora.engines.animatic.paint.picture import Picture

SMALL = Picture(160, 90)


def spot(canvas: skia.Canvas) -> None:
    fill(canvas, oval(300, 200, 60, 40), "#c04020")


def test_a_plate_covers_only_what_is_painted() -> None:
    """Empty edges are cut away, and the plate knows where it lies."""
    plate = bake(SMALL, "spot", 1.0, spot, wobble=0.0, texture=0.0)
    assert plate.image.width() < 0.25 * SMALL.width
    assert abs(plate.left + plate.image.width() / plate.scale / 2 - 300) < 6
    assert abs(plate.top + plate.image.height() / plate.scale / 2 - 200) < 6


def test_the_same_plate_has_the_same_bytes() -> None:
    """Wobble and texture come from the seed alone."""
    first, second = (bake(SMALL, "spot", 1.0, spot, seed=5) for _ in range(2))
    assert np.array_equal(pixels_of(first.image), pixels_of(second.image))


def test_an_empty_picture_can_be_trimmed() -> None:
    """Nothing painted is not an error."""
    image, left, top = trim(
        image_from_float(np.zeros((4, 6, 3), np.float32), np.zeros((4, 6), np.float32))
    )
    assert (image.width(), image.height(), left, top) == (6, 4, 0, 0)


def test_a_sprite_has_the_size_that_was_asked_for() -> None:
    """Width and height are design units times scale, rounded up."""
    image = sprite(20.2, 10.0, 2.0, lambda canvas: fill(canvas, oval(10, 5, 5, 5), "#ffffff"))
    assert (image.width(), image.height()) == (41, 20)
