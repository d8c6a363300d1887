"""What stands about houses and in streets: fountains, wells, fences, doors, signs, statues."""

from __future__ import annotations

import math

from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import clipped
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed
from kinora.engines.animatic.props.buildings import pane
from kinora.engines.animatic.props.design import Bench, Design

STONE, WOOD, WATER = "#b4b0b4", "#8a5a34", "#5fb0d8"


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "fountain": Design(width=280, height=260, metres=2.4, tone=STONE, still=_fountain, stands=(140, 250), before=_jets, spread=(0, 30, 0, 0)),
        "wishing well": Design(width=190, height=240, metres=1.9, tone=STONE, still=_well, stands=(95, 232)),
        "fence": Design(width=340, height=140, metres=1.0, tone="#f6f0e4", still=_fence, stands=(170, 132)),
        "gate": Design(width=260, height=260, metres=2.4, tone="#3a3f4c", still=_gate, stands=(130, 252)),
        "door": Design(width=150, height=270, metres=2.1, tone="#a8503a", still=_door, stands=(75, 262)),
        "window": Design(width=200, height=210, metres=1.5, tone="#f4ecdc", still=_window, stands=(100, 202)),
        "statue": Design(width=140, height=320, metres=2.6, tone="#b8bcb8", still=_statue, stands=(70, 312)),
        "sign": Design(width=190, height=210, metres=1.5, tone="#b07a44", still=_sign, stands=(95, 202)),
        "banner": Design(width=260, height=230, metres=1.9, tone="#d8404a", still=_banner, stands=(130, 222), before=_banner_cloth),
        "painting": Design(width=210, height=170, metres=0.9, tone="#d8a83c", still=_painting, stands=(105, 162), anchors=(("handle", (105, 150)),)),
        "easel": Design(width=180, height=270, metres=1.6, tone=WOOD, still=_easel, stands=(90, 262)),
        "mailbox": Design(width=120, height=220, metres=1.3, tone="#c8343c", still=_mailbox, stands=(56, 212)),
        "ladder": Design(width=110, height=340, metres=2.4, tone="#b88a50", still=_ladder, stands=(55, 334), anchors=(("handle", (55, 170)),)),
        "rope": Design(width=180, height=120, metres=0.36, tone="#cfa868", still=_rope, stands=(90, 108), anchors=(("handle", (90, 60)),)),
        "iceberg": Design(width=300, height=210, metres=2.8, tone="#d8ecf6", still=_iceberg, stands=(150, 196), anchors=(("top", (140, 70)), ("seat", (140, 70)))),
    }  # fmt: skip


def _basin(bench: Bench, y: float, half: float, high: float) -> None:
    """A round bowl of stone, full of water."""
    bench.shade(smooth_closed([(140 - half, y), (140 - half * 0.8, y + high), (140, y + high * 1.2), (140 + half * 0.8, y + high), (140 + half, y)], 0.5), bench.tone, 12)  # fmt: skip
    bench.shade(oval(140, y, half, half * 0.15), mix(bench.tone, "#ffffff", 0.2), 4)
    bench.flat(oval(140, y, half * 0.9, half * 0.12), WATER)


def _fountain(bench: Bench) -> None:
    _basin(bench, 206, 134, 40)
    bench.shade(polygon([(128, 206), (132, 120), (148, 120), (152, 206)]), bench.tone, 9)
    _basin(bench, 124, 66, 22)
    bench.shade(polygon([(134, 124), (136, 72), (144, 72), (146, 124)]), bench.tone, 6)
    _basin(bench, 74, 34, 14)


def _jets(bench: Bench, t: float, phase: float) -> None:
    """Drops on their arcs: up from the top, and over the rims of the two bowls."""
    for k in range(60):
        u = (t * 0.9 + k * 0.618 + phase) % 1
        side, far = (1 if k % 2 else -1), 14 + (k * 7) % 20
        x, y = 140 + side * far * u, 68 - 132 * u + 150 * u * u
        bench.flat(oval(x, y, 3, 4.6), "#e4f6ff", 0.85)
    for level, (y, half, fall) in enumerate(((78, 33, 46), (128, 65, 78))):
        for k in range(22):
            u = (t * 1.1 + k * 0.618 + level * 0.3 + phase) % 1
            x = 140 + half * math.cos(k * 2.4) * (1 + 0.12 * u)
            bench.line([(x, y + fall * u * u), (x, y + fall * u * u + 11)], "#e4f6ff", 2.6, 0.75)
    for k in range(8):
        u = (t * 0.8 + k / 8) % 1
        bench.outline(oval(140 + 100 * math.cos(k * 2.4), 207, 6 + 16 * u, 2 + 3 * u), "#e4f6ff", 1.6, 1 - u)  # fmt: skip


def _well(bench: Bench) -> None:
    for x in (34, 156):
        bench.shade(box(x, 126, 13, 150, 3), WOOD, 5)
    bench.shade(polygon([(4, 76), (95, 14), (186, 76), (170, 84), (95, 34), (20, 84)]), "#a8483a", 9)  # fmt: skip
    bench.shade(box(95, 98, 134, 9, 4), WOOD, 4)
    bench.line([(95, 98), (95, 146)], "#d8c090", 3)
    bench.shade(polygon([(80, 144), (110, 144), (106, 172), (84, 172)]), "#7a5a3c", 6)
    wall = smooth_closed([(20, 164), (28, 228), (95, 238), (162, 228), (170, 164)], 0.5)
    bench.shade(wall, bench.tone, 16)
    with clipped(bench.canvas, wall):
        for k in range(18):
            bench.flat(box(26 + (k % 6) * 28 + 14 * (k // 6 % 2), 182 + (k // 6) * 20, 24, 15, 4), mix(bench.tone, ("#ffffff", "#3a3440")[k % 2], 0.14))  # fmt: skip
    bench.shade(oval(95, 164, 76, 15), mix(bench.tone, "#ffffff", 0.2), 4)
    bench.flat(oval(95, 165, 60, 9), "#243a4a")


def _fence(bench: Bench) -> None:
    for y in (58, 104):
        bench.shade(box(170, y, 330, 13, 3), mix(bench.tone, "#3a2a20", 0.1), 4)
    for k in range(9):
        x = 26 + k * 36
        bench.shade(polygon([(x - 12, 30), (x, 10), (x + 12, 30), (x + 12, 134), (x - 12, 134)]), bench.tone, 6)  # fmt: skip


def _gate(bench: Bench) -> None:
    for x in (24, 236):
        bench.shade(box(x, 146, 42, 212, 3), STONE, 12)
        bench.shade(box(x, 42, 52, 18, 4), mix(STONE, "#ffffff", 0.15), 6)
        bench.shade(oval(x, 22, 16, 16), STONE, 8)
    for k in range(9):
        x = 54 + k * 19
        top = 70 - 34 * math.sin(math.pi * (k + 0.5) / 9)
        bench.line([(x, top + 10), (x, 248)], bench.tone, 5)
        bench.shade(polygon([(x - 6, top + 12), (x, top - 6), (x + 6, top + 12)]), "#d8a83c", 3)
    for y in (120, 226):
        bench.line([(48, y), (212, y)], bench.tone, 6)
    bench.flat(box(130, 174, 14, 26, 3), "#d8a83c")


def _door(bench: Bench) -> None:
    bench.shade(box(75, 136, 146, 260, 6), "#f2e6cc", 9)
    bench.shade(box(75, 142, 116, 244, 4), bench.tone, 14)
    for x in (48, 102):
        for y, high in ((76, 80), (194, 110)):
            bench.shade(box(x, y, 42, high, 4), mix(bench.tone, "#fff0d0", 0.14), 7)
    bench.shade(oval(122, 146, 7, 7), "#e8b84a", 3)
    bench.shade(box(75, 264, 150, 10, 3), STONE, 3)


def _window(bench: Bench) -> None:
    bench.shade(box(100, 100, 190, 184, 6), bench.tone, 9)
    pane(bench, box(100, 98, 160, 156, 2))
    for x in (62, 134):
        bench.flat(polygon([(x, 32), (x + 16, 32), (x - 16, 104), (x - 26, 104)]), "#ffffff", 0.35)
    bench.shade(box(100, 98, 11, 160, 2), bench.tone, 4)
    bench.shade(box(100, 92, 164, 11, 2), bench.tone, 4)
    for side in (-1, 1):
        edge = 100 + side * 82
        bench.shade(smooth_closed([(edge, 22), (100 + side * 24, 22), (edge - side * 30, 100), (edge, 168)], 0.7), "#d86a5a", 9)  # fmt: skip
    bench.shade(box(100, 194, 200, 15, 4), mix(bench.tone, "#3a2a20", 0.1), 5)


def _statue(bench: Bench) -> None:
    bench.shade(box(70, 284, 124, 54, 3), mix(bench.tone, "#3a3440", 0.15), 10)
    bench.shade(box(70, 250, 104, 18, 3), bench.tone, 6)
    bench.shade(smooth_closed([(44, 244), (40, 180), (48, 120), (56, 84), (84, 84), (92, 120), (102, 180), (98, 244)], 0.7), bench.tone, 16)  # fmt: skip
    for x in (56, 70, 84):
        bench.line([(x, 130), (x - 4, 190), (x, 240)], mix(bench.tone, "#3a3440", 0.4), 2.4, 0.6)
    bench.stem([(84, 92), (112, 68), (122, 20)], 10, 7, bench.tone)
    bench.stem([(54, 92), (36, 130), (56, 156)], 10, 8, bench.tone)
    bench.shade(oval(70, 58, 21, 25), bench.tone, 10)
    bench.shade(smooth_closed([(48, 54), (52, 32), (72, 26), (92, 36), (92, 56), (78, 44), (62, 44)]), mix(bench.tone, "#3a3440", 0.12), 6)  # fmt: skip
    bench.shade(smooth_closed([(112, 20), (122, -2), (132, 20), (122, 28)], 0.8), bench.tone, 4)


def _sign(bench: Bench) -> None:
    bench.shade(box(95, 150, 17, 108, 3), WOOD, 6)
    bench.shade(polygon([(8, 20), (150, 20), (186, 58), (150, 96), (8, 96)]), bench.tone, 12)
    for y in (42, 58, 74):
        bench.line([(26, y), (140 - (y % 3) * 18, y)], mix(bench.tone, "#2a1408", 0.65), 6)
    for x in (20, 138):
        bench.flat(oval(x, 30, 4, 4), "#3a2a20")


def _banner(bench: Bench) -> None:
    for x in (18, 242):
        bench.shade(box(x, 116, 9, 214, 3), WOOD, 4)
        bench.shade(oval(x, 12, 9, 9), "#e0b04a", 4)


def _banner_cloth(bench: Bench, t: float, phase: float) -> None:
    top: list[Point] = [(18 + 224 * k / 6, 30 + 10 * math.sin(k * math.pi / 6) + 4 * math.sin(t * 3 + k + phase * 6)) for k in range(7)]  # fmt: skip
    low = [(x, y + 92) for x, y in top]
    bench.shade(smooth_closed([*top, *low[::-1]], 0.5), bench.tone, 12)
    for share, reach in ((0.32, 0.8), (0.62, 0.56)):
        row: list[Point] = [(130 + (x - 130) * reach, y + 92 * share) for x, y in top]
        bench.line(row, "#fff4e0", 11, 0.95)


def _painting(bench: Bench) -> None:
    bench.shade(box(105, 84, 204, 160, 6), bench.tone, 12)
    canvas = box(105, 84, 164, 120, 2)
    bench.ramp(canvas, (0, 24), (0, 144), ["#6fb0dc", "#f6d8a0", "#f2b06a"])
    with clipped(bench.canvas, canvas):
        bench.flat(oval(142, 66, 15, 15), "#fff2c8")
        bench.shade(polygon([(10, 128), (66, 60), (112, 128)]), "#6a7aa8", 9)
        bench.shade(polygon([(84, 130), (134, 78), (196, 130)]), "#51658f", 9)
        bench.shade(oval(60, 156, 110, 40), "#5f9a4a", 9)
        bench.shade(oval(170, 160, 90, 40), "#4a8240", 9)
    bench.outline(canvas, mix(bench.tone, "#4a2a00", 0.5), 3)


def _easel(bench: Bench) -> None:
    for a, b in (((90, 10), (22, 266)), ((90, 10), (158, 266)), ((90, 10), (94, 244))):
        bench.stem([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), b], 5, 5, bench.tone)
    bench.shade(box(90, 110, 150, 120, 3), "#fbf8f0", 7)
    bench.shade(oval(70, 112, 34, 30), "#f2b84a", 9)
    bench.shade(smooth_closed([(90, 140), (112, 92), (150, 96), (154, 150)]), "#4f9ac8", 8)
    bench.line([(30, 148), (80, 156), (150, 150)], "#5fae4a", 11)
    bench.shade(box(90, 176, 160, 13, 4), mix(bench.tone, "#fff0d0", 0.1), 5)


def _mailbox(bench: Bench) -> None:
    bench.shade(box(56, 160, 17, 110, 3), WOOD, 6)
    bench.shade(smooth_closed([(8, 104), (8, 54), (24, 24), (76, 20), (104, 40), (110, 104)], 0.5), bench.tone, 16)  # fmt: skip
    bench.shade(smooth_closed([(8, 104), (8, 56), (22, 28), (38, 56), (38, 104)], 0.6), mix(bench.tone, "#200408", 0.25), 7)  # fmt: skip
    bench.line([(82, 62), (82, 12)], "#f2cf6a", 5)
    bench.flat(polygon([(82, 8), (112, 8), (112, 28), (82, 28)]), "#f2cf6a")
    bench.shade(box(24, 76, 12, 26, 2), "#fbf4e2", 3)


def _ladder(bench: Bench) -> None:
    for x0, x1 in ((30, 14), (80, 96)):
        bench.stem([(x0, 8), ((x0 + x1) / 2, 172), (x1, 336)], 6, 6.5, bench.tone)
    for k in range(9):
        y, spread = 34 + k * 35, k * 1.8
        bench.shade(box(55, y, 54 + spread * 2, 10, 4), mix(bench.tone, "#fff0d0", 0.12), 4)


def _rope(bench: Bench) -> None:
    for k in range(4):
        loop = oval(90, 70 + 8 * (k % 2) - k * 7, 66 - k * 5, 26 - k * 2)
        bench.outline(loop, mix(bench.tone, "#3a2008", 0.35), 12)
        bench.outline(loop, bench.tone, 9)
    for k in range(22):
        a = k * math.pi / 11
        x, y = 90 + 66 * math.cos(a), 74 + 26 * math.sin(a)
        bench.line([(x - 3, y - 4), (x + 3, y + 4)], mix(bench.tone, "#3a2008", 0.5), 1.8, 0.7)
    bench.line([(146, 80), (168, 92), (172, 110)], bench.tone, 9)


def _iceberg(bench: Bench) -> None:
    bench.shade(polygon([(6, 196), (30, 150), (54, 140), (84, 66), (112, 74), (142, 14), (184, 40), (204, 96), (244, 110), (262, 158), (294, 196)]), bench.tone, 22)  # fmt: skip
    dark = mix(bench.tone, "#3a7ab0", 0.42)
    for facet in ([(142, 14), (184, 40), (204, 96), (168, 130), (156, 70)], [(204, 96), (244, 110), (262, 158), (294, 196), (214, 196)], [(84, 66), (112, 74), (120, 140), (96, 196), (64, 196)], [(168, 130), (204, 96), (214, 196), (150, 196)]):  # fmt: skip
        bench.flat(polygon([(float(x), float(y)) for x, y in facet]), dark, 0.55)
    bench.line([(54, 140), (84, 66), (112, 74), (142, 14), (184, 40)], "#ffffff", 4, 0.8)
    bench.line([(4, 196), (80, 192), (150, 198), (220, 192), (296, 196)], "#f4fbff", 5, 0.8)
