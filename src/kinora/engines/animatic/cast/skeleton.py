"""A small 3-D skeleton under a 2-D drawing: frames, solids, hulls, limbs.

Joints live in three dimensions; only their projections are drawn, so one rig serves every view.
Bodies are hulls of ellipsoids, limbs are tubes. Knows nothing of any particular body.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.cast.vectors import (
    Point,
    Vector,
    add,
    dot,
    length,
    scaled,
    subtract,
)
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.paint.paths import smooth_closed, tube

NUM_DIRECTIONS = 40  # of a hull's outline


@dataclass(frozen=True, slots=True)
class Frame:
    """A place and three directions: a joint together with what hangs on it."""

    origin: Vector = (0.0, 0.0, 0.0)
    forward: Vector = (1.0, 0.0, 0.0)
    up: Vector = (0.0, 1.0, 0.0)
    left: Vector = (0.0, 0.0, 1.0)

    def point(self, forward: float = 0.0, up: float = 0.0, left: float = 0.0) -> Vector:
        o, f, u, s = self.origin, self.forward, self.up, self.left
        return (
            o[0] + f[0] * forward + u[0] * up + s[0] * left,
            o[1] + f[1] * forward + u[1] * up + s[1] * left,
            o[2] + f[2] * forward + u[2] * up + s[2] * left,
        )

    def moved(self, forward: float = 0.0, up: float = 0.0, left: float = 0.0) -> Frame:
        return Frame(self.point(forward, up, left), self.forward, self.up, self.left)

    def turned(self, *, yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> Frame:
        """Degrees: yaw turns to the left, pitch bends the nose down, roll leans to the left."""
        forward, up, left = self.forward, self.up, self.left
        if yaw:
            forward, left = _rotated(forward, left, yaw)
        if pitch:
            up, forward = _rotated(up, forward, pitch)
        if roll:
            up, left = _rotated(up, left, roll)
        return Frame(self.origin, forward, up, left)


def _rotated(a: Vector, b: Vector, degrees: float) -> tuple[Vector, Vector]:
    """The pair turned so that `a` moves towards `b`."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return add(scaled(a, c), b, s), add(scaled(b, c), a, -s)


@dataclass(frozen=True, slots=True)
class Ellipsoid:
    """A solid with its own frame; `radii` run forward, up and left."""

    frame: Frame
    radii: Vector

    def surface(self, azimuth: float, elevation: float, out: float = 1.0) -> Vector:
        """Point on the skin; azimuth to the left, elevation upwards, degrees."""
        x, y, z = _sphere(azimuth, elevation)
        return self.frame.point(self.radii[0] * x * out, self.radii[1] * y * out, self.radii[2] * z * out)  # fmt: skip

    def normal(self, azimuth: float, elevation: float) -> Vector:
        x, y, z = _sphere(azimuth, elevation)
        return subtract(self.frame.point(x, y, z), self.frame.origin)

    def facing(self, view: View, azimuth: float, elevation: float) -> float:
        """1 when that spot of the skin looks straight at the viewer, below 0 when hidden."""
        return view.depth(self.normal(azimuth, elevation))


def _sphere(azimuth: float, elevation: float) -> Vector:
    a, e = math.radians(azimuth), math.radians(elevation)
    return (math.cos(e) * math.cos(a), math.sin(e), math.cos(e) * math.sin(a))


def ball(place: Frame | Vector, radius: float) -> Ellipsoid:
    frame = place if isinstance(place, Frame) else Frame(place)
    return Ellipsoid(frame, (radius, radius, radius))


def hull_points(view: View, solids: Sequence[Ellipsoid]) -> list[Point]:
    """Outline around all the solids, by asking each direction which solid reaches farthest."""
    across, down = view.axes()
    heading, every = _directions()
    centres = np.array([view.project(solid.frame.origin) for solid in solids])
    axes = np.array([[(dot(axis, across) * r, dot(axis, down) * r)
                      for axis, r in zip((s.frame.forward, s.frame.up, s.frame.left), s.radii, strict=True)]
                     for s in solids])  # fmt: skip
    along = axes @ heading  # (solids, 3, directions)
    norm = np.sqrt(np.maximum((along**2).sum(1), 1e-9))
    best = (centres @ heading + norm).argmax(0)
    touch = np.einsum("kad,kac->kdc", along, axes) / norm[..., None]
    points = centres[best] + touch[best, every]
    return [(x, y) for x, y in points.tolist()]


@lru_cache(maxsize=1)
def _directions() -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Unit vectors all around, (2, directions), and their numbers."""
    angles = np.linspace(0, 2 * math.pi, NUM_DIRECTIONS, endpoint=False)
    return np.stack([np.cos(angles), np.sin(angles)]), np.arange(NUM_DIRECTIONS)


def hull(view: View, *solids: Ellipsoid) -> skia.Path:
    return smooth_closed(hull_points(view, solids))


def limb(view: View, joints: Sequence[Vector], *radii: float, samples: int = 14) -> skia.Path:
    """Tube along projected joints; a limb that points at the viewer becomes a hull of balls."""
    points = [view.project(joint) for joint in joints]
    extent = max(math.dist(points[0], point) for point in points)
    if extent > 1.1 * max(radii):
        return tube(points, *radii, samples=samples)
    spots, known = np.linspace(0, 1, len(joints)), np.linspace(0, 1, len(radii))
    widths = np.interp(spots, known, radii).tolist()
    return hull(view, *[ball(joint, r) for joint, r in zip(joints, widths, strict=True)])


def bend_joint(start: Vector, end: Vector, bone: float, towards: Vector) -> tuple[Vector, Vector]:
    """Reach with two equal bones: the middle joint (bent `towards`) and the end really reached."""
    line = subtract(end, start)
    distance = max(length(line), 1e-6)
    unit = scaled(line, 1 / distance)
    reach = min(max(distance, 1e-3), 2 * bone * 0.999)
    off = math.sqrt(max(bone**2 - (reach / 2) ** 2, 0.0))
    side = add(towards, unit, -dot(towards, unit))
    size = length(side)
    side = scaled(side, 1 / size) if size > 1e-6 else (0.0, 0.0, 0.0)
    return add(add(start, unit, reach / 2), side, off), add(start, unit, reach)
