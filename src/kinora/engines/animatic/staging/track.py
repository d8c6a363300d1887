"""A track: one actor's whole clip as a row of spans, and where it is and what it does at any time.

A span's look depends only on what is before its end, so that cutting a clip's last part off and
putting another one there changes no earlier frame.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from kinora.engines.animatic.cast.base import Act
from kinora.engines.animatic.paint.camera import smooth
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.staging.floor import Route

BLEND = 0.38  # seconds from one pose into the next
RISE = 1.2  # seconds to take off or to land
TURN = 0.42  # seconds to face another way, when that is not far
TURNS = 190.0  # degrees a second of a longer turn
SLOWEST_TURN = 360 / TURNS


@dataclass(frozen=True, slots=True)
class Seat:
    """A place to sit at something: seat height in metres, hands in design units around the
    sitter's ground point."""

    height: float
    left_hand: Point | None = None
    right_hand: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One action, from `start` until the next span begins."""

    start: float
    action: str
    route: Route  # a route of one point: stays there
    yaw: float | None = None  # None: where the route leads
    lasts: float = 1.0  # seconds of the action itself, for those that happen once
    seat: Seat | None = None
    held: str = ""
    held_from: float = 0.0  # when that is in the hands
    lift: float = 0.0  # metres above the floor
    rises: float = RISE  # seconds to get to that height
    ahead: float = 0.0  # seconds the action is ahead of its start, so that twins differ
    leap: float = 0.0  # metres that it is higher half-way through, at its two ends not at all
    brakes_at: float = math.inf  # when one begins to slow down, seconds of the clip
    braking: float = 1.0  # seconds of slowing down, to a stop

    def walked(self, t: float) -> float:
        """Metres of the route that are covered."""
        late = min(max(t - self.brakes_at, 0.0), self.braking)
        rolls = min(t, self.brakes_at) + late - late * late / (2 * self.braking)
        return self.route.walked(rolls - self.start)

    def leapt(self, t: float) -> float:
        """Metres that it is up in a leap."""
        u = min(max((t - self.start) / self.lasts, 0.0), 1.0)
        return self.leap * 4 * u * (1 - u)

    def place(self, t: float) -> Point:
        """(x, z) in metres."""
        return self.route.at(self.walked(t))

    def facing(self, t: float) -> float:
        if self.yaw is not None:
            return self.yaw
        return self.route.yaw(self.walked(t))

    def act(self, t: float) -> Act:
        return Act(
            action=self.action,
            t=max(t - self.start, 0.0) + self.ahead,
            span=self.lasts,
            walked=self.walked(t) if self.route.is_way else None,
            held=self.held if t >= self.held_from else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where an actor is and what it does at one moment."""

    x: float
    row: float
    yaw: float
    act: Act
    seat: Seat | None
    before: Act | None
    before_seat: Seat | None
    amount: float
    lift: float = 0.0  # metres above the floor


@dataclass(frozen=True, slots=True)
class Track:
    """Spans in order of time; before the first one the actor is not there.

    `voice`: how far the mouth is open at a time, of who has words to say; `watched`: from when to
    when which point (design units) is looked at.
    """

    spans: tuple[Span, ...]
    voice: Callable[[float], float] | None = None
    watched: tuple[tuple[float, float, Point], ...] = ()

    @property
    def begins(self) -> float:
        return self.spans[0].start

    def at(self, t: float) -> Stand | None:
        """The moment t; None while the actor is not in the picture."""
        if t < self.spans[0].start - 1e-9:
            return None
        index = self._index(t)
        span = self.spans[index]
        before = self.spans[index - 1] if index else None
        x, row = span.route.floor.spot(span.place(t))
        amount = smooth((t - span.start) / BLEND)
        is_mixed = before is not None and amount < 1
        return Stand(
            x=x,
            row=row,
            yaw=self._yaw(index, t),
            act=self._act(span, t),
            seat=span.seat,
            before=self._act(before, t) if before is not None and is_mixed else None,
            before_seat=before.seat if before is not None and is_mixed else None,
            amount=amount,
            lift=self._lift(index, t) + span.leapt(t),
        )

    def _act(self, span: Span, t: float) -> Act:
        voice = None if self.voice is None else self.voice(t)
        look = None if span.route.is_way else self._watched(span)
        return replace(span.act(t), voice=voice, look=look)

    def _watched(self, span: Span) -> Point | None:
        """What is looked at all through a span: its eyes move with the pose."""
        now = span.start + 1e-3
        spots = (spot for start, end, spot in self.watched if start <= now < end)
        return next(spots, None)

    def _index(self, t: float) -> int:
        return max(i for i, span in enumerate(self.spans) if span.start <= t + 1e-9)

    def _lift(self, index: int, t: float) -> float:
        """Rising and coming down take their time."""
        span = self.spans[index]
        if index == 0 or t - span.start >= span.rises:
            return span.lift
        came_from = self._lift(index - 1, span.start)
        return came_from + (span.lift - came_from) * smooth((t - span.start) / span.rises)

    def _yaw(self, index: int, t: float) -> float:
        span = self.spans[index]
        facing = span.facing(t)
        if index == 0 or t - span.start >= SLOWEST_TURN:
            return facing
        came_from = self._yaw(index - 1, span.start)
        lasts = max(TURN, abs(span.facing(span.start) - came_from) / TURNS)
        return came_from + (facing - came_from) * smooth((t - span.start) / lasts)
