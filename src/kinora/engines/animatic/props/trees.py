"""Trees and bushes of other kinds than the plain one: pine, palm, cherry tree, cactus, bamboo …"""

from __future__ import annotations

import math

import numpy as np

from kinora.engines.animatic.paint.brush import strokes
from kinora.engines.animatic.paint.colour import jitter, mix
from kinora.engines.animatic.paint.marks import soft_spot
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed, taper
from kinora.engines.animatic.props.design import Bench, Design
from kinora.engines.animatic.props.outdoors import leaves

BAUBLES = ("#d8303c", "#f2c23c", "#4a8fd0", "#f4f0e8", "#b05ac0")


def designs() -> dict[str, Design]:
    """Every tree and bush by kind."""
    return {
        "pine": Design(width=200, height=330, metres=3.8, tone="#3f7148", still=_pine, stands=(100, 324)),
        "christmas tree": Design(width=200, height=340, metres=2.6, tone="#2f7044", still=_christmas_tree, stands=(100, 332), before=_fairy_lights),
        "palm": Design(width=320, height=360, metres=3.9, tone="#5f9a4a", still=_palm, stands=(112, 352)),
        "cherry tree": Design(width=316, height=340, metres=3.4, tone="#f2a6bc", still=_cherry_tree, stands=(152, 334)),
        "cactus": Design(width=170, height=230, metres=1.8, tone="#5a9454", still=_cactus, stands=(85, 222)),
        "bush": Design(width=220, height=150, metres=1.0, tone="#5f9244", still=_bush, stands=(110, 140)),
        "bamboo": Design(width=180, height=340, metres=3.0, tone="#7fae4a", still=_bamboo, stands=(90, 334)),
        "potted plant": Design(width=150, height=200, metres=0.75, tone="#4f9a50", still=_potted, stands=(75, 192), anchors=(("handle", (75, 150)),)),
    }  # fmt: skip


def _tiers(bench: Bench, low: float) -> None:
    """The skirts of a fir, from the lowest up."""
    rng = np.random.default_rng(4)
    for k in range(6, -1, -1):
        y, half = 26 + k * (low - 70) / 6, 20 + k * 11.4
        edge: list[Point] = [(100 + half * u, y + 40 + 8 * abs(u) + float(rng.uniform(-7, 7))) for u in np.linspace(1, -1, 9).tolist()]  # fmt: skip
        skirt = polygon([(100, y - 22), *edge])
        bench.shade(skirt, mix(bench.tone, "#1a2a30", 0.12 * (k % 2)), 14)
        lit = bench.light.lit(bench.tone, 0.5)
        strokes(bench.canvas, skirt, lit, seed=k, count=22, length=20, width=4, angle=1.2, alpha=0.22)  # fmt: skip


def _pine(bench: Bench) -> None:
    bench.shade(box(100, 290, 24, 80, 3), "#6a4430", 9)
    _tiers(bench, 300)


def _christmas_tree(bench: Bench) -> None:
    bench.shade(box(100, 310, 24, 44, 3), "#6a4430", 8)
    _tiers(bench, 296)
    for k in range(5):
        y, half = 78 + k * 46, 22 + k * 13
        chain: list[Point] = [(100 - half, y), (100, y + 18), (100 + half, y - 4)]
        bench.line(chain, "#f2cf6a", 3.4, 0.9)
    for k in range(18):
        a, far = k * 2.4, (k + 1) / 18
        bench.shade(oval(100 + 78 * far * math.sin(a), 56 + 224 * far, 8, 8), BAUBLES[k % 5], 4)
    star: list[Point] = [(100 + r * math.sin(k * math.pi / 5), 20 - r * math.cos(k * math.pi / 5)) for k, r in ((i, 20 if i % 2 == 0 else 8.5) for i in range(10))]  # fmt: skip
    bench.shade(polygon(star), "#ffd24a", 6)


def _fairy_lights(bench: Bench, t: float, phase: float) -> None:
    bench.halo(100, 20, 34, "#ffe08a", 0.6 + 0.1 * math.sin(t * 2 + phase))
    for k in range(16):
        a, far = k * 2.4 + 1.1, (k + 1) / 16
        x, y = 100 + 74 * far * math.sin(a), 60 + 216 * far
        shine = 0.55 + 0.35 * math.sin(t * 2.2 + k * 1.9)
        bench.halo(x, y, 15, ("#ffd27a", "#ff8a7a", "#9ad0ff")[k % 3], shine)
        bench.lit(oval(x, y, 2.6, 2.6), "#fff6d8")


def _palm(bench: Bench) -> None:
    trunk: list[Point] = [(112, 352), (118, 258), (134, 168), (160, 100)]
    bench.stem(trunk, 15, 8, "#a8764a")
    for k in range(16):
        u = k / 16
        x, y = 112 + 48 * u**1.7, 346 - 238 * u
        bench.line([(x - 12 + 4 * u, y), (x, y + 5), (x + 12 - 4 * u, y - 2)], "#5a3420", 2.2, 0.6)
    for k, turn in enumerate((-2.9, 0.3, -2.5, -0.15, -2.1, -0.6, -1.2, -1.7)):
        _frond(bench, turn, k)
    for x, y in ((151, 112), (166, 114), (159, 122)):
        bench.shade(oval(x, y, 10, 10), "#6a4226", 5)


def _frond(bench: Bench, turn: float, seed: int) -> None:
    """One feather of the crown, hanging at its tip."""
    rng = np.random.default_rng(seed)
    heart: Point = (160, 100)
    tip: Point = (160 + math.cos(turn) * 138, 110 + math.sin(turn) * 74 + 36)
    middle: Point = (160 + math.cos(turn) * 74, 78 + math.sin(turn) * 74)
    spine: list[Point] = [heart]
    for s in np.linspace(0.1, 1, 22).tolist():
        x = (1 - s) ** 2 * heart[0] + 2 * s * (1 - s) * middle[0] + s * s * tip[0]
        y = (1 - s) ** 2 * heart[1] + 2 * s * (1 - s) * middle[1] + s * s * tip[1]
        spine.append((x, y))
        along = math.atan2(2 * (1 - s) * (middle[1] - heart[1]) + 2 * s * (tip[1] - middle[1]), 2 * (1 - s) * (middle[0] - heart[0]) + 2 * s * (tip[0] - middle[0]))  # fmt: skip
        for side in (-1, 1):
            reach = 36 * (1 - s * 0.55)
            end = (x + math.cos(along + side * 0.9) * reach * 0.8, y + math.sin(along + side * 0.9) * reach * 0.6 + 11)  # fmt: skip
            leaf = taper([(x, y), ((x + end[0]) / 2, (y + end[1]) / 2 - 2), end], 3.6, 0.8)
            bench.flat(leaf, jitter(mix(bench.tone, "#e8e070" if side < 0 else "#20402a", 0.2), rng, 0.04))  # fmt: skip
    bench.line(spine, mix(bench.tone, "#fff0a0", 0.35), 2.4, 0.7)


def _cherry_tree(bench: Bench) -> None:
    rng = np.random.default_rng(6)
    bench.stem([(152, 336), (142, 270), (162, 200), (152, 130)], 17, 7, "#5f3f3a")
    for x, y in ((70, 130), (234, 120), (100, 80), (204, 70)):
        bench.stem([(154, 214), ((154 + x) / 2, (214 + y) / 2 + 10), (x, y)], 8, 2.4, "#4d322f")
    for x, y, r in ((78, 132, 58), (232, 124, 60), (112, 78, 60), (200, 72, 60), (154, 126, 60)):
        leaves(bench, x, y, r, rng)
    for _ in range(70):
        petal = (float(rng.uniform(30, 284)), float(rng.uniform(24, 186)))
        bench.flat(oval(*petal, 3.4, 2.6, petal[0]), mix(bench.tone, "#ffffff", 0.75), 0.9)


def _cactus(bench: Bench) -> None:
    arms: tuple[tuple[list[Point], float], ...] = (([(85, 150), (42, 150), (30, 130), (30, 88)], 17), ([(85, 124), (128, 122), (142, 104), (142, 60)], 16), ([(85, 224), (85, 120), (85, 34)], 30))  # fmt: skip
    for spine, wide in arms:
        ends = smooth_closed([(spine[-1][0] + wide * math.cos(k * 0.785), spine[-1][1] + wide * math.sin(k * 0.785)) for k in range(8)])  # fmt: skip
        bench.shade(ends, bench.tone, wide * 0.6)
        bench.stem(spine, wide, wide, bench.tone)
    for x in (66, 78, 92, 104):
        bench.line([(x, 222), (x, 40)], mix(bench.tone, "#12301a", 0.5), 2, 0.6)
    for k in range(30):
        x, y = (60, 73, 86, 99, 110)[k % 5], 44 + (k // 5) * 30 + (k % 2) * 12
        bench.line([(x - 4, y - 3), (x, y), (x + 4, y - 3)], "#f6f0d0", 1.5, 0.9)
    for x, y in ((85, 8), (30, 72), (142, 44)):
        for k in range(5):
            bench.shade(oval(x + 8 * math.cos(k * 1.257 - 1.6), y + 7 * math.sin(k * 1.257 - 1.6), 7, 6), "#e85a8a", 3)  # fmt: skip
        bench.flat(oval(x, y, 4, 4), "#f8d85a")


def _bush(bench: Bench) -> None:
    rng = np.random.default_rng(8)
    soft_spot(bench.canvas, 110, 142, 100, 12, bench.light.shade, 0.3)
    for x, y, r in ((48, 98, 44), (172, 98, 44), (84, 66, 50), (140, 66, 50), (110, 100, 50)):
        leaves(bench, x, y, r, rng)


def _bamboo(bench: Bench) -> None:
    for x, lean, wide in ((48, -6, 8), (126, 10, 8), (88, 2, 10)):
        bench.stem([(x, 336), (x + lean * 0.4, 180), (x + lean, 14)], wide, wide * 0.7, bench.tone)
        for k in range(7):
            u = (k + 0.5) / 7
            bench.line([(x + lean * u - wide, 336 - 320 * u), (x + lean * u + wide, 336 - 320 * u)], mix(bench.tone, "#24401a", 0.5), 3)  # fmt: skip
            side = 1 if (k + int(x)) % 2 else -1
            for far, drop in ((44, 20), (36, -8)):
                start = (x + lean * u, 336 - 320 * u)
                leaf: list[Point] = [start, (start[0] + side * far * 0.5, start[1] + drop * 0.4 - 8), (start[0] + side * far, start[1] + drop), (start[0] + side * far * 0.5, start[1] + drop * 0.6 + 3)]  # fmt: skip
                if k > 1:
                    bench.shade(smooth_closed(leaf, 0.7), mix(bench.tone, "#2f6a2f", 0.4), 4)


def _potted(bench: Bench) -> None:
    for turn, far in ((-2.7, 66), (-0.4, 66), (-2.25, 86), (-0.9, 86), (-1.57, 98), (-1.9, 62), (-1.2, 62)):  # fmt: skip
        tip = (75 + math.cos(turn) * far, 118 + math.sin(turn) * far)
        wide = 15
        leaf: list[Point] = [(75, 126), ((75 + tip[0]) / 2 - wide * math.sin(turn), (118 + tip[1]) / 2 + wide * math.cos(turn)), tip, ((75 + tip[0]) / 2 + wide * math.sin(turn), (118 + tip[1]) / 2 - wide * math.cos(turn))]  # fmt: skip
        bench.shade(smooth_closed(leaf, 0.9), bench.tone, 8)
        bench.line([(75, 124), tip], mix(bench.tone, "#e0f0a0", 0.4), 1.8, 0.7)
    bench.shade(polygon([(36, 128), (114, 128), (102, 194), (48, 194)]), "#c8693c", 12)
    bench.shade(box(75, 126, 92, 20, 4), "#d87a4a", 6)
