"""One posed body on an easel: what every painter of a part is given."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from kinora.engines.animatic.cast.biped.rig import Bones
from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.easel import Easel, Paint
from kinora.engines.animatic.cast.fur import outline_points
from kinora.engines.animatic.cast.pose import BipedPose
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame
from kinora.engines.animatic.cast.vectors import Vector
from kinora.engines.animatic.paint.paths import fluffy


@dataclass(frozen=True, slots=True)
class Body:
    """A body to be painted."""

    easel: Easel
    style: BipedStyle
    pose: BipedPose
    bones: Bones
    gear: str = ""
    clock: float = 0.0  # seconds since the action began

    @property
    def tuft(self) -> float:
        """Length of the fur tufts, 0 for smooth bodies."""
        return self.style.head.fluff if self.style.finish == "fur" else 0.0

    def is_far(self, place: Vector, centre: Vector, margin: float) -> bool:
        """Whether a joint lies behind the middle of the body, seen by the viewer."""
        view = self.easel.view
        return view.depth(place) < view.depth(centre) - margin

    def ring(self, place: Vector, radius: float, colour: Paint) -> None:
        """A band around a limb."""
        band = Ellipsoid(Frame(place), (radius, radius * 0.24, radius))
        self.easel.solid(colour, band, softness=radius * 0.3, depth=0.7)

    def cover(self, path: skia.Path, seed: int, colour: Paint, softness: float) -> None:
        """Paint a limb's outline, with tufts where the body is furry."""
        tuft = self.tuft
        if not tuft:
            self.easel.shade(path, colour, softness)
            return
        fur = fluffy(outline_points(path, tuft * 3), tuft * 0.8, seed=seed)
        self.easel.shade_fur(fur, path, colour, softness)
