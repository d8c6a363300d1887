"""The painter's eye for one set: a picture over a ground.

Rows and columns are design units (short side 720). Knows nothing of light or paint.
"""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.palette import Array


@dataclass(frozen=True, slots=True)
class View:
    """A picture seen from above flat ground; all perspective is the ground's."""

    picture: Picture
    ground: Ground

    @classmethod
    def over(cls, picture: Picture, horizon: float, eye: float, focal: float = 1000.0) -> View:
        """Seen from `eye` metres above the ground, the horizon at row `horizon`."""
        return cls(picture, Ground(horizon, eye, focal, vanish=picture.W / 2))

    @property
    def horizon(self) -> float:
        return self.ground.horizon

    @property
    def eye(self) -> float:
        return self.ground.eye

    @property
    def focal(self) -> float:
        return self.ground.focal

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
        return self.depth(self.bottom)

    def project(self, x: float, height: float, z: float) -> tuple[float, float]:
        """World metres to a spot in the picture."""
        return self.ground.at(x, height, z)

    def depth_at(self, row: Array) -> Array:
        """Distance of flat ground seen at these rows."""
        return self.ground.depths(row)

    def depth(self, row: float) -> float:
        return self.ground.depth(row)

    def size(self, metres: float, z: float) -> float:
        return self.ground.size(metres, z)
