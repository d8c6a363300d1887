"""Camera moves over plates that stand at different distances.

A plate at distance d (1 is the acting plane) is painted as seen from the rest position. When the
camera moves by (x, y, z), the plate shifts by -x/(d - z) and grows by d/(d - z): near plates slide
and swell, the sky hardly moves. Pans and zooms turn or crop the picture, so they move every plate
alike; that difference is what makes a truck look like a truck.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import skia

from kinora.engines.animatic.paint.picture import Picture


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the camera is: x, y, pan, tilt in design units, z as a share of the acting plane's
    distance, roll in degrees. Positive pan looks right, negative tilt looks up."""

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    pan: float = 0.0
    tilt: float = 0.0
    zoom: float = 1.0
    roll: float = 0.0

    def plus(self, other: Pose) -> Pose:
        """One move on top of another."""
        return Pose(
            self.x + other.x, self.y + other.y, self.z + other.z, self.pan + other.pan,
            self.tilt + other.tilt, self.zoom * other.zoom, self.roll + other.roll,
        )  # fmt: skip

    def towards(self, other: Pose, amount: float) -> Pose:
        """The pose at `amount` (0 to 1) of the way to another."""
        if amount <= 0:
            return self
        parts = ((getattr(self, name), getattr(other, name)) for name in self.__slots__)
        return Pose(*(a + (b - a) * amount for a, b in parts))

    def since(self, other: Pose) -> Pose:
        """The move from another pose to this one: `other.plus(this.since(other))` is this."""
        return Pose(
            self.x - other.x, self.y - other.y, self.z - other.z, self.pan - other.pan,
            self.tilt - other.tilt, self.zoom / other.zoom, self.roll - other.roll,
        )  # fmt: skip


REST = Pose()
Move = Callable[[float], Pose]  # from 0 (first frame) to 1 (last)


SIDE, RISE, RISE_UPRIGHT = 2.15, 1.1, 1.18  # of a whole move, in margins of the painting
WIDEST = 0.34  # of a whole move, as a share of the width: upright frames are narrow
CLOSER = 1.1  # how much pans come closer, so that there is painting to pan over
DISTANCES = (0.95, 1.0, 3.0, 80.0)  # of plates that fill the frame


def smooth(u: float) -> float:
    """Ease in and out: no speed at either end."""
    u = min(max(u, 0.0), 1.0)
    return u * u * u * (u * (6 * u - 15) + 10)


def glide(u: float) -> float:
    """Gentler ends than a straight line, but most of the way at an even speed: for long moves."""
    u, edge = min(max(u, 0.0), 1.0), 0.18
    span = 1 - edge
    if u < edge:
        return u * u / (2 * edge * span)
    if u > 1 - edge:
        return 1 - (1 - u) ** 2 / (2 * edge * span)
    return (u - edge / 2) / span


def placement(picture: Picture, pose: Pose, distance: float) -> skia.Matrix:
    """From design units of a plate at a distance to pixels of the frame."""
    near = max(distance - pose.z, 0.08 * distance, 0.12)
    scale = distance / near * pose.zoom
    cx, cy = picture.W / 2, picture.H / 2
    matrix = skia.Matrix.Scale(picture.unit, picture.unit)
    matrix.preTranslate(cx, cy)
    matrix.preRotate(pose.roll)
    dx, dy = -pose.x / near - pose.pan, -pose.y / near - pose.tilt
    matrix.preTranslate(dx * pose.zoom, dy * pose.zoom)
    matrix.preScale(scale, scale)
    matrix.preTranslate(-cx, -cy)
    return matrix


def covers(picture: Picture, pose: Pose) -> bool:
    """Does what is painted around the frame fill it at every distance?"""
    for distance in DISTANCES:
        seen = placement(picture, pose, distance).mapRect(picture.area())
        is_wide = seen.left() <= 0 and seen.right() >= picture.width
        if not (is_wide and seen.top() <= 0 and seen.bottom() >= picture.height):
            return False
    return True


def place_layer(canvas: skia.Canvas, picture: Picture, pose: Pose, distance: float) -> None:
    """Put a pixel canvas where a plate of this distance stands."""
    canvas.concat(placement(picture, pose, distance))


def move_of(name: str, amount: float, picture: Picture, *, seconds: float, seed: int) -> Move:
    """The named move of a scene; an unknown name is static. `amount` 1 is plain, .5 subtle."""
    strength = min(amount, 1.08)  # more than that there is no painting for
    side = min(SIDE * picture.margin, WIDEST * picture.W) * strength
    rise = (RISE_UPRIGHT if picture.is_portrait else RISE) * picture.margin * strength
    depth = min(0.28 * amount, 0.36)
    simple: dict[str, Move] = {
        "pan right": lambda u: Pose(pan=side * (glide(u) - 0.5), zoom=CLOSER),
        "pan left": lambda u: Pose(pan=-side * (glide(u) - 0.5), zoom=CLOSER),
        # Tilts end on the composed picture, and show little below it: grass ends there.
        "tilt up": lambda u: Pose(tilt=rise * (0.42 - glide(u))),
        "tilt down": lambda u: Pose(tilt=rise * (1.1 * glide(u) - 0.78)),
        "dolly in": lambda u: Pose(z=depth * glide(u)),
        "dolly out": lambda u: Pose(z=depth * (0.8 - 1.1 * glide(u))),
        "zoom in": lambda u: Pose(zoom=1 + 1.7 * depth * glide(u)),
        "zoom out": lambda u: Pose(zoom=1 + 1.7 * depth * (1 - glide(u))),
        "truck right": lambda u: Pose(x=side * (glide(u) - 0.5), z=0.1),
        "truck left": lambda u: Pose(x=-side * (glide(u) - 0.5), z=0.1),
        "crane up": lambda u: _crane(rise * (glide(u) - 0.5)),
        "crane down": lambda u: _crane(rise * (0.5 - glide(u))),
        "orbit": lambda u: _orbit(0.9 * side * (glide(u) - 0.5)),
        "handheld": handheld(seconds, 5.0 * amount, seed),
    }
    return simple.get(name, static)


def static(_: float) -> Pose:
    """The camera rests."""
    return REST


def _crane(rise: float) -> Pose:
    """Rises while tilting down, so that the acting plane stays in view."""
    return Pose(y=-0.7 * rise, tilt=0.82 * rise, z=0.06)


def _orbit(side: float) -> Pose:
    """Truck with an opposite pan: the acting plane holds still, near and far slide apart."""
    return Pose(x=side, pan=-side / 0.94, z=0.06, zoom=CLOSER)


def handheld(seconds: float, strength: float, seed: int) -> Move:
    """Slow breathing sway and small corrections; `strength` in design units."""
    rng = np.random.default_rng(seed)
    waves = [
        (float(rng.uniform(low, high)), float(rng.uniform(0, 6.28)), size)
        for low, high, size in ((0.3, 0.7, 1.0), (1.0, 1.7, 0.35), (2.6, 3.6, 0.12))
    ]

    def sway(time: float, shift: float) -> float:
        return sum(
            size * math.sin(pace * 6.283 * time + phase + shift * (2 + pace))
            for pace, phase, size in waves
        )

    def move(u: float) -> Pose:
        time = u * seconds
        pose = Pose(pan=strength * sway(time, 0), tilt=strength * 0.8 * sway(time, 1.7))
        return replace(pose, roll=strength * 0.045 * sway(time, 3.1), zoom=1.015)

    return move
