"""Clips as latents, made once: what the transformer is trained on."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file

from shapes import building
from shapes.autoencoder import to_tensor
from shapes.captions import caption_of
from shapes.sampling import scenes
from shapes.world import draw, owners

BATCH = 4
SHARD = 500  # clips
SEED = 101  # of the first process's clips; every further one has the next

Tensor = torch.Tensor


def share(rank: int, folder: Path, clips: int) -> None:
    """What one of several processes makes of them."""
    encode(folder, seed=SEED + rank, shards=-(-clips // SHARD))


def encode(folder: Path, *, seed: int, shards: int) -> None:
    """Writes `folder/latents/SEED-N.safetensors` and the captions beside each."""
    vae = type(building.vae()).from_pretrained(folder / "vae").eval()
    (folder / "latents").mkdir(exist_ok=True)
    source = scenes(seed)
    for number in range(shards):
        some = list(islice(source, SHARD))
        path = folder / "latents" / f"{seed}-{number}.safetensors"
        if path.exists():
            continue
        parts = [_encoded(vae, some[first : first + BATCH]) for first in range(0, SHARD, BATCH)]
        latents = torch.cat([latent for latent, _ in parts])
        things = torch.cat([thing for _, thing in parts])
        path.with_suffix(".txt").write_text("\n".join(map(caption_of, some)) + "\n")
        save_file({"latents": latents, "things": things}, path)
        print(path.name, flush=True)


@torch.no_grad()
def _encoded(vae: Any, some: list[Any]) -> tuple[Tensor, Tensor]:
    """Latents, (n, channels, 5, 8, 12), and how much of each place is a thing's, (n, 5, 8, 12)."""
    batch = to_tensor(np.stack([draw(scene) for scene in some]))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        latents = vae.encode(batch).latent_dist.mode()
    owned = torch.from_numpy(np.stack([owners(scene) for scene in some])).float().clamp(0, 1)
    after = torch.nn.functional.avg_pool3d(owned[:, None, 1:], (4, 8, 8))
    first = torch.nn.functional.avg_pool3d(owned[:, None, :1], (1, 8, 8))
    return latents.float(), torch.cat([first, after], dim=2)[:, 0]
