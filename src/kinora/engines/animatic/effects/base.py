"""What effects share: where vapour comes from, and a sheet of small pictures that many pieces are
stamped from in one call."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import skia
from numpy.typing import ArrayLike

from kinora.engines.animatic.paint.native import LINEAR
from kinora.engines.animatic.paint.paths import Point


@dataclass(frozen=True, slots=True)
class Vent:
    """A place that smoke or steam rises from: column and row over time (None while it is not
    there), and how large a metre is there in design units."""

    spot: Callable[[float], Point | None]
    metre: float
    distance: float = 0.99  # below 1 it is drawn over the cast


class Sheet:
    """Frames of a small drawing in a row, each `size` pixels square; drawn with its middle at
    (0, 0) and one unit to the edge."""

    def __init__(self, size: int, frames: int, draw: Callable[[skia.Canvas, int], None]) -> None:
        self.size = size
        surface = skia.Surface(size * frames, size)
        canvas = surface.getCanvas()
        for frame in range(frames):
            canvas.save()
            canvas.clipRect(skia.Rect.MakeXYWH(frame * size, 0, size, size))
            canvas.translate((frame + 0.5) * size, size / 2)
            canvas.scale(size / 2, size / 2)
            draw(canvas, frame)
            canvas.restore()
        self.image = surface.makeImageSnapshot()
        self.cells = [skia.Rect.MakeXYWH(i * size, 0, size, size) for i in range(frames)]

    def stamp(
        self,
        canvas: skia.Canvas,
        at: tuple[ArrayLike, ArrayLike],
        sizes: ArrayLike,
        colours: Sequence[int],
        *,
        angles: ArrayLike = 0.0,
        frames: Sequence[int] = (),
        blend: skia.BlendMode = skia.BlendMode.kSrcOver,
    ) -> None:
        """One piece for every place. Sizes are widths in the canvas's units, angles radians."""
        x, y = (np.atleast_1d(np.asarray(each, float)) for each in at)
        if not len(x):
            return
        scale = np.broadcast_to(np.asarray(sizes, float) / self.size, x.shape)
        turn = np.broadcast_to(np.asarray(angles, float), x.shape)
        cos, sin, half = np.cos(turn) * scale, np.sin(turn) * scale, self.size / 2
        rows = np.stack([cos, sin, x - half * (cos - sin), y - half * (sin + cos)], 1).tolist()
        forms = [skia.RSXform(*row) for row in rows]
        cells = [self.cells[frame] for frame in frames] or [self.cells[0]] * len(forms)
        paint = skia.Paint(BlendMode=blend)
        modulate = skia.BlendMode.kModulate
        canvas.drawAtlas(self.image, forms, cells, list(colours), modulate, LINEAR, None, paint)


def pixels_for(units: float, unit: float) -> int:
    """Pixels of a sheet's frame for pieces of at most so many design units."""
    return max(math.ceil(units * unit), 4)
