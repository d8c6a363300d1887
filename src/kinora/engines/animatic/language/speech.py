"""Finds what is said in a prompt: quotes behind verbs of saying, and the lines of a script.

Knows who is named as the speaker only as words; a quote that nobody says (a sign, a title) is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.headings import find_headings, sort_of
from kinora.engines.animatic.language.lemmas import base_forms
from kinora.engines.animatic.language.lexicon import Lexicon
from kinora.engines.animatic.language.words import Sort, Word, covered, split

_QUOTED = re.compile(
    r"“(?P<a>[^“”\"]{1,600})[”\"]|\"(?P<b>[^\"“”]{1,600})\"|«(?P<c>[^«»]{1,600})»|„(?P<d>[^„“”\"]{1,600})[“”\"]"
    r"|「(?P<e>[^「」]{1,600})」|『(?P<f>[^『』]{1,600})』"
    r"|(?<![\w])\u2018(?P<g>(?:[^\u2018\u2019\n]|(?<=\w)\u2019(?=\w)){1,600})\u2019(?!\w)|(?<![\w])'(?P<h>(?:[^'\n]|(?<=\w)'(?=\w)){1,600})'(?!\w)"
)
_SCRIPT = re.compile(
    r"(?:^|\n|(?<=[.!?…]) )[ \t*•-]*(?P<name>[^\W\d][\w '’()-]{0,40}?)[*_]*[ \t]*:[ \t*_]*"
    r"(?P<text>[^\n\"“«„「]{1,600}?)(?=\n|$| (?:The |A |An )?[A-Z]\w+(?: \w+)?:\s)"
)
_VERBS = frozenset({"say", "shout", "whisper", "ask", "yell", "reply", "scream", "exclaim", "answer", "mutter", "mumble",
                    "tell", "sing", "speak", "announce", "declare", "respond", "add", "call", "cry", "laugh", "explain"})  # fmt: skip
_CAPTIONS = frozenset({"caption", "subtitle", "captions", "subtitles", "narrator", "narration", "voice", "voiceover"})  # fmt: skip
_LINES = frozenset({"line", "dialogue", "dialog", "speech"})
# What is written and not spoken.
_WRITTEN = frozenset({"sign", "title", "titled", "text", "written", "write", "label", "logo", "poster", "banner", "word", "letter",
                      "name", "call", "entitle", "style", "font", "tattoo", "screen", "neon", "print", "read", "spell",
                      "billboard", "shirt", "book", "cover", "plate"})  # fmt: skip
_GREETINGS = frozenset({"hello", "hi", "hey", "i", "i'm", "you", "we", "yes", "no", "what", "who", "why", "how", "where",
                        "thanks", "thank", "please", "goodbye", "bye", "good", "oh", "wow", "let's", "let", "my", "me",
                        "welcome", "it's", "that's", "don't", "come", "look", "ah", "well"})  # fmt: skip
_NEAR = 7  # words between a verb of saying and what is said
MOST_LINES = 24  # of a prompt; nobody says more in a clip
_MOST_QUOTES = 400  # looked at
_LONGEST_NAME = 60  # characters before a quote
_LONGEST = 400  # characters of a line


@dataclass(frozen=True, slots=True)
class Line:
    """Words `start` to `stop - 1` are said, or only written somewhere."""

    start: int
    stop: int
    text: str
    is_said: bool = True
    has_speaker: bool = True  # False for captions and narrators
    name: str = ""  # of the speaker, in a script
    verb: int = -1  # the word that says "says"


def find_lines(
    text: str, words: Sequence[Word], lexicon: Lexicon, *, said: Collection[str] = ()
) -> tuple[Line, ...]:
    """The lines of a prompt, in order; none overlap. `said`: what is said in the scene already."""
    known = frozenset(each.casefold() for each in said)
    finder = _Finder(text, words, lexicon, _dialogues(text), known)
    lines = [*islice(finder.quotes(), MOST_LINES)]
    taken = {at for line in lines for at in range(line.start, line.stop)}
    scripted = (line for line in finder.script() if not taken & {*range(line.start, line.stop)})
    lines += islice(scripted, MOST_LINES - len(lines))
    return tuple(sorted(lines, key=lambda line: line.start))


def _dialogues(text: str) -> tuple[tuple[int, int], ...]:
    """Where sections of dialogue are, in characters."""
    headings = [*find_headings(text)]
    ends = [*(heading.start for heading in headings[1:]), len(text)][: len(headings)]
    return tuple(
        (heading.start, end)
        for heading, end in zip(headings, ends, strict=True)
        if heading.sort == "dialogue"
    )


@dataclass(frozen=True, slots=True)
class _Finder:
    text: str
    words: Sequence[Word]
    lexicon: Lexicon
    dialogues: tuple[tuple[int, int], ...]
    said: frozenset[str]

    def quotes(self) -> Iterator[Line]:
        for match in islice(_QUOTED.finditer(self.text), _MOST_QUOTES):
            inside = self._covered(
                match.start(match.lastindex or 0), match.end(match.lastindex or 0)
            )
            if inside:
                line = self._judged(inside[0], inside[-1] + 1, match)
                if line is not None:
                    yield line

    def _covered(self, begin: int, end: int) -> list[int]:
        return [at for at in covered(self.words, begin, end) if self.words[at].is_content]

    def _judged(self, start: int, stop: int, match: re.Match[str]) -> Line | None:
        """Whether a quote is said, written, or only put in quotes (None)."""
        text = _cleaned(match[match.lastindex or 0])
        before = self._before(start)
        forms = {form for at in before for form in base_forms(self.words[at].word)}
        verb = next((at for at in reversed(before) if self._is(at, _VERBS)), -1)
        behind = next((at for at in self._behind(stop) if self._is(at, _VERBS)), -1)
        name = self._name(match.start())
        if forms & _CAPTIONS:
            return Line(start, stop, text, has_speaker=False, verb=verb)
        is_sign = bool(forms & _WRITTEN) and not name
        if is_sign:
            return Line(start, stop, text, is_said=False)
        if verb >= 0 or behind >= 0 or name:
            return Line(start, stop, text, name=name, verb=verb if verb >= 0 else behind)
        if forms & _LINES or self._is_about_said(text, start):
            return Line(start, stop, text)
        is_alone = not before and (text[-1:] in ".!?…" or stop - start > 3)
        if is_alone or self._is_in_dialogue(match.start()):
            return Line(start, stop, text)
        return None

    def _is_about_said(self, text: str, start: int) -> bool:
        """Whether it is a line of the scene, or what such a line is replaced with."""
        if not self.said:
            return False
        sentence = self.text[: self.words[start].start].rpartition("\n")[2].casefold()
        return text.casefold() in self.said or any(each in sentence for each in self.said)

    def _before(self, start: int) -> list[int]:
        """The last words of the same sentence."""
        found: list[int] = []
        for at in range(start - 1, -1, -1):
            if self.words[at].sort is Sort.STOP or len(found) == _NEAR:
                break
            if self.words[at].sort is Sort.QUOTE and found:
                break
            if self.words[at].is_content:
                found.insert(0, at)
        return found

    def _behind(self, stop: int) -> list[int]:
        """The first words behind a quote in its sentence: "…," says the cat."""
        found: list[int] = []
        for at in range(stop, min(stop + 6, len(self.words))):
            if self.words[at].sort is Sort.STOP:
                if found or self.words[at].word == "\n":
                    break
                continue
            if self.words[at].is_content:
                found.append(at)
        return found[:4]

    def _is(self, at: int, among: frozenset[str]) -> bool:
        return bool(set(base_forms(self.words[at].word)) & among)

    def _name(self, at: int) -> str:
        """ "Detective:" before a quote."""
        line = self.text[max(self.text.rfind("\n", 0, at) + 1, at - _LONGEST_NAME) : at]
        match = re.search(
            r"(?P<name>[^\W\d][\w .'’-]{0,40}?)(?: \([^)]*\))?[*_]*[ \t]*:[ \t*_-]*$", line
        )
        if match is None or sort_of(match["name"].strip().lower()):
            return ""
        return match["name"].strip().lower()

    def _is_in_dialogue(self, at: int) -> bool:
        return any(begin <= at < end for begin, end in self.dialogues)

    def script(self) -> Iterator[Line]:
        """Lines without quotes: "Man: Hello there." """
        for match in islice(_SCRIPT.finditer(self.text), _MOST_QUOTES):
            name = match["name"].strip().lower()
            inside = self._covered(match.start("text"), match.end("text"))
            if not inside or sort_of(name):
                continue
            is_speech = self.words[inside[0]].word in _GREETINGS and self._is_somebody(name)
            if is_speech or self._is_in_dialogue(match.start("name")):
                yield Line(inside[0], inside[-1] + 1, _cleaned(match["text"]), name=name)

    def _is_somebody(self, name: str) -> bool:
        words = split(name)
        for at in range(len(words)):
            match = self.lexicon.match(words, at)
            keys = [s.key for s in match.senses if s.category is Category.SUBJECT] if match else []
            if any(self.lexicon.tables.subjects[key].is_animate for key in keys):
                return True
        return False


def _cleaned(text: str) -> str:
    return " ".join(text.split()).strip(" ,*_")[:_LONGEST]
