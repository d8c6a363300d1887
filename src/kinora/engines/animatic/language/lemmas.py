"""Base forms of English words: "mice" to "mouse", "flew" to "fly". Knows no vocabulary."""

from __future__ import annotations

from functools import lru_cache

_LONGEST = 24  # letters; longer words are no English words we know


# Nouns with one form for one and for several, as people mostly say them.
_UNCHANGED = frozenset({"fish", "sheep", "deer", "reindeer", "moose", "bison", "salmon", "samurai"})


@lru_cache(maxsize=32_768)
def base_forms(word: str) -> tuple[str, ...]:
    """The word itself and then its base forms as noun, verb and adjective, without doubles."""
    if not word.isascii() or len(word) > _LONGEST or len(word) < 3:
        return (word,)
    return tuple(dict.fromkeys((word, *(form for _, form in _lemmas(word)))))


@lru_cache(maxsize=4_096)
def is_plural(word: str) -> bool:
    """Whether the word is the plural of a noun."""
    return any(part == "NOUN" and form != word for part, form in _lemmas(word))


@lru_cache(maxsize=32_768)
def _lemmas(word: str) -> tuple[tuple[str, str], ...]:
    # Loaded here because it reads its tables on import (a third of a second), which only a
    # process that reads prompts should pay.
    from lemminflect import getAllLemmas

    return tuple((part, form) for part, forms in getAllLemmas(word).items() for form in forms)


def plural(noun: str) -> str:
    """The plural of a noun."""
    from lemminflect import getInflection  # see `_lemmas`

    found = getInflection(noun, "NNS")
    if noun in _UNCHANGED:
        return noun
    return str(found[0]) if found else f"{noun}s"
