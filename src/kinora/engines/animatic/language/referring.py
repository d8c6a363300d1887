"""Whom a pronoun means: "it", "she", "the other one", "both"."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.language.naming import Naming
from kinora.engines.animatic.language.phrases import Item
from kinora.engines.animatic.language.roll import Ids

_GENDERED = frozenset({"he", "him", "himself", "she", "her", "herself"})
_EVERYONE = frozenset({"both", "all", "they", "them", "everyone", "everybody", "themselves"})


@dataclass(slots=True)
class Referring(Naming):
    """Finds those who are spoken of without their names."""

    def pronoun(self, item: Item) -> None:
        """ "it", "they": who was spoken of last, or the main subject."""
        meant = self.actors or self.last or self.draft.alive(self.draft.recent) or self.draft.main()
        if item.word == "the":
            meant = self.others(meant)
        if item.word in _GENDERED:
            meant = self.he_or_she(meant, is_she=item.word.startswith(("s", "her")))
        if item.word in _EVERYONE and len(meant) < 2:
            meant = self.pair() if item.word == "both" else self.draft.animate()
        if self.relation == "like":
            return  # "as if they …": still of the likeness
        relation, self.relation = self.relation, ""
        if relation:  # "a hat on it": not of the hat
            meant = tuple(id_ for id_ in self.actors if id_ not in self.last) or self.draft.main()
        if relation and meant:
            self.place(meant, relation)
            self.last = meant
        elif not self.is_after_verb():
            self.actors = self.last = meant

    def he_or_she(self, meant: Ids, *, is_she: bool) -> Ids:
        """Who of those there can be meant, when not who was spoken of last."""

        def fits(id_: str) -> bool:
            row = self.draft.lexicon.tables.subjects[self.draft.entity(id_).kind]
            return row.group == "people" and row.is_she == is_she

        fitting = tuple(id_ for id_ in self.draft.animate() if fits(id_))
        spoken_of = tuple(id_ for id_ in meant if id_ in fitting)
        return spoken_of or fitting[:1] or meant

    def others(self, meant: Ids) -> Ids:
        """ "the other one": of their kind, or of everyone, who was not spoken of."""
        everyone = self.draft.animate()
        kinds = {self.draft.entity(id_).kind for id_ in meant}
        alike = [id_ for id_ in everyone if self.draft.entity(id_).kind in kinds]
        spoken_of = meant if set(meant) < set(everyone) else meant[:1]
        others = [id_ for id_ in (alike if len(alike) > 1 else everyone) if id_ not in spoken_of]
        return tuple(others) or meant

    def pair(self) -> Ids:
        """ "both": the two of a kind where there are more than two."""
        everyone = self.draft.animate()
        for id_ in everyone if len(everyone) > 2 else ():
            same = tuple(e.id for e in self.draft.of_kind(self.draft.entity(id_).kind))
            if len(same) == 2:
                return same
        return everyone
