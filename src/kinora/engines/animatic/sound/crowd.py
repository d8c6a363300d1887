"""People listening, applauding and cheering."""

from __future__ import annotations

import numpy as np

from kinora.engines.animatic.sound.signal import (
    Rng,
    bell,
    burst,
    swell,
    texture,
    wide_texture,
    window,
)
from kinora.engines.animatic.sound.tape import Tape
from kinora.engines.animatic.sound.throat import whistle, whoop

_HANDS = 70  # people near enough to hear one by one
_CLAPS = 24  # different claps


def hush(tape: Tape, rng: Rng) -> None:
    """A hall full of people who keep quiet: air, a rustle, now and then a creaking seat."""
    air = wide_texture(rng, tape.seconds, (160, 3.0, 0.0), (900, 2.0, -22.0))
    tape.bed(air, 0.011 + 0.007 * swell(rng, tape.seconds, every=1.7))
    at = float(rng.uniform(0.4, 2.0))
    while at < tape.seconds:
        length = float(rng.uniform(0.15, 0.5))
        rustle = texture(rng, length, (2600, 2.0, 0.0)) * bell(length)
        tape.add(at, rustle, gain=float(rng.uniform(0.004, 0.01)), pan=float(rng.uniform(-1, 1)))
        at += float(rng.exponential(1.6)) + 0.3


def cheer(tape: Tape, rng: Rng, *, start: float, end: float) -> None:
    """Applause that swells within a second, whoops and whistles in it, dying away after `end`."""
    rest = tape.seconds - start
    level = window(rest, start=0.0, end=end - start, rise=0.9, fall=0.8)
    roar = wide_texture(rng, rest, (520, 1.4, 0.0), (1150, 1.2, -3.0), (2600, 1.2, -13.0))
    wash = wide_texture(rng, rest, (1700, 1.8, 0.0), (4200, 1.4, -9.0))
    moving = swell(rng, rest, every=0.4, low=0.55)
    tape.bed(roar, level * moving * np.float32(0.050), at=start)
    tape.bed(wash, level * np.float32(0.050), at=start)
    _claps(tape, rng, start=start, end=end)
    _voices(tape, rng, start=start + 0.25, end=end)


def _claps(tape: Tape, rng: Rng, *, start: float, end: float) -> None:
    hands = [
        burst(rng, float(rng.uniform(0.03, 0.06)), (float(rng.uniform(900, 2200)), 1.3, 0.0),
              (float(rng.uniform(2500, 4200)), 1.2, -7.0), attack=0.001)
        for _ in range(_CLAPS)
    ]  # fmt: skip
    for person in range(_HANDS):
        at = start + float(rng.gamma(2.0, 0.22))
        every, pan = float(rng.uniform(0.19, 0.30)), float(rng.uniform(-0.9, 0.9))
        near = float(rng.uniform(0.25, 1.0)) ** 2
        strays = rng.normal(0, 0.016, 128)
        for stray in strays:
            if at >= end + 0.5:
                break
            tape.add(max(start, at + stray), hands[person % _CLAPS], gain=0.11 * near, pan=pan)
            at += every


def _voices(tape: Tape, rng: Rng, *, start: float, end: float) -> None:
    at = start
    while at < end:
        whistled = rng.random() < 0.22
        sound = whistle(rng) if whistled else whoop(rng)
        loud = float(rng.uniform(0.03, 0.055)) * (0.45 if whistled else 3.0)
        tape.add(at, sound, gain=loud, pan=float(rng.uniform(-0.9, 0.9)))
        at += float(rng.exponential(0.13)) + 0.03
