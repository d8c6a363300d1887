"""What hands work, fight and search with: swords, wands, brooms, rods, glasses, keys."""

from __future__ import annotations

import math

from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed
from kinora.engines.animatic.props.design import Bench, Design

STEEL, GOLD, WOOD = "#c6ccd8", "#e0ac3c", "#8a5a34"


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "sword": Design(width=100, height=280, metres=1.05, tone=STEEL, still=_sword, stands=(50, 272), anchors=(("handle", (50, 238)),)),
        "shield": Design(width=160, height=190, metres=0.80, tone="#b82f3c", still=_shield, stands=(80, 182), anchors=(("handle", (80, 90)),)),
        "spear": Design(width=60, height=380, metres=1.9, tone=WOOD, still=_spear, stands=(30, 374), anchors=(("handle", (30, 210)),)),
        "wand": Design(width=90, height=200, metres=0.5, tone="#4a2f22", still=_wand, stands=(24, 190), anchors=(("handle", (26, 176)),), before=_wand_spark, spread=(20, 40, 50, 0)),
        "staff": Design(width=90, height=360, metres=1.8, tone="#4fc0d8", still=_staff, stands=(45, 354), anchors=(("handle", (45, 170)),), before=_staff_glow, spread=(50, 50, 50, 0)),
        "bow and arrow": Design(width=170, height=260, metres=1.1, tone="#8a5228", still=_bow, stands=(66, 250), anchors=(("handle", (112, 130)),)),
        "axe": Design(width=120, height=260, metres=0.9, tone=WOOD, still=_axe, stands=(50, 252), anchors=(("handle", (50, 190)),)),
        "hammer": Design(width=130, height=220, metres=0.5, tone=WOOD, still=_hammer, stands=(62, 212), anchors=(("handle", (62, 180)),)),
        "shovel": Design(width=100, height=320, metres=1.2, tone=WOOD, still=_shovel, stands=(50, 312), anchors=(("handle", (50, 120)),)),
        "broom": Design(width=110, height=360, metres=1.5, tone="#d8aa4c", still=_broom, stands=(55, 352), anchors=(("handle", (55, 130)),)),
        "fishing rod": Design(width=250, height=300, metres=1.5, tone="#7a4a2c", still=_fishing_rod, stands=(30, 290), anchors=(("handle", (42, 262)),)),
        "magnifying glass": Design(width=130, height=210, metres=0.42, tone="#3a3440", still=_lens, stands=(65, 204), anchors=(("handle", (65, 176)),)),
        "key": Design(width=90, height=200, metres=0.34, tone=GOLD, still=_key, stands=(45, 194), anchors=(("handle", (45, 40)),)),
        "paintbrush": Design(width=60, height=240, metres=0.45, tone="#3f86c8", still=_paintbrush, stands=(30, 234), anchors=(("handle", (30, 190)),)),
        "pencil": Design(width=60, height=240, metres=0.42, tone="#f2b82e", still=_pencil, stands=(30, 234), anchors=(("handle", (30, 130)),)),
        "anchor": Design(width=170, height=220, metres=1.0, tone="#4a5566", still=_anchor, stands=(85, 212)),
    }  # fmt: skip


def _sword(bench: Bench) -> None:
    bench.shade(polygon([(38, 206), (40, 40), (50, 8), (60, 40), (62, 206)]), bench.tone, 8)
    bench.flat(polygon([(50, 14), (60, 42), (62, 204), (50, 204)]), mix(bench.tone, "#4a5468", 0.4), 0.7)  # fmt: skip
    bench.line([(47, 40), (46, 200)], "#ffffff", 2.4, 0.8)
    bench.shade(box(50, 210, 88, 15, 7), GOLD, 6)
    bench.shade(box(50, 238, 17, 44, 5), "#7a3a2a", 6)
    for y in (228, 239, 250):
        bench.line([(42, y), (58, y - 4)], "#d8b070", 2.2)
    bench.shade(oval(50, 266, 13, 12), GOLD, 6)


def _shield(bench: Bench) -> None:
    rim: list[Point] = [(80, 8), (116, 22), (152, 22), (150, 90), (124, 146), (80, 184), (36, 146), (10, 90), (8, 22), (44, 22)]  # fmt: skip
    bench.shade(smooth_closed(rim, 0.5), STEEL, 12)
    inner = [(80 + (x - 80) * 0.86, 92 + (y - 92) * 0.86) for x, y in rim]
    bench.shade(smooth_closed(inner, 0.5), bench.tone, 16)
    bench.shade(box(80, 90, 20, 150, 2), GOLD, 5)
    bench.shade(box(80, 74, 116, 20, 2), GOLD, 5)
    bench.shade(oval(80, 74, 18, 18), mix(GOLD, "#fff2c0", 0.35), 8)


def _spear(bench: Bench) -> None:
    bench.stem([(30, 376), (30, 60)], 5, 5, bench.tone)
    bench.shade(smooth_closed([(30, 4), (46, 44), (36, 72), (24, 72), (14, 44)], 0.6), STEEL, 7)
    bench.line([(30, 12), (30, 68)], "#ffffff", 2, 0.7)
    bench.shade(box(30, 80, 18, 14, 3), "#b83a3c", 4)


def _wand(bench: Bench) -> None:
    bench.stem([(24, 192), (70, 30)], 6.5, 4, bench.tone)
    bench.stem([(24, 192), (33, 160)], 8, 7, mix(bench.tone, "#d8a060", 0.35))
    bench.stem([(65, 48), (70, 30)], 4.5, 4.5, "#f6f0e4")


def _wand_spark(bench: Bench, t: float, phase: float) -> None:
    bench.halo(72, 24, 46, "#fff0a0", 0.8)
    for k in range(7):
        u = (t * 0.8 + k / 7 + phase) % 1
        a, far = k * 2.4, 10 + 34 * u
        _star(bench, 72 + far * math.cos(a), 24 + far * math.sin(a), 7 * (1 - u))
    _star(bench, 72, 24, 15 + 2 * math.sin(t * 6))


def _star(bench: Bench, x: float, y: float, reach: float) -> None:
    tips: list[Point] = [(x + r * math.cos(k * math.pi / 4), y + r * math.sin(k * math.pi / 4)) for k, r in ((i, reach if i % 2 == 0 else reach * 0.36) for i in range(8))]  # fmt: skip
    bench.lit(polygon(tips), "#fff6c0")


def _staff(bench: Bench) -> None:
    bench.stem([(45, 356), (41, 220), (46, 84)], 6, 7, "#7a5030")
    for side in (-1, 1):
        bench.stem([(46, 92), (45 + side * 30, 66), (45 + side * 22, 20)], 6, 3, "#7a5030")
    bench.shade(oval(45, 46, 22, 22), bench.tone, 12)
    bench.gloss(38, 38, 5, 7, 30)


def _staff_glow(bench: Bench, t: float, phase: float) -> None:
    bench.halo(45, 46, 66, mix(bench.tone, "#ffffff", 0.3), 0.55 + 0.2 * math.sin(t * 2.2 + phase * 6))  # fmt: skip


def _bow(bench: Bench) -> None:
    bench.line([(40, 10), (40, 250)], "#f4ead2", 2)
    bench.stem([(38, 8), (70, 40), (112, 92), (116, 130), (112, 168), (70, 220), (38, 252)], 5, 5, bench.tone)  # fmt: skip
    bench.shade(box(115, 130, 15, 40, 5), "#5a3420", 5)
    bench.line([(8, 130), (156, 130)], "#d8b078", 4)
    bench.shade(polygon([(150, 120), (170, 130), (150, 140)]), STEEL, 3)
    for x in (8, 18, 28):
        for side in (-1, 1):
            bench.flat(polygon([(x, 130), (x + 12, 130), (x - 2, 130 + side * 11), (x - 10, 130 + side * 11)]), "#d83a3c")  # fmt: skip


def _axe(bench: Bench) -> None:
    bench.stem([(50, 254), (46, 140), (50, 14)], 7.5, 6.5, bench.tone)
    bench.shade(smooth_closed([(46, 26), (70, 34), (104, 12), (116, 54), (104, 98), (70, 76), (46, 82)], 0.6), STEEL, 10)  # fmt: skip
    bench.line([(105, 16), (114, 54), (105, 94)], "#ffffff", 4, 0.8)


def _hammer(bench: Bench) -> None:
    bench.stem([(62, 214), (60, 140), (62, 60)], 9, 7, bench.tone)
    bench.shade(box(48, 42, 52, 40, 6), "#8a92a2", 9)
    bench.shade(smooth_closed([(70, 24), (98, 24), (124, 56), (98, 50), (70, 60)], 0.7), "#8a92a2", 8)  # fmt: skip
    bench.shade(box(18, 42, 18, 52, 5), "#a8b0be", 6)


def _shovel(bench: Bench) -> None:
    bench.outline(polygon([(34, 8), (66, 8), (56, 36), (44, 36)]), bench.tone, 8)
    bench.stem([(50, 36), (50, 210)], 6, 6, bench.tone)
    bench.shade(smooth_closed([(18, 214), (82, 214), (84, 268), (50, 314), (16, 268)], 0.6), "#8a92a2", 12)  # fmt: skip
    bench.line([(50, 206), (50, 272)], "#6a7282", 4, 0.7)


def _broom(bench: Bench) -> None:
    bench.stem([(55, 6), (55, 246)], 5.5, 5.5, WOOD)
    bench.shade(smooth_closed([(40, 238), (70, 238), (86, 292), (104, 350), (55, 356), (6, 350), (24, 292)], 0.6), bench.tone, 14)  # fmt: skip
    for k in range(9):
        bench.line([(47 + k * 2, 250), (36 + k * 4.8, 300), (14 + k * 10.2, 350)], mix(bench.tone, "#6a3a08", 0.45), 2, 0.7)  # fmt: skip
    for y in (246, 258):
        bench.line([(38 - (y - 246) * 0.4, y), (72 + (y - 246) * 0.4, y)], "#b83a3c", 4)


def _fishing_rod(bench: Bench) -> None:
    bench.stem([(30, 292), (52, 240), (120, 110), (214, 14)], 6, 1.6, bench.tone)
    bench.stem([(28, 296), (50, 246)], 8, 7.5, "#d8b078")
    bench.shade(oval(66, 240, 14, 14), "#8a92a2", 6)
    bench.line([(66, 236), (122, 112), (214, 14), (222, 120), (224, 236)], "#f6f2e4", 1.6, 0.9)
    bench.shade(oval(224, 244, 8, 10), "#e23a3a", 4)
    bench.flat(oval(224, 239, 7, 5), "#fff6ea")
    bench.line([(224, 254), (224, 268), (230, 274), (235, 266)], "#9aa2b0", 2)


def _lens(bench: Bench) -> None:
    bench.stem([(65, 204), (65, 116)], 9, 7, WOOD)
    bench.flat(oval(65, 62, 50, 50), "#cfeaf4", 0.6)
    bench.outline(oval(65, 62, 52, 52), bench.tone, 11)
    bench.gloss(46, 42, 14, 9, -42, 0.9)
    bench.shade(box(65, 120, 20, 14, 3), GOLD, 4)


def _key(bench: Bench) -> None:
    bench.outline(oval(45, 42, 28, 28), bench.tone, 13)
    bench.shade(box(45, 128, 14, 124, 4), bench.tone, 6)
    for y, wide in ((158, 28), (178, 34)):
        bench.shade(box(45 + wide / 2, y, wide, 12, 2), bench.tone, 4)
    bench.shade(box(45, 82, 24, 9, 3), mix(bench.tone, "#fff2c0", 0.4), 3)


def _paintbrush(bench: Bench) -> None:
    bench.stem([(30, 236), (30, 160), (30, 86)], 4, 9, "#c8843c")
    bench.shade(box(30, 76, 21, 30, 3), STEEL, 5)
    bench.shade(smooth_closed([(20, 62), (16, 40), (32, 4), (44, 40), (40, 62)], 0.8), bench.tone, 8)  # fmt: skip


def _pencil(bench: Bench) -> None:
    bench.shade(box(30, 118, 26, 150, 2), bench.tone, 6)
    for x in (25, 36):
        bench.line([(x, 44), (x, 192)], mix(bench.tone, "#8a5a00", 0.5), 1.6, 0.6)
    bench.shade(box(30, 36, 26, 16, 2), STEEL, 4)
    bench.shade(box(30, 18, 26, 26, 8), "#ec8a9a", 6)
    bench.shade(polygon([(17, 192), (43, 192), (30, 234)]), "#f2d8a8", 6)
    bench.flat(polygon([(25, 217), (35, 217), (30, 234)]), "#2c2a34")


def _anchor(bench: Bench) -> None:
    bench.outline(oval(85, 24, 17, 17), bench.tone, 9)
    bench.stem([(85, 44), (85, 200)], 9, 9, bench.tone)
    bench.shade(box(85, 66, 96, 15, 7), bench.tone, 6)
    bench.stem([(16, 136), (34, 184), (85, 206), (136, 184), (154, 136)], 8, 8, bench.tone)
    for side in (-1, 1):
        bench.shade(polygon([(85 + side * 74, 106), (85 + side * 88, 152), (85 + side * 50, 146)]), bench.tone, 6)  # fmt: skip
