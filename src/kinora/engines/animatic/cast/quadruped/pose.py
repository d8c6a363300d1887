"""What a body on four legs does at one moment, as numbers that blend."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.cast.pose import CALM, Face
from kinora.engines.animatic.cast.vectors import Vector


@dataclass(frozen=True, slots=True)
class QuadrupedPose:
    """Feet are (forward, up, outward) in leg lengths from the spot under their own joint."""

    face: Face = CALM
    forward: float = 0.0
    rise: float = 0.0  # pelvis, leg lengths
    perch: float = 0.0  # height of what the whole body is on, figure units
    turn: float = 0.0
    pitch: float = 0.0  # chest up is negative, degrees
    arch: float = 0.0  # back rounded is positive
    neck: float = 0.0  # down is positive, degrees
    head: tuple[float, float, float] = (0.0, 0.0, 0.0)
    left_front: Vector = (0.0, 0.0, 0.0)
    right_front: Vector = (0.0, 0.0, 0.0)
    left_hind: Vector = (0.0, 0.0, 0.0)
    right_hind: Vector = (0.0, 0.0, 0.0)
    lie: float = 0.0  # 1: the rump rests on the ground, whatever the leg length
    folded: float = 0.0  # hind legs folded
    tail_lift: float = 0.0
    tail: float = 0.0  # phase of the tail's wave, whole cycles
    tail_swing: float = 0.5
    lag: float = 0.0
    stretch: float = 1.0
    wings: float = 0.15  # 0 folded, 1 spread
    flap: float = 0.0  # -1 down, 1 up
    fire: float = 0.0  # how much of it comes from the mouth
    clock: float = 0.0  # seconds, for what flickers
    tumble: float = 0.0  # the whole beast turned over in the picture, degrees
    pivot: float = 0.0  # height of the point it turns about, leg lengths


STAND = QuadrupedPose()
