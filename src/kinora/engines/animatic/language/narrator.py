"""Walks through a prompt's items and builds the scene they tell of.

The statements that creating and editing share; what only an edit can say is in `remixer`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kinora.engines.animatic.language.conditions import Conditions
from kinora.engines.animatic.language.draft import Draft, Ids, merged
from kinora.engines.animatic.language.entries import Action, Category, drawn
from kinora.engines.animatic.language.marks import Marks
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.tagging import Tag, form_of
from kinora.engines.animatic.language.timing import Act

_C = Category
# Holding the prompt together, saying nothing by themselves.
GRAMMAR = frozenset({_C.DETERMINER, _C.DEFINITE, _C.FRESH, _C.ORDINAL, _C.PRONOUN, _C.NEGATION, _C.THEN, _C.WHILE,
                      _C.AND, _C.AUXILIARY, _C.PREPOSITION, _C.STOP, _C.INSTEAD, _C.ATTRIBUTE, _C.COMMAND})  # fmt: skip
_LOCATIONS = frozenset({"on", "at", "under", "next to", "behind", "in front of", "over"})
# May stand between a verb and its object.
_SKIPPED = frozenset({_C.PREPOSITION, _C.MANNER, _C.STOP, _C.UNKNOWN, _C.TRAIT, _C.AUXILIARY})


@dataclass(slots=True)
class Narrator:
    """What has been said so far, and who is being spoken of."""

    items: Sequence[Item]
    draft: Draft
    marks: Marks
    conditions: Conditions
    at: int = 0  # the item being read
    done: set[int] = field(default_factory=set)  # items already read together with an earlier one
    actors: Ids = ()  # who does the next verb
    last: Ids = ()  # who or what was spoken of last
    relation: str = ""  # the preposition that waits for its noun
    is_negated: bool = False
    is_joining: bool = False  # "and" after a subject: the next one acts along
    slot: int = 0

    def run(self) -> None:
        for at, item in enumerate(self.items):
            self.at = at
            if at not in self.done:
                self.read(item)

    def read(self, item: Item) -> None:
        if self.conditions.read(item, is_negated=self.is_negated):
            self.relation = ""
            return
        handler = self.handlers().get(item.category)
        if handler is not None:
            handler(item)

    def handlers(self) -> dict[Category, Callable[[Item], None]]:
        return {
            _C.SUBJECT: self.subject,
            _C.PRONOUN: self.pronoun,
            _C.ACTION: self.action,
            _C.COLOUR: self.colour,
            _C.SIZE: self.size,
            _C.TRAIT: self.trait,
            _C.PART: self.part,
            _C.MANNER: self.manner,
            _C.PREPOSITION: self.preposition,
            _C.NEGATION: self.negation,
            _C.STOP: self.stop,
            _C.AND: self.join,
            _C.COMMA: self.join,
            _C.THEN: self.then,
            _C.WHILE: self.end,
            _C.END: self.end,
            _C.UNKNOWN: self.unknown,
        }

    # -- who and what

    def subject(self, item: Item) -> None:
        """A noun phrase: brings something in, or speaks again of what is there."""
        assert isinstance(item, Nominal)
        drawn = self.drawn_subject(item)
        relation, self.relation = self.relation, ""
        if self.is_negated:
            self.refuse(item, drawn[0] if drawn else item.key)
            return
        ids = self.resolve(item, drawn[0]) if drawn else ()
        if not ids:
            self.ghost(relation)
            return
        self.mark(item, is_head_known=drawn is not None and drawn[1], num_drawn=len(ids))
        self.seat(item, ids, relation)
        for verb in item.actions:
            self.perform(verb, ids)

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
        return self.draft.introduce(kind, item, count=item.count)

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
        if item.ordinal:
            return there[item.ordinal - 1 : item.ordinal] or there[-1:]
        if item.colours:
            hex_ = self.draft.hex_of(item.colours[0].key)
            coloured = tuple(id_ for id_ in there if self.draft.entity(id_).colour == hex_)
            return coloured or there
        return there

    def ghost(self, relation: str) -> None:
        """Something that cannot be drawn was named: what is said of it must not stick to others."""
        if not relation and not self.is_after_verb():
            self.actors = ()
        self.last = ()

    def refuse(self, item: Nominal, kind: str) -> None:
        """ "no people", "without an audience"."""
        self.draft.banned.add(kind)
        self.draft.remove(entity.id for entity in self.draft.of_kind(kind))
        self.mark(item)

    def seat(self, item: Nominal, ids: Ids, relation: str) -> None:
        """Gives those just named their part in the sentence."""
        if item.head.possessive:
            pass
        elif relation:
            self.place(ids, relation)
        elif self.is_after_verb():
            self.target(ids)
        elif self.is_joining:
            self.actors = (*self.actors, *ids)
        else:
            self.actors = ids
        if self.slot and not relation and set(ids) <= set(self.actors) and self.is_new_scene():
            self.enter(ids)
        self.last = ids

    def enter(self, ids: Ids) -> None:
        """Named only after others have acted: comes in then."""
        for id_ in ids:
            if not any(act.actor == id_ for act in self.draft.acts):
                self.draft.acts.append(Act(actor=id_, action="", slot=self.slot))

    def place(self, ids: Ids, relation: str) -> None:
        """ "a cat on a piano", "a child with a kite"."""
        anchor = self.last if self.follows_noun() else self.actors
        anchor = tuple(id_ for id_ in anchor if id_ not in ids)
        kinds = {self.draft.entity(id_).kind for id_ in ids}
        actions = self.draft.lexicon.tables.actions
        if relation in ("with", "in") and kinds <= {
            *actions["hold"].objects,
            *actions["fly kite"].objects,
        }:
            self.draft.relate(anchor[:1], "holding", ids[0])
        elif relation in _LOCATIONS:
            self.draft.relate(anchor, relation, ids[0])

    def target(self, ids: Ids) -> None:
        """ "hugs the robot": the last act is done to these."""
        act = self.draft.acts[-1] if self.draft.acts else None
        if act is not None and act.action and not act.target and act.actor not in ids:
            self.draft.acts[-1] = Act(actor=act.actor, action=act.action, slot=act.slot, target=ids[0], is_posture=act.is_posture, is_whole=act.is_whole)  # fmt: skip

    def pronoun(self, _item: Item) -> None:
        """ "it", "they": who was spoken of last, or the main subject."""
        if not self.follows_verb():
            self.actors = self.actors or self.last or self.draft.main()
            self.last = self.actors

    # -- what is done

    def action(self, item: Item) -> None:
        assert isinstance(item, Tag)
        if self.is_negated:
            self.is_negated = False
            self.marks.understand(range(item.start, item.stop))
            return
        is_about_last = form_of(item.word) == "ing" and self.follows_noun()
        who = self.last if is_about_last and self.draft.is_animate(self.last) else self.actors
        if who:
            self.perform(item, who)

    def perform(self, verb: Tag, who: Ids) -> None:
        """These do what the verb says, with the object that follows it."""
        ahead = self.object_ahead() if verb.start >= self.items[self.at].start else None
        if isinstance(self.items[self.at], Nominal):
            ahead = None  # "dancing penguins": the noun behind the verb is the actor
        key = self.meant(verb, ahead, who)
        if key is None:
            return
        row = self.draft.lexicon.tables.actions[key]
        target = self.object_of(row, ahead, who)
        self.marks.understand(range(verb.start, verb.stop))
        self.bring_along(row, who, target)
        action = "" if row.enters else (drawn(key, row) or (key, True))[0]
        self.draft.acts += [
            Act(actor=id_, action=action, slot=self.slot, target=target, is_posture=row.posture, is_whole=self.is_whole())
            for id_ in who
        ]  # fmt: skip

    def is_whole(self) -> bool:
        return False

    def object_ahead(self) -> int | None:
        """Where the object of the verb being read is, when it has one."""
        for here in range(self.at + 1, len(self.items)):
            item = self.items[here]
            if item.category is _C.SUBJECT:
                return here
            if item.category not in _SKIPPED:
                return None
        return None

    def meant(self, verb: Tag, ahead: int | None, who: Ids) -> str | None:
        """Which action the verb means: with this object, by what the actor is at, or by itself."""
        actions = self.draft.lexicon.tables.actions
        kinds = {self.kind_at(ahead)} if ahead is not None else set()
        kinds |= {
            self.draft.entity(r.of).kind for id_ in who if (r := self.draft.entity(id_).relation)
        }
        for key in (*verb.object_actions, *verb.actions):
            if kinds & set(actions[key].objects):
                return key
        found = [key for key in verb.actions if drawn(key, actions[key]) is not None]
        return found[0] if found else None

    def kind_at(self, at: int) -> str:
        item = self.items[at]
        found = self.drawn_subject(item) if isinstance(item, Nominal) else None
        return found[0] if found else ""

    def object_of(self, row: Action, ahead: int | None, who: Ids) -> str:
        """The id of what the action is done with; reads the noun behind the verb when it is that."""
        if not row.objects:
            return ""
        if ahead is not None and self.kind_at(ahead) in row.objects:
            item = self.items[ahead]
            assert isinstance(item, Nominal)
            ids = self.resolve(item, self.kind_at(ahead))
            self.mark(item, num_drawn=len(ids))
            self.done |= set(range(self.at + 1, ahead + 1))
            return ids[0] if ids else ""
        relations = [r.of for id_ in who if (r := self.draft.entity(id_).relation)]
        if relations and self.draft.entity(relations[0]).kind in row.objects:
            return relations[0]
        return self.draft.imply(row.objects[0]) if row.object_implied else ""

    def bring_along(self, row: Action, who: Ids, target: str) -> None:
        """What the action needs beside its object: a piano its stool."""
        if not target:
            return
        if row.relation:
            self.draft.relate(who, row.relation, target)
        for kind in row.implies:
            if (id_ := self.draft.imply(kind)) and row.relation:
                self.draft.relate((id_,), row.relation, target)

    # -- what is said of someone

    def topic(self) -> Ids:
        """Who a bare "black", "bigger" or "fluffy" is said of."""
        return self.last or self.actors

    def colour(self, item: Item) -> None:
        if self.conditions.palette is not None:
            self.conditions.add_to_palette(item)
        elif self.topic():
            hex_ = self.draft.hex_of(item.key)
            self.say(item, colour=hex_)

    def size(self, item: Item) -> None:
        self.say(item, scale=float(item.key))

    def say(self, item: Item, **fields: object) -> None:
        """Changes all who are spoken of."""
        for id_ in self.topic():
            self.draft.update(id_, **fields)
        if self.topic():
            self.marks.understand(range(item.start, item.stop))

    def trait(self, item: Item) -> None:
        for id_ in self.topic():
            traits = merged(self.draft.entity(id_).traits, (item.key,))
            self.draft.update(id_, traits=traits)
        if self.topic():
            self.marks.understand(range(item.start, item.stop))

    def part(self, item: Item) -> None:
        """ "fluffy fur": a part's traits and colour are its owner's."""
        assert isinstance(item, Nominal)
        self.relation = ""
        if not self.topic() or not (item.traits or item.colours):
            return
        self.draft.describe(self.topic(), item)
        self.mark(item)

    def manner(self, item: Item) -> None:
        """ "slowly": of a camera move before or behind it; of anything else it is not understood."""
        before, after = self.before(), self.after()
        if before is not None and before.category is _C.MOVE:
            self.conditions.strengthen(item)
        elif after is not None and after.category in (_C.MOVE, _C.STOP) and isinstance(item, Tag):
            self.conditions.strength = item

    # -- the thread of the sentence

    def preposition(self, item: Item) -> None:
        self.relation = item.key

    def stop(self, item: Item) -> None:
        """ "the light", "the sky": what follows is said of that and of nobody here."""
        if item.key == "things" and not self.relation:
            self.actors = self.last = ()

    def negation(self, _item: Item) -> None:
        self.is_negated = True

    def join(self, _item: Item) -> None:
        before = self.before()
        self.is_joining = (
            before is not None and before.category is _C.SUBJECT and self.last != () and set(self.last) <= set(self.actors)
        )  # fmt: skip

    def then(self, _item: Item) -> None:
        self.slot += 1
        self.close_clause()

    def end(self, _item: Item) -> None:
        self.close_clause()

    def close_clause(self) -> None:
        self.is_negated = self.is_joining = False
        self.relation = ""

    def unknown(self, _item: Item) -> None:
        """An unknown noun before a verb: what follows is said of it, and of nobody here."""
        before, after = self.before(), self.after()
        is_verb_next = after is not None and after.category in (_C.ACTION, _C.AUXILIARY)
        is_noun = before is None or before.category in (_C.END, _C.DETERMINER, _C.DEFINITE, _C.UNKNOWN, _C.AND)  # fmt: skip
        if is_verb_next and is_noun and not self.relation:
            self.actors = self.last = ()

    # -- looking around

    def before(self) -> Item | None:
        """The item before this one, film words and adverbs aside."""
        for here in range(self.at - 1, -1, -1):
            if self.items[here].category not in (_C.STOP, _C.MANNER, _C.TRAIT, _C.AUXILIARY):
                return self.items[here]
        return None

    def after(self) -> Item | None:
        return self.items[self.at + 1] if self.at + 1 < len(self.items) else None

    def follows_noun(self) -> bool:
        before = self.items[self.at - 1] if self.at else None
        if before is not None and before.category in (_C.MANNER, _C.PREPOSITION, _C.AUXILIARY):
            before = self.items[self.at - 2] if self.at > 1 else None
        return before is not None and before.category is _C.SUBJECT

    def is_after_verb(self) -> bool:
        before = self.before()
        return before is not None and before.category is _C.ACTION

    def follows_verb(self) -> bool:
        return self.at > 0 and self.items[self.at - 1].category in (_C.ACTION, _C.PREPOSITION)

    def mark(
        self, item: Nominal, *, is_head_known: bool = True, num_drawn: int | None = None
    ) -> None:
        """Counts the words of a noun phrase as understood, as far as they are in the scene."""
        known = [
            position
            for tag in item.known
            if tag.category is not _C.ACTION
            and (tag is not item.head or is_head_known)
            and (tag.category is not _C.NUMBER or num_drawn is None or num_drawn >= item.count)
            for position in range(tag.start, tag.stop)
        ]
        self.marks.understand(known)
