"""Towns and rooms: traffic, neon, the hush of a kitchen, a lamp that is switched on."""

from __future__ import annotations

import numpy as np

from kinora.engines.animatic.sound.instruments import struck
from kinora.engines.animatic.sound.signal import (
    Rng,
    bell,
    burst,
    clock,
    swell,
    texture,
    tone,
    wide_texture,
)
from kinora.engines.animatic.sound.tape import Tape


def city(tape: Tape, rng: Rng) -> None:
    """The hum of a town: far engines, and now and then a car that passes by."""
    hum = wide_texture(rng, tape.seconds, (95, 1.8, 0.0), (300, 1.8, -9.0), (1100, 2.0, -24.0))
    tape.bed(hum, 0.024 + 0.014 * swell(rng, tape.seconds, every=1.9))
    at = float(rng.uniform(0.0, 1.6))
    while at < tape.seconds:
        length = float(rng.uniform(2.0, 3.2))
        tyres = texture(rng, length, (620, 2.0, 0.0), (1900, 1.6, -9.0)) * bell(length)
        tape.add(at, tyres, gain=float(rng.uniform(0.015, 0.035)), pan=float(rng.uniform(-1, 1)))
        at += float(rng.uniform(1.4, 3.4))


def neon(tape: Tape, rng: Rng) -> None:
    """Signs that buzz at twice the mains."""
    for mains, pan in ((100.0, -0.6), (100.6, 0.7)):
        buzz = sum(tone(mains * order, tape.seconds) / order for order in (1, 2, 3, 5, 8))
        flicker = swell(rng, tape.seconds, every=0.21, low=0.55)
        tape.add(0.0, np.asarray(buzz * flicker, np.float32), gain=0.0055, pan=pan, wet=0.2)


def room(tape: Tape, rng: Rng) -> None:
    """A quiet room with a clock in it."""
    air = wide_texture(rng, tape.seconds, (110, 1.6, 0.0), (420, 2.0, -14.0))
    tape.bed(air, 0.024)
    at, number = float(rng.uniform(0.1, 0.6)), 0
    while at < tape.seconds:
        pitch = 2350.0 if number % 2 else 2900.0
        tick = struck((pitch, 2.4 * pitch), (0.05, 0.02), (0.06, 0.03), seconds=0.05)
        tape.add(at, tick, gain=0.4, pan=0.6, wet=1.5)
        at, number = at + 0.5, number + 1


def lamp(tape: Tape, rng: Rng, *, at: float) -> None:
    """The clunk of a big lamp switched on at `at`, and its hum from then on."""
    clunk = burst(rng, 0.16, (120, 1.6, 0.0), (900, 1.4, -9.0), (2600, 1.0, -14.0))
    metal = struck((410, 987, 1630), (0.2, 0.12, 0.08), (0.25, 0.2, 0.12), seconds=0.3)
    tape.add(at + 0.04, clunk, gain=0.10, pan=-0.15, wet=1.4)
    tape.add(at + 0.045, metal, gain=0.12, pan=-0.15, wet=1.4)
    hum = sum(tone(100.0 * order, tape.seconds) / order for order in (1, 2, 4))
    on = np.clip((clock(tape.seconds) - at - 0.05) / 0.4, 0, 1)
    tape.add(0.0, np.asarray(hum * on, np.float32), gain=0.0035, pan=-0.15, wet=0.0)
