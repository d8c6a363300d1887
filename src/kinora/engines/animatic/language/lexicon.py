"""What the words at one spot of a prompt can mean: the vocabulary as an index of phrases.

Knows no grammar: choosing among senses is not its job.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.lemmas import base_forms
from kinora.engines.animatic.language.tables import Tables, read_tables
from kinora.engines.animatic.language.words import Word, split

_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "my", "your", "our", "one"})
_THINGS = (Category.SUBJECT, Category.PLACE)
_NEXT_CLAUSE = frozenset({"and", "then", "while", "as", "from", "to", "with", "right", "at", "after", "before", "again", "slowly", "quickly"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a word or phrase can mean."""

    category: Category
    key: str
    traits: tuple[str, ...] = ()  # of a variant: "puppy" is a small dog
    needs_object: bool = False  # an action only together with one of its objects
    is_exact: bool = False  # the prompt has the phrase as the table has it, not an inflection


@dataclass(frozen=True, slots=True)
class Match:
    """The longest phrase known at one spot: how many words, and what they can mean."""

    length: int
    senses: tuple[Sense, ...]


Term = tuple[tuple[str, ...], Sense]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables, and their phrases by first word."""

    tables: Tables
    terms: dict[str, tuple[Term, ...]]  # longest first

    def match(self, words: Sequence[Word], at: int) -> Match | None:
        """The longest known phrase that begins at word `at`; None where nothing is known."""
        best = 0
        senses: dict[tuple[Category, str], Sense] = {}
        for form in base_forms(words[at].word):
            for phrase, sense in self.terms.get(form, ()):
                if len(phrase) + 2 < best:
                    break
                length, is_exact = _measure(phrase, words, at)
                if not is_exact and _is_stretched(sense, words[at].word):
                    continue
                if length > best:
                    best, senses = length, {}
                if length and length == best:
                    key = (sense.category, sense.key)
                    if key not in senses or is_exact:
                        senses[key] = dataclasses.replace(sense, is_exact=is_exact)
        return Match(best, tuple(senses.values())) if best else None

    def colour_name(self, hex_: str) -> str:
        """What people call a colour; the hex digits when it has no name."""
        for name, colour in self.tables.colours.items():
            if colour.hex == hex_:
                return name
        return hex_


def _is_stretched(sense: Sense, word: str) -> bool:
    """Whether an inflection is no longer what the table has: "lighting blue" is no light blue, "fishing" no fish."""
    return sense.category is Category.COLOUR or (sense.category in _THINGS and word.endswith("ing"))


def _measure(phrase: tuple[str, ...], words: Sequence[Word], at: int) -> tuple[int, bool]:
    """How many words the phrase takes up from `at` on (0: it is not there), and whether exactly.

    `a` inside a phrase stands for any article or possessive, or none; a full stop at its end asks
    for the end of the clause.
    """
    here, is_exact = at, True
    for position, part in enumerate(phrase):
        found = words[here].word if here < len(words) else ""
        if part == "a" and position > 0:
            here += found in _ARTICLES
            continue
        if part == ".":
            return (
                (here - at, is_exact)
                if not found.isalnum() or found in _NEXT_CLAUSE
                else (0, False)
            )
        if part not in base_forms(found):
            return 0, False
        is_exact = is_exact and part == found
        here += 1
    return here - at, is_exact


@cache
def lexicon() -> Lexicon:
    """The one vocabulary, read on first use."""
    tables = read_tables()
    terms: dict[str, list[Term]] = defaultdict(list)
    for text, sense in _entries(tables):
        phrase = tuple(word.word for word in split(text))
        terms[phrase[0]].append((phrase, sense))
    return Lexicon(
        tables,
        {word: tuple(sorted(found, key=lambda t: -len(t[0]))) for word, found in terms.items()},
    )


def _entries(tables: Tables) -> Iterator[tuple[str, Sense]]:
    yield from _subjects(tables)
    yield from _actions(tables)
    for category, rows in (
        (Category.PLACE, tables.places),
        (Category.TIME, tables.times),
        (Category.WEATHER, tables.weathers),
        (Category.SKY, tables.skies),
        (Category.CLEAR, tables.clear),
        (Category.DRY, tables.dry),
        (Category.MOVE, tables.moves),
        (Category.FRAMING, tables.framings),
        (Category.STYLE, tables.styles),
        (Category.PALETTE, tables.palettes),
        (Category.COLOUR, tables.colours),
        (Category.SOUND, tables.sounds),
        (Category.EFFECT, tables.effects),
        (Category.LIGHTING, tables.lightings),
        (Category.MOOD, tables.moods),
        (Category.ANGLE, tables.angles),
    ):
        for key, row in rows.items():
            for text in (key, *row.words):
                yield text, Sense(category, key)
    for key, row in tables.paces.items():
        for text in row.words:
            yield text, Sense(Category.PACE, key)
    yield from _small_words(tables)


def _subjects(tables: Tables) -> Iterator[tuple[str, Sense]]:
    for key, row in tables.subjects.items():
        for text in (key, *row.words, *row.plurals):
            yield text, Sense(Category.SUBJECT, key, row.variants.get(text, ()))
        for text, traits in row.variants.items():
            yield text, Sense(Category.SUBJECT, key, traits)


def _actions(tables: Tables) -> Iterator[tuple[str, Sense]]:
    for key, row in tables.actions.items():
        for text in (key, *row.words):
            yield text, Sense(Category.ACTION, key)
        for text in row.verbs:
            if text != key:
                yield text, Sense(Category.ACTION, key, needs_object=True)


_KEYED = {"sizes": Category.SIZE, "traits": Category.TRAIT, "parts": Category.PART, "manners": Category.MANNER,
          "backlights": Category.BACKLIGHT, "tints": Category.TINT, "prepositions": Category.PREPOSITION,
          "numbers": Category.NUMBER, "ordinals": Category.ORDINAL, "commands": Category.COMMAND, "stop": Category.STOP}  # fmt: skip
_NAMED = frozenset({"traits", "parts", "backlights"})  # tables whose keys are words themselves
_BARE = {"determiners": Category.DETERMINER, "definites": Category.DEFINITE, "fresh": Category.FRESH,
         "pronouns": Category.PRONOUN, "negations": Category.NEGATION, "then": Category.THEN, "while": Category.WHILE,
         "and": Category.AND, "auxiliaries": Category.AUXILIARY, "attributes": Category.ATTRIBUTE,
         "palettes": Category.PALETTE, "instead": Category.INSTEAD, "captions": Category.CAPTION}  # fmt: skip


def _small_words(tables: Tables) -> Iterator[tuple[str, Sense]]:
    for name, lists in (tables.modifiers | tables.grammar).items():
        for key, texts in lists.items():
            named = (key,) if name in _NAMED else ()
            for text in (*named, *texts):
                yield text, Sense(_KEYED[name], key)
    for name, texts in tables.functions.items():
        for text in texts if name in _BARE else ():
            yield text, Sense(_BARE[name], "")
