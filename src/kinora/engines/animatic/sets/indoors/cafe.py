"""A café: a counter with its machine and cakes, a menu on slate, round tables, hanging lamps."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, linear, plain, shaded, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.paths import oval, polygon, polyline, smooth_open
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.crockery import shelf_item
from kinora.engines.animatic.sets.indoors.blocks import Block, block, chair, contact
from kinora.engines.animatic.sets.indoors.furnishings import pendant, potted_plant
from kinora.engines.animatic.sets.indoors.openings import (
    Sunbeams,
    Window,
    cut,
    paint_frames,
    paint_outside,
)
from kinora.engines.animatic.sets.indoors.shell import Shell, Temper, indoor_setting, shell
from kinora.engines.animatic.sets.indoors.surfaces import Walls, paint_tiles, paint_walls
from kinora.engines.animatic.sets.washes import rect, shaded_by, slab

CAKES = ("#e8b8c0", "#c8864a", "#f2e2b8", "#7a4630", "#d8584a")


def cafe(order: Order, check: Check) -> Setting:
    room = shell(order, check, Temper(haze="#c89a6a"), height=3.2)
    diorama = room.diorama
    wide = min(1.9, room.half * 0.8)
    window = Window(
        x=room.aside(-0.50), sill=0.75, wide=wide, high=1.75, bars=(3, 2), frame="#4a3428"
    )
    walls = Walls(
        colour="#e2c8a0", lower="#4f7068", ceiling="#e6d8c0", trim="#5a3e2c", beams="#6a4630"
    )
    bar = room.aside(0.50)

    def paint(canvas: skia.Canvas) -> None:
        paint_walls(canvas, room, walls)
        cut(canvas, room, (window,))
        paint_frames(canvas, room, (window,))
        with room.flat(canvas, bar, room.back, high=1.75):
            _menu(canvas, room)
        with room.side(canvas, -1, room.front, room.back):
            canvas.translate((room.back - room.front) * 100 - 150, room.height * 100 - 190)
            _cup_sign(canvas, room)

    diorama.plate("outside", 8, lambda canvas: paint_outside(canvas, room, town=True), soft=1.2)
    diorama.plate("walls", 1.5, paint, wobble=1.2, texture=0.13)
    colours = ("#d8c6a8", "#7d5c48")
    diorama.plate("floor", 1.1, lambda canvas: paint_tiles(canvas, room, colours), wobble=0.8)
    diorama.plate("counter", 1.35, lambda canvas: _counter(canvas, room, bar), wobble=1.0)
    diorama.plate("tables", 1.2, lambda canvas: _tables(canvas, room), wobble=1.0)
    diorama.plate("lamps", 1.25, lambda canvas: _lamps(canvas, room), wobble=0.8)
    if not room.dark:
        diorama.live(0.98, Sunbeams(room, (window,)).draw)
    return indoor_setting(room, "café", vignette=0.42)


def _menu(canvas: skia.Canvas, room: Shell) -> None:
    """A slate with prices and two shelves of cups under it."""
    half = min(room.half * 40, 125.0)
    fill(canvas, slab(-half - 5, -95, half + 5, -20, 2), room.seen("#8a5a34", 0.2))
    fill(canvas, slab(-half, -90, half, -25), room.seen("#2a2c30", 0.1))
    chalk, rng = room.seen("#f2eee0"), room.diorama.rng("menu")
    stroke(canvas, polyline([(-half * 0.4, -80), (half * 0.4, -80)]), room.seen("#f0b85a"), 5, 0.9)
    for column in (-0.88, 0.10):
        for k in range(4):
            x, y = half * column, -68.0 + k * 11
            word = smooth_open(
                [
                    (x + i * 4, y + float(rng.uniform(-1.6, 1.6)))
                    for i in range(int(rng.integers(7, 12)))
                ]
            )
            stroke(canvas, word, chalk, 2.0, 0.85)
            stroke(canvas, polyline([(x + half * 0.66, y), (x + half * 0.78, y)]), chalk, 2.4, 0.85)
    for y in (14.0,):
        fill(canvas, slab(-half, y, half, y + 4, 1), room.seen("#8a5a34", 0.2))
        canvas.save()
        canvas.translate(-half + 4, y)
        canvas.scale(0.5, 0.5)
        x = 0.0
        while x < half * 3.6:
            x += shelf_item(canvas, (x, 0), rng, room.light) + 8
        canvas.restore()


def _cup_sign(canvas: skia.Canvas, room: Shell) -> None:
    """A round sign with a steaming cup."""
    fill(canvas, oval(40, 40, 42, 42), room.seen("#3a2a22", 0.3))
    stroke(canvas, oval(40, 40, 36, 36), room.seen("#f0d8a8", 0.2), 3)
    cup = polygon([(18, 36), (58, 36), (52, 62), (24, 62)])
    fill(canvas, cup, room.seen("#f6ead2", 0.2))
    stroke(canvas, oval(60, 46, 8, 8), room.seen("#f6ead2", 0.2), 4)
    for x in (30, 40, 50):
        stroke(
            canvas,
            smooth_open([(x, 31), (x - 3, 25), (x + 3, 19), (x, 13)]),
            room.seen("#f6ead2", 0.2),
            2.4,
        )


def _counter(canvas: skia.Canvas, room: Shell, x: float) -> None:
    wide = min(2.6, room.half * 0.92)
    bar = Block(x=x, z=3.5, wide=wide, deep=0.6, high=1.05)
    block(canvas, room, bar, "#6a4630", top="#c8945e")
    with room.flat(canvas, x, 3.5):
        half = wide * 50
        for px in np.arange(-half + 6, half - 20, 26).tolist():
            stroke(canvas, slab(px, -92, px + 21, -12, 1), room.seen("#3a241a", 0.4), 2, 0.7)
    with room.flat(canvas, x - wide * 0.24, 3.7, high=1.05):
        _cake_case(canvas, room)
    with room.flat(canvas, x + wide * 0.22, 3.8, high=1.05):
        _machine(canvas, room)


def _cake_case(canvas: skia.Canvas, room: Shell) -> None:
    fill(canvas, slab(-42, -46, 42, 0, 3), room.seen("#f8f0e0", 0.1), 0.85)
    rng = room.diorama.rng("cakes")
    for y in (-4.0, -24.0):
        fill(canvas, slab(-40, y - 1, 40, y + 2), room.seen("#b8a88c", 0.2))
        for x in np.arange(-34, 32, 15).tolist():
            tint = CAKES[int(rng.integers(len(CAKES)))]
            wide = float(rng.uniform(4.5, 6.5))
            shaded(canvas, slab(x - wide, y - 10, x + wide, y - 1, 2), tint, room.light, softness=2)
            canvas.drawCircle(x, y - 11, 2.0, plain(room.seen("#c8342c")))
    glass = linear((-42, -46), (42, 0), ["#ffffff"] * 3, (0.35, 0.05, 0.20))
    canvas.drawPath(slab(-42, -46, 42, 0, 3), shaded_by(glass))
    stroke(canvas, slab(-42, -46, 42, 0, 3), room.seen("#c8a050", 0.2), 2.4)


def _machine(canvas: skia.Canvas, room: Shell) -> None:
    """An espresso machine."""
    shaded(canvas, slab(-36, -52, 36, -2, 6), "#c9ced2", room.light, softness=10, rim=0.5)
    fill(canvas, slab(-30, -30, 30, -6, 2), room.seen("#2c2a30", 0.2))
    for x in (-16, 14):
        fill(canvas, slab(x - 6, -36, x + 6, -26, 2), room.seen("#4a464c", 0.1))
        stroke(canvas, polyline([(x, -28), (x - 10, -24)]), room.seen("#1c1a1e"), 4)
        shaded(canvas, slab(x - 5, -14, x + 5, -6, 1), "#fbf4e6", room.light, softness=2)
    for x in (-22, -8, 8, 22):
        canvas.drawCircle(x, -44, 3, plain(room.seen("#d8483c" if x < -10 else "#3a3a40")))
    for x in np.arange(-28, 28, 11).tolist():
        shaded(canvas, slab(x, -60, x + 8, -53, 1), "#fbf4e6", room.light, softness=2)


def _tables(canvas: skia.Canvas, room: Shell) -> None:
    for share, z in ((-0.82, 3.4), (-0.42, 3.9), (0.94, 2.75)):
        x = room.aside(share)
        _round_table(canvas, room, x, z)
        chair(canvas, room, x - 0.62, z + 0.05, "#8a4f34")
        if share < 0.9:
            chair(canvas, room, x + 0.62, z + 0.05, "#8a4f34")
    with room.flat(canvas, room.aside(-0.96), 4.35):
        potted_plant(canvas, room, room.diorama.rng("plant"), 130)


def _round_table(canvas: skia.Canvas, room: Shell, x: float, z: float) -> None:
    contact(canvas, room, Block(x=x, z=z - 0.3, wide=0.8, deep=0.6, high=0.1))
    ground = room.ground
    (cx, foot), (_, top) = ground.at(x, 0, z), ground.at(x, 0.75, z)
    wide = ground.size(0.40, z)
    flat = (ground.at(x, 0.75, z - 0.36)[1] - ground.at(x, 0.75, z + 0.36)[1]) / 2
    stroke(canvas, polyline([(cx, top), (cx, foot - 3)]), room.seen("#3a2a28", 0.3), wide * 0.12)
    fill(canvas, oval(cx, foot, wide * 0.5, flat * 0.5), room.seen("#3a2a28", 0.4))
    fill(canvas, oval(cx, top + 5, wide, flat), room.seen("#6a4028", 0.6))
    shaded(canvas, oval(cx, top, wide, flat), "#b87c4a", room.light, softness=6)
    with room.flat(canvas, x - 0.08, z, high=0.75):
        fill(canvas, oval(0, 1, 11, 3), room.seen("#f4ecdc", 0.3))
        cup = polygon([(-7, -11), (7, -11), (5, 0), (-5, 0)])
        shaded(canvas, cup, "#fdf6ea", room.light, softness=2)
        fill(canvas, oval(0, -11, 7, 1.8), room.seen(mix("#6a3c22", "#fdf6ea", 0.2)))


def _lamps(canvas: skia.Canvas, room: Shell) -> None:
    tints = ("#c8503a", "#3f7068", "#d8a03e")
    for i, share in enumerate((-0.62, 0.16, 0.72)):
        with room.flat(canvas, room.aside(share), 3.7, high=room.height):
            canvas.drawRect(rect(-1, -60, 1, 2), plain(room.seen("#241820")))
            pendant(canvas, room, room.height * 100 - 238 + 14 * math.sin(i * 2.0), tints[i])
