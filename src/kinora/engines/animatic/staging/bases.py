"""How large things are, and where they are that stand on, in, under or over another thing."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic import props
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.props.base import Prop
from kinora.engines.animatic.scene import Entity, Scene
from kinora.engines.animatic.staging.group import piano_size
from kinora.engines.animatic.staging.world import World

KINDS = {"on": "on", "in": "in", "inside": "in", "under": "under", "over": "over", "above": "over"}
HOLDS = frozenset({"holding", "with", "carrying"})
HERO = 0.30  # share of the frame's height that a small thing has that is alone in the middle
MOST_ENLARGED = 4.0
TALLEST, WIDEST = 0.66, 0.62  # shares of the frame that a thing takes at most
SLOTS = (0.0, 0.24, -0.24, 0.12, -0.12)  # widths of the base, by the number of who is on it
SURFACE = 0.86  # share of the height at which one lies on what does not say where its top is
CLEAR = 0.25  # metres between a thing and what is over it


@dataclass(frozen=True, slots=True)
class Base:
    """The thing that another is on, in, under or over."""

    thing: Entity
    kind: str  # "on", "in", "under", "over"


def base_of(entity: Entity, scene: Scene) -> Base | None:
    """What a thing is based on: told by itself, or by the vase that it is in."""
    relation = entity.relation
    if relation is not None and relation.kind in KINDS:
        other = scene.entity(relation.of)
        if other is not None and other.id != entity.id and props.has(other.kind):
            return Base(other, KINDS[relation.kind])
    for other in scene.entities:
        told = other.relation
        if told is not None and told.of == entity.id and told.kind in HOLDS and props.has(other.kind):  # fmt: skip
            return Base(other, "in")
    return None


def size_of(entity: Entity, prop: Prop, world: World) -> float:
    """How large a thing is next to its own size: what is alone in the middle is large enough to be
    seen, and nothing outgrows the frame."""
    if entity.kind == "piano":
        return piano_size(entity, world)
    picture, centre = world.setting.picture, world.home("centre")
    high = world.ground.scale(centre[1]) * prop.height * entity.scale
    if entity.mark == "centre":
        wanted = HERO * min(picture.H, picture.W) / high
        return entity.scale * min(max(wanted, 1.0), MOST_ENLARGED)
    return entity.scale * min(1.0, _room(prop, high, world) / _farthest(world))


def fitting_spot(entity: Entity, world: World) -> Point:
    """The spot of a thing's mark; what is too tall or too wide for the frame is farther back."""
    prop = props.make(entity.kind, colour=entity.colour, traits=entity.traits, seed=0)
    x, row = world.home(entity.mark)
    scale = world.ground.scale(row)
    fit = _room(prop, scale * prop.height * entity.scale, world)
    if fit >= 1:
        return x, row
    middle = world.setting.picture.W / 2
    fit = max(fit, _farthest(world))
    return middle + (x - middle) * max(fit, 0.7), world.ground.row(scale * fit)


def _room(prop: Prop, high: float, world: World) -> float:
    """How much of its size a thing may have that is `high` design units."""
    picture = world.setting.picture
    left, _, right, _ = prop.bounds
    wide = high / prop.units * (right - left) * 0.8
    return min(TALLEST * picture.H / high, WIDEST * picture.W / wide, 1.0)


def _farthest(world: World) -> float:
    return max(world.setting.far, 0.45)


def based(entity: Entity, prop: Prop, base: Base, at: Point, world: World) -> tuple[Point, float, float]:  # fmt: skip
    """Where a thing is that is based on another, which stands `at` a column and row: its spot, how
    many metres above that, how large."""
    other = props.make(base.thing.kind, colour=base.thing.colour, traits=base.thing.traits, seed=0)
    size = size_of(base.thing, other, world)
    grown = size / base.thing.scale
    metre, metres = world.ground.scale(at[1]), other.height * size / other.units
    names = ("inside",) if base.kind == "in" else ("top", "seat")
    found = (other.anchor(name) for name in names)
    dx, dy = next((place for place in found if place is not None), (0.0, -SURFACE * other.units))
    own = entity.scale * grown
    if base.kind == "under":
        return (at[0], at[1] - 1.0), 0.0, own
    if base.kind == "over":
        return (at[0], at[1] + 0.1), other.height * size + CLEAR, own
    if base.kind == "in":
        sunk = 0.35 * prop.height * own if other.anchor("inside") is not None else 0.0
        return (at[0] + dx * metres * metre, at[1] - 0.5), max(-dy * metres - sunk, 0.0), own
    left, _, right, _ = other.bounds
    aside = SLOTS[_number(entity.id) % len(SLOTS)] * (right - left) * metres
    return (at[0] + (dx * metres + aside) * metre, at[1] + 0.1), -dy * metres, own


def _number(id_: str) -> int:
    """The number that ends an id, so that several on one table lie side by side."""
    tail = id_.rsplit("-", 1)[-1]
    return int(tail) - 1 if tail.isdigit() else 0
