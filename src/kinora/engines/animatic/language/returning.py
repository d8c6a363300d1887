"""Splits an edit into clauses, and has those read that want something back: "undo", "bring back the dog".

The rest of an edit is for others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.history import History, Returned
from kinora.engines.animatic.language.lexicon import Lexicon
from kinora.engines.animatic.language.words import Sort, Word
from kinora.engines.animatic.scene import Reading

_C = Category
_COURTESY = frozenset({"please", "now", "just", "ok", "okay", "can", "could", "you", "no", "actually", "oh", "i", "want", "to", "let's", "us", "let"})  # fmt: skip


def give_back(source: Reading, words: Sequence[Word], lexicon: Lexicon) -> Returned:
    """The source's scene with everything back that the words of an edit want back."""
    found = Returned(source.scene, source.scene, source.past)
    history = History(lexicon)
    is_listing = False
    for clause in _clauses(words):
        text = " ".join(words[at].word for at in clause)
        after = history.read(found, text, is_listing=is_listing)
        is_listing = after is not None and not after.is_undo
        if after is not None:
            found = replace(after, clauses=(*after.clauses, tuple(clause)))
        elif history.is_undo(text):
            found = replace(found, missed=(*found.missed, tuple(clause)))
    return found


def _clauses(words: Sequence[Word]) -> Iterator[list[int]]:
    """Runs of words between marks and "and", without the courtesies before them."""
    clause: list[int] = []
    for at, word in enumerate(words):
        if word.is_content and word.word not in ("and", "then", "but", "&"):
            if clause or word.word not in _COURTESY:
                clause.append(at)
        elif word.sort is not Sort.QUOTE and clause:
            yield _trimmed(clause, words)
            clause = []
    if clause:
        yield _trimmed(clause, words)


def _trimmed(clause: list[int], words: Sequence[Word]) -> list[int]:
    while len(clause) > 1 and words[clause[-1]].word in ("please", "again", "now"):
        clause = clause[:-1]
    return clause
