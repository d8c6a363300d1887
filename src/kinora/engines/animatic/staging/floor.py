"""Walking on the ground: straight lines in metres, seen through the set's perspective."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.paths import Point

MOST_YAW = 92.0  # degrees: a walker shows something of its face, also when it walks away


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
    most_yaw: float = MOST_YAW  # degrees that one turns from the viewer
    gathers: float = 0.0  # seconds to get going, for who sets out from rest and does not arrive
    marks: tuple[float, ...] = field(init=False, repr=False)  # metres from the begin to each point

    def __post_init__(self) -> None:
        steps = (math.dist(a, b) for a, b in pairwise(self.points))
        object.__setattr__(self, "marks", tuple(accumulate(steps, initial=0.0)))

    @property
    def length(self) -> float:
        return self.marks[-1]

    @property
    def is_way(self) -> bool:
        """Does it lead anywhere?"""
        return len(self.points) > 1

    @property
    def seconds(self) -> float:
        """How long the walk takes, with easing at both ends."""
        return self.length / self.pace + (EASE if self.arrives else 0.0)

    def walked(self, t: float) -> float:
        """Metres covered after t seconds."""
        if not self.arrives:
            u = max(t, 0.0)
            if u < self.gathers:
                return min(self.pace * u * u / (2 * self.gathers), self.length)
            return min((u - self.gathers / 2) * self.pace, self.length)
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
        leg = self._leg(distance)
        if leg is None:
            return self.points[-1]
        a, b = self.points[leg], self.points[leg + 1]
        share = max(distance - self.marks[leg], 0.0) / (self.marks[leg + 1] - self.marks[leg])
        return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share

    def _leg(self, distance: float) -> int | None:
        """The leg that a distance is on; None at the end."""
        leg = bisect_left(self.marks, max(distance, 1e-9)) - 1
        return leg if leg < len(self.points) - 1 else None

    def yaw(self, distance: float) -> float:
        """Which way the walker faces as seen from the camera, degrees: 0 to the viewer, 90 to the
        right. The mean of what is a little back and ahead, so that one turns round a corner little
        by little; whoever comes along the side of the picture is seen a little from the inside,
        else its feet would slide."""
        if not self.is_way:
            return 0.0
        reach = min(max(TURNING, self.pace * TURNING_S), self.length / 2)
        low, high, turned = distance - reach, distance + reach, 0.0
        last = len(self.points) - 2
        first, stop = (self._leg(each) for each in (low, high))
        for leg in range(last if first is None else first, (last if stop is None else stop) + 1):
            begin = -math.inf if leg == 0 else self.marks[leg]
            end = math.inf if leg == last else self.marks[leg + 1]
            share = min(end, high) - max(begin, low)
            (x, z), (x1, z1) = self.points[leg], self.points[leg + 1]
            turned += max(share, 0.0) * self._seen(heading(x1 - x, z1 - z))
        x, z = self.at(distance)
        return self._seen(turned / (high - low) + math.degrees(math.atan2(x, z)))

    def _seen(self, yaw: float) -> float:
        return max(-self.most_yaw, min(self.most_yaw, yaw))


def rounded(points: Sequence[Point], radius: float) -> tuple[Point, ...]:
    """A line with its corners cut round, beginning at most so many metres before each."""
    line = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        come, go = math.dist(before, corner), math.dist(corner, after)
        if min(come, go) < 1e-6:
            continue
        a, b = (min(radius, way / 2) / way for way in (come, go))
        begin, end = _between(corner, before, a), _between(corner, after, b)
        for i in range(ROUND + 1):
            u = i / ROUND
            line.append(_between(_between(begin, corner, u), _between(corner, end, u), u))
    return (*line, points[-1])


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


ROUND = 6  # pieces of a corner
TURNING = 0.4  # metres before and after a corner in which one turns
TURNING_S = 0.36  # seconds of the way, before and after a corner, in which one turns
EASE = 0.35  # seconds to get going and to come to rest


def heading(right: float, away: float) -> float:
    """Yaw of somebody moving so."""
    if abs(right) + abs(away) < 1e-6:
        return 0.0
    return math.degrees(math.atan2(right, -away))
