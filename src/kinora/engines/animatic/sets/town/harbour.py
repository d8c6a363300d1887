"""A harbour: boats with masts at the quay, an old town across the water, bollards and crates."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import fill, linear, plain, shaded, stroke
from kinora.engines.animatic.paint.light import light_of
from kinora.engines.animatic.paint.native import LINEAR
from kinora.engines.animatic.paint.paths import oval, polygon, polyline, smooth_closed, smooth_open
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.outdoors import broad_water, open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import as_colour
from kinora.engines.animatic.sets.sea import paint_sea, sea_glints
from kinora.engines.animatic.sets.town.fronts import paving, row_of_fronts
from kinora.engines.animatic.sets.washes import rect, shaded_by, slab, smudge

QUAY = 0.735  # share of the height where the quay begins
HULLS = ("#3f6fa8", "#c8483c", "#f2ece0", "#3f7a68", "#e0a83c")


def harbour(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.44, eye=2.8, sun_x=0.5)
    view, picture = diorama.view, diorama.picture
    diorama.sky()
    row = view.horizon + 26
    diorama.plate(
        "town",
        5,
        lambda canvas: row_of_fronts(canvas, diorama, "town", row, (64, 118), haze=0.24),
        wobble=1.0,
    )
    diorama.plate("water", 4, lambda canvas: _water(canvas, diorama, row), texture=0.04)
    diorama.live(
        3.9, sea_glints(view, diorama.palette, picture.H * QUAY, diorama.seed_of("glints")).draw
    )
    far_left, far_right, *near = _boats(diorama)
    diorama.plate("far boats", 2.6, lambda canvas: _at_rest(canvas, (far_left, far_right)))
    for i, boat in enumerate(near):
        diorama.live(2.2 - 0.1 * i, boat.draw)
    diorama.plate("quay", 1.06, lambda canvas: _quay(canvas, diorama), wobble=0.8)
    diorama.plate("bollards", 1.05, lambda canvas: _furnishings(canvas, diorama), wobble=0.8)
    return outdoor_setting(
        diorama,
        "harbour",
        story=2.4,
        stand=0.875,
        mirror=0.1,
        water=broad_water(diorama, 0.53, QUAY - 0.02),
    )


def _water(canvas: skia.Canvas, diorama: Diorama, row: float) -> None:
    view, palette, area = diorama.view, diorama.palette, diorama.picture.area()
    bottom = diorama.picture.H * (QUAY + 0.14)
    below = rect(area.left(), row + 6, area.right(), area.bottom())
    canvas.drawRect(below, plain(palette.flat("#3f6a78", 0.3)))
    canvas.save()
    canvas.clipRect(rect(area.left(), row, area.right(), bottom))
    paint_sea(canvas, view, palette, bottom, seed=diorama.seed_of("water"), shallow_from=1.6)
    mirror = skia.Paint(
        Alphaf=0.42, ImageFilter=skia.ImageFilters.Blur(2.0, 5.0, skia.TileMode.kDecal)
    )
    canvas.saveLayer(None, mirror)
    canvas.translate(0, 2 * row + 2)
    canvas.scale(1, -1)
    for plate in diorama.plates("town"):
        plate.draw(canvas)
    canvas.restore()
    canvas.restore()
    wall = rect(area.left(), row - 4, area.right(), row + 5)
    canvas.drawRect(wall, plain(palette.flat("#8a8078", 0.3, 0.24)))


class Boat:
    """A moored sailing boat that rises, falls and rolls a little."""

    def __init__(
        self, image: skia.Image, at: tuple[float, float], size: float, phase: float
    ) -> None:
        self.image, self.at, self.size, self.phase = image, at, size, phase

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        x, y = self.at
        canvas.save()
        canvas.translate(x, y + 3.0 * self.size * math.sin(t * 1.1 + self.phase))
        canvas.rotate(1.3 * math.sin(t * 0.8 + self.phase * 1.7))
        half = 130 * self.size
        target = rect(-half, -330 * self.size, half, 60 * self.size)
        canvas.drawImageRect(self.image, target, LINEAR)
        canvas.restore()


def _at_rest(canvas: skia.Canvas, boats: tuple[Boat, ...]) -> None:
    """Those too far away to be seen moving."""
    for boat in boats:
        boat.draw(canvas, 0.0)


def _boats(diorama: Diorama) -> list[Boat]:
    picture, rng, line = diorama.picture, diorama.rng("boats"), diorama.view.horizon
    low = picture.H * QUAY
    spots = ((0.36, 0.30, 0.50), (0.66, 0.26, 0.46), (0.13, 0.66, 0.86), (0.88, 0.62, 0.82))
    boats = []
    for i, (u, v, size) in enumerate(spots):
        tint = HULLS[(int(rng.integers(5)) + i) % 5]
        size *= max(diorama.view.wide, 0.72)
        at = (picture.W * (u + float(rng.uniform(-0.03, 0.03))), line + (low - line) * v)
        boats.append(
            Boat(_boat(diorama, tint, size, flip=bool(rng.random() < 0.5)), at, size, 1.7 * i)
        )
    return boats


def _boat(diorama: Diorama, tint: str, size: float, *, flip: bool) -> skia.Image:
    palette, light = diorama.palette, light_of(diorama.palette.day)

    def paint(canvas: skia.Canvas) -> None:
        canvas.scale(size, size)
        canvas.translate(130, 330)
        if flip:
            canvas.scale(-1, 1)
        image = smooth_closed([(-104, 2), (104, 2), (70, 40), (-76, 40)], 0.5)
        fill(canvas, image, palette.flat(tint, 0.15), 0.35, blur=4)
        mast = palette.flat("#8a6238", 0.4)
        stroke(canvas, polyline([(10, -24), (10, -318)]), mast, 6)
        stroke(canvas, polyline([(10, -62), (-92, -70)]), mast, 5)
        furled = smooth_closed([(6, -70), (-40, -82), (-92, -76), (-92, -68), (-40, -64), (6, -58)])
        shaded(canvas, furled, "#f6eedd", light, softness=6)
        for end in ((112, -26), (-110, -24)):
            stroke(canvas, polyline([(10, -312), end]), palette.flat("#3a3a44", 0.3), 1.6, 0.8)
        fill(canvas, polygon([(12, -318), (48, -308), (12, -298)]), palette.flat("#d8403a", 0.6))
        hull = smooth_closed(
            [
                (-112, -26),
                (-60, -20),
                (60, -20),
                (122, -34),
                (96, 4),
                (60, 12),
                (-70, 12),
                (-98, 2),
            ],
            0.6,
        )
        shaded(canvas, hull, tint, light, softness=14)
        stroke(
            canvas,
            smooth_open([(-112, -26), (-60, -20), (60, -20), (122, -34)]),
            palette.flat("#fbf6ea", 0.7),
            5,
        )
        shaded(canvas, slab(-54, -46, 0, -20, 5), "#fbf4e4", light, softness=6)
        for x in (-42, -20):
            fill(
                canvas,
                slab(x, -40, x + 14, -29, 3),
                "#ffd27a" if palette.dark else palette.flat("#4f7088", 0.3),
            )
        stroke(canvas, polyline([(-104, 10), (98, 10)]), palette.flat("#f4fafc", 0.6), 2.5, 0.6)

    return sprite(260 * size, 390 * size, diorama.picture.unit, paint, wobble=0.6, texture=0.1)


def _quay(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Flagstones behind a stone edge; the wall of the quay is seen above the water."""
    area, palette, line = diorama.picture.area(), diorama.palette, diorama.picture.H * QUAY
    paving(canvas, diorama, line, ("#c2b39c", "#8f8578"), size=0.8)
    edge = [as_colour(step) for step in palette.ramp("#d2c4ae")]
    canvas.drawRect(
        rect(area.left(), line - 3, area.right(), line + 13),
        shaded_by(linear((0, line - 3), (0, line + 13), [edge[3], edge[1]])),
    )
    for x in np.arange(area.left(), area.right(), 74).tolist():
        stroke(
            canvas,
            polyline([(x, line - 2), (x + (x - area.centerX()) * 0.02, line + 12)]),
            edge[0],
            1.8,
            0.5,
        )


def _furnishings(canvas: skia.Canvas, diorama: Diorama) -> None:
    picture, palette, line = diorama.picture, diorama.palette, diorama.picture.H * QUAY
    light, iron = light_of(palette.day), "#3f434c"
    for u in (0.20, 0.42, 0.64, 0.83):
        x = picture.W * u
        smudge(canvas, x + 4, line + 14, (22, 5), "#14121a", 0.4, 3)
        shaded(canvas, slab(x - 10, line - 24, x + 10, line + 12, 4), iron, light, softness=5)
        shaded(canvas, oval(x, line - 25, 16, 7), iron, light, softness=4)
        rope = smooth_open(
            [(x, line - 10), (x - 12, line + 2), (x - 30, line + 8), (x - 44, line + 2)]
        )
        stroke(canvas, rope, palette.flat("#c8ac7c", 0.5), 4)
    side = 1 if diorama.rng("side").random() < 0.5 else -1
    for du, dy, size in ((0.44, 30, 78), (0.385, 34, 62), (0.43, -40, 60)):
        x, row = picture.W * (0.5 + side * du), line + dy
        if dy > 0:
            smudge(canvas, x, row, (size * 0.62, 8), "#14121a", 0.45, 5)
        wood = [as_colour(step) for step in palette.upright("#b0824e")]
        crate = slab(x - size / 2, row - size, x + size / 2, row, 2)
        canvas.drawPath(
            crate,
            shaded_by(linear((x - size / 2, row - size), (x + size / 2, row), [wood[3], wood[1]])),
        )
        for k in range(1, 4):
            stroke(
                canvas,
                polyline([(x - size / 2, row - size * k / 4), (x + size / 2, row - size * k / 4)]),
                wood[0],
                2,
                0.7,
            )
        stroke(canvas, polyline([(x - size / 2, row - size), (x + size / 2, row)]), wood[2], 7)
        stroke(canvas, crate, wood[0], 3, 0.8)
