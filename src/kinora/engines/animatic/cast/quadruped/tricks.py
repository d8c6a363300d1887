"""What beasts do beside getting about: dig, beg, pounce, rear up, roll over, howl, swim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.games import FETCH_S, SNAP, SPIT
from kinora.engines.animatic.cast.pose import BRIGHT, HAPPY, Face, blend_poses, key_poses
from kinora.engines.animatic.cast.quadruped.gaits import sit, stand
from kinora.engines.animatic.cast.quadruped.pose import STAND, QuadrupedPose
from kinora.engines.animatic.cast.vectors import ease, wave

Action = Callable[[Cue], QuadrupedPose]


def named(name: str) -> Action | None:
    """The trick of that name, or None."""
    return {
        "dig": dig, "beg": beg, "pounce": pounce, "rear": rear, "buck": buck, "roll over": roll_over, "howl": howl, "stretch": stretch,
        "yawn": yawn, "shake": shake, "drink": drink, "graze": graze, "nod": nod, "shake head": shake_head, "scratch": scratch, "lie": lie,
        "catch": catch, "toss": catch, "play ball": catch, "shiver": shiver, "sneeze": sneeze, "box": fight, "duel": fight,
    }.get(name)  # fmt: skip


def dig(cue: Cue) -> QuadrupedPose:
    """Fore paws by turns, chest low, tail up."""
    s = wave(cue.t * 2.2)
    left, right = max(s, 0.0), max(-s, 0.0)
    return replace(
        STAND, face=cue.blinking(Face(smile=0.8, look=(0, -0.7))), pitch=20, rise=-0.02, neck=30, head=(0, 16 + 3 * s, 0), left_front=(0.55 - 0.42 * left, 0.14 * left, 0.02),
        right_front=(0.55 - 0.42 * right, 0.14 * right, 0.02), tail=cue.t * 1.6, tail_lift=40, tail_swing=1.2, lag=0.4 * s,
    )  # fmt: skip


def beg(cue: Cue) -> QuadrupedPose:
    """Sitting up on the haunches, both paws before the chest."""
    paddle = wave(cue.t * 1.4)
    return replace(
        sit(cue, BRIGHT), pitch=-66, neck=-2, head=(0, 10, 6 * wave(cue.t * 0.5)), left_front=(-0.10, 1.08 + 0.07 * paddle, -0.04), lie=0.4,
        right_front=(-0.10, 1.08 - 0.07 * paddle, -0.04), tail=cue.t * 2.0, tail_swing=1.2,
    )  # fmt: skip


def pounce(cue: Cue) -> QuadrupedPose:
    """Crouches, wriggles, leaps and lands on its prey."""
    u = cue.t % 2.6 / 2.6
    wriggle = wave(cue.t * 3.5) if 0.12 < u < 0.42 else 0.0
    low = replace(STAND, rise=-0.34, pitch=14, arch=0.2, neck=16, head=(0, -4, 0), left_front=(0.3, 0, 0), right_front=(0.42, 0, 0), tail_lift=-40, turn=5 * wriggle, face=Face(smile=0.6, wonder=0.5))  # fmt: skip
    air = replace(
        STAND, rise=0.60, pitch=-16, arch=-0.3, stretch=1.12, left_front=(0.72, 0.85, 0), right_front=(0.82, 0.92, 0), left_hind=(-0.60, 0.42, 0),
        right_hind=(-0.70, 0.36, 0), face=Face(smile=1, mouth=0.5), lag=-0.8, tail_lift=10,
    )  # fmt: skip
    land = replace(
        STAND,
        rise=-0.12,
        pitch=24,
        arch=0.5,
        neck=34,
        left_front=(0.45, 0, 0),
        right_front=(0.55, 0, 0),
        tail_lift=50,
        face=HAPPY,
    )
    keys = (
        (0.0, STAND),
        (0.14, low),
        (0.42, low),
        (0.56, air),
        (0.70, land),
        (0.86, land),
        (1.0, STAND),
    )
    return replace(key_poses(keys, u), tail=cue.t * 1.2, tail_swing=1.0)


def catch(cue: Cue) -> QuadrupedPose:
    """Crouches while it comes, leaps, snaps it out of the air, stands proud, throws it out again."""
    u, tail = cue.t % FETCH_S / FETCH_S, cue.t * 2.2
    eager = replace(STAND, rise=-0.05, neck=-14, head=(0, -16, 0), face=Face(smile=0.8, mouth=0.35, wonder=0.3))  # fmt: skip
    crouch = replace(eager, rise=-0.34, pitch=-10, arch=0.3, folded=0.3)
    leap = replace(
        STAND, rise=0.95, pitch=-42, arch=-0.3, stretch=1.10, neck=-18, head=(0, -10, 0), left_front=(0.30, 1.45, 0), right_front=(0.46, 1.55, 0),
        left_hind=(-0.42, 0.62, 0), right_hind=(-0.52, 0.56, 0), face=Face(smile=1, mouth=0.6), lag=-0.6, tail_lift=20,
    )  # fmt: skip
    land = replace(STAND, rise=-0.22, pitch=10, arch=0.3, neck=4, face=HAPPY)
    proud = replace(
        STAND, neck=-20, head=(0, -8, 0), face=Face(smile=1, squint=0.7, mouth=0.3), tail_lift=30
    )
    low = replace(proud, neck=16, head=(0, 14, 0), pitch=6, rise=-0.06)
    fling = replace(proud, neck=-30, head=(0, -30, 0), pitch=-10, face=Face(smile=1, mouth=0.7))
    keys = (
        (0.0, eager), (0.12, eager), (0.19, crouch), (SNAP, leap), (SNAP + 0.04, leap), (0.40, land), (0.48, proud), (0.70, proud), (SPIT - 0.05, low),
        (SPIT, fling), (SPIT + 0.08, fling), (1.0, eager),
    )  # fmt: skip
    return replace(key_poses(keys, u), tail=tail, tail_swing=1.3)


def rear(cue: Cue) -> QuadrupedPose:
    """Up on the hind legs, fore hooves beating the air, and down."""
    u = cue.t % 2.8 / 2.8
    beat = wave(cue.t * 1.6)
    crouch = replace(STAND, rise=-0.04, pitch=4, neck=12)
    up = replace(
        STAND, pitch=-54, rise=0.02, forward=0.22, arch=0.1, neck=10, head=(0, 12, 0), left_front=(0.30, 1.20 + 0.14 * beat, 0), right_front=(0.46, 1.26 - 0.14 * beat, 0),
        left_hind=(0.10, 0, 0.05), right_hind=(-0.04, 0, 0.05), tail_lift=-30, face=Face(smile=0.8, mouth=0.7), lag=0.6,
    )  # fmt: skip
    keys = ((0.0, STAND), (0.14, crouch), (0.34, up), (0.72, up), (0.9, crouch), (1.0, STAND))
    return replace(key_poses(keys, u), tail=cue.t * 0.8)


def buck(cue: Cue) -> QuadrupedPose:
    """The hind legs fly out behind while the head goes down."""
    u = cue.t * 0.8 % 1.0
    kick = replace(
        STAND, pitch=30, rise=0.42, arch=0.5, neck=42, left_hind=(-0.62, 0.95, 0), right_hind=(-0.72, 1.02, 0), tail_lift=50, face=Face(smile=0.2, mouth=0.4, anger=0.8), lag=0.8,
    )  # fmt: skip
    keys = (
        (0.0, STAND),
        (0.2, replace(STAND, rise=-0.06, pitch=-8)),
        (0.45, kick),
        (0.6, kick),
        (0.85, replace(STAND, rise=-0.05)),
        (1.0, STAND),
    )
    return replace(key_poses(keys, u), tail=cue.t)


def roll_over(cue: Cue) -> QuadrupedPose:
    """Lies down, turns onto the back with all paws up, and wriggles there."""
    down, over = ease(cue.t / 0.6), ease((cue.t - 0.5) / 0.8)
    wriggle = wave(cue.t * 1.3)
    flat = lie(cue)
    paws = 0.55 + 0.08 * wriggle
    back = replace(
        flat, face=HAPPY, left_front=(0.1, paws, 0.1), right_front=(0.22, paws - 0.1, 0.1), left_hind=(-0.1, paws, 0.1), right_hind=(0.05, paws - 0.08, 0.1),
        tumble=172 + 10 * wriggle, pivot=0.62, neck=44, head=(10 * wriggle, 4, 0),
    )  # fmt: skip
    return blend_poses(blend_poses(stand(cue), flat, down), back, over)


def lie(cue: Cue) -> QuadrupedPose:
    """On the belly, head up, like a sphinx."""
    breath = cue.breath()
    return replace(
        STAND, face=cue.blinking(Face(smile=0.8)), lie=1.0, pitch=-4, neck=-4 + 1.5 * breath, folded=1.0, left_hind=(0.46, 0, 0.2), right_hind=(0.46, 0, 0.2),
        left_front=(0.55, 0, -0.05), right_front=(0.65, 0, -0.05), tail=cue.t * 0.4, tail_lift=-50, tail_swing=0.8,
    )  # fmt: skip


def howl(cue: Cue) -> QuadrupedPose:
    """Seated, the muzzle to the sky."""
    tone = 0.5 + 0.5 * wave(cue.t * 0.4, 0.25)
    return replace(sit(cue), face=Face(smile=0.4, squint=tone, mouth=0.25 + 0.6 * tone), neck=-22, head=(0, -16 - 24 * tone, 0))  # fmt: skip


def stretch(cue: Cue) -> QuadrupedPose:
    """Fore paws far ahead, rump high, back hollow, then the hind legs."""
    u = cue.t % 4.0 / 4.0
    bow = replace(
        STAND, pitch=27, rise=0.05, arch=-0.8, neck=-6, head=(0, -8, 0), left_front=(0.72, 0, 0.05), right_front=(0.84, 0, 0.05), tail_lift=55,
        face=Face(smile=0.7, blink=1.0, mouth=0.5), stretch=1.06,
    )  # fmt: skip
    long = replace(STAND, pitch=-10, arch=-0.5, rise=-0.04, stretch=1.10, left_hind=(-0.55, 0, 0), right_hind=(-0.40, 0, 0), neck=-16, face=Face(smile=0.9, blink=0.9), tail_lift=10)  # fmt: skip
    keys = ((0.0, STAND), (0.2, bow), (0.5, bow), (0.68, long), (0.85, long), (1.0, STAND))
    return replace(key_poses(keys, u), tail=cue.t * 0.5)


def yawn(cue: Cue) -> QuadrupedPose:
    wide = max(0.0, wave(cue.t * 0.3))
    return replace(
        sit(cue, Face(smile=0.3, mouth=wide, blink=wide, drowsy=0.6)),
        head=(0, -22 * wide, 4 * wide),
    )


def shake(cue: Cue) -> QuadrupedPose:
    """Water off the coat, from the head to the tail."""
    s = wave(cue.t * 4.2)
    return replace(stand(cue, Face(smile=0.4, squint=1.0)), head=(10 * s, 4, 22 * s), turn=7 * wave(cue.t * 4.2, 0.2), tail=cue.t * 4, tail_swing=1.6, lag=1.0 * s, rise=-0.05)  # fmt: skip


def shiver(cue: Cue) -> QuadrupedPose:
    s = wave(cue.t * 7)
    return replace(
        stand(cue, Face(smile=-0.4, grief=1.0)),
        rise=-0.10,
        arch=0.4,
        head=(3 * s, 10, 2 * s),
        turn=1.2 * s,
        tail_lift=-70,
        neck=10,
    )


def sneeze(cue: Cue) -> QuadrupedPose:
    u = cue.t % 2.4 / 2.4
    draw, burst = ease(u / 0.55) * (1 - ease((u - 0.58) / 0.05)), ease((u - 0.58) / 0.06) * (1 - ease((u - 0.68) / 0.3))  # fmt: skip
    return replace(stand(cue, Face(smile=0.2, squint=max(0.6 * draw, burst), mouth=0.4 * draw + 0.8 * burst)), head=(0, -20 * draw + 26 * burst, 0), neck=-8 * draw + 18 * burst, lag=burst)  # fmt: skip


def drink(cue: Cue) -> QuadrupedPose:
    lap = abs(wave(cue.t * 1.5))
    return replace(stand(cue, Face(smile=0.5, mouth=0.25 * lap, look=(0, -0.6))), neck=74, head=(0, 12 + 5 * lap, 0), arch=0.2, left_front=(0.1, 0, 0.1), right_front=(0.1, 0, 0.1))  # fmt: skip


def graze(cue: Cue) -> QuadrupedPose:
    """Head in the grass, tearing, a step of the jaw at a time; now and then a look up."""
    u = wave(cue.t * 0.16)
    up = ease((u - 0.75) / 0.2)
    chew = max(0.0, wave(cue.t * 1.4))
    return replace(
        stand(cue), face=cue.blinking(Face(smile=0.6, mouth=0.22 * chew)), neck=74 * (1 - up), head=(8 * wave(cue.t * 0.5), (10 + 5 * chew) * (1 - up), 0), arch=0.2 * (1 - up),
        left_front=(0.18, 0, 0.02), tail=cue.t * 0.7,
    )  # fmt: skip


def nod(cue: Cue) -> QuadrupedPose:
    dip = 0.5 - 0.5 * wave(cue.t * 1.1, -0.25)
    return replace(
        stand(cue, BRIGHT), head=(0, 22 * dip - 4, 0), neck=12 * dip, lag=0.3 * wave(cue.t * 1.1)
    )


def shake_head(cue: Cue) -> QuadrupedPose:
    s = wave(cue.t * 1.15)
    return replace(stand(cue), head=(36 * s, 2, 0), lag=0.5 * s)


def scratch(cue: Cue) -> QuadrupedPose:
    """Seated, a hind paw behind the ear."""
    rub = wave(cue.t * 4.0)
    return replace(
        sit(cue, Face(smile=0.9, squint=1)), head=(-8, 6, -22), right_hind=(0.72, 0.70 + 0.07 * rub, 0.34)
    )  # fmt: skip


def fight(cue: Cue) -> QuadrupedPose:
    """Rears up and strikes with a fore paw, roaring; comes down, ducks, and again."""
    u = cue.t % 2.6 / 2.6
    angry = Face(smile=-0.5, mouth=0.8, anger=1.0)
    low = replace(STAND, face=Face(smile=-0.6, mouth=0.2, anger=1.0), rise=-0.12, pitch=6, neck=12, head=(0, -6, 0), forward=-0.12, tail_lift=25)  # fmt: skip
    up = replace(STAND, face=angry, pitch=-30, rise=0.04, forward=0.10, neck=4, head=(0, 6, 0), left_front=(0.32, 0.95, 0), right_front=(0.26, 0.62, 0), tail_lift=-10, lag=0.5)  # fmt: skip
    hit = replace(up, pitch=-12, forward=0.20, neck=22, left_front=(0.85, 0.42, 0), right_front=(0.50, 0.10, 0), lag=-0.5)  # fmt: skip
    keys = ((0.0, low), (0.12, low), (0.30, up), (0.44, up), (0.52, hit), (0.64, hit), (0.82, low), (1.0, low))  # fmt: skip
    return replace(key_poses(keys, u), tail=cue.t * 1.3, tail_swing=1.1)
