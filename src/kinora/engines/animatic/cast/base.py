"""What staging needs from any member of the cast, whatever its body.

Figure units: `units` of them are `height` metres. Points are (x, y) around the ground point
between the feet, x to the right, y down, as the given view shows them.

Staging calls `cast.has(kind) -> bool` and
`cast.make(kind, colour=, traits=, seed=) -> Puppet` (`colour` "" is the kind's own).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import skia

from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.paths import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One action at one moment. A pure description: the same act gives the same pose."""

    action: str = "idle"
    t: float = 0.0  # seconds since the action began
    span: float = 1.0  # seconds that it lasts
    walked: float | None = None  # metres covered since it began; gives the phase of the steps
    left_hand: Point | None = None  # where a hand should be, if anywhere in particular
    right_hand: Point | None = None
    seat: float | None = None  # height of the seat above the ground, figure units
    left_foot: Point | None = None  # the same for the soles
    right_foot: Point | None = None
    look: Point | None = None  # what the face turns to
    voice: float | None = None  # how far the mouth is open that speaks, 0 to 1; None: says nothing
    held: str = ""  # what is in the hands, when that changes the pose: "kite", "umbrella" …


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """Where a foot is: the point of the floor under it, its lift above that, its length."""

    at: Point
    lift: float
    length: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Joints:
    """Where the parts are that something can hang on."""

    head: Point
    crown: Point
    left_hand: Point
    right_hand: Point
    feet: tuple[Foot, ...]
    head_radius: float
    anchors: tuple[tuple[str, Point], ...] = ()  # "saddle", "funnel" …: where others sit or rise

    def anchor(self, name: str) -> Point | None:
        return next((at for known, at in self.anchors if known == name), None)


class Posed(Protocol):
    """A body in one pose and one view, ready to be painted."""

    def paint(self, canvas: skia.Canvas, light: Light) -> None:
        """In figure units, the ground point at the origin; no shadow."""

    def extent(self) -> tuple[float, float, float, float]:
        """A box around this pose: left, top, right, bottom."""

    def joints(self) -> Joints: ...


class Puppet(Protocol):
    """One member of the cast: style, colour, traits and seed are already decided."""

    @property
    def height(self) -> float:
        """Metres."""

    @property
    def units(self) -> float:
        """Figure units of the whole height."""

    def pose(
        self, act: Act, view: View, *, before: Act | None = None, amount: float = 1.0
    ) -> Posed:
        """The body in an act; with `before`, `amount` (0 to 1) of the way from that act to this."""

    def pace(self, action: str) -> float:
        """Metres a second that the action covers on the ground; 0 for what is done on the spot."""
