"""Little tunes, bar by bar: a chord progression, a bass pattern and a singable melody.

Numbers only, no sound. A tune is an endless stream, so cutting it short changes no earlier note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kinora.engines.animatic.sound.signal import Rng

MAJOR = (0, 2, 4, 5, 7, 9, 11)
MINOR = (0, 2, 3, 5, 7, 8, 10)
_KEYS = (57, 58, 60, 62, 63)  # A, B flat, C, D, E flat
_PROGRESSIONS = ((0, 4, 5, 3), (0, 5, 3, 4), (0, 2, 3, 4), (0, 3, 1, 4))  # degrees of the roots
_RHYTHMS = (  # (eighth of the bar, length in eighths)
    ((0, 2), (2, 1), (3, 1), (4, 2), (6, 2)),
    ((0, 3), (3, 1), (4, 2), (6, 1), (7, 1)),
    ((0, 1), (1, 1), (2, 2), (4, 3), (7, 1)),
    ((0, 2), (2, 2), (4, 1), (5, 1), (6, 2)),
)
_CADENCE = ((0, 2), (2, 1), (3, 1), (4, 4))
_LOWEST, _HIGHEST = 5, 13  # scale steps of the melody above the key note


@dataclass(frozen=True, slots=True)
class Note:
    """One note: seconds from the start of the tune, MIDI pitch, loudness 0 to 1."""

    at: float
    length: float
    pitch: int
    loudness: float
    bass: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar's notes, in order, and where it begins."""

    at: float
    seconds: float
    root: int  # MIDI pitch of the chord's root, in the bass
    notes: tuple[Note, ...]
    chord: tuple[int, ...] = ()  # MIDI pitches, low to high, about middle C


@dataclass(frozen=True, slots=True)
class Style:
    """What kind of tune it is; `tempo` is the range of beats a minute."""

    tempo: tuple[float, float]
    bass: tuple[int, ...]  # chord steps of the eighths of a bar; -1 rests
    bass_loudness: float = 0.38
    humanised: float = 0.012  # seconds by which notes stray
    scale: tuple[int, ...] = MAJOR
    progressions: tuple[tuple[int, ...], ...] = _PROGRESSIONS
    swing: float = 0.0  # of an eighth, by which every second one is late
    sevenths: bool = False  # whether chords have four notes


PIANO = Style((104, 122), (0, 4, 7, 4, 2, 4, 7, 4))
DANCE = Style((124, 138), (0, -1, 4, -1, 7, -1, 4, 4), bass_loudness=0.6, humanised=0.004)


def pitch(key: int, step: int, scale: tuple[int, ...] = MAJOR) -> int:
    """The MIDI pitch of a scale step above (or below) the key note."""
    octave, degree = divmod(step, 7)
    return key + 12 * octave + scale[degree]


def tune(rng: Rng, style: Style) -> Iterator[Bar]:
    """Bars without end. Phrases of four: a motif, its answer, the motif again, a close."""
    eighth = 30 / rng.uniform(*style.tempo)
    key = int(rng.choice(_KEYS))
    roots = style.progressions[rng.integers(len(style.progressions))]
    motif, answer = rng.permutation(len(_RHYTHMS))[:2]
    step, number = int(rng.integers(7, 10)), 0
    while True:
        place = number % 4
        rhythm = _CADENCE if place == 3 else _RHYTHMS[(motif, answer, motif)[place]]
        root = roots[place]
        melody, step = _melody(rng, rhythm, root=root, step=step)
        at = number * 8 * eighth
        notes = [
            Note(
                at + _place(position, style) * eighth + float(rng.uniform(0, style.humanised)),
                length * eighth,
                pitch(key, chosen, style.scale),
                float(rng.uniform(0.72, 0.85) + (0.12 if position in (0, 4) else 0)),
            )
            for (position, length), chosen in zip(rhythm, melody, strict=True)
        ]
        notes += _bass(rng, style, key=key, root=root, at=at, eighth=eighth)
        yield Bar(
            at, 8 * eighth, pitch(key, root - 7, style.scale),
            tuple(sorted(notes, key=lambda n: n.at)), _chord(key, root, style),
        )  # fmt: skip
        number += 1


def _place(position: int, style: Style) -> float:
    """Where an eighth of the bar is played."""
    return position + style.swing * (position % 2)


def _chord(key: int, root: int, style: Style) -> tuple[int, ...]:
    steps = (0, 2, 4, 6) if style.sevenths else (0, 2, 4)
    base = root - 7 if root > 3 else root
    return tuple(pitch(key, base + step, style.scale) for step in steps)


def _melody(
    rng: Rng, rhythm: tuple[tuple[int, int], ...], *, root: int, step: int
) -> tuple[list[int], int]:
    """Chord notes on the strong eighths, neighbours between; returns the steps and the last one."""
    chosen = []
    for position, _ in rhythm:
        if position % 4 == 0:
            step = _nearest_chord_step(root, step + int(rng.integers(-1, 2)))
        else:
            step += int(rng.choice((-1, 1, 1, -1, 2)))
        step = min(max(step, _LOWEST), _HIGHEST)
        chosen.append(step)
    return chosen, step


def _nearest_chord_step(root: int, step: int) -> int:
    return min(
        (
            candidate
            for candidate in range(step - 3, step + 4)
            if (candidate - root) % 7 in (0, 2, 4)
        ),
        key=lambda candidate: (abs(candidate - step), candidate),
    )


def _bass(
    rng: Rng, style: Style, *, key: int, root: int, at: float, eighth: float
) -> Iterator[Note]:
    base = root - 14 if root > 4 else root - 7  # keeps the left hand between the second and third C
    for position, chord_step in enumerate(style.bass):
        stray = float(rng.uniform(0, style.humanised))
        loudness = style.bass_loudness + (0.14 if position == 0 else float(rng.uniform(0, 0.06)))
        if chord_step >= 0:
            length = (8 - position) * eighth if position in (0, 4) else 2 * eighth
            note = pitch(key, base + chord_step, style.scale)
            yield Note(
                at + _place(position, style) * eighth + stray, length, note, loudness, bass=True
            )
