"""Arithmetic on 3-D points: (forward, up, left) of a body, in figure units.

Plain tuples: a figure has some forty joints, too few for arrays to pay.
"""

from __future__ import annotations

import math

from kinora.engines.animatic.paint.easing import eased

Vector = tuple[float, float, float]
Point = tuple[float, float]


def add(a: Vector, b: Vector, factor: float = 1.0) -> Vector:
    return (a[0] + b[0] * factor, a[1] + b[1] * factor, a[2] + b[2] * factor)


def subtract(a: Vector, b: Vector) -> Vector:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def length(a: Vector) -> float:
    return math.sqrt(dot(a, a))


def scaled(a: Vector, factor: float) -> Vector:
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def between(a: Vector, b: Vector, amount: float) -> Vector:
    """The point at `amount` of the way from `a` to `b`."""
    return add(scaled(a, 1 - amount), b, amount)


def halfway(a: Point, b: Point, amount: float = 0.5) -> Point:
    """The point at `amount` of the way between two points of the picture."""
    return (a[0] + (b[0] - a[0]) * amount, a[1] + (b[1] - a[1]) * amount)


def blend(a: float, b: float, amount: float) -> float:
    return a + (b - a) * amount


def clamp(value: float, low: float = 0.0, high: float = 1.0) -> float:
    return min(max(value, low), high)


def ease(amount: float) -> float:
    """Slow in, slow out, 0 to 1."""
    return eased(clamp(amount))


def wave(phase: float, shift: float = 0.0) -> float:
    """Sine of a phase counted in whole cycles."""
    return math.sin(2 * math.pi * (phase - shift))
