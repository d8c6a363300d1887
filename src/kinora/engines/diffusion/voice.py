"""Latents of sound to sound, for the models that make it; silence for the others.

Knows nothing of pictures: how long the sound is, it is told.
"""

from __future__ import annotations

from fractions import Fraction

import av
import numpy as np
import torch
from numpy.typing import NDArray

from kinora.engines.base import SAMPLE_RATE, Sound
from kinora.engines.diffusion.parts import Tensor
from kinora.engines.diffusion.pipelines import Pipelines


def voiced(sound: Tensor | None, pipelines: Pipelines, *, num_samples: int) -> Sound:
    """`num_samples` of stereo sound at 48 kHz from the loop's packed latents of a run (batch,
    latent frames, channels times bands); silence where there are none. What the model makes is a
    little shorter than the picture: silence follows."""
    fitted = np.zeros((num_samples, 2), np.float32)
    if sound is not None:
        rate = pipelines.text.vocoder.config.output_sampling_rate
        wave = resampled(_wave(sound, pipelines), rate)[:num_samples]
        fitted[: len(wave)] = wave.clip(-1, 1)
    return fitted


def resampled(wave: NDArray[np.float32], rate: int) -> Sound:
    """Stereo sound (samples, 2) of any rate in Hz at 48 kHz, band-limited."""
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(wave.T), format="fltp", layout="stereo")
    frame.sample_rate, frame.time_base = rate, Fraction(1, rate)
    made = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
    pieces = [piece.to_ndarray() for given in (frame, None) for piece in made.resample(given)]
    return np.concatenate(pieces, axis=1).T.astype(np.float32)


@torch.no_grad()
def _wave(sound: Tensor, pipelines: Pipelines) -> NDArray[np.float32]:
    """What the sound's own VAE and vocoder make of it: (samples, 2) at the vocoder's rate."""
    pipeline = pipelines.text
    vae, vocoder = pipeline.audio_vae, pipeline.vocoder
    bands = vae.config.mel_bins // pipeline.audio_vae_mel_compression_ratio
    latents = sound.float().cpu() * vae.latents_std.float().cpu() + vae.latents_mean.float().cpu()
    latents = latents.unflatten(2, (-1, bands)).transpose(1, 2)
    spectrogram = vae.decode(latents.to(pipelines.device, vae.dtype), return_dict=False)[0]
    wave: NDArray[np.float32] = vocoder(spectrogram)[0].float().cpu().numpy().T
    pipeline.maybe_free_model_hooks()
    return wave if wave.shape[1] == 2 else wave[:, :1].repeat(2, axis=1)
