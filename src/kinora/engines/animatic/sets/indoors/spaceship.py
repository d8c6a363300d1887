"""The bridge of a spaceship: a wide window on a planet, consoles, lights along the walls."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, fill, linear, plain, shaded, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.native import LINEAR
from kinora.engines.animatic.paint.paths import oval, polygon, polyline
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.globe import World, globe
from kinora.engines.animatic.sets.indoors.blocks import Block, block
from kinora.engines.animatic.sets.indoors.shell import Shell, Temper, indoor_setting, shell
from kinora.engines.animatic.sets.washes import PLUS, glow, rect, shaded_by, slab, wash

HULL, DARK_HULL, CYAN, AMBER = "#8f9cae", "#46526a", "#5ae8ff", "#ffb84a"
SCREENS = ("#4ae0ff", "#6affb0", "#ffb84a", "#ff6a8a")


def spaceship(order: Order, check: Check) -> Setting:
    """Space is outside at every hour; the lamps within follow the hour a little."""
    room = shell(order, check, Temper(day="#dfeaff", lamp="#a8b8dc", key="#cfe8ff", lamp_key="#9fe0ff",
                                      haze="#3a4a70", lamp_haze="#1c2440"), half=3.3, back=4.4, height=3.0)  # fmt: skip
    diorama = room.diorama
    diorama.plate("space", 12, lambda canvas: _space(canvas, room), texture=0.04)
    diorama.plate("hull", 1.5, lambda canvas: _hull(canvas, room), wobble=0.4, texture=0.08)
    diorama.plate("deck", 1.1, lambda canvas: _deck(canvas, room), wobble=0.4, texture=0.08)
    diorama.plate(
        "consoles", 1.25, lambda canvas: _consoles(canvas, room), wobble=0.4, texture=0.06
    )
    diorama.live(1.49, Stars(room).draw)
    diorama.live(1.24, Lamps(room).draw)
    return indoor_setting(room, "spaceship", vignette=0.42, mirror=0.14)


def _window(room: Shell) -> skia.Path:
    """The great window in the back wall: eight corners."""
    ground, half = room.ground, room.half * 0.86
    low, high = 0.98, room.height - 0.38
    corners = [(-half, low + 0.5), (-half, high - 0.5), (-half + 0.6, high), (half - 0.6, high),
               (half, high - 0.5), (half, low + 0.5), (half - 0.45, low), (-half + 0.45, low)]  # fmt: skip
    return polygon([ground.at(x, y, room.back) for x, y in corners])


def _space(canvas: skia.Canvas, room: Shell) -> None:
    area, picture, rng = room.picture.area(), room.picture, room.diorama.rng("stars")
    wash(canvas, area, ["#05061a", "#0c1236", "#1c1746"], (0, 0.5, 1))
    low = room.ground.at(0, 1.0, room.back)[1]
    for u, v, size, tint in rng.random((260, 4)).tolist():
        spot = area.left() + area.width() * u, area.top() + (low + 60 - area.top()) * v
        canvas.drawCircle(
            *spot, 0.5 + 1.5 * size**4, plain(mix("#ffffff", "#8fc8ff", tint), 0.35 + 0.6 * size)
        )
    for k, tint in enumerate(("#7a3fb0", "#2c6ab8", "#b0406a")):
        glow(
            canvas,
            picture.W * (0.25 + 0.3 * k),
            low - 170 + 60 * (k % 2),
            260,
            tint,
            0.22,
            squash=0.5,
        )
    x, y, radius = picture.W * 0.68, low - 70, min(picture.W * 0.16, 175.0)
    glow(canvas, x, y, radius * 1.6, "#5aa0e8", 0.35)
    kinds = (("#6d8a4e", "#1d5f9c"), ("#c8804a", "#8a3f2c"), ("#b0a0d0", "#5a4a90"))
    land, sea = kinds[room.diorama.seed_of("planet") % 3]
    world = World(land=land, sea=sea, cloud=0.8, seed=3 + room.diorama.seed_of("planet") % 7, sun=(-0.6, -0.5, 0.62))  # fmt: skip
    image = globe(max(int(radius * 2 * picture.unit), 4), world)
    canvas.drawImageRect(image, rect(x - radius, y - radius, x + radius, y + radius), LINEAR)


def _hull(canvas: skia.Canvas, room: Shell) -> None:
    """Walls and ceiling of panels with a hole for the window."""
    ground, half, high = room.ground, room.half, room.height
    canvas.drawRect(room.picture.area(), plain(room.seen(DARK_HULL, 0.7)))  # behind seams
    back = ground.quad((-half, high, room.back), (half, high, room.back), (half, -0.4, room.back), (-half, -0.4, room.back))  # fmt: skip
    top = back.getBounds().top()
    tones = [room.seen(HULL, shade) for shade in (0.5, 0.2, 0.6)]
    canvas.drawPath(back, shaded_by(linear((0, top), (0, back.getBounds().bottom()), tones)))
    ceiling = ground.quad((-half, high, room.back), (half, high, room.back), (half, high, room.front), (-half, high, room.front))  # fmt: skip
    fill(canvas, ceiling, room.seen(DARK_HULL, 0.6))
    for side in (-1, 1):
        with room.side(canvas, side, room.front, room.back):
            _panelled(canvas, room, side)
    for z in np.arange(room.front + 0.2, room.back, 0.75).tolist():
        rib = ground.quad((-half, high, z), (half, high, z), (half, high - 0.1, z + 0.12), (-half, high - 0.1, z + 0.12))  # fmt: skip
        fill(canvas, rib, room.seen(HULL, 0.35))
        lamp = polyline(
            [
                ground.at(-half * 0.5, high - 0.02, z + 0.4),
                ground.at(half * 0.5, high - 0.02, z + 0.4),
            ]
        )
        stroke(canvas, lamp, "#dff6ff", 7, 0.9)
        stroke(canvas, lamp, CYAN, 22, 0.20, blur=12)
    window = _window(room)
    canvas.drawPath(window, skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kClear))
    _struts(canvas, room, window)


def _panelled(canvas: skia.Canvas, room: Shell, side: int) -> None:
    length, high = (room.back - room.front) * 100, room.height * 100
    tones = [room.seen(HULL, 0.65), room.seen(HULL, 0.30 if side > 0 else 0.5)]
    canvas.drawRect(rect(0, 0, length, high + 50), shaded_by(linear((0, 0), (length, 0), tones)))
    rng = room.diorama.rng(f"panels {side}")
    for x in np.arange(length - 84, -84, -84).tolist():
        for y, deep in ((18, 92), (118, 84), (210, high - 222)):
            panel = slab(x + 4, y, x + 78, y + deep, 8)
            fill(canvas, panel, room.seen(mix(HULL, DARK_HULL, float(rng.random()) * 0.5), 0.3))
            stroke(canvas, panel, room.seen(DARK_HULL, 0.7), 3, 0.8)
        tint = SCREENS[int(rng.integers(4))]
        fill(canvas, slab(x + 14, 132, x + 68, 168, 4), mix(tint, "#04101c", 0.72))
        for k in range(4):
            wide = float(rng.uniform(14, 44))
            fill(canvas, slab(x + 19, 138 + k * 7, x + 19 + wide, 141 + k * 7, 1), tint, 0.9)
        glow(canvas, x + 41, 150, 60, tint, 0.25)
    stroke(canvas, polyline([(0, 200), (length, 200)]), CYAN, 5, 0.9)
    stroke(canvas, polyline([(0, 200), (length, 200)]), CYAN, 22, 0.25, blur=8)


def _struts(canvas: skia.Canvas, room: Shell, window: skia.Path) -> None:
    bounds, dark = window.getBounds(), room.seen(DARK_HULL, 0.5)
    with clipped(canvas, window):
        for u in (0.30, 0.70):
            x = bounds.left() + bounds.width() * u
            strut = polyline(
                [(x + (x - room.picture.W / 2) * 0.12, bounds.top()), (x, bounds.bottom())]
            )
            stroke(canvas, strut, dark, 15)
            stroke(canvas, strut, room.seen(HULL, 0.1), 5)
        sheen = linear((bounds.left(), bounds.top()), (bounds.right(), bounds.bottom()), ["#ffffff"] * 4, (0.10, 0.0, 0.07, 0.0))  # fmt: skip
        canvas.drawPath(window, shaded_by(sheen))
    stroke(canvas, window, dark, 20)
    stroke(canvas, window, room.seen(HULL, 0.05), 9)
    stroke(canvas, window, CYAN, 2, 0.8)


def _deck(canvas: skia.Canvas, room: Shell) -> None:
    ground, half, far, near = room.ground, room.half + 0.05, room.back, room.front
    deck = ground.quad((-half, 0, far), (half, 0, far), (half, 0, near), (-half, 0, near))
    top, low = ground.at(0, 0, far)[1], room.picture.area().bottom()
    tones = [room.seen("#5a6880", 0.2), room.seen("#3a4458", 0.3), room.seen("#2a3244", 0.4)]
    canvas.drawPath(deck, shaded_by(linear((0, top), (0, low), tones)))
    with clipped(canvas, deck):
        for z in np.arange(near, far, 0.55).tolist():
            stroke(
                canvas,
                polyline([ground.at(-half, 0, z), ground.at(half, 0, z)]),
                "#10141e",
                2.4,
                0.7,
            )
        for x in np.arange(-3.3, 3.4, 1.1).tolist():
            stroke(
                canvas, polyline([ground.at(x, 0, far), ground.at(x, 0, near)]), "#10141e", 2.4, 0.7
            )
        for x in (-1.1, 1.1):
            path = polyline([ground.at(x, 0, far), ground.at(x, 0, near)])
            stroke(canvas, path, CYAN, 5, 0.85)
            stroke(canvas, path, CYAN, 26, 0.22, blur=12, blend=PLUS)
        gleam = linear((0, top), (0, top + 200), ["#8fb8f0"] * 2, (0.32, 0))
        canvas.drawRect(rect(room.picture.W * 0.2, top, room.picture.W * 0.8, top + 200), shaded_by(gleam, skia.BlendMode.kScreen))  # fmt: skip


def _consoles(canvas: skia.Canvas, room: Shell) -> None:
    """Desks of screens under the window, and a pilot's seat at each side."""
    for share, wide in ((-0.62, 0.66), (0.62, 0.66)):
        desk = Block(x=room.aside(share), z=3.35, wide=room.half * wide, deep=0.6, high=0.86)
        block(canvas, room, desk, "#5f6d84", top="#2a3448")
        _keys(canvas, room, desk)
    for share in (-0.62, 0.62):
        with room.flat(canvas, room.aside(share), 2.95):
            _seat(canvas, room)


def _keys(canvas: skia.Canvas, room: Shell, desk: Block) -> None:
    rng, half = room.diorama.rng(f"keys {desk.x:.2f}"), desk.wide * 50
    with room.flat(canvas, desk.x, desk.z + 0.45, high=desk.high):
        for k, x in enumerate(np.linspace(-half * 0.66, half * 0.66, 3).tolist()):
            tint = SCREENS[(k + int(rng.integers(4))) % 4]
            fill(canvas, slab(x - 27, -42, x + 27, -4, 3), room.seen("#1c2434", 0.2))
            fill(canvas, slab(x - 24, -39, x + 24, -7, 2), mix(tint, "#06121e", 0.66))
            if k % 2:
                for radius in (5, 10, 14):
                    stroke(canvas, oval(x, -23, radius, radius), tint, 1.4, 0.9)
            else:
                curve = [(x - 21 + i * 4, -23 - 9 * math.sin(i * 0.9 + k)) for i in range(11)]
                stroke(canvas, polyline(curve), tint, 1.8, 0.95)
            glow(canvas, x, -23, 52, tint, 0.35)
    with room.flat(canvas, desk.x, desk.z):
        for x in np.arange(-half + 14, half - 10, 17).tolist():
            tint = SCREENS[int(rng.integers(4))]
            fill(canvas, slab(x, -78, x + 9, -72, 2), tint, 0.9)
        stroke(canvas, polyline([(-half + 6, -12), (half - 6, -12)]), AMBER, 3, 0.8)


def _seat(canvas: skia.Canvas, room: Shell) -> None:
    fill(canvas, oval(0, 0, 24, 6), "#0a0e18", 0.6, blur=3)
    fill(canvas, slab(-4, -40, 4, 0, 2), room.seen(DARK_HULL, 0.5))
    shaded(canvas, slab(-26, -52, 26, -38, 7), "#39435c", room.light, softness=5)
    shaded(canvas, slab(-23, -122, 23, -50, 16), "#46526e", room.light, softness=9)
    shaded(canvas, slab(-14, -136, 14, -116, 8), "#39435c", room.light, softness=5)
    stroke(canvas, polyline([(-12, -112), (-12, -62)]), CYAN, 2, 0.6)
    stroke(canvas, polyline([(12, -112), (12, -62)]), CYAN, 2, 0.6)


class Stars:
    """A few stars that drift past the window."""

    def __init__(self, room: Shell) -> None:
        self.window, self.rows = _window(room), room.diorama.rng("drift").random((26, 3)).tolist()

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        bounds = self.window.getBounds()
        canvas.save()
        canvas.clipPath(self.window, doAntiAlias=True)
        for u, v, size in self.rows:
            x = bounds.left() + bounds.width() * ((u + t * (0.004 + 0.010 * size)) % 1)
            canvas.drawCircle(
                x,
                bounds.top() + bounds.height() * v,
                0.7 + size,
                plain("#ffffff", 0.5 + 0.4 * size),
            )
        canvas.restore()


class Lamps:
    """Small lights on the consoles that breathe, each at its own pace."""

    def __init__(self, room: Shell) -> None:
        rng, ground = room.diorama.rng("lamps"), room.ground
        self.lamps = []
        for share in (-0.62, 0.62):
            for u, rate, tint in rng.random((7, 3)).tolist():
                x = room.aside(share) + (u - 0.5) * room.half * 0.6
                spot = ground.at(x, 0.88, 3.5)
                self.lamps.append((*spot, 0.8 + 1.6 * rate, SCREENS[int(tint * 4)]))

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        for x, y, rate, tint in self.lamps:
            alpha = 0.35 + 0.6 * (0.5 + 0.5 * math.sin(t * rate + x))
            canvas.drawCircle(x, y, 2.6, plain(tint, alpha))
