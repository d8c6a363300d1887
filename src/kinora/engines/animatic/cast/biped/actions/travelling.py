"""Ways of getting about beside walking and running: each with a stride that does not slide."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from kinora.engines.animatic.cast.biped.actions.locomotion import idle, run, walk
from kinora.engines.animatic.cast.cue import Cue, foot_path
from kinora.engines.animatic.cast.pose import BRIGHT, STAND, BipedPose, Face
from kinora.engines.animatic.cast.vectors import ease, wave


@dataclass(frozen=True, slots=True)
class Stride:
    """How far a cycle carries, in leg lengths, and how many there are a second."""

    advance: float
    rate: float


def stride_of(action: str) -> Stride | None:
    """The stride of a way of getting about that is known here, or None."""
    return {
        "march": Stride(0.78 / 0.6, 1.0), "sneak": Stride(0.80 / 0.66, 0.55), "limp": Stride(0.62 / 0.6, 0.8), "crawl": Stride(0.9, 0.7),
        "skip": Stride(1.9, 1.05), "chase": Stride(1.25 / 0.38, 1.65), "skate": Stride(3.4, 0.55), "ski": Stride(4.4, 0.45),
        "skateboard": Stride(4.2, 0.45), "surf": Stride(2.4, 0.4), "swim": Stride(1.4, 0.8), "push": Stride(0.55 / 0.62, 0.75),
        "pull": Stride(0.55 / 0.62, 0.7),
    }.get(action)  # fmt: skip


def named(name: str) -> Callable[[Cue], BipedPose] | None:
    return {"march": march, "sneak": sneak, "limp": limp, "crawl": crawl, "skip": skip, "chase": chase, "skate": skate, "ski": ski,
            "skateboard": skateboard, "surf": surf, "swim": swim, "push": push, "pull": pull, "moonwalk": moonwalk}.get(name)  # fmt: skip


def march(cue: Cue) -> BipedPose:
    """Knees high, arms straight, chin up."""
    left = foot_path(cue.steps, stride=0.78, lift=0.62)
    right = foot_path(cue.steps + 0.5, stride=0.78, lift=0.62)
    swing = wave(cue.steps, -0.25)
    return replace(
        STAND, face=cue.blinking(Face(smile=0.4)), rise=-0.05 + 0.03 * math.cos(4 * math.pi * cue.steps), hip=-3, bend=-4, head=(0, -6, 0),
        left_foot=(left[0], left[1], -0.02), right_foot=(right[0], right[1], -0.02), left_toe=left[2] * 0.5, right_toe=right[2] * 0.5,
        left_hand=(-0.80 * swing + 0.1, -0.62 + 0.25 * abs(swing), 0.06), right_hand=(0.80 * swing + 0.1, -0.62 + 0.25 * abs(swing), 0.06),
        tail=swing, lag=0.3 * wave(2 * cue.steps), cloth=(-0.08, 0.08 * swing),
    )  # fmt: skip


def sneak(cue: Cue) -> BipedPose:
    """On tiptoe, bent low, paws up, eyes everywhere."""
    left = foot_path(cue.steps, stride=0.80, lift=0.46, stance=0.66)
    right = foot_path(cue.steps + 0.5, stride=0.80, lift=0.46, stance=0.66)
    glance = wave(cue.t * 0.3)
    face = Face(smile=0.7, wonder=0.25, look=(0.8 * glance, 0.1))
    return replace(
        STAND, face=cue.blinking(face), rise=-0.17 + 0.08 * math.cos(4 * math.pi * cue.steps), hip=20, bend=20, head=(28 * glance, -26, 0),
        left_foot=(left[0], left[1] + 0.06, -0.03), right_foot=(right[0], right[1] + 0.06, -0.03), left_toe=-26, right_toe=-26,
        left_hand=(0.56, 0.02 + 0.06 * wave(cue.steps), 0.02), right_hand=(0.50, 0.02 - 0.06 * wave(cue.steps), 0.02), tail=wave(cue.steps, 0.2), tail_lift=26,
    )  # fmt: skip


def limp(cue: Cue) -> BipedPose:
    """Short on one leg, dropping onto the other."""
    left = foot_path(cue.steps, stride=0.62, lift=0.20)
    right = foot_path(cue.steps + 0.5, stride=0.44, lift=0.06, stance=0.5)
    drop = max(0.0, wave(cue.steps, 0.05))
    return replace(
        walk(cue), face=cue.blinking(Face(smile=-0.3, grief=0.6)), rise=-0.06 - 0.12 * drop, lean=-14 * drop + 3, hip=10, bend=8,
        left_foot=(left[0], left[1], 0.0), right_foot=(right[0], right[1], 0.10), right_toe=-8, head=(0, 4 + 6 * drop, 8 * drop),
        right_hand=(0.30, -0.62, -0.10),
    )  # fmt: skip


def crawl(cue: Cue) -> BipedPose:
    """On hands and knees: the hand and the other knee together."""
    swing, lift = wave(cue.steps), max(wave(cue.steps, -0.25), 0.0)
    other = max(-wave(cue.steps, -0.25), 0.0)
    return replace(
        STAND, face=cue.blinking(Face(smile=0.9, mouth=0.15)), rise=-0.52, forward=-0.30, hip=62, bend=10, head=(0, -58, 4 * swing), lean=4 * swing,
        left_foot=(-0.90 + 0.16 * swing, 0.02 + 0.08 * lift, 0.05), right_foot=(-0.90 - 0.16 * swing, 0.02 + 0.08 * other, 0.05), left_toe=-50, right_toe=-50,
        left_hand=(0.62 - 0.12 * other, 0.18 - 0.28 * swing, 0.02), right_hand=(0.62 - 0.12 * lift, 0.18 + 0.28 * swing, 0.02), tail=swing, tail_lift=40,
    )  # fmt: skip


def skip(cue: Cue) -> BipedPose:
    """A hop on every step, the arms thrown high."""
    left = foot_path(cue.steps, stride=0.9, lift=0.5, stance=0.48)
    right = foot_path(cue.steps + 0.5, stride=0.9, lift=0.5, stance=0.48)
    swing, hop = wave(cue.steps, -0.25), abs(wave(cue.steps, 0.1))
    return replace(
        STAND, face=Face(smile=1, squint=0.6, mouth=0.5), rise=-0.04 + 0.16 * hop, hip=3, left_foot=(left[0], left[1] + 0.13 * hop, 0), head=(0, -8, 5 * swing),
        right_foot=(right[0], right[1] + 0.13 * hop, 0), left_toe=-22 * hop, right_toe=-22 * hop, left_hand=(-0.55 * swing + 0.2, -0.45 + 0.4 * hop, 0.3),
        right_hand=(0.55 * swing + 0.2, -0.45 + 0.4 * hop, 0.3), lag=0.8 * wave(2 * cue.steps), tail=swing, cloth=(-0.15, 0.15 * swing),
    )  # fmt: skip


def chase(cue: Cue) -> BipedPose:
    """Running with both hands out to catch."""
    grab = wave(cue.t * 1.9)
    return replace(
        run(cue), hip=17, left_hand=(0.80, 0.02 + 0.12 * grab, 0.05), right_hand=(0.80, 0.02 - 0.12 * grab, 0.05), head=(0, -16, 0),
        face=Face(smile=1, mouth=0.5, look=(0.2, 0.0)),
    )  # fmt: skip


def skate(cue: Cue) -> BipedPose:
    """One leg glides while the other pushes out and back."""
    s = wave(cue.steps)
    left, right = max(s, 0.0), max(-s, 0.0)
    return replace(
        STAND, face=cue.blinking(BRIGHT), rise=-0.16 + 0.05 * abs(s), hip=22, bend=10, lean=-9 * s, turn=8 * s, head=(0, -20, 4 * s),
        left_foot=(0.12 - 0.62 * left, 0.16 * left * left, 0.32 * left), right_foot=(0.12 - 0.62 * right, 0.16 * right * right, 0.32 * right),
        left_toe=-20 * left, right_toe=-20 * right, left_hand=(0.55 * s + 0.1, -0.55, 0.45), right_hand=(-0.55 * s + 0.1, -0.55, 0.45),
        cloth=(-0.25, 0.1 * s), lag=0.5, tail=s,
    )  # fmt: skip


def ski(cue: Cue) -> BipedPose:
    """Knees bent, skis together, swinging from turn to turn, poles behind."""
    s = wave(cue.steps)
    return replace(
        STAND, face=cue.blinking(BRIGHT), rise=-0.28 + 0.05 * abs(s), hip=34, bend=10, lean=13 * s, turn=-10 * s, head=(0, -30, -6 * s), forward=-0.12,
        left_foot=(0.10, 0, -0.06), right_foot=(-0.02, 0, -0.06), left_hand=(0.52, -0.42, 0.20), right_hand=(0.52, -0.42, 0.20), cloth=(-0.3, 0.1 * s),
        lag=0.8, tail=s,
    )  # fmt: skip


def skateboard(cue: Cue) -> BipedPose:
    """Rolling with arms out, a push of one foot now and then."""
    u = cue.steps % 1.0
    push_ = math.sin(math.pi * min(u / 0.4, 1.0))
    sway = wave(cue.steps * 0.5)
    return replace(
        STAND, face=cue.blinking(BRIGHT), rise=-0.12 - 0.04 * push_, hip=12 + 8 * push_, bend=4, lean=4 * sway, turn=18 * (1 - push_), head=(-10, -12, 0),
        left_foot=(0.26, 0.12, 0.0), right_foot=(-0.24 - 0.42 * push_ * wave(u / 0.4 * 0.5), 0.12 - 0.10 * push_, 0.12 * push_), left_hand=(0.30, -0.20 + 0.1 * sway, 0.70),
        right_hand=(-0.10, -0.28 - 0.1 * sway, 0.72), cloth=(-0.2, 0.1), lag=0.5, tail=sway,
    )  # fmt: skip


def surf(cue: Cue) -> BipedPose:
    """Low and wide on a board that lifts and sinks."""
    swell, sway = wave(cue.t * 0.35), wave(cue.t * 0.5, 0.15)
    return replace(
        STAND, face=cue.blinking(Face(smile=1, mouth=0.5)), rise=-0.16 + 0.10 * swell, hip=16, bend=8, lean=9 * sway, turn=26, head=(-18, -14, -4 * sway),
        left_foot=(0.42, 0.20 + 0.10 * swell, 0.0), right_foot=(-0.42, 0.20 + 0.10 * swell, 0.0), left_hand=(0.35, 0.05 + 0.15 * sway, 0.78),
        right_hand=(-0.30, -0.05 - 0.15 * sway, 0.80), cloth=(-0.3, 0.1 * sway), lag=0.7, tail=sway,
    )  # fmt: skip


def swim(cue: Cue) -> BipedPose:
    """Lying on the water, arms over by turns, feet fluttering."""
    turn, kick = cue.steps, wave(cue.t * 2.4)
    left, right = 2 * math.pi * turn, 2 * math.pi * (turn + 0.5)
    rock = wave(turn)
    return replace(
        STAND, face=cue.blinking(Face(smile=0.9, mouth=0.25)), rise=0.02 + 0.03 * wave(cue.t * 0.5), hip=76, bend=4, lean=8 * rock, head=(0, -66, 0),
        left_hand=(-0.55 * math.sin(left), 0.88 * math.cos(left), 0.10), right_hand=(-0.55 * math.sin(right), 0.88 * math.cos(right), 0.10),
        left_foot=(-0.86, 0.78 + 0.14 * kick, 0.0), right_foot=(-0.86, 0.78 - 0.14 * kick, 0.0), left_toe=-80, right_toe=-80, tail=kick, tail_lift=30, lag=0.5,
    )  # fmt: skip


def push(cue: Cue) -> BipedPose:
    """Leaning into something heavy, hands flat, feet digging in."""
    left = foot_path(cue.steps, stride=0.55, lift=0.16, stance=0.62)
    right = foot_path(cue.steps + 0.5, stride=0.55, lift=0.16, stance=0.62)
    strain = 0.5 + 0.5 * wave(cue.steps * 2)
    return replace(
        STAND, face=Face(smile=-0.1, squint=0.7 * strain, anger=0.5), rise=-0.16, hip=30 + 3 * strain, bend=6, forward=0.10, head=(0, -16 + 6 * strain, 0),
        left_foot=(left[0] - 0.42, left[1], 0), right_foot=(right[0] - 0.42, right[1], 0), left_toe=-18, right_toe=-18,
        left_hand=(0.80, 0.34, -0.02), right_hand=(0.80, 0.34, -0.02), stretch=1 - 0.02 * strain, tail=strain,
    )  # fmt: skip


def pull(cue: Cue) -> BipedPose:
    """Leaning back against a load, hand over hand."""
    left = foot_path(cue.steps, stride=0.55, lift=0.14, stance=0.62)
    right = foot_path(cue.steps + 0.5, stride=0.55, lift=0.14, stance=0.62)
    heave = wave(cue.t * 0.8)
    return replace(
        STAND, face=Face(smile=-0.2, squint=0.5, anger=0.5), rise=-0.20, hip=-24 - 4 * heave, bend=6, forward=-0.22, head=(0, 10, 4 * heave),
        left_foot=(left[0] + 0.32, left[1], 0.06), right_foot=(right[0] + 0.32, right[1], 0.06), left_toe=16, right_toe=16,
        left_hand=(0.70 - 0.12 * heave, -0.12, -0.12), right_hand=(0.55 + 0.12 * heave, -0.16, -0.12), tail=heave,
    )  # fmt: skip


def moonwalk(cue: Cue) -> BipedPose:
    """One flat foot slides back while the other heel is up; a hand at the hat."""
    u = cue.t * 0.7 % 1.0
    s = ease(u * 2) if u < 0.5 else 1 - ease((u - 0.5) * 2)
    return replace(
        idle(cue, Face(smile=0.8)), hip=6, lean=3 - 6 * s, head=(0, 6 + 4 * wave(cue.t * 1.4), 0), left_foot=(0.28 - 0.56 * s, 0.0, 0.0), rise=-0.06,
        right_foot=(-0.28 + 0.56 * s, 0.0, 0.0), left_toe=-34 * s, right_toe=-34 * (1 - s), left_hand=(0.30, 0.62, -0.28), right_hand=(-0.10, -0.78, 0.34),
        lag=0.3, tail=wave(cue.t * 0.7),
    )  # fmt: skip
