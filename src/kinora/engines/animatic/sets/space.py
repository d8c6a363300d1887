"""Above a planet: nebula and stars, a lit globe with clouds and air, a ringed world, rocks."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, gouache, linear, plain, radial
from kinora.engines.animatic.paint.colour import ColourLike, mix, rgb
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.hours import hours
from kinora.engines.animatic.paint.light import Daylight, Light
from kinora.engines.animatic.paint.native import LINEAR, image_from_float
from kinora.engines.animatic.paint.noise import noise_field
from kinora.engines.animatic.paint.paths import smooth_closed
from kinora.engines.animatic.sets.base import Check, Mark, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.finish import finish
from kinora.engines.animatic.sets.globe import World, globe
from kinora.engines.animatic.sets.palette import Array
from kinora.engines.animatic.sets.twinkle import Twinkle
from kinora.engines.animatic.sets.view import View
from kinora.engines.animatic.sets.washes import PLUS, glow, rect, shaded_by


def space(order: Order, check: Check) -> Setting:
    picture = order.picture
    day, light = space_lamps()
    view = View.over(picture, picture.H * 0.30, 3.0, 900)
    diorama = Diorama(view, day, order.seed, check, shelf=order.shelf)
    diorama.plate("deep", 80, lambda canvas: deep_space(canvas, diorama), texture=0.05)
    diorama.plate("worlds", 20, lambda canvas: _worlds(canvas, diorama), wobble=0.8)
    diorama.plate("planet", 6, lambda canvas: _planet(canvas, diorama), wobble=0.8, texture=0.10)
    diorama.plate("rocks", 0.7, lambda canvas: _rocks(canvas, diorama, light), wobble=1.4, soft=1)
    diorama.live(70, Twinkle(picture, diorama.seed_of("twinkle"), picture.H * 0.7).draw)
    row = picture.H * 0.66
    spots = (
        ("centre", 0.52, row), ("left", 0.28, row - 30), ("right", 0.74, row - 20),
        ("far left", 0.15, row - 60), ("far right", 0.87, row - 60),
        ("back left", 0.36, row - 90), ("back", 0.55, row - 100), ("back right", 0.67, row - 90),
    )  # fmt: skip
    return Setting(
        name="space",
        picture=picture,
        day=day,
        light=light,
        ground=Ground(view.horizon, 3.0 / 2.2, 900, day.direction, picture.W / 2),
        haze=day.haze,
        layers=diorama.layers(),
        sheet=finish(picture, "#02030c", 0.30),
        marks=tuple(Mark(name, picture.W * x, y) for name, x, y in spots),
        spill=0.35,
        shadow=0.0,
        depth=400.0,
        sheltered=True,
    )


def space_lamps() -> tuple[Daylight, Light]:
    """A hard sun from the upper left, blue light from the planet on the edges."""
    day = replace(
        hours()["night"], name="space", key=(1.05, 0.92, 0.72), ambient=(0.36, 0.36, 0.46),
        haze=rgb("#2a3c78"), direction=(-0.62, 0.70, -0.2), stars=1.0, moon=False, glow=0.3,
    )  # fmt: skip
    light = Light(
        "space", source=(-0.62, -0.78), key=(1, 0.86, 0.66), rim=(0.66, 0.86, 1),
        shade=(0.05, 0.03, 0.16), ambient=(0.92, 0.90, 1), key_strength=0.30, rim_strength=0.9,
        shade_strength=0.62, glow=1.0, rim_source=(0.7, 0.6),
    )  # fmt: skip
    return day, light


def _nebula(height: int, width: int, seed: int) -> Array:
    """Two clouds of gas and dark dust between them, colours 0 to 1."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    y, x = y / height, x / width
    gas = noise_field(height, width, 3, 21 + seed, octaves=6)
    wisps = 1 - np.abs(noise_field(height, width, 5, 33 + seed, octaves=6)) * 1.5
    dust = noise_field(height, width, 6, 45 + seed, octaves=5)
    band = np.exp(-((((y - 0.40) + (x - 0.5) * 0.52 + gas * 0.10) / 0.20) ** 2))
    rose = np.clip(band * (0.52 + gas * 0.7) * wisps, 0, 1)
    blue = np.exp(-((((y - 0.26) + (x - 0.6) * 0.35) / 0.30) ** 2)) * (0.35 - gas * 0.6) * wisps
    blue, gold = np.clip(blue, 0, 1), np.clip(rose - 0.42, 0, 1) * 2.0
    shade = np.clip(1 - np.clip(dust * 1.4, 0, 0.85) * band, 0, 1)
    colour = np.dstack([
        0.018 + rose * 0.60 + blue * 0.10 + gold * 0.50,
        0.020 + rose * 0.16 + blue * 0.36 + gold * 0.38,
        0.070 + rose * 0.46 + blue * 0.62 + gold * 0.20,
    ])  # fmt: skip
    return np.asarray(colour * shade[..., None], np.float32)


def deep_space(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Nebula and stars over the whole painted area."""
    area, rng, scale = (
        diorama.picture.area(),
        diorama.rng("stars"),
        0.5 * min(1.0, diorama.picture.unit),
    )
    size = (max(int(area.height() * scale), 2), max(int(area.width() * scale), 2))
    nebula = image_from_float(_nebula(*size, diorama.seed_of("nebula") % 4))
    canvas.drawImageRect(nebula, area, LINEAR)
    for u, v, size_of, warm, alpha in rng.random((720, 5)).tolist():
        x, y = area.left() + area.width() * u, area.top() + area.height() * v
        tint = mix("#bcd4ff", "#ffe2c0", warm)
        canvas.drawCircle(x, y, 0.4 + 1.6 * size_of**3, plain(tint, 0.25 + 0.7 * alpha))
    for u, v, size_of, warm in rng.random((16, 4)).tolist():
        x, y = area.left() + area.width() * u, area.top() + area.height() * 0.75 * v
        _bright_star(canvas, (x, y), 5 + 8 * size_of, mix("#cfe0ff", "#ffd9a0", warm))


def _bright_star(
    canvas: skia.Canvas, at: tuple[float, float], size: float, tint: ColourLike
) -> None:
    """A star with four fine spikes."""
    x, y = at
    glow(canvas, x, y, size * 2.6, tint, 0.5)
    for dx, dy in ((1, 0.07), (0.07, 1)):
        spike = rect(x - size * dx, y - size * dy, x + size * dx, y + size * dy)
        canvas.drawOval(spike, plain("#ffffff", 0.85))
    canvas.drawCircle(x, y, size * 0.22, plain("#ffffff"))


def _planet(canvas: skia.Canvas, diorama: Diorama) -> None:
    """The big curve of the planet below."""
    picture = diorama.picture
    size = max(picture.W, picture.H * 0.8) * 1.22
    x, y = picture.W * 0.60, picture.H * (0.74 if picture.is_portrait else 0.70) + size * 0.5
    for thick, alpha in ((0.055, 0.30), (0.018, 0.60)):
        outer = size / 2 * (1 + thick)
        shader = radial(
            x, y, outer, ["#6ec8ff"] * 4, (0, 0, alpha, 0), (0, 0.94, 1 / (1 + thick), 1)
        )
        canvas.drawCircle(x, y, outer, shaded_by(shader, PLUS))
    world = World(
        land="#6d8a4e", sea="#1d5f9c", cloud=0.92, seed=7 + diorama.seed_of("planet") % 5,
        sun=(-0.42, -0.74, 0.52),
    )  # fmt: skip
    image = globe(int(size * min(picture.unit, 1.0) * 0.62), world)
    target = rect(x - size / 2, y - size / 2, x + size / 2, y + size / 2)
    canvas.drawImageRect(image, target, skia.SamplingOptions(skia.CubicResampler.Mitchell()))


def _worlds(canvas: skia.Canvas, diorama: Diorama) -> None:
    """A ringed world and a small moon."""
    picture = diorama.picture
    x, y, r = picture.W * 0.20, picture.H * 0.25, 83.0
    unit = picture.unit
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(-18)
    _rings(canvas, r, rect(-r * 3, -r * 3, r * 3, 0))
    tan = World(land="#e0a878", sea="#c9805e", cloud=0.5, seed=15, sun=(-0.62, -0.5, 0.6))
    canvas.drawImageRect(globe(int(r * 2.2 * unit), tan), rect(-r, -r, r, r), LINEAR)
    _rings(canvas, r, rect(-r * 3, 0, r * 3, r * 3))
    canvas.restore()
    grey = World(land="#b8b0c0", sea="#8c8498", cloud=0.0, seed=25, sun=(-0.6, -0.6, 0.5))
    left, top = picture.W * 0.80, picture.H * 0.13
    moon = globe(max(int(66 * unit), 4), grey)
    canvas.drawImageRect(moon, rect(left, top, left + 62, top + 62), LINEAR)


def _rings(canvas: skia.Canvas, r: float, half: skia.Rect) -> None:
    """The half of the rings inside a rectangle."""
    canvas.save()
    canvas.clipRect(half)
    rings = ((1.45, "#f0c890", 0.50, 7), (1.62, "#d99a6a", 0.65, 11), (1.84, "#f6e0b8", 0.45, 9))
    for k, tint, alpha, width in rings:
        paint = plain(tint, alpha)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width * r / 60)
        canvas.drawOval(rect(-r * k, -r * k * 0.24, r * k, r * k * 0.24), paint)
    canvas.restore()


def _rocks(canvas: skia.Canvas, diorama: Diorama, light: Light) -> None:
    """Near asteroids with craters, one edge in the sun."""
    picture, rng = diorama.picture, diorama.rng("rocks")
    places = (
        (0.02, 0.92, 96), (0.15, 1.03, 60), (0.98, 0.09, 74), (0.90, 0.01, 36), (0.21, 0.82, 17),
        (0.84, 0.21, 13),
    )  # fmt: skip
    for u, v, r in places:
        x, y = picture.W * u, picture.H * v
        outline = []
        for a in np.linspace(0, 6.28, 10)[:-1].tolist():
            reach = r * float(rng.uniform(0.80, 1.06))
            outline.append((x + reach * math.cos(a), y + reach * 0.82 * math.sin(a)))
        stone = smooth_closed(outline)
        gouache(canvas, stone, "#6a5a7a", light, seed=r, softness=r * 0.34, marks=34,
                length=r * 0.4, width=r * 0.10)  # fmt: skip
        with clipped(canvas, stone):
            for du, dv, size in rng.uniform(-1, 1, (7, 3)).tolist():
                cx, cy, c = x + du * r * 0.7, y + dv * r * 0.6, r * (0.14 + 0.06 * size)
                tones = ["#1c1230", "#4a3c5a", "#a890a8"]
                shader = linear((cx - c, cy - c), (cx + c, cy + c), tones)
                canvas.drawOval(rect(cx - c, cy - c * 0.8, cx + c, cy + c * 0.8), shaded_by(shader))
