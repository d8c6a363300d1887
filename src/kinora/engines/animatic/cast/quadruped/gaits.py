"""Standing, walking, galloping, swimming and sitting of a beast."""

from __future__ import annotations

import math
from dataclasses import replace

from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import BRIGHT, CALM, Face
from kinora.engines.animatic.cast.quadruped.pose import STAND, QuadrupedPose
from kinora.engines.animatic.cast.vectors import Vector, ease, wave

STRIDE, STANCE, WALK_RATE = 0.72, 0.64, 1.0
GALLOP, GALLOP_STANCE, GALLOP_RATE = 1.15, 0.40, 1.4


def advance(action: str) -> float:
    """Ground covered in one cycle of steps, in leg lengths."""
    return GALLOP / GALLOP_STANCE if action in ("run", "chase") else STRIDE / STANCE


def cadence(action: str) -> float:
    """Cycles of steps a second; 0 for what is done on the spot."""
    return {
        "walk": WALK_RATE,
        "run": GALLOP_RATE,
        "chase": GALLOP_RATE,
        "swim": WALK_RATE * 0.6,
        "march": WALK_RATE,
        "sneak": WALK_RATE * 0.6,
    }.get(action, 0.0)


def _foot(phase: float, stride: float, lift: float, stance: float) -> Vector:
    u = phase % 1.0
    if u < stance:
        return (stride * (0.5 - u / stance), 0.0, 0.0)
    k = (u - stance) / (1 - stance)
    return (stride * (-0.5 + ease(k)), lift * math.sin(math.pi * k), 0.0)


def stand(cue: Cue, face: Face = CALM) -> QuadrupedPose:
    breath = cue.breath()
    return replace(STAND, face=cue.blinking(face), rise=0.006 * breath, neck=1.5 * breath, tail=(cue.t + cue.shift) * 0.5, lag=0.15 * breath)  # fmt: skip


def rest(cue: Cue) -> QuadrupedPose:
    """Standing for long: looks about, sniffs at the ground, wags, shifts its weight."""
    t = cue.t + cue.shift
    begun, pose = ease(cue.t / 1.2), stand(cue)
    glance = begun * min(max(2.2 * wave(t * 0.13), -1.0), 1.0)
    sniff = begun * ease((wave(t * 0.097, 0.3) - 0.72) / 0.2)
    wag = 0.5 + 0.9 * ease(wave(t * 0.071) * 2)
    return replace(
        pose, head=(30 * glance * (1 - sniff), 10 * sniff + 2 * wave(t * 1.7) * sniff, 5 * wave(t * 0.19)), neck=pose.neck + 46 * sniff, turn=2.5 * wave(t * 0.11),
        face=replace(pose.face, look=(0.7 * glance * (1 - sniff), -0.4 * sniff)), tail_swing=wag, tail=t * 0.9, rise=pose.rise - 0.02 * abs(glance),
    )  # fmt: skip


def walk(cue: Cue) -> QuadrupedPose:
    """Four beats: hind and fore of one side, then of the other."""
    phase = cue.steps

    def foot(shift: float) -> Vector:
        return _foot(phase + shift, STRIDE, 0.20, STANCE)

    return replace(
        STAND, face=cue.blinking(BRIGHT), left_hind=foot(0), left_front=foot(0.75), right_hind=foot(0.5), right_front=foot(0.25),
        rise=-0.05 + 0.025 * wave(2 * phase), pitch=1.6 * wave(2 * phase, 0.2), neck=3 + 4 * wave(2 * phase, 0.1),
        head=(0, 3 * wave(2 * phase, 0.15), 2 * wave(phase)), tail=phase, tail_swing=0.7, lag=0.4 * wave(2 * phase, 0.2), turn=2 * wave(phase),
    )  # fmt: skip


def gallop(cue: Cue) -> QuadrupedPose:
    """Hind pair, flight, fore pair; the back folds and opens."""
    phase = cue.steps
    fold = wave(phase, -0.1)

    def foot(shift: float) -> Vector:
        return _foot(phase + shift, GALLOP, 0.42, GALLOP_STANCE)

    return replace(
        STAND, face=Face(smile=1, mouth=0.5), right_hind=foot(0), left_hind=foot(-0.08), right_front=foot(0.48), left_front=foot(0.40),
        rise=0.03 + 0.10 * wave(phase, 0.15), pitch=7 * wave(phase, 0.3), arch=0.9 * fold, stretch=1 - 0.10 * fold, neck=8 + 7 * fold,
        head=(0, -6 - 5 * fold, 0), tail=phase, tail_lift=-25, tail_swing=0.5, lag=0.9 + 0.4 * wave(phase, 0.2),
    )  # fmt: skip


def sit(cue: Cue, face: Face = CALM) -> QuadrupedPose:
    breath = cue.breath()
    return replace(
        STAND, face=cue.blinking(face), lie=1.0, pitch=-43, neck=-14 + 1.5 * breath, folded=1.0, forward=-0.05,
        left_hind=(0.42, 0, 0.22), right_hind=(0.42, 0, 0.22), left_front=(-0.34, 0, -0.05), right_front=(-0.30, 0, -0.05),
        tail_lift=-64, tail_swing=0.6, tail=cue.t * 0.6, lag=0.15 * breath,
    )  # fmt: skip


def swim(cue: Cue) -> QuadrupedPose:
    """Paddling with the back at the surface, the head held high."""

    def paw(shift: float) -> Vector:
        u = cue.steps * 2 + shift
        return (0.30 * wave(u), 0.42 + 0.20 * wave(u, 0.25), 0.0)

    return replace(
        STAND, face=cue.blinking(BRIGHT), rise=0.10 + 0.03 * wave(cue.t * 0.6), pitch=-10, neck=-8, head=(0, -8, 3 * wave(cue.t * 0.5)), left_front=paw(0),
        right_front=paw(0.5), left_hind=paw(0.5), right_hind=paw(0), tail=cue.t, tail_lift=-20,
    )  # fmt: skip
