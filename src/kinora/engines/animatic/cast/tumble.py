"""Turning a whole figure in the picture: about a point above its spot on the ground."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.vectors import Point

Bounds = tuple[float, float, float, float]


def turned(point: Point, degrees: float, pivot: float) -> Point:
    """A point turned clockwise about (0, -pivot)."""
    if not degrees:
        return point
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = point[0], point[1] + pivot
    return (x * c - y * s, x * s + y * c - pivot)


def turned_box(box: Bounds, degrees: float, pivot: float) -> Bounds:
    """The upright box around a turned one."""
    if not degrees:
        return box
    left, top, right, bottom = box
    corners = [turned((x, y), degrees, pivot) for x in (left, right) for y in (top, bottom)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))
