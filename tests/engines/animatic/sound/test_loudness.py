"""Loudness as the ear has it, even over all clips."""

from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic import language, sets
from kinora.engines.animatic.sound import record
from kinora.engines.animatic.sound.loudness import SILENT, even_gain, loudness, ridden
from kinora.engines.base import SAMPLE_RATE, Sound
from kinora.video import Size
from tests.engines.animatic.sound.conftest import scene

PROMPTS = (
    "A dog runs in a park", "A cat plays the piano on a stage", "A helicopter over a city street",
    "A man chops wood in a forest at night", "A ship at sea in a storm", "A robot dances, techno music",
    "A wolf howls in the snow", "A child jumps in a gym", "A park, epic music", "A quiet library",
    "A woman plays the violin in a museum", "An audience claps and cheers in a theatre",
    'A man in a café says "Good morning to you all"', "A boy plays the drums", "Fireworks over a lake at night",
)  # fmt: skip


def sine(hertz: float, decibels: float, seconds: float = 3.0) -> Sound:
    """A sine in both channels, its peak so many dB below full scale."""
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    wave = 10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * time)
    return np.stack([wave, wave], 1).astype(np.float32)


def true_peak(sound: Sound) -> float:
    """The highest value between the samples, in dB, read off at four times the rate."""
    highest = 0.0
    for side in sound.T:
        spectrum = np.fft.rfft(side)
        wide = np.zeros(2 * len(side) + 1, np.complex128)
        wide[: len(spectrum)] = spectrum
        highest = max(highest, float(np.abs(np.fft.irfft(wide, 4 * len(side)) * 4).max()))
    return 20 * np.log10(highest + 1e-9)


def test_a_sine_measures_as_the_standard_says() -> None:
    """1 kHz at -23 dB in both channels is -23 LUFS."""
    assert loudness(sine(997.0, -23.0)) == pytest.approx(-23.0, abs=0.1)
    assert loudness(np.zeros((SAMPLE_RATE, 2), np.float32)) == SILENT


def test_pauses_do_not_count() -> None:
    """A gate leaves out what is silent."""
    tone = sine(997.0, -20.0)
    assert loudness(np.concatenate([tone, np.zeros_like(tone)])) == pytest.approx(-20.2, abs=0.4)


def test_even_gain_brings_to_the_target() -> None:
    """What is measured after it is the target."""
    quiet = sine(500.0, -40.0)
    assert loudness(quiet * np.float32(even_gain(quiet, target=-20.0))) == pytest.approx(
        -20, abs=0.1
    )


def test_riding_looks_back_only() -> None:
    """Soft sound is left alone; loud sound is turned down by what was before."""
    loud, soft = sine(300.0, -3.0), sine(300.0, -30.0)
    assert np.array_equal(ridden(soft, ceiling=-18.0), soft)
    other = loud.copy()
    other[100_000:] = 0
    first, second = ridden(loud, ceiling=-18.0), ridden(other, ceiling=-18.0)
    assert np.array_equal(first[:100_000], second[:100_000])
    assert loudness(first) < loudness(loud) - 6


@pytest.mark.parametrize("prompt", PROMPTS)
def test_every_clip_is_about_as_loud_as_every_other(prompt: str) -> None:
    """-18 LUFS, give or take 3 dB, and no true peak above -1 dB."""
    told = language.read(prompt, size=Size(640, 360), seconds=8, seed=5).scene
    sound = record(told)
    assert -21.2 < loudness(sound) < -15
    assert true_peak(sound) < -1


@pytest.mark.parametrize("place", sets.place_names())
def test_every_place_is_about_as_loud_as_every_other(place: str) -> None:
    """An empty place, in fair weather and in a storm."""
    for weather in ((), ("storm",)):
        assert -21.2 < loudness(record(scene(place=place, weather=weather, seconds=4))) < -15
