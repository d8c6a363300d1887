"""Checkpoints without meaning, in the layout of diffusers, for tests that need no torch."""

from __future__ import annotations

import json
from pathlib import Path

WAN = {
    "_class_name": "WanPipeline",
    "_diffusers_version": "0.42.1",
    "boundary_ratio": None,
    "scheduler": ["diffusers", "UniPCMultistepScheduler"],
    "text_encoder": ["transformers", "UMT5EncoderModel"],
    "tokenizer": ["transformers", "T5TokenizerFast"],
    "transformer": ["diffusers", "WanTransformer3DModel"],
    "transformer_2": [None, None],
    "vae": ["diffusers", "AutoencoderKLWan"],
}


def safetensors(num_values: int = 4) -> bytes:
    """A file of one tensor of that many float32 zeros."""
    tensor = {"dtype": "F32", "shape": [num_values], "data_offsets": [0, 4 * num_values]}
    header = json.dumps({"__metadata__": {"format": "pt"}, "weight": tensor}).encode()
    return len(header).to_bytes(8, "little") + header + bytes(4 * num_values)


def files(*, kind: str = "WanPipeline", expands: bool = False) -> dict[str, bytes]:
    """A whole checkpoint, of Wan but for its class, by relative path, its transformer in two shards."""
    shards = [f"diffusion_pytorch_model-0000{n}-of-00002.safetensors" for n in (1, 2)]
    index = {"weight_map": {"first": shards[0], "second": shards[1]}}
    return {
        "model_index.json": json.dumps(
            {**WAN, "_class_name": kind, "expand_timesteps": expands}
        ).encode(),
        "scheduler/scheduler_config.json": b"{}",
        "tokenizer/tokenizer_config.json": b"{}",
        "text_encoder/config.json": b"{}",
        "text_encoder/model.safetensors": safetensors(),
        "transformer/config.json": b"{}",
        "transformer/diffusion_pytorch_model.safetensors.index.json": json.dumps(index).encode(),
        **{f"transformer/{shard}": safetensors() for shard in shards},
        "vae/config.json": b"{}",
        "vae/diffusion_pytorch_model.safetensors": safetensors(),
    }


def lay_out(folder: Path, *, kind: str = "WanPipeline", expands: bool = False) -> Path:
    """A whole checkpoint in a folder."""
    for name, data in files(kind=kind, expands=expands).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
