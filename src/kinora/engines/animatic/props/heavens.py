"""Planets and what else is up there, as things of a scene."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.marks import clipped, linear, soft_spot
from kinora.engines.animatic.paint.paths import Point, oval, polygon, smooth_closed
from kinora.engines.animatic.props.design import Bench, Design


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "planet": Design(width=210, height=210, metres=1.6, tone="#c878b0", still=_planet, stands=(105, 204), anchors=(("seat", (105, 14)), ("top", (105, 14)), ("handle", (105, 105)))),
        "earth": Design(width=210, height=210, metres=1.6, tone="#3f86c8", still=_earth, stands=(105, 204), anchors=(("seat", (105, 14)), ("top", (105, 14)), ("handle", (105, 105)))),
        "mars": Design(width=210, height=210, metres=1.4, tone="#c8603a", still=_mars, stands=(105, 204), anchors=(("seat", (105, 14)), ("top", (105, 14)))),
        "jupiter": Design(width=210, height=210, metres=1.9, tone="#d8a878", still=_jupiter, stands=(105, 204), anchors=(("seat", (105, 14)), ("top", (105, 14)))),
        "saturn": Design(width=330, height=210, metres=1.6, tone="#e2c07a", still=_saturn, stands=(165, 196), anchors=(("top", (165, 22)),)),
        "asteroid": Design(width=210, height=160, metres=1.1, tone="#8a7f78", still=_asteroid, stands=(105, 150), anchors=(("seat", (105, 24)), ("top", (105, 24)))),
        "comet": Design(width=140, height=130, metres=0.8, tone="#9fd8ff", still=_comet, stands=(70, 122), behind=_comet_tail, spread=(20, 150, 330, 10)),
        "gold star": Design(width=170, height=170, metres=0.7, tone="#ffd24a", still=_star, stands=(85, 160), anchors=(("handle", (85, 90)),), behind=_star_shine, spread=(60, 60, 60, 60)),
    }  # fmt: skip


def _ball(bench: Bench, x: float, y: float, reach: float, colour: ColourLike) -> skia.Path:
    ball = oval(x, y, reach, reach)
    bench.shade(ball, colour, reach * 0.3)
    return ball


def _night(bench: Bench, ball: skia.Path) -> None:
    """The side that the sun does not reach."""
    b, (sx, sy) = ball.getBounds(), bench.light.source
    x, y, reach = b.centerX(), b.centerY(), b.width() / 2
    start, end = (x + sx * reach * 0.2, y + sy * reach * 0.2), (x - sx * reach, y - sy * reach)
    shader = linear(start, end, ["#0a0a24", "#0a0a24"], [0.0, 0.62])
    bench.canvas.drawPath(ball, skia.Paint(AntiAlias=True, Shader=shader))


def _craters(bench: Bench, ball: skia.Path, places: tuple[tuple[float, float, float], ...]) -> None:
    with clipped(bench.canvas, ball):
        for x, y, r in places:
            bench.flat(oval(x, y, r, r * 0.88), mix(bench.tone, "#1a1020", 0.35))
            bench.flat(oval(x + 2, y + 2, r * 0.8, r * 0.7), mix(bench.tone, "#1a1020", 0.16))


def _planet(bench: Bench) -> None:
    ball = _ball(bench, 105, 105, 98, bench.tone)
    with clipped(bench.canvas, ball):
        for y, high, pale in ((52, 20, 0.3), (96, 30, 0.18), (148, 18, 0.34)):
            bench.flat(smooth_closed([(0, y), (70, y + 8), (140, y - 4), (214, y + 6), (214, y + high), (140, y + high - 6), (70, y + high + 8), (0, y + high)]), mix(bench.tone, "#fff0f4", pale), 0.7)  # fmt: skip
    _craters(bench, ball, ((70, 130, 15), (142, 70, 11), (128, 160, 9)))
    _night(bench, ball)


def _earth(bench: Bench) -> None:
    bench.canvas.drawPath(oval(105, 105, 103, 103), skia.Paint(AntiAlias=True, Color=0x3C9FD8FF))
    ball = _ball(bench, 105, 105, 98, bench.tone)
    lands: tuple[list[Point], ...] = (
        [(36, 44), (78, 22), (104, 38), (98, 66), (76, 78), (82, 96), (64, 92), (46, 72)],
        [(84, 104), (112, 112), (122, 138), (104, 172), (92, 190), (86, 150), (76, 124)],
        [
            (136, 40),
            (176, 44),
            (200, 84),
            (188, 120),
            (164, 112),
            (152, 130),
            (140, 100),
            (126, 70),
        ],
    )
    with clipped(bench.canvas, ball):
        for land in lands:
            bench.shade(smooth_closed(land), "#6fae52", 10)
        for x, y, wide in ((60, 60, 70), (130, 92, 90), (84, 136, 76), (150, 152, 70), (104, 22, 60)):  # fmt: skip
            bench.flat(smooth_closed([(x - wide / 2, y), (x - wide * 0.1, y - 8), (x + wide / 2, y - 2), (x + wide * 0.1, y + 6)]), "#ffffff", 0.8)  # fmt: skip
        bench.flat(oval(105, 6, 44, 12), "#ffffff", 0.95)
        bench.flat(oval(105, 206, 50, 13), "#ffffff", 0.95)
    _night(bench, ball)


def _mars(bench: Bench) -> None:
    ball = _ball(bench, 105, 105, 98, bench.tone)
    with clipped(bench.canvas, ball):
        bench.flat(smooth_closed([(30, 110), (90, 92), (150, 116), (190, 104), (170, 134), (100, 128), (50, 136)]), mix(bench.tone, "#3a1008", 0.35), 0.8)  # fmt: skip
        bench.flat(oval(105, 10, 42, 12), "#f8eee6", 0.95)
    _craters(bench, ball, ((66, 64, 15), (140, 72, 10), (120, 160, 16), (64, 160, 9)))
    _night(bench, ball)


def _jupiter(bench: Bench) -> None:
    ball = _ball(bench, 105, 105, 98, bench.tone)
    with clipped(bench.canvas, ball):
        for k, colour in enumerate(("#f2e2c8", "#b8784a", "#f6ecd8", "#c8865a", "#f2e2c8", "#a8683f", "#ecd6b0")):  # fmt: skip
            y = 18 + k * 27
            bench.flat(smooth_closed([(0, y), (60, y + 5), (140, y - 3), (214, y + 3), (214, y + 16), (140, y + 20), (60, y + 14), (0, y + 18)]), colour, 0.75)  # fmt: skip
        bench.shade(oval(142, 136, 28, 16), "#c04f34", 8)
    _night(bench, ball)


def _saturn(bench: Bench) -> None:
    def ring(*, is_near: bool) -> None:
        half = skia.Path()
        half.addRect(skia.Rect.MakeLTRB(-40, 105, 380, 260) if is_near else skia.Rect.MakeLTRB(-40, -60, 380, 105))  # fmt: skip
        with clipped(bench.canvas, half):
            for reach, width, colour in ((150.0, 13.0, "#e8d4a4"), (132.0, 14.0, "#c8a468"), (114.0, 9.0, "#f2e6c8")):  # fmt: skip
                bench.outline(oval(165, 105, reach, reach * 0.22), colour, width, 0.95)

    bench.canvas.save()
    bench.canvas.rotate(-14, 165, 105)
    ring(is_near=False)
    ball = _ball(bench, 165, 105, 82, bench.tone)
    with clipped(bench.canvas, ball):
        for y in (54, 84, 130, 156):
            bench.flat(smooth_closed([(70, y), (165, y + 7), (260, y), (260, y + 13), (165, y + 20), (70, y + 13)]), mix(bench.tone, "#8a5a2a", 0.3), 0.6)  # fmt: skip
    _night(bench, ball)
    ring(is_near=True)
    bench.canvas.restore()


def _asteroid(bench: Bench) -> None:
    shape = smooth_closed([(10, 88), (28, 40), (76, 14), (130, 22), (182, 48), (202, 96), (176, 140), (112, 152), (50, 142)])  # fmt: skip
    bench.shade(shape, bench.tone, 26)
    _craters(bench, shape, ((70, 60, 17), (132, 92, 22), (88, 118, 11), (158, 56, 10), (44, 98, 9)))
    _night(bench, shape)


def _comet(bench: Bench) -> None:
    bench.shade(smooth_closed([(26, 74), (36, 40), (66, 28), (98, 40), (108, 74), (90, 106), (54, 112)]), mix(bench.tone, "#5a6a80", 0.5), 18)  # fmt: skip
    _craters(bench, oval(68, 70, 40, 40), ((54, 62, 9), (82, 84, 11), (78, 52, 6)))


def _comet_tail(bench: Bench, t: float, phase: float) -> None:
    """Light that streams away behind it, to the upper right."""
    for k, (wide, alpha) in enumerate(((70.0, 0.30), (46.0, 0.42), (24.0, 0.7))):
        sway = 6 * math.sin(t * 2 + k + phase * 6)
        far = (400.0 - k * 60, -90.0 + k * 26 + sway)
        tail = smooth_closed([(34, 60), (66, 70 - wide * 0.7), (190, 6 - wide * 0.3), far, (200, 44 + wide * 0.25), (80, 70 + wide * 0.7)], 0.7)  # fmt: skip
        shader = linear((60, 70), far, [mix(bench.tone, "#ffffff", 0.2 * k)] * 2, [alpha, 0.0])
        bench.canvas.drawPath(tail, skia.Paint(AntiAlias=True, Shader=shader, BlendMode=skia.BlendMode.kScreen))  # fmt: skip
    soft_spot(bench.canvas, 68, 70, 66, 66, mix(bench.tone, "#ffffff", 0.4), 0.7, blend=skia.BlendMode.kScreen)  # fmt: skip


def _star(bench: Bench) -> None:
    tips: list[Point] = [(85 + r * math.sin(k * math.pi / 5), 88 - r * math.cos(k * math.pi / 5)) for k, r in ((i, 78 if i % 2 == 0 else 36) for i in range(10))]  # fmt: skip
    bench.shade(smooth_closed(tips, 0.35), bench.tone, 18)
    bench.flat(polygon([(85, 30), (97, 70), (85, 88), (73, 70)]), mix(bench.tone, "#ffffff", 0.5), 0.6)  # fmt: skip


def _star_shine(bench: Bench, t: float, phase: float) -> None:
    bench.halo(85, 88, 140, mix(bench.tone, "#fff6c8", 0.4), 0.6 + 0.12 * math.sin(t * 2 + phase * 6))  # fmt: skip
