"""A cosy kitchen: a window with the hour behind it, shelves, counter, a stove with a lit oven."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import (
    clipped,
    fill,
    linear,
    plain,
    shaded,
    stroke,
)
from kinora.engines.animatic.paint.colour import jitter, mix
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.paths import (
    oval,
    polygon,
    polyline,
    smooth_open,
)
from kinora.engines.animatic.sets.base import Check, Mark, Order, Setting
from kinora.engines.animatic.sets.casement import Sunbeams, curtains, outside, window_frame
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.finish import Veil, finish
from kinora.engines.animatic.sets.hearth import Steam, counters, lamp, shelves
from kinora.engines.animatic.sets.outdoors import daylight
from kinora.engines.animatic.sets.room import Room, room_light
from kinora.engines.animatic.sets.view import View
from kinora.engines.animatic.sets.washes import (
    SCREEN,
    rect,
    shaded_by,
    slab,
    wash,
)

EYE, STORY, FOCAL = 1.7, 1.2, 560.0


def kitchen(order: Order, check: Check) -> Setting:
    day = daylight(order)
    dark = day.stars > 0.2
    picture = order.picture
    light = room_light(day, dark=dark)
    diorama = Diorama(
        View.over(picture, picture.H * 0.36, EYE, FOCAL), day, order.seed, check, shelf=order.shelf
    )
    room = Room(diorama, light, day, dark)
    diorama.plate("outside", 8, lambda canvas: outside(canvas, room), texture=0.12, soft=1.4)
    diorama.plate("room", 1.9, lambda canvas: _room(canvas, room), wobble=1.8, texture=0.14)
    diorama.plate("floor", 1.3, lambda canvas: _floor(canvas, room), wobble=1.4, texture=0.12)
    diorama.plate("lamp", 1.4, lambda canvas: lamp(canvas, room), wobble=1.4)
    diorama.live(1.85, Steam(room).draw)
    if not dark:
        diorama.live(0.98, Sunbeams(room).draw)
    veil = Veil(picture.W * 0.5, picture.H * 0.4, 600, (1, 0.82, 0.55), 0.10)
    return Setting(
        name="kitchen",
        picture=picture,
        day=day,
        light=light,
        ground=Ground(room.horizon, EYE / STORY, FOCAL, (-0.5, 0.85, 0.2), picture.W / 2),
        haze=(0.86, 0.66, 0.44) if not dark else (0.42, 0.28, 0.22),
        layers=diorama.layers(),
        sheet=finish(picture, "#120608", 0.42, veil),
        marks=_marks(room),
        spill=0.4,
        depth=60.0,
        sheltered=True,
    )


def _marks(room: Room) -> tuple[Mark, ...]:
    wide, row = room.picture.W, room.floor + 62.0
    spots = (
        ("centre", 0.50, row), ("left", 0.28, row), ("right", 0.72, row),
        ("far left", 0.14, row), ("far right", 0.86, row),
        ("back left", 0.36, row - 26), ("back", 0.54, row - 26), ("back right", 0.66, row - 26),
    )  # fmt: skip
    top, candles = room.counter - 4, (("left", -262.0), ("middle", -96.0), ("right", 372.0))
    return (
        *(Mark(name, wide * x, y) for name, x, y in spots),
        *(Mark(f"candle {name}", room.stove + aside, top) for name, aside in candles),
    )


def _room(canvas: skia.Canvas, room: Room) -> None:
    _wall(canvas, room)
    window_frame(canvas, room)
    curtains(canvas, room)
    shelves(canvas, room)
    counters(canvas, room)


def _wall(canvas: skia.Canvas, room: Room) -> None:
    picture, area, w, light = room.picture, room.picture.area(), room.window, room.light
    wall = slab(area.left(), area.top(), area.right(), room.floor)
    hole = slab(w.left(), w.top(), w.right(), w.bottom(), 6)
    opened = skia.Op(wall, hole, skia.PathOp.kDifference_PathOp)
    tones = [light.surface(c) for c in ("#f3d6a2", "#e2b67e", "#a8714f", "#6b4440")]
    start, end = (w.left(), 0), (max(area.right(), 1100), picture.H * 0.6)
    canvas.drawPath(opened, shaded_by(linear(start, end, tones, stops=(0, 0.3, 0.72, 1))))
    rng = room.diorama.rng("wallpaper")
    with clipped(canvas, opened):
        for i, x in enumerate(np.arange(area.left(), area.right(), 46).tolist()):
            stroke(canvas, polyline([(x, area.top()), (x, room.counter)]), "#fff0cc", 13, 0.10)
            for y in np.arange(area.top() + (i % 2) * 30, room.counter, 60).tolist():
                _sprig(canvas, x + 23, y, float(rng.uniform(-0.3, 0.3)))
        _tiles(canvas, room, rng)


def _sprig(canvas: skia.Canvas, x: float, y: float, turn: float) -> None:
    """One motif of the wallpaper."""
    for side in (-1, 1):
        leaf = smooth_open([(x, y + 9), (x + side * 5, y + 2), (x + side * 7 + turn * 6, y - 5)])
        stroke(canvas, leaf, "#8f9a5c", 2.4, 0.35)
    canvas.drawCircle(x + turn * 8, y - 7, 3.2, plain("#c8694f", 0.38))


def _tiles(canvas: skia.Canvas, room: Room, rng: np.random.Generator) -> None:
    area, size, light = room.picture.area(), 35, room.light
    top = room.counter - 104
    for j in range(3):
        y = top + j * size
        for x in np.arange(area.left() + (j % 2) * size / 2, area.right(), size).tolist():
            tint = jitter("#dfe6d4" if rng.random() > 0.16 else "#7fa7a4", rng, 0.025)
            tint = light.surface(tint)
            far = min(0.6, max(0.0, (x - 400) / 1500))
            tones = [mix(tint, "#fff4d6", 0.4), mix(mix(tint, "#c9a37a", 0.35), "#5a3a44", far)]
            tile = slab(x + 1.5, y + 1.5, x + size - 1.5, y + size - 1.5, 4)
            canvas.drawPath(tile, shaded_by(linear((x, y), (x + size, y + size), tones)))


def _floor(canvas: skia.Canvas, room: Room) -> None:
    picture, area, floor, light = room.picture, room.picture.area(), room.floor, room.light
    wide = picture.W
    boards = [light.surface(c) for c in ("#7c4a30", "#b87643", "#8a5230")]
    wash(canvas, rect(area.left(), floor - 7, area.right(), area.bottom()), boards, (0, 0.4, 1))
    view, rng = Ground(room.horizon, EYE, FOCAL, vanish=wide / 2), room.diorama.rng("boards")
    back, near = view.depth(floor), view.depth(area.bottom()) * 0.95
    for j in range(-18, 19):
        left, right = j * 0.42, (j + 1) * 0.42
        board = view.quad((left, 0, back), (left, 0, near), (right, 0, near), (right, 0, back))
        fill(canvas, board, jitter(light.surface("#b3703e"), rng, 0.05), 0.5)
        stroke(
            canvas, polyline([view.at(left, 0, back), view.at(left, 0, near)]), "#3a1c16", 2.2, 0.6
        )
    if not room.dark:
        patch = polygon([
            (wide * 0.20, floor), (wide * 0.44, floor), (wide * 0.72, area.bottom()),
            (wide * 0.28, area.bottom()),
        ])  # fmt: skip
        fill(canvas, patch, room.day.sun, 0.42, blur=10, blend=SCREEN)
    wash(
        canvas, rect(area.left(), floor, area.right(), floor + 26), ["#1f0e14"] * 2, alphas=(0.7, 0)
    )
    x, y, a, b = wide * 0.52, floor + 98, min(wide * 0.34, 340), 46.0
    shaded(canvas, oval(x, y, a, b), "#b5493f", light, softness=14)
    for k, tint in ((0.86, "#f0cf96"), (0.7, "#4f7d7a"), (0.5, "#f0cf96")):
        stroke(canvas, oval(x, y, a * k, b * k), light.surface(tint), 5, 0.8)
