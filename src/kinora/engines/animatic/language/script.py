"""What is read in a prompt before its sentences: times, spoken lines, clauses that want something back.

Each becomes one tag, so that nothing further is read into its words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.lexicon import Lexicon
from kinora.engines.animatic.language.moments import Moment, find_moments
from kinora.engines.animatic.language.speech import Line, find_headings, find_lines
from kinora.engines.animatic.language.tagging import Tag
from kinora.engines.animatic.language.words import Word

_C = Category
# Headings over what is said of those in the picture.
_OF_SOMEBODY = frozenset({"subject", "action", "actions", "scene", "shot", "dialogue", "dialog", "script"})  # fmt: skip


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
    tags |= {tag.start: tag for tag in _headings(text, words) if not _overlaps(tag, tags)}
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
    """What is said under "Lens:" or "Lighting:" is said of nobody in the picture."""
    for begin, end, name in find_headings(text):
        inside = [at for at, word in enumerate(words) if begin <= word.start < end]
        if inside:
            key = "film" if name in _OF_SOMEBODY else "things"
            yield Tag(_C.STOP, key, inside[0], inside[-1] + 1, words[inside[0]].word)


def _overlaps(piece: Moment | Line | Tag, tags: dict[int, Tag]) -> bool:
    return any(piece.start < tag.stop and tag.start < piece.stop for tag in tags.values())
