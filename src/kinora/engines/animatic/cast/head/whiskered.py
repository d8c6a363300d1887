"""What an old face wears: beard, moustache and glasses."""

from __future__ import annotations

from kinora.engines.animatic.cast.head.mouth import paint_mouth
from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.skeleton import Ellipsoid
from kinora.engines.animatic.cast.vectors import scaled
from kinora.engines.animatic.paint.marks import fill, stroke
from kinora.engines.animatic.paint.paths import fluffy, oval, smooth_closed, transformed


def paint_beard(head: Head) -> None:
    style, r, easel = head.style, head.r, head.easel
    edge = ((-82, -4), (-58, -22), (-30, -24), (0, -20), (30, -24), (58, -22), (82, -4))
    top = [head.on(a, e, 1.03) for a, e in edge if head.facing(a, e) > -0.15]
    tips = ((0.2, -0.62, 0.86), (0.5, -1.08, 0.55), (0.62, -1.38, 0.12), (0.62, -1.38, -0.12), (0.5, -1.08, -0.55), (0.2, -0.62, -0.86))  # fmt: skip
    low = sorted((easel.at(head.inside(*tip).origin) for tip in tips), reverse=True)
    easel.shade(fluffy(sorted(top) + low, r * 0.07, seed=4), style.beard, r * 0.24)
    if style.mouth != "none":
        paint_mouth(head, Ellipsoid(head.frame, scaled(head.skull.radii, 1.06)), -32, 17)


def paint_moustache(head: Head) -> None:
    r = head.r
    x, y = head.on(0, -22, 1.08)
    push = head.easel.at(head.frame.forward)[0] * r * 0.05
    for side in (-1, 1):
        wing = smooth_closed([(0, -r * 0.07), (side * r * 0.22, -r * 0.08), (side * r * 0.44, r * 0.05), (side * r * 0.26, r * 0.12), (0, r * 0.09)])  # fmt: skip
        shape = transformed(wing, x + push, y, head.roll, head.narrowing(side * 16), 1)
        head.easel.shade(shape, head.style.moustache, r * 0.08, 0.7)


def paint_glasses(head: Head) -> None:
    r, style = head.r, head.style
    tone = head.easel.light.shaded(style.glasses, 0.4)
    rings = []
    for side in (-1, 1):
        azimuth = side * style.eye_azimuth
        if head.facing(azimuth, 0) < 0.05:
            continue
        x, y = head.on(azimuth, style.eye_elevation, 1.06)
        wide = r * 0.27 * head.narrowing(azimuth)
        ring = oval(x, y, wide, r * 0.27)
        fill(head.canvas, ring, "#ffffff", 0.16)
        stroke(head.canvas, ring, tone, r * 0.045)
        rings.append((x, y, wide))
    if len(rings) == 2:
        (x0, y0, w0), (x1, y1, w1) = sorted(rings)
        a, b = (x0 + w0, y0 - 1), (x1 - w1, y1 - 1)
        head.easel.line([a, ((a[0] + b[0]) / 2, y0 - r * 0.06), b], style.glasses, r * 0.045)
