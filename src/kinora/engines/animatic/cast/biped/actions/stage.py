"""What is done before an audience: bows, music, song, dance, applause."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.actions.locomotion import idle
from kinora.engines.animatic.cast.biped.actions.resting import sit
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import (
    BRIGHT,
    HAPPY,
    STAND,
    BipedPose,
    Face,
    key_poses,
)
from kinora.engines.animatic.cast.vectors import ease, wave

BEAT = 2.0  # strikes of a hand on the keys a second
SHORTEST_BOW_S = 2.2


def named(name: str) -> Callable[[Cue], BipedPose] | None:
    return {"bow": bow, "play piano": play_piano, "sing": sing, "dance": dance, "wave": wave_hand, "cheer": cheer,
            "clap": clap, "play guitar": play_guitar, "play violin": play_violin, "conduct": conduct,
            "play drums": drum}.get(name)  # fmt: skip


def bow(cue: Cue) -> BipedPose:
    """Arms open, a long back bent at the hip, held, and up again with a smile; twice if time allows."""
    count = 2 if cue.span > 3 * SHORTEST_BOW_S else 1
    span = cue.span / count
    progress = (cue.t % span) / span if cue.t < cue.span else 1.0
    open_ = replace(
        STAND, face=Face(smile=1.0, mouth=0.3), hip=-3, left_hand=(0.30, -0.10, 0.85), right_hand=(0.30, -0.10, 0.85),
        head=(0, -8, 0), left_foot=(0.06, 0, 0.02), right_foot=(-0.10, 0, 0.02), tail_lift=10,
    )  # fmt: skip
    down = replace(
        STAND, face=Face(smile=1.0, squint=1.0, mouth=0.1), hip=40, bend=22, forward=-0.24, rise=-0.03, head=(0, -24, 0),
        left_hand=(0.50, -0.52, -0.50), right_hand=(-0.10, 0.25, 0.92), left_foot=(0.14, 0, 0.02), right_foot=(-0.20, 0, 0.02),
        lag=0.4, cloth=(-0.1, 0), tail=0.4, tail_lift=42,
    )  # fmt: skip
    keys = ((0.0, STAND), (0.18, open_), (0.42, down), (0.66, down), (0.86, open_), (1.0, STAND))
    pose, late = key_poses(keys, progress), key_poses(keys, progress - 0.035)
    return replace(pose, head=late.head, face=late.face, tail=late.tail + 0.4 * wave(progress * 3))


def strike(t: float, side: int) -> float:
    """How far a hand is above the keys, 0 to 1: down fast, up slowly, the hands in turn."""
    u = (t * BEAT + (0.0 if side > 0 else 0.5)) % 1.0
    return 1 - ease(u / 0.18) if u < 0.18 else ease((u - 0.18) / 0.5) if u < 0.68 else 1.0


def reach_along(t: float, side: int) -> float:
    """Where along the keyboard a hand plays, -1 to 1."""
    return 0.65 * wave(t * 0.31, 0.0 if side > 0 else 0.37) + 0.35 * wave(t * 0.83, 0.1 * side)


def play_piano(cue: Cue) -> BipedPose:
    """On a stool; the hands take turns, the body sways with the phrase and the head follows late."""
    phrase, bar = wave(cue.t * 0.25), wave(cue.t * BEAT / 2)
    left, right = strike(cue.t, 1), strike(cue.t, -1)
    face = Face(smile=1.0, wonder=0.15, mouth=0.3 + 0.1 * phrase, look=(0.25, -0.2))  # fmt: skip
    return replace(
        sit(cue), face=cue.blinking(face), hip=7 + 2.5 * phrase, bend=5 + 2 * bar, turn=2 * phrase,
        left_hand=(0.86, -0.30 + 0.12 * left, -0.10), right_hand=(0.86, -0.30 + 0.12 * right, -0.10),
        lean=4 * wave(cue.t * 0.25, 0.1), head=(3 * phrase, -2 + 4 * wave(cue.t * BEAT / 2, 0.12), 5 * wave(cue.t * 0.25, 0.16)),
        tail=wave(cue.t * 0.5, 0.1), lag=0.3 * wave(cue.t * BEAT, 0.2), stretch=1 + 0.01 * bar,
    )  # fmt: skip


def sing(cue: Cue) -> BipedPose:
    """The mouth opens on the beat, the arms carry the phrase."""
    tone = 0.5 + 0.5 * wave(cue.t * 1.3) * wave(cue.t * 0.37, 0.2)
    phrase = 0.5 + 0.5 * wave(cue.t * 0.3)
    return replace(
        idle(cue), face=Face(smile=0.7, squint=0.9 * tone, mouth=0.35 + 0.65 * tone), lean=4 * wave(cue.t * 0.3),
        left_hand=(0.45, -0.40 + 0.5 * phrase, 0.55), right_hand=(0.50, -0.10 - 0.25 * phrase, 0.45),
        head=(3 * wave(cue.t * 0.3), -8 - 6 * tone, 5 * wave(cue.t * 0.3, 0.1)), stretch=1 + 0.02 * tone,
    )  # fmt: skip


def dance(cue: Cue) -> BipedPose:
    """Two-beat step: weight from foot to foot, arms opposite, hips lead and the head follows."""
    phase = cue.t * 1.0
    s = wave(phase)
    beat, left, right = abs(s), max(s, 0.0), max(-s, 0.0)
    return replace(
        STAND, face=Face(smile=1, squint=1, mouth=0.4), rise=-0.10 + 0.10 * beat, lean=-9 * s, turn=16 * wave(phase, 0.06), bend=4,
        left_foot=(0.12 * left, 0.34 * left, 0.16 + 0.22 * left), right_foot=(0.12 * right, 0.34 * right, 0.16 + 0.22 * right),
        left_toe=-20 * left, right_toe=-20 * right, left_hand=(0.25, 0.35 + 0.45 * s, 0.62), right_hand=(0.25, 0.35 - 0.45 * s, 0.62),
        head=(8 * wave(phase, 0.1), -4, 12 * wave(phase, 0.08)), cloth=(0.05, 0.30 * wave(phase, 0.16)),
        lag=0.7 * wave(phase, 0.15), tail=wave(phase, 0.18), stretch=1 + 0.03 * (beat - 0.5),
    )  # fmt: skip


def wave_hand(cue: Cue) -> BipedPose:
    """The arm out and up, clear of large heads, swinging from the shoulder."""
    side = wave(cue.t * 1.7)
    angle = math.radians(27 + 16 * side)
    return replace(
        idle(cue, BRIGHT), right_hand=(0.18, 0.93 * math.sin(angle), 0.93 * math.cos(angle)), left_hand=(0.12, -0.88, 0.28),
        lean=4 + 1.5 * side, head=(0, -3, -6 + 2 * side), tail=0.7 * wave(cue.t), lag=0.3 * wave(cue.t * 1.7, 0.2),
    )  # fmt: skip


def cheer(cue: Cue) -> BipedPose:
    """Both arms up, bouncing on the toes."""
    bounce = abs(wave(cue.t * 0.9))
    shake = wave(cue.t * 2.2)
    return replace(
        STAND, face=Face(smile=1, squint=1, mouth=0.8), rise=-0.10 + 0.14 * bounce, stretch=1 + 0.05 * (bounce - 0.4), hip=-3,
        left_hand=(0.12, 0.62, 0.70 + 0.10 * shake), right_hand=(0.12, 0.62, 0.70 - 0.10 * shake), head=(0, -10, 5 * shake),
        left_toe=-14 * bounce, right_toe=-14 * bounce, lag=0.6 * wave(cue.t * 1.8, 0.2), tail=shake, tail_lift=20,
    )  # fmt: skip


def clap(cue: Cue) -> BipedPose:
    apart = 0.5 + 0.5 * wave(cue.t * 2.2, 0.25)
    hands = (0.62, -0.02, -0.42 + 0.34 * apart)
    return replace(idle(cue, HAPPY), left_hand=hands, right_hand=hands, head=(0, -3, 3 * wave(cue.t * 1.1)), hip=-2)  # fmt: skip


def play_guitar(cue: Cue) -> BipedPose:
    strum = wave(cue.t * 2.0)
    return replace(
        idle(cue, Face(smile=0.9)), left_hand=(0.45, -0.10, 0.50), right_hand=(0.46, -0.48 + 0.10 * strum, -0.38),
        lean=3 * wave(cue.t * 0.5), head=(6, 6 + 3 * wave(cue.t), 6 * wave(cue.t * 0.5, 0.1)), lag=0.2 * strum,
        face=cue.blinking(Face(smile=0.9, look=(0.3, -0.4))),
    )  # fmt: skip


def play_violin(cue: Cue) -> BipedPose:
    stroke = wave(cue.t * 0.8)
    return replace(
        idle(cue), face=Face(smile=0.7, blink=0.8), left_hand=(0.72, 0.22, 0.20), right_hand=(0.45, 0.05 - 0.12 * stroke, 0.10 + 0.25 * stroke),
        lean=4 * stroke, turn=4 * stroke, head=(14, 6, 12 + 2 * stroke),
    )  # fmt: skip


def conduct(cue: Cue) -> BipedPose:
    beat, sway = wave(cue.t * 1.0), wave(cue.t * 0.5)
    return replace(
        idle(cue, BRIGHT), left_hand=(0.48, 0.15 + 0.35 * beat, 0.45 + 0.15 * sway), right_hand=(0.48, 0.15 + 0.40 * beat, 0.45 - 0.2 * sway),
        lean=4 * sway, head=(0, -4 - 5 * beat, 4 * sway),
    )  # fmt: skip


def drum(cue: Cue) -> BipedPose:
    left, right = strike(cue.t * 1.5, 1), strike(cue.t * 1.5, -1)
    return replace(
        sit(cue), face=cue.blinking(BRIGHT), left_hand=(0.66, -0.35 + 0.4 * left, 0.12), right_hand=(0.66, -0.35 + 0.4 * right, 0.12),
        head=(0, 4 * wave(cue.t * 1.5), 4 * wave(cue.t * 0.75)), hip=4,
    )  # fmt: skip
