"""The tape that voices play onto, the room around it, and the last step to a finished sound.

Every sample depends on earlier ones only, so whatever is added later in a clip leaves the
samples before it as they were, bit for bit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kinora.engines.animatic.sound.loudness import ridden
from kinora.engines.animatic.sound.signal import Signal, clock, count
from kinora.engines.base import Sound

Play: TypeAlias = "Callable[..., None]"  # given a tape and a generator

_KNEE, _HEADROOM = 0.56, 0.26  # the loudest sample stays below their sum, -1.7 dBFS
_LOUDEST = -18.5  # dB of power for a while, above which everything is turned down
_FADE_IN, _FADE_OUT = 0.02, 0.06  # seconds at the ends of the clip
_COMBS = (1499, 1693, 1889, 2053)  # samples; primes, so that echoes do not pile up
_ALLPASSES = (353, 127)
_SPREAD = 37  # samples by which the right side's combs are longer


@dataclass(frozen=True, slots=True)
class Room:
    """How long the place rings, in seconds to -60 dB, and how loud that is."""

    seconds: float
    level: float


@dataclass(frozen=True, slots=True)
class Voice:
    """One source of sound; `play` puts it on a tape, with randomness seeded by `name`."""

    name: str
    play: Play


class Tape:
    """A stereo recording of `seconds`, with a second track for what the room gives back."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.dry: Sound = np.zeros((count(seconds), 2), np.float32)
        self.send: Signal = np.zeros(count(seconds), np.float32)

    def add(
        self, at: float, signal: Signal, *, gain: float = 1.0, pan: float = 0.0, wet: float = 1.0
    ) -> None:
        """Put a mono signal at `at` seconds; `pan` is -1 left to 1 right; what hangs over is cut."""
        start = count(at)
        signal = signal[max(0, -start) : max(0, len(self.dry) - start)]
        start = max(0, start)
        angle = (pan + 1) * np.pi / 4
        span = slice(start, start + len(signal))
        self.dry[span, 0] += np.float32(gain * np.cos(angle) * np.sqrt(2)) * signal
        self.dry[span, 1] += np.float32(gain * np.sin(angle) * np.sqrt(2)) * signal
        self.send[span] += np.float32(gain * wet) * signal

    def bed(self, sound: Sound, level: Signal | float, *, at: float = 0.0) -> None:
        """Put a stereo signal under everything from `at` to the end; the room leaves it alone."""
        shaped = sound * (level[:, None] if isinstance(level, np.ndarray) else level)
        under = self.dry[count(at) :]
        under += shaped[: len(under)]

    def under(self, bed: Tape, level: Signal) -> None:
        """Put another recording of the same length under this one."""
        self.dry += bed.dry * level[:, None]
        self.send += bed.send * level

    def finished(self, room: Room, *, since: float = 0.0) -> Sound:
        """The mix from `since` seconds on with its room, softly limited, fading out at the end."""
        mix = reverberated(self.send, room)
        mix *= np.float32(room.level)
        mix += self.dry
        mix = ridden(mix, ceiling=_LOUDEST)[count(since) :]
        loud = np.abs(mix) > _KNEE
        over = (np.abs(mix[loud]) - _KNEE) / _HEADROOM
        mix[loud] = np.sign(mix[loud]) * (_KNEE + _HEADROOM * np.tanh(over))
        time = clock(self.seconds)[count(since) :]
        edge = np.clip((self.seconds - time) / _FADE_OUT, 0, 1)
        return np.ascontiguousarray(mix * edge[:, None], dtype=np.float32)


def faded_in(sound: Sound) -> Sound:
    """The same, rising from silence within a moment."""
    out = np.ascontiguousarray(sound, dtype=np.float32).copy()
    length = count(_FADE_IN)
    out[:length] *= np.linspace(0, 1, length, dtype=np.float32)[: len(out), None]
    return out


def reverberated(signal: Signal, room: Room) -> NDArray[np.float32]:
    """What a room answers to a mono signal, (samples, 2): four combs, then two all-passes a side."""
    sides = []
    for extra in (0, _SPREAD):
        wet = sum((_comb(signal, delay + extra, room.seconds) for delay in _COMBS), np.float32(0))
        for delay in _ALLPASSES:
            wet = _allpass(np.asarray(wet), delay + extra)
        sides.append(np.asarray(wet) * np.float32(0.25))
    return np.stack(sides, axis=1)


def _comb(signal: Signal, delay: int, seconds: float) -> Signal:
    """Repeats every `delay` samples, each softer and duller than the one before."""
    feedback = np.float32(10 ** (-3 * delay / (48_000 * max(seconds, 1e-3))))
    out = np.zeros(len(signal) + delay + 1, np.float32)  # begins with `delay` + 1 samples of past
    for start in range(0, len(signal), delay):
        stop = min(start + delay, len(signal))
        new, old = slice(start + delay + 1, stop + delay + 1), out[start : stop + 1]
        out[new] = signal[start:stop] + feedback * (0.7 * old[1:] + 0.3 * old[:-1])
    return out[1 : len(signal) + 1]


def _allpass(signal: Signal, delay: int) -> Signal:
    """Spreads each echo into many without colouring the sound."""
    half = np.float32(0.5)
    past = np.zeros(len(signal) + delay, np.float32)
    for start in range(0, len(signal), delay):
        stop = min(start + delay, len(signal))
        past[start + delay : stop + delay] = signal[start:stop] + half * past[start:stop]
    return past[: len(signal)] - half * past[delay:]
