"""What makes a street by daylight a lived-in one: trees and lamps along the pavements, and the town
that goes on in the haze beyond its last house."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, linear, plain, soft_spot
from kinora.engines.animatic.paint.colour import Colour, mix, rgb
from kinora.engines.animatic.paint.paths import polygon
from kinora.engines.animatic.sets.canyon import Street
from kinora.engines.animatic.sets.furniture import lamp_post
from kinora.engines.animatic.sets.palette import as_colour
from kinora.engines.animatic.sets.trees import broadleaf
from kinora.engines.animatic.sets.washes import rect, shaded_by

KERB = 0.14  # metres
TREES = (27.0, 20.0, 14.5, 10.2, 7.2)  # metres away, far to near
LAMPS = (12.2, 5.5)
ROWS = (("#8d9fb6", 0.80, 0.16), ("#8a93a4", 0.64, 0.10))  # colour, haze, share of the height


def vista(canvas: skia.Canvas, street: Street) -> None:
    """Two rows of towers in the haze, and a steeple where the street points to."""
    diorama, view = street.diorama, street.view
    picture, rng = diorama.picture, diorama.rng("vista")
    ground, tall = view.horizon + 8, min(picture.H, 900)
    for row, (tint, haze, share) in enumerate(ROWS):
        colour = diorama.palette.flat(tint, 0.45, haze)
        x = view.vanish - 420.0
        while x < view.vanish + 420:
            width = float(rng.uniform(30, 62))
            top = ground - tall * share * float(rng.uniform(0.75, 1.5))
            _tower(canvas, street, rng, rect(x, top, x + width * 0.96, ground), colour)
            x += width
        if not row:
            _steeple(canvas, street, ground, tall * 0.34)


def _tower(
    canvas: skia.Canvas, street: Street, rng: np.random.Generator, area: skia.Rect, colour: Colour
) -> None:
    dark = street.diorama.palette.dark
    pane = rgb("#ffd9a0") if dark else mix(colour, "#ffffff", 0.5)
    foot = mix(colour, street.diorama.palette.day.haze, 0.45)
    canvas.drawRect(area, shaded_by(linear((0, area.top()), (0, area.bottom()), [colour, foot])))
    for y in np.arange(area.top() + 9, area.bottom() - 8, 10).tolist():
        for x in np.arange(area.left() + 5, area.right() - 6, 8).tolist():
            lit = rng.random() < 0.4
            strength = (0.75 if lit else 0.0) if dark else (0.45 if lit else 0.2)
            canvas.drawRect(rect(x, y, x + 3.2, y + 5), plain(pane, strength))


def _steeple(canvas: skia.Canvas, street: Street, ground: float, tall: float) -> None:
    """A clock tower with a pointed roof."""
    palette, x = street.diorama.palette, street.view.vanish
    half, eaves = tall * 0.085, ground - tall * 0.62
    wall = [palette.flat("#d8c6a4", lit, 0.58) for lit in (0.65, 0.2)]
    ends = [(x - half, 0.0), (x + half, 0.0)]
    if palette.from_right:
        ends.reverse()
    canvas.drawRect(
        rect(x - half, eaves, x + half, ground), shaded_by(linear(ends[0], ends[1], wall))
    )
    roof = polygon([(x - half * 1.25, eaves), (x, ground - tall), (x + half * 1.25, eaves)])
    fill(canvas, roof, palette.flat("#6f8f8a", 0.4, 0.50))
    face = "#fff2cc" if palette.dark else palette.flat("#fbf6ea", 0.6, 0.3)
    canvas.drawCircle(x, eaves + half * 1.1, half * 0.62, plain(face))
    hands = plain(palette.flat("#4a4038", 0.2, 0.4))
    hands.setStrokeWidth(1.6)
    for angle, length in ((-1.0, 0.4), (0.5, 0.5)):
        at = (x + math.sin(angle) * half * length, eaves + half * (1.1 - math.cos(angle) * length))
        canvas.drawLine(x, eaves + half * 1.1, *at, hands)


def greenery(canvas: skia.Canvas, street: Street) -> None:
    """A row of trees and old lamps along either pavement."""
    standing = sorted((*((z, True) for z in TREES), *((z, False) for z in LAMPS)), reverse=True)
    for z, is_tree in standing:
        for side in (-1, 1):
            (_tree if is_tree else _lamp)(canvas, street, side, z)


def _haze(street: Street, z: float) -> float:
    return min(street.mood.haze_most, max(0.0, (z - 4) / 34))


def _tree(canvas: skia.Canvas, street: Street, side: int, z: float) -> None:
    diorama, view = street.diorama, street.view
    x, row = view.at(side * (street.half - 0.95), KERB, z)
    earth = as_colour(diorama.palette.ambient * 0.2)
    soft_spot(canvas, x, row, view.size(0.62, z), view.size(0.13, z), earth, 0.75)
    stand = diorama.stand(f"street tree {side} {z}", x, row, haze=_haze(street, z), shadow=False)
    broadleaf(canvas, stand, view.size(3.7, z) * float(stand.rng.uniform(0.94, 1.1)))


def _lamp(canvas: skia.Canvas, street: Street, side: int, z: float) -> None:
    diorama, view = street.diorama, street.view
    x, row = view.at(side * (street.half - 1.2), KERB, z)
    stand = diorama.stand(f"street lamp {side} {z}", x, row, haze=_haze(street, z))
    lamp_post(canvas, stand, view.size(3.4, z))
