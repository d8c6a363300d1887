"""Sitting, reading, eating and sleeping, on the ground or on a seat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.actions.locomotion import idle
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import ASLEEP, CALM, BipedPose, Face
from kinora.engines.animatic.cast.vectors import clamp, wave

DANGLE = 0.78  # how far below the seat the feet hang, leg lengths


def named(name: str) -> Callable[[Cue], BipedPose] | None:
    return {"sit": sit, "sleep": sleep, "read": read, "eat": eat, "drink": eat}.get(name)  # fmt: skip


def sit(cue: Cue, face: Face = CALM) -> BipedPose:
    """Legs ahead on the ground; over a seat the knees bend and short legs dangle."""
    high = (cue.perch + cue.hips) / cue.leg  # of the pelvis, leg lengths
    hang = max(high - DANGLE - 0.15, 0.0)  # of the feet above the ground
    seated = clamp(cue.perch / (0.3 * cue.leg))
    kick = 0.05 * wave(cue.t * 0.55) if hang > 0.1 else 0.0
    ahead = 0.70 - 0.14 * seated
    return replace(
        idle(cue, face), rise=0.0, forward=-0.34 * seated, hip=-6 + 8 * seated, seat=1.0, perch=cue.perch, lean=0.0,
        left_foot=(ahead - 0.22 * seated + kick, hang + 0.03, 0.08), right_foot=(ahead + 0.03 - 0.22 * seated - kick, hang + 0.02, 0.08),
        left_toe=56 * (1 - seated) - 10 * seated, right_toe=50 * (1 - seated) - 16 * seated,
        left_hand=(0.14, -0.78, 0.26), right_hand=(0.14, -0.78, 0.26),
    )  # fmt: skip


def sleep(cue: Cue) -> BipedPose:
    """Sitting, slumped, the head low and to the side, breathing slowly."""
    breath = wave(cue.t * 0.25)
    return replace(
        sit(cue), face=ASLEEP, hip=2 + 1.5 * breath, bend=20, head=(0, 16 + 2 * breath, 16), stretch=1 + 0.02 * breath,
        left_hand=(0.42, -0.62, -0.12), right_hand=(0.42, -0.62, -0.12), tail=0.0,
    )  # fmt: skip


def read(cue: Cue) -> BipedPose:
    """Both hands hold a book ahead; the eyes run along its lines."""
    along = cue.t * 0.5 % 1.0
    face = Face(smile=0.7, look=(0.45 - 0.7 * along, -0.55))
    base = sit(cue) if cue.perch else idle(cue)
    return replace(
        base, face=cue.blinking(face), head=(3 - 6 * along, 15, 0), bend=4,
        left_hand=(0.60, -0.30, -0.12), right_hand=(0.60, -0.30, -0.12),
    )  # fmt: skip


def eat(cue: Cue) -> BipedPose:
    """A hand goes to the mouth and back; the cheeks chew."""
    bite = 0.5 + 0.5 * wave(cue.t * 0.45, 0.25)
    chew = max(0.0, wave(cue.t * 1.8)) * (1 - bite)
    base = sit(cue) if cue.perch else idle(cue)
    return replace(
        base, face=cue.blinking(Face(smile=0.9, mouth=0.6 * max(bite - 0.6, 0.0) / 0.4 + 0.2 * chew)), head=(0, 8 * bite, 0),
        right_hand=(0.55, -0.45 + 0.62 * bite, -0.25 * bite), left_hand=(0.50, -0.50, -0.10),
    )  # fmt: skip
