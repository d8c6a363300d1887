"""The ways to make a remix that are compared: Kinora's own, by the code that serves, and what is done without it.

Everything goes through a resident model. Knows nothing of scenes or measures.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import msgspec
import numpy as np
import torch

from bench.remix.model import with_remix
from kinora.engines.base import Shot
from kinora.engines.diffusion import negative as negatives
from kinora.engines.diffusion.captions import read_change
from kinora.engines.diffusion.config import Wanted
from kinora.engines.diffusion.denoise import Denoiser
from kinora.engines.diffusion.latents import Levels
from kinora.engines.diffusion.negative import Negative, sheet_of
from kinora.engines.diffusion.parts import Part, Run, StepState, Track
from kinora.engines.diffusion.planning import planned
from kinora.engines.diffusion.resident import Resident
from kinora.engines.diffusion.shooting import shot_by, source_of
from kinora.video import Kind, Size
from shapes.world import FRAMES, HEIGHT, WIDTH, Pixels

SIZE = Size(WIDTH, HEIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A video: what is kept of it, its whole clip, and what it took."""

    negative: bytes
    trajectory: bytes | None
    clip: Pixels  # (FRAMES, HEIGHT, WIDTH, 3)
    rows: int  # that went through the transformer
    seconds: float  # without decoding
    strategy: str
    mask_share: float | None = None  # of a mask, how much of the picture was free to change


class Unwatched:
    """Nobody waits for the video."""

    def check(self) -> None:
        pass

    def loading(self) -> None:
        pass

    def steps(self, done: int, total: int) -> None:
        pass

    def step(self, done: int, total: int, latents: Any) -> None:
        pass

    def preview(self, picture: bytes) -> None:
        pass


def create(resident: Resident, caption: str, seed: int) -> Made:
    """A video from nothing but its caption."""
    return _shot(resident, _shot_of(resident, caption, Kind.CREATE, seed=seed), "auto")


def remix(resident: Resident, source: Made, caption: str, *, wanted: Wanted = "auto") -> Made:
    """What a server gives for a remix; `wanted` is its setting of that name."""
    shot = _shot_of(
        resident, caption, Kind.REMIX, negative=source.negative, trajectory=source.trajectory
    )
    return _shot(resident, shot, wanted)


def noised(resident: Resident, source: Made, caption: str, *, strength: float, seed: int) -> Made:
    """SDEdit (Meng et al. 2022, arXiv 2108.01073): the source's latents with fresh noise, denoised by
    the new caption for the last `strength` of the steps."""
    denoiser, config = resident.denoiser, resident.config
    assert isinstance(denoiser, Denoiser)
    before = negatives.decode(source.negative)
    (old,) = before.parts
    start = config.steps - max(1, round(strength * config.steps))
    run = Run(
        prompt=caption, negative_prompt=config.negative_prompt, seed=seed, width=WIDTH,
        height=HEIGHT, num_frames=FRAMES, steps=config.steps, guidance=config.guidance,
        keeps_path=False,
    )  # fmt: skip
    noise = torch.randn(old.video.final.shape, generator=torch.Generator().manual_seed(seed))
    state = StepState(latent=_levels(resident).mixed(old.video.final, noise, start))
    given = replace(old, video=Track(final=old.video.final, path={start: state}))
    with _counted(resident) as count:
        part = denoiser.regenerate(run, given, start=start, follow=Unwatched())
    return _made(resident, _negative(before, part, caption), count, strategy="sdedit")


Way = Callable[[Resident, Made, str, int, int], Made]  # source, caption, its seed, a fresh seed


def _kinora(resident: Resident, source: Made, caption: str, own: int, fresh: int) -> Made:
    return remix(resident, source, caption)


def _forced(wanted: Wanted) -> Way:
    """One strategy and no other: however large a mask is, it is taken."""

    def make(resident: Resident, source: Made, caption: str, own: int, fresh: int) -> Made:
        return remix(with_remix(resident, most_mask=1.0), source, caption, wanted=wanted)

    return make


def _sdedit(strength: float) -> Way:
    def make(resident: Resident, source: Made, caption: str, own: int, fresh: int) -> Made:
        return noised(resident, source, caption, strength=strength, seed=fresh)

    return make


def _same_seed(resident: Resident, source: Made, caption: str, own: int, fresh: int) -> Made:
    return create(resident, caption, own)


def _fresh_seed(resident: Resident, source: Made, caption: str, own: int, fresh: int) -> Made:
    return create(resident, caption, fresh)


WAYS: dict[str, Way] = {
    "kinora": _kinora,
    "anchored": _forced("anchored"),
    "flowedit": _forced("flowedit"),
    "regenerate": _forced("regenerate"),
    "same seed": _same_seed,
    "sdedit 0.4": _sdedit(0.4),
    "sdedit 0.6": _sdedit(0.6),
    "sdedit 0.8": _sdedit(0.8),
    "fresh seed": _fresh_seed,
}


# -- by the code that serves


def _shot_of(resident: Resident, caption: str, kind: Kind, *, seed: int = 0, **more: Any) -> Shot:
    seconds = FRAMES // resident.config.frames.fps
    return Shot(kind=kind, prompt=caption, size=SIZE, seconds=seconds, seed=seed, **more)


def _shot(resident: Resident, shot: Shot, wanted: Wanted) -> Made:
    with _counted(resident) as count:
        source = source_of(shot)
        plan = planned(shot, resident, source, read=read_change, wanted=wanted)
        footage = shot_by(plan, shot, source=source, resident=resident, watch=Unwatched())
    kept = negatives.decode(footage.negative())
    strategy = plan.strategy if plan.strategy == "copy" else kept.about.parts[0].strategy
    return _made(resident, kept, count, strategy=strategy, trajectory=footage.trajectory())


def _made(
    resident: Resident, negative: Negative, count: _Count, *, strategy: str,
    trajectory: bytes | None = None,
) -> Made:  # fmt: skip
    (part,) = negative.parts
    clip = np.stack(list(resident.codec.decode(part.video.final, part.grid)))
    return Made(
        negative=negatives.encode(negative), trajectory=trajectory, clip=clip, rows=count.rows,
        seconds=count.seconds, strategy=strategy, mask_share=part.mask_share,
    )  # fmt: skip


def _negative(before: Negative, part: Part, caption: str) -> Negative:
    sheet = sheet_of(
        part, caption=caption, shown=before.about.parts[0].shown, strategy="regenerate"
    )
    about = msgspec.structs.replace(before.about, prompt=caption, parts=(sheet,))
    return Negative(about=about, parts=(part,))


# -- what it takes


@dataclass
class _Count:
    rows: int = 0
    seconds: float = 0.0


@contextmanager
def _counted(resident: Resident) -> Iterator[_Count]:
    """Counts every row that goes through the transformer, those of attempts that failed too."""
    count = _Count()

    def note(_: Any, args: Any, kwargs: Any) -> None:
        count.rows += len(kwargs["hidden_states"] if "hidden_states" in kwargs else args[0])

    hooks = [
        one.register_forward_pre_hook(note, with_kwargs=True)
        for one in resident.pipelines.transformers
    ]
    began = time.perf_counter()
    try:
        yield count
    finally:
        count.seconds = time.perf_counter() - began
        for hook in hooks:
            hook.remove()


def _levels(resident: Resident) -> Levels:
    scheduler = copy.deepcopy(resident.pipelines.text.scheduler)
    scheduler.set_timesteps(resident.config.steps)
    return Levels.of(scheduler)
