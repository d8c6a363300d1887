"""Where the joints of a long body are: along the path of its own head, lifted, arched or coiled."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kinora.engines.animatic.cast.serpent.style import SerpentPose, SerpentStyle
from kinora.engines.animatic.cast.skeleton import Frame
from kinora.engines.animatic.cast.vectors import (
    Vector,
    add,
    between,
    clamp,
    dot,
    ease,
    length,
    scaled,
    subtract,
    wave,
)

NUM_LINKS = 32
COIL_TURNS, COIL_RADIUS = 2.4, 0.17  # of a body rolled up; the radius in body lengths
GROWS = 0.22  # share of the body behind the head along which its wave grows
UP: Vector = (0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Spine:
    """Joints from the head to the tail, each with its directions, and the radius there."""

    base: Frame  # of the whole body on its way, without its bends
    joints: tuple[Frame, ...]
    radii: tuple[float, ...]

    def index(self, share: float) -> int:
        return min(round(share * (len(self.joints) - 1)), len(self.joints) - 1)

    def joint(self, share: float) -> Frame:
        return self.joints[self.index(share)]

    def radius(self, share: float) -> float:
        return self.radii[self.index(share)]


def radius_at(style: SerpentStyle, share: float) -> float:
    """Half the thickness at a share of the way from the neck to the tail."""
    place = clamp(share) * (len(style.radii) - 1)
    low = min(int(place), len(style.radii) - 2)
    return style.radii[low] + (style.radii[low + 1] - style.radii[low]) * (place - low)


def solve(style: SerpentStyle, pose: SerpentPose) -> Spine:
    """The joints of a body in a pose."""
    shares = [i / NUM_LINKS for i in range(NUM_LINKS + 1)]
    radii = tuple(radius_at(style, share) for share in shares)
    spots = _hanging(style, pose, shares) if style.upright else _lifted(style, pose, shares, radii)
    if pose.coil > 0:
        rolled = [_rolled(style, share, r) for share, r in zip(shares, radii, strict=True)]
        spots = [between(a, b, pose.coil) for a, b in zip(spots, rolled, strict=True)]
    base = Frame().moved(0, pose.rise).turned(yaw=pose.turn, pitch=pose.pitch, roll=pose.roll)
    placed = [base.point(*spot) for spot in spots]
    back = scaled(base.forward, -1) if style.upright else base.up
    return Spine(base, tuple(_frames(placed, base, back)), radii)


def _lifted(
    style: SerpentStyle, pose: SerpentPose, shares: list[float], radii: tuple[float, ...]
) -> list[Vector]:
    """From the tail forward: along the ground, then up into the neck, level again at the head."""
    count, link = len(shares), style.long / NUM_LINKS
    forward, high = -style.long * 0.5, 0.0
    spots: list[Vector] = [(0.0, 0.0, 0.0)] * count
    for i in range(count - 1, -1, -1):
        share = shares[i]
        aside, up = _bent(style, pose, share, forward)
        spots[i] = (forward, high + up + _resting(style, share, radii[i]), aside)
        u = clamp(1 - share / max(style.lift, 1e-3))
        steep = math.radians(style.steep * pose.rear * math.sin(math.pi * min(u * 1.05, 1.0)) ** 0.7)  # fmt: skip
        forward, high = forward + link * math.cos(steep), high + link * math.sin(steep)
    return spots


def _hanging(style: SerpentStyle, pose: SerpentPose, shares: list[float]) -> list[Vector]:
    """From the head down: a bowed neck, an upright trunk, a tail that rolls in forwards."""
    link, forward, high = style.long / NUM_LINKS, style.long * 0.08, style.long * 0.62
    spots: list[Vector] = []
    for share in shares:
        spots.append((forward, high, 0.0))
        bow = -46 * (1 - ease(share / 0.16)) + 22 * ease((share - 0.1) / 0.3)
        curl = 360 * max(share - 0.58, 0.0) ** 1.25 * 2.4 + 8 * pose.bends * wave(
            pose.clock * 0.5, share
        )
        angle = math.radians(bow + 90 - 24 * ease((share - 0.34) / 0.3) + curl)
        forward, high = forward - link * math.cos(angle), high - link * math.sin(angle)
    return spots


def _resting(style: SerpentStyle, share: float, radius: float) -> float:
    """How high the middle of the body is above what it lies on; legs carry it between them."""
    if style.lives != "ground":
        return 0.0
    return radius + style.stance * (1 - ease((share - style.hind) / 0.3))


def _bent(style: SerpentStyle, pose: SerpentPose, share: float, forward: float) -> tuple[float, float]:  # fmt: skip
    """How far aside and up the body's own waves carry a joint. What lies on the ground bends by
    where it is on its way, so that it never slides aside."""
    phase = (pose.way + forward) / style.long * style.waves
    grown = 0.25 + 0.75 * ease(share / GROWS)
    free = 1 - 0.8 * pose.rear * clamp(1 - share / max(style.lift, 1e-3))
    aside = style.wave * pose.bends * grown * free * wave(phase)
    up = style.swell * pose.bends * grown * wave(phase, 0.21)
    if style.hump:
        up += style.hump * pose.bends * max(0.0, wave(phase * 1.0)) ** 1.4
    return aside, up + pose.hump * style.long * 0.09 * math.sin(math.pi * share)


def _rolled(style: SerpentStyle, share: float, radius: float) -> Vector:
    """A flat spiral with the head on top in the middle."""
    angle = 2 * math.pi * COIL_TURNS * (1 - share) ** 1.15
    far = style.long * COIL_RADIUS * (0.22 + 0.78 * share**0.8)
    stacked = radius + style.radii[2] * 1.5 * max(0.0, 1 - share * 1.7)
    return (far * math.cos(angle), stacked, far * math.sin(angle))


def _frames(spots: list[Vector], base: Frame, back: Vector) -> list[Frame]:
    """Directions at each joint: forward along the body, its back to `back` as far as that allows."""
    frames = []
    for i, spot in enumerate(spots):
        ahead, behind = spots[max(i - 1, 0)], spots[min(i + 1, len(spots) - 1)]
        forward = _unit(subtract(ahead, behind), base.forward)
        up = _unit(add(back, forward, -dot(back, forward)), base.forward)
        frames.append(Frame(spot, forward, up, _cross(forward, up)))
    return frames


def _unit(v: Vector, otherwise: Vector) -> Vector:
    size = length(v)
    return scaled(v, 1 / size) if size > 1e-6 else otherwise


def _cross(forward: Vector, up: Vector) -> Vector:
    """Left, of a body that looks forward."""
    (a, b, c), (d, e, f) = forward, up
    return (b * f - c * e, c * d - a * f, a * e - b * d)
