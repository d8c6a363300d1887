"""Rooms of a home: a living room with a fire, and a bedroom."""

from __future__ import annotations

import skia

from kinora.engines.animatic.paint.brush import fill, linear, shaded, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.paths import polyline, smooth_closed
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.indoors.blocks import Block, block, contact, sofa, table
from kinora.engines.animatic.sets.indoors.fire import Fire
from kinora.engines.animatic.sets.indoors.furnishings import (
    bookcase,
    framed,
    potted_plant,
    shaded_lamp,
)
from kinora.engines.animatic.sets.indoors.openings import (
    Sunbeams,
    Window,
    cut,
    paint_drapes,
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
from kinora.engines.animatic.sets.washes import rect, shaded_by, slab


def living_room(order: Order, check: Check) -> Setting:
    """A fireplace that burns, a sofa, an armchair, pictures, a window with curtains."""
    room = shell(order, check, Temper(haze="#d8a878"))
    diorama, tall = room.diorama, room.picture.is_portrait
    window = Window(x=room.aside(-0.52), sill=0.95, wide=min(1.5, room.half * 0.62), high=1.5)
    hearth = room.aside(0.34)
    walls = Walls(colour="#c8946a", stripes="#d8a87c", lower="#efe0c4", ceiling="#f2e2c8")

    def paint(canvas: skia.Canvas) -> None:
        paint_walls(canvas, room, walls)
        cut(canvas, room, (window,))
        paint_frames(canvas, room, (window,))
        paint_drapes(canvas, room, window, "#a8483c", drop=0.8)
        _fireplace(canvas, room, hearth)
        with room.side(canvas, 1, room.front, room.back):
            canvas.translate(0, room.height * 100)
            rng = diorama.rng("case")
            canvas.translate((room.back - room.front) * 100 - 175, 0)
            bookcase(canvas, room, rng, (165, 215), wood="#7a4a2c", rows=5)
        with room.side(canvas, -1, room.front, room.back):
            canvas.translate((room.back - room.front) * 100 - 130, room.height * 100 - 175)
            framed(canvas, room, diorama.rng("side picture"), (90, 64))

    diorama.plate("outside", 8, lambda canvas: paint_outside(canvas, room), soft=1.2)
    diorama.plate("walls", 1.5, paint, wobble=1.2, texture=0.13)
    diorama.live(1.49, Fire(room, (hearth, 0.12, room.back - 0.1), 0.62).draw)
    diorama.plate("floor", 1.1, lambda canvas: _living_floor(canvas, room), wobble=1.0)
    diorama.plate("seats", 1.2, lambda canvas: _seats(canvas, room, tall=tall), wobble=1.0)
    if not room.dark:
        diorama.live(0.98, Sunbeams(room, (window,)).draw)
    return indoor_setting(room, "living room", vignette=0.44)


def _living_floor(canvas: skia.Canvas, room: Shell) -> None:
    paint_boards(canvas, room, "#9a6238", gloss=0.25)
    half = min(1.9, room.half * 0.7)
    paint_rug(canvas, room, ("#3f6a70", "#e0c490"), near=2.0, far=4.0, half=half)


def _fireplace(canvas: skia.Canvas, room: Shell, x: float) -> None:
    """A brick chimney breast with a mantel; the fire itself is alive."""
    stone = "#b06a50"
    with room.flat(canvas, x, room.back):
        high = room.height * 100
        breast = rect(-95, -high, 95, 0)
        tones = [room.seen("#d0a078", 0.1), room.seen("#d0a078", 0.5)]
        canvas.drawRect(breast, shaded_by(linear((-95, 0), (95, 0), tones)))
        fill(canvas, slab(-85, -118, 85, 0), room.seen(stone, 0.4))
        rng = room.diorama.rng("bricks")
        for j in range(10):
            for i in range(-5, 6):
                left, top = i * 17.5 + (j % 2) * 8.7 - 8, -118 + j * 12
                if left < -85 or left + 16 > 86 or (abs(left + 8) < 52 and top > -92):
                    continue
                tint = mix(stone, "#7a3f30", float(rng.random()) * 0.5)
                fill(canvas, slab(left, top + 1, left + 16, top + 11, 1), room.seen(tint, 0.15))
        hole = skia.Path()
        hole.moveTo(-48, 0)
        hole.lineTo(-48, -66)
        hole.quadTo(0, -100, 48, -66)
        hole.lineTo(48, 0)
        hole.close()
        tones = [mix("#1c0e0c", "#c8502a", share) for share in (0.0, 0.2, 0.7)]
        canvas.drawPath(hole, shaded_by(linear((0, -90), (0, 0), tones)))
        for log in (((-34, -6), (34, -12)), ((-30, -13), (30, -5))):
            stroke(canvas, polyline(list(log)), "#3a2018", 11)
        shaded(canvas, slab(-102, -130, 102, -116, 3), "#8a5632", room.light, softness=4)
        _mantel(canvas, room)


def _mantel(canvas: skia.Canvas, room: Shell) -> None:
    canvas.save()
    canvas.translate(0, -172)
    framed(canvas, room, room.diorama.rng("picture"), (84, 56))
    canvas.restore()
    for x, tint in ((-80, "#5a7f96"), (78, "#c8a04a")):
        vase = smooth_closed([(x - 5, -132), (x - 8, -142), (x - 3, -154), (x + 3, -154), (x + 8, -142), (x + 5, -132)])  # fmt: skip
        shaded(canvas, vase, tint, room.light, softness=3)


def _seats(canvas: skia.Canvas, room: Shell, *, tall: bool) -> None:
    left = Block(x=room.aside(-0.60), z=3.35, wide=min(2.1, room.half * 0.72), deep=0.85, high=0.85)
    sofa(canvas, room, left, "#5f7f62")
    chair = Block(x=room.aside(0.86), z=3.0, wide=0.95, deep=0.8, high=0.92)
    if not tall:
        sofa(canvas, room, chair, "#a8563e")
    lamp = room.aside(-0.93)
    with room.flat(canvas, lamp, 3.9):
        shaded_lamp(canvas, room, 140)
    with room.flat(canvas, room.aside(0.88), 4.3):
        potted_plant(canvas, room, room.diorama.rng("plant"), 120)


def bedroom(order: Order, check: Check) -> Setting:
    """A big bed under a window, night tables with lamps, a wardrobe, a rug."""
    room = shell(order, check, Temper(day="#f6f0f4", lamp="#d8a898", haze="#c8b8cc"))
    diorama = room.diorama
    wide = min(1.5, room.half * 0.6)
    window = Window(x=room.aside(-0.54), sill=1.0, wide=wide, high=1.45, bars=(2, 2))
    walls = Walls(colour="#9fb0cc", stripes="#b4c2da", ceiling="#eef0f6", trim="#f6f4f4")

    def paint(canvas: skia.Canvas) -> None:
        paint_walls(canvas, room, walls)
        cut(canvas, room, (window,))
        paint_frames(canvas, room, (window,))
        paint_drapes(canvas, room, window, "#d88f9a", drop=0.7)
        with room.flat(canvas, room.aside(0.50), room.back, high=2.0):
            framed(canvas, room, diorama.rng("picture"), (84, 58), frame="#e6d8c0")
        with room.side(canvas, -1, room.front, room.back):
            _wardrobe(canvas, room)

    diorama.plate("outside", 8, lambda canvas: paint_outside(canvas, room), soft=1.2)
    diorama.plate("walls", 1.5, paint, wobble=1.2, texture=0.13)
    diorama.plate("floor", 1.1, lambda canvas: _bedroom_floor(canvas, room), wobble=1.0)
    diorama.plate("bed", 1.25, lambda canvas: _bed(canvas, room), wobble=1.2)
    if not room.dark:
        diorama.live(0.98, Sunbeams(room, (window,), 0.6).draw)
    return indoor_setting(room, "bedroom", vignette=0.40)


def _bedroom_floor(canvas: skia.Canvas, room: Shell) -> None:
    paint_boards(canvas, room, "#b08a68", gloss=0.2)
    paint_rug(canvas, room, ("#f0e4e0", "#d8a0a8"), x=room.aside(-0.25), near=2.0, far=3.6,
              half=min(1.4, room.half * 0.55))  # fmt: skip


def _wardrobe(canvas: skia.Canvas, room: Shell) -> None:
    high, length = room.height * 100, (room.back - room.front) * 100
    left, right, top = length - 190, length - 40, high - 215
    fill(canvas, slab(left, top, right, high - 4, 3), room.seen("#e8dccb", 0.25))
    for x in (left + 6, (left + right) / 2 + 2):
        door = slab(x, top + 10, x + 68, high - 16, 2)
        stroke(canvas, door, room.seen("#b8a48c", 0.4), 3)
        knob = x + (62 if x == left + 6 else 6)
        canvas.drawCircle(knob, (top + high) / 2, 3.4, skia.Paint(AntiAlias=True, Color=0xFFB98A3E))


def _bed(canvas: skia.Canvas, room: Shell) -> None:
    """Headboard at the back wall, pillows, a quilt that falls over the side."""
    x, wide = room.aside(0.52), min(1.9, room.half * 0.7)
    near = 2.75
    frame = Block(x=x, z=near, wide=wide, deep=room.back - near - 0.1, high=0.34)
    head = Block(x=x, z=room.back - 0.12, wide=wide + 0.16, deep=0.1, high=1.15)
    contact(canvas, room, frame)
    block(canvas, room, head, "#8a5a3c", shadow=False)
    block(canvas, room, frame, "#7d5236", shadow=False)
    mattress = Block(
        x=x, z=near + 0.02, wide=wide - 0.04, deep=frame.deep - 0.05, high=0.24, lift=0.32
    )
    block(canvas, room, mattress, "#f4f0ea", shadow=False)
    for side in (-1, 1):
        pillow = Block(
            x=x + side * wide * 0.24,
            z=room.back - 0.62,
            wide=wide * 0.42,
            deep=0.4,
            high=0.18,
            lift=0.55,
        )
        _cushion(canvas, room, pillow)
    quilt = Block(x=x, z=near - 0.02, wide=wide + 0.08, deep=1.15, high=0.30, lift=0.30)
    block(canvas, room, quilt, "#c86a72", top="#e08a8e", shadow=False)
    _patches(canvas, room, quilt)
    for side in (-1, 1):
        stand = Block(x=x + side * (wide / 2 + 0.34), z=3.9, wide=0.46, deep=0.42, high=0.55)
        table(canvas, room, stand, "#9a6a48")
        with room.flat(canvas, stand.x, 4.1, high=0.55):
            shaded_lamp(canvas, room, 30, shade="#f6e4c0")


def _cushion(canvas: skia.Canvas, room: Shell, at: Block) -> None:
    ground = room.ground
    left, top = ground.at(at.x - at.wide / 2, at.top, at.z)
    right, low = ground.at(at.x + at.wide / 2, at.lift, at.z)
    deep = 10.0
    path = smooth_closed([
        (left, low), (left - 4, (top + low) / 2), (left + 4, top - deep), ((left + right) / 2, top - deep - 3),
        (right - 4, top - deep), (right + 4, (top + low) / 2), (right, low), ((left + right) / 2, low + 3),
    ])  # fmt: skip
    shaded(canvas, path, "#fbf8f2", room.light, softness=10)


def _patches(canvas: skia.Canvas, room: Shell, quilt: Block) -> None:
    """Squares sewn on the quilt's top."""
    tints, ground = ("#f0c8a8", "#f6e2c4", "#a8c0b0", "#d88890"), room.ground
    rng, cells = room.diorama.rng("patches"), 6
    for i in range(cells):
        for j in range(3):
            left = quilt.x - quilt.wide / 2 + quilt.wide * (i + 0.08) / cells
            right, near = left + quilt.wide * 0.84 / cells, quilt.z + quilt.deep * (j + 0.08) / 3
            far = near + quilt.deep * 0.84 / 3
            patch = ground.quad((left, quilt.top, far), (right, quilt.top, far), (right, quilt.top, near), (left, quilt.top, near))  # fmt: skip
            fill(canvas, patch, room.seen(tints[int(rng.integers(4))], 0.05), 0.85)
