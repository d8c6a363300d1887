"""The outdoors: birds, wind, leaves, insects, waves, rain, thunder, and open spaces."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kinora.engines.animatic.sound.signal import (
    Rng,
    Signal,
    bell,
    burst,
    clock,
    glide,
    swell,
    texture,
    tone,
    wide_texture,
)
from kinora.engines.animatic.sound.tape import Tape

_RAINS = {  # Hz of the wash, of its lows and of a drop; how loud drops are
    "leaves": (2400.0, 700.0, 1500.0, 0.035),
    "street": (4600.0, 700.0, 3000.0, 0.035),
    "roof": (760.0, 260.0, 700.0, 0.028),
}
_BEHIND = 0.3  # seconds that thunder comes after its lightning


def breeze(tape: Tape, rng: Rng, *, level: float = 0.045) -> None:
    """Moving air, louder and softer."""
    air = wide_texture(rng, tape.seconds, (260, 2.2, 0.0), (900, 2.0, -12.0))
    tape.bed(air, level * (0.35 + 0.65 * swell(rng, tape.seconds, every=1.3)))


def wind(tape: Tape, rng: Rng, *, level: float = 0.07) -> None:
    """A wind that one notices, with a faint howl in the gusts."""
    breeze(tape, rng, level=level)
    gusts = swell(rng, tape.seconds, every=0.9) ** 2
    howl = wide_texture(rng, tape.seconds, (540, 0.25, 0.0), (760, 0.2, -5.0))
    tape.bed(howl, level * np.float32(0.22) * gusts)


def leaves(tape: Tape, rng: Rng) -> None:
    """Foliage that rustles when the air moves."""
    rustle = wide_texture(rng, tape.seconds, (4200, 1.8, 0.0), (1800, 1.6, -6.0))
    tape.bed(rustle, 0.022 * swell(rng, tape.seconds, every=0.8, low=0.15) ** 2)


def birds(tape: Tape, rng: Rng, *, every: float = 0.9) -> None:
    """A few songbirds, each with its own phrase that it repeats from its own place."""
    for _ in range(4):
        phrase, pan = _phrase(rng), float(rng.uniform(-0.9, 0.9))
        far = float(rng.uniform(0.018, 0.06))
        at = float(rng.uniform(0.1, 3.0))
        while at < tape.seconds:
            tape.add(at, phrase, gain=far * float(rng.uniform(0.7, 1.0)), pan=pan)
            at += len(phrase) / 48_000 + every * float(rng.uniform(1.2, 4.0))


def cuckoo(tape: Tape, rng: Rng) -> None:
    """A far cuckoo, two notes at a time."""
    at = float(rng.uniform(0.8, 2.2))
    while at < tape.seconds:
        for lag, pitch in ((0.0, 660.0), (0.33, 524.0)):
            note = glide(np.full(9600, pitch, np.float32)) * bell(0.2)
            tape.add(at + lag, note, gain=0.022, pan=-0.7, wet=2.0)
        at += float(rng.uniform(2.4, 4.5))


def _phrase(rng: Rng) -> Signal:
    """Two to seven chirps, each a quick glide between 2.2 and 6 kHz."""
    parts = []
    low, high = float(rng.uniform(2200, 3200)), float(rng.uniform(3600, 6000))
    for _ in range(int(rng.integers(2, 8))):
        length = float(rng.uniform(0.04, 0.14))
        begin, finish = rng.uniform(low, high, 2)
        time = clock(length) / np.float32(length)
        trill = 1 + 0.03 * np.sin(2 * np.pi * float(rng.uniform(20, 60)) * length * time)
        pitch = (begin + (finish - begin) * time) * trill
        parts.append(glide(pitch.astype(np.float32)) * bell(length))
        parts.append(np.zeros(int(rng.uniform(0.02, 0.09) * 48_000), np.float32))
    return np.concatenate(parts)


def crickets(tape: Tape, rng: Rng) -> None:
    """A warm night: several crickets, each in its own rhythm."""
    time = clock(tape.seconds)
    for _ in range(4):
        pitch, chirp = float(rng.uniform(3900, 4800)), float(rng.uniform(1.6, 2.6))
        beat = (time * chirp + rng.random()) % 1.0
        pulses = np.sin(np.pi * np.clip(beat / 0.45, 0, 1) * 3) ** 2 * (beat < 0.45)
        pan = float(rng.uniform(-0.9, 0.9))
        level = float(rng.uniform(0.009, 0.022))
        tape.add(
            0.0,
            np.asarray(tone(pitch, tape.seconds) * pulses, np.float32),
            gain=level,
            pan=pan,
            wet=0.5,
        )


def waves(tape: Tape, rng: Rng) -> None:
    """Surf: one breaker after another rolls in and hisses out."""
    low = wide_texture(rng, tape.seconds, (180, 2.6, 0.0), (700, 2.0, -6.0))
    hiss = wide_texture(rng, tape.seconds, (3200, 2.4, 0.0))
    phase = (clock(tape.seconds) / float(rng.uniform(3.6, 4.6)) + rng.random()) % 1.0
    rise = np.clip(phase / 0.45, 0, 1) ** 2 * np.clip((1 - phase) / 0.55, 0, 1)
    tape.bed(low, 0.02 + 0.09 * rise)
    tape.bed(hiss, 0.006 + 0.045 * np.clip(phase - 0.2, 0, 1) * np.clip(1 - phase, 0, 1) * 3)


def rain(tape: Tape, rng: Rng, *, surface: str) -> None:
    """Rain on "leaves", on a "street" or on a "roof" overhead: a wash, and drops near by."""
    centre, low, drop, near = _RAINS[surface]
    wash = wide_texture(rng, tape.seconds, (centre, 2.6, 0.0), (low, 2.0, -12.0))
    tape.bed(wash, 0.058 * swell(rng, tape.seconds, every=1.1, low=0.8))
    drops = [
        burst(rng, 0.025, (drop * float(rng.uniform(0.6, 1.6)), 0.8, 0.0), attack=0.0008)
        for _ in range(16)
    ]
    number = int(tape.seconds * 55)
    times, sides = rng.uniform(0, tape.seconds, number), rng.uniform(-1, 1, number)
    for index, (at, pan) in enumerate(zip(times, sides, strict=True)):
        tape.add(at, drops[index % 16], gain=near * (0.3 + 0.7 * abs(pan)), pan=pan, wet=0.4)


def hail(tape: Tape, rng: Rng) -> None:
    """Stones that rattle down."""
    stones = [
        burst(rng, 0.03, (float(rng.uniform(1800, 5200)), 1.0, 0.0), attack=0.0006)
        for _ in range(16)
    ]
    number = int(tape.seconds * 120)
    times, sides = rng.uniform(0, tape.seconds, number), rng.uniform(-1, 1, number)
    for index, (at, pan) in enumerate(zip(times, sides, strict=True)):
        tape.add(at, stones[index % 16], gain=0.05 * float(rng.uniform(0.3, 1)), pan=pan, wet=0.5)


def thunder(tape: Tape, rng: Rng, *, strikes: Sequence[float] = ()) -> None:
    """A crack soon after each strike and its roll; without strikes, distant rolls."""
    for strike in strikes:
        if strike + _BEHIND < tape.seconds:
            crack = burst(rng, 0.5, (900, 2.6, 0.0), (240, 2.0, -2.0), attack=0.004)
            tape.add(strike + _BEHIND, crack, gain=0.16, wet=1.0)
            _roll(tape, rng, strike + _BEHIND + 0.1, loud=0.22)
    at = float(rng.uniform(0.8, 2.0))
    while at < tape.seconds and not strikes:
        _roll(tape, rng, at, loud=0.2)
        at += float(rng.uniform(4.5, 7.5))


def _roll(tape: Tape, rng: Rng, at: float, *, loud: float) -> None:
    length = float(rng.uniform(1.6, 2.6))
    roll = texture(rng, length, (70, 1.8, 0.0), (220, 1.6, -8.0)) * bell(length) ** 0.5
    tape.add(at, roll * swell(rng, length, every=0.18, low=0.2), gain=loud, wet=0.8)


def fireworks(tape: Tape, rng: Rng, *, shells: Sequence[float]) -> None:
    """A whistle going up, a bang when the shell opens, and crackling stars."""
    for opening in shells:
        time = clock(0.6)
        climb = glide((900 + 1500 * time / 0.6).astype(np.float32)) * bell(0.6)
        tape.add(opening - 0.66, climb, gain=0.02, pan=float(rng.uniform(-0.6, 0.6)), wet=0.8)
        bang = burst(rng, 0.9, (85, 2.2, 0.0), (420, 2.4, -5.0), attack=0.002)
        tape.add(opening + 0.02, bang, gain=0.26 * float(rng.uniform(0.8, 1.1)), wet=1.2)
        for _ in range(18):
            snap = burst(rng, 0.02, (float(rng.uniform(2500, 6000)), 1.2, 0.0), attack=0.0006)
            at, side = opening + 0.35 + float(rng.exponential(0.4)), float(rng.uniform(-0.8, 0.8))
            tape.add(at, snap, gain=0.05, pan=side, wet=0.8)


def deep_water(tape: Tape, rng: Rng) -> None:
    """Under the sea: a low pressure on the ears, and bubbles."""
    low = wide_texture(rng, tape.seconds, (90, 1.8, 0.0), (330, 1.4, -10.0))
    tape.bed(low, 0.05 + 0.04 * swell(rng, tape.seconds, every=2.1))
    at = float(rng.uniform(0.2, 1.0))
    while at < tape.seconds:
        length = float(rng.uniform(0.05, 0.12))
        rise = np.linspace(1.0, 1.7, int(length * 48_000), dtype=np.float32)
        bubble = glide(float(rng.uniform(280, 700)) * rise)
        tape.add(at, bubble * bell(len(bubble) / 48_000), gain=0.05, pan=float(rng.uniform(-1, 1)))
        at += float(rng.exponential(0.35)) + 0.04


def void(tape: Tape, rng: Rng) -> None:
    """Nothing is heard in space, so a wide and quiet chord stands for its size."""
    for number, pitch in enumerate((55.0, 82.4, 110.0, 164.8, 246.9)):
        slow = swell(rng, tape.seconds, every=2.3, low=0.25)
        detuned = tone(pitch * float(rng.uniform(0.998, 1.002)), tape.seconds)
        tape.add(0.0, detuned * slow, gain=0.085 / (1 + 0.25 * number),
                 pan=float(rng.uniform(-0.7, 0.7)), wet=0.8)  # fmt: skip
