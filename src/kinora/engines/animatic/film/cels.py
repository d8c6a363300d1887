"""Cels: what was painted of somebody is kept as long as the pose is held.

Figures are animated on twos, twelve poses a second: an odd frame shows the pose of the frame
before it. The camera and what moves fast go on every frame, by laying the cel elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import skia

from kinora.engines.animatic.cast.base import Joints
from kinora.engines.animatic.paint.figure import Figure
from kinora.engines.animatic.paint.paths import Point

HELD = 2  # frames that show one pose
HOP = 7.0  # design units a frame: what is faster does not wait for its next pose


@dataclass(frozen=True, slots=True)
class Spot:
    """A ground point in pixels, and pixels per design unit there."""

    x: float
    row: float
    zoom: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """An actor in one pose: where it is and where its joints are, in pixels."""

    spot: Spot
    scale: float  # pixels per figure unit
    metre: float  # pixels per metre on the row it stands on or flies above
    joints: Joints
    tall: float = 0.0  # pixels of the whole height
    faces: float = 1.0  # 1 to the right, -1 to the left
    lay: skia.Matrix | None = None  # where the frame shows it, when not where it was painted

    def at(self, point: Point) -> Point:
        """A point of the figure in the frame."""
        return self.spot.x + point[0] * self.scale, self.spot.row + point[1] * self.scale

    def joint(self, name: str) -> Point:
        """Where a named joint is in the frame it was painted for."""
        joints = self.joints
        (lx, ly), (rx, ry) = joints.left_hand, joints.right_hand
        between = ((lx + rx) / 2, (ly + ry) / 2)
        (hx, hy), r = joints.head, joints.head_radius
        mouth = joints.anchor("mouth") or (hx + self.faces * r * 1.15, hy + r * 0.42)
        named = {
            "mouth": mouth,
            "right hand": (rx, ry),
            "left hand": (lx, ly),
            "both hands": between,
        }
        return self.at(named.get(name, joints.crown))

    def shown(self, name: str) -> Point:
        """Where a named joint is in the frame that is drawn now."""
        x, y = self.joint(name)
        if self.lay is None:
            return x, y
        at = self.lay.mapXY(x, y)
        return at.x(), at.y()


@dataclass(frozen=True, slots=True)
class Cel:
    """One painted pose."""

    shape: Figure
    drawn: Drawn
    ground: Spot  # on the floor, also of what flies


class Cels:
    """The latest cel of everybody."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[float, Cel]] = {}

    def cel(self, name: str, t: float, paint: Callable[[], Cel]) -> Cel:
        """The cel of `name` for the pose of second `t`, painted when it is not there yet."""
        kept = self._kept.get(name)
        if kept is None or kept[0] != t:
            kept = self._kept[name] = (t, paint())
        return kept[1]


def held(index: int) -> int:
    """The frame whose pose frame `index` shows."""
    return index - index % HELD
