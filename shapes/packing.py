"""From what training left to the model that ships: one pipeline folder of diffusers, in fp16."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import diffusers
import torch

from shapes import building
from shapes.denoiser import statistics


def pipeline(folder: Path, *, averaged: bool = True) -> Any:
    """The WanPipeline of what lies in `folder`, in fp32."""
    mean, std = statistics(folder)
    vae = building.vae(mean.tolist(), std.tolist())
    vae.load_state_dict(type(vae).from_pretrained(folder / "vae").state_dict())
    state = torch.load(folder / "training.pt", weights_only=True)
    nets = torch.nn.ModuleDict(
        {"transformer": building.transformer(), "text_encoder": building.text_encoder()}
    )
    nets.load_state_dict(state["averages" if averaged else "nets"])
    return diffusers.WanPipeline(
        tokenizer=building.tokenizer(), text_encoder=nets["text_encoder"], vae=vae,
        transformer=nets["transformer"], scheduler=building.scheduler(),
    )  # fmt: skip


def pack(folder: Path, to: Path) -> None:
    """Writes the model to `to`, instead of what is there."""
    shutil.rmtree(to, ignore_errors=True)
    pipeline(folder).to(dtype=torch.float16).save_pretrained(to)
