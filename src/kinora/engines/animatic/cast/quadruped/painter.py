"""The order in which a beast is painted: far legs, body, near legs, head.

Layers first and depth only inside a layer: pure depth made the near haunch flicker.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kinora.engines.animatic.cast.quadruped.beast import Beast
from kinora.engines.animatic.cast.quadruped.legs import paint_beast_leg
from kinora.engines.animatic.cast.quadruped.rig import LEGS
from kinora.engines.animatic.cast.quadruped.tail import paint_beast_tail, paint_wing
from kinora.engines.animatic.cast.quadruped.trunk import paint_neck_and_head, paint_trunk

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


def _near_side(beast: Beast) -> str:
    return "right" if beast.easel.view.yaw >= 0 else "left"
