"""Small things that many rooms have: books, pictures, lamps, plants, clocks. Drawn flat in
centimetres with the origin where they stand or hang. Knows no particular room."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, fill, linear, plain, shaded, stroke
from kinora.engines.animatic.paint.colour import ColourLike, jitter, mix
from kinora.engines.animatic.paint.paths import oval, polygon, polyline, smooth_closed, smooth_open
from kinora.engines.animatic.sets.indoors.shell import Shell
from kinora.engines.animatic.sets.washes import glow, rect, shaded_by, slab

BINDINGS = ("#9c3f36", "#2f5d62", "#c08a3e", "#3f4a7a", "#5b7a4a", "#7a4a63", "#d8c49a", "#4a3a34")
Rng = np.random.Generator


def books(
    canvas: skia.Canvas, room: Shell, rng: Rng, span: tuple[float, float], high: float
) -> None:
    """A row of books standing on y = 0 between two columns."""
    x, right = span
    while x < right - 3:
        wide = min(float(rng.uniform(2.6, 6.2)), right - x)
        tall = high * float(rng.uniform(0.62, 0.95))
        tint = jitter(BINDINGS[int(rng.integers(len(BINDINGS)))], rng, 0.04)
        if rng.random() < 0.06:
            x += wide * 1.6
            continue
        spine = rect(x, -tall, x + wide - 0.5, 0)
        shader = linear((x, 0), (x + wide, 0), [room.seen(tint, 0.1), room.seen(tint, 0.65)])
        canvas.drawRect(spine, shaded_by(shader))
        if rng.random() < 0.6:
            band = rect(x + 0.4, -tall * 0.8, x + wide - 0.9, -tall * 0.8 + 1.6)
            canvas.drawRect(band, plain(room.seen("#f0d898", 0.1), 0.8))
        x += wide


def bookcase(
    canvas: skia.Canvas,
    room: Shell,
    rng: Rng,
    size: tuple[float, float],
    *,
    wood: ColourLike = "#7a4a2c",
    rows: int = 6,
) -> None:
    """A case of (width, height) full of books; the origin is its lower left corner."""
    wide, high = size
    fill(canvas, slab(0, -high, wide, 0, 2), room.seen(wood, 0.35))
    step = (high - 14) / rows
    for j in range(rows):
        foot = -6 - j * step
        inner = rect(5, foot - step + 4, wide - 5, foot)
        dark = [room.seen(mix(wood, "#100608", 0.65), shade) for shade in (0.6, 0.2)]
        canvas.drawRect(inner, shaded_by(linear((0, inner.top()), (0, foot), dark)))
        canvas.save()
        canvas.translate(0, foot)
        books(canvas, room, rng, (7, wide - 7), step - 6)
        canvas.restore()
        edge = [room.seen(mix(wood, "#ffffff", 0.16), 0.1), room.seen(wood, 0.5)]
        canvas.drawRect(rect(3, foot, wide - 3, foot + 4), shaded_by(linear((0, foot), (0, foot + 4), edge)))  # fmt: skip
    for x in (0.0, wide - 6):
        post = [room.seen(mix(wood, "#ffffff", 0.12), 0.1), room.seen(wood, 0.6)]
        canvas.drawRect(rect(x, -high, x + 6, 0), shaded_by(linear((x, 0), (x + 6, 0), post)))
    crown = slab(-4, -high - 6, wide + 4, -high + 4, 2)
    fill(canvas, crown, room.seen(mix(wood, "#ffffff", 0.10), 0.15))


def framed(
    canvas: skia.Canvas,
    room: Shell,
    rng: Rng,
    size: tuple[float, float],
    *,
    frame: ColourLike = "#b98a3e",
) -> None:
    """A landscape painting of (width, height) in a frame, around the origin."""
    wide, high = size[0] / 2, size[1] / 2
    fill(canvas, slab(-wide - 3, -high + 4, wide + 10, high + 12, 2), "#1c0e14", 0.30, blur=5)
    fill(canvas, slab(-wide - 7, -high - 7, wide + 7, high + 7, 2), room.seen(frame, 0.35))
    stroke(canvas, slab(-wide - 4, -high - 4, wide + 4, high + 4), room.seen(mix(frame, "#ffffff", 0.4)), 2)  # fmt: skip
    inside = slab(-wide, -high, wide, high)
    skies = (("#e8b878", "#7f9cc0"), ("#cfe0ea", "#5f8fc4"), ("#f0d0a0", "#b8788a"))
    low, top = skies[int(rng.integers(3))]
    canvas.drawPath(
        inside, shaded_by(linear((0, -high), (0, high), [room.seen(top), room.seen(low)]))
    )
    with clipped(canvas, inside):
        canvas.drawCircle(wide * float(rng.uniform(-0.5, 0.5)), -high * 0.3, high * 0.16, plain(room.seen("#fff4d0")))  # fmt: skip
        greens = ("#5f7f8a", "#6f8f5a", "#3f5f40")
        for k, tint in enumerate(greens):
            phase = float(rng.uniform(0, 6.3))
            rim = [
                (x, high * (0.05 + 0.28 * k) + high * 0.2 * math.sin(x / wide * 2.4 + phase))
                for x in np.linspace(-wide, wide, 12).tolist()
            ]
            fill(canvas, polygon([*rim, (wide, high), (-wide, high)]), room.seen(tint, 0.15))


def clock(canvas: skia.Canvas, room: Shell, size: float) -> None:
    """A round wall clock at ten past ten."""
    shaded(canvas, oval(0, 0, size, size), "#3a3038", room.light, softness=4)
    fill(canvas, oval(0, 0, size * 0.84, size * 0.84), room.seen("#fbf6ea"))
    for k in range(12):
        a = k * math.pi / 6
        spot = (math.sin(a) * size * 0.7, math.cos(a) * size * 0.7)
        canvas.drawCircle(*spot, size * 0.05, plain(room.seen("#3a3038")))
    for a, reach in ((-1.05, 0.42), (1.05, 0.62)):
        hand = polyline([(0, 0), (math.sin(a) * size * reach, -math.cos(a) * size * reach)])
        stroke(canvas, hand, room.seen("#241c22"), size * 0.09)


def potted_plant(canvas: skia.Canvas, room: Shell, rng: Rng, high: float) -> None:
    """A leafy plant in a pot standing on the origin."""
    pot = high * 0.28
    for a in np.linspace(-1.25, 1.25, 9)[np.argsort(rng.random(9))].tolist():
        reach = high * float(rng.uniform(0.62, 0.78))
        tip = (math.sin(a) * reach * 0.75, -pot - math.cos(a * 0.7) * reach)
        middle = (tip[0] * 0.45, -pot + (tip[1] + pot) * 0.62)
        wide = high * 0.065
        leaf = smooth_closed([
            (0, -pot), (middle[0] - wide, middle[1]), tip, (middle[0] + wide, middle[1] + wide)
        ])  # fmt: skip
        tint = jitter("#4f8a4a" if a < 0.2 else "#3f7442", rng, 0.03)
        shaded(canvas, leaf, tint, room.light, softness=3)
        stroke(
            canvas, smooth_open([(0, -pot), middle, tip]), room.seen("#b8d890"), high * 0.010, 0.5
        )
    body = polygon([(-pot * 0.55, -pot), (pot * 0.55, -pot), (pot * 0.40, 0), (-pot * 0.40, 0)])
    shaded(canvas, body, "#c2764e", room.light, softness=5)
    shaded(canvas, slab(-pot * 0.6, -pot - high * 0.03, pot * 0.6, -pot + high * 0.03, 2), "#cf8558", room.light)  # fmt: skip


def shaded_lamp(
    canvas: skia.Canvas, room: Shell, stem: float, *, shade: ColourLike = "#f0dcae"
) -> None:
    """A lamp with a cloth shade on a stem; it stands on the origin and shines when it is dark."""
    wide = max(stem * 0.16, 15)
    stroke(canvas, polyline([(0, 0), (0, -stem)]), room.seen("#7a5a3a", 0.3), max(stem * 0.02, 3))
    fill(canvas, slab(-wide * 0.7, -4, wide * 0.7, 0, 2), room.seen("#6a4a30", 0.3))
    cloth = polygon([
        (-wide * 0.65, -stem - wide * 1.4), (wide * 0.65, -stem - wide * 1.4),
        (wide * 1.15, -stem + 2), (-wide * 1.15, -stem + 2),
    ])  # fmt: skip
    lit = mix(shade, "#fff2c4", 0.8) if room.dark else room.seen(shade, 0.1)
    canvas.drawPath(cloth, shaded_by(linear((-wide, 0), (wide, 0), [lit, lit, mix(lit, "#a06a3a", 0.35)])))  # fmt: skip
    if room.dark:
        glow(canvas, 0, -stem - wide * 0.5, 150, "#ffc878", 0.55)


def pendant(canvas: skia.Canvas, room: Shell, drop: float, colour: ColourLike) -> None:
    """A lamp hanging `drop` below the origin."""
    stroke(canvas, polyline([(0, 0), (0, drop)]), room.seen("#241820", 0.4), 1.6)
    shade = smooth_closed([(-4, drop), (4, drop), (20, drop + 20), (-20, drop + 20)])
    shaded(canvas, shade, colour, room.light, softness=5)
    canvas.drawOval(rect(-17, drop + 17, 17, drop + 23), plain("#fff0c0"))
    glow(canvas, 0, drop + 22, 110 if room.dark else 45, "#ffce7a", 0.6 if room.dark else 0.3)
