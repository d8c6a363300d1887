"""Somebody on a mount: two puppets that move as one, behind the protocol that staging uses.

The rider's seat, hands and feet are where the mount says; knows nothing of scenes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import skia

from kinora.engines.animatic.cast.base import Act, Joints, Posed, Puppet
from kinora.engines.animatic.cast.biped.puppet import BipedPuppet
from kinora.engines.animatic.cast.quadruped.puppet import QuadrupedPuppet
from kinora.engines.animatic.cast.vehicle.bows import BREADTH
from kinora.engines.animatic.cast.vehicle.cycles import PEDAL
from kinora.engines.animatic.cast.vehicle.model import Model, Seating
from kinora.engines.animatic.cast.vehicle.puppet import VehiclePosed, VehiclePuppet
from kinora.engines.animatic.cast.vehicle.ride import pedal_turn
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.marks import clipped
from kinora.engines.animatic.paint.paths import Point, oval

Pair = tuple[Point | None, Point | None]  # left, right
Bounds = tuple[float, float, float, float]
PERCH = 1.0  # leg lengths that a rider's seat is above the rider's ground point
PEDALLING, RESTING = 0.92, 0.86  # leg lengths from a saddle to the lower pedal, to a foot rest
IN_PROFILE = 80.0  # degrees: who reaches for bars and pedals is seen from the side
ASTRIDE = 16.0  # units from the middle to a foot
FAR = 10_000.0  # units beyond any drawing
GLANCE = 34.0  # degrees that the head of who is seen so turns to the viewer
GROWN = 1.4  # metres from which on one is no child
ABREAST, MOST_ABREAST = 0.56, 0.5  # rider heights: first to last of those in something; most
GAP = 0.42  # rider heights between two who sit one behind the other


def is_mount(puppet: Puppet) -> bool:
    """Whether one can ride it."""
    if isinstance(puppet, VehiclePuppet):
        return bool(puppet.model.seating)
    return isinstance(puppet, QuadrupedPuppet)


def fitting_size(mount: Puppet, rider: Puppet, *, rider_size: float, mount_size: float) -> float:
    """How large a mount is whose pedals or rests its rider's feet must reach."""
    if not isinstance(mount, VehiclePuppet) or not isinstance(rider, BipedPuppet):
        return mount_size
    if mount.model.seating == "standing":
        return rider_size
    share = _share(_fitted(mount, rider).model, rider)
    if share is None:
        return mount_size
    metre = rider.height * rider_size / rider.units  # metres a rider's unit
    return metre / share * mount.units / mount.height


def fitted(mount: Puppet, rider: Puppet) -> Puppet:
    """The mount as its rider can ride it: children have lower saddles."""
    if isinstance(mount, VehiclePuppet) and isinstance(rider, BipedPuppet):
        return _fitted(mount, rider)
    return mount


def _fitted(mount: VehiclePuppet, rider: BipedPuppet) -> VehiclePuppet:
    low = mount.model.low
    return replace(mount, model=low) if low is not None and rider.height < GROWN else mount


def _share(model: Model, rider: BipedPuppet) -> float | None:
    """Mount units a rider unit, told by the legs; None where no foot must reach."""
    at = dict(model.anchors)
    if model.seating not in ("pedals", "knees") or "feet" not in at:
        return None
    is_pedalled = model.seating == "pedals"
    reach = math.dist(at["saddle"], at["feet"]) + (PEDAL if is_pedalled else 0.0)
    return reach / ((PEDALLING if is_pedalled else RESTING) * rider.style.leg)


@dataclass(frozen=True, slots=True)
class RiddenPosed:
    """A mount and its riders in one pose; `places`: where each rider's ground point is, and mount
    units a rider unit."""

    mount: Posed
    riders: tuple[Posed, ...]
    places: tuple[tuple[float, float, float], ...]
    seating: Seating
    pane: tuple[Point, float] = ((0.0, 0.0), 0.0)

    def paint(self, canvas: skia.Canvas, light: Light) -> None:
        self.mount.paint(canvas, light)
        with clipped(canvas, self._seen()):
            self._riders(canvas, light)

    def _seen(self) -> skia.Path:
        """Where the riders show: in a pane, above a rail, or everywhere."""
        (x, y), half = self.pane
        if self.seating == "window":
            return oval(x, y, half * 1.25, half)
        everywhere = skia.Path()
        low = y if self.seating == "inside" else FAR
        everywhere.addRect(skia.Rect.MakeLTRB(-FAR, -FAR, FAR, low))
        return everywhere

    def _riders(self, canvas: skia.Canvas, light: Light) -> None:
        for rider, (x, y, share) in zip(self.riders, self.places, strict=True):
            canvas.save()
            canvas.translate(x, y)
            canvas.scale(share, share)
            rider.paint(canvas, light)
            canvas.restore()

    def extent(self) -> Bounds:
        boxes = [self.mount.extent()]
        if self.seating != "window":
            for rider, (x, y, share) in zip(self.riders, self.places, strict=True):
                left, top, right, bottom = rider.extent()
                boxes.append((x + left * share, y + top * share, x + right * share, y + bottom * share))  # fmt: skip
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    def joints(self) -> Joints:
        """The first rider's head and hands, the mount's feet and anchors."""
        mine, (x, y, share) = self.riders[0].joints(), self.places[0]

        def at(point: Point) -> Point:
            return x + point[0] * share, y + point[1] * share

        return replace(
            self.mount.joints(), head=at(mine.head), crown=at(mine.crown), left_hand=at(mine.left_hand),
            right_hand=at(mine.right_hand), head_radius=mine.head_radius * share,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RiddenPuppet:
    """A mount with its riders. `share`: mount units a rider unit, by rider."""

    mount: Puppet
    riders: tuple[Puppet, ...]
    shares: tuple[float, ...]

    @property
    def height(self) -> float:
        return self.mount.height

    @property
    def units(self) -> float:
        return self.mount.units

    def pace(self, action: str) -> float:
        return self.mount.pace(action)

    def pose(self, act: Act, view: View, *, before: Act | None = None, amount: float = 1.0) -> RiddenPosed:  # fmt: skip
        mount = self.mount.pose(act, view, before=before, amount=amount)
        seating: Seating = self.mount.model.seating if isinstance(self.mount, VehiclePuppet) else ""
        saddle = mount.joints().anchor("saddle") or (0.0, -self.mount.units * 0.6)
        window = mount.joints().anchor("window") if seating == "window" else None
        rail = mount.joints().anchor("rail") if seating == "inside" else None
        if rail is not None and len(self.riders) > 1:
            saddle = ((saddle[0] + rail[0]) / 2, saddle[1])
        posed, places = [], []
        for index, (rider, share) in enumerate(zip(self.riders, self.shares, strict=True)):
            ahead = math.copysign(rider.units * share, view.yaw)
            behind = -self._rank(index, seating) * ahead
            seat = (saddle[0] + behind, saddle[1])
            body, place = _seat(rider, _Seat(mount, seat, share, seating), act, view)
            if window is not None:
                share *= self._pane / (body.joints().head_radius * share * 1.02)
                head = body.joints().head
                place = (window[0] - head[0] * share, window[1] - (head[1] - 0.06 * rider.units) * share)  # fmt: skip
            posed.append(body)
            places.append((*place, share))
        pane = (window or rail or (0.0, FAR), self._pane)
        return RiddenPosed(mount, tuple(posed), tuple(places), seating, pane)

    def _rank(self, index: int, seating: Seating) -> float:
        """Rider heights that one is behind the saddle; who is in something is about its middle."""
        others = len(self.riders) - 1
        if seating != "inside" or not others:
            return index * GAP
        return (index - others / 2) * min(ABREAST / others, MOST_ABREAST)

    @property
    def _pane(self) -> float:
        return self.mount.model.pane if isinstance(self.mount, VehiclePuppet) else 0.0


@dataclass(frozen=True, slots=True)
class _Seat:
    """Where somebody sits on a mount that is posed."""

    mount: Posed
    at: Point
    share: float
    seating: Seating

    @property
    def is_turned(self) -> bool:
        """Whether it is a vehicle that shows something of its front."""
        return isinstance(self.mount, VehiclePosed) and not self.mount.turn.is_profile

    def from_rider(self, at: Point, ground: Point) -> Point:
        """A point of the mount in the rider's units."""
        return (at[0] - ground[0]) / self.share, (at[1] - ground[1]) / self.share


def _seat(rider: Puppet, seat: _Seat, act: Act, view: View) -> tuple[Posed, Point]:
    """The rider's pose, and where its ground point is in the mount's units."""
    if not isinstance(rider, BipedPuppet):
        return rider.pose(Act(action="sit", t=act.t), view), seat.at
    action = f"ride {seat.seating}" if seat.seating else "ride"
    if seat.seating in ("standing", "floor"):
        action = action if seat.seating == "standing" else "sit"
        return rider.pose(Act(action=action, t=act.t), view), seat.at
    perch = PERCH * rider.style.leg
    ground = (seat.at[0], seat.at[1] + perch * seat.share)
    hands, feet = (_seen(seat, ground, name) for name in ("hands", "feet"))
    (left, right), (left_foot, right_foot) = (hands, hands), _feet(feet, seat)
    if seat.is_turned:
        (left, right), (left_foot, right_foot) = _grips(seat, ground), _rests(seat, ground)
    elif hands or feet:
        yaw = math.copysign(IN_PROFILE, view.yaw)
        view = replace(view, yaw=yaw, head_turn=-math.copysign(GLANCE, yaw))
    riding = Act(
        action=action, t=act.t, seat=perch, left_hand=left, right_hand=right, left_foot=left_foot,
        right_foot=right_foot,
    )  # fmt: skip
    return rider.pose(riding, view), ground


def _seen(seat: _Seat, ground: Point, name: str) -> Point | None:
    """An anchor of the mount in the rider's units."""
    at = seat.mount.joints().anchor(name)
    return None if at is None else seat.from_rider(at, ground)


def _grips(seat: _Seat, ground: Point) -> Pair:
    """Where the hands are on the bars of what is turned towards us."""
    return _pair(seat, ground, ("hands", BREADTH, (0.0, 0.0)))


def _rests(seat: _Seat, ground: Point) -> Pair:
    """Where the soles are, one up and one down on pedals."""
    posed = seat.mount
    assert isinstance(posed, VehiclePosed)
    turn = pedal_turn(posed.rolled) if seat.seating == "pedals" else 0.0
    up = PEDAL * math.sin(turn) if seat.seating == "pedals" else 0.0
    return _pair(seat, ground, ("feet", ASTRIDE, (-up, up)))


def _pair(seat: _Seat, ground: Point, place: tuple[str, float, tuple[float, float]]) -> Pair:
    """The left and the right one of two places beside an anchor; (anchor, units aside, lower)."""
    posed, (name, aside, lower) = seat.mount, place
    assert isinstance(posed, VehiclePosed)
    at = dict(posed.model.anchors).get(name)
    if at is None:
        return None, None
    side = -1 if posed.is_left else 1  # in the mirror, left is right
    left, right = (
        seat.from_rider(posed.at((at[0], at[1] + low), aside * sign * side), ground)
        for sign, low in zip((1, -1), lower, strict=True)
    )
    return left, right


def _feet(rest: Point | None, seat: _Seat) -> tuple[Point | None, Point | None]:
    """Where the soles are: on a rest, or on pedals that go round."""
    if rest is None or seat.seating != "pedals" or not isinstance(seat.mount, VehiclePosed):
        return rest, rest
    side = -1 if seat.mount.is_left else 1
    turn, reach = pedal_turn(seat.mount.rolled), PEDAL / seat.share
    near = (rest[0] + side * reach * math.cos(turn), rest[1] + reach * math.sin(turn))
    far = (rest[0] - side * reach * math.cos(turn), rest[1] - reach * math.sin(turn))
    return (far, near) if side > 0 else (near, far)
