"""What a long body goes on: paws, flippers and a caterpillar's stubs."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.cue import foot_path
from kinora.engines.animatic.cast.parts import Leaf, Part, leaf, solid, tube
from kinora.engines.animatic.cast.serpent.spine import Spine
from kinora.engines.animatic.cast.serpent.style import SerpentPose, SerpentStyle
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame
from kinora.engines.animatic.cast.vectors import Vector, add, between, scaled, wave
from kinora.engines.animatic.paint.colour import brighten

STRIDE = 0.8  # of a paw, in leg lengths
NUM_STUBS = 6


def soles(style: SerpentStyle, spine: Spine, pose: SerpentPose) -> list[tuple[Vector, float]]:
    """The four paws: where they are, and how far each is lifted."""
    if style.legs != "paw":
        return []
    return [_sole(style, spine, pose, fore, side) for fore in (True, False) for side in (1, -1)]


def _sole(
    style: SerpentStyle, spine: Spine, pose: SerpentPose, fore: bool, side: int
) -> tuple[Vector, float]:
    """Paws belong to the ground, not to the bending body; in the air they hang back."""
    share = style.fore if fore else style.hind
    forward, up, _ = foot_path(pose.steps + (0.5 if (side > 0) == fore else 0.0), stride=STRIDE, lift=0.3)  # fmt: skip
    radius = spine.radius(share) * style.wide
    if style.lives == "ground":
        ahead = style.long * (0.5 - share) + (0.25 if fore else -0.1) * style.leg
        place = (ahead + forward * pose.stride * style.leg, 0.0, side * (radius + style.leg * 0.62))
        lift = up * pose.stride * style.leg
        base = spine.base.point(place[0], style.leg_radius * 0.5 + lift, place[2])
        return base, lift
    joint = spine.joint(share)
    swing = wave(pose.clock * 0.5 * style.rate, 0.25 if fore else 0.5)
    return joint.point(-style.leg * (0.35 + 0.2 * swing), -style.leg * 0.85, side * (radius + style.leg * 0.35)), 99.0  # fmt: skip


def legs(style: SerpentStyle, spine: Spine, pose: SerpentPose) -> list[Part]:
    """All the limbs of a kind of body."""
    match style.legs:
        case "paw":
            return [part for fore in (True, False) for side in (1, -1) for part in _paw(style, spine, pose, fore, side)]  # fmt: skip
        case "flipper":
            return [_flipper(style, spine, pose, fore, side) for fore in ((True, False) if not style.fluke else (True,)) for side in (1, -1)]  # fmt: skip
        case "stub":
            return [_stub(style, spine, k, side) for k in range(NUM_STUBS) for side in (1, -1)]
        case _:
            return []


def _paw(style: SerpentStyle, spine: Spine, pose: SerpentPose, fore: bool, side: int) -> list[Part]:
    share = style.fore if fore else style.hind
    joint, r = spine.joint(share), spine.radius(share)
    hip = joint.point(0, -r * 0.15, side * r * style.wide * 0.72)
    sole, _ = _sole(style, spine, pose, fore, side)
    sole = between(sole, hip, pose.tuck * 0.85)
    knee = add(between(hip, sole, 0.55), joint.up, style.leg * 0.30)
    knee = add(knee, joint.forward, style.leg * (-0.22 if fore else 0.22))
    colour, thick = style.leg_colour or style.colour, style.leg_radius
    parts = [tube(colour, [hip, knee, sole], thick * 1.25, thick, thick * 0.8, softness=thick * 0.6, layer=r * 0.2)]  # fmt: skip
    for spread in (-38, 0, 38):
        a = math.radians(spread + side * 28)
        toe = add(add(sole, spine.base.forward, thick * 1.5 * math.cos(a)), spine.base.left, thick * 1.5 * math.sin(a))  # fmt: skip
        parts.append(tube(brighten(colour, -0.08), [sole, between(sole, toe, 0.5), toe], thick * 0.5, thick * 0.42, thick * 0.26, layer=r * 0.2))  # fmt: skip
    return parts


def _flipper(style: SerpentStyle, spine: Spine, pose: SerpentPose, fore: bool, side: int) -> Part:
    """A leaf that rows: down and back, then up and ahead."""
    share = style.fore if fore else style.hind
    joint, r = spine.joint(share), spine.radius(share)
    beat = wave(pose.steps, 0.0 if fore else 0.35) * (0.3 + 0.7 * pose.stride)
    size = style.leg * (1.0 if fore else 0.66) * (1 - 0.6 * pose.tuck)
    lift = math.radians((-18 if style.lives == "ground" else 4) + 34 * beat)
    sweep = 0.35 + 0.28 * wave(pose.steps, 0.25)
    root = joint.point(0, -r * 0.25, side * r * style.wide * 0.72)

    def out(far: float, back: float) -> Vector:
        place = add(root, joint.left, side * far * size * math.cos(lift))
        place = add(place, joint.up, far * size * math.sin(lift))
        return add(place, joint.forward, -(back + sweep * far) * size)

    points = [out(0, -0.22), out(0.5, -0.26), out(0.95, -0.1), out(1.05, 0.12), out(0.7, 0.24), out(0, 0.2)]  # fmt: skip
    shape = Leaf(points=points, colour=brighten(style.leg_colour or style.colour, 0.03), softness=8)
    return leaf(shape, layer=r * 0.3 if fore else 0.0)


def _stub(style: SerpentStyle, spine: Spine, k: int, side: int) -> Part:
    joint, r = spine.joints[2 + k * 5], spine.radii[2 + k * 5]
    sole = joint.point(0, -r * 0.95, side * r * 0.55)
    return solid(style.leg_colour or style.under, Ellipsoid(Frame(sole), (r * 0.2, r * 0.26, r * 0.2)), softness=0.6)  # fmt: skip


def hind_flippers(style: SerpentStyle, spine: Spine, pose: SerpentPose) -> list[Part]:
    """The two leaves at the end of a seal."""
    if not style.fluke:
        return []
    end, size = spine.joints[-2], style.fluke
    parts = []
    for side in (1, -1):
        lift = size * 0.25 * wave(pose.steps, 0.4) * (0.2 + pose.stride)
        tip = end.point(-size, lift, side * size * 0.55)
        middle = between(end.origin, tip, 0.6)
        wide = scaled(end.left, size * 0.16)
        points = [end.origin, add(middle, wide, side), tip, add(middle, wide, -side * 1.2)]
        parts.append(leaf(Leaf(points=points, colour=brighten(style.colour, -0.06), softness=6)))
    return parts
