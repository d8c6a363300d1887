"""Furniture made of boxes in true perspective: tables, cases, seats. Knows no particular room."""

from __future__ import annotations

from dataclasses import dataclass, replace

import skia

from kinora.engines.animatic.paint.brush import linear
from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.sets.indoors.shell import Shell
from kinora.engines.animatic.sets.washes import shaded_by, smudge

Corner = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A box: `x` its middle, `z` its front face, `lift` its underside above the floor; metres."""

    x: float
    z: float
    wide: float
    deep: float
    high: float
    lift: float = 0.0

    @property
    def top(self) -> float:
        return self.lift + self.high


def block(
    canvas: skia.Canvas,
    room: Shell,
    at: Block,
    colour: ColourLike,
    *,
    top: ColourLike | None = None,
    shadow: bool = True,
) -> None:
    """Paint a box: the faces that are seen, lit from the upper left."""
    left, right, near, far = at.x - at.wide / 2, at.x + at.wide / 2, at.z, at.z + at.deep
    if shadow and at.lift < 0.02:
        contact(canvas, room, at)
    if left > 0:
        _face(
            canvas,
            room,
            colour,
            (0.05, 0.3),
            (left, at.lift, near),
            (left, at.top, near),
            (left, at.top, far),
            (left, at.lift, far),
        )
    if right < 0:
        _face(
            canvas,
            room,
            colour,
            (0.6, 0.85),
            (right, at.lift, near),
            (right, at.top, near),
            (right, at.top, far),
            (right, at.lift, far),
        )
    _face(
        canvas,
        room,
        colour,
        (0.12, 0.50),
        (left, at.top, near),
        (right, at.top, near),
        (right, at.lift, near),
        (left, at.lift, near),
    )
    if at.top < room.ground.eye:
        lid = mix(colour, "#ffffff", 0.14) if top is None else top
        _face(
            canvas,
            room,
            lid,
            (0.0, 0.10),
            (left, at.top, far),
            (right, at.top, far),
            (right, at.top, near),
            (left, at.top, near),
        )
    elif at.lift > room.ground.eye:
        _face(
            canvas,
            room,
            colour,
            (0.8, 0.95),
            (left, at.lift, far),
            (right, at.lift, far),
            (right, at.lift, near),
            (left, at.lift, near),
        )


def _face(
    canvas: skia.Canvas,
    room: Shell,
    colour: ColourLike,
    shades: tuple[float, float],
    *corners: Corner,
) -> None:
    path = room.ground.quad(*corners)
    bounds = path.getBounds()
    ends = (bounds.left(), bounds.top()), (bounds.left() + bounds.width() * 0.4, bounds.bottom())
    canvas.drawPath(path, shaded_by(linear(*ends, [room.seen(colour, shade) for shade in shades])))


def contact(canvas: skia.Canvas, room: Shell, at: Block) -> None:
    """The dark under a thing on the floor."""
    ground = room.ground
    x, row = ground.at(at.x, 0, at.z + at.deep * 0.4)
    half = ground.size(at.wide * 0.56, at.z)
    fall = abs(ground.at(0, 0, at.z)[1] - ground.at(0, 0, at.z + at.deep)[1]) * 0.7 + 6
    smudge(canvas, x + half * 0.08, row, (half, fall), "#1c0e18", 0.45, 7)


def table(
    canvas: skia.Canvas, room: Shell, at: Block, colour: ColourLike, *, leg: float = 0.07
) -> None:
    """A top on four legs; `at` is the whole table."""
    contact(canvas, room, at)
    inset = leg / 2 + 0.03
    for z in (at.z + at.deep - leg - 0.03, at.z + 0.03):
        for x in (at.x - at.wide / 2 + inset, at.x + at.wide / 2 - inset):
            post = Block(x=x, z=z, wide=leg, deep=leg, high=at.high - 0.05)
            block(canvas, room, post, mix(colour, "#20101a", 0.15), shadow=False)
    slab = replace(at, lift=at.high - 0.06, high=0.06)
    block(canvas, room, slab, colour, shadow=False)


def chair(canvas: skia.Canvas, room: Shell, x: float, z: float, colour: ColourLike) -> None:
    """A wooden chair seen from behind, its back towards us."""
    seat = Block(x=x, z=z, wide=0.42, deep=0.42, high=0.46)
    table(canvas, room, seat, colour, leg=0.045)
    for side in (-1, 1):
        post = Block(x=x + side * 0.185, z=z, wide=0.045, deep=0.04, high=0.44, lift=0.46)
        block(canvas, room, post, colour, shadow=False)
    for lift in (0.62, 0.76):
        rail = Block(x=x, z=z, wide=0.40, deep=0.03, high=0.09, lift=lift)
        block(canvas, room, rail, mix(colour, "#ffffff", 0.06), shadow=False)


def sofa(canvas: skia.Canvas, room: Shell, at: Block, colour: ColourLike) -> None:
    """Back, arms and cushions; faces us."""
    contact(canvas, room, at)
    back = Block(x=at.x, z=at.z + at.deep - 0.25, wide=at.wide, deep=0.25, high=at.high)
    block(canvas, room, back, colour, shadow=False)
    seat = Block(x=at.x, z=at.z + 0.05, wide=at.wide - 0.3, deep=at.deep - 0.3, high=0.44)
    block(canvas, room, seat, mix(colour, "#000000", 0.10), shadow=False)
    count = max(round((at.wide - 0.3) / 0.75), 1)
    wide = (at.wide - 0.32) / count
    for i in range(count):
        x = at.x - (at.wide - 0.32) / 2 + wide * (i + 0.5)
        lean = Block(
            x=x, z=at.z + at.deep - 0.34, wide=wide - 0.03, deep=0.12, high=0.40, lift=0.46
        )
        block(canvas, room, lean, mix(colour, "#ffffff", 0.08), shadow=False)
        pad = Block(x=x, z=at.z + 0.04, wide=wide - 0.02, deep=at.deep - 0.36, high=0.10, lift=0.42)
        block(canvas, room, pad, mix(colour, "#ffffff", 0.10), shadow=False)
    for side in (-1, 1):
        arm = Block(
            x=at.x + side * (at.wide / 2 - 0.10), z=at.z, wide=0.20, deep=at.deep, high=0.62
        )
        block(canvas, room, arm, mix(colour, "#ffffff", 0.04), shadow=False)
