"""One posed beast on an easel: what every painter of a part is given."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.quadruped.pose import QuadrupedPose
from kinora.engines.animatic.cast.quadruped.rig import Bones
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle


@dataclass(frozen=True, slots=True)
class Beast:
    """A four-legged body to be painted."""

    easel: Easel
    style: QuadrupedStyle
    pose: QuadrupedPose
    bones: Bones

    @property
    def is_side(self) -> bool:
        """Seen along its flank rather than from the front."""
        return abs(self.easel.view.yaw) > 30
