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
from kinora.engines.animatic.paint.marks import clipped, fill, line, stroke
from kinora.engines.animatic.paint.paths import fluffy, oval, smooth_closed

Paint = str | Colour
TUFTED = 1.35  # how much wider the shadow is that also covers the tufts
FLAT = 0.5  # a softness so small that no inner shadow is drawn


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

    def shade_fur(self, fur: skia.Path, smooth: skia.Path, colour: Paint, softness: float, depth: float = 1.0) -> None:  # fmt: skip
        """A soft volume with a tufted outline; its inner shadow follows the smooth one, which is
        half the work and cannot be told apart."""
        shaded(self.canvas, fur, colour, self.light, softness=FLAT, depth=depth)
        sx, sy = self.light.source
        with clipped(self.canvas, fur):
            self.canvas.translate(sx * softness * 0.45, sy * softness * 0.45)
            tone, strength = self.light.shaded(colour, 1.6), 0.62 * min(depth, 1.4)
            stroke(self.canvas, smooth, tone, softness * TUFTED, strength, blur=softness * 0.42)

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

    def pelt(self, solids: Sequence[Ellipsoid], tuft: float, seed: int, colour: Paint, softness: float) -> skia.Path:  # fmt: skip
        """Paint the hull of some solids, tufted where `tuft` is above 0; gives its outline."""
        points = hull_points(self.view, solids)
        smooth = smooth_closed(points)
        if tuft <= 0:
            self.shade(smooth, colour, softness)
            return smooth
        fur = fluffy(points, tuft, seed=seed)
        self.shade_fur(fur, smooth, colour, softness)
        return fur

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
