"""A small negative with everything that one can hold, always the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from kinora.engines.diffusion.negative import About, Negative, Sheet
from kinora.engines.diffusion.parts import Part, StepState, Track

GRID = (2, 3, 2)
KEPT = About(
    model="tiny",
    prompt="Make it night",
    negative_prompt="blurry",
    seed=2**40 + 1,
    steps=6,
    guidance=4.5,
    guidance_2=3.0,
    width=1280,
    height=720,
    native=(832, 480),
    seconds=1,
    fps=8,
    strategy="anchored",
    why="The prompt changes one thing.",
    fingerprint={"sampler": "unipc", "versions": ["2", "0.42"], "gpus": 1},
    parts=(
        Sheet(
            caption="a red ball", num_frames=5, shown=5, num_steps=6, grid=GRID, num_calls=12,
            mask_share=0.25, strategy="anchored",
        ),
        Sheet(caption="it rolls", num_frames=5, overlap=1, shown=3, num_steps=6, grid=GRID),
    ),
)  # fmt: skip


def latents(seed: int, *, channels: int = 4) -> torch.Tensor:
    return torch.randn(1, channels, *GRID, generator=torch.Generator().manual_seed(seed))


def negative(paths: tuple[Mapping[int, StepState], ...] = ({}, {})) -> Negative:
    parts = tuple(
        Part(
            video=Track(final=latents(place), path=path),
            sound=Track(final=latents(9, channels=1)) if place == 0 else None,
            num_steps=sheet.num_steps, num_frames=sheet.num_frames, overlap=sheet.overlap,
            grid=sheet.grid, num_calls=sheet.num_calls, mask_share=sheet.mask_share,
        )
        for place, (sheet, path) in enumerate(zip(KEPT.parts, paths, strict=True))
    )  # fmt: skip
    return Negative(about=KEPT, parts=parts, picture=b"\x89PNG no real picture")


def path() -> dict[int, StepState]:
    """One exact checkpoint with a history of every kind of value, and one for blending."""
    solver: dict[str, Any] = {
        "model_outputs": [None, latents(3)],
        "last_sample": latents(4).double(),
        "generator": torch.arange(16, dtype=torch.uint8),
        "lower_order_nums": 2,
        "flags": {"is_on": True, "share": 0.1, "name": "unipc"},
    }
    exact = StepState(latent=latents(1), velocity=latents(2), solver=solver)
    return {1: exact, 4: StepState(latent=latents(5).bfloat16())}
