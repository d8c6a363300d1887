"""Walls, ceilings and floors of a room. Knows no particular room."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, fill, linear, plain, stroke
from kinora.engines.animatic.paint.colour import ColourLike, jitter, mix
from kinora.engines.animatic.paint.paths import polyline
from kinora.engines.animatic.sets.indoors.shell import SUNK, Shell
from kinora.engines.animatic.sets.washes import rect, shaded_by, slab, wash


@dataclass(frozen=True, slots=True, kw_only=True)
class Walls:
    """How the walls of a room look."""

    colour: ColourLike
    lower: ColourLike | None = None  # panelling up to `dado`
    dado: float = 0.95  # metres
    stripes: ColourLike | None = None  # of a wallpaper
    trim: ColourLike = "#f4ead8"  # skirting and cornice
    ceiling: ColourLike = "#f2e8d6"
    beams: ColourLike | None = None


def paint_walls(canvas: skia.Canvas, room: Shell, walls: Walls) -> None:
    """Ceiling, side walls and back wall, light on the right and dark in the corners."""
    canvas.drawRect(room.picture.area(), plain(room.seen(walls.colour, 0.8)))  # behind seams
    _ceiling(canvas, room, walls)
    for side in (-1, 1):
        _side_wall(canvas, room, walls, side)
    width = room.half * 200
    with room.flat(canvas, -room.half, room.back, high=room.height):
        _wall(canvas, room, walls, width, shades=(0.05, 0.12, 0.42))
    _corners(canvas, room)


def _side_wall(canvas: skia.Canvas, room: Shell, walls: Walls, side: int) -> None:
    near, far = room.front, room.back
    shades = (0.62, 0.52, 0.36) if side < 0 else (0.30, 0.22, 0.16)
    with room.side(canvas, side, near, far):
        _wall(canvas, room, walls, (far - near) * 100, shades=shades)


def _wall(
    canvas: skia.Canvas,
    room: Shell,
    walls: Walls,
    width: float,
    *,
    shades: tuple[float, float, float],
) -> None:
    """One wall in centimetres: wallpaper, panelling, trim; it goes on under the floor."""
    high, foot = room.height * 100, (room.height + SUNK) * 100
    tones = [room.seen(walls.colour, shade) for shade in shades]
    canvas.drawRect(rect(-2, -2, width + 2, foot), shaded_by(linear((0, 0), (width, 0), tones)))
    if walls.stripes is not None:
        for x in np.arange(20, width, 44).tolist():
            stripe = room.seen(walls.stripes, shades[1])
            canvas.drawRect(rect(x, 0, x + 15, high), shaded_by(linear((0, 0), (0, high), [stripe] * 2, (0.35, 0.35))))  # fmt: skip
    if walls.lower is not None:
        _panels(canvas, room, walls.lower, width, shades)
    shade = [room.seen("#2a1620")] * 2
    wash(canvas, rect(0, 0, width, 70), shade, alphas=(0.34, 0))
    wash(canvas, rect(0, high - 60, width, high), shade, alphas=(0, 0.30))
    for top, deep in ((0, 12), (high - 17, 17)):
        trim = [room.seen(walls.trim, shade * 0.8) for shade in shades]
        band = rect(-2, top, width + 2, top + deep)
        canvas.drawRect(band, shaded_by(linear((0, 0), (width, 0), trim)))
    canvas.drawRect(rect(-2, high, width + 2, foot), shaded_by(linear((0, 0), (1, 0), [room.seen("#2c1c1c")] * 2)))  # fmt: skip


def _panels(
    canvas: skia.Canvas,
    room: Shell,
    colour: ColourLike,
    width: float,
    shades: tuple[float, float, float],
) -> None:
    """Wooden panels along the foot of a wall."""
    high, dado = room.height * 100, 95.0
    tones = [room.seen(colour, shade) for shade in shades]
    canvas.drawRect(rect(-2, high - dado, width + 2, high), shaded_by(linear((0, 0), (width, 0), tones)))  # fmt: skip
    bright, dark = room.seen(mix(colour, "#ffffff", 0.25), shades[1]), room.seen(colour, 0.9)
    canvas.drawRect(rect(-2, high - dado - 5, width + 2, high - dado + 4), shaded_by(linear((0, 0), (1, 0), [bright] * 2)))  # fmt: skip
    for x in np.arange(8, width, 62).tolist():
        panel = slab(x, high - dado + 14, min(x + 50, width), high - 24, 2)
        stroke(canvas, panel, dark, 3, 0.55)
        stroke(canvas, polyline([(x + 3, high - 26), (x + 47, high - 26)]), bright, 2, 0.5)


def _ceiling(canvas: skia.Canvas, room: Shell, walls: Walls) -> None:
    half, high, near, far = room.half, room.height, room.front, room.back + 0.02
    ground = room.ground
    sheet = ground.quad(
        (-half, high, far), (half, high, far), (half, high, near), (-half, high, near)
    )
    top, low = ground.at(0, high, near)[1], ground.at(0, high, far)[1]
    tones = [room.seen(walls.ceiling, 0.75), room.seen(walls.ceiling, 0.40)]
    canvas.drawPath(sheet, shaded_by(linear((0, top), (0, low), tones)))
    if walls.beams is None:
        return
    for z in np.arange(near, far, 0.85).tolist():
        for low_, deep, shade in ((high - 0.16, 0.0, 0.75), (high - 0.16, 0.2, 0.35)):
            beam = ground.quad(
                (-half, high, z), (half, high, z), (half, low_, z + deep), (-half, low_, z + deep)
            )
            fill(canvas, beam, room.seen(walls.beams, shade))


def _corners(canvas: skia.Canvas, room: Shell) -> None:
    """Soft dark where walls meet."""
    ground, half = room.ground, room.half
    for side in (-1, 1):
        edge = [
            ground.at(side * half, 0, room.back),
            ground.at(side * half, room.height, room.back),
        ]
        stroke(canvas, polyline(edge), room.seen("#2a1620"), 20, 0.30, blur=12)


def _floor(room: Shell) -> skia.Path:
    half, near, far = room.half + 0.05, room.front, room.back
    return room.ground.quad((-half, 0, far), (half, 0, far), (half, 0, near), (-half, 0, near))


def paint_boards(
    canvas: skia.Canvas, room: Shell, colour: ColourLike, *, gloss: float = 0.25
) -> None:
    """A floor of wooden boards running away from us."""
    ground, rng = room.ground, room.diorama.rng("boards")
    far, near = room.back, room.front
    _base(canvas, room, colour)
    with clipped(canvas, _floor(room)):
        for left in np.arange(-room.half - 0.2, room.half + 0.2, 0.24).tolist():
            cut = float(rng.uniform(near + 0.6, far - 0.4))
            for start, end in ((near, cut), (cut, far)):
                board = ground.quad((left, 0, end), (left, 0, start), (left + 0.24, 0, start), (left + 0.24, 0, end))  # fmt: skip
                fill(canvas, board, jitter(room.seen(colour, 0.15), rng, 0.04), 0.55)
            joint = polyline([ground.at(left, 0, far), ground.at(left, 0, near)])
            stroke(canvas, joint, room.seen(colour, 1.0), 1.8, 0.7)
            end_ = polyline([ground.at(left, 0, cut), ground.at(left + 0.24, 0, cut)])
            stroke(canvas, end_, room.seen(colour, 1.0), 1.6, 0.6)
    _sheen(canvas, room, gloss)


def paint_tiles(
    canvas: skia.Canvas,
    room: Shell,
    colours: tuple[ColourLike, ColourLike],
    *,
    size: float = 0.5,
    gloss: float = 0.35,
) -> None:
    """A floor of square tiles in two colours."""
    ground, rng = room.ground, room.diorama.rng("tiles")
    _base(canvas, room, colours[0])
    with clipped(canvas, _floor(room)):
        rows = np.arange(room.back, room.front - size, -size).tolist()
        for j, z in enumerate(rows):
            for i, x in enumerate(
                np.arange(-np.ceil(room.half / size) * size, room.half, size).tolist()
            ):
                low = max(z - size, room.front)
                tile = ground.quad((x, 0, z), (x + size, 0, z), (x + size, 0, low), (x, 0, low))
                shade = jitter(room.seen(colours[(i + j) % 2], 0.12), rng, 0.02)
                fill(canvas, tile, shade)
                stroke(canvas, tile, room.seen(colours[0], 0.9), 1.2, 0.35)
    _sheen(canvas, room, gloss)


def paint_carpet(canvas: skia.Canvas, room: Shell, colour: ColourLike) -> None:
    """A plain floor."""
    _base(canvas, room, colour)
    _sheen(canvas, room, 0.08)


def _base(canvas: skia.Canvas, room: Shell, colour: ColourLike) -> None:
    far, near = room.ground.at(0, 0, room.back)[1], room.picture.area().bottom()
    tones = [room.seen(colour, 0.75), room.seen(colour, 0.25), room.seen(colour, 0.5)]
    shader = linear((0, far), (0, near), tones, stops=(0, 0.35, 1))
    canvas.drawPath(_floor(room), shaded_by(shader))


def _sheen(canvas: skia.Canvas, room: Shell, gloss: float) -> None:
    """Light of window or lamps on the floor, and dark along the back wall."""
    far, picture = room.ground.at(0, 0, room.back)[1], room.picture
    with clipped(canvas, _floor(room)):
        centre = picture.W * (0.5 if room.dark else 0.36)
        lit = mix(room.light.key, "#ffffff", 0.2)
        half, low = picture.W * 0.42, picture.H * 1.05
        pool = shaded_by(linear((0, far), (0, low), [lit] * 2, (gloss, 0)), skia.BlendMode.kScreen)
        pool.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 45))
        canvas.drawOval(rect(centre - half, far - 40, centre + half, low), pool)
        wash(canvas, rect(picture.area().left(), far - 2, picture.area().right(), far + 24),
             [room.seen("#1c0e14")] * 2, alphas=(0.55, 0))  # fmt: skip


def paint_rug(
    canvas: skia.Canvas,
    room: Shell,
    colours: tuple[ColourLike, ColourLike],
    *,
    x: float = 0.0,
    near: float,
    far: float,
    half: float,
) -> None:
    """An oblong rug with borders."""
    ground = room.ground
    for inset, colour in ((0.0, colours[0]), (0.10, colours[1]), (0.16, colours[0])):
        a, b, left, right = near + inset, far - inset * 1.6, x - half + inset, x + half - inset
        sheet = ground.quad((left, 0, b), (right, 0, b), (right, 0, a), (left, 0, a))
        fill(canvas, sheet, room.seen(colour, 0.15))
    sheet = ground.quad(
        (x - half, 0, far), (x + half, 0, far), (x + half, 0, near), (x - half, 0, near)
    )
    stroke(canvas, sheet, room.seen(colours[0], 0.9), 2, 0.4)
