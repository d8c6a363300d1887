"""Throwing, catching, tossing, juggling, dribbling, kicking: hands and feet where the thing is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.actions.locomotion import idle
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.games import (
    BACK,
    CATCH_AHEAD,
    CAUGHT,
    DRIBBLE_S,
    JUGGLE_S,
    KICK_S,
    KICKED,
    THROW_S,
    THROWN,
    TOSS_DOWN,
    TOSS_S,
    TOSS_UP,
)
from kinora.engines.animatic.cast.pose import BRIGHT, HAPPY, STAND, BipedPose, Face, key_poses
from kinora.engines.animatic.cast.vectors import ease, wave

HELD = (0.56, -0.28, -0.16)  # either hand, with something in both of them


def named(name: str) -> Callable[[Cue], BipedPose] | None:
    return {"toss": toss, "throw": throw, "play ball": throw, "catch": catch, "juggle": juggle, "dribble": dribble, "kick": kick}.get(name)  # fmt: skip


def toss(cue: Cue) -> BipedPose:
    """Dips, throws with both hands, looks after it, catches it low."""
    hold = replace(STAND, left_hand=HELD, right_hand=HELD, face=BRIGHT, head=(0, -2, 0))
    dip = replace(hold, rise=-0.14, hip=6, left_hand=(0.50, -0.52, -0.10), right_hand=(0.50, -0.52, -0.10))  # fmt: skip
    up = replace(
        hold, rise=0.02, hip=-6, left_hand=(0.45, 0.52, 0.10), right_hand=(0.45, 0.52, 0.10), stretch=1.04,
        head=(0, -24, 0), face=Face(smile=1, mouth=0.5, look=(0.1, 0.8)), left_toe=-10, right_toe=-10,
    )  # fmt: skip
    wait = replace(up, rise=-0.02, left_hand=(0.52, 0.02, 0.02), right_hand=(0.52, 0.02, 0.02), stretch=1.0, hip=-4)  # fmt: skip
    keys = ((0.0, hold), (0.16, dip), (TOSS_UP, up), (0.48, wait), (TOSS_DOWN, wait), (TOSS_DOWN + 0.09, dip), (1.0, hold))  # fmt: skip
    return key_poses(keys, cue.t % TOSS_S / TOSS_S)


def throw(cue: Cue) -> BipedPose:
    """Winds up over the shoulder, throws, watches, reaches out and catches."""
    hold = replace(STAND, left_hand=HELD, right_hand=HELD, face=BRIGHT)
    wind = replace(
        STAND, turn=-26, hip=-6, lean=-5, right_hand=(-0.42, 0.52, 0.34), left_hand=(0.62, 0.10, 0.10), left_foot=(0.20, 0.05, 0.05),
        right_foot=(-0.18, 0, 0.05), face=Face(smile=0.7, squint=0.2), head=(8, -8, 0), rise=-0.06,
    )  # fmt: skip
    out = replace(
        STAND, turn=20, hip=14, right_hand=(0.86, 0.34, -0.05), left_hand=(-0.25, -0.55, 0.35), left_foot=(0.34, 0, 0.05), right_foot=(-0.24, 0.04, 0.05),
        right_toe=-24, face=Face(smile=1, mouth=0.5), head=(0, -14, 0), rise=-0.08, lag=0.6,
    )  # fmt: skip
    watch = replace(STAND, left_hand=(0.30, -0.60, 0.25), right_hand=(0.30, -0.60, 0.25), head=(0, -12, 0), face=Face(smile=0.8, look=(0.4, 0.4)), hip=2)  # fmt: skip
    reach = replace(
        STAND, left_hand=(0.70, 0.30, -0.02), right_hand=(0.70, 0.30, -0.02), rise=-0.05, hip=4, head=(0, -16, 0), face=Face(smile=0.8, mouth=0.3, look=(0.3, 0.6)),
        left_foot=(0.14, 0, 0.10), right_foot=(-0.10, 0, 0.10),
    )  # fmt: skip
    caught = replace(hold, rise=-0.10, hip=10, left_hand=(0.46, -0.16, -0.14), right_hand=(0.46, -0.16, -0.14), face=HAPPY)  # fmt: skip
    keys = (
        (0.0, hold), (0.15, wind), (0.19, wind), (THROWN, out), (THROWN + 0.07, out), (BACK - 0.06, watch), (BACK + 0.08, reach), (CAUGHT, reach),
        (CAUGHT + 0.06, caught), (0.90, hold), (1.0, hold),
    )  # fmt: skip
    return key_poses(keys, cue.t % THROW_S / THROW_S)


def catch(cue: Cue) -> BipedPose:
    """The same, beginning with what comes flying."""
    return throw(replace(cue, t=cue.t + CATCH_AHEAD))


def juggle(cue: Cue) -> BipedPose:
    """Hands apart, each giving a little lift by turns, eyes on the top of the arcs."""
    beat = wave(cue.t * 2 / JUGGLE_S)
    return replace(
        idle(cue, BRIGHT), left_hand=(0.50, -0.30 + 0.12 * beat, 0.46), right_hand=(0.50, -0.30 - 0.12 * beat, 0.46), rise=-0.03 + 0.02 * beat,
        head=(0, -16, 3 * beat), face=cue.blinking(Face(smile=1, mouth=0.25, look=(0.25 * beat, 0.8))), lean=2 * beat,
    )  # fmt: skip


def dribble(cue: Cue) -> BipedPose:
    """One hand pushes the ball down and waits for it."""
    u = cue.t % DRIBBLE_S / DRIBBLE_S
    push = ease(1 - abs(2 * u - 1) * 1.6) if 0.2 < u < 0.8 else 0.0
    return replace(
        idle(cue, BRIGHT), rise=-0.16 - 0.03 * push, hip=16, bend=6, right_hand=(0.66, -0.40 - 0.10 * push, 0.16), left_hand=(0.40, -0.35, 0.40),
        left_foot=(0.18, 0, 0.10), right_foot=(-0.18, 0, 0.08), head=(0, -10, 0), lag=0.2 * push,
    )  # fmt: skip


def kick(cue: Cue) -> BipedPose:
    """Swings the leg back, kicks through, watches it roll, shifts from foot to foot until it is
    back."""
    back = replace(
        STAND, hip=10, rise=-0.08, right_foot=(-0.55, 0.30, 0.02), right_toe=-30, left_foot=(0.06, 0, 0.04), left_hand=(0.45, -0.35, 0.45),
        right_hand=(-0.35, -0.50, 0.40), face=Face(smile=0.6, look=(0.2, -0.5)), head=(0, 6, 0),
    )  # fmt: skip
    hit = replace(
        STAND, hip=-16, rise=-0.04, right_foot=(0.78, 0.42, 0.0), right_toe=26, left_hand=(-0.45, -0.35, 0.50), right_hand=(0.50, -0.30, 0.40),
        face=Face(smile=1, mouth=0.6), head=(0, -6, 0), lag=0.6, left_toe=-8,
    )  # fmt: skip
    watch = replace(idle(cue, BRIGHT), left_hand=(0.10, 0.50, 0.55), right_hand=(0.10, 0.50, 0.55), head=(0, -8, 0), face=HAPPY)  # fmt: skip
    wait = replace(idle(cue, BRIGHT), rise=-0.05, left_foot=(0.10, 0, 0.10), right_foot=(-0.10, 0, 0.10), head=(0, 4, 0))  # fmt: skip
    keys = (
        (0.0, wait), (KICKED * 0.55, back), (KICKED, hit), (KICKED + 0.07, hit), (0.40, watch), (0.58, watch), (0.72, wait), (1.0, wait),
    )  # fmt: skip
    return key_poses(keys, cue.t % KICK_S / KICK_S)
