"""Tells whoever waits for a video of the steps of all its runs together, and shows what is coming.

Knows nothing of what the runs are for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kinora.engines.base import Watch
from kinora.engines.diffusion.families import Grid
from kinora.engines.diffusion.progress import Steps

PREVIEWS = 4  # one after each quarter

Preview = Callable[[Any, Grid], bytes]  # clean latents to a small JPEG


class Reporting:
    """Of one video that takes `num_runs` runs of much the same length."""

    def __init__(self, watch: Watch, *, num_runs: int, preview: Preview) -> None:
        self._watch, self._num_runs, self._preview = watch, num_runs, preview
        self._told = (0, 1)  # steps done, of how many
        self._shown = 0  # quarters

    def of_run(self, number: int, grid: Grid) -> Steps:
        """Follows run `number`, from 0 on; one that is made again in another way counts once."""
        return _Following(self, number, grid)

    def check(self) -> None:
        self._watch.check()

    def step(self, done: int, total: int, show: Callable[[], bytes]) -> None:
        """What was told is never taken back."""
        total *= self._num_runs
        if done * self._told[1] > self._told[0] * total:
            self._told = (done, total)
        self._watch.steps(*self._told)
        quarters = PREVIEWS * self._told[0] // self._told[1]
        if quarters > self._shown:
            self._shown = quarters
            self._watch.preview(show())

    def show(self, latents: Any, grid: Grid) -> bytes:
        return self._preview(latents, grid)


class _Following:
    """One run of a video."""

    def __init__(self, whole: Reporting, number: int, grid: Grid) -> None:
        self._whole, self._number, self._grid = whole, number, grid

    def check(self) -> None:
        self._whole.check()

    def step(self, done: int, total: int, latents: Any) -> None:
        done += self._number * total
        self._whole.step(done, total, lambda: self._whole.show(latents, self._grid))
