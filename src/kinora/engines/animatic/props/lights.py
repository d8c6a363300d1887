"""What shines: lantern, candle, chandelier, torch, bulb, traffic light. Seen best in the dark."""

from __future__ import annotations

import math

from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.paths import box, oval, polygon, smooth_closed
from kinora.engines.animatic.props.design import Bench, Design

WARM = "#ffc866"


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "lantern": Design(width=120, height=200, metres=0.46, tone="#3a4250", still=_lantern, stands=(60, 192), anchors=(("handle", (60, 10)),), before=_lantern_light, spread=(70, 40, 70, 60)),
        "candle": Design(width=90, height=170, metres=0.36, tone="#f4ead2", still=_candle, stands=(45, 162), anchors=(("handle", (76, 146)),), before=_candle_light, spread=(80, 90, 80, 40)),
        "chandelier": Design(width=280, height=250, metres=1.3, tone="#d8a83c", still=_chandelier, stands=(140, 240), before=_chandelier_light, spread=(60, 40, 60, 60)),
        "torch": Design(width=80, height=220, metres=0.75, tone="#7a5030", still=_torch, stands=(40, 150), anchors=(("handle", (40, 150)),), before=_torch_light, spread=(90, 120, 90, 40)),
        "light bulb": Design(width=110, height=160, metres=0.34, tone="#ffe9a8", still=_bulb, stands=(55, 152), anchors=(("handle", (55, 140)),), before=_bulb_light, spread=(70, 70, 70, 40)),
        "traffic light": Design(width=110, height=390, metres=2.6, tone="#2c3038", still=_traffic_light, stands=(55, 384), before=_signal, spread=(40, 10, 40, 0)),
        "paper lantern": Design(width=130, height=190, metres=0.55, tone="#e8443a", still=_paper_lantern, stands=(65, 182), anchors=(("handle", (65, 6)),), before=_paper_glow, spread=(60, 50, 60, 50)),
        "floor lamp": Design(width=140, height=330, metres=1.65, tone="#f0d8a0", still=_floor_lamp, stands=(70, 324), before=_floor_lamp_light, spread=(80, 70, 80, 0)),
    }  # fmt: skip


def flame(bench: Bench, x: float, y: float, size: float, t: float) -> None:
    """A burning point of light at (x, y), `size` units high, with its halo."""
    lean = 0.12 * math.sin(t * 7.3 + x) + 0.06 * math.sin(t * 13.1)
    bench.halo(x, y - size * 0.4, min(size * 3.2, 128.0), WARM, 0.8 + 0.06 * math.sin(t * 9))
    for share, colour in ((1.0, "#ff8a2a"), (0.74, "#ffc04a"), (0.44, "#fff4c8")):
        high, wide = size * share, size * 0.30 * share
        tip = (x + lean * high, y - high)
        bench.lit(smooth_closed([(x, y + wide * 0.4), (x - wide, y - high * 0.25), tip, (x + wide, y - high * 0.25)], 0.9), colour)  # fmt: skip


def _glowing(bench: Bench, x: float, y: float, radius: float, colour: ColourLike, t: float) -> None:
    bench.halo(x, y, radius, colour, 0.75 + 0.05 * math.sin(t * 5))


def _lantern(bench: Bench) -> None:
    bench.outline(oval(60, 26, 22, 20), bench.tone, 5)
    bench.shade(polygon([(36, 66), (44, 44), (76, 44), (84, 66)]), bench.tone, 6)
    bench.shade(box(60, 70, 76, 12, 4), bench.tone, 4)
    bench.lit(polygon([(28, 76), (92, 76), (86, 164), (34, 164)]), "#ffdf96")
    for x0, x1 in ((28, 34), (60, 60), (92, 86)):
        bench.line([(x0, 76), (x1, 164)], bench.tone, 5)
    bench.shade(box(60, 172, 80, 20, 5), bench.tone, 6)


def _lantern_light(bench: Bench, t: float, phase: float) -> None:
    _glowing(bench, 60, 120, 104, WARM, t + phase)
    flame(bench, 60, 150, 40, t + phase * 9)


def _candle(bench: Bench) -> None:
    bench.shade(oval(45, 152, 40, 11), "#c89a4a", 5)
    bench.outline(oval(78, 148, 9, 9), "#c89a4a", 4)
    bench.shade(smooth_closed([(28, 56), (30, 44), (45, 40), (60, 46), (62, 60), (62, 148), (45, 152), (28, 148)], 0.5), bench.tone, 10)  # fmt: skip
    for x, low in ((30, 84), (58, 96), (44, 72)):
        bench.shade(smooth_closed([(x - 4, 52), (x + 4, 52), (x + 4, low), (x, low + 6), (x - 4, low)], 0.7), mix(bench.tone, "#ffffff", 0.3), 2)  # fmt: skip
    bench.line([(45, 44), (46, 30)], "#3a2a24", 2.4)


def _candle_light(bench: Bench, t: float, phase: float) -> None:
    flame(bench, 46, 34, 36, t + phase * 9)


def _chandelier(bench: Bench) -> None:
    bench.line([(140, 0), (140, 60)], mix(bench.tone, "#4a2a00", 0.3), 5)
    bench.shade(smooth_closed([(140, 50), (156, 84), (150, 130), (164, 176), (140, 206), (116, 176), (130, 130), (124, 84)]), bench.tone, 10)  # fmt: skip
    for x in (24, 80, 200, 256):
        low = 190 if x in (24, 256) else 210
        bench.stem([(140, 170), ((140 + x) / 2, low), (x, 140)], 5, 4, bench.tone)
    for x, y in ((24, 138), (80, 138), (140, 44 + 94), (200, 138), (256, 138)):
        bench.shade(oval(x, y, 17, 5), bench.tone, 3)
        bench.shade(box(x, y - 18, 11, 34, 3), "#fbf4e2", 4)
    for k in range(9):
        x = 28 + k * 28
        bench.shade(smooth_closed([(x, 196 - abs(k - 4) * 6), (x + 6, 212 - abs(k - 4) * 6), (x, 226 - abs(k - 4) * 6), (x - 6, 212 - abs(k - 4) * 6)]), "#d8eef8", 3)  # fmt: skip


def _chandelier_light(bench: Bench, t: float, phase: float) -> None:
    for k, x in enumerate((24, 80, 140, 200, 256)):
        flame(bench, x, 102, 24, t + phase * 9 + k)


def _torch(bench: Bench) -> None:
    bench.stem([(40, 216), (40, 90)], 7, 11, bench.tone)
    bench.shade(box(40, 84, 38, 34, 7), "#5a4030", 7)
    for y in (76, 90):
        bench.line([(22, y), (58, y + 3)], "#c8a878", 3)


def _torch_light(bench: Bench, t: float, phase: float) -> None:
    flame(bench, 40, 76, 78, t + phase * 9)


def _bulb(bench: Bench) -> None:
    bench.shade(smooth_closed([(55, 8), (92, 24), (100, 60), (80, 92), (74, 116), (36, 116), (30, 92), (10, 60), (18, 24)]), bench.tone, 18)  # fmt: skip
    bench.line([(44, 114), (42, 74), (50, 62), (55, 74), (60, 62), (68, 74), (66, 114)], "#e0862a", 3)  # fmt: skip
    for y in (122, 132, 142):
        bench.shade(box(55, y, 40, 9, 4), "#9aa0ac", 3)
    bench.gloss(34, 42, 7, 16, 24)


def _bulb_light(bench: Bench, t: float, phase: float) -> None:
    _glowing(bench, 55, 60, 110, "#ffe08a", t + phase)


def _traffic_light(bench: Bench) -> None:
    bench.shade(box(55, 290, 13, 190, 3), "#5a5e68", 5)
    bench.shade(box(55, 380, 44, 12, 3), "#4a4e58", 4)
    bench.shade(box(55, 104, 76, 196, 14), bench.tone, 12)
    for y, colour in ((46, "#7a1c1c"), (104, "#7a5a14"), (162, "#145a2c")):
        bench.flat(oval(55, y, 26, 26), "#14161a")
        bench.shade(oval(55, y, 23, 23), colour, 8)


def _signal(bench: Bench, t: float, phase: float) -> None:
    """Green, then yellow, then red, four seconds and one and three."""
    u = (t + 8 * phase) % 8
    y, colour = (162, "#4aff7a") if u < 4 else (104, "#ffd24a") if u < 5 else (46, "#ff4a3a")
    bench.lit(oval(55, y, 22, 22), colour)
    bench.halo(55, y, 66, colour, 0.75 + 0.08 * math.sin(t * 3))


def _paper_lantern(bench: Bench) -> None:
    bench.line([(65, 0), (65, 30)], "#3a2a24", 3)
    bench.shade(oval(65, 92, 58, 58), bench.tone, 18)
    for k in range(-2, 3):
        bench.line([(65 - 57 * math.cos(k * 0.42), 92 + k * 22), (65, 96 + k * 23), (65 + 57 * math.cos(k * 0.42), 92 + k * 22)], mix(bench.tone, "#3a0810", 0.4), 2, 0.7)  # fmt: skip
    for y in (34, 150):
        bench.shade(box(65, y, 46, 11, 4), "#d8a83c", 4)
    for k in range(5):
        bench.line([(53 + k * 6, 156), (52 + k * 6.4, 186)], "#f2c24e", 3)


def _paper_glow(bench: Bench, t: float, phase: float) -> None:
    _glowing(bench, 65, 92, 104, mix(bench.tone, "#ffd08a", 0.6), t + phase)


def _floor_lamp(bench: Bench) -> None:
    bench.shade(box(70, 220, 8, 200, 3), "#8a6a3c", 4)
    bench.shade(oval(70, 318, 42, 10), "#8a6a3c", 5)
    bench.shade(polygon([(40, 14), (100, 14), (132, 120), (8, 120)]), bench.tone, 14)
    bench.line([(8, 118), (70, 124), (132, 118)], mix(bench.tone, "#8a4a1a", 0.5), 5)


def _floor_lamp_light(bench: Bench, t: float, phase: float) -> None:
    _glowing(bench, 70, 90, 140, "#ffd88a", 0.2 * t + phase)
