"""Reads an edit against the scene it edits: what only a remix can say, on top of the narrator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile

from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.narrator import Narrator
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.removing import CONDITIONS, HALTS
from kinora.engines.animatic.language.replacing import Replacing
from kinora.engines.animatic.language.roll import Ids
from kinora.engines.animatic.language.tags import Tag, form_of
from kinora.engines.animatic.language.timing import Act

_C = Category
_LEAVE = "leave"  # the command in force after "don't change"
_WISHES = frozenset({"make", "add", "let", "have", "put", "show", "want", "include", "give"})
_PANS = ([_C.MOVE, _C.PREPOSITION], [_C.MOVE, _C.AUXILIARY])
_NEAR = frozenset({"behind", "in front of", "next to"})
_ENDS = frozenset({_C.END, _C.THEN, _C.WHILE, _C.COMMA, _C.INSTEAD})
_MOVES = frozenset({"move", "put", "place", "shift", "bring", "push", "set"})
_SCENES = frozenset({"scene", "shot", "video", "clip"})
_CLAUSE = 12  # items ahead that may still be of the same clause
_SMALLEST, _LARGEST = 0.25, 3.0  # of what a thing is anyway


@dataclass(slots=True)
class Remixer(Replacing):
    """A narrator who is told to add, remove, replace, make or extend."""

    def read(self, item: Item) -> None:
        if self.command == _LEAVE and item.category not in _ENDS and not self.is_told_anew(item):
            self.marks.pass_over(range(item.start, item.stop))
        elif item.category is _C.COMMAND:
            self.obey(item)
        elif item.category is _C.INSTEAD:
            self.command = "instead"
        elif self.is_unwanted(item) and self.take_away(item):
            self.relax()
            self.command = "" if self.is_statement else self.command
        elif not self.exchange(item) and not self.is_elsewhere(item):
            self.note(item)
            self.conditions.is_adding = self.command == "add"
            Narrator.read(self, item)

    def is_told_anew(self, item: Item) -> bool:
        """ "don't move the camera and add a dog"."""
        before = self.items[self.at - 1]
        is_other = before.category is _C.AND or before.word in ("but", "except", "just", "only")
        return item.category is _C.COMMAND and is_other

    def handlers(self) -> dict[Category, Callable[[Item], None]]:
        return {**Narrator.handlers(self), _C.NUMBER: self.number, _C.COMMA: self.comma}

    def comma(self, item: Item) -> None:
        self.join(item)
        self.command = "" if self.command == _LEAVE else self.command

    def forget(self) -> None:
        Narrator.forget(self)
        self.latest = self.draft.alive(self.latest)
        if isinstance(self.old, tuple):
            self.old = self.draft.alive(self.old)

    def note(self, item: Item) -> None:
        self.has_verb = self.has_verb or item.category is _C.ACTION
        self.is_about_colour = self.is_about_colour or item.category is _C.ATTRIBUTE

    def obey(self, item: Item) -> None:
        self.marks.pass_over(range(item.start, item.stop))
        before = self.before()
        is_negated = self.is_negated and before is not None and before.category is _C.NEGATION
        self.close_clause()
        if is_negated and item.word not in _WISHES:
            self.command = _LEAVE  # "don't change the background"
            return
        self.is_negated = is_negated  # "don't make it rain"
        self.is_statement = before is not None and before.category in (*CONDITIONS, _C.SUBJECT, _C.PRONOUN)  # fmt: skip
        self.command, self.command_word = item.key, item.word
        self.old = None
        after = self.after()
        if after is not None and after.category in CONDITIONS:
            return  # "it stops raining"
        if self.is_statement and (after is None or after.category is not _C.ACTION):
            self.command = ""  # "the rain stops": it is gone already
            if item.word in HALTS and before is not None and before.category not in CONDITIONS:
                self.halt()

    def close_clause(self) -> None:
        Narrator.close_clause(self)
        self.has_verb = self.is_about_colour = False

    def end(self, item: Item) -> None:
        Narrator.end(self, item)
        if item.category is _C.END or self.command == _LEAVE:
            self.command, self.old = "", None

    def subject(self, item: Item) -> None:
        assert isinstance(item, Nominal)
        before = self.items[self.at - 1] if self.at else None
        is_next_to_noun = before is not None and before.category in (_C.SUBJECT, _C.PRONOUN)
        drawn = self.drawn_subject(item)
        if drawn and self.is_instead_said() and not self.draft.of_kind(drawn[0]):
            self.become(self.same_sort(self.topic() or self.draft.main(), drawn[0]), item)
            return
        if drawn and self.is_predicate(item, drawn[0], is_next_to_noun=is_next_to_noun):
            is_meant = before is not None and before.category is _C.PRONOUN
            self.become(self.same_sort(self.last, drawn[0]) if is_meant else self.last, item)
            return
        if drawn and before is not None and before.word == "to" and self.command == "add":
            given, ids = self.latest, self.resolve(item, drawn[0])
            self.mark(item, is_head_known=drawn[1])
            self.hand_out(given, ids)  # "add a hat to the cat"
            return
        if drawn and self.is_made_over(item, drawn[0]):
            self.draft.describe(self.last, item)
            self.mark(item)
            return
        if is_next_to_noun and self.command_word == "give":
            self.relation = "with"
        Narrator.subject(self, item)

    def is_made_over(self, item: Nominal, kind: str) -> bool:
        """ "make it a black cat", of a cat."""
        before = self.items[self.at - 1] if self.at else None
        is_said = before is not None and before.category is _C.PRONOUN and self.command == "make"
        is_one = item.has_article and item.count == 1
        return is_said and is_one and {self.draft.entity(id_).kind for id_ in self.last} == {kind}

    def resolve(self, item: Nominal, kind: str) -> Ids:
        there = tuple(entity.id for entity in self.draft.of_kind(kind))
        before = self.items[self.at - 1] if self.at else None
        if there and before is not None and before.word in ("just", "only"):  # "just one robot"
            return self.draft.recount(there, item.count)
        if there and self.command == "make" and self.marks.words[item.start].word == "one":
            self.draft.describe(there[:1], item)  # "make one penguin black"
            return there[:1]
        is_more = item.is_fresh or self.command == "add"
        if there and item.has_count and not is_more and not item.is_definite:
            return self.draft.recount(there, item.count)
        if there and is_more and item.is_definite and not item.is_fresh:
            return self.chosen(item, there)
        if there and item.is_fresh:
            kind = self.draft.entity(there[0]).kind  # "more balloons", of hot air balloons
        serial = self.draft.scene.serial
        ids = self.draft.introduce(kind, item, count=item.count) if there and is_more else Narrator.resolve(self, item, kind)  # fmt: skip
        if self.draft.scene.serial > serial:
            if there and "more" in self.said(item):
                self.draft.do_as(ids, there[0])
            self.arrive(ids)
        return ids

    def said(self, item: Nominal) -> set[str]:
        """The words of a noun phrase."""
        return {self.marks.words[at].word for at in range(item.start, item.stop)}

    def arrive(self, ids: Ids) -> None:
        """New ones are here from the start, unless they are told to come or to act at the end."""
        self.latest = ids
        self.arrived |= set(ids)
        after = self.after()
        is_acting = (
            after is not None and after.category is _C.ACTION and form_of(after.word) != "ing"
        )
        is_first = self.span.start == 0
        is_late = (
            bool(self.span.start)
            or self.command == "extend"
            or self.has_verb
            or (self.command == "" and is_acting)
        )
        if not is_first and (self.is_appending if self.is_performing else is_late):
            self.draft.acts += [
                Act(actor=id_, action="", slot=self.slot, span=self.span) for id_ in ids
            ]
        else:
            self.newcomers |= set(ids)

    def is_new_scene(self) -> bool:
        return False

    def perform(self, verb: Tag, who: Ids) -> None:
        """What an appended action brings along comes with it, not before."""
        before = {entity.id for entity in self.draft.scene.entities}
        known = set(self.newcomers)
        is_new = set(who) <= self.newcomers or self.is_from_the_start()
        self.is_appending, self.is_performing = not is_new, True
        Narrator.perform(self, verb, who)
        self.is_performing = False
        if self.is_appending:
            new = [entity.id for entity in self.draft.scene.entities if entity.id not in before]
            self.newcomers = known
            self.draft.acts += [
                Act(actor=id_, action="", slot=self.slot, span=self.span) for id_ in new
            ]

    def action(self, item: Item) -> None:
        """ "Take a bow!", "end with a bow": said to nobody, it is said to the main one."""
        before = self.before()
        if not self.actors and not self.last and (before is None or before.category in _ENDS):
            self.actors = self.draft.main()
        Replacing.action(self, item)

    def is_whole(self) -> bool:
        return not self.is_appending

    def is_from_the_start(self) -> bool:
        """ "make her jump instead", "same scene, but she dances": all along, and not in the end."""
        words = [word.word for word in self.marks.words]
        is_same = "same" in words and bool({*_SCENES} & {*words[words.index("same") + 1 :][:1]})
        ahead = self.items[self.at + 1 : self.at + _CLAUSE]
        clause = list(takewhile(lambda each: each.category not in _ENDS - {_C.INSTEAD}, ahead))
        is_last = bool(clause) and clause[-1].word == "instead"
        return is_same or (is_last and clause[-1].category is _C.STOP)

    def place(self, ids: Ids, relation: str) -> None:
        """Where something is: only of what is new, or is being put somewhere."""
        anchor = self.last if self.follows_noun() else self.actors
        if (
            relation in _NEAR
            and len(anchor) == len(ids) == 1
            and anchor != ids
            and self.is_told_where(anchor)
        ):
            self.draft.move_near(anchor[0], relation, ids[0])
            return
        if set(anchor) <= self.newcomers or self.command == "add" or relation == "with":
            Narrator.place(self, ids, relation)

    def is_settled(self, id_: str) -> bool:
        return id_ not in self.arrived

    def is_told_where(self, who: Ids) -> bool:
        """Whether somebody who is there already is to stand somewhere else."""
        is_there = self.is_settled(who[0]) and self.draft.is_animate(who)
        return is_there and (self.command_word in _MOVES or self.is_stated())

    def placed(self) -> Ids:
        """Who is there already moves only when told to, or when that is all that is said."""
        who = Replacing.placed(self)
        is_moved = self.command_word in _MOVES or set(who) <= self.newcomers
        return who if is_moved or self.is_stated() else ()

    def is_stated(self) -> bool:
        """ "the dog is on the left"."""
        words = [self.items[here].word for here in range(max(0, self.at - 4), self.at)]
        return self.command in ("", "make") and bool(
            {"is", "are", "stands", "be", "should"} & {*words}
        )

    def number(self, item: Item) -> None:
        """ "make it three"."""
        if self.topic():
            self.last = self.actors = self.draft.recount(self.topic(), int(item.key))
            self.marks.understand(range(item.start, item.stop))

    def topic(self) -> Ids:
        return self.last or self.actors or (self.draft.main() if self.is_about_colour else ())

    def size(self, item: Item) -> None:
        if self.is_of_something_unknown():
            return
        who = self.topic() or self.ahead() or self.draft.main()
        for id_ in who:
            scale = self.draft.entity(id_).scale * float(item.key)
            self.draft.update(id_, scale=min(_LARGEST, max(_SMALLEST, round(scale, 3))))
        if who:
            self.marks.understand(range(item.start, item.stop))

    def ahead(self) -> Ids:
        """ "double the size of the robot": who is named next."""
        for item in self.items[self.at + 1 : self.at + 4]:
            drawn = (
                self.drawn_subject(item)
                if isinstance(item, Nominal) and item.category is _C.SUBJECT
                else None
            )
            if drawn:
                return tuple(entity.id for entity in self.draft.of_kind(drawn[0]))
        return ()

    def wearers(self) -> Ids:
        return self.topic() or self.draft.main()

    def is_elsewhere(self, item: Item) -> bool:
        """ "the dog runs through the park", said of a stage, or "add mountains": no reason to move there."""
        if item.category is _C.PLACE and self.command == "add" and not self.relation:
            return not self.draft.lexicon.tables.places[item.key].faint
        behind = [each.category for each in self.items[max(0, self.at - 2) : self.at]]
        if item.category is _C.PLACE and behind in _PANS:
            return item.key != self.draft.scene.place  # "tilt down to the river"
        if item.category is not _C.PLACE or not self.has_verb or self.command not in ("", "extend"):
            return False
        is_definite = isinstance(item, Nominal) and item.is_definite
        return is_definite and item.key != self.draft.scene.place
