"""The families of models that the engine knows, and what differs between them: one row each.

Needs no torch: tables are checked by it before anything is loaded. What follows from it for tensors
and pipelines is `families`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kinora.engines.diffusion.config import Family

Layout = Literal["bcfhw", "bfchw", "tokens"]  # of latents in the loop, see `families`


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """One family; its pipelines by the names that diffusers gives them."""

    name: Family
    text_pipeline: str
    image_pipeline: str  # for a first frame
    shares_weights: bool  # the image pipeline runs on the text pipeline's; see `families`
    shares_video: bool = False  # diffusers can split one video between GPUs
    edge: int = 16  # edges of native sizes are multiples of it, in pixels
    layout: Layout
    normalizes: Literal["statistics", "buffers", "factor"]  # its VAE's latents to the loop's
    prediction: Literal["flow", "v"] = "flow"  # flow: x = (1 - sigma) * clean + sigma * noise
    guidance: Literal["argument", "guider"] = "argument"
    has_sound: bool = False
    takes_frame_rate: bool = False
    takes_image_a_row: bool = False  # others repeat one picture for all rows
    hides_first_frame: bool = False  # of an image run: the sampler gets the latent frames after it
    full_precision: tuple[str, ...] = ()  # parts that stay in float32, whatever is configured


TRAITS = (
    Traits(
        name="wan",
        text_pipeline="WanPipeline",
        image_pipeline="WanImageToVideoPipeline",
        shares_weights=False,  # but those that expand time steps do
        shares_video=True,
        layout="bcfhw",
        normalizes="statistics",
        full_precision=("vae", "image_encoder"),
    ),
    Traits(
        name="ltx",
        text_pipeline="LTXPipeline",
        image_pipeline="LTXImageToVideoPipeline",
        shares_weights=True,
        shares_video=True,
        edge=32,
        layout="tokens",
        normalizes="buffers",
        takes_frame_rate=True,
        hides_first_frame=True,
    ),
    Traits(
        name="ltx2",
        text_pipeline="LTX2Pipeline",
        image_pipeline="LTX2ImageToVideoPipeline",
        shares_weights=True,
        shares_video=True,
        edge=32,
        layout="tokens",
        normalizes="buffers",
        has_sound=True,
        takes_frame_rate=True,
        hides_first_frame=True,
    ),
    Traits(
        name="hunyuan15",
        text_pipeline="HunyuanVideo15Pipeline",
        image_pipeline="HunyuanVideo15ImageToVideoPipeline",
        shares_weights=False,
        layout="bcfhw",
        normalizes="factor",
        guidance="guider",
    ),
    Traits(
        name="cogvideox",
        text_pipeline="CogVideoXPipeline",
        image_pipeline="CogVideoXImageToVideoPipeline",
        shares_weights=False,
        layout="bfchw",
        normalizes="factor",
        prediction="v",
        takes_image_a_row=True,
    ),
)
SHARES_VIDEO = tuple(traits.name for traits in TRAITS if traits.shares_video)


def traits_of(family: Family) -> Traits:
    """The row of the table."""
    return next(traits for traits in TRAITS if traits.name == family)
