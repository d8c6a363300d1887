"""How often the model shows what it was asked for: captions it has never seen, one seed each, read by
a plain classifier of pixels."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from math import sqrt
from multiprocessing import get_context

from bench.remix import model
from bench.remix.ways import create
from kinora.engines.diffusion.config import ModelConfig
from shapes.captions import caption_of
from shapes.reading import agreement, read
from shapes.sampling import scenes

SEED = 9000
_Z = 1.96  # of an interval of 95 %


def accuracy(
    config: ModelConfig, *, count: int, processes: int, unseen: bool = True
) -> dict[str, tuple[int, int]]:
    """Right answers and questions, by the kind of word."""
    work = partial(_counted, config, count, processes, unseen)
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        parts = list(pool.map(work, range(processes)))
    right, asked = (sum((part[place] for part in parts), Counter()) for place in (0, 1))
    return {name: (right[name], asked[name]) for name in asked}


def table(found: dict[str, tuple[int, int]]) -> str:
    """As Markdown, with intervals of 95 %."""
    rows = ["| word | right | of | share | 95 % interval |", "| --- | --- | --- | --- | --- |"]
    for name, (right, asked) in found.items():
        low, high = wilson(right, asked)
        share = right / asked if asked else 0.0
        rows.append(f"| {name} | {right} | {asked} | {share:.3f} | {low:.3f} to {high:.3f} |")
    return "\n".join(rows)


def wilson(right: int, asked: int) -> tuple[float, float]:
    """The score interval of a share (Wilson 1927)."""
    if not asked:
        return 0.0, 1.0
    share, square = right / asked, _Z**2 / asked
    middle = (share + square / 2) / (1 + square)
    wide = _Z * sqrt(share * (1 - share) / asked + square / asked / 4) / (1 + square)
    return max(0.0, middle - wide), min(1.0, middle + wide)


def _counted(
    config: ModelConfig, count: int, processes: int, unseen: bool, rank: int
) -> tuple[Counter[str], Counter[str]]:
    resident = model.load(config)
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for number, scene in enumerate(islice(scenes(SEED, unseen=unseen), count)):
        if number % processes != rank:
            continue
        made = create(resident, caption_of(scene), SEED + number)
        for name, (hits, questions) in agreement(read(made.clip), scene).items():
            right[name] += hits
            asked[name] += questions
    return right, asked
