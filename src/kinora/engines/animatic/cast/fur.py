"""Tufts of fur on a body, so that shaggy coats are soft inside their outline too."""

from __future__ import annotations

import skia

from kinora.engines.animatic.cast.easel import Easel, Paint
from kinora.engines.animatic.cast.skeleton import Ellipsoid
from kinora.engines.animatic.paint.marks import stroke

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
