"""The light of a scene: `Daylight` is the only source of truth, `Light` is a figure's view of it.

The same subject drawn under another light belongs to another hour: nothing else changes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kinora.engines.animatic.paint.colour import Colour, ColourLike, mix, multiply, rgb

Floats = NDArray[np.float32]
SNOW: Colour = (0.90, 0.93, 0.98)


@dataclass(frozen=True, slots=True, kw_only=True)
class Daylight:
    """The air of a scene and the lamps in it, indoors too.

    `sun_x`, `sun_y` are fractions of the frame for the visible disc; `direction` points from a
    surface to the key light (right, up, away from the camera) and is cheated for readable
    modelling. `key` and `ambient` are intensities and may pass 1; other colours are 0 to 1.
    """

    name: str
    zenith: Colour
    middle: Colour
    horizon: Colour
    key: Colour
    ambient: Colour
    haze: Colour
    sun: Colour
    cloud_light: Colour
    cloud_shade: Colour
    sun_x: float
    sun_y: float
    sun_radius: float
    direction: tuple[float, float, float]
    haze_density: float = 1.0
    cloud_cover: float = 0.45
    stars: float = 0.0
    moon: bool = False
    glow: float = 1.0
    snow_cover: float = 0.0  # how much fallen snow lies on everything, 0 to 1

    def surface(self, albedo: ArrayLike, lit: ArrayLike, openness: ArrayLike = 1.0) -> Floats:
        """Colour (…, 3) of a material receiving `lit` of the key light and `openness` of the sky."""
        lit_, open_ = np.asarray(lit)[..., None], np.asarray(openness)[..., None]
        local = np.asarray(albedo, np.float32)
        ambient, key = np.array(self.ambient, np.float32), np.array(self.key, np.float32)
        return shoulder(np.asarray(local * (ambient * open_ + key * lit_), np.float32))

    def hazed(self, colour: ArrayLike, amount: ArrayLike) -> Floats:
        """Aerial perspective: 0 none, 1 nothing but air."""
        base, air = np.asarray(colour, np.float32), np.array(self.haze, np.float32)
        return np.asarray(base + (air - base) * np.asarray(amount), np.float32)

    def ramp(self, albedo: ArrayLike, haze: float = 0.0, warm: float = 0.06) -> list[Floats]:
        """Four tones of a material, deep shade to glint, for dab painting."""
        local, ambient = np.asarray(albedo, np.float32), np.array(self.ambient, np.float32)
        deep = local * ambient * 0.78 + ambient * 0.02
        tones = [
            deep,
            self.surface(local, 0.16, 1.1),
            self.surface(local + warm * 0.3, 0.58, 1.1),
            self.surface(local + warm, 1.05, 1.2),
        ]
        if self.snow_cover:
            tones = [self._under_snow(tone, step) for step, tone in enumerate(tones)]
        return [self.hazed(np.clip(tone, 0, 1), haze) for tone in tones]

    def _under_snow(self, tone: Floats, step: int) -> Floats:
        amount = self.snow_cover * (0.05, 0.2, 0.62, 0.9)[step]
        return np.asarray(tone + (self.surface(SNOW, 0.75 * step / 3) - tone) * amount, np.float32)


def shoulder(colour: Floats) -> Floats:
    """Gentle highlight roll-off, so strong keys never clip to flat colour."""
    rolled = 0.7 + 0.3 * np.tanh((colour - 0.7) / 0.3)
    return np.asarray(np.where(colour > 0.7, rolled, colour), np.float32)


@dataclass(frozen=True, slots=True)
class Light:
    """Key, rim and shade as figures and props see them.

    `source` points from the subject to the lamp in screen space (right, down), unit length.
    """

    name: str
    source: tuple[float, float] = (-0.5, -0.85)
    key: Colour = (1.0, 0.95, 0.84)  # tints the lit side
    rim: Colour = (1.0, 0.90, 0.70)  # thin light along the edge
    shade: Colour = (0.20, 0.14, 0.36)  # the colour shadows go to, never black
    ambient: Colour = (1.0, 1.0, 1.0)  # multiplies every surface colour
    key_strength: float = 0.30
    rim_strength: float = 0.65
    shade_strength: float = 0.50
    glow: float = 0.0  # 0 by day, 1 at night: how far lamps and eyes shine
    rim_source: tuple[float, float] | None = None  # a second lamp behind; None: same as key

    def surface(self, colour: ColourLike) -> Colour:
        """A surface colour as this light shows it."""
        return multiply(colour, self.ambient)

    def lit(self, colour: ColourLike, amount: float = 1.0) -> Colour:
        """The side turned to the lamp: brighter first (hue survives), then a little of the key."""
        strength = self.key_strength * amount
        r, g, b = self.surface(colour)
        raised = (
            min(r * (1 + strength * self.key[0]), 1.0),
            min(g * (1 + strength * self.key[1]), 1.0),
            min(b * (1 + strength * self.key[2]), 1.0),
        )
        return mix(raised, self.key, min(strength * 0.45, 0.9))

    def shaded(self, colour: ColourLike, amount: float = 1.0) -> Colour:
        """The side turned away. Shade multiplies and then tints, so hue and saturation survive."""
        surface = self.surface(colour)
        deep = mix(multiply(surface, mix(self.shade, (1, 1, 1), 0.30)), self.shade, 0.16)
        return mix(surface, deep, min(self.shade_strength * amount, 0.95))

    def rim_direction(self) -> tuple[float, float]:
        """Towards the lamp that lights the edge."""
        return self.rim_source or self.source

    def turned(self, degrees: float) -> Light:
        """The same light with its lamp moved around the subject."""
        angle = math.radians(degrees)
        cos, sin, (x, y) = math.cos(angle), math.sin(angle), self.source
        return replace(self, source=(x * cos - y * sin, x * sin + y * cos))

    def flipped(self) -> Light:
        """Mirrored left and right: for a subject that is drawn through a mirrored canvas."""
        rim = self.rim_source
        other = None if rim is None else (-rim[0], rim[1])
        return replace(self, source=(-self.source[0], self.source[1]), rim_source=other)


def light_of(
    day: Daylight,
    *,
    rim_from: tuple[float, float] | None = None,
    rim: ColourLike | None = None,
) -> Light:
    """The daylight as figures see it.

    Sets colour a surface by albedo * (ambient + key * lit); a figure's middle tone is the same
    formula at lit = .55, so both stand under one exposure. The rim points at the sun that is seen
    (`rim_from`), the modelling at the cheated direction.
    """
    x, y, away = day.direction
    size = math.hypot(x, y)
    key, ambient = np.array(day.key), np.array(day.ambient)
    contrast, behind = float(key.mean() / ambient.mean()), max(away, 0.0)
    key_colour = _colour(key / key.max())
    shade = (ambient / ambient.max()) ** 2.2 * (0.26 + 0.22 * ambient.max())
    return Light(
        day.name,
        source=(x / size, -y / size),
        key=key_colour,
        rim=mix(day.sun, key_colour, 0.35) if rim is None else rgb(rim),
        shade=_colour(shade),
        ambient=_exposure(key, ambient, behind, floor=0.74 if day.moon else 0.66),
        key_strength=(0.20 + 0.14 * contrast) * (1 - 0.3 * behind),
        rim_strength=0.95 if away > 0 else 0.7,
        shade_strength=min(0.34 + 0.16 * contrast + 0.15 * behind, 0.72),
        glow=1.0 if day.moon else 0.0,
        rim_source=rim_from,
    )


def _exposure(
    key: NDArray[np.float64], ambient: NDArray[np.float64], behind: float, *, floor: float
) -> Colour:
    """The middle tone of a white figure. No channel falls under `floor` of the largest, so no
    colour of the cast is ever taken away completely; a lamp behind darkens what faces us."""
    middle = np.clip((ambient + 0.55 * key) * 1.06, 0, 1)
    r, g, b = mix(_colour(np.maximum(middle, floor * middle.max())), (1, 1, 1), 0.17)
    dim = 1 - 0.15 * behind
    return (r * dim, g * dim, b * dim)


def _colour(values: NDArray[np.float64]) -> Colour:
    return (float(values[0]), float(values[1]), float(values[2]))
