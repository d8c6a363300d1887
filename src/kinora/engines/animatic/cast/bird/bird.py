"""One posed bird on an easel: what every painter of a part is given."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.cast.bird.style import BirdPose, BirdStyle
from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.skeleton import Frame


@dataclass(frozen=True, slots=True)
class Bird:
    """A bird to be painted; the origin is its perch."""

    easel: Easel
    style: BirdStyle
    pose: BirdPose
    body: Frame
    head: Frame
