"""What soft bodies do: functions from a cue to a pose, by the vocabulary's names."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.drifter.style import DrifterPose, DrifterStyle
from kinora.engines.animatic.cast.pose import ASLEEP, BRIGHT, CALM, HAPPY, Face
from kinora.engines.animatic.cast.vectors import clamp, ease, wave

Action = Callable[[DrifterStyle, Cue], DrifterPose]
AFLOAT = 46.0  # figure units under the lowest arm


def action_named(name: str) -> Action | None:
    """The action of that name, or None."""
    return {
        "idle": rest, "walk": travel, "run": travel, "swim": travel, "crawl": travel, "float": rest, "hover": rest, "fly": travel,
        "sleep": sleep, "look around": look_around, "eat": eat, "dance": dance, "jump": dart, "wave": greet, "cheer": greet,
        "talk": speak, "sing": speak, "play": dance, "sit": rest, "smile": rest,
    }.get(name)  # fmt: skip


def _pulse(phase: float) -> float:
    """Drawn together quickly, opened slowly."""
    u = phase % 1.0
    return ease(u / 0.25) if u < 0.25 else 1 - ease((u - 0.25) / 0.75)


def rest(style: DrifterStyle, cue: Cue, mood: Face = CALM) -> DrifterPose:
    """Hanging in the water, arms in slow waves; a star stands on the ground."""
    t = cue.t + cue.shift
    afloat = 0.0 if style.shape == "star" else AFLOAT
    pulse = _pulse(t * style.rate * 0.6)
    return DrifterPose(
        face=cue.blinking(mood), rise=afloat + (8 * wave(t * 0.2) + 6 * pulse if afloat else 0.0), pulse=pulse * 0.7, clock=t,
        spread=0.62, roll=2.5 * wave(t * 0.17), tip=2 * wave(t * 0.3), lively=1.0,
    )  # fmt: skip


def travel(style: DrifterStyle, cue: Cue) -> DrifterPose:
    """In pulses: the arms close, the body shoots on, the arms open. A star rocks from arm to arm."""
    t = cue.t + cue.shift
    phase = t * style.rate
    pulse = _pulse(phase)
    pose = rest(style, cue, BRIGHT)
    if style.shape == "star":
        return replace(pose, tip=13 * wave(phase), rise=7 * abs(wave(phase, 0.25)))
    if style.shape == "ray":
        return replace(
            pose,
            pitch=20.0 + 10 * wave(phase * 0.3),
            rise=AFLOAT + 14 * wave(phase, 0.3),
            roll=5 * wave(t * 0.15),
        )
    if style.shape == "jellyfish":
        return replace(pose, pulse=pulse, rise=AFLOAT + 22 * wave(phase, 0.3), pitch=16.0)
    lean = 58.0 if style.shape == "squid" else 44.0
    return replace(
        pose, pulse=pulse, pitch=lean + 5 * wave(phase, 0.3), trail=0.25 + 0.7 * pulse, spread=0.7 * (1 - pulse), forward=14 * wave(phase, 0.4),
        rise=AFLOAT + 20 + 10 * wave(phase, 0.3),
    )  # fmt: skip


def sleep(style: DrifterStyle, cue: Cue) -> DrifterPose:
    down = ease(cue.t / 1.2)
    pose = rest(style, cue, ASLEEP)
    return replace(pose, face=ASLEEP, rise=pose.rise * (1 - 0.8 * down), lively=0.3, roll=7 * down, spread=0.5, tip=9 * down, clock=pose.clock * 0.5)  # fmt: skip


def look_around(style: DrifterStyle, cue: Cue) -> DrifterPose:
    turn = clamp(1.5 * wave(cue.t * 0.28), -1, 1)
    return replace(rest(style, cue), turn=34 * turn, face=cue.blinking(Face(look=(0.7 * turn, 0))))


def eat(style: DrifterStyle, cue: Cue) -> DrifterPose:
    chew = max(0.0, wave(cue.t * 1.7))
    return replace(rest(style, cue), face=cue.blinking(Face(smile=0.9, mouth=0.7 * chew)), spread=0.3 + 0.12 * chew, pitch=6 * chew)  # fmt: skip


def dance(style: DrifterStyle, cue: Cue) -> DrifterPose:
    s = wave(cue.t * 0.8)
    pose = rest(style, cue, HAPPY)
    return replace(pose, face=HAPPY, roll=14 * s, turn=20 * wave(cue.t * 0.4), rise=pose.rise + 16 * abs(s), spread=0.8 + 0.2 * wave(cue.t * 1.6), clock=pose.clock * 2.2, tip=16 * s, greet=1.0)  # fmt: skip


def dart(style: DrifterStyle, cue: Cue) -> DrifterPose:
    """Up in one strong stroke, and slowly down."""
    u = cue.t / 1.8 % 1.0
    up = ease(u / 0.3) * (1 - ease((u - 0.35) / 0.65))
    pose = rest(style, cue, BRIGHT)
    return replace(pose, rise=pose.rise + 110 * up, pulse=math.sin(math.pi * clamp(u / 0.4)), trail=up, face=HAPPY)  # fmt: skip


def greet(style: DrifterStyle, cue: Cue) -> DrifterPose:
    return replace(rest(style, cue, BRIGHT), greet=ease(cue.t / 0.5), roll=4 * wave(cue.t * 0.8))


def speak(style: DrifterStyle, cue: Cue) -> DrifterPose:
    voice = max(0.0, wave(cue.t * 2.2) * (0.6 + 0.4 * wave(cue.t * 0.7)))
    return replace(rest(style, cue), face=cue.blinking(Face(smile=0.9, mouth=0.8 * voice)), roll=3 * wave(cue.t * 0.6))  # fmt: skip
