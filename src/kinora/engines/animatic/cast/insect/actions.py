"""What bodies on many legs do: functions from a cue to a pose, by the vocabulary's names."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.insect.style import InsectPose, InsectStyle
from kinora.engines.animatic.cast.pose import ASLEEP, BRIGHT, CALM, HAPPY, Face
from kinora.engines.animatic.cast.vectors import clamp, ease, wave

Action = Callable[[InsectStyle, Cue], InsectPose]
STRIDE = 0.5 / 0.6  # leg lengths that one cycle of steps covers
FLIGHT = 70.0  # figure units above the spot
BLURRED = 4.0  # beats a second from which wings are seen as a blur


def action_named(name: str) -> Action | None:
    """The action of that name, or None."""
    return {
        "idle": rest, "perch": rest, "walk": walk, "run": walk, "crawl": walk, "swim": walk, "fly": fly, "hover": hover, "float": hover,
        "sleep": sleep, "look around": look_around, "eat": eat, "dance": dance, "jump": jump, "wave": wave_claw, "cheer": cheer,
        "talk": speak, "sing": speak, "play": dance, "sit": rest, "smile": rest,
    }.get(name)  # fmt: skip


def stride(style: InsectStyle) -> float:
    """Figure units that one cycle of the legs covers."""
    return STRIDE * style.leg


def rest(style: InsectStyle, cue: Cue, mood: Face = CALM) -> InsectPose:
    """Standing; wings open and close slowly, or lie folded."""
    t = cue.t + cue.shift
    slow = 0.5 + 0.5 * wave(t * 0.32)
    folded = {"butterfly": 22 + 54 * slow, "dragonfly": 3 * wave(t * 0.4), "clear": 36.0}.get(style.wings, 12.0)  # fmt: skip
    return InsectPose(
        face=cue.blinking(mood), rise=1.5 * cue.breath(), flap=folded, spread=0.0, clock=t, head=(4 * wave(t * 0.15), 0, 2 * wave(t * 0.21)),
        claws=0.15 + 0.35 * max(0.0, wave(t * 0.5)) ** 3,
    )  # fmt: skip


def walk(style: InsectStyle, cue: Cue) -> InsectPose:
    """Three feet on the ground, three in the air; `cue.steps` are figure units that it has gone."""
    phase = cue.steps / stride(style)
    return replace(rest(style, cue, BRIGHT), steps=phase, stride=1.0, rise=2.5 * abs(wave(phase)), roll=1.5 * wave(phase), flap=rest(style, cue).flap)  # fmt: skip


def fly(style: InsectStyle, cue: Cue) -> InsectPose:
    """Fluttering where wings are large, steady where they are too fast to be seen."""
    if not style.wings:
        return walk(style, cue)
    t, up = cue.t + cue.shift, ease(cue.t / 0.6)
    is_fast = style.beat > BLURRED
    beat = wave(t * style.beat)
    flap = 24 + 10 * wave(t * 7.3) if is_fast else 22 + 52 * beat
    bob = 8 * wave(t * 0.9) + 6 * wave(t * 0.53) if is_fast else 20 * wave(t * 0.37) - 9 * wave(t * style.beat, 0.2)  # fmt: skip
    return InsectPose(
        face=cue.blinking(BRIGHT), forward=10 * wave(t * 0.41), rise=up * (FLIGHT + bob), pitch=up * (-8 + 4 * wave(t * 0.5)),
        roll=7 * wave(t * 0.33), tucked=up, flap=flap, blur=up if is_fast else 0.0, spread=up, clock=t, head=(0, -3, 0),
    )  # fmt: skip


def hover(style: InsectStyle, cue: Cue) -> InsectPose:
    return replace(fly(style, cue), forward=3 * wave(cue.t * 0.5), pitch=-4.0)


def sleep(style: InsectStyle, cue: Cue) -> InsectPose:
    """Down on the ground with closed eyes, the legs drawn in."""
    breath, down = wave(cue.t * 0.25), ease(cue.t / 0.8)
    low = style.stand - style.abdomen[3] * 0.9 - min(style.abdomen[1], 0)
    return replace(rest(style, cue, ASLEEP), face=ASLEEP, rise=-down * max(low, 0.0) + 1.5 * breath, flap=76.0 if style.wings == "butterfly" else 30.0, head=(0, 8, 6), claws=0.0)  # fmt: skip


def look_around(style: InsectStyle, cue: Cue) -> InsectPose:
    turn = clamp(1.5 * wave(cue.t * 0.28), -1, 1)
    return replace(rest(style, cue), head=(36 * turn, -4, 0), turn=10 * turn, face=cue.blinking(Face(look=(0.7 * turn, 0))))  # fmt: skip


def eat(style: InsectStyle, cue: Cue) -> InsectPose:
    chew = max(0.0, wave(cue.t * 1.8))
    return replace(rest(style, cue), pitch=7.0, head=(0, 12 + 5 * chew, 0), face=cue.blinking(Face(smile=0.8, mouth=0.5 * chew)), raised=0.25 * (1 - chew), claws=chew)  # fmt: skip


def dance(style: InsectStyle, cue: Cue) -> InsectPose:
    s = wave(cue.t * 0.9)
    return replace(
        rest(style, cue, HAPPY), face=HAPPY, turn=16 * s, roll=7 * wave(cue.t * 0.9, 0.2), rise=9 * abs(wave(cue.t * 0.9, 0.1)), steps=cue.t * 1.8,
        stride=0.4, raised=0.6 + 0.4 * s, claws=0.5 + 0.5 * wave(cue.t * 1.8), flap=30 + 40 * wave(cue.t * 0.9),
    )  # fmt: skip


def jump(style: InsectStyle, cue: Cue) -> InsectPose:
    """A leap and a landing, every second and a quarter; a grasshopper's is high."""
    u = cue.t / 1.25 % 1.0
    arc = max(0.0, math.sin(math.pi * clamp((u - 0.25) / 0.5)))
    crouch = ease(u / 0.2) * (1 - ease((u - 0.2) / 0.1)) + ease((u - 0.74) / 0.06) * (1 - ease((u - 0.8) / 0.2))  # fmt: skip
    high = 150.0 if style.jumper else 70.0
    return replace(rest(style, cue, BRIGHT), rise=high * arc - 10 * crouch, pitch=-18 * math.cos(math.pi * u) * min(arc * 3, 1), tucked=0.8 * min(arc * 2, 1), spread=min(arc * 2, 1) * 0.6, face=HAPPY)  # fmt: skip


def wave_claw(style: InsectStyle, cue: Cue) -> InsectPose:
    up = ease(cue.t / 0.4)
    return replace(rest(style, cue, BRIGHT), raised=up * (0.8 + 0.2 * wave(cue.t * 1.6)), claws=0.4 + 0.4 * wave(cue.t * 1.6), head=(0, -4, 7 * wave(cue.t * 0.8)))  # fmt: skip


def cheer(style: InsectStyle, cue: Cue) -> InsectPose:
    return replace(jump(style, cue), raised=1.0, claws=0.8)


def speak(style: InsectStyle, cue: Cue) -> InsectPose:
    voice = max(0.0, wave(cue.t * 2.2) * (0.6 + 0.4 * wave(cue.t * 0.7)))
    return replace(rest(style, cue), face=cue.blinking(Face(smile=0.9, mouth=0.7 * voice)), head=(0, -5 * voice, 3 * wave(cue.t * 0.6)))  # fmt: skip
