"""What an edit exchanges: one thing for another, in its place, with its id and its beats."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.language.captioning import TALKS, reworded
from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.narrator import Narrator
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.removing import CONDITIONS, Removing
from kinora.engines.animatic.language.roll import Ids
from kinora.engines.animatic.language.spots import with_marks

_C = Category
# Verbs of becoming, by their first word; only some can be followed by "into".
_TURNS = frozenset(
    {"turns", "turn", "becomes", "become", "changes", "transforms", "morphs", "gives"}
)
_SWAPS = frozenset({"swap", "exchange", "switch", "trade"})
_FAR = 12  # items ahead that may still be of the same clause
_BECOMES = frozenset(
    {"is", "are", "was", "were", "be", "now", "look", "looks", "resemble", *_TURNS}
)


@dataclass(slots=True)
class Replacing(Removing):
    """A narrator who is told what should become what."""

    def exchange(self, item: Item) -> bool:
        """Takes an item in as what is to be replaced, or as what replaces it; says whether it was."""
        if self.old is None and item.category is _C.COLOUR and self.is_colour_for_colour(item):
            return True
        if self.old is None and self.is_swap(item):
            return True
        if self.old is None and self.is_to_be_replaced(item):
            self.stash(item)
            return True
        if self.old is not None and self.takes_over(item):
            self.old = None
            return True
        if item.category is _C.STOP and item.word == "weather" and self.is_new_weather():
            self.draft.set(weather=())
        return False

    def is_colour_for_colour(self, item: Item) -> bool:
        """ "change red to blue": whoever is red."""
        ahead = self.items[self.at + 1 : self.at + 3]
        if self.command not in ("make", "replace") or [i.category for i in ahead[1:]] != [
            _C.COLOUR
        ]:
            return False
        hex_ = self.draft.hex_of(item.key)
        ids = tuple(e.id for e in self.draft.scene.entities if e.colour == hex_)
        if not ids or ahead[0].word not in ("to", "into", "with", "by"):
            return False
        self.actors = self.last = ids
        self.marks.understand(range(item.start, item.stop))
        return True

    def is_swap(self, item: Item) -> bool:
        """ "swap the cat and the dog", of two who are there: each takes the other's spot."""
        if self.command_word not in _SWAPS or not isinstance(item, Nominal):
            return False
        ahead = self.items[self.at + 1 : self.at + 3]
        if len(ahead) < 2 or not isinstance(ahead[1], Nominal) or ahead[0].word not in ("and", "with", "for"):  # fmt: skip
            return False
        first, second = (self.only_one(noun) for noun in (item, ahead[1]))
        if not first or not second or first == second:
            return False
        spots = [self.draft.entity(id_).mark for id_ in (first, second)]
        first_spot, second_spot = spots[0] or "left", spots[1] or "right"
        self.draft.scene = with_marks(self.draft.scene, {first: second_spot, second: first_spot})
        self.mark(item)
        self.mark(ahead[1])
        self.done |= {self.at + 1, self.at + 2}
        return True

    def only_one(self, noun: Nominal) -> str:
        """The id of the one who can stand elsewhere that a noun means; "" when there is no such one."""
        drawn = self.drawn_subject(noun) if noun.category is _C.SUBJECT else None
        there = self.draft.of_kind(drawn[0]) if drawn and not noun.has_article else ()
        ids = tuple(entity.id for entity in there)
        return ids[0] if len(ids) == 1 and self.draft.is_animate(ids) else ""

    def is_new_weather(self) -> bool:
        """ "change the weather to snow": what there was of it goes."""
        ahead = self.items[self.at + 1 : self.at + 5]
        return self.command in ("make", "replace") and any(i.category is _C.WEATHER for i in ahead)

    def is_to_be_replaced(self, item: Item) -> bool:
        """Whether "with", "into" or "to" and something new follow."""
        linkers = {
            "replace": self.draft.lexicon.tables.functions["linkers"],
            "make": ("to", "into"),
            "": _TURNS,
        }.get(self.command, ())
        if self.command_word in ("switch", "change"):
            linkers = (*linkers, "for")
        after = self.after()
        return after is not None and after.word in linkers and (item.category in (*CONDITIONS - {_C.PALETTE, _C.PLACE}, _C.SUBJECT, _C.PRONOUN) or (item.category is _C.PART and item.key == "coat"))  # fmt: skip

    def stash(self, item: Item) -> None:
        self.relation = ""
        if item.category is _C.PRONOUN:
            self.pronoun(item)
            self.old = self.last
            return
        if item.category is _C.PART and self.wearers():
            self.last = self.wearers()
            self.marks.understand(range(item.start, item.stop))
            return
        if not isinstance(item, Nominal) or item.category is not _C.SUBJECT:
            self.old = item
            return
        if self.is_clothes(item):
            self.marks.understand(range(item.start, item.stop))
            self.last = self.wearers()
            return
        drawn = self.drawn_subject(item)
        there = tuple(entity.id for entity in self.draft.of_kind(drawn[0])) if drawn else ()
        self.old = self.last = self.actors = self.chosen(item, there) if there else ()
        if there:
            self.mark(item)

    def speech(self, item: Item) -> None:
        """ "make the cat say …", "change the line to …", "replace … with …": other words, at their time."""
        line = self.script.lines[item.start]
        captions = self.draft.scene.captions
        same = [each for each in captions if each.text.casefold() == line.text.casefold()]
        if same and line.verb < 0:
            self.old_line = same[0]
            self.marks.understand(range(item.start, item.stop))
            return
        is_instead = any(each.word == "instead" for each in self.items[self.at + 1 : self.at + 3])
        if not (self.command in ("make", "replace") or is_instead):
            Narrator.speech(self, item)
            return
        who = self.speakers(line) if line.verb >= 0 or line.name else ()
        old = self.old_line or next(
            (e for e in captions[::-1] if not who or e.speaker in who), None
        )
        if old is None or old not in captions:
            Narrator.speech(self, item)
            return
        self.draft.scene = reworded(self.draft.scene, old, line.text)
        self.draft.acts = [a for a in self.draft.acts if not (a.action in TALKS and a.actor in who)]
        self.marks.understand(range(item.start, item.stop))

    def is_clothes(self, item: Nominal) -> bool:
        """ "her coat", of people: its colour is theirs."""
        row = self.draft.lexicon.tables.subjects[item.key]
        return row.worn and self.draft.are_people(self.wearers())

    def takes_over(self, item: Item) -> bool:
        """Puts an item in the place of what waits to be replaced; says whether it could."""
        if isinstance(self.old, tuple):
            return (
                isinstance(item, Nominal)
                and item.category is _C.SUBJECT
                and self.become(self.old, item)
            )
        if self.old is not None and item.category in (*CONDITIONS, _C.SUBJECT):
            if self.is_in_scene(self.old):
                self.conditions.read(self.old, is_negated=True)
            elif self.old.category in (_C.TIME, _C.CLEAR):
                self.marks.pass_over(range(self.old.start, self.old.stop))  # "turn day into night"
            self.relation = ""
            Narrator.read(self, item)
            return True
        return False

    def is_in_scene(self, condition: Item) -> bool:
        scene = self.draft.scene
        return condition.key in (*scene.weather, *scene.sky, scene.look.style)

    def become(self, ids: Ids, item: Nominal) -> bool:
        """Those become what the phrase says, as many as it says."""
        drawn = self.drawn_subject(item)
        self.relation = ""
        if drawn is None:
            self.ghost("")
            return True
        if not ids:
            return False
        self.draft.replace(ids, drawn[0], item)
        ids = self.draft.recount(ids, item.count) if item.has_count else ids
        self.mark(item, is_head_known=drawn[1])
        self.actors = self.last = ids
        return True

    def is_instead_said(self) -> bool:
        """ "a girl instead": without saying of whom."""
        for item in self.items[self.at + 1 : self.at + _FAR]:
            if item.category is _C.END:
                return False
            if item.category is _C.STOP and item.word == "instead":
                return self.command in ("", "make", "replace") and not self.has_verb
        return False

    def same_sort(self, ids: Ids, kind: str) -> Ids:
        """ "make it a guitar", of a cat at a piano: the piano, not the cat."""
        subjects = self.draft.lexicon.tables.subjects
        groups = {subjects[self.draft.entity(id_).kind].group for id_ in ids}
        row = subjects[kind]
        alike = tuple(
            e.id for e in self.draft.scene.entities if subjects[e.kind].group == row.group
        )
        return alike[:1] if alike and not row.is_animate and row.group not in groups else ids

    def is_predicate(self, item: Nominal, kind: str, *, is_next_to_noun: bool) -> bool:
        """ "make it a dog", "it is now a dog"; but "three penguins", of penguins, counts them anew."""
        before = self.items[self.at - 1] if self.at else None
        is_said = before is not None and before.word in _BECOMES and self.last != ()
        is_made = is_next_to_noun and self.command == "make" and not self.has_verb
        return (
            bool(self.last)
            and (is_made or is_said)
            and (item.has_article or item.has_count)
            and not self.draft.of_kind(kind)
        )
