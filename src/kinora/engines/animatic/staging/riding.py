"""Who rides what: a rider goes where the mount goes, and a mount sets off when its rider rides."""

from __future__ import annotations

from types import MappingProxyType

import msgspec

from kinora.engines.animatic import cast
from kinora.engines.animatic.cast.base import Puppet
from kinora.engines.animatic.scene import Beat, Entity, Relation, Scene
from kinora.engines.animatic.staging.nearing import NEARING
from kinora.engines.animatic.staging.world import story_size

ABOARD = frozenset({"on", "in", "inside", "riding", "at"})
MOST_RIDERS = 3
# What flies when somebody flies on it, and doing what.
CHARMED = MappingProxyType({"broom": "flying broom", "rug": "flying carpet"})
ALOFT, HELD = frozenset({"fly", "ride", "float", "hover"}), ("with", "holding")
# What a mount does while it is ridden, by how it gets about.
GOES = frozenset(
    {"ride", "drive", "sail", "fly", "walk", "run", "float", "row", "approach", "turn back"}
)
FLIES = frozenset({"flying broom", "flying carpet", "plane", "biplane", "helicopter", "hot air balloon", "rocket", "spaceship", "dragon"})  # fmt: skip
SAILS = frozenset({"boat", "ship", "pirate ship", "canoe", "raft", "surfboard"})


def riders_of(scene: Scene) -> dict[str, tuple[Entity, ...]]:
    """Who is on whom, by the mount's id; nobody rides who is ridden."""
    found: dict[str, tuple[Entity, ...]] = {}
    for entity in scene.entities:
        relation = entity.relation
        if relation is None or relation.kind not in ABOARD or not cast.has(entity.kind):
            continue
        mount = scene.entity(relation.of)
        if mount is None or mount.id == entity.id or not cast.carries(mount.kind):
            continue
        if entity.id not in found and len(found.get(mount.id, ())) < MOST_RIDERS:
            found[mount.id] = (*found.get(mount.id, ()), entity)
    ridden = {rider.id for riders in found.values() for rider in riders}
    return {id_: riders for id_, riders in found.items() if id_ not in ridden}


def mount_of(id_: str, scene: Scene) -> str:
    """The id of what somebody rides; one's own when one rides nothing."""
    for mount, riders in riders_of(scene).items():
        if any(rider.id == id_ for rider in riders):
            return mount
    return id_


def charmed(scene: Scene) -> Scene:
    """The scene with every broom and carpet that somebody flies on as what flies under them, where
    the first of its riders is."""
    flown = {thing: rider for rider in scene.entities if (thing := _flown_by(rider, scene))}
    if not flown:
        return scene
    aboard = {rider.id: thing for thing, rider in flown.items()}
    entities = tuple(_charmed(entity, flown, aboard) for entity in scene.entities)
    return msgspec.structs.replace(scene, entities=entities)


def _charmed(entity: Entity, flown: dict[str, Entity], aboard: dict[str, str]) -> Entity:
    if entity.id in flown:
        mark = flown[entity.id].mark
        kind = CHARMED[entity.kind]
        return msgspec.structs.replace(entity, kind=kind, mark=mark, relation=None, beats=())
    if entity.id in aboard:
        relation = Relation(kind="on", of=aboard[entity.id])
        return msgspec.structs.replace(entity, relation=relation)
    return entity


def _flown_by(rider: Entity, scene: Scene) -> str:
    """The id of the broom or carpet that somebody flies on, "" for none."""
    aloft = [beat for beat in rider.beats if beat.action in ALOFT]
    if not aloft or not cast.has(rider.kind):
        return ""
    told = [] if rider.relation is None or rider.relation.kind not in (*ABOARD, *HELD) else [rider.relation.of]  # fmt: skip
    told += [beat.target for beat in aloft]
    things = (scene.entity(id_) for id_ in told)
    return next((thing.id for thing in things if thing is not None and thing.kind in CHARMED), "")


def setting_off(scene: Scene) -> Scene:
    """The scene with every mount going where it has no other plans and its rider rides."""
    scene = charmed(scene)
    riders = riders_of(scene)
    entities = (_going(entity, riders.get(entity.id, ())) for entity in scene.entities)
    return msgspec.structs.replace(scene, entities=tuple(entities)) if riders else scene


def _going(entity: Entity, riders: tuple[Entity, ...]) -> Entity:
    if entity.beats or not riders:
        return entity
    beats = tuple(
        Beat(_going_as(entity.kind, beat.action), beat.start, beat.end)
        for beat in riders[0].beats
        if beat.action in GOES
    )
    return msgspec.structs.replace(entity, beats=beats, enters_at=riders[0].enters_at)


def _going_as(kind: str, action: str) -> str:
    member = cast.member(kind)
    if action in NEARING and (member is None or member.plan == "vehicle"):
        return action
    if kind in FLIES:
        return "fly"
    if member is None or member.plan != "vehicle":
        return action if action in ("walk", "run", "fly") else "walk"
    return "sail" if kind in SAILS else "drive"


def mounted(mount: Puppet, riders: tuple[tuple[Entity, Puppet], ...], *, scale: float, size: float) -> tuple[Puppet, float]:  # fmt: skip
    """A mount with its riders as one puppet, and how large the mount is then."""
    puppets = tuple(puppet for _, puppet in riders)
    natural = scale * story_size(mount.height)
    sizes = tuple(entity.scale * story_size(puppet.height) for entity, puppet in riders)
    fitted = cast.fitting_size(mount, puppets[0], rider_size=sizes[0], mount_size=natural)
    metre = mount.height * fitted / mount.units
    shares = tuple(
        puppet.height * own / puppet.units / metre
        for puppet, own in zip(puppets, sizes, strict=True)
    )
    return cast.ridden(mount, puppets, shares), size * fitted / natural
