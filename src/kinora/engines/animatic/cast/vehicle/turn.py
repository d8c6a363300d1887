"""Where the planes of a vehicle lie when it is turned: its sides, and what crosses from one side to
the other. Knows nothing of what is painted on them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import skia

from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.paths import Point

PROFILE = 54.0  # degrees of yaw from which on only the side is shown, as in picture books
MOST_TILT = 12.0  # degrees that one looks down on a vehicle
SLANT = 0.35  # share of the slope of what stands along the middle, so that no mast seems to fall
DARKEST, STEPS = 0.42, 20  # how much darker the side away from the lamp is; tones in between


@dataclass(frozen=True, slots=True)
class Turn:
    """How far a vehicle is turned: `around` 0 shows its front, 90 its right side, 180 its back."""

    around: float = 90.0
    tilt: float = 0.0  # degrees that one looks down on it

    @property
    def is_profile(self) -> bool:
        return abs(self.around - 90) < 0.5

    @property
    def along(self) -> float:
        """How much of its length is seen, 0 to 1."""
        return math.sin(math.radians(self.around))

    @property
    def ahead(self) -> float:
        """How much of its breadth is seen, 0 to 1; below 0 from behind."""
        return math.cos(math.radians(self.around))

    @property
    def rise(self) -> float:
        """How far nearer things lie lower in the picture; nothing in profile."""
        return math.sin(math.radians(min(self.tilt, MOST_TILT) * abs(self.ahead)))

    def spot(self, x: float, y: float, left: float = 0.0) -> Point:
        """A point of the model that is so far to the vehicle's left."""
        near = x * self.ahead - left * self.along
        return x * self.along + left * self.ahead, y + near * self.rise

    def side(self, half: float, leans: float) -> skia.Matrix:
        """The plane of the near side, `half` from the middle, leaning in with the height."""
        s, c, r = self.along, self.ahead, self.rise
        return skia.Matrix.MakeAll(s, -c * leans, -c * half, r * c, 1 + r * s * leans, r * s * half, 0, 0, 1)  # fmt: skip

    def across(self, x: float) -> skia.Matrix:
        """The plane that crosses the vehicle at `x`: to its left, and down."""
        s, c, r = self.along, self.ahead, self.rise
        return skia.Matrix.MakeAll(c, 0, x * s, -r * s, 1, r * x * c, 0, 0, 1)

    def lengthwise(self, least: float) -> skia.Matrix:
        """The plane through its middle, at least so broad: for masts, sirens, rotors."""
        slant = SLANT * self.rise * self.ahead if least < 1 else 0.0
        return skia.Matrix.MakeAll(max(self.along, least), 0, 0, slant, 1, 0, 0, 0, 1)

    def side_light(self, light: Light) -> Light:
        """The light on the near side, which looks to the left where the front is seen too."""
        return dimmed(light, self.ahead * light.source[0])

    def end_light(self, light: Light) -> Light:
        """The light on the front or the back."""
        return dimmed(light, -math.copysign(self.along, self.ahead) * light.source[0])


def turn_of(yaw: float, tilt: float) -> Turn:
    """A yaw to either side as a turn to the right; seen nearly from the side, it is in profile."""
    aside = abs(yaw) if abs(yaw) <= 180 else 360 - abs(yaw)
    if PROFILE <= aside <= 180 - PROFILE:
        return Turn(90.0, tilt)
    share = min(aside, 180 - aside) / PROFILE * 90
    return Turn(share if aside < 90 else 180 - share, tilt)


def dimmed(light: Light, amount: float) -> Light:
    """The light on a side that is turned away by so much; in steps, so that few lights occur."""
    darker = round(max(amount, 0.0) * DARKEST * STEPS) / STEPS
    if darker <= 0:
        return light
    r, g, b = light.ambient
    shade = light.shade
    keep = 1 - darker
    ambient = (r * (keep + darker * shade[0]), g * (keep + darker * shade[1]), b * (keep + darker * shade[2]))  # fmt: skip
    return replace(light, ambient=ambient)
