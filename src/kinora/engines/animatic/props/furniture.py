"""Furniture beyond the plain chair and table: to lie on, to sit on grandly, to keep things in."""

from __future__ import annotations

import math

from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed
from kinora.engines.animatic.props.design import Bench, Design


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "bed": Design(width=340, height=190, metres=1.15, tone="#4f86b8", still=_bed, stands=(170, 182), anchors=(("seat", (190, 108)), ("top", (190, 104)))),
        "sofa": Design(width=330, height=180, metres=1.0, tone="#4f8f86", still=_sofa, stands=(165, 172), anchors=(("seat", (165, 108)), ("top", (165, 108)))),
        "armchair": Design(width=200, height=190, metres=1.05, tone="#c05a44", still=_armchair, stands=(100, 182), anchors=(("seat", (100, 112)), ("top", (100, 112)))),
        "rocking chair": Design(width=180, height=220, metres=1.1, tone="#8a5a34", still=_rocking_chair, stands=(90, 210), anchors=(("seat", (88, 124)),)),
        "throne": Design(width=200, height=330, metres=2.0, tone="#b02a3c", still=_throne, stands=(100, 322), anchors=(("seat", (100, 226)),)),
        "hammock": Design(width=360, height=190, metres=1.3, tone="#e0704a", still=_hammock, stands=(180, 182), anchors=(("seat", (180, 134)),)),
        "cradle": Design(width=180, height=150, metres=0.75, tone="#d8a868", still=_cradle, stands=(90, 142), anchors=(("top", (90, 80)),)),
        "nightstand": Design(width=130, height=140, metres=0.65, tone="#9a6438", still=_nightstand, stands=(65, 134), anchors=(("top", (65, 18)),)),
        "shelf": Design(width=200, height=300, metres=1.9, tone="#8a5a34", still=_bookshelf, stands=(100, 294)),
        "wardrobe": Design(width=200, height=300, metres=2.0, tone="#a06a3c", still=_wardrobe, stands=(100, 294)),
        "mirror": Design(width=140, height=270, metres=1.6, tone="#d8a83c", still=_mirror, stands=(70, 264)),
        "rug": Design(width=320, height=80, metres=0.45, tone="#b83a48", still=_rug, stands=(160, 62), anchors=(("top", (160, 44)),)),
        "pillow": Design(width=180, height=110, metres=0.32, tone="#e8dcc8", still=_pillow, stands=(90, 102), anchors=(("handle", (90, 60)), ("top", (90, 40)))),
    }  # fmt: skip


def _bed(bench: Bench) -> None:
    wood = "#8a5a34"
    bench.shade(box(24, 94, 22, 176, 6), wood, 8)
    bench.shade(box(322, 130, 20, 104, 6), wood, 8)
    bench.shade(box(170, 150, 300, 34, 4), mix(wood, "#2a1408", 0.2), 8)
    bench.shade(box(174, 122, 290, 40, 14), "#f4efe4", 12)
    bench.shade(smooth_closed([(40, 108), (48, 80), (84, 72), (112, 84), (110, 110), (74, 116)], 0.8), "#fbf8f0", 12)  # fmt: skip
    quilt: list[Point] = [(112, 112), (128, 94), (220, 92), (300, 98), (316, 120), (314, 164), (220, 170), (120, 164)]  # fmt: skip
    bench.shade(smooth_closed(quilt, 0.6), bench.tone, 18)
    bench.shade(smooth_closed([(110, 112), (126, 92), (150, 92), (142, 128), (138, 164), (116, 164)], 0.6), mix(bench.tone, "#ffffff", 0.45), 8)  # fmt: skip
    for k in range(5):
        for j in range(2):
            bench.flat(oval(170 + k * 30 + j * 10, 114 + j * 28, 5, 5), mix(bench.tone, "#fff6d8", 0.5), 0.8)  # fmt: skip


def _sofa(bench: Bench) -> None:
    for x in (44, 286):
        bench.shade(polygon([(x - 8, 150), (x + 8, 150), (x + 5, 178), (x - 5, 178)]), "#5a3a24", 4)
    bench.shade(smooth_closed([(34, 140), (30, 40), (60, 12), (165, 8), (270, 12), (300, 40), (296, 140)], 0.7), bench.tone, 20)  # fmt: skip
    for x in (112, 218):
        bench.shade(box(x, 66, 104, 84, 18), mix(bench.tone, "#ffffff", 0.07), 16)
        bench.shade(box(x, 122, 112, 38, 14), mix(bench.tone, "#ffffff", 0.12), 12)
    bench.shade(box(165, 146, 270, 24, 8), mix(bench.tone, "#0a1420", 0.12), 8)
    for x in (32, 298):
        bench.shade(box(x, 112, 52, 102, 24), bench.tone, 16)
    bench.shade(box(80, 88, 44, 44, 10, -14), "#f2c24e", 10)


def _armchair(bench: Bench) -> None:
    for x in (46, 154):
        bench.shade(polygon([(x - 8, 160), (x + 8, 160), (x + 5, 188), (x - 5, 188)]), "#5a3a24", 4)
    bench.shade(smooth_closed([(38, 150), (30, 60), (48, 14), (100, 6), (152, 14), (170, 60), (162, 150)], 0.8), bench.tone, 22)  # fmt: skip
    for x, y in ((76, 44), (124, 44), (100, 72), (60, 74), (140, 74)):
        bench.flat(oval(x, y, 4, 4), mix(bench.tone, "#2a0a10", 0.4))
    bench.shade(box(100, 122, 108, 38, 14), mix(bench.tone, "#ffffff", 0.1), 12)
    bench.shade(box(100, 148, 130, 26, 8), mix(bench.tone, "#100810", 0.12), 8)
    for x in (30, 170):
        bench.shade(box(x, 118, 50, 98, 23), bench.tone, 16)


def _rocking_chair(bench: Bench) -> None:
    rocker: list[Point] = [(4, 190), (50, 208), (110, 210), (176, 184)]
    bench.line(rocker, mix(bench.tone, "#1a0a04", 0.35), 9)
    for a, b in (((30, 14), (46, 204)), ((140, 128), (136, 206))):
        bench.stem([a, ((a[0] + b[0]) / 2 - 3, (a[1] + b[1]) / 2), b], 6, 6, bench.tone)
    for k in range(5):
        bench.stem([(36 + k * 4, 26), (40 + k * 8, 70), (46 + k * 14, 124)], 3.4, 3.4, mix(bench.tone, "#fff0d0", 0.1))  # fmt: skip
    bench.shade(box(36, 20, 44, 18, 7, 4), bench.tone, 6)
    bench.stem([(36, 82), (90, 84), (146, 92)], 6, 6, bench.tone)
    bench.stem([(142, 92), (142, 130)], 5, 5, bench.tone)
    bench.shade(box(92, 128, 116, 16, 6), "#d8b078", 6)


def _throne(bench: Bench) -> None:
    gold = "#e0ac3c"
    bench.shade(box(100, 308, 180, 26, 5), mix(gold, "#5a3408", 0.25), 8)
    bench.shade(smooth_closed([(34, 300), (34, 90), (52, 48), (100, 22), (148, 48), (166, 90), (166, 300)], 0.5), gold, 16)  # fmt: skip
    for x, y, r in ((38, 60, 13), (100, 18, 16), (162, 60, 13)):
        bench.shade(oval(x, y, r, r), mix(gold, "#fff0b0", 0.3), 6)
    bench.flat(oval(100, 18, 7, 7), "#3f8fd0")
    bench.shade(smooth_closed([(54, 214), (54, 100), (68, 70), (100, 52), (132, 70), (146, 100), (146, 214)], 0.5), bench.tone, 16)  # fmt: skip
    for x, y in ((78, 104), (122, 104), (100, 134), (78, 164), (122, 164)):
        bench.flat(oval(x, y, 4, 4), gold)
    bench.shade(box(100, 236, 128, 34, 10), mix(bench.tone, "#ffffff", 0.1), 10)
    bench.shade(box(100, 272, 132, 46, 3), mix(gold, "#5a3408", 0.15), 8)
    for x in (32, 168):
        bench.shade(box(x, 196, 26, 22, 10), gold, 7)
        bench.shade(box(x, 250, 18, 96, 4), gold, 6)


def _hammock(bench: Bench) -> None:
    for x, lean in ((24, -10), (336, 10)):
        bench.stem([(x + lean, 186), (x, 100), (x - lean, 16)], 7, 6, "#7a5030")
    for x0, x1 in ((34, 74), (326, 286)):
        for y in (88, 100, 112):
            bench.line([(x0, 40), (x1, y)], "#f0e2c0", 2)
    bench.shade(smooth_closed([(70, 84), (120, 112), (180, 120), (240, 112), (290, 84), (286, 112), (240, 146), (180, 158), (120, 146), (74, 112)], 0.9), bench.tone, 14)  # fmt: skip
    for k in range(5):
        x = 110 + k * 35
        bench.line([(x, 108 + 10 * math.sin((k + 1) * 0.52)), (x, 144 + 10 * math.sin((k + 1) * 0.52))], "#fff0d0", 5, 0.7)  # fmt: skip


def _cradle(bench: Bench) -> None:
    bench.line([(20, 128), (90, 146), (160, 128)], mix(bench.tone, "#3a1a08", 0.4), 9)
    bench.shade(smooth_closed([(26, 72), (40, 52), (90, 46), (140, 52), (154, 72), (90, 84)]), "#fbf6ee", 8)  # fmt: skip
    bench.shade(polygon([(16, 62), (164, 62), (146, 130), (34, 130)]), bench.tone, 12)
    for k in range(6):
        bench.line([(34 + k * 22, 68), (44 + k * 18, 126)], mix(bench.tone, "#5a3010", 0.45), 3)
    bench.shade(smooth_closed([(10, 66), (14, 22), (44, 6), (62, 30), (60, 64)], 0.8), mix(bench.tone, "#ffffff", 0.2), 12)  # fmt: skip


def _nightstand(bench: Bench) -> None:
    for x in (18, 112):
        bench.shade(box(x, 118, 11, 36, 3), mix(bench.tone, "#200c04", 0.3), 4)
    bench.shade(box(65, 66, 112, 94, 5), bench.tone, 12)
    bench.shade(box(65, 20, 126, 13, 5), mix(bench.tone, "#fff0d0", 0.15), 5)
    for y in (50, 90):
        bench.shade(box(65, y, 94, 34, 4), mix(bench.tone, "#fff0d0", 0.12), 7)
        bench.shade(oval(65, y, 6, 6), "#f0c860", 3)


def _bookshelf(bench: Bench) -> None:
    bench.shade(box(100, 150, 190, 288, 4), bench.tone, 10)
    spines = ("#b83a3c", "#3f6fa8", "#e0a83c", "#4f8a58", "#7a4a8a", "#d87a4a", "#e8dcc0")
    for row in range(4):
        floor = 76 + row * 68
        bench.flat(box(100, floor - 29, 166, 58, 2), mix(bench.tone, "#140804", 0.6))
        x = 20.0
        for k in range(11):
            wide, high = 11 + (k * 7 + row * 5) % 8, 34 + (k * 11 + row * 7) % 19
            if x + wide < 180 and not (row == 2 and k in (5, 6)):
                bench.shade(box(x + wide / 2, floor - high / 2, wide - 1, high, 1.5), spines[(k + row * 3) % 7], 4)  # fmt: skip
            x += wide
        bench.shade(box(100, floor + 3, 178, 8, 2), mix(bench.tone, "#fff0d0", 0.12), 3)


def _wardrobe(bench: Bench) -> None:
    bench.shade(box(100, 150, 180, 272, 5), bench.tone, 14)
    bench.shade(box(100, 16, 196, 22, 8), mix(bench.tone, "#fff0d0", 0.15), 8)
    for x in (28, 172):
        bench.shade(oval(x, 288, 12, 9), mix(bench.tone, "#200c04", 0.4), 4)
    for x in (58, 142):
        for y, high in ((92, 110), (208, 96)):
            bench.shade(box(x, y, 64, high, 5), mix(bench.tone, "#fff0d0", 0.1), 10)
    bench.line([(100, 30), (100, 284)], mix(bench.tone, "#140804", 0.6), 3)
    for x in (92, 108):
        bench.shade(oval(x, 154, 5, 8), "#f0c860", 3)


def _mirror(bench: Bench) -> None:
    for a, b in (((52, 200), (26, 268)), ((88, 200), (114, 268))):
        bench.line([a, b], mix(bench.tone, "#5a3008", 0.4), 9)
    bench.shade(oval(70, 118, 64, 112), bench.tone, 12)
    bench.ramp(oval(70, 118, 53, 101), (20, 30), (120, 210), ["#eef8fc", "#a8ccd8", "#6f98ac"])
    for x in (46, 74):
        bench.flat(polygon([(x, 60), (x + 14, 46), (x - 10, 180), (x - 20, 176)]), "#ffffff", 0.35)


def _rug(bench: Bench) -> None:
    outer = polygon([(44, 14), (276, 14), (312, 66), (8, 66)])
    for k in range(24):
        bench.line([(10 + k * 13.1, 64), (9 + k * 13.2, 76)], "#f4e6c0", 3)
    bench.shade(outer, bench.tone, 8)
    bench.outline(polygon([(56, 20), (264, 20), (288, 58), (32, 58)]), "#f2d28a", 4)
    bench.shade(polygon([(160, 24), (220, 40), (160, 56), (100, 40)]), "#f2d28a", 4)
    bench.flat(polygon([(160, 31), (196, 40), (160, 49), (124, 40)]), mix(bench.tone, "#200810", 0.3))  # fmt: skip


def _pillow(bench: Bench) -> None:
    bench.shade(smooth_closed([(8, 14), (90, 24), (172, 14), (164, 56), (174, 100), (90, 94), (6, 100), (16, 56)], 0.8), bench.tone, 22)  # fmt: skip
    for x, y, dx, dy in ((14, 20, 22, 14), (166, 20, -22, 14), (12, 94, 22, -14), (168, 94, -22, -14)):  # fmt: skip
        bench.line([(x, y), (x + dx * 0.5, y + dy * 0.8), (x + dx, y + dy)], mix(bench.tone, "#6a5040", 0.3), 2.6, 0.5)  # fmt: skip
