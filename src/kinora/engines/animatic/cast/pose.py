"""What a body does at one moment, as numbers that blend: the face and the two-legged pose.

Every field is a number or a tuple of numbers, so that any pose blends into any other without a
switch. Nothing here draws.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from kinora.engines.animatic.cast.vectors import Vector, blend, clamp, ease

PoseKind = TypeVar("PoseKind")


@dataclass(frozen=True, slots=True)
class Face:
    """What a face does right now; every amount 0 to 1."""

    smile: float = 0.55
    squint: float = 0.0  # eyes closed to happy arcs
    wonder: float = 0.0  # larger eyes, round mouth
    drowsy: float = 0.0  # lids half down
    blink: float = 0.0  # 1: shut
    mouth: float = 0.0  # how far open
    look: tuple[float, float] = (0.0, 0.0)  # pupils, -1 to 1: left, up
    anger: float = 0.0  # brows drawn down to the nose
    grief: float = 0.0  # brows raised towards each other

    def speaking(self, voice: float) -> Face:
        """The face that says something, the mouth open so far (0 to 1)."""
        wonder, squint = min(self.wonder, 0.4), min(self.squint, 0.3)
        return dataclasses.replace(self, mouth=0.9 * voice, wonder=wonder, squint=squint)


CALM = Face()
HAPPY = Face(smile=1.0, squint=1.0, mouth=0.55)
BRIGHT = Face(smile=1.0, mouth=0.45)  # happy with open eyes
ASLEEP = Face(smile=0.3, drowsy=1.0, blink=1.0)


@dataclass(frozen=True, slots=True)
class BipedPose:
    """Joint values of a body on two legs.

    Hands are (forward, up, outward) in arm lengths from the shoulder, feet the same in leg lengths
    on the ground; angles are degrees.
    """

    face: Face = CALM
    forward: float = 0.0  # pelvis, leg lengths
    rise: float = 0.0  # pelvis, leg lengths
    turn: float = 0.0  # body above the feet, to the left
    hip: float = 0.0  # bend at the hip
    bend: float = 0.0  # bend of the back
    lean: float = 0.0  # sideways, to the left
    head: tuple[float, float, float] = (0.0, 0.0, 0.0)  # yaw, pitch (down), roll
    left_hand: Vector = (0.12, -0.92, 0.20)
    right_hand: Vector = (0.12, -0.92, 0.20)
    left_foot: Vector = (0.0, 0.0, 0.0)
    right_foot: Vector = (0.0, 0.0, 0.0)
    left_toe: float = 0.0  # toe up
    right_toe: float = 0.0
    spin: float = 0.0  # whole figure about its axis, to the left
    seat: float = 0.0  # 1: knees forward over a seat
    perch: float = 0.0  # height of the seat above the ground, figure units; counts as far as `seat`
    stretch: float = 1.0  # squash and stretch
    cloth: tuple[float, float] = (0.0, 0.0)  # hem swing forward, left
    tail: float = 0.0  # tail swing, -1 to 1
    tail_lift: float = 0.0
    lag: float = 0.0  # ears, antenna, hair: late followers
    tumble: float = 0.0  # the whole figure turned over in the picture, forwards, degrees
    pivot: float = 0.0  # height of the point it turns about, leg lengths


STAND = BipedPose()


def blend_poses(first: PoseKind, second: PoseKind, amount: float) -> PoseKind:
    """The pose at `amount` (0 to 1) of the way between two poses of one kind."""
    if amount <= 0:
        return first
    if amount >= 1:
        return second
    changes = {}
    for field in dataclasses.fields(first):  # type: ignore[arg-type]  # poses are dataclasses
        a, b = getattr(first, field.name), getattr(second, field.name)
        if a != b:
            changes[field.name] = _mixed(a, b, amount)
    return dataclasses.replace(first, **changes)  # type: ignore[type-var]


def _mixed(a: object, b: object, amount: float) -> object:
    if isinstance(a, tuple) and isinstance(b, tuple):
        return tuple(blend(x, y, amount) for x, y in zip(a, b, strict=True))
    if isinstance(a, int | float) and isinstance(b, int | float):
        return blend(a, b, amount)
    return blend_poses(a, b, amount)


def key_poses(keys: tuple[tuple[float, PoseKind], ...], progress: float) -> PoseKind:
    """The pose on an eased path through (time, pose) pairs, held before the first and after the last."""
    at = clamp(progress, keys[0][0], keys[-1][0])
    for (t0, first), (t1, second) in pairwise(keys):
        if at <= t1:
            return blend_poses(first, second, ease((at - t0) / max(t1 - t0, 1e-6)))
    return keys[-1][1]
