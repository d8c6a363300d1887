"""What birds do at one moment, by the vocabulary's names."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from kinora.engines.animatic.cast.bird.style import BirdPose, BirdStyle
from kinora.engines.animatic.cast.pose import ASLEEP, BRIGHT, CALM, HAPPY, Face
from kinora.engines.animatic.cast.vectors import clamp, ease, wave

ACTIONS = (
    "idle", "perch", "fly", "hover", "walk", "run", "jump", "dance", "sleep", "sing", "talk", "look around", "eat", "wave", "cheer", "swim", "float", "smile",
)  # fmt: skip
FLYING = ("fly", "hover")
EXCITED = ("run", "wave", "cheer")  # with open wings; in the air, if it flies
HOP_S, FLIGHT_HEIGHT = 0.5, 120.0
FLAPPING = 3.0  # beats a second of wings that are only shown


@dataclass(frozen=True, slots=True)
class Moment:
    """When it is done: seconds since it began, cycles of steps, and the bird's own shift."""

    t: float
    steps: float
    shift: float


def acting(style: BirdStyle, action: str, now: Moment) -> BirdPose:
    """The pose of an action at a moment."""
    if action in FLYING or (action in EXCITED and style.flies):
        return _flying(style, action, now)
    if action in EXCITED and action != "run":
        return _flapping(style, now)
    if action in ("walk", "run"):
        return _walking(style, now)
    return _standing(style, action, now)


def _standing(style: BirdStyle, action: str, now: Moment) -> BirdPose:
    pose, t = perched(style, now), now.t
    match action:
        case "jump" | "dance":
            hop = abs(math.sin(math.pi * t / HOP_S))
            turn = 18 * wave(t * 0.5) if action == "dance" else 0.0
            return replace(pose, face=HAPPY if action == "dance" else BRIGHT, rise=34 * hop, turn=turn, tail_pitch=10 * hop, neck=8 * wave(t))  # fmt: skip
        case "sleep":
            return _sleeping(style, pose, t)
        case "sing" | "talk":
            voice = max(0.0, wave(t * 2.6) * (0.6 + 0.4 * wave(t * 0.7)))
            return replace(pose, face=Face(smile=1, mouth=voice, squint=0.7 * voice), head=(0, -14 * voice, 0), neck=-6 * voice)  # fmt: skip
        case "eat":
            return _pecking(style, pose, t)
        case "swim" | "float":
            return replace(pose, rise=-style.legs * 0.86 + 3 * wave(t * 0.4), feet=0.0, pitch=max(style.stance, -14) + 2 * wave(t * 0.4, 0.2), display=0.0)  # fmt: skip
        case _:
            return pose


def _sleeping(style: BirdStyle, pose: BirdPose, t: float) -> BirdPose:
    if not style.is_long_necked:
        return replace(pose, face=ASLEEP, head=(-30, 14, 6), display=0.0)
    down = ease(t / 0.8)  # the head lies on the back
    return replace(pose, face=ASLEEP, head=(-40, 20, 0), neck=-62 * down, display=0.0)


def _pecking(style: BirdStyle, pose: BirdPose, t: float) -> BirdPose:
    peck = ease(clamp(2 * wave(t * 0.6)))
    if style.is_long_necked:
        return replace(pose, neck=(128 - style.neck_lean) * peck, head=(0, 40 * peck, 0), pitch=style.stance + 10 * peck, display=0.0)  # fmt: skip
    return replace(pose, pitch=style.stance + min(50, -style.stance + 16) * peck, head=(0, 34 * peck, 0), display=0.0)  # fmt: skip


def _walking(style: BirdStyle, now: Moment) -> BirdPose:
    """Foot before foot with a nodding head, or in hops."""
    pose = perched(style, now)
    if not style.walks:
        hop = abs(math.sin(math.pi * now.t / HOP_S))
        return replace(pose, face=BRIGHT, rise=16 * hop, tail_pitch=10 * hop)
    nod = wave(2 * now.steps)
    return replace(
        pose, face=replace(BRIGHT, blink=pose.face.blink), steps=now.steps, stride=1.0, head=(0, 3 * nod, 0), neck=5 * nod,
        pitch=style.stance + 2 * wave(2 * now.steps, 0.2), rise=0.0, display=0.0,
    )  # fmt: skip


def perched(style: BirdStyle, now: Moment) -> BirdPose:
    """Small quick turns of the head, a held look between them."""
    t = now.t + now.shift * 5
    steps = (0.0, 26.0, 26.0, -18.0, -18.0, 0.0)
    at = t * 0.25 % 1.0 * len(steps)
    here, then = steps[int(at)], steps[(int(at) + 1) % len(steps)]
    turn = here + (then - here) * ease((at % 1 - 0.75) * 4)
    lid = max(0.0, 1 - abs(t % 2.7 - 2.5) / 0.09)
    return BirdPose(
        face=replace(CALM, blink=lid), head=(turn, 0, 0), tail_pitch=3 * wave(t * 0.5), pitch=style.stance, clock=t,
        neck=3 * wave(t * 0.21),
    )  # fmt: skip


def _flapping(style: BirdStyle, now: Moment) -> BirdPose:
    """On its feet with beating wings: what does not fly."""
    up, beat = ease(now.t / 0.4), wave(now.t * FLAPPING)
    return replace(perched(style, now), face=HAPPY, spread=up, flap=24 + 34 * beat, tip_lag=18 * wave(now.t * FLAPPING, 0.2), rise=6 * max(beat, 0))  # fmt: skip


def _flying(style: BirdStyle, action: str, now: Moment) -> BirdPose:
    """Wings down fast, up slowly; the outer feathers late; the body rises on the downstroke."""
    phase = now.t * style.rate + now.shift
    skewed = phase + 0.06 * wave(phase)
    lift = ease(now.t / 0.7)
    level = -24.0 if style.stance <= -40 else -8.0
    aim = level if action == "fly" or style.is_long_necked else -45.0
    return BirdPose(
        face=BRIGHT, rise=lift * (FLIGHT_HEIGHT + 9 * wave(skewed, 0.28)), pitch=style.stance + (aim + 3 * wave(skewed, 0.2) - style.stance) * lift,
        spread=lift, flap=14 + 46 * wave(skewed), tip_lag=30 * wave(skewed, 0.2) - 6, tail_fan=0.42 + 0.1 * wave(skewed),
        tail_pitch=-6, feet=1 - lift, neck=(74 - style.neck_lean) * lift, display=0.0, clock=now.t,
    )  # fmt: skip
