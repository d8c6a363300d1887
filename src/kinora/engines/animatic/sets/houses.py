"""Country buildings seen from the front: cottages, a barn, a church, a fence. Knows no place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, fill, linear, stroke
from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.paint.paths import polygon, polyline
from kinora.engines.animatic.sets.palette import as_colour
from kinora.engines.animatic.sets.trees import Stand, ground_shadow
from kinora.engines.animatic.sets.washes import glow, shaded_by, slab

LIT = "#ffd27a"


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """How a house is built; lengths are shares of its width."""

    wall: str
    roof: str
    eaves: float = 0.46  # height of the walls
    ridge: float = 0.40  # height of the roof above them
    timbered: bool = False


def cottage(canvas: skia.Canvas, stand: Stand, width: float, build: Build) -> None:
    """Walls, a tiled roof with a chimney, a door and two windows, lit when it is dark."""
    x, y = stand.x, stand.base
    left, right, eaves = x - width / 2, x + width / 2, y - width * build.eaves
    ground_shadow(canvas, stand, width * 0.62)
    roof = _roof(stand, build.roof)
    flue = slab(x + width * 0.22, eaves - width * 0.42, x + width * 0.32, eaves)
    fill(canvas, flue, as_colour(stand.palette.upright("#9a6a58", stand.haze)[1]))
    walls = slab(left, eaves - 1, right, y)
    canvas.drawPath(walls, shaded_by(_across(stand, left, right, build.wall)))
    if build.timbered:
        _timber(canvas, stand, (left, eaves, right, y))
    over, ridge = width * 0.09, eaves - width * build.ridge
    cover = polygon([
        (left - over, eaves + width * 0.03), (left + width * 0.14, ridge),
        (right - width * 0.14, ridge), (right + over, eaves + width * 0.03),
    ])  # fmt: skip
    canvas.drawPath(cover, shaded_by(linear((0, ridge), (0, eaves), [roof[3], roof[2], roof[1]])))
    with clipped(canvas, cover):
        for k in range(1, 6):
            row = ridge + (eaves - ridge) * k / 5.4
            stroke(canvas, polyline([(left - over, row), (right + over, row)]), roof[0], 1.0, 0.35)
    door = slab(x - width * 0.07, y - width * 0.27, x + width * 0.07, y, width * 0.05)
    fill(canvas, door, as_colour(stand.palette.upright("#7a4a30", stand.haze)[1]))
    for side in (-0.30, 0.30):
        _window(canvas, stand, (x + side * width, y - width * 0.24), width * 0.13)


def _roof(stand: Stand, colour: str) -> list[Colour]:
    """Four tones of tiles; in winter snow covers them but for the shade under the eaves."""
    tones = [as_colour(step) for step in stand.palette.ramp(colour, stand.haze)]
    lies = stand.palette.day.snow_cover
    white = [as_colour(step) for step in stand.palette.ramp("#f4f8fc", stand.haze)]
    return [mix(tone, snow, 0.8 * lies) for tone, snow in zip(tones, white, strict=True)]


def _across(stand: Stand, left: float, right: float, albedo: str) -> skia.Shader:
    tones = [as_colour(step) for step in stand.palette.upright(albedo, stand.haze)]
    ends = ((right, 0.0), (left, 0.0)) if stand.palette.from_right else ((left, 0.0), (right, 0.0))
    bright = mix(tones[2], tones[3], 0.35)
    return linear(*ends, [bright, tones[2], tones[1]])


def _timber(canvas: skia.Canvas, stand: Stand, walls: tuple[float, float, float, float]) -> None:
    """Dark beams over the plaster."""
    left, top, right, bottom = walls
    beam = as_colour(stand.palette.upright("#5a3a28", stand.haze)[1])
    width = right - left
    for share in (0.02, 0.26, 0.74, 0.98):
        x = left + width * share
        stroke(canvas, polyline([(x, top), (x, bottom)]), beam, max(width * 0.025, 1))
    for a, b in ((0.02, 0.26), (0.98, 0.74)):
        brace = polyline([(left + width * a, bottom), (left + width * b, top)])
        stroke(canvas, brace, beam, max(width * 0.018, 0.8), 0.8)


def _window(canvas: skia.Canvas, stand: Stand, at: tuple[float, float], size: float) -> None:
    x, y = at
    dark = stand.palette.dark
    glass: Colour | str = LIT if dark else stand.palette.flat("#7f9fb4", 0.4, stand.haze)
    frame = as_colour(stand.palette.ramp("#f2e6cc", stand.haze)[2])
    pane = slab(x - size / 2, y - size / 2, x + size / 2, y + size / 2, 1)
    fill(canvas, pane, glass)
    stroke(canvas, pane, frame, max(size * 0.14, 0.8))
    for bar in ([(x, y - size / 2), (x, y + size / 2)], [(x - size / 2, y), (x + size / 2, y)]):
        stroke(canvas, polyline(bar), frame, max(size * 0.08, 0.6))
    if dark:
        glow(canvas, x, y, size * 1.8, "#ffb84a", 0.35)


def barn(canvas: skia.Canvas, stand: Stand, width: float) -> None:
    """A red barn with a gambrel roof, white trim and big doors, a silo beside it."""
    x, y = stand.x, stand.base
    ground_shadow(canvas, stand, width * 0.62)
    silo_x, thick, tall = x + width * 0.66, width * 0.13, width * 0.86
    silo = slab(silo_x - thick, y - tall, silo_x + thick, y)
    canvas.drawPath(silo, shaded_by(_across(stand, silo_x - thick, silo_x + thick, "#cdd2d6")))
    dome = skia.Path()
    dome.addArc(skia.Rect.MakeLTRB(silo_x - thick, y - tall - thick, silo_x + thick, y - tall + thick),
                180, 180)  # fmt: skip
    canvas.drawPath(dome, shaded_by(_across(stand, silo_x - thick, silo_x + thick, "#8f6a5a")))
    outline = [
        (-0.5, 0), (-0.5, 0.42), (-0.36, 0.66), (0, 0.84), (0.36, 0.66), (0.5, 0.42), (0.5, 0)
    ]  # fmt: skip
    front = polygon([(x + width * u, y - width * v) for u, v in outline])
    canvas.drawPath(front, shaded_by(_across(stand, x - width / 2, x + width / 2, "#b5483a")))
    white = as_colour(stand.palette.ramp("#f4ece0", stand.haze)[2])
    dark = as_colour(stand.palette.upright("#7a2f28", stand.haze)[1])
    with clipped(canvas, front):
        for k in range(-9, 10):
            at = x + k * width * 0.055
            stroke(canvas, polyline([(at, y), (at, y - width)]), dark, 1.0, 0.30)
    rim = polyline([(x + width * u * 1.05, y - width * v * 1.02) for u, v in outline[1:6]])
    stroke(canvas, rim, white, width * 0.035)
    doors = slab(x - width * 0.19, y - width * 0.36, x + width * 0.19, y)
    fill(canvas, doors, dark)
    stroke(canvas, doors, white, width * 0.02)
    for a, b in (((-0.19, 0), (0, 0.36)), ((0, 0), (-0.19, 0.36)), ((0, 0), (0.19, 0.36)),
                 ((0.19, 0), (0, 0.36))):  # fmt: skip
        cross = [(x + width * u, y - width * v) for u, v in (a, b)]
        stroke(canvas, polyline(cross), white, width * 0.014)
    _window(canvas, stand, (x, y - width * 0.56), width * 0.13)


def church(canvas: skia.Canvas, stand: Stand, width: float) -> None:
    """A nave and a tower with a pointed roof."""
    nave = Build(wall="#eadfc8", roof="#8a5a4a", eaves=0.42, ridge=0.34)
    cottage(canvas, stand, width, nave)
    x, y, half = stand.x - width * 0.5, stand.base, width * 0.13
    top = y - width * 1.15
    canvas.drawPath(
        slab(x - half, top, x + half, y), shaded_by(_across(stand, x - half, x + half, "#eadfc8"))
    )
    spire = polygon(
        [(x - half * 1.25, top + 2), (x, top - width * 0.75), (x + half * 1.25, top + 2)]
    )
    canvas.drawPath(spire, shaded_by(_across(stand, x - half, x + half, "#5a6a86")))
    _window(canvas, stand, (x, top + width * 0.18), width * 0.12)


def fence(
    canvas: skia.Canvas, stand: Stand, points: list[tuple[float, float]], height: float
) -> None:
    """A wooden fence along a line of feet."""
    wood = [as_colour(step) for step in stand.palette.ramp("#a98460", stand.haze)]
    for lift in (0.45, 0.85):
        rail = polyline([(x, y - height * lift) for x, y in points])
        stroke(canvas, rail, wood[2], height * 0.12)
    for (x0, y0), (x1, y1) in pairwise(points):
        for u in np.linspace(0, 1, 5)[:-1].tolist():
            x, y = x0 + (x1 - x0) * u, y0 + (y1 - y0) * u
            stroke(canvas, polyline([(x, y), (x, y - height)]), wood[1], height * 0.14)
