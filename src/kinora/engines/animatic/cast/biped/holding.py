"""What an act adds to an action: things held, spots reached for, what is looked at."""

from __future__ import annotations

import math
from dataclasses import replace

from kinora.engines.animatic.cast.base import Act
from kinora.engines.animatic.cast.biped.actions.everyday import with_kite
from kinora.engines.animatic.cast.biped.actions.stage import reach_along, strike
from kinora.engines.animatic.cast.biped.rig import LEFT, RIGHT, hand_goal, solve
from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.games import GAMES
from kinora.engines.animatic.cast.pose import BipedPose
from kinora.engines.animatic.cast.vectors import Point, Vector, clamp
from kinora.engines.animatic.cast.view import View

TWO_HANDED = ("play piano", "play guitar", "play violin", "play drums", "clap", "sleep", "fly kite", "read", "conduct")  # fmt: skip
BOTH_HANDS = ("flowers", "cake", "gift", "book", "box", "ball", "teddy bear")
BEFORE = (0.60, -0.40, -0.16)  # both hands before the chest
ONE_HAND = {
    "umbrella": (0.60, 0.10, 0.26),
    "balloon": (0.50, 0.16, 0.46),
    "lantern": (0.42, 0.16, 0.22),
    "microphone": (0.52, 0.10, -0.34),
}
KEY_SWING, KEY_LIFT = 26.0, 15.0  # how far a playing hand wanders and lifts, figure units


def holding(pose: BipedPose, act: Act, cue: Cue) -> BipedPose:
    """The pose with something in its hands."""
    if not act.held or act.action in TWO_HANDED or act.action in GAMES:
        return pose
    if act.held == "kite":
        return with_kite(pose, cue)
    if act.held in BOTH_HANDS:
        return replace(pose, left_hand=BEFORE, right_hand=BEFORE)
    return replace(pose, left_hand=ONE_HAND.get(act.held, (0.46, -0.34, 0.05)))


def reaching(style: BipedStyle, pose: BipedPose, act: Act, view: View) -> BipedPose:
    """The pose with its hands at the spots the act names, playing around them at the piano."""
    if act.left_hand is None and act.right_hand is None:
        return pose
    bones = solve(style, pose, view)
    goals: dict[int, Vector] = {LEFT: pose.left_hand, RIGHT: pose.right_hand}
    for side, spot in ((LEFT, act.left_hand), (RIGHT, act.right_hand)):
        if spot is not None:
            x, y = _playing(act, spot, side) if act.action == "play piano" else spot
            place = view.lifted((x, y), side * style.shoulder * 0.8)
            goals[side] = hand_goal(style, bones, side, place)
    return replace(pose, left_hand=goals[LEFT], right_hand=goals[RIGHT])


def _playing(act: Act, spot: Point, side: int) -> Point:
    """Where a hand is that plays the keys around a spot: it wanders, strikes and lifts."""
    return (
        spot[0] + 0.35 * KEY_SWING * reach_along(act.t, side),
        spot[1] - 8 - KEY_LIFT * strike(act.t, side),
    )


def treading(style: BipedStyle, pose: BipedPose, act: Act, view: View) -> BipedPose:
    """The pose with its soles at the spots the act names, on pedals or rests."""
    feet = {LEFT: pose.left_foot, RIGHT: pose.right_foot}
    for side, spot in ((LEFT, act.left_foot), (RIGHT, act.right_foot)):
        if spot is not None:
            ahead, high, _ = view.lifted(spot, side * style.hip_width)
            feet[side] = (ahead / style.leg - 0.06, high / style.leg, 0.0)
    return replace(pose, left_foot=feet[LEFT], right_foot=feet[RIGHT])


def looking(style: BipedStyle, pose: BipedPose, act: Act, view: View) -> BipedPose:
    """The pose with face and pupils turned to what the act looks at."""
    if act.look is None:
        return pose
    bones = solve(style, pose, view)
    x, y = view.project(bones.head.origin)
    dx, dy = act.look[0] - x, act.look[1] - y
    far = max(math.hypot(dx, dy), 1.0)
    aside, up = dx / far, -dy / far
    facing = math.sin(math.radians(view.yaw + view.head_turn))
    yaw = clamp((aside - facing) * 38, -42, 42)
    face = replace(pose.face, look=(clamp(aside - facing, -1, 1) * 0.6, clamp(up, -1, 1) * 0.7))
    return replace(pose, face=face, head=(pose.head[0] * 0.3 + yaw, -up * 24, pose.head[2]))


def speaking(pose: BipedPose, act: Act) -> BipedPose:
    """The pose with the mouth as the words that are said have it."""
    return pose if act.voice is None else replace(pose, face=pose.face.speaking(act.voice))
