"""A daylight's colours as arrays, for painting whole surfaces at once.

Knows the daylight only; nothing about places.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kinora.engines.animatic.paint.colour import Colour, ColourLike, mix, rgb
from kinora.engines.animatic.paint.light import Daylight
from kinora.engines.animatic.paint.noise import smoothstep

Array = NDArray[np.floating]
Season = Literal["", "spring", "summer", "autumn", "winter"]


def tone(colour: ColourLike) -> Array:
    """A colour as an array of three floats."""
    return np.asarray(rgb(colour), np.float32)


def between(first: Array, second: Array, amount: Array | float) -> Array:
    """Linear blend of arrays: 0 gives the first, 1 the second."""
    blended: Array = first + (second - first) * amount
    return blended


def as_colour(values: Array) -> Colour:
    """An array of three floats as a plain colour."""
    red, green, blue = np.clip(values, 0, 1).tolist()
    return (red, green, blue)


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """A daylight and its colours as float arrays of shape (3,)."""

    day: Daylight
    key: Array
    ambient: Array
    haze: Array
    sun: Array
    zenith: Array
    middle: Array
    horizon: Array
    season: Season = ""

    @classmethod
    def of(cls, day: Daylight, *, season: Season = "") -> Palette:
        return cls(
            day, tone(day.key), tone(day.ambient), tone(day.haze), tone(day.sun),
            tone(day.zenith), tone(day.middle), tone(day.horizon), season,
        )  # fmt: skip

    @property
    def from_right(self) -> bool:
        return self.day.direction[0] > 0

    @property
    def dark(self) -> bool:
        """Whether lamps are lit at this hour."""
        return self.day.stars > 0

    def screen(self) -> tuple[float, float]:
        """Unit direction towards the key light on the picture, y down."""
        x, y, _ = self.day.direction
        length = math.hypot(x, y) or 1.0
        return x / length, -y / length

    def surface(self, albedo: Array, lit: Array | float, openness: Array | float = 1.0) -> Array:
        """Colour of a material that gets `lit` (0 to 1) of the key and `openness` of the sky."""
        return self.day.surface(albedo, lit, openness)

    def flat(
        self, albedo: ColourLike, lit: float = 0.45, haze: float = 0.0, openness: float = 1.0
    ) -> Colour:
        """The same for one colour, with air in front, as a plain tuple."""
        colour = as_colour(self.surface(tone(albedo), lit, openness))
        return mix(colour, self.day.haze, haze) if haze else colour

    def ramp(
        self, albedo: Array | ColourLike, haze: float = 0.0, warm: float = 0.06
    ) -> list[Array]:
        """Four tones of a material, deep shade to glint, for painting with dabs."""
        local = albedo if isinstance(albedo, np.ndarray) else tone(albedo)
        return list(self.day.ramp(local, haze, warm))

    def upright(self, albedo: ColourLike, haze: float = 0.0, warm: float = 0.06) -> list[Array]:
        """The same for what no snow lies on: walls, trunks, posts."""
        return list(replace(self.day, snow_cover=0.0).ramp(tone(albedo), haze, warm))

    def sky(self, height: Array) -> Array:
        """Sky colour for heights 0 (horizon) to 1 (zenith); also what water mirrors."""
        rise = np.clip(height, 0, 1)[..., None]
        low = between(self.horizon, self.middle, smoothstep(0, 0.48, rise))
        return between(low, self.zenith, smoothstep(0.30, 1.0, rise))

    def haze_at(self, distance: float, length: float = 400.0) -> float:
        """How far something this many metres away has dissolved in the air, 0 to 1."""
        return 1 - math.exp(-self.day.haze_density * distance / length)
