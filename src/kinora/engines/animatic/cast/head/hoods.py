"""What is pulled over a head and leaves an opening for the face: hoods, helms, bonnets."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.skeleton import Ellipsoid, ball, hull
from kinora.engines.animatic.cast.vectors import Point, halfway
from kinora.engines.animatic.paint.marks import clipped, stroke
from kinora.engines.animatic.paint.paths import smooth_closed


@dataclass(frozen=True, slots=True)
class Opening:
    """The hole for the face: degrees on the skull. `grow`: size of the hood against the skull."""

    top: float
    low: float
    wide: float
    grow: float = 1.1


def opening_of(hat: str) -> Opening | None:
    """The opening of a hood, or None for what is no hood."""
    return {
        "helm": Opening(30, -44, 50, 1.13),
        "ninja": Opening(20, -9, 60, 1.07),
        "hood": Opening(46, -62, 64, 1.2),
        "bonnet": Opening(44, -58, 58, 1.12),
        "dive": Opening(34, -48, 52, 1.06),
        "wraps": Opening(16, -14, 54, 1.05),
        "headscarf": Opening(40, -52, 52, 1.12),
    }.get(hat)


def paint_hood(head: Head, opening: Opening) -> None:
    """The hood over the head, with a lit edge around the face."""
    r, easel, colour = head.r, head.easel, head.style.hat_colour
    f, u, s = head.style.shape
    cap = Ellipsoid(head.inside(-0.02, -0.02), head.sized(f * opening.grow, u * opening.grow, s * opening.grow))  # fmt: skip
    chin = ball(head.inside(0.08, -0.55), r * 0.56)
    shape = hull(easel.view, cap, chin)
    hole = _hole(head, opening)
    if hole is not None:
        shape = skia.Op(shape, hole, skia.PathOp.kDifference_PathOp)
    easel.shade(shape, colour, r * 0.24)
    if hole is not None:
        with clipped(head.canvas, shape):
            stroke(head.canvas, hole, easel.light.lit(head.style.hat_trim, 0.6), r * 0.09, 0.9)


def _hole(head: Head, opening: Opening) -> skia.Path | None:
    """The opening in the picture; what lies beyond the horizon is pushed out of the head."""
    if head.facing(0, -15) < -0.4:
        return None
    centre = head.easel.at(head.frame.origin)

    def spot(azimuth: float, elevation: float) -> Point:
        place = head.on(azimuth, elevation, 1.03)
        if head.facing(azimuth, elevation) >= 0:
            return place
        far = max(1.5 * head.r / max(math.dist(place, centre), 1e-3), 1.0)
        return halfway(centre, place, far)

    middle, high = (opening.top + opening.low) / 2, (opening.top - opening.low) / 2
    ring = []
    for step in range(0, 360, 20):
        a = math.radians(step)
        c, s = math.cos(a), math.sin(a)
        ring.append(spot(opening.wide * math.copysign(abs(c) ** 0.7, c), middle + high * math.copysign(abs(s) ** 0.7, s)))  # fmt: skip
    return smooth_closed(ring, 0.9)
