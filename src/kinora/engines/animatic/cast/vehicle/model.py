"""How a vehicle is described. Units: the ground is at y 0, y down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kinora.engines.animatic.cast.vehicle.ride import Ride
from kinora.engines.animatic.cast.vehicle.solid import Box
from kinora.engines.animatic.paint.paths import Point

# How one rides it: feet go round, knees bent, standing, legs ahead, behind a hull, or seen through panes.
Seating = Literal["", "pedals", "knees", "standing", "floor", "inside", "window"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One kind of vehicle; `paint` shows its right side, facing right."""

    name: str
    tone: str
    metres: float  # of the height
    height: float  # units
    width: float
    paint: Callable[[Ride], None]
    top: Callable[[Ride], None] | None = None  # what is over its middle: sirens, masts, rotors
    top_front: Callable[[Ride], None] | None = None  # the same from the front
    top_least: float = 0.4  # share of its breadth that is seen of that from the front
    box: Box | None = None  # its front, its back and what lies between, for what turns in space
    front: Callable[[Ride], None] | None = None  # all of it from the front, for what is no box
    least: float = 0.3  # share of its length that is always seen of what is neither
    cruise: float  # metres a second
    hovers: float = 0.0  # units above its ground point when it flies or floats
    sways: tuple[float, float] = (1.4, 0.0)  # up and down in units, to and fro in degrees
    sway_rate: float = 2.6
    spread: tuple[float, float, float, float] = (30.0, 40.0, 30.0, 20.0)
    anchors: tuple[tuple[str, Point], ...] = ()  # "saddle", "hands", "feet" of who rides it, "funnel" …  # fmt: skip
    seating: Seating = ""
    low: Model | None = None  # the same as children ride it
    pane: float = 14.0  # half the height of the pane at the anchor "window"
