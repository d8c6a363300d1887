"""Draws props: standing on the ground, held in a hand, or flying on a string.

A thing that never changes is painted once and kept as long as its size stays the same.
"""

from __future__ import annotations

from dataclasses import replace

from kinora.engines.animatic.cast.games import Lie, lies
from kinora.engines.animatic.film.cels import Drawn, Spot
from kinora.engines.animatic.film.changing import Place, altered
from kinora.engines.animatic.film.easel import FrameEasel
from kinora.engines.animatic.paint.figure import (
    Figure,
    contact,
    figure,
    lay_mirror,
    lay_shadow,
    show,
)
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.props.base import Prop
from kinora.engines.animatic.staging.staged import Flown, Held, Standing
from kinora.engines.animatic.staging.track import Stand

MOST_KEPT = 24  # pictures of still things
STEPS = 4096  # sizes at which a still thing is painted, per pixel of its unit


class Things:
    """Paints props and keeps the pictures of the still ones."""

    def __init__(self, light: Light) -> None:
        self.light = light
        self.kept: dict[tuple[str, int], Figure] = {}
        self.posed: dict[str, tuple[float, Figure]] = {}

    def standing(self, easel: FrameEasel, thing: Standing, *, raised: float = 0.0) -> None:
        """On the ground, with shadow, mirror image and air like a figure; `raised` pixels above it."""
        x, row = thing.spot
        spot = easel.spot(x, row)
        metre = easel.ground.scale(row)
        scale = self._scale(easel, thing.prop, metre * thing.size)
        spot = Spot(spot.x, spot.row - thing.lift * metre * spot.zoom, spot.zoom)
        shape = self._shape(easel, thing, scale, spot)
        if not thing.is_floating:
            self._touch(easel, thing, shape, spot, scale)
        easel.canvas.translate(0, -raised)
        show(easel.canvas, shape)
        easel.canvas.translate(0, raised)

    def place(self, easel: FrameEasel, thing: Standing) -> Place:
        """Where a thing's body is."""
        spot, metre = easel.spot(*thing.spot), easel.ground.scale(thing.spot[1])
        scale = self._scale(easel, thing.prop, metre * thing.size)
        row = spot.row - thing.lift * metre * spot.zoom
        return _place((spot.x, row), thing.prop, scale, thing.seed)

    def _touch(
        self, easel: FrameEasel, thing: Standing, shape: Figure, spot: Spot, scale: float
    ) -> None:
        """The shadow on the ground, or the dark touch where it lies on something."""
        row, setting = thing.spot[1], easel.setting
        if setting.mirror > 0 and thing.lift <= 0:
            lay_mirror(
                easel.canvas, shape, row=spot.row, t=easel.t, strength=setting.mirror,
                unit=spot.zoom,
            )  # fmt: skip
        if thing.lift <= 0:
            lay_shadow(
                easel.canvas, shape, self.light, shear=easel.ground.shear(row), x=spot.x,
                row=spot.row, strength=setting.shadow,
            )  # fmt: skip
        width = (thing.prop.bounds[2] - thing.prop.bounds[0]) * 0.5 * scale
        contact(easel.canvas, self.light, spot.x, spot.row - 2 * spot.zoom, width, strength=0.5)

    def held(self, easel: FrameEasel, thing: Held, holder: Drawn, stand: Stand) -> None:
        """Where the holder's joint is, in the holder's scale, or in the air where it is thrown."""
        act = stand.act
        if act.action in thing.games:
            for lie in lies(act.action, act.t, has_hands=thing.has_hands):
                self._tossed(easel, thing, holder, lie)
            return
        self._at(easel, thing, holder, holder.joint(thing.joint), 0.0)

    def _tossed(self, easel: FrameEasel, thing: Held, holder: Drawn, lie: Lie) -> None:
        """On its way between hands, ground and the world outside the picture."""
        x, y = holder.joint(lie.joint)
        if lie.to:
            to_x, to_y = holder.joint(lie.to)
            x, y = x + (to_x - x) * lie.share, y + (to_y - y) * lie.share
        wide = easel.setting.picture.W
        edge = easel.spot(wide * 1.08 if holder.faces > 0 else -0.08 * wide, 0.0).x
        x += (edge - x) * lie.out
        row = holder.spot.row - 0.5 * thing.prop.height * thing.size * holder.metre
        y += (row - y) * lie.low - lie.up * holder.tall
        contact(easel.canvas, self.light, x, holder.spot.row, 0.10 * holder.tall, strength=0.25)
        self._at(easel, thing, holder, (x, y), lie.turn)

    def _at(self, easel: FrameEasel, thing: Held, holder: Drawn, at: Point, degrees: float) -> None:
        """With its grip at a point; what turns does so about its middle."""
        x, y = at
        scale = holder.metre * thing.size * thing.prop.height / thing.prop.units
        canvas = easel.canvas
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(scale, scale)
        grip = thing.prop.anchor("handle") if thing.joint != "crown" else None
        if grip is not None:
            canvas.translate(-grip[0], -grip[1])
        left, top, right, bottom = thing.prop.bounds
        canvas.rotate(degrees, (left + right) / 2, (top + bottom) / 2)
        place = _place((0.0, 0.0), thing.prop, 1.0, thing.seed)
        with altered(canvas, self.light, place, thing.changes.at(easel.t)):
            thing.prop.paint(canvas, self.light, easel.t)
        canvas.restore()

    def flown(self, easel: FrameEasel, thing: Flown, holder: Drawn | None) -> None:
        """In the air, with its string."""
        column, row, degrees = thing.path(easel.t)
        spot = easel.spot(column, row)
        scale = thing.scale * thing.size * thing.prop.height / thing.prop.units * spot.zoom
        if holder is not None:
            easel.string(holder.shown("left hand"), (spot.x, spot.row))
        canvas = easel.canvas
        canvas.save()
        canvas.translate(spot.x, spot.row)
        canvas.rotate(degrees)
        canvas.scale(scale, scale)
        thing.prop.paint(canvas, self.light, easel.t)
        canvas.restore()

    def _scale(self, easel: FrameEasel, prop: Prop, metre: float) -> float:
        return metre * prop.height / prop.units * easel.zoom

    def _shape(self, easel: FrameEasel, thing: Standing, scale: float, spot: Spot) -> Figure:
        """The painted thing with its ground point on the spot."""
        if not thing.prop.is_still:
            return self._moving(easel, thing, scale, spot)
        key = (thing.id, max(round(scale * STEPS), 1))
        if key not in self.kept:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            self.kept[key] = self._painted(easel, thing, key[1] / STEPS, Spot(0.0, 0.0, spot.zoom))
        still = self.kept[key]
        return replace(still, left=still.left + round(spot.x), top=still.top + round(spot.row))

    def _moving(self, easel: FrameEasel, thing: Standing, scale: float, spot: Spot) -> Figure:
        """The thing as it is at this moment; the moment is shown for more than one frame."""
        t, shape = self.posed.get(thing.id, (None, None))
        if shape is None or t != easel.t:
            shape = self._painted(easel, thing, scale, spot)
            self.posed[thing.id] = (easel.t, shape)
        return shape

    def _painted(self, easel: FrameEasel, thing: Standing, scale: float, spot: Spot) -> Figure:
        t = 0.0 if thing.prop.is_still else easel.t
        shape = figure(
            lambda canvas: thing.prop.paint(canvas, self.light, t),
            thing.prop.bounds, scale=scale, x=spot.x, y=spot.row,
        )  # fmt: skip
        return easel.aired(shape, thing.spot[1], scale)


def _place(foot: Point, prop: Prop, scale: float, seed: int) -> Place:
    """Where a prop's body is whose ground point is `foot`, at `scale` pixels a unit."""
    left, top, right, bottom = prop.bounds
    wide, low = (right - left) * 0.8 * scale, max(bottom, 0.0) * 0.5 * scale
    x = foot[0] + (left + right) / 2 * scale
    return Place(x=x, row=foot[1] + low, wide=wide, tall=-top * 0.95 * scale + low, seed=seed)
