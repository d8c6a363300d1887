"""What long bodies do: functions from a cue to a pose, by the vocabulary's names."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.fire import breath
from kinora.engines.animatic.cast.pose import ASLEEP, BRIGHT, CALM, HAPPY, Face
from kinora.engines.animatic.cast.serpent.style import SerpentPose, SerpentStyle
from kinora.engines.animatic.cast.vectors import clamp, ease, wave

Action = Callable[[SerpentStyle, Cue], SerpentPose]
HOVER = 1.5  # radii above the ground of what swims
ALOFT = 120.0  # figure units of what flies
STRIDE = 0.8 / 0.6  # leg lengths that one cycle of steps covers


def action_named(name: str) -> Action | None:
    """The action of that name, or None."""
    return {
        "idle": rest, "walk": travel, "run": hurry, "swim": travel, "fly": travel, "crawl": travel, "float": rest, "hover": rest,
        "sleep": sleep, "look around": look_around, "eat": eat, "dance": dance, "jump": leap, "rear up": rear, "wave": rear, "cheer": rear,
        "talk": speak, "sing": speak, "growl": speak, "play": dance, "breach": leap, "sit": rest, "smile": rest, "breathe": breathe,
    }.get(name)  # fmt: skip


def stride(style: SerpentStyle) -> float:
    """Figure units that one cycle of the legs covers."""
    return STRIDE * style.leg


def rest(style: SerpentStyle, cue: Cue, mood: Face = CALM) -> SerpentPose:
    """Lying there, breathing; what lives in water or air keeps waving."""
    breath, t = cue.breath(), cue.t + cue.shift
    flick = max(0.0, math.sin(2 * math.pi * t * 0.45)) ** 8 * abs(wave(t * 3))
    pose = SerpentPose(
        face=cue.blinking(mood), rear=clamp(style.rear + 0.02 * breath), head=(5 * wave(t * 0.13), -2 * breath, 0),
        tongue=flick, clock=t, way=0.3 * style.long, steps=t * 0.25, stride=0.0,
    )  # fmt: skip
    if style.lives == "ground":
        return replace(pose, bends=0.8)
    high = ALOFT if style.lives == "air" else style.radii[2] * HOVER + style.leg * 0.6
    return replace(
        pose, way=t * style.rate * 0.4 * style.long / style.waves, bends=0.7, steps=t * 0.35,
        stride=0.4, rise=high + 7 * wave(t * 0.24), pitch=2 * wave(t * 0.2),
    )  # fmt: skip


def travel(style: SerpentStyle, cue: Cue) -> SerpentPose:
    """Along its own path; `cue.steps` are figure units that it has gone."""
    pose = rest(style, cue, BRIGHT)
    if style.lives == "ground":
        pace = max(stride(style), 1.0)
        return replace(pose, way=cue.steps, bends=1.0, rear=style.rear, steps=cue.steps / pace, stride=1.0)  # fmt: skip
    t = cue.t + cue.shift
    return replace(pose, way=t * style.rate * style.long / style.waves, bends=1.0, steps=t * 0.7 * style.rate, stride=1.0, pitch=4 * wave(t * 0.31))  # fmt: skip


def hurry(style: SerpentStyle, cue: Cue) -> SerpentPose:
    return replace(travel(style, cue), face=Face(smile=1, mouth=0.4), pitch=0.0)


def sleep(style: SerpentStyle, cue: Cue) -> SerpentPose:
    """Coiled up, or drawn into the shell, or flat on the ground."""
    pose = rest(style, cue, ASLEEP)
    breath = wave(cue.t * 0.25)
    legless = not style.legs and not style.shell and style.lives == "ground" and style.waves > 1
    return replace(
        pose, face=ASLEEP, coil=ease(cue.t / 1.4) if legless else 0.0, tuck=0.75 * ease(cue.t / 1.2) if style.shell else 0.0,
        rear=0.0, tongue=0.0, head=(0, 4 + breath, 0), bends=0.8 if legless else 0.5, hump=0.04 * breath,
    )  # fmt: skip


def look_around(style: SerpentStyle, cue: Cue) -> SerpentPose:
    turn = clamp(1.5 * wave(cue.t * 0.28), -1, 1)
    raised = max(style.rear, 0.55 if style.lift > 0.3 else 0.2)
    return replace(rest(style, cue), rear=raised * ease(cue.t / 0.8), head=(44 * turn, -4, 0), face=cue.blinking(Face(look=(0.7 * turn, 0))))  # fmt: skip


def eat(style: SerpentStyle, cue: Cue) -> SerpentPose:
    chew = max(0.0, wave(cue.t * 1.6))
    return replace(rest(style, cue), rear=style.rear * 0.35, head=(0, 16 + 6 * chew, 0), face=cue.blinking(Face(smile=0.8, mouth=0.7 * chew)), tongue=0.0)  # fmt: skip


def dance(style: SerpentStyle, cue: Cue) -> SerpentPose:
    """Risen and swaying, as to a flute."""
    sway = wave(cue.t * 0.55)
    up = ease(cue.t / 0.9)
    return replace(
        rest(style, cue, HAPPY), face=HAPPY, rear=max(style.rear, 0.9 * up), roll=9 * sway * up, turn=14 * wave(cue.t * 0.55, 0.2) * up,
        head=(10 * sway, 4 * wave(cue.t * 1.1), 12 * sway), stride=0.5, steps=cue.t * 0.8,
    )  # fmt: skip


def rear(style: SerpentStyle, cue: Cue) -> SerpentPose:
    up = ease(cue.t / 0.6)
    return replace(rest(style, cue, BRIGHT), rear=max(style.rear, up), head=(0, -4, 8 * wave(cue.t * 0.7)), tongue=abs(wave(cue.t * 1.5)))  # fmt: skip


def leap(style: SerpentStyle, cue: Cue) -> SerpentPose:
    """Up in an arc and down again, every second and a half; what swims leaps high."""
    u = cue.t / 1.5 % 1.0
    arc = max(0.0, math.sin(math.pi * clamp((u - 0.15) / 0.7)))
    pose = rest(style, cue, BRIGHT)
    far = style.long * (0.12 if style.lives == "ground" else 0.4)
    tilt = -30 * ease(u / 0.25) + 60 * ease((u - 0.3) / 0.4) - 30 * ease((u - 0.75) / 0.25)
    return replace(pose, rise=pose.rise + far * arc, pitch=tilt * (0.5 if style.lives == "ground" else 1.0), hump=0.6 * arc, face=HAPPY)  # fmt: skip


def speak(style: SerpentStyle, cue: Cue) -> SerpentPose:
    voice = max(0.0, wave(cue.t * 2.2) * (0.6 + 0.4 * wave(cue.t * 0.7)))
    return replace(rest(style, cue), rear=max(style.rear, 0.45 * ease(cue.t)), face=cue.blinking(Face(smile=0.9, mouth=0.8 * voice)), head=(0, -5 * voice, 3 * wave(cue.t * 0.6)), tongue=0.0)  # fmt: skip


def breathe(style: SerpentStyle, cue: Cue) -> SerpentPose:
    """Draws a breath with its head back, then blows fire forward."""
    drawn, fire = breath(cue.t)
    return replace(
        rest(style, cue), rear=max(style.rear, 0.5 * ease(cue.t)) + 0.1 * drawn, face=Face(smile=0.6, mouth=0.25 * drawn + 0.95 * fire),
        head=(0, -18 * drawn + 4 * fire + fire * wave(cue.t * 5.5), 0), fire=fire, clock=cue.t, tongue=0.0,
    )  # fmt: skip
