"""Instruments that stand on the floor or lie in the arms, beyond the first few of `music`."""

from __future__ import annotations

import math

from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import clipped, stroke
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed
from kinora.engines.animatic.props.design import Bench, Design
from kinora.engines.animatic.props.music import guitar_upright, turned, violin_upright

BRASS = "#e0b040"


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "cello": Design(width=140, height=360, metres=1.25, tone="#a8562a", still=_cello, stands=(70, 352), anchors=(("handle", (70, 60)),)),
        "ukulele": Design(width=220, height=170, metres=0.5, tone="#d89a4a", still=_ukulele, stands=(172, 46), anchors=(("handle", (172, 46)),)),
        "banjo": Design(width=330, height=260, metres=0.9, tone="#f4ead2", still=_banjo, stands=(262, 74), anchors=(("handle", (262, 74)),)),
        "harp": Design(width=220, height=320, metres=1.6, tone="#d8a040", still=_harp, stands=(90, 312)),
        "drum kit": Design(width=360, height=250, metres=1.15, tone="#c8343c", still=_drum_kit, stands=(180, 242)),
        "flute": Design(width=250, height=60, metres=0.13, tone="#d4d8e2", still=_flute, stands=(46, 30), anchors=(("handle", (46, 30)),), wobble=0.2),
        "saxophone": Design(width=180, height=270, metres=0.8, tone=BRASS, still=_saxophone, stands=(86, 130), anchors=(("handle", (86, 130)),)),
        "trombone": Design(width=330, height=110, metres=0.3, tone=BRASS, still=_trombone, stands=(96, 60), anchors=(("handle", (96, 60)),)),
        "accordion": Design(width=230, height=170, metres=0.5, tone="#c8303c", still=_accordion, stands=(115, 90), anchors=(("handle", (115, 90)),)),
        "keyboard": Design(width=300, height=170, metres=0.85, tone="#2c2a36", still=_keyboard, stands=(150, 164)),
        "tambourine": Design(width=150, height=150, metres=0.32, tone="#d8903c", still=_tambourine, stands=(75, 132), anchors=(("handle", (75, 132)),)),
        "xylophone": Design(width=260, height=130, metres=0.42, tone="#8a5a34", still=_xylophone, stands=(130, 120)),
        "bell": Design(width=150, height=180, metres=0.5, tone="#e0b040", still=_bell, stands=(75, 172), anchors=(("handle", (75, 16)),)),
        "gong": Design(width=230, height=250, metres=1.5, tone="#d8a83c", still=_gong, stands=(115, 244)),
    }  # fmt: skip


def _cello(bench: Bench) -> None:
    bench.line([(70, 336), (70, 354)], "#3a3640", 5)
    bench.canvas.save()
    violin_upright(turned(bench, -8, 6, 0, 1.1))
    bench.canvas.restore()
    bench.line([(10, 226), (136, 244)], "#7a4a2a", 5)
    bench.line([(12, 231), (135, 249)], "#f4ead8", 2)


def _ukulele(bench: Bench) -> None:
    bench.canvas.save()
    guitar_upright(turned(bench, 204, -14, 62, 0.64))
    bench.canvas.restore()


def _banjo(bench: Bench) -> None:
    bench.canvas.save()
    _banjo_upright(turned(bench, 310, -20, 62, 1.0))
    bench.canvas.restore()


def _banjo_upright(bench: Bench) -> None:
    bench.shade(box(62, 112, 15, 210, 3), "#5a3524", 5)
    bench.shade(box(62, 16, 26, 34, 5), "#5a3524", 5)
    bench.shade(oval(62, 250, 62, 62), "#8a5a34", 10)
    bench.shade(oval(62, 250, 54, 54), bench.tone, 14)
    bench.outline(oval(62, 250, 57, 57), "#c8ccd6", 5)
    for k in range(16):
        a = k * math.pi / 8
        bench.flat(oval(62 + 59 * math.cos(a), 250 + 59 * math.sin(a), 3.4, 3.4), "#8a8e9a")
    bench.shade(box(62, 276, 34, 7, 2), "#3a2018")
    for k in range(5):
        bench.line([(57 + k * 2.6, 16), (54 + k * 4, 276)], "#f4f0e4", 0.9, 0.9)


def _harp(bench: Bench) -> None:
    for k in range(13):
        x = 56 + k * 9.6
        bench.line([(x, 62 + 20 * math.sin(k / 12 * 3.1) - k * 1.6), (x - 16 + k * 0.8, 282 - k * 15)], "#fbf2d8", 1.6, 0.9)  # fmt: skip
    bench.stem([(44, 296), (112, 214), (184, 74)], 19, 10, mix(bench.tone, "#7a4a1c", 0.35))
    bench.stem([(36, 40), (70, 76), (118, 70), (152, 36), (190, 60)], 9, 10, bench.tone)
    bench.stem([(38, 300), (34, 170), (36, 36)], 9, 10, bench.tone)
    bench.shade(oval(36, 28, 17, 17), bench.tone, 8)
    bench.shade(box(66, 302, 110, 18, 8), mix(bench.tone, "#7a4a1c", 0.3), 7)
    for y in (90, 180, 262):
        bench.shade(box(36, y, 26, 10, 4), mix(bench.tone, "#fff0b0", 0.35), 4)


def _drum_kit(bench: Bench) -> None:
    for x, top in ((46, 76), (316, 56)):
        bench.line([(x, top), (x, 210)], "#9a9eac", 4)
        for dx in (-24, 24):
            bench.line([(x, 200), (x + dx, 242)], "#9a9eac", 4)
        bench.shade(oval(x, top, 46, 9, -8 if x < 100 else 9), BRASS, 5)
        bench.line([(x - 36, top), (x + 34, top - 2)], "#fff0b8", 1.6, 0.8)
    for x, y, wide, high in ((82, 158, 84, 46), (284, 168, 88, 80)):
        bench.shade(box(x, y, wide, high, 8), bench.tone, 12)
        bench.shade(oval(x, y - high / 2, wide / 2, 11), "#fbf6ea", 4)
        bench.outline(oval(x, y - high / 2, wide / 2, 11), "#c8ccd6", 4)
        for foot in (-wide * 0.3, wide * 0.3):
            bench.line([(x + foot, y + high / 2), (x + foot * 1.3, 242)], "#9a9eac", 4)
    for x, turn in ((146, -10), (214, 10)):
        bench.shade(box(x, 94, 62, 48, 8, turn), bench.tone, 12)
        bench.shade(oval(x - turn * 0.3, 70, 32, 9, turn), "#fbf6ea", 4)
    bench.shade(oval(180, 176, 66, 64), bench.tone, 14)
    bench.shade(oval(180, 176, 54, 53), "#fbf6ea", 12)
    bench.outline(oval(180, 176, 60, 58), "#c8ccd6", 4)
    star: list[Point] = [(180 + r * math.sin(k * math.pi / 5), 176 - r * math.cos(k * math.pi / 5)) for k, r in ((i, 28 if i % 2 == 0 else 12) for i in range(10))]  # fmt: skip
    bench.flat(polygon(star), bench.tone)


def _flute(bench: Bench) -> None:
    bench.shade(box(125, 30, 236, 15, 7), bench.tone, 6)
    for x in (62, 154):
        bench.shade(box(x, 30, 8, 19, 3), "#9a9eac", 3)
    bench.flat(oval(34, 26, 8, 4), "#4a4656")
    for k in range(8):
        bench.shade(oval(90 + k * 17, 25, 6.5, 5), "#f4f6fa", 2)
    bench.line([(12, 26), (238, 26)], "#ffffff", 1.8, 0.7)


def _saxophone(bench: Bench) -> None:
    bench.line([(26, 30), (34, 18), (66, 20), (78, 36)], bench.tone, 10)
    bench.shade(box(20, 34, 30, 10, 4, 50), "#1f1a24", 4)
    bench.stem([(76, 30), (86, 120), (92, 200), (112, 246), (142, 240), (154, 200), (158, 168)], 8, 17, bench.tone)  # fmt: skip
    bench.shade(smooth_closed([(138, 176), (124, 134), (150, 122), (178, 126), (176, 176), (160, 200)], 0.8), bench.tone, 12)  # fmt: skip
    bench.flat(oval(151, 128, 26, 9, -6), mix(bench.tone, "#3a1a00", 0.6))
    for k in range(7):
        bench.shade(oval(83 + k * 2.6, 66 + k * 23, 9 + k * 0.8, 8 + k * 0.8), mix(bench.tone, "#fff6d0", 0.45), 4)  # fmt: skip
    bench.line([(102, 60), (112, 150), (114, 216)], mix(bench.tone, "#5a3400", 0.4), 3)


def _trombone(bench: Bench) -> None:
    stroke(bench.canvas, box(166, 62, 300, 22, 11), bench.light.surface(bench.tone), 7)
    bench.line([(16, 51), (90, 51)], bench.tone, 7)
    stroke(bench.canvas, box(70, 38, 120, 30, 15), bench.light.surface(mix(bench.tone, "#5a3400", 0.2)), 7)  # fmt: skip
    bench.shade(smooth_closed([(110, 24), (170, 20), (222, 2), (226, 46), (170, 30), (110, 30)], 0.7), bench.tone, 10)  # fmt: skip
    bench.flat(oval(224, 24, 6, 22), mix(bench.tone, "#3a1a00", 0.5))
    bench.line([(22, 49), (300, 49)], "#fff6d0", 1.8, 0.7)
    bench.shade(oval(12, 52, 8, 10), "#d8dce4", 4)


def _accordion(bench: Bench) -> None:
    fold = polygon([(60, 22), (170, 22), (170, 148), (60, 148)])
    bench.shade(fold, mix(bench.tone, "#1a0a14", 0.55), 10)
    for k in range(11):
        x = 64 + k * 10
        bench.line([(x, 20 + 5 * (k % 2)), (x, 150 - 5 * (k % 2))], mix(bench.tone, "#ffe0c0", 0.35), 3, 0.8)  # fmt: skip
    for x, wide in ((34, 60), (196, 60)):
        bench.shade(box(x, 85, wide, 158, 12), bench.tone, 16)
    bench.shade(box(22, 85, 26, 140, 3), "#fbf6ea", 5)
    for k in range(9):
        bench.flat(box(16, 24 + k * 15.2, 14, 7, 1), "#221c28")
    for k in range(18):
        bench.shade(oval(184 + (k % 3) * 12, 34 + (k // 3) * 19, 4.4, 4.4), "#fbf6ea", 2)


def _keyboard(bench: Bench) -> None:
    for a, b in (((60, 60), (236, 166)), ((240, 60), (64, 166))):
        bench.line([a, b], "#4a4854", 8)
    bench.shade(box(150, 44, 288, 52, 8), bench.tone, 10)
    bench.flat(box(150, 26, 60, 9, 3), "#6fd0e0")
    for k in range(4):
        bench.flat(oval(40 + k * 14, 27, 4, 4), ("#e8505a", "#f2c24a", "#6fd06a", "#f4f0ea")[k])
    bench.flat(box(150, 52, 270, 30, 2), "#fbf8f0")
    for k in range(1, 21):
        x = 15 + k * 12.9
        bench.line([(x, 38), (x, 66)], "#8a8894", 1)
        if k % 7 not in (0, 3):
            bench.flat(box(x, 46, 7, 18, 1), "#1f1a24")


def _tambourine(bench: Bench) -> None:
    bench.outline(oval(75, 75, 58, 58), bench.tone, 17)
    bench.shade(oval(75, 75, 51, 51), "#f8f0dc", 12)
    bench.outline(oval(75, 75, 66, 66), mix(bench.tone, "#3a1a08", 0.4), 2)
    for k in range(8):
        a = k * math.pi / 4 + 0.4
        x, y, turn = 75 + 60 * math.cos(a), 75 + 60 * math.sin(a), math.degrees(a) + 90
        bench.flat(box(x, y, 27, 12, 4, turn), mix(bench.tone, "#1a0a04", 0.75))
        for aside in (-5, 5):  # a pair of jingles in each slot
            dx, dy = aside * math.cos(a + math.pi / 2), aside * math.sin(a + math.pi / 2)
            bench.shade(oval(x + dx, y + dy, 9, 3.4, turn + 90), "#dfe3ea", 2)


def _xylophone(bench: Bench) -> None:
    for y0, y1 in ((40, 58), (112, 92)):
        bench.stem([(8, y0), (252, y1)], 7, 5, bench.tone)
    colours = ("#d83a3c", "#ec7a2a", "#f2c22e", "#7ab83a", "#3aa888", "#3a86c8", "#6a58c0", "#b04aa8")  # fmt: skip
    for k, colour in enumerate(colours):
        x, half = 26 + k * 30, 54 - k * 3.8
        bench.shade(box(x, 76, 24, half * 2, 5), colour, 7)
        for dy in (-half + 13, half - 13):
            bench.flat(oval(x, 76 + dy, 3, 3), "#f4f0e4")
    bench.line([(70, 118), (150, 60)], "#c8a070", 5)
    bench.shade(oval(153, 58, 10, 10), "#e8485a", 5)


def _bell(bench: Bench) -> None:
    bench.outline(oval(75, 18, 14, 13), bench.tone, 8)
    bench.shade(oval(75, 156, 15, 15), mix(bench.tone, "#4a2a08", 0.4), 6)
    body = smooth_closed([(75, 26), (104, 40), (114, 90), (124, 128), (142, 150), (75, 158), (8, 150), (26, 128), (36, 90), (46, 40)], 0.8)  # fmt: skip
    bench.shade(body, bench.tone, 22)
    with clipped(bench.canvas, body):
        bench.line([(10, 130), (75, 138), (140, 130)], mix(bench.tone, "#5a3400", 0.4), 4)
    bench.gloss(50, 76, 6, 26, 8, 0.6)


def _gong(bench: Bench) -> None:
    for x in (16, 214):
        bench.shade(box(x, 126, 14, 240, 4), "#6a2f28", 6)
        bench.shade(box(x, 242, 50, 12, 4), "#6a2f28", 5)
    bench.shade(box(115, 16, 226, 16, 5), "#8a3a2e", 6)
    for x in (78, 152):
        bench.line([(x, 22), (115 + (x - 115) * 0.8, 62)], "#e8d8b0", 3)
    bench.shade(oval(115, 134, 84, 84), bench.tone, 26)
    bench.outline(oval(115, 134, 70, 70), mix(bench.tone, "#5a3400", 0.45), 3)
    bench.shade(oval(115, 134, 27, 27), mix(bench.tone, "#fff0b0", 0.25), 12)
