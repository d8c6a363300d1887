"""Trains the autoencoder: on still pieces first, then on longer and larger ones, as they cost more."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch

from shapes import building
from shapes.sampling import scenes
from shapes.world import FRAMES, HEIGHT, WIDTH, draw

POOL = 1500  # clips that pieces are cut from
STAGES = (  # until this share of the time: clips in a batch, their frames and their edge, 0 for whole
    (0.10, 8, 1, 32),
    (0.45, 8, 5, 32),
    (0.82, 6, 9, 32),
    (1.00, 1, 17, 0),
)
RATE = 2e-3
PRIOR = 5e-4  # weight of the divergence from the normal distribution, per value
BUSY = 3.0  # weight of pixels that are not quite as in the frame's neighbourhood: edges of things

Tensor = torch.Tensor


def train(folder: Path, *, minutes: float, seed: int = 1) -> None:
    """Trains for so long and writes `folder/vae` now and then; goes on from there if it is there."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    clips = np.stack([draw(scene) for scene in islice(scenes(seed), POOL)])
    vae = _loaded(folder)
    optimizer = torch.optim.AdamW(vae.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=1e-4)
    began, step, kept = time.monotonic(), 0, 0.0
    while (share := (time.monotonic() - began) / (60 * minutes)) < 1:
        batch = _pieces(clips, chance, share)
        _set_rate(optimizer, share, step)
        loss, worst = _step(vae, optimizer, batch)
        step += 1
        if step % 100 == 0:
            print(f"vae step {step} {share:.0%} loss {loss:.4f} psnr {worst:.1f} dB", flush=True)
        if time.monotonic() - kept > 60:
            vae.save_pretrained(folder / "vae")
            kept = time.monotonic()
    vae.save_pretrained(folder / "vae")


def _loaded(folder: Path) -> Any:
    if (folder / "vae" / "config.json").exists():
        return type(building.vae()).from_pretrained(folder / "vae").train()
    return building.vae().train()


def _set_rate(optimizer: Any, share: float, step: int) -> None:
    rate = RATE * min(1, (step + 1) / 100) * (0.01 + 0.99 * (1 + np.cos(np.pi * share)) / 2)
    for group in optimizer.param_groups:
        group["lr"] = float(rate)


def _step(vae: Any, optimizer: Any, batch: Tensor) -> tuple[float, float]:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = vae.encode(batch).latent_dist
        made = vae.decode(found.sample()).sample
    off = made.float() - batch
    flat = torch.nn.functional.avg_pool3d(batch, (1, 5, 5), 1, (0, 2, 2), count_include_pad=False)
    weight = 1 + BUSY * ((batch - flat).abs().amax(1, keepdim=True) > 0.08)
    mean, spread = found.mean.float(), found.logvar.float()
    prior = 0.5 * (mean.square() + spread.exp() - 1 - spread).mean()
    error = (weight * off.abs()).sum() / (weight.sum() * 3)
    loss = error + (weight * off.square()).sum() / (weight.sum() * 3) + PRIOR * prior
    optimizer.zero_grad()
    loss.backward()
    _share_gradients(vae)
    torch.nn.utils.clip_grad_norm_(vae.parameters(), 1.0)
    optimizer.step()
    return float(loss), float(-10 * (off.detach().square().mean() / 4).log10())


def _share_gradients(vae: Any) -> None:
    """The mean over processes, where several train together."""
    if not torch.distributed.is_initialized():
        return
    grads = [one.grad for one in vae.parameters() if one.grad is not None]
    flat = torch.cat([grad.flatten() for grad in grads])
    torch.distributed.all_reduce(flat)
    flat /= torch.distributed.get_world_size()
    for grad, mean in zip(grads, flat.split([grad.numel() for grad in grads]), strict=True):
        grad.copy_(mean.view_as(grad))


def _pieces(clips: np.ndarray[Any, Any], chance: np.random.Generator, share: float) -> Tensor:
    _, count, length, edge = next(stage for stage in STAGES if share <= stage[0])
    wide, high = (edge, edge) if edge else (WIDTH, HEIGHT)
    found = []
    for number in chance.integers(len(clips), size=count):
        x, y, frame = (
            int(chance.integers(0, room + 1)) for room in (WIDTH - wide, HEIGHT - high, FRAMES - length)
        )  # fmt: skip
        found.append(clips[number, frame : frame + length, y : y + high, x : x + wide])
    return to_tensor(np.stack(found))


def to_tensor(clips: np.ndarray[Any, Any]) -> Tensor:
    """(n, frames, height, width, 3) of bytes as (n, 3, frames, height, width) from -1 to 1."""
    return torch.from_numpy(clips).permute(0, 4, 1, 2, 3).float() / 127.5 - 1
