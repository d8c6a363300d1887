"""Out of memory, in our words: what ran out, and which sizes and lengths would likely fit.

What a run takes grows with the places of its latents, that is with pixels times frames. One line
through what was seen (peaks of runs that went well, a run that did not) is enough to advise by.
Knows nothing of what is run.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import inf

import torch

from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.devices import (
    forget_peak,
    free_memory,
    peak_memory,
    release,
    used_memory,
)
from kinora.engines.diffusion.schedule import lower
from kinora.errors import DeviceOutOfMemory, OutOfMemory

_MARGIN = 0.95  # of what is free: some is lost to fragments
_LEAST_SECONDS = 1.0  # shorter clips are not worth advising


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """What was seen of one model on one device. A volume is the pixels times frames of one run."""

    least: tuple[float, int] | None = None  # volume and bytes of the smallest run that went well
    most: tuple[float, int] | None = None  # and of the largest
    failed: float = inf  # the smallest volume that did not fit

    def after_success(self, volume: float, taken: int) -> Experience:
        point = (volume, taken)
        return replace(
            self, least=min(self.least or point, point), most=max(self.most or point, point)
        )

    def after_failure(self, volume: float) -> Experience:
        return replace(self, failed=min(self.failed, volume))

    def needs(self, volume: float) -> float | None:
        """Bytes that a run of this volume would take; None where nothing is known."""
        if self.least is None or self.most is None:
            return None
        (small, little), (large, much) = self.least, self.most
        if small == large:
            return much * volume / large
        return little + (much - little) * (volume - small) / (large - small)

    def fits(self, volume: float, free: int) -> bool:
        """Whether a run would likely fit. Where none went well yet, half of what failed may."""
        needed = self.needs(volume)
        if needed is None:
            return volume <= self.failed / 2
        return volume < self.failed and needed <= free * _MARGIN


class MemoryWatch:
    """Watches the memory of one resident model."""

    def __init__(self, config: ModelConfig, device: torch.device) -> None:
        self._config = config
        self._device = device
        self.seen = Experience()

    def __repr__(self) -> str:
        return f"MemoryWatch({self._config.name!r}, {self._device}, {self.seen})"

    @contextmanager
    def watched(self, *, width: int, height: int, num_frames: int) -> Iterator[None]:
        """Around one run and its decoding, at its native size in pixels. Raises OutOfMemory for
        whatever way the device, its library or Python say so; everything is freed then."""
        volume = float(width * height * num_frames)
        before = used_memory(self._device)
        forget_peak(self._device)
        try:
            yield
        except (RuntimeError, MemoryError, OSError) as error:
            if not is_out_of_memory(error):
                raise
            self.seen = self.seen.after_failure(volume)
            _let_go(error)
            asked = f"{width}x{height} with {num_frames} frames"
            kind = OutOfMemory if self._device.type == "cpu" else DeviceOutOfMemory
            raise kind(
                f"A run of {asked} needs more memory than there is; {self._advice()}"
            ) from error
        taken = max(0, peak_memory(self._device) - before)
        self.seen = self.seen.after_success(volume, taken)

    def _advice(self) -> str:
        free = free_memory(self._device)
        fitting = fitting_sizes(self._config, self.seen, free=free)
        if not fitting:
            return "no native size of this model fits: it needs offload, quantization or a smaller model."
        return "these would likely fit: " + ", ".join(fitting) + "."


def fitting_sizes(config: ModelConfig, seen: Experience, *, free: int) -> tuple[str, ...]:
    """Native sizes with the longest clips of one run that would likely fit in `free` bytes."""
    frames, said = config.frames, []
    most = lower(frames.most, frames.multiple)  # longer videos are made in several runs
    for size in config.sizes:
        width, height = map(int, size.split("x"))
        longest = next(
            (
                number
                for number in range(most, 0, -frames.multiple)
                if seen.fits(float(width * height * number), free)
            ),
            0,
        )
        if longest == most:
            said.append(f"{size} of any length")
        elif longest / frames.fps >= _LEAST_SECONDS:
            said.append(f"{size} up to {longest / frames.fps:.1f} s")
    return tuple(said)


def _let_go(error: BaseException) -> None:
    """Free what the calls that failed were holding, which their traceback keeps alive."""
    step: BaseException | None = error
    while step is not None:
        traceback.clear_frames(step.__traceback__)
        step = step.__cause__ or step.__context__
    release()


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error of torch, of its allocator on the CPU or of Python means that."""
    if isinstance(error, (torch.OutOfMemoryError, MemoryError)):
        return True
    said = str(error).lower()
    return isinstance(error, (RuntimeError, OSError)) and any(
        words in said
        for words in ("can't allocate memory", "cannot allocate memory", "out of memory")
    )
