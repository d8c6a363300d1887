"""Playing instruments that are blown, bowed on the floor, plucked or struck."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.actions.gestures import kneel
from kinora.engines.animatic.cast.biped.actions.locomotion import idle
from kinora.engines.animatic.cast.biped.actions.resting import sit
from kinora.engines.animatic.cast.biped.actions.stage import strike
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import BRIGHT, BipedPose, Face
from kinora.engines.animatic.cast.vectors import wave


def named(name: str) -> Callable[[Cue], BipedPose] | None:
    return {
        "play trumpet": play_trumpet, "play saxophone": play_saxophone, "play trombone": play_trombone, "play flute": play_flute, "play cello": play_cello,
        "play harp": play_harp, "play accordion": play_accordion, "play drum kit": play_kit, "play xylophone": play_bars, "play tambourine": shake_tambourine,
        "play keyboard": play_keys, "beatbox": play_trumpet,
    }.get(name)  # fmt: skip


def play_trumpet(cue: Cue) -> BipedPose:
    """The bell up, cheeks full, fingers at the valves."""
    phrase, beat = wave(cue.t * 0.3), wave(cue.t * 2.2)
    return replace(
        idle(cue, Face(smile=0.4, squint=0.5 + 0.3 * phrase)), hip=-5 - 3 * phrase, bend=-2, head=(0, -10 - 5 * phrase, 0), lean=3 * phrase,
        left_hand=(0.66, 0.22 + 0.06 * phrase, -0.22), right_hand=(0.52, 0.20 + 0.06 * phrase + 0.01 * beat, -0.24), left_toe=-10 * max(beat, 0), tail=phrase,
    )  # fmt: skip


def play_saxophone(cue: Cue) -> BipedPose:
    sway = wave(cue.t * 0.4)
    return replace(
        idle(cue, Face(smile=0.4, squint=0.7)), hip=-8 - 6 * sway, bend=4, lean=5 * sway, head=(0, 2 - 6 * sway, 0), rise=-0.04,
        left_hand=(0.52, -0.10, -0.20), right_hand=(0.55, -0.40 + 0.02 * wave(cue.t * 2.4), -0.12), left_foot=(0.12, 0, 0.08), tail=sway,
    )  # fmt: skip


def play_trombone(cue: Cue) -> BipedPose:
    slide = 0.5 + 0.5 * wave(cue.t * 0.6) * wave(cue.t * 0.17, 0.3)
    return replace(
        idle(cue, Face(smile=0.4, squint=0.5)), hip=-5, head=(0, -8, 0), left_hand=(0.46, 0.18, -0.22), right_hand=(0.56 + 0.36 * slide, 0.14, -0.14), lean=3 * wave(cue.t * 0.3),
    )  # fmt: skip


def play_flute(cue: Cue) -> BipedPose:
    """The flute to the side, both elbows out, eyes shut."""
    phrase = wave(cue.t * 0.3)
    return replace(
        idle(cue, Face(smile=0.4, blink=0.9)), lean=4 * phrase, head=(-14, 2, 8 + 3 * phrase), left_hand=(0.45, 0.24, -0.10), right_hand=(0.36, 0.22, 0.40 + 0.01 * wave(cue.t * 3)),
        turn=5 * phrase, tail=phrase,
    )  # fmt: skip


def play_cello(cue: Cue) -> BipedPose:
    """Seated, the left hand at the neck, the bow drawn from side to side."""
    bow, late = wave(cue.t * 0.55), wave(cue.t * 0.55, 0.08)
    base = sit(cue) if cue.perch else idle(cue)
    return replace(
        base, face=cue.blinking(Face(smile=0.6, blink=0.6)), left_hand=(0.45, 0.16 + 0.06 * wave(cue.t * 0.8), -0.02), right_hand=(0.62, -0.42, 0.02 + 0.26 * bow),
        lean=4 * late, turn=6 * late, head=(8, 6, 8 * late), left_foot=(base.left_foot[0], base.left_foot[1], 0.26), right_foot=(base.right_foot[0], base.right_foot[1], 0.26),
    )  # fmt: skip


def play_harp(cue: Cue) -> BipedPose:
    a, b = wave(cue.t * 0.9), wave(cue.t * 0.7, 0.2)
    base = sit(cue) if cue.perch else idle(cue)
    return replace(
        base, face=cue.blinking(Face(smile=0.7)), left_hand=(0.66, 0.10 + 0.20 * a, 0.0), right_hand=(0.52, 0.0 + 0.20 * b, 0.02), head=(8, 4, 6 * b), lean=3 * b, hip=4,
    )  # fmt: skip


def play_accordion(cue: Cue) -> BipedPose:
    pull = 0.5 + 0.5 * wave(cue.t * 0.55)
    return replace(
        idle(cue, BRIGHT), left_hand=(0.48, -0.40, -0.05 + 0.34 * pull), right_hand=(0.48, -0.36, -0.05 + 0.34 * pull), lean=4 * wave(cue.t * 0.55), head=(6 * wave(cue.t * 0.28), 2, 5),
    )  # fmt: skip


def play_kit(cue: Cue) -> BipedPose:
    """Sticks left and right, a foot on the pedal, the head banging."""
    left, right = strike(cue.t * 1.5, 1), strike(cue.t * 1.5, -1)
    across = wave(cue.t * 0.4)
    return replace(
        sit(cue) if cue.perch else idle(cue), face=cue.blinking(Face(smile=1, mouth=0.4)), hip=4, turn=10 * across, left_hand=(0.64, -0.36 + 0.5 * left, 0.18), lean=3 * across,
        right_hand=(0.64, -0.36 + 0.5 * right, 0.18), head=(8 * across, 7 * wave(cue.t * 1.5), 5 * wave(cue.t * 0.75)), lag=0.6 * wave(cue.t * 3),
    )  # fmt: skip


def play_bars(cue: Cue) -> BipedPose:
    """Kneeling over the bars, a mallet in either hand, to and fro along them."""
    left, right = strike(cue.t * 1.5, 1), strike(cue.t * 1.5, -1)
    across = wave(cue.t * 0.35)
    return replace(
        kneel(Cue(t=9.0, leg=cue.leg, shift=cue.shift)), face=cue.blinking(Face(smile=1, mouth=0.3, look=(0.3 * across, -0.6))), hip=14, bend=10, turn=10 * across, head=(8 * across, 6, 4 * across),
        left_hand=(0.62, -0.50 + 0.30 * left, 0.16), right_hand=(0.62, -0.50 + 0.30 * right, 0.16), lag=0.3 * across,
    )  # fmt: skip


def shake_tambourine(cue: Cue) -> BipedPose:
    shake, s = wave(cue.t * 3.0), wave(cue.t * 0.75)
    return replace(
        idle(cue, BRIGHT), left_hand=(0.42, 0.52 + 0.04 * shake, 0.30 + 0.06 * shake), right_hand=(0.46, 0.34 + 0.2 * max(s, 0), 0.05), lean=5 * s, rise=-0.05 + 0.05 * abs(s),
        head=(0, -4, 7 * s), turn=8 * s,
    )  # fmt: skip


def play_keys(cue: Cue) -> BipedPose:
    left, right = strike(cue.t, 1), strike(cue.t, -1)
    return replace(
        idle(cue, BRIGHT), left_hand=(0.66, -0.32 + 0.12 * left, -0.05), right_hand=(0.66, -0.32 + 0.12 * right, -0.05), lean=4 * wave(cue.t * 0.5), head=(0, 4 * wave(cue.t), 5 * wave(cue.t * 0.5)), bend=4,
    )  # fmt: skip
