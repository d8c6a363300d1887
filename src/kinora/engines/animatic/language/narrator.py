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
                     _C.AND, _C.AUXILIARY, _C.PREPOSITION, _C.STOP, _C.INSTEAD, _C.ATTRIBUTE, _C.COMMAND, _C.CAPTION, _C.HEADING})  # fmt: skip


# What lenses, light and sounds have not.
_OF_SOMEBODY = frozenset({_C.SUBJECT, _C.PRONOUN, _C.ACTION, _C.COLOUR, _C.SIZE, _C.TRAIT, _C.PART, _C.PLACE})  # fmt: skip


@dataclass(slots=True)
class Narrator(Qualities):
    """Reads one item after the other."""

    def read(self, item: Item) -> None:
        if item.category is _C.HEADING:
            self.head(item)
            return
        if self.is_technical and item.category in _OF_SOMEBODY:
            self.overhear(item)
            return
        if item.category is _C.ANGLE and item.word == "from" and self.is_of_light():
            self.marks.pass_over(range(item.start, item.stop))
            return
        if self.conditions.read(item, is_negated=self.is_negated):
            self.relation = ""
            self.relax()
            return
        handler = self.handlers().get(item.category)
        if handler is not None:
            handler(item)

    def head(self, item: Item) -> None:
        """A new section: of whom what follows is said."""
        self.is_technical = item.key == "film"
        self.close_clause()
        if item.key != "actions":
            self.actors = self.last = () if item.key != "dialogue" else self.last
        if item.key == "actions" and self.draft.scene.entities and not self.actors:
            self.actors = self.draft.main()

    def end(self, item: Item) -> None:
        """A sentence or an empty line ends what is said of lenses and sounds."""
        before = self.items[self.at - 1] if self.at else None
        is_empty_line = item.word.count("\n") > 1 or (before is not None and before.word == item.word == "\n")  # fmt: skip
        if item.word == "." or is_empty_line:
            self.is_technical = False
        Qualities.end(self, item)

    def overhear(self, item: Item) -> None:
        """Somebody named among lenses and sounds: nobody new, but perhaps one who is there."""
        drawn = self.drawn_subject(item) if isinstance(item, Nominal) and item.category is _C.SUBJECT else None  # fmt: skip
        if drawn and self.draft.of_kind(drawn[0]):
            self.marks.understand(range(item.start, item.stop))

    def is_of_light(self) -> bool:
        """ "rays of sunlight from above": where the light comes from, not the camera."""
        before = self.items[self.at - 1] if self.at else None
        if before is None:
            return False
        is_light = before.word in ("light", "lights", "lighting", "sky")
        return is_light or before.category in (_C.EFFECT, _C.BACKLIGHT, _C.WEATHER)

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
        if self.passive is not None:
            self.done_by(item)
            return
        relation, self.relation = self.relation, ""
        if relation == "like":
            self.last = ()
        else:
            self.tell_of(self.bunched(item) if relation == "with" else item, relation)

    def tell_of(self, item: Nominal, relation: str) -> None:
        """Seats those of a noun phrase in the picture."""
        drawn, self.garment = self.drawn_subject(item), ""
        if self.is_negated:
            self.refuse(item, drawn[0] if drawn else item.key)
            return
        if drawn and self.is_scenery(item, drawn[0]):
            self.mark(item)
            self.last = ()
            return
        serial = self.draft.scene.serial
        is_worn = relation in ("with", "in") and self.wear(item)
        ids = self.all_of(item, drawn[0]) if drawn and not is_worn else ()
        if not ids:
            if not is_worn and not self.wear(item):
                self.ghost(relation)
            return
        self.mark(item, is_head_known=drawn is not None and drawn[1], num_drawn=len(ids))
        self.seat(item, ids, relation)
        if self.draft.scene.serial > serial:
            self.equip(item.key, item.word, ids)
            if not relation:
                self.enter(ids)
        for verb in item.actions if self.draft.is_animate(ids) else ():
            self.perform(verb, ids)
