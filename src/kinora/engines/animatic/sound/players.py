"""The players of a band, each a way to sound one note: plucked, bowed, blown, synthesised.

A note is the same for the same pitch, length and loudness. Knows no tune.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from kinora.engines.animatic.sound.instruments import Piano, frequency, marimba, struck
from kinora.engines.animatic.sound.signal import Signal, clock

Player = Callable[[int, float, float], Signal]  # pitch, seconds, loudness 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reed:
    """A tone that is held: how strong its overtones are, how it begins, ends and trembles."""

    falling: float  # partial n is as strong as n to minus this
    odd: float = 1.0  # of the even partials, next to the odd ones
    rise: float = 0.05  # seconds
    fall: float = 0.12
    vibrato: float = 0.006
    rate: float = 5.4  # of the vibrato, Hz
    drive: float = 0.0  # above 0 distorts
    doubled: float = 0.0  # a second voice, so much off pitch


_REEDS = {
    "strings": Reed(falling=1.25, rise=0.14, fall=0.30, vibrato=0.005, doubled=0.004),
    "brass": Reed(falling=0.95, rise=0.06, fall=0.14, vibrato=0.003, doubled=0.002),
    "sax": Reed(falling=0.9, odd=0.7, rise=0.04, fall=0.10, vibrato=0.010),
    "flute": Reed(falling=2.2, rise=0.05, fall=0.09, vibrato=0.008),
    "reeds": Reed(falling=0.8, odd=0.8, rise=0.03, fall=0.08, vibrato=0.002, doubled=0.005),
    "harmonica": Reed(falling=0.9, odd=0.9, rise=0.03, fall=0.08, vibrato=0.008, doubled=0.003),
    "pad": Reed(falling=1.6, rise=0.5, fall=0.8, vibrato=0.002, doubled=0.005),
    "synth": Reed(falling=1.0, rise=0.008, fall=0.06, vibrato=0.0, doubled=0.006),
    "fuzz": Reed(falling=0.9, rise=0.006, fall=0.10, vibrato=0.003, drive=5.0),
}
_BRIGHTEST = 7_000.0  # Hz of the highest partial


def player(name: str) -> Player:
    """Who plays; an unknown name is a piano."""
    if name in _REEDS:
        return _Kept(partial(held, reed=_REEDS[name]))
    plucks: dict[str, Player] = {
        "marimba": lambda pitch, seconds, loudness: marimba(pitch, loudness),
        "celesta": _celesta, "pluck": _Kept(_pluck), "harp": _Kept(_harp), "bass": _Kept(_bass),
    }  # fmt: skip
    return plucks.get(name) or _piano()


@dataclass(slots=True)
class _Kept:
    """Plays each note once and repeats it from memory."""

    play: Callable[[int, float, float], Signal]
    notes: dict[tuple[int, float], Signal] = field(default_factory=dict)

    def __call__(self, pitch: int, seconds: float, loudness: float) -> Signal:
        key = (pitch, round(seconds, 2))
        if key not in self.notes:
            self.notes[key] = self.play(pitch, seconds, 1.0)
        return self.notes[key] * np.float32(loudness)


def held(pitch: int, seconds: float, loudness: float, *, reed: Reed) -> Signal:
    """One note of something bowed or blown; RMS about 0.3 at full loudness."""
    time = clock(seconds + reed.fall)
    late = np.minimum(time / 0.35, 1)
    sway = reed.vibrato * late * np.sin(2 * np.pi * reed.rate * time)
    wave = _harmonics(frequency(pitch) * (1 + sway), frequency(pitch), reed)
    if reed.doubled:
        wave = wave + _harmonics(
            frequency(pitch) * (1 + reed.doubled + sway), frequency(pitch), reed
        )
    if reed.drive:
        wave = np.tanh(reed.drive * wave)
    edge = np.minimum(time / reed.rise, 1) * np.clip((seconds + reed.fall - time) / reed.fall, 0, 1)
    level = 0.3 * loudness / (float(np.sqrt(np.mean(wave**2))) + 1e-9)
    return np.asarray(wave * edge * level, np.float32)


def _harmonics(hertz: Signal, base: float, reed: Reed) -> Signal:
    """Sines by angle addition: each partial from the two before it, one cosine in all."""
    turns = np.cumsum(hertz, dtype=np.float64) / 48_000 % 1
    angle = (2 * np.pi * turns).astype(np.float32)
    twice, before, now = 2 * np.cos(angle), np.zeros_like(angle), np.sin(angle)
    wave = now.copy()
    for order in range(2, max(2, min(16, int(_BRIGHTEST / base))) + 1):
        before, now = now, twice * now - before
        strength = order**-reed.falling * (reed.odd if order % 2 == 0 else 1.0)
        wave += np.float32(strength) * now
    return wave


def _piano() -> Player:
    instrument = Piano(np.random.default_rng(7))  # the same instrument in every video

    def play(pitch: int, seconds: float, loudness: float) -> Signal:
        return instrument.note(pitch, seconds=seconds, loudness=loudness)

    return play


def _celesta(pitch: int, seconds: float, loudness: float) -> Signal:
    base = frequency(pitch + 12)
    tones, strengths = (base, 2.76 * base, 5.4 * base), (0.4, 0.12, 0.05)
    return np.float32(loudness) * struck(tones, strengths, (1.6, 0.8, 0.3), seconds=1.4)


def _pluck(pitch: int, seconds: float, loudness: float) -> Signal:
    return _string(pitch, loudness, ring=1.3, bright=2600.0)


def _harp(pitch: int, seconds: float, loudness: float) -> Signal:
    return _string(pitch, loudness, ring=2.2, bright=1500.0)


def _bass(pitch: int, seconds: float, loudness: float) -> Signal:
    return _string(pitch, loudness, ring=1.0, bright=700.0)


def _string(pitch: int, loudness: float, *, ring: float, bright: float) -> Signal:
    """A string plucked at a fifth of its length."""
    base = frequency(pitch)
    order = np.arange(1, max(3, min(14, int(6500 / base))) + 1)
    tones = base * order
    strength = np.abs(np.sin(np.pi * order / 5.2)) / order * np.exp(-tones / bright)
    strength *= 0.5 / np.sqrt(np.sum(strength**2))
    decays = ring / (1 + 0.25 * (order - 1))
    return np.float32(loudness) * struck(
        tuple(tones.tolist()), tuple(strength.tolist()), tuple(decays.tolist()), seconds=ring
    )
