"""How long a worker may show nothing, by what it is at. Knows no worker."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.traits import traits_of
from kinora.work.messages import Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds."""

    silent_s: float = 10.0  # no sign of life at all
    load_s: float = 15 * 60.0  # loading the engine
    step_s: float = 5 * 60.0  # between two steps of a video
    cancel_s: float | None = None  # letting go of a cancelled video; None: as its engine may
    verdict_s: float = 0.25  # a death counts only if its dispatcher outlives it so long

    def of_phase(self, phase: Phase) -> float:
        """The limit without progress; an idle worker has none."""
        if phase == "idle":
            return float("inf")
        return self.load_s if phase == "loading" else self.step_s

    def of_cancelling(self, engine: str) -> float:
        """How long a worker may take to let go of a video of that engine."""
        return traits_of(engine).cancel_s if self.cancel_s is None else self.cancel_s
