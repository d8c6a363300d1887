"""The light of a fire on the ground and on whoever is near it; it flickers, and fills the dark more
than the day."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.effects.base import Vent
from kinora.engines.animatic.paint.colour import Colour, luminance
from kinora.engines.animatic.paint.native import Floats, image_from_float
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.sets.live import lay

WARM: Colour = (0.74, 0.40, 0.13)  # how far each channel is raised close to the fire
REACH = 3.2  # metres
DODGE, PLUS = skia.BlendMode.kColorDodge, skia.BlendMode.kPlus


def firelight(setting: Setting, seed: int, fire: Vent) -> tuple[Live, ...]:
    """`fire`: the place of the flames, and design units per metre there."""
    light = Firelight(setting, seed, fire)
    return Live(1.01, light.draw_ground), Live(0.985, light.draw_near)


class Firelight:
    """A pool on the ground, and a brightening of everything around the flames."""

    def __init__(self, setting: Setting, seed: int, fire: Vent) -> None:
        self.fire, self.unit = fire, setting.picture.unit
        dark = min(max((0.98 - luminance(setting.light.ambient)) / 0.45, 0.0), 1.0)
        self.strength = 0.22 + 0.78 * dark
        self.phase = seed % 628 / 100
        radius = REACH * fire.metre
        self.near = _disc(radius, radius * 0.86, self.unit, WARM)
        self.pool = _disc(radius * 1.05, radius * 0.30, self.unit, (0.50, 0.25, 0.07))

    def draw_ground(self, canvas: skia.Canvas, t: float) -> None:
        self._lay(canvas, self.pool, t, PLUS)

    def draw_near(self, canvas: skia.Canvas, t: float) -> None:
        self._lay(canvas, self.near, t, DODGE)

    def _lay(self, canvas: skia.Canvas, image: skia.Image, t: float, blend: skia.BlendMode) -> None:
        place = self.fire.spot(t)
        if place is None:
            return
        flicker = (
            0.90 + 0.06 * math.sin(t * 6.1 + self.phase) + 0.04 * math.sin(t * 9.7 + self.phase)
        )
        x = place[0] - image.width() / 2 / self.unit
        y = place[1] - image.height() / 2 / self.unit
        lay(canvas, image, x, y, alpha=self.strength * flicker, blend=blend, scale=self.unit)


def _disc(half_wide: float, half_tall: float, unit: float, colour: Colour) -> skia.Image:
    """A soft opaque oval of light; black, which adds nothing, at its edge."""
    width, height = max(int(2 * half_wide * unit), 2), max(int(2 * half_tall * unit), 2)
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    fall = np.clip(1 - np.hypot(x, y), 0, 1) ** 1.45
    light: Floats = np.asarray(fall[..., None] * np.array(colour, np.float32), np.float32)
    return image_from_float(light, np.clip(fall * 8, 0, 1))
