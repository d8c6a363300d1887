"""What somebody does by name or in a passive: guitarists play, and "chased by a dog" is what the dog does."""

from __future__ import annotations

from dataclasses import dataclass, field

from kinora.engines.animatic.language.doing import Doing
from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.lemmas import base_forms
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.roll import Ids
from kinora.engines.animatic.language.tags import Tag, form_of
from kinora.engines.animatic.language.timing import Act

_C = Category


@dataclass(slots=True)
class Trading(Doing):
    """Lets those act whose deed is not said by a verb of their own."""

    trades: dict[str, tuple[str, str]] = field(default_factory=dict)  # what they play, and on what
    passive: Tag | None = None  # "chased", waiting for who does it

    def run(self) -> None:
        Doing.run(self)
        self.ply()

    def is_done_by_another(self, verb: Tag) -> bool:
        """ "is chased by a dog"."""
        ahead = self.items[self.at + 1 : self.at + 3]
        is_by = len(ahead) == 2 and ahead[0].word == "by" and ahead[1].category is _C.SUBJECT
        return is_by and form_of(verb.word) == "" and verb.word != base_forms(verb.word)[-1]

    def done_by(self, item: Nominal) -> None:
        """Reads who does what is done to those spoken of."""
        verb, patient = self.passive, self.last or self.actors
        self.passive, self.relation = None, ""
        drawn = self.drawn_subject(item)
        if verb is None or drawn is None:
            return
        ids = self.resolve(item, drawn[0])
        self.mark(item, is_head_known=drawn[1])
        self.actors = self.last = ids
        if self.draft.is_animate(ids):
            self.perform(verb, ids)
            self.target(patient)

    def action(self, item: Item) -> None:
        if isinstance(item, Tag) and self.is_done_by_another(item):
            self.passive = item
        else:
            Doing.action(self, item)

    def perform(self, verb: Tag, who: Ids) -> None:
        """ "a drummer and a guitarist play": each their own."""
        if (
            self.object_ahead() is None
            and "play" in base_forms(verb.word)
            and {*who} <= {*self.trades}
        ):
            self.marks.understand(range(verb.start, verb.stop))
        else:
            Doing.perform(self, verb, who)

    def equip(self, kind: str, word: str, ids: Ids) -> None:
        """A guitarist has a guitar, and plays it unless something else is said."""
        tables = self.draft.lexicon.tables
        key = tables.subjects[kind].trades.get(word, "")
        for id_ in ids if key else ():
            row = tables.actions[key]
            thing = self.draft.introduce(row.objects[0], None)
            self.bring_along(row, (id_,), *thing[:1])
            self.trades[id_] = key, thing[0] if thing else ""

    def ply(self) -> None:
        """Those who have a trade and nothing else to do follow it."""
        busy = {act.actor for act in self.draft.acts}
        for id_ in self.draft.alive(tuple(self.trades)):
            key, thing = self.trades[id_]
            if id_ not in busy:
                row = self.draft.lexicon.tables.actions[key]
                self.draft.stand_up(id_, row, is_new=True)
                act = Act(actor=id_, action=key, slot=0, target=thing, is_whole=True)
                self.draft.acts.append(act)
