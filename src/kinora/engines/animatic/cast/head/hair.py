"""Hair behind and in front of the face: a cap minus an opening for the face."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.cast.fur import curly
from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.skeleton import Ellipsoid, ball, hull, hull_points
from kinora.engines.animatic.cast.vectors import Point, halfway
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped, fill
from kinora.engines.animatic.paint.paths import smooth_closed, transformed

CAPPED = ("bob", "fringe", "bun", "long", "pigtails", "afro", "short")


def paint_hair_back(head: Head) -> None:
    style, r, easel = head.style, head.r, head.easel
    match style.hair:
        case "bob":
            solids = [Ellipsoid(head.inside(-0.18, 0.05), head.sized(0.98, 1.06, 1.12))]
            back = -0.28 - head.lag * 0.1
            solids += [ball(head.inside(back, -0.55, side * 0.66), r * 0.42) for side in (-1, 1)]
            easel.solid(style.hair_colour, *solids, softness=r * 0.4)
        case "long":
            cap = Ellipsoid(head.inside(-0.18, 0.05), head.sized(0.98, 1.06, 1.12))
            easel.solid(style.hair_colour, cap, softness=r * 0.4)
        case "bun" | "fringe" | "pigtails" | "short":
            size = (0.96, 0.96, 1.0) if style.hair == "short" else (0.98, 1.0, 1.05)
            cap = Ellipsoid(head.inside(-0.12, 0.08), head.sized(*size))
            easel.solid(style.hair_colour, cap, softness=r * 0.4)
            _tied(head)
        case "ring":
            _ring(head)
        case "afro":
            cloud = Ellipsoid(head.inside(-0.22, 0.22), head.sized(1.05, 1.22, 1.36))
            curls = curly(hull_points(easel.view, [cloud]), r * 0.22)
            easel.shade(curls, style.hair_colour, r * 0.4)
        case "mane":
            ruff = Ellipsoid(head.inside(-0.20, -0.10), head.sized(0.70, 1.38, 1.42))
            easel.shade(easel.outline([ruff], r * 0.20, 7), style.hair_colour, r * 0.4)
        case "frill":
            collar = Ellipsoid(head.inside(-0.45, 0.45), head.sized(0.22, 1.22, 1.36))
            easel.shade(easel.outline([collar], r * 0.14, 3), style.hair_colour, r * 0.4)
        case _:
            pass


def paint_falling_hair(head: Head) -> None:
    """Long hair down the back, painted before the body; its ends follow late."""
    r, back = head.r, -0.42 - head.lag * 0.18
    solids = [Ellipsoid(head.inside(-0.2, 0.0), head.sized(0.95, 1.0, 1.1))]
    solids += [ball(head.inside(back, -1.35, side * 0.62), r * 0.40) for side in (-1, 1)]
    head.easel.solid(head.style.hair_colour, *solids, softness=r * 0.4)


def _tied(head: Head) -> None:
    """A bun on top, or two tails at the sides that follow late."""
    style, r, easel = head.style, head.r, head.easel
    if style.hair == "bun":
        easel.solid(style.hair_colour, ball(head.inside(-0.25, 1.12), r * 0.36), softness=r * 0.25)
        band = Ellipsoid(head.inside(-0.18, 0.92), head.sized(0.3, 0.08, 0.3))
        fill(head.canvas, hull(easel.view, band), easel.light.shaded("#e86a92", 0.4))
    elif style.hair == "pigtails":
        for side in (-1, 1):
            spine = [head.inside(-0.2, 0.35, side * 0.95).origin,
                     head.inside(-0.3, -0.1, side * 1.45).origin,
                     head.inside(-0.3 - head.lag * 0.3, -0.75, side * 1.4).origin]  # fmt: skip
            easel.limb(style.hair_colour, spine, r * 0.2, r * 0.3, r * 0.1, softness=r * 0.2)
            easel.dot(spine[0], r * 0.15, "#e2574c")


def _ring(head: Head) -> None:
    """The white wreath of an old man."""
    r, easel = head.r, head.easel
    puffs = [ball(head.inside(-0.25, -0.02, side * 0.82), r * 0.36) for side in (-1, 1)]
    for puff, seed in ((puffs[0], 3), (puffs[1], 3), (ball(head.inside(-0.5, -0.05), r * 0.62), 8)):
        easel.shade(easel.outline([puff], r * 0.07, seed), head.style.hair_colour, r * 0.2)


def paint_hair_front(head: Head) -> None:
    if head.style.hair in CAPPED:
        _fringe(head)
    elif head.style.hair == "tuft":
        _tuft(head)
    elif head.style.hair == "wool":
        mop = Ellipsoid(head.inside(-0.05, 0.62), head.sized(0.62, 0.46, 0.72))
        head.easel.shade(head.easel.outline([mop], head.r * 0.14, 4), head.style.hair_colour, head.r * 0.2)  # fmt: skip


def _hairline(head: Head, azimuth: float) -> float:
    """Elevation at which the hair begins, degrees."""
    match head.style.hair:
        case "bob":
            return 30 + 4 * math.cos(math.radians(azimuth * 6)) if abs(azimuth) < 58 else 30 - (abs(azimuth) - 58) * 1.4  # fmt: skip
        case "bun" | "long" | "pigtails" | "afro":
            return 42 - abs(azimuth) * 0.34 + 8 * math.exp(-((azimuth / 14) ** 2))
        case "short":
            return (
                42 + 3 * math.sin(math.radians(azimuth * 4 + 30)) - max(abs(azimuth) - 62, 0) * 1.5
            )
        case _:
            return 34 + 9 * math.sin(math.radians(azimuth * 5 + 40)) - max(abs(azimuth) - 60, 0) * 0.7  # fmt: skip


def _fringe(head: Head) -> None:
    r, easel, style = head.r, head.easel, head.style
    is_short = style.hair == "short"
    size = (0.97, 0.99, 1.0) if is_short else (1.0, 1.03, 1.07)
    cap = Ellipsoid(head.inside(-0.06, 0.05), head.sized(*size))
    shape = hull(easel.view, cap)
    opening = _face_opening(head)
    if opening is not None:
        shape = skia.Op(shape, opening, skia.PathOp.kDifference_PathOp)
    fill(head.canvas, transformed(shape, y=r * 0.035), easel.light.shade, 0.18)
    easel.shade(shape, style.hair_colour, r * 0.2)
    tone = brighten(easel.light.lit(style.hair_colour), 0.12)
    crown = head.on(0, 88, 1.05)
    with clipped(head.canvas, shape):
        for azimuth in range(-60, 61, 24):
            root = head.on(azimuth, _hairline(head, azimuth), 1.02)
            strand = [root, halfway(root, crown, 0.5), halfway(root, crown, 0.9)]
            easel.line(strand, tone, r * 0.022, 0.35)


def _face_opening(head: Head) -> skia.Path | None:
    """The hole the hair leaves for the face.

    Points beyond the horizon are pushed out of the picture of the head, so the hole opens towards
    the side that cannot be seen.
    """
    if head.facing(0, -20) < -0.45:
        return None
    centre = head.easel.at(head.frame.origin)

    def spot(azimuth: float, elevation: float, *, push: bool) -> Point:
        place = head.on(azimuth, elevation, 1.02)
        if push or head.facing(azimuth, elevation) < 0:
            far = max(1.5 * head.r / max(math.dist(place, centre), 1e-3), 1.0)
            return halfway(centre, place, far)
        return place

    wide = 102 if head.style.hair == "short" else 78
    above = [spot(a, _hairline(head, a), push=False) for a in range(-wide, wide + 1, 12)]
    chin = [spot(a, -62, push=True) for a in range(wide, -wide - 1, -26)]
    return smooth_closed(above + chin, 0.8)


def _tuft(head: Head) -> None:
    r = head.r
    x, y = head.on(0, 86)
    for angle, size in ((-26, 0.34), (4, 0.46), (32, 0.32)):
        blade = smooth_closed([(-r * 0.09, 4), (-r * 0.04, -r * size * 0.6), (r * 0.04, -r * size), (r * 0.09, 4)])  # fmt: skip
        turned = transformed(blade, x, y, angle + head.roll + head.lag * 12)
        head.easel.shade(turned, head.style.hair_colour)
