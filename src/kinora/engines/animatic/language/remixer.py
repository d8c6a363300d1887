"""Reads an edit against the scene it edits: what only a remix can say, on top of the narrator."""

from __future__ import annotations

from dataclasses import dataclass, field

from kinora.engines.animatic.language.draft import Ids
from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.narrator import Narrator
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.tagging import Tag, form_of
from kinora.engines.animatic.language.timing import Act

_C = Category
_CONDITIONS = frozenset({_C.TIME, _C.WEATHER, _C.SKY, _C.CLEAR, _C.DRY, _C.STYLE, _C.PALETTE, _C.BACKLIGHT, _C.PLACE, _C.SOUND})  # fmt: skip
_SMALLEST, _LARGEST = 0.25, 3.0  # of what a thing is anyway


@dataclass(slots=True)
class Remixer(Narrator):
    """A narrator who is told to add, remove, replace, make or extend."""

    command: str = ""  # the command in force; "" for a plain statement
    command_word: str = ""
    newcomers: set[str] = field(default_factory=set)  # here from the start, since this edit
    old: Ids | Item | None = None  # what waits to be replaced
    latest: Ids = ()  # named last as something new, for "instead of"
    has_verb: bool = False  # the clause has one
    is_appending: bool = True  # the verb being read happens at the end, not all along
    is_about_colour: bool = False  # "the colour", without saying of what

    def read(self, item: Item) -> None:
        if item.category is _C.COMMAND:
            self.obey(item)
        elif item.category is _C.INSTEAD:
            self.command = "instead"
        elif self.is_unwanted(item) and self.take_away(item):
            self.marks.pass_over(range(item.start, item.stop))
        elif self.old is None and self.is_to_be_replaced(item):
            self.stash(item)
        elif self.old is not None and self.takes_over(item):
            self.old = None
        elif item.category is _C.NUMBER:
            self.number(item)
        elif not self.is_elsewhere(item):
            self.note(item)
            Narrator.read(self, item)

    def note(self, item: Item) -> None:
        self.has_verb = self.has_verb or item.category is _C.ACTION
        self.is_about_colour = self.is_about_colour or item.category is _C.ATTRIBUTE

    def obey(self, item: Item) -> None:
        self.marks.pass_over(range(item.start, item.stop))
        self.close_clause()
        self.command, self.command_word = item.key, item.word
        self.old = None

    def close_clause(self) -> None:
        Narrator.close_clause(self)
        self.has_verb = self.is_about_colour = False

    def end(self, item: Item) -> None:
        Narrator.end(self, item)
        if item.category is _C.END:
            self.command, self.old = "", None

    # -- remove

    def is_unwanted(self, item: Item) -> bool:
        """Whether the words around say that this is to go."""
        if self.command in ("remove", "instead") or self.is_negated:
            return True
        after = self.after()
        is_finished = after is not None and after.category is _C.COMMAND and after.key == "remove"
        follows_on = self.items[self.at + 2] if self.at + 2 < len(self.items) else None
        return is_finished and (follows_on is None or follows_on.category in (_C.END, _C.COMMA, _C.AND, _C.THEN))  # fmt: skip

    def take_away(self, item: Item) -> bool:
        """Removes what an item names; says whether the item was of that sort."""
        if item.category in _CONDITIONS:
            return self.conditions.read(item, is_negated=True)
        if item.category is _C.ACTION and isinstance(item, Tag):
            self.leave_off(item)
            return True
        if not isinstance(item, Nominal) or item.category is not _C.SUBJECT:
            return False
        drawn = self.drawn_subject(item)
        ids = self.doomed(item, drawn[0]) if drawn else ()
        if not ids:
            return True
        self.mark(item)
        if self.will_leave_off():
            self.actors = self.last = ids
        elif self.command == "instead" and self.latest:
            self.hand_over(ids)
        else:
            self.draft.remove(ids)
        return True

    def doomed(self, item: Nominal, kind: str) -> Ids:
        """Which of that kind are to go: all, as many as said, or one."""
        there = tuple(entity.id for entity in self.draft.of_kind(kind))
        chosen = self.chosen(item, there) if there else ()
        if item.has_count:
            return chosen[-item.count :]
        return chosen[-1:] if item.has_article and not self.is_negated else chosen

    def will_leave_off(self) -> bool:
        """ "stop the cat from dancing": the dancing stops, not the cat."""
        ahead = self.items[self.at + 1 : self.at + 3]
        return any(item.category is _C.ACTION for item in ahead) and self.command == "remove"

    def leave_off(self, verb: Tag) -> None:
        """Whoever does this stops doing it in the end."""
        who = self.last or self.actors or tuple(entity.id for entity in self.draft.scene.entities)
        meant = {*verb.actions, *verb.object_actions}
        for id_ in who:
            if meant & {beat.action for beat in self.draft.entity(id_).beats}:
                self.draft.acts.append(Act(actor=id_, action="idle", slot=self.slot))
                self.marks.understand(range(verb.start, verb.stop))

    def hand_over(self, ids: Ids) -> None:
        """ "a dog instead of the cat": the new one takes the old one's place, id and beats."""
        new = self.draft.entity(self.latest[0])
        self.draft.remove(self.latest)
        for id_ in ids:
            self.draft.update(id_, kind=new.kind, colour=new.colour, scale=new.scale, traits=new.traits)  # fmt: skip

    # -- replace

    def is_to_be_replaced(self, item: Item) -> bool:
        """Whether "with", "into" or "to" and something new follow."""
        linkers = self.draft.lexicon.tables.functions["linkers"]
        if self.command == "make":
            linkers = ("to", "into")
        elif self.command != "replace":
            return False
        after = self.after()
        return after is not None and after.word in linkers and item.category in (*_CONDITIONS - {_C.PALETTE, _C.PLACE}, _C.SUBJECT, _C.PRONOUN)  # fmt: skip

    def stash(self, item: Item) -> None:
        self.relation = ""
        if item.category is _C.PRONOUN:
            self.pronoun(item)
            self.old = self.last
            return
        if not isinstance(item, Nominal):
            self.old = item
            return
        drawn = self.drawn_subject(item)
        there = tuple(entity.id for entity in self.draft.of_kind(drawn[0])) if drawn else ()
        self.old = self.last = self.actors = self.chosen(item, there) if there else ()
        if there:
            self.mark(item)

    def takes_over(self, item: Item) -> bool:
        """Puts an item in the place of what waits to be replaced; says whether it could."""
        if isinstance(self.old, tuple):
            return (
                isinstance(item, Nominal)
                and item.category is _C.SUBJECT
                and self.become(self.old, item)
            )
        if self.old is not None and item.category in (*_CONDITIONS, _C.SUBJECT):
            if self.is_in_scene(self.old):
                self.conditions.read(self.old, is_negated=True)
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

    # -- add, make, extend

    def subject(self, item: Item) -> None:
        assert isinstance(item, Nominal)
        before = self.items[self.at - 1] if self.at else None
        is_next_to_noun = before is not None and before.category in (_C.SUBJECT, _C.PRONOUN)
        drawn = self.drawn_subject(item)
        if (
            drawn
            and is_next_to_noun
            and self.command == "make"
            and self.is_predicate(item, drawn[0])
        ):
            self.become(self.last, item)
            return
        if is_next_to_noun and self.command_word == "give":
            self.relation = "with"
        Narrator.subject(self, item)

    def is_predicate(self, item: Nominal, kind: str) -> bool:
        """ "make it a dog" is; "make it three penguins", of penguins, counts them anew."""
        return (
            bool(self.last)
            and (item.has_article or item.has_count)
            and not self.draft.of_kind(kind)
        )

    def resolve(self, item: Nominal, kind: str) -> Ids:
        there = tuple(entity.id for entity in self.draft.of_kind(kind))
        is_more = item.is_fresh or self.command == "add"
        if there and item.has_count and not is_more and not item.is_definite:
            return self.draft.recount(there, item.count)
        if there and is_more and item.is_definite and not item.is_fresh:
            return self.chosen(item, there)
        before = self.draft.scene.serial
        ids = self.draft.introduce(kind, item, count=item.count) if there and is_more else Narrator.resolve(self, item, kind)  # fmt: skip
        if self.draft.scene.serial > before:
            self.arrive(ids)
        return ids

    def arrive(self, ids: Ids) -> None:
        """New ones are here from the start, unless they are told to come or to act at the end."""
        self.latest = ids
        after = self.after()
        is_acting = (
            after is not None and after.category is _C.ACTION and form_of(after.word) != "ing"
        )
        if self.command == "extend" or self.has_verb or (self.command == "" and is_acting):
            self.draft.acts += [Act(actor=id_, action="", slot=self.slot) for id_ in ids]
        else:
            self.newcomers |= set(ids)

    def is_new_scene(self) -> bool:
        return False

    def perform(self, verb: Tag, who: Ids) -> None:
        """What an appended action brings along comes with it, not before."""
        before = {entity.id for entity in self.draft.scene.entities}
        known = set(self.newcomers)
        self.is_appending = not (set(who) <= self.newcomers)
        Narrator.perform(self, verb, who)
        if self.is_appending:
            new = [entity.id for entity in self.draft.scene.entities if entity.id not in before]
            self.newcomers = known
            self.draft.acts += [Act(actor=id_, action="", slot=self.slot) for id_ in new]

    def is_whole(self) -> bool:
        return not self.is_appending

    def place(self, ids: Ids, relation: str) -> None:
        """Where something is: only of what is new, or is being put somewhere."""
        anchor = self.last if self.follows_noun() else self.actors
        if set(anchor) <= self.newcomers or self.command == "add":
            Narrator.place(self, ids, relation)

    def number(self, item: Item) -> None:
        """ "make it three"."""
        if self.topic():
            self.last = self.actors = self.draft.recount(self.topic(), int(item.key))
            self.marks.understand(range(item.start, item.stop))

    def topic(self) -> Ids:
        return self.last or self.actors or (self.draft.main() if self.is_about_colour else ())

    def size(self, item: Item) -> None:
        for id_ in self.topic():
            scale = self.draft.entity(id_).scale * float(item.key)
            self.draft.update(id_, scale=min(_LARGEST, max(_SMALLEST, round(scale, 3))))
        if self.topic():
            self.marks.understand(range(item.start, item.stop))

    def is_elsewhere(self, item: Item) -> bool:
        """ "the dog runs through the park", said of a stage: the scene does not move for it."""
        if item.category is not _C.PLACE or not self.has_verb or self.command not in ("", "extend"):
            return False
        is_definite = isinstance(item, Nominal) and item.is_definite
        return is_definite and item.key != self.draft.scene.place
