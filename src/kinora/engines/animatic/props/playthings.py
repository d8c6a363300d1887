"""Toys, and what stands on playgrounds and fairs."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import clipped, radial
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed
from kinora.engines.animatic.props.design import Bench, Design

STEEL = "#8a92a2"


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "teddy bear": Design(width=150, height=190, metres=0.55, tone="#b0763e", still=_teddy, stands=(75, 182), anchors=(("handle", (75, 120)),)),
        "blocks": Design(width=200, height=190, metres=0.50, tone="#e2483c", still=_blocks, stands=(100, 182)),
        "paper plane": Design(width=200, height=110, metres=0.24, tone="#f6f4ee", still=_paper_plane, stands=(90, 100), anchors=(("handle", (86, 80)),)),
        "paper boat": Design(width=190, height=120, metres=0.30, tone="#f6f4ee", still=_paper_boat, stands=(95, 112), anchors=(("handle", (95, 80)),)),
        "bubble": Design(width=120, height=120, metres=0.36, tone="#bfe6f4", still=_bubble, stands=(60, 114), anchors=(("handle", (60, 60)),)),
        "sandcastle": Design(width=230, height=170, metres=0.75, tone="#dcb878", still=_sandcastle, stands=(115, 160), before=_pennant, spread=(0, 20, 20, 0)),
        "swing": Design(width=280, height=300, metres=2.2, tone="#d8483c", still=_swing_frame, stands=(140, 292), before=_swing_seat, anchors=(("seat", (140, 222)),), spread=(0, 0, 0, 0)),
        "slide": Design(width=320, height=250, metres=2.0, tone="#e2483c", still=_slide, stands=(150, 242), anchors=(("top", (86, 56)),)),
        "seesaw": Design(width=330, height=130, metres=0.9, tone="#3f8ac0", still=_seesaw, stands=(165, 122)),
        "trampoline": Design(width=280, height=120, metres=0.75, tone="#3f6fb8", still=_trampoline, stands=(140, 112), anchors=(("top", (140, 40)),)),
        "carousel": Design(width=320, height=330, metres=3.4, tone="#d8485a", still=_carousel_roof, stands=(160, 320), behind=_carousel_ride),
        "ferris wheel": Design(width=360, height=400, metres=6.0, tone="#d8485a", still=_wheel_stand, stands=(180, 392), behind=_wheel, spread=(10, 10, 10, 0)),
        "dice": Design(width=130, height=130, metres=0.26, tone="#f6f2ea", still=_dice, stands=(65, 122), anchors=(("handle", (65, 70)),)),
        "rocking horse": Design(width=230, height=220, metres=0.95, tone="#c8843c", still=_rocking_horse, stands=(115, 212), anchors=(("seat", (112, 92)),)),
    }  # fmt: skip


def _teddy(bench: Bench) -> None:
    pale = mix(bench.tone, "#fff0d0", 0.5)
    for side in (-1, 1):
        bench.shade(oval(75 + side * 36, 26, 19, 19), bench.tone, 9)
        bench.shade(oval(75 + side * 36, 28, 10, 10), pale, 4)
        bench.shade(oval(75 + side * 44, 168, 26, 18, side * 14), bench.tone, 10)
        bench.shade(oval(75 + side * 50, 170, 13, 13), pale, 5)
        bench.shade(oval(75 + side * 50, 114, 18, 30, side * -28), bench.tone, 10)
    bench.shade(oval(75, 132, 46, 48), bench.tone, 18)
    bench.shade(oval(75, 138, 28, 30), pale, 12)
    bench.shade(oval(75, 60, 48, 44), bench.tone, 18)
    bench.shade(oval(75, 74, 24, 19), pale, 8)
    for side in (-1, 1):
        bench.flat(oval(75 + side * 19, 54, 6, 7), "#221820")
        bench.flat(oval(75 + side * 19 - 2, 51, 2, 2), "#ffffff")
        bench.shade(smooth_closed([(75, 102), (75 + side * 28, 90), (75 + side * 30, 116)], 0.7), "#d8303c", 5)  # fmt: skip
    bench.flat(oval(75, 66, 8, 6), "#3a2420")
    bench.line([(66, 80), (75, 85), (84, 80)], "#3a2420", 2.6)
    bench.shade(oval(75, 102, 8, 8), "#d8303c", 3)


def _blocks(bench: Bench) -> None:
    places = ((52, 138, bench.tone, "A"), (148, 138, "#3f8ac0", "C"), (100, 48, "#f2c23c", "B"))
    for x, y, colour, letter in places:
        bench.shade(box(x, y, 88, 88, 8), colour, 12)
        bench.shade(box(x, y, 64, 64, 4), "#fbf4e4", 7)
        _letter(bench, letter, x, y, colour)


def _letter(bench: Bench, letter: str, x: float, y: float, colour: str) -> None:
    strokes: dict[str, tuple[list[Point], ...]] = {
        "A": ([(-17, 22), (0, -22), (17, 22)], [(-10, 6), (10, 6)]),
        "B": ([(-13, 22), (-13, -22), (12, -17), (9, -2), (-11, 0), (16, 6), (12, 20), (-13, 22)],),
        "C": ([(16, -14), (0, -22), (-16, 0), (0, 22), (16, 14)],),
    }
    for points in strokes[letter]:
        bench.outline(_straight(points, x, y), colour, 8)


def _straight(points: list[Point], x: float, y: float) -> skia.Path:
    """An open line of straight strokes around (x, y)."""
    path = skia.Path()
    path.moveTo(points[0][0] + x, points[0][1] + y)
    for dx, dy in points[1:]:
        path.lineTo(dx + x, dy + y)
    return path


def _paper_plane(bench: Bench) -> None:
    bench.flat(polygon([(8, 62), (194, 12), (84, 76)]), mix(bench.tone, "#8a98b8", 0.2))
    bench.shade(polygon([(62, 106), (84, 76), (194, 12), (100, 84)]), mix(bench.tone, "#6a7898", 0.45), 5)  # fmt: skip
    bench.shade(polygon([(100, 84), (194, 12), (150, 106)]), bench.tone, 6)
    bench.shade(polygon([(8, 62), (194, 12), (70, 70)]), bench.tone, 5)


def _paper_boat(bench: Bench) -> None:
    bench.shade(polygon([(52, 66), (95, 6), (138, 66)]), bench.tone, 8)
    bench.flat(polygon([(95, 6), (138, 66), (95, 66)]), mix(bench.tone, "#7a8ab0", 0.25))
    bench.shade(polygon([(4, 54), (60, 66), (95, 58), (130, 66), (186, 54), (146, 112), (44, 112)]), bench.tone, 10)  # fmt: skip
    bench.flat(polygon([(95, 58), (130, 66), (186, 54), (146, 112), (95, 112)]), mix(bench.tone, "#7a8ab0", 0.18), 0.8)  # fmt: skip


def _bubble(bench: Bench) -> None:
    ring = radial(60, 60, 54, ["#ffffff", bench.tone, mix(bench.tone, "#e0a8e8", 0.5), mix(bench.tone, "#a8f0d8", 0.5), "#ffffff"], [0.04, 0.16, 0.42, 0.55, 0.85], [0, 0.6, 0.82, 0.93, 1])  # fmt: skip
    bench.canvas.drawPath(oval(60, 60, 54, 54), skia.Paint(AntiAlias=True, Shader=ring))
    bench.gloss(40, 36, 16, 8, -42, 0.95)
    bench.gloss(82, 88, 9, 4, -42, 0.7)


def _sandcastle(bench: Bench) -> None:
    bench.shade(smooth_closed([(4, 164), (30, 136), (115, 126), (200, 136), (226, 164)], 0.7), mix(bench.tone, "#8a6a30", 0.15), 12)  # fmt: skip
    bench.shade(box(115, 120, 130, 64, 3), bench.tone, 14)
    for x, top, wide in ((46, 74, 50), (184, 74, 50), (115, 44, 62)):
        bench.shade(polygon([(x - wide / 2, top), (x + wide / 2, top), (x + wide * 0.58, 152), (x - wide * 0.58, 152)]), bench.tone, 14)  # fmt: skip
        for k in range(3):
            bench.shade(box(x + (k - 1) * wide * 0.38, top - 5, wide * 0.24, 14, 2), mix(bench.tone, "#fff0d0", 0.2), 3)  # fmt: skip
        bench.flat(oval(x, top + 30, 6, 10), mix(bench.tone, "#4a2a08", 0.6))
    bench.flat(box(115, 134, 28, 44, 13), mix(bench.tone, "#4a2a08", 0.6))
    for x in (76, 154):
        bench.shade(oval(x, 142, 9, 7), "#f4e6e0", 3)
    bench.line([(115, 36), (115, 6)], "#7a5030", 3)


def _pennant(bench: Bench, t: float, phase: float) -> None:
    wave = 5 * math.sin(t * 5 + phase * 6)
    bench.flat(smooth_closed([(116, 4), (136, 8 + wave), (154, 12 - wave), (134, 20 + wave), (116, 22)], 0.5), "#d8303c")  # fmt: skip


def _swing_frame(bench: Bench) -> None:
    for x, lean in ((30, -22), (30, 26), (250, 22), (250, -26)):
        bench.stem([(x, 14), (x + lean * 0.6, 150), (x + lean, 294)], 6, 7, bench.tone)
    bench.shade(box(140, 14, 244, 13, 6), mix(bench.tone, "#200808", 0.2), 6)


def _swing_seat(bench: Bench, t: float, phase: float) -> None:
    lean = 0.30 * math.sin(t * 2.1 + phase * 6.28)
    for x in (112, 168):
        bench.line([(x, 20), (x + 204 * math.sin(lean), 20 + 204 * math.cos(lean))], STEEL, 3)
    seat = (140 + 204 * math.sin(lean), 20 + 204 * math.cos(lean))
    bench.shade(box(seat[0], seat[1], 76, 12, 4, -math.degrees(lean)), "#a86a3c", 5)


def _slide(bench: Bench) -> None:
    for x0, x1 in ((52, 40), (92, 84)):
        bench.stem([(x0, 20), ((x0 + x1) / 2, 130), (x1, 246)], 5, 5, STEEL)
    for k in range(7):
        bench.line([(50 - k * 1.2, 78 + k * 25), (90 - k * 0.8, 78 + k * 25)], STEEL, 6)
    bench.stem([(112, 62), (120, 150), (120, 246)], 5, 5, STEEL)
    bench.shade(smooth_closed([(44, 54), (112, 54), (150, 96), (208, 176), (250, 208), (312, 210), (312, 238), (240, 234), (190, 204), (130, 122), (102, 84), (44, 78)], 0.6), bench.tone, 13)  # fmt: skip
    bench.line([(48, 56), (110, 56), (150, 98), (208, 178), (252, 208), (310, 212)], mix(bench.tone, "#fff0d0", 0.5), 5)  # fmt: skip


def _seesaw(bench: Bench) -> None:
    bench.shade(polygon([(165, 58), (204, 124), (126, 124)]), "#e2a83c", 10)
    bench.canvas.save()
    bench.canvas.rotate(-9, 165, 62)
    bench.shade(box(165, 58, 316, 15, 6), bench.tone, 7)
    for side in (-1, 1):
        bench.shade(box(165 + side * 136, 49, 44, 11, 5), "#d8483c", 5)
        bench.line([(165 + side * 104, 52), (165 + side * 104, 26)], STEEL, 5)
        bench.line([(165 + side * 104 - 13, 26), (165 + side * 104 + 13, 26)], STEEL, 5)
    bench.canvas.restore()


def _trampoline(bench: Bench) -> None:
    for x in (24, 86, 194, 256):
        bench.line([(x, 48), (x + (x - 140) * 0.04, 114)], STEEL, 7)
    bench.shade(oval(140, 46, 136, 36), bench.tone, 10)
    bench.flat(oval(140, 44, 112, 27), "#22242e")
    for k in range(28):
        a = k * math.pi / 14
        bench.line([(140 + 112 * math.cos(a), 44 + 27 * math.sin(a)), (140 + 124 * math.cos(a), 45 + 31 * math.sin(a))], "#d8dce6", 2, 0.8)  # fmt: skip


def _carousel_roof(bench: Bench) -> None:
    bench.shade(box(160, 310, 300, 22, 6), mix(bench.tone, "#2a0818", 0.3), 8)
    bench.shade(box(160, 298, 280, 9, 3), "#f2cf6a", 4)
    bench.shade(box(160, 200, 34, 200, 4), "#f6e6c0", 10)
    roof = smooth_closed([(160, 24), (210, 62), (310, 104), (300, 124), (160, 134), (20, 124), (10, 104), (110, 62)], 0.5)  # fmt: skip
    bench.shade(roof, bench.tone, 16)
    with clipped(bench.canvas, roof):
        for k in range(5):
            x = -120 + k * 60
            bench.flat(polygon([(160, 20), (160 + x - 15, 140), (160 + x + 15, 140)]), "#fff4e0", 0.9)  # fmt: skip
    for k in range(11):
        bench.shade(smooth_closed([(14 + k * 27, 112), (40 + k * 27, 112), (27 + k * 27, 138)], 0.8), ("#f2cf6a", "#3f8ac0")[k % 2], 4)  # fmt: skip
    bench.shade(oval(160, 18, 12, 12), "#f2cf6a", 5)


def _carousel_ride(bench: Bench, t: float, phase: float) -> None:
    """Horses go round: those behind the pillar pass to the left, those before it to the right."""
    horses = [(t * 0.5 + phase * 6.28 + k * 1.2566, k) for k in range(5)]
    for turn, k in sorted(horses, key=lambda each: math.cos(each[0])):
        x, near = 160 + 112 * math.sin(turn), math.cos(turn)
        size, y = 0.86 + 0.14 * near, 226 + 12 * near + 9 * math.sin(t * 2 + k * 2)
        bench.line([(x, 112), (x, 300)], "#e8c860", 4)
        bench.canvas.save()
        bench.canvas.translate(x, y)
        bench.canvas.scale(size if near > 0 else -size, size)
        small_horse(bench, ("#f6efe4", "#c8904a", "#8a6ac0", "#e8b0b8", "#6fa8c8")[k])
        bench.canvas.restore()


def small_horse(bench: Bench, coat: str) -> None:
    """A wooden horse around the origin, about 90 units long, that leaps to the right."""
    for x, y in ((-26, 44), (-14, 46), (24, 40), (34, 30)):
        bench.stem([(x * 0.7, 10), (x, y)], 6, 4, coat)
    bench.shade(smooth_closed([(-36, 0), (-26, -14), (10, -12), (26, -26), (32, -46), (42, -48), (56, -30), (50, -24), (40, -28), (36, 2), (10, 18), (-28, 16)], 0.9), coat, 8)  # fmt: skip
    bench.shade(smooth_closed([(-34, -6), (-50, 4), (-52, 26), (-40, 10)]), "#5a3420", 4)
    bench.shade(smooth_closed([(34, -50), (24, -38), (16, -18), (24, -20), (36, -40)]), "#5a3420", 4)  # fmt: skip
    bench.shade(box(-2, -8, 26, 15, 5), "#d8303c", 4)
    bench.flat(oval(43, -38, 2.4, 2.4), "#221820")


def _wheel_stand(bench: Bench) -> None:
    for x in (84, 276):
        bench.stem([(180, 176), ((180 + x) / 2, 290), (x, 392)], 8, 9, STEEL)
    bench.shade(oval(180, 176, 20, 20), "#f2cf6a", 9)
    bench.shade(box(180, 388, 260, 14, 5), mix(STEEL, "#20242e", 0.3), 5)


def _wheel(bench: Bench, t: float, phase: float) -> None:
    turn = t * 0.22 + phase * 6.28
    for reach in (150.0, 132.0):
        bench.outline(oval(180, 176, reach, reach), "#f4ecdc", 5)
    for k in range(8):
        a = turn + k * math.pi / 4
        x, y = 180 + 150 * math.cos(a), 176 + 150 * math.sin(a)
        bench.line([(180, 176), (x, y)], "#f4ecdc", 4)
        colour = (bench.tone, "#f2c23c", "#3f9ac8", "#6fb84a")[k % 4]
        bench.shade(smooth_closed([(x - 20, y + 6), (x + 20, y + 6), (x + 15, y + 32), (x - 15, y + 32)], 0.4), colour, 6)  # fmt: skip
        bench.shade(smooth_closed([(x - 23, y + 2), (x, y - 14), (x + 23, y + 2)], 0.6), mix(colour, "#ffffff", 0.35), 4)  # fmt: skip
        bench.halo(x, y, 26, "#ffe0a0", 0.5)


def _dice(bench: Bench) -> None:
    bench.shade(polygon([(65, 8), (122, 34), (65, 62), (8, 34)]), mix(bench.tone, "#ffffff", 0.3), 6)  # fmt: skip
    bench.shade(polygon([(8, 34), (65, 62), (65, 126), (8, 96)]), bench.tone, 8)
    bench.shade(polygon([(122, 34), (65, 62), (65, 126), (122, 96)]), mix(bench.tone, "#2a2434", 0.18), 8)  # fmt: skip
    for x, y, rx, ry in ((65, 35, 10, 6), (24, 54, 6, 8), (48, 104, 6, 8), (36, 79, 6, 8), (82, 66, 6, 8), (106, 92, 6, 8), (106, 56, 6, 8), (82, 102, 6, 8)):  # fmt: skip
        bench.flat(oval(x, y, rx, ry), "#2a2434" if y > 40 else "#d8303c")


def _rocking_horse(bench: Bench) -> None:
    bench.line([(8, 186), (60, 206), (170, 206), (222, 186)], mix(bench.tone, "#3a1408", 0.45), 11)
    bench.canvas.save()
    bench.canvas.translate(106, 112)
    bench.canvas.scale(1.95, 1.95)
    small_horse(bench, bench.tone)
    bench.canvas.restore()
