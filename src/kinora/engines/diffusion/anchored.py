"""The course of an anchored remix: a resumed run that stays its source outside a mask.

Knows nothing of pipelines and prompts, nor of how a mask comes to be.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

from kinora.engines.diffusion.latents import Layout
from kinora.engines.diffusion.parts import Tensor, Track
from kinora.engines.diffusion.scheduler import Course

MaskOf = Callable[[Tensor, Tensor], Tensor]  # (new velocity, the source's) -> mask


class Anchored(Course):
    """A resumed run that is set to the source's trajectory outside a mask, after every step.

    `mask_of` is shown the new and the source's velocity of the first step and says where the picture
    may change, 0 to 1; None keeps everything, as for the sound of a picture that changes. It is not
    asked about what is held, nor about the first `num_given` frames, which the pipeline lays over
    the result itself.
    """

    def __init__(
        self,
        layout: Layout,
        *,
        source: Track,
        mask_of: MaskOf | None,
        num_given: int = 0,
        **of_course: Any,
    ) -> None:
        super().__init__(layout, **of_course)
        self._source, self._mask_of, self._num_given = source, mask_of, num_given
        self.mask: Any = 0.0  # (1, 1, frames, rows, columns) from the first step on

    def _settle(self, new: Tensor, velocity: Tensor, step: int) -> None:
        if self._done == 0 and self._mask_of is not None:
            self.mask = self._masked(velocity, self._mask_of)
        if step + 1 < self._levels.num_steps:
            latents = self._view(self._source.path[step + 1].latent)
        else:
            latents = self._view(self._source.final)[:, :, self.lead :]
        seen = self._view(new)
        seen.copy_(self.mask * seen + (1 - self.mask) * latents.to(seen.device))

    def _masked(self, velocity: Tensor, mask_of: MaskOf) -> Tensor:
        num_held = 0 if self._held is None else self._held.shape[2]
        num_fixed = max(0, max(num_held, self._num_given) - self.lead)
        assert self._state is not None
        assert self._state.velocity is not None, "only exact states are anchored to"
        stored = self._state.velocity.to(velocity.device)
        new, old = (self._view(each)[:, :, num_fixed:] for each in (velocity, stored))
        return torch.nn.functional.pad(mask_of(new, old), (0, 0, 0, 0, num_fixed, 0))
