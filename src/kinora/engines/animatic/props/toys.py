"""What is flown, thrown, held over the head: kite, balloon, ball, umbrella."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.paint.colour import luminance, mix
from kinora.engines.animatic.paint.marks import clipped, fill, soft_spot, stroke
from kinora.engines.animatic.paint.paths import (
    Point,
    box,
    oval,
    polygon,
    smooth_closed,
)
from kinora.engines.animatic.props.design import Bench, Design


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "kite": kite(), "balloon": balloon(), "ball": ball(), "umbrella": umbrella(),
    }  # fmt: skip


def kite() -> Design:
    return Design(
        width=160, height=182, metres=0.95, tone="#e8483c", still=_kite, stands=(80, 74), anchors=(("string", (80, 74)), ("tail", (80, 176))),
        behind=_kite_tail, spread=(60, 10, 60, 190), wobble=0.6,
    )  # fmt: skip


def balloon() -> Design:
    return Design(
        width=120, height=250, metres=0.95, tone="#e23d4e", still=_balloon, stands=(61, 246), anchors=(("handle", (61, 246)),),
        behind=_balloon_string, spread=(26, 4, 26, 4), wobble=0.3,
    )  # fmt: skip


def ball() -> Design:
    return Design(width=120, height=120, metres=0.42, tone="#e2483c", still=_ball, stands=(60, 114), anchors=(("handle", (60, 60)),), wobble=0.2)  # fmt: skip


def umbrella() -> Design:
    return Design(width=240, height=262, metres=1.25, tone="#d8453c", still=_umbrella, stands=(120, 222), anchors=(("handle", (120, 222)),))  # fmt: skip


def _kite(bench: Bench) -> None:
    top, right, low, left, middle = (80, 6), (148, 74), (80, 176), (12, 74), (80, 74)
    warm = "#ffd24a" if luminance(bench.tone) < 0.55 else "#e8653a"
    panels = (
        ((top, right, middle), bench.tone),
        ((top, left, middle), mix(bench.tone, "#fff0c0", 0.55)),
        ((left, low, middle), mix(bench.tone, "#2a1040", 0.22)),
        ((right, low, middle), mix(bench.tone, warm, 0.62)),
    )
    for corners, colour in panels:
        bench.shade(polygon(list(corners)), colour, 10)
    for a, b in ((top, low), (left, right)):
        bench.line([a, b], "#6a3a1c", 3.2)
    edge = polygon([top, right, low, left])
    stroke(bench.canvas, edge, bench.light.surface("#fff4dc"), 3, 0.85)


def _kite_tail(bench: Bench, t: float, phase: float) -> None:
    """A ribbon with bows; the wind's wave runs down it."""

    def sway(k: float) -> float:
        return math.sin(t * 3.4 - k * 0.8 + phase * 6.28)

    spine: list[Point] = [
        (80 + 24 * sway(k) * k / 6, 174 + k * 19 + 3 * sway(k + 1)) for k in range(9)
    ]
    bench.line(spine, "#fff0d8", 2.4)
    for k in range(1, 9):
        x, y = spine[k]
        tilt = 0.5 * sway(k - 0.5)
        colour = (bench.tone, "#ffd24a", "#4ac0b8")[k % 3]
        for side in (-1, 1):
            wing = polygon([(x, y), (x + side * 13 - 5 * tilt, y + side * 13 * tilt - 7), (x + side * 13 + 5 * tilt, y + side * 13 * tilt + 7)])  # fmt: skip
            bench.flat(wing, colour)


def _balloon(bench: Bench) -> None:
    body = smooth_closed(
        [(61, 6), (98, 22), (112, 62), (96, 106), (61, 136), (26, 106), (10, 62), (24, 22)]
    )
    bench.shade(body, bench.tone, 26, 0.8)
    fill(
        bench.canvas,
        smooth_closed([(34, 30), (46, 24), (40, 46), (28, 62), (24, 48)]),
        "#ffffff",
        0.6,
        blur=2.5,
    )
    bench.shade(polygon([(54, 146), (61, 132), (68, 146)]), mix(bench.tone, "#3a0f20", 0.25))


def _balloon_string(bench: Bench, t: float, phase: float) -> None:
    string: list[Point] = [(61 + 7 * math.sin(t * 2.1 - k * 0.9 + phase * 6.28) * math.sin(k / 5 * math.pi), 144 + k * 20.4) for k in range(6)]  # fmt: skip
    bench.line(string, "#fff4e2", 1.8, 0.9)


def _ball(bench: Bench) -> None:
    body = oval(60, 60, 54, 54)
    bench.flat(body, bench.tone)
    with clipped(bench.canvas, body):
        for k in range(3):  # pale panels between those of its colour, that meet at a pole
            low, high = k * 2.094 - 0.9, k * 2.094 + 0.147
            sides = [(40 + r * math.cos(a), 44 + r * math.sin(a)) for r, a in ((44, low - 0.14), (110, low + 0.12), (130, (low + high) / 2), (110, high + 0.12), (44, high - 0.14))]  # fmt: skip
            bench.flat(smooth_closed([(40, 44), *sides], 0.6), "#fff4e2", 0.95)
        bench.flat(oval(40, 44, 10, 8, -30), "#fff4e2")
        sx, sy = bench.light.source
        soft_spot(bench.canvas, 60 + sx * 22, 60 + sy * 22, 60, 60, bench.light.key, 0.34)
        stroke(
            bench.canvas,
            oval(60 + sx * 16, 60 + sy * 16, 66, 66),
            bench.light.shade,
            34,
            0.5,
            blur=11,
        )
    fill(bench.canvas, oval(42, 32, 9, 7, -30), "#ffffff", 0.75, blur=2)


def _umbrella(bench: Bench) -> None:
    bench.line([(120, 20), (120, 222)], "#6a4630", 5)
    bench.line([(120, 218), (121, 242), (133, 252), (146, 240)], "#8a5a34", 8)
    edge = (10, 64, 120, 176, 230)
    for k in range(4):
        a, b = edge[k], edge[k + 1]
        panel = skia.Path()
        panel.moveTo(120, 16)
        panel.cubicTo(120 + (a - 120) * 0.6, 22, a + (120 - a) * 0.08, 62, a, 118)
        panel.quadTo((a + b) / 2, 92, b, 118)
        panel.cubicTo(b + (120 - b) * 0.08, 62, 120 + (b - 120) * 0.6, 22, 120, 16)
        bench.shade(panel, mix(bench.tone, "#fff0d8", 0.35) if k % 2 else bench.tone, 14)
        stroke(bench.canvas, panel, mix(bench.tone, "#20061a", 0.55), 1.6, 0.6)
    bench.shade(box(120, 10, 5, 14, 2), "#4a3020")
    for k in range(5):
        bench.flat(oval(edge[k], 119, 2.6, 2.6), "#f4e2c0")
