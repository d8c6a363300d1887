"""A rainbow behind the land, and a faint second one outside it."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.effects.base import Vent
from kinora.engines.animatic.paint.bake import scaled, trim
from kinora.engines.animatic.paint.native import Floats, image_from_float
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.sets.live import lay

# From the inner edge to the outer one.
BANDS = ((0.52, 0.28, 0.86), (0.30, 0.36, 0.95), (0.22, 0.70, 0.98), (0.30, 0.86, 0.45),
         (0.98, 0.90, 0.30), (1.0, 0.60, 0.22), (0.98, 0.28, 0.26))  # fmt: skip
COARSE = 0.5


def rainbow(setting: Setting, seed: int, vents: tuple[Vent, ...] = ()) -> tuple[Live, ...]:
    far = 1.75 if setting.sheltered else 30.0
    return (Live(far, Rainbow(setting).draw),)


class Rainbow:
    """Baked once; its strength comes and goes a little, as passing clouds let it."""

    def __init__(self, setting: Setting) -> None:
        picture = setting.picture
        self.strength = 0.55 if setting.day.moon else 0.92
        area, scale = picture.area(), COARSE * min(picture.unit, 1.0)
        width, height = int(area.width() * scale), int(area.height() * scale)
        y, x = np.mgrid[0:height, 0:width].astype(np.float32) / scale
        x, y = x + area.left(), y + area.top()
        base = (
            0.68 * picture.H if setting.sheltered else min(setting.ground.horizon, 0.72 * picture.H)
        )
        aside = 0.40 if setting.day.sun_x > 0.5 else 0.60  # opposite to the sun
        radius = min(0.50 * picture.W, 0.86 * base)
        far = np.hypot(x - picture.W * aside, y - base * 1.04)
        first = _bow((far - radius * 0.86) / (radius * 0.14))
        second = _bow(1 - (far - radius * 1.13) / (radius * 0.12))
        cover = first[..., 3] * 0.70 + second[..., 3] * 0.24
        cover *= smoothstep(base * 1.06, base * 0.72, y) * 0.45 + 0.55
        cover *= smoothstep(base * 1.04, base * 0.90, y)  # it stands on the land
        colour = np.where((first[..., 3] > 0)[..., None], first[..., :3], second[..., :3])
        soft = image_from_float(colour.astype(np.float32), cover.astype(np.float32))
        full = (int(area.width() * picture.unit), int(area.height() * picture.unit))
        image, left, top = trim(scaled(soft, *full))
        self.image, self.unit = image, picture.unit
        self.corner = (area.left() + left / self.unit, area.top() + top / self.unit)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        strength = self.strength * (0.92 + 0.08 * math.sin(t * 0.7))
        lay(canvas, self.image, *self.corner, alpha=strength, scale=self.unit)


def _bow(across: Floats) -> Floats:
    """Colour and cover for places 0 (inner edge) to 1 (outer edge) of a bow."""
    place = np.clip(across, 0, 1) * (len(BANDS) - 1)
    low = np.minimum(place.astype(int), len(BANDS) - 2)
    table = np.asarray(BANDS, np.float32)
    colour = table[low] + (table[low + 1] - table[low]) * (place - low)[..., None]
    cover = np.clip(np.minimum(across, 1 - across) * 4.5 + 0.12, 0, 1)
    return np.dstack([colour, cover]).astype(np.float32)
