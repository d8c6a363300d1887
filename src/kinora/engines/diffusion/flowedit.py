"""The course of a remix by FlowEdit: a coupled pair of runs, and the change between them.

Knows nothing of pipelines and prompts.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import torch

from kinora.engines.diffusion.latents import Layout
from kinora.engines.diffusion.parts import Tensor
from kinora.engines.diffusion.scheduler import CARRIED, Course, fresh_noise


class FlowEdit(Course):
    """Two rows, the source's prompt and the target's, that see the same fresh noise: FlowEdit
    (Kulikov et al. 2024, arXiv 2412.08629, algorithm 1 with n_min = 0).

    What is kept is the change alone, so that none of it is exactly none. It goes through the last
    `num_last` steps of the schedule and averages `num_average` pairs in each. With `is_fixed` the
    change stays none, as for the sound of a picture that changes. `source` is clean, fp32, (1, …) in
    the layout of the loop; None is nothing but zeros.
    """

    def __init__(
        self,
        layout: Layout,
        *,
        source: Tensor | None,
        num_last: int,
        num_average: int,
        seed: int,
        is_fixed: bool = False,
        **of_course: Any,
    ) -> None:
        super().__init__(layout, **of_course)
        self._source: Any = source
        self._num_last, self._num_average = num_last, num_average
        self._generator = fresh_noise(seed)
        self._is_fixed = is_fixed

    def prepared(self, latents: Tensor) -> None:
        if self._source is None:
            self._source = torch.zeros_like(latents[:1], dtype=torch.float32)
        self._source = self._source.to(latents.device)
        self._change = torch.zeros_like(self._source)
        self._sum: Any = 0.0
        super().prepared(latents)

    def _steps(self, total: int) -> list[int]:
        first = max(0, total - self._num_last)
        while self._levels.share_of_change(first) == 0:  # where no change can be seen
            first += 1
        return [step for step in range(first, total) for _ in range(self._num_average)]

    def _fill(self, seen: Tensor) -> None:
        seen.copy_(self._seen(self._pair(self.order[0])))

    def _hold(self, seen: Tensor, step: int) -> None:
        """Nothing is left to do: the change is the way to what is held."""

    def step(self, scheduler: Any, call: inspect.BoundArguments, solve: Callable[..., Any]) -> Any:
        """Move the change by the difference of the two velocities; `solve` is not asked."""
        step = self.order[self._done]
        before, after = call.arguments["model_output"].float().chunk(2)
        self._sum = self._sum + (after - before) / self._num_average
        self._done += 1
        is_last = self._done == len(self.order)
        following = self._levels.num_steps if is_last else self.order[self._done]
        if following != step:
            self._move(step, following)
        new = self._pair(following)
        if self._tell:
            self._tell(self._done, len(self.order), self._source + self._change)
        shown = self._seen(new) if self.lead else new
        shown = shown.to(call.arguments["sample"].dtype)
        return (shown, None) if CARRIED in call.arguments else (shown,)

    def _move(self, step: int, following: int) -> None:
        if not self._is_fixed:
            change = self._seen(self._change)
            change.add_(self._levels.moved(change, self._view(self._sum), step, following))
        self._sum = 0.0

    def _pair(self, step: int) -> Tensor:
        """Both rows before `step`: at the end, the source and what has become of it."""
        if self._held is not None:
            num_held = self._held.shape[2]
            way = self._held - self._view(self._source)[:, :, :num_held]
            share = self._levels.signal[step] / self._levels.share_of_change(step)
            self._view(self._change)[:, :, :num_held] = share * way
        noise = torch.randn(self._source.shape, generator=self._generator)
        row = self._levels.mixed(self._source, noise.to(self._source.device), step)
        return torch.cat([row, row + self._levels.share_of_change(step) * self._change])

    def _seen(self, latents: Tensor) -> Tensor:
        """What the scheduler is shown of it, as a view."""
        return self._view(latents)[:, :, self.lead :]
