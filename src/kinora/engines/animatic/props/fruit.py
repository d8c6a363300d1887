"""Fruit and vegetables. Small things are drawn larger than life, as in picture books."""

from __future__ import annotations

import math

from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.marks import clipped
from kinora.engines.animatic.paint.paths import Point, oval, polygon, smooth_closed
from kinora.engines.animatic.props.design import Bench, Design

GREEN = "#5f9a3c"


def designs() -> dict[str, Design]:
    """Every fruit by kind."""
    return {
        "apple": Design(width=112, height=120, metres=0.24, tone="#d2352f", still=_apple, stands=(56, 114), anchors=(("handle", (56, 70)),)),
        "orange": Design(width=112, height=112, metres=0.22, tone="#f08a1e", still=_orange, stands=(56, 106), anchors=(("handle", (56, 60)),)),
        "lemon": Design(width=140, height=100, metres=0.18, tone="#f2cf3a", still=_lemon, stands=(70, 92), anchors=(("handle", (70, 50)),)),
        "pear": Design(width=110, height=150, metres=0.26, tone="#b8c048", still=_pear, stands=(55, 144), anchors=(("handle", (55, 90)),)),
        "peach": Design(width=112, height=112, metres=0.22, tone="#f4a06a", still=_peach, stands=(56, 106), anchors=(("handle", (56, 60)),)),
        "banana": Design(width=170, height=150, metres=0.30, tone="#f4cc3a", still=_banana, stands=(76, 142), anchors=(("handle", (86, 70)),)),
        "cherry": Design(width=120, height=130, metres=0.24, tone="#c01f35", still=_cherry, stands=(60, 124), anchors=(("handle", (66, 14)),)),
        "strawberry": Design(width=110, height=130, metres=0.24, tone="#dc2f3c", still=_strawberry, stands=(55, 124), anchors=(("handle", (55, 30)),)),
        "grapes": Design(width=130, height=170, metres=0.32, tone="#6f3f94", still=_grapes, stands=(65, 164), anchors=(("handle", (66, 10)),)),
        "pineapple": Design(width=120, height=220, metres=0.46, tone="#dca13a", still=_pineapple, stands=(60, 214), anchors=(("handle", (60, 140)),)),
        "watermelon": Design(width=220, height=126, metres=0.34, tone="#e2434c", still=_watermelon, stands=(110, 120), anchors=(("handle", (110, 60)),)),
        "tomato": Design(width=120, height=108, metres=0.20, tone="#dc3a28", still=_tomato, stands=(60, 102), anchors=(("handle", (60, 60)),)),
        "carrot": Design(width=110, height=220, metres=0.36, tone="#ef7d26", still=_carrot, stands=(55, 212), anchors=(("handle", (55, 84)),)),
        "pumpkin": Design(width=200, height=170, metres=0.52, tone="#e8812a", still=_pumpkin, stands=(100, 162), anchors=(("handle", (100, 90)),)),
    }  # fmt: skip


def _leaf(bench: Bench, points: list[Point], colour: ColourLike = GREEN) -> None:
    bench.shade(smooth_closed(points), colour, 5)
    bench.line([points[0], points[len(points) // 2]], mix(colour, "#f4ffd0", 0.4), 1.6, 0.7)


def _apple(bench: Bench) -> None:
    bench.shade(smooth_closed([(56, 40), (80, 27), (104, 48), (98, 90), (72, 114), (56, 110), (40, 114), (14, 90), (8, 48), (32, 27)]), bench.tone, 24)  # fmt: skip
    bench.flat(oval(56, 38, 16, 6), mix(bench.tone, "#3a1408", 0.5), 0.7)
    bench.stem([(55, 40), (57, 24), (64, 10)], 3, 4, "#6a4326")
    _leaf(bench, [(60, 26), (74, 8), (102, 8), (88, 26)])
    bench.gloss(32, 52, 8, 15, 28)


def _orange(bench: Bench) -> None:
    bench.shade(oval(56, 58, 50, 49), bench.tone, 22)
    for k in range(26):
        a, far = k * 2.4, 8 + 38 * math.sqrt(k / 26)
        bench.flat(oval(56 + far * math.cos(a), 58 + far * math.sin(a), 1.6, 1.6), mix(bench.tone, "#7a3000", 0.5), 0.5)  # fmt: skip
    bench.flat(oval(60, 13, 9, 4), "#4f7a30")
    _leaf(bench, [(60, 14), (76, 0), (104, 4), (88, 18)])
    bench.gloss(36, 40, 12, 9, -35, 0.5)


def _lemon(bench: Bench) -> None:
    bench.shade(smooth_closed([(4, 50), (22, 36), (46, 10), (94, 10), (120, 38), (136, 50), (120, 64), (94, 90), (46, 90), (22, 66)]), bench.tone, 20)  # fmt: skip
    bench.gloss(54, 30, 18, 8, -12, 0.55)


def _pear(bench: Bench) -> None:
    bench.shade(smooth_closed([(55, 24), (72, 32), (76, 60), (98, 90), (94, 126), (55, 146), (16, 126), (12, 90), (34, 60), (38, 32)]), bench.tone, 24)  # fmt: skip
    bench.flat(oval(76, 104, 18, 24), "#d8764a", 0.28)
    bench.stem([(55, 28), (54, 14), (60, 4)], 3, 4, "#6a4326")
    _leaf(bench, [(58, 18), (74, 4), (98, 10), (82, 22)])
    bench.gloss(34, 98, 7, 16, 14)


def _peach(bench: Bench) -> None:
    body = oval(56, 60, 50, 47)
    bench.shade(body, bench.tone, 24)
    with clipped(bench.canvas, body):
        bench.flat(oval(92, 66, 44, 52), "#e0524a", 0.35)
    bench.line([(56, 16), (66, 50), (60, 104)], mix(bench.tone, "#8a2a20", 0.45), 3.5, 0.7)
    _leaf(bench, [(56, 18), (70, 2), (100, 4), (84, 20)])
    bench.gloss(34, 44, 11, 8, -30, 0.45)


def _banana(bench: Bench) -> None:
    for turn, tone in ((24.0, mix(bench.tone, "#b87a10", 0.28)), (0.0, bench.tone)):
        bench.canvas.save()
        bench.canvas.rotate(turn, 40, 18)
        bench.shade(smooth_closed([(30, 12), (48, 12), (56, 50), (94, 84), (150, 84), (160, 94), (120, 114), (70, 106), (32, 70)]), tone, 13)  # fmt: skip
        bench.line([(40, 22), (50, 66), (96, 98), (152, 92)], mix(tone, "#fff6c0", 0.55), 3, 0.7)
        bench.flat(oval(157, 89, 6, 7), "#5a3a1a")
        bench.canvas.restore()
    bench.shade(polygon([(26, 2), (48, 2), (52, 22), (26, 24)]), "#7a5a20", 4)


def _cherry(bench: Bench) -> None:
    for x, y in ((34, 94), (86, 98)):
        bench.stem([(66, 10), (x + (66 - x) * 0.5, 44), (x, y - 24)], 2.2, 2.6, "#5f8a3c")
        bench.shade(oval(x, y, 28, 27), bench.tone, 14)
        bench.flat(oval(x, y - 23, 9, 4), mix(bench.tone, "#200008", 0.5), 0.6)
        bench.gloss(x - 11, y - 10, 6, 8, 30, 0.7)
    _leaf(bench, [(66, 12), (86, 2), (116, 18), (92, 28)])


def _strawberry(bench: Bench) -> None:
    bench.shade(smooth_closed([(55, 28), (86, 22), (104, 46), (94, 84), (55, 126), (16, 84), (6, 46), (24, 22)]), bench.tone, 22)  # fmt: skip
    for x, y in ((30, 50), (55, 46), (80, 50), (42, 68), (68, 68), (22, 68), (88, 68), (55, 88), (36, 88), (74, 88), (50, 108), (62, 104)):  # fmt: skip
        bench.flat(oval(x, y, 2.6, 4), "#ffe08a")
    for x in (18, 38, 55, 72, 92):
        bench.shade(smooth_closed([(55, 18), (x - 7, 22), (x, 40), (x + 7, 22)], 0.7), GREEN, 4)
    bench.stem([(55, 22), (57, 10), (64, 2)], 3, 3, "#5f8a3c")


def _grapes(bench: Bench) -> None:
    bench.stem([(66, 46), (64, 24), (68, 6)], 3, 4, "#7a5a34")
    _leaf(bench, [(64, 30), (84, 8), (120, 14), (112, 40), (86, 46)])
    for row, count in enumerate((4, 5, 4, 3, 2, 1)):
        for k in range(count):
            x, y = 65 + (k - (count - 1) / 2) * 25, 58 + row * 20
            bench.shade(oval(x, y, 15, 15), bench.tone, 8)
            bench.gloss(x - 5, y - 6, 3, 4, 20)


def _pineapple(bench: Bench) -> None:
    for x, y, lean in ((60, 6, 0), (32, 22, -1), (88, 22, 1), (16, 44, -1.6), (104, 44, 1.6), (44, 34, -0.4), (76, 34, 0.4)):  # fmt: skip
        bench.shade(smooth_closed([(50 + lean * 3, 84), (x - 6, (y + 84) / 2), (x, y), (x + 6, (y + 84) / 2), (70 + lean * 3, 84)], 0.6), GREEN, 5)  # fmt: skip
    body = smooth_closed([(60, 72), (98, 90), (108, 140), (96, 198), (60, 214), (24, 198), (12, 140), (22, 90)])  # fmt: skip
    bench.shade(body, bench.tone, 24)
    with clipped(bench.canvas, body):
        for k in range(-6, 12):
            for slant in (-1, 1):
                bench.line([(60 + slant * (k * 20 - 100), 60), (60 + slant * (k * 20 + 30), 220)], mix(bench.tone, "#5a2e08", 0.6), 2.4, 0.7)  # fmt: skip


def _watermelon(bench: Bench) -> None:
    for colour, reach in (("#3f8a3c", 104.0), ("#dcefb0", 94.0), (bench.tone, 87.0)):
        half: list[Point] = [(110 + reach * math.cos(a * math.pi / 14), 14 + reach * math.sin(a * math.pi / 14)) for a in range(15)]  # fmt: skip
        bench.shade(polygon(half), colour, 12 if reach < 90 else 6)
    for x, y in ((50, 34), (80, 30), (110, 34), (140, 30), (170, 34), (66, 58), (96, 60), (126, 60), (154, 58), (110, 84), (86, 80), (134, 80)):  # fmt: skip
        bench.flat(oval(x, y, 3.4, 6), "#2a1418")


def _tomato(bench: Bench) -> None:
    bench.shade(smooth_closed([(60, 20), (94, 16), (114, 48), (102, 90), (60, 104), (18, 90), (6, 48), (26, 16)]), bench.tone, 22)  # fmt: skip
    for k in range(5):
        a = k * 1.257 - 1.57
        bench.shade(smooth_closed([(60, 20), (60 + 12 * math.cos(a - 0.6), 20 + 6 * math.sin(a - 0.6)), (60 + 30 * math.cos(a), 20 + 13 * math.sin(a)), (60 + 12 * math.cos(a + 0.6), 20 + 6 * math.sin(a + 0.6))], 0.7), GREEN, 4)  # fmt: skip
    bench.stem([(60, 20), (62, 8)], 3, 3, GREEN)
    bench.gloss(34, 46, 9, 13, 30)


def _carrot(bench: Bench) -> None:
    for x, y in ((30, 12), (55, 2), (80, 12), (14, 36), (96, 36)):
        bench.shade(smooth_closed([(50, 76), ((x + 50) / 2 - 9, y + 30), (x, y), ((x + 58) / 2 + 9, y + 30), (60, 76)], 0.8), GREEN, 6)  # fmt: skip
    bench.shade(smooth_closed([(55, 66), (84, 72), (86, 96), (66, 170), (55, 214), (44, 170), (24, 96), (26, 72)], 0.8), bench.tone, 17)  # fmt: skip
    for x, y, w in ((40, 96, 18), (64, 116, 16), (46, 140, 14), (60, 164, 10)):
        bench.line([(x - w / 2, y), (x + w / 2, y + 2)], mix(bench.tone, "#7a2a00", 0.5), 2.4, 0.8)


def _pumpkin(bench: Bench) -> None:
    for x, wide in ((42, 38), (158, 38), (66, 40), (134, 40), (100, 40)):
        bench.shade(oval(x, 98, wide, 66 - abs(x - 100) * 0.14), mix(bench.tone, "#7a2a00", 0.12 if abs(x - 100) > 40 else 0), 16)  # fmt: skip
    bench.shade(smooth_closed([(88, 44), (92, 24), (84, 8), (104, 4), (110, 26), (116, 44)], 0.7), "#6f7a36", 7)  # fmt: skip
    bench.gloss(78, 66, 8, 20, 12, 0.35)
