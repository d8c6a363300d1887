"""A sports hall: court lines on a shining floor, a basket, wall bars, high windows."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, linear, plain, shaded, stroke
from kinora.engines.animatic.paint.paths import oval, polyline, smooth_open
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.indoors.blocks import Block, block, table
from kinora.engines.animatic.sets.indoors.openings import (
    Window,
    cut,
    paint_frames,
    paint_outside,
)
from kinora.engines.animatic.sets.indoors.shell import Shell, Temper, indoor_setting, shell
from kinora.engines.animatic.sets.indoors.surfaces import Walls, paint_boards, paint_walls
from kinora.engines.animatic.sets.washes import glow, rect, shaded_by, slab

PINE = "#d9a35c"


def gym(order: Order, check: Check) -> Setting:
    room = shell(order, check, Temper(day="#fbfaf4", lamp="#e6d4b8", haze="#d8d0b8"), half=4.4,
                 back=5.6, height=4.4)  # fmt: skip
    diorama = room.diorama
    sill, count = room.height - 1.25, 3 if room.picture.is_portrait else 5
    wide = room.half * 2 / count * 0.78
    windows = tuple(
        Window(x=room.aside(share), sill=sill, wide=wide, high=0.85, bars=(3, 2), frame="#8fa0a8")
        for share in np.linspace(-1 + 1 / count, 1 - 1 / count, count).tolist()
    )
    walls = Walls(
        colour="#e6e0cc", lower="#c88a4a", ceiling="#c8ccc8", trim="#7f8f8a", beams="#7a8488"
    )

    def paint(canvas: skia.Canvas) -> None:
        paint_walls(canvas, room, walls)
        cut(canvas, room, windows)
        paint_frames(canvas, room, windows)
        with room.flat(canvas, 0, room.back):
            _stripe(canvas, room)
            _basket(canvas, room)
        for side in (-1, 1):
            with room.flat(canvas, room.aside(side * 0.72), room.back):
                _wall_bars(canvas, room)

    diorama.plate("outside", 8, lambda canvas: paint_outside(canvas, room), soft=1.4)
    diorama.plate("walls", 1.5, paint, wobble=1.0, texture=0.12)
    diorama.plate("floor", 1.1, lambda canvas: _court(canvas, room), wobble=0.8)
    diorama.plate("benches", 1.25, lambda canvas: _equipment(canvas, room), wobble=0.8)
    return indoor_setting(room, "gym", vignette=0.34, mirror=0.12)


def _stripe(canvas: skia.Canvas, room: Shell) -> None:
    half = room.half * 100
    for y, tint in ((-232, "#3f6fa8"), (-214, "#e0a83a")):
        fill(canvas, slab(-half, y, half, y + 12), room.seen(tint, 0.2))


def _basket(canvas: skia.Canvas, room: Shell) -> None:
    """Board, ring and net on the back wall."""
    y = -262.0
    for x in (-30, 30):
        stroke(canvas, polyline([(x, y - 60), (x, y)]), room.seen("#5a6066", 0.3), 6)
    shaded(canvas, slab(-62, y - 84, 62, y + 6, 3), "#fbfbf6", room.light, softness=6)
    stroke(canvas, slab(-60, y - 82, 60, y + 4, 3), room.seen("#c8402c"), 4)
    stroke(canvas, slab(-22, y - 50, 22, y - 12), room.seen("#c8402c"), 4)
    net = room.seen("#f4f4ee", 0.1)
    for u in np.linspace(-1, 1, 8).tolist():
        line = smooth_open([(u * 24, y + 2), (u * 17, y + 24), (u * 13, y + 44)])
        stroke(canvas, line, net, 1.8, 0.9)
        cross = smooth_open([(u * 24, y + 2), (-u * 6 + 8, y + 24), (u * 9, y + 44)])
        stroke(canvas, cross, net, 1.4, 0.6)
    stroke(canvas, oval(0, y + 2, 25, 6), room.seen("#e0602c"), 5)


def _wall_bars(canvas: skia.Canvas, room: Shell) -> None:
    half, high = min(70.0, room.half * 22), 205.0
    for k in range(13):
        y = -20 - k * (high - 30) / 12
        stroke(canvas, polyline([(-half, y + 3), (half, y + 3)]), "#3a2418", 5, 0.35)
        stroke(canvas, polyline([(-half, y), (half, y)]), room.seen("#d8a462", 0.1), 5)
    for x in (-half, 0.0, half):
        fill(canvas, slab(x - 5, -high, x + 5, 0, 2), room.seen("#a8713c", 0.25))


def _court(canvas: skia.Canvas, room: Shell) -> None:
    paint_boards(canvas, room, PINE, gloss=0.55)
    ground = room.ground

    def line(points: list[tuple[float, float]], tint: str) -> None:
        for (ax, az), (bx, bz) in pairwise(points):
            along = math.hypot(bx - ax, bz - az) or 1
            nx, nz = -(bz - az) / along * 0.03, (bx - ax) / along * 0.03
            strip = ground.quad((ax - nx, 0, az - nz), (bx - nx, 0, bz - nz), (bx + nx, 0, bz + nz), (ax + nx, 0, az + nz))  # fmt: skip
            fill(canvas, strip, room.seen(tint, 0.1), 0.9)

    lane = min(1.5, room.half * 0.55)
    line([(-lane, room.back - 0.1), (-lane, 3.2), (lane, 3.2), (lane, room.back - 0.1)], "#fbf8ee")
    arc = [
        (lane * 0.8 * math.cos(a), 3.2 - lane * 0.62 * math.sin(a))
        for a in np.linspace(0, math.pi, 24).tolist()
    ]
    line(arc, "#fbf8ee")
    reach = room.half * 0.94
    line(
        [
            (-reach, room.front),
            (-reach, room.back - 0.15),
            (reach, room.back - 0.15),
            (reach, room.front),
        ],
        "#3f6fa8",
    )
    line([(-reach, 2.0), (reach, 2.0)], "#c8402c")
    far = ground.at(0, 0, room.back)[1]
    tint = "#fff0cc" if room.dark else room.day.horizon
    for share in (-0.6, 0.0, 0.6):
        x, half = ground.at(room.aside(share), 0, room.back)[0], ground.size(0.5, room.back)
        gleam = linear((0, far + 20), (0, far + 170), [tint] * 2, (0.26, 0))
        canvas.drawRect(
            rect(x - half, far + 20, x + half, far + 170), shaded_by(gleam, skia.BlendMode.kScreen)
        )


def _equipment(canvas: skia.Canvas, room: Shell) -> None:
    """Benches at the sides, a vaulting box, balls, a blue mat."""
    mat = Block(x=room.aside(-0.66), z=3.3, wide=min(1.7, room.half * 0.45), deep=0.9, high=0.12)
    block(canvas, room, mat, "#3f72b0")
    box = Block(x=room.aside(0.70), z=3.9, wide=min(1.2, room.half * 0.34), deep=0.5, high=0.95)
    block(canvas, room, box, "#c88f54", top="#7a4a30")
    with room.flat(canvas, box.x, box.z):
        for y in (-24, -48, -72):
            stroke(
                canvas,
                polyline([(-box.wide * 50, y), (box.wide * 50, y)]),
                room.seen("#6a4024", 0.4),
                2.4,
            )
    bench = Block(x=room.aside(-0.70), z=4.9, wide=min(1.9, room.half * 0.5), deep=0.35, high=0.42)
    table(canvas, room, bench, "#c8904e")
    for share, z, tint in ((0.93, 3.2, "#d8702c"), (0.80, 3.0, "#e8e0d0"), (0.42, 4.7, "#d8702c")):
        with room.flat(canvas, room.aside(share), z):
            fill(canvas, oval(2, 0, 12, 3), "#1c0e18", 0.35, blur=2)
            shaded(canvas, oval(0, -12, 12, 12), tint, room.light, softness=5)
            for seam in (polyline([(-12, -12), (12, -12)]), polyline([(0, -24), (0, 0)])):
                stroke(canvas, seam, room.seen("#3a2018"), 1.2, 0.8)
    if room.dark:
        _lamps(canvas, room)


def _lamps(canvas: skia.Canvas, room: Shell) -> None:
    for share in (-0.5, 0.5):
        x, y = room.ground.at(room.aside(share), room.height - 0.2, 3.6)
        canvas.drawOval(rect(x - 60, y - 6, x + 60, y + 6), plain("#fff6dc"))
        glow(canvas, x, y, 260, "#ffe6b0", 0.4)
