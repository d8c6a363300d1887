"""What is played: a piece on the piano, and a cheerful band for dancing."""

from __future__ import annotations

import itertools

import numpy as np

from kinora.engines.animatic.sound.instruments import Piano, marimba, struck
from kinora.engines.animatic.sound.melody import DANCE, PIANO, Bar, tune
from kinora.engines.animatic.sound.signal import Rng, Signal, burst
from kinora.engines.animatic.sound.tape import Tape

_FADE = 0.35  # seconds in which a played note dies when the playing stops
_LEAD = 0.25  # seconds before the first note


def piano(tape: Tape, rng: Rng, *, start: float, end: float) -> None:
    """A little piece from `start`; when it stops before the clip does, one last chord closes it."""
    instrument = Piano(np.random.default_rng(7))  # the same instrument in every video
    begin, home = start + _LEAD, 48
    for bar in itertools.takewhile(lambda bar: begin + bar.at < end, tune(rng, PIANO)):
        for note in bar.notes:
            at = begin + note.at
            if at < end:
                held = min(note.length * (1.6 if note.bass else 1.1), end + _FADE - at)
                sound = instrument.note(note.pitch, seconds=held, loudness=note.loudness)
                tape.add(at, sound, gain=0.29, pan=(note.pitch - 66) / 60, wet=0.5)
        home = bar.root if bar.at == 0 else home  # every tune begins on its key's own chord
    if end < tape.seconds - 0.2:
        _close(tape, instrument, key=home, at=end)


def _close(tape: Tape, instrument: Piano, *, key: int, at: float) -> None:
    """The chord of the key, rolled upward."""
    for number, interval in enumerate((0, 12, 19, 24, 28, 31)):
        sound = instrument.note(key + interval, seconds=1.6, loudness=0.62 + 0.04 * number)
        tape.add(at + 0.045 * number, sound, gain=0.18, pan=-0.3 + 0.1 * number, wet=0.5)


def dance(tape: Tape, rng: Rng, *, start: float, end: float) -> None:
    """Marimba and bass over a shaker and claps, for as long as somebody dances."""
    shaker = burst(rng, 0.07, (7000, 1.2, 0.0), attack=0.015)
    clap = burst(rng, 0.14, (1500, 1.4, 0.0), (2600, 1.0, -4.0))
    for bar in itertools.takewhile(lambda bar: start + bar.at < end, tune(rng, DANCE)):
        for note in bar.notes:
            if start + note.at < end:
                sound = marimba(note.pitch - (0 if note.bass else -12), note.loudness)
                gain, pan = (0.62, 0.0) if note.bass else (0.34, 0.25)
                tape.add(start + note.at, sound, gain=gain, pan=pan, wet=0.5)
        _beat(tape, bar, shaker=shaker, clap=clap, start=start, end=end)
    if end < tape.seconds - 0.2:
        bells = struck((1046.5, 1318.5, 1568.0), (0.1, 0.1, 0.1), (1.2, 1.1, 1.0), seconds=1.2)
        tape.add(end, bells, gain=0.8)


def _beat(
    tape: Tape,
    bar: Bar,
    *,
    shaker: Signal,
    clap: Signal,
    start: float,
    end: float,
) -> None:
    for eighth in range(8):
        at = start + bar.at + eighth * bar.seconds / 8
        if at >= end:
            return
        tape.add(at, shaker, gain=0.05 if eighth % 2 else 0.03, pan=-0.4, wet=0.2)
        if eighth in (2, 6):
            tape.add(at, clap, gain=0.10, pan=0.2, wet=0.8)
