"""Tufts of fur on a body, so that shaggy coats are soft inside their outline too."""

from __future__ import annotations

import math
from collections.abc import Sequence

import skia

from kinora.engines.animatic.cast.easel import Easel, Paint
from kinora.engines.animatic.cast.skeleton import Ellipsoid
from kinora.engines.animatic.paint.marks import stroke
from kinora.engines.animatic.paint.paths import Point, sample_curve

ROWS = (58, 30, 2, -26, -50)  # degrees above the equator of the solid
STEP = 40  # degrees between the tufts of a row
SEEN = 0.25  # tufts that turn away more than this are left to the outline


def paint_fur(easel: Easel, solid: Ellipsoid, colour: Paint, tuft: float) -> None:
    """Small hanging tufts over a solid: dark ones, and a lit edge beside each."""
    path = skia.Path()
    for row, elevation in enumerate(ROWS):
        for step in range(-180, 180, STEP):
            azimuth = step + STEP * 0.5 * (row % 2) + 7 * ((row * 5 + step // STEP) % 3)
            if solid.facing(easel.view, azimuth, elevation) > SEEN:
                x, y = easel.at(solid.surface(azimuth, elevation, 0.98))
                path.moveTo(x - tuft * 0.55, y - tuft * 0.35)
                path.quadTo(x - tuft * 0.25, y + tuft * 0.35, x, y + tuft * 0.75)
                path.quadTo(x + tuft * 0.1, y + tuft * 0.2, x + tuft * 0.5, y - tuft * 0.2)
    stroke(easel.canvas, path, easel.light.shaded(colour, 1.7), tuft * 0.26, 0.34)
    path.offset(tuft * 0.12, -tuft * 0.16)
    stroke(easel.canvas, path, easel.light.lit(colour, 1.6), tuft * 0.16, 0.30)


def curly(points: Sequence[Point], size: float) -> skia.Path:
    """Closed outline of woolly curls: round bulges of about `size` along the points."""
    count = max(int(sum(map(math.dist, points, [*points[1:], points[0]])) / size), 8)
    spots = [(x, y) for x, y in sample_curve([*points, points[0]], count + 1).tolist()][:-1]
    middle = (sum(x for x, _ in spots) / count, sum(y for _, y in spots) / count)
    path = skia.Path()
    path.moveTo(*spots[0])
    for a, b in zip(spots, [*spots[1:], spots[0]], strict=True):
        x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        far = max(math.dist((x, y), middle), 1e-3)
        push = size * 0.75 / far
        path.quadTo(x + (x - middle[0]) * push, y + (y - middle[1]) * push, *b)
    path.close()
    return path


def outline_points(path: skia.Path, step: float) -> list[Point]:
    """Points at even distances along a closed path."""
    measure = skia.PathMeasure(path, True)
    count = max(int(measure.getLength() / step), 10)
    marks = [measure.getPosTan(measure.getLength() * i / count)[0] for i in range(count)]
    return [(mark.x(), mark.y()) for mark in marks]
