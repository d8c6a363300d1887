"""Draws props: standing on the ground, held in a hand, or flying on a string.

A thing that never changes is painted once and kept as long as its size stays the same.
"""

from __future__ import annotations

from kinora.engines.animatic.film.easel import Drawn, FrameEasel
from kinora.engines.animatic.paint.figure import (
    Figure,
    contact,
    figure,
    lay_mirror,
    lay_shadow,
    wrap,
)
from kinora.engines.animatic.paint.figure import show as show_figure
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.props.base import Prop
from kinora.engines.animatic.staging.staged import Flown, Held, Standing

MOST_KEPT = 24  # pictures of still things
STEPS = 4096  # sizes at which a still thing is painted, per pixel of its unit


class Things:
    """Paints props and keeps the pictures of the still ones."""

    def __init__(self, light: Light) -> None:
        self.light = light
        self.kept: dict[tuple[str, int], Figure] = {}

    def standing(self, easel: FrameEasel, thing: Standing) -> None:
        """On the ground, with shadow, mirror image and air like a figure."""
        x, row = thing.spot
        spot, setting = easel.spot(x, row), easel.setting
        scale = self._scale(easel, thing.prop, easel.ground.scale(row) * thing.size)
        shape = self._shape(thing.id, thing.prop, scale, spot.x, spot.row, easel.t)
        if setting.mirror > 0:
            lay_mirror(
                easel.canvas, shape, row=spot.row, t=easel.t, strength=setting.mirror,
                unit=spot.zoom,
            )  # fmt: skip
        lay_shadow(
            easel.canvas, shape, self.light, shear=easel.ground.shear(row), x=spot.x,
            row=spot.row, strength=setting.shadow,
        )  # fmt: skip
        width = (thing.prop.bounds[2] - thing.prop.bounds[0]) * 0.5 * scale
        contact(easel.canvas, self.light, spot.x, spot.row - 2 * spot.zoom, width, strength=0.5)
        haze = easel.haze(row)
        show_figure(easel.canvas, shape, haze=setting.haze, amount=haze)
        wrap(
            easel.canvas, shape, self.light, air=setting.haze, scale=scale,
            strength=setting.spill * (1 - haze), source=setting.spill_from,
        )  # fmt: skip

    def held(self, easel: FrameEasel, thing: Held, holder: Drawn) -> None:
        """Where the holder's joint is, in the holder's scale."""
        x, y = holder.joint(thing.joint)
        scale = holder.metre * thing.size * thing.prop.height / thing.prop.units
        canvas = easel.canvas
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(scale, scale)
        thing.prop.paint(canvas, self.light, easel.t)
        canvas.restore()

    def flown(self, easel: FrameEasel, thing: Flown, holder: Drawn | None) -> None:
        """In the air, with its string."""
        column, row, degrees = thing.path(easel.t)
        spot = easel.spot(column, row)
        scale = thing.scale * thing.size * thing.prop.height / thing.prop.units * spot.zoom
        if holder is not None:
            easel.string(holder.joint("left hand"), (spot.x, spot.row))
        canvas = easel.canvas
        canvas.save()
        canvas.translate(spot.x, spot.row)
        canvas.rotate(degrees)
        canvas.scale(scale, scale)
        thing.prop.paint(canvas, self.light, easel.t)
        canvas.restore()

    def _scale(self, easel: FrameEasel, prop: Prop, metre: float) -> float:
        return metre * prop.height / prop.units * easel.zoom

    def _shape(self, id_: str, prop: Prop, scale: float, x: float, row: float, t: float) -> Figure:
        """The painted thing with its ground point on (x, row)."""
        if not prop.is_still:
            return self._painted(prop, scale, x, row, t)
        key = (id_, max(round(scale * STEPS), 1))
        if key not in self.kept:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            self.kept[key] = self._painted(prop, key[1] / STEPS, 0.0, 0.0, 0.0)
        still = self.kept[key]
        return Figure(still.image, still.left + round(x), still.top + round(row))

    def _painted(self, prop: Prop, scale: float, x: float, row: float, t: float) -> Figure:
        return figure(
            lambda canvas: prop.paint(canvas, self.light, t), prop.bounds, scale=scale, x=x, y=row
        )
