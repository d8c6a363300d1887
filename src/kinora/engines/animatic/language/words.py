"""Splits a prompt into words. Knows scripts and apostrophes, but no vocabulary and no grammar."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

_PIECES = re.compile(
    r"#[0-9a-fA-F]{6}\b|[^\W\d_]+(?:['’][^\W\d_]+)*(?:(?<=s)['’])?|\d+(?:[.,:]\d+)*|[\n\r]+|[^\s\ufe0f\u200d]"
)
_CONTRACTIONS = re.compile(r"(.+?)(n't|'s|'re|'ve|'ll|'d|'m|')$")
_WHO_CONTRACT = frozenset(
    {"it", "he", "she", "that", "there", "what", "who", "where", "here", "let"}
)
_EXPANDED = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}


class Sort(Enum):
    """What kind of piece a word is."""

    WORD = 1
    NUMBER = 2
    COLOUR = 3  # "#rrggbb"
    STOP = 4  # ends a sentence
    COMMA = 5  # parts a sentence
    QUOTE = 6
    MARK = 7  # other punctuation: says nothing
    SYMBOL = 8  # an emoji, a letter of a script without words


_SORTS = {".": Sort.STOP, "!": Sort.STOP, "?": Sort.STOP, ";": Sort.STOP, "。": Sort.STOP,
          ",": Sort.COMMA, ":": Sort.COMMA, "—": Sort.COMMA, "–": Sort.COMMA, "、": Sort.COMMA,
          '"': Sort.QUOTE, "“": Sort.QUOTE, "”": Sort.QUOTE, "«": Sort.QUOTE, "»": Sort.QUOTE}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One piece of the prompt: `prompt[start:stop]`."""

    word: str  # lower case, straight apostrophes
    start: int
    stop: int
    sort: Sort
    possessive: bool = False

    @property
    def is_content(self) -> bool:
        """Whether it says something, so that it must be understood or reported."""
        return self.sort in (Sort.WORD, Sort.NUMBER, Sort.COLOUR, Sort.SYMBOL)


def split(text: str) -> tuple[Word, ...]:
    """The words of a text, in order, without the marks that say nothing (hyphens, brackets …).

    Contractions come apart: "doesn't" is "does", "not".
    """
    pieces = (word for match in _PIECES.finditer(text) for word in _words(match))
    return tuple(word for word in pieces if word.sort is not Sort.MARK)


def covered(words: Sequence[Word], start: int, stop: int) -> range:
    """The positions of the words that begin within characters `start` to `stop - 1`."""
    first = bisect_left(words, start, key=_start)
    return range(first, bisect_left(words, stop, lo=first, key=_start))


def _start(word: Word) -> int:
    return word.start


def _words(match: re.Match[str]) -> tuple[Word, ...]:
    piece, start, stop = match.group(), match.start(), match.end()
    word = unicodedata.normalize("NFKC", piece).casefold().replace("’", "'")
    sort = _sort(piece)
    if sort is not Sort.WORD or "'" not in word:
        return (Word(word, start, stop, sort),)
    return _contracted(word, start=start, stop=stop)


def _sort(piece: str) -> Sort:
    first = piece[0]
    if first in "\n\r":
        return Sort.STOP
    if first == "#" and len(piece) > 1:
        return Sort.COLOUR
    if first in _SORTS:
        return _SORTS[first]
    if first.isalpha() or first == "&":
        return Sort.WORD
    if first.isdecimal():
        return Sort.NUMBER
    return (
        Sort.SYMBOL
        if unicodedata.category(first) in ("So", "Nl", "No", "Lo", "Cn", "Co")
        else Sort.MARK
    )


def _contracted(word: str, *, start: int, stop: int) -> tuple[Word, ...]:
    match = _CONTRACTIONS.match(word)
    if match is None:
        return (Word(word, start, stop, Sort.WORD),)
    stem, tail = match.groups()
    if tail == "'s" and stem in _WHO_CONTRACT:
        tail = "us" if stem == "let" else "is"
    elif tail in ("'s", "'"):
        return (Word(stem, start, stop, Sort.WORD, possessive=True),)
    else:
        tail = _EXPANDED[tail]
        stem = {"ca": "can", "wo": "will", "sha": "shall"}.get(stem, stem)
    # The second half has no letters of its own: the first keeps the whole piece.
    return (Word(stem, start, stop, Sort.WORD), Word(tail, stop, stop, Sort.WORD))
