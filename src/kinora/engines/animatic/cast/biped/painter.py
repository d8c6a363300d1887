"""The order in which a two-legged body is painted: far to near by the depth of its joints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from kinora.engines.animatic.cast.biped.boards import paint_boards
from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.biped.burden import (
    paint_fish_tail,
    paint_sack,
    paint_tank,
    paint_wings,
)
from kinora.engines.animatic.cast.biped.clothes import (
    paint_backpack,
    paint_cane,
    paint_cape,
    paint_tail,
)
from kinora.engines.animatic.cast.biped.gear import paint_gear
from kinora.engines.animatic.cast.biped.limbs import paint_arm, paint_leg
from kinora.engines.animatic.cast.biped.metal import paint_metal_arm, paint_metal_leg
from kinora.engines.animatic.cast.biped.torso import paint_torso
from kinora.engines.animatic.cast.head.hair import paint_falling_hair
from kinora.engines.animatic.cast.head.painter import paint_head
from kinora.engines.animatic.cast.head.skull import pose_head
from kinora.engines.animatic.cast.vectors import Vector, between, blend, clamp
from kinora.engines.animatic.paint.colour import brighten

IN_HAND = ("gloves", "cup", "snack", "bell", "sponge")  # what is seen before the hand


@dataclass(frozen=True, slots=True)
class Part:
    depth: float
    paint: Callable[[], None]


def paint_body(body: Body) -> None:
    """Paint every part of the body, far ones first."""
    paint_boards(body)
    for part in sorted(_parts(body), key=lambda part: part.depth):
        part.paint()


def _parts(body: Body) -> list[Part]:
    style, bones, depth = body.style, body.bones, _nearness(body)
    parts = [Part(depth(bones.waist.origin), partial(paint_torso, body)), _head_part(body)]
    for side in (1, -1):
        parts.append(_arm_part(body, side))
        if not style.fish_tail:
            parts.append(_leg_part(body, side))
    if style.fish_tail:
        parts.append(Part(depth(bones.pelvis.origin) - style.hips[0], partial(paint_fish_tail, body)))  # fmt: skip
    if body.gear:
        hand = max(depth(bones.left_arm[2]), depth(bones.right_arm[2]))
        over = 9 if body.gear in IN_HAND else -3
        parts.append(Part(hand + over, partial(paint_gear, body)))
    return parts + _attached(body)


def _attached(body: Body) -> list[Part]:
    """Tail, falling hair, and what is carried on the back."""
    style, bones, depth = body.style, body.bones, _nearness(body)
    parts = []
    back: tuple[tuple[str, float, Callable[[Body], None]], ...] = (
        ("backpack", 1.5, paint_backpack), ("tank", 1.5, paint_tank), ("sack", 1.7, paint_sack), ("cape", 1.6, paint_cape), ("wings", 1.8, paint_wings),
    )  # fmt: skip
    worn = dict(style.worn)
    for name, far, paint in back:
        if name in worn:
            cut = replace(body, style=replace(style, extra_colour=worn[name]))
            parts.append(Part(depth(bones.chest.point(-style.chest[0] * far)), partial(paint, cut)))  # fmt: skip
        elif name in style.extras:
            parts.append(Part(depth(bones.chest.point(-style.chest[0] * far)), partial(paint, body)))  # fmt: skip
    if style.tail:
        parts.append(Part(depth(bones.pelvis.point(-style.hips[0] * 1.2)) - 8, partial(paint_tail, body)))  # fmt: skip
    if style.head.hair == "long":
        parts.append(Part(depth(bones.head.point(-style.head.radius)) - 30, partial(_paint_hair, body)))  # fmt: skip
    if "cane" in style.extras and body.pose.seat < 0.5 and body.pose.rise < 0.1:
        parts.append(Part(depth(bones.right_arm[2]) - 1, partial(paint_cane, body)))
    return parts


def _nearness(body: Body) -> Callable[[Vector], float]:
    """Depth along the ground: a raised arm is not nearer for being high."""
    return replace(body.easel.view, tilt=0.0).depth


def _leg_part(body: Body, side: int) -> Part:
    hip, knee, ankle = body.bones.leg(side)
    place = between(between(hip, knee, 0.6), ankle, 0.3)
    bias = blend(-body.style.hips[0] * 1.2, 14.0, clamp(body.pose.seat * 3 - 1))
    paint = paint_metal_leg if body.style.finish == "metal" else paint_leg
    return Part(_nearness(body)(place) + bias, partial(paint, body, side))


def _arm_part(body: Body, side: int) -> Part:
    _, elbow, wrist = body.bones.arm(side)
    depth = _nearness(body)
    bias = clamp((depth(wrist) - depth(body.bones.chest.origin)) * 0.6, -6, 6)
    paint = paint_metal_arm if body.style.finish == "metal" else paint_arm
    return Part(depth(between(elbow, wrist, 0.5)) + bias, partial(paint, body, side))


def _head_part(body: Body) -> Part:
    """A bowing head comes in front of the chest, gradually."""
    pose, r = body.pose, body.style.head.radius
    bias = r * blend(0.36, 0.75, clamp((pose.hip + pose.bend - 15) / 15))
    return Part(_nearness(body)(body.bones.head.origin) + bias, partial(_paint_neck_and_head, body))  # fmt: skip


def _paint_hair(body: Body) -> None:
    pose, head = body.pose, body.style.head
    paint_falling_hair(pose_head(body.easel, head, body.bones.head, pose.face, pose.lag))


def _paint_neck_and_head(body: Body) -> None:
    style, bones = body.style, body.bones
    if style.neck > 6:
        r = style.head.radius
        colour = brighten(style.top, -0.35) if style.finish == "metal" else style.skin
        joints = [bones.neck.point(0, -8), bones.head.point(0, -r * 0.6)]
        body.easel.limb(colour, joints, r * 0.26, r * 0.24)
    paint_head(body.easel, style.head, bones.head, body.pose.face, body.pose.lag)
