"""What stands outside: trees, flowers, rocks, fires, houses, lighthouses, flags."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import strokes
from kinora.engines.animatic.paint.colour import ColourLike, jitter, mix
from kinora.engines.animatic.paint.marks import clipped, fill, linear, soft_spot
from kinora.engines.animatic.paint.paths import (
    Point,
    box,
    oval,
    polygon,
    smooth_closed,
    taper,
)
from kinora.engines.animatic.props.design import Bench, Design
from kinora.engines.animatic.props.fire import campfire


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "tree": tree(), "flower": flower(), "flowers": bouquet(), "fire": campfire(), "rock": rock(), "mushroom": mushroom(), "house": house(), "lighthouse": lighthouse(), "flag": flag(),
    }  # fmt: skip


ROOF = "#c8503c"  # of a house that has no colour of its own


def tree() -> Design:
    return Design(width=316, height=340, metres=3.6, tone="#6f9a45", still=_tree, stands=(160, 334))


def flower() -> Design:
    return Design(width=122, height=200, metres=0.7, tone="#e85a7a", still=_flower, stands=(54, 196), anchors=(("handle", (56, 150)),))  # fmt: skip


def bouquet() -> Design:
    return Design(width=140, height=170, metres=0.5, tone="#e85a7a", still=_bouquet, stands=(70, 130), anchors=(("handle", (70, 130)),))  # fmt: skip


def rock() -> Design:
    return Design(
        width=180,
        height=110,
        metres=0.7,
        tone="#8a8492",
        still=_rock,
        stands=(90, 102),
        anchors=(("top", (92, 26)),),
    )


def mushroom() -> Design:
    return Design(
        width=120, height=130, metres=0.5, tone="#d8402f", still=_mushroom, stands=(60, 124)
    )


def house() -> Design:
    return Design(width=320, height=300, metres=3.4, tone=ROOF, still=_house, stands=(160, 294), before=_chimney_smoke, spread=(20, 90, 60, 0))  # fmt: skip


def lighthouse() -> Design:
    return Design(width=200, height=416, metres=5.2, tone="#d0483c", still=_lighthouse, stands=(100, 404), before=_beam, spread=(330, 10, 330, 0))  # fmt: skip


def flag() -> Design:
    return Design(width=130, height=260, metres=2.2, tone="#d8343c", still=_flag_pole, stands=(14, 254), before=_flag_cloth, spread=(0, 10, 20, 0))  # fmt: skip


def leaves(bench: Bench, x: float, y: float, radius: float, rng: np.random.Generator) -> None:
    """Foliage: a dark mass first, then dabs that brighten towards the light."""
    light, (lx, ly) = bench.light, bench.light.source
    for is_dark in (True, False):
        for turn, far, size, kind in rng.random((130, 4)).tolist():
            reach = radius * math.sqrt(far)
            dx, dy = math.cos(turn * 6.283) * reach, math.sin(turn * 6.283) * reach * 0.82
            facing = (dx * lx + dy * ly) / radius
            if is_dark:
                tone = light.shaded(jitter(mix(bench.tone, "#0a1420", 0.25), rng, 0.03), 1.0 - 0.4 * facing)  # fmt: skip
                fill(bench.canvas, oval(x + dx, y + dy, radius * (0.1 + 0.1 * size), radius * (0.1 + 0.1 * size)), tone)  # fmt: skip
            else:
                base = jitter(bench.tone, rng, 0.05)
                tone = light.lit(base, 1.6 * facing) if facing > 0 else light.shaded(base, -1.2 * facing)  # fmt: skip
                dab = radius * (0.04 + 0.07 * size)
                fill(bench.canvas, oval(x + dx + lx * radius * 0.12, y + dy + ly * radius * 0.12, dab * 1.3, dab * 0.8, kind * 90), tone, 0.88)  # fmt: skip


def _tree(bench: Bench) -> None:
    rng = np.random.default_rng(3)
    bench.shade(polygon([(134, 336), (148, 260), (140, 190), (170, 190), (166, 260), (188, 336)]), "#7a4c30", 12)  # fmt: skip
    for a, b in (((152, 230), (92, 160)), ((160, 226), (226, 154)), ((156, 210), (158, 120))):
        bench.shade(taper([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 8), b], 9, 3), "#5f3a28", 4)
    for x, y, r in ((92, 150, 66), (224, 146, 66), (158, 84, 80), (158, 160, 72)):
        leaves(bench, x, y, r, rng)


def blossom(bench: Bench, x: float, y: float, reach: float, colour: ColourLike) -> None:
    for ring, count, far in ((0, 10, reach), (1, 8, reach * 0.7)):
        for k in range(count):
            turn = k * 6.283 / count + ring * 0.4
            c, s = math.cos(turn), math.sin(turn)
            middle = (x + c * far * 0.62, y + s * far * 0.6)
            side = (-s * reach * 0.24, c * reach * 0.24)
            petal = [(x, y), (middle[0] + side[0], middle[1] + side[1]), (x + c * far, y + s * far * 0.94), (middle[0] - side[0], middle[1] - side[1])]  # fmt: skip
            bench.shade(smooth_closed(petal), mix(colour, "#fff0d0", 0.22 * ring), reach * 0.15)
    bench.shade(oval(x, y, reach * 0.34, reach * 0.34), "#e8a83a", reach * 0.18)


def _flower(bench: Bench) -> None:
    bench.shade(taper([(60, 196), (54, 150), (62, 84)], 4.5, 3), "#5a8a3c", 3)
    for side, y in ((-1, 150), (1, 128)):
        leaf = [
            (58, y),
            (58 + side * 22, y - 22),
            (58 + side * 50, y - 20),
            (58 + side * 34, y + 2),
        ]
        bench.shade(smooth_closed(leaf), "#6fa548", 7)
    blossom(bench, 61, 62, 47, bench.tone)


def _bouquet(bench: Bench) -> None:
    heads = ((36, 50, 26), (104, 50, 26), (70, 32, 28), (52, 76, 24), (90, 76, 24))
    for x, y, _ in heads:
        bench.shade(taper([(70, 150), ((70 + x) / 2, (150 + y) / 2), (x, y)], 3, 2.4), "#5a8a3c", 2)
    for x, y, r in heads:
        blossom(bench, x, y, r, bench.tone if x in (36, 70, 90) else "#f2c14e")
    bench.shade(polygon([(42, 100), (98, 100), (82, 164), (58, 164)]), "#f4ead8", 8)
    bench.line([(50, 124), (70, 129), (90, 124)], "#d8709a", 6)


def _rock(bench: Bench) -> None:
    big: list[Point] = [(8, 104), (14, 72), (34, 44), (48, 22), (84, 10), (116, 20), (140, 40), (160, 60), (174, 104), (90, 108)]  # fmt: skip
    shape = smooth_closed(big, 0.28)
    bench.shade(shape, bench.tone, 16)
    top: list[Point] = [(48, 22), (84, 10), (116, 20), (104, 44), (62, 50)]
    bench.flat(smooth_closed(top, 0.2), mix(bench.tone, "#ffffff", 0.26), 0.8)
    for facet, dark in (([(104, 44), (116, 20), (140, 40), (160, 60), (174, 104), (118, 106)], 0.3), ([(8, 104), (14, 72), (34, 44), (62, 50), (50, 105)], 0.12)):  # fmt: skip
        bench.flat(smooth_closed(facet, 0.2), mix(bench.tone, "#1a1428", dark), 0.6)
    tone = bench.light.surface(mix(bench.tone, "#ffffff", 0.15))
    strokes(bench.canvas, shape, tone, seed=4, count=24, length=30, width=6, angle=-0.4, alpha=0.25)
    for crack in ([(80, 50), (74, 68), (84, 88)], [(74, 68), (62, 76)]):
        bench.line(crack, mix(bench.tone, "#1a1420", 0.5), 2, 0.6)
    bench.shade(smooth_closed([(120, 106), (128, 84), (152, 80), (170, 104)], 0.7), bench.tone, 8)


def _mushroom(bench: Bench) -> None:
    bench.shade(smooth_closed([(44, 60), (40, 122), (80, 122), (76, 60)], 0.7), "#f6ecd8", 12)
    bench.shade(smooth_closed([(4, 70), (20, 28), (60, 6), (100, 28), (116, 70), (60, 82)], 0.8), bench.tone, 18)  # fmt: skip
    for x, y, r in ((38, 38, 9), (70, 26, 10), (92, 54, 8), (56, 58, 7), (24, 62, 6)):
        bench.flat(oval(x, y, r, r * 0.8), "#fff6e6")


def _house(bench: Bench) -> None:
    is_dyed = bench.tone != ROOF  # a house of a colour has walls of that colour
    bench.shade(
        box(160, 216, 240, 156, 3), mix(bench.tone, "#ffffff", 0.12) if is_dyed else "#f4e6cc", 26
    )
    bench.shade(box(236, 76, 30, 70, 2), "#9a5a44", 6)
    roof = mix(bench.tone, "#3a2030", 0.55) if is_dyed else bench.tone
    bench.shade(polygon([(16, 150), (160, 30), (304, 150)]), roof, 22)
    for k in range(4):
        y = 66 + k * 24
        half = (y - 30) * 1.16
        bench.line([(160 - half, y), (160 + half, y)], mix(bench.tone, "#2a0a10", 0.4), 2, 0.4)
    bench.shade(box(160, 246, 54, 96, 20), "#8a5230", 10)
    bench.flat(oval(176, 250, 4, 4), "#f2c14e")
    glow = bench.light.glow
    for x in (80, 240):
        bench.shade(box(x, 214, 60, 56, 4), "#fff6e6", 4)
        pane = [mix(bench.light.surface("#a8d4e4"), "#ffd98a", glow), mix(bench.light.surface("#5f8aaa"), "#f0a848", glow)]  # fmt: skip
        bench.canvas.drawPath(box(x, 214, 48, 44, 2), skia.Paint(AntiAlias=True, Shader=linear((x, 190), (x, 238), pane)))  # fmt: skip
        bench.line([(x, 192), (x, 236)], "#fff6e6", 4)
        bench.line([(x - 24, 214), (x + 24, 214)], "#fff6e6", 4)
        bench.shade(box(x, 246, 64, 12, 3), "#8a5230", 4)
        for k in range(4):
            bench.shade(oval(x - 24 + k * 16, 240, 7, 6), ("#e85a7a", "#f2c14e")[k % 2])


def _chimney_smoke(bench: Bench, t: float, phase: float) -> None:
    for k in range(6):
        u = (t * 0.22 + k / 6 + phase) % 1
        x, y, r = 236 + 40 * u + 6 * math.sin(k * 2 + u * 5), 36 - 100 * u, 9 + 22 * u
        soft_spot(bench.canvas, x, y, r, r, bench.light.surface("#f2ece8"), 0.6 * (1 - u))


def _lighthouse(bench: Bench) -> None:
    for x, y, r in ((50, 392, 44), (150, 396, 50), (100, 384, 48), (24, 408, 28), (176, 410, 24)):
        stone: list[Point] = [(x - r, y + r * 0.5), (x - r * 0.7, y - r * 0.4), (x + r * 0.1, y - r * 0.6), (x + r * 0.8, y - r * 0.3), (x + r, y + r * 0.5)]  # fmt: skip
        bench.shade(smooth_closed(stone), "#7d7480", 12)
    tower = polygon([(64, 374), (78, 120), (122, 120), (136, 374)])
    bench.shade(tower, "#fbeedd", 22)
    with clipped(bench.canvas, tower):
        for k in range(3):
            bench.shade(box(100, 179 + k * 84, 130, 42), bench.tone, 18)
    for y in (206, 290):
        bench.flat(box(100, y + 12, 14, 24, 7), "#3a2a48")
    bench.flat(box(100, 357, 24, 38, 11), "#6a3a2a")
    bench.shade(box(100, 116, 70, 12, 3), "#4a4258", 5)
    lamp = box(100, 89, 40, 46, 3)
    bench.canvas.drawPath(lamp, skia.Paint(AntiAlias=True, Color=0xFFFFE8A0))
    for x in (80, 93, 107, 120):
        bench.line([(x, 66), (x, 112)], "#3a3248", 3)
    bench.shade(smooth_closed([(70, 68), (100, 34), (130, 68), (100, 64)]), bench.tone, 9)
    bench.line([(100, 40), (100, 22)], "#3a3248", 3)


def _beam(bench: Bench, t: float, phase: float) -> None:
    """A turning lamp seen from the side: two soft cones that lengthen and shorten."""
    reach = math.cos(t * 1.6 + phase * 6.28)
    strength = (0.14 + 0.34 * max(bench.light.glow, 0.3)) * abs(reach)
    for side in (-1, 1):
        long = side * reach * 320
        cone = polygon([(100, 84), (100 + long, 42), (100 + long, 134), (100, 94)])
        shader = linear((100, 88), (100 + long, 88), ["#fff0b0", "#fff0b0"], [strength, 0.0])
        bench.canvas.drawPath(cone, skia.Paint(AntiAlias=True, Shader=shader, BlendMode=skia.BlendMode.kScreen))  # fmt: skip


def _flag_pole(bench: Bench) -> None:
    bench.shade(box(14, 132, 8, 244, 3), "#b89a78", 4)
    bench.shade(oval(14, 8, 7, 7), "#f2c14e")


def _flag_cloth(bench: Bench, t: float, phase: float) -> None:
    top: list[Point] = [(18 + 108 * u, 18 + 9 * math.sin(t * 5 - u * 5 + phase * 6.28) * u) for u in (0, 0.25, 0.5, 0.75, 1)]  # fmt: skip
    low = [(x, y + 70) for x, y in top]
    bench.shade(smooth_closed(top + low[::-1], 0.5), bench.tone, 12)
