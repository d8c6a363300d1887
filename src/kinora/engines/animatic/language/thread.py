"""The thread of a prompt: which item is being read, who is spoken of, what is still open.

Knows the small words that hold sentences together; what nouns and verbs do is for its heirs.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field

from kinora.engines.animatic.language.conditions import Conditions
from kinora.engines.animatic.language.draft import Draft
from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.marks import Marks
from kinora.engines.animatic.language.moments import ANY_TIME, Span
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.roll import Ids
from kinora.engines.animatic.language.script import Script
from kinora.engines.animatic.scene import Relation

_C = Category


@dataclass(slots=True)
class Thread(ABC):
    """What has been said so far, and who is being spoken of."""

    items: Sequence[Item]
    draft: Draft
    marks: Marks
    conditions: Conditions
    script: Script
    at: int = 0  # the item being read
    done: set[int] = field(default_factory=set)  # items already read together with an earlier one
    actors: Ids = ()  # who does the next verb
    last: Ids = ()  # who or what was spoken of last
    relation: str = ""  # the preposition that waits for its noun
    is_negated: bool = False
    is_joining: bool = False  # "and" after a subject: the next one acts along
    is_leading: bool = False  # the preposition opens its sentence
    beside: Relation | None = None  # where the next subject is
    owners: Ids = ()  # "the child's", before what is the child's
    num_coloured: int = 0  # of those spoken of last
    garment: str = ""  # clothes spoken of last: a colour is theirs
    slot: int = 0
    span: Span = ANY_TIME  # the time that the prompt gives to what follows
    span_item: Item | None = None  # the words that say so
    is_heading: bool = False  # that time holds until the next one
    is_technical: bool = False  # among lenses, light and sounds, not among those in the picture
    performed: Sequence[int] = ()  # which acts came with the last verb

    def run(self) -> None:
        for at, item in enumerate(self.items):
            self.at = at
            if at not in self.done:
                self.forget()
                self.read(item)

    @abstractmethod
    def read(self, item: Item) -> None:
        """Takes one item in."""

    def forget(self) -> None:
        """Whoever was removed is no longer spoken of."""
        self.actors, self.last = self.draft.alive(self.actors), self.draft.alive(self.last)
        self.owners = self.draft.alive(self.owners)

    def preposition(self, item: Item) -> None:
        self.relation = item.key
        before = self.before()
        self.is_leading = before is None or before.category in (_C.END, _C.THEN, _C.WHILE)

    def stop(self, item: Item) -> None:
        """ "the light", "the sky": what follows is said of that and of nobody here."""
        if item.key == "things" and not self.relation:
            self.actors = self.last = ()
        before = self.items[self.at - 1] if self.at else None
        if before is not None and before.category in (_C.DEFINITE, _C.DETERMINER):
            self.relation = ""  # "at the centre": of the picture, and not of what comes next

    def negation(self, _item: Item) -> None:
        self.is_negated = True

    def relax(self) -> None:
        """ "no" covers what follows it, and further things only when "and" or "or" joins them."""
        after = self.after()
        goes_on = after is not None and (after.category is _C.AND or after.word in ("or", "nor"))
        self.is_negated = self.is_negated and goes_on

    def join(self, item: Item) -> None:
        near = self.items[self.at - 1] if self.at else None
        if item.category is _C.COMMA and near is not None and near.category is _C.STOP:
            self.relation = ""  # "at the centre, a robot"
        before = self.before()
        self.is_joining = self.at - 1 not in self.done and (
            before is not None and before.category in (_C.SUBJECT, _C.PART) and self.last != () and set(self.last) <= set(self.actors)
        )  # fmt: skip

    def then(self, _item: Item) -> None:
        self.slot += 1
        self.span = ANY_TIME
        self.close_clause()

    def end(self, _item: Item) -> None:
        self.span = self.span if self.is_heading else ANY_TIME
        self.close_clause()

    def use_span(self) -> None:
        """The words of the time in force are understood once something happens then."""
        if self.span.is_said and self.span_item is not None:
            self.marks.understand(range(self.span_item.start, self.span_item.stop))

    def close_clause(self) -> None:
        self.performed = ()
        self.is_negated = self.is_joining = False
        self.relation = self.garment = ""

    def unknown(self, _item: Item) -> None:
        """An unknown noun before a verb: what follows is said of it, and of nobody here."""
        if self.is_joining:
            return  # "a dog and its owner run": the dog still does
        before, after = self.before(), self.after()
        is_verb_next = after is not None and after.category in (_C.ACTION, _C.AUXILIARY)
        is_noun = before is None or before.category in (_C.END, _C.DETERMINER, _C.DEFINITE, _C.UNKNOWN, _C.AND)  # fmt: skip
        if is_verb_next and is_noun and not self.relation:
            self.actors = self.last = ()

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

    def mark(
        self, item: Nominal, *, is_head_known: bool = True, num_drawn: int | None = None
    ) -> None:
        """Counts the words of a noun phrase as understood, as far as they are in the scene."""
        known = [
            position
            for tag in item.known
            if tag.category is not _C.ACTION
            and (is_head_known or tag.category in (_C.COLOUR, _C.SIZE, _C.TRAIT))
            and (tag.category is not _C.COLOUR or tag is item.colours[0])
            and (tag.category is not _C.NUMBER or num_drawn is None or num_drawn >= item.count)
            for position in range(tag.start, tag.stop)
        ]
        self.marks.understand(known)
