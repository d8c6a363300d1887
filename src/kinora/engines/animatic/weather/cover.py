"""Snow that lies: a white cover on open ground, thin and patchy or thick. It goes with the snow."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.colour import mix, rgb
from kinora.engines.animatic.paint.native import native_image
from kinora.engines.animatic.paint.noise import fractal, smoothstep
from kinora.engines.animatic.sets.base import Live, Setting

BARE = frozenset(
    {
        "snow",
        "open sea",
        "footage",
        "arctic sea",
        "open sky",
        "waterfall",
        "lake",
        "river",
        "harbour",
    }
)
COARSE = 3  # pixels of the frame for each of the cover


def cover(setting: Setting, seed: int, *, amount: float) -> tuple[Live, ...]:
    """`amount`: 0.3 a dusting, 0.6 and more a blanket. Water and what is white already have none."""
    if setting.name in BARE:
        return ()
    return (Live(1.03, _Cover(setting, seed % 9973, amount).draw),)


class _Cover:
    """Baked once, over the frame and its margin."""

    def __init__(self, setting: Setting, seed: int, amount: float) -> None:
        picture = setting.picture
        self.area = picture.area()
        width = max(round(self.area.width() * picture.unit / COARSE), 8)
        height = max(round(self.area.height() * picture.unit / COARSE), 8)
        row = np.linspace(self.area.top(), self.area.bottom(), height, dtype=np.float32)[:, None]
        horizon, high = setting.ground.horizon, picture.H
        patches = fractal(height, width, 30 * picture.unit / COARSE, seed, 4, stretch=3.0)
        lies = smoothstep(horizon - 0.005 * high, horizon + 0.05 * high, row)
        thick = smoothstep(0.70 - 1.1 * amount, 1.05 - 1.1 * amount, patches)
        tint = np.array(rgb(mix("#f4f8ff", setting.haze, 0.22)), np.float32)
        alpha = np.clip(lies * thick * min(0.55 + amount * 0.5, 0.9), 0, 0.9)
        colour = np.broadcast_to(tint, (height, width, 3))
        self.image = native_image(np.dstack([colour, alpha]).astype(np.float32), tooth=0.01)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        soft = skia.SamplingOptions(skia.FilterMode.kLinear)
        canvas.drawImageRect(self.image, self.area, soft)
