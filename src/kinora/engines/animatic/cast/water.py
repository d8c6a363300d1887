"""The surface of water seen from above: what of a body is out of it, and the foam around that."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import soft_spot
from kinora.engines.animatic.paint.paths import polygon

WAVELET, STEP = 3.5, 14.0  # figure units: height and spacing of the little waves at the line
FOAM = "#f4fbff"


def above_water(left: float, right: float, top: float, clock: float) -> skia.Path:
    """All that is above the rippling surface, which lies at the ground point."""
    count = max(int((right - left) / STEP), 2)
    line = [(left + (right - left) * k / count, WAVELET * math.sin(k * 1.1 + clock * 3.1)) for k in range(count + 1)]  # fmt: skip
    return polygon([(left, top), *line, (right, top)])


def paint_foam(easel: Easel, x: float, wide: float, clock: float) -> None:
    """A white seam where a body `wide` units across is in the water at `x`."""
    tone = mix(easel.light.surface(FOAM), FOAM, 0.4)
    for k in range(9):
        t = k / 8 * 2 - 1
        bob = 2.5 * math.sin(clock * 3.0 + k * 1.7)
        r = wide * (0.16 + 0.05 * math.sin(k * 2.3 + clock * 2.0)) * (1.1 - 0.5 * abs(t))
        soft_spot(easel.canvas, x + t * wide, bob + 2, r, r * 0.34, tone, 0.8)
