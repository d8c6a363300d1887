"""From a pose to joints: where every bone of a two-legged body is. Draws nothing."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.pose import BipedPose
from kinora.engines.animatic.cast.skeleton import Frame, bend_joint
from kinora.engines.animatic.cast.vectors import Vector, add, blend, clamp, scaled
from kinora.engines.animatic.cast.view import View

Chain = tuple[Vector, Vector, Vector]  # hip, knee, ankle; or shoulder, elbow, wrist
LEFT, RIGHT = 1, -1
PROFILE = 66.0  # degrees from the viewer beyond which a face is lost
LOWEST_HEAD = 1.0  # radii of the skull: a large head stays above the ground


@dataclass(frozen=True, slots=True)
class Bones:
    """A posed skeleton; the origin is the spot on the ground under the standing body."""

    ground: Frame
    pelvis: Frame
    waist: Frame
    chest: Frame
    neck: Frame
    head: Frame
    left_leg: Chain
    right_leg: Chain
    left_arm: Chain
    right_arm: Chain

    def leg(self, side: int) -> Chain:
        return self.left_leg if side == LEFT else self.right_leg

    def arm(self, side: int) -> Chain:
        return self.left_arm if side == LEFT else self.right_arm


def ankle_height(style: BipedStyle) -> float:
    return style.foot[1] * 0.9


def hip_height(style: BipedStyle, pose: BipedPose) -> float:
    """Of the pelvis above the ground: standing on the legs, or resting on a seat."""
    standing = ankle_height(style) + style.leg * (0.985 + pose.rise)
    resting = pose.perch + style.torso * 0.20
    return blend(standing, resting, pose.seat)


def solve(style: BipedStyle, pose: BipedPose, view: View) -> Bones:
    """The joints of a body in a pose; the view matters only for the head, which cheats towards it."""
    base = Frame().turned(yaw=pose.turn)
    pelvis = base.moved(style.leg * pose.forward, hip_height(style, pose)).turned(pitch=pose.hip, roll=pose.lean * 0.5)  # fmt: skip
    stretch, bend = pose.stretch, pose.bend + style.stoop * (1 - pose.seat)
    waist = pelvis.moved(0, style.torso * 0.42 * stretch).turned(pitch=bend * 0.5, roll=pose.lean * 0.5)  # fmt: skip
    chest = waist.moved(0, style.torso * 0.40 * stretch).turned(pitch=bend * 0.5, roll=pose.lean * 0.3)  # fmt: skip
    neck = chest.moved(0, style.torso * 0.18 * stretch)
    return Bones(
        Frame(),
        pelvis,
        waist,
        chest,
        neck,
        _head(style, pose, neck, view),
        *(_leg(style, pose, pelvis, base, side) for side in (LEFT, RIGHT)),
        *(_arm(style, pose, chest, side) for side in (LEFT, RIGHT)),
    )


def _head(style: BipedStyle, pose: BipedPose, neck: Frame, view: View) -> Frame:
    yaw, pitch, roll = pose.head
    yaw = _kept_in_sight(yaw + pose.turn, view) - pose.turn
    pitch -= style.stoop * (1 - pose.seat)  # a bent back still looks ahead
    r = style.head.radius
    root = neck.turned(yaw=yaw + view.head_turn, pitch=pitch * 0.6, roll=roll)
    head = root.moved(r * 0.05, style.neck + r * 0.78).turned(pitch=pitch * 0.4)
    low = 0.0 if pose.tumble else r * LOWEST_HEAD - head.origin[1]
    return head.moved(0, low) if low > 0 else head


def _kept_in_sight(yaw: float, view: View) -> float:
    """A head's turn to the left: no farther from the viewer than to a profile, for those whose
    body is not turned away itself."""
    body = (view.yaw + view.head_turn + 180) % 360 - 180
    if abs(body) > PROFILE:
        return yaw
    return clamp(yaw, -PROFILE - body, PROFILE - body)


def _leg(style: BipedStyle, pose: BipedPose, pelvis: Frame, base: Frame, side: int) -> Chain:
    """Feet belong to the ground: the body may twist above them without dragging them along."""
    foot = pose.left_foot if side == LEFT else pose.right_foot
    hip = pelvis.point(0, 0, side * style.hip_width)
    goal = (
        foot[0] * style.leg,
        ankle_height(style) + foot[1] * style.leg,
        side * (style.hip_width + foot[2] * style.leg),
    )
    towards = add(base.forward, base.left, side * 0.25)
    if pose.seat > 0:
        towards = add(towards, base.up, 0.9 * pose.seat)
    knee, ankle = bend_joint(hip, goal, style.leg * 0.5, towards)
    return hip, knee, ankle


def _arm(style: BipedStyle, pose: BipedPose, chest: Frame, side: int) -> Chain:
    hand = pose.left_hand if side == LEFT else pose.right_hand
    high = style.torso * 0.06
    shoulder = chest.point(0, high, side * (style.shoulder - style.arm_radius[0] * 0.4))
    goal = chest.point(hand[0] * style.arm, high + hand[1] * style.arm, side * (style.shoulder + hand[2] * style.arm))  # fmt: skip
    out = add(add(chest.forward, chest.left, -side * 1.1), chest.up, 0.5)
    elbow, wrist = bend_joint(shoulder, goal, style.arm * 0.5, scaled(out, -1))
    return shoulder, elbow, wrist


def hand_goal(style: BipedStyle, bones: Bones, side: int, place: Vector) -> Vector:
    """The pose's value for a hand that should be at `place` (figure units)."""
    chest, high = bones.chest, style.torso * 0.06
    offset = add(place, chest.point(0, high, 0), -1)
    forward, up, left = (
        sum(x * y for x, y in zip(offset, axis, strict=True))
        for axis in (chest.forward, chest.up, chest.left)
    )
    return (forward / style.arm, up / style.arm, (side * left - style.shoulder) / style.arm)
