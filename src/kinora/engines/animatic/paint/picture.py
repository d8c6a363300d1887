"""The size of a picture, and the design units it is drawn in: the short side is always 720."""

from __future__ import annotations

from dataclasses import dataclass

import skia

SHORT_SIDE = 720.0
MARGIN = 0.13  # of the long side: painted around the frame for camera moves


@dataclass(frozen=True, slots=True)
class Picture:
    """Picture size in pixels; drawings use W x H design units."""

    width: int = 1280
    height: int = 720

    @property
    def unit(self) -> float:
        """Pixels per design unit."""
        return min(self.width, self.height) / SHORT_SIDE

    @property
    def W(self) -> float:  # noqa: N802 - the painters' word for it, beside x and y
        """Width in design units."""
        return self.width / self.unit

    @property
    def H(self) -> float:  # noqa: N802 - as W
        """Height in design units."""
        return self.height / self.unit

    @property
    def is_portrait(self) -> bool:
        return self.height > self.width

    @property
    def margin(self) -> float:
        """Extra painting around the frame for camera moves, design units."""
        return MARGIN * max(self.W, self.H)

    def area(self) -> skia.Rect:
        """The frame with its margin, design units."""
        m = self.margin
        return skia.Rect.MakeLTRB(-m, -m, self.W + m, self.H + m)
