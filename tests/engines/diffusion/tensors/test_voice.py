from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engines.diffusion.tensors.loaded import run_of
from kinora.engines.diffusion import families
from kinora.engines.diffusion.pipelines import Pipelines
from kinora.engines.diffusion.voice import resampled, voiced

Loads = Callable[[str], Pipelines]


def test_sound_is_that_of_the_plain_pipeline(loaded: Loads) -> None:
    """LTX-2's latents become the wave that diffusers makes of them, twice as fast."""
    pipelines, run = loaded("ltx2"), run_of()
    told = families.arguments(run, pipelines)
    plain = pipelines.text(**told | {"output_type": "np"}).audio[0].numpy().T
    output = families.fitted(run, pipelines)(**families.arguments(run, pipelines))

    _, latents = families.returned(output, pipelines)
    sound = voiced(latents, pipelines, num_samples=54_000)

    assert sound.shape == (54_000, 2)
    assert sound.dtype == np.float32
    assert np.abs(plain).max() > 0
    assert np.allclose(sound[: 2 * len(plain)], resampled(plain, 24_000).clip(-1, 1), atol=1e-5)


def test_no_sound_is_silence(loaded: Loads) -> None:
    """A family that makes none gives silence of just that length."""
    assert voiced(None, loaded("wan"), num_samples=1_001).tolist() == [[0, 0]] * 1_001


def test_a_tone_keeps_its_pitch_and_its_loudness() -> None:
    """Resampling makes twice as many samples of the same tone."""
    time = np.arange(24_000) / 24_000
    tone = np.sin(2 * np.pi * 440 * time)[:, None].repeat(2, axis=1).astype(np.float32)

    sound = resampled(tone, 24_000)

    assert abs(len(sound) - 48_000) <= 32
    expected = np.sin(2 * np.pi * 440 * np.arange(len(sound)) / 48_000)
    assert np.abs(sound[200:-200, 0] - expected[200:-200]).max() < 0.02
