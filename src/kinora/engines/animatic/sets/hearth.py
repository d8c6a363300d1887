"""The kitchen's fittings: shelves, counter and cupboards, stove and steam, the hanging lamp."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import (
    linear,
    plain,
    radial,
    shaded,
    soft_spot,
    stroke,
)
from kinora.engines.animatic.paint.native import LINEAR
from kinora.engines.animatic.paint.paths import (
    oval,
    polyline,
    smooth_closed,
)
from kinora.engines.animatic.sets.crockery import (
    WOOD,
    copper_pot,
    fruit_bowl,
    jar,
    loaf,
    shelf_item,
)
from kinora.engines.animatic.sets.room import Room
from kinora.engines.animatic.sets.washes import (
    glow,
    rect,
    shaded_by,
    slab,
    wash,
)

SAGE = "#8fa886"


def shelves(canvas: skia.Canvas, room: Room) -> None:
    picture, light, rng = room.picture, room.light, room.diorama.rng("shelves")
    wide, high = picture.W, picture.H
    tall = picture.is_portrait
    left, right = (wide * 0.08, wide * 0.92) if tall else (wide * 0.47, wide * 0.80)
    base = high * (0.06 if tall else 0.12)
    for row in range(1 if tall else 2):
        y = base + row * high * 0.165 + 30
        canvas.drawRect(rect(left, y + 12, right, y + 36), plain("#4a2a2c", 0.35, blur=8))
        x = left + 16
        while x < right - 50:
            x += shelf_item(canvas, (x, y), rng, light) + float(rng.uniform(5, 13))
        shaded(canvas, slab(left - 10, y, right + 10, y + 13, 3), WOOD, light, softness=8)
    if tall:
        return
    rail, y = wide * 0.845, high * 0.13
    stroke(canvas, polyline([(rail - 14, y), (rail + 230, y)]), "#3b2420", 6)
    for i, (size, tint) in enumerate(((34, "#c9733f"), (27, "#b86434"), (22, "#8c8f96"))):
        x = rail + 22 + i * 66
        stroke(canvas, polyline([(x, y), (x, y + 66)]), "#4a2c22", 5)
        shaded(canvas, oval(x, y + 66 + size, size, size), tint, light, softness=14, rim=0.6)


def counters(canvas: skia.Canvas, room: Room) -> None:
    """Worktop with things on it, cupboards below, the stove."""
    area, light, counter, floor = room.picture.area(), room.light, room.counter, room.floor
    front = rect(area.left(), counter, area.right(), floor)
    tones = [light.surface(c) for c in ("#8fa886", "#6f8a6c", "#45544c")]
    canvas.drawRect(front, shaded_by(linear((0, counter), (1280, floor), tones)))
    for x in np.arange(room.stove - 150 * 9, area.right(), 150).tolist():
        if room.stove - 20 < x < room.stove + 165 or x + 140 > room.stove > x:
            continue
        shaded(canvas, slab(x + 5, counter + 20, x + 145, floor - 16, 5), SAGE, light, softness=10)
        inner = slab(x + 24, counter + 40, x + 126, floor - 34, 3)
        stroke(canvas, inner, light.surface("#4f6650"), 4, 0.6)
        stroke(canvas, inner, light.surface("#d3e0bc"), 1.6, 0.5)
        canvas.drawCircle(x + 128, (counter + floor) / 2 - 8, 5.5, plain(light.surface("#d6a24a")))
    _stove(canvas, room)
    shaded(canvas, slab(area.left(), counter - 7, area.right(), counter + 15, 3), "#c08a56", light,
           softness=10)  # fmt: skip
    shade = rect(area.left(), counter + 15, area.right(), counter + 34)
    wash(canvas, shade, ["#2c1a28"] * 2, alphas=(0.55, 0))
    canvas.drawRect(rect(area.left(), floor - 14, area.right(), floor + 90), plain("#33282e"))
    top = counter - 6
    copper_pot(canvas, (room.stove + 84, top - 2), light)
    fruit_bowl(canvas, (room.stove - 190, top), light)
    loaf(canvas, (room.stove - 330, top), light)
    rng = room.diorama.rng("jars")
    for k, tint in enumerate(("#f0e2c0", "#dba05a", "#b8574a")):
        jar(canvas, (room.stove + 210 + k * 44, top), tint, rng, light)


def _stove(canvas: skia.Canvas, room: Room) -> None:
    x, counter, floor, light = room.stove, room.counter, room.floor, room.light
    shaded(canvas, slab(x, counter - 2, x + 168, floor - 6, 8), "#4a4452", light, softness=16)
    door = slab(x + 22, counter + 46, x + 146, floor - 28, 8)
    fire = radial(x + 84, floor - 40, 90, ["#ffd27a", "#f08a3a", "#5a2420"])
    canvas.drawPath(door, shaded_by(fire))
    stroke(canvas, door, "#1f1a26", 6)
    for k in range(3):
        rack = polyline([(x + 28, counter + 62 + k * 14), (x + 140, counter + 62 + k * 14)])
        stroke(canvas, rack, "#301418", 2.4, 0.6)
    stroke(canvas, polyline([(x + 26, counter + 38), (x + 142, counter + 38)]), "#d9cbb8", 5)
    for k in range(4):
        canvas.drawCircle(x + 30 + k * 36, counter + 24, 6, plain(light.surface("#e6d3b0")))
    glow(canvas, x + 84, floor - 30, 150, "#ff9a3a", 0.3)


def lamp(canvas: skia.Canvas, room: Room) -> None:
    """The hanging lamp."""
    picture = room.picture
    x = picture.W * (0.80 if picture.is_portrait else 0.42)
    y = picture.H * 0.17
    stroke(canvas, polyline([(x, picture.area().top()), (x, y)]), "#2c1a1c", 4)
    shade: list[tuple[float, float]] = [(-12, -10), (12, -10), (62, 44), (-62, 44)]
    shaded(canvas, smooth_closed([(x + dx, y + dy) for dx, dy in shade]), "#d8573c", room.light,
           softness=14)  # fmt: skip
    canvas.drawOval(rect(x - 58, y + 36, x + 58, y + 54), plain("#fff0c0"))
    strength = 0.75 if room.dark else 0.36
    glow(canvas, x, y + 56, 420 if room.dark else 210, "#ffce7a", strength)


class Steam:
    """Soft puffs over the pot."""

    def __init__(self, room: Room) -> None:
        self.x, self.y = room.stove + 84, room.counter - 82
        self.puff = sprite(80, 80, 1, lambda canvas: soft_spot(canvas, 40, 40, 40, 40, "#fff6e6", 0.5),
                           wobble=0, texture=0)  # fmt: skip

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        for i in range(7):
            age = (t * 0.28 + i / 7) % 1
            x, y = self.x + 16 * math.sin(age * 6 + i), self.y - 130 * age
            size = 18 + 46 * age
            target = rect(x - size, y - size, x + size, y + size)
            paint = skia.Paint(Alphaf=0.5 * math.sin(math.pi * age))
            canvas.drawImageRect(self.puff, target, LINEAR, paint)
