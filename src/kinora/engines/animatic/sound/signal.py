"""The building blocks of every voice: noise with a given colour, decaying partials, curves.

Mono signals are float32 arrays at 48 kHz. Knows nothing of scenes. Everything is a pure function
of its arguments and of the generator it is given. What is as long as a clip is worked out in parts,
because what lies between the steps takes several times the room of the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from kinora.engines.animatic.paint.easing import eased
from kinora.engines.base import SAMPLE_RATE

Signal = NDArray[np.float32]  # (samples,)
Rng = np.random.Generator

Bump = tuple[float, float, float]  # centre in Hz, width in octaves, level in dB

_EVEN = 960  # samples; lengths that are multiples of it transform quickly
PART = 1 << 18  # samples that are worked out at once
_BLOCK = 384  # samples; partials are built as an outer product of blocks


def count(seconds: float) -> int:
    """How many samples `seconds` are."""
    return round(seconds * SAMPLE_RATE)


def clock(seconds: float) -> Signal:
    """The time of each sample, from 0."""
    return np.arange(count(seconds), dtype=np.float32) / np.float32(SAMPLE_RATE)


def parts(length: int, step: int = PART) -> Iterator[slice]:
    """Slices of `step` that cover `length`, the last one shorter."""
    for start in range(0, length, step):
        yield slice(start, min(start + step, length))


def drawn(seconds: float, curve: Callable[[Signal], NDArray[np.floating]]) -> Signal:
    """The curve at the time of each sample; it is given some of them at once."""
    out = np.empty(count(seconds), np.float32)
    for part in parts(len(out)):
        time = np.arange(part.start, part.stop, dtype=np.float32)
        time /= np.float32(SAMPLE_RATE)
        out[part] = curve(time)
    return out


def gain(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def texture(rng: Rng, seconds: float, *bumps: Bump) -> Signal:
    """Noise of RMS 1 whose spectrum is a sum of bumps, each a bell over log frequency."""
    samples = -(-count(seconds) // _EVEN) * _EVEN
    spectrum = np.empty(samples // 2 + 1, np.complex64)
    for part in parts(len(spectrum)):
        numbers = np.arange(part.start, part.stop)
        shape = _shape(numbers * (1.0 / (samples * (1 / SAMPLE_RATE))), bumps)
        phases = rng.random(len(numbers), dtype=np.float32) * np.float32(2 * np.pi)
        spectrum[part] = shape * (np.cos(phases) + 1j * np.sin(phases)).astype(np.complex64)
    noise = np.fft.irfft(spectrum, samples)[: count(seconds)].astype(np.float32, copy=False)
    noise /= np.sqrt(np.mean(noise**2)) + 1e-12
    return noise


def _shape(frequencies: NDArray[np.float64], bumps: tuple[Bump, ...]) -> Signal:
    shape = np.zeros(len(frequencies), np.float32)
    octaves = np.log2(np.maximum(frequencies, 1.0)).astype(np.float32)
    for centre, width, level in bumps:
        shape += gain(level) * np.exp(-0.5 * ((octaves - np.log2(centre)) / (width / 2)) ** 2)
    shape[frequencies < 25] = 0  # no rumble below hearing, no offset
    return shape


def wide_texture(rng: Rng, seconds: float, *bumps: Bump) -> NDArray[np.float32]:
    """Two textures side by side, (samples, 2): a bed that surrounds the listener."""
    sides = np.empty((count(seconds), 2), np.float32)
    for side in (0, 1):
        sides[:, side] = texture(rng, seconds, *bumps)
    return sides


def swell(rng: Rng, seconds: float, *, every: float, low: float = 0.0) -> Signal:
    """A slow random curve between `low` and 1 that takes a new value `every` seconds."""
    points = rng.uniform(low, 1, int(seconds / every) + 3)

    def curve(time: Signal) -> NDArray[np.floating]:
        place = time / np.float32(every)
        index = place.astype(np.int32)
        ease = eased(place - index)
        return np.asarray(points[index] * (1 - ease) + points[index + 1] * ease)

    return drawn(seconds, curve)


def window(seconds: float, *, start: float, end: float, rise: float, fall: float) -> Signal:
    """0 before `start`, then up to 1 within `rise` s; from `end` down to 0 within `fall` s."""

    def curve(time: Signal) -> NDArray[np.floating]:
        up = np.clip((time - start) / max(rise, 1e-3), 0, 1)
        down = np.clip((end + fall - time) / max(fall, 1e-3), 0, 1)
        return np.asarray(np.sin(np.pi / 2 * up) ** 2 * np.sin(np.pi / 2 * down) ** 2)

    return drawn(seconds, curve)


def partials(
    frequencies: NDArray[np.float64],
    amplitudes: NDArray[np.float64],
    decays: NDArray[np.float64],
    *,
    seconds: float,
) -> Signal:
    """A sum of sines that start at 0 and fade; `decays` are the seconds to fall by 60 dB."""
    rate = (-np.log(1000) / decays + 2j * np.pi * frequencies) / SAMPLE_RATE  # per sample
    blocks = -(-count(seconds) // _BLOCK)
    far = np.exp(np.outer(np.arange(blocks) * _BLOCK, rate)) * (-1j * amplitudes)
    near = np.exp(np.outer(rate, np.arange(_BLOCK)))
    # einsum, not `@`: the same sum whatever the number of threads, and quicker at this size
    wave = np.einsum("bk,ki->bi", far.real.astype(np.float32), near.real.astype(np.float32))
    wave -= np.einsum("bk,ki->bi", far.imag.astype(np.float32), near.imag.astype(np.float32))
    return np.asarray(wave.reshape(-1)[: count(seconds)], np.float32)


def glide(frequency: Signal) -> Signal:
    """A sine whose frequency in Hz is given for every sample."""
    phase = np.cumsum(frequency, dtype=np.float64) / SAMPLE_RATE  # in turns
    return np.asarray(np.sin(2 * np.pi * (phase % 1)), np.float32)


def tone(hertz: float, seconds: float) -> Signal:
    """A steady sine."""
    phase = np.arange(count(seconds)) * (hertz / SAMPLE_RATE)
    return np.asarray(np.sin((2 * np.pi * (phase % 1)).astype(np.float32)), np.float32)


def burst(rng: Rng, seconds: float, *bumps: Bump, attack: float = 0.002) -> Signal:
    """A short noise that strikes within `attack` s and dies away over `seconds`."""
    time = clock(seconds)
    shape = np.minimum(time / attack, 1) * np.exp(-6 * time / seconds)
    return np.asarray(texture(rng, seconds, *bumps) * shape * _soft_end(time, seconds), np.float32)


def bell(seconds: float) -> Signal:
    """A smooth hump from 0 to 1 and back."""
    return np.asarray(np.sin(np.pi * clock(seconds) / seconds) ** 2, np.float32)


def _soft_end(time: Signal, seconds: float) -> Signal:
    return np.asarray(np.clip((seconds - time) / (0.2 * seconds), 0, 1), np.float32)
