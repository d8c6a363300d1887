"""Runs of the tiny pipelines through the denoiser, and parts that went through bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest
import torch

from engines.diffusion.tensors import loaded
from engines.diffusion.tensors.kept import KEPT
from kinora.engines.diffusion import families, negative, trajectory
from kinora.engines.diffusion.config import Remixing
from kinora.engines.diffusion.denoise import Denoiser
from kinora.engines.diffusion.latents import Layout
from kinora.engines.diffusion.parts import Part, Run
from kinora.engines.diffusion.pipelines import Pipelines
from kinora.errors import Cancelled

# The samplers with and without memory, packed latents, and frames that a sampler is not shown;
# `test_exactness` goes through all families.
CASES = [("wan", False), ("wan_euler", False), ("ltx", False), ("ltx", True)]
STEPS = 6
BALL, CAT = "a red ball", "a blue cat runs fast"  # the prompt of `run_of`, and another
NARROW = Remixing(quantile=0.95, threshold=0.95, dilation=0)  # random weights differ everywhere
EVEN = Remixing(source_guidance=4.0, target_guidance=4.0)  # that of `run_of`

DenoiserOf = Callable[[str], Denoiser]
SourceOf = Callable[[str, bool], Part]

of_every_case = pytest.mark.parametrize(("name", "shows"), CASES)


@dataclass
class Follower:
    """Remembers what it was told; leaves at one call of a transformer, if it is to."""

    leaves_at: int = -1
    calls: int = 0
    told: list[tuple[int, int, Any]] = field(default_factory=list)

    def check(self) -> None:
        self.calls += 1
        if self.calls == self.leaves_at:
            raise Cancelled

    def step(self, done: int, total: int, latents: Any) -> None:
        self.told.append((done, total, latents))


def run_of(**more: Any) -> Run:
    """Six steps, of which three are kept exactly."""
    return loaded.run_of(**{"exact": (1, 2, 4)} | more)


def plain(pipelines: Pipelines, run: Run) -> tuple[Any, Any]:
    """Picture and sound of diffusers' own pipeline."""
    pipeline = families.fitted(run, pipelines)
    return families.returned(pipeline(**families.arguments(run, pipelines)), pipelines)


def view(denoiser: Denoiser, latents: torch.Tensor, frames: int = 3) -> torch.Tensor:
    """As (batch, channels, frames, rows, columns)."""
    grid = families.grid_of(denoiser.pipelines, width=64, height=64, num_frames=9)
    return Layout(name=denoiser.pipelines.traits.layout, grid=(frames, *grid[1:])).view(latents)


def held_of(denoiser: Denoiser, source: Part) -> torch.Tensor:
    """Two clean latent frames in the layout of the loop."""
    frames = view(denoiser, source.video.final)[:, :, :2]
    made = torch.randn(frames.shape, generator=torch.Generator().manual_seed(5))
    return families.gathered(made, denoiser.pipelines.traits.layout)


def stored(part: Part) -> Part:
    """As it comes back from its two files."""
    sheet = negative.sheet_of(part, caption="", shown=9, strategy="generate")
    about = msgspec.structs.replace(KEPT, parts=(sheet,))
    data = negative.encode(negative.Negative(about=about, parts=(part,)))
    paths = trajectory.encode((part,), data)
    return trajectory.with_paths(negative.decode(data), data, paths).parts[0]


def tracks(part: Part) -> Iterator[torch.Tensor]:
    """Final latents of picture and sound."""
    yield part.video.final
    if part.sound is not None:
        yield part.sound.final


def same(one: Part, other: Part) -> bool:
    """Whether both end in the same picture and sound, bit for bit."""
    return all(torch.equal(*pair) for pair in zip(tracks(one), tracks(other), strict=True))
