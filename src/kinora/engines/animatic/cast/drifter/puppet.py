"""A soft body behind the protocol that staging uses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kinora.engines.animatic.cast.base import Act
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.drifter.actions import action_named, rest
from kinora.engines.animatic.cast.drifter.body import assemble
from kinora.engines.animatic.cast.drifter.style import DrifterPose, DrifterStyle
from kinora.engines.animatic.cast.parts import Assembled
from kinora.engines.animatic.cast.pose import blend_poses
from kinora.engines.animatic.cast.view import View

TRAVELS = {"walk": 1.0, "crawl": 1.0, "swim": 1.0, "fly": 1.6, "run": 2.0}


@dataclass(frozen=True, slots=True)
class DrifterPuppet:
    """A soft body; style, colour and traits are decided, `seed` sets its own rhythm."""

    style: DrifterStyle
    height: float
    seed: int = 0

    @property
    def units(self) -> float:
        return self.style.units

    def pose(self, act: Act, view: View, *, before: Act | None = None, amount: float = 1.0) -> Assembled:  # fmt: skip
        pose = self._acting(act)
        if before is not None and amount < 1:
            pose = blend_poses(self._acting(before), pose, amount)
        seen = replace(view, tilt=max(view.tilt, self.style.tilt))
        return assemble(self.style, pose, seen)

    def pace(self, action: str) -> float:
        return TRAVELS.get(action, 0.0) * self.style.pace * self.height

    def _acting(self, act: Act) -> DrifterPose:
        gone = self.pace(act.action) * act.t if act.walked is None else act.walked
        units = gone * self.units / self.height
        cue = Cue(t=act.t, span=act.span, steps=units, shift=self.seed % 97 * 0.13)
        return (action_named(act.action) or rest)(self.style, cue)
