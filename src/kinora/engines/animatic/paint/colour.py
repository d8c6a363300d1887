"""Colour arithmetic. A colour is three floats, red, green, blue, 0 to 1; `#rrggbb` is accepted too."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import skia

Colour = tuple[float, float, float]
ColourLike = str | Colour


def rgb(value: ColourLike) -> Colour:
    """`"#rrggbb"` or a colour already made, as a colour."""
    if not isinstance(value, str):
        return (value[0], value[1], value[2])
    return _parsed(value)


@lru_cache(maxsize=1024)
def _parsed(value: str) -> Colour:
    digits = value.lstrip("#")
    return (int(digits[0:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:6], 16) / 255)


def mix(first: ColourLike, second: ColourLike, amount: float) -> Colour:
    """Linear blend: 0 gives the first colour, 1 the second."""
    a, b = rgb(first), rgb(second)
    return (
        a[0] + (b[0] - a[0]) * amount,
        a[1] + (b[1] - a[1]) * amount,
        a[2] + (b[2] - a[2]) * amount,
    )


def multiply(first: ColourLike, second: ColourLike) -> Colour:
    """One colour seen through the other."""
    a, b = rgb(first), rgb(second)
    return (a[0] * b[0], a[1] * b[1], a[2] * b[2])


def brighten(colour: ColourLike, amount: float) -> Colour:
    """Positive amounts go towards white, negative ones towards black."""
    return mix(colour, (1, 1, 1), amount) if amount >= 0 else mix(colour, (0, 0, 0), -amount)


def luminance(colour: ColourLike) -> float:
    """Perceived brightness, 0 to 1."""
    r, g, b = rgb(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def jitter(colour: ColourLike, rng: np.random.Generator, spread: float) -> Colour:
    """The same pigment, mixed a little differently each time."""
    r, g, b = rgb(colour)
    shift, warm = rng.normal(0, spread), rng.normal(0, spread * 0.5)
    return (clamp(r + shift + warm), clamp(g + shift), clamp(b + shift - warm))


def clamp(value: float) -> float:
    """Into 0 to 1."""
    return min(max(value, 0.0), 1.0)


def colour4f(colour: ColourLike, alpha: float = 1.0) -> skia.Color4f:
    """As Skia's paints want it."""
    r, g, b = rgb(colour)
    return skia.Color4f(clamp(r), clamp(g), clamp(b), alpha)


def colour_int(colour: ColourLike, alpha: float = 1.0) -> int:
    """As Skia's shaders and atlases want it: one integer, alpha first."""
    r, g, b = rgb(colour)
    a, r8, g8, b8 = byte(alpha), byte(r), byte(g), byte(b)
    return a << 24 | r8 << 16 | g8 << 8 | b8


def byte(part: float) -> int:
    """0 to 1 as 0 to 255; what lies outside is clipped."""
    return 0 if part <= 0 else 255 if part >= 1 else int(part * 255 + 0.5)
