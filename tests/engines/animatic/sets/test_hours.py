"""The hour, the sky and the wet change how a place is lit, not what is where."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from kinora.engines.animatic.paint.bake import Plate
from kinora.engines.animatic.paint.native import pixels_of
from kinora.engines.animatic.sets import place_names
from kinora.engines.animatic.sets.base import Setting

SIZE = (160, 90)
ROOM = 100  # pixels around the frame into which plates reach
LARGE = 0.04  # share of the frame from which on a plate is part of the layout
ALIKE = 0.7  # of two outlines; lamps that are lit add a little


def outlines(setting: Setting) -> list[tuple[float, NDArray[np.bool_]]]:
    """Distance and outline of every plate that hides what is behind it."""
    found = []
    for plate in setting.layers:
        if isinstance(plate, Plate) and not plate.additive:
            alpha = pixels_of(plate.image)[..., 3] > 128
            full = np.zeros((SIZE[1] + 4 * ROOM, SIZE[0] + 6 * ROOM), bool)
            top = round(plate.top * plate.scale) + ROOM
            left = round(plate.left * plate.scale) + ROOM
            full[top : top + alpha.shape[0], left : left + alpha.shape[1]] = alpha
            found.append((plate.distance, full))
    return found


@pytest.mark.parametrize("place", place_names())
def test_light_does_not_move_the_place(make, place: str) -> None:
    """Every large part has the same outline at the same distance in the morning and at night."""
    noon = [
        (distance, outline)
        for distance, outline in outlines(make(place, size=SIZE, time_of_day="noon"))
        if outline.sum() > LARGE * SIZE[0] * SIZE[1]
    ]
    for wishes in ({"time_of_day": "morning"}, {"time_of_day": "night", "wet": True}):
        other = outlines(make(place, size=SIZE, **wishes))
        for distance, outline in noon:
            likeness = [
                (outline & each).sum() / (outline | each).sum()
                for far, each in other
                if abs(far - distance) < 1e-6
            ]
            assert max(likeness, default=0) > ALIKE, (wishes, distance)
