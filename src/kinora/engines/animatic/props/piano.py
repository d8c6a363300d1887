"""The grand piano and its stool.

The piano publishes where its player's feet, seat and hands are: "feet", "seat", "keys",
"left keys", "right keys".
"""

from __future__ import annotations

import skia

from kinora.engines.animatic.paint.brush import strokes
from kinora.engines.animatic.paint.colour import ColourLike, luminance, mix
from kinora.engines.animatic.paint.marks import clipped, fill, stroke
from kinora.engines.animatic.paint.paths import (
    Point,
    box,
    oval,
    polygon,
    smooth_closed,
    smooth_open,
    taper,
)
from kinora.engines.animatic.props.design import Bench, Design

WIDTH, HEIGHT, FLOOR = 540.0, 410.0, 402.0
BRASS, IVORY, EBONY = "#d6a548", "#fbf5e6", "#1d1822"
# The corners of the keyboard: near left, near right, far right, far left.
KEYS: tuple[Point, Point, Point, Point] = ((26, 255), (172, 248), (184, 213), (52, 218))
NUM_KEYS = 15  # white ones


def designs() -> dict[str, Design]:
    """What this file draws, by kind."""
    return {
        "piano": grand_piano(), "stool": stool(),
    }  # fmt: skip


def grand_piano() -> Design:
    return Design(
        width=WIDTH, height=HEIGHT, metres=1.86, tone="#211e2a", still=_grand, stands=(WIDTH / 2, FLOOR),
        anchors=(("feet", (38, FLOOR + 8)), ("seat", (38, FLOOR - 116)), ("keys", (106, 234)),
                 ("left keys", (128, 230)), ("right keys", (90, 241))),
        wobble=0.35,
    )  # fmt: skip


def stool() -> Design:
    return Design(
        width=122, height=128, metres=0.55, tone="#a32338", still=_stool, stands=(40, 124), anchors=(("seat", (61, 6)),), wobble=0.5,
    )  # fmt: skip


def _stool(bench: Bench) -> None:
    for x, foot in ((24, 14), (98, 108), (40, 36), (82, 86)):
        bench.shade(taper([(x, 30), ((x + foot) / 2, 76), (foot, 122)], 6, 4), "#4a2c30", 5)
    bench.shade(box(61, 82, 62, 6, 3), "#4a2c30", 3)
    bench.shade(box(61, 26, 114, 14, 6), "#4a2c30", 5)
    bench.shade(box(61, 15, 112, 24, 12), bench.tone, 10)
    bench.line([(14, 22), (61, 25), (108, 22)], mix(bench.tone, "#ffffff", 0.35), 1.8, 0.5)
    for x in (38, 61, 84):
        bench.flat(oval(x, 14, 2.4, 2), mix(bench.tone, "#000000", 0.35))


def _grand(bench: Bench) -> None:
    _legs(bench)
    _lid(bench)
    _strings(bench)
    _case(bench)
    _music(bench)
    _keyboard(bench)


def _lacquer(bench: Bench) -> ColourLike:
    """Black lacquer is never black: it shows the room."""
    return mix(bench.tone, "#3a3448", 0.6) if luminance(bench.tone) < 0.12 else bench.tone


def _legs(bench: Bench) -> None:
    tone = _lacquer(bench)
    for x in (120, 385, 470):
        bench.shade(taper([(x, 282), (x + 2, 350), (x + 1, 390)], 13, 6), tone, 9)
        bench.shade(oval(x + 1, 395, 7, 7), BRASS)
    for x in (228, 252):
        bench.line([(x, 286), ((x + 240) / 2, 370)], mix(tone, "#000000", 0.3), 5)
    bench.shade(box(240, 374, 46, 9, 4), tone, 4)
    for x in (230, 240, 250):
        bench.shade(box(x, 384, 6, 11, 2), BRASS)


def _lid(bench: Bench) -> None:
    """The open lid: a dark edge of even width, warm wood inside, a glint along the rim."""
    tone = _lacquer(bench)
    outer: list[Point] = [(144, 210), (150, 128), (200, 48), (284, 14), (360, 34), (432, 72), (492, 104), (518, 152), (520, 210)]  # fmt: skip
    shape = smooth_closed(outer, 0.9)
    bench.shade(shape, tone, 20, 1.0)
    wood = smooth_closed([_along((336, 210), place, 0.935) for place in outer], 0.9)
    bench.ramp(wood, (170, 40), (480, 210), ["#b9692f", "#e8aa5c", "#8a4720"])
    with clipped(bench.canvas, wood):
        strokes(bench.canvas, wood, bench.light.surface("#c98444"), seed=2, count=70, length=120, width=4, angle=-0.12, spread=0.05, alpha=0.35)  # fmt: skip
        stroke(bench.canvas, wood, mix(bench.light.shade, "#3a1a08", 0.5), 14, 0.5, blur=6)
    glint = smooth_open([(158, 128), (206, 56), (284, 23), (358, 42), (428, 79)])
    stroke(bench.canvas, glint, bench.light.key, 2.6, 0.75, blur=0.8)
    bench.line([(412, 210), (446, 104)], mix(tone, "#000000", 0.35), 6)
    bench.line([(410, 210), (444, 104)], mix(tone, "#ffffff", 0.4), 1.6, 0.8)


def _strings(bench: Bench) -> None:
    """The golden plate and the strings that show between lid and case."""
    plate = smooth_closed([(168, 214), (180, 176), (300, 160), (440, 182), (490, 214)])
    bench.ramp(plate, (0, 158), (0, 214), ["#ffe49a", "#c08a36"])
    with clipped(bench.canvas, plate):
        for k in range(24):
            x = 176 + k * 13
            bench.line([(x, 216), (x + 30 - k * 1.4, 164 + k * 1.1)], "#6a4018", 1.2, 0.55)


def _case(bench: Bench) -> None:
    tone = _lacquer(bench)
    body: list[Point] = [(120, 208), (180, 203), (330, 204), (460, 201), (514, 208), (526, 244), (518, 284), (476, 297), (300, 299), (170, 299), (122, 292)]  # fmt: skip
    case = smooth_closed(body, 0.7)
    bench.shade(case, tone, 26, 0.9)
    with clipped(bench.canvas, case):
        _gloss(bench, tone)
    bench.line([(160, 212), (320, 213), (508, 213)], "#f0c870", 3, 0.9)


def _gloss(bench: Bench, tone: ColourLike) -> None:
    """What lacquer mirrors: the dark of the house, the boards below, lamps as crisp streaks."""
    deep = mix(tone, "#08060e", 0.55)
    stroke(bench.canvas, smooth_open([(128, 262), (320, 268), (520, 258)]), deep, 34, 0.75, blur=12)
    floor = mix(tone, "#d08a48", 0.6)
    stroke(bench.canvas, smooth_open([(160, 292), (320, 295), (500, 288)]), floor, 7, 0.55, blur=3)
    lamp = mix(tone, bench.light.key, 0.7)
    stroke(bench.canvas, smooth_open([(140, 224), (300, 219), (506, 222)]), lamp, 9, 0.42, blur=3)
    for left, right, alpha in ((206, 290, 0.8), (312, 330, 0.7), (430, 474, 0.6)):
        streak = smooth_open([(left, 228), ((left + right) / 2, 226), (right, 227)])
        stroke(bench.canvas, streak, mix(lamp, "#ffffff", 0.5), 4.5, alpha, blur=1.2)


def _music(bench: Bench) -> None:
    tone = _lacquer(bench)
    bench.shade(polygon([(146, 208), (156, 148), (236, 144), (240, 205)]), tone, 8, 0.6)
    for left, right in ((162, 196), (198, 232)):
        page = polygon([(left, 200), (left + 4, 152), (right - 1, 150), (right, 199)])
        bench.flat(page, "#fff8e6" if left < 180 else "#f4e8cc")
        for k in range(5):
            y = 162 + k * 8
            bench.line([(left + 7, y), (right - 5, y - 0.6)], "#6a5a4a", 1.0, 0.7)
            bench.flat(oval(left + 10 + (k * 11 + left) % 20, y - 1, 2, 1.6), "#3a2e2a")


def _keyboard(bench: Bench) -> None:
    """Turned a little towards the audience, so that everybody sees it is a piano."""
    tone = _lacquer(bench)
    bed: list[Point] = [(12, 250), (40, 212), (188, 205), (200, 240), (194, 292), (162, 300), (34, 300), (14, 286)]  # fmt: skip
    bench.shade(smooth_closed(bed, 0.6), tone, 14, 0.9)
    near_left, near_right, far_right, far_left = KEYS
    bench.line([far_left, far_right], "#a8232f", 4)  # the felt behind the keys
    lip = polygon([near_left, near_right, (near_right[0], near_right[1] + 11), (near_left[0], near_left[1] + 11)])  # fmt: skip
    bench.ramp(lip, (0, 250), (0, 265), ["#e4d8c0", "#9c8e7c"])
    bench.ramp(polygon(list(KEYS)), (60, 256), (130, 214), ["#fffdf4", IVORY, "#e6dcc6"])
    _gaps(bench)
    for x, top in ((17, 232), (189, 219)):
        bench.shade(box(x, top + 26, 16, 60, 6), tone, 6, 0.8)


def _gaps(bench: Bench) -> None:
    """The lines between the white keys, and the black keys in twos and threes."""
    near_left, near_right, far_right, far_left = KEYS
    for k in range(1, NUM_KEYS):
        u = k / NUM_KEYS
        near, far = _along(near_left, near_right, u), _along(far_left, far_right, u)
        bench.line([near, far], "#8f8272", 1.1, 0.9)
        bench.line([near, (near[0], near[1] + 10)], "#7d7060", 1.1, 0.8)
        if k % 7 not in (3, 0):
            root = _along(near, far, 0.40)
            key: skia.Path = taper([root, _along(root, far, 0.5), far], 3.0, 2.5)
            fill(bench.canvas, key, bench.light.surface(EBONY))
            bench.line([_along(root, far, 0.1), _along(root, far, 0.6)], "#6a6274", 1.0, 0.7)


def _along(a: Point, b: Point, amount: float) -> Point:
    return (a[0] + (b[0] - a[0]) * amount, a[1] + (b[1] - a[1]) * amount)
