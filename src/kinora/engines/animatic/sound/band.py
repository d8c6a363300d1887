"""A band plays a genre's tune from one moment to another: lead, bass, chords and drums."""

from __future__ import annotations

import itertools

from kinora.engines.animatic.sound import drums
from kinora.engines.animatic.sound.melody import Bar, tune
from kinora.engines.animatic.sound.players import Player, player
from kinora.engines.animatic.sound.repertoire import Genre
from kinora.engines.animatic.sound.signal import Rng
from kinora.engines.animatic.sound.tape import Tape

_FADE = 0.3  # seconds a note may go on after the end
_HIGHEST = 88  # pitch that no lead goes above


def play(tape: Tape, rng: Rng, *, start: float, end: float, genre: Genre) -> None:
    """The genre's own tune; its first chord closes it when it ends before the clip."""
    lead, bass, chords = (player(name) for name in (genre.lead, genre.bass, genre.chords))
    kit = drums.Kit.made() if genre.drums else None
    home: tuple[int, ...] = ()
    for bar in itertools.takewhile(lambda bar: start + bar.at < end, tune(rng, genre.style)):
        _melody(tape, bar, genre, (lead, bass), start=start, end=end)
        if genre.chords:
            _chords(tape, bar, genre, chords, start=start, end=end)
        if kit is not None:
            at, length = start + bar.at, bar.seconds
            drums.beat(tape, kit, genre.drums, at=at, seconds=length, end=end)
        home = home or bar.chord
    if end < tape.seconds - 0.2:
        for pitch in home:
            tape.add(end, lead(pitch, 0.9, 0.7), gain=0.7 * genre.lead_gain, wet=0.6)


def _melody(
    tape: Tape, bar: Bar, genre: Genre, who: tuple[Player, Player], *, start: float, end: float
) -> None:
    lead, bass = who
    for note in bar.notes:
        at = start + note.at
        if at >= end:
            continue
        length = min(note.length, end + _FADE - at)
        if note.bass and genre.bass:
            tape.add(at, bass(note.pitch, length, note.loudness), gain=genre.bass_gain, wet=0.2)
        elif not note.bass:
            pitch = note.pitch - 12 * (note.pitch > _HIGHEST)
            sound = lead(pitch, length, note.loudness)
            tape.add(at, sound, gain=genre.lead_gain, pan=0.15, wet=0.6)


def _chords(
    tape: Tape, bar: Bar, genre: Genre, chords: Player, *, start: float, end: float
) -> None:
    """Twice a bar, rolled a little."""
    for half in (0.0, bar.seconds / 2):
        at = start + bar.at + half
        if at >= end:
            return
        length = min(bar.seconds / 2, end + _FADE - at)
        for number, pitch in enumerate(bar.chord):
            sound = chords(pitch, length, 0.8)
            pan = -0.4 + 0.2 * number
            tape.add(at + 0.012 * number, sound, gain=genre.chord_gain, pan=pan, wet=0.6)
