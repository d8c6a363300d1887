"""Halls: a museum with its paintings and statues, and a ballroom with chandeliers."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, linear, plain, shaded, stroke
from kinora.engines.animatic.paint.paths import oval, polygon, polyline, smooth_closed, smooth_open
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.indoors.blocks import Block, block
from kinora.engines.animatic.sets.indoors.furnishings import framed
from kinora.engines.animatic.sets.indoors.openings import (
    Sunbeams,
    Window,
    cut,
    paint_drapes,
    paint_frames,
    paint_outside,
)
from kinora.engines.animatic.sets.indoors.shell import Shell, Temper, indoor_setting, shell
from kinora.engines.animatic.sets.indoors.surfaces import Walls, paint_tiles, paint_walls
from kinora.engines.animatic.sets.washes import glow, rect, shaded_by, slab

MARBLE, GOLD = "#ece6dc", "#d0a04a"


def museum(order: Order, check: Check) -> Setting:
    """Gold frames on a red wall, marble figures on plinths, a rope before them."""
    room = shell(order, check, Temper(day="#fbf6ee", haze="#c8a890"), height=3.8)
    diorama = room.diorama
    walls = Walls(colour="#8f3a38", ceiling="#efe6d6", trim="#e6d6b0", lower="#6a2a2c")

    def paint(canvas: skia.Canvas) -> None:
        paint_walls(canvas, room, walls)
        _hung(canvas, room)

    diorama.plate("walls", 1.5, paint, wobble=1.0, texture=0.12)
    colours = ("#e2d8c8", "#b8a890")
    diorama.plate(
        "floor", 1.1, lambda canvas: paint_tiles(canvas, room, colours, gloss=0.5), wobble=0.6
    )
    diorama.plate("plinths", 1.3, lambda canvas: _sculptures(canvas, room), wobble=0.8)
    diorama.plate("rope", 1.2, lambda canvas: _rope(canvas, room), wobble=0.6)
    return indoor_setting(room, "museum", vignette=0.40, mirror=0.18)


def _hung(canvas: skia.Canvas, room: Shell) -> None:
    """Paintings with a lamp over each."""
    half = room.half * 100
    large = min(150.0, half * 0.62)
    spots = ((0.0, 2.15, large, large * 0.66), (-0.66, 2.1, large * 0.55, large * 0.7),
             (0.66, 2.1, large * 0.55, large * 0.7))  # fmt: skip
    for i, (share, high, wide, tall) in enumerate(spots):
        with room.flat(canvas, room.aside(share), room.back, high=high):
            framed(canvas, room, room.diorama.rng(f"painting {i}"), (wide, tall), frame=GOLD)
            _picture_lamp(canvas, room, tall)
    for side in (-1, 1):
        with room.side(canvas, side, room.front, room.back):
            for i in range(2):
                canvas.save()
                canvas.translate(
                    (room.back - room.front) * 100 - 90 - i * 150, room.height * 100 - 200
                )
                framed(canvas, room, room.diorama.rng(f"side {side} {i}"), (92, 70), frame=GOLD)
                canvas.restore()


def _picture_lamp(canvas: skia.Canvas, room: Shell, tall: float) -> None:
    fill(canvas, slab(-16, -tall / 2 - 20, 16, -tall / 2 - 14, 3), room.seen(GOLD, 0.2))
    glow(canvas, 0, -tall / 2 + 6, 90, "#ffe0a0", 0.40 if room.dark else 0.22)


def _sculptures(canvas: skia.Canvas, room: Shell) -> None:
    drawers = (
        (-0.84, 3.3, _bust),
        (0.84, 3.3, _amphora),
        (-0.36, 4.1, _amphora),
        (0.36, 4.1, _bust),
    )
    for share, z, draw in sorted(drawers, key=lambda drawer: -drawer[1]):
        x = room.aside(share)
        plinth = Block(x=x, z=z, wide=0.55, deep=0.5, high=0.95)
        block(canvas, room, plinth, MARBLE)
        foot = Block(x=x, z=z - 0.04, wide=0.66, deep=0.5, high=0.12)
        block(canvas, room, foot, MARBLE, shadow=False)
        with room.flat(canvas, x, z + 0.25, high=0.95):
            draw(canvas, room)


def _bust(canvas: skia.Canvas, room: Shell) -> None:
    """A marble head with curls on bare shoulders."""
    shoulders = smooth_closed(
        [(-30, 0), (-33, -16), (-14, -26), (0, -28), (14, -26), (33, -16), (30, 0)]
    )
    shaded(canvas, shoulders, MARBLE, room.light, softness=8)
    shaded(canvas, slab(-9, -42, 9, -22, 5), MARBLE, room.light, softness=5)
    head = smooth_closed(
        [(-15, -56), (-16, -70), (0, -80), (16, -70), (15, -54), (7, -42), (-5, -41)]
    )
    shaded(canvas, head, MARBLE, room.light, softness=7)
    for k in range(9):
        a = math.pi * (1.02 + k * 0.12)
        shaded(
            canvas,
            oval(math.cos(a) * 15, -66 + math.sin(a) * 14, 5.5, 5.5),
            "#dcd4c8",
            room.light,
            softness=3,
        )
    dark = room.seen(MARBLE, 0.9)
    for x in (-6, 6):
        stroke(canvas, smooth_open([(x - 3.5, -60), (x, -62), (x + 3.5, -60)]), dark, 1.4, 0.8)
    stroke(canvas, polyline([(0, -60), (2, -53), (-1, -52)]), dark, 1.4, 0.7)
    stroke(canvas, smooth_open([(-4, -47), (0, -46), (4, -47)]), dark, 1.4, 0.8)


def _amphora(canvas: skia.Canvas, room: Shell) -> None:
    """A Greek vase with a band of figures."""
    clay, black = "#c2703c", room.seen("#2a1a18", 0.2)
    body = smooth_closed([
        (-7, 0), (-9, -6), (-24, -34), (-22, -54), (-10, -64), (-9, -74), (9, -74), (10, -64),
        (22, -54), (24, -34), (9, -6), (7, 0),
    ])  # fmt: skip
    for side in (-1, 1):
        stroke(canvas, smooth_open([(side * 9, -71), (side * 24, -68), (side * 20, -54)]), black, 4)
    shaded(canvas, body, clay, room.light, softness=9)
    for y, wide in ((-58, 17), (-24, 18)):
        stroke(canvas, polyline([(-wide, y), (wide, y)]), black, 3)
    for x in (-13, 0, 13):
        fill(canvas, oval(x, -48, 2.6, 2.6), black)
        stroke(canvas, polyline([(x, -46), (x, -37), (x - 3, -30)]), black, 2.6)
        stroke(canvas, polyline([(x - 4, -41), (x, -43), (x + 5, -45)]), black, 2)
    fill(canvas, slab(-12, -78, 12, -72, 2), black)


def _rope(canvas: skia.Canvas, room: Shell) -> None:
    ground, posts = room.ground, []
    for share in (-1.0, -0.62, 0.62, 1.0):
        x, z = room.aside(share), 2.95
        with room.flat(canvas, x, z):
            fill(canvas, oval(0, 0, 14, 4), room.seen(GOLD, 0.5))
            shaded(canvas, slab(-3, -88, 3, 0, 2), GOLD, room.light, softness=2)
            shaded(canvas, oval(0, -91, 6, 6), GOLD, room.light, softness=3)
        posts.append(ground.at(x, 0.84, z))
    for a, b in ((posts[0], posts[1]), (posts[2], posts[3])):
        sag = ((a[0] + b[0]) / 2, a[1] + 34)
        rope = smooth_open(
            [
                a,
                (a[0] * 0.75 + b[0] * 0.25, a[1] + 25),
                sag,
                (a[0] * 0.25 + b[0] * 0.75, a[1] + 25),
                b,
            ]
        )
        stroke(canvas, rope, room.seen("#6a1420", 0.5), 8)
        stroke(canvas, rope, room.seen("#b03040", 0.1), 4.5)


def ballroom(order: Order, check: Check) -> Setting:
    """Tall arched windows between pilasters, chandeliers, a floor that shines."""
    room = shell(order, check, Temper(day="#fff6e0", haze="#e0b878"), height=4.3)
    diorama = room.diorama
    wide = min(1.15, room.half * 0.42)
    shares = (-0.62, 0.0, 0.62)
    windows = tuple(
        Window(
            x=room.aside(share),
            sill=0.45,
            wide=wide,
            high=room.height - 1.5,
            arched=True,
            bars=(2, 5),
        )
        for share in shares
    )
    walls = Walls(colour="#efe0bc", ceiling="#f6ecd4", trim=GOLD)

    def paint(canvas: skia.Canvas) -> None:
        paint_walls(canvas, room, walls)
        cut(canvas, room, windows)
        paint_frames(canvas, room, windows)
        for window in windows:
            paint_drapes(canvas, room, window, "#a8303c", drop=0.4)
        _pilasters(canvas, room)

    diorama.plate("outside", 8, lambda canvas: paint_outside(canvas, room), soft=1.2)
    diorama.plate("walls", 1.5, paint, wobble=1.0, texture=0.12)
    colours = ("#c8935a", "#9a6438")
    diorama.plate("floor", 1.1, lambda canvas: _dance_floor(canvas, room, colours), wobble=0.6)
    diorama.plate("chandeliers", 1.3, lambda canvas: _chandeliers(canvas, room), wobble=0.6)
    if not room.dark:
        diorama.live(0.98, Sunbeams(room, windows, 0.55).draw)
    return indoor_setting(room, "ballroom", vignette=0.42, mirror=0.25)


def _dance_floor(canvas: skia.Canvas, room: Shell, colours: tuple[str, str]) -> None:
    """Polished squares, a star in the middle, the windows mirrored."""
    paint_tiles(canvas, room, colours, size=0.6, gloss=0.5)
    ground, z = room.ground, 2.7
    star = [
        ground.at(r * math.cos(k * math.pi / 8), 0, z + r * math.sin(k * math.pi / 8))
        for k, r in enumerate([0.9, 0.42] * 8)
    ]
    fill(canvas, polygon(star), room.seen("#f0d8a0", 0.1), 0.75)
    far = ground.at(0, 0, room.back)[1]
    tint = "#ffd89a" if room.dark else room.day.horizon
    for share in (-0.62, 0.0, 0.62):
        x = ground.at(room.aside(share), 0, room.back)[0]
        half = ground.size(0.45, room.back)
        gleam = linear((0, far), (0, far + 190), [tint] * 2, (0.30, 0))
        paint = shaded_by(gleam, skia.BlendMode.kScreen)
        canvas.drawRect(rect(x - half, far, x + half, far + 190), paint)


def _pilasters(canvas: skia.Canvas, room: Shell) -> None:
    high = room.height * 100
    for share in (-0.95, -0.31, 0.31, 0.95):
        with room.flat(canvas, room.aside(share), room.back):
            tones = [room.seen("#fbf2dc", shade) for shade in (0.1, 0.0, 0.5)]
            canvas.drawRect(
                rect(-15, -high + 30, 15, 0), shaded_by(linear((-15, 0), (15, 0), tones))
            )
            for x in (-8, 0, 8):
                stroke(
                    canvas,
                    polyline([(x, -high + 60), (x, -28)]),
                    room.seen("#c8b48a", 0.3),
                    1.6,
                    0.7,
                )
            for top, deep in ((-high + 26, 26), (-22, 22)):
                shaded(canvas, slab(-21, top, 21, top + deep, 3), GOLD, room.light, softness=4)


def _chandeliers(canvas: skia.Canvas, room: Shell) -> None:
    places = ((-0.5, 3.6), (0.5, 3.6)) if not room.picture.is_portrait else ((0.0, 3.2),)
    for share, z in places:
        with room.flat(canvas, room.aside(share), z, high=room.height):
            _chandelier(canvas, room, room.height * 100 - 290)


def _chandelier(canvas: skia.Canvas, room: Shell, drop: float) -> None:
    """Two rings of candles with strings of crystal, hanging `drop` below the origin."""
    gold = room.seen(GOLD, 0.15)
    stroke(canvas, polyline([(0, -80), (0, drop)]), gold, 3)
    for ring, (half, y, count) in enumerate(((34, drop, 6), (58, drop + 34, 9))):
        rim = smooth_open(
            [(-half, y), (-half * 0.5, y + 14), (0, y + 18), (half * 0.5, y + 14), (half, y)]
        )
        for u in np.linspace(-1, 1, 9).tolist():
            string = smooth_open(
                [(0, drop - 40 + 40 * ring), (u * half * 0.5, y - 8), (u * half, y + 6)]
            )
            stroke(canvas, string, "#ffffff", 1.2, 0.55)
            canvas.drawCircle(u * half * 0.85, y + 24 - abs(u) * 14, 2.4, plain("#fffbe8", 0.9))
        stroke(canvas, rim, gold, 5)
        for u in np.linspace(-1, 1, count).tolist():
            x, low = u * half, y + 16 - abs(u) ** 1.6 * 16
            fill(canvas, slab(x - 1.8, low - 18, x + 1.8, low - 3), room.seen("#fbf4e2"))
            fill(canvas, oval(x, low - 22, 2.2, 4.4), "#ffe9a0")
            glow(canvas, x, low - 22, 20, "#ffc860", 0.7)
    shaded(canvas, oval(0, drop + 62, 8, 10), GOLD, room.light, softness=3)
    glow(canvas, 0, drop + 24, 210, "#ffd48a", 0.42 if room.dark else 0.20)
