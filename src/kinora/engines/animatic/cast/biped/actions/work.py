"""Work and play with the hands: each swing is wound up, struck and followed through."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.actions.gestures import kneel
from kinora.engines.animatic.cast.biped.actions.locomotion import idle
from kinora.engines.animatic.cast.biped.actions.resting import sit
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import BRIGHT, STAND, BipedPose, Face, key_poses
from kinora.engines.animatic.cast.vectors import ease, wave

DIG_S = 1.8


def named(name: str) -> Callable[[Cue], BipedPose] | None:
    return {
        "dig": dig, "sweep": sweep, "build": hammer, "hammer": hammer, "chop": chop, "photograph": photograph, "type": type_, "knit": knit,
        "water": water, "fish": fish, "row": row, "knock": knock, "open": open_, "ring bell": ring, "magic": magic,
        "wash": wash, "build snowman": pat, "plant": plant, "write": write,
        "pick": plant, "pet": pet, "feed": feed, "fetch": idle,
    }.get(name)  # fmt: skip


def dig(cue: Cue) -> BipedPose:
    """Drives the blade in, bends the knees, throws the earth over a shoulder."""
    ready = replace(STAND, hip=16, bend=10, rise=-0.08, left_hand=(0.62, -0.22, 0.02), right_hand=(0.36, 0.02, -0.12), left_foot=(0.16, 0, 0.08), right_foot=(-0.14, 0, 0.08))  # fmt: skip
    down = replace(ready, hip=36, bend=22, rise=-0.22, left_hand=(0.66, -0.34, -0.02), right_hand=(0.48, -0.10, -0.12), head=(0, 6, 0), face=Face(smile=0.4, look=(0, -0.6)))  # fmt: skip
    toss = replace(
        ready,
        hip=-2,
        bend=2,
        turn=-32,
        rise=0.0,
        left_hand=(0.55, 0.10, -0.10),
        right_hand=(0.30, -0.20, 0.05),
        head=(-10, -6, 0),
        face=BRIGHT,
    )
    keys = ((0.0, ready), (0.22, down), (0.42, down), (0.66, toss), (0.78, toss), (1.0, ready))
    pose = key_poses(keys, cue.t % DIG_S / DIG_S)
    return replace(pose, face=cue.blinking(pose.face), tail=wave(cue.t * 0.5))


def sweep(cue: Cue) -> BipedPose:
    """Long strokes from side to side."""
    s, late = wave(cue.t * 0.65), wave(cue.t * 0.65, 0.08)
    return replace(
        idle(cue, Face(smile=0.8, look=(0.2 * s, -0.5))), hip=16, bend=10, turn=16 * s, lean=4 * s, head=(10 * late, 8, 0), left_foot=(0.12, 0, 0.10),
        right_foot=(-0.10, 0, 0.10), left_hand=(0.60, -0.42, -0.02 + 0.12 * s), right_hand=(0.42, 0.02, -0.22 + 0.10 * s), cloth=(0, 0.15 * late), tail=s,
    )  # fmt: skip


def _struck(t: float, rate: float) -> tuple[float, float]:
    """(wound up, struck) of a blow, 0 to 1: up slowly, down at once, resting there a moment."""
    u = t * rate % 1.0
    up = ease(u / 0.5) * (1 - ease((u - 0.52) / 0.1))
    hit = ease((u - 0.54) / 0.1) * (1 - ease((u - 0.8) / 0.2))
    return up, hit


def hammer(cue: Cue) -> BipedPose:
    up, hit = _struck(cue.t, 1.1)
    return replace(
        kneel(Cue(t=9.0, leg=cue.leg, shift=cue.shift), Face(smile=0.6, look=(0.2, -0.5))), head=(0, 8 + 4 * hit, 0), hip=8 - 5 * up + 8 * hit, bend=8,
        right_hand=(0.45 + 0.20 * hit, -0.30 + 0.85 * up - 0.10 * hit, -0.05), left_hand=(0.62, -0.50, -0.12),
    )  # fmt: skip


def chop(cue: Cue) -> BipedPose:
    """Both arms over the head, and down."""
    up, hit = _struck(cue.t, 0.65)
    return replace(
        STAND, face=cue.blinking(Face(smile=0.5, squint=0.6 * hit)), hip=6 - 12 * up + 30 * hit, bend=6 - 10 * up + 18 * hit, rise=-0.05 - 0.14 * hit + 0.02 * up,
        left_hand=(0.45 - 0.25 * up + 0.25 * hit, -0.35 + 1.15 * up - 0.15 * hit, -0.20), right_hand=(0.40 - 0.25 * up + 0.25 * hit, -0.40 + 1.15 * up - 0.12 * hit, -0.20),
        left_foot=(0.14, 0, 0.12), right_foot=(-0.12, 0, 0.12), head=(0, -8 * up + 4, 0), lag=0.6 * hit,
    )  # fmt: skip


def photograph(cue: Cue) -> BipedPose:
    """The camera at the eye, then lowered to look."""
    look = ease((wave(cue.t * 0.28) + 0.35) / 0.5)
    return replace(
        idle(cue, Face(smile=0.8, squint=0.0)), hip=4 + 4 * look, rise=-0.04 * look, left_hand=(0.52, -0.20 + 0.46 * look, -0.24), right_hand=(0.50, -0.20 + 0.46 * look, -0.24),
        head=(0, 4 * (1 - look), 4 * look), left_foot=(0.1, 0, 0.06), right_foot=(-0.12, 0, 0.06),
    )  # fmt: skip


def type_(cue: Cue) -> BipedPose:
    left, right = abs(wave(cue.t * 2.6)), abs(wave(cue.t * 2.2, 0.3))
    base = sit(cue) if cue.perch else idle(cue)
    return replace(
        base, face=cue.blinking(Face(smile=0.6, look=(0.2 * wave(cue.t * 0.4), -0.4))), head=(4 * wave(cue.t * 0.4), 10, 0), bend=5,
        left_hand=(0.66, -0.42 + 0.06 * left, -0.16), right_hand=(0.66, -0.42 + 0.06 * right, -0.16),
    )  # fmt: skip


def write(cue: Cue) -> BipedPose:
    along = cue.t * 0.5 % 1.0
    base = sit(cue) if cue.perch else idle(cue)
    return replace(
        base, face=cue.blinking(Face(smile=0.6, look=(0.1, -0.6))), head=(3, 15, 3), bend=7, left_hand=(0.56, -0.40, -0.24),
        right_hand=(0.62, -0.36 + 0.03 * wave(cue.t * 3), -0.22 + 0.16 * along),
    )  # fmt: skip


def knit(cue: Cue) -> BipedPose:
    a, b = wave(cue.t * 1.7), wave(cue.t * 1.7, 0.25)
    base = sit(cue)
    return replace(
        base, face=cue.blinking(Face(smile=0.8, look=(0, -0.6))), head=(0, 12, 3 * wave(cue.t * 0.3)), left_hand=(0.50 + 0.05 * a, -0.38 + 0.06 * b, -0.22),
        right_hand=(0.50 - 0.05 * a, -0.38 - 0.06 * b, -0.22),
    )  # fmt: skip


def water(cue: Cue) -> BipedPose:
    pour = wave(cue.t * 0.4)
    return replace(
        idle(cue, Face(smile=0.9, look=(0.2, -0.6))), hip=16, bend=8, turn=6 * pour, head=(6 * pour, 10, 0), right_hand=(0.70, -0.34 + 0.06 * pour, -0.10),
        left_hand=(0.55, -0.38 + 0.04 * pour, -0.22), left_foot=(0.12, 0, 0.04), right_foot=(-0.1, 0, 0.04),
    )  # fmt: skip


def fish(cue: Cue) -> BipedPose:
    """Waiting with the rod out; now and then a tug and a pull."""
    u = cue.t % 4.0
    tug = ease((u - 2.2) / 0.25) * (1 - ease((u - 3.2) / 0.5))
    base = sit(cue, Face(smile=0.7)) if cue.perch else idle(cue, Face(smile=0.7))
    jerk = 0.04 * wave(cue.t * 4) * tug
    return replace(
        base, face=cue.blinking(Face(smile=0.7 + 0.3 * tug, wonder=0.5 * tug, mouth=0.3 * tug, look=(0.3, -0.3))), hip=base.hip - 12 * tug, bend=4,
        left_hand=(0.62, -0.30 + 0.30 * tug + jerk, -0.12), right_hand=(0.42, -0.46 + 0.16 * tug + jerk, -0.10), head=(0, 4 - 8 * tug, 0),
    )  # fmt: skip


def row(cue: Cue) -> BipedPose:
    u = wave(cue.t * 0.5)
    return replace(
        sit(cue, Face(smile=0.6)), hip=14 - 26 * u, left_hand=(0.78 - 0.30 * (0.5 + 0.5 * u), -0.30 + 0.12 * wave(cue.t * 0.5, 0.25), 0.06),
        right_hand=(0.78 - 0.30 * (0.5 + 0.5 * u), -0.30 + 0.12 * wave(cue.t * 0.5, 0.25), 0.06), head=(0, -6 + 6 * u, 0),
    )  # fmt: skip


def knock(cue: Cue) -> BipedPose:
    tap = abs(wave(cue.t * 1.6)) if cue.t % 2.4 < 1.3 else 0.0
    return replace(
        idle(cue, Face(smile=0.6)), right_hand=(0.62 + 0.14 * tap, 0.16, 0.0), hip=3, head=(0, 0, 4)
    )


def open_(cue: Cue) -> BipedPose:
    """Both hands at a lid or a handle, and up it goes; what a surprise."""
    up = ease((cue.t - 0.4) / 1.1)
    joy = ease((cue.t - 1.3) / 0.5)
    return replace(
        idle(cue, Face(smile=0.6 + 0.4 * joy, wonder=0.9 * joy, look=(0, -0.4))), hip=22 - 14 * up, bend=14 - 8 * up, head=(0, 8 - 14 * joy, 0),
        left_hand=(0.62, -0.40 + 0.62 * up, -0.05 + 0.30 * up), right_hand=(0.62, -0.40 + 0.62 * up, -0.05 + 0.30 * up),
    )  # fmt: skip


def ring(cue: Cue) -> BipedPose:
    swing_ = wave(cue.t * 1.4)
    return replace(
        idle(cue, BRIGHT),
        right_hand=(0.84, -0.12 + 0.06 * swing_, 0.16 + 0.14 * swing_),
        head=(0, -4, 6 * swing_),
        lean=3 * swing_,
    )


def magic(cue: Cue) -> BipedPose:
    """Draws circles with the wand, then points it with all the body behind it."""
    u = cue.t % 2.6 / 2.6
    cast_, angle = (
        ease((u - 0.55) / 0.12) * (1 - ease((u - 0.88) / 0.12)),
        2 * math.pi * 2 * min(u / 0.5, 1.0),
    )
    stir = 1 - cast_
    return replace(
        idle(cue, Face(smile=0.8, wonder=0.4 * cast_, look=(0.3, 0.3))), hip=-4 + 14 * cast_, turn=10 * cast_, left_hand=(0.30, 0.02 + 0.35 * cast_, 0.55),
        right_hand=(0.74 + 0.22 * cast_, 0.16 + 0.22 * math.sin(angle) * stir + 0.1 * cast_, 0.10 + 0.22 * math.cos(angle) * stir), head=(0, -8, 4), lag=0.5 * cast_,
    )  # fmt: skip


def wash(cue: Cue) -> BipedPose:
    x, y = wave(cue.t * 0.9), wave(cue.t * 0.9, 0.25)
    return replace(idle(cue, Face(smile=0.8, look=(0.2, 0.2))), right_hand=(0.86, -0.22 + 0.28 * y, 0.10 + 0.20 * x), left_hand=(0.30, -0.60, 0.2), head=(4 * x, -6 * y, 0), hip=4)  # fmt: skip


def pat(cue: Cue) -> BipedPose:
    """Both hands pat something round into shape, high and low."""
    beat, high = wave(cue.t * 1.5), wave(cue.t * 0.22)
    return replace(
        idle(cue, BRIGHT), hip=14 - 8 * high, bend=8 - 4 * high, rise=-0.08 + 0.06 * high, left_hand=(0.66 + 0.05 * beat, -0.20 + 0.30 * high, 0.02 + 0.10 * beat),
        right_hand=(0.66 - 0.05 * beat, -0.20 + 0.30 * high, 0.02 + 0.10 * beat), head=(0, 6 - 8 * high, 0),
    )  # fmt: skip


def plant(cue: Cue) -> BipedPose:
    """Kneeling, hands in the earth."""
    beat = wave(cue.t * 0.9)
    return replace(
        kneel(Cue(t=9.0, leg=cue.leg, shift=cue.shift), Face(smile=0.8, look=(0.1, -0.6))), hip=30, bend=20, head=(0, 4, 0),
        left_hand=(0.72, -0.30 + 0.08 * beat, -0.05), right_hand=(0.72, -0.30 - 0.08 * beat, -0.05),
    )  # fmt: skip


def pet(cue: Cue) -> BipedPose:
    stroke = wave(cue.t * 0.8)
    return replace(
        kneel(Cue(t=9.0, leg=cue.leg, shift=cue.shift), Face(smile=1, squint=0.6)), hip=12, left_hand=(0.68 + 0.12 * stroke, -0.30, 0.0), right_hand=(0.3, -0.6, 0.1), head=(0, 8, 6),
    )  # fmt: skip


def feed(cue: Cue) -> BipedPose:
    out = 0.5 + 0.5 * wave(cue.t * 0.5)
    return replace(idle(cue, BRIGHT), hip=18 * out, bend=8 * out, left_hand=(0.50 + 0.28 * out, -0.50 + 0.02 * out, 0.05), right_hand=(0.45, -0.45, -0.12), head=(0, 6, 0))  # fmt: skip
