"""Tools that belong to an action: drawn at the hands or under the feet while nothing else is held."""

from __future__ import annotations

import math
from collections.abc import Callable
from types import MappingProxyType

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.biped.rig import LEFT, RIGHT
from kinora.engines.animatic.cast.biped.signs import (
    paint_notes,
    paint_sleep,
    paint_tears,
    paint_thought,
)
from kinora.engines.animatic.cast.biped.smallware import (
    paint_bell,
    paint_book,
    paint_cup,
    paint_gloves,
    paint_pages,
    paint_snack,
    paint_sponge,
)
from kinora.engines.animatic.cast.biped.station import (
    paint_block,
    paint_canvas,
    paint_desk,
    paint_ladder,
    paint_stove,
    paint_stump,
)
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, limb
from kinora.engines.animatic.cast.vectors import (
    Vector,
    add,
    between,
    length,
    scaled,
    subtract,
    wave,
)
from kinora.engines.animatic.paint.marks import fill, line, soft_spot, stroke
from kinora.engines.animatic.paint.paths import box, oval, smooth_closed, smooth_open

WOOD, STEEL = "#a9713f", "#c3ccd6"
GEAR_ROOM = MappingProxyType({"rod": 2.0, "shovel": 1.2, "broom": 1.2, "axe": 0.9, "sword": 1.3, "barbell": 1.3, "skis": 1.3, "board": 0.6,
                              "surfboard": 1.2, "wand": 0.9, "hammer": 1.5, "bow": 1.0, "stick": 0.8,
                              "ladder": 1.9, "canvas": 1.7, "stove": 1.2, "desk": 1.2, "notes": 2.2, "sleep": 1.9, "tears": 0.4, "thought": 1.5,
                              "balls": 1.6, "gloves": 0.4, "bell": 0.5, "pages": 0.4, "snack": 0.3, "cup": 0.4, "sponge": 0.6, "microphone": 1.3})  # fmt: skip


def gear_of(action: str, held: str) -> str:
    """What the action needs, or nothing when the hands are full."""
    worn = {
        "ski": "skis", "skate": "blades", "skateboard": "board", "surf": "surfboard", "sing": "notes", "sleep": "sleep", "cry": "tears",
        "think": "thought", "climb": "ladder", "box": "gloves",
    }  # fmt: skip
    tools = {
        "dig": "shovel", "sweep": "broom", "build": "hammer", "hammer": "hammer", "chop": "axe", "photograph": "camera", "lift weights": "barbell",
        "fish": "rod", "duel": "sword", "magic": "wand", "water": "can", "knit": "needles", "conduct": "stick", "paint": "canvas", "write": "pages",
        "shoot": "bow", "cook": "stove", "type": "desk", "read": "book", "eat": "snack", "drink": "cup", "ring bell": "bell", "play drum kit": "sticks", "play xylophone": "sticks", "play drums": "sticks",
        "wash": "sponge",
    }  # fmt: skip
    return worn.get(action) or ("" if held else tools.get(action, ""))


def paint_gear(body: Body) -> None:
    """What is in the hands, stands ahead or flies around."""
    painters: dict[str, Callable[[Body], None]] = {
        "shovel": _shovel, "broom": _broom, "hammer": _hammer, "axe": _axe, "camera": _camera, "barbell": _barbell, "rod": _rod, "sword": _sword,
        "wand": _wand, "can": _can, "needles": _needles, "stick": _stick, "canvas": _brush, "bow": _bow, "stove": _spoon, "skis": _poles,
        "desk": paint_desk, "sticks": _sticks, "ladder": paint_ladder, "notes": paint_notes, "sleep": paint_sleep, "tears": paint_tears, "thought": paint_thought,
        "gloves": paint_gloves, "bell": paint_bell, "pages": paint_pages, "book": paint_book, "snack": paint_snack,
        "cup": paint_cup, "sponge": paint_sponge,
    }  # fmt: skip
    painter = painters.get(body.gear)
    if painter is not None:
        painter(body)


def _grip(body: Body, side: int) -> Vector:
    """The middle of a closed hand."""
    _, elbow, wrist = body.bones.arm(side)
    return between(elbow, wrist, 1 + 0.45 * body.style.hand / (body.style.arm * 0.5))


def _unit(a: Vector, b: Vector) -> Vector:
    line_ = subtract(b, a)
    return scaled(line_, 1 / max(length(line_), 1e-6))


def _along_arm(body: Body, side: int, lift: float) -> Vector:
    """The direction of a tool in one hand: on from the forearm, raised by `lift`."""
    _, elbow, wrist = body.bones.arm(side)
    way = add(_unit(elbow, wrist), body.bones.ground.up, lift)
    return scaled(way, 1 / max(length(way), 1e-6))


def _pole(body: Body, start: Vector, end: Vector, radius: float, colour: str = WOOD) -> None:
    body.easel.shade(limb(body.easel.view, [start, between(start, end, 0.5), end], radius), colour, radius)  # fmt: skip


def _two_handed(body: Body, before: float, beyond: float) -> tuple[Vector, Vector]:
    """The ends of a shaft through both hands, from behind the right one to beyond the left one,
    in leg lengths."""
    right, left = _grip(body, RIGHT), _grip(body, LEFT)
    way = _unit(right, left)
    return add(right, way, -before * body.style.leg), add(left, way, beyond * body.style.leg)


def _shovel(body: Body) -> None:
    top, end = _two_handed(body, 0.30, 0.75)
    _pole(body, top, end, 4.5)
    way = _unit(top, end)
    blade = [end, add(end, way, 16), add(end, way, 42)]
    body.easel.shade(limb(body.easel.view, blade, 15, 17, 5), STEEL, 6)


def _broom(body: Body) -> None:
    top, end = _two_handed(body, 0.35, 0.80)
    end = (end[0], max(end[1], 26.0), end[2])
    _pole(body, top, end, 4.2)
    foot = (end[0] + 6, 4.0, end[2])
    body.easel.shade(
        limb(body.easel.view, [end, between(end, foot, 0.5), foot], 8, 20, 30), "#e0b04a", 6
    )
    x, y = body.easel.at(end)
    fill(body.easel.canvas, box(x, y, 20, 9, 3), body.easel.light.surface("#c8343c"))


def _headed(body: Body, long: float, lift: float) -> Vector:
    """A handle in the right hand; gives its far end."""
    hand = _grip(body, RIGHT)
    way = _along_arm(body, RIGHT, lift)
    end = add(hand, way, long * body.style.leg)
    _pole(body, add(hand, way, -0.12 * body.style.leg), end, 4.4)
    return end


def _hammer(body: Body) -> None:
    paint_block(body)
    end = _headed(body, 0.42, 0.9)
    ahead = body.bones.ground.forward
    body.easel.limb(STEEL, [add(end, ahead, -15), add(end, ahead, 16)], 9, softness=5)


def _axe(body: Body) -> None:
    paint_stump(body)
    hand = between(_grip(body, RIGHT), _grip(body, LEFT), 0.5)
    way = _along_arm(body, RIGHT, 0.7)
    end = add(hand, way, 0.75 * body.style.leg)
    _pole(body, add(hand, way, -0.2 * body.style.leg), end, 4.6)
    ahead, up = body.bones.ground.forward, body.bones.ground.up
    blade = [add(add(end, ahead, 4), up, 4), add(add(end, ahead, 30), up, 18), add(add(end, ahead, 34), up, -16), add(add(end, ahead, 4), up, -10)]  # fmt: skip
    body.easel.shade(smooth_closed([body.easel.at(p) for p in blade], 0.6), STEEL, 6)


def _camera(body: Body) -> None:
    easel = body.easel
    place = between(_grip(body, RIGHT), _grip(body, LEFT), 0.5)
    x, y = easel.at(add(place, body.bones.chest.forward, 6))
    easel.shade(box(x, y - 8, 50, 34, 7), "#33323c", 8)
    easel.shade(box(x, y - 28, 20, 10, 3), "#44424e", 3)
    lens = easel.at(add(place, body.bones.ground.forward, 26))
    spot = ((x + lens[0]) / 2, y - 8)
    easel.shade(oval(*spot, 13, 13), "#5a5866", 4)
    fill(easel.canvas, oval(*spot, 8, 8), "#8fd0f0")
    fill(easel.canvas, oval(spot[0] - 3, spot[1] - 3, 2.6, 2.6), "#ffffff")


def _barbell(body: Body) -> None:
    left, right = _grip(body, LEFT), _grip(body, RIGHT)
    way = _unit(right, left)
    ends = [add(right, way, -0.55 * body.style.leg), add(left, way, 0.55 * body.style.leg)]
    _pole(body, ends[0], ends[1], 4.2, "#8a94a0")
    for end in ends:
        disc = Frame(end, body.bones.ground.forward, body.bones.ground.up, body.bones.ground.left)
        body.easel.solid("#3a3a44", Ellipsoid(disc, (33, 33, 8)), softness=8)
        body.easel.solid("#c8343c", Ellipsoid(disc, (13, 13, 9)), softness=4)


def _rod(body: Body) -> None:
    """A rod that bends when something pulls, its line and its float."""
    easel, leg = body.easel, body.style.leg
    butt, hand = _grip(body, RIGHT), _grip(body, LEFT)
    way = add(_unit(butt, hand), body.bones.ground.up, 0.5)
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


def _sword(body: Body) -> None:
    hand = _grip(body, RIGHT)
    way = _along_arm(body, RIGHT, 0.45)
    tip = add(hand, way, 1.15 * body.style.leg)
    _pole(body, add(hand, way, -10), add(hand, way, 10), 6, "#6a4228")
    body.easel.shade(limb(body.easel.view, [add(hand, way, 12), tip], 6.5, 2.0), "#dfe6ee", 3)
    cross = add(hand, way, 13)
    up = body.bones.ground.left
    body.easel.limb("#f2c14e", [add(cross, up, -15), add(cross, up, 15)], 4.4, softness=3)


def _wand(body: Body) -> None:
    """A wand with a star of light that throws sparks."""
    easel = body.easel
    hand = _grip(body, RIGHT)
    way = _along_arm(body, RIGHT, 0.5)
    tip = add(hand, way, 0.55 * body.style.leg)
    _pole(body, add(hand, way, -12), tip, 3.6, "#4a2f24")
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


def _can(body: Body) -> None:
    """A watering can and its shower."""
    easel = body.easel
    x, y = easel.at(between(_grip(body, RIGHT), _grip(body, LEFT), 0.5))
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


def _needles(body: Body) -> None:
    easel = body.easel
    left, right = easel.at(_grip(body, LEFT)), easel.at(_grip(body, RIGHT))
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


def _sticks(body: Body) -> None:
    for side in (LEFT, RIGHT):
        hand = _grip(body, side)
        end = add(hand, _along_arm(body, side, -0.1), 0.42 * body.style.leg)
        _pole(body, hand, end, 3.0, "#f0dcb4")
        body.easel.dot(end, 5, "#f0dcb4")


def _stick(body: Body) -> None:
    hand = _grip(body, RIGHT)
    _pole(
        body, hand, add(hand, _along_arm(body, RIGHT, 0.35), 0.6 * body.style.leg), 2.8, "#f4ecd8"
    )


def _spoon(body: Body) -> None:
    paint_stove(body)
    _pole(body, _grip(body, RIGHT), add(_grip(body, RIGHT), (0.10, -1.0, 0.0), 0.55 * body.style.leg), 3.2)  # fmt: skip


def _brush(body: Body) -> None:
    paint_canvas(body)
    hand = _grip(body, RIGHT)
    way = _along_arm(body, RIGHT, 0.4)
    end = add(hand, way, 0.32 * body.style.leg)
    _pole(body, add(hand, way, -10), end, 3.4)
    body.easel.shade(limb(body.easel.view, [end, add(end, way, 15)], 6, 2), "#e0483c", 3)


def _bow(body: Body) -> None:
    easel, leg = body.easel, body.style.leg
    hand, draw = _grip(body, LEFT), _grip(body, RIGHT)
    up = body.bones.ground.up
    back = _unit(hand, draw)
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


def _poles(body: Body) -> None:
    for side in (LEFT, RIGHT):
        hand = _grip(body, side)
        end = (hand[0] - 0.75 * body.style.leg, 6.0, hand[2] + side * 8)
        _pole(body, add(hand, _unit(end, hand), 12), end, 2.8, "#5a6672")
        body.easel.spot(between(hand, end, 0.93), 7, "#33323c")
