"""A road across the picture, where whoever drives through it rolls. Knows light, not places."""

from __future__ import annotations

import skia

from kinora.engines.animatic.paint.brush import linear
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.washes import rect

ASPHALT, KERB, PAINT = "#77737a", "#cdbb9c", "#f3ecda"
DASH, GAP = 96.0, 72.0  # design units
FAR_EDGE, NEAR_EDGE = 0.84, 1.13  # size of people there, next to the centre's


def road(canvas: skia.Canvas, diorama: Diorama, row: float) -> None:
    """A lane of asphalt from edge to edge; `row`: where people at the centre stand."""
    view, palette, area = diorama.view, diorama.palette, diorama.picture.area()
    far, near = (view.horizon + (row - view.horizon) * size for size in (FAR_EDGE, NEAR_EDGE))
    tall = near - far

    def band(top: float, bottom: float, colour: str, lit: tuple[float, float]) -> None:
        tones = [palette.flat(colour, share) for share in lit]
        shader = linear((0, far + tall * top), (0, far + tall * bottom), tones)
        canvas.drawRect(
            rect(area.left(), far + tall * top, area.right(), far + tall * bottom),
            skia.Paint(AntiAlias=True, Shader=shader),
        )

    band(-0.10, 0.02, KERB, (0.62, 0.40))
    band(0.0, 1.0, ASPHALT, (0.52, 0.34))
    band(0.07, 0.10, PAINT, (0.6, 0.6))
    band(0.90, 0.94, PAINT, (0.55, 0.55))
    band(1.0, 1.14, KERB, (0.50, 0.34))
    dashes = skia.Paint(AntiAlias=True, Color4f=skia.Color4f(*palette.flat(PAINT, 0.6), 0.92))
    x = area.left()
    while x < area.right():
        canvas.drawRect(rect(x, far + tall * 0.45, x + DASH, far + tall * 0.505), dashes)
        x += DASH + GAP
