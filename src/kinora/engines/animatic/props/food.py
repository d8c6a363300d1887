"""What is baked, cooked and drunk."""

from __future__ import annotations

import math

from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import clipped, soft_spot
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed
from kinora.engines.animatic.props.design import Bench, Design


def designs() -> dict[str, Design]:
    """Everything to eat and drink by kind."""
    return {
        "bread": Design(width=220, height=130, metres=0.30, tone="#c98443", still=_bread, stands=(110, 122), anchors=(("handle", (110, 90)),)),
        "croissant": Design(width=200, height=110, metres=0.22, tone="#d69648", still=_croissant, stands=(100, 100), anchors=(("handle", (100, 60)),)),
        "sandwich": Design(width=200, height=130, metres=0.26, tone="#e6bd7e", still=_sandwich, stands=(100, 122), anchors=(("handle", (100, 70)),)),
        "pizza": Design(width=190, height=200, metres=0.38, tone="#f0bf4a", still=_pizza, stands=(95, 190), anchors=(("handle", (95, 40)),)),
        "burger": Design(width=190, height=150, metres=0.30, tone="#d8953f", still=_burger, stands=(95, 142), anchors=(("handle", (95, 90)),)),
        "cheese": Design(width=190, height=130, metres=0.26, tone="#f2c23c", still=_cheese, stands=(95, 120), anchors=(("handle", (95, 80)),)),
        "egg": Design(width=100, height=126, metres=0.20, tone="#f4e6d0", still=_egg, stands=(50, 120), anchors=(("handle", (50, 70)),)),
        "pie": Design(width=220, height=120, metres=0.28, tone="#d8984a", still=_pie, stands=(110, 112), anchors=(("handle", (110, 90)),), before=_steam_of_pie, spread=(0, 70, 0, 0)),
        "cupcake": Design(width=130, height=160, metres=0.30, tone="#f0a0bc", still=_cupcake, stands=(65, 152), anchors=(("handle", (65, 120)),)),
        "ice cream": Design(width=120, height=210, metres=0.40, tone="#f4a8b8", still=_ice_cream, stands=(60, 202), anchors=(("handle", (60, 150)),)),
        "donut": Design(width=180, height=150, metres=0.28, tone="#ef86ac", still=_donut, stands=(90, 136), anchors=(("handle", (90, 80)),)),
        "cookie": Design(width=140, height=140, metres=0.24, tone="#cf9650", still=_cookie, stands=(70, 134), anchors=(("handle", (70, 70)),)),
        "lollipop": Design(width=120, height=230, metres=0.42, tone="#e8485e", still=_lollipop, stands=(60, 224), anchors=(("handle", (60, 170)),)),
        "cup": Design(width=150, height=120, metres=0.22, tone="#e8604a", still=_cup, stands=(62, 112), anchors=(("handle", (120, 64)),), before=_steam_of_cup, spread=(0, 80, 0, 0)),
        "teapot": Design(width=210, height=150, metres=0.34, tone="#4f8fb8", still=_teapot, stands=(104, 142), anchors=(("handle", (186, 80)),), before=_steam_of_pot, spread=(20, 60, 0, 0)),
        "bottle": Design(width=90, height=240, metres=0.44, tone="#3f7a52", still=_bottle, stands=(45, 234), anchors=(("handle", (45, 120)),)),
        "glass": Design(width=110, height=150, metres=0.26, tone="#a8dcf0", still=_glass, stands=(55, 144), anchors=(("handle", (55, 80)),)),
    }  # fmt: skip


def _bread(bench: Bench) -> None:
    bench.shade(smooth_closed([(14, 118), (8, 70), (30, 30), (76, 16), (144, 16), (190, 30), (212, 70), (206, 118), (110, 124)], 0.8), bench.tone, 26)  # fmt: skip
    for x in (62, 106, 150):
        bench.shade(smooth_closed([(x - 20, 50), (x + 2, 24), (x + 20, 26), (x - 2, 58)]), mix(bench.tone, "#fff0c8", 0.6), 5)  # fmt: skip
    bench.line([(16, 104), (110, 112), (204, 104)], mix(bench.tone, "#5a2a08", 0.5), 3, 0.5)


def _croissant(bench: Bench) -> None:
    crescent = smooth_closed([(8, 98), (10, 70), (34, 34), (72, 14), (100, 10), (128, 14), (166, 34), (190, 70), (192, 98), (174, 92), (150, 72), (120, 64), (100, 62), (80, 64), (50, 72), (26, 92)], 0.9)  # fmt: skip
    bench.shade(crescent, bench.tone, 18)
    with clipped(bench.canvas, crescent):
        for top, low, bend in ((20, 34, -9), (52, 62, -8), (82, 86, -4), (118, 114, 4), (148, 138, 8), (180, 166, 9)):  # fmt: skip
            fold: list[Point] = [(top, 4), ((top + low) / 2 + bend, 48), (low, 104)]
            bench.line(fold, mix(bench.tone, "#4a1c04", 0.5), 5, 0.7)
            bench.line([(x + 5, y) for x, y in fold], mix(bench.tone, "#fff0c0", 0.55), 4, 0.6)
    bench.gloss(100, 22, 22, 4, 0, 0.5)


def _sandwich(bench: Bench) -> None:
    for y, colour, high in ((102, bench.tone, 22), (94, "#f2d24a", 9), (86, "#d8483a", 10), (76, "#6fae3c", 11), (66, "#f0a8a0", 10)):  # fmt: skip
        wave: list[Point] = [(8 + k * 23, y + (5 if k % 2 else -3) * (colour == "#6fae3c")) for k in range(9)]  # fmt: skip
        bench.shade(smooth_closed([*wave, (190, y + high), (10, y + high)], 0.5), colour, 5)
    bench.shade(smooth_closed([(4, 64), (14, 30), (60, 12), (140, 12), (186, 30), (196, 64), (100, 72)], 0.8), bench.tone, 18)  # fmt: skip
    bench.line([(120, 66), (118, -2)], "#d8b078", 4)
    bench.shade(oval(118, 6, 8, 8), "#6f9a3a", 4)


def _pizza(bench: Bench) -> None:
    bench.shade(polygon([(16, 40), (174, 40), (95, 194)]), bench.tone, 16)
    bench.shade(smooth_closed([(6, 40), (14, 14), (95, 4), (176, 14), (184, 40), (95, 34)], 0.8), "#c88440", 12)  # fmt: skip
    for x, y, r in ((56, 66, 19), (118, 62, 20), (92, 108, 19), (90, 150, 12)):
        bench.shade(oval(x, y, r, r * 0.94), "#c23a2c", 7)
        bench.gloss(x - 5, y - 6, 4, 3, 0, 0.4)
    for x, y in ((84, 54), (142, 54), (72, 94), (108, 132)):
        bench.shade(smooth_closed([(x - 9, y), (x, y - 7), (x + 9, y), (x, y + 5)]), "#4f8f3a", 3)
    bench.shade(smooth_closed([(60, 120), (68, 126), (66, 152), (60, 146)]), bench.tone, 4)


def _burger(bench: Bench) -> None:
    bench.shade(box(95, 128, 156, 28, 13), bench.tone, 10)
    bench.shade(box(95, 108, 172, 22, 10), "#6a3a22", 8)
    bench.shade(polygon([(10, 94), (180, 94), (142, 104), (120, 122), (100, 104), (40, 104)]), "#f6c43a", 5)  # fmt: skip
    bench.shade(box(95, 88, 164, 14, 6), "#d8402f", 5)
    leaf: list[Point] = [(6 + k * 14.8, 82 if k % 2 else 70) for k in range(13)]
    bench.shade(smooth_closed([*leaf, (178, 66), (12, 66)], 0.8), "#74b03c", 5)
    bench.shade(smooth_closed([(12, 68), (20, 32), (58, 8), (132, 8), (170, 32), (178, 68), (95, 74)], 0.8), bench.tone, 22)  # fmt: skip
    for x, y in ((56, 30), (80, 20), (108, 22), (134, 32), (92, 40), (66, 48), (122, 48)):
        bench.flat(oval(x, y, 4.5, 3, 20), "#fff0c8")


def _cheese(bench: Bench) -> None:
    bench.shade(polygon([(8, 62), (182, 62), (182, 120), (8, 120)]), bench.tone, 14)
    bench.shade(polygon([(8, 62), (124, 14), (182, 62)]), mix(bench.tone, "#fff6c8", 0.5), 8)
    for x, y, rx, ry in ((46, 96, 15, 14), (100, 84, 10, 10), (140, 104, 17, 13), (116, 46, 13, 6), (160, 74, 6, 6), (78, 112, 7, 6)):  # fmt: skip
        bench.flat(oval(x, y, rx, ry), mix(bench.tone, "#8a5200", 0.5))
        bench.flat(oval(x + 2, y + 2, rx * 0.8, ry * 0.8), mix(bench.tone, "#b87a10", 0.5))


def _egg(bench: Bench) -> None:
    bench.shade(smooth_closed([(50, 6), (76, 26), (94, 74), (80, 112), (50, 122), (20, 112), (6, 74), (24, 26)]), bench.tone, 24)  # fmt: skip
    bench.gloss(34, 48, 8, 15, 20, 0.6)


def _pie(bench: Bench) -> None:
    bench.shade(polygon([(20, 70), (200, 70), (176, 116), (44, 116)]), "#b8bcc8", 12)
    bench.shade(oval(110, 62, 100, 36), bench.tone, 18)
    with clipped(bench.canvas, oval(110, 58, 84, 27)):
        bench.flat(oval(110, 58, 84, 27), "#a8283c")
        for k in range(-4, 5):
            bench.line([(110 + k * 28 - 30, 28), (110 + k * 28 + 30, 90)], mix(bench.tone, "#fff0c8", 0.25), 9)  # fmt: skip
            bench.line([(110 + k * 28 + 30, 28), (110 + k * 28 - 30, 90)], bench.tone, 9)
    for k in range(18):
        a = k * math.pi / 9
        bench.shade(oval(110 + 94 * math.cos(a), 60 + 31 * math.sin(a), 13, 9), mix(bench.tone, "#fff0c8", 0.15), 4)  # fmt: skip


def _cupcake(bench: Bench) -> None:
    bench.shade(polygon([(22, 88), (108, 88), (96, 154), (34, 154)]), "#8fc8d8", 10)
    for k in range(7):
        bench.line([(28 + k * 12.4, 92), (38 + k * 9, 152)], "#4f8fa8", 2.4, 0.7)
    for y, wide, high in ((84, 58, 22), (60, 44, 20), (38, 28, 16)):
        bench.shade(oval(65, y, wide, high), bench.tone, 12)
    for k in range(12):
        a = k * 2.4
        bench.flat(box(65 + (46 - k * 2) * math.cos(a), 66 - k * 1.6 + 12 * math.sin(a), 8, 3.4, 1.5, k * 47), ("#f2d24a", "#5ab0e0", "#8fd05a")[k % 3])  # fmt: skip
    bench.shade(oval(65, 18, 14, 13), "#cf2238", 7)
    bench.gloss(60, 13, 4, 3)


def _ice_cream(bench: Bench) -> None:
    cone = polygon([(18, 92), (102, 92), (60, 204)])
    bench.shade(cone, "#d9a050", 14)
    with clipped(bench.canvas, cone):
        for k in range(-5, 8):
            for slant in (-1, 1):
                bench.line([(60 + slant * (k * 18 - 60), 90), (60 + slant * (k * 18), 204)], "#9a6420", 2.4, 0.7)  # fmt: skip
    for x, y, r, colour in ((36, 74, 32, "#fbf0d4"), (84, 74, 32, "#7a4a30"), (60, 40, 36, bench.tone)):  # fmt: skip
        bench.shade(oval(x, y, r, r * 0.95), colour, 14)
    edge: list[Point] = [(10 + k * 12.5, 94 if k % 2 else 108) for k in range(9)]
    bench.shade(smooth_closed([*edge, (106, 84), (14, 84)]), "#fbf0d4", 5)
    bench.gloss(46, 24, 8, 6, -30)


def _donut(bench: Bench) -> None:
    bench.shade(oval(90, 82, 84, 56), "#d39a52", 20)
    icing: list[Point] = [(90 + (76 + 6 * math.cos(k * 2.7)) * math.cos(k * 0.4488), 74 + (46 + 6 * math.cos(k * 2.7)) * math.sin(k * 0.4488)) for k in range(14)]  # fmt: skip
    bench.shade(smooth_closed(icing), bench.tone, 16)
    bench.flat(oval(90, 74, 27, 15), mix("#d39a52", "#4a2408", 0.55))
    bench.flat(oval(90, 78, 25, 11), "#a8743a")
    for k in range(22):
        a, far = k * 2.4, 0.58 + 0.3 * ((k * 7) % 5) / 4
        bench.flat(box(90 + 70 * far * math.cos(a), 72 + 42 * far * math.sin(a), 10, 4, 2, k * 53), ("#fff2a0", "#5ac0e0", "#8fe05a", "#ffffff")[k % 4])  # fmt: skip
    bench.gloss(54, 46, 14, 5, -28, 0.5)


def _cookie(bench: Bench) -> None:
    bench.shade(smooth_closed([(70 + (62 + 2.5 * math.cos(k * 2.1)) * math.cos(k * 0.449), 70 + (62 + 2.5 * math.cos(k * 2.1)) * math.sin(k * 0.449)) for k in range(14)]), bench.tone, 20)  # fmt: skip
    for x, y, r in ((46, 40, 10), (88, 34, 8), (104, 70, 10), (62, 76, 11), (34, 84, 8), (88, 104, 10), (54, 112, 8), (78, 54, 6)):  # fmt: skip
        bench.shade(smooth_closed([(x - r, y), (x, y - r * 0.8), (x + r, y - 1), (x + 1, y + r * 0.8)]), "#4a2818", 4)  # fmt: skip


def _lollipop(bench: Bench) -> None:
    bench.stem([(60, 224), (60, 60)], 4, 4, "#fbf4e4")
    disc = oval(60, 60, 54, 54)
    bench.shade(disc, "#fff4ea", 18)
    with clipped(bench.canvas, disc):
        for k in range(6):
            a = k * math.pi / 3
            arm: list[Point] = [(60 + r * math.cos(a + r * 0.028 + w), 60 + r * math.sin(a + r * 0.028 + w)) for w, steps in ((0.0, range(0, 66, 11)), (0.5, range(55, -1, -11))) for r in steps]  # fmt: skip
            bench.flat(smooth_closed(arm), bench.tone, 0.95)
    bench.gloss(40, 34, 12, 8, -35)


def _cup(bench: Bench) -> None:
    bench.outline(oval(114, 62, 22, 25), bench.tone, 11)
    bench.shade(smooth_closed([(10, 20), (14, 86), (34, 114), (90, 114), (110, 86), (114, 20), (62, 28)], 0.6), bench.tone, 22)  # fmt: skip
    bench.shade(oval(62, 20, 53, 13), mix(bench.tone, "#ffffff", 0.35), 4)
    bench.flat(oval(62, 22, 45, 9), "#5a3018")
    bench.gloss(30, 62, 6, 22, 4, 0.5)


def _teapot(bench: Bench) -> None:
    bench.outline(smooth_closed([(168, 60), (198, 58), (196, 96), (162, 112), (160, 86)]), bench.tone, 11)  # fmt: skip
    bench.shade(smooth_closed([(48, 104), (22, 76), (6, 50), (20, 44), (40, 66), (60, 76)], 0.8), bench.tone, 9)  # fmt: skip
    bench.shade(smooth_closed([(104, 34), (150, 50), (172, 90), (150, 132), (104, 144), (58, 132), (36, 90), (58, 50)]), bench.tone, 26)  # fmt: skip
    bench.shade(oval(104, 42, 40, 12), mix(bench.tone, "#ffffff", 0.2), 6)
    bench.shade(oval(104, 24, 11, 11), "#f2c860", 5)
    for k in range(5):
        a = k * 1.257
        bench.flat(oval(104 + 15 * math.cos(a), 94 + 15 * math.sin(a), 9, 9), "#fff0e0", 0.9)
    bench.flat(oval(104, 94, 8, 8), "#f2c860")
    bench.gloss(66, 76, 8, 16, 24, 0.5)


def _bottle(bench: Bench) -> None:
    bench.shade(smooth_closed([(34, 14), (56, 14), (58, 74), (80, 104), (82, 222), (45, 236), (8, 222), (10, 104), (32, 74)], 0.6), bench.tone, 18)  # fmt: skip
    bench.shade(box(45, 14, 28, 18, 4), "#b88a50", 5)
    bench.shade(box(45, 164, 72, 70, 4), "#f6ead0", 10)
    bench.flat(oval(45, 160, 17, 17), "#b8344a")
    bench.gloss(22, 122, 4, 18, 6, 0.6)


def _glass(bench: Bench) -> None:
    rim: list[Point] = [(10, 12), (100, 12), (90, 146), (20, 146)]
    bench.flat(polygon(rim), "#eaf6fa", 0.55)
    bench.shade(polygon([(14, 52), (96, 52), (88, 140), (22, 140)]), bench.tone, 14)
    bench.flat(oval(55, 52, 41, 8), mix(bench.tone, "#ffffff", 0.5))
    bench.outline(polygon(rim), "#f6fcff", 4, 0.9)
    bench.flat(oval(55, 12, 45, 8), "#ffffff", 0.45)
    bench.gloss(28, 84, 4, 36, -4, 0.7)


def _steam(bench: Bench, x: float, y: float, t: float, phase: float) -> None:
    """Three curls that rise and fade."""
    for k in range(9):
        u = (t * 0.3 + k / 9 + phase) % 1
        aside = (k % 3 - 1) * 15 + 8 * math.sin(u * 7 + k * 2)
        radius = 7 + 9 * u
        soft_spot(bench.canvas, x + aside, y - 62 * u, radius, radius * 1.4, bench.light.surface("#fbf8f4"), 0.5 * math.sin(math.pi * u))  # fmt: skip


def _steam_of_cup(bench: Bench, t: float, phase: float) -> None:
    _steam(bench, 62, 12, t, phase)


def _steam_of_pie(bench: Bench, t: float, phase: float) -> None:
    _steam(bench, 110, 34, t, phase)


def _steam_of_pot(bench: Bench, t: float, phase: float) -> None:
    _steam(bench, 14, 36, t, phase)
