"""Instruments that are held or stand alone: guitar, violin, drum, trumpet, microphone."""

from __future__ import annotations

from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import clipped, stroke
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
        "guitar": guitar(), "violin": violin(), "drum": drum(), "trumpet": trumpet(), "microphone": microphone(),
    }  # fmt: skip


def guitar() -> Design:
    """Lying across a player: the neck points up and away, where the hand holds it."""
    return Design(width=330, height=260, metres=0.92, tone="#c8823c", still=_guitar_across, stands=(262, 74), anchors=(("handle", (262, 74)),))  # fmt: skip


def violin() -> Design:
    """Held to the chin: the neck points away, where the hand holds it."""
    return Design(width=310, height=170, metres=0.36, tone="#b5602a", still=_violin_across, stands=(262, 84), anchors=(("handle", (262, 84)),))  # fmt: skip


def turned(bench: Bench, x: float, y: float, degrees: float, size: float = 1.0) -> Bench:
    """The bench turned clockwise about its origin, moved to (x, y), `size` times as large; the
    light stays where it is."""
    bench.canvas.translate(x, y)
    bench.canvas.rotate(degrees)
    bench.canvas.scale(size, size)
    return Bench(bench.canvas, bench.light.turned(-degrees), bench.tone)


def _guitar_across(bench: Bench) -> None:
    bench.canvas.save()
    guitar_upright(turned(bench, 310, -20, 62))
    bench.canvas.restore()


def _violin_across(bench: Bench) -> None:
    bench.canvas.save()
    violin_upright(turned(bench, 304, 10, 86))
    bench.canvas.restore()


def drum() -> Design:
    return Design(width=190, height=150, metres=0.62, tone="#c8343c", still=_drum, stands=(95, 144))


def trumpet() -> Design:
    return Design(width=240, height=96, metres=0.26, tone="#e0b040", still=_trumpet, stands=(40, 44), anchors=(("handle", (40, 44)),))  # fmt: skip


def microphone() -> Design:
    return Design(width=60, height=150, metres=0.30, tone="#3a3644", still=_microphone, stands=(30, 90), anchors=(("handle", (30, 90)),), wobble=0.2)  # fmt: skip


def guitar_upright(bench: Bench) -> None:
    """Head up, within 124 x 314 units."""
    body: list[Point] = [(62, 150), (92, 160), (100, 186), (92, 208), (112, 236), (116, 274), (94, 308), (62, 314), (30, 308), (8, 274), (12, 236), (32, 208), (24, 186), (32, 160)]  # fmt: skip
    shape = smooth_closed(body)
    bench.shade(shape, bench.tone, 24)
    stroke(bench.canvas, shape, bench.light.shaded(mix(bench.tone, "#2a1408", 0.5)), 4)
    bench.flat(oval(62, 222, 20, 20), "#2a1810")
    stroke(bench.canvas, oval(62, 222, 23, 23), bench.light.surface("#f0d8a8"), 2.5)
    bench.shade(box(62, 112, 15, 180, 3), "#5a3524", 5)
    for k in range(9):
        bench.line([(55, 50 + k * 15), (69, 50 + k * 15)], "#d8c8a0", 1.4)
    bench.shade(box(62, 22, 26, 36, 5), "#5a3524", 5)
    bench.shade(box(62, 284, 42, 8, 3), "#3a2018", 3)
    for k in range(5):
        bench.line([(57 + k * 2.6, 16), (56 + k * 3, 284)], "#f4ead8", 0.9, 0.9)
    for side in (-1, 1):
        for y in (12, 24, 36):
            bench.flat(oval(62 + side * 17, y, 4, 3), "#e8dcc0")


def violin_upright(bench: Bench) -> None:
    """Scroll up, within 140 x 304 units."""
    body: list[Point] = [(70, 128), (100, 138), (112, 168), (100, 192), (94, 206), (108, 224), (118, 262), (102, 292), (70, 300), (38, 292), (22, 262), (32, 224), (46, 206), (40, 192), (28, 168), (40, 138)]  # fmt: skip
    shape = smooth_closed(body)
    bench.shade(shape, bench.tone, 22)
    stroke(bench.canvas, shape, bench.light.surface("#3a160c"), 3, 0.8)
    with clipped(bench.canvas, shape):
        stroke(bench.canvas, smooth_open([(54, 144), (46, 168), (56, 190)]), bench.light.key, 9, 0.35, blur=4)  # fmt: skip
    for side in (-1, 1):
        hole = [(70 + side * 22, 196), (70 + side * 27, 204), (70 + side * 22, 218), (70 + side * 28, 234), (70 + side * 22, 240)]  # fmt: skip
        bench.line(hole, "#240c08", 3.4)
    bench.shade(polygon([(63, 46), (77, 46), (80, 206), (60, 206)]), "#33232c", 5)
    bench.flat(polygon([(60, 240), (80, 240), (76, 290), (64, 290)]), "#1d1218")
    bench.flat(box(70, 225, 32, 7, 2), "#e8c88a")
    for k in range(4):
        bench.line([(65.5 + k * 3, 40), (62 + k * 5.2, 250)], "#f4ead8", 0.9, 0.9)
    bench.shade(smooth_closed([(62, 50), (60, 24), (64, 10), (76, 8), (82, 18), (76, 26), (79, 50)]), bench.tone, 6)  # fmt: skip


def _drum(bench: Bench) -> None:
    bench.shade(smooth_closed([(12, 44), (14, 122), (95, 144), (176, 122), (178, 44), (95, 62)], 0.5), bench.tone, 22)  # fmt: skip
    for k in range(7):
        x = 20 + k * 25
        bench.line([(x, 50 + 8 * (1 - abs(k - 3) / 3)), (x + 12, 116 + 12 * (1 - abs(k - 2.5) / 3))], "#f4e2b8", 3)  # fmt: skip
    bench.shade(oval(95, 40, 84, 26), "#fbf4e4", 10)
    stroke(bench.canvas, oval(95, 40, 84, 26), bench.light.surface("#e0b048"), 7)
    for a, b in (((60, 34), (150, 8)), ((110, 44), (176, 12))):
        bench.line([a, b], "#b07a44", 5)
        bench.shade(oval(*a, 7, 6), "#c89058")


def _trumpet(bench: Bench) -> None:
    bench.line([(14, 40), (150, 40)], bench.tone, 8)
    bench.shade(smooth_closed([(146, 36), (190, 30), (228, 10), (232, 72), (190, 52), (146, 46)], 0.7), bench.tone, 12)  # fmt: skip
    stroke(bench.canvas, box(92, 56, 96, 34, 16), bench.light.surface(bench.tone), 7)
    for x in (72, 90, 108):
        bench.shade(box(x, 48, 12, 44, 4), bench.tone, 4)
        bench.shade(oval(x, 22, 6, 4), "#fbf4e4")
    bench.line([(18, 38), (140, 38)], "#fff6d0", 2, 0.8)


def _microphone(bench: Bench) -> None:
    bench.shade(polygon([(20, 54), (40, 54), (36, 144), (24, 144)]), bench.tone, 6)
    bench.shade(box(30, 52, 26, 10, 4), "#c8b070", 4)
    bench.shade(oval(30, 28, 22, 24), "#b8bcc8", 10)
    with clipped(bench.canvas, oval(30, 28, 22, 24)):
        for k in range(-3, 4):
            bench.line([(8, 28 + k * 7), (52, 28 + k * 7)], "#6a6e7c", 1.2, 0.7)
            bench.line([(30 + k * 7, 4), (30 + k * 7, 54)], "#6a6e7c", 1.2, 0.7)
