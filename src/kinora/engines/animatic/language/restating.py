"""A remix may say the whole prompt again, changed here and there; then only the difference is an edit.

Works on scenes alone: what the old prompt means, what the new one means, and what the source is now.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kinora.engines.animatic.language.words import split
from kinora.engines.animatic.scene import Entity, Relation, Scene

_SAME_SHARE = 0.5  # of the words, for a prompt to be the old one said again
_FEWEST_WORDS = 4
_PICTURE = ("place", "time_of_day", "weather", "sky", "wet", "camera", "look")
_ENTITY = ("kind", "colour", "scale", "traits", "beats", "relation", "enters_at", "comes_from")


def is_restated(old: str, new: str) -> bool:
    """Whether a prompt is another one said again with changes."""
    before, after = _words(old), _words(new)
    if len(after) < _FEWEST_WORDS:
        return False
    return len(before & after) >= _SAME_SHARE * max(len(before), len(after))


def _words(prompt: str) -> set[str]:
    return {word.word for word in split(prompt) if word.is_content}


def merge(source: Scene, *, old: Scene, new: Scene) -> Scene:
    """The source with what differs between the old and the new prompt's scenes."""
    picture = {
        field: getattr(new, field)
        for field in _PICTURE
        if getattr(new, field) != getattr(old, field)
    }
    ids, serial = _ids(old.entities, new.entities, serial=source.serial)
    entities = [_kept(entity, old, new, ids) for entity in source.entities]
    known = {entity.id for entity in source.entities} | {entity.id for entity in old.entities}
    entities += [_renamed(e, ids) for e in new.entities if ids[e.id] not in known]
    there = [entity for entity in entities if entity is not None]
    return msgspec.structs.replace(source, entities=_consistent(there), serial=serial, **picture)


def _ids(
    old: Sequence[Entity], new: Sequence[Entity], *, serial: int
) -> tuple[dict[str, str], int]:
    """For each new entity the id of the old one that it is, or an id never used."""
    left = list(old)
    ids: dict[str, str] = {}
    for is_same_kind in (True, False):
        for entity in new:
            match = next((o for o in left if _fits(o, entity, is_same_kind=is_same_kind)), None)
            if entity.id not in ids and match is not None:
                ids[entity.id] = match.id
                left.remove(match)
    for entity in new:
        if entity.id not in ids:
            serial += 1
            ids[entity.id] = f"{entity.kind.replace(' ', '-')}-{serial}"
    return ids, serial


def _fits(old: Entity, new: Entity, *, is_same_kind: bool) -> bool:
    """The same kind; failing that, someone who does the same from the same moment on."""
    if is_same_kind:
        return old.kind == new.kind
    deeds = [[(beat.action, beat.start) for beat in entity.beats] for entity in (old, new)]
    return deeds[0] == deeds[1] and "implied" not in old.traits and "implied" not in new.traits


def _kept(entity: Entity, old: Scene, new: Scene, ids: dict[str, str]) -> Entity | None:
    """A source's entity with what the new prompt says differently; None when it is gone."""
    was = old.entity(entity.id)
    if was is None:
        return entity  # came with an edit of its own: the prompt never spoke of it
    now = next((_renamed(e, ids) for e in new.entities if ids[e.id] == entity.id), None)
    if now is None:
        return None
    fields = {f: getattr(now, f) for f in _ENTITY if getattr(now, f) != getattr(was, f)}
    return msgspec.structs.replace(entity, **fields)


def _renamed(entity: Entity, ids: dict[str, str]) -> Entity:
    relation = entity.relation
    return msgspec.structs.replace(
        entity,
        id=ids[entity.id],
        relation=Relation(kind=relation.kind, of=ids[relation.of]) if relation else None,
        beats=tuple(
            msgspec.structs.replace(beat, target=ids.get(beat.target, "")) for beat in entity.beats
        ),
    )


def _consistent(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Nobody refers to who is no longer there."""
    there = {entity.id for entity in entities}
    return tuple(
        msgspec.structs.replace(
            entity,
            relation=entity.relation if entity.relation and entity.relation.of in there else None,
            beats=tuple(
                beat if beat.target in there else msgspec.structs.replace(beat, target="")
                for beat in entity.beats
            ),
        )
        for entity in entities
    )
