"""Walking on the ground: straight lines in metres, seen through the set's perspective."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.paths import Point

MOST_YAW = 72.0  # degrees: a walker shows something of its face, also when it walks sideways


@dataclass(frozen=True, slots=True)
class Floor:
    """The ground of a set in metres: x to the right of the vanishing point, z away."""

    ground: Ground

    def metres(self, spot: Point) -> Point:
        """A column and row of the frame as (x, z)."""
        column, row = spot
        z = self.ground.depth(row)
        return (column - self.ground.vanish) * z / self.ground.focal, z

    def spot(self, place: Point) -> Point:
        """(x, z) as column and row."""
        return self.ground.at(place[0], 0.0, place[1])


@dataclass(frozen=True, slots=True)
class Route:
    """A line of way points on the floor, walked at `pace` metres a second."""

    floor: Floor
    points: tuple[Point, ...]  # metres
    pace: float
    arrives: bool  # True: eases into its last point; False: is cut wherever time is up

    @property
    def length(self) -> float:
        return sum(math.dist(a, b) for a, b in zip(self.points, self.points[1:], strict=False))

    @property
    def seconds(self) -> float:
        """How long the walk takes, with easing at both ends."""
        return self.length / self.pace + (EASE if self.arrives else 0.0)

    def walked(self, t: float) -> float:
        """Metres covered after t seconds."""
        if not self.arrives:
            return min(max(t, 0.0) * self.pace, self.length)
        total, u = self.seconds, min(max(t, 0.0), self.seconds)
        ease = min(EASE, total / 2)
        speed = self.length / max(total - ease, 1e-6)
        if u < ease:
            return speed * u * u / (2 * ease)
        if u > total - ease:
            return self.length - speed * (total - u) ** 2 / (2 * ease)
        return speed * (u - ease / 2)

    def at(self, distance: float) -> Point:
        """(x, z) after so many metres."""
        left = distance
        for a, b in zip(self.points, self.points[1:], strict=False):
            step = math.dist(a, b)
            if left <= step and step > 0:
                share = left / step
                return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
            left -= step
        return self.points[-1]

    def yaw(self, distance: float) -> float:
        """Which way the walker faces, degrees: 0 to the viewer, 90 to the right. The mean of what
        is a little back and ahead, so that one turns round a corner little by little."""
        if len(self.points) < 2:
            return 0.0
        reach = min(max(TURNING, self.pace * TURNING_S), self.length / 2)
        low, high, gone, turned = distance - reach, distance + reach, 0.0, 0.0
        legs = list(zip(self.points, self.points[1:], strict=False))
        for index, (a, b) in enumerate(legs):
            step = math.dist(a, b)
            begin = -math.inf if index == 0 else gone
            end = math.inf if index == len(legs) - 1 else gone + step
            share = min(end, high) - max(begin, low)
            if share > 0:
                turned += share * heading(b[0] - a[0], b[1] - a[1])
            gone += step
        return turned / (high - low)


TURNING_S = 0.36  # seconds of the way, before and after a corner, in which one turns
TURNING = 0.4  # metres before and after a corner in which one turns
EASE = 0.35  # seconds to get going and to come to rest


def heading(right: float, away: float) -> float:
    """Yaw of somebody moving so; walkers never quite turn their backs."""
    if abs(right) + abs(away) < 1e-6:
        return 0.0
    yaw = math.degrees(math.atan2(right, -away))
    return max(-MOST_YAW, min(MOST_YAW, yaw))
