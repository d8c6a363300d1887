"""Hands and the shafts in them: what every tool is held by."""

from __future__ import annotations

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.biped.rig import LEFT, RIGHT
from kinora.engines.animatic.cast.skeleton import limb
from kinora.engines.animatic.cast.vectors import (
    Vector,
    add,
    between,
    length,
    scaled,
    subtract,
)

WOOD, STEEL = "#a9713f", "#c3ccd6"


def grip(body: Body, side: int) -> Vector:
    """The middle of a closed hand."""
    _, elbow, wrist = body.bones.arm(side)
    return between(elbow, wrist, 1 + 0.45 * body.style.hand / (body.style.arm * 0.5))


def unit(a: Vector, b: Vector) -> Vector:
    line_ = subtract(b, a)
    return scaled(line_, 1 / max(length(line_), 1e-6))


def along_arm(body: Body, side: int, lift: float) -> Vector:
    """The direction of a tool in one hand: on from the forearm, raised by `lift`."""
    _, elbow, wrist = body.bones.arm(side)
    way = add(unit(elbow, wrist), body.bones.ground.up, lift)
    return scaled(way, 1 / max(length(way), 1e-6))


def pole(body: Body, start: Vector, end: Vector, radius: float, colour: str = WOOD) -> None:
    body.easel.shade(limb(body.easel.view, [start, between(start, end, 0.5), end], radius), colour, radius)  # fmt: skip


def two_handed(body: Body, before: float, beyond: float) -> tuple[Vector, Vector]:
    """The ends of a shaft through both hands, from behind the right one to beyond the left one,
    in leg lengths."""
    right, left = grip(body, RIGHT), grip(body, LEFT)
    way = unit(right, left)
    return add(right, way, -before * body.style.leg), add(left, way, beyond * body.style.leg)
