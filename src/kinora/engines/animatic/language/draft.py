"""A scene in the making: finds, introduces and changes what a prompt speaks of. Reads no words itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from kinora.engines.animatic.language.captioning import Saying
from kinora.engines.animatic.language.entries import Action
from kinora.engines.animatic.language.lexicon import Lexicon
from kinora.engines.animatic.language.phrases import Nominal
from kinora.engines.animatic.language.spots import spot_near, taken_by_others
from kinora.engines.animatic.language.timing import Act
from kinora.engines.animatic.scene import Entity, Relation, Scene

MOST_ENTITIES = 24  # more would be a crowd that nobody can tell apart
DAYLIGHT = ("morning", "noon", "golden hour")
Ids = tuple[str, ...]


@dataclass(slots=True)
class Draft:
    """The scene so far and what is still to be timed."""

    scene: Scene
    lexicon: Lexicon
    acts: list[Act] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    banned: set[str] = field(default_factory=set)  # kinds the prompt does not want

    # -- finding

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

    # -- entities

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

    def dress(self, ids: Ids, garment: str, colour: str = "") -> None:
        """Puts clothes on these, in a named colour if one is told; the same piece is not worn twice."""
        worn = f"wears {garment}"
        for id_ in ids:
            others = tuple(t for t in self.entity(id_).traits if not _is_garment(t, garment))
            self.update(id_, traits=(*others, f"{worn} {self.hex_of(colour)}" if colour else worn))

    def undress(self, garment: str) -> Ids:
        """Takes that piece of clothing off everybody; gives who wore it."""
        wearers = tuple(
            e.id for e in self.scene.entities if any(_is_garment(t, garment) for t in e.traits)
        )
        for id_ in wearers:
            kept = tuple(t for t in self.entity(id_).traits if not _is_garment(t, garment))
            self.update(id_, traits=kept)
        return wearers

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
            self._put(self._described(plain, nominal))
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

    def relate(self, ids: Ids, kind: str, of: str) -> None:
        """Says where entities are with respect to another, unless that is settled or absurd."""
        for id_ in ids:
            is_there = self.scene.entity(of) is not None
            if (
                is_there
                and id_ != of
                and self.entity(id_).relation is None
                and not self._leans_on(of, id_)
            ):
                self.update(id_, relation=Relation(kind=kind, of=of))

    def move_near(self, id_: str, kind: str, of: str) -> None:
        """Somebody who is there goes behind, before or next to another."""
        spot = spot_near(kind, self.entity(of).mark, taken=taken_by_others(self.scene, (id_,)))
        self.update(id_, mark=spot or self.entity(id_).mark, relation=Relation(kind=kind, of=of))

    def hold(self, holder: str, thing: str, *, by_thing: bool) -> None:
        """Puts a thing in a hand. The thing says so itself where the holder's place must not change."""
        if by_thing or self.entity(holder).relation is not None:
            self.relate((thing,), "holding", holder)
        else:
            self.relate((holder,), "holding", thing)

    def are_headwear(self, ids: Ids) -> bool:
        subjects = self.lexicon.tables.subjects
        return bool(ids) and all(subjects[self.entity(id_).kind].headwear for id_ in ids)

    def held_by(self, holders: Ids) -> set[str]:
        """What these have in their hands or are at."""
        relations = [r.of for id_ in holders if (r := self.entity(id_).relation)]
        things = [e.id for e in self.scene.entities if e.relation and e.relation.of in holders]
        return {*relations, *things}

    def _leans_on(self, id_: str, other: str) -> bool:
        """Whether following relations from `id_` leads to `other`."""
        seen: set[str] = set()
        while id_ not in seen:
            seen.add(id_)
            entity = self.scene.entity(id_)
            if entity is None or entity.relation is None:
                return False
            id_ = entity.relation.of
            if id_ == other:
                return True
        return False

    def entity(self, id_: str) -> Entity:
        found = self.scene.entity(id_)
        assert found is not None, id_
        return found

    def update(self, id_: str, **fields: object) -> None:
        self._put(msgspec.structs.replace(self.entity(id_), **fields))

    def _put(self, changed: Entity) -> None:
        self.set(entities=tuple(changed if e.id == changed.id else e for e in self.scene.entities))

    # -- everything else

    def set(self, **fields: object) -> None:
        self.scene = msgspec.structs.replace(self.scene, **fields)

    def set_place(self, place: str) -> None:
        """The scene moves; what had only come with the old place goes, what comes with the new comes."""
        old = self.lexicon.tables.places.get(self.scene.place)
        for kind in old.implies if old is not None else ():
            self.remove(e.id for e in self.of_kind(kind) if "implied" in e.traits)
        self.set(place=place)

    def set_time(self, time: str) -> None:
        """Also clears from the sky what cannot be seen at that hour."""
        skies = self.lexicon.tables.skies
        sky = tuple(s for s in self.scene.sky if not (time in DAYLIGHT and skies[s].needs))
        self.set(time_of_day=time, sky=sky)

    def add_weather(self, weather: str) -> None:
        """Adds a weather; "heavy snow" takes the place of "snow"."""
        row = self.lexicon.tables.weathers[weather]
        others = tuple(w for w in self.scene.weather if w != row.is_a)
        self.set(weather=merged(others, (weather,)), wet=self.scene.wet or row.wet)

    def remove_weather(self, weather: str) -> None:
        """Takes a weather away, in any of its strengths."""
        rows = self.lexicon.tables.weathers
        left = tuple(w for w in self.scene.weather if weather not in (w, rows[w].is_a))
        self.set(weather=left)

    def add_sky(self, sky: str) -> None:
        self.set(sky=merged(self.scene.sky, (sky,)))

    def remove_sky(self, sky: str) -> None:
        self.set(sky=tuple(each for each in self.scene.sky if each != sky))

    def clear(self) -> None:
        """No weather and no clouds; the ground stays as wet as it was."""
        self.set(weather=(), sky=tuple(sky for sky in self.scene.sky if sky != "clouds"))

    def hex_of(self, colour: str) -> str:
        row = self.lexicon.tables.colours.get(colour)
        return row.hex if row is not None else colour


def merged(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """The old and then the new, without doubles."""
    return tuple(dict.fromkeys((*old, *new)))


def _without(entity: Entity, gone: set[str]) -> Entity:
    relation = entity.relation
    if relation is not None and relation.of in gone:
        relation = None
    beats = tuple(beat for beat in entity.beats if beat.target not in gone)
    return msgspec.structs.replace(entity, relation=relation, beats=beats)


def _is_garment(trait: str, garment: str) -> bool:
    return trait == f"wears {garment}" or trait.startswith(f"wears {garment} #")
