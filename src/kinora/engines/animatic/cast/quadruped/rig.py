"""From a pose to joints: where every bone of a four-legged body is. Draws nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kinora.engines.animatic.cast.quadruped.pose import QuadrupedPose
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle
from kinora.engines.animatic.cast.skeleton import Frame, bend_joint
from kinora.engines.animatic.cast.vectors import Vector, add, blend, scaled
from kinora.engines.animatic.cast.view import View

Chain = tuple[Vector, Vector, Vector, Vector]  # joint, knee, ankle, sole
LEGS = ("left_front", "right_front", "left_hind", "right_hind")


@dataclass(frozen=True, slots=True)
class Bones:
    """A posed skeleton; the origin is the spot on the ground under the middle of the body."""

    base: Frame
    pelvis: Frame
    middle: Frame
    chest: Frame
    neck: Frame
    neck_root: Vector
    head: Frame
    left_front: Chain
    right_front: Chain
    left_hind: Chain
    right_hind: Chain

    def leg(self, name: str) -> Chain:
        chain: Chain = getattr(self, name)
        return chain


def body_height(style: QuadrupedStyle) -> float:
    return style.leg + style.belly[0] * 0.55


def solve(style: QuadrupedStyle, pose: QuadrupedPose, view: View) -> Bones:
    """The joints of a body in a pose; the view matters only for the head, which cheats towards it."""
    base = Frame((0.0, pose.perch, 0.0)).turned(yaw=pose.turn)
    high = blend(body_height(style) + pose.rise * style.leg, style.rump[0] * 0.98, pose.lie)
    half = style.body * 0.5 * pose.stretch
    pitch = max(pose.pitch, -_steepest(style, high)) if pose.lie > 0.5 else pose.pitch
    pelvis = base.moved(-style.body * 0.5 + pose.forward * style.leg, high).turned(pitch=pitch)
    middle = pelvis.moved(half, pose.arch * style.body * 0.12).turned(pitch=pose.arch * 14)
    chest = middle.moved(half).turned(pitch=pose.arch * 10)
    root = chest.point(style.chest[0] * 0.25, style.chest[0] * 0.25)
    level = Frame(root, *_half_way(base, chest))
    neck = level.turned(pitch=-style.neck_angle + pose.neck, yaw=pose.head[0] * 0.25)
    return Bones(
        base, pelvis, middle, chest, neck, root, _head(style, pose, base, neck, view),
        *(_leg(style, pose, base, pelvis, chest, name) for name in LEGS),
    )  # fmt: skip


def _steepest(style: QuadrupedStyle, rump: float) -> float:
    """Degrees that a resting body may rise to the chest with its fore paws still on the ground."""
    reach = 1.04 * (body_height(style) - style.paw[1] * 0.8) - 0.05 * style.chest[0]
    rise = reach + style.chest[0] * 0.35 - rump
    return math.degrees(math.asin(min(max(rise / style.body, 0.05), 0.95)))


def _half_way(base: Frame, chest: Frame) -> tuple[Vector, Vector, Vector]:
    """Directions between the level ground and a tilted chest, so that the neck stays relaxed."""
    tilt = math.degrees(math.asin(max(-1.0, min(1.0, chest.forward[1])))) * 0.35
    turned = base.turned(pitch=-tilt)
    return turned.forward, turned.up, turned.left


def _head(
    style: QuadrupedStyle, pose: QuadrupedPose, base: Frame, neck: Frame, view: View
) -> Frame:
    r, (yaw, pitch, roll) = style.head.radius, pose.head
    top = Frame(neck.point(style.neck + r * 0.5), base.forward, base.up, base.left)
    turned = top.turned(yaw=yaw + view.head_turn, pitch=pitch + pose.neck * 0.25, roll=roll)
    head = turned.moved(r * 0.25, r * 0.12)
    low = r * 0.92 + pose.perch - head.origin[1]  # a resting chin stays above the ground
    return head.moved(0, low) if low > 0 else head


def _leg(style: QuadrupedStyle, pose: QuadrupedPose, base: Frame, pelvis: Frame, chest: Frame, name: str) -> Chain:  # fmt: skip
    """Paws belong to the ground, not to the twisting body."""
    side = 1 if name.startswith("left") else -1
    foot: Vector = getattr(pose, name)
    front = name.endswith("front")
    wide = style.chest[1] * 0.66 if front else style.rump[1] * 0.74
    rest = (style.body * (0.5 if front else -0.5), 0.0, side * wide)
    long, paw = style.leg, style.paw[1] * 0.8
    sole = add(rest, (foot[0] * long, foot[1] * long + paw + pose.perch, side * foot[2] * long))
    height = body_height(style) - paw
    if front:  # bones as long as the standing leg, so that it stands almost straight
        joint = chest.point(0, -style.chest[0] * 0.35, side * style.chest[1] * 0.62)
        wrist = add(sole, base.up, long * 0.12)
        bone = 0.52 * (height - style.chest[0] * 0.35 - long * 0.12)
        elbow, wrist = bend_joint(
            joint, wrist, bone, add(scaled(base.forward, -1), base.left, side * 0.2)
        )
        return joint, elbow, wrist, add(wrist, base.up, -long * 0.12)
    joint = pelvis.point(-style.rump[0] * 0.05, -style.rump[0] * 0.15, side * style.rump[1] * 0.66)
    hock = add(sole, base.up, long * (0.34 - 0.22 * pose.folded))
    hock = add(hock, base.forward, -long * (0.14 + 0.10 * pose.folded))
    bone = 0.56 * (height - style.rump[0] * 0.15 - long * 0.34)
    knee, hock = bend_joint(joint, hock, bone, add(base.forward, base.left, side * 0.3))
    return joint, knee, hock, sole
