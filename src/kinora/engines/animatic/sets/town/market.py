"""A market square: stalls with striped awnings and heaps of fruit before old house fronts."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, linear, plain, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.paths import oval, polygon, polyline, smooth_open
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.outdoors import light_lamps, open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import as_colour
from kinora.engines.animatic.sets.town.fronts import paving, row_of_fronts
from kinora.engines.animatic.sets.washes import glow, rect, shaded_by, slab, smudge

CLOTHS = ("#d8483c", "#3f8a5a", "#e0a030", "#3f6fb0", "#b0508a")
FRUITS = ("#e0402c", "#f09a2c", "#f2d040", "#7ab83c", "#8a4a9a", "#c85a30")


def market(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.46, eye=2.0, low_sun_x=0.5)
    light_lamps(diorama, "#ffc890", 0.34)
    top = diorama.view.horizon + 44
    diorama.sky()
    diorama.plate("houses", 3.2, lambda canvas: _houses(canvas, diorama, top), wobble=1.2)
    diorama.plate("square", 1.06, lambda canvas: paving(canvas, diorama, top, ("#c8b49a", "#8f7f70")),
                  wobble=0.8)  # fmt: skip
    diorama.plate(
        "far stalls", 1.055, lambda canvas: _stalls(canvas, diorama, far=True), wobble=1.0
    )
    diorama.plate("stalls", 1.05, lambda canvas: _stalls(canvas, diorama, far=False), wobble=1.0)
    diorama.plate("bunting", 1.4, lambda canvas: _bunting(canvas, diorama), wobble=0.8)
    return outdoor_setting(diorama, "market", story=1.75, stand=0.865, mirror=0.12)


def _houses(canvas: skia.Canvas, diorama: Diorama, row: float) -> None:
    area, stone = diorama.picture.area(), diorama.palette.flat("#8f7f70", 0.3)
    canvas.drawRect(rect(area.left(), row - 8, area.right(), area.bottom()), plain(stone))
    row_of_fronts(canvas, diorama, "houses", row, (110, 190), haze=0.16)


def _stalls(canvas: skia.Canvas, diorama: Diorama, *, far: bool) -> None:
    """Farther stalls stand in the middle, nearer ones at the sides."""
    view, rng = diorama.view, diorama.rng(f"stalls {far}")
    spots = (
        ((-4.4, 13.0), (-1.5, 14.0), (1.5, 14.0), (4.4, 13.0)) if far else ((-3.6, 7.2), (3.6, 7.2))
    )
    for i, (x, z) in enumerate(spots):
        if not far and view.picture.is_portrait:
            x *= 0.55
        column, row = view.project(x * (view.wide if far else 1.0), 0, z)
        if not far:
            column = min(max(column, diorama.picture.W * 0.0), diorama.picture.W)
        tint = CLOTHS[(int(rng.integers(5)) + i) % 5]
        _stall(canvas, diorama, (column, row), view.size(1.0, z) / 100, tint, f"stall {far} {i}")


def _stall(
    canvas: skia.Canvas,
    diorama: Diorama,
    at: tuple[float, float],
    scale: float,
    tint: str,
    name: str,
) -> None:
    """Drawn in centimetres: posts, crates on a counter, a striped roof with scallops."""
    palette, rng = diorama.palette, diorama.rng(name)
    canvas.save()
    canvas.translate(*at)
    canvas.scale(scale, scale)
    smudge(canvas, 0, 4, (150, 16), "#1c1420", 0.40, 8)
    wood = [as_colour(step) for step in palette.upright("#9a6a40")]
    for x in (-124, 124):
        stroke(canvas, polyline([(x, 0), (x, -232)]), wood[1], 9)
    back = slab(-120, -200, 120, -82)
    dim = palette.flat("#7a5a44", 0.12), palette.flat("#a5805c", 0.28)
    canvas.drawPath(back, shaded_by(linear((0, -205), (0, -90), list(dim))))
    _shelf(canvas, diorama, rng)
    _wares(canvas, diorama, rng)
    front = linear((0, -84), (0, 0), [wood[2], wood[1]])
    canvas.drawPath(slab(-130, -86, 130, 0, 2), shaded_by(front))
    for x in np.arange(-130, 131, 26).tolist():
        stroke(canvas, polyline([(x, -84), (x, 0)]), wood[0], 2, 0.6)
    cloth, pale = palette.flat(tint, 0.5), palette.flat("#f8efdc", 0.55)
    count = 9
    for k in range(count):
        left, right = -150 + 300 * k / count, -150 + 300 * (k + 1) / count
        colour = cloth if k % 2 == 0 else pale
        panel = polygon([(left * 0.84, -262), (right * 0.84, -262), (right, -204), (left, -204)])
        canvas.drawPath(
            panel, shaded_by(linear((0, -262), (0, -204), [mix(colour, "#ffffff", 0.16), colour]))
        )
        hem = skia.Path()
        hem.addArc(skia.Rect.MakeLTRB(left, -220, right, -186), 0, 180)
        fill(canvas, hem, mix(colour, "#201020", 0.22))
    if palette.dark:
        canvas.drawCircle(0, -186, 7, plain("#fff0c0"))
        glow(canvas, 0, -170, 170, "#ffc46a", 0.5)
    canvas.restore()


def _shelf(canvas: skia.Canvas, diorama: Diorama, rng: np.random.Generator) -> None:
    """Jars and a plank at the back, in the shade of the roof."""
    palette = diorama.palette
    fill(canvas, slab(-118, -142, 118, -136), palette.flat("#5a3f2c", 0.2))
    for x in np.arange(-106, 106, 24).tolist():
        tall, tint = float(rng.uniform(16, 32)), CLOTHS[int(rng.integers(5))]
        jar = mix(palette.flat(tint, 0.2), palette.flat("#c8a880", 0.2), 0.45)
        fill(canvas, slab(x - 8, -142 - tall, x + 8, -142, 4), jar)


def _wares(canvas: skia.Canvas, diorama: Diorama, rng: np.random.Generator) -> None:
    """Four crates, each heaped with one kind of fruit."""
    palette = diorama.palette
    for k in range(4):
        x = -90.0 + k * 60
        tint = FRUITS[(int(rng.integers(6)) + k) % 6]
        bright, dark = palette.flat(tint, 0.7), palette.flat(tint, 0.2)
        for j in range(4):
            for i in range(6 - j):
                cx, cy = x - 23 + 9.4 * i + 4.7 * j, -104.0 - 7.5 * j
                canvas.drawCircle(cx, cy, 6.2, plain(dark))
                canvas.drawCircle(cx - 1, cy - 1.2, 4.6, plain(bright))
        fill(canvas, slab(x - 29, -104, x + 29, -84, 2), palette.flat("#b8844c", 0.5))
        stroke(canvas, polyline([(x - 28, -94), (x + 28, -94)]), palette.flat("#6a4428", 0.3), 2)


def _bunting(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Strings of little flags across the square."""
    area, palette = diorama.picture.area(), diorama.palette
    for row, sag in ((diorama.picture.H * 0.10, 74.0), (diorama.picture.H * 0.17, 60.0)):
        middle = area.centerX() + (60 if row < 100 else -80)
        points = [(area.left(), row - 30), (middle, row + sag), (area.right(), row - 40)]
        line = smooth_open(points)
        stroke(canvas, line, palette.flat("#5a4a48", 0.3), 2)
        measure = skia.PathMeasure(line, False)
        for i, at in enumerate(np.arange(10, measure.getLength() - 10, 44).tolist()):
            spot = measure.getPosTan(at)[0]
            x, y, tint = spot.x(), spot.y(), palette.flat(CLOTHS[i % 5], 0.55)
            fill(canvas, polygon([(x - 13, y), (x + 13, y), (x + 2 * math.sin(i), y + 32)]), tint)
            canvas.drawPath(oval(x, y, 1.5, 1.5), plain(tint))
