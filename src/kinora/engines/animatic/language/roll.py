"""Who is in a scene in the making, how to find and to change them. Reads no words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from kinora.engines.animatic.language.captioning import Saying
from kinora.engines.animatic.language.lexicon import Lexicon
from kinora.engines.animatic.language.timing import Act
from kinora.engines.animatic.scene import Entity, Scene

Ids = tuple[str, ...]


@dataclass(slots=True)
class Roll:
    """The scene so far and what is still to be timed."""

    scene: Scene
    lexicon: Lexicon
    acts: list[Act] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    recent: Ids = ()  # who came with the edit before this one
    banned: set[str] = field(default_factory=set)  # kinds the prompt does not want

    def of_kind(self, kind: str) -> tuple[Entity, ...]:
        """Those of that kind; when there are none, those of a more special kind ("the dog": a puppy)."""
        there = tuple(entity for entity in self.scene.entities if entity.kind == kind)
        subjects = self.lexicon.tables.subjects
        return there or tuple(e for e in self.scene.entities if subjects[e.kind].is_a == kind)

    def alive(self, ids: Ids) -> Ids:
        """Those of them that are in the scene."""
        return tuple(id_ for id_ in ids if self.scene.entity(id_) is not None)

    def animate(self) -> Ids:
        """Everyone who can act, without crowds, in order."""
        return tuple(e.id for e in self.scene.entities if self._group(e.kind) not in ("", "crowds"))

    def is_animate(self, ids: Iterable[str]) -> bool:
        """Whether all of these can act (and there is one)."""
        groups = [self._group(e.kind) for id_ in ids if (e := self.scene.entity(id_))]
        return bool(groups) and all(groups)

    def are_people(self, ids: Ids) -> bool:
        subjects = self.lexicon.tables.subjects
        return bool(ids) and all(subjects[self.entity(id_).kind].group == "people" for id_ in ids)

    def main(self) -> Ids:
        """What "it" means when nothing was spoken of yet: the first who can act, else the first."""
        everyone = self.animate() or tuple(entity.id for entity in self.scene.entities)
        first = everyone[:1]
        kinds = {entity.kind for id_ in first if (entity := self.scene.entity(id_))}
        same = tuple(e.id for e in self.scene.entities if e.kind in kinds)
        return same if len(same) == len(everyone) else first

    def _group(self, kind: str) -> str:
        row = self.lexicon.tables.subjects.get(kind)
        return row.group if row is not None and row.is_animate else ""

    def are_headwear(self, ids: Ids) -> bool:
        subjects = self.lexicon.tables.subjects
        return bool(ids) and all(subjects[self.entity(id_).kind].headwear for id_ in ids)

    def held_by(self, holders: Ids) -> set[str]:
        """What these have in their hands or are at."""
        relations = [r.of for id_ in holders if (r := self.entity(id_).relation)]
        things = [e.id for e in self.scene.entities if e.relation and e.relation.of in holders]
        return {*relations, *things}

    def hex_of(self, colour: str) -> str:
        row = self.lexicon.tables.colours.get(colour)
        return row.hex if row is not None else colour

    def entity(self, id_: str) -> Entity:
        found = self.scene.entity(id_)
        assert found is not None, id_
        return found

    def update(self, id_: str, **fields: object) -> None:
        self.put(msgspec.structs.replace(self.entity(id_), **fields))

    def put(self, changed: Entity) -> None:
        self.set(entities=tuple(changed if e.id == changed.id else e for e in self.scene.entities))

    def set(self, **fields: object) -> None:
        self.scene = msgspec.structs.replace(self.scene, **fields)


def merged(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """The old and then the new, without doubles."""
    return tuple(dict.fromkeys((*old, *new)))
