"""A garden: clipped hedges, flower beds, an arch of roses, a fountain that plays."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, linear, shaded, stroke
from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.paint.light import light_of
from kinora.engines.animatic.paint.paths import oval, polyline, smooth_closed, smooth_open
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.countryside import Path, far_hills, groves, lawn
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import Array, as_colour, tone
from kinora.engines.animatic.sets.plants import flowers
from kinora.engines.animatic.sets.seasons import leaf
from kinora.engines.animatic.sets.trees import crown, ground_shadow
from kinora.engines.animatic.sets.undergrowth import tufts
from kinora.engines.animatic.sets.washes import rect, shaded_by, slab, smudge

ROSES = ("#e0486a", "#f4a0b8", "#fbe8ec", "#f2c84a", "#c86ad0")


def garden(order: Order, check: Check) -> Setting:
    """Clipped hedges, beds in bloom, an arch of roses, a fountain that plays."""
    diorama = green(order, check, bend=0.4)
    diorama.plate("hedges", 1.045, lambda canvas: _hedges(canvas, diorama), wobble=1.0)
    diorama.live(1.044, Fountain(diorama).draw)
    diorama.plate("beds", 1.04, lambda canvas: _beds(canvas, diorama))
    tufts(diorama, "#6f9a3c", blossoms=ROSES[:4], count=9)
    return outdoor_setting(diorama, "garden", story=2.3, stand=0.865)


def green(order: Order, check: Check, *, bend: float) -> Diorama:
    """A lawn among groves with a path of this bend, for people to furnish."""
    diorama = open_diorama(order, check, horizon=0.48, eye=2.4, low_sun_x=0.60)
    diorama.sky()
    far_hills(diorama)
    groves(diorama)
    turn = float(diorama.rng("path").uniform(0.1, 1.1))
    lawn(diorama, Path(bend, turn))
    return diorama


def _hedge(canvas: skia.Canvas, diorama: Diorama, name: str, box_: skia.Rect) -> None:
    """A clipped block of leaves with a lit top."""
    palette, rng = diorama.palette, diorama.rng(name)
    tones = palette.ramp(leaf(tone("#4f8a3c"), palette.season), 0.06)
    smudge(canvas, box_.centerX(), box_.bottom(), (box_.width() * 0.54, 9), "#101820", 0.42, 6)
    fill(canvas, slab(box_.left(), box_.top(), box_.right(), box_.bottom(), 8), as_colour(tones[1]))
    count = int(box_.width() * box_.height() / 46)
    xs, v = rng.uniform(box_.left(), box_.right(), count), rng.random(count)
    value = 0.34 + 0.5 * _top_light(v) + rng.normal(0, 0.12, count)
    stamp(
        canvas,
        "leaf",
        xs,
        box_.top() + box_.height() * v,
        rng.uniform(7, 13, count),
        rng.uniform(0, 6.28, count),
        ramp(tones, value),
    )


def _top_light(down: Array) -> Array:
    """Light on the upper edge of a hedge: 1 at the top, gone a quarter of the way down."""
    return np.asarray(np.clip(1 - down / 0.26, 0, 1))


def _hedges(canvas: skia.Canvas, diorama: Diorama) -> None:
    picture, line = diorama.picture, diorama.view.horizon
    for i, (u, wide, high, down) in enumerate(
        ((0.0, 0.44, 74, 92), (1.0, 0.44, 74, 92), (-0.02, 0.30, 104, 168), (1.02, 0.30, 104, 168))
    ):
        half = picture.W * wide / 2
        row = line + down
        _hedge(
            canvas,
            diorama,
            f"hedge {i}",
            rect(picture.W * u - half, row - high, picture.W * u + half, row),
        )
    for i, u in enumerate((0.25, 0.75)):
        _topiary(canvas, diorama, i, picture.W * u, line + 98)
    _arch(canvas, diorama, picture.W * 0.5, line + 74)
    _basin(canvas, diorama, *_fountain_at(diorama))


def _topiary(canvas: skia.Canvas, diorama: Diorama, number: int, x: float, row: float) -> None:
    """Two clipped balls, one on the other."""
    stand = diorama.stand(f"topiary {number}", x, row, haze=0.05)
    ground_shadow(canvas, stand, 36)
    stroke(canvas, polyline([(x, row), (x, row - 110)]), diorama.palette.flat("#6a4a34", 0.3), 7)
    for lift, size in ((46.0, 36.0), (106.0, 26.0)):
        crown(canvas, stand, [(x, row - lift, size)], tone("#4a8a3f"), dab=8)


def _arch(canvas: skia.Canvas, diorama: Diorama, x: float, row: float) -> None:
    """A white arch grown over with roses."""
    white = diorama.palette.flat("#f8f4ea", 0.6, 0.08)
    for reach in (66.0, 52.0):
        arch = smooth_open(
            [
                (x - reach, row),
                (x - reach, row - 96),
                (x, row - 150 - (66 - reach)),
                (x + reach, row - 96),
                (x + reach, row),
            ]
        )
        stroke(canvas, arch, white, 5)
    stand, rng = diorama.stand("roses", x, row, haze=0.05), diorama.rng("roses")
    blobs = []
    for k in range(17):
        a = math.pi * k / 16
        lift = 96 + 62 * math.sin(a) if 2 < k < 14 else 30.0 + 22 * min(k, 16 - k)
        blobs.append((x - 62 * math.cos(a), row - lift, float(rng.uniform(11, 17))))
    crown(canvas, stand, blobs, tone("#5a9440"), dab=7, density=0.8)
    xs, ys = np.array([b[0] for b in blobs * 4]), np.array([b[1] for b in blobs * 4])
    jitter = rng.normal(0, 9, (2, len(xs)))
    flowers(
        canvas,
        diorama.palette,
        (xs + jitter[0], ys + jitter[1], np.full(len(xs), 5.5)),
        ROSES[:3],
        rng,
    )


def _fountain_at(diorama: Diorama) -> tuple[float, float, float]:
    """Column, row and size of the fountain: beside the middle, so nobody hides it."""
    side = 1 if diorama.rng("fountain").random() < 0.5 else -1
    return (
        diorama.picture.W * (0.5 + side * 0.27),
        diorama.view.horizon + 158,
        0.95 * max(diorama.view.wide, 0.7),
    )


def _basin(canvas: skia.Canvas, diorama: Diorama, x: float, row: float, size: float) -> None:
    palette, light = diorama.palette, light_of(diorama.palette.day)
    stone = "#d2c8b8"
    canvas.save()
    canvas.translate(x, row)
    canvas.scale(size, size)
    smudge(canvas, 0, 10, (132, 22), "#101820", 0.45, 8)
    wall = smooth_closed([(-122, -30), (122, -30), (112, 10), (0, 22), (-112, 10)], 0.6)
    shaded(canvas, wall, stone, light, softness=12)
    shaded(canvas, oval(0, -30, 124, 23), stone, light, softness=6)
    water = linear(
        (0, -50), (0, -10), [as_colour(palette.sky(np.array(share))) for share in (0.2, 0.7)]
    )
    canvas.drawPath(oval(0, -30, 110, 18), shaded_by(water))
    shaded(canvas, slab(-11, -112, 11, -28, 4), stone, light, softness=5)
    bowl = smooth_closed([(-54, -116), (54, -116), (22, -94), (-22, -94)], 0.6)
    shaded(canvas, bowl, stone, light, softness=7)
    canvas.drawPath(oval(0, -116, 52, 9), shaded_by(water))
    shaded(canvas, slab(-6, -148, 6, -114, 3), stone, light, softness=3)
    canvas.restore()


class Fountain:
    """Drops in arcs from the upper bowl and threads that fall from it."""

    def __init__(self, diorama: Diorama) -> None:
        self.x, self.row, self.size = _fountain_at(diorama)
        rng, count = diorama.rng("drops"), 110
        self.angle, self.phase = rng.uniform(-1, 1, count), rng.random(count)
        self.reach, self.fall = rng.uniform(0.7, 1.0, count), rng.random(count) < 0.5
        red, green, blue = (int(part * 255) for part in diorama.palette.flat("#f4fbff", 0.85))
        self.tint = red << 16 | green << 8 | blue

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        age = (t * 1.05 + self.phase) % 1
        jet_x = self.angle * 46 * age * self.reach
        jet_y = -148 - 62 * 4 * age * (1 - age) * 0.5 * self.reach + 36 * age * age
        fall_x = self.angle * 50 + np.sign(self.angle) * 18 * age
        fall_y = -114 + 82 * age * age
        xs = self.x + self.size * np.where(self.fall, fall_x, jet_x)
        ys = self.row + self.size * np.where(self.fall, fall_y, jet_y)
        alpha = (210 * np.sin(np.pi * np.clip(age, 0.05, 0.95))).astype(np.int64)
        stamp(canvas, "round", xs, ys, 8 * self.size, 0.0, (alpha << 24 | self.tint).tolist())


def _beds(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Flower beds along both sides, edged with stone."""
    picture, line, rng = diorama.picture, diorama.view.horizon, diorama.rng("beds")
    for side in (-1, 1):
        for i, (u, down, half) in enumerate(((0.40, 214, 150), (0.30, 120, 70))):
            x, row = picture.W * (0.5 + side * u), line + down
            bed = oval(x, row, half, half * 0.20)
            fill(canvas, bed, diorama.palette.flat("#6a4c38", 0.35))
            stroke(canvas, bed, diorama.palette.flat("#cfc4b4", 0.55), 5)
            stand = diorama.stand(f"bed {side} {i}", x, row, shadow=False)
            leaves = [
                (
                    x + half * float(rng.uniform(-0.85, 0.85)),
                    row - float(rng.uniform(2, 16)),
                    float(rng.uniform(9, 15)),
                )
                for _ in range(14)
            ]
            crown(canvas, stand, leaves, tone("#5a9440"), dab=7, density=0.7)
            count = int(half * 0.9)
            xs, ys = x + half * rng.uniform(-0.88, 0.88, count), row - rng.uniform(0, 30, count)
            flowers(canvas, diorama.palette, (xs, ys, rng.uniform(5, 9, count)), ROSES, rng)
