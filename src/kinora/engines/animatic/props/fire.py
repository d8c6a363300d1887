"""A campfire: stones, crossed logs, glowing coals, licking tongues of flame, embers."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.marks import fill, linear, soft_spot
from kinora.engines.animatic.paint.paths import Point, oval, smooth_closed, taper
from kinora.engines.animatic.props.design import Bench, Design

FOOT = 162.0  # row the flames stand on
# Tongues as (aside, width, height, own speed); the tall ones stand in the middle.
OUTER = (
    (-40, 30, 62, 1.10),
    (-22, 36, 100, 0.90),
    (0, 44, 142, 0.75),
    (22, 36, 108, 0.95),
    (40, 28, 58, 1.20),
)
MIDDLE = ((-24, 26, 62, 1.25), (-6, 32, 98, 1.0), (13, 30, 84, 1.1), (28, 22, 46, 1.3))
INNER = ((-13, 20, 42, 1.4), (3, 24, 62, 1.2), (17, 18, 36, 1.5))
LICKS, EMBERS = 4, 12


def campfire() -> Design:
    """Stands on the ground; its flames take the prop's colour."""
    return Design(
        width=180, height=190, metres=0.9, tone="#ff7a2a", still=_hearth, stands=(90, 182),
        anchors=(("top", (90, 30)),), before=_fire, spread=(30, 70, 30, 10),
    )  # fmt: skip


def _hearth(bench: Bench) -> None:
    """The stones behind, and the logs that stand together."""
    for k in range(9):
        turn = math.pi + k * math.pi / 8
        bench.shade(oval(90 + 68 * math.cos(turn), 170 + 13 * math.sin(turn), 16, 11), "#857b88", 7)
    for a, b in (((40, 172), (112, 128)), ((140, 174), (70, 126)), ((90, 178), (92, 122))):
        bench.shade(taper([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), b], 12, 8), "#6e412a", 6)
        bench.shade(oval(*a, 9, 8), "#d3a06a", 3)


def _fire(bench: Bench, t: float, phase: float) -> None:
    t += phase * 9
    canvas, tone = bench.canvas, bench.tone
    breath = 1 + 0.05 * math.sin(t * 4.3) + 0.03 * math.sin(t * 7.9)
    soft_spot(canvas, 90, 112, 78 * breath, 96 * breath, mix(tone, "#ff9a3a", 0.5), 0.42)
    _tongues(bench, OUTER, t, (mix(tone, "#ff9420", 0.45), mix(tone, "#d8281a", 0.62)))
    _lick(bench, t, mix(tone, "#f05a1c", 0.5))
    _tongues(bench, MIDDLE, t + 3.1, (mix(tone, "#ffcf4a", 0.62), mix(tone, "#ff7c1a", 0.55)))
    _tongues(bench, INNER, t + 5.7, (mix(tone, "#fff6c4", 0.85), mix(tone, "#ffd84f", 0.75)))
    soft_spot(canvas, 90, 158, 50, 20, "#fff3b8", 0.75 * breath)
    _front(bench, breath)
    _embers(bench, t)


def _tongues(
    bench: Bench,
    tongues: tuple[tuple[float, float, float, float], ...],
    t: float,
    tones: tuple[ColourLike, ColourLike],
) -> None:
    """Flames side by side; tips sway most, and each rises and sinks in a time of its own."""
    low, high = tones
    for number, (aside, width, height, speed) in enumerate(tongues):
        own = t * speed * 3.2 + number * 2.1
        tall = height * (1 + 0.13 * math.sin(own * 1.7) + 0.07 * math.sin(own * 3.1))
        lean = width * (0.30 * math.sin(own) + 0.16 * math.sin(own * 2.3 + 1))
        path = _tongue((90 + aside, FOOT), width * 0.5, tall, lean)
        ramp = linear(
            (0, FOOT), (0, FOOT - tall), [low, low, high], (0.97, 0.97, 0.80), (0, 0.25, 1)
        )
        bench.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=ramp))


def _tongue(foot: Point, half: float, tall: float, lean: float) -> skia.Path:
    """A flame from its foot to its tip, bent like an S."""
    x, y = foot
    path = skia.Path()
    path.moveTo(x - half * 0.6, y)
    path.cubicTo(x - half * 1.5, y - tall * 0.28, x - half * 0.9 - lean * 0.5, y - tall * 0.52,
                 x + lean, y - tall)  # fmt: skip
    path.cubicTo(x + half * 0.35 + lean * 0.2, y - tall * 0.66, x + half * 1.6, y - tall * 0.34,
                 x + half * 0.6, y)  # fmt: skip
    path.quadTo(x, y + half * 0.35, x - half * 0.6, y)
    return path


def _lick(bench: Bench, t: float, tone: ColourLike) -> None:
    """Small flames that tear themselves off the tips and go out."""
    for k in range(LICKS):
        u = (t * 0.95 + k / LICKS) % 1
        x = (
            90
            + 26 * math.sin(k * 2.4 + math.floor(t * 0.95 + k / LICKS) * 1.7)
            + 6 * math.sin(u * 7)
        )
        y, size = 66 - 62 * u, 9.5 * (1 - u)
        drop: list[Point] = [
            (x, y - size * 1.9),
            (x + size * 0.8, y),
            (x, y + size * 0.8),
            (x - size * 0.8, y),
        ]
        fill(
            bench.canvas,
            smooth_closed(drop),
            tone,
            0.85 * math.sin(math.pi * min(u * 1.6 + 0.1, 1)),
        )


def _front(bench: Bench, breath: float) -> None:
    """The log and the stones before the flames, with coals between them."""
    bench.shade(taper([(46, 176), (90, 166), (134, 177)], 10, 10), "#63391f", 6)
    for x, size in ((66.0, 11.0), (90.0, 14.0), (113.0, 10.0)):
        soft_spot(bench.canvas, x, 170, size, size * 0.5, "#ff6a1c", 0.8 * breath)
    for k in range(7):
        turn = 0.25 + k * (math.pi - 0.5) / 6
        x, y = 90 + 74 * math.cos(turn), 168 + 15 * math.sin(turn)
        bench.shade(oval(x, y, 17, 12), "#857b88", 7)
        soft_spot(bench.canvas, x + (90 - x) * 0.10, y - 7, 11, 5, "#ffb45a", 0.5 * breath)


def _embers(bench: Bench, t: float) -> None:
    for k in range(EMBERS):
        u = (t * (0.34 + 0.03 * (k % 4)) + k / EMBERS) % 1
        x = 90 + (10 + 44 * u) * math.sin(k * 2.4 + u * 5 + t * 0.4)
        y, size = 118 - 178 * u, 2.9 * (1 - 0.6 * u)
        fill(bench.canvas, oval(x, y, size, size), mix("#ffe08a", "#ff5a1c", u), (1 - u) ** 0.8)
