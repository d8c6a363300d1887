"""Headgear without a brim: helmets, bands, wreaths, caps for a feast."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from kinora.engines.animatic.cast.head.felt import GOLD, badge, tower
from kinora.engines.animatic.cast.head.hats import dome, ring_around
from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.skeleton import Ellipsoid, ball, limb
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import fill, soft_spot, stroke
from kinora.engines.animatic.paint.paths import box, oval, polygon, smooth_open


def brimless_hat(name: str) -> Callable[[Head], None] | None:
    """The painter of one of these hats, or None."""
    return {
        "viking": _viking, "kabuto": _kabuto, "helm": _plume, "nurse": _nurse, "beanie": _beanie, "bandana": _bandana, "headband": _headband,
        "halo": _halo, "veil": _wreath, "jester": _jester, "mortarboard": _mortarboard,
    }.get(name)  # fmt: skip


def _viking(head: Head) -> None:
    r, easel = head.r, head.easel
    easel.shade(dome(head, 28, 1.13), head.style.hat_colour, r * 0.28)
    _band(head, 30, 0.16, head.style.hat_trim)
    _stud(head, 62)


def _stud(head: Head, elevation: float) -> None:
    if head.facing(0, elevation) > 0:
        a, b = head.on(0, 32, 1.15), head.on(0, elevation + 24, 1.15)
        stroke(head.canvas, smooth_open([a, b]), head.easel.light.surface(head.style.hat_trim), head.r * 0.1)  # fmt: skip


def _kabuto(head: Head) -> None:
    """A samurai's helmet: bowl, neck guard, golden crest."""
    r, easel, colour = head.r, head.easel, head.style.hat_colour
    easel.shade(dome(head, 30, 1.15), colour, r * 0.28)
    for side in (-1, 1):
        flap = [Ellipsoid(head.inside(-0.25, up, side * out), head.sized(0.5, 0.12, 0.16)) for up, out in ((0.42, 1.02), (-0.20, 1.26))]  # fmt: skip
        easel.solid(brighten(colour, -0.12), *flap, softness=r * 0.15)
    _band(head, 31, 0.14, head.style.hat_trim)
    if head.facing(0, 30) > 0:
        for side in (-1, 1):
            crest = [head.inside(*place).origin for place in ((1.02, 0.58, side * 0.08), (1.05, 0.98, side * 0.42), (0.98, 1.45, side * 0.62))]  # fmt: skip
            easel.limb(GOLD, crest, r * 0.11, r * 0.10, r * 0.02, softness=r * 0.08)
        badge(head, 40, 0.13)


def _plume(head: Head) -> None:
    """What stands on a knight's helm; the helm itself is a hood."""
    r, easel = head.r, head.easel
    feather = [head.inside(*place).origin for place in ((0.10, 1.05, 0), (-0.25, 1.62, 0), (-0.85 - head.lag * 0.2, 1.55, 0), (-1.25 - head.lag * 0.3, 0.95, 0))]  # fmt: skip
    path = limb(easel.view, feather, r * 0.10, r * 0.24, r * 0.22, r * 0.05)
    easel.shade(path, head.style.horns or "#d8343c", r * 0.14)
    if head.facing(0, 40) > 0:
        visor = [
            head.on(a, 36 + 8 * math.cos(math.radians(a * 2)), 1.16) for a in range(-60, 61, 15)
        ]
        stroke(head.canvas, smooth_open(visor), easel.light.shaded(head.style.hat_colour, 0.9), r * 0.14)  # fmt: skip


def _beanie(head: Head) -> None:
    r, easel = head.r, head.easel
    easel.shade(dome(head, 30, 1.14), head.style.hat_colour, r * 0.28)
    _band(head, 31, 0.24, head.style.hat_trim)
    pom = ball(head.inside(-0.08, 1.22), r * 0.24)
    easel.shade(easel.outline([pom], r * 0.07, 5), head.style.hat_trim, r * 0.1)


def _bandana(head: Head) -> None:
    r, easel, colour = head.r, head.easel, head.style.hat_colour
    knot = head.inside(-0.95, 0.35, 0.3)
    easel.limb(colour, [knot.origin, head.inside(-1.3 - head.lag * 0.2, -0.1, 0.5).origin], r * 0.13, r * 0.16)  # fmt: skip
    easel.shade(dome(head, 30, 1.10), colour, r * 0.26)
    dots = easel.light.surface(head.style.hat_trim)
    for azimuth, elevation in (
        (-46, 44),
        (-16, 48),
        (16, 44),
        (46, 48),
        (-30, 66),
        (4, 70),
        (34, 66),
    ):
        if head.facing(azimuth, elevation) > 0.1:
            fill(head.canvas, oval(*head.on(azimuth, elevation, 1.1), r * 0.06, r * 0.06), dots)


def _headband(head: Head) -> None:
    r, easel = head.r, head.easel
    arc = ring_around(head, 30, 1.08)
    if len(arc) > 2:
        stroke(head.canvas, smooth_open(arc), easel.light.surface(head.style.hat_colour), r * 0.18)


def _halo(head: Head) -> None:
    x, y = head.easel.at(head.inside(-0.05, 1.5).origin)
    r, ring = head.r, oval(x, y, head.r * 0.62, head.r * 0.16)
    soft_spot(head.canvas, x, y, r * 1.0, r * 0.45, "#fff0b0", 0.45, blend=skia.BlendMode.kScreen)
    stroke(head.canvas, ring, "#ffe08a", r * 0.1)


def _wreath(head: Head) -> None:
    """Blossoms that hold a veil; the veil itself hangs behind."""
    for step, (x, y) in enumerate(ring_around(head, 46, 1.12)[::2]):
        tone = head.style.hat_trim if step % 2 else "#fffdf8"
        head.easel.shade(oval(x, y, head.r * 0.12, head.r * 0.12), tone)


def _jester(head: Head) -> None:
    r, easel = head.r, head.easel
    for side, colour in ((-1, head.style.hat_colour), (1, head.style.hat_trim)):
        horn = [head.inside(*place).origin for place in ((-0.05, 0.75, side * 0.35), (-0.05, 1.45, side * 0.85), (-0.05, 0.95, side * 1.55))]  # fmt: skip
        easel.limb(colour, horn, r * 0.46, r * 0.30, r * 0.06, softness=r * 0.16)
        easel.dot(horn[-1], r * 0.14, GOLD)
    _band(head, 38, 0.2, head.style.hat_trim)


def _mortarboard(head: Head) -> None:
    r, easel, colour = head.r, head.easel, head.style.hat_colour
    tower(head, 0.48, 0.86, (0.94, 0.90), colour)
    corners = [easel.at(head.inside(f, 1.0, s).origin) for f, s in ((1.15, 0), (0, 1.25), (-1.15, 0), (0, -1.25))]  # fmt: skip
    easel.shade(polygon(corners), colour, r * 0.1)
    x, y = corners[0]
    easel.line([easel.at(head.inside(0, 1.03).origin), (x, y), (x, y + r * 0.35)], head.style.hat_trim, r * 0.06)  # fmt: skip


def _band(head: Head, elevation: float, wide: float, colour: str) -> None:
    arc = ring_around(head, elevation, 1.14)
    if len(arc) > 2:
        stroke(head.canvas, smooth_open(arc), head.easel.light.shaded(colour, 0.3), head.r * wide)


def _nurse(head: Head) -> None:
    tower(head, 0.72, 1.08, (0.50, 0.60), head.style.hat_colour)
    if head.facing(0, 50) > 0:
        x, y = head.easel.at(head.inside(0.50, 0.92).origin)
        red, r = head.easel.light.surface(head.style.hat_trim), head.r
        fill(head.canvas, box(x, y, r * 0.26, r * 0.08), red)
        fill(head.canvas, box(x, y, r * 0.08, r * 0.26), red)
