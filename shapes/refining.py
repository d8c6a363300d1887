"""Trains the decoder on, its encoder and all latents left as they are: at places where things are."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file

from shapes import autoencoder, building, encoding, together
from shapes.autoencoder import Tensor, to_tensor
from shapes.sampling import scenes
from shapes.world import draw

POOL = 1000  # clips, the first of those that are encoded
BATCH = 3
EDGE = 5  # latent places of a piece
REACH = 8  # pixels of a latent place
RATE = 8e-4


def refine(rank: int, folder: Path, seconds: float) -> None:
    """For so many seconds, once; replaces the decoder of `folder/vae`."""
    done = folder / "vae" / "refined.txt"
    if done.exists():
        return
    torch.manual_seed(rank)
    chance = np.random.default_rng(rank)
    latents, things, clips = _pairs(folder, encoding.SEED + rank)
    vae = type(building.vae()).from_pretrained(folder / "vae").train()
    trained = [*vae.decoder.parameters(), *vae.post_quant_conv.parameters()]
    optimizer = torch.optim.AdamW(trained, lr=RATE, betas=(0.9, 0.98), weight_decay=1e-4)
    together.wait()
    began, step, spent = time.monotonic(), 0, 0.0
    while spent < seconds:
        share = min(1.0, spent / seconds)
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 50) * (0.01 + 0.99 * (1 - share))
        some, wanted = _pieces(latents, things, clips, chance)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            made = vae.decode(some).sample.float()
        loss = autoencoder.error(made, wanted)
        vae.zero_grad()
        loss.backward()
        spent = together.agreed(trained, time.monotonic() - began)
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        step += 1
        if rank == 0 and step % 100 == 0:
            print(f"decoder {spent:.0f} s step {step} loss {float(loss.detach()):.4f}", flush=True)
    if rank == 0:
        vae.save_pretrained(folder / "vae")
        done.write_text(f"{spent:.0f} s\n")


def _pairs(folder: Path, seed: int) -> tuple[Tensor, Tensor, Any]:
    """Latents, how much of each place is a thing's, and the clips themselves, as bytes."""
    shards = [
        load_file(folder / "latents" / f"{seed}-{number}.safetensors")
        for number in range(POOL // encoding.SHARD)
    ]
    clips = np.stack([draw(scene) for scene in islice(scenes(seed), POOL)])
    latents, things = (torch.cat([each[key] for each in shards]) for key in ("latents", "things"))
    return latents, things, clips


def _pieces(
    latents: Tensor, things: Tensor, clips: Any, chance: np.random.Generator
) -> tuple[Tensor, Tensor]:
    some, wanted = [], []
    for number in chance.integers(len(clips), size=BATCH):
        places = things[number].amax(0).nonzero()
        row, column = places[int(chance.integers(len(places)))].tolist()
        top = min(max(0, row - int(chance.integers(EDGE))), latents.shape[3] - EDGE)
        left = min(max(0, column - int(chance.integers(EDGE))), latents.shape[4] - EDGE)
        rows, columns = slice(top, top + EDGE), slice(left, left + EDGE)
        some.append(latents[number, :, :, rows, columns])
        pixels = (slice(s.start * REACH, s.stop * REACH) for s in (rows, columns))
        wanted.append(clips[(number, slice(None), *pixels)])
    return torch.stack(some), to_tensor(np.stack(wanted))
