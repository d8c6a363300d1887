"""Who comes together with whom: hugs, handshakes, duels; where each then stands and faces."""

from __future__ import annotations

from types import MappingProxyType

from kinora.engines.animatic import cast, props
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Beat, Entity, Scene
from kinora.engines.animatic.staging.play import KICK_GAP
from kinora.engines.animatic.staging.sizes import glides
from kinora.engines.animatic.staging.things import LADDER, spot_of
from kinora.engines.animatic.staging.world import Meeting, World, story_size

# Metres between two bodies for what is done together.
APART = MappingProxyType({"hug": -0.06, "kiss": 0.10, "high five": 0.34, "shake hands": 0.36, "box": 0.42, "duel": 0.95, "pet": 0.15, "feed": 0.3})  # fmt: skip
# Heights of the body between it and what it does something to.
AT_THINGS = MappingProxyType({
    "kick": KICK_GAP, "climb": 0.24, "push": 0.22, "pull": 0.30, "play cello": 0.02, "play harp": 0.20, "play keyboard": 0.0, "play drum kit": 0.0, "play xylophone": 0.0,
})  # fmt: skip
HEAVES = frozenset({"push", "pull"})
BEHIND = frozenset(
    {"play cello", "play keyboard", "play drum kit", "play xylophone"}
)  # what they do it to
HALF_CART = 0.9  # of what has wheels or runners, share of its height
HALF_WIDTH, HALF_LONG = 0.2, 0.5  # of a body on two legs or on four, share of its height


def meetings_of(scene: Scene, world: World) -> dict[str, Meeting]:
    """The meeting of everybody who has one, by id."""
    meetings: dict[str, Meeting] = {}
    for entity in scene.entities:
        for beat in entity.beats:
            if beat.action in AT_THINGS and entity.id not in meetings:
                meetings |= _at_thing(entity, beat, scene, world)
            if beat.action not in APART or entity.id in meetings or not _walks(entity):
                continue
            other = _partner(entity, beat.action, beat.target, scene, meetings)
            if other is None:
                continue
            gap = APART[beat.action] + _half(entity) + _half(other)
            if _does(other, beat.action):
                meetings |= _both(entity, other, beat.action, gap, world)
            else:
                meetings[entity.id] = _beside(entity, other, beat.action, gap, world)
    return meetings


def _at_thing(entity: Entity, beat: Beat, scene: Scene, world: World) -> dict[str, Meeting]:
    """Behind what is kicked or before what is climbed, on the side that one stands on anyway."""
    thing = scene.entity(beat.target)
    if thing is None or thing.kind == LADDER or not _walks(entity):
        return {}
    if not props.has(thing.kind) and not (beat.action in HEAVES and glides(thing.kind)):
        return {}
    is_prop = props.has(thing.kind)
    x, row = spot_of(thing, scene, world) if is_prop else world.home(thing.mark)
    side = -1.0 if world.home(entity.mark)[0] > x else 1.0
    known = cast.member(entity.kind)
    metres = known.height_m if known is not None else 1.0
    far = AT_THINGS[beat.action] * metres * story_size(metres) * entity.scale
    if beat.action in HEAVES:
        far += _half_of(thing)
    near = -3.0 if beat.action in BEHIND else 1.0
    spot = (x - side * far * world.ground.scale(row), row + near)
    return {entity.id: Meeting(action=beat.action, spot=spot, side=side)}


def _half_of(thing: Entity) -> float:
    """Half the length in metres of what is pushed or pulled."""
    known = cast.member(thing.kind)
    metres = known.height_m if known is not None else 0.6
    return HALF_CART * metres * story_size(metres) * thing.scale


def _walks(entity: Entity) -> bool:
    """Has it legs to meet somebody on? A dragon that flies by has."""
    known = cast.member(entity.kind)
    return known is not None and (not glides(entity.kind) or known.plan == "quadruped")


def _does(entity: Entity, action: str) -> bool:
    return any(beat.action == action for beat in entity.beats)


def _partner(entity: Entity, action: str, target: str, scene: Scene, taken: dict[str, Meeting]) -> Entity | None:  # fmt: skip
    """Who it is done to, or the next one who does the same, or who else is there."""
    told = scene.entity(target)
    if told is not None:
        return told if _walks(told) else None
    others = [each for each in scene.entities if each.id != entity.id and each.id not in taken and _walks(each)]  # fmt: skip
    alike = (each for each in others if _does(each, action))
    return next(alike, next(iter(others), None))


def _half(entity: Entity) -> float:
    """Half a body's width in metres, as it is staged."""
    known = cast.member(entity.kind)
    metres = known.height_m if known is not None else 1.0
    is_long = known is not None and known.plan == "quadruped"
    return (HALF_LONG if is_long else HALF_WIDTH) * metres * story_size(metres) * entity.scale


def _both(entity: Entity, other: Entity, action: str, gap: float, world: World) -> dict[str, Meeting]:  # fmt: skip
    """Half-way between them, each on its own side."""
    a, b = world.home(entity.mark), world.home(other.mark)
    row = (a[1] + b[1]) / 2
    middle, half = (a[0] + b[0]) / 2, gap * 0.5 * world.ground.scale(row)
    left, right = (entity, other) if a[0] <= b[0] else (other, entity)
    return {
        left.id: Meeting(action=action, spot=(middle - half, row), side=1.0),
        right.id: Meeting(action=action, spot=(middle + half, row), side=-1.0),
    }


def _beside(entity: Entity, other: Entity, action: str, gap: float, world: World) -> Meeting:
    """At the other one, who stays where it is: on the side it looks to."""
    x, row = world.home(other.mark)
    centre: Point = world.home("centre")
    is_right = x > centre[0] or (x == centre[0] and world.home(entity.mark)[0] < x)
    aside = -1.0 if is_right else 1.0
    spot = (x + aside * gap * world.ground.scale(row), row + 1.0)
    return Meeting(action=action, spot=spot, side=-aside)
