"""Tiny pipelines of random weights, built offline in a moment: the real classes, narrow.

`tiny("wan")` builds one, `write("wan", folder)` lays it out as the hub does, `NAMES` lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import diffusers
import torch
import transformers
from diffusers.pipelines.ltx2.connectors import LTX2TextConnectors
from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder
from PIL import Image

from engines.diffusion.tensors.readers import WIDTH, gemma, qwen_text, t5, t5_tokenizer
from kinora.engines.diffusion.config import Frames, ModelConfig


def picture(width: int = 64, height: int = 64) -> Image.Image:
    """A picture that is no plain colour: a bright square before a gradient."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    image.paste((220, 60, 20), (width // 4, height // 4, width // 2, height // 2))
    return image


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


def ltx(kind: str = "LTXPipeline", **of_vae: Any) -> Any:
    vae = diffusers.AutoencoderKLLTXVideo(
        latent_channels=8, block_out_channels=(8,) * 4, decoder_block_out_channels=(8,) * 4,
        layers_per_block=(1,) * 5, decoder_layers_per_block=(1,) * 5,
        spatio_temporal_scaling=(True, True, False, False),
        decoder_spatio_temporal_scaling=(True, True, False, False), patch_size=4, **of_vae,
    )  # fmt: skip
    transformer = diffusers.LTXVideoTransformer3DModel(
        in_channels=8, out_channels=8, num_attention_heads=4, attention_head_dim=8,
        cross_attention_dim=WIDTH, num_layers=2, caption_channels=WIDTH,
    )  # fmt: skip
    return getattr(diffusers, kind)(
        scheduler=dynamic_euler(), vae=vae, text_encoder=t5(), tokenizer=t5_tokenizer(),
        transformer=transformer,
    )  # fmt: skip


def ltx2_sound() -> tuple[Any, Any]:
    """Sixteen mel bands to 24 kHz in stereo."""
    vae = diffusers.AutoencoderKLLTX2Audio(
        base_channels=8, ch_mult=(1, 1, 1), num_res_blocks=1, resolution=32, latent_channels=2,
        mel_bins=16,
    )  # fmt: skip
    vocoder = LTX2Vocoder(
        in_channels=32, hidden_channels=16, upsample_kernel_sizes=[15, 16],
        upsample_factors=[15, 16], resnet_kernel_sizes=[3], resnet_dilations=[[1, 3, 5]],
    )  # fmt: skip
    return vae, vocoder


def ltx2(kind: str = "LTX2Pipeline") -> Any:
    tokenizer, text_encoder = gemma()
    vae = diffusers.AutoencoderKLLTX2Video(
        latent_channels=8, block_out_channels=(8, 8), decoder_block_out_channels=(8, 8),
        down_block_types=("LTX2VideoDownBlock3D",) * 2, layers_per_block=(1, 1, 1),
        decoder_layers_per_block=(1, 1, 1), spatio_temporal_scaling=(True, True),
        decoder_spatio_temporal_scaling=(True, True), decoder_inject_noise=(False,) * 3,
        downsample_type=("spatiotemporal",) * 2, upsample_type=("spatiotemporal",) * 2,
        upsample_residual=(True, True), upsample_factor=(1, 1), patch_size=4,
    )  # fmt: skip
    connectors = LTX2TextConnectors(
        caption_channels=WIDTH, text_proj_in_factor=3, video_connector_num_attention_heads=4,
        video_connector_attention_head_dim=8, video_connector_num_layers=1,
        video_connector_num_learnable_registers=8, audio_connector_num_attention_heads=4,
        audio_connector_attention_head_dim=8, audio_connector_num_layers=1,
        audio_connector_num_learnable_registers=8, rope_type="split",
    )  # fmt: skip
    transformer = diffusers.LTX2VideoTransformer3DModel(
        in_channels=8, out_channels=8, num_attention_heads=2, attention_head_dim=16,
        cross_attention_dim=WIDTH, vae_scale_factors=(4, 16, 16), audio_in_channels=8,
        audio_out_channels=8, audio_num_attention_heads=2, audio_attention_head_dim=8,
        audio_cross_attention_dim=16, num_layers=2, caption_channels=WIDTH, rope_type="split",
    )  # fmt: skip
    audio_vae, vocoder = ltx2_sound()
    return getattr(diffusers, kind)(
        scheduler=dynamic_euler(), vae=vae, audio_vae=audio_vae, text_encoder=text_encoder,
        tokenizer=tokenizer, connectors=connectors, transformer=transformer, vocoder=vocoder,
    )  # fmt: skip


def hunyuan15(task: str = "t2v") -> Any:
    tokenizer, text_encoder = qwen_text()
    vae = diffusers.AutoencoderKLHunyuanVideo15(
        latent_channels=4, block_out_channels=(8, 8, 8, 8, 8), layers_per_block=1
    )
    transformer = diffusers.HunyuanVideo15Transformer3DModel(
        in_channels=9, out_channels=4, num_attention_heads=2, attention_head_dim=16, num_layers=2,
        num_refiner_layers=1, text_embed_dim=WIDTH, text_embed_2_dim=WIDTH, image_embed_dim=16,
        rope_axes_dim=(4, 6, 6), target_size=64, task_type=task,
    )  # fmt: skip
    parts = {
        "tokenizer": tokenizer, "text_encoder": text_encoder, "vae": vae, "transformer": transformer,
        "scheduler": euler(shift=5.0), "text_encoder_2": t5(vocabulary=384),
        "tokenizer_2": transformers.ByT5Tokenizer(),
        "guider": diffusers.ClassifierFreeGuidance(guidance_scale=4.0),
    }  # fmt: skip
    if task == "t2v":
        return diffusers.HunyuanVideo15Pipeline(**parts)
    siglip = transformers.SiglipVisionModel(transformers.SiglipVisionConfig(
        hidden_size=16, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2,
        image_size=28, patch_size=14,
    ))  # fmt: skip
    processor = transformers.SiglipImageProcessor(size={"height": 28, "width": 28})
    return diffusers.HunyuanVideo15ImageToVideoPipeline(
        **parts, image_encoder=siglip, feature_extractor=processor
    )


def cogvideox(scheduler: str = "CogVideoXDDIMScheduler", kind: str = "CogVideoXPipeline") -> Any:
    vae = diffusers.AutoencoderKLCogVideoX(
        block_out_channels=(8,) * 4, latent_channels=4, layers_per_block=1, norm_num_groups=2,
        sample_height=64, sample_width=64,
    )  # fmt: skip
    shows = "Image" in kind
    transformer = diffusers.CogVideoXTransformer3DModel(
        num_attention_heads=2, attention_head_dim=16, in_channels=8 if shows else 4, out_channels=4,
        time_embed_dim=8, text_embed_dim=WIDTH, num_layers=2, sample_width=8, sample_height=8,
        sample_frames=9, use_rotary_positional_embeddings=True,
        use_learned_positional_embeddings=shows,
    )  # fmt: skip
    solver = getattr(diffusers, scheduler)(
        prediction_type="v_prediction", beta_schedule="scaled_linear", beta_start=0.00085,
        beta_end=0.012, rescale_betas_zero_snr=True, timestep_spacing="trailing",
        snr_shift_scale=1.0, clip_sample=False,
    )  # fmt: skip
    return getattr(diffusers, kind)(
        tokenizer=t5_tokenizer(), text_encoder=t5(), vae=vae, transformer=transformer,
        scheduler=solver,
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
    "ltx2": ltx2,
    "ltx2_i2v": lambda: ltx2("LTX2ImageToVideoPipeline"),
    "hunyuan15": hunyuan15,
    "hunyuan15_i2v": lambda: hunyuan15("i2v"),
    "cogvideox": cogvideox,
    "cogvideox_dpm": lambda: cogvideox("CogVideoXDPMScheduler"),
    "cogvideox_i2v": lambda: cogvideox(kind="CogVideoXImageToVideoPipeline"),
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


def model(name: str, checkpoint: str = "") -> ModelConfig:
    """What an operator would write of it; six steps of nine frames take well under a second."""
    family = name.split("_")[0]
    return ModelConfig(
        name=name, family=family, checkpoint=checkpoint or name, license="none", steps=6,
        frames=Frames(fps=8, most=9, overlap=5), sizes=("64x64",), guidance=4.0, device="cpu",
        precision="float32", max_prompt_tokens=16, resume_points=(0.2, 0.5),
    )  # fmt: skip


def write(name: str, folder: Path, seed: int = 0) -> Path:
    """Lay it out as the hub does: model_index.json, and one folder for each part."""
    tiny(name, seed).save_pretrained(folder, safe_serialization=True)
    return folder
