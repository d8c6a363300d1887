"""Reads an edit against the scene it edits: what only a remix can say, on top of the narrator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinora.engines.animatic.language.coming import Coming
from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.narrator import Narrator
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.removing import CONDITIONS, HALTS
from kinora.engines.animatic.language.roll import Ids
from kinora.engines.animatic.language.tags import Tag

_C = Category
_LEAVE = "leave"  # the command in force after "don't change"
_WISHES = frozenset({"make", "add", "let", "have", "put", "show", "want", "include", "give"})
_PANS = ([_C.MOVE, _C.PREPOSITION], [_C.MOVE, _C.AUXILIARY])
_ENDS = frozenset({_C.END, _C.THEN, _C.WHILE, _C.COMMA, _C.INSTEAD})
_KEEPS = frozenset({"keep", "leave"})
_CLAUSE = 12  # items ahead that may still be of the same clause
_SMALLEST, _LARGEST = 0.25, 3.0  # of what a thing is anyway


@dataclass(slots=True)
class Remixer(Coming):
    """A narrator who is told to add, remove, replace, make or extend."""

    def read(self, item: Item) -> None:
        if self.command == _LEAVE and item.category not in _ENDS and not self.is_told_anew(item):
            self.marks.pass_over(range(item.start, item.stop))
        elif item.category is _C.COMMAND:
            self.obey(item)
        elif item.category is _C.INSTEAD:
            self.command = "instead"
        elif item.category is _C.STOP and item.word in _KEEPS and self.command == "remove":
            self.command = ""  # "remove the rain but keep the dog"
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

    def action(self, item: Item) -> None:
        """ "Take a bow!", "end with a bow": said to nobody, it is said to the main one."""
        if self.is_filmed(item):
            move = Tag(_C.MOVE, "truck right", item.start, item.stop, item.word)
            self.conditions.read(move, is_negated=False)
            return
        before = self.before()
        if not self.actors and not self.last and (before is None or before.category in _ENDS):
            self.actors = self.draft.main()
        Coming.action(self, item)

    def is_filmed(self, verb: Item) -> bool:
        """ "follow the dog with the camera"."""
        ahead = [each.word for each in self.items[self.at + 1 : self.at + _CLAUSE]]
        return verb.word == "follow" and "camera" in ahead

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
        if item.category is _C.PLACE and behind in _PANS:  # "tilt down to the river"
            if item.key in self.draft.lexicon.tables.places[self.draft.scene.place].shows:
                self.marks.understand(range(item.start, item.stop))
            return item.key != self.draft.scene.place
        if item.category is not _C.PLACE or not self.has_verb or self.command not in ("", "extend"):
            return False
        is_definite = isinstance(item, Nominal) and item.is_definite
        return is_definite and item.key != self.draft.scene.place
