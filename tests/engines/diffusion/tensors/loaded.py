"""Tiny pipelines as the engine holds them, and runs of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch

from engines.diffusion.tensors.tiny import model, picture, tiny
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.families import Traits, image_pipeline_of, shares_weights, traits_of

TEXT = (
    "wan",
    "wan_euler",
    "wan_two",
    "wan_5b",
    "ltx",
    "ltx2",
    "hunyuan15",
    "cogvideox",
    "cogvideox_dpm",
)
IMAGE = {  # weights of their own, where a text pipeline's do not take a picture
    "wan": "wan_i2v",
    "wan_two": "wan_two_i2v",
    "hunyuan15": "hunyuan15_i2v",
    "cogvideox": "cogvideox_i2v",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    config: ModelConfig
    traits: Traits
    text: Any
    image: Any
    device: torch.device
    transformers: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    prompt: str = "a red ball"
    negative_prompt: str = "night"
    seed: int = 1
    width: int = 64
    height: int = 64
    num_frames: int = 9
    steps: int = 6
    guidance: float = 4.0
    guidance_2: float | None = None
    image: Any = None


def load(name: str) -> Loaded:
    """The pipelines of this model: text, and image where there are weights for it."""
    config = model(name)
    traits = traits_of(config.family)
    text = tiny(name)
    image = tiny(IMAGE[name]) if name in IMAGE else None
    if shares_weights(traits, text):
        image = image_pipeline_of(text, traits)
        image.set_progress_bar_config(disable=True)
    parts = [getattr(made, f"transformer{n}", None) for made in (text, image) for n in ("", "_2")]
    return Loaded(
        config=config,
        traits=traits,
        text=text,
        image=image,
        device=torch.device("cpu"),
        transformers=tuple({id(part): part for part in parts if part is not None}.values()),
    )


def run_of(name: str, *, shows: bool = False, **more: Any) -> Run:
    """A run of that model that takes well under a second; `shows` begins with a picture."""
    return Run(**({"image": picture()} if shows else {}), **more)
