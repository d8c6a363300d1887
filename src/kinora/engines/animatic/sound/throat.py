"""Voices that come from a throat: whoops, hums, chatter and song, made of harmonics and formants."""

from __future__ import annotations

import itertools

import numpy as np

from kinora.engines.animatic.sound.instruments import frequency
from kinora.engines.animatic.sound.melody import PIANO, Note, tune
from kinora.engines.animatic.sound.signal import (
    Rng,
    Signal,
    bell,
    clock,
    glide,
    swell,
    texture,
    window,
)
from kinora.engines.animatic.sound.tape import Tape

Vowel = tuple[float, float]  # Hz of its first two formants

_AH, _OO, _EH, _HM = (760.0, 1250.0), (360.0, 900.0), (560.0, 1750.0), (330.0, 820.0)
_HARMONICS = 14
_SYLLABLES, _PHRASES = 2.9, 0.83  # Hz at which a talking mouth is drawn to open


def voiced(pitch: Signal, vowel: Vowel) -> Signal:
    """A throat that follows `pitch` (Hz for every sample) and keeps one vowel; RMS about 0.3."""
    turns = np.cumsum(pitch, dtype=np.float64) / 48_000 % 1
    angle, middle = (2 * np.pi * turns).astype(np.float32), float(pitch.mean())
    twice, before, now = 2 * np.cos(angle), np.zeros_like(angle), np.sin(angle)
    wave = np.zeros(len(pitch), np.float32)
    for harmonic in range(1, _HARMONICS + 1):  # each sine from the two before it
        wave += np.float32(_formants(harmonic, middle, vowel)) * now
        before, now = now, twice * now - before
    return np.asarray(0.3 * wave / (np.sqrt(np.mean(wave**2)) + 1e-9), np.float32)


def _formants(harmonic: int, hertz: float, vowel: Vowel) -> float:
    """How strong a harmonic of a voice is."""
    first = np.exp(-(((harmonic * hertz - vowel[0]) / 240) ** 2))
    second = 0.5 * np.exp(-(((harmonic * hertz - vowel[1]) / 330) ** 2))
    return float(first + second + 0.12 / harmonic)


def whoop(rng: Rng) -> Signal:
    """One voice of a crowd calling "woo" or "yeah"."""
    length = float(rng.uniform(0.45, 1.1))
    time = clock(length) / np.float32(length)
    base, lift = float(rng.uniform(190, 430)), float(rng.uniform(0.15, 0.6))
    pitch = base * (1 + lift * np.sin(np.pi * np.minimum(time * 1.4, 1)))
    vowel = (float(rng.uniform(420, 800)), float(rng.uniform(1000, 1900)))
    return voiced(pitch, vowel) * bell(length)


def whistle(rng: Rng) -> Signal:
    """Two fingers in a mouth."""
    length = float(rng.uniform(0.35, 0.7))
    time = clock(length) / np.float32(length)
    pitch = float(rng.uniform(1700, 2500)) * (1 + 0.22 * np.sin(np.pi * 1.5 * time))
    return glide(pitch) * bell(length)


def grunts(tape: Tape, rng: Rng, *, start: float, end: float, size: float) -> None:
    """A big friendly creature that says hello, deep in its chest."""
    at = start + 0.3
    while at < end:
        length, base = float(rng.uniform(0.5, 0.8)), float(rng.uniform(84, 104)) / size
        time = clock(length) / np.float32(length)
        rattle = 0.015 * np.sin(2 * np.pi * 27 * length * time)
        pitch = base * (1 + 0.22 * np.cos(2 * np.pi * time) + rattle)
        breath = 0.08 * texture(rng, length, (600, 1.6, 0.0))
        hum = (voiced(pitch, _HM) + breath) * bell(length) ** 0.7
        tape.add(at, np.asarray(hum, np.float32), gain=0.42, wet=0.6)
        at += float(rng.uniform(1.5, 2.4))


def chatter(tape: Tape, rng: Rng, *, start: float, end: float, size: float) -> None:
    """Talk without words, louder and softer as the drawn mouth opens and closes."""
    time = clock(tape.seconds) - np.float32(start)
    phrases = 0.6 + 0.4 * np.sin(2 * np.pi * _PHRASES * time)
    mouth = np.maximum(0, np.sin(2 * np.pi * _SYLLABLES * time) * phrases)
    base = 150 / size**0.9
    pitch = base * (0.8 + 0.5 * swell(rng, tape.seconds, every=0.31))
    vowels = swell(rng, tape.seconds, every=0.17)
    talk = vowels * voiced(pitch, _AH) + (1 - vowels) * voiced(pitch, _EH)
    said = talk * mouth * window(tape.seconds, start=start, end=end, rise=0.05, fall=0.1)
    tape.add(0.0, np.asarray(said, np.float32), gain=0.55, wet=0.6)


def song(tape: Tape, rng: Rng, *, start: float, end: float, size: float) -> None:
    """A melody on "ah" and "oo"; small singers sing it an octave higher than big ones."""
    drop = 0 if size < 0.8 else 12
    for bar in itertools.takewhile(lambda bar: start + bar.at < end, tune(rng, PIANO)):
        for number, note in enumerate(note for note in bar.notes if not note.bass):
            at = start + 0.2 + note.at
            if at < end:
                tape.add(at, _sung(note, _AH if number % 2 else _OO, drop), gain=0.32, wet=1.2)


def _sung(note: Note, vowel: Vowel, drop: int) -> Signal:
    length = note.length + 0.12
    time = clock(length)
    vibrato = 0.012 * np.sin(2 * np.pi * 5.6 * time) * np.minimum(time / 0.35, 1)
    scoop = -0.03 * np.exp(-time / 0.04)
    pitch = np.asarray(frequency(note.pitch - drop) * (1 + vibrato + scoop), np.float32)
    shape = np.minimum(time / 0.06, 1) * np.clip((length - time) / 0.14, 0, 1)
    return np.asarray(voiced(pitch, vowel) * shape, np.float32)


def laughter(tape: Tape, rng: Rng, *, start: float, end: float, size: float) -> None:
    """Ha-ha-ha, five to seven at a breath, each lower and softer."""
    at = start
    while at < end:
        base = float(rng.uniform(190, 240)) / size**0.7
        for number in range(int(rng.integers(5, 8))):
            if at >= end:
                return
            length = 0.13
            fall = np.linspace(1.08, 0.92, int(length * 48_000), dtype=np.float32)
            ha = voiced(base * 0.97**number * fall, _AH) * bell(length)
            breath = 0.25 * texture(rng, length, (1500, 2.0, 0.0)) * bell(length) ** 2
            tape.add(at, np.asarray(ha + breath, np.float32), gain=0.34 * 0.93**number, wet=0.6)
            at += 0.19
        at += float(rng.uniform(0.5, 0.9))


def sobs(tape: Tape, rng: Rng, *, start: float, end: float, size: float) -> None:
    """Somebody who weeps: short breaths in, long ones out."""
    at = start + 0.2
    while at < end:
        for length, base, loud in ((0.14, 330.0, 0.10), (0.14, 350.0, 0.10), (0.8, 300.0, 0.2)):
            fall = np.linspace(1.1, 0.8, int(length * 48_000), dtype=np.float32)
            voice = voiced(base / size**0.7 * fall, _OO) * bell(len(fall) / 48_000)
            if at < end:
                tape.add(at, voice, gain=loud, wet=0.7)
            at += length + 0.1
        at += float(rng.uniform(0.4, 0.8))
