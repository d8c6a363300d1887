"""A volcano at work: lava down its flanks, smoke above, glowing cracks in black ground."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import clipped, linear, plain, soft_spot, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.paint.native import LINEAR
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.paint.paths import Point, polygon, smooth_open
from kinora.engines.animatic.sets.base import Check, Mark, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import Array, tone
from kinora.engines.animatic.sets.plants import rock
from kinora.engines.animatic.sets.terrain import Land, Slopes
from kinora.engines.animatic.sets.washes import PLUS, glow, rect, shaded_by

LAVA = ("#c8281a", "#ff6a1c", "#ffd24a")


def volcano(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.50, eye=2.4)
    diorama.sky(cover=0.5)
    diorama.plate("cone", 8, lambda canvas: _cone(canvas, diorama), wobble=1.0)
    diorama.live(7.9, Plume(diorama).draw)
    diorama.live(7.8, Embers(diorama).draw)
    _ground(diorama)
    setting = outdoor_setting(
        diorama, "volcano", story=2.3, stand=0.865, vignette=0.40, rim=(1.0, 0.5, 0.22)
    )
    x, top, _ = _crater(diorama)
    marks = (*setting.marks, Mark("crater", x, top + 8))
    return replace(setting, haze=mix(setting.haze, "#5a2a24", 0.45), marks=marks)


def _crater(diorama: Diorama) -> tuple[float, float, float]:
    """Column and row of the crater and half of its width."""
    picture = diorama.picture
    aside = 0.5 + 0.10 * (1 if diorama.rng("crater").random() < 0.5 else -1)
    return picture.W * aside, diorama.view.horizon - picture.H * 0.25 - 14, 62.0


def _cone(canvas: skia.Canvas, diorama: Diorama) -> None:
    palette, rng = diorama.palette, diorama.rng("cone")
    (x, top, half), base = _crater(diorama), diorama.view.horizon + 40
    wide, area = 560 * max(diorama.view.wide, 0.72), diorama.picture.area()
    behind = rect(area.left(), diorama.view.horizon + 2, area.right(), base + 90)
    canvas.drawRect(behind, plain(palette.flat("#4a4248", 0.3, 0.5)))
    rim = []
    for side in (-1, 1):
        for u in np.linspace(0, 1, 15).tolist():
            flare = half + (wide - half) * (u * 0.55 + 0.45 * u**2.6)
            rim.append((x + side * flare + float(rng.uniform(-4, 4)), top + (base - top) * u))
    left, right = rim[:15], rim[15:]
    body = polygon([*left[::-1], (x - half * 0.4, top + 13), (x + half * 0.4, top + 11), *right])
    tones = [
        palette.flat(c, lit, 0.34)
        for c, lit in (("#6a5a5c", 0.6), ("#4a4048", 0.3), ("#3a3038", 0.1))
    ]
    ends = (
        ((x + wide * 0.5, 0.0), (x - wide * 0.6, 0.0))
        if palette.from_right
        else ((x - wide * 0.5, 0.0), (x + wide * 0.6, 0.0))
    )
    canvas.drawPath(body, shaded_by(linear(*ends, tones)))
    with clipped(canvas, body):
        count = 500
        down = rng.random(count)
        xs = x + rng.normal(0, 0.5, count) * (half + wide * down)
        ys = top + (base - top) * down
        angles = np.arctan2(np.full(count, 1.0), (xs - x) / (base - top) * 1.2)
        shades = ramp(
            [tone(tones[2]) * 0.7, tone(tones[1]), tone(tones[0])],
            0.45 + rng.normal(0, 0.22, count),
        )
        stamp(
            canvas,
            "dab",
            xs,
            ys,
            12 + 44 * down,
            angles,
            [(s & 0xFFFFFF) | 0x88000000 for s in shades],
        )
    glow(canvas, x, top, 230, "#ff6a2c", 0.75)
    for k, u in enumerate((-0.55, -0.1, 0.42)):
        _stream(canvas, [(x + u * half * 1.2, top + 8), (x + u * 150 + float(rng.uniform(-18, 18)), top + (base - top) * 0.36),
                         (x + u * 210 + float(rng.uniform(-36, 36)), top + (base - top) * 0.66), (x + u * 380, base - 12)], 13 - 3 * k)  # fmt: skip
    mouth = smooth_open(
        [
            (x - half, top + 3),
            (x - half * 0.4, top + 12),
            (x + half * 0.4, top + 11),
            (x + half, top + 3),
        ]
    )
    stroke(canvas, mouth, LAVA[1], 8)
    stroke(canvas, mouth, LAVA[2], 3.5)


def _stream(canvas: skia.Canvas, points: list[Point], width: float) -> None:
    path = smooth_open(points)
    stroke(canvas, path, LAVA[1], width * 3.2, 0.35, blur=width, blend=PLUS)
    for tint, share in zip(LAVA, (1.0, 0.62, 0.26), strict=True):
        stroke(canvas, path, tint, width * share)


def _ground(diorama: Diorama) -> None:
    """Black rock with cracks that glow; the heat is strongest far from where one stands."""
    soft, fine, crags, view = fields().soft, fields().fine, fields().crags, diorama.view
    shift = float(diorama.rng("ground").uniform(0, 1))

    def heights(x: Array, z: Array) -> Array:
        rough = 0.5 * soft.sample(x / 18 + shift, z / 18) + 0.22 * crags.sample(x / 12, z / 12)
        return np.asarray(
            rough * smoothstep(3, 10, z) + 5 * soft.sample(x / 90, z / 90) * smoothstep(30, 90, z),
            np.float32,
        )

    def colours(land: Slopes) -> Array:
        grain = 1 + 0.5 * fine.sample(land.x / 5, land.z / 7)[..., None]
        return np.asarray(tone("#4a4248") * grain, np.float32)

    def cracks(land: Slopes, colour: Array) -> Array:
        way = np.abs(
            soft.sample(land.x / 11 + shift, land.z / 15)
            + 0.35 * fine.sample(land.x / 14, land.z / 18)
        )
        clear = smoothstep(1.6, 4.6, np.abs(land.x)) * 0.8 + 0.2
        heat = smoothstep(0.050, 0.004, way) * smoothstep(4.5, 8, land.z) * clear
        warm = smoothstep(0.20, 0.02, way) * clear * 0.34
        lit = colour + tone("#ff5a1c") * warm[..., None]
        hot = (
            tone(LAVA[1]) + (tone(LAVA[2]) - tone(LAVA[1])) * smoothstep(0.5, 1.0, heat)[..., None]
        )
        return np.asarray(lit + (hot - lit) * heat[..., None], np.float32)

    def stones(canvas: skia.Canvas) -> None:
        for i, (x, row, z) in enumerate(
            diorama.scatter("stones", 42, (view.near, 46), heights, lambda x, z: np.abs(x) > 1.8)
        ):
            stand = diorama.stand(f"stone {i}", x, row, haze=diorama.palette.haze_at(z))
            rock(canvas, stand, view.size(float(stand.rng.uniform(0.2, 1.0)), z), albedo="#574c50")

    land = Land(heights=heights, colours=colours, near=view.near, far=150, slices=240, haze_length=300,
                finish=cracks, detail=0.6)  # fmt: skip
    diorama.land("ground", 1.05, land, decorate=stones)


class Plume:
    """Smoke that rolls up and drifts, lit from below."""

    def __init__(self, diorama: Diorama) -> None:
        self.x, self.y, self.half = _crater(diorama)
        self.reach = self.y + diorama.picture.margin
        day = diorama.palette.day
        grey = mix(day.cloud_shade, "#2a2228", 0.55)
        self.rows = diorama.rng("plume").random((13, 3)).tolist()
        unit = diorama.picture.unit * 0.5
        self.dark = sprite(
            200,
            200,
            unit,
            lambda canvas: soft_spot(canvas, 100, 100, 100, 100, grey, 0.85),
            wobble=0,
            texture=0.3,
        )
        self.warm = sprite(
            200,
            200,
            unit,
            lambda canvas: soft_spot(canvas, 100, 100, 100, 100, "#ff7a3a", 0.5),
            wobble=0,
            texture=0,
        )

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        for i, (u, v, w) in enumerate(self.rows):
            age = (t * 0.045 + i / len(self.rows)) % 1
            size = 48 + 150 * age
            x = self.x + 120 * age * age + 40 * (u - 0.5) + 12 * math.sin(t * 0.5 + v * 6)
            y = self.y + 16 - self.reach * age**0.85
            fade = min(age / 0.08, 1.0) * (1 - age) ** 0.5
            target = rect(
                x - size, y - size * (0.8 + 0.2 * w), x + size, y + size * (0.8 + 0.2 * w)
            )
            canvas.drawImageRect(self.dark, target, LINEAR, skia.Paint(Alphaf=0.8 * fade))
            if age < 0.4:
                below = target.makeOffset(0, size * 0.3)
                canvas.drawImageRect(
                    self.warm,
                    below,
                    LINEAR,
                    skia.Paint(Alphaf=0.5 * (1 - age / 0.4) * fade, BlendMode=PLUS),
                )


class Embers:
    """Sparks thrown from the crater in arcs."""

    def __init__(self, diorama: Diorama) -> None:
        self.x, self.y, self.half = _crater(diorama)
        self.rows = diorama.rng("embers").random((34, 4)).tolist()

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        count = len(self.rows)
        xs, ys, sizes, tints = np.empty(count), np.empty(count), np.empty(count), []
        for i, (u, v, w, phase) in enumerate(self.rows):
            age = (t * (0.32 + 0.2 * w) + phase) % 1
            xs[i] = self.x + (u - 0.5) * (60 + 260 * age)
            ys[i] = (
                self.y - (90 + 130 * v) * (4 * age * (1 - age)) * (0.5 + 0.5 * v) + 90 * age * age
            )
            sizes[i] = 4 + 6 * w
            tints.append((int(255 * (1 - age)) << 24) | (0xFFD24A if w > 0.5 else 0xFF7A2C))
        stamp(canvas, "round", xs, ys, sizes, 0.0, tints)
