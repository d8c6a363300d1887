"""Brings people and things into a scene in the making, exchanges, counts and removes them. Reads no words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from kinora.engines.animatic.language.bonds import Bonds
from kinora.engines.animatic.language.entries import Action
from kinora.engines.animatic.language.phrases import Nominal
from kinora.engines.animatic.language.roll import Ids, merged
from kinora.engines.animatic.scene import Entity

MOST_ENTITIES = 24  # more would be a crowd that nobody can tell apart


@dataclass(slots=True)
class Company(Bonds):
    """Those in the picture, as a prompt brings them in."""

    def introduce(self, kind: str, nominal: Nominal | None, *, count: int = 1) -> Ids:
        """New entities of a kind as the phrase describes them; fewer than asked when it gets too full."""
        room = max(0, MOST_ENTITIES - len(self.scene.entities))
        ids: list[str] = []
        for _ in range(min(count, room)):
            serial = self.scene.serial + 1
            id_ = f"{kind.replace(' ', '-')}-{serial}"
            entity = self._described(Entity(id=id_, kind=kind), nominal)
            self.set(entities=(*self.scene.entities, entity), serial=serial)
            ids.append(id_)
        return tuple(ids)

    def _described(self, entity: Entity, nominal: Nominal | None) -> Entity:
        row = self.lexicon.tables.subjects[entity.kind]
        if nominal is None:
            return msgspec.structs.replace(entity, traits=("implied",), colour=row.colour)
        own = self.lexicon.tables.subjects[nominal.key]
        return msgspec.structs.replace(
            entity,
            colour=self.hex_of(nominal.colours[0].key)
            if nominal.colours
            else own.colour or row.colour,
            scale=nominal.scale,
            traits=tuple(dict.fromkeys((*row.traits, *nominal.traits))),
        )

    def describe(self, ids: Ids, nominal: Nominal) -> None:
        """What the phrase says of entities that are there already; what it leaves unsaid stays."""
        for id_ in ids:
            entity = self.entity(id_)
            colour = self.hex_of(nominal.colours[0].key) if nominal.colours else entity.colour
            self.update(
                id_,
                colour=colour,
                scale=nominal.scale if nominal.scale != 1.0 else entity.scale,
                traits=merged(entity.traits, nominal.traits),
            )

    def do_as(self, ids: Ids, id_: str) -> None:
        """Lets newcomers do what one who is there does with nothing in hand."""
        beats = tuple(beat for beat in self.entity(id_).beats if not beat.target)
        for new in ids:
            self.update(new, beats=beats)

    def imply(self, kind: str) -> str:
        """The id of one of that kind, brought along when none is there; "" when none is wanted."""
        there = self.of_kind(kind)
        if there:
            return there[0].id
        ids = () if kind in self.banned else self.introduce(kind, None)
        return ids[0] if ids else ""

    def replace(self, ids: Ids, kind: str, nominal: Nominal) -> None:
        """These become that kind: same ids, places and beats, but looks of their own."""
        for id_ in ids:
            old = self.entity(id_)
            plain = msgspec.structs.replace(old, kind=kind, colour="", scale=1.0, traits=())
            self.put(self._described(plain, nominal))
            self._readjust(id_, kind)
            self.fit(id_)

    def fit(self, id_: str) -> None:
        """Lets somebody who is new to what it does stand as that asks for."""
        for beat in self.entity(id_).beats:
            self.stand_up(id_, self.lexicon.tables.actions[beat.action], is_new=True)

    def is_able(self, id_: str, row: Action) -> bool:
        """Whether there is a drawing of this one doing that."""
        kind = self.lexicon.tables.subjects[self.entity(id_).kind]
        bodies = {kind.body, "biped"} if kind.upright else {kind.body}
        if not kind.is_animate and not row.things:
            return False
        if row.only and self.entity(id_).kind not in row.only:
            return False
        return (not row.groups or kind.group in row.groups) and (
            not row.bodies or bool(bodies & set(row.bodies))
        )

    def stand_up(self, id_: str, row: Action, *, is_new: bool) -> None:
        """Puts an animal that can on two legs for what takes hands.

        One that is in the picture already is drawn anew only for what it could not do otherwise.
        """
        entity = self.entity(id_)
        kind = self.lexicon.tables.subjects[entity.kind]
        is_needed = bool(row.bodies) and kind.body not in row.bodies and not row.posture
        if kind.upright and (is_needed or (is_new and row.hands)):
            self.update(id_, traits=merged(entity.traits, ("upright",)))

    def _readjust(self, target: str, kind: str) -> None:
        """What was done with a thing that is another kind now: held if it can be held, else left."""
        actions = self.lexicon.tables.actions
        for entity in self.scene.entities:
            beats = []
            for beat in entity.beats:
                row = actions.get(beat.action)
                is_unfit = beat.target == target and row is not None and row.objects and kind not in row.objects  # fmt: skip
                instead = self._alike(row, kind) if is_unfit and row is not None else ""
                if instead:
                    beats.append(msgspec.structs.replace(beat, action=instead))
                elif not is_unfit:
                    beats.append(beat)
            self.update(entity.id, beats=tuple(beats))

    def _alike(self, row: Action, kind: str) -> str:
        """What is done with that kind as `row` is done with its objects: played, or at least held."""
        actions = self.lexicon.tables.actions
        for key, other in actions.items():
            is_same = other.relation == row.relation and "play" in {*other.verbs} & {*row.verbs}
            if is_same and kind in other.objects and other.drawable:
                return key
        return "hold" if kind in actions["hold"].objects else ""

    def recount(self, ids: Ids, count: int) -> Ids:
        """As many as asked of what these are: the last go, or more like the first come."""
        if count < len(ids):
            self.remove(ids[count:])
            return ids[:count]
        first = self.entity(ids[0])
        for _ in range(min(count - len(ids), MOST_ENTITIES - len(self.scene.entities))):
            serial = self.scene.serial + 1
            id_ = f"{first.kind.replace(' ', '-')}-{serial}"
            own = tuple(beat for beat in first.beats if not beat.target)
            is_free = first.relation is None or first.relation.kind not in ("holding", "at")
            relation = first.relation if is_free else None  # one piano, one kite: not for two
            twin = msgspec.structs.replace(first, id=id_, mark="", beats=own, relation=relation)
            self.set(entities=(*self.scene.entities, twin), serial=serial)
            ids = (*ids, id_)
        return ids

    def remove(self, ids: Iterable[str]) -> None:
        """Takes entities out, with whatever refers to them and what came along only for them."""
        gone = set(ids)
        gone |= {
            e.id
            for e in self.scene.entities
            if "implied" in e.traits and e.relation is not None and e.relation.of in gone
        }
        self.set(entities=tuple(_without(e, gone) for e in self.scene.entities if e.id not in gone))
        self.acts = [act for act in self.acts if not {act.actor, act.target} & gone]


def _without(entity: Entity, gone: set[str]) -> Entity:
    relation = entity.relation
    if relation is not None and relation.of in gone:
        relation = None
    beats = tuple(beat for beat in entity.beats if beat.target not in gone)
    return msgspec.structs.replace(entity, relation=relation, beats=beats)
