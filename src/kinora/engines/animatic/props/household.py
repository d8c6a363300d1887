"""Furniture and things of the house: chair, table, bench, bed, lamp, book, cake, gift, hat, clock."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import clipped, soft_spot, stroke
from kinora.engines.animatic.paint.paths import (
    Point,
    box,
    oval,
    polygon,
    smooth_closed,
    smooth_open,
)
from kinora.engines.animatic.props.design import Bench, Design


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "chair": chair(), "table": table(), "bench": bench_seat(), "lamp": lamp_post(), "book": book(), "cake": cake(), "gift": gift(), "hat": hat(), "crown": crown(), "clock": clock(),
    }  # fmt: skip


def chair() -> Design:
    return Design(width=120, height=210, metres=0.95, tone="#a86a3c", still=_chair, stands=(60, 204), anchors=(("seat", (60, 110)),))  # fmt: skip


def table() -> Design:
    return Design(
        width=240,
        height=150,
        metres=0.75,
        tone="#a86a3c",
        still=_table,
        stands=(120, 144),
        anchors=(("top", (120, 30)),),
    )


def bench_seat() -> Design:
    return Design(width=280, height=150, metres=0.85, tone="#8a5a34", still=_park_bench, stands=(140, 144), anchors=(("seat", (140, 84)),))  # fmt: skip


def lamp_post() -> Design:
    return Design(width=100, height=394, metres=2.9, tone="#2c3040", still=_lamp_post, stands=(50, 390), before=_lamp_glow, spread=(60, 30, 60, 0))  # fmt: skip


def book() -> Design:
    return Design(width=200, height=138, metres=0.26, tone="#2f5f8a", still=_book, stands=(100, 112), anchors=(("handle", (100, 112)),), wobble=0.4)  # fmt: skip


def cake() -> Design:
    return Design(width=200, height=192, metres=0.55, tone="#e89ab0", still=_cake, stands=(100, 184), anchors=(("handle", (100, 170)),), before=_candles, spread=(0, 14, 0, 0))  # fmt: skip


def gift() -> Design:
    return Design(width=150, height=150, metres=0.42, tone="#d8445a", still=_gift, stands=(75, 144), anchors=(("handle", (75, 110)),))  # fmt: skip


def hat() -> Design:
    return Design(
        width=170, height=124, metres=0.34, tone="#2d2a36", still=_hat, stands=(85, 106), wobble=0.4
    )


def crown() -> Design:
    return Design(
        width=160,
        height=136,
        metres=0.30,
        tone="#f0bc3c",
        still=_crown,
        stands=(80, 122),
        wobble=0.4,
    )


def clock() -> Design:
    return Design(width=150, height=150, metres=0.5, tone="#c8503c", still=_clock, stands=(75, 146), before=_hands, wobble=0.3)  # fmt: skip


def _chair(bench: Bench) -> None:
    for x, top in ((22, 10), (98, 10), (30, 108), (90, 108)):
        bench.shade(box(x, (top + 204) / 2, 11, 204 - top, 4), bench.tone, 5)
    for y in (24, 48, 72):
        bench.shade(box(60, y, 76, 12, 5), bench.tone, 4)
    bench.shade(smooth_closed([(10, 108), (60, 100), (110, 108), (106, 122), (60, 126), (14, 122)], 0.6), mix(bench.tone, "#fff0d0", 0.18), 8)  # fmt: skip


def _table(bench: Bench) -> None:
    for x in (28, 212, 60, 180):
        bench.shade(box(x, 86, 14, 116, 4), mix(bench.tone, "#000000", 0.12), 5)
    bench.shade(smooth_closed([(6, 30), (30, 14), (210, 14), (234, 30), (230, 46), (10, 46)], 0.4), bench.tone, 12)  # fmt: skip
    bench.line([(16, 28), (120, 24), (224, 28)], mix(bench.tone, "#ffffff", 0.4), 2, 0.5)


def _park_bench(bench: Bench) -> None:
    for x in (34, 246):
        bench.line([(x, 20), (x, 136)], "#3a3640", 9)
        bench.line([(x, 96), (x, 144)], "#3a3640", 11)
        bench.line([(x - 8, 62), (x + 2, 58), (x + 4, 96)], "#3a3640", 7)
    for y in (16, 38):
        bench.shade(box(140, y, 264, 17, 5), bench.tone, 6)
    for y, wide in ((76, 264), (85, 272), (94, 280)):  # the seat, seen a little from above
        bench.shade(box(140, y, wide, 10, 4), mix(bench.tone, "#fff0d0", 0.2), 4)
    bench.shade(box(140, 101, 280, 8, 3), mix(bench.tone, "#1a0804", 0.35), 3)


def _lamp_post(bench: Bench) -> None:
    bench.shade(box(50, 242, 12, 292, 4), bench.tone, 6)
    bench.shade(polygon([(34, 392), (40, 346), (60, 346), (66, 392)]), bench.tone, 8)
    for y in (110, 240, 340):
        bench.shade(box(50, y + 4, 22, 9, 4), mix(bench.tone, "#ffd9a0", 0.18), 3)
    lit = polygon([(28, 44), (72, 44), (62, 98), (38, 98)])
    bench.canvas.drawPath(lit, skia.Paint(AntiAlias=True, Color=0xFFFFE2A0))
    for x0, x1 in ((28, 38), (50, 50), (72, 62)):
        bench.line([(x0, 44), (x1, 98)], bench.tone, 3.4)
    bench.shade(smooth_closed([(20, 46), (50, 14), (80, 46), (50, 42)]), bench.tone, 8)
    bench.shade(oval(50, 12, 5, 5), bench.tone)


def _lamp_glow(bench: Bench, t: float, phase: float) -> None:
    """Warm light around the pane: much of it by night, hardly any by day."""
    strength = 0.16 + 0.5 * bench.light.glow + 0.02 * math.sin(t * 7 + phase * 6)
    soft_spot(bench.canvas, 50, 72, 100, 100, "#ffcf7a", strength, blend=skia.BlendMode.kScreen)


def _book(bench: Bench) -> None:
    bench.shade(smooth_closed([(6, 48), (100, 60), (194, 48), (198, 116), (100, 130), (2, 116)]), bench.tone, 8)  # fmt: skip
    for side in (-1, 1):
        for k in range(4):
            bench.ramp(_page(side, k * 2.4), (100, 0), (100 + side * 92, 0), ["#c8a888", "#fff6e2", "#f2e0c0"])  # fmt: skip
        for k in range(4 if side < 0 else 0, 6):
            y = 48 + k * 9
            bench.line([(100 + side * 18, y - 4), (100 + side * 50, y - 9), (100 + side * 80, y - 4)], "#7a6a62", 1.6, 0.7)  # fmt: skip
    bench.flat(polygon([(26, 66), (50, 44), (62, 54), (74, 42), (84, 64), (78, 76), (30, 76)]), "#6a9a8a")  # fmt: skip
    bench.flat(oval(42, 50, 7, 7), "#f0b04a")
    bench.flat(polygon([(132, 100), (140, 101), (140, 136), (136, 130), (132, 136)]), "#c83a3a")


def _page(side: int, drop: float) -> skia.Path:
    page = skia.Path()
    page.moveTo(100, 52 - drop)
    page.cubicTo(100 + side * 26, 30 - drop, 100 + side * 66, 36 - drop, 100 + side * 90, 42 - drop)
    page.lineTo(100 + side * 92, 108 - drop)
    page.cubicTo(100 + side * 66, 100 - drop, 100 + side * 30, 98 - drop, 100, 120 - drop)
    page.close()
    return page


def _cake(bench: Bench) -> None:
    bench.shade(oval(100, 174, 90, 16), "#efe8e8", 6)
    for left, right, top, bottom, colour in ((28, 172, 96, 172, bench.tone), (56, 144, 44, 102, mix(bench.tone, "#fff2dc", 0.55))):  # fmt: skip
        middle = (left + right) / 2
        tier: list[Point] = [(left, top + 6), (left, bottom - 8), (middle, bottom + 5), (right, bottom - 8), (right, top + 6), (middle, top + 16)]  # fmt: skip
        bench.shade(smooth_closed(tier, 0.5), colour, 18)
        bench.shade(_icing(left, right, top), "#fff3e4", 8)
        bench.shade(oval(middle, top + 3, (right - left) / 2, 12), "#fff8ec", 5)
    for k in range(7):
        bench.shade(oval(38 + k * 21, 96 + 7 * math.sin(k * math.pi / 6), 7.5, 7.5), "#d8304a")
    for k in range(3):
        bench.shade(box(80 + k * 20, 30, 6, 34, 2), ("#ff7a8a", "#7ac0e0", "#ffd05a")[k], 2)


def _icing(left: float, right: float, top: float) -> skia.Path:
    """A cloth of icing with drops along its lower edge."""
    icing = skia.Path()
    icing.moveTo(left - 3, top + 4)
    count = 7 if right - left > 100 else 5
    width = (right - left + 6) / count
    for k in range(count):
        icing.quadTo(left - 3 + (k + 0.5) * width, top + (40 if k % 2 else 26), left - 3 + (k + 1) * width, top + 12)  # fmt: skip
    icing.quadTo((left + right) / 2, top - 20, left - 3, top + 4)
    icing.close()
    return icing


def _candles(bench: Bench, t: float, phase: float) -> None:
    for k in range(3):
        x, lean = 80 + k * 20, 1.8 * math.sin(t * 8 + k * 2 + phase * 6)
        soft_spot(bench.canvas, x, 6, 17, 17, "#ffcf6a", 0.6, blend=skia.BlendMode.kScreen)
        flame = smooth_closed([(x, 14), (x - 4.2, 7), (x + lean, -6), (x + 4.2, 7)])
        bench.canvas.drawPath(flame, skia.Paint(AntiAlias=True, Color=0xFFFFD25A))


def _gift(bench: Bench) -> None:
    bench.shade(box(75, 98, 120, 92, 5), bench.tone, 16)
    bench.shade(box(75, 50, 134, 28, 5), mix(bench.tone, "#ffffff", 0.12), 8)
    ribbon = "#f8e0a0"
    bench.shade(box(75, 92, 22, 106, 2), ribbon, 5)
    for side in (-1, 1):
        loop = [(75, 36), (75 + side * 20, 8), (75 + side * 46, 10), (75 + side * 40, 32)]
        bench.shade(smooth_closed(loop), ribbon, 7)
    bench.shade(oval(75, 34, 10, 9), ribbon)


def _hat(bench: Bench) -> None:
    bench.shade(oval(85, 106, 82, 15), bench.tone, 7)
    crown_: list[Point] = [(42, 106), (36, 14), (85, 6), (134, 14), (128, 106), (85, 114)]
    bench.shade(smooth_closed(crown_, 0.35), bench.tone, 20)
    bench.shade(smooth_closed([(40, 84), (85, 92), (130, 84), (129, 102), (85, 110), (41, 102)], 0.5), "#c8343c", 6)  # fmt: skip
    bench.shade(oval(85, 12, 49, 8), mix(bench.tone, "#ffffff", 0.1), 4)


def _crown(bench: Bench) -> None:
    back = smooth_closed([(18, 104), (80, 88), (142, 104), (80, 122)])
    bench.flat(back, mix(bench.tone, "#3a1a08", 0.6))
    points: list[Point] = [(20, 112), (12, 40), (46, 74), (54, 18), (80, 66), (106, 18), (114, 74), (148, 40), (140, 112), (80, 130)]  # fmt: skip
    bench.shade(polygon(points), bench.tone, 14)
    bench.line([(18, 108), (80, 126), (142, 108)], mix(bench.tone, "#fff2b0", 0.3), 12)
    for x, y, colour in ((80, 124, "#d8304a"), (44, 118, "#3f8fd0"), (116, 118, "#3fb08a")):
        bench.shade(oval(x, y, 7, 6), colour)
    for x, y in ((12, 40), (54, 18), (106, 18), (148, 40)):
        bench.shade(oval(x, y - 3, 8, 8), mix(bench.tone, "#fff0b0", 0.3))


def _clock(bench: Bench) -> None:
    for x in (42, 108):
        bench.shade(box(x, 134, 12, 22, 4), mix(bench.tone, "#000000", 0.3), 3)
        bench.shade(oval(x, 18, 22, 16), "#e0b048", 8)
    bench.shade(oval(75, 80, 64, 64), bench.tone, 16)
    bench.shade(oval(75, 80, 50, 50), "#fbf6e8", 10)
    for k in range(12):
        a = k * math.pi / 6
        bench.flat(oval(75 + 42 * math.sin(a), 80 - 42 * math.cos(a), 3, 3), "#4a3a40")
    with clipped(bench.canvas, oval(75, 80, 50, 50)):
        stroke(bench.canvas, smooth_open([(40, 52), (60, 40), (84, 38)]), "#ffffff", 6, 0.4, blur=3)


def _hands(bench: Bench, t: float, phase: float) -> None:
    for length, turn, width in ((24.0, t * 0.02 + phase * 6.28, 5.0), (36.0, t * 0.25 + phase * 20, 3.5)):  # fmt: skip
        bench.line([(75, 80), (75 + length * math.sin(turn), 80 - length * math.cos(turn))], "#3a2c34", width)  # fmt: skip
