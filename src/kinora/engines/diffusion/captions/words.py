"""The word lists, and what is known of a single English word. Knows nothing of captions."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

_LONGEST = 24  # letters; longer words are no English words we know
_WORD = re.compile(r"\w+(?:-\w+)*")
_MUTE = ("hour", "honest", "heir")  # begin with a vowel's sound
_HARD = ("uni", "use", "eu", "one-", "ukulele")  # and these with a consonant's
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
           "eleven", "twelve")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and where it lies in it."""

    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        return self.text.lower()


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, Any]]:
    path = files("kinora.engines.diffusion.captions") / "words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def listed(table: str, name: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(_tables()[table][name])


def table(name: str) -> dict[str, Any]:
    """A whole table of the lists."""
    return _tables()[name]


def alternatives(words: Iterable[str]) -> str:
    """A pattern that matches any of them, longer ones first, as whole words."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)"


def tokens(text: str) -> list[Token]:
    """The words of a text in order."""
    return [Token(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]


def normal(text: str) -> str:
    """The words alone: without case, punctuation and forms of spacing."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


@lru_cache(maxsize=8_192)
def _forms(word: str) -> dict[str, tuple[str, ...]]:
    if not word.isascii() or not word.isalpha() or not 1 < len(word) <= _LONGEST:
        return {}
    # Loaded here because it reads its tables on import (a third of a second), which only a
    # process that makes videos should pay.
    from lemminflect import getAllLemmas

    return dict(getAllLemmas(word))


def can_be(word: str, *parts: str) -> bool:
    """Whether a word may be one of these parts of speech ("NOUN", "VERB", "ADJ", "ADV")."""
    return any(part in _forms(word.lower()) for part in parts)


def is_only(word: str, part: str) -> bool:
    """Whether a word is nothing but this part of speech."""
    return set(_forms(word.lower())) == {part}


def lemma(word: str) -> str:
    """What words that mean the same thing share: "Kids" gives "child"."""
    low = word.lower()
    forms = _forms(low)
    base = next((forms[part][0] for part in ("NOUN", "VERB", "ADJ") if part in forms), low)
    same = table("spelling")
    return str(same.get(base, same.get(low, base)))


def verb(word: str) -> str:
    """The base form of a verb, or "" for what is none: "flying" gives "fly"."""
    return next(iter(_forms(word.lower()).get("VERB", ())), "")


def is_plural(noun: str) -> bool:
    """Whether the word is the plural of a noun."""
    low = noun.lower()
    found = _forms(low).get("NOUN", ())
    return low == "people" or (bool(found) and low not in found)


def singular(noun: str) -> str:
    """One of them; the word itself where it is no plural we know."""
    return _forms(noun.lower()).get("NOUN", (noun,))[0] if is_plural(noun) else noun


def inflected(base: str, tag: str) -> str:
    """A form of a word by its Penn tag: "NNS", "VBZ", "VBG", "VBN"."""
    if tag == "VBN" and base in table("irregular"):
        return str(table("irregular")[base])
    if not base.isascii() or not base.isalpha() or len(base) > _LONGEST:
        return base
    from lemminflect import getInflection  # see `_forms`

    found = getInflection(base, tag)
    if tag == "NNS" and base in listed("grammar", "unchanged"):
        return base
    return str(found[0]) if found else base


def tag_of(word: str) -> str:
    """The Penn tag of a verb in the form it has."""
    low, base = word.lower(), verb(word)
    if low == base:
        return "VB"
    if low.endswith("ing"):
        return "VBG"
    return "VBZ" if low.endswith("s") else "VBD"


def article(word: str) -> str:
    """ "a" or "an", as the sound of the next word asks for."""
    low = word.lower()
    if low.startswith(_MUTE):
        return "an"
    return "an" if low[:1] in set("aeiou") and not low.startswith(_HARD) and low != "one" else "a"


def number_of(word: str) -> int | None:
    """What a number word, figures or an article count."""
    low = word.lower()
    if low in NUMBERS:
        return NUMBERS.index(low)
    if low in ("a", "an"):
        return 1
    return int(low) if low.isascii() and low.isdigit() and len(low) < 4 else None


def number_word(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def quality_of(word: str) -> str:
    """The kind of an adjective we know ("color", "size", …), or ""."""
    low = word.lower()
    return next((kind for kind in table("qualities") if low in listed("qualities", kind)), "")
