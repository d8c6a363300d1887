"""Bodies put together from parts: solids, tubes, leaves and faces, painted far ones first.

A part knows where it is and how far it reaches, so a body's box follows from its parts. Knows
nothing of any particular body.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

import skia

from kinora.engines.animatic.cast.base import Joints
from kinora.engines.animatic.cast.easel import Easel, Paint
from kinora.engines.animatic.cast.head.painter import paint_head
from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.pose import Face
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame
from kinora.engines.animatic.cast.vectors import Vector, add, between, scaled
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.cast.water import above_water, paint_foam
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.marks import clipped, fill
from kinora.engines.animatic.paint.paths import polygon, smooth_closed
from kinora.engines.animatic.paint.subject import painted_layer

Bounds = tuple[float, float, float, float]
RIM_WIDTH, MARGIN = 4.0, 16.0
HEAD_REACH = 1.5  # radii, without snout, ears and hair


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a body: `place` sorts it, `reach` are balls around all of it."""

    place: Vector
    reach: tuple[tuple[Vector, float], ...]
    paint: Callable[[Easel], None]
    layer: float = 0.0  # added to the depth, figure units


@dataclass(frozen=True, slots=True)
class Assembled:
    """A body of parts in one view, ready to be painted."""

    parts: tuple[Part, ...]
    view: View
    hangers: Joints
    seams: tuple[tuple[float, float], ...] | None = None  # (place, half width) where it is in water
    clock: float = 0.0  # seconds, for the ripples there

    def paint(self, canvas: skia.Canvas, light: Light) -> None:
        area = skia.Rect.MakeLTRB(*self.extent())
        with painted_layer(canvas, area, light, rim_width=RIM_WIDTH) as layer:
            easel = Easel(cast(skia.Canvas, layer), light, self.view)
            if self.seams is None:
                self._parts(easel)
                return
            left, top, right, _ = self.extent()
            with clipped(easel.canvas, above_water(left, right, top, self.clock)):
                self._parts(easel)
            for x, wide in self.seams:
                paint_foam(easel, x, wide, self.clock)

    def _parts(self, easel: Easel) -> None:
        depth = self.view.depth
        for part in sorted(self.parts, key=lambda each: depth(each.place) + each.layer):
            part.paint(easel)

    def extent(self) -> Bounds:
        reach = [(*self.view.project(spot), r) for part in self.parts for spot, r in part.reach]
        left, right = min(x - r for x, _, r in reach), max(x + r for x, _, r in reach)
        top, bottom = min(y - r for _, y, r in reach), max(y + r for _, y, r in reach)
        return (min(left, -1) - MARGIN, min(top, -1) - MARGIN, max(right, 1) + MARGIN, max(bottom, 1) + MARGIN)  # fmt: skip

    def joints(self) -> Joints:
        return self.hangers


def solid(colour: Paint, *solids: Ellipsoid, softness: float = 0.0, layer: float = 0.0) -> Part:
    """The hull of some solids as a soft volume."""

    def paint(easel: Easel) -> None:
        easel.solid(colour, *solids, softness=softness)

    reach = tuple((each.frame.origin, max(each.radii)) for each in solids)
    return Part(_middle([spot for spot, _ in reach]), reach, paint, layer)


def tube(
    colour: Paint, joints: Sequence[Vector], *radii: float, softness: float = 0.6, layer: float = 0.0
) -> Part:  # fmt: skip
    """A limb along joints."""

    def paint(easel: Easel) -> None:
        easel.limb(colour, joints, *radii, softness=softness)

    thick = max(radii) * 1.15
    return Part(_middle(joints), tuple((spot, thick) for spot in joints), paint, layer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A flat shape in space, smooth or straight between its points; `inner` lies within it, and
    `veins` run over it."""

    points: Sequence[Vector]
    colour: Paint
    alpha: float = 1.0
    inner: Sequence[tuple[Sequence[Vector], Paint]] = ()
    veins: Sequence[Sequence[Vector]] = ()
    vein_width: float = 2.0
    tension: float = 0.9  # 0: straight edges
    softness: float = 5.0


def leaf(shape: Leaf, *, layer: float = 0.0) -> Part:
    """A wing, a fin, a fan."""
    reach = tuple((spot, shape.softness) for spot in shape.points)
    return Part(_middle(shape.points), reach, partial(_paint_leaf, shape), layer)


def _paint_leaf(shape: Leaf, easel: Easel) -> None:
    path = _outline(easel, shape.points, shape.tension)
    if shape.alpha < 1:
        fill(easel.canvas, path, easel.light.surface(shape.colour), shape.alpha)
    else:
        easel.shade(path, shape.colour, shape.softness)
    with clipped(easel.canvas, path):
        for points, colour in shape.inner:
            inside = _outline(easel, points, shape.tension)
            fill(easel.canvas, inside, easel.light.surface(colour))
        tone = easel.light.shaded(shape.colour, 1.4)
        for vein in shape.veins:
            easel.line([easel.at(spot) for spot in vein], tone, shape.vein_width, 0.6)


def _outline(easel: Easel, points: Sequence[Vector], tension: float) -> skia.Path:
    flat = [easel.at(spot) for spot in points]
    return smooth_closed(flat, tension) if tension > 0 else polygon(flat)


def face(
    style: HeadStyle, frame: Frame, mood: Face, *, lag: float = 0.0, layer: float = 0.0
) -> Part:
    """A whole head around `frame`."""

    def paint(easel: Easel) -> None:
        paint_head(easel, style, frame, mood, lag)

    far = style.radius * (HEAD_REACH + style.ear_size + (0.8 if style.horns or style.hat or style.hair else 0))  # fmt: skip
    tip = frame.point(style.radius * (1.0 + style.muzzle[0]))
    return Part(frame.origin, ((frame.origin, far), (tip, style.radius * 0.6)), paint, layer)


def mark(
    place: Vector, reach: float, paint: Callable[[Easel], None], *, layer: float = 0.0
) -> Part:
    """Anything else that is painted around a place."""
    return Part(place, ((place, reach),), paint, layer)


def _middle(spots: Iterable[Vector]) -> Vector:
    every = list(spots)
    total = every[0]
    for spot in every[1:]:
        total = add(total, spot)
    return scaled(total, 1 / len(every))


def shrunk(points: Sequence[Vector], centre: Vector, share: float) -> list[Vector]:
    """The points moved towards a centre: the inside of a border."""
    return [between(centre, spot, share) for spot in points]
