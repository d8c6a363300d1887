"""Talking, pointing, looking, holding, kite flying and other small things of the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.actions.locomotion import idle
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import BRIGHT, BipedPose, Face
from kinora.engines.animatic.cast.vectors import clamp, ease, wave


def named(name: str) -> Callable[[Cue], BipedPose] | None:
    return {"look around": look_around, "look up": look_up, "talk": talk, "point": point, "hold": hold, "fly kite": fly_kite,
            "laugh": laugh, "stretch": stretch, "cook": stir, "paint": dab, "wake up": stretch, "yawn": stretch, "smile": smile,
            "cry": cry, "think": think}.get(name)  # fmt: skip


def look_around(cue: Cue) -> BipedPose:
    turn = clamp(1.5 * wave(cue.t * 0.28), -1, 1)
    wonder = max(0.0, abs(turn) - 0.6) * 1.2
    face = Face(smile=0.5, wonder=wonder, look=(0.7 * turn, 0.1))
    return replace(idle(cue), face=cue.blinking(face), head=(40 * turn, -4, 0), turn=8 * turn)


def smile(cue: Cue) -> BipedPose:
    return idle(cue, BRIGHT)


def look_up(cue: Cue) -> BipedPose:
    face = Face(smile=0.8, wonder=0.3, mouth=0.2, look=(0.2, 0.8))
    return replace(idle(cue), face=cue.blinking(face), head=(4 * wave(cue.t * 0.2), -22, 0), hip=-3)


def talk(cue: Cue) -> BipedPose:
    """Uneven syllables, a hand that underlines them."""
    voice = max(0.0, wave(cue.t * 2.9) * (0.6 + 0.4 * wave(cue.t * 0.83)))
    phrase = wave(cue.t * 0.55)
    return replace(
        idle(cue), face=cue.blinking(Face(smile=0.8, mouth=0.1 + 0.65 * voice)), head=(4 * phrase, -3 - 3 * voice, 4 * phrase),
        right_hand=(0.52, -0.35 + 0.22 * phrase, 0.22), left_hand=(0.42, -0.52 - 0.12 * phrase, 0.18),
    )  # fmt: skip


def point(cue: Cue) -> BipedPose:
    out = ease(cue.t / 0.5)
    return replace(
        idle(cue, BRIGHT), left_hand=(0.12 + 0.84 * out, -0.92 + 1.08 * out, 0.20), hip=4 * out, head=(0, -4 * out, 0),
    )  # fmt: skip


def hold(cue: Cue) -> BipedPose:
    """Something in both hands before the body."""
    return replace(idle(cue), left_hand=(0.58, -0.42, -0.18), right_hand=(0.58, -0.42, -0.18))


def fly_kite(cue: Cue) -> BipedPose:
    """Hands up to the string, the body against its pull, the face to the sky."""
    return with_kite(replace(idle(cue), hip=-4), cue)


def with_kite(pose: BipedPose, cue: Cue) -> BipedPose:
    """Any pose, holding a kite's string."""
    pull, tug = wave(cue.t * 0.33), wave(cue.t * 0.9, 0.2)
    face = Face(smile=1.0, squint=0.0, mouth=0.4, look=(0.3, 0.6))
    return replace(
        pose, face=cue.blinking(face), hip=pose.hip - 4, head=(pose.head[0] * 0.4, -15 + 2 * pull, pose.head[2] * 0.5 + 2),
        left_hand=(0.74, 0.36 + 0.10 * pull + 0.03 * tug, 0.30), right_hand=(0.78, -0.02 + 0.08 * pull, -0.08),
    )  # fmt: skip


def laugh(cue: Cue) -> BipedPose:
    shake = wave(cue.t * 3.2)
    return replace(
        idle(cue), face=Face(smile=1, squint=1, mouth=0.8), hip=-4, bend=4 + 2 * shake, head=(0, -12 + 2 * shake, 3 * shake),
        left_hand=(0.45, -0.48, -0.30), right_hand=(0.45, -0.42, -0.30), stretch=1 + 0.01 * shake, lag=0.2 * shake,
    )  # fmt: skip


def stretch(cue: Cue) -> BipedPose:
    up = 0.5 - 0.5 * wave(cue.t * 0.3, -0.25)
    return replace(
        idle(cue), face=Face(smile=0.4, blink=up, mouth=0.7 * up), stretch=1 + 0.06 * up, head=(0, -14 * up, 0), hip=-5 * up,
        left_hand=(0.12, -0.9 + 1.8 * up, 0.2 + 0.2 * up), right_hand=(0.12, -0.9 + 1.8 * up, 0.2 + 0.2 * up),
    )  # fmt: skip


def stir(cue: Cue) -> BipedPose:
    x, y = wave(cue.t * 0.9), wave(cue.t * 0.9, 0.25)
    return replace(
        idle(cue), face=cue.blinking(Face(smile=0.9, look=(0.2, -0.5))), right_hand=(0.78 + 0.10 * x, 0.02, 0.02 + 0.12 * y), hip=6,
        left_hand=(0.62, -0.30, 0.02), head=(0, 8, 2 * x),
    )  # fmt: skip


def dab(cue: Cue) -> BipedPose:
    x, y = wave(cue.t * 0.6), wave(cue.t * 0.9, 0.25)
    return replace(
        idle(cue), face=cue.blinking(Face(smile=0.8, look=(0.3, 0.1))), right_hand=(0.90, 0.04 + 0.22 * y, 0.05 + 0.10 * x), hip=5,
        left_hand=(0.45, -0.40, 0.05), head=(0, -2, 3 * x),
    )  # fmt: skip


def cry(cue: Cue) -> BipedPose:
    sob = max(0.0, wave(cue.t * 1.4))
    return replace(
        idle(cue), face=Face(smile=-1.0, blink=0.75, grief=1.0, mouth=0.35 + 0.35 * sob), head=(0, 2 - 6 * sob, 4), bend=8 - 3 * sob,
        left_hand=(0.30, -0.72, -0.05), right_hand=(0.46, 0.22 + 0.05 * sob, 0.02), stretch=1 - 0.03 * sob, lag=0.3 * sob,
    )  # fmt: skip


def think(cue: Cue) -> BipedPose:
    return replace(
        idle(cue), face=cue.blinking(Face(smile=0.3, look=(0.4, 0.7))), head=(6, -6, 8),
        right_hand=(0.50, 0.16, -0.34), left_hand=(0.42, -0.42, -0.40),
    )  # fmt: skip
