"""Standing, walking, running, jumping, floating, spinning."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.cue import STANCE, Cue, foot_path
from kinora.engines.animatic.cast.pose import (
    BRIGHT,
    CALM,
    STAND,
    BipedPose,
    Face,
    key_poses,
)
from kinora.engines.animatic.cast.vectors import clamp, ease, wave

WALK_STRIDE, WALK_RATE = 0.92, 0.95  # leg lengths, cycles a second
RUN_STRIDE, RUN_RATE, RUN_STANCE = 1.25, 1.55, 0.38
JUMP_S = 1.25


def named(name: str) -> Callable[[Cue], BipedPose] | None:
    return {"idle": rest, "stand": rest, "walk": walk, "run": run, "jump": jump, "hop": jump,
            "float": hover, "fly": fly, "spin": spin, "twirl": spin}.get(name)  # fmt: skip


def advance(action: str) -> float:
    """Ground covered in one cycle of steps, in leg lengths."""
    return RUN_STRIDE / RUN_STANCE if action == "run" else WALK_STRIDE / STANCE


def cadence(action: str) -> float:
    """Cycles of steps a second; 0 for what is done on the spot."""
    return {"walk": WALK_RATE, "run": RUN_RATE}.get(action, 0.0)


def idle(cue: Cue, face: Face = CALM) -> BipedPose:
    """Standing, breathing, blinking, the weight moving a little from foot to foot."""
    breath, sway = cue.breath(), wave((cue.t + cue.shift) * 0.17)
    return replace(
        STAND, face=cue.blinking(face), stretch=1 + 0.012 * breath, rise=-0.008 + 0.004 * breath,
        lean=1.2 * sway, lag=0.15 * breath, tail=0.6 * wave((cue.t + cue.shift) * 0.3),
        left_foot=(0.02, 0, 0.02), right_foot=(-0.03, 0, 0.02), head=(2 * sway, breath, 1.5 * sway),
    )  # fmt: skip


def rest(cue: Cue) -> BipedPose:
    """Idle for long: weight from leg to leg, glances about, and now and then a small gesture."""
    t = cue.t + cue.shift
    begun = ease(cue.t / 1.2)
    lean = begun * clamp(1.8 * wave(t * 0.11), -1, 1)
    glance = begun * clamp(2.4 * wave(t * 0.163, 0.2), -1, 1) * max(0.0, wave(t * 0.087, 0.1))
    scratch = begun * _now_and_then(t, every=7.3, lasts=2.0, first=4.1)
    hips = begun * _now_and_then(t, every=8.9, lasts=2.6, first=1.0)
    pose = idle(cue)
    right = (0.12 + 0.20 * scratch, -0.90 + 1.62 * scratch, 0.26 + 0.04 * scratch)
    return replace(
        pose, face=replace(pose.face, look=(0.8 * glance, 0.15 * scratch)), lean=pose.lean + 3.4 * lean, turn=5 * lean + 7 * glance,
        rise=pose.rise - 0.022 * abs(lean), head=(pose.head[0] + 30 * glance, pose.head[1] - 5 * scratch, pose.head[2] - 4 * lean),
        left_hand=(0.12 - 0.10 * hips, -0.88 + 0.34 * hips, 0.24 + 0.16 * hips) if hips > 0 else pose.left_hand,
        right_hand=right if scratch > 0 else pose.right_hand, lag=pose.lag + 0.3 * glance,
    )  # fmt: skip


def _now_and_then(t: float, *, every: float, lasts: float, first: float) -> float:
    """0, and for a while in each period up to 1 and down."""
    u = (t - first) % every
    return ease(u / 0.5) * (1 - ease((u - lasts + 0.5) / 0.5)) if u < lasts else 0.0


def walk(cue: Cue) -> BipedPose:
    """A full stride: heel first, the body falling onto each step, arms against the legs."""
    phase = cue.steps
    left = foot_path(phase, stride=WALK_STRIDE, lift=0.26)
    right = foot_path(phase + 0.5, stride=WALK_STRIDE, lift=0.26)
    swing = wave(phase, -0.25)  # the left leg is ahead at 1
    waddle = 8.0 if cue.leg < 50 else 2.5
    bob = -0.095 + 0.035 * math.cos(4 * math.pi * (phase - 0.30))
    return replace(
        STAND, face=cue.blinking(Face(smile=0.9)), rise=bob, hip=5, lean=waddle * wave(phase, 0.05), turn=-8 * swing,
        left_foot=(left[0], left[1], -0.05), right_foot=(right[0], right[1], -0.05),
        left_toe=left[2], right_toe=right[2],
        left_hand=(-0.62 * swing + 0.10, -0.74, 0.16), right_hand=(0.62 * swing + 0.10, -0.74, 0.16),
        head=(7 * swing, 2 * wave(2 * phase), -waddle * 0.6 * wave(phase)),
        cloth=(-0.12 + 0.1 * wave(2 * phase, 0.1), 0.10 * wave(phase, 0.15)),
        lag=0.5 * wave(2 * phase, 0.15), tail=wave(phase, 0.2),
    )  # fmt: skip


def run(cue: Cue) -> BipedPose:
    phase = cue.steps
    left = foot_path(phase, stride=RUN_STRIDE, lift=0.45, stance=RUN_STANCE)
    right = foot_path(phase + 0.5, stride=RUN_STRIDE, lift=0.45, stance=RUN_STANCE)
    swing = wave(phase, -0.2)
    return replace(
        STAND, face=BRIGHT, rise=-0.12 + 0.09 * math.cos(4 * math.pi * (phase - 0.42)), hip=13, bend=8, turn=-9 * swing,
        left_foot=(left[0], left[1], -0.08), right_foot=(right[0], right[1], -0.08),
        left_toe=left[2] * 1.6, right_toe=right[2] * 1.6,
        left_hand=(-0.6 * swing + 0.22, -0.42, 0.10), right_hand=(0.6 * swing + 0.22, -0.42, 0.10),
        head=(8 * swing, -12, 0), cloth=(-0.35, 0.12 * wave(phase)),
        lag=0.9 + 0.4 * wave(2 * phase, 0.15), tail=wave(phase, 0.2), tail_lift=20,
    )  # fmt: skip


def jump(cue: Cue) -> BipedPose:
    """Crouch, spring, float, land, settle; as often as the time allows."""
    count = max(round(cue.span / JUMP_S), 1)
    progress = cue.progress * count % 1.0 if cue.progress < 1 else 1.0
    crouch = replace(
        STAND, rise=-0.36, hip=24, bend=14, left_hand=(-0.55, -0.62, 0.3), right_hand=(-0.55, -0.62, 0.3),
        stretch=0.92, face=Face(smile=0.8, look=(0, 0.6)), head=(0, -14, 0),
    )  # fmt: skip
    air = replace(
        STAND, rise=0.55, hip=-4, left_hand=(0.15, 0.66, 0.66), right_hand=(0.15, 0.66, 0.66),
        left_foot=(-0.12, 0.62, 0.12), right_foot=(0.14, 0.44, 0.12), left_toe=-35, right_toe=-20,
        stretch=1.08, face=Face(smile=1, squint=1, mouth=0.8), head=(0, -10, 0), lag=-0.8,
    )  # fmt: skip
    high = replace(air, rise=0.62, stretch=1.0, lag=-0.2)
    keys = ((0.0, STAND), (0.22, crouch), (0.42, air), (0.58, high), (0.78, crouch), (1.0, STAND))
    return key_poses(keys, progress)


def hover(cue: Cue) -> BipedPose:
    """Weightless: drifting up and down, limbs loose."""
    slow, off = wave(cue.t * 0.22), wave(cue.t * 0.22, 0.2)
    lift = 0.55 * ease(cue.t / 1.5)
    return replace(
        idle(cue), rise=lift + 0.10 * slow, lean=7 * off, hip=4 + 5 * slow,
        left_hand=(0.30, -0.15 + 0.15 * off, 0.75), right_hand=(0.35, -0.25 - 0.15 * slow, 0.70),
        left_foot=(0.15 + 0.1 * off, lift + 0.12, 0.16), right_foot=(-0.18, lift + 0.22 + 0.1 * slow, 0.10),
        left_toe=-25, right_toe=-35, lag=0.4 * off, face=cue.blinking(BRIGHT),
    )  # fmt: skip


def fly(cue: Cue) -> BipedPose:
    """Through the air with one fist ahead."""
    bob, lift = wave(cue.t * 0.6), 0.9 * ease(cue.t / 0.9)
    away = 1 if lift > 0 else 0
    return replace(
        STAND, rise=lift + 0.06 * bob, hip=38 * lift, face=BRIGHT, head=(0, -34 * lift, 0),
        left_hand=(0.55, 0.80, -0.05), right_hand=(0.20, -0.80, 0.25),
        left_foot=(-0.75 * lift, lift * 1.0 * away, 0.02), right_foot=(-0.6 * lift, lift * 0.8, 0.02),
        left_toe=-40 * lift, right_toe=-40 * lift, cloth=(-0.5 * lift, 0.1 * bob), lag=lift, tail=bob,
    )  # fmt: skip


def spin(cue: Cue) -> BipedPose:
    """Turns about itself on one foot, arms round."""
    count = max(round(cue.span / 1.7), 1)
    u = cue.progress * count % 1.0 if cue.progress < 1 else 1.0
    raised = clamp(min(u, 1 - u) * 5)
    return replace(
        STAND, face=Face(smile=1), spin=360 * ease(u) % 360, rise=0.04 * raised, stretch=1 + 0.02 * raised,
        left_hand=(0.15, 0.85 * raised - 0.9 * (1 - raised), 0.15), right_hand=(0.15, 0.85 * raised - 0.9 * (1 - raised), 0.15),
        right_foot=(0.05, 0.45 * raised, -0.10 + 0.25 * raised), right_toe=-40 * raised, left_toe=-20 * raised,
        cloth=(0.0, 0.15 * raised), lag=0.6 * raised, tail=raised,
    )  # fmt: skip
