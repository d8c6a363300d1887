"""Finds the times that a prompt names: "0-3s:", "at the 4 second mark", "for three seconds", "throughout".

Knows numbers and units, nothing of who does what then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kinora.engines.animatic.language.words import Word, covered

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")  # fmt: skip
_N = rf"(?:\d{{1,3}}(?:[.,]\d+)?|{'|'.join(_NUMBERS)}|a)"
_CLOCK = r"\d{1,2}:\d{2}"
_S = r"(?:[- ]?(?:seconds?|secs?|s))\b"
_OPENING = 0.3  # of the clip: what happens "at the beginning" of one that is there already
_SHORTEST_S = 0.3  # of a time that is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A time that a prompt names, in seconds of the clip; what it leaves open is None."""

    start: float | None = None
    end: float | None = None
    length: float | None = None
    shift: int = 0  # -1 earlier than it was, 1 later

    def joined(self, other: Span) -> Span:
        """With what another says of the same time: "at 2 seconds … for one second"."""
        return Span(
            start=other.start if self.start is None else self.start,
            end=other.end if self.end is None else self.end,
            length=other.length if self.length is None else self.length,
            shift=self.shift or other.shift,
        )

    @property
    def is_said(self) -> bool:
        return self != ANY_TIME


ANY_TIME = Span()  # what the prompt leaves to us


@dataclass(frozen=True, slots=True)
class Moment:
    """Words `start` to `stop - 1` name a time."""

    start: int
    stop: int
    span: Span
    is_heading: bool = False  # "0-3s:" holds until the next one


Reader = Callable[[re.Match[str], float], Span]


def _seconds(text: str) -> float:
    """Seconds of "3", "2.5", "three", "0:03"."""
    text = text.lower()
    if ":" in text:
        minutes, seconds = text.split(":")
        return 60.0 * int(minutes) + int(seconds)
    if text in _NUMBERS:
        return float(_NUMBERS.index(text))
    return 1.0 if text == "a" else float(text.replace(",", "."))


def _between(match: re.Match[str], _end: float) -> Span:
    return Span(start=_seconds(match["a"]), end=_seconds(match["b"]))


def _at(match: re.Match[str], _end: float) -> Span:
    return Span(start=_seconds(match["a"]))


def _for(match: re.Match[str], _end: float) -> Span:
    return Span(length=_seconds(match["a"]))


def _until(match: re.Match[str], _end: float) -> Span:
    return Span(end=_seconds(match["a"]))


def _first(match: re.Match[str], _end: float) -> Span:
    return Span(start=0.0, end=_seconds(match["a"]))


def _last(match: re.Match[str], end: float) -> Span:
    return Span(start=max(0.0, end - _seconds(match["a"])))


def _always(_match: re.Match[str], _end: float) -> Span:
    return Span(start=0.0)


def _opening(_match: re.Match[str], end: float) -> Span:
    return Span(start=0.0, length=_OPENING * end)


def _halfway(_match: re.Match[str], end: float) -> Span:
    return Span(start=end / 2)


def _shifted(match: re.Match[str], _end: float) -> Span:
    return Span(shift=1 if match["a"].lower().endswith("later") else -1)


_HEADS = re.compile(r"\s*[\])]?\s*:|\s*[\])]")  # behind a time that is one
_CLIP = r"(?: of the (?:clip|video|scene|shot))?"
# Earlier patterns win where two overlap.
_PATTERNS: tuple[tuple[str, Reader], ...] = (
    (rf"(?:from |between |at )?(?P<a>{_CLOCK}) ?(?:-|–|—|to|until|and) ?(?P<b>{_CLOCK})", _between),
    (rf"(?:from |between |seconds? )?(?P<a>{_N})(?:{_S})? ?(?:-|–|—|to|until|and) ?(?P<b>{_N}){_S}", _between),
    (rf"(?:in|during|for|over) the first (?P<a>{_N}){_S}{_CLIP}", _first),
    (rf"(?:in|during|for|over) the (?:last|final) (?P<a>{_N}){_S}{_CLIP}", _last),
    (rf"(?:at|from|after|@) (?:about |around |the )?(?P<a>{_N}){_S}(?: mark)?(?: on| onwards?)?(?: in(?:to the (?:clip|video))?)?", _at),
    (rf"(?:at|from|@) (?P<a>{_CLOCK})", _at),
    (rf"(?P<a>{_N}){_S} (?:in\b(?! the)|into the (?:clip|video|scene))", _at),
    (rf"for (?:about |around )?(?P<a>{_N}){_S}", _for),
    (rf"until (?:the )?(?P<a>{_N}){_S}(?: mark)?", _until),
    (r"(?:halfway(?: through)?|half way(?: through)?|in the middle of the (?:clip|video))(?: the (?:clip|video|scene))?", _halfway),
    (r"throughout(?: the (?:whole |entire )?(?:clip|video|scene|shot))?(?! the)|(?:for |during )?the (?:whole|entire) (?:time|clip|video|scene|shot)|all the time|from start to (?:end|finish)|from the (?:very )?(?:start|beginning)|all along", _always),
    (rf"(?:at|in) the (?:very )?(?:beginning|start){_CLIP}|(?:start|begin|starts|begins) with", _opening),
    (r"(?P<a>a (?:bit|little) (?:earlier|sooner|later)|earlier|sooner|later)(?= in the (?:clip|video)|\s*(?:[.!?;,]|$))", _shifted),
)  # fmt: skip


def find_moments(
    text: str, words: Sequence[Word], *, seconds: float, is_edit: bool
) -> Iterator[Moment]:
    """The times named in a text, as far as they are within a clip of that length."""
    taken: list[tuple[int, int]] = []
    for pattern, read in _PATTERNS:
        for match in re.finditer(rf"(?<![\w:.]){pattern}(?!\w|:\d)", text, re.IGNORECASE):
            begin, stop = match.span()
            if any(begin < b and a < stop for a, b in taken):
                continue
            span = _within(read(match, seconds), seconds)
            named = [at for at in covered(words, begin, stop) if words[at].is_content]
            if read is _opening and not is_edit:
                continue  # there the order of what is told says enough
            if span is None or not named or (span.shift and not (is_edit and begin)):
                continue
            taken.append((begin, stop))
            is_heading = _HEADS.match(text, stop) is not None
            yield Moment(named[0], named[-1] + 1, span, is_heading)


def _within(span: Span, seconds: float) -> Span | None:
    """The time as far as the clip has it; None when it has nothing of it."""
    start, end = span.start, span.end
    if start is not None and start > seconds - _SHORTEST_S:
        return None
    if end is not None and end - (start or 0.0) < _SHORTEST_S:
        return None
    return span
