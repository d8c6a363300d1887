"""Open water under a wide sky: rolling swells, glints, and a lighthouse on a cliff."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, fill, linear, plain
from kinora.engines.animatic.paint.colour import colour_int, mix
from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.paint.paths import polygon
from kinora.engines.animatic.scene import seed_from
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import as_colour, tone
from kinora.engines.animatic.sets.plants import grass
from kinora.engines.animatic.sets.sea import paint_sea, sea_glints
from kinora.engines.animatic.sets.swell import swells
from kinora.engines.animatic.sets.washes import PLUS, glow, rect, shaded_by, slab

STONE, TURF = "#8f7663", "#7f9c48"


def open_sea(order: Order, check: Check) -> Setting:
    """The open sea, nothing but water."""
    return _sea(order, check, "open sea", lighthouse=False)


def lighthouse(order: Order, check: Check) -> Setting:
    """A lighthouse on a headland over the sea."""
    return _sea(order, check, "lighthouse", lighthouse=True)


def _sea(order: Order, check: Check, name: str, *, lighthouse: bool) -> Setting:
    is_left = bool(seed_from(order.seed, "headland") & 1)
    sun_x = (0.66 if is_left else 0.34) if lighthouse else None  # never behind the headland
    diorama = open_diorama(order, check, horizon=0.47, eye=4.0, sun_x=sun_x)
    view, palette, picture = diorama.view, diorama.palette, diorama.picture
    diorama.sky()
    seed = diorama.seed_of("sea")
    diorama.plate("sea", 6, lambda canvas: paint_sea(canvas, view, palette, view.bottom, seed=seed),
                texture=0.05)  # fmt: skip
    check()
    tall = max(picture.H / picture.W - 0.6, 0)
    rows = (view.horizon + 0.055 * picture.H, picture.H * (0.80 + 0.08 * min(tall, 1)))
    waves = swells(view, palette, rows, 6 + int(3 * tall), diorama.seed_of("waves"))
    for i, wave in enumerate(waves[:-1]):
        diorama.moving(3.0 - 0.05 * i if i < 3 else 1.6 - 0.02 * i, wave.paint, wave.draw)
    if lighthouse:
        cliff = Cliff(diorama, mirrored=is_left)
        diorama.plate("cliff", 1.9, cliff.paint)
        if palette.dark or palette.day.name == "dusk":
            diorama.live(1.88, cliff.draw_beam)
    diorama.live(1.3, sea_glints(view, palette, picture.H * 0.80, diorama.seed_of("glints")).draw)
    diorama.moving(0.85, waves[-1].paint, waves[-1].draw)
    return outdoor_setting(diorama, name, story=2.2, stand=0.80)


class Cliff:
    """A rock headland with a grass cap and a banded tower; on one side at every hour."""

    def __init__(self, diorama: Diorama, *, mirrored: bool) -> None:
        self.diorama, self.picture, self.mirrored = diorama, diorama.picture, mirrored
        self.top = diorama.view.horizon - self.picture.H * 0.10
        self.tower = self.picture.H * 0.14 + 95

    def _x(self, share: float) -> float:
        x = self.picture.W * share
        return self.picture.W - x if self.mirrored else x

    @property
    def lamp(self) -> tuple[float, float]:
        return self._x(0.805), self.top + 6 - self.tower * 0.885

    def paint(self, canvas: skia.Canvas) -> None:
        high, horizon, top = self.picture.H, self.diorama.view.horizon, self.top
        beyond = 1.05 + self.picture.margin / self.picture.W
        edge = [
            (beyond, top - high * 0.06), (0.93, top - high * 0.035), (0.80, top),
            (0.735, top + high * 0.012), (0.705, top + high * 0.07), (0.715, horizon + high * 0.02),
            (0.665, horizon + high * 0.10), (0.62, horizon + high * 0.19),
            (0.66, horizon + high * 0.30), (beyond, horizon + high * 0.34),
        ]  # fmt: skip
        points = [(self._x(x), y) for x, y in edge]
        rng = self.diorama.rng("cliff")
        path = _jagged(points, rng)
        self._stone(canvas, path, rng)
        self._turf(canvas, points[:4], rng)
        self._tower(canvas)

    def _stone(self, canvas: skia.Canvas, path: skia.Path, rng: np.random.Generator) -> None:
        palette, top, high = self.diorama.palette, self.top, self.picture.H
        tones = palette.ramp(STONE, 0.10)
        fill(canvas, path, as_colour(tones[1]))
        bounds, count = path.getBounds(), 900
        xs = rng.uniform(bounds.left(), bounds.right(), count)
        ys = rng.uniform(bounds.top(), bounds.bottom(), count)
        face = np.sin(xs / 46 + np.sin(ys / 60) * 1.6) * (1 if palette.from_right else -1)
        value = 0.40 + face * 0.25 - (ys - top) / high * 0.45 + rng.normal(0, 0.13, count)
        with clipped(canvas, path):
            stamp(canvas, "dab", xs, ys, rng.uniform(18, 60, count), rng.normal(1.35, 0.22, count),
                  ramp(tones, value))  # fmt: skip
            dark = colour_int(as_colour(tones[0] * 0.75), 0.75)
            for _ in range(9):
                x = rng.uniform(bounds.left(), bounds.right()) + rng.normal(0, 6, 3)
                y = top + high * rng.uniform(0.08, 0.3, 3)
                stamp(canvas, "streak", x, y, 110, rng.normal(1.45, 0.12, 3), [dark] * 3)

    def _turf(
        self, canvas: skia.Canvas, rim: list[tuple[float, float]], rng: np.random.Generator
    ) -> None:
        ordered = sorted(rim)
        xs = rng.uniform(ordered[0][0], ordered[-1][0], 420)
        ys = np.interp(xs, [x for x, _ in ordered], [y for _, y in ordered])
        blades = (xs, ys + rng.random(420) * 13, rng.uniform(7, 20, 420))
        grass(canvas, self.diorama.palette, blades, TURF, rng, bend=0.4)

    def _tower(self, canvas: skia.Canvas) -> None:
        palette, tall = self.diorama.palette, self.tower
        x, base = self._x(0.805), self.top + 6
        for i in range(5):
            albedo = "#f1ece0" if i % 2 == 0 else "#c4453c"
            _band(canvas, self.diorama, (x, base, tall), (i / 5, (i + 1) / 5), albedo)
        y = base - tall * 0.82
        iron = [as_colour(step) for step in palette.ramp("#3a3a44", 0.04)]
        fill(
            canvas,
            slab(x - tall * 0.10, y - tall * 0.022, x + tall * 0.10, y + tall * 0.008, 2),
            iron[1],
        )
        room = rect(x - tall * 0.052, y - tall * 0.11, x + tall * 0.052, y - tall * 0.02)
        lit = 1.0 if palette.dark else 0.35
        canvas.drawRect(room, plain(mix(palette.flat((0.7, 0.8, 0.85), 0.6), (1, 0.9, 0.6), lit)))
        roof = polygon([
            (x - tall * 0.075, room.top()), (x, room.top() - tall * 0.08),
            (x + tall * 0.075, room.top()),
        ])  # fmt: skip
        fill(canvas, roof, as_colour(palette.ramp("#b53a34", 0.04)[2]))
        if lit == 1.0:
            glow(canvas, x, room.centerY(), tall * 0.5, (1, 0.85, 0.5), 0.7)

    def draw_beam(self, canvas: skia.Canvas, t: float) -> None:
        """The turning lamp: nested additive triangles, no blur."""
        (x, y), turn = self.lamp, math.sin(t * 0.7)
        length = self.picture.W * turn * (1 if self.mirrored else -1)
        shader = linear((x, 0), (x + (length or 1), 0), [(1, 0.9, 0.6)] * 2, (0.20, 0))
        for width in (0.35, 0.6, 0.8, 1.0):
            spread = (abs(length) * 0.08 + 3) * width
            cone = polygon([
                (x, y - 3 * width), (x + length, y - spread), (x + length, y + spread),
                (x, y + 3 * width),
            ])  # fmt: skip
            canvas.drawPath(cone, shaded_by(shader, PLUS))


def _jagged(points: list[tuple[float, float]], rng: np.random.Generator) -> skia.Path:
    """A closed outline with small irregular steps between its corners."""
    path = skia.Path()
    path.moveTo(*points[0])
    for a, b in pairwise(points):
        for i in range(1, 8):
            t = i / 7
            jag = float(rng.normal(0, 3.5)) if i < 7 else 0.0
            path.lineTo(a[0] + (b[0] - a[0]) * t + jag, a[1] + (b[1] - a[1]) * t + jag * 0.6)
    path.close()
    return path


def _band(
    canvas: skia.Canvas,
    diorama: Diorama,
    tower: tuple[float, float, float],
    span: tuple[float, float],
    albedo: str,
) -> None:
    """One painted ring of a tower (x, base, height), between two shares of its height."""
    (x, base, tall), (low, high) = tower, span

    def half(share: float) -> float:
        return tall * (0.115 - 0.045 * share)

    def row(share: float) -> float:
        return base - tall * 0.82 * share

    ring = skia.Path()
    ring.moveTo(x - half(low), row(low))
    ring.lineTo(x - half(high), row(high))
    ring.lineTo(x + half(high), row(high))
    ring.lineTo(x + half(low), row(low))
    ring.quadTo(x, row(low) + tall * 0.022, x - half(low), row(low))
    tones = [as_colour(step) for step in diorama.palette.ramp(tone(albedo), 0.06)]
    if not diorama.palette.from_right:
        tones = tones[::-1]
    shader = linear((x - half(0), 0), (x + half(0), 0), tones, stops=(0.1, 0.4, 0.7, 0.95))
    canvas.drawPath(ring, shaded_by(shader))
