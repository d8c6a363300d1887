"""Seats and other places people go to: benches, chairs, and spots beside things."""

from __future__ import annotations

from dataclasses import replace

from kinora.engines.animatic import props
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Entity, Scene
from kinora.engines.animatic.staging.bases import SURFACE, size_of
from kinora.engines.animatic.staging.group import post_of
from kinora.engines.animatic.staging.things import spot_of
from kinora.engines.animatic.staging.world import Post, World

HOVERERS = frozenset({"hummingbird", "bee", "butterfly", "moth", "dragonfly", "wasp"})
BLOSSOMS = frozenset({"flower", "flowers", "sunflower", "rose", "tulip", "daisy", "lily", "poppy", "lavender", "dandelion"})  # fmt: skip
HEAD_OF_FLOWER = 0.8  # share of a flower's height at which its head is
WIDE = frozenset({"bench", "sofa", "bed"})
ABOARD = frozenset({"on", "in"})
SUNK = 0.35  # share of the height of its opening at which one sits in something
SIDE_BY_SIDE = (-0.3, 0.45, 0.08)  # metres from the middle of a bench: who sits there first, next
REACH = 0.75  # metres beside a thing where one stops


def seats_of(scene: Scene, world: World) -> dict[str, Post]:
    """Who sits on what, when they sit: told by a relation, or by what they do or walk to."""
    seats: dict[str, Post] = {}
    taken: list[str] = []
    for entity in scene.entities:
        told = entity.relation if entity.relation and entity.relation.kind in ABOARD else None
        wanted = [] if told is None else [told.of]
        wanted += [beat.target for beat in entity.beats if beat.target]
        for other in (scene.entity(id_) for id_ in wanted):
            is_in = told is not None and told.kind == "in" and other is not None and told.of == other.id  # fmt: skip
            is_on = told is not None and told.kind == "on" and other is not None and told.of == other.id  # fmt: skip
            seat = (
                _seat(other, scene, world, is_in=is_in, is_on=is_on) if other is not None else None
            )
            if other is not None and seat is not None:
                aside = SIDE_BY_SIDE[min(taken.count(other.id), 2)] if other.kind in WIDE else 0.0
                x, row = seat.spot
                seats[entity.id] = replace(seat, spot=(x + aside * world.ground.scale(row), row))
                taken.append(other.id)
                break
    return seats


def _seat(
    thing: Entity, scene: Scene, world: World, *, is_in: bool = False, is_on: bool = False
) -> Post | None:
    """The place to sit on a thing, or in one; None when it is no seat. Pianos have stools of their
    own."""
    if not props.has(thing.kind) or thing.kind == "piano":
        return None
    prop = props.make(thing.kind, colour=thing.colour, traits=thing.traits, seed=0)
    x, row = spot_of(thing, scene, world)
    size = prop.height / prop.units * size_of(thing, prop, world)
    inside = prop.anchor("inside") if is_in else None
    if inside is not None:  # behind its front, low enough that only what is above it shows
        return Post(spot=(x + inside[0] * world.ground.scale(row) * size, row - 1.0), seat=-inside[1] * size * SUNK)  # fmt: skip
    at = prop.anchor("seat") or prop.anchor("top")
    if at is None and is_on:
        at = (0.0, -SURFACE * prop.units)
    if at is None:
        return None
    unit = world.ground.scale(row) * size
    return Post(spot=(x + at[0] * unit, row + 3.0), seat=-at[1] * size)


def blossoms_of(scene: Scene, world: World) -> dict[str, Post]:
    """Where who hovers is in the air before a flower: the spot below it, and how high (`seat`)."""
    flower = next((each for each in scene.entities if each.kind in BLOSSOMS), None)
    if flower is None:
        return {}
    prop = props.make(flower.kind, colour=flower.colour, traits=flower.traits, seed=0)
    x, row = spot_of(flower, scene, world)
    high = prop.height * flower.scale * HEAD_OF_FLOWER
    return {
        each.id: Post(spot=(x, row), seat=high) for each in scene.entities if each.kind in HOVERERS
    }


def places_of(scene: Scene, world: World) -> dict[str, Point]:
    """Where one arrives who walks to a thing, by the id of the thing."""
    return {
        thing.id: _arrival(thing, scene, world) for thing in scene.entities if props.has(thing.kind)
    }


def _arrival(thing: Entity, scene: Scene, world: World) -> Point:
    if thing.kind == "piano":
        return post_of(thing, world).spot
    seat = _seat(thing, scene, world)
    x, row = spot_of(thing, scene, world)
    return seat.spot if seat is not None else (x - REACH * world.ground.scale(row), row)
