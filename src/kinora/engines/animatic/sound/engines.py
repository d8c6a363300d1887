"""What drives, flies, floats and rolls: engines, rotors, wheels on rails, hulls in water."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kinora.engines.animatic.sound.instruments import struck
from kinora.engines.animatic.sound.signal import Rng, Signal, burst, clock, swell, wide_texture
from kinora.engines.animatic.sound.tape import Tape


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A steady machine: strokes a second, how hard and bright they are, and its rush of air."""

    strokes: float  # Hz
    sharp: float = 3.0  # how short each stroke is
    tone: float = 0.5  # of the hum next to the strokes
    rush: float = 0.4  # of noise
    colour: float = 600.0  # Hz where the noise is
    gain: float = 0.10


_ENGINES: dict[str, Engine] = {
    "car": Engine(strokes=58, rush=0.6, colour=700, gain=0.07),
    "taxi": Engine(strokes=54, rush=0.6, colour=700, gain=0.07),
    "van": Engine(strokes=48, rush=0.6, colour=600, gain=0.07),
    "police car": Engine(strokes=60, rush=0.6, colour=700, gain=0.07),
    "ambulance": Engine(strokes=50, rush=0.6, colour=600, gain=0.07),
    "fire engine": Engine(strokes=36, sharp=4, rush=0.6, colour=500, gain=0.08),
    "race car": Engine(strokes=190, sharp=2, tone=0.9, rush=0.5, colour=1600, gain=0.08),
    "bus": Engine(strokes=34, sharp=4, rush=0.5, colour=420, gain=0.08),
    "truck": Engine(strokes=30, sharp=4, rush=0.6, colour=420, gain=0.09),
    "tractor": Engine(strokes=15, sharp=6, rush=0.5, colour=380, gain=0.11),
    "tank": Engine(strokes=22, sharp=5, rush=0.9, colour=520, gain=0.10),
    "tram": Engine(strokes=84, sharp=1, tone=0.8, rush=0.6, colour=900, gain=0.05),
    "motorcycle": Engine(strokes=38, sharp=5, tone=0.6, rush=0.4, colour=800, gain=0.10),
    "scooter": Engine(strokes=92, sharp=4, tone=0.6, rush=0.3, colour=1400, gain=0.06),
    "helicopter": Engine(strokes=13, sharp=4, tone=0.1, rush=1.6, colour=320, gain=0.11),
    "drone": Engine(strokes=170, sharp=1, tone=1.0, rush=0.5, colour=2600, gain=0.05),
    "plane": Engine(strokes=92, sharp=2, tone=0.6, rush=0.9, colour=520, gain=0.07),
    "biplane": Engine(strokes=44, sharp=4, tone=0.5, rush=0.7, colour=520, gain=0.09),
    "rocket": Engine(strokes=31, sharp=1, tone=0.1, rush=3.0, colour=220, gain=0.07),
    "space shuttle": Engine(strokes=31, sharp=1, tone=0.1, rush=3.0, colour=220, gain=0.07),
    "spaceship": Engine(strokes=58, sharp=1, tone=1.0, rush=0.7, colour=420, gain=0.06),
    "ufo": Engine(strokes=140, sharp=1, tone=1.2, rush=0.2, colour=900, gain=0.05),
    "airship": Engine(strokes=26, sharp=3, tone=0.6, rush=0.6, colour=360, gain=0.06),
    "submarine": Engine(strokes=20, sharp=2, tone=0.7, rush=0.6, colour=240, gain=0.08),
}
_SAILING = frozenset({"boat", "canoe", "raft", "ship", "pirate ship", "surfboard"})
_ROLLING = frozenset({"bicycle", "skateboard", "carriage", "cart", "sled", "skis"})
_ROADSIDE = frozenset({"police car", "ambulance", "fire engine"})


def voice_of(kind: str) -> Callable[..., None] | None:
    """How a vehicle sounds, given its start; None for what makes no sound of its own."""
    if kind in _ENGINES:
        return lambda tape, rng, start: running(tape, rng, start=start, kind=kind)
    if kind in ("train", "subway"):
        return rails
    if kind in _SAILING:
        return hull
    if kind in _ROLLING:
        return wheels
    return burner if kind == "hot air balloon" else None


def running(tape: Tape, rng: Rng, *, start: float, kind: str) -> None:
    """An engine from `start` to the end; those that hurry to help have their siren on."""
    engine, time = _ENGINES[kind], clock(tape.seconds)
    pace = 1 + 0.05 * (swell(rng, tape.seconds, every=1.6) - 0.5)
    angle = (2 * np.pi * (np.cumsum(engine.strokes * pace, dtype=np.float64) / 48_000 % 1)).astype(
        np.float32
    )
    strokes = (0.5 + 0.5 * np.cos(angle)) ** np.float32(2 * engine.sharp)
    hum = np.sin(2 * angle) + 0.5 * np.sin(3 * angle) + 0.25 * np.sin(5 * angle)
    noise = wide_texture(
        rng, tape.seconds, (engine.colour, 2.2, 0.0), (engine.colour * 3, 2.0, -9.0)
    )
    on = _on(time, start)
    beat = engine.rush * (0.25 + strokes)
    tape.bed(noise * np.float32(0.5), np.asarray(beat * on * engine.gain, np.float32))
    tape.add(0.0, np.asarray((strokes - 0.3 + engine.tone * hum) * on, np.float32), gain=engine.gain * 0.6, wet=0.3)  # fmt: skip
    if kind in _ROADSIDE:
        tape.add(0.0, np.asarray(_siren(time) * on, np.float32), gain=0.05, pan=0.1, wet=0.8)


def _siren(time: Signal) -> Signal:
    """Two notes in turn, soft at their joins."""
    high = 0.5 + 0.5 * np.tanh(12 * np.sin(2 * np.pi * 0.8 * time))
    angle = np.cumsum(435 + 145 * high, dtype=np.float64) / 48_000 % 1
    wave = np.sin(2 * np.pi * angle) + 0.35 * np.sin(6 * np.pi * angle)
    return np.asarray(wave, np.float32)


def rails(tape: Tape, rng: Rng, start: float) -> None:
    """A train: puffs of steam, wheels over the joints, and its whistle once."""
    at, number = start, 0
    puff = burst(rng, 0.24, (900, 2.2, 0.0), (260, 1.6, -2.0), attack=0.02)
    clack = struck((310, 780, 1900), (0.5, 0.4, 0.2), (0.09, 0.06, 0.03), seconds=0.1)
    while at < tape.seconds:
        tape.add(at, puff, gain=0.13 if number % 4 else 0.2, wet=0.6)
        if number % 4 in (1, 2):
            tape.add(at + 0.05, clack, gain=0.11, pan=0.2, wet=0.5)
        at, number = at + 0.21, number + 1
    wind = wide_texture(rng, tape.seconds, (190, 2.0, 0.0), (800, 2.0, -12.0))
    tape.bed(wind, 0.03 * _on(clock(tape.seconds), start))
    for hertz in (466.0, 587.0, 698.0):
        time = clock(1.3)
        blast = np.sin(2 * np.pi * hertz * (1 - 0.02 * np.exp(-time * 9)) * time)
        edge = np.minimum(time / 0.08, 1) * np.clip((1.3 - time) / 0.3, 0, 1)
        tape.add(start + 1.2, np.asarray(blast * edge, np.float32), gain=0.05, wet=1.4)


def hull(tape: Tape, rng: Rng, start: float) -> None:
    """Water along a hull, and timber that creaks."""
    on = _on(clock(tape.seconds), start)
    wash = wide_texture(rng, tape.seconds, (620, 2.0, 0.0), (2100, 1.8, -7.0))
    tape.bed(
        wash, np.asarray(0.055 * on * swell(rng, tape.seconds, every=0.7, low=0.2), np.float32)
    )
    at = start + float(rng.uniform(0.5, 1.2))
    while at < tape.seconds:
        length = float(rng.uniform(0.3, 0.6))
        time = clock(length)
        scrape = np.sin(2 * np.pi * 52 * time) ** 15 * np.sin(2 * np.pi * 620 * time)
        edge = np.sin(np.pi * time / length)
        tape.add(at, np.asarray(scrape * edge, np.float32), gain=0.09, pan=-0.3, wet=0.9)
        at += float(rng.uniform(1.4, 2.8))


def wheels(tape: Tape, rng: Rng, start: float) -> None:
    """Something that rolls or slides without an engine."""
    on = _on(clock(tape.seconds), start)
    roll = wide_texture(rng, tape.seconds, (420, 2.0, 0.0), (2600, 1.6, -7.0))
    tape.bed(
        roll, np.asarray(0.045 * on * swell(rng, tape.seconds, every=0.3, low=0.5), np.float32)
    )
    tick = burst(rng, 0.02, (3800, 1.0, 0.0), attack=0.0006)
    for at in np.arange(start, tape.seconds, 0.085).tolist():
        tape.add(at, tick, gain=0.02, pan=0.1, wet=0.3)


def burner(tape: Tape, rng: Rng, start: float) -> None:
    """A balloon: long sighs of its flame."""
    at = start + 0.4
    while at < tape.seconds:
        length = float(rng.uniform(1.1, 1.9))
        flame = burst(rng, length, (300, 2.4, 0.0), (1500, 2.2, -5.0), attack=0.25)
        tape.add(at, flame, gain=0.16, wet=0.5)
        at += length + float(rng.uniform(0.8, 1.6))


def _on(time: Signal, start: float) -> Signal:
    return np.asarray(np.clip((time - start) / 0.3, 0, 1), np.float32)
