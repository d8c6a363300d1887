"""What a scene needs from any set, and what a set is told.

A set is everything that is there without the cast and without the weather: its light, its ground,
its plates far to near, its small movements and its finish. Rows and columns are design units.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import skia

from kinora.engines.animatic.paint.bake import Plate
from kinora.engines.animatic.paint.colour import Colour
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.light import Daylight, Light
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.paint.shelf import Shelf
from kinora.engines.base import Clip

Check = Callable[[], None]  # called between plates; raises when the video was cancelled
Amount = Callable[[float], float]  # of time in seconds: 0 none, 1 full
Spot = Callable[[float], tuple[float, float]]  # of time: column and row


@dataclass(frozen=True, slots=True)
class Live:
    """Something that moves, drawn after the plates of its distance.

    `draw(canvas, t)`: design units, t in seconds; a pure function of t.
    """

    distance: float
    draw: Callable[[skia.Canvas, float], None]


Layer = Plate | Live


@dataclass(frozen=True, slots=True)
class Mark:
    """A named spot on the floor where somebody or something stands."""

    name: str  # "centre", "left", "right", "far left", "far right", "piano", …
    x: float
    row: float


@dataclass(frozen=True, slots=True)
class Reach:
    """A row of the floor that is water, from one column to another."""

    row: float
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a set is asked to be. Weather is laid over the set and is not known to it: with and
    without rain the set is the same, so the greyness of a rainy sky is asked for as a sky."""

    picture: Picture
    seed: int
    time_of_day: str = "noon"
    sky: tuple[
        str, ...
    ] = ()  # "stars", "clouds", "overcast", "northern lights", "moon"; also the seasons
    wet: bool = False
    photo: bytes = b""  # the picture that is to be the set, where one was given
    footage: Clip | None = field(default=None, compare=False, repr=False)  # that is to be the set
    taken: int = 0  # seconds of the footage; what comes after them is its last frame
    shelf: Shelf = field(default_factory=Shelf, compare=False, repr=False)  # keeps what is painted


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A finished set. Layers nearer than 1 are drawn over the cast, the others behind it."""

    name: str
    picture: Picture
    day: Daylight
    light: Light  # what figures and props stand in
    ground: Ground
    haze: Colour
    layers: tuple[Layer, ...]  # far to near
    sheet: skia.Image  # the finish, a picture of the frame's size laid over everything
    marks: tuple[Mark, ...]  # "centre" is always there
    spill: float = 0.5  # how far the bright air wraps around the figures
    spill_from: tuple[float, float] | None = None
    shadow: float = 0.42  # strength of cast shadows
    mirror: float = 0.0  # strength of reflections on a wet floor
    depth: float = 40.0  # metres until half a figure is haze
    far: float = 0.72  # size, next to the centre's, of whoever walks farthest away
    water: tuple[Reach, ...] = ()  # far to near; empty where there is none or nothing else
    sheltered: bool = False  # under a roof, under water or in space: no weather reaches it

    def mark(self, name: str) -> Mark:
        """The named spot, or the centre."""
        for mark in self.marks:
            if mark.name == name:
                return mark
        return next(mark for mark in self.marks if mark.name == "centre")
