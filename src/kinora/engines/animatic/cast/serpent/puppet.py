"""A long body behind the protocol that staging uses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kinora.engines.animatic.cast.base import Act
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.parts import Assembled
from kinora.engines.animatic.cast.pose import blend_poses
from kinora.engines.animatic.cast.serpent.actions import HOVER, action_named, rest
from kinora.engines.animatic.cast.serpent.body import assemble
from kinora.engines.animatic.cast.serpent.style import SerpentPose, SerpentStyle
from kinora.engines.animatic.cast.view import View

TRAVELS = {"walk": 1.0, "crawl": 1.0, "swim": 1.0, "fly": 1.6, "run": 2.0}


@dataclass(frozen=True, slots=True)
class SerpentPuppet:
    """A long body; style, colour and traits are decided, `seed` sets its own rhythm."""

    style: SerpentStyle
    height: float
    seed: int = 0
    is_afloat: bool = False  # in water that is seen from above

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

    def _acting(self, act: Act) -> SerpentPose:
        gone = self.pace(act.action) * act.t if act.walked is None else act.walked
        units = gone * self.units / self.height
        cue = Cue(t=act.t, span=act.span, steps=units, shift=self.seed % 97 * 0.13)
        pose = (action_named(act.action) or rest)(self.style, cue)
        if not self.is_afloat or self.style.lives == "air":
            return pose
        return replace(pose, surface=1.0, rise=pose.rise - self._draught())

    def _draught(self) -> float:
        """How much lower it lies in water seen from above than it hangs in the sea."""
        style = self.style
        return style.radii[2] * (HOVER - 0.3) + style.leg * 0.6 if style.lives == "water" else 0.0
