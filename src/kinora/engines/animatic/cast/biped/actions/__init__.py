"""What two-legged bodies do: functions from a cue to a pose, by the vocabulary's names."""

from __future__ import annotations

from collections.abc import Callable

from kinora.engines.animatic.cast.biped.actions import everyday, locomotion, resting, stage
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import BipedPose

Action = Callable[[Cue], BipedPose]


def action_named(name: str) -> Action | None:
    """The action of that name, or None."""
    return (
        locomotion.named(name) or stage.named(name) or everyday.named(name) or resting.named(name)
    )
