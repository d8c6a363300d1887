"""Jumping over a thing or over somebody: a run-up, a leap over it, and round for the next one."""

from __future__ import annotations

from kinora.engines.animatic import cast, props
from kinora.engines.animatic.cast.base import Act, Puppet
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Entity, Scene
from kinora.engines.animatic.staging.bases import size_of
from kinora.engines.animatic.staging.gait import GLIDING, Gait
from kinora.engines.animatic.staging.marks import LEAPS
from kinora.engines.animatic.staging.things import spot_of
from kinora.engines.animatic.staging.track import Span
from kinora.engines.animatic.staging.world import Hurdle, World, story_size

LEAP_S = 1.15  # seconds in the air
CLEARANCE, RAISED = 0.06, 0.06  # metres between it and the feet; that every leap is higher by
STRIDE = 0.55  # metres beside it where one takes off and lands
BODY = 0.35  # half of a body's width, share of its height
RUN_UP, RUN_OUT = 0.17, 0.13  # shares of the width
MOST_BESIDE = 0.36  # share of the width between the middle of it and where one takes off
NEARER = 2.0  # design units that one is nearer to the viewer than what is leapt over
LEAST_PACE = 1.6  # metres a second of a run-up


def hurdles_of(scene: Scene, world: World) -> dict[str, Hurdle]:
    """What everybody leaps over who does, by id."""
    found = {}
    for entity in scene.entities:
        relation = entity.relation
        if relation is None or relation.kind != "over" or not cast.has(entity.kind):
            continue
        other = scene.entity(relation.of)
        if other is not None and any(beat.action in LEAPS for beat in entity.beats):
            found[entity.id] = _hurdle(other, scene, world)
    return found


def _hurdle(other: Entity, scene: Scene, world: World) -> Hurdle:
    if props.has(other.kind):
        prop = props.make(other.kind, colour=other.colour, traits=other.traits, seed=0)
        left, _, right, _ = prop.bounds
        size = size_of(other, prop, world)
        half = (right - left) / 2 * prop.height / prop.units * size
        return Hurdle(spot=spot_of(other, scene, world), half=half, high=prop.height * size)
    member = cast.member(other.kind)
    high = 0.8 if member is None else member.height_m * story_size(member.height_m) * other.scale
    return Hurdle(spot=world.home(other.mark), half=BODY * high, high=high)


def spring(puppet: Puppet, size: float) -> float:
    """Metres that a body's feet leave the floor in the middle of its own jump."""
    posed = puppet.pose(Act(action="jump", t=LEAP_S / 2, span=LEAP_S), View(GLIDING))
    lifts = [foot.lift for foot in posed.joints().feet]
    return max(min(lifts, default=0.0), 0.0) * puppet.height * size / puppet.units


def leaps(
    world: World, hurdle: Hurdle, spot: Point, gait: Gait, *, start: float, end: float
) -> list[Span]:
    """Over it and round and over it again, until the end; from the left, or from where one is."""
    picture, (x, row) = world.setting.picture, hurdle.spot
    pace = max(gait.pace("run"), LEAST_PACE)
    high = max(hurdle.high + CLEARANCE - gait.spring, RAISED)
    row += NEARER
    away = min((hurdle.half + STRIDE) * world.ground.scale(row), MOST_BESIDE * picture.W)
    side = -1.0 if start <= 0 or spot[0] <= x else 1.0
    at, here, spans = start, spot, []
    if start <= 0:
        here = (x + side * (away + RUN_UP * picture.W), row)
    while at < end - 0.2:
        off, down = (x + side * away, row), (x - side * away, row)
        run = world.route(here, off, pace=pace, arrives=False)
        spans.append(Span(start=at, action="run", route=run))
        at += run.length / run.pace
        over = world.route(off, down, arrives=False)
        over = world.route(off, down, pace=over.length / LEAP_S, arrives=False)
        spans.append(Span(start=at, action="jump", route=over, lasts=LEAP_S, leap=high))
        at += LEAP_S
        here = (down[0] - side * RUN_OUT * picture.W, row)
        out = world.route(down, here, pace=pace, arrives=True)
        spans.append(Span(start=at, action="run", route=out))
        at += out.seconds
        side = -side
    return spans
