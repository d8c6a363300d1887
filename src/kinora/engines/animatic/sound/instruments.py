"""Single notes: a felt piano, a marimba, small bells. Each is the same for the same arguments."""

from __future__ import annotations

import numpy as np

from kinora.engines.animatic.sound.signal import Rng, Signal, burst, clock, partials

_RELEASE = 0.18  # seconds a damped string goes on


def frequency(pitch: float) -> float:
    """Hz of a MIDI pitch."""
    return float(440.0 * 2 ** ((pitch - 69) / 12))


class Piano:
    """An upright with felt before its strings; remembers the strings it has already struck."""

    def __init__(self, rng: Rng) -> None:
        self._thump = burst(rng, 0.07, (110, 2.0, 0.0), (420, 1.5, -10.0))
        self._strings: dict[int, Signal] = {}

    def note(self, pitch: int, *, seconds: float, loudness: float) -> Signal:
        """One key held for `seconds`; it rings on for a moment after."""
        string = self._string(pitch)
        length = min(len(string), int((seconds + _RELEASE) * 48_000))
        left = (length - np.arange(length, dtype=np.float32)) / np.float32(_RELEASE * 48_000)
        note = string[:length] * np.minimum(left, 1) ** 2
        note[: len(self._thump)] += 0.10 * self._thump[:length]
        return np.asarray(note * np.float32(loudness**1.6), np.float32)

    def _string(self, pitch: int) -> Signal:
        if pitch not in self._strings:
            self._strings[pitch] = _string(pitch)
        return self._strings[pitch]


def _string(pitch: int) -> Signal:
    """Two strings a hair apart, slightly stretched partials, the high ones soft and short."""
    base = frequency(pitch)
    order = np.arange(1, max(4, min(14, int(6500 / base))) + 1, dtype=np.float64)
    stretched = base * order * np.sqrt(1 + 0.0004 * order**2)
    strength = np.abs(np.sin(np.pi * order / 7.3)) / order * np.exp(-stretched / 2100)
    strength /= np.sqrt(np.sum(strength**2))
    ring = 5.5 * (262 / base) ** 0.55 / (1 + 0.22 * (order - 1))
    wave = partials(
        np.concatenate([stretched, stretched * 1.0007]),
        np.concatenate([strength, 0.6 * strength]),
        np.concatenate([ring, 1.8 * ring]),
        seconds=min(3.2, float(ring[0])),
    )
    return np.asarray(wave * np.minimum(clock(len(wave) / 48_000) / 0.006, 1) * 0.5, np.float32)


def marimba(pitch: int, loudness: float) -> Signal:
    """A wooden bar: the note, two octaves above, and a click."""
    base = frequency(pitch)
    return np.float32(loudness) * struck(
        (base, 3.93 * base, 9.2 * base), (0.5, 0.14, 0.05), (0.9, 0.3, 0.08), seconds=0.7
    )


def struck(
    frequencies: tuple[float, ...],
    amplitudes: tuple[float, ...],
    decays: tuple[float, ...],
    *,
    seconds: float,
) -> Signal:
    """Anything that is hit and rings; `decays` are seconds to -60 dB."""
    wave = partials(np.array(frequencies), np.array(amplitudes), np.array(decays), seconds=seconds)
    time = clock(seconds)[: len(wave)]
    edge = np.minimum(time / 0.002, 1) * np.clip((seconds - time) / (0.2 * seconds), 0, 1)
    return np.asarray(wave * edge, np.float32)
