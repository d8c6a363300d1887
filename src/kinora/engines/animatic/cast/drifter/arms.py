"""Arms and tentacles: chains that read the same wave later, one link after the other."""

from __future__ import annotations

import math
from functools import partial

from kinora.engines.animatic.cast.drifter.style import DrifterPose, DrifterStyle
from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.parts import Part, mark, tube
from kinora.engines.animatic.cast.skeleton import Frame
from kinora.engines.animatic.cast.vectors import Vector, add, scaled, wave
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import stroke
from kinora.engines.animatic.paint.paths import smooth_open

NUM_LINKS = 9


def arms(style: DrifterStyle, pose: DrifterPose, rim: Frame) -> list[Part]:
    """All the arms of an octopus or a squid, from the rim of its body."""
    parts = []
    for k in range(style.arms):
        azimuth = 360.0 * (k + 0.5) / style.arms
        spots = _arm(style, pose, rim, azimuth, k)
        tone = brighten(style.colour, -0.10 if math.cos(math.radians(azimuth)) < 0 else 0.0)
        layer = 10.0 * math.cos(math.radians(azimuth))
        parts.append(tube(tone, spots, *style.arm_radius, softness=style.arm_radius[0] * 0.5, layer=layer))  # fmt: skip
        parts.append(mark(spots[4], style.arm_radius[0], partial(_suckers, style, spots), layer=layer + 2))  # fmt: skip
    return parts


def _arm(
    style: DrifterStyle, pose: DrifterPose, rim: Frame, azimuth: float, k: int
) -> list[Vector]:
    """Out over the rim, down, and up again at the tip; drawn out straight when it swims."""
    a = math.radians(azimuth)
    out = add(scaled(rim.forward, math.cos(a)), rim.left, math.sin(a))
    place = add(rim.origin, out, style.mantle[0] * 0.52)
    spots, link = [place], style.arm / NUM_LINKS
    raised = pose.greet if k == 1 else 0.0
    for i in range(NUM_LINKS):
        t = i / (NUM_LINKS - 1)
        curl = 16 * wave(pose.clock * 0.5, 0.10 * i + k * 0.37) * pose.lively
        resting = -46 * (1 - pose.spread) - 28 + 96 * t**1.6 * pose.spread + curl * (0.4 + t)
        drawn = -84 + 12 * wave(pose.clock * 0.8, 0.12 * i + 0.08 * k) * (0.3 + t)
        up = 52 + 34 * wave(pose.clock * 1.1, 0.1 * i)
        elevation = resting + (drawn - resting) * pose.trail
        elevation = math.radians(elevation + (up - elevation) * raised)
        aside = math.radians(9 * wave(pose.clock * 0.4, 0.09 * i + k * 0.21) * pose.lively)
        turned = add(scaled(out, math.cos(aside)), _around(rim, a), math.sin(aside))
        place = add(add(place, turned, link * math.cos(elevation)), rim.up, link * math.sin(elevation))  # fmt: skip
        spots.append(place)
    return spots


def _around(rim: Frame, a: float) -> Vector:
    return add(scaled(rim.forward, -math.sin(a)), rim.left, math.cos(a))


def _suckers(style: DrifterStyle, spots: list[Vector], easel: Easel) -> None:
    """A pale row along the lower side, where that is seen."""
    tone = easel.light.surface(style.under)
    for i in range(2, len(spots) - 1):
        r = style.arm_radius[0] * (1 - i / len(spots)) * 0.36 + 0.8
        x, y = easel.at(spots[i])
        easel.line([(x, y + r * 1.4), (x + 0.1, y + r * 1.4)], tone, r * 1.5, 0.8)


def tentacles(style: DrifterStyle, pose: DrifterPose, rim: Frame) -> list[Part]:
    """A jellyfish's: thin threads around, four frilled ribbons in the middle."""
    parts = []
    for k in range(style.arms):
        a = math.radians(360.0 * k / style.arms)
        root = rim.point(math.cos(a) * style.mantle[0] * 0.86, 0, math.sin(a) * style.mantle[2] * 0.86)  # fmt: skip
        spots = _thread(pose, rim, root, style.arm * (0.8 + 0.3 * ((k * 5) % 7) / 7), k)
        parts.append(mark(spots[4], style.arm * 0.75, partial(_thread_line, style, spots, 3.2, 0.62)))  # fmt: skip
    for k in range(4):
        a = math.radians(90.0 * k + 30)
        root = rim.point(math.cos(a) * style.mantle[0] * 0.26, style.mantle[1] * 0.1, math.sin(a) * style.mantle[2] * 0.26)  # fmt: skip
        spots = _thread(pose, rim, root, style.arm * 0.72, k + 20)
        parts.append(mark(spots[4], style.arm * 0.6, partial(_frill, style, spots), layer=4))
    return parts


def _thread(pose: DrifterPose, rim: Frame, root: Vector, long: float, k: int) -> list[Vector]:
    spots = [root]
    for i in range(1, 9):
        far = i / 8
        sway = long * 0.10 * far * wave(pose.clock * 0.45, 0.11 * i + k * 0.13)
        drag = long * 0.10 * far * pose.pulse
        place = add(root, rim.up, -long * far * (1 - 0.08 * pose.pulse) + drag * 0.2)
        spots.append(add(add(place, rim.left, sway), rim.forward, 0.6 * sway - drag * 0.3))
    return spots


def _thread_line(
    style: DrifterStyle, spots: list[Vector], width: float, alpha: float, easel: Easel
) -> None:
    path = smooth_open([easel.at(spot) for spot in spots])
    stroke(easel.canvas, path, easel.light.lit(style.colour, 0.6), width, alpha)


def _frill(style: DrifterStyle, spots: list[Vector], easel: Easel) -> None:
    flat = [easel.at(spot) for spot in spots]
    for i, (x, y) in enumerate(flat[1:], 1):
        r = 11 * (1 - i / len(flat)) + 3
        easel.line([(x - r, y - 4), (x, y + 3), (x + r, y - 4)], easel.light.surface(style.under), 6, 0.62)  # fmt: skip
    stroke(easel.canvas, smooth_open(flat), easel.light.surface(style.under), 9, 0.66)
