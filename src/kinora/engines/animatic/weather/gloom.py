"""The grey that comes with rain and snow by day: a deck of clouds and dimmed light.

Laid over the set like the weather itself, so that it goes when the weather goes. A sky that is
grey already, a night and a neon street keep what they have.
"""

from __future__ import annotations

import skia

from kinora.engines.animatic.paint.colour import Colour, colour_int, mix
from kinora.engines.animatic.paint.hours import hours, light_for
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.sets.live import Drift
from kinora.engines.animatic.sets.palette import Palette
from kinora.engines.animatic.sets.sky import OVERCAST, bake_clouds, cloud_area
from kinora.engines.animatic.sets.view import View

HALF_BRIGHT = 0.5  # of what the light falls on


def gloom(setting: Setting, seed: int, *, dim: float, veil: float) -> tuple[Live, ...]:
    """`dim`: how much light is left, 0 to 1; `veil`: how much grey air is in front, 0 to 1."""
    day = setting.day
    if setting.name == "footage":
        return (Live(0.99, Shade((dim, dim, dim), day.haze, veil).draw),)
    if day.name not in hours() or day.moon or day.cloud_cover >= OVERCAST:
        return ()
    grey = light_for(day.name, "overcast")
    view = View.over(
        setting.picture, setting.ground.horizon, setting.ground.eye, setting.ground.focal
    )
    clouds = bake_clouds(view, Palette.of(grey), seed % 9973, 0.95)
    shade = Shade(mix((dim, dim, dim), (0.93 * dim, 0.98 * dim, dim), 0.8), grey.haze, veil)
    return (
        Live(55, Drift(clouds, cloud_area(view), 7).draw),
        Live(0.99, shade.draw),
    )


class Shade:
    """Dims and greys everything that was drawn so far, in one even wash: a product with `tint`
    would cost five times as much. Its hue is kept for what is half bright."""

    def __init__(self, tint: Colour, air: Colour, veil: float) -> None:
        kept = sum(tint) / 3
        cover = max(1 - kept * (1 - veil), 1e-3)
        r, g, b = (
            (grey * veil + (part - kept) * (1 - veil) * HALF_BRIGHT) / cover
            for part, grey in zip(tint, air, strict=True)
        )
        self.wash = colour_int((r, g, b), cover)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        canvas.drawColor(self.wash, skia.BlendMode.kSrcOver)
