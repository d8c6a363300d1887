"""Seamless full-frame sheets that scroll with wrap-around: one frame of plain copying per draw.

They lie in the frame, not in the set: a camera move does not carry the rain along.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import skia

from kinora.engines.animatic.paint.native import NEAREST
from kinora.engines.animatic.paint.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tile:
    """A sheet of the frame's size moving at `vx`, `vy` pixels a second."""

    image: skia.Image
    vx: float = 0.0
    vy: float = 0.0
    sway: float = 0.0  # pixels to either side
    rate: float = 1.0  # of the sway, radians a second
    alpha: float = 1.0

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        width, height = self.image.width(), self.image.height()
        x = round(self.vx * t + self.sway * math.sin(t * self.rate)) % width
        y = round(self.vy * t) % height
        paint = skia.Paint(Alphaf=self.alpha)
        canvas.save()
        canvas.resetMatrix()
        for left in (x - width, x) if x else (0,):
            for top in (y - height, y) if y else (0,):
                canvas.drawImage(self.image, left, top, NEAREST, paint)
        canvas.restore()


def seamless(
    picture: Picture,
    spots: list[tuple[float, float]],
    reach: float,
    draw: Callable[[skia.Canvas, int], None],
) -> skia.Image:
    """Bake item i at each spot (shares of the frame); what crosses one edge comes back at the
    other. `reach`: how far an item extends, design units."""
    surface = skia.Surface(picture.width, picture.height)
    canvas = surface.getCanvas()
    canvas.scale(picture.unit, picture.unit)
    wide, high = picture.W, picture.H
    for i, (u, v) in enumerate(spots):
        x, y = u * wide, v * high
        for dx in _copies(x, wide, reach):
            for dy in _copies(y, high, reach):
                canvas.save()
                canvas.translate(x + dx, y + dy)
                draw(canvas, i)
                canvas.restore()
    return surface.makeImageSnapshot()


def _copies(at: float, length: float, reach: float) -> list[float]:
    shifts = [0.0]
    if at < reach:
        shifts.append(length)
    if at > length - reach:
        shifts.append(-length)
    return shifts
