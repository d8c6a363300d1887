"""What some places sound of: falling water, drips in a cave, a hearth, machines, talk in a café."""

from __future__ import annotations

import numpy as np

from kinora.engines.animatic.sound.instruments import struck
from kinora.engines.animatic.sound.signal import (
    Rng,
    bell,
    burst,
    glide,
    swell,
    texture,
    tone,
    wide_texture,
)
from kinora.engines.animatic.sound.tape import Tape


def cascade(tape: Tape, rng: Rng) -> None:
    """Water that falls without end: a broad roar and a bright hiss."""
    roar = wide_texture(rng, tape.seconds, (340, 2.6, 0.0), (1300, 2.2, -5.0), (4200, 2.2, -12.0))
    tape.bed(roar, 0.075 * swell(rng, tape.seconds, every=0.7, low=0.85))


def stream(tape: Tape, rng: Rng) -> None:
    """Water that runs by at some distance."""
    water = wide_texture(rng, tape.seconds, (900, 1.8, 0.0), (2600, 1.6, -9.0))
    tape.bed(water, 0.022 * swell(rng, tape.seconds, every=0.5, low=0.6))


def drips(tape: Tape, rng: Rng) -> None:
    """A hollow stillness, and drops that fall into a pool."""
    air = wide_texture(rng, tape.seconds, (85, 1.6, 0.0), (240, 1.4, -9.0))
    tape.bed(air, 0.026 * swell(rng, tape.seconds, every=2.2, low=0.5))
    at = float(rng.uniform(0.2, 0.8))
    while at < tape.seconds:
        pitch = float(rng.uniform(900, 1900))
        rise = np.linspace(1.0, 1.6, 2900, dtype=np.float32)
        drop = glide(pitch * rise) * bell(2900 / 48_000)
        tape.add(at, drop, gain=0.06, pan=float(rng.uniform(-0.9, 0.9)), wet=3.0)
        at += float(rng.exponential(0.9)) + 0.25


def rumble(tape: Tape, rng: Rng) -> None:
    """The ground of a volcano: a deep roll that swells, and a hiss of ash."""
    low = wide_texture(rng, tape.seconds, (55, 1.4, 0.0), (130, 1.4, -5.0))
    tape.bed(low, 0.10 * swell(rng, tape.seconds, every=1.1, low=0.25))
    ash = wide_texture(rng, tape.seconds, (3600, 2.2, 0.0))
    tape.bed(ash, 0.010 * swell(rng, tape.seconds, every=0.6))


def hearth(tape: Tape, rng: Rng) -> None:
    """A fire that breathes and crackles in a quiet room."""
    air = wide_texture(rng, tape.seconds, (140, 1.8, 0.0), (520, 2.0, -10.0))
    tape.bed(air, 0.026 * swell(rng, tape.seconds, every=0.8, low=0.6))
    at = float(rng.uniform(0.0, 0.3))
    while at < tape.seconds:
        centre = float(rng.uniform(1500, 5200))
        snap = burst(rng, float(rng.uniform(0.012, 0.05)), (centre, 1.0, 0.0), attack=0.0006)
        tape.add(at, snap, gain=float(rng.uniform(0.02, 0.12)), pan=float(rng.uniform(0.0, 0.6)))
        at += float(rng.exponential(0.16)) + 0.02


def crackle(tape: Tape, rng: Rng, *, start: float) -> None:
    """An open fire from `start` on."""
    rest = max(tape.seconds - start, 0.1)
    flames = wide_texture(rng, rest, (260, 2.2, 0.0), (900, 2.0, -8.0))
    tape.bed(flames, 0.035 * swell(rng, rest, every=0.5, low=0.4), at=start)
    at = start + float(rng.uniform(0.0, 0.2))
    while at < tape.seconds:
        snap = burst(rng, float(rng.uniform(0.012, 0.04)), (float(rng.uniform(1500, 5200)), 1.0, 0.0), attack=0.0006)  # fmt: skip
        tape.add(at, snap, gain=float(rng.uniform(0.04, 0.2)), pan=float(rng.uniform(-0.3, 0.3)))
        at += float(rng.exponential(0.13)) + 0.02


def machines(tape: Tape, rng: Rng) -> None:
    """The even hum of apparatus, and a signal now and then."""
    hum = sum(
        tone(hertz, tape.seconds) / order for order, hertz in enumerate((62.0, 124.5, 187.0), 1)
    )
    tape.add(0.0, np.asarray(hum, np.float32), gain=0.018, wet=0.4)
    tape.bed(wide_texture(rng, tape.seconds, (420, 1.6, 0.0), (1500, 1.8, -12.0)), 0.016)
    at = float(rng.uniform(0.4, 1.4))
    while at < tape.seconds:
        pitch = float(rng.choice([1046.5, 1318.5, 1568.0]))
        for lag in (0.0, 0.11):
            note = tone(pitch, 0.07) * bell(0.07)
            tape.add(at + lag, note, gain=0.014, pan=float(rng.uniform(-0.8, 0.8)))
        at += float(rng.uniform(1.6, 3.4))


def chatter(tape: Tape, rng: Rng) -> None:
    """Guests who talk in low voices, and cups on saucers."""
    for pitch in (190.0, 260.0, 340.0):
        voice = wide_texture(rng, tape.seconds, (pitch, 0.7, 0.0), (pitch * 3.4, 0.9, -9.0))
        tape.bed(
            voice,
            0.020 * swell(rng, tape.seconds, every=0.22) * swell(rng, tape.seconds, every=1.6),
        )
    at = float(rng.uniform(0.3, 1.0))
    while at < tape.seconds:
        pitch = float(rng.uniform(2400, 3900))
        clink = struck((pitch, 1.51 * pitch), (0.06, 0.03), (0.12, 0.07), seconds=0.14)
        tape.add(at, clink, gain=float(rng.uniform(0.05, 0.14)), pan=float(rng.uniform(-0.9, 0.9)))
        at += float(rng.exponential(0.9)) + 0.15


def crowd(tape: Tape, rng: Rng) -> None:
    """Thousands in a stadium: a roar that comes and goes."""
    roar = wide_texture(rng, tape.seconds, (430, 1.4, 0.0), (900, 1.2, -4.0), (2100, 1.4, -14.0))
    tape.bed(roar, 0.050 * swell(rng, tape.seconds, every=0.9, low=0.45))


def hall(tape: Tape, rng: Rng) -> None:
    """A large empty room: air, and steps far away."""
    tape.bed(wide_texture(rng, tape.seconds, (120, 2.2, 0.0), (600, 2.0, -15.0)), 0.018)
    at = float(rng.uniform(0.5, 1.5))
    while at < tape.seconds:
        step = texture(rng, 0.06, (210, 1.4, 0.0), (1400, 1.2, -9.0)) * bell(0.06)
        tape.add(at, step, gain=0.014, pan=float(rng.uniform(-0.5, 0.5)), wet=3.0)
        at += float(rng.uniform(0.5, 0.7)) if rng.random() < 0.75 else float(rng.uniform(1.5, 3.0))
