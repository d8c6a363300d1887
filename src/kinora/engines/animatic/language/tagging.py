"""Words to tags: which of its senses each phrase has here. Looks only at the neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.lexicon import Lexicon, Match, Sense
from kinora.engines.animatic.language.words import Sort, Word

_C = Category
# Before a noun and part of its phrase.
MODIFIERS = frozenset({_C.DETERMINER, _C.DEFINITE, _C.FRESH, _C.NUMBER, _C.ORDINAL, _C.COLOUR, _C.SIZE, _C.TRAIT, _C.TINT})  # fmt: skip
_NOUNS = frozenset({_C.SUBJECT, _C.PLACE, _C.PART, _C.BACKLIGHT, _C.PALETTE, _C.ATTRIBUTE, _C.SKY, _C.WEATHER, _C.EFFECT})  # fmt: skip
_CLAUSE_OPENERS = frozenset({_C.END, _C.COMMA, _C.AND, _C.THEN, _C.WHILE, _C.STOP, _C.AUXILIARY, _C.NEGATION, _C.COMMAND, _C.UNKNOWN})  # fmt: skip
# In every phrase for how fast a film runs that is no verb.
_PACED = frozenset({"motion", "mo", "slowmo", "lapse", "timelapse", "hyperlapse", "fps", "bullet"})
_OWNERS = frozenset({"its", "his", "her", "their", "my", "your", "our"})
# When nothing near decides, the earlier wins.
_ORDER = (_C.COMMAND, _C.INSTEAD, _C.MOVE, _C.FRAMING, _C.ANGLE, _C.PACE, _C.LIGHTING, _C.EFFECT, _C.THEN, _C.WHILE, _C.AND, _C.NEGATION, _C.TIME, _C.WEATHER,
          _C.SKY, _C.CLEAR, _C.DRY, _C.PALETTE, _C.BACKLIGHT, _C.COLOUR, _C.NUMBER, _C.DETERMINER, _C.DEFINITE, _C.FRESH,
          _C.ORDINAL, _C.PRONOUN, _C.AUXILIARY, _C.PREPOSITION, _C.ATTRIBUTE, _C.CAPTION, _C.SOUND, _C.STYLE, _C.STOP, _C.SUBJECT,
          _C.PLACE, _C.ACTION, _C.SIZE, _C.TRAIT, _C.MOOD, _C.PART, _C.MANNER, _C.TINT)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """A phrase of the prompt, words `start` to `stop - 1`, and what it is here."""

    category: Category
    key: str
    start: int
    stop: int
    word: str  # its first word
    traits: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()  # for an action: every action the words can mean by themselves
    object_actions: tuple[str, ...] = ()  # … and those they can mean with a fitting object
    possessive: bool = False


def tag(
    words: Sequence[Word], lexicon: Lexicon, *, is_edit: bool, known: Mapping[int, Tag]
) -> tuple[Tag, ...]:
    """The tags of a prompt, in order; every content word is in exactly one.

    `known`: tags of phrases that were read before, by where they begin.
    """
    units = frozenset(lexicon.tables.functions["units"])
    labels = frozenset(lexicon.tables.functions["labels"])
    tagger = _Tagger(
        words,
        _matches(lexicon, words, known),
        is_edit,
        units,
        labels,
        known,
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
class _Tagger:
    words: Sequence[Word]
    matches: list[Match | None]
    is_edit: bool
    units: frozenset[str]  # what is measured, not counted
    labels: frozenset[str]  # what is numbered, not counted
    known: Mapping[int, Tag]  # read before
    before: Tag | None = None
    verb_form: str = ""  # of the last verb of the sentence
    is_about_body: bool = False  # the sentence speaks of parts of a body
    is_about_colour: bool = False  # the sentence speaks of a colour or palette

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
            return self._choose(at, match)
        if word.sort is Sort.NUMBER:
            return self._number(at)
        if word.sort is Sort.COLOUR:
            return Tag(_C.COLOUR, word.word, at, at + 1, word.word)
        category = {Sort.STOP: _C.END, Sort.COMMA: _C.COMMA}.get(word.sort)
        if word.is_content:
            category = _C.UNKNOWN
        return Tag(category, "", at, at + 1, word.word) if category is not None else None

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
            by.setdefault(sense.category, sense)
        if _C.COMMAND in by and not self._is_command(at):
            del by[_C.COMMAND]
        stop = at + match.length
        word, last = self.words[at].word, self.words[stop - 1]
        if not by:
            is_request = self.is_edit or self.before is None or self.before.category is _C.END
            return Tag(_C.STOP if is_request else _C.UNKNOWN, "", at, stop, word)
        if _C.PACE in by and not self._is_pace(at, stop):
            return Tag(_C.UNKNOWN, "", at, stop, word)
        category = self._category(at, stop, by)
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
        return self.words[at].word in finished and self.before.category in (*_NOUNS, _C.PRONOUN)

    def _category(self, at: int, stop: int, by: dict[Category, Sense]) -> Category:
        if len(by) == 1:
            return next(iter(by))
        settled = self._settled(stop, by)
        if settled is not None:
            return settled
        nouns = [
            c for c in (_C.SUBJECT, _C.PLACE, _C.SKY, _C.WEATHER, _C.EFFECT, _C.STOP) if c in by
        ]
        if _C.COLOUR in by and nouns:
            by = self._without_colour_or_noun(stop, by, is_plural=not by[nouns[0]].is_exact)
        if _C.ACTION in by and nouns and len(by) > 1:
            is_noun = self._reads_as_noun(at, stop) if _C.SUBJECT in by else self._is_no_verb_spot()
            by = {c: s for c, s in by.items() if (c is not _C.ACTION) == is_noun} or by
        if _C.PLACE in by and _C.SUBJECT in by and self._is_after_preposition():
            return _C.PLACE
        return next(category for category in _ORDER if category in by)

    def _settled(self, stop: int, by: dict[Category, Sense]) -> Category | None:
        """The category of words that one look to either side decides."""
        if _C.COMMAND in by:
            return _C.COMMAND
        if _C.PRONOUN in by:
            return self._pronoun_or_article(stop, by)
        if _C.PART in by and _C.STOP in by and self._is_whereabouts(stop):
            return _C.STOP
        if _C.PART in by and self._is_noun_spot() and (_C.SUBJECT not in by or self._is_owned()):
            return _C.PART
        if _C.SIZE in by and _C.SUBJECT in by:
            return _C.SIZE if self._noun_is_ahead(stop) else _C.SUBJECT
        return None

    def _is_owned(self) -> bool:
        """ "its chest", "blue plumage and red chest": of a body that is spoken of."""
        before = self.before
        is_theirs = before is not None and (before.possessive or before.word in _OWNERS)
        return is_theirs or self.is_about_body

    def _is_whereabouts(self, stop: int) -> bool:
        """ "to the back", but not "on its back" and "the back of the horse"."""
        after = self.words[stop].word if stop < len(self.words) else ""
        return self.before is not None and self.before.category is _C.DEFINITE and after != "of"

    def _pronoun_or_article(self, stop: int, by: dict[Category, Sense]) -> Category:
        """ "both dance" and "both dogs", "make her dance" and "her coat"."""
        if _C.DETERMINER not in by:
            after = self.words[stop].word if stop < len(self.words) else ""
            is_alone = after in (
                "",
                "with",
                "by",
                "for",
                "into",
                "to",
            )  # "replace both with robots"
            return _C.PRONOUN if is_alone or self._next_is_verb(stop) else _C.DEFINITE
        match = self.matches[stop] if stop < len(self.words) else None
        is_unknown = match is None and stop < len(self.words) and self.words[stop].is_content
        return _C.DETERMINER if is_unknown or self._next_is_noun(stop) else _C.PRONOUN

    def _without_colour_or_noun(
        self, stop: int, by: dict[Category, Sense], *, is_plural: bool
    ) -> dict[Category, Sense]:
        """ "orange" is the colour before a noun, after one, or where colours are spoken of."""
        before = self.before.category if self.before else _C.END
        is_colour = not is_plural and (
            self._next_is_noun(stop)
            or self._next_is_light(stop)
            or before in (_C.COLOUR, _C.SUBJECT, _C.PRONOUN, _C.PART)
            or self.is_about_colour
            or (before is _C.AUXILIARY)
        )
        return {c: s for c, s in by.items() if (c is _C.COLOUR) == is_colour}

    def _next_is_noun(self, stop: int) -> bool:
        for at in range(stop, min(stop + 3, len(self.words))):
            match = self.matches[at]
            categories = {sense.category for sense in match.senses} if match else set()
            if categories & _NOUNS:
                return True
            if not categories & MODIFIERS - {_C.DETERMINER, _C.DEFINITE}:
                return False
        return False

    def _next_is_light(self, stop: int) -> bool:
        """ "orange light", "rose sky": no fruit and no flower."""
        match = self.matches[stop] if stop < len(self.words) else None
        return match is not None and any((s.category, s.key) == (_C.STOP, "things") for s in match.senses)  # fmt: skip

    def _noun_is_ahead(self, stop: int) -> bool:
        """Whether a noun follows, also behind adjectives that are unknown ("giant wooly mammoths")."""
        for at in range(stop, min(stop + 3, len(self.words))):
            match = self.matches[at]
            if match is None and self.words[at].sort in (Sort.WORD, Sort.COMMA):
                continue
            categories = {sense.category for sense in match.senses} if match else set()
            if categories & _NOUNS or not categories & MODIFIERS:
                return bool(categories & _NOUNS)
        return False

    def _is_after_preposition(self) -> bool:
        return self.before is not None and self.before.category in (_C.PREPOSITION, _C.DETERMINER, _C.DEFINITE, _C.COLOUR, _C.SIZE)  # fmt: skip

    def _is_no_verb_spot(self) -> bool:
        verbs_follow = (_C.SUBJECT, _C.PRONOUN, _C.AUXILIARY, _C.NEGATION)
        return self.before is None or self.before.category not in verbs_follow

    def _is_noun_spot(self) -> bool:
        before = self.before
        if before is None:
            return False
        return (
            before.category in MODIFIERS or before.category is _C.PREPOSITION or before.possessive
        )

    def _reads_as_noun(self, at: int, stop: int) -> bool:
        """Whether a word that is both a noun and a verb ("waves", "bow") is the noun here."""
        before = self.before.category if self.before else _C.END
        form = form_of(self.words[at].word)
        if self._is_noun_spot():
            return form != "ing"
        if before in (_C.SUBJECT, _C.PRONOUN, _C.AUXILIARY, _C.NEGATION, _C.ACTION, _C.PART):
            return before is _C.ACTION
        if form == "ing":
            return False
        if self.verb_form and form == self.verb_form:
            return False
        after = self.words[stop] if stop < len(self.words) else None
        is_listed = after is not None and (after.sort is Sort.COMMA or after.word == "and")
        if before is _C.END and is_listed and not self.is_edit:
            return True  # "Fish, whales and sharks swim"
        return self._next_is_verb(stop) or (before is not _C.END and not self.is_edit)

    def _next_is_verb(self, stop: int) -> bool:
        match = self.matches[stop] if stop < len(self.words) else None
        return match is not None and any(
            s.category in (_C.ACTION, _C.AUXILIARY) for s in match.senses
        )


def form_of(word: str) -> str:
    """ "ing", "s" or "" (base or past): two verbs of one subject share it."""
    if word.endswith("ing"):
        return "ing"
    return "s" if word.endswith("s") and not word.endswith("ss") else ""
