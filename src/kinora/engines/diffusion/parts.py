"""What one run of a pipeline is asked for, and what it leaves: final latents, and of the trajectory what
was asked to be kept.

Values only; how they are made is `denoise`'s, how they are written `negative`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import torch
from PIL import Image

from kinora.errors import GenerationError

Tensor: TypeAlias = torch.Tensor


class OutOfRange(GenerationError):
    """The model gave no picture, for its numbers ran out of range; try another seed, size or prompt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run is asked for. With the source's seed a remix has the source's noise."""

    prompt: str
    negative_prompt: str
    seed: int
    width: int  # pixels, native
    height: int
    num_frames: int  # by the model's rule
    steps: int
    guidance: float  # up to 1 means none: one call of the transformer a step
    guidance_2: float | None = None  # of a second expert
    image: Image.Image | None = None  # the first frame: goes through the image pipeline
    held: Tensor | None = None  # clean latents, in the loop's layout, to begin with and to keep
    overlap: int = 0  # frames that `held` shows
    exact: tuple[int, ...] = ()  # steps whose state is kept exactly
    keeps_path: bool = True  # the latents of the other steps too, in bfloat16: fit for blending


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState:
    """The sampler's state before one step. Everything is fp32 on the CPU, shaped as in the loop."""

    latent: Tensor
    velocity: Tensor | None = None  # guided, as the sampler was given it; None where not kept
    solver: Mapping[str, Any] | None = None  # multistep history; None: fit for blending alone

    @property
    def is_exact(self) -> bool:
        """Whether a run may be resumed from it bit for bit."""
        return self.velocity is not None and self.solver is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One stream of latents: the picture's, or the sound's."""

    final: Tensor  # fp32, CPU, in the layout of the loop ("bcfhw", packed tokens, …)
    path: Mapping[int, StepState] = field(default_factory=dict)  # by step, 0 to num_steps - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One run: at most as long as the model can make in one go."""

    video: Track
    sound: Track | None = None
    num_steps: int
    num_frames: int
    overlap: int = 0  # frames it takes over from the part before it, and which are not shown
    grid: tuple[int, int, int]  # latent frames, rows and columns
    num_calls: int = 0  # rows that went through a transformer, in all
    mask_share: float | None = None  # anchored: how much of the picture was free to change
