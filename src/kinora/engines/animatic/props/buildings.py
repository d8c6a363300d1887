"""Houses of every sort that stand in a scene as things of their own."""

from __future__ import annotations

import math
from itertools import pairwise

import skia

from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.marks import clipped, linear, soft_spot
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed
from kinora.engines.animatic.props.design import Bench, Design

STONE, WOOD = "#b0a898", "#8a5a34"


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "windmill": Design(width=260, height=340, metres=4.6, tone="#f2e8d6", still=_windmill, stands=(130, 332), before=_sails, spread=(50, 40, 50, 0)),
        "church": Design(width=280, height=340, metres=4.8, tone="#f2ead8", still=_church, stands=(140, 332)),
        "tent": Design(width=280, height=190, metres=1.9, tone="#e2703a", still=_tent, stands=(140, 180)),
        "igloo": Design(width=280, height=170, metres=1.8, tone="#e6f1f8", still=_igloo, stands=(120, 160)),
        "barn": Design(width=320, height=280, metres=4.0, tone="#b8362f", still=_barn, stands=(160, 272)),
        "cabin": Design(width=320, height=250, metres=3.2, tone="#8a5a34", still=_cabin, stands=(160, 242), before=_cabin_smoke, spread=(0, 90, 40, 0)),
    }  # fmt: skip


def pane(bench: Bench, path: skia.Path) -> None:
    """A window: sky by day, lamplight by night."""
    b, glow = path.getBounds(), bench.light.glow
    tones = [mix(bench.light.surface("#a8d4e4"), "#ffd98a", glow), mix(bench.light.surface("#4f7a9a"), "#f0a848", glow)]  # fmt: skip
    shader = linear((b.left(), b.top()), (b.left(), b.bottom()), tones)
    bench.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader))


def _windmill(bench: Bench) -> None:
    bench.shade(polygon([(78, 332), (98, 128), (162, 128), (182, 332)]), bench.tone, 22)
    bench.shade(smooth_closed([(88, 132), (96, 98), (130, 80), (164, 98), (172, 132), (130, 138)], 0.8), "#a8483a", 12)  # fmt: skip
    bench.shade(box(130, 246, 118, 9, 3), "#8a5a34", 4)
    for x, y in ((130, 184), (112, 278), (152, 278)):
        pane(bench, box(x, y, 20, 26, 3))
        bench.outline(box(x, y, 20, 26, 3), "#8a5a34", 3)
    bench.shade(box(130, 310, 30, 46, 14), "#8a5a34", 7)


def _sails(bench: Bench, t: float, phase: float) -> None:
    bench.canvas.save()
    bench.canvas.translate(130, 116)
    bench.canvas.rotate(t * 42 + phase * 90)
    for _ in range(4):
        bench.canvas.rotate(90)
        bench.line([(0, 0), (0, -136)], WOOD, 6)
        bench.flat(polygon([(4, -34), (36, -34), (36, -134), (4, -134)]), "#fbf4e4", 0.95)
        for k in range(6):
            bench.line([(4, -34 - k * 20), (36, -34 - k * 20)], WOOD, 2)
        bench.line([(36, -34), (36, -134)], WOOD, 2.4)
    bench.canvas.restore()
    bench.shade(oval(130, 116, 11, 11), "#4a3020", 5)


def _church(bench: Bench) -> None:
    bench.shade(box(180, 262, 180, 140, 2), bench.tone, 16)
    bench.shade(polygon([(84, 200), (104, 140), (258, 140), (278, 200)]), "#8a4a3a", 12)
    bench.shade(box(74, 240, 84, 184, 2), mix(bench.tone, "#ffffff", 0.15), 14)
    bench.shade(polygon([(22, 152), (74, 42), (126, 152)]), "#8a4a3a", 14)
    for a, b in (((74, 44), (74, 6)), ((62, 18), (86, 18))):
        bench.line([a, b], "#d8a83c", 5)
    bench.shade(oval(74, 178, 20, 20), "#8a4a3a", 6)
    pane(bench, oval(74, 178, 14, 14))
    for x in (142, 186, 230):
        pane(bench, box(x, 258, 24, 62, 12))
        bench.outline(box(x, 258, 24, 62, 12), "#c8b898", 4)
    bench.shade(box(74, 300, 42, 64, 20), "#6a4026", 9)


def _tent(bench: Bench) -> None:
    bench.flat(polygon([(128, 20), (270, 172), (128, 182)]), mix(bench.tone, "#2a0a04", 0.25))
    bench.shade(polygon([(128, 16), (212, 34), (276, 172), (188, 182)]), mix(bench.tone, "#2a0a04", 0.18), 12)  # fmt: skip
    bench.shade(polygon([(128, 16), (188, 182), (14, 182)]), bench.tone, 18)
    bench.flat(polygon([(122, 62), (146, 182), (76, 182)]), "#2a1a24")
    bench.shade(polygon([(122, 62), (76, 182), (52, 182), (108, 74)]), mix(bench.tone, "#fff0d0", 0.35), 6)  # fmt: skip
    for a, b in (((128, 20), (4, 186)), ((276, 172), (278, 186))):
        bench.line([a, b], "#f4e6c8", 2)


def _igloo(bench: Bench) -> None:
    dome = smooth_closed([(8, 162), (20, 86), (66, 28), (120, 12), (174, 28), (220, 86), (232, 162)], 0.6)  # fmt: skip
    bench.shade(dome, bench.tone, 24)
    with clipped(bench.canvas, dome):
        for row in range(5):
            y = 142 - row * 28
            bench.line([(0, y + 4), (120, y - 6), (240, y + 4)], "#8ab0cc", 2.6, 0.8)
            for k in range(9):
                x = 12 + k * 27 + 13 * (row % 2)
                bench.line([(120 + (x - 120) * (1 - row * 0.09), y + 26), (120 + (x - 120) * (0.93 - row * 0.09), y - 2)], "#8ab0cc", 2.2, 0.7)  # fmt: skip
    bench.shade(smooth_closed([(176, 162), (178, 116), (210, 96), (246, 110), (258, 162)], 0.6), mix(bench.tone, "#ffffff", 0.3), 12)  # fmt: skip
    bench.flat(smooth_closed([(192, 164), (194, 128), (214, 114), (236, 124), (242, 164)], 0.6), "#2f4a66")  # fmt: skip


def _barn(bench: Bench) -> None:
    front: list[Point] = [(34, 272), (34, 130), (74, 74), (160, 26), (246, 74), (286, 130), (286, 272)]  # fmt: skip
    bench.shade(polygon(front), bench.tone, 20)
    for k in range(12):
        bench.line([(44 + k * 21, 122), (44 + k * 21, 270)], mix(bench.tone, "#2a0408", 0.35), 2, 0.6)  # fmt: skip
    roof: list[Point] = [(18, 142), (66, 66), (160, 14), (254, 66), (302, 142)]
    for a, b in pairwise(roof):
        bench.stem([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), b], 8, 8, "#6a5a58")
    white = "#f8f0e2"
    for x, y, wide, high in ((160, 216, 104, 112), (160, 104, 48, 44)):
        bench.shade(box(x, y, wide, high, 1), mix(bench.tone, "#2a0408", 0.2), 7)
        bench.outline(box(x, y, wide, high, 1), white, 6)
        for flip in (-1, 1):
            bench.line([(x - wide / 2, y - flip * high / 2), (x + wide / 2, y + flip * high / 2)], white, 5)  # fmt: skip
    bench.line([(160, 160), (160, 272)], white, 5)


def _cabin(bench: Bench) -> None:
    bench.shade(box(240, 66, 30, 70, 2), STONE, 7)
    for k in range(7):
        bench.shade(box(160, 132 + k * 18, 258, 18, 9), mix(bench.tone, "#fff0d0" if k % 2 else "#2a1004", 0.1), 6)  # fmt: skip
        for x in (34, 286):
            bench.shade(oval(x, 132 + k * 18, 10, 9), mix(bench.tone, "#f2d8a8", 0.5), 4)
    bench.shade(polygon([(10, 128), (86, 42), (250, 42), (310, 128)]), mix(bench.tone, "#4a1c10", 0.5), 14)  # fmt: skip
    for k in range(4):
        bench.line([(28 + k * 17, 110 - k * 20), (296 - k * 14, 110 - k * 20)], "#2a1008", 2, 0.5)
    bench.shade(box(150, 206, 46, 80, 3), "#5a3420", 8)
    bench.flat(oval(164, 208, 4, 4), "#e8b84a")
    for x in (82, 228):
        pane(bench, box(x, 190, 48, 42, 2))
        bench.outline(box(x, 190, 48, 42, 2), "#f2e2c0", 5)
        bench.line([(x, 170), (x, 210)], "#f2e2c0", 4)


def _cabin_smoke(bench: Bench, t: float, phase: float) -> None:
    for k in range(6):
        u = (t * 0.2 + k / 6 + phase) % 1
        x, y, r = 240 + 34 * u + 5 * math.sin(k * 2 + u * 5), 26 - 96 * u, 9 + 20 * u
        soft_spot(bench.canvas, x, y, r, r, bench.light.surface("#f2ece8"), 0.6 * (1 - u))


def courses(bench: Bench, path: skia.Path, colour: ColourLike, *, high: float = 13.0) -> None:
    """Some stones that show in a wall."""
    b = path.getBounds()
    with clipped(bench.canvas, path):
        for k in range(int(b.width() * b.height() / 900)):
            x, y = b.left() + (k * 97.3) % b.width(), b.top() + ((k * 61.7) % b.height()) // high * high  # fmt: skip
            bench.flat(box(x, y + high / 2, 22, high - 3, 3), mix(colour, ("#ffffff", "#2a2434")[k % 2], 0.14), 0.6)  # fmt: skip
