"""What is said of someone or something: colour, size, traits, parts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.roll import Ids, merged
from kinora.engines.animatic.language.speaking import Speaking
from kinora.engines.animatic.language.tags import Tag

_C = Category
_TEMPERS = frozenset({"happy", "sad", "angry", "surprised", "scared", "sleepy", "proud", "tired"})


@dataclass(slots=True)
class Qualities(Speaking):
    """Changes those who are spoken of."""

    def colour(self, item: Item) -> None:
        if self.conditions.palette is not None:
            self.conditions.add_to_palette(item)
        elif ids := self.coloured_ones(item):
            self.actors = self.last = ids
            self.marks.understand(range(item.start, item.stop))
        elif self.garment and self.topic():
            self.draft.dress(self.topic(), self.garment, item.key)
            self.marks.understand(range(item.start, item.stop))
        elif self.is_of_something_unknown():
            return
        elif (
            self.at and self.items[self.at - 1].word in ("one", "other", "another")
        ) or 1 < self.num_colours() <= len(self.all_of_them()):
            self.colour_next(item)
        else:
            self.say(item, colour=self.draft.hex_of(item.key))

    def coloured_ones(self, item: Item) -> Ids:
        """ "the blue one": who has that colour."""
        after, hex_ = self.after(), self.draft.hex_of(item.key)
        if after is None or after.word not in ("one", "ones") or not self.conditions.is_edit:
            return ()
        return tuple(e.id for e in self.draft.scene.entities if e.colour == hex_)

    def num_colours(self) -> int:
        """How many colours are listed here: "red, blue and yellow", of three balloons, is one for each."""
        joints = (_C.COMMA, _C.AND, _C.COLOUR)
        behind = takewhile(lambda each: each.category in joints, self.items[self.at :: -1])
        ahead = takewhile(lambda each: each.category in joints, self.items[self.at + 1 :])
        return sum(each.category is _C.COLOUR for each in (*behind, *ahead))

    def is_of_something_unknown(self) -> bool:
        """ "with green spots": the spots are green, whatever they are, and not who has them."""
        after, before = self.after(), self.items[self.at - 1] if self.at else None
        opens = before is not None and before.category in (_C.PREPOSITION, _C.COMMA, _C.DETERMINER, _C.DEFINITE)  # fmt: skip
        if before is not None and before.category is _C.PART and before.key != "coat":
            return True  # "its eyes green"
        if before is not None and before.category in (_C.ACTION, _C.UNKNOWN) and after is not None:
            return True  # "flicker blue"
        if after is None:
            return False
        is_of_light = after.category is _C.STOP and after.key == "things"  # "purple light"
        behind = self.items[self.at + 2] if self.at + 2 < len(self.items) else None
        is_joined = after.category in (_C.AND, _C.COMMA) and behind is not None
        if is_joined and behind is not None and before is not None:  # "the sandy and rocky terrain"
            return before.category in (_C.DETERMINER, _C.DEFINITE) and behind.category is _C.UNKNOWN
        return is_of_light or (opens and after.category is _C.UNKNOWN)

    def colour_next(self, item: Item) -> None:
        """ "one black and one white": of those spoken of, one after the other."""
        meant = self.topic() or self.draft.main()
        behind = self.items[self.at - 2] if self.at > 1 else None
        side = behind.word if behind is not None else ""
        if behind is not None and behind.category is _C.ORDINAL:  # "the second one blue"
            rank = int(behind.key) - 1
            meant, self.num_coloured = meant[rank : rank + 1] or meant[-1:], 0
        if side in ("left", "right"):
            meant, self.num_coloured = (self.on_side(meant, side),), 0
        if self.num_coloured < len(meant):
            id_ = meant[self.num_coloured]
            self.draft.update(id_, colour=self.draft.hex_of(item.key))
            self.marks.understand(range(item.start, item.stop))
        self.num_coloured += 1

    def size(self, item: Item) -> None:
        if self.is_of_something_unknown():
            return
        self.say(item, scale=float(item.key))

    def all_of_them(self) -> Ids:
        """ "the man and the woman blue": both, and not only who was named last."""
        before = self.before()
        is_predicate = before is not None and before.category in (_C.SUBJECT, _C.PRONOUN)
        is_among = self.last != () and set(self.last) <= set(self.actors)
        return self.actors if is_predicate and is_among else self.topic()

    def say(self, item: Item, **fields: object) -> None:
        """Changes all who are spoken of."""
        for id_ in self.all_of_them():
            self.draft.update(id_, **fields)
        if self.topic():
            self.marks.understand(range(item.start, item.stop))

    def trait(self, item: Item) -> None:
        who = self.topic()
        if item.key in _TEMPERS and self.draft.is_animate(self.actors):
            who = who if self.draft.is_animate(who) else self.actors  # "sits on a throne, angry"
        for id_ in who:
            traits = merged(self.draft.entity(id_).traits, (item.key,))
            self.draft.update(id_, traits=traits)
        if who:
            self.marks.understand(range(item.start, item.stop))

    def part(self, item: Item) -> None:
        """ "fluffy fur": a part's traits and colour are its owner's."""
        assert isinstance(item, Nominal)
        self.relation = ""
        who = self.wearers() if item.key == "coat" else ()
        if not who:
            return
        self.last = who
        is_hair = item.word != "coat" and self.draft.are_people(
            who
        )  # their colour is that of clothes
        if is_hair and item.colours:
            return
        if item.traits or item.colours:
            self.draft.describe(who, item)
            self.mark(item)
        else:
            self.marks.understand(range(item.head.start, item.head.stop))

    def manner(self, item: Item) -> None:
        """ "slowly": of a camera move before or behind it; of anything else it is not understood."""
        before, after = self.before(), self.after()
        if before is not None and before.category is _C.MOVE:
            self.conditions.strengthen(item)
        elif after is not None and after.category in (_C.MOVE, _C.STOP) and isinstance(item, Tag):
            self.conditions.strength = item
