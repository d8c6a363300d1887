"""Where smoke and steam come from: funnels, chimneys, fires, pots, and craters of the set."""

from __future__ import annotations

from collections.abc import Iterable

from kinora.engines.animatic.cast.base import Act
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.effects.base import Vent
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Entity
from kinora.engines.animatic.staging.staged import Actor, Item, Standing
from kinora.engines.animatic.staging.world import World

# Entities that give it off; a prop that says where has an anchor of one of the names below.
SMOKERS = frozenset({"train", "locomotive", "steam train", "ship", "cruise ship", "steamboat", "tractor",
                     "fire", "campfire", "house", "cabin", "cottage", "igloo", "volcano", "torch", "factory",
                     "rocket", "chimney", "stove", "fireplace"})  # fmt: skip
STEAMERS = frozenset({"cup", "mug", "teapot", "pot", "kettle", "coffee", "tea", "soup", "bowl", "cauldron", "bread",
                      "pizza", "pie", "train", "locomotive", "steam train"})  # fmt: skip
FIRES = frozenset({"fire", "campfire", "bonfire"})
ANCHORS = ("funnel", "chimney", "smoke", "steam", "top")
CRATERS = ("crater", "chimney")  # marks of sets
AFAR = 84.0  # design units of a metre of their smoke, which is far away and large
FRONT = 1.05  # funnels stand a little before where a head would be


def vents(
    name: str, entities: Iterable[Entity], items: Iterable[Item], world: World
) -> tuple[Vent, ...]:
    """The vents for "smoke" or "steam"; none when nothing in the picture gives it off."""
    givers = {"smoke": SMOKERS, "steam": STEAMERS}.get(name, frozenset())
    kinds = {entity.id: entity.kind for entity in entities}
    found = [_vent(item, world) for item in items if kinds.get(item.id) in givers]
    if name == "smoke":
        marks = [mark for mark in world.setting.marks if mark.name in CRATERS]
        found += [_still((mark.x, mark.row), AFAR, 7.0) for mark in marks]
    return tuple(vent for vent in found if vent is not None)


def fires(entities: Iterable[Entity], items: Iterable[Item], world: World) -> tuple[Vent, ...]:
    """The flames of the scene: they light what is near."""
    burning = {entity.id for entity in entities if entity.kind in FIRES}
    things = [item for item in items if isinstance(item, Standing) and item.id in burning]
    return tuple(_flames(thing, world) for thing in things)


def _flames(thing: Standing, world: World) -> Vent:
    x, row = thing.spot
    metre, begins = world.ground.scale(row) * thing.size, thing.enters_at
    high = 0.35 * thing.prop.height * metre

    def spot(t: float) -> Point | None:
        return None if t < begins else (x, row - high)

    return Vent(spot, metre)


def _vent(item: Item, world: World) -> Vent | None:
    if isinstance(item, Actor):
        return _funnel(item, world)
    if isinstance(item, Standing):
        return _top(item, world)
    return None


def _funnel(actor: Actor, world: World) -> Vent:
    """Goes with the actor; what came out stays where it came out."""
    puppet, track = actor.puppet, actor.track
    joints = puppet.pose(Act(), View(60.0)).joints()
    share = puppet.height / puppet.units * actor.size
    ahead, high = abs(joints.head[0]) * share * FRONT, -joints.crown[1] * share

    def spot(t: float) -> Point | None:
        stand = track.at(t)
        if stand is None:
            return None
        metre = world.ground.scale(stand.row)
        side = -1 if stand.yaw < 0 else 1
        return stand.x + side * ahead * metre, stand.row - (high + stand.lift) * metre

    first = track.at(track.begins)
    row = world.home("centre")[1] if first is None else first.row
    return Vent(spot, world.ground.scale(row), distance=0.98)


def _top(thing: Standing, world: World) -> Vent:
    prop, (x, row) = thing.prop, thing.spot
    metre = world.ground.scale(row) * thing.size
    unit = metre * prop.height / prop.units
    places = (prop.anchor(name) for name in ANCHORS)
    dx, dy = next((place for place in places if place is not None), (0.0, -prop.units * 0.8))
    begins = thing.enters_at

    def spot(t: float) -> Point | None:
        return None if t < begins else (x + dx * unit, row + dy * unit)

    return Vent(spot, max(metre, 1.0) * min(prop.height, 1.6), distance=0.99)


def _still(place: Point, metre: float, distance: float) -> Vent:
    return Vent(lambda _: place, metre, distance)
