"""Draws the cast and its things into one frame: picture, shadow, touch of the feet, mirror image,
the air around them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.cast.base import Act, Joints
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.paint.brush import stroke
from kinora.engines.animatic.paint.camera import Pose, placement
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.figure import (
    Figure,
    contact,
    figure,
    lay_mirror,
    lay_shadow,
    show,
    wrap,
)
from kinora.engines.animatic.paint.paths import Point, smooth_open
from kinora.engines.animatic.staging.staged import Actor, Staged
from kinora.engines.animatic.staging.track import Seat, Stand

FACE_TURN = -18.0  # degrees a head cheats towards the viewer when the body is seen from the side
SIDE_YAW = 56.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A ground point in pixels, and pixels per design unit there."""

    x: float
    row: float
    zoom: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """An actor in one frame: where it is and where its joints are, in pixels."""

    spot: Spot
    scale: float  # pixels per figure unit
    metre: float  # pixels per metre on the row it stands on or flies above
    joints: Joints

    def at(self, point: Point) -> Point:
        """A point of the figure in the frame."""
        return self.spot.x + point[0] * self.scale, self.spot.row + point[1] * self.scale

    def joint(self, name: str) -> Point:
        """Where a named joint is in the frame."""
        joints = self.joints
        (lx, ly), (rx, ry) = joints.left_hand, joints.right_hand
        between = ((lx + rx) / 2, (ly + ry) / 2)
        named = {"right hand": (rx, ry), "left hand": (lx, ly), "both hands": between}
        return self.at(named.get(name, joints.crown))


class FrameEasel:
    """One frame's canvas (pixels) with the camera where it is now."""

    def __init__(self, canvas: skia.Canvas, staged: Staged, pose: Pose, t: float) -> None:
        self.canvas, self.staged, self.t = canvas, staged, t
        self.setting, self.ground = staged.setting, staged.ground
        self.matrix = placement(self.setting.picture, pose, 1.0)
        self.zoom = math.hypot(self.matrix.getScaleX(), self.matrix.getSkewY())

    def spot(self, x: float, row: float) -> Spot:
        """Design units of the acting plane to pixels."""
        at = self.matrix.mapXY(x, row)
        return Spot(at.x(), at.y(), self.zoom)

    # -- actors

    def actor(self, actor: Actor, stand: Stand, behind: Callable[[Drawn], None]) -> Drawn:
        """Paint somebody, with everything that ties a figure to its place; `behind` paints what
        is behind it once it is known where the hands are."""
        spot, puppet = self.spot(stand.x, stand.row), actor.puppet
        metres = self.ground.scale(stand.row) * puppet.height * actor.size
        scale = metres / puppet.units * spot.zoom
        view = _view(stand.yaw, self.ground.tilt(stand.row))
        units = metres / puppet.units
        posed = puppet.pose(
            _seated(stand.act, stand.seat, units, self.ground.scale(stand.row)),
            view,
            before=None
            if stand.before is None
            else _seated(stand.before, stand.before_seat, units, self.ground.scale(stand.row)),
            amount=stand.amount,
        )
        light = self.setting.light
        air = stand.lift * self.ground.scale(stand.row) * spot.zoom
        body = Spot(spot.x, spot.row - air, spot.zoom)
        shape = figure(
            lambda canvas: posed.paint(canvas, light),
            posed.extent(), scale=scale, x=body.x, y=body.row,
        )  # fmt: skip
        drawn = Drawn(body, scale, self.ground.scale(stand.row) * spot.zoom, posed.joints())
        self._under(shape, spot, stand.row, strength=max(1 - stand.lift / 4, 0.35))
        if stand.lift <= 0:
            self._feet(drawn)
        behind(drawn)
        self._lay(shape, stand.row, scale)
        if actor.rain is not None:
            self._drops(drawn, actor.rain)
        return drawn

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

    def _lay(self, shape: Figure, row: float, scale: float) -> None:
        """The picture itself with the air before it and around it."""
        setting = self.setting
        haze = self.haze(row)
        show(self.canvas, shape, haze=setting.haze, amount=haze)
        wrap(
            self.canvas, shape, setting.light, air=setting.haze, scale=scale,
            strength=setting.spill * (1 - haze), source=setting.spill_from,
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
    return View(yaw, tilt, FACE_TURN * turn)


def _seated(act: Act, seat: Seat | None, units: float, metre: float) -> Act:
    """The act with its seat and hands in figure units; `units` design units each, `metre` design
    units a metre."""
    if seat is None:
        return act

    def scaled(point: Point | None) -> Point | None:
        return None if point is None else (point[0] / units, point[1] / units)

    return Act(
        action=act.action, t=act.t, span=act.span, walked=act.walked, look=act.look,
        held=act.held, left_hand=scaled(seat.left_hand), right_hand=scaled(seat.right_hand),
        seat=seat.height * metre / units,
    )  # fmt: skip
