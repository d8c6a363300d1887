"""Contests: boxing, fencing, kicking, archery, weights."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.actions.locomotion import idle
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import STAND, BipedPose, Face, key_poses
from kinora.engines.animatic.cast.vectors import ease, wave


def named(name: str) -> Callable[[Cue], BipedPose] | None:
    return {
        "box": box,
        "duel": duel,
        "karate": karate,
        "shoot": shoot,
        "lift weights": lift_weights,
    }.get(name)


def box(cue: Cue) -> BipedPose:
    """Fists up, dancing on the toes, left and right."""
    u = cue.t * 0.9 % 1.0
    left = math.sin(math.pi * min(u / 0.40, 1.0))
    right = math.sin(math.pi * min(max(u - 0.48, 0) / 0.44, 1.0))
    hop = abs(wave(cue.t * 1.6))
    return replace(
        STAND, face=Face(smile=0.2, anger=0.8), rise=-0.10 + 0.05 * hop, hip=10, bend=8, turn=-18 * left + 30 * right, head=(0, -6, 0),
        left_hand=(0.58 + 0.40 * left, 0.10 + 0.12 * left, -0.06), right_hand=(0.40 + 0.58 * right, 0.02 + 0.20 * right, 0.06 - 0.10 * right),
        left_foot=(0.26, 0.04 * hop, 0.06), right_foot=(-0.26, 0.04 * hop, 0.06), left_toe=-8, right_toe=-18, lag=0.4 * wave(cue.t * 2.2), tail=hop,
    )  # fmt: skip


def duel(cue: Cue) -> BipedPose:
    """Parries high, lunges low, steps back."""
    guard = replace(STAND, rise=-0.10, hip=6, right_hand=(0.62, 0.02, 0.02), left_hand=(-0.20, 0.45, 0.45), left_foot=(-0.26, 0, 0.04), right_foot=(0.26, 0, 0.04), face=Face(smile=0.4, anger=0.7), turn=24)  # fmt: skip
    parry = replace(
        guard, right_hand=(0.45, 0.55, -0.05), hip=-4, rise=-0.06, right_foot=(0.16, 0, 0.04)
    )
    lunge = replace(
        guard,
        right_hand=(0.96, 0.10, 0.02),
        hip=24,
        forward=0.28,
        rise=-0.30,
        right_foot=(0.72, 0, 0.04),
        left_foot=(-0.50, 0, 0.04),
        turn=34,
    )
    swing_ = replace(guard, right_hand=(0.70, -0.35, 0.30), turn=-14, hip=10)
    keys = (
        (0.0, guard),
        (0.2, parry),
        (0.32, parry),
        (0.46, lunge),
        (0.58, lunge),
        (0.74, swing_),
        (0.86, guard),
        (1.0, guard),
    )
    return replace(
        key_poses(keys, cue.t % 2.6 / 2.6), lag=0.4 * wave(cue.t), tail=wave(cue.t * 0.6)
    )


def karate(cue: Cue) -> BipedPose:
    """Chambers the knee, kicks high, and stands again."""
    guard = replace(STAND, rise=-0.06, left_hand=(0.50, 0.05, -0.05), right_hand=(0.36, -0.12, -0.10), left_foot=(0.10, 0, 0.05), right_foot=(-0.22, 0, 0.05), face=Face(smile=0.1, anger=0.8))  # fmt: skip
    knee = replace(guard, right_foot=(0.12, 0.55, 0.0), hip=-8, rise=0.0)
    kick = replace(guard, right_foot=(0.80, 0.88, 0.0), right_toe=30, hip=-26, rise=0.02, left_hand=(0.2, -0.1, 0.5), right_hand=(-0.1, -0.3, 0.5), face=Face(smile=0.2, mouth=0.8, anger=0.8))  # fmt: skip
    keys = (
        (0.0, guard),
        (0.25, guard),
        (0.40, knee),
        (0.50, kick),
        (0.66, kick),
        (0.80, knee),
        (1.0, guard),
    )
    return key_poses(keys, cue.t % 2.0 / 2.0)


def shoot(cue: Cue) -> BipedPose:
    """Draws a bow, aims, lets go."""
    u = cue.t % 3.0 / 3.0
    draw = ease((u - 0.1) / 0.4) * (1 - ease((u - 0.74) / 0.04))
    return replace(
        idle(cue, Face(smile=0.3, squint=0.0, look=(0.3, 0.0))), turn=30, head=(-26, -2, 4), left_hand=(0.55, 0.12, 0.62), right_hand=(0.50 - 0.34 * draw, 0.14, 0.10 + 0.10 * draw),
        left_foot=(0.16, 0, 0.10), right_foot=(-0.16, 0, 0.10), bend=-2,
    )  # fmt: skip


def lift_weights(cue: Cue) -> BipedPose:
    """Squats, cleans, and presses a bar over the head; the arms shake at the top."""
    low = replace(STAND, rise=-0.40, hip=44, bend=10, left_hand=(0.62, -0.55, 0.10), right_hand=(0.62, -0.55, 0.10), head=(0, -30, 0), face=Face(smile=0.1, anger=0.6))  # fmt: skip
    chest = replace(
        STAND,
        rise=-0.10,
        hip=-2,
        left_hand=(0.42, -0.05, 0.22),
        right_hand=(0.42, -0.05, 0.22),
        face=Face(smile=0.0, squint=0.8, anger=0.6),
    )
    high = replace(chest, rise=0.0, left_hand=(0.10, 0.92, 0.22), right_hand=(0.10, 0.92, 0.22), left_foot=(0.12, 0, 0.12), right_foot=(-0.1, 0, 0.12), face=Face(smile=0.3, squint=1, mouth=0.5))  # fmt: skip
    u = cue.t % 4.4 / 4.4
    keys = (
        (0.0, low),
        (0.10, low),
        (0.24, chest),
        (0.36, chest),
        (0.48, high),
        (0.76, high),
        (0.88, chest),
        (1.0, low),
    )
    pose = key_poses(keys, u)
    shake = 0.02 * wave(cue.t * 6) if 0.46 < u < 0.78 else 0.0
    return replace(pose, lean=40 * shake, left_foot=(0.06, 0, 0.16), right_foot=(-0.06, 0, 0.16))
