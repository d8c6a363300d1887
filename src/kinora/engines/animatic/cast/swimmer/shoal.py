"""One posed swimmer on an easel: its spine and its outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, hull, limb
from kinora.engines.animatic.cast.swimmer.style import SwimmerStyle, SwimPose
from kinora.engines.animatic.cast.vectors import Vector, wave

NUM_LINKS = 6


@dataclass(frozen=True, slots=True)
class Swimmer:
    """A swimmer to be painted; `joints` run from the head to the tail."""

    easel: Easel
    style: SwimmerStyle
    pose: SwimPose
    frame: Frame
    joints: tuple[Frame, ...]

    @property
    def points(self) -> list[Vector]:
        return [joint.origin for joint in self.joints]

    @property
    def is_side(self) -> bool:
        return abs(self.easel.view.yaw) > 33

    def radius(self, index: float) -> float:
        """Half the height of the body at a joint."""
        return radius_at(self.style.radii, index / NUM_LINKS)

    def outline(self) -> skia.Path:
        if self.is_side:
            return limb(self.easel.view, self.points, *self.style.radii, samples=22)
        wide = [Ellipsoid(j, (self.radius(i) * 0.9, self.radius(i), self.radius(i) * self.style.narrow)) for i, j in enumerate(self.joints)]  # fmt: skip
        return hull(self.easel.view, *wide[:4])


def spine(style: SwimmerStyle, pose: SwimPose) -> tuple[Frame, tuple[Frame, ...]]:
    """The body's frame and its joints; the wave grows towards the tail."""
    frame = Frame().moved(0, pose.rise).turned(yaw=pose.turn, pitch=pose.pitch, roll=pose.roll)
    joint = frame.moved(style.spine * 0.42)
    joints = [joint]
    for i in range(NUM_LINKS):
        angle = style.bend * pose.effort * wave(pose.phase, 0.12 * i) * (i / (NUM_LINKS - 1)) ** 1.3
        joint = joint.turned(pitch=angle) if style.beats_up else joint.turned(yaw=angle)
        joint = joint.moved(-style.spine / NUM_LINKS)
        joints.append(joint)
    return frame, tuple(joints)


def radius_at(radii: Sequence[float], share: float) -> float:
    return float(np.interp(share * (len(radii) - 1), np.arange(len(radii)), radii))
