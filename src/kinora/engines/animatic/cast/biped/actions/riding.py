"""Riding: astride, on pedals, standing on a board, behind a wheel. Hands and feet are told by what
is ridden; here is how the body bears itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.actions.locomotion import idle
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import BRIGHT, BipedPose, Face
from kinora.engines.animatic.cast.vectors import wave


def named(name: str) -> Callable[[Cue], BipedPose] | None:
    return {"ride": astride, "ride pedals": bent_forward, "ride knees": upright, "ride standing": on_board, "ride inside": upright, "ride window": upright}.get(name)  # fmt: skip


def _seated(cue: Cue, *, face: Face = BRIGHT) -> BipedPose:
    """Sitting on something high: the legs hang."""
    return replace(idle(cue, cue.blinking(face)), rise=0.0, seat=1.0, perch=cue.perch, lean=0.0)


def astride(cue: Cue) -> BipedPose:
    """On a back: knees bent, reins in hand, rocking with the animal."""
    rock = wave(cue.t * 1.6)
    return replace(
        _seated(cue), hip=3 + 4 * rock, bend=4 - 3 * rock, head=(0.0, -3 * rock, 0.0),
        left_foot=(0.22, 0.30, 0.30), right_foot=(0.22, 0.30, 0.30), left_toe=12, right_toe=12,
        left_hand=(0.50, -0.52 + 0.03 * rock, -0.16), right_hand=(0.52, -0.50 + 0.03 * rock, -0.16),
    )  # fmt: skip


def bent_forward(cue: Cue) -> BipedPose:
    """Over a handlebar."""
    return replace(_seated(cue), hip=20 + 1.5 * wave(cue.t * 0.8), bend=12, head=(0.0, -18.0, 0.0))


def upright(cue: Cue) -> BipedPose:
    """At a wheel, in a boat, on a seat with the feet ahead."""
    return replace(
        _seated(cue), hip=4 + 1.5 * wave(cue.t * 0.5), bend=5, head=(2 * wave(cue.t * 0.3), 0.0, 0.0),
        left_foot=(0.55, 0.34, 0.06), right_foot=(0.58, 0.34, 0.06),
        left_hand=(0.62, -0.40, -0.10), right_hand=(0.62, -0.38, -0.10),
    )  # fmt: skip


def on_board(cue: Cue) -> BipedPose:
    """Knees bent, arms out for balance."""
    sway = wave(cue.t * 0.55)
    return replace(
        idle(cue, cue.blinking(BRIGHT)), rise=-0.10 + 0.02 * sway, hip=12 + 4 * sway, bend=6, lean=3 * sway,
        left_foot=(0.34, 0.0, 0.04), right_foot=(-0.34, 0.0, 0.04),
        left_hand=(0.40, -0.12 + 0.12 * sway, 0.62), right_hand=(-0.34, -0.12 - 0.12 * sway, 0.62),
    )  # fmt: skip
