"""Tools of more than one piece: rods with a line, cans with water, bows with an arrow, wands with sparks."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.biped.grips import (
    WOOD,
    along_arm,
    grip,
    pole,
    unit,
)
from kinora.engines.animatic.cast.biped.rig import LEFT, RIGHT
from kinora.engines.animatic.cast.vectors import (
    add,
    between,
    length,
    scaled,
    wave,
)
from kinora.engines.animatic.paint.marks import fill, line, soft_spot, stroke
from kinora.engines.animatic.paint.paths import box, oval, smooth_closed, smooth_open


def paint_rod(body: Body) -> None:
    """A rod that bends when something pulls, its line and its float."""
    easel, leg = body.easel, body.style.leg
    butt, hand = grip(body, RIGHT), grip(body, LEFT)
    way = add(unit(butt, hand), body.bones.ground.up, 0.5)
    way = scaled(way, 1 / length(way))
    tip = add(hand, way, 1.9 * leg)
    droop = add(tip, body.bones.ground.up, -0.14 * leg)
    path = [easel.at(p) for p in (add(butt, way, -0.15 * leg), add(hand, way, 0.9 * leg), droop)]
    stroke(easel.canvas, smooth_open(path), easel.light.shaded(WOOD, 0.4), 5.5)
    end = easel.at((droop[0] + 0.5 * leg, 6.0, droop[2]))
    bob = 3 * wave(body.pose.head[1] * 0.1)
    line(
        easel.canvas,
        [path[-1], ((path[-1][0] + end[0]) / 2 - 4, (path[-1][1] + end[1]) / 2 + 8), end],
        "#f4f4f4",
        1.6,
        0.85,
    )
    easel.shade(oval(end[0], end[1] + bob, 6, 7), "#e0323a")


def paint_can(body: Body) -> None:
    """A watering can and its shower."""
    easel = body.easel
    x, y = easel.at(between(grip(body, RIGHT), grip(body, LEFT), 0.5))
    side = 1 if easel.at(body.bones.ground.forward)[0] >= 0 else -1
    stroke(easel.canvas, oval(x, y, 20, 17), easel.light.shaded("#3f8fc8", 0.6), 5)
    easel.shade(box(x, y + 24, 46, 40, 8), "#4fa3d8", 8)
    spout = [(x + side * 20, y + 34), (x + side * 44, y + 14), (x + side * 62, y + 8)]
    stroke(easel.canvas, smooth_open(spout), easel.light.surface("#4fa3d8"), 9)
    easel.shade(oval(x + side * 66, y + 8, 8, 11), "#3f8fc8", 3)
    for drop in range(10):
        u = (drop * 0.37 + body.pose.right_hand[1] * 9) % 1.0
        dx = side * (66 + 12 + 34 * u + (drop % 3) * 6)
        fill(easel.canvas, oval(x + dx, y + 10 + 90 * u * u + 14 * u, 2.2, 5), "#bfe6ff", 0.85)


def paint_needles(body: Body) -> None:
    easel = body.easel
    left, right = easel.at(grip(body, LEFT)), easel.at(grip(body, RIGHT))
    x, y = (left[0] + right[0]) / 2, (left[1] + right[1]) / 2
    easel.shade(
        smooth_closed([(x - 30, y + 4), (x + 30, y + 4), (x + 34, y + 70), (x - 34, y + 70)], 0.4),
        "#d8485a",
        10,
    )
    for step in range(5):
        line(easel.canvas, [(x - 30, y + 14 + 12 * step), (x, y + 19 + 12 * step), (x + 30, y + 14 + 12 * step)], "#f4c8cc", 2.2, 0.7)  # fmt: skip
    for (hx, hy), side in ((left, 1), (right, -1)):
        line(easel.canvas, [(hx + side * 16, hy + 10), (hx - side * 20, hy - 26)], "#e8d8b0", 4)


def paint_bow(body: Body) -> None:
    easel, leg = body.easel, body.style.leg
    hand, draw = grip(body, LEFT), grip(body, RIGHT)
    up = body.bones.ground.up
    back = unit(hand, draw)
    ends = [add(add(hand, up, side * 0.62 * leg), back, 0.22 * leg) for side in (-1, 1)]
    arc = [
        easel.at(p)
        for p in (
            ends[0],
            add(add(hand, up, -0.3 * leg), back, 0.02),
            hand,
            add(add(hand, up, 0.3 * leg), back, 0.02),
            ends[1],
        )
    ]
    stroke(easel.canvas, smooth_open(arc), easel.light.shaded(WOOD, 0.4), 6)
    line(easel.canvas, [easel.at(ends[0]), easel.at(draw)], "#f4ecd8", 1.8)
    line(easel.canvas, [easel.at(draw), easel.at(ends[1])], "#f4ecd8", 1.8)
    stroke(
        easel.canvas,
        smooth_open([easel.at(draw), easel.at(add(hand, back, -0.3 * leg))]),
        easel.light.surface("#d8c090"),
        3,
    )


def paint_poles(body: Body) -> None:
    for side in (LEFT, RIGHT):
        hand = grip(body, side)
        end = (hand[0] - 0.75 * body.style.leg, 6.0, hand[2] + side * 8)
        pole(body, add(hand, unit(end, hand), 12), end, 2.8, "#5a6672")
        body.easel.spot(between(hand, end, 0.93), 7, "#33323c")


def paint_wand(body: Body) -> None:
    """A wand with a star of light that throws sparks."""
    easel = body.easel
    hand = grip(body, RIGHT)
    way = along_arm(body, RIGHT, 0.5)
    tip = add(hand, way, 0.55 * body.style.leg)
    pole(body, add(hand, way, -12), tip, 3.6, "#4a2f24")
    x, y = easel.at(tip)
    soft_spot(easel.canvas, x, y, 40, 40, "#fff2b0", 0.75)
    for step in range(7):
        angle, far = step * 0.9 + body.pose.right_hand[1] * 4, 16 + 7 * (step % 3)
        fill(
            easel.canvas,
            oval(x + far * math.cos(angle), y + far * math.sin(angle), 3.2, 3.2),
            "#ffe27a",
        )
    fill(easel.canvas, oval(x, y, 7, 7), "#fffbe8")
