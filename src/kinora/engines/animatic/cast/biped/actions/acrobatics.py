"""Turning over and falling down: the whole figure tumbles in the picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.actions.locomotion import idle
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import BRIGHT, STAND, BipedPose, Face, blend_poses, key_poses
from kinora.engines.animatic.cast.vectors import clamp, ease, wave

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


def climb(cue: Cue) -> BipedPose:
    """Hand over hand and knee after knee, higher and higher, looking up."""
    s, up = wave(cue.t * 0.7), 0.9 * ease(cue.t / 5.0)
    reach, bent = 0.5 + 0.5 * s, 0.5 - 0.5 * s
    return replace(
        STAND, face=cue.blinking(Face(smile=0.6, look=(0, 0.8))), rise=up - 0.05 + 0.04 * abs(s), hip=6, head=(0, -22, 4 * s), lean=5 * s,
        left_hand=(0.52, 0.25 + 0.6 * reach, 0.02), right_hand=(0.52, 0.25 + 0.6 * bent, 0.02), left_foot=(0.32, up + 0.08 + 0.42 * bent, 0.05),
        right_foot=(0.32, up + 0.08 + 0.42 * reach, 0.05), left_toe=10, right_toe=10, tail=s,
    )  # fmt: skip


def swing(cue: Cue) -> BipedPose:
    """Seated, hands up at the ropes, legs out and back."""
    s = wave(cue.t * 0.45)
    return replace(
        STAND, face=cue.blinking(Face(smile=1, mouth=0.5)), seat=1.0, perch=cue.perch or cue.leg * 0.55, hip=-8 * s, lean=0.0, head=(0, -6 - 6 * s, 0),
        left_foot=(0.60 + 0.34 * s, 0.34 + 0.16 * abs(s), 0.02), right_foot=(0.58 + 0.34 * s, 0.34 + 0.16 * abs(s), 0.02), left_hand=(0.26, 0.34, 0.12),
        right_hand=(0.26, 0.34, 0.12), tumble=-14 * s, pivot=3.2, lag=0.6 * s, cloth=(-0.2 * s, 0),
    )  # fmt: skip
