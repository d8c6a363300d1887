"""How latents lie in the loop of a pipeline, and what they are made of at each step.

Values only; knows nothing of schedulers' steps, which are `scheduler`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import torch

from kinora.engines.diffusion.families import Grid, spread
from kinora.engines.diffusion.parts import Tensor


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How latents lie in the loop: "bcfhw", "bfchw" or "tokens" of `grid` (frames, rows, columns);
    "sound" has no grid."""

    name: Literal["bcfhw", "bfchw", "tokens", "sound"]
    grid: Grid = (0, 0, 0)

    def view(self, latents: Tensor) -> Tensor:
        """The same memory as (batch, channels, frames, rows, columns). Five dimensions among tokens
        are in that order already: what a sampler gets that is not shown the first frame."""
        if self.name == "sound" or (self.name == "tokens" and latents.ndim == 5):
            return latents
        return spread(latents, self.name, self.grid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Shares of picture and of noise in the latents: before each step, and after the last."""

    signal: Tensor
    noise: Tensor
    is_flow: bool

    @property
    def num_steps(self) -> int:
        return len(self.noise) - 1

    @classmethod
    def of(cls, scheduler: Any) -> Levels:
        """Flow: x = (1 - s) x0 + s noise. Otherwise x = sqrt(a) x0 + sqrt(1 - a) noise, where the
        model predicts v (Salimans & Ho 2022, arXiv 2202.00512)."""
        if scheduler.config.get("prediction_type") != "v_prediction":
            sigmas = scheduler.sigmas.cpu().float()
            return cls(signal=1 - sigmas, noise=sigmas, is_flow=True)
        alphas = scheduler.alphas_cumprod.cpu()[scheduler.timesteps.cpu()].float()
        alphas = torch.cat([alphas, torch.ones(1)])
        return cls(signal=alphas.sqrt(), noise=(1 - alphas).sqrt(), is_flow=False)

    def mixed(self, clean: Tensor, noise: Tensor, step: int) -> Tensor:
        """The latents before `step` that come of these two."""
        return self.signal[step] * clean + self.noise[step] * noise

    def share_of_change(self, step: int) -> Tensor | float:
        """How much of a change to the picture FlowEdit shows in the latents before `step`."""
        return 1.0 if self.is_flow else self.signal[step]

    def moved(self, change: Tensor, difference: Tensor, step: int, following: int) -> Tensor:
        """How a change moves from `step` to the one it is `following` by, where two velocities have
        that difference. Flow: ds (v' - v). Otherwise along d(x / sqrt(a)) = noise d(sigma) with
        sigma = sqrt(1 - a) / sqrt(a) (Song et al. 2021, arXiv 2010.02502, equation 14)."""
        signal, noise = self.signal, self.noise
        if self.is_flow:
            return (noise[following] - noise[step]) * difference
        distance = noise[following] / signal[following] - noise[step] / signal[step]
        return distance * signal[step] * (difference + noise[step] * change)

    def clean(self, latents: Tensor, velocity: Tensor, step: int) -> Tensor:
        """The picture that the model sees in `latents`: x - s v of flow, sqrt(a) x - sqrt(1 - a) v."""
        picture = latents if self.is_flow else self.signal[step] * latents
        return picture - self.noise[step] * velocity
