"""What two-legged bodies do: functions from a cue to a pose, by the vocabulary's names."""

from __future__ import annotations

from collections.abc import Callable

from kinora.engines.animatic.cast.biped.actions import (
    acrobatics,
    contest,
    everyday,
    games,
    gestures,
    locomotion,
    music,
    resting,
    riding,
    stage,
    travelling,
    work,
)
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import BipedPose

Action = Callable[[Cue], BipedPose]


def action_named(name: str) -> Action | None:
    """The action of that name, or None."""
    groups: tuple[Callable[[str], Action | None], ...] = (
        games.named, locomotion.named, travelling.named, stage.named, everyday.named, gestures.named, resting.named, work.named, contest.named, music.named,
        acrobatics.named, riding.named,
    )  # fmt: skip
    found = (group(name) for group in groups)
    return next((action for action in found if action is not None), None)
