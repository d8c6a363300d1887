"""The kinds of music that can be asked for: for each its scale, its pace and who plays it.

Data only; `band` plays it.
"""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.sound.melody import MINOR, Style

_POP = ((0, 4, 5, 3), (0, 5, 3, 4), (3, 4, 0, 5))
_SAD = ((0, 5, 2, 6), (0, 3, 5, 4), (0, 6, 5, 6))
_JAZZ = ((1, 4, 0, 5), (0, 5, 1, 4), (2, 5, 1, 4))
_DARK = ((0, 1, 0, 5), (0, 5, 0, 4))
_FOLK = ((0, 3, 0, 4), (0, 4, 3, 4))


@dataclass(frozen=True, slots=True, kw_only=True)
class Genre:
    """Who plays what. Instruments are names that `players` knows; "" is nobody."""

    style: Style
    lead: str
    bass: str = "bass"
    chords: str = ""
    drums: str = ""
    lead_gain: float = 0.30
    bass_gain: float = 0.30
    chord_gain: float = 0.10


def genre(name: str) -> Genre | None:
    """What is played for a name, or None where it is no music."""
    return _GENRES.get(name)


def solo(action: str) -> Genre | None:
    """What somebody plays on an instrument; None where it is none, or one that is only struck."""
    return _SOLOS.get(action)


def genre_names() -> tuple[str, ...]:
    """Every kind of music."""
    return tuple(_GENRES)


_GENRES = {
    "upbeat music": Genre(
        style=Style((118, 132), (0, -1, 4, -1, 7, -1, 4, 4), bass_loudness=0.6, progressions=_POP),
        lead="marimba", chords="pluck", drums="pop",
    ),
    "jazz": Genre(
        style=Style((104, 120), (0, -1, 2, -1, 4, -1, 6, -1), bass_loudness=0.7, progressions=_JAZZ, swing=0.33, sevenths=True),
        lead="sax", chords="piano", drums="swing", chord_gain=0.07,
    ),
    "orchestral music": Genre(
        style=Style((78, 92), (0, -1, 4, -1, 7, -1, 4, -1), bass_loudness=0.5, progressions=_POP),
        lead="strings", bass="strings", chords="strings", drums="", lead_gain=0.22, bass_gain=0.24, chord_gain=0.09,
    ),
    "calm music": Genre(
        style=Style((62, 72), (0, -1, 4, -1, 7, -1, 4, -1), bass_loudness=0.4, progressions=_POP, sevenths=True),
        lead="piano", chords="pad", drums="soft", chord_gain=0.08,
    ),
    "epic music": Genre(
        style=Style((92, 104), (0, 0, 0, 0, 0, 0, 0, 0), bass_loudness=0.7, scale=MINOR, progressions=_SAD),
        lead="brass", bass="strings", chords="strings", drums="epic", lead_gain=0.26, chord_gain=0.12,
    ),
    "eerie music": Genre(
        style=Style((58, 66), (0, -1, -1, -1, 1, -1, -1, -1), bass_loudness=0.5, scale=MINOR, progressions=_DARK),
        lead="celesta", bass="pad", chords="pad", lead_gain=0.22, chord_gain=0.12,
    ),
    "romantic music": Genre(
        style=Style((66, 76), (0, -1, 4, -1, 7, -1, 4, -1), bass_loudness=0.4, scale=MINOR, progressions=_SAD),
        lead="strings", bass="piano", chords="pad", lead_gain=0.24, chord_gain=0.06,
    ),
    "rock music": Genre(
        style=Style((122, 138), (0, 0, 0, 0, 0, 0, 4, 4), bass_loudness=0.7, scale=MINOR, progressions=_POP),
        lead="fuzz", chords="fuzz", drums="rock", lead_gain=0.17, chord_gain=0.045,
    ),
    "electronic music": Genre(
        style=Style((124, 130), (-1, 0, -1, 0, -1, 0, -1, 0), bass_loudness=0.7, scale=MINOR, progressions=_SAD),
        lead="synth", bass="synth", chords="pad", drums="house", lead_gain=0.15, bass_gain=0.20, chord_gain=0.08,
    ),
    "folk music": Genre(
        style=Style((100, 116), (0, -1, 4, -1, 7, -1, 4, -1), bass_loudness=0.5, progressions=_FOLK),
        lead="flute", bass="pluck", chords="pluck", drums="", chord_gain=0.11,
    ),
}  # fmt: skip
_EASY = Style((96, 108), (0, -1, 4, -1, 7, -1, 4, -1), bass_loudness=0.5, progressions=_FOLK)
_SLOW = Style((70, 80), (0, -1, 4, -1, 7, -1, 4, -1), bass_loudness=0.4, progressions=_POP)
_JAZZY = Style((100, 116), (0, -1, 4, -1, 7, -1, 4, -1), bass_loudness=0.4, progressions=_JAZZ, swing=0.3)  # fmt: skip
_SOLOS = {
    "play guitar": Genre(style=_EASY, lead="pluck", bass="bass", chords="pluck", lead_gain=0.5, bass_gain=0.45, chord_gain=0.26),
    "play ukulele": Genre(style=_EASY, lead="pluck", bass="", chords="pluck", lead_gain=0.34, chord_gain=0.16),
    "play violin": Genre(style=_SLOW, lead="strings", bass="", lead_gain=0.36),
    "play cello": Genre(style=_SLOW, lead="strings", bass="strings", lead_gain=0.22, bass_gain=0.4),
    "play trumpet": Genre(style=_EASY, lead="brass", bass="", lead_gain=0.34),
    "play trombone": Genre(style=_EASY, lead="brass", bass="brass", lead_gain=0.20, bass_gain=0.3),
    "play saxophone": Genre(style=_JAZZY, lead="sax", bass="", lead_gain=0.34),
    "play flute": Genre(style=_EASY, lead="flute", bass="", lead_gain=0.34),
    "play harp": Genre(style=_SLOW, lead="harp", bass="harp", chords="harp", lead_gain=0.4, chord_gain=0.14),
    "play accordion": Genre(style=_EASY, lead="reeds", bass="reeds", chords="reeds", lead_gain=0.24, bass_gain=0.16, chord_gain=0.06),
    "play harmonica": Genre(style=_EASY, lead="harmonica", bass="", lead_gain=0.32),
    "play xylophone": Genre(style=_EASY, lead="marimba", bass="marimba", lead_gain=0.5, bass_gain=0.4),
    "play keyboard": Genre(style=_EASY, lead="synth", bass="bass", chords="pad", lead_gain=0.2, chord_gain=0.08),
}  # fmt: skip
