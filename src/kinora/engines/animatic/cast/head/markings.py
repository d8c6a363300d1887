"""What is painted on the skin of a head: stripes, masks, blazes, blush."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.vectors import halfway
from kinora.engines.animatic.paint.marks import fill, soft_spot, stroke
from kinora.engines.animatic.paint.paths import oval, smooth_closed, smooth_open, tube


def paint_markings(head: Head) -> None:
    match head.style.marking:
        case "tabby":
            _tabby(head)
        case "mask":
            _mask(head)
        case "penguin":
            _penguin(head)
        case "discs":
            _discs(head)
        case "blaze":
            _blaze(head)
        case "patch":
            x, y = head.on(28, 8)
            tone = head.easel.light.shaded(head.style.marking_colour, 0.5)
            fill(head.canvas, oval(x, y, head.r * 0.36, head.r * 0.42, 12), tone)
        case "plates":
            _plates(head)
        case _:
            pass


def _tabby(head: Head) -> None:
    r, colour = head.r, head.easel.light.shaded(head.style.marking_colour, 0.5)
    for azimuth in (-20, 0, 20):
        a, b = head.on(azimuth * 0.7, 76), head.on(azimuth * 1.05, 40)
        fill(head.canvas, tube([a, halfway(a, b), b], r * 0.055, r * 0.06, r * 0.012), colour, 0.75)
    for side in (-1, 1):
        for elevation in (-6, -22):
            if head.facing(side * 66, elevation) > 0:
                a, b = head.on(side * 84, elevation), head.on(side * 58, elevation - 2)
                bar = tube([a, halfway(a, b), b], r * 0.05, r * 0.045, r * 0.01)
                fill(head.canvas, bar, colour, 0.6)


def _mask(head: Head) -> None:
    """The light lower face of a fox."""
    edge = ((-95, 4), (-48, -8), (-16, 2), (0, 26), (16, 2), (48, -8), (95, 4), (80, -60), (0, -80), (-80, -60))  # fmt: skip
    shape = smooth_closed([head.on(a, e) for a, e in edge], 0.8)
    fill(head.canvas, shape, head.easel.light.surface(head.style.marking_colour), 0.96)


def _penguin(head: Head) -> None:
    r, tone = head.r, head.easel.light.lit(head.style.marking_colour, 0.5)
    for side in (-1, 1):
        x, y = head.on(side * 27, -6)
        squash = max(head.facing(side * 27, 0), 0.1)
        fill(head.canvas, oval(x, y, r * 0.47 * squash, r * 0.56), tone)
    x, y = head.on(0, -34)
    fill(head.canvas, oval(x, y, r * 0.6, r * 0.42), tone)


def _discs(head: Head) -> None:
    r = head.r
    for side in (-1, 1):
        x, y = head.on(side * 31, 2)
        wide = r * 0.50 * math.sqrt(max(head.facing(side * 31, 0), 0.15))
        head.easel.shade(oval(x, y, wide, r * 0.52), head.style.marking_colour, r * 0.14)


def _blaze(head: Head) -> None:
    edge = ((-7, 60), (7, 60), (10, 12), (8, -8), (-8, -8), (-10, 12))
    shape = smooth_closed([head.on(a, e) for a, e in edge])
    fill(head.canvas, shape, head.easel.light.lit(head.style.marking_colour, 0.5), 0.95)


def _plates(head: Head) -> None:
    """Seam and rivets of a robot."""
    r, light = head.r, head.easel.light
    seam = [head.on(a, 34) for a in range(-90, 91, 15)]
    stroke(head.canvas, smooth_open(seam), light.shaded(head.style.skin, 1.5), r * 0.03, 0.7)
    for azimuth in (-62, 62):
        if head.facing(azimuth, -30) > 0:
            x, y = head.on(azimuth, -30)
            fill(head.canvas, oval(x, y, r * 0.05, r * 0.05), light.shaded(head.style.skin, 1.6))


def paint_blush(head: Head) -> None:
    tone = head.easel.light.surface(head.style.blush)
    for side in (-1, 1):
        azimuth, elevation = side * (head.style.eye_azimuth + 17), -24
        facing = head.facing(azimuth, elevation)
        if facing > 0:
            x, y = head.on(azimuth, elevation)
            wide = head.r * 0.26 * (0.4 + 0.6 * facing)
            soft_spot(head.canvas, x, y, wide, head.r * 0.19, tone, 0.75)
