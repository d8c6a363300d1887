"""Machines of the house, things to read and to measure time by."""

from __future__ import annotations

import math

from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import clipped
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed
from kinora.engines.animatic.props.design import Bench, Design

SCREEN, DARK = "#6fc4e8", "#2a2c36"


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "camera": Design(width=190, height=140, metres=0.30, tone="#33323c", still=_camera, stands=(95, 132), anchors=(("handle", (95, 110)),)),
        "telescope": Design(width=230, height=270, metres=1.45, tone="#d8a83c", still=_telescope, stands=(112, 262)),
        "phone": Design(width=100, height=190, metres=0.30, tone="#2f313c", still=_phone, stands=(50, 184), anchors=(("handle", (50, 120)),), wobble=0.2),
        "laptop": Design(width=230, height=160, metres=0.40, tone="#b8bec8", still=_laptop, stands=(115, 150), anchors=(("handle", (115, 130)),), wobble=0.3),
        "television": Design(width=230, height=210, metres=0.95, tone="#7a4a2c", still=_television, stands=(115, 202), before=_broadcast, spread=(0, 0, 0, 0)),
        "radio": Design(width=210, height=170, metres=0.40, tone="#b8483a", still=_radio, stands=(105, 162), anchors=(("handle", (105, 44)),)),
        "newspaper": Design(width=190, height=150, metres=0.50, tone="#efe8d8", still=_newspaper, stands=(95, 142), anchors=(("handle", (95, 130)),)),
        "letter": Design(width=170, height=120, metres=0.28, tone="#f6ecd8", still=_letter, stands=(85, 112), anchors=(("handle", (85, 96)),)),
        "map": Design(width=200, height=150, metres=0.46, tone="#ecd9a8", still=_map, stands=(100, 142), anchors=(("handle", (100, 128)),)),
        "hourglass": Design(width=130, height=210, metres=0.50, tone="#9a6a3c", still=_hourglass, stands=(65, 204), anchors=(("handle", (65, 120)),), before=_sand),
        "watch": Design(width=120, height=230, metres=0.34, tone="#d8a83c", still=_watch, stands=(60, 224), anchors=(("handle", (60, 30)),), before=_watch_hands),
        "globe": Design(width=170, height=230, metres=0.62, tone="#3f86c0", still=_globe, stands=(85, 222)),
        "compass": Design(width=140, height=160, metres=0.30, tone="#d8a83c", still=_compass, stands=(70, 154), anchors=(("handle", (70, 120)),)),
        "binoculars": Design(width=170, height=130, metres=0.26, tone="#33343e", still=_binoculars, stands=(85, 122), anchors=(("handle", (85, 80)),)),
    }  # fmt: skip


def _camera(bench: Bench) -> None:
    bench.shade(smooth_closed([(62, 34), (76, 12), (114, 12), (128, 34)], 0.5), bench.tone, 7)
    bench.shade(box(95, 80, 178, 98, 14), bench.tone, 14)
    bench.shade(box(95, 46, 172, 26, 8), "#c8ccd4", 7)
    bench.shade(box(34, 28, 26, 12, 4), "#d83a3c", 3)
    for reach, colour in ((44.0, "#1c1c24"), (36.0, "#4a4c58"), (28.0, "#14141c"), (20.0, "#2f4a7a")):  # fmt: skip
        bench.shade(oval(95, 84, reach, reach), colour, 6)
    bench.gloss(86, 74, 7, 5, -35, 0.9)
    bench.flat(box(156, 60, 26, 14, 3), "#f2e8b8")


def _telescope(bench: Bench) -> None:
    for foot in (44, 112, 184):
        bench.stem([(112, 130), ((112 + foot) / 2, 196), (foot, 266)], 5, 4, "#7a4a2c")
    bench.canvas.save()
    bench.canvas.rotate(-28, 112, 112)
    bench.shade(box(128, 108, 120, 44, 4), bench.tone, 11)
    bench.shade(box(52, 108, 60, 34, 4), mix(bench.tone, "#5a3008", 0.25), 8)
    bench.shade(box(14, 108, 26, 24, 3), "#3a3440", 5)
    for x in (80, 186):
        bench.shade(box(x, 108, 13, 54, 4), "#7a4a2c", 6)
    bench.shade(box(196, 108, 20, 56, 5), "#3a3440", 7)
    bench.canvas.restore()
    bench.shade(oval(112, 130, 14, 14), "#3a3440", 5)


def _phone(bench: Bench) -> None:
    bench.shade(box(50, 95, 88, 178, 14), bench.tone, 8)
    bench.ramp(box(50, 95, 76, 160, 8), (12, 15), (88, 175), ["#8fe0f4", "#5a8ad8", "#8a5ac8"])
    for k in range(8):
        x, y = 26 + (k % 3) * 24, 40 + (k // 3) * 28
        bench.flat(box(x, y, 17, 17, 5), ("#f2c24a", "#6fd06a", "#f4f0ea", "#ef6a5a")[k % 4])
    bench.flat(box(50, 20, 24, 5, 2), DARK)


def _laptop(bench: Bench) -> None:
    bench.shade(box(115, 68, 176, 122, 9), bench.tone, 8)
    bench.flat(box(115, 68, 160, 106, 4), DARK)
    bench.ramp(box(115, 68, 152, 98, 3), (40, 20), (190, 116), ["#8fe0f4", SCREEN, "#4f7ad0"])
    for k in range(4):
        bench.line([(52, 40 + k * 15), (112 - (k % 2) * 22, 40 + k * 15)], "#f6fcff", 5, 0.85)
    bench.flat(box(156, 62, 46, 46, 4), "#f2c24a", 0.9)
    bench.shade(polygon([(28, 128), (202, 128), (226, 150), (4, 150)]), mix(bench.tone, "#ffffff", 0.15), 5)  # fmt: skip
    bench.flat(polygon([(40, 131), (190, 131), (200, 142), (30, 142)]), "#5a606c")


def _television(bench: Bench) -> None:
    for x0, x1 in ((108, 66), (122, 168)):
        bench.line([(x0, 48), (x1, 6)], "#9aa0ac", 4)
    for x in (52, 178):
        bench.stem([(x, 180), (x + (x - 115) * 0.1, 204)], 6, 4, "#4a3020")
    bench.shade(box(115, 116, 214, 136, 18), bench.tone, 14)
    bench.flat(box(92, 116, 146, 110, 22), "#15161c")
    bench.shade(box(194, 90, 34, 6, 3), DARK)
    for y in (90, 120):
        bench.shade(oval(194, y, 13, 13), "#e8d8b0", 5)
        bench.line([(194, y - 9), (194, y)], DARK, 3)
    for k in range(4):
        bench.line([(182, 146 + k * 8), (206, 146 + k * 8)], "#2a1810", 3)


def _broadcast(bench: Bench, t: float, phase: float) -> None:
    """Something is on: hills under a sky, and a cloud that passes."""
    pane = box(92, 116, 136, 100, 18)
    with clipped(bench.canvas, pane):
        bench.lit(pane, "#8fd4ee")
        x = (t * 22 + phase * 200) % 230 - 30
        for dx, r in ((0, 12), (14, 16), (30, 11)):
            bench.lit(oval(x + dx, 90, r, r * 0.7), "#ffffff")
        bench.lit(oval(136, 88, 12, 12), "#ffdf6a")
        bench.lit(oval(60, 176, 70, 40), "#6fb84a")
        bench.lit(oval(140, 182, 70, 40), "#4f9a42")
    bench.gloss(50, 84, 14, 6, -30, 0.5)
    bench.halo(92, 116, 96, "#8fd4ee", 0.35)


def _radio(bench: Bench) -> None:
    bench.outline(smooth_closed([(52, 52), (58, 34), (152, 34), (158, 52)], 0.5), "#e8d8b0", 7)
    bench.line([(168, 52), (196, 4)], "#9aa0ac", 4)
    bench.shade(box(105, 106, 196, 112, 18), bench.tone, 14)
    bench.shade(oval(62, 108, 38, 38), "#e8d8b0", 9)
    for k in range(5):
        bench.line([(34, 90 + k * 9), (90, 90 + k * 9)], "#6a5038", 3, 0.8)
    bench.shade(box(148, 84, 74, 32, 5), "#f6ecc8", 6)
    bench.line([(140, 70), (140, 98)], "#d83a3c", 3)
    for x in (128, 168):
        bench.shade(oval(x, 132, 14, 14), "#3a2a24", 5)


def _newspaper(bench: Bench) -> None:
    bench.shade(polygon([(6, 16), (92, 8), (92, 136), (8, 142)]), bench.tone, 8)
    bench.shade(polygon([(98, 8), (184, 16), (182, 142), (98, 136)]), mix(bench.tone, "#ffffff", 0.2), 8)  # fmt: skip
    bench.line([(16, 28), (84, 22)], DARK, 9)
    bench.flat(polygon([(108, 24), (174, 29), (173, 72), (108, 68)]), "#8a8a90")
    for k in range(8):
        bench.line([(16, 46 + k * 11), (46, 44 + k * 11)], "#6a6a72", 2.6, 0.8)
        bench.line([(54, 44 + k * 11), (84, 42 + k * 11)], "#6a6a72", 2.6, 0.8)
        if k > 3:
            bench.line([(108, 42 + k * 11), (174, 46 + k * 11)], "#6a6a72", 2.6, 0.8)


def _letter(bench: Bench) -> None:
    bench.shade(box(85, 60, 160, 104, 6), bench.tone, 8)
    bench.line([(8, 108), (66, 58)], mix(bench.tone, "#8a6a3a", 0.4), 2)
    bench.line([(162, 108), (104, 58)], mix(bench.tone, "#8a6a3a", 0.4), 2)
    bench.shade(polygon([(6, 10), (164, 10), (85, 72)]), mix(bench.tone, "#ffffff", 0.25), 8)
    bench.shade(oval(85, 66, 15, 15), "#c8303c", 6)


def _map(bench: Bench) -> None:
    for k in range(4):
        x, tilt = 10 + k * 45, 8 * (1 if k % 2 else -1)
        bench.shade(polygon([(x, 18 + tilt), (x + 45, 18 - tilt), (x + 45, 132 - tilt), (x, 132 + tilt)]), mix(bench.tone, "#8a5a20", 0.1 * (k % 2)), 5)  # fmt: skip
    bench.shade(smooth_closed([(28, 44), (60, 34), (84, 56), (66, 84), (36, 78)]), "#8fb86a", 5)
    bench.shade(smooth_closed([(112, 88), (150, 70), (178, 92), (164, 118), (126, 116)]), "#8fb86a", 5)  # fmt: skip
    for k in range(8):
        bench.flat(oval(62 + k * 11, 66 + 16 * math.sin(k * 0.7), 3, 3), "#b8402f")
    for a, b in (((146, 84), (162, 100)), ((162, 84), (146, 100))):
        bench.line([a, b], "#b8202f", 5)


def _hourglass(bench: Bench) -> None:
    for x in (20, 110):
        bench.shade(box(x, 105, 9, 180, 3), bench.tone, 4)
    bench.flat(smooth_closed([(28, 22), (102, 22), (98, 66), (72, 104), (98, 144), (102, 188), (28, 188), (32, 144), (58, 104), (32, 66)], 0.7), "#dff0f6", 0.7)  # fmt: skip
    for y in (14, 196):
        bench.shade(box(65, y, 116, 18, 6), bench.tone, 7)
    bench.gloss(44, 52, 5, 18, 6, 0.8)


def _sand(bench: Bench, t: float, phase: float) -> None:
    run = (t * 0.04 + phase * 0.4) % 1
    top, heap = 40 + 44 * run, 178 - 34 * run
    sand = "#eebf5a"
    bench.flat(smooth_closed([(36 + 18 * run, top), (94 - 18 * run, top), (70, 100), (60, 100)], 0.5), sand)  # fmt: skip
    bench.line([(65, 98), (65, heap + 6)], sand, 2.6)
    bench.flat(smooth_closed([(32, 186), (65, heap), (98, 186)], 0.6), sand)


def _watch(bench: Bench) -> None:
    links: list[Point] = [(60, 8), (64, 40), (60, 78)]
    bench.line(links, mix(bench.tone, "#5a3400", 0.2), 4)
    bench.outline(oval(60, 86, 12, 12), bench.tone, 6)
    bench.shade(box(60, 102, 16, 12, 3), bench.tone, 4)
    bench.shade(oval(60, 162, 54, 56), bench.tone, 14)
    bench.shade(oval(60, 162, 43, 45), "#fbf6ea", 9)
    for k in range(12):
        a = k * math.pi / 6
        bench.flat(oval(60 + 36 * math.sin(a), 162 - 38 * math.cos(a), 2.6, 2.6), DARK)


def _watch_hands(bench: Bench, t: float, phase: float) -> None:
    for length, turn, width in ((20.0, t * 0.02 + phase * 6, 4.5), (32.0, t * 0.25 + phase * 20, 3.0)):  # fmt: skip
        bench.line([(60, 162), (60 + length * math.sin(turn), 162 - length * math.cos(turn))], DARK, width)  # fmt: skip


def _globe(bench: Bench) -> None:
    bench.shade(oval(85, 216, 50, 11), "#7a4a2c", 5)
    bench.shade(box(85, 192, 14, 46, 4), "#7a4a2c", 5)
    bench.line([(44, 14), (10, 60), (20, 132), (70, 176), (128, 160)], "#d8a83c", 9)
    ball = oval(88, 90, 66, 66)
    bench.shade(ball, bench.tone, 20)
    with clipped(bench.canvas, ball):
        for land in ([(50, 44), (84, 34), (98, 60), (78, 86), (86, 112), (68, 136), (58, 100), (40, 76)], [(112, 56), (146, 48), (160, 84), (134, 96), (128, 128), (112, 104)], [(90, 146), (120, 142), (112, 160)]):  # fmt: skip
            bench.shade(smooth_closed([(float(x), float(y)) for x, y in land]), "#7fb24a", 7)
    bench.gloss(62, 54, 14, 9, -38, 0.5)


def _compass(bench: Bench) -> None:
    bench.outline(oval(70, 14, 11, 10), bench.tone, 6)
    bench.shade(oval(70, 88, 64, 64), bench.tone, 14)
    bench.shade(oval(70, 88, 52, 52), "#fbf4e2", 10)
    for k in range(16):
        a = k * math.pi / 8
        bench.flat(oval(70 + 45 * math.sin(a), 88 - 45 * math.cos(a), 2.4, 2.4), DARK)
    bench.shade(polygon([(96, 52), (77, 94), (63, 82)]), "#d8303c", 4)
    bench.shade(polygon([(44, 124), (77, 94), (63, 82)]), DARK, 4)
    bench.flat(oval(70, 88, 6, 6), bench.tone)


def _binoculars(bench: Bench) -> None:
    for x, lean in ((46, -6), (124, 6)):
        bench.shade(polygon([(x - 18 - lean * 0.4, 26), (x + 18 - lean * 0.4, 26), (x + 32 + lean, 104), (x - 32 + lean, 104)]), bench.tone, 11)  # fmt: skip
        bench.shade(box(x - lean * 0.4, 20, 46, 18, 6), "#14141a", 6)
        bench.shade(oval(x + lean, 106, 33, 15), "#14141a", 5)
        bench.shade(oval(x + lean, 106, 25, 10), "#4f86b8", 4)
    bench.shade(box(85, 56, 34, 22, 5), mix(bench.tone, "#ffffff", 0.15), 6)
