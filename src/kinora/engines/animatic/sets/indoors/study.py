"""Rooms of books and lessons: a library and a classroom."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, plain, shaded, stroke
from kinora.engines.animatic.paint.paths import oval, polygon, polyline, smooth_closed, smooth_open
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.indoors.blocks import Block, block, chair, table
from kinora.engines.animatic.sets.indoors.furnishings import bookcase, books, clock
from kinora.engines.animatic.sets.indoors.openings import (
    Sunbeams,
    Window,
    cut,
    paint_frames,
    paint_outside,
)
from kinora.engines.animatic.sets.indoors.shell import Shell, Temper, indoor_setting, shell
from kinora.engines.animatic.sets.indoors.surfaces import (
    Walls,
    paint_boards,
    paint_rug,
    paint_walls,
)
from kinora.engines.animatic.sets.washes import glow, slab

OAK = "#8a5430"


def library(order: Order, check: Check) -> Setting:
    """Cases of books up to the ceiling on three sides, a tall window, a ladder, reading tables."""
    room = shell(order, check, Temper(haze="#a8804e"), height=3.9)
    windows = (
        Window(x=0, sill=1.25, wide=1.35, high=room.height - 1.75, arched=True, bars=(3, 5)),
    )
    diorama = room.diorama
    walls = Walls(colour="#a87b4e", trim="#6a4026", ceiling="#c8a878", beams="#5e3a24")

    def paint(canvas: skia.Canvas) -> None:
        paint_walls(canvas, room, walls)
        _cases(canvas, room)
        cut(canvas, room, windows)
        paint_frames(canvas, room, windows)
        _ladder(canvas, room)

    diorama.plate("outside", 8, lambda canvas: paint_outside(canvas, room), soft=1.2)
    diorama.plate("walls", 1.5, paint, wobble=1.2, texture=0.13)
    diorama.plate("floor", 1.1, lambda canvas: _library_floor(canvas, room), wobble=1.0)
    diorama.plate("desks", 1.2, lambda canvas: _desks(canvas, room), wobble=1.0)
    if not room.dark:
        diorama.live(0.98, Sunbeams(room, windows, 0.9).draw)
    return indoor_setting(room, "library", vignette=0.46)


def _cases(canvas: skia.Canvas, room: Shell) -> None:
    high, rows = room.height * 100 - 30, int(room.height / 0.36)
    gap = 0.95
    for side in (-1, 1):
        with room.side(canvas, side, room.front, room.back):
            canvas.translate(0, room.height * 100)
            length = (room.back - room.front) * 100
            at, number = length - 8.0, 0
            while at > 20:
                wide = min(150.0, at)
                canvas.save()
                canvas.translate(at - wide, 0)
                rng = room.diorama.rng(f"side case {side} {number}")
                bookcase(canvas, room, rng, (wide, high), wood=OAK, rows=rows)
                canvas.restore()
                at, number = at - wide - 4, number + 1
        span = (room.half - gap) * 100
        with room.flat(canvas, -room.half if side < 0 else gap, room.back):
            for i in range(2):
                canvas.save()
                canvas.translate(i * span / 2 + 3, 0)
                rng = room.diorama.rng(f"case {side} {i}")
                bookcase(canvas, room, rng, (span / 2 - 6, high), wood=OAK, rows=rows)
                canvas.restore()
    with room.flat(canvas, -gap, room.back):
        bookcase(canvas, room, room.diorama.rng("low case"), (gap * 200, 105), wood=OAK, rows=3)


def _ladder(canvas: skia.Canvas, room: Shell) -> None:
    ground, wood = room.ground, room.seen("#b98450", 0.2)
    x, z, high = room.aside(0.52), room.back - 0.7, room.height * 0.8
    for dx in (0.0, 0.42):
        rail = polyline([ground.at(x + dx, 0, z), ground.at(x + dx, high, room.back - 0.1)])
        stroke(canvas, rail, room.seen("#5e3a22", 0.5), 8)
        stroke(canvas, rail, wood, 5)
    for k in range(1, 11):
        share = k / 11
        deep = z + (room.back - 0.1 - z) * share
        rung = polyline([ground.at(x, high * share, deep), ground.at(x + 0.42, high * share, deep)])
        stroke(canvas, rung, wood, 4)


def _library_floor(canvas: skia.Canvas, room: Shell) -> None:
    paint_boards(canvas, room, "#7d4c2c", gloss=0.22)
    paint_rug(
        canvas, room, ("#7a2f2c", "#c89a54"), near=2.1, far=4.0, half=min(1.7, room.half * 0.6)
    )


def _desks(canvas: skia.Canvas, room: Shell) -> None:
    """A reading table at each side with a green lamp, an open book, and a globe on the right."""
    for side in (-1, 1):
        x = room.aside(side * 0.66)
        desk = Block(x=x, z=3.45, wide=min(1.5, room.half * 0.5), deep=0.8, high=0.78)
        table(canvas, room, desk, "#6f4226")
        chair(canvas, room, x, 3.0, "#5e3820")
        with room.flat(canvas, x - side * 0.1, 3.7, high=0.78):
            _desk_lamp(canvas, room)
        with room.flat(canvas, x + side * 0.35, 3.7, high=0.78):
            _stack(canvas, room, room.diorama.rng(f"stack {side}")) if side < 0 else _globe(
                canvas, room
            )


def _desk_lamp(canvas: skia.Canvas, room: Shell) -> None:
    fill(canvas, slab(-9, -3, 9, 0, 2), room.seen("#b98a3e", 0.3))
    stroke(canvas, polyline([(0, -2), (0, -30)]), room.seen("#c89a4a", 0.2), 3)
    shade = smooth_closed([(-20, -30), (-14, -42), (14, -42), (20, -30), (0, -27)])
    shaded(canvas, shade, "#2f7a56", room.light, softness=4)
    glow(canvas, 0, -24, 90 if room.dark else 50, "#ffd890", 0.7 if room.dark else 0.35)


def _stack(canvas: skia.Canvas, room: Shell, rng: np.random.Generator) -> None:
    canvas.save()
    canvas.rotate(-90)
    canvas.translate(0, -14)
    books(canvas, room, rng, (0, 22), 30)
    canvas.restore()


def _globe(canvas: skia.Canvas, room: Shell) -> None:
    fill(canvas, slab(-10, -4, 10, 0, 2), room.seen("#6a4228", 0.3))
    stroke(canvas, polyline([(0, -3), (0, -12)]), room.seen("#6a4228", 0.3), 4)
    shaded(canvas, oval(0, -30, 18, 18), "#4f8fb0", room.light, softness=8)
    for land in (
        ((-9, -38), (-2, -41), (0, -33), (-7, -27)),
        ((4, -34), (11, -35), (9, -22), (3, -24)),
    ):
        fill(canvas, smooth_closed(list(land)), room.seen("#7f9a4e", 0.15))
    stroke(canvas, oval(0, -30, 20.5, 20.5), room.seen("#c89a4a", 0.2), 1.8)


def classroom(order: Order, check: Check) -> Setting:
    """A blackboard with a lesson on it, a teacher's desk, rows of desks, big windows."""
    room = shell(order, check, Temper(day="#fffaf0", haze="#d8d4b8"), height=3.2)
    diorama, high = room.diorama, room.height
    side = min(0.72, 0.30 * room.half)
    windows = tuple(
        Window(x=room.aside(0.80) * sign, sill=1.05, wide=side * 1.5, high=high - 1.75, bars=(2, 3))
        for sign in (-1, 1)
    )
    walls = Walls(colour="#ecdfae", lower="#8fb0a0", ceiling="#f4efe0", trim="#f8f2e2")

    def paint(canvas: skia.Canvas) -> None:
        paint_walls(canvas, room, walls)
        cut(canvas, room, windows)
        paint_frames(canvas, room, windows)
        with room.flat(canvas, 0, room.back, high=1.0):
            _blackboard(canvas, room, min(room.half * 118, 400))
        with room.flat(canvas, 0, room.back, high=high - 0.42):
            clock(canvas, room, 21)
        for flank in (-1, 1):
            with room.side(canvas, flank, room.front, room.back):
                _drawings(canvas, room, flank)

    diorama.plate("outside", 8, lambda canvas: paint_outside(canvas, room), soft=1.2)
    diorama.plate("walls", 1.5, paint, wobble=1.2, texture=0.12)
    diorama.plate("floor", 1.1, lambda canvas: paint_boards(canvas, room, "#b98450"), wobble=1.0)
    diorama.plate("desks", 1.2, lambda canvas: _school_desks(canvas, room), wobble=1.0)
    if not room.dark:
        diorama.live(0.98, Sunbeams(room, windows[:1]).draw)
    return indoor_setting(room, "classroom", vignette=0.34)


def _blackboard(canvas: skia.Canvas, room: Shell, wide: float) -> None:
    half, high = wide / 2, 132.0
    fill(canvas, slab(-half - 8, -high - 8, half + 8, 8, 2), room.seen("#a8713c", 0.2))
    fill(canvas, slab(-half, -high, half, 0), room.seen("#2c4a40", 0.15))
    for k in range(5):
        y = -high * (0.15 + 0.17 * k)
        swipe = smooth_open([(-half * 0.8, y), (0, y + 8), (half * 0.7, y - 6)])
        stroke(canvas, swipe, "#a8c0b4", 16, 0.05, blur=5)
    canvas.save()
    canvas.scale(wide / 330, min(wide / 330, 1.0))
    _lesson(canvas, room)
    canvas.restore()
    fill(canvas, slab(-half, 2, half, 9, 2), room.seen("#8a5a30", 0.3))
    for x in (-40, -28, 30):
        fill(canvas, slab(x, -2, x + 9, 2, 1), room.seen("#f4f2e6"))


CHALK = (
    ((-150, -70), (-137, -112), (-124, -70)),
    ((-144, -84), (-130, -84)),
    ((-108, -70), (-108, -112), (-92, -104), (-106, -92), (-90, -80), (-108, -70)),
    ((-56, -106), (-70, -108), (-76, -90), (-70, -73), (-56, -76)),
    ((-14, -104), (-7, -112), (-7, -92)),
    ((12, -104), (28, -104)),
    ((20, -112), (20, -96)),
    ((42, -106), (50, -112), (56, -104), (42, -92), (58, -92)),
    ((70, -106), (86, -106)),
    ((70, -99), (86, -99)),
    ((98, -110), (112, -112), (104, -103), (113, -96), (98, -92)),
)  # A B C, 1 + 2 = 3
SUN = (118.0, -52.0)


def _lesson(canvas: skia.Canvas, room: Shell) -> None:
    """What is written and drawn on the board, 330 centimetres wide."""
    for line in CHALK:
        stroke(canvas, polyline(line), room.seen("#f4f2e6"), 3.2, 0.92)
    gold = room.seen("#ffe08a")
    stroke(canvas, oval(*SUN, 15, 15), gold, 3, 0.9)
    for k in range(8):
        angle = k * math.pi / 4
        ray = [(SUN[0] + math.cos(angle) * r, SUN[1] + math.sin(angle) * r) for r in (20, 29)]
        stroke(canvas, polyline(ray), gold, 2.6, 0.9)
    house = [(-10, -14), (-10, -44), (16, -66), (42, -44), (42, -14), (-10, -14)]
    stroke(canvas, polyline(house), room.seen("#f4b8a8"), 3, 0.9)
    wave = smooth_open([(-150, -30), (-120, -44), (-90, -28), (-56, -42)])
    stroke(canvas, wave, room.seen("#a8d8f0"), 3, 0.9)


def _drawings(canvas: skia.Canvas, room: Shell, flank: int) -> None:
    """Children's pictures along a side wall."""
    rng, top = room.diorama.rng(f"drawings {flank}"), room.height * 100 - 210
    tints = ("#e86a5a", "#f0b83e", "#5aa0d8", "#7ab85a", "#b07ac8")
    for i, x in enumerate(np.arange(60, (room.back - room.front) * 100 - 40, 62).tolist()):
        y = top + float(rng.uniform(-8, 8))
        fill(canvas, slab(x, y, x + 42, y + 54), room.seen("#fdf8ec", 0.25))
        tint = room.seen(tints[(i + int(rng.integers(5))) % 5], 0.15)
        canvas.drawCircle(x + 21, y + 20, 9, plain(tint))
        hill = polygon([(x + 4, y + 50), (x + 20, y + 34), (x + 38, y + 50)])
        fill(canvas, hill, room.seen(tints[i % 5], 0.2))


def _school_desks(canvas: skia.Canvas, room: Shell) -> None:
    desk = Block(x=room.aside(0.02), z=3.95, wide=min(1.5, room.half * 0.6), deep=0.6, high=0.74)
    block(canvas, room, desk, "#9a6236")
    with room.flat(canvas, desk.x + desk.wide * 0.3, 4.1, high=0.74):
        shaded(canvas, oval(0, -7, 7, 7), "#d0403a", room.light, softness=3)
        stroke(canvas, polyline([(0, -13), (2, -18)]), room.seen("#5a3a20"), 1.6)
    for z in (3.5, 2.85):
        for side in (-1, 1):
            x = room.aside(side * 0.62)
            seat = Block(x=x, z=z, wide=min(1.05, room.half * 0.42), deep=0.45, high=0.70)
            table(canvas, room, seat, "#c88f54", leg=0.05)
            chair(canvas, room, x, z - 0.42, "#b5643e")
