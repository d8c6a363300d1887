"""What some swimmers wear: a koi's patches, stripes, an orca's white, a snout, a sword, spines."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.skeleton import Ellipsoid
from kinora.engines.animatic.cast.swimmer.shoal import Swimmer
from kinora.engines.animatic.cast.vectors import add, between
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import fill, stroke
from kinora.engines.animatic.paint.paths import oval, smooth_open

PATCHES = ((0.4, 0.55, 0.62), (1.7, 0.2, 0.5), (2.9, 0.6, 0.55), (4.3, 0.1, 0.6), (3.4, -0.5, 0.3))


def paint_coat(swimmer: Swimmer) -> None:
    """What lies on the skin; drawn inside the body's outline."""
    style = swimmer.style
    if style.patches:
        _patches(swimmer)
    if style.stripes:
        _stripes(swimmer)
    if style.eye_patch:
        _orca(swimmer)


def _patches(swimmer: Swimmer) -> None:
    easel, tone = swimmer.easel, swimmer.easel.light.surface(swimmer.style.patches)
    for index, up, size in PATCHES:
        i = int(index)
        place = between(swimmer.points[i], swimmer.points[min(i + 1, len(swimmer.points) - 1)], index - i)  # fmt: skip
        r = swimmer.radius(index)
        x, y = easel.at(add(place, swimmer.frame.up, r * up))
        fill(easel.canvas, oval(x, y, r * size * 1.3, r * size, 12), tone, 0.95)


def _stripes(swimmer: Swimmer) -> None:
    easel, tone = swimmer.easel, swimmer.easel.light.surface(swimmer.style.stripes)
    for index in (0.55, 1.7, 2.9, 4.1):
        i = int(index)
        x, y = easel.at(between(swimmer.points[i], swimmer.points[i + 1], index - i))
        r = swimmer.radius(index) * 1.2
        band = smooth_open([(x + 5, y - r), (x - 5, y), (x + 5, y + r)])
        stroke(easel.canvas, band, tone, swimmer.radius(index) * 0.24)


def _orca(swimmer: Swimmer) -> None:
    """White over the eye, grey behind the fin."""
    easel, style = swimmer.easel, swimmer.style
    tone = easel.light.surface(style.eye_patch)
    frame, r = swimmer.joints[0].turned(yaw=easel.view.head_turn * 0.6), style.radii[0]
    skull = Ellipsoid(frame.moved(-r * 0.25), (r * 1.1, r * 1.05, r * (style.narrow + 0.2)))
    for side in (1, -1):
        azimuth = side * 74
        if skull.facing(easel.view, azimuth, 30) > 0.1:
            x, y = easel.at(skull.surface(azimuth, 30))
            fill(easel.canvas, oval(x, y, r * 0.40, r * 0.19, -14 * side), tone)
    if swimmer.is_side:
        x, y = easel.at(add(swimmer.points[4], swimmer.frame.up, swimmer.radius(4) * 0.75))
        fill(easel.canvas, oval(x, y, r * 0.7, r * 0.24, 8), easel.light.surface("#8a93a2"), 0.75)


def paint_snout(swimmer: Swimmer) -> None:
    """A dolphin's beak, a swordfish's sword, a pufferfish's spines."""
    style, easel, r = swimmer.style, swimmer.easel, swimmer.style.radii[0]
    frame = swimmer.joints[0]
    if style.snout:
        for up, colour, wide in ((-0.36, style.under or style.colour, 0.24), (-0.22, style.colour, 0.26)):  # fmt: skip
            spots = [frame.point(r * 0.55, r * up), frame.point(r * (0.9 + style.snout * 0.5), r * (up - 0.04)), frame.point(r * (0.9 + style.snout), r * (up - 0.02))]  # fmt: skip
            easel.limb(colour, spots, r * wide * 1.5, r * wide, r * wide * 0.62, softness=r * 0.12)
    if style.sword:
        spots = [frame.point(r * 0.6, r * 0.05), frame.point(r * (0.9 + style.sword * 0.5), 0.0), frame.point(r * (0.9 + style.sword), 0.0)]  # fmt: skip
        easel.limb(brighten(style.colour, -0.08), spots, r * 0.26, r * 0.11, r * 0.02, softness=2)
    if style.puffed:
        _spines(swimmer)


def _spines(swimmer: Swimmer) -> None:
    easel, style = swimmer.easel, swimmer.style
    tone = easel.light.surface(style.puffed)
    ball = Ellipsoid(swimmer.frame.moved(style.spine * 0.12), (style.radii[1] * 1.1, style.radii[1], style.radii[1] * style.narrow))  # fmt: skip
    for elevation in (-50, -20, 15, 48):
        for azimuth in range(-150, 151, 30):
            if abs(azimuth) > 40 and ball.facing(easel.view, azimuth, elevation) > -0.25:
                root, tip = ball.surface(azimuth, elevation, 0.96), ball.surface(azimuth, elevation, 1.16)  # fmt: skip
                if math.dist(easel.at(root), easel.at(tip)) > 2:
                    easel.line([easel.at(root), easel.at(tip)], tone, 3.4)
