"""What is read in a prompt before its sentences: times, spoken lines, clauses that want something back.

Each becomes one tag, so that nothing further is read into its words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.headings import find_headings
from kinora.engines.animatic.language.lexicon import Lexicon
from kinora.engines.animatic.language.moments import Moment, find_moments
from kinora.engines.animatic.language.speech import Line, find_lines
from kinora.engines.animatic.language.tags import Tag
from kinora.engines.animatic.language.words import Word, covered

_C = Category
_AGE = re.compile(r"\b(?P<age>\d{1,3})[- ]?(?:years?|yrs?|yo)[- ]?(?:old|of age)?\b", re.IGNORECASE)
_OLD, _YOUNG = 60, 20  # years


@dataclass(frozen=True, slots=True)
class Script:
    """What was found, by the word it begins with."""

    moments: dict[int, Moment]
    lines: dict[int, Line]
    tags: dict[int, Tag]


def find_script(
    text: str,
    words: Sequence[Word],
    lexicon: Lexicon,
    *,
    seconds: float,
    is_edit: bool,
    said: Collection[str] = (),
    done: Iterable[Tag] = (),
) -> Script:
    """Everything of a prompt that is no sentence; `done` are the tags of what was read already."""
    tags = {tag.start: tag for tag in done}
    for tag in (*_headings(text, words), *_ages(text, words)):
        tags |= {tag.start: tag} if not _overlaps(tag, tags) else {}
    lines = {
        line.start: line
        for line in find_lines(text, words, lexicon, said=said)
        if not _overlaps(line, tags)
    }
    tags |= {line.start: _line_tag(line) for line in lines.values()}
    for line in lines.values():
        if line.verb >= 0 and lexicon.match(words, line.verb) is None:
            tags[line.verb] = Tag(_C.STOP, "film", line.verb, line.verb + 1, words[line.verb].word)
    found = find_moments(text, words, seconds=seconds, is_edit=is_edit)
    moments = {moment.start: moment for moment in found if not _overlaps(moment, tags)}
    tags |= {
        m.start: Tag(_C.MOMENT, "", m.start, m.stop, words[m.start].word) for m in moments.values()
    }
    return Script(moments, lines, tags)


def _line_tag(line: Line) -> Tag:
    return Tag(_C.SPEECH if line.is_said else _C.UNKNOWN, "", line.start, line.stop, "")


def _headings(text: str, words: Sequence[Word]) -> Iterable[Tag]:
    """What stands under "Lens:" or "Sound:" is said of nobody in the picture; each point of a list of
    actions comes after the one before."""
    headings = [*find_headings(text)]
    ends = [*(heading.start for heading in headings[1:]), len(text)][: len(headings)]
    for heading, end in zip(headings, ends, strict=True):
        inside = covered(words, heading.start, heading.stop)
        if inside:
            yield Tag(_C.HEADING, heading.sort, inside[0], inside[-1] + 1, words[inside[0]].word)
        if heading.sort == "actions":
            yield from _points(text, words, heading.stop, end)


def _points(text: str, words: Sequence[Word], start: int, stop: int) -> Iterable[Tag]:
    lines = [m.start() for m in re.finditer(r"\n+[ \t]*[-*•–]", text[start:stop])]
    for line in lines[1:]:
        for at in covered(words, start + line, start + line + 1):
            yield Tag(_C.THEN, "", at, at + 1, words[at].word)


def _ages(text: str, words: Sequence[Word]) -> Iterable[Tag]:
    """ "a 70 year old man" is old, "a 24 year old woman" is not."""
    for match in _AGE.finditer(text):
        inside = covered(words, match.start(), match.end())
        age = int(match["age"])
        trait = "old" if age >= _OLD else "young" if age <= _YOUNG else ""
        if len(inside) > 1:
            category, key = (_C.TRAIT, trait) if trait else (_C.UNKNOWN, "")
            yield Tag(category, key, inside[0], inside[-1] + 1, words[inside[0]].word)


def _overlaps(piece: Moment | Line | Tag, tags: dict[int, Tag]) -> bool:
    return any(piece.start < tag.stop and tag.start < piece.stop for tag in tags.values())
