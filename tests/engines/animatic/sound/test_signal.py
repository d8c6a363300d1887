from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic.sound.instruments import Piano, frequency, marimba
from kinora.engines.animatic.sound.signal import (
    PART,
    clock,
    drawn,
    partials,
    swell,
    texture,
    tone,
    window,
)


def peak(signal: np.ndarray) -> float:
    """The strongest frequency in Hz."""
    power = np.abs(np.fft.rfft(signal * np.hanning(len(signal))))
    return float(np.argmax(power) * 48_000 / len(signal))


def test_texture_has_the_colour_asked_for() -> None:
    """Noise round 1 kHz has its power there, RMS 1, and no offset."""
    noise = texture(np.random.default_rng(1), 2, (1000, 0.5, 0.0))

    assert np.sqrt(np.mean(noise**2)) == pytest.approx(1, rel=1e-3)
    assert abs(noise.mean()) < 1e-4
    assert 700 < peak(noise) < 1400


def test_partials_are_the_sines_they_say() -> None:
    """A partial equals a sine under an exponential fall of 60 dB in its decay time."""
    made = partials(np.array([440.0]), np.array([0.5]), np.array([1.2]), seconds=1)
    time = np.arange(48_000) / 48_000
    expected = 0.5 * np.sin(2 * np.pi * 440 * time) * 1000 ** (-time / 1.2)

    assert np.abs(made - expected).max() < 1e-4


def test_tone_is_a_sine() -> None:
    """A tone has its frequency to the end of a long clip."""
    assert peak(tone(1234.0, 20)[-48_000:]) == pytest.approx(1234, abs=1)


def test_swell_stays_in_its_bounds() -> None:
    """A slow curve keeps between its lowest value and 1, without jumps."""
    curve = swell(np.random.default_rng(2), 4, every=0.5, low=0.3)

    assert curve.min() >= 0.3
    assert curve.max() <= 1
    assert np.abs(np.diff(curve)).max() < 1e-3


def test_window_opens_and_closes() -> None:
    """Nothing before the start, all of it between, nothing after the fall."""
    shape = window(4, start=1, end=2, rise=0.5, fall=0.5)

    assert shape[:48_000].max() == 0
    assert shape[72_000:96_000].min() > 0.999
    assert shape[120_001:].max() < 1e-6


@pytest.mark.parametrize("pitch", [36, 48, 60, 72, 84])
def test_piano_is_in_tune(pitch: int) -> None:
    """Each key sounds at its pitch, or at the octave above for the lowest strings."""
    note = Piano(np.random.default_rng(7)).note(pitch, seconds=1.0, loudness=0.8)
    ratio = peak(note) / frequency(pitch)

    assert ratio == pytest.approx(round(ratio), rel=0.01)
    assert round(ratio) in (1, 2)


def test_piano_notes_begin_and_end_without_a_click() -> None:
    """A damped note starts and stops at zero."""
    note = Piano(np.random.default_rng(7)).note(60, seconds=0.5, loudness=1.0)

    assert abs(note[0]) < 0.001
    assert abs(note[-1]) < 0.001


def test_a_note_is_the_same_until_it_is_let_go() -> None:
    """How long a key is held changes nothing before it is let go."""
    piano = Piano(np.random.default_rng(7))
    short = piano.note(64, seconds=0.5, loudness=0.7)
    long = piano.note(64, seconds=1.5, loudness=0.7)

    assert np.array_equal(short[:24_000], long[:24_000])


def test_marimba_is_in_tune() -> None:
    """A bar sounds at its pitch."""
    assert peak(marimba(69, 1.0)) == pytest.approx(440, abs=5)


def test_a_curve_is_the_same_in_parts() -> None:
    """What is worked out in parts is what it would be at once."""
    seconds = 2.3 * PART / 48_000
    assert np.array_equal(drawn(seconds, np.sin), np.sin(clock(seconds)))
