"""What things are kept and carried in: boxes, baskets, bags, buckets, chests, jars."""

from __future__ import annotations

import math

from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import clipped
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed
from kinora.engines.animatic.props.design import Bench, Design


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "box": Design(width=190, height=150, metres=0.55, tone="#c8965a", still=_box, stands=(95, 142), anchors=(("handle", (95, 110)), ("top", (95, 26)), ("inside", (95, 40)), ("seat", (95, 26)))),
        "basket": Design(width=180, height=170, metres=0.46, tone="#c08a48", still=_basket, stands=(90, 162), anchors=(("handle", (90, 12)), ("inside", (90, 84)))),
        "suitcase": Design(width=210, height=170, metres=0.55, tone="#a8502f", still=_suitcase, stands=(105, 162), anchors=(("handle", (105, 16)), ("top", (105, 34)), ("seat", (105, 34)))),
        "backpack": Design(width=150, height=190, metres=0.55, tone="#3f7ab0", still=_backpack, stands=(75, 182), anchors=(("handle", (75, 14)),)),
        "bag": Design(width=160, height=180, metres=0.48, tone="#b03a5a", still=_bag, stands=(80, 172), anchors=(("handle", (80, 16)),)),
        "bucket": Design(width=160, height=170, metres=0.42, tone="#5a8ab0", still=_bucket, stands=(80, 162), anchors=(("handle", (80, 14)), ("inside", (80, 70)))),
        "treasure chest": Design(width=220, height=180, metres=0.75, tone="#8a5228", still=_chest, stands=(110, 170), anchors=(("handle", (110, 120)), ("inside", (110, 70))), before=_glitter, spread=(10, 30, 10, 0)),
        "barrel": Design(width=140, height=180, metres=0.95, tone="#9a6434", still=_barrel, stands=(70, 172), anchors=(("top", (70, 16)), ("seat", (70, 16)))),
        "vase": Design(width=120, height=190, metres=0.5, tone="#4a7ab8", still=_vase, stands=(60, 182), anchors=(("handle", (60, 110)), ("inside", (60, 14)))),
        "watering can": Design(width=220, height=160, metres=0.42, tone="#4f9a78", still=_watering_can, stands=(96, 152), anchors=(("handle", (112, 18)),)),
        "pot": Design(width=190, height=140, metres=0.40, tone="#5a606e", still=_pot, stands=(95, 132), anchors=(("handle", (95, 110)), ("inside", (95, 40)))),
        "jar": Design(width=110, height=150, metres=0.34, tone="#e8a83a", still=_jar, stands=(55, 144), anchors=(("handle", (55, 90)),)),
        "cage": Design(width=150, height=210, metres=0.6, tone="#d8a83c", still=_cage, stands=(75, 202), anchors=(("handle", (75, 10)), ("inside", (75, 170)))),
        "nest": Design(width=200, height=110, metres=0.34, tone="#9a6a3c", still=_nest, stands=(100, 100), anchors=(("handle", (100, 80)), ("inside", (100, 50)))),
    }  # fmt: skip


def _box(bench: Bench) -> None:
    bench.shade(polygon([(12, 40), (178, 40), (172, 144), (18, 144)]), bench.tone, 14)
    bench.flat(polygon([(12, 40), (178, 40), (160, 26), (30, 26)]), mix(bench.tone, "#2a1404", 0.55))  # fmt: skip
    for side, tip in ((-1, 2), (1, 188)):
        bench.shade(polygon([(95 + side * 83, 40), (95 + side * 66, 26), (tip - side * 10, 8), (tip, 24)]), mix(bench.tone, "#fff0d0", 0.2), 5)  # fmt: skip
    bench.flat(box(95, 92, 18, 104, 1), mix(bench.tone, "#fff0d0", 0.35), 0.7)
    bench.line([(122, 124), (122, 104), (116, 110)], mix(bench.tone, "#3a1c08", 0.6), 3)
    bench.line([(140, 124), (140, 104), (134, 110)], mix(bench.tone, "#3a1c08", 0.6), 3)


def _basket(bench: Bench) -> None:
    bench.outline(smooth_closed([(26, 84), (40, 26), (90, 8), (140, 26), (154, 84)], 0.9), mix(bench.tone, "#5a3008", 0.25), 9)  # fmt: skip
    body = polygon([(10, 82), (170, 82), (148, 164), (32, 164)])
    bench.flat(oval(90, 84, 78, 15), mix(bench.tone, "#2a1404", 0.6))
    bench.shade(body, bench.tone, 14)
    with clipped(bench.canvas, body):
        for row in range(6):
            for k in range(13):
                bench.shade(box(k * 16 + 8 * (row % 2), 90 + row * 14, 14, 9, 4), mix(bench.tone, "#ffe8b0" if (k + row) % 2 else "#5a3008", 0.2), 2)  # fmt: skip
    bench.shade(box(90, 84, 168, 13, 6), mix(bench.tone, "#5a3008", 0.2), 5)


def _suitcase(bench: Bench) -> None:
    bench.outline(smooth_closed([(76, 36), (80, 14), (130, 14), (134, 36)], 0.5), "#5a3420", 9)
    bench.shade(box(105, 98, 198, 128, 14), bench.tone, 16)
    for x in (44, 166):
        bench.shade(box(x, 98, 17, 128, 2), mix(bench.tone, "#2a1004", 0.4), 4)
        bench.shade(box(x, 70, 24, 18, 3), "#e0b04a", 4)
    bench.line([(8, 70), (202, 70)], mix(bench.tone, "#2a1004", 0.4), 3)
    for x, y, turn, colour in ((90, 108, -12, "#6fb8d0"), (122, 126, 14, "#f2d06a")):
        bench.flat(box(x, y, 36, 24, 3, turn), colour)


def _backpack(bench: Bench) -> None:
    bench.outline(oval(75, 18, 15, 13), mix(bench.tone, "#0a1420", 0.4), 7)
    for x in (16, 134):
        bench.shade(box(x, 130, 26, 70, 12), mix(bench.tone, "#0a1420", 0.25), 7)
    bench.shade(smooth_closed([(22, 170), (20, 70), (36, 30), (75, 20), (114, 30), (130, 70), (128, 170), (75, 186)], 0.7), bench.tone, 20)  # fmt: skip
    bench.shade(smooth_closed([(28, 84), (34, 46), (75, 32), (116, 46), (122, 84), (75, 96)], 0.7), mix(bench.tone, "#ffffff", 0.12), 12)  # fmt: skip
    bench.shade(box(75, 140, 82, 58, 12), mix(bench.tone, "#ffffff", 0.12), 10)
    bench.line([(40, 122), (110, 122)], "#f2d06a", 3.4)
    for x in (56, 94):
        bench.shade(box(x, 96, 10, 30, 3), "#d8a05a", 4)


def _bag(bench: Bench) -> None:
    bench.outline(smooth_closed([(48, 66), (54, 18), (80, 8), (106, 18), (112, 66)], 0.9), mix(bench.tone, "#1a0410", 0.35), 8)  # fmt: skip
    bench.shade(polygon([(22, 60), (138, 60), (152, 172), (8, 172)]), bench.tone, 18)
    bench.flat(polygon([(22, 60), (138, 60), (136, 72), (24, 72)]), mix(bench.tone, "#1a0410", 0.3))
    bench.shade(smooth_closed([(24, 62), (136, 62), (126, 104), (80, 116), (34, 104)], 0.5), mix(bench.tone, "#ffffff", 0.1), 8)  # fmt: skip
    bench.outline(smooth_closed([(28, 68), (132, 68), (122, 100), (80, 110), (38, 100)], 0.5), mix(bench.tone, "#fff0d0", 0.5), 1.6, 0.7)  # fmt: skip
    bench.shade(box(80, 110, 26, 20, 5), "#e0b040", 4)
    bench.flat(box(80, 110, 10, 8, 2), mix(bench.tone, "#1a0410", 0.4))
    for x in (48, 112):
        bench.shade(oval(x, 64, 6, 6), "#e0b040", 3)


def _bucket(bench: Bench) -> None:
    bench.line([(14, 58), (30, 22), (80, 8), (130, 22), (146, 58)], "#8a8e9a", 4)
    bench.shade(polygon([(12, 54), (148, 54), (126, 162), (34, 162)]), bench.tone, 18)
    bench.shade(oval(80, 54, 70, 16), mix(bench.tone, "#ffffff", 0.3), 4)
    bench.flat(oval(80, 58, 60, 11), "#4f9ac8")
    bench.gloss(62, 56, 18, 3, 0, 0.7)
    for y, half in ((92, 60), (136, 51)):
        bench.line([(80 - half, y), (80, y + 8), (80 + half, y)], mix(bench.tone, "#0a1420", 0.35), 4)  # fmt: skip


def _chest(bench: Bench) -> None:
    gold = "#e8b23c"
    bench.shade(smooth_closed([(16, 78), (18, 30), (60, 8), (160, 8), (202, 30), (204, 78), (110, 60)], 0.7), mix(bench.tone, "#1a0a04", 0.3), 12)  # fmt: skip
    bench.flat(smooth_closed([(26, 84), (32, 44), (70, 28), (150, 28), (188, 44), (194, 84)], 0.7), "#2a140a")  # fmt: skip
    for k in range(24):
        x, y = 34 + (k * 37) % 154, 82 - (k * 13) % 26 * (1 - abs(((k * 37) % 154) - 77) / 110)
        bench.shade(oval(x, y, 11, 8, k * 20), gold if k % 5 else ("#d8304a", "#3fa8d0", "#4fb86a")[k % 3], 4)  # fmt: skip
    bench.shade(box(110, 126, 200, 84, 6), bench.tone, 14)
    for y in (112, 140):
        bench.line([(12, y), (208, y)], mix(bench.tone, "#1a0a04", 0.45), 2.4, 0.7)
    for x in (22, 110, 198):
        bench.shade(box(x, 126, 20, 88, 3), gold, 5)
    bench.shade(box(110, 116, 34, 38, 6), mix(gold, "#fff2c0", 0.3), 6)
    bench.flat(oval(110, 112, 5, 5), "#2a140a")
    bench.flat(polygon([(107, 114), (113, 114), (115, 128), (105, 128)]), "#2a140a")


def _glitter(bench: Bench, t: float, phase: float) -> None:
    for k in range(6):
        shine = max(0.0, math.sin(t * 1.9 + k * 2.1 + phase * 6))
        x, y, reach = 44 + k * 27, 62 + (k * 17) % 22, 11 * shine
        bench.lit(polygon([(x - reach, y), (x, y - reach * 0.18), (x + reach, y), (x, y + reach * 0.18)]), "#fff8d8")  # fmt: skip
        bench.lit(polygon([(x, y - reach), (x + reach * 0.18, y), (x, y + reach), (x - reach * 0.18, y)]), "#fff8d8")  # fmt: skip


def _barrel(bench: Bench) -> None:
    body = smooth_closed([(30, 14), (110, 14), (132, 60), (132, 130), (110, 174), (30, 174), (8, 130), (8, 60)], 0.6)  # fmt: skip
    bench.shade(body, bench.tone, 22)
    with clipped(bench.canvas, body):
        for k in range(7):
            bench.line([(40 + k * 10, 10), (16 + k * 18, 92), (40 + k * 10, 178)], mix(bench.tone, "#1a0a04", 0.45), 2.4, 0.7)  # fmt: skip
        for y in (40, 148):
            bench.line([(-4, y - 3), (70, y + 7), (144, y - 3)], "#5a5e6a", 13)
    bench.shade(oval(70, 17, 41, 9), mix(bench.tone, "#fff0d0", 0.2), 4)


def _vase(bench: Bench) -> None:
    bench.shade(smooth_closed([(38, 12), (82, 12), (74, 46), (104, 92), (96, 150), (78, 184), (42, 184), (24, 150), (16, 92), (46, 46)], 0.8), bench.tone, 20)  # fmt: skip
    bench.shade(oval(60, 13, 26, 7), mix(bench.tone, "#ffffff", 0.4), 3)
    for k in range(5):
        x = 28 + k * 16
        bench.shade(oval(x, 108 - 6 * (k % 2), 7, 12), "#f6f2e8", 3)
    bench.line([(24, 138), (60, 148), (96, 138)], "#f6f2e8", 5)
    bench.gloss(38, 84, 5, 16, 14)


def _watering_can(bench: Bench) -> None:
    bench.outline(smooth_closed([(58, 58), (72, 18), (126, 10), (152, 50), (150, 108), (136, 110)], 0.8), mix(bench.tone, "#0a2018", 0.25), 10)  # fmt: skip
    bench.stem([(60, 122), (34, 92), (14, 46)], 14, 7, bench.tone)
    bench.shade(box(14, 40, 40, 16, 6, -34), mix(bench.tone, "#0a2018", 0.2), 5)
    bench.shade(polygon([(50, 60), (146, 60), (154, 152), (42, 152)]), bench.tone, 18)
    bench.shade(oval(98, 61, 48, 11), mix(bench.tone, "#ffffff", 0.25), 4)
    bench.gloss(66, 104, 5, 26, 3, 0.4)


def _pot(bench: Bench) -> None:
    for x in (12, 178):
        bench.outline(oval(x, 66, 11, 14), bench.tone, 8)
    bench.shade(smooth_closed([(18, 42), (22, 112), (50, 134), (140, 134), (168, 112), (172, 42), (95, 50)], 0.5), bench.tone, 20)  # fmt: skip
    bench.shade(oval(95, 42, 80, 17), mix(bench.tone, "#ffffff", 0.3), 4)
    bench.flat(oval(95, 46, 69, 12), "#d8783a")
    for x, y in ((64, 46), (96, 50), (124, 45), (84, 42)):
        bench.shade(oval(x, y, 9, 4), ("#7fb24a", "#f2c24a")[x % 4 // 2], 2)


def _jar(bench: Bench) -> None:
    bench.flat(box(55, 88, 92, 116, 18), "#eef6f8", 0.65)
    bench.shade(box(55, 98, 82, 90, 14), bench.tone, 14)
    bench.outline(box(55, 88, 92, 116, 18), "#f6fcff", 4, 0.9)
    bench.shade(box(55, 20, 84, 26, 6), "#d8483a", 7)
    bench.shade(box(55, 98, 62, 42, 4), "#fbf4e2", 6)
    bench.gloss(22, 82, 4, 34, 0, 0.8)


def _cage(bench: Bench) -> None:
    bench.outline(oval(75, 14, 10, 10), bench.tone, 5)
    top: list[Point] = [(16, 92), (24, 50), (75, 24), (126, 50), (134, 92)]
    for share in (1.0, 0.62, 0.2):
        arch = [(75 + (x - 75) * share, y) for x, y in top]
        bench.line(arch, bench.tone, 3.6)
        for end in (arch[0], arch[-1]):
            bench.line([end, (end[0], 186)], bench.tone, 3.6)
    bench.line([(50, 140), (100, 140)], "#8a5a34", 6)
    bench.shade(box(75, 92, 124, 8, 4), bench.tone, 3)
    bench.shade(box(75, 190, 136, 22, 6), bench.tone, 8)


def _nest(bench: Bench) -> None:
    bench.flat(oval(100, 52, 80, 20), mix(bench.tone, "#1a0a04", 0.6))
    for x, turn in ((68, -10), (100, 0), (132, 10)):
        bench.shade(oval(x, 40, 20, 26, turn), "#a8d4dc", 10)
    bench.shade(smooth_closed([(8, 46), (100, 66), (192, 46), (172, 92), (100, 106), (28, 92)], 0.8), bench.tone, 16)  # fmt: skip
    for k in range(44):
        x, y = 16 + (k * 41) % 168, 54 + (k * 17) % 44
        lean = ((k * 29) % 40 - 20) * 0.9
        bench.line([(x - 20, y - lean * 0.3), (x + 20, y + lean * 0.3)], mix(bench.tone, ("#f0d8a0", "#3a1c08")[k % 2], 0.4), 2.4, 0.8)  # fmt: skip
