"""Where things are in a kitchen, and the light in it. Knows nothing of how they are painted."""

from __future__ import annotations

from dataclasses import dataclass, replace

import skia

from kinora.engines.animatic.paint.colour import mix, rgb
from kinora.engines.animatic.paint.light import Daylight, Light
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.washes import (
    rect,
)


@dataclass(frozen=True, slots=True)
class Room:
    """Where things are in one picture, and what falls through its window."""

    diorama: Diorama
    light: Light
    day: Daylight
    dark: bool

    @property
    def picture(self) -> Picture:
        return self.diorama.picture

    @property
    def window(self) -> skia.Rect:
        wide, high = self.picture.W, self.picture.H
        if self.picture.is_portrait:
            return rect(wide * 0.12, high * 0.14, wide * 0.66, high * 0.14 + 330)
        return rect(wide * 0.13, high * 0.10, wide * 0.13 + 330, high * 0.10 + 290)

    @property
    def counter(self) -> float:
        """Row of the worktop."""
        return self.picture.H * 0.60

    @property
    def floor(self) -> float:
        """Row where the cupboards end."""
        return self.counter + 135.0

    @property
    def stove(self) -> float:
        return self.picture.W * (0.50 if self.picture.is_portrait else 0.60)

    @property
    def horizon(self) -> float:
        return self.floor - 320.0


def room_light(day: Daylight, *, dark: bool) -> Light:
    """Window light by day, the lamp by night."""
    warm = Light(
        "kitchen", source=(-0.72, -0.69), key=(1, 0.88, 0.62), rim=(1, 0.93, 0.72),
        shade=(0.30, 0.17, 0.30), ambient=rgb("#fff4e4"), key_strength=0.32, rim_strength=0.75,
        shade_strength=0.50,
    )  # fmt: skip
    if dark:
        return replace(
            warm, ambient=rgb("#d8a884"), key=(1, 0.78, 0.48), source=(-0.2, -0.98), glow=0.6
        )
    return replace(warm, key=mix(warm.key, day.sun, 0.4), ambient=mix(warm.ambient, day.haze, 0.15))
