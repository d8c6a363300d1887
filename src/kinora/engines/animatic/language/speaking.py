"""Who says what, and when things happen that a prompt gives a time."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from kinora.engines.animatic.language.captioning import TALKS, Saying
from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.moments import Span
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.roll import Ids
from kinora.engines.animatic.language.speech import Line
from kinora.engines.animatic.language.timing import Act
from kinora.engines.animatic.language.trading import Trading

_C = Category
_OPENERS = frozenset({_C.END, _C.COMMA, _C.THEN, _C.WHILE, _C.AND})


@dataclass(slots=True)
class Speaking(Trading):
    """Lets those who are named speak, and acts happen at their time."""

    num_spoken: int = 0  # acts that came before the last line
    voices: dict[str, str] = field(default_factory=dict)  # ids by the names of a script

    def moment(self, item: Item) -> None:
        """A time before an act is that of what follows; behind it, of what was just done."""
        moment = self.script.moments[item.start]
        before = self.items[self.at - 1] if self.at else None
        is_before = moment.is_heading or before is None or before.category in _OPENERS
        if is_before:
            self.span, self.span_item, self.is_heading = moment.span, item, moment.is_heading
        elif self.performed:
            self.time_acts(moment.span)
            if before is not None and before.category is _C.SPEECH:
                last = self.draft.sayings[-1]
                self.draft.sayings[-1] = dataclasses.replace(
                    last, span=last.span.joined(moment.span)
                )
            self.marks.understand(range(item.start, item.stop))

    def time_acts(self, span: Span) -> None:
        """What was just done is done then."""
        acts = self.draft.acts
        for at in self.performed:
            if at < len(acts):
                acts[at] = dataclasses.replace(acts[at], span=acts[at].span.joined(span))

    def speech(self, item: Item) -> None:
        """A line: whose it is, and after which other lines it comes."""
        line = self.script.lines[item.start]
        who = self.speakers(line)
        if any(saying.slot == self.slot for saying in self.draft.sayings) and not self.span.is_said:
            self.slot += 1
            self.bring_along_talk()
        self.say_it(line, who)
        self.marks.understand(range(item.start, item.stop))
        self.num_spoken = len(self.draft.acts)

    def bring_along_talk(self) -> None:
        """The "says" before this line is of this line's turn."""
        acts = self.draft.acts
        for at in self.performed:
            if self.num_spoken <= at < len(acts) and acts[at].action in TALKS:
                acts[at] = dataclasses.replace(acts[at], slot=self.slot)

    def say_it(self, line: Line, who: Ids) -> None:
        for id_ in who:
            self.let_talk(id_)
        speaker = who[0] if who else ""
        self.draft.sayings.append(
            Saying(text=line.text, speaker=speaker, slot=self.slot, span=self.span)
        )
        self.use_span()

    def let_talk(self, id_: str) -> None:
        """Opens the mouth of who speaks, when there is a drawing of that."""
        row = self.draft.lexicon.tables.actions["talk"]
        is_talking = any(
            act.actor == id_ and act.action in TALKS and act.slot == self.slot
            for act in self.draft.acts
        )
        if not is_talking and self.draft.is_able(id_, row):
            first = len(self.draft.acts)
            self.draft.acts.append(Act(actor=id_, action="talk", slot=self.slot, span=self.span))
            self.performed = range(first, first + 1)

    def speakers(self, line: Line) -> Ids:
        """Those who say a line: named in a script, behind it, before it, or else the main one."""
        if not line.has_speaker:
            return ()
        behind = self.named_behind()
        if behind:
            return behind
        before = self.before()
        is_named = before is not None and (
            before.category is _C.COMMA or isinstance(before, Nominal)
        )
        if line.name and not (is_named and self.named_by(line.name)):
            return self.voice(line.name)
        who = self.actors if self.draft.is_animate(self.actors) else self.last
        return who if self.draft.is_animate(who) else self.draft.main()[:1]

    def named_by(self, name: str) -> bool:
        """Whether the noun phrase just read is the name before the line."""
        for here in range(self.at - 1, max(-1, self.at - 4), -1):
            item = self.items[here]
            if isinstance(item, Nominal) and item.category is _C.SUBJECT:
                is_it = item.word in name and bool(self.actors)
                self.voices |= {name: self.actors[0]} if is_it else {}
                return is_it
        return False

    def voice(self, name: str) -> Ids:
        """Somebody for a name that says nothing: the next who has no voice yet."""
        if name.startswith(("narrat", "voice")):
            return ()
        if name not in self.voices:
            free = [id_ for id_ in self.draft.animate() if id_ not in self.voices.values()]
            self.voices[name] = free[0] if free else ""
        return (self.voices[name],) if self.voices[name] else ()

    def named_behind(self) -> Ids:
        """ "…," says the cat; "…," the cat says."""
        here = self.at + 1
        while here < len(self.items) and self.items[here].category is _C.COMMA:
            here += 1
        ahead = self.items[here : here + 2]
        if len(ahead) < 2:
            return ()
        verb, noun = ahead if isinstance(ahead[1], Nominal) else ahead[::-1]
        is_saying = verb.category in (_C.ACTION, _C.STOP) and self.is_verb_of_line(verb)
        if not is_saying or not isinstance(noun, Nominal) or noun.category is not _C.SUBJECT:
            return ()
        drawn = self.drawn_subject(noun)
        ids = self.resolve(noun, drawn[0]) if drawn else ()
        self.mark(noun, is_head_known=drawn is not None and drawn[1], num_drawn=len(ids))
        self.marks.understand(range(verb.start, verb.stop))
        self.done |= {here, here + 1}
        return ids

    def is_verb_of_line(self, verb: Item) -> bool:
        line = self.script.lines[self.items[self.at].start]
        return verb.start <= line.verb < verb.stop
