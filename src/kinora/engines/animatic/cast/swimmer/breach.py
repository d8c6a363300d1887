"""Leaping out of the water: up nose first, over, and down on the flank, again and again."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

from kinora.engines.animatic.cast.pose import HAPPY
from kinora.engines.animatic.cast.swimmer.shoal import Swimmer
from kinora.engines.animatic.cast.swimmer.splash import Splash
from kinora.engines.animatic.cast.swimmer.style import SwimmerStyle, SwimPose
from kinora.engines.animatic.cast.vectors import clamp, ease, wave

CYCLE_S, OUT, IN = (
    3.4,
    0.14,
    0.76,
)  # one leap; shares of it where the nose comes out, the flank falls
DEEP, HIGH = 0.62, 0.58  # spines below the surface before, above it at the top


def breaching(pose: SwimPose, t: float, style: SwimmerStyle) -> SwimPose:
    """Where it is in its leap, `t` seconds after it began."""
    u = t / CYCLE_S % 1.0
    arc = math.sin(math.pi * clamp((u - 0.04) / 0.80)) ** 0.85
    over = ease((u - 0.34) / 0.42)
    return replace(
        pose, face=HAPPY, rise=style.spine * (-DEEP + (DEEP + HIGH) * arc), pitch=-66 + 84 * over, roll=34 * over * (1 - ease((u - 0.8) / 0.2)),
        effort=1.4, leap=1.0, clock=t,
    )  # fmt: skip


def splashes(style: SwimmerStyle, pose: SwimPose) -> list[Splash]:
    """What it throws up: a little when it comes out, much when it falls."""
    if pose.leap < 0.5:
        return []
    t, long = pose.clock, style.spine
    cycle = math.floor(t / CYCLE_S)
    age = t - cycle * CYCLE_S
    fallen = Splash(long * 0.16, age + (1 - IN) * CYCLE_S, long * 0.85, max(cycle * 2 - 1, 0))
    return [
        Splash(-long * 0.02, age - OUT * CYCLE_S, long * 0.42, cycle * 2),
        Splash(long * 0.16, age - IN * CYCLE_S, long * 0.85, cycle * 2 + 1),
        *([fallen] if cycle > 0 else []),
    ]


def seams(swimmer: Swimmer) -> list[tuple[float, float]]:
    """Where the body goes through the surface: (place, half width) in the picture."""
    places = []
    for i, (a, b) in enumerate(pairwise(swimmer.points)):
        high, low = a[1], b[1]
        if (high > 0) != (low > 0):
            share = high / (high - low)
            x = swimmer.easel.at(a)[0] + (swimmer.easel.at(b)[0] - swimmer.easel.at(a)[0]) * share
            places.append((x, swimmer.radius(i + share) * 1.15))
    if not places and 0 < abs(swimmer.points[2][1]) < swimmer.radius(2):
        middle = swimmer.easel.at(swimmer.points[2])[0]
        places.append((middle + 6 * wave(swimmer.pose.clock * 0.2), swimmer.style.spine * 0.42))
    return places
