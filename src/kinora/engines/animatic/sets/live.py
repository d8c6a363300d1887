"""Cheap moving layers of a set: swaying clumps, drifting clouds, breathing light.

Each is a pure function of time; the canvas is in design units.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import skia

from kinora.engines.animatic.paint.native import LINEAR, NEAREST

NOTICEABLE = 0.03  # a change of size that is seen


def lay(
    canvas: skia.Canvas,
    image: skia.Image,
    x: float,
    y: float,
    *,
    alpha: float = 1.0,
    blend: skia.BlendMode | None = None,
    scale: float = 0.0,
) -> None:
    """Draw a sprite pixel for pixel where (x, y) falls: no scaling, no filtering, the fast path.

    Give `scale` (its pixels per design unit) to a thing whose size matters: under a camera that
    has come noticeably nearer or gone farther it is then enlarged like the set.
    """
    matrix = canvas.getTotalMatrix()
    paint = skia.Paint(Alphaf=min(max(alpha, 0.0), 1.0))
    if blend is not None:
        paint.setBlendMode(blend)
    if scale and abs(matrix.getScaleX() / scale - 1) > NOTICEABLE:
        target = skia.Rect.MakeXYWH(x, y, image.width() / scale, image.height() / scale)
        canvas.drawImageRect(image, target, LINEAR, paint)
        return
    at = matrix.mapXY(x, y)
    canvas.save()
    canvas.resetMatrix()
    canvas.drawImage(image, round(at.x()), round(at.y()), NEAREST, paint)
    canvas.restore()


@dataclass(frozen=True, slots=True, eq=False)
class Sway:
    """A clump sheared row by row: bands slide sideways, more the farther they are from the root."""

    image: skia.Image
    left: float
    top: float
    scale: float  # pixels of the image per design unit
    amplitude: float  # design units at the tip
    phase: float
    hanging: bool = False
    bands: int = 12

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        height, width = self.image.height(), self.image.width()
        gust = math.sin(t * 1.7 + self.phase) + 0.45 * math.sin(t * 3.1 + self.phase * 1.7)
        edges = [round(i * height / self.bands) for i in range(self.bands + 1)]
        for low, high in pairwise(edges):
            rise = (low + high) / 2 / height
            rise = rise if self.hanging else 1 - rise
            x = self.left + self.amplitude * gust * rise**1.6
            target = skia.Rect.MakeLTRB(
                x, self.top + low / self.scale,
                x + width / self.scale, self.top + high / self.scale,
            )  # fmt: skip
            canvas.drawImageRect(
                self.image, skia.Rect.MakeLTRB(0, low, width, high), target, LINEAR, None,
                skia.Canvas.kFast_SrcRectConstraint,
            )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Drift:
    """A wide picture sliding sideways, enlarged to its area."""

    image: skia.Image
    area: skia.Rect
    speed: float  # design units a second

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        target = self.area.makeOffset(self.speed * t, 0)
        canvas.drawImageRect(self.image, target, LINEAR)


@dataclass(frozen=True, slots=True, eq=False)
class Breath:
    """A soft additive picture whose strength rises and falls."""

    image: skia.Image
    left: float
    top: float
    depth: float = 0.35  # share of the strength that comes and goes
    rate: float = 0.8  # radians a second
    phase: float = 0.0
    strength: float = 1.0

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        swing = 0.5 + 0.5 * math.sin(t * self.rate + self.phase)
        lay(
            canvas, self.image, self.left, self.top,
            alpha=self.strength * (1 - self.depth * swing), blend=skia.BlendMode.kPlus,
        )  # fmt: skip
