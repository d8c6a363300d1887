"""A great cave: an opening full of daylight far behind, dripstone, a pool, glowing crystals."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, linear, radial, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.paths import polygon, polyline, smooth_closed, union
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.finish import Veil, finish
from kinora.engines.animatic.sets.outdoors import daylight, standing_marks
from kinora.engines.animatic.sets.palette import as_colour, tone
from kinora.engines.animatic.sets.view import View
from kinora.engines.animatic.sets.washes import glow, rect, shaded_by, smudge, wash

STONE = "#6a6478"
CRYSTALS = ("#5ae0ff", "#b07aff", "#5affc0")
EYE = 2.2


def cave(order: Order, check: Check) -> Setting:
    day = daylight(order)
    dim = replace(
        day,
        key=_times(day.key, 0.62),
        ambient=_cold(day.ambient),
        haze=_cold(day.haze),
        haze_density=1.0,
    )
    picture = order.picture
    view = View.over(picture, picture.H * 0.50, EYE)
    diorama = Diorama(view, dim, order.seed, check, shelf=order.shelf)
    hole = (
        picture.W * (0.5 + 0.18 * (1 if diorama.rng("hole").random() < 0.5 else -1) * view.wide),
        picture.H * 0.34,
    )
    diorama.plate("outside", 10, lambda canvas: _outside(canvas, diorama, hole), texture=0.06)
    diorama.plate("far", 4, lambda canvas: _walls(canvas, diorama, hole, 0), wobble=1.2)
    diorama.plate("middle", 2.2, lambda canvas: _walls(canvas, diorama, hole, 1), wobble=1.4)
    diorama.plate("floor", 1.06, lambda canvas: _floor(canvas, diorama, hole), wobble=1.2)
    diorama.plate("crystals", 1.5, lambda canvas: _crystals(canvas, diorama), wobble=0.6)
    diorama.live(1.5, Gleam(diorama).draw)
    diorama.plate("near", 0.72, lambda canvas: _near(canvas, diorama), soft=2.5)
    return Setting(
        name="cave",
        picture=picture,
        day=dim,
        light=_light(dim.moon),
        ground=Ground(view.horizon, EYE / 2.0, view.focal, (0.1, 0.9, 0.4), picture.W / 2),
        haze=as_colour(tone(dim.haze) * 0.6),
        layers=diorama.layers(),
        sheet=finish(picture, "#04030c", 0.58, Veil(*hole, 520, day.horizon, 0.16)),
        marks=standing_marks(diorama, 0.865, 0.8),
        spill=0.5,
        spill_from=(hole[0] / picture.W * 2 - 1, -0.6),
        shadow=0.5,
        depth=60.0,
        sheltered=True,
    )


def _times(colour: tuple[float, float, float], by: float) -> tuple[float, float, float]:
    return (colour[0] * by, colour[1] * by, colour[2] * by)


def _cold(colour: tuple[float, float, float]) -> tuple[float, float, float]:
    """The same colour under ground: darker and bluer."""
    red, green, blue = colour
    return (red * 0.72, green * 0.76, blue * 0.92)


def _light(night: bool) -> Light:
    """Light from the opening behind on the edges, crystals from the side."""
    level = 0.80 if night else 0.94
    return Light(
        "cave", source=(-0.35, -0.9), key=(0.86, 0.94, 1.0), rim=(0.95, 0.96, 1.0),
        shade=(0.08, 0.06, 0.22), ambient=(level * 0.86, level * 0.88, level), key_strength=0.26,
        rim_strength=1.0, shade_strength=0.55, glow=0.6,
    )  # fmt: skip


def _outside(canvas: skia.Canvas, diorama: Diorama, hole: tuple[float, float]) -> None:
    area, day = diorama.picture.area(), diorama.palette.day
    wash(canvas, area, [day.zenith, day.middle, day.horizon], (0.15, 0.42, 0.55))
    light = radial(*hole, 420, [mix(day.sun, day.horizon, 0.4)] * 2, (0.75, 0))
    canvas.drawRect(area, shaded_by(light))
    rng = diorama.rng("hills")
    for k, tint in enumerate(("#9ab8a0", "#6f9a78")):
        phase, low = float(rng.uniform(0, 6)), hole[1] + 44 + 36 * k
        rim = [
            (x, low + 20 * math.sin(x / 70 + phase))
            for x in np.linspace(area.left(), area.right(), 40).tolist()
        ]
        hill = polygon([*rim, (area.right(), area.bottom()), (area.left(), area.bottom())])
        fill(canvas, hill, as_colour(tone(tint) * np.clip(tone(day.horizon) + 0.1, 0, 1)))


def _walls(canvas: skia.Canvas, diorama: Diorama, hole: tuple[float, float], row: int) -> None:
    """One wall of rock with a ragged opening, dripstone hanging from it and standing under it."""
    picture, area, rng = diorama.picture, diorama.picture.area(), diorama.rng(f"wall {row}")
    x, y = hole
    grow = 1.0 if row == 0 else 1.9
    rx, ry = 165 * grow * max(diorama.view.wide, 0.7), 150 * (1 + (grow - 1) * 0.75)
    rim = []
    for k in range(22):
        a = k * math.tau / 22
        reach = float(rng.uniform(0.80, 1.12))
        rim.append((x + rx * reach * math.cos(a), y + ry * reach * math.sin(a)))
    wall = skia.Path()
    wall.addRect(area)
    wall = skia.Op(wall, smooth_closed(rim), skia.PathOp.kDifference_PathOp)
    icicles = [_drip(px, py - 26, float(rng.uniform(60, 150)) * grow * 0.7, float(rng.uniform(12, 24)) * grow, 1)
               for px, py in rim if py < y - ry * 0.2]  # fmt: skip
    wall = union(wall, *icicles)
    air = 0.42 - 0.24 * row
    deep = as_colour(tone(STONE) * tone(diorama.palette.day.ambient) * (0.62 - 0.22 * row))
    near = mix(
        as_colour(tone(STONE) * tone(diorama.palette.day.ambient)), diorama.palette.day.haze, air
    )
    canvas.drawPath(
        wall,
        shaded_by(
            radial(
                x,
                y,
                max(picture.W, picture.H) * (0.50 + 0.1 * row),
                [mix(near, diorama.palette.day.sun, 0.25), near, deep],
                stops=(0.18, 0.42, 1),
            )
        ),
    )
    canvas.save()
    canvas.clipPath(wall, doAntiAlias=True)
    _grain(canvas, diorama, rng, (x, y), (near, deep))
    canvas.restore()


def _grain(
    canvas: skia.Canvas,
    diorama: Diorama,
    rng: np.random.Generator,
    at: tuple[float, float],
    tones: tuple[tuple[float, float, float], tuple[float, float, float]],
) -> None:
    """Strokes of stone that run around the opening."""
    area, count = diorama.picture.area(), 700
    xs, ys = (
        rng.uniform(area.left(), area.right(), count),
        rng.uniform(area.top(), area.bottom(), count),
    )
    angles = np.arctan2(ys - at[1], xs - at[0]) + math.pi / 2 + rng.normal(0, 0.3, count)
    far = np.hypot(xs - at[0], ys - at[1]) / max(diorama.picture.W, diorama.picture.H)
    stops = [tone(tones[1]) * 0.7, tone(tones[1]), tone(tones[0])]
    shades = ramp(stops, 0.72 - far + rng.normal(0, 0.2, count))
    faint = [(shade & 0xFFFFFF) | 0x77000000 for shade in shades]
    stamp(canvas, "dab", xs, ys, rng.uniform(26, 96, count), angles, faint)


def _drip(x: float, y: float, high: float, wide: float, way: int) -> skia.Path:
    """A dripstone; `way` 1 hangs, -1 stands."""
    return smooth_closed([
        (x - wide, y), (x - wide * 0.45, y + way * high * 0.45), (x, y + way * high),
        (x + wide * 0.4, y + way * high * 0.5), (x + wide, y),
    ], 0.8)  # fmt: skip


def _floor(canvas: skia.Canvas, diorama: Diorama, hole: tuple[float, float]) -> None:
    """Wet rock with a pool that mirrors the opening, stones standing at the sides."""
    view, area, picture, palette = (
        diorama.view,
        diorama.picture.area(),
        diorama.picture,
        diorama.palette,
    )
    top, rng = view.horizon + 34, diorama.rng("floor")
    rim = [
        (x, top + float(rng.uniform(-9, 9)))
        for x in np.linspace(area.left(), area.right(), 26).tolist()
    ]
    ground = polygon([*rim, (area.right(), area.bottom()), (area.left(), area.bottom())])
    ambient = tone(palette.day.ambient)
    tones = [as_colour(tone("#8f8aa0") * ambient * k) for k in (1.15, 0.95, 0.55)]
    canvas.drawPath(ground, shaded_by(linear((0, top), (0, area.bottom()), tones)))
    canvas.save()
    canvas.clipPath(ground, doAntiAlias=True)
    count = 620
    down = rng.random(count) ** 0.8
    xs, ys = rng.uniform(area.left(), area.right(), count), top + (area.bottom() - top) * down
    stops = [tone(tones[2]) * 0.6, tone(tones[1]), tone(tones[0]) * 1.25]
    shades = [(s & 0xFFFFFF) | 0x88000000 for s in ramp(stops, 0.5 + rng.normal(0, 0.22, count))]
    stamp(canvas, "dab", xs, ys, 16 + 80 * down, rng.normal(0, 0.12, count), shades)
    light = mix(palette.day.sun, palette.day.horizon, 0.5)
    smudge(canvas, hole[0], top + 110, (250 * view.wide + 60, 66), light, 0.40, 34)
    pool = smooth_closed([(hole[0] - 230 * view.wide, top + 40), (hole[0], top + 24), (hole[0] + 250 * view.wide, top + 42),
                          (hole[0] + 130 * view.wide, top + 66), (hole[0] - 160 * view.wide, top + 62)])  # fmt: skip
    canvas.drawPath(
        pool,
        shaded_by(
            linear((0, top + 24), (0, top + 68), [light, mix(light, "#1c3a5a", 0.75)], (0.75, 0.8))
        ),
    )
    canvas.restore()
    for u, lift in ((-0.02, 40), (0.10, 14), (0.90, 18), (1.03, 44)):
        x = picture.W * u + float(rng.uniform(-14, 14))
        stone = _drip(
            x, top + lift + 30, float(rng.uniform(120, 190)), float(rng.uniform(26, 40)), -1
        )
        ends = (hole[0], 0.0), (hole[0] + (1 if x > hole[0] else -1) * picture.W * 0.6, 0.0)
        canvas.drawPath(
            stone, shaded_by(linear(*ends, [as_colour(tone("#a8a2b8") * ambient), tones[2]]))
        )


def _spots(diorama: Diorama) -> list[tuple[float, float, float, str]]:
    """Where the crystals grow: column, row, size, colour."""
    picture, rng, row = diorama.picture, diorama.rng("crystals"), diorama.view.horizon + 60
    base = int(rng.integers(3))
    shares = ((0.06, 20, 1.0), (0.20, 0, 0.6), (0.80, 4, 0.66), (0.94, 26, 1.05))
    return [
        (picture.W * u, row + dy, size * 128, CRYSTALS[(base + k) % 3])
        for k, (u, dy, size) in enumerate(shares)
    ]


def _crystals(canvas: skia.Canvas, diorama: Diorama) -> None:
    for k, (x, y, size, tint) in enumerate(_spots(diorama)):
        rng = diorama.rng(f"crystal {k}")
        glow(canvas, x, y - size * 0.4, size * 2.4, tint, 0.40)
        for a in np.linspace(-0.62, 0.62, 6)[np.argsort(rng.random(6))].tolist():
            tall, wide = size * float(rng.uniform(0.6, 1.15)), size * 0.11
            canvas.save()
            canvas.translate(x + a * size * 0.45, y + 6)
            canvas.rotate(math.degrees(a) * 0.8)
            left = polygon([(-wide, 0), (-wide, -tall * 0.8), (0, -tall), (0, 0)])
            right = polygon([(0, 0), (0, -tall), (wide, -tall * 0.8), (wide, 0)])
            fill(canvas, left, mix(tint, "#ffffff", 0.42))
            fill(canvas, right, mix(tint, "#10183a", 0.25))
            stroke(canvas, polyline([(0, 0), (0, -tall)]), "#ffffff", 1.2, 0.7)
            canvas.restore()


class Gleam:
    """The crystals' light breathes."""

    def __init__(self, diorama: Diorama) -> None:
        self.spots = _spots(diorama)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        for k, (x, y, size, tint) in enumerate(self.spots):
            strength = 0.10 + 0.10 * math.sin(t * 1.3 + k * 1.9)
            light = radial(x, y - size * 0.4, size * 1.5, [tint, tint], (max(strength, 0.0), 0))
            canvas.drawRect(
                rect(x - size * 1.5, y - size * 1.9, x + size * 1.5, y + size * 1.1),
                shaded_by(light, skia.BlendMode.kPlus),
            )


def _near(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Dark dripstone that frames the picture from above and at the lower corners."""
    picture, area, rng = diorama.picture, diorama.picture.area(), diorama.rng("near")
    dark = as_colour(tone("#2a2638") * tone(diorama.palette.day.ambient))
    top = skia.Path()
    top.addRect(rect(area.left(), area.top(), area.right(), area.top() + picture.margin * 0.9))
    shapes = [top]
    for u in np.linspace(-0.06, 1.06, 11).tolist():
        edge = abs(u - 0.5) * 2
        high = picture.margin + float(rng.uniform(30, 90)) + 110 * edge**2
        shapes.append(
            _drip(
                picture.W * u + float(rng.uniform(-24, 24)),
                area.top(),
                high,
                float(rng.uniform(34, 66)),
                1,
            )
        )
    fill(canvas, union(*shapes), dark)
    for u in (-0.05, 1.05):
        fill(canvas, _drip(picture.W * u, area.bottom(), picture.margin + 190, 130, -1), dark)
