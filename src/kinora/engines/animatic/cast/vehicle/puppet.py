"""A vehicle behind the protocol that staging uses. It faces right, or left through a
mirror; what has a front shows it when it comes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from kinora.engines.animatic.cast.base import Act, Foot, Joints
from kinora.engines.animatic.cast.vectors import blend, clamp, ease, wave
from kinora.engines.animatic.cast.vehicle.model import Model
from kinora.engines.animatic.cast.vehicle.ride import Ride
from kinora.engines.animatic.cast.vehicle.solid import paint_lengthwise, paint_turned
from kinora.engines.animatic.cast.vehicle.turn import Turn, turn_of
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.paint.subject import painted_layer

Bounds = tuple[float, float, float, float]
FRONTAL = 0.5  # share of the length below which what is no box shows its front
SIDELONG = 0.72  # share of the length from which on one looks out of the side
AT_THE_WHEEL = 0.4  # share of half the breadth that a driver sits to the right
LOW = 0.36  # share of its usual height in the air of what comes at us, else it would fly over us
MOVING = (
    "drive",
    "approach",
    "turn back",
    "walk",
    "run",
    "fly",
    "float",
    "swim",
    "sail",
    "enter",
    "leave",
)
ACTIONS = ("idle", "jump", "dance", *MOVING)


@dataclass(frozen=True, slots=True)
class VehiclePosed:
    """A vehicle at one moment."""

    model: Model
    tone: str
    t: float
    rolled: float
    lift: float  # units above the ground point
    tip: float  # degrees, nose up
    is_left: bool
    turn: Turn

    def paint(self, canvas: skia.Canvas, light: Light) -> None:
        seen = light.flipped() if self.is_left else light
        canvas.save()
        canvas.scale(-1 if self.is_left else 1, 1)
        left, top, right, bottom = self._box()
        with painted_layer(canvas, skia.Rect.MakeLTRB(left, top, right, bottom), seen, rim_width=4.0) as layer:  # fmt: skip
            layer.translate(0, -self.lift - self.model.height / 2)
            layer.rotate(-self.tip)
            layer.translate(0, self.model.height / 2)
            self._all(Ride(layer, seen, self.tone, self.t, self.rolled))
        canvas.restore()

    def _all(self, ride: Ride) -> None:
        """The model as it is turned."""
        model = self.model
        if self.turn.is_profile:
            model.paint(ride)
        elif model.box is not None:
            paint_turned(ride, model.box, self.turn, model.paint)
        elif model.front is not None and self.turn.along < FRONTAL:
            model.front(ride)
        else:
            paint_lengthwise(ride, self.turn, model.paint, model.least)
        top = model.top if model.top_front is None or self.turn.along >= FRONTAL else model.top_front  # fmt: skip
        if top is not None:
            paint_lengthwise(
                ride, self.turn, top, 1.0 if top is model.top_front else model.top_least
            )

    def _box(self) -> Bounds:
        left, top, right, bottom = self.model.spread
        half, room = self.model.width / 2, 20 + abs(self.tip) * 2
        bottom += half * self.turn.rise
        if self.model.box is not None:
            half = max(half * self.turn.along, 90.0) + abs(self.turn.ahead) * self.model.box.half
        return (-half - left - room, -self.lift - self.model.height - top - room, half + right + room, -self.lift + bottom + room)  # fmt: skip

    def extent(self) -> Bounds:
        left, top, right, bottom = self._box()
        return (-right, top, -left, bottom) if self.is_left else (left, top, right, bottom)

    def at(self, place: Point, left: float = 0.0) -> Point:
        """A point of the model as it lies now: tipped, lifted, turned to its side."""
        turn, middle = math.radians(-self.tip), -self.model.height / 2
        x, y = self.turn.spot(place[0], place[1], left)
        y -= middle
        across = x * math.cos(turn) - y * math.sin(turn)
        down = x * math.sin(turn) + y * math.cos(turn) + middle - self.lift
        return (-across if self.is_left else across, down)

    def joints(self) -> Joints:
        model, side = self.model, -1 if self.is_left else 1
        middle = -model.height * 0.5
        feet = tuple(Foot(at=(side * x * model.width, 0.0), lift=self.lift, length=model.height * 0.3) for x in (-0.26, 0.26))  # fmt: skip
        return Joints(
            head=self.at((model.width * 0.3, middle)),
            crown=(0.0, -self.lift - model.height),
            left_hand=self.at((-model.width * 0.5, middle)),
            right_hand=self.at((model.width * 0.5, middle)),
            feet=feet,
            head_radius=model.height * 0.3,
            anchors=tuple((name, self._anchor(name, place)) for name, place in model.anchors),
        )

    def _anchor(self, name: str, place: Point) -> Point:
        """Where an anchor is now; who looks out is at the near side, or behind the windscreen."""
        box = self.model.box
        if name != "window" or box is None or self.turn.is_profile:
            return self.at(place)
        if self.turn.along > SIDELONG:
            return self.at(place, -box.breadth(place[1]))
        x, y = box.front.pane or (box.front.at, place[1])
        return self.at((x, y), -box.breadth(y) * AT_THE_WHEEL)


@dataclass(frozen=True, slots=True)
class VehiclePuppet:
    """A vehicle in its colour; `seed` sets its own sway."""

    model: Model
    tone: str
    height: float
    seed: int = 0

    @property
    def units(self) -> float:
        return self.model.height

    def pose(self, act: Act, view: View, *, before: Act | None = None, amount: float = 1.0) -> VehiclePosed:  # fmt: skip
        now = self._acting(act, view)
        if before is None or amount >= 1:
            return now
        old = self._acting(before, view)
        return VehiclePosed(
            self.model, self.tone, now.t, blend(old.rolled, now.rolled, amount), blend(old.lift, now.lift, amount),
            blend(old.tip, now.tip, amount), now.is_left if amount > 0.5 else old.is_left, now.turn,
        )  # fmt: skip

    def pace(self, action: str) -> float:
        if action not in MOVING:
            return 0.0
        return self.model.cruise * (1.7 if action == "run" else 1.0)

    def _acting(self, act: Act, view: View) -> VehiclePosed:
        model, shift = self.model, self.seed % 97 / 97
        rolled = act.walked if act.walked is not None else act.t * self.pace(act.action)
        up, tilt = model.sways
        beat = act.t * model.sway_rate + shift
        lift = model.hovers * (LOW if act.action == "approach" else 1.0) + up * wave(beat)
        if act.action in ("jump", "dance"):
            lift += 26 * abs(wave(act.t * 0.8)) * ease(clamp(act.t))
        turn = turn_of(view.yaw, view.tilt)
        tip = tilt * wave(beat * 0.7, 0.1)
        return VehiclePosed(model, self.tone, act.t + shift * 9, rolled, lift, tip, view.yaw < 0, turn)  # fmt: skip
