"""Finds what a caption names: noun phrases, by their last word. Changes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinora.engines.diffusion.captions.words import (
    Token,
    alternatives,
    can_be,
    is_only,
    is_plural,
    lemma,
    listed,
    number_of,
    quality_of,
    tokens,
    verb,
)

_REACH = 6  # words between a determiner and its noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A noun phrase of a text, from its determiner to its noun; offsets into that text."""

    start: int
    end: int
    determiner: str  # as written; "" for none
    qualities: str  # what stands between it and the noun, as written
    head: str

    @property
    def is_plural(self) -> bool:
        count = number_of(self.determiner) if self.determiner else None
        return count != 1 if count is not None else is_plural(self.head)


def is_stop(word: str) -> bool:
    """Whether a word cannot stand inside a noun phrase."""
    low = word.lower()
    return any(low in listed("grammar", n) for n in ("prepositions", "conjunctions", "auxiliaries"))


def is_determiner(word: str) -> bool:
    low = word.lower()
    return low in listed("grammar", "determiners") or number_of(low) is not None


def is_verb(words: list[Token], at: int) -> bool:
    """Whether the word is a verb where it stands; a guess from its form and the words before."""
    word = words[at].word
    before = words[at - 1].word if at else ""
    if before in ("and", "or", "then") and word.endswith(("s", "ing")) and verb(word):
        earlier = range(max(1, at - 2 * _REACH), at - 1)
        goes_on = at > 1 and not is_plural(words[at - 2].word)
        return goes_on and any(_acts(words, index) for index in earlier)
    return _acts(words, at)


def _acts(words: list[Token], at: int) -> bool:
    """The same for a word that is joined to nothing by "and"."""
    word = words[at].word
    before = words[at - 1].word if at else ""
    if word in listed("grammar", "auxiliaries"):
        return True
    if word in listed("grammar", "never_verbs"):
        return False
    if not can_be(word, "VERB") or quality_of(word) or word in listed("place", "in"):
        return False
    leads = before in listed("grammar", "auxiliaries") or before in ("to", "who", "which", "that")
    if leads or _moves(words, at):
        return True
    if not before or is_stop(before) or is_determiner(before) or quality_of(before):
        return word.endswith("ing") and before in ("while", "when")
    return _follows_noun(word, before)


def _moves(words: list[Token], at: int) -> bool:
    """Whether a word of moving follows one that may be a noun and has its determiner: "a blue square
    moves", "an orange flies"; captions tell what things do rather than name such compounds."""
    word, before = words[at].word, words[at - 1].word
    deeds = frozenset[str]().union(*(listed("actions", n) for n in ("motions", "moving", "acting")))
    if verb(word) not in deeds or not (can_be(before, "NOUN") and not is_determiner(before)):
        return False
    led = range(at - 2, max(at - 2 - _REACH, -1), -1)
    first = next((i for i in led if not quality_of(words[i].word)), None)
    if first is None or not is_determiner(words[first].word):
        return False
    pairs = first > 1 and words[first - 1].word == "and"
    if pairs and verb(word) == word:
        return True
    unsure = bool(quality_of(before)) or can_be(before, "ADJ")
    return unsure and word.endswith("s") != is_plural(before)


def _follows_noun(word: str, before: str) -> bool:
    """Whether a word that may be a verb is one after a word that may be a noun."""
    if is_only(word, "VERB") and not word.endswith(("ed", "en")):
        return True
    is_noun = can_be(before, "NOUN") or before in listed("grammar", "pronouns")
    if can_be(before, "ADJ") or not is_noun:
        return word.endswith(("s", "ing")) and verb(word) in listed("actions", "motions")
    if word.endswith(("ing", "ed", "en")):
        return True
    return word.endswith("s") != is_plural(before)


def _left_edge(text: str, words: list[Token], at: int) -> int:
    """The index of the first word of the noun phrase whose noun is at `at`."""
    edge = at
    for index in range(at - 1, max(at - 1 - _REACH, -1), -1):
        gap = text[words[index].end : words[index + 1].start]
        word = words[index].word
        joins = word == "and" and edge == index + 1 and bool(quality_of(words[edge].word))
        joins = joins and index > 0 and bool(quality_of(words[index - 1].word))
        if gap.strip(" ,") or (
            "," in gap and not (quality_of(word) and quality_of(words[index + 1].word))
        ):
            return edge
        if is_determiner(word):
            return index
        if not joins and (is_stop(word) or is_verb(words, index)):
            return edge
        if joins:
            continue
        if edge == index + 1 or quality_of(words[index + 1].word):
            edge = index
    return edge


def _thing(text: str, words: list[Token], at: int) -> Thing:
    first = _left_edge(text, words, at)
    token, head = words[first], words[at]
    has_determiner = first < at and is_determiner(token.word)
    return Thing(
        start=token.start,
        end=head.end,
        determiner=token.text if has_determiner else "",
        qualities=text[(token.end if has_determiner else token.start) : head.start].strip(),
        head=head.text,
    )


def bare(name: str) -> str:
    """A name without its determiner: "the red car" gives "red car"."""
    words = tokens(name)
    while words and (is_determiner(words[0].word) or words[0].word in ("of", "same", "entire")):
        words = words[1:]
    return name[words[0].start : words[-1].end] if words else ""


def find(text: str, name: str) -> Thing | None:
    """The thing in a text that goes by this name: its noun must be there; of several, the one with
    the most of the name's other words before it."""
    wanted = [lemma(token.word) for token in tokens(bare(name))]
    if not wanted:
        return None
    words = tokens(text)
    best: tuple[bool, int, bool, int] | None = None
    for index, token in enumerate(words):
        if is_stop(token.word) or not _is_called(token.word, wanted[-1], name):
            continue
        near = {lemma(word.word) for word in words[max(0, index - _REACH) : index]}
        shared = sum(word in near for word in wanted[:-1])
        exact = lemma(token.word) == wanted[-1]
        score = (exact, shared, not _is_part_of_name(words, index), -index)
        best = max(best, score) if best else score
    return _thing(text, words, -best[-1]) if best else None


def _is_called(word: str, noun: str, name: str) -> bool:
    """Whether a word is this noun, or a name made with it: a "sailboat" is a "boat"."""
    if lemma(word) == noun:
        if word.endswith("ing") and verb(word) == noun:
            return word == tokens(name)[-1].word
        return not name.lower().endswith("ing") or word == tokens(name)[-1].word
    return len(noun) > 3 and lemma(word).endswith(noun)


def _is_part_of_name(words: list[Token], at: int) -> bool:
    """Whether the next word makes this one its adjective: the "car" of "car door"; or it is a verb."""
    if is_verb(words, at):
        return True
    if at + 1 >= len(words) or words[at + 1].start - words[at].end != 1:
        return False
    return is_only(words[at + 1].word, "NOUN")


def things(text: str) -> list[Thing]:
    """Every noun phrase that begins with a determiner, and one that begins the text."""
    words = tokens(text)
    found: list[Thing] = []
    for index, token in enumerate(words):
        if is_determiner(token.word) or index == 0:
            last = _last(text, words, index)
            if last is not None and not (found and found[-1].end >= words[last].end):
                found.append(_thing(text, words, last))
    return found


def _last(text: str, words: list[Token], first: int) -> int | None:
    """The index of the noun of the phrase that begins at `first`, if it has one."""
    last = None if is_determiner(words[first].word) else first
    if last is not None and is_stop(words[first].word):
        return None
    for index in range(first + 1, min(first + 1 + _REACH, len(words))):
        gap = text[words[index - 1].end : words[index].start]
        if is_determiner(words[index].word) or (gap.strip() and gap.strip(" ,")):
            break
        if gap.strip() and not quality_of(words[index].word):
            break
        if is_stop(words[index].word) or is_verb(words, index):
            joined = words[index].word == "and" and bool(quality_of(words[index - 1].word))
            if not joined:
                break
            continue
        if words[index].word.endswith("ly") and is_only(words[index].word, "ADV"):
            break
        last = index
    return last


def lead_in(text: str) -> int:
    """Where a caption's subject begins: after "Wide shot of" and the like."""
    framings = alternatives(listed("camera", "framings"))
    found = re.match(
        rf"(?:an?\s+|the\s+)?(?:\w+\s+)?{framings}(?:\s+shot)?(?:\s+of|,|:)?\s*", text, re.I
    )
    return found.end() if found else 0


def main_thing(text: str, pronoun: str = "it") -> Thing | None:
    """What "it" means in a caption that tells of several things: what it names first; for "him" and
    "her" the first person."""
    begin = lead_in(text)
    found = things(text[begin:])
    if pronoun.lower() in listed("grammar", "personal"):
        persons = [each for each in found if lemma(each.head) in listed("things", "people")]
        found = persons or found
    if not found:
        return None
    first = found[0]
    return Thing(
        start=first.start + begin,
        end=first.end + begin,
        determiner=first.determiner,
        qualities=first.qualities,
        head=first.head,
    )
