"""Walks through a prompt's items and builds the scene they tell of.

The statements that creating and editing share; what only an edit can say is in `remixer`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.qualities import Qualities

_C = Category
# Holding the prompt together, saying nothing by themselves.
GRAMMAR = frozenset({_C.DETERMINER, _C.DEFINITE, _C.FRESH, _C.ORDINAL, _C.PRONOUN, _C.NEGATION, _C.THEN, _C.WHILE,
                     _C.AND, _C.AUXILIARY, _C.PREPOSITION, _C.STOP, _C.INSTEAD, _C.ATTRIBUTE, _C.COMMAND, _C.CAPTION})  # fmt: skip


@dataclass(slots=True)
class Narrator(Qualities):
    """Reads one item after the other."""

    def read(self, item: Item) -> None:
        if self.conditions.read(item, is_negated=self.is_negated):
            self.relation = ""
            self.relax()
            return
        handler = self.handlers().get(item.category)
        if handler is not None:
            handler(item)

    def handlers(self) -> dict[Category, Callable[[Item], None]]:
        return {
            _C.SUBJECT: self.subject,
            _C.PRONOUN: self.pronoun,
            _C.AUXILIARY: self.liken,
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
            _C.MOMENT: self.moment,
            _C.SPEECH: self.speech,
        }

    def liken(self, item: Item) -> None:
        """ "a cat that looks like a dog" is a cat; only an edit makes it one."""
        if not self.conditions.is_edit and item.word in ("look", "looks", "resemble", "resembles"):
            self.relation = "like"

    def subject(self, item: Item) -> None:
        """A noun phrase: brings something in, or speaks again of what is there."""
        assert isinstance(item, Nominal)
        relation, self.relation = self.relation, ""
        if relation == "like":
            self.last = ()
        else:
            self.tell_of(self.bunched(item) if relation == "with" else item, relation)

    def tell_of(self, item: Nominal, relation: str) -> None:
        """Seats those of a noun phrase in the picture."""
        drawn = self.drawn_subject(item)
        if self.is_negated:
            self.refuse(item, drawn[0] if drawn else item.key)
            return
        if drawn and self.is_scenery(item, drawn[0]):
            self.mark(item)
            self.last = ()
            return
        serial = self.draft.scene.serial
        ids = self.resolve(item, drawn[0]) if drawn else ()
        if not ids:
            if not self.wear(item):
                self.ghost(relation)
            return
        self.mark(item, is_head_known=drawn is not None and drawn[1], num_drawn=len(ids))
        self.seat(item, ids, relation)
        if self.draft.scene.serial > serial and not relation:
            self.enter(ids)
        for verb in item.actions:
            self.perform(verb, ids)
