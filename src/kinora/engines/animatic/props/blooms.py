"""Flowers of every kind that is known by its blossom, a leaf, grass."""

from __future__ import annotations

import math

from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.paths import Point, oval, smooth_closed
from kinora.engines.animatic.props.design import Bench, Design

STALK, LEAF = "#5a8a3c", "#6fa548"


def designs() -> dict[str, Design]:
    """Every flower by kind."""
    return {
        "rose": Design(width=122, height=210, metres=0.72, tone="#cf2440", still=_rose, stands=(58, 204), anchors=(("handle", (60, 150)),)),
        "tulip": Design(width=122, height=210, metres=0.66, tone="#ec5a4a", still=_tulip, stands=(60, 204), anchors=(("handle", (60, 150)),)),
        "sunflower": Design(width=160, height=280, metres=1.30, tone="#f6bf2a", still=_sunflower, stands=(80, 274), anchors=(("handle", (80, 190)),)),
        "daisy": Design(width=122, height=200, metres=0.62, tone="#fbf7ee", still=_daisy, stands=(58, 194), anchors=(("handle", (60, 150)),)),
        "lily": Design(width=150, height=220, metres=0.72, tone="#f6eef0", still=_lily, stands=(74, 214), anchors=(("handle", (75, 160)),)),
        "lavender": Design(width=130, height=200, metres=0.66, tone="#8a6ac8", still=_lavender, stands=(65, 194), anchors=(("handle", (65, 150)),)),
        "poppy": Design(width=122, height=200, metres=0.62, tone="#e0352a", still=_poppy, stands=(58, 194), anchors=(("handle", (60, 150)),)),
        "leaf": Design(width=140, height=130, metres=0.30, tone="#d8782a", still=_maple_leaf, stands=(70, 124), anchors=(("handle", (70, 124)),)),
        "clump of grass": Design(width=180, height=100, metres=0.45, tone="#6fa548", still=_grass, stands=(90, 94)),
        "dandelion": Design(width=110, height=200, metres=0.56, tone="#f4f2ea", still=_dandelion, stands=(55, 194), anchors=(("handle", (55, 150)),)),
    }  # fmt: skip


def _stalk(bench: Bench, x: float, low: float, top: float) -> None:
    """A stalk with a leaf on either side."""
    bench.stem([(x - 2, low), (x - 5, (low + top) / 2), (x, top)], 4.5, 3.2, STALK)
    for side, share in ((-1, 0.3), (1, 0.48)):
        y = low - (low - top) * share
        leaf: list[Point] = [(x - 3, y), (x + side * 22, y - 24), (x + side * 48, y - 24), (x + side * 32, y)]  # fmt: skip
        bench.shade(smooth_closed(leaf), LEAF, 7)


def _rose(bench: Bench) -> None:
    _stalk(bench, 60, 206, 84)
    for x in (36, 84):
        bench.shade(smooth_closed([(60, 92), (x, 100), (x + (x - 60) * 0.6, 88), (x, 84)]), LEAF, 4)
    petals = ((60, 54, 46, 42, 0.0), (38, 62, 30, 32, 0.06), (82, 62, 30, 32, 0.1), (60, 74, 36, 26, 0.16), (60, 46, 32, 28, 0.0), (50, 50, 22, 22, 0.14), (68, 48, 20, 20, 0.22), (59, 44, 13, 13, 0.3))  # fmt: skip
    for x, y, rx, ry, pale in petals:
        bench.shade(oval(x, y, rx, ry), mix(bench.tone, "#ffd8d0", pale), 9)
    curl: list[Point] = [(59 + (3 + k * 1.7) * math.cos(k * 0.9), 45 + (3 + k * 1.6) * math.sin(k * 0.9)) for k in range(12)]  # fmt: skip
    bench.line(curl, mix(bench.tone, "#3a0010", 0.5), 2.4, 0.7)


def _tulip(bench: Bench) -> None:
    _stalk(bench, 60, 206, 92)
    bench.shade(smooth_closed([(54, 204), (26, 150), (22, 90), (36, 130), (58, 186)]), LEAF, 9)
    dark = mix(bench.tone, "#4a0a18", 0.18)
    bench.shade(smooth_closed([(60, 100), (34, 70), (46, 10), (60, 30), (74, 10), (86, 70)], 0.8), dark, 8)  # fmt: skip
    for side in (-1, 1):
        bench.shade(smooth_closed([(60, 102), (60 + side * 36, 92), (60 + side * 44, 50), (60 + side * 36, 14), (60 + side * 14, 50)], 0.9), bench.tone, 11)  # fmt: skip
    bench.shade(smooth_closed([(60, 104), (38, 84), (46, 46), (60, 24), (74, 46), (82, 84)], 0.9), mix(bench.tone, "#fff0d0", 0.15), 12)  # fmt: skip


def _sunflower(bench: Bench) -> None:
    bench.stem([(80, 276), (74, 190), (80, 110)], 6.5, 5, STALK)
    for side, y in ((-1, 222), (1, 190)):
        bench.shade(smooth_closed([(78, y), (78 + side * 26, y - 34), (78 + side * 62, y - 30), (78 + side * 40, y + 6)]), LEAF, 9)  # fmt: skip
    for ring, colour in ((0, mix(bench.tone, "#a85a00", 0.25)), (1, bench.tone)):
        for k in range(16):
            _ray(bench, (80, 80), k * 0.3927 + ring * 0.196, 74 - ring * 6, colour)
    bench.shade(oval(80, 80, 36, 36), "#5a3218", 14)
    for k in range(46):
        far = 3.8 * math.sqrt(k + 1) + 3
        bench.flat(oval(80 + far * math.cos(k * 2.4), 80 + far * math.sin(k * 2.4), 1.9, 1.9), "#c88a3a", 0.9)  # fmt: skip


def _ray(bench: Bench, heart: Point, turn: float, reach: float, colour: ColourLike) -> None:
    """One petal of a flower like the sun."""
    (x, y), c, s = heart, math.cos(turn), math.sin(turn)
    wide = reach * 0.17
    petal: list[Point] = [(x + c * reach * 0.3, y + s * reach * 0.3), (x + c * reach * 0.68 - s * wide, y + s * reach * 0.68 + c * wide), (x + c * reach, y + s * reach), (x + c * reach * 0.68 + s * wide, y + s * reach * 0.68 - c * wide)]  # fmt: skip
    bench.shade(smooth_closed(petal, 0.8), colour, 5)


def _daisy(bench: Bench) -> None:
    _stalk(bench, 60, 196, 90)
    for k in range(13):
        _ray(bench, (60, 58), k * 0.4833, 54, bench.tone)
    bench.shade(oval(60, 58, 19, 18), "#f2b42a", 8)


def _lily(bench: Bench) -> None:
    _stalk(bench, 75, 216, 110)
    for k, turn in enumerate((-2.75, -0.4, -2.2, -0.95, -1.57)):
        c, s, far = math.cos(turn), math.sin(turn), 84 - 4 * (k < 2)
        petal: list[Point] = [(75, 118), (75 + c * far * 0.5 - s * 20, 106 + s * far * 0.5 + c * 16), (75 + c * far, 106 + s * far), (75 + c * far * 0.5 + s * 20, 106 + s * far * 0.5 - c * 16)]  # fmt: skip
        bench.shade(smooth_closed(petal, 0.95), bench.tone, 10)
        bench.line([(75, 110), (75 + c * far * 0.8, 106 + s * far * 0.8)], "#e08ab0", 3, 0.5)
    for k in range(5):
        x = 59 + k * 8
        bench.line([(75, 106), ((75 + x) / 2, 82), (x, 64)], "#c8d48a", 2)
        bench.flat(oval(x, 62, 4, 3), "#b85a1a")


def _lavender(bench: Bench) -> None:
    for k in range(7):
        x, top = 10 + k * 18.5, 14 + abs(k - 3) * 15 + 10 * (k % 2)
        root = 65 + (k - 3) * 4
        bench.stem([(root, 196), (65 + (x - 65) * 0.55, 130), (x, top + 8)], 2.4, 1.8, STALK)
        for j in range(8):  # an ear: slim, pointed, its florets in whorls along the stalk
            y, wide = top + j * 9, 2.2 + 3.4 * math.sin(math.pi * (j + 1) / 9)
            aside = (65 - x) * j * 0.022
            for side in (-1, 0, 1):
                bench.shade(oval(x + side * wide + aside, y - 2 * (side == 0), 3.4, 4.6, 24 * side), mix(bench.tone, "#ffffff", 0.16 * (side == 0)), 2)  # fmt: skip


def _poppy(bench: Bench) -> None:
    _stalk(bench, 60, 196, 90)
    for x, y, rx, ry, dark in ((60, 42, 46, 34, 0.15), (34, 60, 32, 32, 0.05), (86, 60, 32, 32, 0.05), (60, 76, 42, 28, 0.0)):  # fmt: skip
        bench.shade(oval(x, y, rx, ry), mix(bench.tone, "#30000a", dark), 12)
    bench.shade(oval(60, 58, 15, 14), "#2a1c24", 6)
    for k in range(10):
        bench.flat(oval(60 + 19 * math.cos(k * 0.628), 58 + 17 * math.sin(k * 0.628), 2.4, 2.4), "#f2d87a")  # fmt: skip


def _maple_leaf(bench: Bench) -> None:
    half: list[Point] = [(70, 6), (80, 34), (96, 26), (94, 50), (128, 40), (120, 58), (136, 68), (104, 84), (108, 98), (74, 92)]  # fmt: skip
    other = [(140 - x, y) for x, y in half[::-1]]
    bench.stem([(70, 90), (72, 128)], 2.6, 2, mix(bench.tone, "#5a2a10", 0.5))
    bench.shade(smooth_closed([*half, *other], 0.25), bench.tone, 14)
    for end in ((70, 14), (122, 44), (18, 44), (126, 68), (14, 68), (104, 94), (36, 94)):
        bench.line([(70, 92), end], mix(bench.tone, "#fff0a0", 0.45), 2, 0.7)


def _grass(bench: Bench) -> None:
    for k in range(30):
        x = 20 + (k * 37) % 140
        lean, high = math.sin(k * 1.9) * 26, 46 + (k * 23) % 44
        bench.stem([(x, 98), (x + lean * 0.25, 98 - high * 0.55), (x + lean, 98 - high)], 4, 0.8, mix(bench.tone, ("#c8d86a", "#2a5a34")[k % 2], 0.22))  # fmt: skip


def _dandelion(bench: Bench) -> None:
    bench.stem([(55, 196), (51, 130), (55, 62)], 3, 2.6, STALK)
    for k in range(6):
        side = -1 if k % 2 else 1
        bench.shade(smooth_closed([(55, 194), (55 + side * (14 + k * 4), 170 - k * 3), (55 + side * (30 + k * 4), 166 - k * 5), (55 + side * (20 + k * 4), 184)]), LEAF, 4)  # fmt: skip
    for k in range(64):
        far = 5.6 * math.sqrt(k + 0.5)
        x, y = 55 + far * math.cos(k * 2.4), 54 + far * math.sin(k * 2.4)
        bench.line([(55, 54), (x, y)], bench.tone, 0.9, 0.5)
        bench.flat(oval(x, y, 3, 3), mix(bench.tone, "#ffffff", 0.4), 0.85)
    bench.flat(oval(55, 54, 6, 6), "#b8a878")
