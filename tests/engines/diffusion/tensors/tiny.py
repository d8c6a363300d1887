"""Tiny pipelines of random weights, built offline in a moment: the real classes, narrow.

`tiny("wan")` builds one, `write("wan", folder)` lays it out as the hub does, `NAMES` lists them.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import diffusers
import torch
import transformers
from diffusers.pipelines.ltx2.connectors import LTX2TextConnectors
from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder
from PIL import Image
from transformers.models.qwen2_5_vl import modeling_qwen2_5_vl as qwen

WORDS = (
    "a the red green blue yellow white black circle square ball fox cat moves runs left right up "
    "down slowly fast on over background small big and to in snow rain night is"
).split()
WIDTH = 32  # of every text encoder


def picture(width: int = 64, height: int = 64) -> Image.Image:
    """A picture that is no plain colour: a bright square before a gradient."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    image.paste((220, 60, 20), (width // 4, height // 4, width // 2, height // 2))
    return image


def t5_tokenizer() -> Any:
    """Words and letters, so that different prompts give different tokens."""
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", -100.0)]
    pieces += [("▁" + word, -1.0 - 0.01 * number) for number, word in enumerate(WORDS)]
    pieces += [("▁", -3.0), *((sign, -8.0) for sign in string.ascii_letters + string.digits)]
    return transformers.T5Tokenizer(vocab=pieces, extra_ids=0)


def t5(kind: str = "T5", vocabulary: int = 160) -> Any:
    config = getattr(transformers, kind + "Config")(
        vocab_size=vocabulary, d_model=WIDTH, d_kv=8, d_ff=64, num_layers=2, num_heads=4,
        is_encoder_decoder=False,
    )  # fmt: skip
    return getattr(transformers, kind + "EncoderModel")(config)


def unipc() -> Any:
    return diffusers.UniPCMultistepScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0
    )


def euler(**more: Any) -> Any:
    return diffusers.FlowMatchEulerDiscreteScheduler(**(more or {"shift": 3.0}))


def dynamic_euler() -> Any:
    """As LTX ships it: the shift follows the number of tokens."""
    return euler(
        use_dynamic_shifting=True, base_shift=0.95, max_shift=2.05, shift_terminal=0.1,
        base_image_seq_len=1024, max_image_seq_len=4096,
    )  # fmt: skip


def wan_transformer(channels: int, inputs: int | None = None, **more: Any) -> Any:
    return diffusers.WanTransformer3DModel(
        patch_size=(1, 2, 2), num_attention_heads=2, attention_head_dim=16,
        in_channels=inputs or channels, out_channels=channels, text_dim=WIDTH, freq_dim=32,
        ffn_dim=64, num_layers=2, rope_max_seq_len=64, **more,
    )  # fmt: skip


def wan_vae() -> Any:
    return diffusers.AutoencoderKLWan(
        base_dim=8, z_dim=4, dim_mult=[1, 1, 1, 1], num_res_blocks=1,
        latents_mean=[0.1, -0.2, 0.3, -0.4], latents_std=[1.5, 0.8, 1.2, 2.0],
    )  # fmt: skip


def wan_5b_vae() -> Any:
    """The one of 2.2: patches of two pixels, sixteenfold in space."""
    return diffusers.AutoencoderKLWan(
        base_dim=8, decoder_base_dim=8, z_dim=8, dim_mult=[1, 1, 1, 1], num_res_blocks=1,
        latents_mean=[0.1] * 8, latents_std=[0.5] * 8, is_residual=True, in_channels=12,
        out_channels=12, patch_size=2, scale_factor_spatial=16,
    )  # fmt: skip


def wan_text() -> dict[str, Any]:
    return {"tokenizer": t5_tokenizer(), "text_encoder": t5("UMT5")}


def wan(scheduler: Callable[[], Any] = unipc, **more: Any) -> Any:
    return diffusers.WanPipeline(
        **wan_text(), vae=wan_vae(), scheduler=scheduler(), transformer=wan_transformer(4), **more
    )


def wan_two() -> Any:
    return wan(transformer_2=wan_transformer(4), boundary_ratio=0.875)


def wan_5b(kind: str = "WanPipeline") -> Any:
    return getattr(diffusers, kind)(
        **wan_text(), vae=wan_5b_vae(), scheduler=unipc(), transformer=wan_transformer(8),
        expand_timesteps=True,
    )  # fmt: skip


def wan_i2v() -> Any:
    """As 2.1: the picture goes in as latents and through CLIP."""
    clip = transformers.CLIPVisionModel(transformers.CLIPVisionConfig(
        hidden_size=16, intermediate_size=32, num_hidden_layers=2, num_attention_heads=2,
        image_size=32, patch_size=16, projection_dim=16,
    ))  # fmt: skip
    size = {"height": 32, "width": 32}
    processor = transformers.CLIPImageProcessor(size=size, crop_size=size)
    return diffusers.WanImageToVideoPipeline(
        **wan_text(), vae=wan_vae(), scheduler=unipc(), image_encoder=clip,
        image_processor=processor, transformer=wan_transformer(4, 12, image_dim=16, added_kv_proj_dim=32),
    )  # fmt: skip


def wan_two_i2v() -> Any:
    """As 2.2: two experts, and the picture as latents alone."""
    return diffusers.WanImageToVideoPipeline(
        **wan_text(), vae=wan_vae(), scheduler=unipc(), transformer=wan_transformer(4, 12),
        transformer_2=wan_transformer(4, 12), boundary_ratio=0.9,
    )  # fmt: skip


def ltx(kind: str = "LTXPipeline") -> Any:
    vae = diffusers.AutoencoderKLLTXVideo(
        latent_channels=8, block_out_channels=(8,) * 4, decoder_block_out_channels=(8,) * 4,
        layers_per_block=(1,) * 5, decoder_layers_per_block=(1,) * 5,
        spatio_temporal_scaling=(True, True, False, False),
        decoder_spatio_temporal_scaling=(True, True, False, False), patch_size=4,
    )  # fmt: skip
    transformer = diffusers.LTXVideoTransformer3DModel(
        in_channels=8, out_channels=8, num_attention_heads=4, attention_head_dim=8,
        cross_attention_dim=WIDTH, num_layers=2, caption_channels=WIDTH,
    )  # fmt: skip
    return getattr(diffusers, kind)(
        scheduler=dynamic_euler(), vae=vae, text_encoder=t5(), tokenizer=t5_tokenizer(),
        transformer=transformer,
    )  # fmt: skip


BUILDERS: dict[str, Callable[[], Any]] = {
    "wan": wan,
    "wan_euler": lambda: wan(euler),
    "wan_two": wan_two,
    "wan_5b": wan_5b,
    "wan_5b_i2v": lambda: wan_5b("WanImageToVideoPipeline"),
    "wan_i2v": wan_i2v,
    "wan_two_i2v": wan_two_i2v,
    "ltx": ltx,
    "ltx_i2v": lambda: ltx("LTXImageToVideoPipeline"),
}
NAMES = tuple(BUILDERS)


def tiny(name: str, seed: int = 0) -> Any:
    """The pipeline of this name; the same seed gives the same weights, for what they share too."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        pipeline = BUILDERS[name]()
    for part in pipeline.components.values():
        if isinstance(part, torch.nn.Module):
            part.eval().requires_grad_(False)
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def write(name: str, folder: Path, seed: int = 0) -> Path:
    """Lay it out as the hub does: model_index.json, and one folder for each part."""
    tiny(name, seed).save_pretrained(folder, safe_serialization=True)
    return folder
