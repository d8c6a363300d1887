"""How large, and how far away, a member of the cast is drawn.

Depends on its own kind, scale and the set, never on what it does or on who else is there.
"""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic import cast
from kinora.engines.animatic.cast.base import Act, Puppet
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.staging.waters import AFLOAT, room
from kinora.engines.animatic.staging.world import World, story_size

GLIDING_BODIES = frozenset({"vehicle", "swimmer", "bird", "serpent", "insect", "drifter"})
GLIDING_KINDS = frozenset({"dragon"})
ON_WHEELS = frozenset({
    "car", "bus", "truck", "train", "taxi", "police car", "race car", "van", "ambulance", "fire engine", "tram", "tractor",
    "tank", "bicycle", "motorcycle", "scooter", "skateboard", "sled", "carriage", "cart",
})  # fmt: skip
OPEN_WATER = frozenset({"open sea"})  # places that are nothing but water, seen from above
TALLEST = 0.84  # share of the height between the centre's row and the upper edge
BODY = 0.4  # least share of its box that a standing body fills; the rest is for arms and tails
HEADS = 1.2  # heads of width that it has at least
MOST_WIDE, MOST_WIDE_UPRIGHT = 0.46, 0.66  # shares of the width that a vehicle or a fish may take
MOST_HIGH = 0.48  # the same of the height
BULK = {
    "swimmer": 0.62,
    "vehicle": 0.76,
    "serpent": 0.95,
    "insect": 0.9,
    "drifter": 0.9,
}  # share of its box that a body fills
OTHER_BULK = 0.8
ALONG = 0.86  # share of its box that a walking body fills, seen from the side
FLIGHT, HEADROOM = 0.40, 0.05  # shares of the height: above the ground, below the upper edge
FARTHEST = 0.3  # size, next to the centre's, of what is far away over land or water
AT_SEA = {"lighthouse": 0.42}  # the same for boats beyond a cliff
BOAT_WIDTH, BODY_WIDTH = 0.7, 0.46  # shares of the water's width that one takes at most


@dataclass(frozen=True, slots=True)
class Stature:
    """`size`: how much larger than life; `away`: size of its spot next to the
    centre's."""

    size: float
    away: float
    lift: float = 0.0  # metres above the floor when it flies
    width: float = 0.0  # metres that its body takes from left to right
    length: float = 0.0  # the same as it crosses the picture


def glides(kind: str) -> bool:
    """Does a kind cross the picture in a straight line, and look along it?"""
    member = cast.member(kind)
    return kind in GLIDING_KINDS or (member is not None and member.plan in GLIDING_BODIES)


def lies_in_water(kind: str, place: str) -> bool:
    """Is a kind seen in the water of that place from above?"""
    member = cast.member(kind)
    return member is not None and member.floats and place in OPEN_WATER


def sits(kind: str) -> bool:
    """Has a kind legs to bend on a seat?"""
    member = cast.member(kind)
    return member is None or member.plan in ("biped", "quadruped")


def turns(kind: str) -> bool:
    """Can a kind turn round on the spot? What has wheels or a keel cannot."""
    member = cast.member(kind)
    return member is None or member.plan != "vehicle"


def stature(
    kind: str, puppet: Puppet, scale: float, world: World, *, place: str, row: float | None = None
) -> Stature:
    """Somebody's stature in a set; nobody outgrows the frame, and what is too long or too high
    for it is farther away. `row`: of the water that it is in."""
    centre = world.home("centre")
    most = TALLEST * centre[1] / world.ground.scale(centre[1]) / puppet.height
    size = min(scale * story_size(puppet.height), most)
    if not glides(kind) and row is None:
        length = ALONG * _reach(puppet) * puppet.height * size / puppet.units
        return Stature(size, 1.0, width=_width(puppet, size), length=length)
    fit = _fit(kind, puppet, size, world)
    away = max(fit, world.setting.far if kind in ON_WHEELS else FARTHEST)
    if kind in AFLOAT:
        away = AT_SEA.get(place, away)
    if row is not None:
        away = world.ground.scale(row) / world.ground.scale(centre[1])
        most = BOAT_WIDTH if kind in AFLOAT else BODY_WIDTH
        wide = _bulk(kind) * _reach(puppet) * puppet.height * size / puppet.units
        size *= min(most * room(world, row) / (wide * world.ground.scale(row)), 1.0)
    size *= min(fit / away, 1.0)
    width = _bulk(kind) * _reach(puppet) * puppet.height * size / puppet.units
    return Stature(size, away, _lift(kind, puppet, size, world, away), width)


def _width(puppet: Puppet, size: float) -> float:
    posed = puppet.pose(Act(), View(24.0))
    left, _, right, _ = posed.extent()
    units = max(BODY * (right - left), HEADS * 2 * posed.joints().head_radius)
    return units * puppet.height * size / puppet.units


def _lift(kind: str, puppet: Puppet, size: float, world: World, away: float) -> float:
    """How many metres wings carry their owner up: into the upper half of the picture."""
    member = cast.member(kind)
    if member is None or not member.flies:
        return 0.0
    _, row = world.at_size(0.0, away)
    metre, high = world.ground.scale(row), world.setting.picture.H
    _, top, _, _ = puppet.pose(Act(action="fly", t=0.5), View(62.0)).extent()
    above = -top * metre * puppet.height * size / puppet.units
    return max(min(FLIGHT * high, row - above - HEADROOM * high), 0.0) / metre


def _fit(kind: str, puppet: Puppet, size: float, world: World) -> float:
    """How much of its size a picture may have at the centre, so that it is neither too long nor
    too high for the frame."""
    picture = world.setting.picture
    scale = world.ground.scale(world.home("centre")[1]) * puppet.height * size / puppet.units
    scale *= _bulk(kind)
    left, top, right, _ = puppet.pose(Act(), View(62.0)).extent()
    most = MOST_WIDE_UPRIGHT if picture.is_portrait else MOST_WIDE
    wide, high = most * picture.W, MOST_HIGH * picture.H
    return min(wide / ((right - left) * scale), high / (-top * scale), 1.0)


def _bulk(kind: str) -> float:
    """Share of its box that a body fills."""
    member = cast.member(kind)
    return OTHER_BULK if member is None else BULK.get(member.plan, OTHER_BULK)


def _reach(puppet: Puppet) -> float:
    """Figure units from left to right, seen as it crosses the picture."""
    left, _, right, _ = puppet.pose(Act(), View(62.0)).extent()
    return right - left
