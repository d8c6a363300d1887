"""Where things are on a head: a posed skull that every part of the face is placed on."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.pose import Face
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, ball
from kinora.engines.animatic.cast.vectors import Point


@dataclass(frozen=True, slots=True)
class Head:
    """One head in one pose on an easel. `lag` moves what follows late: ears, hair, antenna."""

    easel: Easel
    style: HeadStyle
    frame: Frame
    face: Face
    lag: float
    skull: Ellipsoid
    roll: float  # degrees by which it leans to the right in the picture

    @property
    def r(self) -> float:
        return self.style.radius

    @property
    def canvas(self) -> skia.Canvas:
        return self.easel.canvas

    def on(self, azimuth: float, elevation: float, out: float = 1.0) -> Point:
        """A spot of the skin in the picture."""
        return self.easel.at(self.skull.surface(azimuth, elevation, out))

    def facing(self, azimuth: float, elevation: float) -> float:
        """1 when that spot of the skin looks at the viewer, below 0 when hidden."""
        return self.skull.facing(self.easel.view, azimuth, elevation)

    def narrowing(self, azimuth: float) -> float:
        """How much a flat thing on the skin is squeezed sideways by turning away, 0.3 to 1."""
        across = self.easel.at(self.skull.normal(azimuth, 0))[0]
        return math.sqrt(max(1 - across * across, 0.1))

    def inside(self, forward: float, up: float, left: float = 0.0) -> Frame:
        """A frame inside the head, in head radii from its middle."""
        r = self.r
        return self.frame.moved(forward * r, up * r, left * r)

    def sized(self, forward: float, up: float, left: float) -> tuple[float, float, float]:
        return (forward * self.r, up * self.r, left * self.r)

    def solids(self) -> list[Ellipsoid]:
        style = self.style
        if not style.cheeks:
            return [self.skull]
        wide = 0.34 * style.shape[2]
        cheeks = [ball(self.inside(0.14, style.jaw, side * wide), self.r * style.cheeks) for side in (-1, 1)]  # fmt: skip
        if style.muzzle[0] > 0 or style.eyes != "dot":
            return [self.skull, *cheeks]
        return [self.skull, *cheeks, ball(self.inside(0.16, style.jaw - 0.30), self.r * 0.42)]


def pose_head(easel: Easel, style: HeadStyle, frame: Frame, face: Face, lag: float) -> Head:
    """A head at `frame` (its middle and its own three directions)."""
    f, u, s = style.shape
    skull = Ellipsoid(frame, (f * style.radius, u * style.radius, s * style.radius))
    return Head(easel, style, frame, face, lag, skull, easel.angle_of(frame.up))
