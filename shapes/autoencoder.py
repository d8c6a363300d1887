"""Trains the autoencoder: on still pieces first, then on longer and larger ones, as they cost more."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch

from shapes import building, together
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
BUSY = 3.0  # weight of pixels unlike their neighbourhood, the edges of things, beside 1 of all
SAVE_S = 60.0

Tensor = torch.Tensor


def train(rank: int, folder: Path, seconds: float, seed: int = 1) -> None:
    """Until so many seconds are spent, those of earlier runs among them; writes `folder/vae`."""
    torch.manual_seed(seed + rank)
    chance = np.random.default_rng(seed + rank)
    clips = np.stack([draw(scene) for scene in islice(scenes(seed + rank), POOL)])
    vae, clock = _loaded(folder), folder / "vae" / "seconds.txt"
    optimizer = torch.optim.AdamW(vae.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=1e-4)
    before = float(clock.read_text()) if clock.exists() else 0.0
    began, step, spent, saved = time.monotonic() - before, 0, before, before
    together.wait()
    while spent < seconds:
        _set_rate(optimizer, spent / seconds, step)
        loss, psnr = _gradients(vae, _pieces(clips, chance, spent / seconds))
        spent = together.agreed(vae.parameters(), time.monotonic() - began)
        torch.nn.utils.clip_grad_norm_(vae.parameters(), 1.0)
        optimizer.step()
        step += 1
        if rank == 0 and step % 100 == 0:
            print(f"vae {spent:.0f} s step {step} loss {loss:.4f} psnr {psnr:.1f} dB", flush=True)
        if rank == 0 and (spent - saved > SAVE_S or spent >= seconds):
            vae.save_pretrained(folder / "vae")
            clock.write_text(str(spent))
            saved = spent


def _loaded(folder: Path) -> Any:
    if (folder / "vae" / "config.json").exists():
        return type(building.vae()).from_pretrained(folder / "vae").train()
    return building.vae().train()


def _set_rate(optimizer: Any, share: float, step: int) -> None:
    rate = RATE * min(1, (step + 1) / 100) * (0.01 + 0.99 * (1 + np.cos(np.pi * share)) / 2)
    for group in optimizer.param_groups:
        group["lr"] = float(rate)


def _gradients(vae: Any, batch: Tensor) -> tuple[float, float]:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = vae.encode(batch).latent_dist
        made = vae.decode(found.sample()).sample
    mean, spread = found.mean.float(), found.logvar.float()
    prior = 0.5 * (mean.square() + spread.exp() - 1 - spread).mean()
    loss = error(made.float(), batch) + PRIOR * prior
    vae.zero_grad()
    loss.backward()
    square = (made.detach().float() - batch).square().mean() / 4
    return float(loss.detach()), float(-10 * square.log10())


def error(made: Tensor, wanted: Tensor) -> Tensor:
    """How far pixels are off, edges of things before all else."""
    off = made - wanted
    flat = torch.nn.functional.avg_pool3d(wanted, (1, 5, 5), 1, (0, 2, 2), count_include_pad=False)
    weight = 1 + BUSY * ((wanted - flat).abs().amax(1, keepdim=True) > 0.08)
    return (weight * (off.abs() + off.square())).sum() / (weight.sum() * 3)


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
