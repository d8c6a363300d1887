"""A football stadium: two tiers full of people around a mown pitch, a goal, floodlights."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import clipped, fill, linear, plain, stroke
from kinora.engines.animatic.paint.colour import colour_int
from kinora.engines.animatic.paint.dabs import stamp
from kinora.engines.animatic.paint.paths import polygon, polyline
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.live import lay
from kinora.engines.animatic.sets.outdoors import light_lamps, open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import as_colour, tone
from kinora.engines.animatic.sets.plants import grass
from kinora.engines.animatic.sets.seasons import turf
from kinora.engines.animatic.sets.washes import PLUS, glow, rect, shaded_by, slab

SHIRTS = ("#d8403a", "#f2f2ee", "#3f6fc0", "#f0c040", "#2f3548", "#e08a3c", "#7ab0d8")
SKINS = ("#e8b890", "#c08a60", "#8a5a3c", "#f0cba8")


def stadium(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.44, eye=2.6)
    light_lamps(diorama, "#f4f8ff", 0.85)
    diorama.sky()
    diorama.plate("stands", 5, lambda canvas: _stands(canvas, diorama), wobble=0.6, texture=0.06)
    diorama.live(4.9, Flashes(diorama).draw)
    diorama.plate("masts", 5.2, lambda canvas: _masts(canvas, diorama), wobble=0.6)
    diorama.plate("pitch", 1.06, lambda canvas: _pitch(canvas, diorama), texture=0.05)
    diorama.plate("goal", 1.055, lambda canvas: _goal(canvas, diorama), wobble=0.4)
    return outdoor_setting(diorama, "stadium", story=2.2, stand=0.87, mirror=0.08)


def _tiers(diorama: Diorama) -> tuple[tuple[float, float], ...]:
    """Upper and lower rows of the tiers, far to near."""
    foot = diorama.view.horizon + 36
    high = 0.11 * diorama.picture.H**0.5 * 26.8
    return ((foot - 30 - 2.15 * high, foot - 44 - high), (foot - 30 - high, foot - 22))


def _stands(canvas: skia.Canvas, diorama: Diorama) -> None:
    area, palette, picture = diorama.picture.area(), diorama.palette, diorama.picture
    foot = diorama.view.horizon + 36
    for number, (top, low) in enumerate(_tiers(diorama)):

        def rim(x: float, row: float) -> float:
            """The bowl rises towards both sides."""
            return row - 60 * ((x - picture.W / 2) / (picture.W * 0.62)) ** 2

        xs = np.linspace(area.left(), area.right(), 40).tolist()
        tier = polygon([*[(x, rim(x, top)) for x in xs], *[(x, rim(x, low)) for x in xs[::-1]]])
        tones = [palette.flat("#5f6a7c", 0.2, 0.18), palette.flat("#8a94a4", 0.4, 0.12)]
        canvas.drawPath(tier, shaded_by(linear((0, top - 60), (0, low), tones)))
        with clipped(canvas, tier):
            _crowd(canvas, diorama, f"crowd {number}", (top - 64, low))
        board = polygon(
            [*[(x, rim(x, low)) for x in xs], *[(x, rim(x, low) + 16) for x in xs[::-1]]]
        )
        fill(canvas, board, palette.flat("#dfe4ea" if number else "#39435c", 0.5, 0.08))
        if number:
            continue
        roof = polygon(
            [*[(x, rim(x, top) - 46) for x in xs], *[(x, rim(x, top) - 6) for x in xs[::-1]]]
        )
        roofing = [palette.flat("#e6ebf0", 0.7, 0.15), palette.flat("#9aa6b4", 0.3, 0.15)]
        canvas.drawPath(roof, shaded_by(linear((0, top - 100), (0, top), roofing)))
    _banners(canvas, diorama, foot)


def _crowd(canvas: skia.Canvas, diorama: Diorama, name: str, span: tuple[float, float]) -> None:
    """People as a shirt and a head each, row over row."""
    area, palette, rng = diorama.picture.area(), diorama.palette, diorama.rng(name)
    rows = np.arange(span[0] + 8, span[1] + 6, 9.5)
    across = np.arange(area.left(), area.right(), 8.2)
    x, y = np.meshgrid(across, rows)
    x = x.ravel() + rng.uniform(-2, 2, x.size)
    bow = 60 * ((x - diorama.picture.W / 2) / (diorama.picture.W * 0.62)) ** 2
    y = y.ravel() + 60 - bow + rng.uniform(-1.5, 1.5, y.size)
    keep = rng.random(x.size) < 0.93
    x, y = x[keep], y[keep]
    shirts = [colour_int(palette.flat(code, 0.45, 0.10)) for code in SHIRTS]
    skins = [colour_int(palette.flat(code, 0.5, 0.10)) for code in SKINS]
    picks = rng.integers(0, len(SHIRTS), x.size)
    stamp(canvas, "dab", x, y, 11.5, math.pi / 2, [shirts[i] for i in picks.tolist()])
    stamp(
        canvas, "round", x, y - 6, 7.5, 0.0, [skins[i] for i in rng.integers(0, 4, x.size).tolist()]
    )


def _banners(canvas: skia.Canvas, diorama: Diorama, foot: float) -> None:
    """The hoardings along the pitch."""
    area, palette, rng, x = (
        diorama.picture.area(),
        diorama.palette,
        diorama.rng("banners"),
        diorama.picture.area().left(),
    )
    canvas.drawRect(
        rect(area.left(), foot - 24, area.right(), foot + 60), plain(palette.flat("#3f7a3a", 0.3))
    )
    while x < area.right():
        wide = float(rng.uniform(90, 170))
        tint = SHIRTS[int(rng.integers(len(SHIRTS)))]
        fill(canvas, slab(x, foot - 22, x + wide - 4, foot + 2, 1), palette.flat(tint, 0.55))
        for k in range(int(wide // 34)):
            fill(
                canvas,
                slab(x + 14 + k * 32, foot - 13, x + 34 + k * 32, foot - 7, 2),
                palette.flat("#ffffff", 0.7),
                0.8,
            )
        x += wide


def _masts(canvas: skia.Canvas, diorama: Diorama) -> None:
    picture, palette, top = diorama.picture, diorama.palette, _tiers(diorama)[0][0]
    iron = palette.flat("#6a7480", 0.4, 0.2)
    for u in (0.10, 0.90):
        x, y = picture.W * u, max(top - 150, 46)
        stroke(canvas, polyline([(x, top + 10), (x, y)]), iron, 8)
        fill(canvas, slab(x - 46, y - 34, x + 46, y + 14, 3), palette.flat("#4a525e", 0.3, 0.1))
        for i in range(5):
            for j in range(3):
                canvas.drawCircle(x - 36 + i * 18, y - 25 + j * 15, 6, plain("#fffbe8"))
        glow(
            canvas,
            x,
            y - 10,
            190 if palette.dark else 90,
            "#fff2cc",
            0.85 if palette.dark else 0.35,
        )


def _pitch(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Stripes of mown grass that run away from us, white lines."""
    view, palette, area = diorama.view, diorama.palette, diorama.picture.area()
    top, near = view.horizon + 36, view.depth(area.bottom()) * 0.95
    far = view.depth(top)
    lift = 0.16 if palette.dark else 0.0
    greens = [as_colour(turf(tone(code), palette.season)) for code in ("#5fae3f", "#4f9a38")]
    snowy = palette.season == "winter"
    shades = [palette.flat("#eef4fa" if snowy else code, 0.55 + lift) for code in greens]
    canvas.drawRect(rect(area.left(), top, area.right(), area.bottom()), plain(shades[0]))
    for k in range(-24, 24, 2):
        stripe = view.ground.quad(
            (k * 2.2, 0, far), (k * 2.2 + 2.2, 0, far), (k * 2.2 + 2.2, 0, near), (k * 2.2, 0, near)
        )
        fill(canvas, stripe, shades[1])
    white = palette.flat("#fbfdf8", 0.8)

    def line(ax: float, az: float, bx: float, bz: float) -> None:
        dx, dz = (0.0, 0.09) if az == bz else (0.06, 0.0)
        fill(
            canvas,
            view.ground.quad(
                (ax - dx, 0, az - dz),
                (bx - dx, 0, bz - dz),
                (bx + dx, 0, bz + dz),
                (ax + dx, 0, az + dz),
            ),
            white,
            0.9,
        )

    back = far * 0.80
    line(-60, back, 60, back)
    for half, deep in ((9.0, 9.5), (4.0, 15.0)):
        line(-half, deep, half, deep)
        line(-half, deep, -half, back)
        line(half, deep, half, back)
    rng, xs = diorama.rng("blades"), np.zeros(0)
    xs = rng.uniform(area.left(), area.right(), 900)
    ys = diorama.picture.H * 0.86 + rng.random(900) * (area.bottom() - diorama.picture.H * 0.86)
    grass(canvas, palette, (xs, ys, rng.uniform(5, 14, 900)), "#5aa83c", rng, bend=0.3)


def _goal(canvas: skia.Canvas, diorama: Diorama) -> None:
    view, palette = diorama.view, diorama.palette
    z = view.depth(view.horizon + 36) * 0.78
    white = palette.flat("#ffffff", 0.85)
    left, right = -3.66, 3.66
    corners = [
        view.project(x, y, d)
        for x, y, d in ((left, 0, z), (left, 2.44, z), (right, 2.44, z), (right, 0, z))
    ]
    back = [
        view.project(x, y, z + 2.6) for x, y in ((left, 0), (left, 2.0), (right, 2.0), (right, 0))
    ]
    net = skia.Path()
    for u in np.linspace(0, 1, 25).tolist():
        top = (back[1][0] + (back[2][0] - back[1][0]) * u, back[1][1])
        net.addPath(polyline([top, (top[0], back[0][1])]))
        bar = (corners[1][0] + (corners[2][0] - corners[1][0]) * u, corners[1][1])
        net.addPath(polyline([bar, top]))
    for v in np.linspace(0, 1, 7).tolist():
        row = back[1][1] + (back[0][1] - back[1][1]) * v
        net.addPath(polyline([(back[0][0], row), (back[3][0], row)]))
    stroke(canvas, net, white, 0.9, 0.5)
    stroke(canvas, polyline(corners), palette.flat("#7a8088", 0.2), 7)
    stroke(canvas, polyline(corners), white, 5)


class Flashes:
    """Cameras in the crowd: each flashes rarely, a few at a time, and small."""

    def __init__(self, diorama: Diorama) -> None:
        rng, area = diorama.rng("flashes"), diorama.picture.area()
        (top, _), (_, low) = _tiers(diorama)
        self.spots = [
            (area.left() + area.width() * u, top + (low - top) * v, 2.6 + 3 * rate, phase * 9)
            for u, v, rate, phase in rng.random((14, 4)).tolist()
        ]

        def paint(canvas: skia.Canvas) -> None:
            glow(canvas, 12, 12, 12, "#ffffff", 0.9)

        self.image = sprite(24, 24, diorama.picture.unit, paint, wobble=0, texture=0)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        for x, y, every, phase in self.spots:
            age = (t + phase) % every
            if age < 0.22:
                lay(
                    canvas,
                    self.image,
                    x - 12,
                    y - 12,
                    alpha=0.8 * math.sin(math.pi * age / 0.22),
                    blend=PLUS,
                )
