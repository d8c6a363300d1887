"""A laboratory: benches with glowing flasks, shelves of bottles, a screen, a table of elements."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import fill, shaded, soft_spot, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.native import LINEAR
from kinora.engines.animatic.paint.paths import oval, polygon, polyline, smooth_closed, smooth_open
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.indoors.blocks import Block, block
from kinora.engines.animatic.sets.indoors.openings import (
    Window,
    cut,
    paint_frames,
    paint_outside,
)
from kinora.engines.animatic.sets.indoors.shell import Shell, Temper, indoor_setting, shell
from kinora.engines.animatic.sets.indoors.surfaces import Walls, paint_tiles, paint_walls
from kinora.engines.animatic.sets.washes import glow, rect, slab

JUICES = ("#4fd87a", "#4fb8f0", "#e85aa8", "#f0c03c", "#9a6af0", "#f07a3c")
STEEL = "#b8c4cc"


def laboratory(order: Order, check: Check) -> Setting:
    room = shell(order, check, Temper(day="#f4faf8", lamp="#c8dcdc", lamp_key="#d8fff4",
                                      haze="#b8d0d0", lamp_haze="#2c4a54"))  # fmt: skip
    diorama = room.diorama
    wide = min(1.3, room.half * 0.5)
    window = Window(
        x=room.aside(-0.62), sill=1.2, wide=wide, high=1.25, bars=(2, 2), frame="#d8e0e0"
    )
    walls = Walls(colour="#dfeae6", lower="#9fc0bc", ceiling="#eef4f2", trim="#c8d8d4")

    def paint(canvas: skia.Canvas) -> None:
        paint_walls(canvas, room, walls)
        cut(canvas, room, (window,))
        paint_frames(canvas, room, (window,))
        with room.flat(canvas, room.aside(0.02), room.back, high=1.35):
            _elements(canvas, room)
        with room.flat(canvas, room.aside(0.68), room.back, high=1.5):
            _bottles(canvas, room)

    diorama.plate("outside", 8, lambda canvas: paint_outside(canvas, room, town=True), soft=1.2)
    diorama.plate("walls", 1.5, paint, wobble=1.0, texture=0.10)
    colours = ("#dfe8e6", "#b4c6c6")
    diorama.plate(
        "floor", 1.1, lambda canvas: paint_tiles(canvas, room, colours, gloss=0.45), wobble=0.6
    )
    diorama.plate("benches", 1.3, lambda canvas: _benches(canvas, room), wobble=0.8)
    diorama.live(1.29, Fumes(room).draw)
    return indoor_setting(room, "laboratory", vignette=0.38, mirror=0.10)


def _elements(canvas: skia.Canvas, room: Shell) -> None:
    """A table of the elements: cells in the well-known outline."""
    cell = min(9.5, room.half * 2.9)
    left, top = -9 * cell, -cell * 11
    fill(canvas, slab(left - 8, top - 8, -left + 8, top + cell * 8.6, 3), room.seen("#fbfcfa", 0.1))
    tints = ("#e87a6a", "#f0b85a", "#7ac88a", "#5ab0d8", "#b08ad8")
    for row in range(7):
        for column in range(18):
            shown = row > 2 or column in (0, 17) or (row in (1, 2) and (column < 2 or column > 11))
            if not shown or (row == 0 and column not in (0, 17)):
                continue
            tint = tints[
                0
                if column < 2
                else 1
                if column < 12
                else 2
                if column < 15
                else 3
                if column < 17
                else 4
            ]
            x, y = left + column * cell, top + row * cell * 1.12
            fill(canvas, slab(x + 0.6, y, x + cell - 0.6, y + cell, 1), room.seen(tint, 0.12))
            stroke(
                canvas,
                polyline([(x + 3, y + cell * 0.6), (x + cell - 4, y + cell * 0.6)]),
                room.seen("#2c3438"),
                1.4,
                0.7,
            )


def _bottles(canvas: skia.Canvas, room: Shell) -> None:
    half, rng = min(85.0, room.half * 26), room.diorama.rng("bottles")
    for y in (0.0, -52.0, -104.0):
        fill(canvas, slab(-half, y, half, y + 5, 1), room.seen(STEEL, 0.35))
        for x in np.arange(-half + 9, half - 8, 19).tolist():
            juice, tall = JUICES[int(rng.integers(len(JUICES)))], float(rng.uniform(22, 36))
            wide = float(rng.uniform(5.5, 8))
            body = slab(x - wide, y - tall, x + wide, y, 3)
            fill(canvas, body, room.seen("#eef8f6", 0.1), 0.65)
            fill(
                canvas,
                slab(x - wide + 1, y - tall * 0.6, x + wide - 1, y - 1, 2),
                mix(room.seen(juice), juice, 0.5),
                0.9,
            )
            fill(
                canvas,
                slab(x - wide * 0.45, y - tall - 7, x + wide * 0.45, y - tall + 1, 1),
                room.seen("#6a5040", 0.2),
            )


def _benches(canvas: skia.Canvas, room: Shell) -> None:
    for side in (-1, 1):
        wide = min(2.3, room.half * 0.72)
        desk = Block(x=room.aside(side * 0.66), z=3.2, wide=wide, deep=0.7, high=0.92)
        block(canvas, room, desk, "#eef2f0", top="#5a6a70")
        with room.flat(canvas, desk.x, desk.z):
            for x in np.arange(-wide * 50 + 8, wide * 50 - 30, 52).tolist():
                stroke(canvas, slab(x, -76, x + 44, -10, 2), room.seen("#a8b8b8", 0.4), 2.4)
                fill(canvas, slab(x + 14, -70, x + 30, -66, 1), room.seen("#7a8a90", 0.2))
        with room.flat(canvas, desk.x, desk.z + 0.3, high=0.92):
            if side < 0:
                _glassware(canvas, room, wide * 42)
            else:
                _machines(canvas, room, wide * 42)


def _glassware(canvas: skia.Canvas, room: Shell, half: float) -> None:
    shares = (-0.85, -0.42, 0.02, 0.46, 0.86)
    for k, share in enumerate(shares):
        x, juice = half * share, JUICES[k % len(JUICES)]
        (_flask, _beaker, _retort, _tubes, _flask)[k](canvas, room, x, juice)


def _liquid(
    canvas: skia.Canvas, path: skia.Path, glass: skia.Path, juice: str, at: tuple[float, float]
) -> None:
    fill(canvas, glass, "#f2fffc", 0.42)
    fill(canvas, path, juice, 0.92)
    glow(canvas, at[0], at[1], 34, juice, 0.45)
    stroke(canvas, glass, "#ffffff", 1.6, 0.8)


def _flask(canvas: skia.Canvas, room: Shell, x: float, juice: str) -> None:
    glass = polygon(
        [(x - 17, 0), (x - 4, -30), (x - 4, -44), (x + 4, -44), (x + 4, -30), (x + 17, 0)]
    )
    wet = polygon([(x - 16, -1), (x - 8, -20), (x + 8, -20), (x + 16, -1)])
    _liquid(canvas, wet, glass, juice, (x, -10))


def _beaker(canvas: skia.Canvas, room: Shell, x: float, juice: str) -> None:
    glass, wet = slab(x - 12, -32, x + 12, 0, 2), slab(x - 11, -20, x + 11, -1, 2)
    _liquid(canvas, wet, glass, juice, (x, -10))


def _retort(canvas: skia.Canvas, room: Shell, x: float, juice: str) -> None:
    """A round flask in a stand over a flame, its neck bent to the next."""
    stand = room.seen("#4a545a", 0.2)
    stroke(canvas, polyline([(x - 24, 0), (x - 24, -62)]), stand, 3)
    stroke(canvas, polyline([(x - 24, -46), (x - 2, -46)]), stand, 3)
    fill(canvas, slab(x - 32, -4, x + 10, 0, 1), stand)
    neck = smooth_open([(x, -46), (x + 2, -60), (x + 18, -62), (x + 30, -44)])
    stroke(canvas, neck, "#f2fffc", 5, 0.6)
    glass = oval(x, -32, 15, 15)
    wet = skia.Op(glass, slab(x - 20, -33, x + 20, -10), skia.PathOp.kIntersect_PathOp)
    _liquid(canvas, wet, glass, juice, (x, -26))
    flame = smooth_closed([(x - 4, -5), (x, -15), (x + 4, -5), (x, -3)])
    fill(canvas, flame, "#ffb03c")


def _tubes(canvas: skia.Canvas, room: Shell, x: float, juice: str) -> None:
    fill(canvas, slab(x - 22, -8, x + 22, 0, 1), room.seen("#a8764a", 0.2))
    for k in range(4):
        tube, tint = x - 15 + k * 10, JUICES[(k + 2) % len(JUICES)]
        glass, wet = slab(tube - 3, -36, tube + 3, -3, 3), slab(tube - 2.4, -20, tube + 2.4, -3, 2)
        _liquid(canvas, wet, glass, tint, (tube, -12))
    fill(canvas, slab(x - 22, -24, x + 22, -20, 1), room.seen("#b8845a", 0.1))


def _machines(canvas: skia.Canvas, room: Shell, half: float) -> None:
    """A screen with a curve on it, and a microscope."""
    x = -half * 0.45
    fill(canvas, slab(x - 5, -12, x + 5, 0), room.seen("#3a4248", 0.2))
    fill(canvas, slab(x - 40, -64, x + 40, -10, 4), room.seen("#2c343a", 0.2))
    fill(canvas, slab(x - 36, -60, x + 36, -14, 2), "#0c2c34")
    wave = [
        (x - 33 + k * 2.2, -37 - 14 * math.sin(k * 0.5) * math.exp(-((k - 15) ** 2) / 120))
        for k in range(31)
    ]
    stroke(canvas, smooth_open(wave), "#6affd0", 2)
    glow(canvas, x, -37, 70, "#4ae8d0", 0.35)
    x = half * 0.5
    dark = "#39434c"
    shaded(canvas, slab(x - 20, -7, x + 20, 0, 3), dark, room.light, softness=3)
    arm = smooth_open([(x + 13, -5), (x + 19, -30), (x + 8, -54)])
    stroke(canvas, arm, room.seen(dark, 0.3), 9)
    fill(canvas, slab(x - 18, -25, x + 8, -21, 1), room.seen(STEEL, 0.2))
    canvas.save()
    canvas.rotate(16, x, -46)
    shaded(canvas, slab(x - 6, -66, x + 6, -34, 3), STEEL, room.light, softness=4)
    fill(canvas, slab(x - 4, -36, x + 4, -26, 1), room.seen("#2c3236"))
    fill(canvas, slab(x - 7, -72, x + 7, -64, 2), room.seen("#2c3236"))
    canvas.restore()


def _puff(tint: str, scale: float) -> skia.Image:
    def paint(canvas: skia.Canvas) -> None:
        soft_spot(canvas, 30, 30, 30, 30, mix(tint, "#ffffff", 0.45), 0.5)

    return sprite(60, 60, scale, paint, wobble=0, texture=0)


class Fumes:
    """Coloured puffs over the flasks."""

    def __init__(self, room: Shell) -> None:
        ground, wide = room.ground, min(2.3, room.half * 0.72)
        x = room.aside(-0.66)
        self.spots = [
            (*ground.at(x + wide * 0.42 * share, 0.92 + lift, 3.5), JUICES[k])
            for k, (share, lift) in enumerate(((-0.85, 0.46), (0.02, 0.52), (0.86, 0.46)))
        ]
        self.puffs = [_puff(tint, room.picture.unit) for _, _, tint in self.spots]

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        for k, ((x, y, _), puff) in enumerate(zip(self.spots, self.puffs, strict=True)):
            for i in range(5):
                age = (t * 0.3 + i / 5 + k * 0.13) % 1
                size = 7 + 18 * age
                px, py = x + 9 * math.sin(age * 6 + i + k), y - 80 * age
                paint = skia.Paint(Alphaf=0.55 * math.sin(math.pi * age))
                canvas.drawImageRect(
                    puff, rect(px - size, py - size, px + size, py + size), LINEAR, paint
                )
