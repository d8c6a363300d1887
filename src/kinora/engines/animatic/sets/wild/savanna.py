"""The savanna: gold grass to the horizon, flat-crowned acacias, one great mountain in the haze."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, stroke
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.paint.paths import smooth_closed, smooth_open
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import Array, as_colour, between, tone
from kinora.engines.animatic.sets.plants import bush, grass, rock
from kinora.engines.animatic.sets.sky import sun_bloom
from kinora.engines.animatic.sets.terrain import Heights, Land, Slopes
from kinora.engines.animatic.sets.trees import Stand, crown, ground_shadow, tree_shadow
from kinora.engines.animatic.sets.undergrowth import tufts

STRAW = "#d2ad58"


def savanna(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.52, eye=2.4, low_sun_x=0.66)
    diorama.sky()
    diorama.plate("mountain", 12, lambda canvas: _mountain(canvas, diorama), texture=0.06)
    _plain(diorama)
    _near(diorama)
    tufts(diorama, "#c2a052", count=9, gap=0.25, tall=0.9)
    return outdoor_setting(diorama, "savanna", story=2.3, stand=0.865)


def _mountain(canvas: skia.Canvas, diorama: Diorama) -> None:
    """A wide snow-capped cone, mostly air."""
    view, picture, palette = diorama.view, diorama.picture, diorama.palette
    rng = diorama.rng("mountain")
    x = picture.W * float(rng.choice([0.24, 0.30, 0.72]))
    base, high, wide = view.horizon + 8, picture.H * 0.17 + 20, 560 * max(view.wide, 0.7)
    profile = [(-1.0, 0), (-0.6, 0.22), (-0.3, 0.62), (-0.14, 0.95), (0.0, 1.0), (0.12, 0.97),
               (0.26, 0.70), (0.55, 0.26), (1.0, 0)]  # fmt: skip
    rim = [(x + wide * u, base - high * v) for u, v in profile]
    body = skia.Path(smooth_open(rim))
    body.lineTo(x + wide, base + 40)
    body.lineTo(x - wide, base + 40)
    body.close()
    fill(canvas, body, palette.flat("#6f7fa0", 0.4, 0.58))
    cap = [(-0.21, 0.80), (-0.14, 0.95), (0.0, 1.0), (0.12, 0.97), (0.20, 0.82), (0.13, 0.86),
           (0.06, 0.74), (0.0, 0.86), (-0.07, 0.72), (-0.13, 0.85)]  # fmt: skip
    snow = smooth_closed([(x + wide * u, base - high * v) for u, v in cap], 0.6)
    fill(canvas, snow, palette.flat("#ffffff", 0.8, 0.35))
    for u in (-0.42, -0.2, 0.24, 0.5):
        ridge = smooth_open([
            (x + wide * u * 0.5, base - high * 0.66), (x + wide * u * 0.8, base - high * 0.32), (x + wide * u * 1.1, base)
        ])  # fmt: skip
        stroke(canvas, ridge, palette.flat("#56658a", 0.2, 0.58), 9, 0.35, blur=4)
    sun_bloom(canvas, view, palette)


def _straw(land: Slopes) -> Array:
    soft, fine = fields().soft, fields().fine
    patch = soft.sample(land.x / 50, land.z / 50)
    fleck = fine.sample(land.x / 8, land.z / 14)
    gold = between(tone(STRAW), tone("#b98f48"), smoothstep(0.0, 0.4, patch)[..., None] * 0.8)
    green = smoothstep(0.1, 0.45, fleck * 0.5 - patch)[..., None]
    return np.asarray(between(gold, tone("#9fa552"), green * 0.55) * (1 + 0.26 * fleck[..., None]))


def _plain(diorama: Diorama) -> None:
    soft = fields().soft
    shift = float(diorama.rng("plain").uniform(0, 1))

    def heights(x: Array, z: Array) -> Array:
        roll = soft.sample(x / 520 + shift, z / 520) + 0.2
        return np.asarray(16 * roll * smoothstep(60, 420, z), np.float32)

    def trees(canvas: skia.Canvas) -> None:
        spots = diorama.scatter("far acacias", 60, (60, 420), heights)
        for i, (x, row, z) in enumerate(spots):
            haze = diorama.palette.haze_at(z, 420)
            stand = diorama.stand(f"far acacia {i}", x, row, haze=haze, shadow=z < 160)
            if stand.rng.random() < 0.42:
                bush(canvas, stand, diorama.view.size(2.2, z), albedo="#8f9a4e")
            else:
                acacia(canvas, stand, diorama.view.size(float(stand.rng.uniform(5, 7.5)), z))

    land = Land(heights=heights, colours=_straw, near=36, far=900, slices=200, haze_length=620,
                detail=0.5)  # fmt: skip
    diorama.land("plain", 3, land, decorate=trees)


def _near(diorama: Diorama) -> None:
    soft, view = fields().soft, diorama.view

    def heights(x: Array, z: Array) -> Array:
        return np.asarray(0.6 * soft.sample(x / 26, z / 26) * smoothstep(5, 16, z), np.float32)

    land = Land(heights=heights, colours=_straw, near=view.near, far=42, slices=220, haze_length=420,
                detail=0.6)  # fmt: skip
    diorama.land("grass", 1.05, land, decorate=lambda canvas: _life(canvas, diorama, heights))


def _life(canvas: skia.Canvas, diorama: Diorama, heights: Heights) -> None:
    view, palette, rng = diorama.view, diorama.palette, diorama.rng("life")
    spots = diorama.scatter("blades", 3600, (view.near, 38), heights)
    table = np.array(spots, np.float32)
    lengths = view.focal / table[:, 2] * rng.uniform(0.12, 0.42, len(table))
    grass(canvas, palette, (table[:, 0], table[:, 1], lengths), STRAW, rng, bend=0.35)
    trees = [
        (-9.4 + rng.uniform(-1, 1), 24 + rng.uniform(-2, 2), 8.4), (11.5 + rng.uniform(-1, 1), 30.0, 9.0)
    ]  # fmt: skip
    for i, (x, z, tall) in enumerate(sorted(trees, key=lambda tree: -tree[1])):
        stand = diorama.stand(f"acacia {i}", *diorama.standing(x, z), haze=palette.haze_at(z))
        acacia(canvas, stand, view.size(tall, z))
    for i, (x, z, wide) in enumerate(((6.4, 15.0, 1.3), (-6.6, 13.0, 0.9), (-6.0, 12.4, 0.5))):
        rock(
            canvas,
            diorama.stand(f"rock {i}", *diorama.standing(x, z)),
            view.size(wide, z),
            albedo="#b08a62",
        )


def acacia(canvas: skia.Canvas, stand: Stand, height: float) -> None:
    """An umbrella tree: forked bare limbs under a wide flat crown."""
    x, base, rng = stand.x, stand.base, stand.rng
    if stand.shadow:
        tree_shadow(canvas, stand, height)
        ground_shadow(canvas, stand, height * 0.14)
    bark = [as_colour(step) for step in stand.palette.ramp("#6e5238", stand.haze)]
    side = 1 if stand.palette.from_right else -1
    fork, half = base - height * 0.38, height * float(rng.uniform(0.44, 0.56))
    lean = float(rng.normal(0, 0.05)) * height
    for u in (-0.72, -0.3, 0.26, 0.68):
        tip = (x + lean + half * u, base - height * (0.78 - 0.06 * abs(u)))
        limb = smooth_open(
            [
                (x, base),
                (x + lean * 0.4, fork),
                (x + lean * 0.6 + half * u * 0.45, fork - height * 0.16),
                tip,
            ]
        )
        stroke(canvas, limb, bark[1], max(height * 0.032, 1.2))
        lit = skia.Path(limb)
        lit.offset(side * height * 0.008, 0)
        stroke(canvas, lit, bark[2], max(height * 0.012, 0.6), 0.8)
    blobs = []
    for i in range(13 if height > 70 else 7):
        u = (i + 0.5) / (13 if height > 70 else 7) * 2 - 1
        lift = height * (
            0.80 + 0.10 * math.sqrt(max(1 - u * u, 0)) + float(rng.uniform(-0.02, 0.03))
        )
        size = height * float(rng.uniform(0.085, 0.12))
        blobs.append((x + lean + half * u, base - lift, size))
        blobs.append((x + lean + half * u * 0.7, base - lift - height * 0.05, size * 0.9))
    crown(canvas, stand, blobs, tone("#7f9a48"), dab=max(height * 0.026, 2.6))
