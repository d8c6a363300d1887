"""Tools that belong to an action: drawn at the hands or under the feet while nothing else is held."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.biped.grips import (
    STEEL,
    along_arm,
    grip,
    pole,
    two_handed,
    unit,
)
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
from kinora.engines.animatic.cast.biped.tackle import (
    paint_bow,
    paint_can,
    paint_needles,
    paint_poles,
    paint_rod,
    paint_wand,
)
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, limb
from kinora.engines.animatic.cast.vectors import (
    Vector,
    add,
    between,
)
from kinora.engines.animatic.paint.marks import fill
from kinora.engines.animatic.paint.paths import box, oval, smooth_closed

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
        "shovel": _shovel, "broom": _broom, "hammer": _hammer, "axe": _axe, "camera": _camera, "barbell": _barbell, "rod": paint_rod, "sword": _sword,
        "wand": paint_wand, "can": paint_can, "needles": paint_needles, "stick": _stick, "canvas": _brush, "bow": paint_bow, "stove": _spoon, "skis": paint_poles,
        "desk": paint_desk, "sticks": _sticks, "ladder": paint_ladder, "notes": paint_notes, "sleep": paint_sleep, "tears": paint_tears, "thought": paint_thought,
        "gloves": paint_gloves, "bell": paint_bell, "pages": paint_pages, "book": paint_book, "snack": paint_snack,
        "cup": paint_cup, "sponge": paint_sponge,
    }  # fmt: skip
    painter = painters.get(body.gear)
    if painter is not None:
        painter(body)


def _shovel(body: Body) -> None:
    top, end = two_handed(body, 0.30, 0.75)
    pole(body, top, end, 4.5)
    way = unit(top, end)
    blade = [end, add(end, way, 16), add(end, way, 42)]
    body.easel.shade(limb(body.easel.view, blade, 15, 17, 5), STEEL, 6)


def _broom(body: Body) -> None:
    top, end = two_handed(body, 0.35, 0.80)
    end = (end[0], max(end[1], 26.0), end[2])
    pole(body, top, end, 4.2)
    foot = (end[0] + 6, 4.0, end[2])
    body.easel.shade(
        limb(body.easel.view, [end, between(end, foot, 0.5), foot], 8, 20, 30), "#e0b04a", 6
    )
    x, y = body.easel.at(end)
    fill(body.easel.canvas, box(x, y, 20, 9, 3), body.easel.light.surface("#c8343c"))


def _headed(body: Body, long: float, lift: float) -> Vector:
    """A handle in the right hand; gives its far end."""
    hand = grip(body, RIGHT)
    way = along_arm(body, RIGHT, lift)
    end = add(hand, way, long * body.style.leg)
    pole(body, add(hand, way, -0.12 * body.style.leg), end, 4.4)
    return end


def _hammer(body: Body) -> None:
    paint_block(body)
    end = _headed(body, 0.42, 0.9)
    ahead = body.bones.ground.forward
    body.easel.limb(STEEL, [add(end, ahead, -15), add(end, ahead, 16)], 9, softness=5)


def _axe(body: Body) -> None:
    paint_stump(body)
    hand = between(grip(body, RIGHT), grip(body, LEFT), 0.5)
    way = along_arm(body, RIGHT, 0.7)
    end = add(hand, way, 0.75 * body.style.leg)
    pole(body, add(hand, way, -0.2 * body.style.leg), end, 4.6)
    ahead, up = body.bones.ground.forward, body.bones.ground.up
    blade = [add(add(end, ahead, 4), up, 4), add(add(end, ahead, 30), up, 18), add(add(end, ahead, 34), up, -16), add(add(end, ahead, 4), up, -10)]  # fmt: skip
    body.easel.shade(smooth_closed([body.easel.at(p) for p in blade], 0.6), STEEL, 6)


def _camera(body: Body) -> None:
    easel = body.easel
    place = between(grip(body, RIGHT), grip(body, LEFT), 0.5)
    x, y = easel.at(add(place, body.bones.chest.forward, 6))
    easel.shade(box(x, y - 8, 50, 34, 7), "#33323c", 8)
    easel.shade(box(x, y - 28, 20, 10, 3), "#44424e", 3)
    lens = easel.at(add(place, body.bones.ground.forward, 26))
    spot = ((x + lens[0]) / 2, y - 8)
    easel.shade(oval(*spot, 13, 13), "#5a5866", 4)
    fill(easel.canvas, oval(*spot, 8, 8), "#8fd0f0")
    fill(easel.canvas, oval(spot[0] - 3, spot[1] - 3, 2.6, 2.6), "#ffffff")


def _barbell(body: Body) -> None:
    left, right = grip(body, LEFT), grip(body, RIGHT)
    way = unit(right, left)
    ends = [add(right, way, -0.55 * body.style.leg), add(left, way, 0.55 * body.style.leg)]
    pole(body, ends[0], ends[1], 4.2, "#8a94a0")
    for end in ends:
        disc = Frame(end, body.bones.ground.forward, body.bones.ground.up, body.bones.ground.left)
        body.easel.solid("#3a3a44", Ellipsoid(disc, (33, 33, 8)), softness=8)
        body.easel.solid("#c8343c", Ellipsoid(disc, (13, 13, 9)), softness=4)


def _sword(body: Body) -> None:
    hand = grip(body, RIGHT)
    way = along_arm(body, RIGHT, 0.45)
    tip = add(hand, way, 1.15 * body.style.leg)
    pole(body, add(hand, way, -10), add(hand, way, 10), 6, "#6a4228")
    body.easel.shade(limb(body.easel.view, [add(hand, way, 12), tip], 6.5, 2.0), "#dfe6ee", 3)
    cross = add(hand, way, 13)
    up = body.bones.ground.left
    body.easel.limb("#f2c14e", [add(cross, up, -15), add(cross, up, 15)], 4.4, softness=3)


def _sticks(body: Body) -> None:
    for side in (LEFT, RIGHT):
        hand = grip(body, side)
        end = add(hand, along_arm(body, side, -0.1), 0.42 * body.style.leg)
        pole(body, hand, end, 3.0, "#f0dcb4")
        body.easel.dot(end, 5, "#f0dcb4")


def _stick(body: Body) -> None:
    hand = grip(body, RIGHT)
    pole(body, hand, add(hand, along_arm(body, RIGHT, 0.35), 0.6 * body.style.leg), 2.8, "#f4ecd8")


def _spoon(body: Body) -> None:
    paint_stove(body)
    pole(body, grip(body, RIGHT), add(grip(body, RIGHT), (0.10, -1.0, 0.0), 0.55 * body.style.leg), 3.2)  # fmt: skip


def _brush(body: Body) -> None:
    paint_canvas(body)
    hand = grip(body, RIGHT)
    way = along_arm(body, RIGHT, 0.4)
    end = add(hand, way, 0.32 * body.style.leg)
    pole(body, add(hand, way, -10), end, 3.4)
    body.easel.shade(limb(body.easel.view, [end, add(end, way, 15)], 6, 2), "#e0483c", 3)
