"""What they do: verbs become acts, with their objects and what these bring along."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from kinora.engines.animatic.language.entries import Action, Category, drawn
from kinora.engines.animatic.language.lemmas import base_forms, is_plural
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.placing import Placing
from kinora.engines.animatic.language.roll import Ids
from kinora.engines.animatic.language.tags import Tag, form_of
from kinora.engines.animatic.language.timing import Act

_C = Category
# What is done by these is no act of those in the picture.
_DOINGS_OF_NOBODY = frozenset({_C.EFFECT, _C.WEATHER, _C.SKY, _C.BACKLIGHT, _C.SOUND})
# May stand between a verb and its object.
_SKIPPED = frozenset({_C.PREPOSITION, _C.MANNER, _C.STOP, _C.UNKNOWN, _C.TRAIT, _C.AUXILIARY})

_WAYS_TO_US = frozenset({"toward", "towards", "straight", "from", "out"})


@dataclass(slots=True)
class Doing(Placing):
    """Lets those who are named act."""

    def action(self, item: Item) -> None:
        assert isinstance(item, Tag)
        if self.is_negated:
            self.is_negated = False
            self.marks.understand(range(item.start, item.stop))
            return
        before = self.items[self.at - 1] if self.at else None
        if self.is_of_place() or self.is_thing(item) or self.is_of_another(item):
            return
        if before is not None and before.category in _DOINGS_OF_NOBODY and not self.is_of_matter():
            self.marks.understand(range(item.start, item.stop))  # "sparkles fly", "the wind dances"
            return
        if self.is_seeming(item):
            self.marks.pass_over(range(item.start, item.stop))
            return
        who = self.doers(item)
        if who and not self.comes_nearer(item):
            self.performed = ()
            self.perform(item, who)

    def doers(self, item: Tag) -> Ids:
        """Who does what a verb says: who was spoken of last, or the subject of the sentence."""
        is_relative = self.items[self.at - 1].word in ("who", "which", "that")
        is_about_last = (form_of(item.word) == "ing" or is_relative) and self.follows_noun()
        is_about_last = is_about_last and not set(self.last) < set(
            self.actors
        )  # "a bear and a fox dancing"
        can_act = self.draft.is_animate(self.last)
        who = self.last if can_act and (is_about_last or not self.actors) else self.actors
        who = tuple(
            id_ for id_ in who if self.draft.is_animate((id_,))
        )  # "a girl and her kite run"
        if self.is_of_things(item) and (not who or (is_relative or self.follows_noun())):
            who = self.last or who
        return who

    def is_of_matter(self) -> bool:
        """ "a unicorn made of clouds gallops": the unicorn does."""
        behind = self.items[self.at - 2] if self.at > 1 else None
        return behind is not None and behind.category is _C.PREPOSITION and bool(self.actors)

    def is_of_things(self, verb: Tag) -> bool:
        """Whether things without life can do that too: "the balloon pops"."""
        actions = self.draft.lexicon.tables.actions
        return bool(self.last) and any(actions[key].things for key in verb.actions)

    def comes_nearer(self, verb: Tag) -> bool:
        """ "drives towards the camera": not another act, but the way of the one just read."""
        is_way = "approach" in verb.actions and verb.word in _WAYS_TO_US
        if not is_way or not self.performed:
            return False
        row = self.draft.lexicon.tables.actions["approach"]
        for at in self.performed:
            act = self.draft.acts[at]
            if act.action == "ride" or self.draft.is_able(act.actor, row):
                self.draft.acts[at] = dataclasses.replace(act, action="approach", is_posture=False)
        self.marks.understand(range(verb.start, verb.stop))
        return True

    def is_thing(self, verb: Tag) -> bool:
        """ "old paint": behind an adjective a word is no verb, but behind an adverb it is."""
        before = self.items[self.at - 1] if self.at else None
        if before is not None and before.word in ("a", "an") and before.category is _C.DETERMINER:
            return True  # "like a dream"
        if before is None or before.category not in (_C.TRAIT, _C.SIZE):
            return False
        return form_of(verb.word) == "" and not before.word.endswith("ly")

    def is_of_place(self) -> bool:
        """ "the city hums": the place does it; "a man in the park dances": the man does."""
        before = [item.category for item in self.items[max(0, self.at - 2) : self.at]]
        openers = (_C.END, _C.COMMA, _C.AND, _C.WHILE, _C.THEN)
        return before[-1:] == [_C.PLACE] and (len(before) == 1 or before[0] in openers)

    def is_of_another(self, verb: Tag) -> bool:
        """Whether somebody unknown or a likeness does it: "its sleeping owner", "as if dancing"."""
        before, after = self.items[self.at - 1] if self.at else None, self.after()
        is_inside = before is not None and before.category in (_C.DETERMINER, _C.DEFINITE)
        is_adjective = is_inside and after is not None and after.category is _C.UNKNOWN
        if is_inside or (before is not None and before.category in (_C.PREPOSITION, _C.ACTION)):
            is_adjective = is_adjective or (after is not None and after.category is _C.PLACE)
        is_of_part = self.at < 2 or self.items[self.at - 2].category in (_C.END, _C.WHILE, _C.THEN)
        is_of_part = is_of_part and before is not None and before.category is _C.PART
        return (
            self.relation == "like" or is_of_part or (is_adjective and form_of(verb.word) == "ing")
        )

    def is_seeming(self, verb: Tag) -> bool:
        """ "looks happy", "look better": no looking."""
        after = self.after()
        qualities = (_C.UNKNOWN, _C.TRAIT, _C.COLOUR, _C.SIZE, _C.STYLE, _C.FRESH)
        return (
            verb.word in ("look", "looks")
            and verb.stop == verb.start + 1
            and after is not None
            and after.category in qualities
        )

    def perform(self, verb: Tag, who: Ids) -> None:
        """These do what the verb says, with the object that follows it."""
        ahead = self.object_ahead() if verb.start >= self.items[self.at].start else None
        if isinstance(self.items[self.at], Nominal):
            ahead = None  # "dancing penguins": the noun behind the verb is the actor
        key = self.meant(verb, ahead, who)
        if key is None:
            return
        row = self.draft.lexicon.tables.actions[key]
        targets = self.objects_of(row, verb, ahead, who)
        self.marks.understand(range(verb.start, verb.stop))
        for place, id_ in enumerate(who):
            self.bring_along(row, (id_,), targets[place % len(targets)] if targets else "")
        for id_ in who:
            self.draft.stand_up(id_, row, is_new=not self.is_settled(id_))
        action = "" if row.enters else (drawn(key, row) or (key, True))[0]
        first = len(self.draft.acts)
        self.draft.acts += [
            Act(actor=id_, action=action, slot=self.slot, target=targets[place % len(targets)] if targets else "", is_posture=row.posture, span=self.span,
                is_aside=form_of(verb.word) == "ing", is_exit=row.exits, is_along=row.along,
                is_whole=self.is_whole() and not row.enters and not row.exits)
            for place, id_ in enumerate(who)
            if self.draft.is_able(id_, row)
        ]  # fmt: skip
        self.follow(targets)
        self.performed = range(first, len(self.draft.acts))
        self.use_span()

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
        is_alone = ahead is None and not self.is_done_to_unknown()
        kinds = {self.kind_at(ahead)} if ahead is not None else set()
        kinds |= {
            self.draft.entity(r.of).kind for id_ in who if (r := self.draft.entity(id_).relation)
        }
        for key in (*verb.object_actions, *verb.actions):
            if kinds & set(actions[key].objects) and (
                actions[key].posture or self.are_able(who, key)
            ):
                return key
        found = [
            key
            for key in verb.actions
            if self.are_able(who, key) and (is_alone or not actions[key].alone)
        ]
        bases = base_forms(verb.word)
        return next((key for key in found if key in bases), found[0]) if found else None

    def is_done_to_unknown(self) -> bool:
        """ "plays chess", "plays the zither": something unknown follows."""
        ahead = self.items[self.at + 1 : self.at + 3]
        if ahead and ahead[0].category in (_C.DETERMINER, _C.DEFINITE):
            ahead = ahead[1:]
        return bool(ahead) and ahead[0].category is _C.UNKNOWN

    def are_able(self, who: Ids, key: str) -> bool:
        """Whether there is a drawing of all of these doing that."""
        row = self.draft.lexicon.tables.actions[key]
        if row.enters and any(self.is_settled(id_) for id_ in who):
            return False  # who is in the picture does not come in
        return drawn(key, row) is not None and all(self.draft.is_able(id_, row) for id_ in who)

    def kind_at(self, at: int) -> str:
        item = self.items[at]
        found = self.drawn_subject(item) if isinstance(item, Nominal) else None
        return found[0] if found else ""

    def objects_of(self, row: Action, verb: Tag, ahead: int | None, who: Ids) -> Ids:
        """The ids of what the action is done with; reads the noun behind the verb when it is that.

        Several who hold several things have one each.
        """
        if not row.objects:
            return ()
        is_many = is_plural(self.marks.words[verb.stop - 1].word)  # "flying kites"
        if ahead is not None and self.kind_at(ahead) in row.objects:
            item = self.items[ahead]
            assert isinstance(item, Nominal)
            is_many = item.count > 1
            item = self.bunched(item) if row.relation == "holding" else item
            item = dataclasses.replace(item, count=1) if row.single else item
            ids = self.resolve(item, item.key if item.key in row.objects else self.kind_at(ahead))
            self.mark(item, num_drawn=len(ids))
            self.done |= set(range(self.at + 1, ahead + 1))
        else:
            ids = self.object_implied(row, who)
        shares = len(who) > 1 and ids and is_many and row.relation == "holding"
        return self.draft.recount(ids, len(who)) if shares else ids[:1]

    def object_implied(self, row: Action, who: Ids) -> Ids:
        """What they are at or hold already, or what comes along unnamed."""
        relations = [r.of for id_ in who if (r := self.draft.entity(id_).relation)]
        if relations and self.draft.entity(relations[0]).kind in row.objects:
            return (relations[0],)
        id_ = self.draft.imply(row.objects[0]) if row.object_implied else ""
        return (id_,) if id_ else ()

    def bring_along(self, row: Action, who: Ids, target: str) -> None:
        """What the action needs beside its object: a piano its stool."""
        if not target:
            return
        for id_ in who:
            if row.relation == "holding":
                self.draft.hold(id_, target, by_thing=self.is_settled(id_))
            elif row.relation and not self.is_settled(id_):
                self.draft.relate((id_,), row.relation, target)
        for kind in row.implies:
            if (id_ := self.draft.imply(kind)) and row.relation:
                self.draft.relate((id_,), row.relation, target)
