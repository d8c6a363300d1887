"""The painter's eye for one set: where the horizon is and how metres fall onto the picture.

Rows and columns are design units (short side 720). Knows nothing of light or paint.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.palette import Array


@dataclass(frozen=True, slots=True)
class View:
    """A picture seen from `eye` metres above flat ground, the horizon at row `horizon`."""

    picture: Picture
    horizon: float
    eye: float
    focal: float = 1000.0

    @property
    def wide(self) -> float:
        """1 for landscape pictures, less for portrait ones: how far things spread sideways."""
        return min(1.0, self.picture.W / self.picture.H)

    @property
    def bottom(self) -> float:
        """The lowest row that is ever painted."""
        return self.picture.H + self.picture.margin

    @property
    def near(self) -> float:
        """Distance in metres of the ground on the lowest painted row."""
        return self.focal * self.eye / (self.bottom - self.horizon)

    def project(self, x: float, height: float, z: float) -> tuple[float, float]:
        """World metres to a spot in the picture."""
        return (
            self.picture.W / 2 + self.focal * x / z,
            self.horizon + self.focal * (self.eye - height) / z,
        )

    def depth_at(self, row: Array) -> Array:
        """Distance of flat ground seen at these rows."""
        far: Array = self.focal * self.eye / np.maximum(row - self.horizon, 0.5)
        return far

    def depth(self, row: float) -> float:
        return self.focal * self.eye / max(row - self.horizon, 0.5)

    def size(self, metres: float, z: float) -> float:
        return self.focal * metres / z
