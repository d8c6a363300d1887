"""The order in which a beast is painted: far legs, body, near legs, head.

Layers first and depth only inside a layer: pure depth made the near haunch flicker.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kinora.engines.animatic.cast.fire import Flame, paint_fire
from kinora.engines.animatic.cast.quadruped.beast import Beast
from kinora.engines.animatic.cast.quadruped.legs import paint_beast_leg
from kinora.engines.animatic.cast.quadruped.pose import QuadrupedPose
from kinora.engines.animatic.cast.quadruped.rig import LEGS, Bones
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle
from kinora.engines.animatic.cast.quadruped.tail import paint_beast_tail, paint_wing
from kinora.engines.animatic.cast.quadruped.trunk import paint_neck_and_head, paint_trunk

FIRE_SIZE, FIRE_DROP = 2.1, 4.0  # length in bodies, degrees downwards
FAR_LAYER, NEAR_LAYER, HEAD_LAYER = -300.0, 300.0, 600.0


def paint_beast(beast: Beast) -> None:
    """Paint every part of the beast, far ones first."""
    style, bones, depth = beast.style, beast.bones, beast.easel.view.depth
    parts: list[tuple[float, Callable[[], None]]] = [
        (depth(bones.middle.origin), partial(paint_trunk, beast)),
        (depth(bones.head.origin) + HEAD_LAYER, partial(paint_neck_and_head, beast)),
    ]
    for name in LEGS:
        near = name.startswith(_near_side(beast)) if beast.is_side else name.endswith("front")
        layer = NEAR_LAYER if near else FAR_LAYER
        parts.append((depth(bones.leg(name)[0]) + layer, partial(paint_beast_leg, beast, name, near=near)))  # fmt: skip
    if style.tail:
        root = depth(bones.pelvis.point(-style.rump[0]))
        parts.append((root + (-60 if beast.is_side else -400), partial(paint_beast_tail, beast)))
    if style.wings:
        near_side = -1 if _near_side(beast) == "right" else 1
        for side in (1, -1):
            layer = NEAR_LAYER + 20 if side == near_side and beast.is_side else FAR_LAYER + 100
            place = bones.chest.point(-style.body * 0.3, style.chest[0], side * style.chest[1] * 2.2)  # fmt: skip
            parts.append((depth(place) + layer, partial(paint_wing, beast, side)))
    for _, paint in sorted(parts, key=lambda part: part[0]):
        paint()
    if beast.pose.fire > 0:
        paint_fire(beast.easel, flame_of(beast.style, beast.pose, beast.bones))


def flame_of(style: QuadrupedStyle, pose: QuadrupedPose, bones: Bones) -> Flame:
    """The fire from a beast's mouth."""
    head, r = bones.head, style.head.radius
    mouth = head.point(r * (0.75 + style.head.muzzle[0]), r * (style.head.muzzle_drop - 0.18))
    aim = head.turned(pitch=FIRE_DROP)
    return Flame(mouth=mouth, forward=aim.forward, up=aim.up, size=style.body * FIRE_SIZE, amount=pose.fire, clock=pose.clock)  # fmt: skip


def _near_side(beast: Beast) -> str:
    return "right" if beast.easel.view.yaw >= 0 else "left"
