"""Words to tags: each phrase of a prompt, in order, with what it is here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kinora.engines.animatic.language.choosing import Choosing
from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.lexicon import Lexicon, Match, Sense
from kinora.engines.animatic.language.tags import MODIFIERS, NOUNS, Tag, form_of
from kinora.engines.animatic.language.words import Sort, Word

_C = Category
_CLAUSE_OPENERS = frozenset({_C.END, _C.COMMA, _C.AND, _C.THEN, _C.WHILE, _C.STOP, _C.AUXILIARY, _C.NEGATION, _C.COMMAND, _C.UNKNOWN})  # fmt: skip
# In every phrase for how fast a film runs that is no verb.
_ON = frozenset({"on", "onto", "at", "to", "over"})
_PACED = frozenset({"motion", "mo", "slowmo", "lapse", "timelapse", "hyperlapse", "fps", "bullet"})


def tag(
    words: Sequence[Word],
    lexicon: Lexicon,
    *,
    is_edit: bool,
    known: Mapping[int, Tag],
    there: frozenset[str] = frozenset(),
) -> tuple[Tag, ...]:
    """The tags of a prompt, in order; every content word is in exactly one.

    `known`: tags of phrases that were read before, by where they begin. `there`: the kinds in the
    scene that is edited.
    """
    units = frozenset(lexicon.tables.functions["units"])
    labels = frozenset(lexicon.tables.functions["labels"])
    matches = _matches(lexicon, words, known)
    tagger = _Tagger(
        lexicon, words, matches, is_edit, there, units=units, labels=labels, known=known
    )
    return tagger.run()


def _matches(
    lexicon: Lexicon, words: Sequence[Word], known: Mapping[int, Tag]
) -> list[Match | None]:
    """What is known at each word; no phrase reaches into what was read before."""
    found: list[Match | None] = []
    stop = len(words)
    for at in range(len(words) - 1, -1, -1):
        match = lexicon.match(words, at) if words[at].is_content else None
        if match is not None and at + match.length > stop:
            match = lexicon.match(words[:stop], at)
        found.append(match)
        stop = at if at in known else stop
    return found[::-1]


@dataclass(slots=True)
class _Tagger(Choosing):
    units: frozenset[str] = frozenset()  # what is measured, not counted
    labels: frozenset[str] = frozenset()  # what is numbered, not counted
    known: Mapping[int, Tag] = field(default_factory=dict)  # read before

    def run(self) -> tuple[Tag, ...]:
        tags: list[Tag] = []
        at = 0
        while at < len(self.words):
            tag = self._tag(at)
            at = max(at + 1, tag.stop) if tag is not None else at + 1
            if tag is not None:
                tags.append(tag)
                self._remember(tag)
        return tuple(tags)

    def _remember(self, tag: Tag) -> None:
        self.before = tag
        if tag.category is _C.PREPOSITION:
            self.relation = tag.key
        elif self.words[tag.stop - 1].word in _ON:  # "lands on Mars"
            self.relation = "on"
        elif tag.category not in MODIFIERS and tag.category is not _C.UNKNOWN:
            self.relation = ""
        if tag.category is _C.END:
            self.verb_form, self.is_about_colour, self.is_about_body = "", False, False
        elif tag.category is _C.ACTION:
            self.verb_form = form_of(tag.word)
        elif tag.category is _C.PART:
            self.is_about_body = True
        elif tag.category in (_C.ATTRIBUTE, _C.PALETTE):
            self.is_about_colour = True

    def _tag(self, at: int) -> Tag | None:
        if at in self.known:
            return self.known[at]
        word, match = self.words[at], self.matches[at]
        if match is not None:
            return self._choose(at, self._who_is_there(at) or match)
        if word.sort is Sort.NUMBER:
            return self._number(at)
        if word.sort is Sort.COLOUR:
            return Tag(_C.COLOUR, word.word, at, at + 1, word.word)
        category = {Sort.STOP: _C.END, Sort.COMMA: _C.COMMA}.get(word.sort)
        if word.is_content:
            category = _C.UNKNOWN
        return Tag(category, "", at, at + 1, word.word) if category is not None else None

    def _who_is_there(self, at: int) -> Match | None:
        """ "make the baby blue", of a baby in the scene: its colour is not baby blue."""
        if self.before is None or self.before.category is not _C.DEFINITE:
            return None
        match = self.lexicon.match(self.words[at : at + 1], 0)
        senses = match.senses if match is not None else ()
        longer = self.matches[at]
        is_other = longer is not None and not any(s.key in self.there for s in longer.senses)
        is_there = any(s.category is _C.SUBJECT and s.key in self.there for s in senses)
        return match if is_other and is_there else None

    def _number(self, at: int) -> Tag:
        word = self.words[at].word
        after = self.words[at + 1].word if at + 1 < len(self.words) else ""
        is_count = (
            word.isascii()
            and word.isdigit()
            and int(word[:6]) > 0
            and len(word) < 6
            and after not in self.units
        )
        if at and self.words[at - 1].word in self.labels:
            is_next = not self.is_edit and word.isdigit() and int(word[:3]) > 1
            return Tag(_C.THEN if is_next else _C.STOP, "film", at, at + 1, word)  # "Shot 2"
        return Tag(_C.NUMBER if is_count else _C.UNKNOWN, word, at, at + 1, word)

    def _choose(self, at: int, match: Match) -> Tag:
        by: dict[Category, Sense] = {}
        for sense in match.senses:
            if sense.category not in by or sense.key in self.there:
                by[sense.category] = sense
        if _C.COMMAND in by and not self._is_command(at):
            del by[_C.COMMAND]
        stop = at + match.length
        word, last = self.words[at].word, self.words[stop - 1]
        if not by:
            is_request = self.is_edit or self.before is None or self.before.category is _C.END
            return Tag(_C.STOP if is_request else _C.UNKNOWN, "", at, stop, word)
        if _C.PACE in by and not self._is_pace(at, stop):
            return Tag(_C.UNKNOWN, "", at, stop, word)
        category = self.category(at, stop, by)
        sense = by[category]
        meant = [s for s in match.senses if s.category is category is _C.ACTION]
        return Tag(
            category,
            sense.key,
            at,
            stop,
            word,
            traits=sense.traits,
            actions=tuple(s.key for s in meant if not s.needs_object),
            object_actions=tuple(s.key for s in meant if s.needs_object),
            possessive=last.possessive,
        )

    def _is_pace(self, at: int, stop: int) -> bool:
        """ "slow motion", and of an edit "slow it down"; but not "the car speeds up"."""
        if any(word.word in _PACED for word in self.words[at:stop]):
            return True
        before = self.before.category if self.before else _C.END
        return self.is_edit and before not in (_C.SUBJECT, _C.PRONOUN)

    def _is_command(self, at: int) -> bool:
        if not self.is_edit:
            return False
        if self.before is None or self.before.category in _CLAUSE_OPENERS:
            return True
        finished = ("stop", "cease", "disappear", "vanish", "stops", "stopped", "disappears", "vanishes", "ceases", "goes", "leaves", "is", "are")  # fmt: skip
        return self.words[at].word in finished and self.before.category in (*NOUNS, _C.PRONOUN)
