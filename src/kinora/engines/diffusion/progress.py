"""What a run is told by and tells: the one channel between the denoising and whoever waits for it."""

from __future__ import annotations

from typing import Any, Protocol


class Steps(Protocol):
    """Follows one run of the pipeline. Latents are tensors of the run's own layout."""

    def check(self) -> None:
        """Called before every call of a transformer. Raises Cancelled when nobody wants the video."""

    def step(self, done: int, total: int, latents: Any) -> None:
        """Called after every step of the sampler, with what is there by now."""
