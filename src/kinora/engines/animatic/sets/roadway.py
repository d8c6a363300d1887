"""A street's floor: asphalt with its markings, pavements, and the houses mirrored where it is wet."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.paths import polyline
from kinora.engines.animatic.sets.canyon import Street, canyon
from kinora.engines.animatic.sets.mirror import wet_road
from kinora.engines.animatic.sets.washes import rect, wash


def roadway(canvas: skia.Canvas, street: Street, reflect: float) -> None:
    """Asphalt, pavements, markings, and the street mirrored in broken water."""
    picture, mood, view, half = street.diorama.picture, street.mood, street.view, street.half
    area = picture.area()
    ground = rect(area.left(), view.horizon - 2, area.right(), area.bottom())
    wash(canvas, ground, list(mood.road), (0, 0.12, 0.45, 1))
    if reflect:
        diorama = street.diorama
        wet_road(
            canvas, picture, lambda inner: canyon(inner, street, -1.0), view.horizon,
            strength=reflect, seed=diorama.seed_of("puddles"),
        )  # fmt: skip
    near = view.depth(area.bottom()) * 0.9
    for side in (-1, 1):
        _pavement(canvas, street, side, near)
    for z in (2.1, 3.0, 4.3, 6.2, 9, 13):
        dash = view.quad((-0.09, 0, z), (-0.09, 0, z * 1.2), (0.09, 0, z * 1.2), (0.09, 0, z))
        fill(canvas, dash, mix(mood.marking, "#ffe6b8", 0.5), mood.marking_strength * 1.1)
    for x in np.arange(-half + 1.7, half - 1.9, 0.95).tolist():
        bar = view.quad((x, 0, 5.0), (x, 0, 6.6), (x + 0.5, 0, 6.6), (x + 0.5, 0, 5.0))
        fill(canvas, bar, mood.marking, mood.marking_strength)


def _pavement(canvas: skia.Canvas, street: Street, side: int, near: float) -> None:
    mood, view, half = street.mood, street.view, street.half
    kerb, edge, far, step = side * (half - 1.5), side * half, 36.0, 0.14
    slab = view.quad((kerb, step, near), (kerb, step, far), (edge, step, far), (edge, step, near))
    bottom = street.diorama.picture.area().bottom()
    canvas.save()
    canvas.clipPath(slab, doAntiAlias=True)
    area = rect(-2000, view.horizon, 4000, bottom)
    wash(canvas, area, list(mood.kerb), alphas=(0.78,) * 3 if mood.tubes > 0.5 else ())
    canvas.restore()
    face = view.quad((kerb, 0, near), (kerb, 0, far), (kerb, step, far), (kerb, step, near))
    fill(canvas, face, mix(mood.gap, "#000000", 0.3), 0.9)
    rim = [view.at(kerb, step, z) for z in (near, 4, 10, far)]
    stroke(canvas, polyline(rim), mood.kerb_line, 1.6, 0.55)
    for z in np.arange(near, 20, 1.1).tolist():
        joint = polyline([view.at(kerb, step, z), view.at(edge, step, z)])
        stroke(canvas, joint, mood.gap, 1.4, 0.35)
