"""Who and what a prompt speaks of: noun phrases and pronouns become entities."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from kinora.engines.animatic.language.entries import Category, drawn
from kinora.engines.animatic.language.phrases import Nominal
from kinora.engines.animatic.language.roll import Ids
from kinora.engines.animatic.language.spots import FROM_LEFT
from kinora.engines.animatic.language.thread import Thread
from kinora.engines.animatic.language.timing import Act
from kinora.engines.animatic.scene import Relation

_C = Category
_LOCATIONS = frozenset({"on", "at", "under", "next to", "behind", "in front of", "over"})
_GIVES = frozenset({"give", "gives", "gave", "giving", "hand", "hands", "offers", "offer", "brings", "bring"})  # fmt: skip


def _rank(mark: str) -> int:
    """How far to the right somebody stands; where nothing is said, those named first stand left."""
    return FROM_LEFT.index(mark) if mark in FROM_LEFT else 2


@dataclass(slots=True)
class Naming(Thread):
    """Finds, introduces and seats those who are named."""

    def drawn_subject(self, item: Nominal) -> tuple[str, bool] | None:
        """The kind that is drawn for a noun, and whether it is what the noun says."""
        return drawn(item.key, self.draft.lexicon.tables.subjects[item.key])

    def resolve(self, item: Nominal, kind: str) -> Ids:
        """The entities a phrase speaks of: those there already, or new ones."""
        there = tuple(entity.id for entity in self.draft.of_kind(kind))
        is_anew = item.is_fresh or (item.has_article and not self.is_only_implied(there))
        if there and not is_anew and not (item.has_count and not item.is_definite):
            chosen = self.chosen(item, there)
            self.own(chosen)
            self.draft.describe(chosen, item)
            return chosen
        if item.is_definite and not item.is_fresh and self.draft.is_filmed():
            return ()  # who is in the footage is as filmed
        return self.draft.introduce(kind, item, count=item.count)

    def all_of(self, item: Nominal, kind: str) -> Ids:
        """The entities a phrase speaks of; of a couple or a band, everyone in it."""
        members = self.draft.lexicon.tables.subjects[item.key].members
        if not members:
            return self.resolve(item, kind)
        kinds = [self.kind_of_trade(member) for member in members]
        if item.is_definite:
            there = [self.draft.of_kind(key) for key in dict.fromkeys(kinds)]
            return tuple(entity.id for same in there for entity in same)
        ids: list[str] = []
        for member, key in zip(members, kinds, strict=True):
            one = dataclasses.replace(item, key=key, count=1, has_count=False)
            ids += (new := self.draft.introduce(key, one))
            self.equip(key, member, new)
        return tuple(ids)

    def kind_of_trade(self, member: str) -> str:
        """ "musician", of a guitarist; everybody else is a kind already."""
        subjects = self.draft.lexicon.tables.subjects
        found = (key for key, row in subjects.items() if member in row.trades)
        return member if member in subjects else next(found)

    def equip(self, kind: str, word: str, ids: Ids) -> None:
        """Gives those what the word for them says they work with."""

    def bunched(self, item: Nominal) -> Nominal:
        """ "with flowers", "holding roses": a bunch of them; a counted number stays what it is."""
        bunch = self.draft.lexicon.tables.subjects[item.key].bunch
        is_many = item.count > 1 and not item.has_count
        return dataclasses.replace(item, key=bunch, count=1) if bunch and is_many else item

    def is_scenery(self, item: Nominal, kind: str) -> bool:
        """Whether the set shows it anyway: "the trees" of a forest."""
        if self.draft.is_filmed():
            return False
        place = self.draft.lexicon.tables.places[self.draft.scene.place]
        is_placed = self.conditions.is_edit or "place" in self.conditions.settled
        is_there = is_placed and kind in place.scenery
        return is_there and item.is_definite and not self.draft.of_kind(kind)

    def is_only_implied(self, ids: Ids) -> bool:
        return bool(ids) and all("implied" in self.draft.entity(id_).traits for id_ in ids)

    def own(self, ids: Ids) -> None:
        """What the prompt itself names is no longer merely implied."""
        for id_ in ids:
            traits = self.draft.entity(id_).traits
            if "implied" in traits and self.is_new_scene():
                self.draft.update(id_, traits=tuple(t for t in traits if t != "implied"))

    def is_new_scene(self) -> bool:
        return True

    def chosen(self, item: Nominal, there: Ids) -> Ids:
        """Which of several: by ordinal, by colour, else all of them."""
        owners, self.owners = self.owners, ()
        owned = tuple(id_ for id_ in there if id_ in self.draft.held_by(owners))
        if owned:
            return owned
        if item.ordinal:
            return there[item.ordinal - 1 : item.ordinal] or there[-1:]
        if item.side:
            return (self.on_side(there, item.side),)
        if item.colours:
            hex_ = self.draft.hex_of(item.colours[0].key)
            coloured = tuple(id_ for id_ in there if self.draft.entity(id_).colour == hex_)
            return coloured or there
        return there

    def on_side(self, ids: Ids, side: str) -> str:
        """Who of these stands farthest to the left or right."""
        from_left = sorted(ids, key=lambda id_: _rank(self.draft.entity(id_).mark))
        return from_left[0 if side == "left" else -1]

    def seat(self, item: Nominal, ids: Ids, relation: str) -> None:
        """Gives those just named their part in the sentence."""
        if item.head.possessive:
            self.owners = ids
        elif relation:
            self.place(ids, relation)
        elif self.is_gift(ids):
            self.hand_out(ids, self.last)
        elif self.is_after_verb():
            self.target(ids)
        else:
            self.actors = (*self.actors, *ids) if self.is_joining else ids
            self.settle_beside(ids)
        self.last = ids
        self.num_coloured = 0

    def is_gift(self, ids: Ids) -> bool:
        """ "gives the girl a flower": the girl has it then."""
        before = self.items[max(0, self.at - 2) : self.at]
        is_giving = len(before) == 2 and before[0].word in _GIVES and before[1].category is _C.SUBJECT  # fmt: skip
        if is_giving and self.can_be_held(ids):
            self.marks.understand(range(before[0].start, before[0].stop))
            return True
        return False

    def enter(self, ids: Ids) -> None:
        """Named only after others have acted: comes in then."""
        is_late = self.slot > 0 or bool(self.span.start)
        if not is_late or not set(ids) <= set(self.actors) or not self.is_new_scene():
            return
        for id_ in ids:
            is_crowd = not {id_} & set(self.draft.animate()) and self.draft.is_animate((id_,))
            if not is_crowd and not any(act.actor == id_ for act in self.draft.acts):
                self.draft.acts.append(Act(actor=id_, action="", slot=self.slot, span=self.span))

    def place(self, ids: Ids, relation: str) -> None:
        """ "a cat on a piano", "a child with a kite"; "behind the cat" may also come first."""
        if self.is_leading and relation in _LOCATIONS:
            self.beside = Relation(kind=relation, of=ids[0])
            return
        anchor = self.last if self.follows_noun() else self.actors
        anchor = tuple(id_ for id_ in anchor if id_ not in ids)
        if relation == "in" and self.is_hollow(ids[0]):
            self.draft.relate(anchor, "in", ids[0])
        elif relation in ("with", "in"):
            self.hand_out(ids, anchor)
        elif relation == "on" and self.draft.are_headwear(anchor):
            self.draft.relate(anchor, "wearing", ids[0])
        elif relation in _LOCATIONS:
            self.draft.relate(anchor, relation, ids[0])

    def hand_out(self, ids: Ids, anchor: Ids) -> None:
        """ "with a hat", "with balloons": on heads and into hands, one for each where there are several."""
        if not self.draft.are_headwear(ids) and not self.can_be_held(ids):
            return
        if len(ids) > 1 < len(anchor):
            ids = self.draft.recount(ids, len(anchor))
        for holder, thing in zip(anchor, ids, strict=False):
            if self.draft.are_headwear(ids):
                self.draft.relate((thing,), "wearing", holder)
                continue
            hold = self.draft.lexicon.tables.actions["hold"]
            if not self.draft.is_animate((holder,)) or not self.draft.is_able(holder, hold):
                continue
            self.draft.stand_up(holder, hold, is_new=not self.is_settled(holder))
            self.draft.hold(holder, thing, by_thing=self.is_settled(holder))

    def can_be_held(self, ids: Ids) -> bool:
        actions = self.draft.lexicon.tables.actions
        holdable = {*actions["hold"].objects, *actions["fly kite"].objects}
        return {self.draft.entity(id_).kind for id_ in ids} <= holdable

    def is_hollow(self, id_: str) -> bool:
        row = self.draft.lexicon.tables.subjects[self.draft.entity(id_).kind]
        return row.hollow or row.group == "vehicles"

    def is_settled(self, _id: str) -> bool:
        """Whether somebody's place is given and must not change."""
        return False

    def settle_beside(self, ids: Ids) -> None:
        """ "behind the cat, a fox": the fox is what is behind."""
        if self.beside is not None and self.draft.alive((self.beside.of,)):
            self.draft.relate(ids, self.beside.kind, self.beside.of)
        self.beside = None

    def target(self, ids: Ids) -> None:
        """ "hugs the robot": the last act is done to these."""
        act = self.draft.acts[-1] if self.draft.acts else None
        if act is None or not self.performed:
            return  # what the verb before means is not known
        if act.action and not act.target and act.actor not in ids:
            self.draft.acts[-1] = dataclasses.replace(act, target=ids[0])
            self.follow(ids)

    def follow(self, ids: Ids) -> None:
        """ "walks the dog", "chases a cat": the dog walks and the cat runs, too."""
        act = self.draft.acts[-1] if self.draft.acts else None
        if act is None or not act.is_along or not self.draft.is_animate(ids):
            return
        self.draft.acts[-1] = dataclasses.replace(act, target=ids[0])
        self.draft.acts += [dataclasses.replace(act, actor=id_, target="") for id_ in ids]

    def topic(self) -> Ids:
        """Who a bare "black", "bigger" or "fluffy" is said of."""
        return self.last or self.actors

    def wear(self, item: Nominal) -> bool:
        """ "in a red dress": on people, the colour of their clothes is their main colour; other
        clothes are put on whoever is spoken of."""
        row, who = self.draft.lexicon.tables.subjects[item.key], self.wearers()
        who = who if self.draft.is_animate(who) else self.actors
        if row.worn and item.colours and self.draft.are_people(who):
            self.draft.describe(who, dataclasses.replace(item, scale=1.0, traits=()))
        elif row.garment and who and self.draft.is_animate(who):
            self.draft.dress(who, row.garment, item.colours[0].key if item.colours else "")
            self.garment, self.last = row.garment, who
        else:
            return False
        self.mark(item)
        return True

    def wearers(self) -> Ids:
        """Who wears the clothes that are spoken of."""
        return self.topic()

    def ghost(self, relation: str) -> None:
        """Something that cannot be drawn was named: what is said of it must not stick to others."""
        if not relation and not self.is_after_verb() and not self.is_joining:
            self.actors = ()
        self.last = ()

    def refuse(self, item: Nominal, kind: str) -> None:
        """ "no people", "without an audience"."""
        row = self.draft.lexicon.tables.subjects.get(item.key)
        if row is not None and row.garment:
            self.draft.undress(row.garment)
        self.draft.banned.add(kind)
        self.draft.remove(entity.id for entity in self.draft.of_kind(kind))
        self.mark(item)
        self.relax()
