"""A vehicle as a box with a side, a front and a back, and its painting when it is turned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise

import skia

from kinora.engines.animatic.cast.vehicle.ride import Ride
from kinora.engines.animatic.cast.vehicle.turn import Turn
from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.paint.paths import Point, oval, polygon

Painter = Callable[[Ride], None]
INSET = 0.1  # share of a pane's breadth that its frame takes
TYRE, WOOD = "#1f1a24", "#4f3220"
SEEN_THROUGH = 0.32  # breadth, next to its radius, below which a wheel has no tyre


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The front or the back of a box: `paint` covers the plane at `at`, x from one side to the
    other; `line` runs from its upper edge over the bonnet and the windscreen to the roof: x, y, and
    what covers the strip from there on ("body", "glass", "roof", "" nothing)."""

    at: float
    paint: Painter
    line: tuple[tuple[float, float, str], ...] = ()

    @property
    def pane(self) -> Point | None:
        """The middle of the windscreen, when that is part of the line."""
        for (x0, y0, cover), (x1, y1, _) in pairwise(self.line):
            if cover == "glass":
                return (x0 + x1) / 2, (y0 + y1) / 2
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The room that a vehicle takes: `half` its breadth in units, `leans`: how far its sides lean
    in, units a unit of height; `axles`: x and radius of the wheels, `tread` their breadth."""

    half: float
    front: End
    back: End
    leans: float = 0.0
    axles: tuple[Point, ...] = ()
    tread: float = 24.0
    roof: str = ""  # its colour, when it is not the vehicle's own

    def breadth(self, y: float) -> float:
        return self.half + self.leans * y


def paint_turned(ride: Ride, box: Box, turn: Turn, side: Painter) -> None:
    """The box from outside: wheels, near side, what lies between the sides, front or back."""
    end = box.front if turn.ahead > 0 else box.back
    lit = replace(ride, light=turn.side_light(ride.light))
    ends = replace(ride, light=turn.end_light(ride.light))
    _wheels(ends, box, turn)
    with _on(ride.canvas, turn.side(box.half, box.leans)):
        side(lit)
    _strips(ends, box, end, turn)
    with _on(ride.canvas, turn.across(end.at)):
        end.paint(ends)


def paint_lengthwise(ride: Ride, turn: Turn, painter: Painter, least: float) -> None:
    """What stands along the middle, shortened as far as it is turned."""
    with _on(ride.canvas, turn.lengthwise(least)):
        painter(ride)


@contextmanager
def _on(canvas: skia.Canvas, plane: skia.Matrix) -> Iterator[None]:
    canvas.save()
    canvas.concat(plane)
    yield
    canvas.restore()


def _wheels(ride: Ride, box: Box, turn: Turn) -> None:
    """The treads of the wheels, far ones first: what is seen of them below the body."""
    for x, r in sorted(box.axles, reverse=turn.ahead < 0):
        for outer in (box.half - 3, -box.half + 3):
            inner = outer - (box.tread if outer > 0 else -box.tread)
            is_thin = 0 < box.tread < SEEN_THROUGH * r
            ends = [turn.spot(x, -r, left) for left in (outer, inner)]
            _tread(ride, ends, r, turn, is_thin=is_thin)


def _tread(ride: Ride, ends: list[Point], r: float, turn: Turn, *, is_thin: bool) -> None:
    (x0, y0), (x1, y1) = ends
    if is_thin:  # a thin wheel shows what is behind it
        ride.outline(oval(x0, y0, max((r - 4) * turn.along, 2), r - 4), WOOD, 8)
        return
    for x, y in ends:
        ride.flat(oval(x, y, max(r * turn.along, 3), r), TYRE)
    ride.flat(polygon([(x0, y0 - r), (x1, y1 - r), (x1, y1 + r), (x0, y0 + r)]), TYRE)


def _strips(ride: Ride, box: Box, end: End, turn: Turn) -> None:
    """Bonnet, windscreen and roof, from the farthest on."""
    for (x0, y0, cover), (x1, y1, _) in list(pairwise(end.line))[::-1]:
        if not cover:
            continue
        low, high = box.breadth(y0), box.breadth(y1)
        path = _strip(turn, ((x0, y0), (x1, y1)), (low, high))
        ride.shade(path, _tone(cover, ride, box), 8)
        if cover == "glass":
            rise = 0.12 * (y1 - y0), 0.12 * (x1 - x0)
            within = ((x0 + rise[1], y0 + rise[0]), (x1 - rise[1], y1 - rise[0]))
            ride.glass(_strip(turn, within, (low * (1 - INSET), high * (1 - INSET))))


def _strip(turn: Turn, ends: tuple[Point, Point], halves: tuple[float, float]) -> skia.Path:
    (a, b), (low, high) = ends, halves
    return polygon([turn.spot(*a, -low), turn.spot(*b, -high), turn.spot(*b, high), turn.spot(*a, low)])  # fmt: skip


def _tone(cover: str, ride: Ride, box: Box) -> Colour:
    """What a strip is painted with; what lies flat is a little lighter."""
    if cover == "dark":
        return mix(ride.tone, "#2f2936", 0.7)
    return mix((box.roof or ride.tone) if cover == "roof" else ride.tone, "#ffffff", 0.08)
