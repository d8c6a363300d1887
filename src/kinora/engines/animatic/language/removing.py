"""What an edit takes away: things, weather, actions."""

from __future__ import annotations

from dataclasses import dataclass, field

from kinora.engines.animatic.language.captioning import TALKS, silenced
from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.narrator import Narrator
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.roll import Ids
from kinora.engines.animatic.language.tags import Tag
from kinora.engines.animatic.language.timing import Act
from kinora.engines.animatic.scene import Caption

_C = Category
# What an edit can take away or exchange beside those in the picture.
CONDITIONS = frozenset({_C.TIME, _C.WEATHER, _C.SKY, _C.CLEAR, _C.DRY, _C.STYLE, _C.PALETTE, _C.BACKLIGHT, _C.PLACE, _C.SOUND, _C.EFFECT, _C.LIGHTING, _C.MOOD, _C.PACE, _C.ANGLE})  # fmt: skip
_SPARING = frozenset({"except", "but", "besides", "save", "apart", "other"})
# Said of somebody, these end what they do and not themselves.
HALTS = frozenset({"stop", "stops", "stopped", "cease", "ceases", "end"})


@dataclass(slots=True)
class Removing(Narrator):
    """A narrator who is told what should go."""

    command: str = ""  # the command in force; "" for a plain statement
    command_word: str = ""
    arrived: set[str] = field(default_factory=set)  # since this edit
    newcomers: set[str] = field(default_factory=set)  # … and here from the start
    is_statement: bool = False  # the command is something's own verb: "the rain stops"
    is_performing: bool = False  # the object of a verb is being read
    old: Ids | Item | None = None  # what waits to be replaced
    latest: Ids = ()  # named last as something new, for "instead of"
    has_verb: bool = False  # the clause has one
    is_appending: bool = True  # the verb being read happens at the end, not all along
    old_line: Caption | None = None  # said until now, waiting for its new words
    is_about_colour: bool = False  # "the colour", without saying of what

    def is_unwanted(self, item: Item) -> bool:
        """Whether the words around say that this is to go."""
        if self.command in ("remove", "instead") or self.is_negated:
            return True
        after = self.after()
        is_finished = after is not None and after.category is _C.COMMAND and after.key == "remove"
        if is_finished and after is not None and after.word in HALTS and self.can_halt(item):
            return False
        follows_on = self.items[self.at + 2] if self.at + 2 < len(self.items) else None
        return is_finished and (follows_on is None or follows_on.category in (_C.END, _C.COMMA, _C.AND, _C.THEN))  # fmt: skip

    def can_halt(self, item: Item) -> bool:
        """Whether "stops" means that somebody pauses, and not that something is over."""
        row = self.draft.lexicon.tables.subjects.get(item.key)
        return item.category is _C.SUBJECT and row is not None and row.is_animate

    def take_away(self, item: Item) -> bool:
        """Removes what an item names; says whether the item was of that sort."""
        if item.category in CONDITIONS:
            if self.command == "instead":  # "sunset instead of dawn": it is gone already
                self.marks.understand(range(item.start, item.stop))
            return self.conditions.read(item, is_negated=True)
        if isinstance(item, Tag) and item.category is _C.ACTION:
            self.leave_off(item)
            return True
        if self.dismiss(item):
            return True
        if item.category in (_C.SPEECH, _C.CAPTION):
            self.silence(item)
            return True
        if isinstance(item, Nominal) and item.category is _C.SUBJECT:
            self.send_away(item)
            return True
        return False

    def dismiss(self, item: Item) -> bool:
        """ "remove it", "remove everything except the horse"; says whether the item was of that sort."""
        if self.command != "remove" or self.will_leave_off():
            return False
        if item.category is _C.PRONOUN:
            self.pronoun(item)
            meant = self.last
        elif item.category is _C.COLOUR and (meant := self.coloured_ones(item)):
            self.marks.understand(range(item.start, item.stop))
        elif item.category is _C.STOP and item.word == "everything":
            meant = tuple(entity.id for entity in self.draft.scene.entities)
            self.marks.understand(range(item.start, item.stop))
        else:
            return False
        spared = self.spared()
        self.draft.remove([id_ for id_ in meant if id_ not in spared])
        return True

    def spared(self) -> Ids:
        """ "everyone except the horse": who stays."""
        kept: list[str] = []
        is_told = False
        for here in range(self.at + 1, len(self.items)):
            item = self.items[here]
            if item.category is _C.END:
                break
            is_told = is_told or item.word in _SPARING
            drawn = self.drawn_subject(item) if isinstance(item, Nominal) and item.category is _C.SUBJECT else None  # fmt: skip
            if is_told:
                self.done.add(here)
                self.marks.understand(range(item.start, item.stop))
                kept += [entity.id for entity in self.draft.of_kind(drawn[0])] if drawn else []
        return tuple(kept)

    def silence(self, item: Item) -> None:
        """Takes a line away, or all that those spoken of say, or all that is said."""
        captions = self.draft.scene.captions
        gone = captions
        if item.category is _C.SPEECH:
            text = self.script.lines[item.start].text.casefold()
            gone = tuple(each for each in captions if each.text.casefold() == text)
        elif self.last:
            gone = tuple(each for each in captions if each.speaker in self.last)
        if gone or self.is_negated:
            self.draft.scene = silenced(self.draft.scene, gone)
            self.marks.understand(range(item.start, item.stop))

    def send_away(self, item: Nominal) -> None:
        """Takes those out whom a noun phrase names."""
        drawn = self.drawn_subject(item)
        garment = self.draft.lexicon.tables.subjects[item.key].garment
        if garment and self.draft.undress(garment):
            self.mark(item)
            return
        if item.head.possessive:  # "the robot's umbrella": the umbrella goes
            self.owners = tuple(e.id for e in self.draft.of_kind(drawn[0])) if drawn else ()
            self.marks.pass_over(range(item.start, item.stop))
            return
        ids = self.doomed(item, drawn[0]) if drawn else ()
        if ids or self.is_negated:  # when nobody is there, it is as they want it already
            self.mark(item)
        if ids and self.will_leave_off():
            self.actors = self.last = ids
        elif ids and self.command == "instead":
            self.hand_over(ids)
        else:
            self.draft.remove(ids)

    def doomed(self, item: Nominal, kind: str) -> Ids:
        """Which of that kind are to go: all, as many as said, or one."""
        there = tuple(entity.id for entity in self.draft.of_kind(kind))
        if item.head.word == "people":
            there = tuple(id_ for id_ in self.draft.animate() if self.draft.are_people((id_,)))
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
        is_instead = self.command == "instead"  # what is done instead has been said
        if self.is_statement or is_instead:
            self.command = ""  # "stops walking and waves": the waving is done
        ahead = self.object_ahead()
        if meant & TALKS and any(each.speaker in who for each in self.draft.scene.captions):
            self.actors = self.last = who
            self.silence(verb)
            return
        for id_ in who:
            if meant & {beat.action for beat in self.draft.entity(id_).beats}:
                if not is_instead or all(act.actor != id_ for act in self.draft.acts):
                    self.rest(id_)
                self.marks.understand(range(verb.start, verb.stop))
                self.leave_alone(ahead)

    def leave_alone(self, ahead: int | None) -> None:
        """ "stops playing the piano": the piano stays."""
        if ahead is not None:
            item = self.items[ahead]
            self.done |= set(range(self.at + 1, ahead + 1))
            self.marks.understand(range(item.start, item.stop))

    def halt(self) -> None:
        """ "the cat stops": whatever it does, it no longer does it in the end."""
        for id_ in self.actors:
            if self.draft.entity(id_).beats:
                self.rest(id_)

    def rest(self, id_: str) -> None:
        """From here on this one does nothing."""
        self.draft.acts.append(
            Act(actor=id_, action="idle", slot=self.slot, is_posture=True, is_aside=True)
        )

    def hand_over(self, ids: Ids) -> None:
        """ "a dog instead of the cat": the new one takes the old one's place, id and beats."""
        if not self.latest:  # "instead of the cat, a dog": the dog is still to come
            self.command, self.old = "replace", ids
            return
        new = self.draft.entity(self.latest[0])
        if set(ids) & set(self.latest):
            return
        self.draft.remove(self.latest)
        for id_ in self.draft.alive(ids):
            self.draft.update(id_, kind=new.kind, colour=new.colour, scale=new.scale, traits=new.traits)  # fmt: skip
            self.draft.fit(id_)
