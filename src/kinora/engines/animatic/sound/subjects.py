"""What the subjects are heard doing with their bodies: steps, servos, beeps, breath, a kite."""

from __future__ import annotations

import numpy as np

from kinora.engines.animatic.sound.instruments import frequency
from kinora.engines.animatic.sound.signal import (
    Rng,
    bell,
    burst,
    clock,
    glide,
    swell,
    texture,
    tone,
)
from kinora.engines.animatic.sound.tape import Tape

_JUMP_S, _LANDS = 1.25, 0.70  # seconds of a jump, and the share of it after which feet touch
_GROUNDS = {  # what a step on it is made of, its length in seconds, its loudness
    "wood": (((130, 1.6, 0.0), (520, 1.4, -8.0), (1900, 1.2, -18.0)), 0.13, 0.20),
    "stone": (((210, 1.6, -4.0), (1500, 1.8, 0.0), (3400, 1.4, -8.0)), 0.09, 0.13),
    "wet": (((240, 1.6, -4.0), (1700, 1.6, 0.0), (5200, 1.8, -3.0)), 0.14, 0.11),
    "grass": (((170, 1.6, -3.0), (2600, 2.2, 0.0)), 0.16, 0.11),
    "snow": (((900, 1.4, 0.0), (3600, 1.6, -4.0)), 0.20, 0.13),
    "sand": (((420, 2.0, 0.0), (2600, 2.0, -7.0)), 0.17, 0.11),
}


def steps(
    tape: Tape, rng: Rng, *, start: float, end: float, every: float, ground: str, weight: float
) -> None:
    """Footfalls from `start` on until `end`, as they are drawn; `weight` 1 is a grown person."""
    bumps, length, loud = _GROUNDS[ground]
    feet = [burst(rng, length, *bumps, attack=0.004) for _ in range(4)]
    at, number = start, 0
    while at < end:
        force = loud * weight * float(rng.uniform(0.8, 1.1))
        tape.add(at + abs(float(rng.normal(0, 0.008))), feet[number % 4], gain=force,
                 pan=0.12 if number % 2 else -0.12, wet=0.7)  # fmt: skip
        at, number = at + every, number + 1


def servos(tape: Tape, rng: Rng, *, start: float, end: float, every: float) -> None:
    """Small motors that whirr at each movement."""
    at = start + every / 2 - 0.12  # a foot is lifted before it lands
    while at < end:
        length = min(0.32, every * 0.7)
        time = clock(length) / np.float32(length)
        pitch = float(rng.uniform(300, 420)) * (1 + 0.7 * np.sin(np.pi * time))
        whirr = glide(pitch.astype(np.float32)) + 0.5 * glide((2.98 * pitch).astype(np.float32))
        grind = texture(rng, length, (2400, 1.0, 0.0))
        sound = (0.6 * whirr + 0.35 * grind) * bell(length)
        tape.add(max(start, at), np.asarray(sound, np.float32), gain=0.05, wet=0.6)
        at += every


def beeps(tape: Tape, rng: Rng, *, start: float, end: float, every: float = 2.4) -> None:
    """A robot that talks to itself: short runs of tones."""
    at = start + float(rng.uniform(0.2, 0.7))
    while at < end:
        for _ in range(int(rng.integers(2, 6))):
            pitch = frequency(84 + float(rng.choice((0, 2, 4, 7, 9, 12))))
            length = float(rng.choice((0.07, 0.1, 0.16)))
            bend = np.linspace(1, float(rng.choice((1.0, 1.0, 1.25, 0.8))), int(length * 48_000))
            beep = glide((pitch * bend).astype(np.float32))
            tape.add(at, beep * bell(len(beep) / 48_000), gain=0.065, pan=0.1, wet=0.8)
            at += length + 0.03
        at += every * float(rng.uniform(0.6, 1.4))


def snores(tape: Tape, rng: Rng, *, start: float, end: float, size: float) -> None:
    """Slow breath of somebody asleep."""
    at = start + 0.3
    while at < end:
        for lag, centre, loud in ((0.0, 420.0, 0.05), (1.15, 900.0, 0.022)):
            breath = texture(rng, 1.0, (centre / size**0.5, 1.2, 0.0)) * bell(1.0)
            flutter = 0.6 + 0.4 * np.sin(2 * np.pi * 24 * clock(1.0)) if lag == 0 else 1.0
            tape.add(at + lag, np.asarray(breath * flutter, np.float32), gain=loud, wet=0.5)
        at += 2.6


def landings(tape: Tape, rng: Rng, *, start: float, end: float, ground: str, weight: float) -> None:
    """Somebody who jumps, coming down again and again."""
    bumps, length, loud = _GROUNDS[ground]
    thud = burst(rng, 1.6 * length, *bumps, (90, 1.4, 2.0), attack=0.004)
    at = start + _LANDS * _JUMP_S
    while at < end:
        tape.add(at, thud, gain=1.7 * loud * weight, wet=0.8)
        at += _JUMP_S


def bounces(tape: Tape, rng: Rng, *, start: float, end: float) -> None:
    """A ball that is kept bouncing."""
    thump = burst(rng, 0.12, (150, 1.2, 0.0), (700, 1.2, -9.0))
    at = start + 0.4
    while at < end:
        tape.add(at, thump, gain=0.2 * float(rng.uniform(0.8, 1.0)), wet=0.6)
        at += 0.62


def kite(tape: Tape, rng: Rng, *, start: float) -> None:
    """Cloth that flutters high up, its line singing softly."""
    time = clock(tape.seconds)
    cloth = texture(rng, tape.seconds, (850, 1.8, 0.0), (2600, 1.6, -7.0))
    pull = swell(rng, tape.seconds, every=0.7, low=0.3)
    speed = 11 + 6 * swell(rng, tape.seconds, every=0.5)
    flaps = (0.5 + 0.5 * np.sin(np.cumsum(speed) * (2 * np.pi / 48_000))) ** 3
    on = np.clip((time - start) / 0.3, 0, 1)
    tape.add(0.0, np.asarray(cloth * flaps * pull * on, np.float32), gain=0.085, pan=0.35, wet=0.2)
    line = tone(392.0, tape.seconds) * pull**3 * on
    tape.add(0.0, np.asarray(line, np.float32), gain=0.006, pan=0.2, wet=0.3)
