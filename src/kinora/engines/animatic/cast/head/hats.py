"""Hats, helmets, antennas and horns."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.skeleton import Ellipsoid, ball, hull
from kinora.engines.animatic.cast.vectors import Point, halfway, scaled
from kinora.engines.animatic.paint.colour import Colour, ColourLike, brighten, mix
from kinora.engines.animatic.paint.marks import clipped, fill, soft_spot, stroke
from kinora.engines.animatic.paint.paths import oval, smooth_closed, smooth_open, tube


def paint_hat_back(head: Head) -> None:
    """What of a hat lies behind the head: its brim."""
    if head.style.hat == "veil":
        veil = [ball(head.inside(-0.30, 0.75), head.r * 0.7)]
        veil += [ball(head.inside(-0.75 - head.lag * 0.2, -2.3, side * 0.95), head.r * 0.3) for side in (-1, 1)]  # fmt: skip
        fill(head.canvas, hull(head.easel.view, *veil), head.easel.light.lit(head.style.hat_colour, 0.5), 0.72)  # fmt: skip
    if head.style.hat in ("rain", "wizard"):
        wide = 1.32 if head.style.hat == "rain" else 1.5
        brim = Ellipsoid(head.inside(-0.1, 0.40), head.sized(wide, 0.12, wide))
        head.easel.solid(brighten(head.style.hat_colour, -0.2), brim)


def paint_plain_hat(head: Head) -> None:
    """The hats of this file; any other name paints nothing."""
    match head.style.hat:
        case "cap":
            _cap(head)
        case "rain":
            _brimmed(head, 1.36)
        case "wizard":
            _wizard(head)
        case "crown":
            _crown(head)
        case "antenna":
            _antenna(head, 0.0, "#ff6a4d")
        case "stalks":
            _antenna(head, -0.45, head.style.hat_colour)
            _antenna(head, 0.45, head.style.hat_colour)
        case "helmet":
            _helmet(head)
        case _:
            pass


def ring_around(head: Head, elevation: float, out: float, dip: float = 0.0) -> list[Point]:
    """The visible arc of a line around the skull, left to right in the picture.

    Walks in order of azimuth around the direction that faces the viewer; `dip` lowers its front.
    """
    front = max(range(-180, 180, 10), key=lambda a: head.facing(a, 0))
    arc = []
    for step in range(-110, 111, 10):
        azimuth = (front + step + 180) % 360 - 180
        high = elevation - dip * math.cos(math.radians(azimuth))
        if head.facing(azimuth, high) > -0.05:
            arc.append(head.on(azimuth, high, out))
    if len(arc) < 3:  # hidden behind the head
        return []
    return arc if arc[0][0] < arc[-1][0] else arc[::-1]


def dome(head: Head, elevation: float, grow: float) -> skia.Path:
    """The part of a slightly larger skull above a line."""
    r, ring = head.r, ring_around(head, elevation, grow)
    outline = hull(head.easel.view, Ellipsoid(head.frame, scaled(head.skull.radii, grow)))
    if not ring:
        return outline
    top, left, right = outline.getBounds().top() - 9, ring[0][0] - r, ring[-1][0] + r
    above = skia.Path(smooth_open(ring))
    for corner in ((right, ring[-1][1]), (right, top), (left, top), (left, ring[0][1])):
        above.lineTo(*corner)
    above.close()
    return skia.Op(outline, above, skia.PathOp.kIntersect_PathOp)


def _cap(head: Head) -> None:
    colour = head.style.hat_colour
    head.easel.shade(dome(head, 33, 1.09), colour, head.r * 0.28)
    peak(head, brighten(colour, -0.15))


def peak(head: Head, colour: ColourLike) -> None:
    """The stiff peak over the eyes."""
    if head.facing(0, 20) > 0:
        rim = [head.on(a, 36, 1.08) for a in (-52, -26, 0, 26, 52)]
        edge = [head.on(a, 33 - 12 * math.cos(math.radians(a)), 1.12 + 0.36 * math.cos(math.radians(a * 1.6))) for a in (52, 26, 0, -26, -52)]  # fmt: skip
        tone = colour if isinstance(colour, str) else (colour[0], colour[1], colour[2])
        head.easel.shade(smooth_closed(rim + edge, 0.9), tone, head.r * 0.1)


def _brimmed(head: Head, wide: float) -> None:
    r, colour = head.r, head.style.hat_colour
    head.easel.shade(dome(head, 30, 1.10), colour, r * 0.3)
    _brim(head, 1.10, wide, brighten(colour, 0.05))


def _brim(head: Head, inner: float, outer: float, colour: Colour) -> None:
    edges = ring_around(head, 32, inner) + ring_around(head, 20, outer, 3)[::-1]
    if len(edges) > 4:
        head.easel.shade(smooth_closed(edges, 0.8), colour, head.r * 0.11)


def _wizard(head: Head) -> None:
    """A tall cone whose tip follows late, with stars."""
    r, easel, colour = head.r, head.easel, head.style.hat_colour
    bend, tip = head.inside(-0.12, 1.5).origin, head.inside(-0.45 - head.lag * 0.3, 2.1, 0.1).origin
    base = Ellipsoid(head.inside(-0.04, 0.55), head.sized(0.95, 0.2, 0.95))
    easel.solid(colour, base, ball(bend, r * 0.34), softness=r * 0.3)
    easel.limb(colour, [head.inside(-0.08, 1.3).origin, bend, tip], r * 0.42, r * 0.33, r * 0.06, softness=r * 0.2)  # fmt: skip
    for azimuth, elevation, size in ((-14, 58, 0.10), (34, 72, 0.07), (8, 84, 0.08)):
        x, y = head.on(azimuth, elevation, 1.16)
        star = [(x + math.sin(k * math.pi / 5) * r * size * (1 if k % 2 == 0 else 0.45), y - math.cos(k * math.pi / 5) * r * size * (1 if k % 2 == 0 else 0.45)) for k in range(10)]  # fmt: skip
        fill(head.canvas, smooth_closed(star, 0.2), easel.light.surface("#ffe08a"))
    _brim(head, 1.08, 1.5, brighten(colour, -0.08))


def _crown(head: Head) -> None:
    r, easel, colour = head.r, head.easel, head.style.hat_colour
    low, high = ring_around(head, 50, 1.06), ring_around(head, 70, 1.42)
    if not low or not high:
        return
    count = 9
    spikes = [halfway(low[round(i * (len(low) - 1) / (count - 1))], high[round(i * (len(high) - 1) / (count - 1))], 1.0 if i % 2 == 0 else 0.5) for i in range(count)]  # fmt: skip
    path = skia.Path(smooth_open(low))
    for spike in spikes[::-1]:
        path.lineTo(*spike)
    path.close()
    easel.shade(path, colour, r * 0.1)
    for spike in spikes[::2]:
        easel.shade(oval(*spike, r * 0.06, r * 0.06), mix(colour, "#ffffff", 0.4))


def _antenna(head: Head, aside: float, colour: str) -> None:
    r, easel = head.r, head.easel
    root = easel.at(head.inside(0, 0.75, aside * 0.6).origin)
    swing = head.lag * 0.25
    tip = easel.at(head.inside(-swing, 1.52 - abs(aside) * 0.3, aside + swing * 0.5).origin)
    easel.line([root, halfway(root, tip), tip], easel.light.shaded("#6c7684", 0.4), r * 0.07)
    easel.shade(oval(*tip, r * 0.14, r * 0.14), colour)
    glow = 0.25 + 0.5 * easel.light.glow
    soft_spot(head.canvas, *tip, r * 0.4, r * 0.4, colour, glow, blend=skia.BlendMode.kScreen)


def _helmet(head: Head) -> None:
    """Glass sphere around the head: a bright rim, a sky reflection and a highlight."""
    r, canvas, light = head.r, head.canvas, head.easel.light
    globe = hull(head.easel.view, ball(head.inside(0, 0.02), r * 1.36))
    b = globe.getBounds()
    fill(canvas, globe, light.surface("#bfe4ff"), 0.14)
    with clipped(canvas, globe):
        stroke(canvas, globe, light.surface("#eaf6ff"), r * 0.2, 0.35)
        stroke(canvas, globe, light.surface("#eaf6ff"), r * 0.36, 0.2)
        shine = [(b.left() + r * 0.36, b.centerY() + r * 0.1), (b.left() + r * 0.46, b.top() + r * 0.60), (b.centerX() - r * 0.3, b.top() + r * 0.28)]  # fmt: skip
        fill(canvas, tube(shine, r * 0.03, r * 0.10, r * 0.03), "#ffffff", 0.8)
        fill(canvas, oval(b.right() - r * 0.45, b.bottom() - r * 0.6, r * 0.07, r * 0.2, 30), "#ffffff", 0.45)  # fmt: skip
    stroke(canvas, globe, light.shaded("#dfe7ee", 0.4), r * 0.07, 0.95)
