"""Groups that belong together whoever stands in them: a player, the stool and the piano."""

from __future__ import annotations

import math

from kinora.engines.animatic import props
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.props.base import Prop
from kinora.engines.animatic.scene import Entity, Scene
from kinora.engines.animatic.staging.world import Post, World

SEAT_HEIGHT = 0.46  # metres, when the piano does not say
PLAYER_BEHIND = 0.60  # metres between the player's spot and the outer edge of the player
MOST_WIDTH = 0.88  # of the frame: a group that is wider gets a smaller piano and stands back
SMALLEST = 0.80  # how much smaller than its own size a piano may be


def piano_spot(piano: Entity, world: World) -> Point:
    """Where a piano stands, so that it and its player are together in the middle."""
    centre = world.home("centre" if piano.mark == "piano" else piano.mark)
    left, right = _reach(piano, piano_size(piano, world))
    scale = world.ground.scale(centre[1])
    fit = min(1.0, MOST_WIDTH * world.setting.picture.W / ((right - left) * scale))
    return centre[0] - (left + right) / 2 * scale * fit, world.ground.row(scale * fit)


def piano_size(piano: Entity, world: World) -> float:
    """How large a piano is, next to its own size: smaller where the frame is narrow."""
    left, right = _reach(piano, piano.scale)
    scale = world.ground.scale(world.home("centre")[1])
    fit = MOST_WIDTH * world.setting.picture.W / ((right - left) * scale)
    return piano.scale * min(1.0, max(math.sqrt(min(fit, 1.0)), SMALLEST))


def _reach(piano: Entity, size: float) -> tuple[float, float]:
    """The group's left and right edge in metres from the piano's ground point."""
    prop = _prop(piano)
    metres = prop.height / prop.units * size
    feet = prop.anchor("feet") or (prop.bounds[0], 0.0)
    return feet[0] * metres - PLAYER_BEHIND, prop.bounds[2] * metres


def _prop(piano: Entity) -> Prop:
    return props.make(piano.kind, colour=piano.colour, traits=piano.traits, seed=0)


def piano_posts(scene: Scene, world: World) -> dict[str, Post]:
    """Who plays which piano: the place to sit, and where the hands go."""
    posts = {}
    for entity in scene.entities:
        beat = next((each for each in entity.beats if each.action == "play piano"), None)
        piano = scene.entity(beat.target) if beat is not None else None
        if piano is None or piano.kind != "piano":
            piano = next((each for each in scene.entities if each.kind == "piano"), None)
        if beat is not None and piano is not None and props.has("piano"):
            posts[entity.id] = post_of(piano, world)
    return posts


def post_of(piano: Entity, world: World) -> Post:
    """The place to sit at a piano, whoever plays it."""
    prop = _prop(piano)
    x, row = piano_spot(piano, world)
    size = piano_size(piano, world)
    scale = world.ground.scale(row) * prop.height / prop.units * size
    feet = prop.anchor("feet") or (prop.bounds[0], 0.0)
    keys = prop.anchor("keys") or (feet[0] + 0.1 * prop.units, -0.35 * prop.units)
    seat = prop.anchor("seat")
    height = -seat[1] * prop.height / prop.units if seat is not None else SEAT_HEIGHT

    def hand(name: str) -> Point:
        at = prop.anchor(name) or keys
        return (at[0] - feet[0]) * scale, (at[1] - feet[1]) * scale

    return Post(
        spot=(x + feet[0] * scale, row + feet[1] * scale),
        seat=height * size,
        left_hand=hand("left keys"),
        right_hand=hand("right keys"),
    )
