"""A waterfall: white water over a cliff between woods, mist at its foot, a pool, wet stones."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import clipped, fill, linear, plain, soft_spot
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.paint.native import LINEAR
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.paint.paths import polygon, smooth_closed
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.countryside import far_hills
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.evergreens import conifer
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.grassland import earth, meadow_colours
from kinora.engines.animatic.sets.outdoors import broad_water, open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import Array, as_colour, between, tone
from kinora.engines.animatic.sets.plants import bush, grass, rock
from kinora.engines.animatic.sets.sea import Glints, paint_sea
from kinora.engines.animatic.sets.terrain import Land, Slopes
from kinora.engines.animatic.sets.trees import broadleaf, crown
from kinora.engines.animatic.sets.undergrowth import tufts
from kinora.engines.animatic.sets.washes import rect, shaded_by

SHORE = 0.755  # share of the height where the near bank begins
STONE = "#7d756c"


def waterfall(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.46, eye=2.8)
    diorama.sky()
    far_hills(diorama)
    diorama.plate("cliff", 2.4, lambda canvas: _cliff(canvas, diorama), wobble=1.4)
    diorama.live(2.39, Curtain(diorama).draw)
    diorama.plate("pool", 2.0, lambda canvas: _pool(canvas, diorama), texture=0.04)
    diorama.live(1.99, _ripples(diorama).draw)
    diorama.live(1.95, Mist(diorama).draw)
    _bank(diorama)
    tufts(diorama, "#5f9240", blossoms=("#fff4e0", "#a98be0"), count=8, gap=0.4)
    return outdoor_setting(
        diorama, "waterfall", story=2.5, stand=0.875, water=broad_water(diorama, 0.58, SHORE - 0.02)
    )


def _fall(diorama: Diorama) -> tuple[float, float, float, float]:
    """Column of the middle, upper row, lower row, half of the width."""
    picture, horizon = diorama.picture, diorama.view.horizon
    side = 1 if diorama.rng("fall").random() < 0.5 else -1
    x = picture.W * (0.5 + side * 0.15 * diorama.view.wide)
    return x, horizon - picture.H * 0.30, horizon + 46, 74.0


def _cliff(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Rock from edge to edge, highest beside the water, firs on its rim."""
    picture, palette, rng = diorama.picture, diorama.palette, diorama.rng("cliff")
    area, (x, top, foot, half) = picture.area(), _fall(diorama)
    rim = []
    for at in np.linspace(area.left(), area.right(), 44).tolist():
        away = max(abs(at - x) - half, 0) / (picture.W * 0.62)
        lift = (foot - top) * (1 - 0.42 * min(away, 1.3) ** 1.2)
        notch = 22 * math.exp(-(((at - x) / (half * 0.9)) ** 2))
        rim.append((at, foot - lift + notch + float(rng.uniform(-12, 12)) * min(away * 6, 1)))
    _rim_trees(canvas, diorama, rim, (x, half))
    body = polygon([*rim, (area.right(), foot + 60), (area.left(), foot + 60)])
    tones = palette.ramp(STONE, 0.16)
    fill(canvas, body, as_colour(tones[1]))
    with clipped(canvas, body):
        count = 1300
        xs = rng.uniform(area.left(), area.right(), count)
        ys = rng.uniform(top - 20, foot + 40, count)
        ledge = np.sin(xs / 38 + np.sin(ys / 44) * 1.8) * (1 if palette.from_right else -1)
        value = 0.42 + ledge * 0.26 - (ys - top) / picture.H * 0.30 + rng.normal(0, 0.14, count)
        stamp(
            canvas,
            "dab",
            xs,
            ys,
            rng.uniform(20, 70, count),
            rng.normal(1.4, 0.25, count),
            ramp(tones, value),
        )
        dark = rect(x - half * 1.5, top, x + half * 1.5, foot + 40)
        shade = as_colour(tones[0] * 0.6)
        canvas.drawRect(
            dark,
            shaded_by(linear((dark.left(), 0), (dark.right(), 0), [shade] * 4, (0, 0.7, 0.7, 0))),
        )
    _ledges(canvas, diorama, rim, foot)


def _rim_trees(
    canvas: skia.Canvas,
    diorama: Diorama,
    rim: list[tuple[float, float]],
    gap: tuple[float, float],
) -> None:
    x, half = gap
    for i, (at, row) in enumerate(rim):
        if abs(at - x) < half * 1.25:
            continue
        stand = diorama.stand(f"rim tree {i}", at, row + 10, haze=0.14, shadow=False)
        tree = conifer if stand.rng.random() < 0.7 else broadleaf
        tree(canvas, stand, float(stand.rng.uniform(70, 130)))


def _ledges(
    canvas: skia.Canvas, diorama: Diorama, rim: list[tuple[float, float]], foot: float
) -> None:
    """Ferny green along the rim and on ledges."""
    (x, _, _, half), rng = _fall(diorama), diorama.rng("ledges")
    for i, (at, row) in enumerate(rim):
        spots = [(at, row + 4)]
        if rng.random() < 0.7:
            spots.append((at, row + (foot - row) * float(rng.uniform(0.3, 0.9))))
        for k, (px, py) in enumerate(spots):
            if abs(px - x) < half * 1.3:
                continue
            stand = diorama.stand(f"ledge {i} {k}", px, py, haze=0.12)
            blobs = [
                (px + dx, py - dy, r)
                for dx, dy, r in ((-15.0, 4.0, 13.0), (0.0, 9.0, 17.0), (16.0, 4.0, 12.0))
            ]
            crown(canvas, stand, blobs, tone("#5f8f44"), dab=7, density=0.8)


class Curtain:
    """The falling water: one tall strip of streaks that slides down, twice as fast in front."""

    def __init__(self, diorama: Diorama) -> None:
        self.x, self.top, self.foot, self.half = _fall(diorama)
        palette, rng = diorama.palette, diorama.rng("curtain")
        self.high = self.foot - self.top + 10
        white, blue = palette.flat("#f8fcff", 0.85), palette.flat("#9cc8dc", 0.4)
        self.strips = [self._strip(diorama, rng, white, blue, density) for density in (120, 60)]
        tones = [mix(blue, white, share) for share in (0.45, 0.8, 0.55, 0.85, 0.4)]
        self.body = linear((self.x - self.half, 0), (self.x + self.half, 0), tones)
        self.outline = polygon([
            (self.x - self.half * 0.72, self.top + 20), (self.x + self.half * 0.72, self.top + 20),
            (self.x + self.half, self.foot + 10), (self.x - self.half, self.foot + 10),
        ])  # fmt: skip

    def _strip(
        self,
        diorama: Diorama,
        rng: np.random.Generator,
        white: tuple[float, float, float],
        blue: tuple[float, float, float],
        count: int,
    ) -> skia.Image:
        wide, high = self.half * 2, self.high

        def paint(canvas: skia.Canvas) -> None:
            xs, ys = rng.uniform(0, wide, count), rng.uniform(0, high, count)
            sizes = rng.uniform(40, 130, count)
            shades = ramp([tone(blue), tone(white)], rng.uniform(0.3, 1.3, count))
            faint = [(shade & 0xFFFFFF) | 0xAA000000 for shade in shades]
            for lift in (-high, 0.0, high):
                stamp(canvas, "streak", xs, ys + lift, sizes, math.pi / 2, faint)

        return sprite(wide, high, diorama.picture.unit, paint, wobble=0, texture=0)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        canvas.save()
        canvas.clipPath(self.outline, doAntiAlias=True)
        canvas.drawPath(self.outline, skia.Paint(Shader=self.body, AntiAlias=True))
        for image, speed in zip(self.strips, (210.0, 330.0), strict=True):
            shift = (t * speed) % self.high
            for lift in (shift - self.high, shift):
                top = self.top + lift
                target = rect(self.x - self.half, top, self.x + self.half, top + self.high)
                canvas.drawImageRect(image, target, LINEAR)
        canvas.restore()


class Mist:
    """Spray that boils where the water lands."""

    def __init__(self, diorama: Diorama) -> None:
        self.x, _, self.foot, self.half = _fall(diorama)
        tint = diorama.palette.flat("#ffffff", 0.7, 0.15)
        self.rows = diorama.rng("mist").random((16, 3)).tolist()
        self.puff = sprite(
            120, 120, diorama.picture.unit * 0.5,
            lambda canvas: soft_spot(canvas, 60, 60, 60, 60, tint, 0.75), wobble=0, texture=0,
        )  # fmt: skip

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        for u, v, phase in self.rows:
            age = (t * (0.20 + 0.14 * v) + phase) % 1
            size = 24 + 62 * age
            x = self.x + (u - 0.5) * self.half * 2.4 * (1 + 0.5 * age)
            y = self.foot + 10 - 62 * age
            paint = skia.Paint(Alphaf=0.62 * math.sin(math.pi * age))
            target = rect(x - size, y - size * 0.7, x + size, y + size * 0.7)
            canvas.drawImageRect(self.puff, target, LINEAR, paint)


def _pool(canvas: skia.Canvas, diorama: Diorama) -> None:
    view, palette, picture = diorama.view, diorama.palette, diorama.picture
    area, (x, _, foot, half) = picture.area(), _fall(diorama)
    bottom = picture.H * (SHORE + 0.14)
    below = rect(area.left(), foot + 8, area.right(), area.bottom())
    canvas.drawRect(below, plain(palette.flat("#3f6f5a", 0.3)))  # never seen but in seams
    canvas.save()
    canvas.clipRect(rect(area.left(), foot, area.right(), bottom))
    paint_sea(canvas, view, palette, bottom, seed=diorama.seed_of("pool"), shallow_from=0.5)
    cliff = as_colour(palette.surface(tone("#4f5f50"), 0.2))
    shade = linear((0, foot), (0, foot + 120), [cliff, cliff], (0.72, 0.0))
    canvas.drawRect(rect(area.left(), foot, area.right(), foot + 120), shaded_by(shade))
    white = palette.flat("#f8fcff", 0.8)
    gleam = smooth_closed(
        [
            (x - half * 1.3, foot),
            (x + half * 1.3, foot),
            (x + half * 0.8, foot + 130),
            (x - half * 0.8, foot + 130),
        ]
    )
    fill(canvas, gleam, white, 0.42, blur=14)
    fill(
        canvas, rect_path(x - half * 1.5, foot - 2, x + half * 1.5, foot + 12), white, 0.85, blur=4
    )
    canvas.restore()
    for i, (u, size) in enumerate(((-1.9, 76), (1.8, 88), (-2.7, 50), (2.6, 46), (1.35, 34))):
        stand = diorama.stand(f"pool stone {i}", x + u * half, foot + 16 + 9 * (i % 3), haze=0.08)
        rock(canvas, stand, float(size), albedo=STONE)


def rect_path(left: float, top: float, right: float, bottom: float) -> skia.Path:
    """A rectangle as a path."""
    path = skia.Path()
    path.addRect(rect(left, top, right, bottom))
    return path


def _ripples(diorama: Diorama) -> Glints:
    palette, picture, rng = diorama.palette, diorama.picture, diorama.rng("ripples")
    _, _, foot, _ = _fall(diorama)
    count = 120
    down = rng.random(count)
    ys = foot + 8 + down * (picture.H * SHORE - foot - 8)
    xs, sizes = rng.random(count) * picture.W, (10 + 36 * down) * rng.uniform(0.6, 1.3, count)
    tint = as_colour(between(palette.horizon, palette.sun, 0.4))
    return Glints((xs, ys, sizes), tint, diorama.seed_of("ripples"), strength=0.55)


def _bank(diorama: Diorama) -> None:
    soft, fine, view, picture = fields().soft, fields().fine, diorama.view, diorama.picture
    line, green = picture.H * SHORE, meadow_colours("#6a9440")
    phase = float(diorama.rng("bank").uniform(0, 6.28))

    def rim(x: Array) -> Array:
        return np.asarray(
            line + 13 * np.sin(x / 200 + phase) + 6 * np.sin(x / 71 + phase), np.float32
        )

    def colours(land: Slopes) -> Array:
        row = view.horizon + view.focal * view.eye / land.z
        column = picture.W / 2 + view.focal * land.x / land.z
        damp = smoothstep(44, 6, row - rim(column) + 14 * fine.sample(land.x / 3, land.z / 3))
        return between(green(land), earth(land, "#8f8878"), damp[..., None])

    def heights(x: Array, z: Array) -> Array:
        return np.asarray(0.2 * soft.sample(x / 12, z / 12) * smoothstep(7, 4, z), np.float32)

    def detail(canvas: skia.Canvas) -> None:
        spots = diorama.scatter("blades", 1800, (view.near, view.depth(line + 34)), heights)
        table, rng = np.array(spots, np.float32), diorama.rng("blade shapes")
        lengths = view.focal / table[:, 2] * rng.uniform(0.06, 0.22, len(table))
        grass(canvas, diorama.palette, (table[:, 0], table[:, 1], lengths), "#6f9c3e", rng)
        for i, (u, wide) in enumerate(
            ((0.05, 130), (0.16, 70), (0.86, 84), (0.97, 140), (0.30, 40), (0.74, 46))
        ):
            x = picture.W * u
            stand = diorama.stand(f"stone {i}", x, float(rim(np.array(x))) + 20)
            rock(canvas, stand, wide * max(view.wide, 0.7), albedo=STONE)
        for i, u in enumerate((-0.01, 1.02)):
            bush(canvas, diorama.stand(f"bush {i}", picture.W * u, line + 44), 190)

    land = Land(heights=heights, colours=colours, near=view.near, far=view.depth(line - 28),
                slices=150, haze_length=500, detail=0.6)  # fmt: skip
    diorama.land("bank", 1.05, land, decorate=detail,
                 mask=lambda x, y: smoothstep(-3, 3, y - rim(x)))  # fmt: skip
