"""Tiny pipelines as the engine holds them, and runs of them."""

from __future__ import annotations

from typing import Any

import torch

from engines.diffusion.tensors.tiny import model, picture, tiny
from kinora.engines.diffusion.families import image_pipeline_of, shares_weights
from kinora.engines.diffusion.parts import Run
from kinora.engines.diffusion.pipelines import Pipelines
from kinora.engines.diffusion.traits import traits_of

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
SHOWING = tuple(name for name in TEXT if name not in ("wan_euler", "cogvideox_dpm"))
CASES = [(name, False) for name in TEXT] + [(name, True) for name in SHOWING]
IMAGE = {  # weights of their own, where a text pipeline's do not take a picture
    "wan": "wan_i2v",
    "wan_two": "wan_two_i2v",
    "hunyuan15": "hunyuan15_i2v",
    "cogvideox": "cogvideox_i2v",
}


def load(name: str) -> Pipelines:
    """The pipelines of this model: text, and image where there are weights for it."""
    config = model(name)
    traits = traits_of(config.family)
    text = tiny(name)
    image = tiny(IMAGE[name]) if name in IMAGE else None
    if shares_weights(traits, text):
        image = image_pipeline_of(text, traits)
        image.set_progress_bar_config(disable=True)
    parts = [getattr(made, f"transformer{n}", None) for made in (text, image) for n in ("", "_2")]
    return Pipelines(
        config=config,
        traits=traits,
        text=text,
        image=image,
        device=torch.device("cpu"),
        folder="",
        transformers=tuple({id(part): part for part in parts if part is not None}.values()),
    )


def run_of(*, shows: bool = False, **more: Any) -> Run:
    """A run of any of them that takes well under a second; `shows` begins with a picture."""
    asked: dict[str, Any] = {
        "prompt": "a red ball",
        "negative_prompt": "night",
        "seed": 1,
        "width": 64,
        "height": 64,
        "num_frames": 9,
        "steps": 6,
        "guidance": 4.0,
        "image": picture() if shows else None,
    }
    return Run(**asked | more)
