"""Colour filters: tables, matrices and ramps, applied to a whole picture in one draw."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.paint.colour import ColourLike, luminance, mix, rgb
from kinora.engines.animatic.paint.easing import eased

Curve = NDArray[np.float64]
LUMA = (0.30, 0.59, 0.11)


def matrix(rows: Sequence[tuple[float, float, float, float]]) -> skia.ColorFilter:
    """Three rows of (red, green, blue, offset)."""
    flat = [value for r, g, b, offset in rows for value in (r, g, b, 0, offset)]
    return skia.ColorFilters.Matrix([*flat, 0, 0, 0, 1, 0])


def grey(weights: tuple[float, float, float] = LUMA) -> skia.ColorFilter:
    """Brightness alone."""
    return matrix([(*weights, 0.0)] * 3)


def saturation(amount: float, gain: float = 1.0, offset: float = 0.0) -> skia.ColorFilter:
    """0 grey, 1 as it is, more is richer."""
    rows = []
    for channel in range(3):
        r, g, b = (
            gain * (weight * (1 - amount) + (amount if channel == other else 0.0))
            for other, weight in enumerate(LUMA)
        )
        rows.append((r, g, b, offset))
    return matrix(rows)


def tables(red: Curve, green: Curve, blue: Curve) -> skia.ColorFilter:
    """One curve of 256 values (0 to 1) per channel."""
    identity = np.arange(256, dtype=np.uint8)
    curves = [(np.clip(curve, 0, 1) * 255 + 0.5).astype(np.uint8) for curve in (red, green, blue)]
    return skia.TableColorFilter.MakeARGB(identity, *curves)


def curve(function: Callable[[Curve], Curve]) -> skia.ColorFilter:
    """The same curve for all channels."""
    values = function(np.linspace(0, 1, 256))
    return tables(values, values, values)


def contrast(values: Curve, amount: float) -> Curve:
    """Towards an S-curve."""
    return values + (eased(values) - values) * amount


def ramp(colours: Sequence[ColourLike], at: Sequence[float]) -> skia.ColorFilter:
    """Brightness to a row of colours at the given brightnesses."""
    levels, stops = np.linspace(0, 1, 256), [rgb(colour) for colour in colours]
    channels = [np.interp(levels, at, [stop[i] for stop in stops]) for i in range(3)]
    return skia.ColorFilters.Compose(tables(*channels), grey())


def ramp_of(colours: Sequence[ColourLike]) -> skia.ColorFilter:
    """A ramp from near black over the colours, dark to bright, to near white."""
    return ramp(*_stops(colours))


def _stops(colours: Sequence[ColourLike]) -> tuple[list[ColourLike], list[float]]:
    """Each colour where it is as bright as the picture, a little apart from its neighbours."""
    tones = sorted(colours, key=luminance)
    at: list[float] = []
    for number, tone in enumerate(tones):
        lowest = (at[-1] if at else 0.06) + 0.14
        highest = 0.92 - 0.14 * (len(tones) - 1 - number)
        at.append(min(max(float(np.sqrt(luminance(tone))) * 0.92, lowest), highest))
    ends = [mix(tones[0], "#05060a", 0.86), *tones, mix(tones[-1], "#ffffff", 0.62)]
    return ends, [0.0, *at, 1.0]


def cool_and_warm(
    colours: Sequence[ColourLike],
) -> tuple[skia.ColorFilter, skia.ColorFilter | None]:
    """Two filters of a palette: one for the whole picture, and one that is seen only where the
    picture is warm (None when the palette is all cool or all warm)."""
    warmth = {colour: rgb(colour)[0] - rgb(colour)[2] for colour in colours}
    light = [max(colours, key=luminance)] if colours else []
    cool = [colour for colour in colours if warmth[colour] < 0.05]
    warm = [colour for colour in colours if warmth[colour] >= 0.05]
    if not cool or not warm:
        return ramp_of(colours or ("#000000", "#ffffff")), None
    cool_ramp, warm_ramp = ramp_of([*cool, *light]), ramp(*_stops([*dict.fromkeys(warm + light)]))
    # Alpha from how much redder than blue a pixel is: the warm ramp shows only there.
    mask = skia.ColorFilters.Matrix([
        *LUMA, 0, 0, *LUMA, 0, 0, *LUMA, 0, 0, 3.2, 0.5, -3.2, 0, -0.12,
    ])  # fmt: skip
    return cool_ramp, skia.ColorFilters.Compose(warm_ramp, mask)
