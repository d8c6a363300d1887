"""What stands about in a kitchen: jars, plates, bowls, books, pots of herbs, bread. For baking."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, gouache, plain, shaded, stroke
from kinora.engines.animatic.paint.colour import ColourLike, jitter, mix
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.paths import (
    Point,
    oval,
    polygon,
    smooth_closed,
    smooth_open,
    tube,
)
from kinora.engines.animatic.sets.washes import slab

TINTS = ("#d98a3c", "#b5493a", "#5e8a7a", "#e9d9b0", "#7f96b5", "#c97b8a")
WOOD = "#a8683a"
Rng = np.random.Generator


def shelf_item(canvas: skia.Canvas, at: Point, rng: Rng, light: Light) -> float:
    """Something standing on a shelf with its lower left corner at a spot; returns its width."""
    kinds = (jar, plate, bowls, herbs, books, jug)
    tint = TINTS[int(rng.integers(0, len(TINTS)))]
    return kinds[int(rng.integers(0, len(kinds)))](canvas, at, tint, rng, light)


def jar(canvas: skia.Canvas, at: Point, tint: ColourLike, rng: Rng, light: Light) -> float:
    x, y = at
    gouache(canvas, slab(x, y - 58, x + 36, y, 8), tint, light, softness=9, marks=8)
    fill(canvas, slab(x + 5, y - 66, x + 31, y - 55, 3), light.surface("#7a4a2a"))
    fill(canvas, slab(x + 6, y - 40, x + 30, y - 20, 2), light.surface("#fff3d6"), 0.8)
    return 36


def plate(canvas: skia.Canvas, at: Point, tint: ColourLike, rng: Rng, light: Light) -> float:
    x, y = at
    shaded(canvas, oval(x + 28, y - 28, 28, 28), "#f2ead2", light, softness=9)
    stroke(canvas, oval(x + 28, y - 28, 20, 20), light.surface(tint), 3, 0.8)
    return 56


def bowls(canvas: skia.Canvas, at: Point, tint: ColourLike, rng: Rng, light: Light) -> float:
    x, y = at
    for k in range(3):
        low = y - k * 12
        bowl = [(x + 2, low - 14), (x + 46, low - 14), (x + 38, low), (x + 10, low)]
        shaded(canvas, smooth_closed(bowl), mix(tint, "#f4ead0", 0.25 * k), light, softness=6)
    return 48


def herbs(canvas: skia.Canvas, at: Point, tint: ColourLike, rng: Rng, light: Light) -> float:
    pot_of_herbs(canvas, (at[0] + 26, at[1]), 44, rng, light)
    return 52


def books(canvas: skia.Canvas, at: Point, tint: ColourLike, rng: Rng, light: Light) -> float:
    x, y = at
    for k, cover in enumerate(("#a4483a", "#e0b25a", "#5d7d74", "#7d5a86")):
        tall, lean, left = float(rng.uniform(44, 62)), float(rng.uniform(-1, 3)), x + k * 12
        spine = [(left, y), (left + lean, y - tall), (left + 11 + lean, y - tall), (left + 11, y)]
        fill(canvas, polygon(spine), jitter(light.surface(cover), rng, 0.03))
    return 50


def jug(canvas: skia.Canvas, at: Point, tint: ColourLike, rng: Rng, light: Light) -> float:
    x, y = at
    outline = [(4, -2), (0, -26), (8, -44), (34, -44), (42, -26), (38, -2)]
    body = smooth_closed([(x + dx, y + dy) for dx, dy in outline])
    stroke(canvas, smooth_open([(x + 40, y - 36), (x + 56, y - 30), (x + 40, y - 12)]),
           light.surface(tint), 5)  # fmt: skip
    gouache(canvas, body, tint, light, seed=2, softness=10, marks=8)
    return 56


def pot_of_herbs(canvas: skia.Canvas, at: Point, size: float, rng: Rng, light: Light) -> None:
    """A clay pot with green above it; `at` is the middle of its foot."""
    x, y = at
    for _ in range(26):
        turn, reach = float(rng.uniform(-1.1, 1.1)), size * float(rng.uniform(0.5, 1.1))
        tip = (x + math.sin(turn) * reach, y - size * 0.55 - math.cos(turn) * reach * 0.8)
        middle = ((x + tip[0]) / 2 + 3, (y - size * 0.5 + tip[1]) / 2 - 4)
        stem = tube([(x, y - size * 0.5), middle, tip], 1.4, 3.8, samples=6)
        fill(canvas, stem, jitter(light.surface("#5f8f3e"), rng, 0.08), 0.95)
        canvas.drawCircle(*tip, float(rng.uniform(3, 6)),
                          plain(jitter(light.surface("#86b552"), rng, 0.08), 0.9))  # fmt: skip
    pot = [(-0.40, -0.60), (0.40, -0.60), (0.29, 0), (-0.29, 0)]
    shaded(canvas, polygon([(x + size * u, y + size * v) for u, v in pot]), "#c4643c", light,
           softness=8)  # fmt: skip
    rim = slab(x - size * 0.45, y - size * 0.68, x + size * 0.45, y - size * 0.52, 3)
    shaded(canvas, rim, "#d4754a", light, softness=5)


def fruit_bowl(canvas: skia.Canvas, at: Point, light: Light) -> None:
    x, y = at
    for k, tint in enumerate(("#d9482f", "#f0a030", "#9ab53c", "#e8c23c", "#c93a40")):
        fruit = oval(x - 46 + k * 23, y - 44 - 14 * (k % 2), 19, 19)
        shaded(canvas, fruit, tint, light, softness=9, rim=0.6)
    outline = [(-74, -40), (74, -40), (40, -2), (-40, -2)]
    shaded(canvas, smooth_closed([(x + dx, y + dy) for dx, dy in outline]), "#5d86a0", light,
           softness=14)  # fmt: skip


def loaf(canvas: skia.Canvas, at: Point, light: Light) -> None:
    """A round loaf on a board."""
    x, y = at
    shaded(canvas, slab(x - 74, y - 4, x + 66, y + 3, 3), "#8a5530", light, softness=3)
    outline = [(-50, -4), (-56, -36), (-20, -54), (25, -50), (48, -28), (44, -4)]
    bread = smooth_closed([(x + dx, y + dy) for dx, dy in outline])
    gouache(canvas, bread, "#c98743", light, seed=5, softness=14, marks=18)
    for k in range(3):
        cut = smooth_open([(x - 36 + k * 26, y - 44), (x - 20 + k * 26, y - 24)])
        stroke(canvas, cut, light.surface("#f4d6a0"), 5, 0.8)


def copper_pot(canvas: skia.Canvas, at: Point, light: Light) -> None:
    """A lidded pot; `at` is the middle of its foot."""
    x, y = at
    outline = [(-50, -54), (50, -54), (46, 0), (-46, 0)]
    shaded(canvas, smooth_closed([(x + dx, y + dy) for dx, dy in outline]), "#d2543c", light,
           softness=18, rim=0.6)  # fmt: skip
    shaded(canvas, slab(x - 58, y - 62, x + 58, y - 52, 5), "#e0674a", light, softness=5)
    canvas.drawCircle(x, y - 68, 7, plain(light.surface("#3a2026")))
