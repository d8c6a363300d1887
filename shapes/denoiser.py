"""Trains transformer and text encoder together on encoded clips, by flow matching (Lipman et al. 2023)."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch.nn.attention import SDPBackend, sdpa_kernel

from shapes import building, together

BATCH = 24  # of each process
RATE = 1.2e-3  # of matrices, by Muon (Jordan 2024) with the update size of AdamW
OTHER_RATE = 1.5e-3  # of all else, by AdamW
WARM_UP = 150  # steps
UNCAPTIONED = 0.1  # share of clips without their caption, for guidance
THINGS = 6.0  # weight of places that show a thing, beside 1 of all others
AVERAGE = 0.998  # of the weights that are kept, over steps
CENTRE, SPREAD = 0.5, 1.3  # of the noise levels' logits
SAVE_S = 120.0

Tensor = torch.Tensor


@dataclass(frozen=True, slots=True)
class Clips:
    """What is trained on: normalised latents, weights of places, and captions as tokens."""

    latents: Tensor
    weights: Tensor
    tokens: Tensor


def load_clips(folder: Path) -> Clips:
    """All shards that are there; the statistics are the first shard's, as the model's own are."""
    mean, std = statistics(folder)
    latents, weights, captions = [], [], []
    for path in shards(folder):
        shard = load_file(path)
        latents.append((shard["latents"] - view(mean)) / view(std))
        weights.append(1 + (THINGS - 1) * (shard["things"] > 0.02).float()[:, None])
        captions += path.with_suffix(".txt").read_text().splitlines()
    return Clips(torch.cat(latents), torch.cat(weights), tokens_of(captions))


def shards(folder: Path) -> list[Path]:
    return sorted((folder / "latents").glob("*.safetensors"))


def statistics(folder: Path) -> tuple[Tensor, Tensor]:
    """Mean and deviation of each channel of the latents."""
    first = load_file(shards(folder)[0])["latents"]
    return first.mean(dim=(0, 2, 3, 4)), first.std(dim=(0, 2, 3, 4))


def view(channels: Tensor) -> Tensor:
    return channels[None, :, None, None, None]


def tokens_of(captions: list[str]) -> Tensor:
    """(n, TOKENS), padded with 0."""
    read = building.tokenizer()(captions, padding="max_length", max_length=building.TOKENS)
    return torch.tensor(read["input_ids"])


def train(rank: int, folder: Path, seconds: float) -> None:
    """Until so many seconds are spent, those of earlier runs among them."""
    Training(rank, folder, seconds).run()


class Training:
    """The state of a run: models, their averages, optimizers, steps done and seconds spent."""

    def __init__(self, rank: int, folder: Path, seconds: float, seed: int = 1) -> None:
        torch.manual_seed(seed)
        self.rank, self.folder, self.seconds = rank, folder, seconds
        self.nets = torch.nn.ModuleDict(
            {"transformer": building.transformer(), "text_encoder": building.text_encoder()}
        )
        self.averages = {name: value.clone() for name, value in self.nets.state_dict().items()}
        self.optimizers = _optimizers(self.nets)
        self.step, self.spent = 0, 0.0
        if (folder / "training.pt").exists():
            self._resume()

    def run(self) -> None:
        """Until the seconds are spent, those of earlier runs among them."""
        torch.manual_seed(1000 * self.step + self.rank)
        clips, null = load_clips(self.folder), tokens_of([""])
        together.wait()
        began, saved, losses = time.monotonic() - self.spent, self.spent, []
        while self.spent < self.seconds:
            with sdpa_kernel(SDPBackend.MATH):  # on a CPU a quarter faster than the fused one
                losses.append(self._gradients(*_batch(clips, null)))
            self.spent = together.agreed(self.nets.parameters(), time.monotonic() - began)
            self._update()
            if self.rank == 0 and self.step % 50 == 0:
                mean = sum(losses[-50:]) / len(losses[-50:])
                print(f"step {self.step} {self.spent:.0f} s loss {mean:.4f}", flush=True)
            if self.rank == 0 and (self.spent - saved > SAVE_S or self.spent >= self.seconds):
                self.save()
                saved = self.spent

    def save(self) -> None:
        """What a later run goes on from; put there whole."""
        state = {
            "nets": self.nets.state_dict(), "averages": self.averages, "step": self.step,
            "spent": self.spent, "optimizers": [one.state_dict() for one in self.optimizers],
        }  # fmt: skip
        torch.save(state, self.folder / "training.new")
        (self.folder / "training.new").replace(self.folder / "training.pt")

    def _resume(self) -> None:
        state = torch.load(self.folder / "training.pt", weights_only=True)
        self.nets.load_state_dict(state["nets"])
        self.averages, self.step, self.spent = state["averages"], state["step"], state["spent"]
        for one, kept in zip(self.optimizers, state["optimizers"], strict=True):
            one.load_state_dict(kept)

    def _set_rates(self) -> None:
        share = min(1.0, self.spent / self.seconds)
        factor = min(1.0, (self.step + 1) / WARM_UP) * min(1.0, 0.02 + (1 - share) / 0.5)
        for one, rate in zip(self.optimizers, (RATE, OTHER_RATE), strict=True):
            for group in one.param_groups:
                group["lr"] = rate * factor

    def _gradients(self, clean: Tensor, weights: Tensor, tokens: Tensor) -> float:
        noise = torch.randn_like(clean)
        sigma = torch.sigmoid(torch.randn(len(clean)) * SPREAD + CENTRE)
        level = sigma[:, None, None, None, None]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said = read(self.nets["text_encoder"], tokens)
            noisy = (1 - level) * clean + level * noise
            velocity = self.nets["transformer"](noisy, sigma * 1000, said).sample
        error = (velocity.float() - (noise - clean)).square() * weights
        loss = error.mean() / weights.mean()
        self.nets.zero_grad()
        loss.backward()
        return float(loss.detach())

    def _update(self) -> None:
        torch.nn.utils.clip_grad_norm_(self.nets.parameters(), 1.0)
        self._set_rates()
        for one in self.optimizers:
            one.step()
        self._average()
        self.step += 1

    def _average(self) -> None:
        keep = min(AVERAGE, (1 + self.step) / (10 + self.step))
        for name, value in self.nets.state_dict().items():
            self.averages[name].lerp_(value, 1 - keep)


def read(text_encoder: Any, tokens: Tensor) -> Tensor:
    """What the transformer is told, (n, TOKENS, TEXT_WIDTH): zeros after the caption, as in WanPipeline."""
    is_there = (tokens > 0).long()
    hidden = text_encoder(tokens, attention_mask=is_there).last_hidden_state
    return hidden * is_there[..., None]


def _batch(clips: Clips, null: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    chosen = torch.randint(len(clips.latents), (BATCH,))
    is_silent = torch.rand(BATCH, 1) < UNCAPTIONED
    tokens = torch.where(is_silent, null, clips.tokens[chosen])
    return clips.latents[chosen], clips.weights[chosen], tokens


def _optimizers(nets: torch.nn.ModuleDict) -> tuple[Any, Any]:
    blocks = dict(nets["transformer"].blocks.named_parameters())
    matrices = [one for one in blocks.values() if one.ndim == 2]
    chosen = {id(one) for one in matrices}
    others = [one for one in nets.parameters() if id(one) not in chosen]
    muon = torch.optim.Muon(matrices, lr=RATE, weight_decay=0.01, adjust_lr_fn="match_rms_adamw")
    return muon, torch.optim.AdamW(others, lr=OTHER_RATE, betas=(0.9, 0.98), weight_decay=0.01)
