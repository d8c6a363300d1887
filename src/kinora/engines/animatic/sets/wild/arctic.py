"""The arctic sea: icebergs on dark water, an ice floe in front to stand on."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, fill, linear, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.paint.paths import polygon, polyline, smooth_closed
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.outdoors import broad_water, open_diorama, outdoor_setting
from kinora.engines.animatic.sets.sea import paint_sea, sea_glints
from kinora.engines.animatic.sets.swell import swells
from kinora.engines.animatic.sets.washes import rect, shaded_by

ICE, DEEP_ICE = "#eaf4fb", "#6fb8dc"
FLOE = 0.72  # share of the height where the floe begins


def arctic_sea(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.46, eye=3.4)
    view, palette, picture = diorama.view, diorama.palette, diorama.picture
    diorama.sky()
    seed = diorama.seed_of("sea")
    diorama.plate("sea", 6, lambda canvas: paint_sea(canvas, view, palette, view.bottom, seed=seed),
                  texture=0.05)  # fmt: skip
    diorama.plate("far bergs", 5, lambda canvas: _far(canvas, diorama), wobble=0.8)
    rows = (view.horizon + 0.06 * picture.H, picture.H * (FLOE + 0.02))
    waves = swells(view, palette, rows, 4, diorama.seed_of("waves"))
    for i, wave in enumerate(waves[:2]):
        diorama.moving(3.0 - 0.05 * i, wave.paint, wave.draw)
    diorama.plate("bergs", 2.4, lambda canvas: _bergs(canvas, diorama), wobble=1.0)
    for i, wave in enumerate(waves[2:]):
        diorama.moving(1.9 - 0.05 * i, wave.paint, wave.draw)
    diorama.live(1.5, sea_glints(view, palette, picture.H * FLOE, diorama.seed_of("glints")).draw)
    diorama.plate("floe", 1.05, lambda canvas: _floe(canvas, diorama), wobble=1.0, texture=0.06)
    return outdoor_setting(
        diorama,
        "arctic sea",
        story=2.4,
        stand=0.865,
        vignette=0.28,
        veil=0.05,
        water=broad_water(diorama, 0.52, FLOE - 0.015),
    )


def _far(canvas: skia.Canvas, diorama: Diorama) -> None:
    area, rng = diorama.picture.area(), diorama.rng("far bergs")
    row = diorama.view.horizon + 14
    x = area.left() + 30
    while x < area.right():
        wide = float(rng.uniform(60, 190))
        iceberg(
            canvas,
            diorama,
            (x, row + float(rng.uniform(0, 8))),
            (wide, wide * float(rng.uniform(0.18, 0.42))),
            0.55,
        )
        x += wide * float(rng.uniform(1.2, 2.6))


def _bergs(canvas: skia.Canvas, diorama: Diorama) -> None:
    """One great berg on one side, a smaller one on the other."""
    picture, view, rng = diorama.picture, diorama.view, diorama.rng("bergs")
    side, narrow = (-1 if rng.random() < 0.5 else 1), max(view.wide, 0.62)
    row = view.horizon + 0.10 * picture.H
    great = picture.W * (0.5 + side * 0.31)
    iceberg(canvas, diorama, (great, row), (440 * narrow, 250 + 0.04 * picture.H), 0.16)
    small = picture.W * (0.5 - side * 0.36)
    iceberg(canvas, diorama, (small, row + 16), (250 * narrow, 112), 0.12)


def iceberg(
    canvas: skia.Canvas,
    diorama: Diorama,
    at: tuple[float, float],
    size: tuple[float, float],
    haze: float,
) -> None:
    """Facets of ice over its image in the water; `at` is the middle of its foot."""
    (x, row), (wide, high), palette = at, size, diorama.palette
    rng = diorama.rng(f"berg {x:.0f}")
    peak = float(rng.uniform(0.30, 0.66))
    top = _skyline(rng, (x, row), size, peak)
    outline = [(x - wide / 2, row), *top, (x + wide / 2, row)]
    body = polygon(outline)
    lit, shade = palette.flat(ICE, 0.85, haze), palette.flat(DEEP_ICE, 0.12, haze)
    image = [(px, row + (row - py) * 0.35) for px, py in outline]
    fill(canvas, polygon(image), mix(shade, palette.flat("#2c6a8a", 0.2), 0.35), 0.45, blur=3)
    canvas.drawPath(
        body, shaded_by(linear((0, row - high), (0, row), [lit, mix(lit, shade, 0.55)]))
    )
    away = -1 if palette.from_right else 1
    with clipped(canvas, body):
        summit = (x + wide * (peak - 0.5), row - high)
        side = [summit]
        for step in (0.3, 0.62, 1.0):
            bend = away * wide * float(rng.uniform(-0.02, 0.10))
            side.append((summit[0] + bend, summit[1] + (high + 4) * step))
        far = x + away * wide * 0.6
        fill(canvas, polygon([*side, (far, row + 4), (far, row - high * 1.1)]), shade, 0.62)
        for _ in range(int(rng.integers(3, 6))):
            u, v = float(rng.uniform(-0.45, 0.45)), float(rng.uniform(0.15, 0.75))
            cx, cy, reach = x + wide * u, row - high * v, wide * float(rng.uniform(0.05, 0.14))
            facet = [
                (cx, cy),
                (cx + away * reach, cy + high * 0.16),
                (cx + away * reach * 0.4, row + 4),
                (cx - reach * 0.2, row - high * 0.1),
            ]
            fill(canvas, polygon(facet), shade, float(rng.uniform(0.18, 0.4)))
            stroke(canvas, polyline(facet[:2]), lit, max(wide * 0.005, 1), 0.5)
        base = rect(x - wide, row - high * 0.10, x + wide, row + 4)
        canvas.drawRect(
            base, shaded_by(linear((0, base.top()), (0, row), ["#3fa0cc"] * 2, (0, 0.55)))
        )
    stroke(
        canvas,
        polyline([(x - wide * 0.53, row + 1), (x + wide * 0.53, row + 1)]),
        lit,
        max(wide * 0.008, 1.4),
        0.8,
    )


def _skyline(
    rng: np.random.Generator, foot: tuple[float, float], size: tuple[float, float], peak: float
) -> list[tuple[float, float]]:
    """The broken upper edge: a steep side, a long side, a step or two."""
    (x, row), (wide, high) = foot, size
    rim = []
    for u in (0.03, peak * 0.45, peak * 0.8, peak, peak + 0.12, 0.45 + peak * 0.55, 0.97):
        slope = max(1 - abs(u - peak) / (peak if u < peak else 1.05 - peak), 0.0)
        jag = 1.0 if u == peak else float(rng.uniform(0.78, 1.0))
        rim.append((x + wide * (u - 0.5), row - high * (0.14 + 0.86 * slope**0.8) * jag))
    return rim


def _floe(canvas: skia.Canvas, diorama: Diorama) -> None:
    """A wide sheet of ice with a blue broken edge behind and snow on it."""
    picture, palette, rng = diorama.picture, diorama.palette, diorama.rng("floe")
    area, line = picture.area(), picture.H * FLOE
    rim = [
        (x, line + 12 * math.sin(x / 190 + i) + float(rng.uniform(-7, 7)))
        for i, x in enumerate(np.linspace(area.left(), area.right(), 26).tolist())
    ]
    lip = [(x, y - float(rng.uniform(9, 17))) for x, y in rim]
    corners = [(area.right(), area.bottom()), (area.left(), area.bottom())]
    fill(canvas, polygon([*rim, *corners]), palette.flat(DEEP_ICE, 0.25))
    sheet = polygon([*lip, *corners])
    tones = [palette.flat(ICE, 0.62, 0.12), palette.flat(ICE, 0.80), palette.flat("#c4deee", 0.45)]
    canvas.drawPath(
        sheet, shaded_by(linear((0, line), (0, area.bottom()), tones, stops=(0, 0.35, 1)))
    )
    with clipped(canvas, sheet):
        _snow(canvas, diorama, line)
        _cracks(canvas, diorama, line)
    stroke(canvas, polyline(lip), palette.flat("#ffffff", 0.9), 4)


def _snow(canvas: skia.Canvas, diorama: Diorama, line: float) -> None:
    """Drifts: long soft strokes, larger in front."""
    area, palette, rng = diorama.picture.area(), diorama.palette, diorama.rng("drifts")
    count = 320
    down = rng.random(count)
    xs, ys = rng.uniform(area.left(), area.right(), count), line + (area.bottom() - line) * down
    tones = palette.ramp("#e2eef8")
    value = 0.62 + rng.normal(0, 0.16, count)
    shades = [(shade & 0xFFFFFF) | 0x66000000 for shade in ramp(tones, value)]
    stamp(canvas, "streak", xs, ys, 40 + 170 * down, rng.normal(0, 0.06, count), shades)


def _cracks(canvas: skia.Canvas, diorama: Diorama, line: float) -> None:
    picture, palette, rng = diorama.picture, diorama.palette, diorama.rng("cracks")
    blue = palette.flat("#4f9cc4", 0.3)
    for u in (-0.06, 0.2, 0.78, 1.04):
        x, y, points = picture.W * u, line - 4.0, []
        while y < picture.area().bottom():
            points.append((x, y))
            x += float(rng.normal(0, 26)) + (x - picture.W / 2) * 0.05
            y += float(rng.uniform(16, 44))
        stroke(canvas, polyline(points), blue, 3.5, 0.5)
        stroke(canvas, polyline([(px + 2, py + 2) for px, py in points]), "#ffffff", 2, 0.5)
    for u, y in ((0.06, 0.16), (0.93, 0.10)):
        x, row = picture.W * u, line + (picture.H - line) * y
        block = smooth_closed([(x - 54, row + 12), (x - 40, row - 26), (x - 4, row - 44), (x + 34, row - 26), (x + 56, row + 12)], 0.4)  # fmt: skip
        tones = [palette.flat(ICE, 0.9), palette.flat(DEEP_ICE, 0.3)]
        ends = (
            ((x + 40, row - 40), (x - 40, row))
            if palette.from_right
            else ((x - 40, row - 40), (x + 40, row))
        )
        canvas.drawPath(block, shaded_by(linear(*ends, tones)))
