"""Hats with brims, peaks and cones: one small recipe each."""

from __future__ import annotations

import math
from collections.abc import Callable

from kinora.engines.animatic.cast.head.felt import badge, disc, tower
from kinora.engines.animatic.cast.head.hats import dome, peak
from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.skeleton import Ellipsoid, ball
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import fill, stroke
from kinora.engines.animatic.paint.paths import box, oval, smooth_open


def brimmed_hat(name: str) -> Callable[[Head], None] | None:
    """The painter of one of these hats, or None."""
    return {
        "top": _top, "bowler": _bowler, "fedora": _fedora, "cowboy": _cowboy, "sombrero": _sombrero, "tricorn": _tricorn, "toque": _toque,
        "peaked": _peaked, "fire": _fire, "hard": _hard, "santa": _santa, "gnome": _gnome, "beret": _beret, "straw": _straw,
    }.get(name)  # fmt: skip


def _cone(head: Head, bend: tuple[float, float, float], tip: tuple[float, float, float]) -> None:
    """A soft cone that follows late at its tip."""
    r, easel, colour = head.r, head.easel, head.style.hat_colour
    lag = head.lag * 0.3
    middle, end = head.inside(*bend).origin, head.inside(tip[0] - lag, tip[1], tip[2]).origin
    base = Ellipsoid(head.inside(-0.04, 0.52), head.sized(0.97, 0.2, 1.0))
    easel.solid(colour, base, ball(middle, r * 0.38), softness=r * 0.3)
    easel.limb(colour, [head.inside(-0.06, 1.05).origin, middle, end], r * 0.46, r * 0.36, r * 0.08, softness=r * 0.2)  # fmt: skip


def _fur_band(head: Head, colour: str) -> None:
    band = Ellipsoid(head.inside(-0.02, 0.48), head.sized(1.02, 0.17, 1.07))
    head.easel.shade(head.easel.outline([band], head.r * 0.08, 3), colour, head.r * 0.12)


def _top(head: Head) -> None:
    colour = head.style.hat_colour
    disc(head, 0.52, 1.22, colour)
    tower(head, 0.55, 1.62, (0.80, 0.88), colour)
    tower(head, 0.58, 0.76, (0.815, 0.825), head.style.hat_trim)


def _bowler(head: Head) -> None:
    disc(head, 0.46, 1.22, brighten(head.style.hat_colour, -0.08))
    head.easel.shade(dome(head, 30, 1.14), head.style.hat_colour, head.r * 0.28)


def _fedora(head: Head) -> None:
    colour = head.style.hat_colour
    disc(head, 0.50, 1.42, brighten(colour, -0.1))
    tower(head, 0.52, 1.14, (0.92, 0.70), colour)
    tower(head, 0.54, 0.70, (0.93, 0.90), head.style.hat_trim)


def _cowboy(head: Head) -> None:
    colour, r = head.style.hat_colour, head.r
    disc(head, 0.50, 1.38, brighten(colour, -0.12))
    tower(head, 0.52, 1.20, (0.86, 0.66), colour)
    tower(head, 0.54, 0.68, (0.88, 0.85), head.style.hat_trim)
    for side in (-1, 1):
        roll = Ellipsoid(head.inside(-0.04, 0.66, side * 1.30), head.sized(0.95, 0.16, 0.24))
        head.easel.solid(brighten(colour, 0.06), roll, softness=r * 0.12)


def _sombrero(head: Head) -> None:
    disc(head, 0.50, 1.95, head.style.hat_colour, thick=0.12)
    disc(head, 0.56, 1.60, head.style.hat_trim, thick=0.04)
    tower(head, 0.52, 1.42, (0.86, 0.34), head.style.hat_colour)


def _straw(head: Head) -> None:
    disc(head, 0.46, 1.62, head.style.hat_colour, thick=0.08)
    head.easel.shade(dome(head, 34, 1.13), head.style.hat_colour, head.r * 0.28)


def _tricorn(head: Head) -> None:
    r, colour = head.r, head.style.hat_colour
    corners = [ball(head.inside(*place), r * 0.10) for place in ((0.0, 0.55, 1.40), (0.0, 0.55, -1.40), (0.30, 1.32, 0.0), (-0.55, 1.0, 0.0), (0.85, 0.50, 0.0), (-0.9, 0.5, 0.0))]  # fmt: skip
    head.easel.solid(colour, *corners, softness=r * 0.2)
    rim = [head.easel.at(head.inside(*place).origin) for place in ((0.15, 0.62, 1.36), (0.6, 1.0, 0.7), (0.45, 1.32, 0.0), (0.6, 1.0, -0.7), (0.15, 0.62, -1.36))]  # fmt: skip
    if head.facing(0, 20) > 0.1:
        stroke(
            head.canvas, smooth_open(rim), head.easel.light.surface(head.style.hat_trim), r * 0.06
        )
        x, y = head.easel.at(head.inside(0.85, 0.88).origin)
        white = head.easel.light.surface("#f6f0e2")
        for turn in (-35, 35):
            fill(head.canvas, box(x, y + r * 0.08, r * 0.46, r * 0.07, r * 0.03, turn), white)
        fill(head.canvas, oval(x, y, r * 0.15, r * 0.16), white)
        for side in (-1, 1):
            fill(head.canvas, oval(x + side * r * 0.06, y, r * 0.04, r * 0.045), "#2a2428")


def _toque(head: Head) -> None:
    r, easel, colour = head.r, head.easel, head.style.hat_colour
    puffs = [ball(head.inside(-0.05 + 0.5 * math.cos(k * 1.26), 1.22, 0.55 * math.sin(k * 1.26)), r * 0.46) for k in range(5)]  # fmt: skip
    for puff in puffs:
        easel.solid(colour, puff, softness=r * 0.2)
    tower(head, 0.48, 1.05, (0.90, 0.86), colour)


def _peaked(head: Head) -> None:
    """A police officer's or a pilot's cap."""
    r, colour = head.r, head.style.hat_colour
    crown = Ellipsoid(head.inside(-0.06, 0.86), head.sized(1.18, 0.17, 1.20))
    tower(head, 0.44, 0.80, (0.96, 1.05), head.style.hat_trim)
    head.easel.solid(colour, crown, softness=r * 0.16)
    peak(head, "#22222c")
    badge(head, 46, 0.12)


def _fire(head: Head) -> None:
    r, easel, colour = head.r, head.easel, head.style.hat_colour
    brim = Ellipsoid(head.inside(-0.22, 0.40), head.sized(1.48, 0.07, 1.20))
    easel.solid(brighten(colour, -0.12), brim, softness=r * 0.1)
    easel.shade(dome(head, 28, 1.16), colour, r * 0.28)
    ridge = [head.inside(*place).origin for place in ((0.95, 0.62, 0), (0.45, 1.12, 0), (-0.2, 1.24, 0), (-0.85, 0.95, 0))]  # fmt: skip
    easel.limb(brighten(colour, 0.1), ridge, r * 0.08, softness=r * 0.06)
    badge(head, 40, 0.20)


def _hard(head: Head) -> None:
    r, easel, colour = head.r, head.easel, head.style.hat_colour
    easel.shade(dome(head, 30, 1.15), colour, r * 0.28)
    ridge = [head.inside(*place).origin for place in ((0.80, 0.80, 0), (0.2, 1.18, 0), (-0.6, 1.02, 0))]  # fmt: skip
    easel.limb(brighten(colour, 0.08), ridge, r * 0.09, softness=r * 0.06)
    peak(head, brighten(colour, -0.08))


def _santa(head: Head) -> None:
    tip = (-0.55, 0.62, 1.18)
    _cone(head, (-0.12, 1.28, 0.34), tip)
    _fur_band(head, head.style.hat_trim)
    place = head.inside(tip[0] - head.lag * 0.3, tip[1], tip[2])
    head.easel.shade(head.easel.outline([ball(place, head.r * 0.22)], head.r * 0.06, 5), head.style.hat_trim, head.r * 0.1)  # fmt: skip


def _gnome(head: Head) -> None:
    _cone(head, (-0.10, 1.45, 0.0), (-0.25, 2.15, 0.06))
    band = Ellipsoid(head.inside(-0.02, 0.46), head.sized(1.02, 0.11, 1.06))
    head.easel.solid(head.style.hat_trim, band, softness=head.r * 0.08)


def _beret(head: Head) -> None:
    flat = Ellipsoid(head.inside(-0.10, 0.82, 0.22), head.sized(1.05, 0.30, 1.16))
    head.easel.solid(head.style.hat_colour, flat, softness=head.r * 0.24)
    stem = [head.inside(-0.1, 1.08, 0.24).origin, head.inside(-0.1, 1.22, 0.26).origin]
    head.easel.limb(head.style.hat_colour, stem, head.r * 0.05)
