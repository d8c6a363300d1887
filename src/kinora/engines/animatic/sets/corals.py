"""Corals, sponges and anemones of a reef. Knows light, not places."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, fill, gouache, plain, shaded, stroke
from kinora.engines.animatic.paint.colour import Colour, jitter, mix
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.paths import Point, smooth_closed, smooth_open, tube

TINTS = ("#ff6f61", "#ff9a5a", "#e85a9a", "#b06ae0", "#f2c14e", "#ff8fa8", "#4ec3b0")
Rng = np.random.Generator
Coral = Callable[[skia.Canvas, Point, float, Colour, Rng, Light], None]


def coral(
    canvas: skia.Canvas, at: Point, size: float, tint: Colour, rng: Rng, light: Light
) -> None:
    """One growth of a kind of its own luck, its root at `at`."""
    kinds: tuple[Coral, ...] = (branches, fan, brain, sponges, anemone)
    shares = (1.0, 0.95, 0.5, 0.9, 0.5)
    kind = int(rng.integers(0, len(kinds)))
    kinds[kind](canvas, at, size * shares[kind], tint, rng, light)


def branches(
    canvas: skia.Canvas, at: Point, size: float, tint: Colour, rng: Rng, light: Light
) -> None:
    """Forked fingers with pale tips."""
    _fork(canvas, (at, -math.pi / 2, 0), size, tint, rng, light)


def _fork(
    canvas: skia.Canvas,
    where: tuple[Point, float, int],
    size: float,
    tint: Colour,
    rng: Rng,
    light: Light,
) -> None:
    (x, y), turn, depth = where
    length, width = size * (0.42 if depth else 0.36), size * 0.085
    tip = (x + math.cos(turn) * length, y + math.sin(turn) * length)
    middle = ((x + tip[0]) / 2 + float(rng.normal(0, size * 0.03)), (y + tip[1]) / 2)
    limb = tube([(x, y), middle, tip], width, width * 0.72, samples=8)
    shaded(canvas, limb, tint, light, softness=width * 0.9, rim=0.7)
    if depth >= 3 or size < 16:
        canvas.drawCircle(*tip, width * 0.95, plain(mix(tint, "#fff6e0", 0.6)))
        return
    for spread in (-0.5, 0.42) if rng.random() < 0.6 else (-0.62, 0.0, 0.6):
        way = turn + spread + float(rng.normal(0, 0.12))
        _fork(canvas, (tip, way, depth + 1), size * 0.74, tint, rng, light)


def fan(canvas: skia.Canvas, at: Point, size: float, tint: Colour, rng: Rng, light: Light) -> None:
    """A flat lace fan."""
    x, y = at
    for turn in np.linspace(-1.15, 1.15, 17).tolist():
        reach = size * float(rng.uniform(0.82, 1.0)) * math.cos(turn * 0.5)
        tip = (x + math.sin(turn) * reach, y - math.cos(turn) * reach)
        middle = ((x + tip[0]) / 2 + float(rng.normal(0, 5)), (y + tip[1]) / 2)
        rib = smooth_open([(x, y), middle, tip])
        stroke(canvas, rib, jitter(light.surface(tint), rng, 0.05), size * 0.028, 0.95)
    for k in np.linspace(0.22, 0.94, 11).tolist():
        arc = []
        for a in np.linspace(-1.1, 1.1, 16).tolist():
            reach = size * k * math.cos(a * 0.5)
            arc.append((
                x + math.sin(a) * reach, y - math.cos(a) * reach + float(rng.normal(0, 2))
            ))  # fmt: skip
        stroke(canvas, smooth_open(arc), mix(tint, "#ffe9d8", 0.25), size * 0.014, 0.8)


def brain(
    canvas: skia.Canvas, at: Point, size: float, tint: Colour, rng: Rng, light: Light
) -> None:
    """A dome with winding furrows."""
    x, y = at
    outline = [(-1, 0), (-0.86, -0.62), (0, -0.95), (0.86, -0.62), (1, 0), (0, 0.15)]
    dome = smooth_closed([(x + size * u, y + size * v) for u, v in outline])
    seed = int(rng.integers(999))
    gouache(canvas, dome, tint, light, seed=seed, softness=size * 0.4, marks=16,
            length=size * 0.2, width=size * 0.06)  # fmt: skip
    with clipped(canvas, dome):
        for k in range(13):
            row = y - size + k * size * 0.105
            points = [
                (
                    x + u * size * 1.1,
                    row + size * (0.35 * u * u + 0.04 * math.sin(u * 19 + k * 2.1)),
                )
                for u in np.linspace(-1, 1, 22).tolist()
            ]
            stroke(canvas, smooth_open(points), mix(tint, "#3a0f4a", 0.5), size * 0.035, 0.55)
            raised = smooth_open([(a, b - size * 0.03) for a, b in points])
            stroke(canvas, raised, mix(tint, "#fff6d8", 0.6), size * 0.018, 0.5)


def sponges(
    canvas: skia.Canvas, at: Point, size: float, tint: Colour, rng: Rng, light: Light
) -> None:
    """Four upright tubes."""
    x, y = at
    for k in range(4):
        tall, lean = size * float(rng.uniform(0.55, 1.0)), float(rng.normal(0, size * 0.16))
        w, foot = size * 0.13, x + (k - 1.5) * size * 0.24
        top = (foot + lean, y - tall)
        body = tube([(foot, y + 8), (foot + lean * 0.4, y - tall * 0.5), top], w * 0.8, w, samples=8,
                    round_end=False)  # fmt: skip
        shaded(canvas, body, tint, light, softness=w * 0.8, rim=0.6)
        for share, shade in ((1.0, mix(tint, "#ffe9c8", 0.45)), (0.68, mix(tint, "#1a0630", 0.75))):
            mouth = skia.Rect.MakeLTRB(
                top[0] - w * share, top[1] - w * 0.40 * share,
                top[0] + w * share, top[1] + w * 0.42 * share,
            )  # fmt: skip
            canvas.drawOval(mouth, plain(shade))


def anemone(
    canvas: skia.Canvas, at: Point, size: float, tint: Colour, rng: Rng, light: Light
) -> None:
    """A tuft of soft arms with pale ends."""
    x, y = at
    for turn in np.linspace(-1.25, 1.25, 24).tolist():
        reach = size * float(rng.uniform(0.7, 1.05))
        tip = (x + math.sin(turn) * reach, y - math.cos(turn) * reach * 0.8)
        root = (x + turn * size * 0.3, y)
        middle = ((x + tip[0]) / 2 + turn * 8, (y + tip[1]) / 2 - 6)
        arm = tube([root, middle, tip], size * 0.06, size * 0.045, samples=8)
        fill(canvas, arm, jitter(light.surface(tint), rng, 0.06))
        canvas.drawCircle(*tip, size * 0.065, plain(mix(tint, "#ffffff", 0.55)))
