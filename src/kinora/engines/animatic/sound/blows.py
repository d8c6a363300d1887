"""What hands do with a sound to it: each stroke is heard when it is seen to land.

The moments are those of the drawn movements, in seconds from the start of the movement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kinora.engines.animatic.sound.drums import drum
from kinora.engines.animatic.sound.instruments import struck
from kinora.engines.animatic.sound.signal import Rng, Signal, bell, burst, texture
from kinora.engines.animatic.sound.tape import Tape


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A movement that is repeated `every` so many seconds and lands at the moments `at` of it."""

    every: float
    at: tuple[float, ...]
    sound: str
    gain: float = 0.2


_STRUCK = 0.62  # of a blow: it has landed
_STROKES = {
    "build": Stroke(every=1 / 1.1, at=(_STRUCK / 1.1,), sound="hammer", gain=0.24),
    "chop": Stroke(every=1 / 0.65, at=(_STRUCK / 0.65,), sound="axe", gain=0.34),
    "dig": Stroke(every=1.8, at=(0.22 * 1.8, 0.70 * 1.8), sound="spade", gain=0.22),
    "sweep": Stroke(every=1 / 0.65, at=(0.0, 0.5 / 0.65), sound="broom", gain=0.10),
    "knock": Stroke(every=2.5, at=(0.156, 0.469, 0.781, 1.094), sound="door", gain=0.3),
    "ring bell": Stroke(every=1 / 1.4, at=(0.25 / 1.4, 0.75 / 1.4), sound="bell", gain=0.3),
    "type": Stroke(every=0.5, at=(0.02, 0.13, 0.21, 0.33, 0.42), sound="key", gain=0.09),
    "write": Stroke(every=0.42, at=(0.05, 0.22), sound="pen", gain=0.04),
    "knit": Stroke(every=1 / 1.7, at=(0.1, 0.4), sound="needle", gain=0.05),
    "wash": Stroke(every=1 / 0.9, at=(0.1, 0.6), sound="sponge", gain=0.08),
    "paint": Stroke(every=1.0, at=(0.1, 0.55), sound="sponge", gain=0.05),
    "photograph": Stroke(every=1 / 0.28, at=(1.0,), sound="shutter", gain=0.2),
    "swim": Stroke(every=0.9, at=(0.1, 0.55), sound="splash", gain=0.14),
    "row": Stroke(every=2.0, at=(0.4,), sound="splash", gain=0.16),
    "box": Stroke(every=0.9, at=(0.2, 0.55), sound="punch", gain=0.22),
    "karate": Stroke(every=1.3, at=(0.3,), sound="swish", gain=0.12),
    "duel": Stroke(every=0.9, at=(0.3, 0.62), sound="sword", gain=0.14),
    "shoot": Stroke(every=2.4, at=(1.4,), sound="bow", gain=0.16),
    "water": Stroke(every=0.6, at=(0.0, 0.3), sound="pour", gain=0.06),
    "drink": Stroke(every=1.6, at=(0.6, 0.9), sound="gulp", gain=0.10),
    "eat": Stroke(every=0.8, at=(0.2, 0.55), sound="crunch", gain=0.10),
    "graze": Stroke(every=0.9, at=(0.3, 0.7), sound="crunch", gain=0.07),
    "cook": Stroke(every=0.5, at=(0.1, 0.35), sound="knife", gain=0.10),
    "flap": Stroke(every=0.45, at=(0.1,), sound="wing", gain=0.08),
    "fly": Stroke(every=0.5, at=(0.1,), sound="wing", gain=0.06),
    "magic": Stroke(every=2.6, at=(1.5,), sound="chime", gain=0.16),
    "lift weights": Stroke(every=2.4, at=(1.9,), sound="weight", gain=0.16),
    "clap": Stroke(every=1 / 2.2, at=(0.0,), sound="clap", gain=0.22),
    "fall": Stroke(every=60.0, at=(0.75,), sound="thump", gain=0.30),
    "kick": Stroke(every=1.2, at=(0.45,), sound="punch", gain=0.2),
    "play tambourine": Stroke(every=1 / 3, at=(0.08,), sound="jingle", gain=0.14),
    "play drums": Stroke(every=1 / 3, at=(0.06, 0.2267), sound="drum", gain=0.30),
    "play drum kit": Stroke(every=1 / 3, at=(0.06, 0.2267), sound="kit", gain=0.26),
    "skate": Stroke(every=1.1, at=(0.05, 0.6), sound="blade", gain=0.08),
    "ski": Stroke(every=1.0, at=(0.0, 0.5), sound="blade", gain=0.09),
}


def stroke_of(action: str) -> Stroke | None:
    """How an action is heard; None for one that is not heard stroke by stroke."""
    return _STROKES.get(action)


def strokes(
    tape: Tape, rng: Rng, *, start: float, end: float, stroke: Stroke, ahead: float = 0.0
) -> None:
    """Every stroke from `start` to `end` of a movement that was begun `ahead` seconds earlier."""
    sounds = [made(rng, stroke.sound) for _ in range(4)]
    number, begun = 0, start - ahead
    while begun < end:
        for moment in stroke.at:
            at = begun + moment
            if start - 1e-6 <= at < end:
                force = stroke.gain * float(rng.uniform(0.85, 1.1))
                tape.add(at, sounds[number % 4], gain=force, pan=0.1, wet=0.8)
                number += 1
        begun += stroke.every


def made(rng: Rng, name: str) -> Signal:
    """One stroke's sound."""
    return _MAKERS[name](rng)


def _wood(hertz: float, seconds: float) -> Callable[[Rng], Signal]:
    def make(rng: Rng) -> Signal:
        near = hertz * float(rng.uniform(0.96, 1.05))
        knock = struck((near, 2.3 * near, 4.1 * near), (0.7, 0.3, 0.15), (0.14, 0.07, 0.03), seconds=seconds)  # fmt: skip
        click = burst(rng, 0.03, (2400, 2.0, 0.0), attack=0.0008)
        knock[: len(click)] += np.float32(0.3) * click[: len(knock)]
        return knock

    return make


def _metal(hertz: float, seconds: float, ring: float) -> Callable[[Rng], Signal]:
    def make(rng: Rng) -> Signal:
        near = hertz * float(rng.uniform(0.985, 1.015))
        tones = (near, 2.76 * near, 5.40 * near, 8.9 * near)
        return struck(tones, (0.5, 0.3, 0.2, 0.1), (ring, 0.6 * ring, 0.35 * ring, 0.2 * ring), seconds=seconds)  # fmt: skip

    return make


def _noise(
    hertz: float, seconds: float, *, wide: float = 2.0, attack: float = 0.002
) -> Callable[[Rng], Signal]:
    return lambda rng: burst(
        rng, seconds, (hertz * float(rng.uniform(0.9, 1.12)), wide, 0.0), (hertz * 2.6, 1.6, -8.0),
        attack=attack,
    )  # fmt: skip


def _splash(rng: Rng) -> Signal:
    """A slap on the water and what falls back."""
    slap = burst(rng, 0.5, (900, 2.6, 0.0), (3600, 2.2, -4.0), attack=0.004)
    drops = texture(rng, 0.5, (2600, 1.6, 0.0)) * bell(0.5) * np.float32(0.2)
    return np.asarray(slap + drops, np.float32)


def _thump(rng: Rng) -> Signal:
    return np.asarray(
        drum(rng, 0.3, 110, 48) + 0.4 * burst(rng, 0.3, (420, 2.0, 0.0), attack=0.003), np.float32
    )


_MAKERS: dict[str, Callable[[Rng], Signal]] = {
    "hammer": lambda rng: np.asarray(_wood(420, 0.2)(rng) + 0.5 * _metal(1900, 0.2, 0.12)(rng), np.float32),
    "axe": _wood(210, 0.24),
    "spade": _noise(1100, 0.24, wide=2.6),
    "broom": _noise(3200, 0.4, attack=0.12),
    "door": _wood(190, 0.2),
    "bell": _metal(1760, 1.3, 1.5),
    "key": _noise(2600, 0.03, wide=1.4, attack=0.0008),
    "pen": _noise(4200, 0.12, attack=0.02),
    "needle": _metal(3900, 0.06, 0.05),
    "sponge": _noise(1500, 0.32, attack=0.1),
    "shutter": _noise(3400, 0.05, wide=1.6, attack=0.001),
    "splash": _splash,
    "punch": _thump,
    "swish": _noise(1700, 0.22, attack=0.08),
    "sword": _metal(2350, 0.5, 0.5),
    "bow": _wood(330, 0.25),
    "pour": _noise(1900, 0.3, attack=0.08),
    "gulp": lambda rng: drum(rng, 0.12, 190, 310),
    "crunch": _noise(2300, 0.10, wide=2.2, attack=0.004),
    "knife": _wood(520, 0.08),
    "wing": _noise(700, 0.18, attack=0.05),
    "chime": _metal(1568, 1.2, 1.6),
    "weight": _metal(320, 0.5, 0.4),
    "thump": _thump,
    "clap": _noise(1700, 0.07, wide=2.2, attack=0.001),
    "jingle": _noise(8200, 0.12, wide=1.0, attack=0.004),
    "drum": lambda rng: drum(rng, 0.35, 210, 104),
    "kit": lambda rng: np.asarray(drum(rng, 0.2, 240, 130) + 0.5 * burst(rng, 0.2, (2400, 2.4, 0.0), attack=0.001), np.float32),
    "blade": _noise(5200, 0.42, attack=0.1),
}  # fmt: skip
