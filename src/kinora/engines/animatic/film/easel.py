"""Draws the cast and its things into one frame: picture, shadow, touch of the feet, mirror image,
the air around them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import skia

from kinora.engines.animatic.cast.base import Act
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.film.cels import HOP, Cel, Cels, Drawn, Spot
from kinora.engines.animatic.film.changing import Place
from kinora.engines.animatic.paint.brush import stroke
from kinora.engines.animatic.paint.camera import Pose, placement
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.figure import (
    Figure,
    aired,
    contact,
    figure,
    lay_mirror,
    lay_shadow,
    show,
)
from kinora.engines.animatic.paint.paths import Point, oval, smooth_open
from kinora.engines.animatic.staging.staged import Actor, Staged
from kinora.engines.animatic.staging.track import Seat, Stand

FACE_TURN = -18.0  # degrees a head cheats towards the viewer when the body is seen from the side
SIDE_YAW = 56.0
RINGS, FLATNESS = 3, 0.16  # on the water; height of a ring, next to its width
FACED = 70.0  # degrees of the body beyond which the head no longer turns away with it


class FrameEasel:
    """One frame's canvas (pixels) with the camera where it is now."""

    def __init__(
        self, canvas: skia.Canvas, staged: Staged, cels: Cels, *, pose: Pose, t: float
    ) -> None:
        self.canvas, self.staged, self.cels, self.pose, self.t = canvas, staged, cels, pose, t
        self.setting, self.ground = staged.setting, staged.ground
        self.light = staged.setting.light
        self.matrix = placement(self.setting.picture, pose, 1.0)
        self.zoom = math.hypot(self.matrix.getScaleX(), self.matrix.getSkewY())

    def spot(self, x: float, row: float) -> Spot:
        """Design units of the acting plane to pixels."""
        at = self.matrix.mapXY(x, row)
        return Spot(at.x(), at.y(), self.zoom)

    def place(self, actor: Actor, stand: Stand) -> Place:
        """Where somebody's body is."""
        spot, metre = self.spot(stand.x, stand.row), self.ground.scale(stand.row) * self.zoom
        return Place(
            x=spot.x, row=spot.row - (stand.lift + actor.hangs) * metre, wide=actor.width * metre,
            tall=actor.puppet.height * actor.size * metre, seed=actor.seed, ground=spot.row,
            faces=math.copysign(1.0, stand.yaw),
        )  # fmt: skip

    # -- actors

    def actor(self, actor: Actor, stand: Stand, behind: Callable[[Drawn], None]) -> Drawn:
        """Show somebody, with everything that ties a figure to its place; `behind` paints what
        is behind it once it is known where the hands are."""
        cel = self.cels.cel(actor.id, self.t, lambda: self._painted(actor, stand))
        self._under(cel.shape, cel.ground, stand.row, strength=max(1 - stand.lift / 4, 0.35))
        if stand.lift == 0:
            self._feet(cel.drawn)
        elif stand.lift < 0:
            self._ripples(cel)
        behind(cel.drawn)
        show(self.canvas, cel.shape)
        if actor.rain is not None:
            self._drops(cel.drawn, actor.rain)
        return cel.drawn

    def _painted(self, actor: Actor, stand: Stand) -> Cel:
        spot, puppet = self.spot(stand.x, stand.row), actor.puppet
        metre = self.ground.scale(stand.row)
        units = metre * puppet.height * actor.size / puppet.units
        scale = units * spot.zoom

        def own(act: Act) -> Act:
            return _looking(_own_way(act, actor.size), stand, units, metre)

        posed = puppet.pose(
            _seated(own(stand.act), stand.seat, units, metre),
            _view(stand.yaw, self.ground.tilt(stand.row)),
            before=None
            if stand.before is None
            else _seated(own(stand.before), stand.before_seat, units, metre),
            amount=stand.amount,
        )
        light = self.setting.light
        body = Spot(spot.x, spot.row - stand.lift * metre * spot.zoom, spot.zoom)
        left, top, right, bottom = posed.extent()
        if stand.lift < 0:  # in the water, and nobody sees what is under it
            bottom = min(bottom, stand.lift * metre / units)
        shape = figure(
            lambda canvas: posed.paint(canvas, light),
            (left, top, right, bottom), scale=scale, x=body.x, y=body.row,
        )  # fmt: skip
        tall = puppet.height * actor.size * metre * spot.zoom
        drawn = Drawn(
            body, scale, metre * spot.zoom, posed.joints(), tall, math.copysign(1.0, stand.yaw)
        )
        return Cel(self.aired(shape, stand.row, scale), drawn, spot)

    def lay(
        self, cel: FrameEasel, actor: Actor | None = None, stand: Stand | None = None
    ) -> skia.Matrix:
        """Where what the earlier moment `cel` showed lies now; of an actor, who is on a way of
        its own and was at `stand` then."""
        dx, dy = self._hop(actor, stand) if actor and stand else (0.0, 0.0)
        if self.pose == cel.pose:
            return skia.Matrix.Translate(round(dx * self.zoom), round(dy * self.zoom))
        back = skia.Matrix()
        cel.matrix.invert(back)
        there = skia.Matrix.Concat(skia.Matrix.Translate(dx, dy), back)
        return skia.Matrix.Concat(self.matrix, there)

    def _hop(self, actor: Actor, stand: Stand) -> Point:
        """How far somebody got since `stand`, design units. Who sets foot on the ground waits for
        the next pose, or the feet would slide, unless in a hurry."""
        now = actor.track.at(self.t)
        if now is None:
            return 0.0, 0.0
        rise = (now.lift - stand.lift) * self.ground.scale(now.row)
        dx, dy = now.x - stand.x, now.row - stand.row - rise
        is_free = actor.glides or min(stand.lift, now.lift) > 0 or math.hypot(dx, dy) > HOP
        return (dx, dy) if is_free else (0.0, 0.0)

    def _under(self, shape: Figure, spot: Spot, row: float, *, strength: float) -> None:
        setting = self.setting
        if setting.mirror > 0:
            lay_mirror(
                self.canvas, shape, row=spot.row, t=self.t, strength=setting.mirror,
                unit=spot.zoom,
            )  # fmt: skip
        lay_shadow(
            self.canvas, shape, setting.light, shear=self.ground.shear(row), x=spot.x,
            row=spot.row, strength=setting.shadow * strength,
        )  # fmt: skip

    def _feet(self, drawn: Drawn) -> None:
        for foot in drawn.joints.feet:
            near = max(0.0, 1 - max(foot.lift, 0.0) / 40)
            if near > 0:
                x, row = drawn.at(foot.at)
                width = foot.length * 0.95 * drawn.scale
                contact(self.canvas, self.setting.light, x, row, width, strength=0.6 * near)

    def _ripples(self, cel: Cel) -> None:
        """Rings on the water around who is in it."""
        half, tint = cel.shape.rect().width() / 2, mix(self.setting.haze, "#ffffff", 0.5)
        middle = cel.shape.rect().centerX()
        for ring in range(RINGS):
            spread = (self.t * 0.5 + ring / RINGS) % 1.0
            wide = half * (0.85 + 0.6 * spread)
            path = oval(middle, cel.ground.row, wide, wide * FLATNESS)
            stroke(self.canvas, path, tint, 2.0 * self.zoom, 0.5 * (1 - spread))

    def aired(self, shape: Figure, row: float, scale: float) -> Figure:
        """A figure with the air before it and around it, and a small copy for its shadow."""
        setting, haze = self.setting, self.haze(row)
        return aired(
            shape, setting.light, air=setting.haze, haze=haze, scale=scale,
            spill=setting.spill * (1 - haze), source=setting.spill_from,
        )  # fmt: skip

    def haze(self, row: float) -> float:
        """How much air is in front of something that stands on this row, 0 to 1."""
        nearest = self.ground.depth(self.setting.mark("centre").row)
        beyond = max(self.ground.depth(row) - nearest, 0.0)
        return min(1 - math.pow(0.5, beyond / self.setting.depth), 0.85)

    def _drops(self, drawn: Drawn, seed: int) -> None:
        """Rain bursting on head and shoulders."""
        drops = np.random.default_rng((seed, int(self.t * 12))).random((14, 2))
        x, y = drawn.at(drawn.joints.head)
        radius, unit = drawn.joints.head_radius * drawn.scale * 1.04, drawn.spot.zoom
        path = skia.Path()
        for u, v in drops.tolist():
            angle = math.pi * (1.05 + 0.9 * u)
            px, py = x + radius * math.cos(angle), y + radius * math.sin(angle)
            path.moveTo(px, py)
            path.lineTo(px + 6 * unit * math.cos(angle) * (1 + v), py - (3 + 4 * v) * unit)
        stroke(self.canvas, path, mix(self.setting.haze, "#dff0ff", 0.8), 1.1 * unit, 0.5)

    # -- strings

    def string(self, hand: Point, end: Point) -> None:
        """A line that sags, from a hand to what it holds in the air."""
        (x, y), (kx, ky) = hand, end
        dx, dy = kx - x, ky - y
        sag = [(x, y), (x + dx * 0.36, y + dy * 0.27), (x + dx * 0.72, y + dy * 0.64), (kx, ky)]
        tint = mix("#fff2d8", self.setting.light.ambient, 0.25)
        stroke(self.canvas, smooth_open(sag), tint, 1.5 * self.zoom, 0.8)


def _view(yaw: float, tilt: float) -> View:
    turn = max(-1.0, min(1.0, yaw / SIDE_YAW))
    beyond = math.copysign(max(abs(yaw) - FACED, 0.0), yaw)
    return View(yaw, tilt, FACE_TURN * turn - beyond)


def _own_way(act: Act, size: float) -> Act:
    """The act with its way in the metres of a body that is drawn `size` times larger than life,
    so that its feet stay where they are put."""
    return act if act.walked is None else replace(act, walked=act.walked / size)


def _looking(act: Act, stand: Stand, units: float, metre: float) -> Act:
    """The act with what it looks at in figure units around its ground point."""
    if act.look is None:
        return act
    x, row = act.look
    up = row - stand.row + stand.lift * metre
    return replace(act, look=((x - stand.x) / units, up / units))


def _seated(act: Act, seat: Seat | None, units: float, metre: float) -> Act:
    """The act with its seat and hands in figure units; `units` design units each, `metre` design
    units a metre."""
    if seat is None:
        return act

    def scaled(point: Point | None) -> Point | None:
        return None if point is None else (point[0] / units, point[1] / units)

    return replace(
        act, left_hand=scaled(seat.left_hand), right_hand=scaled(seat.right_hand),
        seat=seat.height * metre / units,
    )  # fmt: skip
