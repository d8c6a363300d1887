"""The parts of the model: stock classes, small numbers. One place for what `kinora-shapes` is."""

from __future__ import annotations

from typing import Any

import diffusers
import transformers
from tokenizers import Regex, normalizers

from shapes.captions import WORDS

CHANNELS = 16  # of the latents
TEXT_WIDTH = 64
TOKENS = 32  # that a caption is padded to; the longest has 19
SHIFT = 3.0  # of noise levels towards the noisy end, where layout and motion are decided


def vae(mean: list[float] | None = None, std: list[float] | None = None) -> Any:
    """(3, 17, 64, 96) to (CHANNELS, 5, 8, 12): eightfold in space, fourfold in time."""
    return diffusers.AutoencoderKLWan(
        base_dim=16, decoder_base_dim=24, z_dim=CHANNELS, dim_mult=[1, 2, 2], num_res_blocks=1,
        temperal_downsample=[True, True], patch_size=2, in_channels=12, out_channels=12, is_residual=True,
        scale_factor_temporal=4, scale_factor_spatial=8,
        latents_mean=mean or [0.0] * CHANNELS, latents_std=std or [1.0] * CHANNELS,
    )  # fmt: skip


def transformer() -> Any:
    """3.9 million parameters; 5 * 4 * 6 tokens a clip."""
    return diffusers.WanTransformer3DModel(
        patch_size=(1, 2, 2), num_attention_heads=3, attention_head_dim=64, in_channels=CHANNELS,
        out_channels=CHANNELS, text_dim=TEXT_WIDTH, freq_dim=64, ffn_dim=768, num_layers=6,
        rope_max_seq_len=32,
    )  # fmt: skip


def tokenizer() -> Any:
    """A token for each word of the captions, however it is capitalised and punctuated; whatever else
    is asked for is unknown to the model. Not of T5's own class, which would leave out the normalizer
    when it is loaded."""
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", -100.0)]
    pieces += [("▁" + word, -1.0 - 0.01 * number) for number, word in enumerate(WORDS)]
    words = transformers.T5Tokenizer(vocab=pieces, extra_ids=0).backend_tokenizer
    words.normalizer = normalizers.Sequence(
        [normalizers.Lowercase(), normalizers.Replace(Regex("[^a-z]+"), " ")]
    )
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=words, eos_token="</s>", pad_token="<pad>", unk_token="<unk>"
    )


def text_encoder() -> Any:
    config = transformers.UMT5Config(
        vocab_size=len(WORDS) + 3, d_model=TEXT_WIDTH, d_kv=16, d_ff=128, num_layers=2, num_heads=4,
        is_encoder_decoder=False, dropout_rate=0.0,
    )  # fmt: skip
    return transformers.UMT5EncoderModel(config)


def scheduler() -> Any:
    return diffusers.FlowMatchEulerDiscreteScheduler(shift=SHIFT)
