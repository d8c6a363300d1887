"""What is heard in a given clip: as long as it lasts, at the pace it is told, and after its end the
tone of its quietest moment, so that what is added does not begin in a vacuum."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinora.engines.animatic.scene import Scene
from kinora.engines.animatic.sound.signal import count
from kinora.engines.base import SAMPLE_RATE, Sound

Curve = NDArray[np.float64]
MUTE = "silence"  # among the sounds that were asked for
GRAIN = SAMPLE_RATE // 2  # samples of the quiet moment whose tone goes on
FADE = 0.25  # seconds from the clip into the tone of its place
MOST = 0.06  # amplitude of that tone


def is_muted(scene: Scene) -> bool:
    """Was all to go that is heard of itself?"""
    return MUTE in scene.sounds


def told(scene: Scene, own: Sound) -> Sound:
    """The clip's sound over the whole scene, (samples, 2)."""
    length = count(scene.seconds)
    last = len(own) if scene.footage is None else min(len(own), count(scene.footage.seconds))
    own = own[:last]
    if scene.pace == 1 and all(part.pace == 1 for part in scene.parts):
        out = np.zeros((length, 2), np.float32)
        out[:last] = own[:length]
    else:
        out = _stretched(scene, own)
    return out if length <= last else _gone_on(out, own, last, scene.seed_of("sound/tone"))


def _stretched(scene: Scene, own: Sound) -> Sound:
    """Played as slowly as it is told, so lower as well; silent where there is no more of it."""
    every = np.arange(0, count(scene.seconds) + 480, 480)
    moments = np.array([scene.story(each / SAMPLE_RATE) for each in every]) * SAMPLE_RATE
    at = np.interp(np.arange(count(scene.seconds)), every, moments)
    numbers = np.arange(len(own))
    sides = [np.interp(at, numbers, own[:, side], right=0.0) for side in (0, 1)]
    return np.asarray(np.stack(sides, 1), np.float32)


def _gone_on(out: Sound, own: Sound, last: int, seed: int) -> Sound:
    """The same with the tone of its place from `last` on, its own end drawn into it."""
    rest = len(out) - last
    tone = _tone(own, rest, seed)
    fade = min(count(FADE), rest, len(own))
    if fade:
        down = np.linspace(1, 0, fade, dtype=np.float32)[:, None]
        tone[:fade] = tone[:fade] * (1 - down**2) + own[::-1][:fade] * down**2
    out[last:] += tone
    return out


def _tone(own: Sound, samples: int, seed: int) -> Sound:
    """Noise with the colour and the strength of the clip's quietest half second."""
    grains = [own[at : at + GRAIN] for at in range(0, max(len(own) - GRAIN, 0) + 1, GRAIN // 2)]
    quiet = min(grains, key=lambda grain: float(np.square(grain).mean())) if grains else own
    if not len(quiet):
        return np.zeros((samples, 2), np.float32)
    rng, size = np.random.default_rng(seed), samples + (-samples % 960)
    shape = np.abs(np.fft.rfft(quiet.mean(1) * np.hanning(len(quiet)))) + 1e-9
    wanted = np.interp(
        np.linspace(0, 1, size // 2 + 1), np.linspace(0, 1, len(shape)), _smooth(shape)
    )
    sides = [_noise(rng, wanted, size)[:samples] for _ in (0, 1)]
    level = min(float(np.sqrt(np.square(quiet).mean())), MOST)
    return np.asarray(np.stack(sides, 1) * level, np.float32)


def _smooth(shape: Curve) -> Curve:
    """Without the lines of single notes."""
    return np.convolve(shape, np.full(25, 1 / 25), "same")


def _noise(rng: np.random.Generator, spectrum: Curve, size: int) -> Curve:
    turns = np.exp(2j * np.pi * rng.random(len(spectrum)))
    noise = np.fft.irfft(spectrum * turns, size)
    return np.asarray(noise / (np.sqrt(np.square(noise).mean()) + 1e-12), np.float64)
