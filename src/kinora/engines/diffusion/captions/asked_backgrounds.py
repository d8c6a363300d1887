"""Instructions about a background: its colour or pattern, or a place instead of it."""

from __future__ import annotations

import re

from kinora.engines.diffusion.captions import qualities
from kinora.engines.diffusion.captions.change import Edit, Scope
from kinora.engines.diffusion.captions.splicing import phrase, spliced, with_more
from kinora.engines.diffusion.captions.staging import background_of
from kinora.engines.diffusion.captions.things import bare
from kinora.engines.diffusion.captions.words import listed, tokens

_BACK = r"(?:background|backdrop)(?: colou?r)?"
_ASKED = (
    re.compile(rf"^(?:.*\b(?:with|to|into|on|against|for|use|have|an?|in front of)\s+)?(?P<how>(?:an?\s+)?[\w -]{{1,60}}?)\s+{_BACK}$", re.I),
    re.compile(
        rf"^(?:(?:change|switch|make|replace|set|turn|paint|colou?r|let|have|swap|recolou?r)\s+)?(?:the\s+)?(?:[\w-]+\s+){{0,3}}?{_BACK}(?:\s+from [\w ]+?)?"
        r"(?:\s*(?:should be|has to be|must be|is|becomes|turns|be|to be|to|into|in|with|by|for|as|:))*\s+(?P<how>[\w -]{1,60}?)(?:\s+one)?$",
        re.I,
    ),
    re.compile(r"^(?:use|have|choose)\s+(?P<how>[\w -]{1,60}?)\s+(?:for|as|in)\s+the background(?: colou?r)?$", re.I),
    re.compile(r"^(?:(?:put|place|set|have|show|move)\s+(?:it|them|everything|the \w+)\s+|(?:it|they)\s+should be\s+)?(?:on|against|in front of|over)\s+(?P<how>(?:an?\s+)?[\w -]{1,40}?)$", re.I),
)  # fmt: skip


def backed(caption: str, clause: str, about: str) -> Edit | None:
    """ "Change the background to black", "put it on white", "on a striped background"."""
    for pattern in _ASKED:
        found = pattern.match(clause)
        how = bare(found["how"]) if found else ""
        asked = qualities.groups(how)
        fillers = listed("grammar", "filling") - {"and", "very"}
        if asked and not any(token.word in fillers for token in tokens(how)):
            return _coloured(caption, how)
    return None


def _coloured(caption: str, how: str) -> Edit:
    """The background with these qualities alone; said behind where there is none."""
    found = background_of(caption)
    told = f"the background becomes {how}"
    if found is None:
        return Edit(with_more(caption, phrase("a", how, "background")), Scope.GLOBAL, told)
    new = phrase(found.determiner, how, found.head)
    return Edit(spliced(caption, found.start, found.end, new), Scope.GLOBAL, told)
