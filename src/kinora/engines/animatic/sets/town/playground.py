"""A playground: a slide, swings that move, a sandpit on the grass."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, plain, shaded, stroke
from kinora.engines.animatic.paint.light import light_of
from kinora.engines.animatic.paint.paths import polygon, polyline, smooth_closed, smooth_open
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.furniture import bench
from kinora.engines.animatic.sets.houses import fence
from kinora.engines.animatic.sets.outdoors import outdoor_setting
from kinora.engines.animatic.sets.town.gardens import green
from kinora.engines.animatic.sets.undergrowth import tufts
from kinora.engines.animatic.sets.washes import rect, slab, smudge


def playground(order: Order, check: Check) -> Setting:
    """A slide, swings that move, a seesaw and a sandpit on the grass."""
    diorama = green(order, check, bend=2.0)
    diorama.plate("fence", 1.048, lambda canvas: _fence(canvas, diorama), wobble=0.8)
    diorama.plate("slide", 1.046, lambda canvas: _slide(canvas, diorama), wobble=0.8)
    diorama.live(1.045, Swings(diorama).draw)
    diorama.plate("sandpit", 1.044, lambda canvas: _sandpit(canvas, diorama), wobble=0.8)
    tufts(diorama, "#6f9a3c", blossoms=("#fff4e0", "#f7d046"), count=8, gap=0.4)
    return outdoor_setting(diorama, "playground", story=2.3, stand=0.87)


def _fence(canvas: skia.Canvas, diorama: Diorama) -> None:
    area, row = diorama.picture.area(), diorama.view.horizon + 34
    line = [(area.left() + area.width() * i / 18, row + 2 * (i % 2)) for i in range(19)]
    fence(canvas, diorama.stand("fence", 0, 0, haze=0.08), line, 28)
    x = diorama.picture.W * 0.5
    bench(canvas, diorama.stand("bench", x, row + 22, haze=0.06), 92)


def _slide(canvas: skia.Canvas, diorama: Diorama) -> None:
    """A ladder up to a roofed platform and a red chute down to the right."""
    palette, light = diorama.palette, light_of(diorama.palette.day)
    size = max(diorama.view.wide, 0.62)
    canvas.save()
    canvas.translate(diorama.picture.W * 0.81, diorama.view.horizon + 132)
    canvas.scale(size, size)
    smudge(canvas, 0, 4, (190, 14), "#101820", 0.40, 8)
    post = palette.flat("#3f6fb0", 0.45)
    for x in (-124, -56):
        stroke(canvas, polyline([(x, 2), (x, -222)]), post, 9)
    for k in range(6):
        y = -18 - 22 * k
        stroke(canvas, polyline([(-150, y + 4), (-122, y)]), palette.flat("#f0b03c", 0.5), 6)
    stroke(canvas, polyline([(-152, 0), (-134, -150)]), palette.flat("#f0b03c", 0.4), 6)
    shaded(canvas, slab(-132, -150, -48, -136, 3), "#f0b03c", light, softness=4)
    for x in np.arange(-124, -54, 14).tolist():
        stroke(canvas, polyline([(x, -150), (x, -178)]), palette.flat("#f0b03c", 0.45), 4)
    roof = polygon([(-144, -216), (-90, -268), (-36, -216)])
    shaded(canvas, roof, "#3f9a6a", light, softness=10)
    chute = smooth_open([(-52, -146), (-10, -126), (54, -52), (108, -16), (150, -12)])
    stroke(canvas, chute, palette.flat("#8a201c", 0.2), 34)
    stroke(canvas, chute, palette.flat("#e0483c", 0.55), 27)
    stroke(canvas, chute, palette.flat("#f8a090", 0.8), 6, 0.7)
    for x, y in ((60, -46), (128, -14)):
        stroke(canvas, polyline([(x, y + 12), (x, 4)]), post, 7)
    canvas.restore()


class Swings:
    """A frame with two swings that go to and fro."""

    def __init__(self, diorama: Diorama) -> None:
        palette = diorama.palette
        self.x, self.row = diorama.picture.W * 0.19, diorama.view.horizon + 128
        self.size = max(diorama.view.wide, 0.62)
        self.post, self.chain = palette.flat("#d8483c", 0.45), palette.flat("#6a6e78", 0.4)
        self.seat = palette.flat("#3f6fb0", 0.5)
        self.shade = plain(palette.flat("#101820", 0.0), 0.35, blur=8)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        canvas.save()
        canvas.translate(self.x, self.row)
        canvas.scale(self.size, self.size)
        canvas.drawOval(rect(-150, -8, 150, 14), self.shade)
        for k, x in enumerate((-48.0, 48.0)):
            angle = (0.16 + 0.10 * k) * math.sin(t * 1.9 + 1.3 * k)
            dx, dy = 150 * math.sin(angle), 150 * math.cos(angle)
            for side in (-14, 14):
                stroke(
                    canvas,
                    polyline([(x + side, -206), (x + side + dx, -206 + dy)]),
                    self.chain,
                    2.4,
                )
            seat = slab(x + dx - 22, -206 + dy - 3, x + dx + 22, -206 + dy + 5, 2)
            fill(canvas, seat, self.seat)
        for x in (-124, 124):
            stroke(canvas, polyline([(x - 26, 0), (x, -208), (x + 26, 4)]), self.post, 9)
        stroke(canvas, polyline([(-126, -208), (126, -208)]), self.post, 11)
        canvas.restore()


def _sandpit(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Sand in a wooden frame with a bucket, and a seesaw before it."""
    palette, light = diorama.palette, light_of(diorama.palette.day)
    x, row, size = diorama.picture.W * 0.5, diorama.view.horizon + 96, max(diorama.view.wide, 0.62)
    canvas.save()
    canvas.translate(x, row)
    canvas.scale(size, size)
    fill(
        canvas,
        polygon([(-128, -14), (128, -14), (158, 26), (-158, 26)]),
        palette.flat("#9a6a3c", 0.4),
    )
    fill(
        canvas,
        polygon([(-116, -9), (116, -9), (142, 18), (-142, 18)]),
        palette.flat("#ecd29a", 0.6),
    )
    heap = smooth_closed([(-70, 8), (-44, -16), (-16, -22), (14, -6), (30, 8)], 0.8)
    shaded(canvas, heap, "#e6c886", light, softness=8)
    shaded(canvas, polygon([(58, -16), (84, -16), (80, 8), (62, 8)]), "#d8483c", light, softness=4)
    stroke(
        canvas, smooth_open([(58, -16), (71, -32), (84, -16)]), palette.flat("#f2ece0", 0.5), 2.5
    )
    canvas.restore()
