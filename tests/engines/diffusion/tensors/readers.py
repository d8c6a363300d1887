"""Tiny tokenizers and text encoders of random weights: what reads the prompts of tiny pipelines."""

from __future__ import annotations

import string
from typing import Any

import transformers
from transformers.models.qwen2_5_vl import modeling_qwen2_5_vl as qwen

WORDS = (
    "a the red green blue yellow white black circle square ball fox cat moves runs left right up "
    "down slowly fast on over background small big and to in snow rain night is"
)
WIDTH = 32  # of every text encoder


def t5_tokenizer() -> Any:
    """Words and letters, so that different prompts give different tokens."""
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", -100.0)]
    pieces += [("▁" + word, -1.0 - 0.01 * number) for number, word in enumerate(WORDS.split())]
    pieces += [("▁", -3.0), *((sign, -8.0) for sign in string.ascii_letters + string.digits)]
    return transformers.T5Tokenizer(vocab=pieces, extra_ids=0)


def t5(kind: str = "T5", vocabulary: int = 160) -> Any:
    config = getattr(transformers, kind + "Config")(
        vocab_size=vocabulary, d_model=WIDTH, d_kv=8, d_ff=64, num_layers=2, num_heads=4,
        is_encoder_decoder=False,
    )  # fmt: skip
    return getattr(transformers, kind + "EncoderModel")(config)


def gemma() -> tuple[Any, Any]:
    """The language model that LTX-2 reads prompts with, and its tokenizer."""
    special = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", "▁"]
    signs = special + list(string.ascii_letters + string.digits)
    tokenizer = transformers.GemmaTokenizer(vocab={sign: place for place, sign in enumerate(signs)})
    text = transformers.Gemma3TextConfig(
        vocab_size=96, hidden_size=WIDTH, intermediate_size=64, num_hidden_layers=2,
        num_attention_heads=2, num_key_value_heads=1, head_dim=16,
    )  # fmt: skip
    vision = transformers.SiglipVisionConfig(
        hidden_size=16, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2,
        image_size=28, patch_size=14,
    )  # fmt: skip
    config = transformers.Gemma3Config(
        text_config=text, vision_config=vision, mm_tokens_per_image=4, image_token_index=90, boi_token_index=91,
        eoi_token_index=92,
    )  # fmt: skip
    return tokenizer, transformers.Gemma3ForConditionalGeneration(config)


def qwen_text() -> tuple[Any, Any]:
    """The language model that HunyuanVideo reads prompts with, and its tokenizer."""
    signs = ["<|endoftext|>", "Ġ", *string.printable[:94]]
    tokenizer = transformers.Qwen2Tokenizer(vocab={sign: n for n, sign in enumerate(signs)})
    tokenizer.chat_template = "{{ 'x' * 108 }}{{ messages[-1]['content'] }}"  # 108 are cut off
    config = qwen.Qwen2_5_VLTextConfig(
        vocab_size=128, hidden_size=WIDTH, intermediate_size=64, num_hidden_layers=3,
        num_attention_heads=2, num_key_value_heads=1, bos_token_id=0,
        eos_token_id=0, rope_parameters={"rope_type": "default", "mrope_section": [2, 3, 3], "rope_theta": 10000.0},
    )  # fmt: skip
    return tokenizer, qwen.Qwen2_5_VLTextModel(config)
