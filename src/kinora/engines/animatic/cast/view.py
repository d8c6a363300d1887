"""From which side a figure is seen: a parallel projection, and nothing about figures."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kinora.engines.animatic.cast.vectors import Point, Vector


@dataclass(frozen=True, slots=True)
class View:
    """Yaw 0 looks at the face, yaw 90 sees a subject that faces right; degrees.

    `tilt` is how far the camera looks down on the spot where the subject stands. `head_turn` is
    added to the head's yaw: heads cheat towards the viewer, as in picture books.
    """

    yaw: float = 56.0
    tilt: float = 7.0
    head_turn: float = 0.0

    def project(self, p: Vector) -> Point:
        """A joint (forward, up, left) in the picture: x to the right, y down."""
        y, t = math.radians(self.yaw), math.radians(self.tilt)
        near = p[0] * math.cos(y) - p[2] * math.sin(y)
        return (
            p[0] * math.sin(y) + p[2] * math.cos(y),
            -p[1] * math.cos(t) + near * math.sin(t),
        )

    def depth(self, p: Vector) -> float:
        """How near to the viewer, larger is nearer."""
        y, t = math.radians(self.yaw), math.radians(self.tilt)
        return (p[0] * math.cos(y) - p[2] * math.sin(y)) * math.cos(t) + p[1] * math.sin(t)

    def axes(self) -> tuple[Vector, Vector]:
        """The 3-D directions that run along the picture's x and y."""
        y, t = math.radians(self.yaw), math.radians(self.tilt)
        return (
            (math.sin(y), 0.0, math.cos(y)),
            (math.cos(y) * math.sin(t), -math.cos(t), -math.sin(y) * math.sin(t)),
        )

    def lifted(self, point: Point, left: float) -> Vector:
        """The 3-D point seen at `point` on the plane `left` of the body's middle.

        From the front that plane is seen edge-on; there the point is taken one arm ahead of the
        body instead, wherever it is to the left.
        """
        y, t = math.radians(self.yaw), math.radians(self.tilt)
        if abs(math.sin(y)) > 0.3:
            forward = (point[0] - left * math.cos(y)) / math.sin(y)
        else:
            forward = 40.0
            left = (point[0] - forward * math.sin(y)) / math.cos(y)
        near = forward * math.cos(y) - left * math.sin(y)
        return (forward, (near * math.sin(t) - point[1]) / math.cos(t), left)


FRONT = View(9.0)
