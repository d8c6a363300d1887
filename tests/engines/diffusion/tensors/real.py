"""Checkpoints laid out as those of the presets really are, and as deep in channels, patches and
compression; only widths and numbers of layers are reduced, and the weights are random.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import diffusers
import sentencepiece
import torch

from engines.diffusion.tensors.readers import WIDTH, WORDS, t5, t5_tokenizer
from engines.diffusion.tensors.tiny import cogvideox, dynamic_euler, hunyuan15, ltx2, wan_text


def wan(flow_shift: float, **more: Any) -> Any:
    """Wan 2.1, and 2.2 with two experts: sixteen channels, eightfold in space, fourfold in time."""
    vae = diffusers.AutoencoderKLWan(
        base_dim=4, z_dim=16, dim_mult=[1, 2, 4, 4], num_res_blocks=1,
        temperal_downsample=[False, True, True], latents_mean=[0.1] * 16, latents_std=[2.0] * 16,
    )  # fmt: skip
    return _wan(vae, 16, flow_shift, **more)


def wan_5b() -> Any:
    """Wan 2.2 TI2V-5B: 48 channels, sixteenfold in space, the first frame by its time step."""
    vae = diffusers.AutoencoderKLWan(
        base_dim=4, decoder_base_dim=4, z_dim=48, dim_mult=[1, 2, 4, 4], num_res_blocks=1,
        temperal_downsample=[False, True, True], is_residual=True, in_channels=12, out_channels=12,
        patch_size=2, scale_factor_spatial=16, latents_mean=[0.1] * 48, latents_std=[0.6] * 48,
    )  # fmt: skip
    return _wan(vae, 48, 5.0, expand_timesteps=True)


def _wan(vae: Any, channels: int, flow_shift: float, **more: Any) -> Any:
    scheduler = diffusers.UniPCMultistepScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=flow_shift
    )
    experts = {"transformer_2": _wan_transformer(channels)} if "boundary_ratio" in more else {}
    return diffusers.WanPipeline(
        **wan_text(), vae=vae, scheduler=scheduler, transformer=_wan_transformer(channels),
        **experts, **more,
    )  # fmt: skip


def _wan_transformer(channels: int) -> Any:
    return diffusers.WanTransformer3DModel(
        patch_size=(1, 2, 2), num_attention_heads=2, attention_head_dim=16, in_channels=channels,
        out_channels=channels, text_dim=WIDTH, freq_dim=256, ffn_dim=64, num_layers=2,
        cross_attn_norm=True, qk_norm="rms_norm_across_heads", rope_max_seq_len=1024,
    )  # fmt: skip


def ltx() -> Any:
    """LTX-Video: 128 channels, 32-fold in space and eightfold in time, one token a place."""
    vae = diffusers.AutoencoderKLLTXVideo(
        latent_channels=128, block_out_channels=(8,) * 4, decoder_block_out_channels=(8,) * 4,
        layers_per_block=(1,) * 5, decoder_layers_per_block=(1,) * 5,
        spatio_temporal_scaling=(True, True, True, False),
        decoder_spatio_temporal_scaling=(True, True, True, False), patch_size=4, patch_size_t=1,
    )  # fmt: skip
    transformer = diffusers.LTXVideoTransformer3DModel(
        in_channels=128, out_channels=128, patch_size=1, patch_size_t=1, num_attention_heads=4,
        attention_head_dim=8, cross_attention_dim=WIDTH, num_layers=2, caption_channels=WIDTH,
    )  # fmt: skip
    return diffusers.LTXPipeline(
        scheduler=dynamic_euler(), vae=vae, text_encoder=t5(), tokenizer=t5_tokenizer(),
        transformer=transformer,
    )  # fmt: skip


def cogvideox_5b() -> Any:
    """CogVideoX-5B: sixteen channels, frames before channels, made for 720x480 alone."""
    pipeline = cogvideox()
    vae = diffusers.AutoencoderKLCogVideoX(
        block_out_channels=(8,) * 4, latent_channels=16, layers_per_block=1, norm_num_groups=2,
        scaling_factor=0.7, sample_height=480, sample_width=720,
    )  # fmt: skip
    transformer = diffusers.CogVideoXTransformer3DModel(
        num_attention_heads=2, attention_head_dim=16, in_channels=16, out_channels=16,
        time_embed_dim=8, text_embed_dim=WIDTH, num_layers=2, sample_width=90, sample_height=60,
        sample_frames=49, patch_size=2, temporal_compression_ratio=4, max_text_seq_length=226,
        use_rotary_positional_embeddings=True,
    )  # fmt: skip
    scheduler = diffusers.CogVideoXDPMScheduler.from_config(pipeline.scheduler.config)
    return diffusers.CogVideoXPipeline(
        **{**pipeline.components, "vae": vae, "transformer": transformer, "scheduler": scheduler}
    )


def hunyuan() -> Any:
    """HunyuanVideo 1.5: 32 channels, sixteenfold in space; latents, picture and mask go in."""
    pipeline = hunyuan15()
    vae = diffusers.AutoencoderKLHunyuanVideo15(
        latent_channels=32, block_out_channels=(32, 32, 32, 64, 64), layers_per_block=1
    )
    transformer = diffusers.HunyuanVideo15Transformer3DModel.from_config(
        {**pipeline.transformer.config, "in_channels": 65, "out_channels": 32}
    )
    return diffusers.HunyuanVideo15Pipeline(
        **{**pipeline.components, "vae": vae, "transformer": transformer}
    )


BUILDERS: dict[str, Callable[[], Any]] = {
    "wan2.1-t2v-1.3b": lambda: wan(3.0),
    "wan2.1-t2v-14b": lambda: wan(5.0),
    "wan2.2-t2v-a14b": lambda: wan(3.0, boundary_ratio=0.875),
    "wan2.2-ti2v-5b": wan_5b,
    "ltx-video": ltx,
    "ltx-2": ltx2,
    "hunyuanvideo-1.5": hunyuan,
    "cogvideox-5b": cogvideox_5b,
}
SENTENCEPIECE = ("ltx-video", "cogvideox-5b")  # their tokenizers come as a spiece.model alone


def write_real(name: str, folder: Path) -> Path:
    """Lay the preset's checkpoint out; its transformers in several files, as large ones come."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        BUILDERS[name]().save_pretrained(folder, safe_serialization=True, max_shard_size="60KB")
    if name in SENTENCEPIECE:
        _replace_tokenizer(folder / "tokenizer")
    return folder


def _replace_tokenizer(folder: Path) -> None:
    """By a vocabulary that sentencepiece learned, with the hundred spare tokens that T5 has."""
    for path in folder.iterdir():
        path.unlink()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(WORDS)] * 50), model_prefix=str(folder / "spiece"),
        vocab_size=56, pad_id=0, eos_id=1, unk_id=2, bos_id=-1, minloglevel=2,
        hard_vocab_limit=False,
    )  # fmt: skip
    (folder / "spiece.vocab").unlink()
    told = {"tokenizer_class": "T5Tokenizer", "extra_ids": 100, "model_max_length": 512}
    signs = {"eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}
    (folder / "tokenizer_config.json").write_text(json.dumps(told | signs))
