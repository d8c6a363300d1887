"""The painter's three tools in one value: canvas, light and view.

Turns solids and joints into shaded shapes; knows nothing of bodies.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import skia

from kinora.engines.animatic.cast.skeleton import Ellipsoid, hull, hull_points, limb
from kinora.engines.animatic.cast.vectors import Point, Vector
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.paint.brush import shaded
from kinora.engines.animatic.paint.colour import Colour, brighten
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.marks import fill, line
from kinora.engines.animatic.paint.paths import fluffy, oval, smooth_closed

Paint = str | Colour


@dataclass(frozen=True, slots=True)
class Easel:
    """Where, in which light and from which side a figure is painted."""

    canvas: skia.Canvas
    light: Light
    view: View

    def at(self, place: Vector) -> Point:
        return self.view.project(place)

    def shade(
        self, path: skia.Path, colour: Paint, softness: float = 0.0, depth: float = 1.0
    ) -> None:
        """A soft volume in one colour."""
        shaded(self.canvas, path, colour, self.light, softness=softness, depth=depth)

    def solid(
        self, colour: Paint, *solids: Ellipsoid, softness: float = 0.0, depth: float = 1.0
    ) -> None:
        """The hull of some solids as a soft volume."""
        self.shade(hull(self.view, *solids), colour, softness, depth)

    def limb(
        self, colour: Paint, joints: Sequence[Vector], *radii: float, softness: float = 0.0
    ) -> None:
        """A tube along joints as a soft volume."""
        self.shade(limb(self.view, joints, *radii), colour, softness)

    def dot(self, place: Vector, radius: float, colour: Paint) -> None:
        """A small shaded disc."""
        self.shade(oval(*self.at(place), radius, radius), colour)

    def spot(self, place: Vector, radius: float, colour: Paint, alpha: float = 1.0) -> None:
        """A flat disc."""
        fill(self.canvas, oval(*self.at(place), radius, radius), colour, alpha)

    def line(
        self, points: Sequence[Point], colour: Paint, width: float, alpha: float = 1.0
    ) -> None:
        line(self.canvas, points, colour, width, alpha)

    def outline(self, solids: Sequence[Ellipsoid], tuft: float, seed: int) -> skia.Path:
        """The hull of some solids, with tufts of fur where `tuft` (their length) is above 0."""
        points = hull_points(self.view, solids)
        return fluffy(points, tuft, seed=seed) if tuft > 0 else smooth_closed(points)

    def far(self, colour: Paint, amount: float) -> Colour:
        """A colour a little darker for what is on the far side."""
        return brighten(colour, -amount)

    def width_of(self, axis: Vector) -> float:
        """How long a 3-D unit direction is across the picture, 0 to 1."""
        return abs(self.at(axis)[0])

    def angle_of(self, axis: Vector) -> float:
        """Degrees by which a direction that points up leans to the right in the picture."""
        x, y = self.at(axis)
        return math.degrees(math.atan2(x, -y)) if math.hypot(x, y) > 0.2 else 0.0
