"""Who comes into the picture by an edit, when, and where to; and who is there already."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.narrator import Narrator
from kinora.engines.animatic.language.phrases import Nominal
from kinora.engines.animatic.language.replacing import Replacing
from kinora.engines.animatic.language.roll import Ids
from kinora.engines.animatic.language.tags import Tag, form_of
from kinora.engines.animatic.language.timing import Act

_C = Category
_NEAR = frozenset({"behind", "in front of", "next to"})
_ENDS = frozenset({_C.END, _C.THEN, _C.WHILE, _C.COMMA, _C.INSTEAD})
_MOVES = frozenset({"move", "put", "place", "shift", "bring", "push", "set"})
_SCENES = frozenset({"scene", "shot", "video", "clip"})
_CLAUSE = 12  # items ahead that may still be of the same clause


@dataclass(slots=True)
class Coming(Replacing):
    """A narrator who tells newcomers from those who are there."""

    def is_made_over(self, item: Nominal, kind: str) -> bool:
        """ "make it a black cat", of a cat."""
        before = self.items[self.at - 1] if self.at else None
        is_said = before is not None and before.category is _C.PRONOUN and self.command == "make"
        is_one = item.has_article and item.count == 1
        return is_said and is_one and {self.draft.entity(id_).kind for id_ in self.last} == {kind}

    def some_of(self, item: Nominal, there: Ids) -> Ids:
        """ "just one robot", "make one penguin black", "one balloon pops": of those there."""
        before = self.items[self.at - 1] if self.at else None
        if there and before is not None and before.word in ("just", "only"):
            return self.draft.recount(there, item.count)
        if self.marks.words[item.start].word != "one":
            return ()
        if there and self.command == "make":
            self.draft.describe(there[:1], item)
            return there[:1]
        return there[-1:] if self.command == "" and len(there) > 1 else ()

    def resolve(self, item: Nominal, kind: str) -> Ids:
        there = tuple(entity.id for entity in self.draft.of_kind(kind))
        some = self.some_of(item, there)
        if some:
            return some
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
