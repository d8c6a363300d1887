"""Puts back into a scene what it, or a part of it, was in an earlier one. Reads no words."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kinora.engines.animatic.scene import Entity, Scene

# What a whole-picture word speaks of, as fields of a scene.
ASPECTS: dict[str, tuple[str, ...]] = {
    "place": ("place",),
    "light": ("time_of_day", "lighting", "sky"),
    "weather": ("weather", "wet"),
    "camera": ("camera",),
    "look": ("look", "mood"),
    "sound": ("sounds",),
    "effects": ("effects",),
    "words": ("captions", "title"),
    "speed": ("pace",),
}
_OF_ENTITIES = ("kind", "colour", "scale", "traits")


def with_aspect(scene: Scene, earlier: Scene, aspect: str) -> Scene:
    """The scene with one aspect as it was."""
    fields = {field: getattr(earlier, field) for field in ASPECTS[aspect]}
    return msgspec.structs.replace(scene, **fields)


def with_looks(scene: Scene, earlier: Scene, ids: Sequence[str]) -> Scene:
    """The scene with those entities looking, and being, what they were."""
    entities = []
    for entity in scene.entities:
        old = earlier.entity(entity.id) if entity.id in ids else None
        fields = {field: getattr(old, field) for field in _OF_ENTITIES} if old is not None else {}
        entities.append(msgspec.structs.replace(entity, **fields))
    return msgspec.structs.replace(scene, entities=tuple(entities))


def with_entity(scene: Scene, earlier: Scene, id_: str) -> Scene:
    """The scene with somebody who is gone back in it, with what came along and what others did with it."""
    back = {id_} | {
        entity.id
        for entity in earlier.entities
        if "implied" in entity.traits and entity.relation is not None and entity.relation.of == id_
    }
    entities = _merged_in_order(scene.entities, earlier.entities, back)
    there = {entity.id for entity in entities}
    return msgspec.structs.replace(
        scene, entities=tuple(_reunited(e, earlier.entity(e.id), back, there) for e in entities)
    )


def _merged_in_order(
    now: Sequence[Entity], earlier: Sequence[Entity], back: set[str]
) -> list[Entity]:
    """Those who come back stand in the order after whom they stood before."""
    entities = list(now)
    before = ""
    for old in earlier:
        known = [entity.id for entity in entities]
        if old.id in back and old.id not in known:
            entities.insert(known.index(before) + 1 if before else 0, old)
            known = [entity.id for entity in entities]
        before = old.id if old.id in known else before
    return entities


def _reunited(entity: Entity, old: Entity | None, back: set[str], there: set[str]) -> Entity:
    """Somebody with what they were to those who are back, and nothing to those who are not there."""
    if old is not None and old.kind == entity.kind:
        was_with = old.relation is not None and old.relation.of in back
        did_with = any(beat.target in back for beat in old.beats)
        relation = old.relation if was_with and entity.relation is None else entity.relation
        beats = old.beats if did_with and not entity.beats else entity.beats
        entity = msgspec.structs.replace(entity, relation=relation, beats=beats)
    relation = entity.relation if entity.relation and entity.relation.of in there else None
    beats = tuple(beat for beat in entity.beats if not beat.target or beat.target in there)
    return msgspec.structs.replace(entity, relation=relation, beats=beats)


def without_step(scene: Scene, before: Scene, after: Scene, ids: Sequence[str]) -> Scene:
    """The scene without what one edit did to those entities: whoever it brought in goes again."""
    arrived = [id_ for id_ in ids if before.entity(id_) is None]
    left = tuple(e for e in scene.entities if e.id not in arrived)
    there = {entity.id for entity in left}
    scene = msgspec.structs.replace(
        scene, entities=tuple(_reunited(entity, None, set(), there) for entity in left)
    )
    for id_ in ids:
        if before.entity(id_) is not None and scene.entity(id_) is None:
            scene = with_entity(scene, before, id_)
    changed = [id_ for id_ in ids if before.entity(id_) is not None and after.entity(id_)]
    entities = tuple(
        _as_before(entity, before.entity(entity.id)) if entity.id in changed else entity
        for entity in scene.entities
    )
    return msgspec.structs.replace(scene, entities=entities)


def _as_before(entity: Entity, old: Entity | None) -> Entity:
    return entity if old is None else msgspec.structs.replace(old, mark=entity.mark or old.mark)
