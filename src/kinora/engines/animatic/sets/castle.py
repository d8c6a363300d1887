"""A castle on a hill above a meadow: round towers, battlements, a gate, pennants in the wind."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import (
    clipped,
    fill,
    linear,
    placed,
    plain,
    stroke,
)
from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.paint.paths import polygon, polyline, smooth_closed, smooth_open
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.countryside import Path, far_hills, groves, lawn
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.evergreens import conifer
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import Palette, as_colour, tone
from kinora.engines.animatic.sets.plants import rock
from kinora.engines.animatic.sets.trees import crown
from kinora.engines.animatic.sets.undergrowth import tufts
from kinora.engines.animatic.sets.washes import glow, shaded_by, slab

STONE, BLUE, RED = "#d6bfa4", "#4a5a9a", "#b0524a"
HAZE = 0.16
SCALE = 0.66  # of the drawing on the picture


@dataclass(frozen=True, slots=True)
class Tower:
    """Column and foot from the castle's middle, width, height, roof ("" for battlements)."""

    dx: float
    dy: float
    width: float
    height: float
    roof: str


BEHIND = (
    Tower(-10, 0, 92, 330, BLUE), Tower(56, 10, 46, 300, BLUE), Tower(-62, 8, 40, 286, RED),
    Tower(108, 4, 68, 262, RED), Tower(-120, 6, 64, 240, BLUE), Tower(-196, 24, 60, 176, ""),
    Tower(182, 22, 56, 168, BLUE),
)  # fmt: skip
BEFORE = (
    Tower(-214, 40, 52, 150, RED), Tower(214, 40, 54, 142, BLUE), Tower(-46, 40, 44, 118, ""),
    Tower(46, 40, 44, 118, ""),
)  # fmt: skip


def castle(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.52, eye=2.4, low_sun_x=0.80)
    picture = diorama.picture
    diorama.sky()
    far_hills(diorama)
    middle = (picture.W * (0.56 if not picture.is_portrait else 0.52), diorama.view.horizon - 44)
    diorama.plate("castle", 4, lambda canvas: _scaled_castle(canvas, diorama, middle), wobble=1.0)
    groves(diorama)
    diorama.live(3.99, Pennants(diorama.palette, middle).draw)
    rng = diorama.rng("path")
    lawn(diorama, Path(float(rng.uniform(1.8, 2.6)), float(rng.uniform(0.1, 1.1))))
    tufts(diorama, "#6f9a3c", blossoms=("#fff4e0", "#e8657e", "#f7d046"))
    return outdoor_setting(diorama, "castle", story=2.3, stand=0.85)


def _scaled_castle(canvas: skia.Canvas, diorama: Diorama, middle: tuple[float, float]) -> None:
    """The castle as far away as it stands."""
    with placed(canvas, *middle, sx=SCALE, sy=SCALE):
        _castle(canvas, diorama, (0.0, 0.0))


def _castle(canvas: skia.Canvas, diorama: Diorama, middle: tuple[float, float]) -> None:
    palette, (x, base) = diorama.palette, middle
    _hill(canvas, diorama, middle)
    for tower in BEHIND:
        _tower(canvas, diorama, middle, tower)
    _wall(canvas, diorama, middle)
    for tower in BEFORE:
        _tower(canvas, diorama, middle, tower)
    gate = slab(x - 23, base - 46, x + 23, base + 70, 23)
    canvas.save()
    canvas.clipRect(skia.Rect.MakeLTRB(x - 60, base - 60, x + 60, base + 38))
    stroke(canvas, gate, palette.flat("#5a4a50", 0.3, HAZE), 9)
    warm = "#e0a050" if palette.dark else as_colour(palette.ramp("#6a4a38", HAZE)[1])
    dark = palette.flat("#2a2028", 0.1, HAZE)
    canvas.drawPath(gate, shaded_by(linear((0, base - 46), (0, base + 40), [dark, warm])))
    canvas.restore()


def _hill(canvas: skia.Canvas, diorama: Diorama, middle: tuple[float, float]) -> None:
    """A grassy rock whose foot goes down behind the meadow, a road winding up to the gate."""
    palette, (x, base), rng = diorama.palette, middle, diorama.rng("hill")
    foot = base + 260
    outline = [
        (-300, 34), (-120, 10), (120, 10), (300, 36), (430, 120), (560, 300), (-560, 300), (-430, 116)
    ]  # fmt: skip
    hill = smooth_closed([(x + dx, base + dy) for dx, dy in outline])
    tones = [as_colour(step) for step in palette.ramp("#7f9a4c", HAZE + 0.06)]
    aside = 1 if palette.from_right else -1
    start, end = (x + aside * 420, base), (x - aside * 420, foot)
    canvas.drawPath(hill, shaded_by(linear(start, end, [tones[2], tones[1], tones[0]])))
    with clipped(canvas, hill):
        road = [(0, 34, 13), (34, 60, 16), (-66, 92, 20), (52, 136, 27), (-120, 220, 44)]
        left = [(x + dx - w, base + dy) for dx, dy, w in road]
        right = [(x + dx + w, base + dy) for dx, dy, w in road]
        fill(canvas, smooth_closed(left + right[::-1]), palette.flat("#d8b98e", 0.45, HAZE))
        for i, (u, v, size) in enumerate(rng.random((44, 3)).tolist()):
            spot = diorama.stand(
                f"hill {i}", x + (u - 0.5) * 840, base + 50 + 190 * v, haze=HAZE, shadow=False
            )
            if i % 4 == 0:
                rock(canvas, spot, 22 + 34 * size, albedo="#9a8a82")
            elif i % 4 == 1 and abs(u - 0.5) > 0.12:
                conifer(canvas, spot, 34 + 34 * size)
            else:
                blobs = [
                    (spot.x, spot.base, 9 + 9 * size),
                    (spot.x + 12, spot.base + 3, 8 + 6 * size),
                ]
                crown(canvas, spot, blobs, tone("#5c8a44"), dab=5, density=0.8)


def _stone(palette: Palette, left: float, right: float) -> skia.Shader:
    deep, low, middle, bright = (as_colour(step) for step in palette.ramp(STONE, HAZE))
    ends = ((right, 0.0), (left, 0.0)) if palette.from_right else ((left, 0.0), (right, 0.0))
    return linear(*ends, [bright, middle, low, mix(deep, low, 0.35)], stops=(0, 0.30, 0.72, 1))


def _tower(
    canvas: skia.Canvas, diorama: Diorama, middle: tuple[float, float], tower: Tower
) -> None:
    """A round tower: courses of stone, slits, a flared top, a cone or battlements."""
    palette, rng = diorama.palette, diorama.rng(f"tower {tower.dx}")
    x, base, w = middle[0] + tower.dx, middle[1] + tower.dy, tower.width
    top = base - tower.height
    body = polygon([
        (x - w * 0.54, base), (x - w * 0.5, top), (x + w * 0.5, top), (x + w * 0.54, base)
    ])  # fmt: skip
    canvas.drawPath(body, shaded_by(_stone(palette, x - w / 2, x + w / 2)))
    line, block = palette.flat("#6a5468", 0.2, HAZE), palette.flat("#ecd4b4", 0.6, HAZE)
    with clipped(canvas, body):
        for y in np.arange(top, base, w * 0.15).tolist():
            course = smooth_open([(x - w * 0.6, y), (x, y + w * 0.07), (x + w * 0.6, y)])
            stroke(canvas, course, line, 1.1, 0.25)
            for u in rng.uniform(-0.5, 0.5, 3).tolist():
                fill(canvas, slab(x + u * w, y, x + (u + 0.16) * w, y + w * 0.12, 2), block, 0.30)
    _slits(canvas, palette, (x, top, w, tower.height))
    flare = polygon([
        (x - w * 0.5, top + w * 0.12), (x - w * 0.64, top - w * 0.10),
        (x + w * 0.64, top - w * 0.10), (x + w * 0.5, top + w * 0.12),
    ])  # fmt: skip
    canvas.drawPath(flare, shaded_by(_stone(palette, x - w * 0.64, x + w * 0.64)))
    if tower.roof:
        _cone(canvas, palette, (x, top, w), tower.roof)
        return
    for k in range(5):
        left = x - w * 0.62 + k * w * 0.265
        merlon = slab(left, top - w * 0.30, left + w * 0.17, top - w * 0.08, 1)
        canvas.drawPath(merlon, shaded_by(_stone(palette, x - w * 0.64, x + w * 0.64)))


def _slits(canvas: skia.Canvas, palette: Palette, form: tuple[float, float, float, float]) -> None:
    """Arrow slits; every other one is lit when it is dark."""
    x, top, w, height = form
    for k in range(max(1, int(height // (w * 1.3)))):
        at, row = x + w * (0.12 if k % 2 else -0.10), top + w * (0.5 + 1.25 * k)
        lit = palette.dark and k % 2 == 0
        tint: Colour | str = "#ffd27a" if lit else palette.flat("#3a2a40", 0.1, HAZE)
        fill(canvas, slab(at - w * 0.08, row, at + w * 0.08, row + w * 0.30, w * 0.08), tint)
        if lit:
            glow(canvas, at, row + w * 0.15, w * 0.6, "#ffb84a", 0.4)


def _cone(
    canvas: skia.Canvas, palette: Palette, form: tuple[float, float, float], roof: str
) -> None:
    x, top, w = form
    cone = skia.Path()
    cone.moveTo(x - w * 0.72, top - w * 0.06)
    cone.quadTo(x - w * 0.2, top - w * 0.5, x, top - w * 1.75)
    cone.quadTo(x + w * 0.2, top - w * 0.5, x + w * 0.72, top - w * 0.06)
    cone.quadTo(x, top + w * 0.14, x - w * 0.72, top - w * 0.06)
    deep, low, middle, bright = (as_colour(step) for step in palette.ramp(roof, HAZE))
    left, right = x - w * 0.6, x + w * 0.6
    ends = ((right, 0.0), (left, 0.0)) if palette.from_right else ((left, 0.0), (right, 0.0))
    canvas.drawPath(cone, shaded_by(linear(*ends, [bright, middle, low, deep])))
    with clipped(canvas, cone):
        for k in range(1, 7):
            y = top - w * 0.27 * k
            tiles = smooth_open([(x - w, y - w * 0.1), (x, y + w * 0.10), (x + w, y - w * 0.1)])
            stroke(canvas, tiles, deep, 1.2, 0.35)
    tip = top - w * 1.75
    pole = polyline([(x, tip + 4), (x, tip - w * 0.5)])
    stroke(canvas, pole, palette.flat("#3a2430", 0.2), max(1.2, w * 0.04))


def _wall(canvas: skia.Canvas, diorama: Diorama, middle: tuple[float, float]) -> None:
    palette, rng, (x, base) = diorama.palette, diorama.rng("wall"), middle
    left, right, top, bottom = x - 200, x + 200, base - 92, base + 42
    canvas.drawPath(slab(left, top, right, bottom), shaded_by(_stone(palette, left, right)))
    for at in np.arange(left, right - 8, 20).tolist():
        merlon = slab(at, top - 13, at + 12, top + 3, 1)
        canvas.drawPath(merlon, shaded_by(_stone(palette, left, right)))
    block = palette.flat("#ecd4b4", 0.6, HAZE)
    for u, v, size in rng.random((70, 3)).tolist():
        at, row = left + (right - left - 20) * u, top + 6 + (bottom - top - 16) * v
        fill(canvas, slab(at, row, at + 10 + 10 * size, row + 8, 2), block, 0.35)


class Pennants:
    """Flags on the pointed towers."""

    def __init__(self, palette: Palette, middle: tuple[float, float]) -> None:
        self.middle = middle
        self.red = plain(as_colour(palette.ramp("#d8483c", HAZE)[2]))

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        with placed(canvas, *self.middle, sx=SCALE, sy=SCALE):
            for tower in BEHIND:
                if tower.roof:
                    self._flag(canvas, t, tower)

    def _flag(self, canvas: skia.Canvas, t: float, tower: Tower) -> None:
        x = tower.dx
        y = tower.dy - tower.height - tower.width * 2.2
        w = tower.width * 0.62
        shares = (0.0, 0.33, 0.66, 1.0)
        top = [(x + w * u, y + w * 0.18 * math.sin(t * 6 - u * 5 + tower.dx) * u) for u in shares]
        low = [(px, py + w * 0.42 * (1 - 0.25 * i)) for i, (px, py) in enumerate(top)]
        canvas.drawPath(polygon(top + low[::-1]), self.red)
