"""What staging needs from any prop. Units and points are as in the cast: `units` of them are
`height` metres, (x, y) around the point where it stands, hangs or is held, y down.

Staging calls `props.has(kind) -> bool` and `props.make(kind, colour=, traits=, seed=) -> Prop`.
"""

from __future__ import annotations

from typing import Protocol

import skia

from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.paths import Point


class Prop(Protocol):
    """One thing: kind, colour, traits and seed are already decided."""

    @property
    def height(self) -> float:
        """Metres."""

    @property
    def units(self) -> float:
        """Prop units of the whole height."""

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom at any time."""

    @property
    def is_still(self) -> bool:
        """True: looks the same at all times and is painted once."""

    def paint(self, canvas: skia.Canvas, light: Light, t: float) -> None:
        """In prop units, its ground (or hold) point at the origin; no shadow."""

    def anchor(self, name: str, t: float = 0.0) -> Point | None:
        """Where another thing touches it: "keys", "seat", "handle", "string", "feet" (where who
        uses it stands) …; None when it has no such place."""
