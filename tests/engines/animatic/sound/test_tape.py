from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic.sound.tape import Room, Tape, reverberated

DRY = Room(0.5, 0.0)


def test_a_signal_lands_where_it_is_put() -> None:
    """A signal added at a time begins at that sample, and what hangs over the end is cut."""
    tape = Tape(1)
    tape.add(0.75, np.ones(48_000, np.float32), gain=0.5)

    assert tape.dry[:36_000].max() == 0
    assert tape.dry[36_000:, 0] == pytest.approx(0.5)


@pytest.mark.parametrize("at", [-0.5, 0.9, 5.0])
def test_overhang_on_either_side_is_cut(at: float) -> None:
    """What lies before the start or after the end is dropped."""
    tape = Tape(1)
    tape.add(at, np.ones(24_000, np.float32))

    assert tape.dry.shape == (48_000, 2)


def test_pan_moves_between_the_sides() -> None:
    """Hard left is silent on the right; the loudness stays."""
    tape = Tape(1)
    tape.add(0, np.ones(48_000, np.float32), pan=-1.0)

    assert tape.dry[:, 1] == pytest.approx(0, abs=1e-6)
    assert tape.dry[:, 0] == pytest.approx(np.sqrt(2))


def test_too_much_is_held_below_full_scale() -> None:
    """However much is piled up, no sample passes -1 dBFS, and soft sound is left as it is."""
    loud, soft = Tape(1), Tape(1)
    loud.add(0, 20 * np.sin(np.arange(48_000, dtype=np.float32)))
    soft.add(0, 0.08 * np.sin(np.arange(48_000, dtype=np.float32)))

    assert np.abs(loud.finished(DRY)).max() < 0.891
    middle = slice(12_000, 36_000)
    assert np.array_equal(soft.finished(DRY)[middle], soft.dry[middle])


def test_the_room_answers_late_and_dies_away() -> None:
    """A click comes back after the shortest echo path and is 60 dB down when the room says."""
    click = np.zeros(96_000, np.float32)
    click[0] = 1
    answer = reverberated(click, Room(0.6, 1.0))

    assert np.abs(answer[:1000]).max() == 0
    assert np.abs(answer[1000:9600]).max() > 0.05
    assert np.abs(answer[48_000:]).max() < 0.002


def test_the_room_never_looks_ahead() -> None:
    """What is played later changes no earlier echo."""
    rng = np.random.default_rng(1)
    signal = rng.normal(size=96_000).astype(np.float32)
    changed = signal.copy()
    changed[50_000:] = 0

    assert np.array_equal(
        reverberated(signal, Room(1.5, 1.0))[:50_000],
        reverberated(changed, Room(1.5, 1.0))[:50_000],
    )
