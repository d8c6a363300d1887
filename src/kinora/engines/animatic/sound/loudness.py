"""How loud sound is to the ear: LUFS as ITU-R BS.1770 measures it, and gains that keep clips even.

Knows nothing of scenes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinora.engines.animatic.sound.signal import PART, Signal, parts
from kinora.engines.base import SAMPLE_RATE, Sound

_HEAD = ((1.53512485958697, -2.69169618940638, 1.19839281085285),
         (1.0, -1.69065929318241, 0.73248077421585))  # fmt: skip
_LOWS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_HOP = SAMPLE_RATE // 10  # blocks of 0.4 s overlap by three quarters
SILENT = -70.0  # LUFS: nothing to be heard
_BLOCK = 480  # samples that have one gain to ride towards
_SLOW = 0.9  # seconds over which loudness is felt


def loudness(sound: Sound) -> float:
    """Integrated LUFS of (samples, 2), gated; SILENT where there is nothing."""
    power = np.square(weighted(sound[:, 0]))
    power += np.square(weighted(sound[:, 1]))
    hops = len(power) // _HOP
    means = power[: hops * _HOP].reshape(hops, _HOP).mean(axis=1)
    blocks = np.convolve(means, np.full(4, 0.25), "valid") if hops >= 4 else means
    heard = blocks[_lufs(blocks) > SILENT]
    if not len(heard):
        return SILENT
    heard = heard[_lufs(heard) > float(_lufs(heard.mean())) - 10]
    return float(_lufs(heard.mean()))


def weighted(side: Signal) -> Signal:
    """One side as the ear weighs it: less of the lows, more of the highs."""
    length = -(-len(side) // _HOP) * _HOP
    heard = np.fft.rfft(side, length)
    spectrum = np.empty(len(heard), np.complex128)
    for part in parts(len(heard)):
        frequencies = np.arange(part.start, part.stop) * (1.0 / length)
        spectrum[part] = heard[part] * _response(frequencies)
    del heard
    return np.fft.irfft(spectrum, length)[: len(side)].astype(np.float32)


def _response(frequencies: NDArray[np.float64]) -> NDArray[np.float64]:
    """How strongly each frequency, in turns per sample, is felt."""
    turn = np.exp(-2j * np.pi * frequencies)
    response = np.ones(len(turn))
    for upper, lower in (_HEAD, _LOWS):
        response = response * np.abs(np.polyval(upper[::-1], turn) / np.polyval(lower[::-1], turn))
    return response


def even_gain(sound: Sound, *, target: float, most: float = 24.0) -> float:
    """The factor that brings a sound to the target in LUFS, at most so many dB up."""
    found = loudness(sound)
    return 0.0 if found <= SILENT else float(10 ** (min(target - found, most) / 20))


def ridden(sound: Sound, *, ceiling: float) -> Sound:
    """The sound turned down where it has been louder than `ceiling` dB (mean power) for a while.

    The gain follows what was heard before, never what comes: no sample depends on a later one.
    """
    step = PART // _BLOCK * _BLOCK
    powers = [power for part in parts(len(sound), step) for power in _powers(sound[part])]
    gains, out = _gains(powers, ceiling), np.empty(sound.shape, np.float32)
    for part in parts(len(sound), step):
        out[part] = sound[part] * _curve(gains, part)[:, None]
    return out


def _powers(sound: Sound) -> list[float]:
    """Of every block, the last one filled up with silence."""
    blocks = -(-len(sound) // _BLOCK)
    padded = np.zeros((blocks * _BLOCK, 2), np.float32)
    padded[: len(sound)] = sound
    powers: list[float] = (
        np.square(padded).sum(axis=1).reshape(blocks, _BLOCK).mean(axis=1).tolist()
    )
    return powers


def _gains(powers: list[float], ceiling: float) -> list[float]:
    """One gain for the start of every block and one for the end of the last."""
    limit, keep = 10 ** (ceiling / 10), float(np.exp(-_BLOCK / SAMPLE_RATE / _SLOW))
    felt, gains = 0.0, [1.0, 1.0]
    for power in powers[:-1]:
        felt = max(felt * keep, felt * keep + power * (1 - keep))
        gains.append(float((limit / felt) ** 0.375) if felt > limit else 1.0)
    return gains


def _curve(gains: list[float], part: slice) -> Signal:
    """Straight lines from gain to gain, at some of the samples."""
    places = np.arange(part.start, part.stop, dtype=np.float32) / _BLOCK
    return np.interp(places, np.arange(len(gains)), gains).astype(np.float32)


def _lufs(power: NDArray[np.floating] | np.floating) -> NDArray[np.float64]:
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-12)))
