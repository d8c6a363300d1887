"""What beasts do: functions from a cue to a pose, by the vocabulary's names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.fire import breath
from kinora.engines.animatic.cast.pose import ASLEEP, BRIGHT, HAPPY, Face, key_poses
from kinora.engines.animatic.cast.quadruped import tricks, voices
from kinora.engines.animatic.cast.quadruped.gaits import gallop, rest, sit, stand, swim, walk
from kinora.engines.animatic.cast.quadruped.pose import STAND, QuadrupedPose
from kinora.engines.animatic.cast.vectors import clamp, ease, wave

Action = Callable[[Cue], QuadrupedPose]
FLIGHT_RISE = 1.9  # leg lengths


def action_named(name: str) -> Action | None:
    """The action of that name, or None."""
    plain: dict[str, Action] = {
        "idle": rest, "stand": rest, "walk": walk, "run": gallop, "sit": sit, "sleep": sleep, "jump": jump, "bow": bow, "wave": wave_paw,
        "dance": dance, "fly": fly, "look around": look_around, "cheer": jump, "eat": eat, "talk": speak, "sing": tricks.howl, "swim": swim, "chase": gallop, "march": walk, "sneak": walk, "frolic": jump, "wag": wag,
        "wake up": sit, "smile": wag, "play": bow, "point": wave_paw, "clap": dance, "breathe": breathe,
    }  # fmt: skip
    return plain.get(name) or tricks.named(name) or voices.named(name)


def sleep(cue: Cue) -> QuadrupedPose:
    """Lying on the belly, chin on the paws."""
    breath = wave(cue.t * 0.25)
    return replace(
        STAND, face=ASLEEP, lie=1.0, pitch=2, arch=0.35 + 0.15 * breath, neck=44 + 1.5 * breath, head=(-14, 8, 6), folded=1.0,
        left_hind=(0.46, 0, 0.22), right_hind=(0.46, 0, 0.22), left_front=(0.55, 0, -0.08), right_front=(0.65, 0, -0.08),
        tail_lift=-50, tail=cue.t * 0.15, tail_swing=1.0,
    )  # fmt: skip


def jump(cue: Cue) -> QuadrupedPose:
    count = max(round(cue.span / 1.3), 1)
    progress = cue.progress * count % 1.0 if cue.progress < 1 else 1.0
    crouch = replace(STAND, rise=-0.42, pitch=-6, arch=0.6, neck=6, folded=0.4, tail_lift=-20)
    up = replace(
        STAND, rise=0.55, pitch=-26, arch=-0.4, stretch=1.10, neck=-4, left_front=(0.55, 0.95, 0), right_front=(0.75, 1.05, 0),
        left_hind=(-0.62, 0.30, 0), right_hind=(-0.72, 0.26, 0), face=Face(smile=1, mouth=0.6), lag=-0.8,
    )  # fmt: skip
    over = replace(
        up, rise=0.78, pitch=2, arch=0.3, left_hind=(-0.30, 0.86, 0), right_hind=(-0.42, 0.80, 0), left_front=(0.45, 0.80, 0),
        right_front=(0.6, 0.85, 0), lag=0.0,
    )  # fmt: skip
    keys = ((0.0, STAND), (0.2, crouch), (0.42, up), (0.58, over), (0.80, crouch), (1.0, STAND))
    return replace(key_poses(keys, progress), tail=cue.t)


def bow(cue: Cue) -> QuadrupedPose:
    """The play bow: fore legs forward, chest down, tail up."""
    down = replace(
        STAND, pitch=24, rise=0.02, neck=2, head=(0, 10, 0), left_front=(0.48, 0, 0.05), right_front=(0.60, 0, 0.05), tail_lift=45,
        tail_swing=1.2, face=HAPPY,
    )  # fmt: skip
    keys = ((0.0, STAND), (0.3, down), (0.7, down), (1.0, STAND))
    return replace(key_poses(keys, cue.progress), tail=cue.t * 1.6)


def wave_paw(cue: Cue) -> QuadrupedPose:
    return replace(
        sit(cue, BRIGHT),
        right_front=(0.42, 1.22 + 0.14 * wave(cue.t * 1.7), 0.12),
        head=(0, -4, -5),
    )


def dance(cue: Cue) -> QuadrupedPose:
    phase = cue.t * 1.0
    s, left, right = wave(phase), max(wave(phase), 0.0), max(-wave(phase), 0.0)
    return replace(
        STAND, face=Face(smile=1, squint=0.6, mouth=0.4), rise=0.02 + 0.10 * abs(s), pitch=-12 - 6 * s, left_front=(0.2, 0.5 * left, 0.1),
        right_front=(0.2, 0.5 * right, 0.1), head=(0, -4, 10 * wave(phase, 0.1)), tail=phase * 2, tail_swing=1.2, lag=0.6 * wave(phase, 0.15),
        left_hind=(0, 0.18 * right, 0), right_hind=(0, 0.18 * left, 0),
    )  # fmt: skip


def fly(cue: Cue) -> QuadrupedPose:
    """Wings beating, legs tucked; the body rises on the downstroke."""
    phase = cue.t * 0.9
    lift = ease(cue.t / 0.8)
    high = lift * (FLIGHT_RISE - 0.14 * wave(phase, 0.2))
    tucked = (high + 0.44) * lift  # feet hang a little under the body
    return replace(
        STAND, face=BRIGHT, rise=high, pitch=(-10 + 3 * wave(phase, 0.2)) * lift, wings=0.15 + 0.85 * lift, flap=wave(phase) * lift, neck=6,
        left_front=(0.10, tucked, 0), right_front=(0.22, tucked - 0.06 * lift, 0), left_hind=(-0.35 * lift, tucked - 0.06 * lift, 0),
        right_hind=(-0.50 * lift, tucked - 0.14 * lift, 0), tail=phase, tail_lift=-20 * lift, tail_swing=0.8, lag=0.4 * wave(phase, 0.2),
    )  # fmt: skip


def look_around(cue: Cue) -> QuadrupedPose:
    turn = clamp(1.5 * wave(cue.t * 0.28), -1, 1)
    return replace(
        stand(cue), head=(42 * turn, -4, 0), face=cue.blinking(Face(look=(0.7 * turn, 0)))
    )


def eat(cue: Cue) -> QuadrupedPose:
    chew = max(0.0, wave(cue.t * 1.6))
    return replace(
        stand(cue),
        neck=70,
        head=(0, 10 + 4 * chew, 0),
        face=cue.blinking(Face(smile=0.7, mouth=0.3 * chew)),
        arch=0.2,
    )


def speak(cue: Cue) -> QuadrupedPose:
    voice = max(0.0, wave(cue.t * 2.2) * (0.6 + 0.4 * wave(cue.t * 0.7)))
    return replace(stand(cue), face=cue.blinking(Face(smile=0.9, mouth=0.7 * voice)), head=(0, -4 - 6 * voice, 3 * wave(cue.t * 0.6)), tail_swing=0.9, tail=cue.t)  # fmt: skip


def breathe(cue: Cue) -> QuadrupedPose:
    """Draws a breath with its neck back, then blows fire forward and braces against it."""
    drawn, fire = breath(cue.t)
    shake = fire * wave(cue.t * 5.5)
    return replace(
        stand(cue), face=Face(smile=0.6, mouth=0.25 * drawn + 0.95 * fire), neck=-16 * drawn + 10 * fire, head=(0, -16 * drawn - 2 * fire + shake, 0),
        pitch=-6 * drawn + 3 * fire, rise=0.03 * drawn - 0.04 * fire, wings=0.15 + 0.6 * max(drawn, fire), flap=0.5 * drawn + 0.15 * shake, fire=fire, clock=cue.t,
        tail_lift=14 * fire,
    )  # fmt: skip


def wag(cue: Cue) -> QuadrupedPose:
    return replace(stand(cue, BRIGHT), tail=cue.t * 2.4, tail_swing=1.8, turn=3 * wave(cue.t * 2.4), head=(0, -3, 4 * wave(cue.t * 0.8)))  # fmt: skip
