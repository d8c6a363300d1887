"""Turning over and falling down: the whole figure tumbles in the picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.actions.locomotion import idle
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import BRIGHT, STAND, BipedPose, Face, blend_poses, key_poses
from kinora.engines.animatic.cast.vectors import clamp, ease, wave

RUNG, HOLD = 0.42, 0.62  # leg lengths between rungs; share of the cycle that a hand holds one
CLIMBS, HIGHEST = 0.40, 1.5  # cycles a second, each of two rungs; leg lengths that one gets up
TURN_S, REST_S = 1.5, 0.6  # seconds of one turn, and of the pause after it


def named(name: str) -> Callable[[Cue], BipedPose] | None:
    return {"cartwheel": cartwheel, "somersault": somersault, "backflip": backflip, "fall": fall, "climb": climb, "swing": swing,
            "roll": somersault}.get(name)  # fmt: skip


def _round(cue: Cue) -> float:
    """0 to 1 through one turn, then held while it rests."""
    return clamp((cue.t % (TURN_S + REST_S)) / TURN_S)


def cartwheel(cue: Cue) -> BipedPose:
    """Arms and legs spread like spokes, hand after hand, foot after foot."""
    u = _round(cue)
    spread = replace(
        STAND, face=Face(smile=1, mouth=0.6), left_hand=(0.05, 0.72, 0.55), right_hand=(0.05, 0.72, 0.55), left_foot=(0.0, 0.16, 0.55),
        right_foot=(0.0, 0.16, 0.55), head=(0, -6, 0), left_toe=-30, right_toe=-30, rise=0.02,
    )  # fmt: skip
    amount = ease(min(u, 1 - u) * 6)
    return replace(
        blend_poses(idle(cue, BRIGHT), spread, amount),
        tumble=360 * ease(u),
        pivot=1.05,
        lag=0.5 * amount,
    )


def somersault(cue: Cue) -> BipedPose:
    """Tucked into a ball, over and up again."""
    u = _round(cue)
    tuck = replace(
        STAND, face=Face(smile=0.8, squint=1), rise=-0.55, hip=52, bend=52, head=(0, 36, 0), left_hand=(0.52, -0.42, -0.10), right_hand=(0.52, -0.42, -0.10),
        left_foot=(0.22, 0.12, 0.0), right_foot=(0.14, 0.12, 0.0),
    )  # fmt: skip
    amount = ease(min(u, 1 - u) * 5)
    return replace(
        blend_poses(idle(cue, BRIGHT), tuck, amount),
        tumble=360 * ease((u - 0.12) / 0.76),
        pivot=0.62,
    )


def backflip(cue: Cue) -> BipedPose:
    """Crouch, spring, over backwards, land and stand."""
    u = _round(cue)
    crouch = replace(
        STAND,
        rise=-0.36,
        hip=26,
        bend=14,
        left_hand=(-0.5, -0.62, 0.2),
        right_hand=(-0.5, -0.62, 0.2),
        head=(0, -14, 0),
    )
    air = replace(
        STAND, face=Face(smile=1, mouth=0.6), rise=0.95, hip=20, bend=16, left_foot=(0.25, 1.30, 0.05), right_foot=(0.15, 1.25, 0.05),
        left_hand=(0.3, 0.45, 0.3), right_hand=(0.3, 0.45, 0.3),
    )  # fmt: skip
    keys = ((0.0, STAND), (0.22, crouch), (0.45, air), (0.66, air), (0.85, crouch), (1.0, STAND))
    turn = ease((u - 0.28) / 0.54)
    return replace(
        key_poses(keys, u), tumble=-360 * turn, pivot=1.1 + 0.9 * min(turn, 1 - turn) * 2
    )


def fall(cue: Cue) -> BipedPose:
    """Trips, rows with the arms, lies there, sits up dizzy and stands again."""
    t = cue.t
    flail = wave(t * 3.2)
    trip = replace(
        STAND, face=Face(smile=-0.4, wonder=1.0), hip=20, bend=6, rise=-0.06, left_hand=(0.45, 0.35 + 0.4 * flail, 0.55), right_hand=(0.35, 0.35 - 0.4 * flail, 0.55),
        right_foot=(-0.45, 0.32, 0), head=(0, -20, 0),
    )  # fmt: skip
    flat = replace(
        STAND, face=Face(smile=-0.3, blink=0.8, grief=0.8), left_hand=(0.30, 0.70, 0.35), right_hand=(0.30, 0.70, 0.35), left_foot=(-0.08, 0.10, 0.08),
        right_foot=(0.10, 0.16, 0.10), head=(0, -14, 0), left_toe=-50, right_toe=-50, tumble=78.0,
    )  # fmt: skip
    dizzy = replace(
        idle(cue, Face(smile=0.2, drowsy=0.6)),
        lean=6 * wave(t * 0.9),
        head=(0, 0, 14 * wave(t * 0.9, 0.1)),
        right_hand=(0.30, 0.55, -0.30),
    )
    keys = (
        (0.0, STAND),
        (0.35, trip),
        (0.60, trip),
        (1.05, flat),
        (2.9, flat),
        (3.9, dizzy),
        (6.0, dizzy),
    )
    return replace(key_poses(keys, t), pivot=0.12)


def _grip(phase: float) -> float:
    """Where a hand or foot is on its way up a ladder, next to its middle: it holds a rung while the
    body rises past it, then reaches for a higher one. Leg lengths."""
    u, way = phase % 1.0, 2 * RUNG * HOLD
    if u < HOLD:
        return way * (0.5 - u / HOLD)
    return way * (-0.5 + ease((u - HOLD) / (1 - HOLD)))


def climb(cue: Cue) -> BipedPose:
    """Hand over hand and foot after foot up a ladder, looking up; on the top rungs one waves."""
    top = HIGHEST / (2 * RUNG)
    steps = min(cue.t * CLIMBS, top)
    up, s = 2 * RUNG * steps, wave(steps)
    there = ease((cue.t - top / CLIMBS) / 0.6)
    left, right = _grip(steps + 0.25), _grip(steps + 0.75)
    shake = 0.14 * wave(cue.t * 1.7) * there
    return replace(
        STAND, face=cue.blinking(Face(smile=0.8, mouth=0.4 * there, look=(0, 0.8 - 0.8 * there))), rise=up - 0.06, hip=5, head=(-16 * there, -20 + 16 * there, 4 * s), lean=4 * s,
        left_hand=(0.56, 0.42 + left, -0.05), right_hand=(0.56 - 0.4 * there, 0.42 + right * (1 - there) + 0.2 * there, -0.05 + (0.55 + shake) * there),
        left_foot=(0.36, up + 0.20 + right, 0.03), right_foot=(0.36, up + 0.20 + left, 0.03), left_toe=8, right_toe=8, tail=s, lag=0.2 * s,
    )  # fmt: skip


def swing(cue: Cue) -> BipedPose:
    """Seated, hands up at the ropes, legs out and back."""
    s = wave(cue.t * 0.45)
    return replace(
        STAND, face=cue.blinking(Face(smile=1, mouth=0.5)), seat=1.0, perch=cue.perch or cue.leg * 0.55, hip=-8 * s, lean=0.0, head=(0, -6 - 6 * s, 0),
        left_foot=(0.60 + 0.34 * s, 0.34 + 0.16 * abs(s), 0.02), right_foot=(0.58 + 0.34 * s, 0.34 + 0.16 * abs(s), 0.02), left_hand=(0.26, 0.34, 0.12),
        right_hand=(0.26, 0.34, 0.12), tumble=-14 * s, pivot=3.2, lag=0.6 * s, cloth=(-0.2 * s, 0),
    )  # fmt: skip
