"""What is painted on the skin of a head: stripes, masks, blazes, blush."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.vectors import halfway
from kinora.engines.animatic.paint.marks import fill, soft_spot, stroke
from kinora.engines.animatic.paint.paths import oval, smooth_closed, smooth_open, tube


def paint_markings(head: Head) -> None:
    """The marking of that head, if it has one."""
    painter = {
        "tabby": _tabby, "mask": _mask, "penguin": _penguin, "discs": _discs, "blaze": _blaze, "patch": _patch, "plates": _plates,
        "badger": _badger, "tears": _tears, "husky": _husky, "brows": _brows, "skull": _skull, "clown": _clown, "sloth": _sloth,
    }.get(head.style.marking)  # fmt: skip
    if painter is not None:
        painter(head)


def _patch(head: Head) -> None:
    x, y = head.on(28, 8)
    tone = head.easel.light.shaded(head.style.marking_colour, 0.5)
    fill(head.canvas, oval(x, y, head.r * 0.36, head.r * 0.42, 12), tone)


def _badger(head: Head) -> None:
    """Two dark bands from the ears over the eyes to the nose."""
    tone = head.easel.light.shaded(head.style.marking_colour, 0.4)
    for side in (-1, 1):
        spots = [head.on(side * a, e) for a, e in ((40, 66), (32, 30), (25, 2), (15, -26))]
        fill(head.canvas, tube(spots, head.r * 0.20, head.r * 0.19, head.r * 0.10), tone)


def _tears(head: Head) -> None:
    """A cheetah's dark lines from the eyes down beside the nose, and small spots above."""
    tone, r = head.easel.light.shaded(head.style.marking_colour, 0.4), head.r
    for side in (-1, 1):
        if head.facing(side * 22, -10) > 0:
            spots = [head.on(side * a, e) for a, e in ((22, -4), (18, -20), (24, -40))]
            fill(head.canvas, tube(spots, r * 0.05, r * 0.045, r * 0.02), tone)
        for azimuth, elevation in ((14, 46), (34, 38), (24, 60), (62, 10), (70, -12)):
            if head.facing(side * azimuth, elevation) > 0.1:
                fill(head.canvas, oval(*head.on(side * azimuth, elevation), r * 0.05, r * 0.05), tone)  # fmt: skip


def _husky(head: Head) -> None:
    """A light face with a dark cap that comes to a point between the eyes."""
    edge = ((-84, 6), (-52, 24), (-26, 26), (-7, 30), (0, 12), (7, 30), (26, 26), (52, 24), (84, 6), (80, -60), (0, -80), (-80, -60))  # fmt: skip
    shape = smooth_closed([head.on(a, e) for a, e in edge], 0.7)
    fill(head.canvas, shape, head.easel.light.surface(head.style.marking_colour), 0.97)


def _brows(head: Head) -> None:
    """A red panda's light brows and cheeks."""
    r, tone = head.r, head.easel.light.lit(head.style.marking_colour, 0.4)
    for side in (-1, 1):
        for azimuth, elevation, wide, high in ((30, 32, 0.2, 0.12), (52, -18, 0.3, 0.24)):
            if head.facing(side * azimuth, elevation) > 0:
                x, y = head.on(side * azimuth, elevation)
                squeeze = head.narrowing(side * azimuth)
                fill(head.canvas, oval(x, y, r * wide * squeeze, r * high), tone, 0.96)


def _skull(head: Head) -> None:
    """Dark sockets and a hole for the nose."""
    r, dark = head.r, head.style.marking_colour
    for side in (-1, 1):
        azimuth = side * head.style.eye_azimuth
        if head.facing(azimuth, 0) > 0:
            x, y = head.on(azimuth, head.style.eye_elevation)
            fill(head.canvas, oval(x, y, r * 0.27 * head.narrowing(azimuth), r * 0.30), dark)
    if head.facing(0, -20) > 0.05:
        x, y = head.on(0, -17)
        fill(head.canvas, smooth_closed([(x, y - r * 0.12), (x + r * 0.09, y + r * 0.06), (x - r * 0.09, y + r * 0.06)], 0.6), dark)  # fmt: skip


def _sloth(head: Head) -> None:
    """Dark bands that slope outwards from the eyes."""
    tone = head.easel.light.shaded(head.style.marking_colour, 0.4)
    for side in (-1, 1):
        if head.facing(side * 36, -4) > 0:
            spots = [head.on(side * a, e) for a, e in ((18, 4), (34, -2), (58, -18))]
            fill(head.canvas, tube(spots, head.r * 0.17, head.r * 0.17, head.r * 0.06), tone)


def _clown(head: Head) -> None:
    """White around the mouth, a star over each eye."""
    r, white = head.r, head.easel.light.lit("#fffaf2", 0.4)
    if head.facing(0, -30) > 0:
        x, y = head.on(0, -32)
        fill(head.canvas, oval(x, y, r * 0.44 * head.narrowing(0), r * 0.28), white)
    for side in (-1, 1):
        azimuth = side * head.style.eye_azimuth
        if head.facing(azimuth, 10) > 0:
            x, y = head.on(azimuth, 6)
            squeeze = r * 0.2 * head.narrowing(azimuth)
            for dx, dy in ((0.0, 0.34), (0.0, -0.34)):
                tip = [(x - squeeze, y), (x + dx, y + dy * r), (x + squeeze, y)]
                fill(head.canvas, smooth_closed(tip, 0.3), head.easel.light.surface(head.style.marking_colour), 0.9)  # fmt: skip


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
