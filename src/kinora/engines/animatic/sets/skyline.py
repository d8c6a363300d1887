"""Distant towers and the sky of a neon night."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import linear, plain, soft_spot, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.paths import polygon, polyline
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.mood import TUBES
from kinora.engines.animatic.sets.washes import glow, rect, shaded_by, wash

ROWS = (("#6a2f86", 0.22, 0.36), ("#43256f", 0.14, 0.30), ("#2a1c58", 0.08, 0.22))


def night_sky(canvas: skia.Canvas, diorama: Diorama, horizon: float) -> None:
    picture, area, rng = diorama.picture, diorama.picture.area(), diorama.rng("night sky")
    tones = ["#070a24", "#151046", "#3a1668", "#8a2a86", "#e0559a"]
    sky = rect(area.left(), area.top(), area.right(), horizon + 60)
    wash(canvas, sky, tones, (0, 0.35, 0.62, 0.85, 1))
    for x, y, width, height, alpha in rng.random((30, 5)).tolist():
        soft_spot(
            canvas, area.left() + area.width() * x, area.top() + (horizon * 0.75 - area.top()) * y,
            130 + 240 * width, 20 + 40 * height, "#c04aa8", 0.06 + 0.14 * alpha,
        )  # fmt: skip
    for x, y, size, alpha in rng.random((80, 4)).tolist():
        canvas.drawCircle(
            area.left() + area.width() * x, area.top() + (horizon * 0.5 - area.top()) * y,
            0.5 + 0.9 * size, plain("#cfe4ff", 0.2 + 0.6 * alpha),
        )  # fmt: skip
    glow(
        canvas,
        picture.W / 2,
        horizon,
        min(picture.W, picture.H) * 0.75,
        "#ff5aa8",
        0.55,
        squash=0.6,
    )


def skyline(canvas: skia.Canvas, diorama: Diorama, horizon: float) -> None:
    """Three rows of towers: paler the farther away."""
    picture, area, rng = diorama.picture, diorama.picture.area(), diorama.rng("skyline")
    ground, tall = horizon + 8, min(picture.H, 900)
    for row, (tint, low, high) in enumerate(ROWS):
        x = area.left()
        while x < area.right():
            width = float(rng.uniform(38, 92))
            away = (x + width / 2 - picture.W / 2) / (picture.W * 0.30)
            top = ground - tall * (float(rng.uniform(low, high)) + 0.16 * math.exp(-(away**2)))
            _tower(canvas, rng, rect(x, top, x + width * 0.94, ground), tint, row)
            x += width
    haze = rect(area.left(), ground - 120, area.right(), ground + 10)
    wash(canvas, haze, [(1, 0.42, 0.7)] * 2, alphas=(0, 0.55))


def _tower(
    canvas: skia.Canvas, rng: np.random.Generator, area: skia.Rect, tint: str, row: int
) -> None:
    left, top, right, ground = area.left(), area.top(), area.right(), area.bottom()
    cap = [(left + area.width() * 0.2, top - 8.0)] if rng.random() < 0.4 else []
    outline = [(left, ground), (left, top), *cap, (right, top + float(rng.uniform(-14, 14)))]
    shader = linear((0, top), (0, ground), [tint, mix(tint, "#ff5fa8", 0.45)])
    canvas.drawPath(polygon([*outline, (right, ground)]), shaded_by(shader))
    step = 9 + row
    for y in np.arange(top + 12, ground - 10, step).tolist():
        for x in np.arange(left + 5, right - 6, step).tolist():
            lit, tinted, pick, alpha = rng.random(4).tolist()
            if lit < 0.22 + 0.1 * row:
                colour = TUBES[int(pick * 3)] if tinted < 0.2 else "#ffd9a0"
                canvas.drawRect(rect(x, y, x + 3.4, y + 4.6), plain(colour, 0.25 + 0.6 * alpha))
    if rng.random() < 0.5:
        middle = (left + right) / 2
        stroke(canvas, polyline([(middle, top), (middle, top - 34)]), tint, 2)
        glow(canvas, middle, top - 34, 16, "#ff4a5a", 0.9)
