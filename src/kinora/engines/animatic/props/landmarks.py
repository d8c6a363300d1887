"""Castles, towers, temples, bridges: buildings one travels to see."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed
from kinora.engines.animatic.props.buildings import courses, pane
from kinora.engines.animatic.props.design import Bench, Design

STONE = "#b0a898"


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "toy castle": Design(width=360, height=340, metres=5.4, tone="#a8a2b0", still=_castle, stands=(180, 332), before=_castle_flags, spread=(0, 30, 20, 0)),
        "tower": Design(width=160, height=360, metres=5.4, tone="#a89c8c", still=_tower, stands=(80, 352)),
        "pagoda": Design(width=260, height=360, metres=5.0, tone="#b8342f", still=_pagoda, stands=(130, 352)),
        "greek temple": Design(width=340, height=250, metres=4.0, tone="#e8dcc4", still=_temple, stands=(170, 242)),
        "pyramid": Design(width=380, height=230, metres=4.6, tone="#dcb46a", still=_pyramid, stands=(190, 222)),
        "eiffel tower": Design(width=220, height=420, metres=6.4, tone="#8a6a50", still=_eiffel, stands=(110, 412)),
        "skyscraper": Design(width=160, height=420, metres=6.6, tone="#6f8fb0", still=_skyscraper, stands=(80, 412)),
        "footbridge": Design(width=440, height=190, metres=2.8, tone="#a8a09a", still=_bridge, stands=(220, 182)),
    }  # fmt: skip


def _pagoda(bench: Bench) -> None:
    bench.shade(box(130, 342, 220, 18, 3), STONE, 6)
    for k in range(4):
        y, half = 306 - k * 76, 88 - k * 15
        bench.shade(box(130, y, half * 1.3, 56, 2), bench.tone, 12)
        for j in range(3):
            pane(bench, box(130 + (j - 1) * half * 0.42, y + 2, 15, 28, 2))
        eave: list[Point] = [(130 - half - 26, y - 18), (130 - half, y - 26), (130 - half * 0.5, y - 50), (130 + half * 0.5, y - 50), (130 + half, y - 26), (130 + half + 26, y - 18), (130 + half, y - 12), (130 - half, y - 12)]  # fmt: skip
        bench.shade(smooth_closed(eave, 0.6), "#3a4a5a", 9)
    bench.line([(130, 34), (130, 4)], "#d8a83c", 6)
    for y in (12, 22):
        bench.shade(oval(130, y, 9, 4), "#d8a83c", 2)


def _temple(bench: Bench) -> None:
    for k in range(3):
        bench.shade(box(170, 236 - k * 11, 330 - k * 22, 12, 2), bench.tone, 4)
    bench.flat(box(170, 150, 250, 112, 1), mix(bench.tone, "#3a2a20", 0.5))
    for k in range(6):
        x = 52 + k * 47.2
        bench.shade(box(x, 152, 24, 112, 3), mix(bench.tone, "#ffffff", 0.12), 8)
        for dx in (-5, 0, 5):
            bench.line([(x + dx, 104), (x + dx, 200)], mix(bench.tone, "#6a5a40", 0.4), 1.4, 0.7)
        for y in (98, 205):
            bench.shade(box(x, y, 32, 10, 3), bench.tone, 3)
    bench.shade(box(170, 86, 300, 20, 2), bench.tone, 6)
    bench.shade(polygon([(14, 76), (170, 10), (326, 76)]), mix(bench.tone, "#ffffff", 0.1), 12)
    bench.flat(polygon([(56, 70), (170, 22), (284, 70)]), mix(bench.tone, "#6a5a40", 0.25))


def _pyramid(bench: Bench) -> None:
    bench.shade(polygon([(6, 222), (168, 8), (250, 222)]), mix(bench.tone, "#fff2d0", 0.2), 18)
    bench.flat(polygon([(168, 8), (250, 222), (374, 222)]), mix(bench.tone, "#5a3418", 0.45))
    for k in range(13):
        u = (k + 1) / 14
        y, left, mid, right = 8 + 214 * u, 168 - 162 * u, 168 + 82 * u, 168 + 206 * u
        bench.line([(left, y), (mid, y + 1)], mix(bench.tone, "#5a3418", 0.4), 1.8, 0.6)
        bench.line([(mid, y + 1), (right, y)], mix(bench.tone, "#2a1408", 0.6), 1.8, 0.5)
        for j in range(k + 1):
            x = left + (mid - left) * (j + 0.5 * (k % 2)) / (k + 1)
            bench.line([(x, y), (x + 3, y + 14)], mix(bench.tone, "#5a3418", 0.4), 1.4, 0.45)


def _eiffel(bench: Bench) -> None:
    left: list[Point] = [(104, 70), (96, 190), (76, 290), (14, 412), (58, 412), (88, 330), (104, 250)]  # fmt: skip
    for flip in (False, True):
        bench.shade(smooth_closed([(220 - x if flip else x, y) for x, y in left], 0.25), bench.tone, 7)  # fmt: skip
    bench.shade(polygon([(104, 40), (116, 40), (122, 200), (98, 200)]), bench.tone, 5)
    arch = skia.Path()
    arch.moveTo(44, 412)
    arch.quadTo(110, 240, 176, 412)
    bench.outline(arch, bench.tone, 7)
    for y, half in ((204, 24), (300, 48)):
        bench.shade(box(110, y, half * 2, 14, 2), mix(bench.tone, "#fff0d0", 0.15), 5)
    bench.shade(box(110, 66, 26, 11, 2), mix(bench.tone, "#fff0d0", 0.15), 4)
    bench.line([(110, 60), (110, 6)], bench.tone, 4)
    for k in range(9):
        y = 214 + k * 21
        spread = 8 + (y - 200) * 0.30 + max(y - 300, 0) * 0.24
        for side in (-1, 1):
            x = 110 + side * spread
            bench.line([(x - 9, y), (x + 9, y + 19)], mix(bench.tone, "#2a1408", 0.5), 1.8, 0.7)
            bench.line([(x + 9, y), (x - 9, y + 19)], mix(bench.tone, "#2a1408", 0.5), 1.8, 0.7)


def _skyscraper(bench: Bench) -> None:
    bench.line([(80, 40), (80, 4)], "#9aa0ac", 4)
    for x, top, wide in ((80, 40, 54), (80, 76, 92), (80, 130, 128)):
        bench.shade(box(x, (top + 414) / 2, wide, 414 - top, 2), bench.tone, 14)
    for row in range(17):
        y = 92 + row * 18.6
        columns = 4 if y < 132 else 6
        for k in range(columns):
            column = 80 + (k - (columns - 1) / 2) * 19.5
            lit = bench.light.glow > 0.3 and (row * 7 + k * 5) % 3
            path = box(column, y, 12.5, 11, 1)
            if lit or bench.light.glow <= 0.3:
                pane(bench, path)
            else:
                bench.flat(path, mix(bench.tone, "#101828", 0.6))
    bench.shade(box(80, 402, 50, 24, 2), "#f2e6c0", 4)


def _bridge(bench: Bench) -> None:
    deck = skia.Path()
    deck.moveTo(4, 184)
    deck.lineTo(4, 104)
    deck.quadTo(220, 0, 436, 104)
    deck.lineTo(436, 184)
    deck.lineTo(400, 184)
    deck.cubicTo(380, 70, 60, 70, 40, 184)
    deck.close()
    bench.shade(deck, bench.tone, 16)
    courses(bench, deck, bench.tone)
    for k in range(23):
        u = k / 22
        a = math.pi * (1 - u)
        x, y = 220 + 182 * math.cos(a), 184 - 88 * math.sin(a)
        bench.shade(box(x, y, 16, 24, 2, 90 - math.degrees(math.atan2(88 * math.sin(a), 182 * math.cos(a) * 1.0001))), mix(bench.tone, "#ffffff", 0.16), 4)  # fmt: skip
    rail: list[Point] = [(4 + 432 * k / 12, 92 - 52 * math.sin(math.pi * k / 12)) for k in range(13)]  # fmt: skip
    bench.line(rail, mix(bench.tone, "#ffffff", 0.2), 10)
    for x, y in rail[::2]:
        bench.shade(box(x, y - 6, 13, 24, 2), mix(bench.tone, "#ffffff", 0.12), 5)


def _castle(bench: Bench) -> None:
    wall = box(180, 258, 280, 148, 2)
    for x, top, wide in ((112, 128, 54), (248, 128, 54), (180, 92, 72)):
        keep = box(x, (top + 330) / 2, wide, 330 - top, 2)
        bench.shade(keep, mix(bench.tone, "#2a2434", 0.08), 12)
        courses(bench, keep, bench.tone)
        _roof(bench, x, top, wide)
        pane(bench, box(x, top + 34, 14, 26, 7))
    bench.shade(wall, bench.tone, 14)
    courses(bench, wall, bench.tone)
    _battlements(bench, 40, 320, 184, bench.tone)
    for x in (36, 324):
        side = box(x, 232, 62, 200, 2)
        bench.shade(side, mix(bench.tone, "#ffffff", 0.06), 14)
        courses(bench, side, bench.tone)
        _roof(bench, x, 134, 62)
        pane(bench, box(x, 172, 15, 28, 7))
    bench.flat(box(180, 290, 66, 100, 33), mix(bench.tone, "#1a1020", 0.7))
    bench.shade(box(180, 296, 52, 84, 26), "#7a4a2c", 9)
    for k in range(4):
        bench.line([(160 + k * 13, 262), (160 + k * 13, 334)], "#3a2014", 2.4)


def _roof(bench: Bench, x: float, y: float, wide: float) -> None:
    bench.shade(smooth_closed([(x - wide * 0.64, y + 2), (x, y - wide * 1.25), (x + wide * 0.64, y + 2), (x, y + 9)], 0.2), "#4f6a9a", 9)  # fmt: skip


def _castle_flags(bench: Bench, t: float, phase: float) -> None:
    for k, (x, y) in enumerate(((180, 4), (36, 58), (324, 58))):
        wave = 4 * math.sin(t * 5 + k + phase * 6)
        bench.line([(x, y + 2), (x, y - 22)], "#4a3a30", 2.6)
        bench.flat(smooth_closed([(x, y - 24), (x + 14, y - 22 + wave), (x + 30, y - 17 - wave), (x + 14, y - 11 + wave), (x, y - 10)], 0.5), "#d8303c")  # fmt: skip


def _tower(bench: Bench) -> None:
    body = polygon([(34, 352), (42, 96), (118, 96), (126, 352)])
    bench.shade(body, bench.tone, 20)
    courses(bench, body, bench.tone)
    bench.shade(box(80, 96, 104, 26, 3), mix(bench.tone, "#ffffff", 0.1), 7)
    _battlements(bench, 28, 132, 82, mix(bench.tone, "#ffffff", 0.1))
    bench.shade(polygon([(40, 76), (80, 8), (120, 76)]), "#a8483a", 12)
    for y in (140, 206):
        pane(bench, box(80, y, 17, 34, 8))
    bench.shade(box(80, 324, 38, 60, 18), "#6a4026", 8)


def _battlements(bench: Bench, x0: float, x1: float, y: float, colour: ColourLike) -> None:
    count = max(round((x1 - x0) / 20), 2)
    step = (x1 - x0) / (count - 0.4)
    for k in range(count):
        bench.shade(box(x0 + (k + 0.3) * step, y - 8, step * 0.58, 20, 2), colour, 4)
