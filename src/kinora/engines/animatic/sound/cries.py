"""The calls of animals and creatures: how a cry is made and when it is heard; `menagerie` says whose.

A cry is a throat (or a beak, or wings) with a pitch that bends, a vowel, breath and roughness.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kinora.engines.animatic.sound.signal import Rng, Signal, clock, glide, texture
from kinora.engines.animatic.sound.tape import Tape
from kinora.engines.animatic.sound.throat import Vowel, voiced


@dataclass(frozen=True, slots=True, kw_only=True)
class Cry:
    """One call: `bend` is its pitch over its length, as factors of `pitch`."""

    pitch: float  # Hz
    seconds: float
    bend: tuple[float, ...] = (1.0, 1.0)
    vowel: Vowel = (700.0, 1200.0)
    breath: float = 0.1  # next to the voice
    rough: float = 0.0  # how far it is shaken, 0 to 1
    shake: float = 30.0  # Hz of that
    times: int = 1
    gap: float = 0.12  # seconds between them
    rest: float = 4.0  # seconds until it calls again, about
    pure: bool = False  # a whistle rather than a voice
    gain: float = 0.16


def calls(
    tape: Tape, rng: Rng, *, start: float, end: float, cry: Cry, size: float, eager: bool = False
) -> None:
    """Calls from `start` to `end`: now and then, or one after another when `eager`."""
    at = start + (0.15 if eager else float(rng.uniform(0.5, 1.4)))
    while at < end:
        for _ in range(cry.times):
            if at >= end:
                return
            tape.add(at, call(rng, cry, size), gain=cry.gain, wet=0.8)
            at += cry.seconds + cry.gap * float(rng.uniform(0.8, 1.3))
        at += 0.35 if eager else cry.rest * float(rng.uniform(0.7, 1.3))


def call(rng: Rng, cry: Cry, size: float) -> Signal:
    """One cry, a little different each time; `size` 1 is as large as its kind is."""
    length = cry.seconds * float(rng.uniform(0.9, 1.12))
    time = clock(length)
    share = time / np.float32(length)
    bend = np.interp(share, np.linspace(0, 1, len(cry.bend)), cry.bend)
    pitch = (cry.pitch / size**0.5 * float(rng.uniform(0.95, 1.06)) * bend).astype(np.float32)
    sound = glide(pitch) if cry.pure else voiced(pitch, cry.vowel)
    if cry.breath > 0 and not cry.pure:
        sound = sound + 0.3 * cry.breath * texture(rng, length, (1.6 * cry.vowel[0], 2.4, 0.0))
    if cry.rough > 0:
        sound = sound * (1 - cry.rough * (0.5 + 0.5 * np.sin(2 * np.pi * cry.shake * time)))
    edge = np.minimum(share / 0.08, 1) * np.clip((1 - share) / 0.3, 0, 1)
    return np.asarray(sound * edge, np.float32)
