"""What a close-up shows: the head of somebody large, all of what is small. In design units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from kinora.engines.animatic.cast.base import Act
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.staging.shot import Close, Focus
from kinora.engines.animatic.staging.staged import Actor, Item, Standing
from kinora.engines.animatic.staging.world import World

SMALL = 0.34  # share of the frame's height: what is lower is shown whole
HEAD = 2.5  # radii of a head, with its hair and chin
CROWNED = 0.9  # share of the way to the crown that is shown as well
SAT = 0.35  # share of the height of its head by which one is lower who sits
SEEN = 24.0  # degrees: how a body is looked at to find its head


@dataclass(frozen=True, slots=True)
class _Body:
    """The same about its ground point, in metres: up is positive, ahead is positive."""

    ahead: float
    up: float
    high: float
    wide: float


def close_of(items: Sequence[Item], world: World) -> Close | None:
    """What a close-up of a scene shows: the first of the cast, else the first thing."""
    actors = (item for item in items if isinstance(item, Actor))
    actor = next(actors, None)
    if actor is not None:
        return partial(_of_actor, actor, _body(actor, world), world)
    thing = next((item for item in items if isinstance(item, Standing)), None)
    return None if thing is None else lambda _: _of_thing(thing, world)


def _body(actor: Actor, world: World) -> _Body:
    stand = actor.track.at(actor.track.begins)
    action = "idle" if stand is None or stand.lift <= 0 else stand.act.action
    posed = actor.puppet.pose(Act(action=action, t=0.5), View(SEEN))
    unit = actor.puppet.height * actor.size / actor.puppet.units
    left, top, right, bottom = (edge * unit for edge in posed.extent())
    picture, centre = world.setting.picture, world.home("centre")
    if (bottom - top) * world.ground.scale(centre[1]) < SMALL * picture.H:
        return _Body(0.0, -(top + bottom) / 2, bottom - top, right - left)
    joints = posed.joints()
    radius, head, crown = joints.head_radius * unit, joints.head[1] * unit, joints.crown[1] * unit
    upper = min(head - radius, head + (crown - head) * CROWNED)
    high = head + radius * (HEAD - 1) - upper
    return _Body(joints.head[0] * unit, -(upper + high / 2), high, HEAD * radius)


def _of_actor(actor: Actor, body: _Body, world: World, t: float) -> Focus:
    stand = actor.track.at(max(actor.track.begins, t))
    if stand is None:
        return Focus(*world.home("centre"), 0.0, 0.0)
    metre, side = world.ground.scale(stand.row), -1.0 if stand.yaw < 0 else 1.0
    up = body.up + (0.0 if stand.seat is None else stand.seat.height - SAT * body.up)
    row = stand.row - (up + stand.lift) * metre
    return Focus(stand.x + side * body.ahead * metre, row, body.high * metre, body.wide * metre)


def _of_thing(thing: Standing, world: World) -> Focus:
    (x, row), prop = thing.spot, thing.prop
    metre = world.ground.scale(row)
    unit = prop.height * thing.size / prop.units * metre
    left, top, right, bottom = (edge * unit for edge in prop.bounds)
    middle = row - thing.lift * metre + (top + bottom) / 2
    return Focus(x + (left + right) / 2, middle, bottom - top, right - left)
