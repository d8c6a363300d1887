"""A flat roof high over a city: towers all around, a parapet, a water tank, strings of lamps."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, linear, plain, shaded, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.light import light_of
from kinora.engines.animatic.paint.paths import oval, polygon, polyline, smooth_open
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import as_colour
from kinora.engines.animatic.sets.town.fronts import paving, towers
from kinora.engines.animatic.sets.washes import glow, rect, shaded_by, slab, smudge


def rooftop(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.50, eye=2.2, low_sun_x=0.55)
    diorama.sky()
    horizon, high = diorama.view.horizon, diorama.picture.H**0.5 * 26.8
    rows = (
        ("far towers", 14, 0.62, 0.06, 0.24),
        ("towers", 9, 0.40, 0.02, 0.20),
        ("near towers", 6, 0.20, -0.06, 0.10),
    )
    for name, distance, haze, low, tall in rows:
        form = (max(high * low, 12.0) + 60, high * tall + 60)

        def paint(
            canvas: skia.Canvas,
            name: str = name,
            form: tuple[float, float] = form,
            haze: float = haze,
        ) -> None:
            towers(canvas, diorama, name, horizon + 60, form, haze=haze)
            _air(canvas, diorama, haze)

        diorama.plate(name, distance, paint, wobble=0.6, texture=0.08)
    diorama.plate(
        "roof",
        1.06,
        lambda canvas: paving(canvas, diorama, horizon + 62, ("#a89c94", "#75707a"), size=1.2),
        wobble=0.8,
    )
    diorama.plate("parapet", 1.055, lambda canvas: _parapet(canvas, diorama), wobble=0.8)
    diorama.plate("things", 1.05, lambda canvas: _things(canvas, diorama), wobble=1.0)
    diorama.live(1.25, Lamps(diorama).draw)
    return outdoor_setting(diorama, "rooftop", story=2.0, stand=0.865, mirror=0.25)


def _air(canvas: skia.Canvas, diorama: Diorama, haze: float) -> None:
    area, horizon = diorama.picture.area(), diorama.view.horizon
    veil = rect(area.left(), horizon - 80, area.right(), horizon + 64)
    tones = [diorama.palette.day.haze] * 2
    canvas.drawRect(
        veil, shaded_by(linear((0, veil.top()), (0, veil.bottom()), tones, (0, haze * 0.9)))
    )


def _parapet(canvas: skia.Canvas, diorama: Diorama) -> None:
    area, palette, row = diorama.picture.area(), diorama.palette, diorama.view.horizon + 30
    brick = [as_colour(step) for step in palette.upright("#a8705a")]
    wall = rect(area.left(), row, area.right(), row + 58)
    canvas.drawRect(wall, shaded_by(linear((0, row), (0, row + 58), [brick[2], brick[1]])))
    joints = skia.Path()
    for j, y in enumerate(np.arange(row + 12, row + 58, 9).tolist()):
        joints.addPath(polyline([(area.left(), y), (area.right(), y)]))
        for x in np.arange(area.left() + (j % 2) * 11, area.right(), 22).tolist():
            joints.addPath(polyline([(x, y), (x, y + 9)]))
    stroke(canvas, joints, brick[0], 1, 0.4)
    cap = [as_colour(step) for step in palette.ramp("#d8cdbc")]
    canvas.drawPath(
        slab(area.left(), row - 6, area.right(), row + 8, 2),
        shaded_by(linear((0, row - 6), (0, row + 8), [cap[3], cap[1]])),
    )


def _things(canvas: skia.Canvas, diorama: Diorama) -> None:
    """The tank on its legs at one side, a stair house at the other, an aerial, vents."""
    picture, row = diorama.picture, diorama.view.horizon + 96
    side = 1 if diorama.rng("side").random() < 0.5 else -1
    wide = max(diorama.view.wide, 0.62)
    _tank(canvas, diorama, picture.W * (0.5 - side * 0.38), row, 1.15 * wide)
    _stair_house(canvas, diorama, picture.W * (0.5 + side * 0.44), row + 6, 1.2 * wide)
    iron = diorama.palette.flat("#4a4a54", 0.4)
    x = picture.W * (0.5 + side * 0.23)
    stroke(canvas, polyline([(x, row - 20), (x, row - 190)]), iron, 4)
    for k in range(4):
        y, half = row - 186 + 17 * k, 40 - 6 * k
        stroke(canvas, polyline([(x - half, y), (x + half, y - 6)]), iron, 3)
    for u in (-0.16, -0.11):
        vent = picture.W * (0.5 + side * u)
        smudge(canvas, vent, row + 2, (20, 5), "#181420", 0.4, 3)
        fill(
            canvas, slab(vent - 8, row - 40, vent + 8, row, 2), diorama.palette.flat("#8a9098", 0.4)
        )
        fill(canvas, oval(vent, row - 42, 15, 8), diorama.palette.flat("#b8bec4", 0.6))


def _tank(canvas: skia.Canvas, diorama: Diorama, x: float, row: float, size: float) -> None:
    palette, light = diorama.palette, light_of(diorama.palette.day)
    canvas.save()
    canvas.translate(x, row)
    canvas.scale(size, size)
    smudge(canvas, 0, 2, (74, 12), "#181420", 0.4, 6)
    iron = palette.flat("#4a4450", 0.35)
    for dx in (-50, -18, 18, 50):
        stroke(canvas, polyline([(dx, 0), (dx * 0.9, -84)]), iron, 7)
    stroke(canvas, polyline([(-50, 0), (16, -84)]), iron, 3)
    stroke(canvas, polyline([(50, 0), (-16, -84)]), iron, 3)
    shaded(canvas, slab(-58, -190, 58, -82, 3), "#a06a44", light, softness=24)
    for dx in np.arange(-58, 59, 11.6).tolist():
        stroke(canvas, polyline([(dx, -188), (dx, -84)]), palette.flat("#5a3826", 0.2), 1.6, 0.6)
    for y in (-172, -136, -100):
        stroke(canvas, polyline([(-59, y), (59, y)]), iron, 3)
    roof = polygon([(-66, -186), (0, -236), (66, -186)])
    tiles = [as_colour(step) for step in palette.ramp("#6f5f5c")]
    canvas.drawPath(roof, shaded_by(linear((-66, 0), (66, 0), [tiles[2], tiles[3], tiles[1]])))
    canvas.restore()


def _stair_house(canvas: skia.Canvas, diorama: Diorama, x: float, row: float, size: float) -> None:
    palette = diorama.palette
    canvas.save()
    canvas.translate(x, row)
    canvas.scale(size, size)
    smudge(canvas, 0, 2, (100, 12), "#181420", 0.4, 6)
    tones = [as_colour(step) for step in palette.upright("#b88a70")]
    ends = ((-90, 0), (90, 0)) if not palette.from_right else ((90, 0), (-90, 0))
    canvas.drawPath(slab(-90, -170, 90, 2), shaded_by(linear(*ends, [tones[2], tones[1]])))
    fill(canvas, slab(-98, -180, 98, -166, 2), as_colour(palette.ramp("#d8cdbc")[2]))
    fill(canvas, slab(-62, -118, -8, 2, 2), palette.flat("#3f6a70", 0.4))
    fill(
        canvas,
        slab(-54, -108, -16, -70, 2),
        "#ffd890" if palette.dark else palette.flat("#a8c4d0", 0.4),
    )
    fill(canvas, oval(-16, -52, 3, 3), palette.flat("#e0c070", 0.7))
    fill(
        canvas,
        slab(20, -112, 66, -76, 2),
        "#ffd27a" if palette.dark else palette.flat("#8fb0c4", 0.4),
    )
    if palette.dark:
        glow(canvas, -35, -128, 130, "#ffc06a", 0.55)
    canvas.restore()


class Lamps:
    """Strings of bulbs that swing a little; they shine when it is dark."""

    def __init__(self, diorama: Diorama) -> None:
        picture = diorama.picture
        self.dark, self.wide = diorama.palette.dark, picture.W
        self.cord = diorama.palette.flat("#3a3440", 0.2)
        self.bulb = (
            mix("#ffe8a8", "#ffffff", 0.2) if self.dark else diorama.palette.flat("#f2e6c8", 0.7)
        )
        self.rows = ((picture.H * 0.13, 64.0), (picture.H * 0.21, 46.0))

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        for k, (row, sag) in enumerate(self.rows):
            sway = 5 * math.sin(t * 1.1 + k * 2)
            ends = (-60.0, row - 40 + 50 * k), (self.wide + 60, row - 20)
            spots = [
                (ends[0][0] + (ends[1][0] - ends[0][0]) * u + sway * math.sin(u * math.pi),
                 ends[0][1] + (ends[1][1] - ends[0][1]) * u + sag * 4 * u * (1 - u))
                for u in np.linspace(0, 1, 19).tolist()
            ]  # fmt: skip
            stroke(canvas, smooth_open(spots), self.cord, 2)
            for x, y in spots[1:-1]:
                if self.dark:
                    canvas.drawCircle(x, y + 7, 17, plain("#ffc860", 0.20))
                canvas.drawCircle(x, y + 7, 5.5, plain(self.bulb))
