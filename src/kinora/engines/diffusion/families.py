"""What differs between the families of models once tensors are there: pipelines, calls, layouts.

Reads the table of `traits`; the only place that knows a family's pipeline from within. Knows nothing
of schedulers, remixes or frames.

The loop's layout of latents is batch, channels, latent frames, rows, columns ("bcfhw"), frames before
channels ("bfchw"), or packed tokens ("tokens": batch, places, channels).
"""

from __future__ import annotations

import copy
import inspect
from typing import Any

import torch

from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.parts import Run, Tensor
from kinora.engines.diffusion.traits import Layout, Traits

Grid = tuple[int, int, int]  # latent frames, rows, columns


def shares_weights(traits: Traits, text: Any) -> bool:
    """Whether the image pipeline runs on the weights of this text pipeline. Wan's do where the first
    frame goes in through the time steps (2.2 TI2V-5B), and are weights of their own elsewhere."""
    return traits.shares_weights or bool(text.config.get("expand_timesteps", False))


def image_pipeline_of(text: Any, traits: Traits) -> Any:
    """The image pipeline on the very parts of the text pipeline: nothing is loaded twice."""
    import diffusers

    kind = getattr(diffusers, traits.image_pipeline)
    wanted = inspect.signature(kind.__init__).parameters.keys() - {"self"}
    parts = {name: part for name, part in text.components.items() if name in wanted}
    settings = {name: text.config[name] for name in wanted & text.config.keys() - parts.keys()}
    return kind(**parts, **settings)


def compression(pipeline: Any) -> tuple[int, int]:
    """How many frames, and how many pixels of a row, one latent place stands for."""
    if hasattr(pipeline, "vae_temporal_compression_ratio"):
        return pipeline.vae_temporal_compression_ratio, pipeline.vae_spatial_compression_ratio
    return pipeline.vae_scale_factor_temporal, pipeline.vae_scale_factor_spatial


def grid_of(pipelines: Any, *, width: int, height: int, num_frames: int) -> Grid:
    """Latent frames, rows and columns of a run of this size in pixels."""
    frames, pixels = compression(pipelines.text)
    return (num_frames - 1) // frames + 1, height // pixels, width // pixels


def misfit(pipeline: Any, config: ModelConfig) -> str:
    """What the table promises and this checkpoint cannot make, as a sentence for whoever wrote the
    table; "" where all is well."""
    frames, pixels = compression(pipeline)
    shape = pipeline.transformer.config
    patch = shape.patch_size if isinstance(shape.patch_size, int) else shape.patch_size[-1]
    edge, told = pixels * patch, config.frames.multiple
    makes = f"{config.name}: this checkpoint makes"
    if shape.get("patch_size_t") not in (None, 1):
        return f"{makes} several latent frames at once, which is not supported."
    for size in config.sizes:
        if any(int(side) % edge for side in size.split("x")):
            return f"{makes} edges of multiples of {edge} pixels, but sizes has {size!r}."
    if told % frames:
        return f"{makes} {frames} * n + 1 frames, but frames.multiple is {told}: write {frames}."
    tokens, joined = config.max_prompt_tokens or 0, _tokens_at_once(pipeline)
    if tokens % joined:
        return (
            f"{makes} of prompts multiples of {joined} tokens, but max_prompt_tokens is {tokens}."
        )
    return ""


def spread(latents: Tensor, layout: Layout, grid: Grid) -> Tensor:
    """From the loop's layout to "bcfhw"; a view, values untouched."""
    if layout == "tokens":
        return latents.transpose(1, 2).unflatten(2, grid)
    return latents.transpose(1, 2) if layout == "bfchw" else latents


def gathered(latents: Tensor, layout: Layout) -> Tensor:
    """From "bcfhw" back to the loop's layout, contiguous, values untouched."""
    if layout == "tokens":
        return latents.flatten(2).transpose(1, 2).contiguous()
    return latents.transpose(1, 2).contiguous() if layout == "bfchw" else latents


def returned(output: Any, pipelines: Any) -> tuple[Tensor, Tensor | None]:
    """What a fitted pipeline gave back: latents and sound in the loop's layout. This is a run's
    result and not the sampler's last state, for some lay the first frame over it at the end."""
    if not pipelines.traits.has_sound:
        return output.frames, None
    return gathered(output.frames, "tokens"), output.audio.transpose(1, 2).flatten(2)


def fitted(run: Run, pipelines: Any) -> Any:
    """A shallow copy of the pipeline that makes this run, told what cannot be told by an argument:
    modules are shared, and what it gives back are the loop's values."""
    pipeline = copy.copy(pipelines.text if run.image is None else pipelines.image)
    traits, config = pipelines.traits, pipelines.config
    if traits.guidance == "guider":
        _set(pipeline, guider=pipeline.guider.new(guidance_scale=run.guidance))
        if config.max_prompt_tokens is not None:
            _set(pipeline, tokenizer_max_length=config.max_prompt_tokens)
        if run.image is not None:
            _fix_size(pipeline, run)
    if traits.has_sound:
        _set(pipeline, _denormalize_latents=_as_they_are, _denormalize_audio_latents=_as_they_are)
    return pipeline


def arguments(run: Run, pipelines: Any) -> dict[str, Any]:
    """Of the call of a fitted pipeline, complete: it gives latents back. Noise is drawn on the CPU,
    so that a seed means the same on every device."""
    traits, config = pipelines.traits, pipelines.config
    pipeline = pipelines.text if run.image is None else pipelines.image
    told: dict[str, Any] = {
        "prompt": run.prompt,
        "negative_prompt": run.negative_prompt,
        "num_frames": run.num_frames,
        "num_inference_steps": run.steps,
        "generator": torch.Generator().manual_seed(run.seed),
        "output_type": "latent",
    }
    if run.image is not None:
        told["image"] = run.image
    if run.image is None or traits.guidance == "argument":
        told |= {"height": run.height, "width": run.width}
    if traits.guidance == "argument":
        # CogVideoX gives text its places in advance, and takes no other number of them.
        tokens = pipeline.transformer.config.get("max_text_seq_length", config.max_prompt_tokens)
        told |= {} if tokens is None else {"max_sequence_length": tokens}
        told["guidance_scale"] = run.guidance
    if traits.takes_frame_rate:
        told["frame_rate"] = config.frames.fps
    if run.guidance_2 is not None and pipeline.config.get("boundary_ratio") is not None:
        told["guidance_scale_2"] = run.guidance_2
    if traits.has_sound and run.guidance <= 1:
        told |= _UNGUIDED
    return told


def paired(run: Run, pipelines: Any, *, source_prompt: str) -> dict[str, Any]:
    """Arguments of the same call for two rows, the source's prompt and the run's: they see the same
    picture, encoded with the same noise."""
    told: dict[str, Any] = {
        "prompt": [source_prompt, run.prompt],
        "negative_prompt": [run.negative_prompt] * 2,
    }
    if run.image is not None and pipelines.traits.takes_image_a_row:
        told["image"] = [run.image] * 2
        told["generator"] = [torch.Generator().manual_seed(run.seed) for _ in range(2)]
    return told


# LTX-2 guides in three further ways, all off where there is to be one call a step.
_UNGUIDED = {
    "stg_scale": 0.0,
    "modality_scale": 1.0,
    "guidance_rescale": 0.0,
    "audio_guidance_scale": 1.0,
    "audio_stg_scale": 0.0,
    "audio_modality_scale": 1.0,
    "audio_guidance_rescale": 0.0,
}


def _tokens_at_once(pipeline: Any) -> int:
    """LTX-2 fills the places that a prompt leaves with a round of its own tokens."""
    connectors = pipeline.components.get("connectors")
    if connectors is None:
        return 1
    return connectors.config.video_connector_num_learnable_registers or 1


def _as_they_are(latents: Tensor, *_: Any) -> Tensor:
    return latents


def _set(pipeline: Any, **attributes: Any) -> None:
    for name, value in attributes.items():
        object.__setattr__(pipeline, name, value)  # the pipeline's own would rewrite its config


def _fix_size(pipeline: Any, run: Run) -> None:
    """HunyuanVideo takes a size from its own list, by the picture's shape; we tell it ours."""
    processor = copy.copy(pipeline.video_processor)
    processor.calculate_default_height_width = lambda **_: (run.height, run.width)
    _set(pipeline, video_processor=processor)
