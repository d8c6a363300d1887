"""Flat ground under a horizon: where feet stand, how large things are there, how shadows lie.

Design units on the frame, metres in the world. The same value serves sets (perspective of
streets, rooms and hills) and figures, so that both stand in one space.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.paint.paths import Point, polygon

MOST_TILT = 13.0  # degrees; figures seen from higher up would show their crowns only
MOST_SLANT = 1.15  # a longer shadow leaves the picture
LEAST_FALL = 0.19  # a thinner shadow reads as a scratch


@dataclass(frozen=True, slots=True)
class Ground:
    """The painter's eye above a floor.

    `horizon`: frame row. `eye`: height above the floor in metres of the story (lower than true:
    figures are larger, as in picture books). `sun`: towards the lamp, right, up, away.
    `vanish`: frame column of the vanishing point. `lean`: degrees that figures are seen from
    farther up than the set is painted, for shots from above or below.
    """

    horizon: float
    eye: float
    focal: float = 1000.0
    sun: tuple[float, float, float] = (0.0, 1.0, 0.0)
    vanish: float = 640.0
    lean: float = 0.0

    def scale(self, row: float) -> float:
        """Design units per metre for something that stands on this row."""
        return (row - self.horizon) / self.eye

    def row(self, scale: float) -> float:
        """The row on which a metre is `scale` design units: the inverse of `scale`."""
        return self.horizon + scale * self.eye

    def tilt(self, row: float) -> float:
        """How far the camera looks down on that spot, degrees: figures there are drawn so."""
        painted = min(math.degrees(math.atan2(row - self.horizon, self.focal)), MOST_TILT)
        return painted + self.lean

    def shear(self, row: float) -> tuple[float, float]:
        """Where a point one unit above the ground throws its shadow: right, down."""
        x, up, away = self.sun
        flat = math.sin(math.atan2(row - self.horizon, self.focal))
        down = away / up * flat
        across = max(-MOST_SLANT, min(MOST_SLANT, -x / up))
        return across, math.copysign(min(max(abs(down), LEAST_FALL), 0.5), down or 1)

    def at(self, x: float, y: float, z: float) -> Point:
        """A place in the world (right, up, away; metres) on the frame."""
        return (
            self.vanish + x * self.focal / z,
            self.horizon + (self.eye - y) * self.focal / z,
        )

    def depth(self, row: float) -> float:
        """How far away the floor seen on a row is, metres."""
        return self.focal * self.eye / max(row - self.horizon, 0.5)

    def depths(self, rows: NDArray[np.floating]) -> NDArray[np.floating]:
        """The same for many rows."""
        far: NDArray[np.floating] = self.focal * self.eye / np.maximum(rows - self.horizon, 0.5)
        return far

    def size(self, metres: float, z: float) -> float:
        """Design units of a length at a distance."""
        return metres * self.focal / z

    def quad(self, *corners: tuple[float, float, float]) -> skia.Path:
        """The outline of a flat thing in the world."""
        return polygon([self.at(*corner) for corner in corners])

    def wall(
        self, x: float, near: float, far: float, height: float, *, flip: float = 1.0
    ) -> skia.Matrix:
        """Matrix for drawing a side wall flat: 100 units a metre, x runs away from the viewer, y
        down from the eaves. `flip` -1 hangs the wall below the ground, as a wet street does."""
        length = (far - near) * 100
        source = [(0, 0), (length, 0), (length, height * 100), (0, height * 100)]
        corners = ((height, near), (height, far), (0, far), (0, near))
        matrix = skia.Matrix()
        matrix.setPolyToPoly(
            [skia.Point(*point) for point in source],
            [skia.Point(*self.at(x, y * flip, z)) for y, z in corners],
        )
        return matrix
