"""Which of its senses a phrase has here. Looks only at the neighbours, and at who is in the scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.lexicon import Lexicon, Match, Sense
from kinora.engines.animatic.language.tags import MODIFIERS, NOUNS, Tag, form_of
from kinora.engines.animatic.language.words import Sort, Word

_C = Category
_OWNERS = frozenset({"its", "his", "her", "their", "my", "your", "our"})
# When nothing near decides, the earlier wins.
_ORDER = (_C.COMMAND, _C.INSTEAD, _C.MOVE, _C.FRAMING, _C.ANGLE, _C.PACE, _C.LIGHTING, _C.EFFECT, _C.THEN, _C.WHILE, _C.AND, _C.NEGATION, _C.TIME, _C.WEATHER,
          _C.SKY, _C.CLEAR, _C.DRY, _C.PALETTE, _C.BACKLIGHT, _C.COLOUR, _C.NUMBER, _C.DETERMINER, _C.DEFINITE, _C.FRESH,
          _C.ORDINAL, _C.PRONOUN, _C.AUXILIARY, _C.PREPOSITION, _C.ATTRIBUTE, _C.CAPTION, _C.SOUND, _C.STYLE, _C.STOP, _C.SUBJECT,
          _C.PLACE, _C.ACTION, _C.SIZE, _C.TRAIT, _C.MOOD, _C.PART, _C.MANNER, _C.TINT)  # fmt: skip


@dataclass(slots=True)
class Choosing:
    """The words of a prompt, and what has been read of it so far."""

    lexicon: Lexicon
    words: Sequence[Word]
    matches: list[Match | None]
    is_edit: bool
    there: frozenset[str] = frozenset()  # kinds in the scene that is edited
    before: Tag | None = None
    relation: str = ""  # the preposition whose noun is still to come
    verb_form: str = ""  # of the last verb of the sentence
    is_about_body: bool = False  # the sentence speaks of parts of a body
    is_about_colour: bool = False  # the sentence speaks of a colour or palette

    def category(self, at: int, stop: int, by: dict[Category, Sense]) -> Category:
        if len(by) == 1:
            return next(iter(by))
        if _C.SUBJECT in by and self._is_thing(at, stop, by):
            return _C.SUBJECT
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
        if _C.PLACE in by and _C.SUBJECT in by:
            return _C.PLACE if self._is_place(by) else _C.SUBJECT
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
            is_said_of = self.before is not None and self.before.category in (
                _C.SUBJECT,
                _C.PRONOUN,
            )
            return _C.SIZE if is_said_of or self._noun_is_ahead(stop) else _C.SUBJECT
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
            if categories & NOUNS:
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
            if categories & NOUNS or not categories & MODIFIERS:
                return bool(categories & NOUNS)
        return False

    def _is_thing(self, at: int, stop: int, by: dict[Category, Sense]) -> bool:
        """Whether a word that may be something else is the thing of that name: it is in the scene, or an
        article says so ("a swing", "a painting", but not "a dancing bear" and "the camera pans")."""
        before = self.before.category if self.before else _C.END
        is_filming = self._next_is(stop, _C.ACTION, _C.MOVE, _C.MANNER, _C.AUXILIARY)
        sense = by[_C.SUBJECT]
        is_adjective = form_of(self.words[at].word) == "ing" and self._noun_is_ahead(stop)
        if is_adjective or (is_filming and _C.STOP in by):
            return False
        if sense.key in self.there:
            return self._is_noun_spot() or before is _C.COMMAND
        is_named = before is _C.DETERMINER and sense.is_exact and _C.COLOUR not in by
        return is_named and bool(by.keys() & {_C.EFFECT, _C.ANGLE, _C.STOP, _C.ACTION})

    def _is_place(self, by: dict[Category, Sense]) -> bool:
        """ "at a lighthouse", "Mars at dawn"; but "a lighthouse on the beach", and "a spaceship" that one
        is not inside of."""
        key = by[_C.PLACE].key
        if self.lexicon.tables.subjects[by[_C.SUBJECT].key].group == "vehicles":
            return self.relation == "in"
        if self.relation:
            return self.relation != "with"
        others = {s.key for m in self.matches if m is not None for s in m.senses if s.category is _C.PLACE}  # fmt: skip
        seen_there = self.lexicon.tables.places[key].shows  # "a bridge through the mountains"
        return not self.is_edit and not others - {key, *seen_there}

    def _next_is(self, stop: int, *categories: Category) -> bool:
        match = self.matches[stop] if stop < len(self.words) else None
        return match is not None and any(sense.category in categories for sense in match.senses)

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
        return self._next_is(stop, _C.ACTION, _C.AUXILIARY)
