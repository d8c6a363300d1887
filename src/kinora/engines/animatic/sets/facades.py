"""House fronts drawn flat, 100 units a metre; the caller lays them into perspective."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, linear, neon, plain, stroke, strokes
from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.paint.paths import polygon, polyline
from kinora.engines.animatic.sets.mood import TUBES, Mood
from kinora.engines.animatic.sets.washes import rect, shaded_by, slab

FLOOR, BAY, SHOP = 300, 190, 330  # centimetres
Rng = np.random.Generator


def facade(
    canvas: skia.Canvas, rng: Rng, size: tuple[float, float], wall: Colour, mood: Mood
) -> None:
    """One building of (length, height): wall, storeys of windows, a shop below."""
    length, height = size
    tones = [mix(wall, mood.eaves, 0.8), wall, mix(wall, mood.foot, mood.foot_share)]
    shader = linear((0, 0), (0, height), tones, stops=(0, 0.5, 1))
    canvas.drawRect(rect(0, 0, length, height), shaded_by(shader))
    front = slab(0, 0, length, height)
    strokes(
        canvas, front, wall, seed=int(rng.integers(9999)), count=30, length=130, width=26,
        angle=math.pi / 2, spread=0.035, alpha=0.25,
    )  # fmt: skip
    bays = max(1, int(length // BAY))
    pad = (length - bays * BAY) / 2
    for y in np.arange(70, height - 420, FLOOR).tolist():
        canvas.drawRect(rect(0, y - 34, length, y - 24), plain(mood.ledge, 0.55))
        for i in range(bays):
            window(
                canvas, rng, rect(pad + i * BAY + 34, y, pad + i * BAY + BAY - 34, y + 170), mood
            )
    shop(canvas, rng, size, mood)


def window(canvas: skia.Canvas, rng: Rng, pane: skia.Rect, mood: Mood) -> None:
    """A window, lit with its share of luck; the same random numbers either way."""
    lit, pick, curtain, somebody, box = rng.random(5).tolist()
    x, y, width, height = pane.left(), pane.top(), pane.width(), pane.height()
    if lit < mood.lit_share:
        tint = mood.lamp_tints[int(pick * len(mood.lamp_tints))]
        canvas.drawRect(pane.makeOutset(14, 14), plain(tint, 0.18))
        warm = [mix(tint, "#ffffff", 0.3), tint, mix(tint, "#5a1a4a", 0.45)]
        canvas.drawRect(pane, shaded_by(linear((0, y), (0, y + height), warm)))
        if curtain < 0.5:
            half = rect(x, y, x + width * (0.2 + 0.4 * curtain), y + height)
            canvas.drawRect(half, plain(mood.inside, 0.45))
        if somebody < 0.25:
            canvas.drawCircle(x + width * 0.6, y + height * 0.62, width * 0.13, plain(mood.inside))
            body = slab(x + width * 0.44, y + height * 0.72, x + width * 0.78, y + height, 12)
            fill(canvas, body, mood.inside)
    else:
        glass = linear((x, y), (x + width, y + height), list(mood.glass))
        canvas.drawRect(pane, shaded_by(glass))
    edge = plain(mood.frame, 0.9)
    edge.setStyle(skia.Paint.kStroke_Style)
    edge.setStrokeWidth(10)
    canvas.drawRect(pane, edge)
    canvas.drawLine(x + width / 2, y, x + width / 2, y + height, edge)
    sill = rect(x - 16, y + height, x + width + 16, y + height + 12)
    canvas.drawRect(sill, plain(mood.ledge, 0.8))
    if box < 0.18:
        planter = rect(x + 6, y + height + 12, x + width * 0.8, y + height + 60)
        canvas.drawRect(planter, plain(mix(mood.inside, mood.ledge, 0.3)))


def shop(canvas: skia.Canvas, rng: Rng, size: tuple[float, float], mood: Mood) -> None:
    """Ground floor: pane with shelves in silhouette, lamps, awning, a strip of light."""
    length, height = size
    tint = TUBES[int(rng.integers(0, len(TUBES)))]
    top = height - SHOP
    canvas.drawRect(rect(0, top - 20, length, height), plain(mood.shop))
    pane = rect(40, top + 96, length - 40, height - 44)
    shader = linear((0, pane.top()), (0, pane.bottom()), _pane_tones(tint, mood))
    canvas.drawRect(pane, shaded_by(shader))
    _shelves(canvas, rng, pane, mood)
    for x in np.arange(110, length - 90, 170).tolist():
        canvas.drawCircle(x, pane.top() + 52, 18, plain("#fffbe6", 0.95))
    posts = np.linspace(40, length - 40, max(2, int(length // 220) + 1)).tolist()
    for x in posts:
        stroke(canvas, polyline([(x, pane.top()), (x, pane.bottom())]), mood.shop, 12)
    awning(canvas, (12, length - 12), top + 50, mix(tint, mood.awning_shade, 0.35), mood)
    if mood.tubes > 0.4:
        neon(canvas, polyline([(60, top + 14), (length - 60, top + 14)]), tint, 9, 0.9 * mood.tubes)


def _pane_tones(tint: str, mood: Mood) -> list[Colour]:
    """A shop window: warm by night, the sky in its glass by day."""
    if mood.lit_share == 0:
        bright, middle, dark = mood.glass
        return [mix(bright, "#ffffff", 0.2), bright, middle, dark]
    return [
        mix(tint, "#fff2d8", 0.72), mix(tint, "#ffd9a0", 0.45),
        mix(tint, "#3a1050", mood.pane_depth),
    ]  # fmt: skip


def _shelves(canvas: skia.Canvas, rng: Rng, pane: skia.Rect, mood: Mood) -> None:
    for shelf in (pane.bottom() - 8, pane.bottom() - 84):
        board = polyline([(pane.left() + 10, shelf), (pane.right() - 10, shelf)])
        stroke(canvas, board, mood.inside, 8, 0.7)
        for x in np.arange(pane.left() + 20, pane.right() - 20, 34).tolist():
            tall, wide, kind, pick = rng.random(4).tolist()
            tall, wide = 18 + 34 * tall, 11 + 13 * wide
            if kind < 0.5:
                corners = [
                    (x, shelf),
                    (x + wide * 0.2, shelf - tall),
                    (x + wide * 0.8, shelf - tall),
                ]
                ware = polygon([*corners, (x + wide, shelf)])
            else:
                ware = slab(x, shelf - tall, x + wide, shelf, wide * 0.45)
            fill(canvas, ware, mix(mood.inside, TUBES[int(pick * 6)], 0.35), 0.62)


def awning(
    canvas: skia.Canvas, span: tuple[float, float], top: float, tint: Colour, mood: Mood
) -> None:
    """Striped cloth with scallops over a shop window."""
    left, right = span
    count = max(3, int((right - left) // 60))
    width = (right - left) / count
    for i in range(count):
        x = left + i * width
        shade = tint if i % 2 else mix(mood.awning, mood.awning_shade, 0.30)
        cloth = polygon([
            (x, top), (x + width, top), (x + width, top + 62), (x + width / 2, top + 78),
            (x, top + 62),
        ])  # fmt: skip
        tones = [mix(shade, "#ffffff", 0.12), mix(shade, mood.awning_shade, 0.45)]
        canvas.drawPath(cloth, shaded_by(linear((0, top), (0, top + 78), tones)))
