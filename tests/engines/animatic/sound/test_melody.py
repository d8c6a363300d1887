from __future__ import annotations

import itertools

import numpy as np
import pytest

from kinora.engines.animatic.sound.melody import DANCE, PIANO, Style, pitch, tune


def bars(seed: int, style: Style = PIANO, number: int = 8) -> list:
    return list(itertools.islice(tune(np.random.default_rng(seed), style), number))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("style", [PIANO, DANCE])
def test_notes_are_in_order_and_playable(seed: int, style: Style) -> None:
    """Notes come in order of time, on the keys of a piano, with the melody above the bass."""
    notes = [note for bar in bars(seed, style) for note in bar.notes]

    for bar in bars(seed, style):
        assert list(bar.notes) == sorted(bar.notes, key=lambda note: note.at)
    assert all(33 <= note.pitch <= 96 and 0 < note.loudness <= 1 for note in notes)
    bass = [note.pitch for note in notes if note.bass]
    melody = [note.pitch for note in notes if not note.bass]
    assert np.mean(bass) + 7 < np.mean(melody)


def test_a_tune_stays_in_its_key() -> None:
    """All notes belong to one major scale."""
    home = bars(3)[0].root
    steps = {(note.pitch - home) % 12 for bar in bars(3) for note in bar.notes}

    assert steps <= {0, 2, 4, 5, 7, 9, 11}


def test_four_bars_make_about_eight_seconds() -> None:
    """A phrase fits a clip of eight seconds."""
    assert all(6.5 < 4 * bars(seed)[0].seconds < 9.5 for seed in range(10))


def test_scale_steps_become_pitches() -> None:
    """Step 0 is the key, 7 its octave, -1 the leading note below."""
    assert [pitch(60, step) for step in (0, 2, 4, 7, -1)] == [60, 64, 67, 72, 59]
