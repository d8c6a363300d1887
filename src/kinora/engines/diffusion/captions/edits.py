"""Changes one thing of a caption, or what it does, and leaves every other word where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kinora.engines.diffusion.captions.splicing import begins_sentence, phrase, spliced, uncapital
from kinora.engines.diffusion.captions.things import (
    Thing,
    bare,
    find,
    is_determiner,
    is_verb,
    things,
)
from kinora.engines.diffusion.captions.words import (
    NUMBERS,
    alternatives,
    inflected,
    is_plural,
    lemma,
    listed,
    number_of,
    number_word,
    singular,
    tag_of,
    tokens,
    verb,
)


def replaced(caption: str, thing: Thing, new: str) -> str:
    """Another thing in the place of this one; later mentions of it follow."""
    words = tokens(new)
    has_determiner = bool(words) and is_determiner(words[0].word)
    own = thing.determiner
    noun = noun_of(new)
    fits_any = noun.lower() in listed("grammar", "unchanged")
    if has_determiner and own.lower() in listed("grammar", "definite"):
        new = f"{own} {bare(new)}" if words[0].word in ("a", "an", "the") else new
    elif not has_determiner and own and not new[:1].isupper():
        keeps = (
            fits_any
            or own.lower() in listed("grammar", "definite")
            or is_plural(noun) != (own.lower() in ("a", "an"))
        )
        keeps = keeps and not (
            own.lower() in ("a", "an") and lemma(noun) in listed("grammar", "uncountable")
        )
        new = phrase(own, "", new) if keeps else new
    before = caption
    caption = spliced(caption, thing.start, thing.end, new)
    end = thing.start + len(new)
    counts = has_determiner and number_of(words[0].text) not in (1, None)
    many = counts or is_plural(noun) or (fits_any and thing.is_plural)
    caption = agreed(caption, end, was_plural=thing.is_plural, is_plural=many)
    return _mentions(caption, thing, noun, end) if before != caption else caption


def replaced_at(caption: str, thing: Thing, begin: int, new: str) -> str:
    """The same for a thing that was found in what begins at `begin`."""
    return caption[:begin] + replaced(caption[begin:], thing, new)


def noun_of(name: str) -> str:
    """The noun of a name with what follows it: of "a dog in a space suit" it is "dog"."""
    words = tokens(name)
    last = ""
    for token in words:
        if token.word in listed("grammar", "prepositions") | listed("grammar", "conjunctions"):
            break
        last = token.text
    return last


def _mentions(caption: str, thing: Thing, noun: str, begin: int) -> str:
    old = re.escape(thing.head)
    return caption[:begin] + re.sub(
        rf"\b(the|The) (?:\w+ )?{old}\b", lambda said: f"{said[1]} {noun}", caption[begin:]
    )


def agreed(caption: str, at: int, *, was_plural: bool, is_plural: bool) -> str:
    """The verb after `at` in the form that the new number of its subject asks for."""
    if was_plural == is_plural:
        return caption
    start, word = _verb_after(caption, at)
    own = {"is": "are", "are": "is", "has": "have", "have": "has", "was": "were", "were": "was"}
    if word in own:
        return caption[:start] + own[word] + caption[start + len(word) :]
    base = verb(word)
    if not base or word.endswith("ing") or word in listed("grammar", "prepositions"):
        return caption
    if is_plural != (word == base) and tag_of(word) in ("VB", "VBZ"):
        new = base if is_plural else inflected(base, "VBZ")
        return caption[:start] + new + caption[start + len(word) :]
    return caption


def _verb_after(caption: str, at: int) -> tuple[int, str]:
    """Where the verb of a subject that ends at `at` is: next, or behind what it wears or has."""
    words = tokens(caption)
    index = next((i for i, token in enumerate(words) if token.start >= at), None)
    if index is None:
        return len(caption), ""
    if words[index].word in ("in", "with", "of"):
        later = range(index + 2, min(index + 7, len(words)))
        index = next((i for i in later if is_verb(words, i)), index)
    return words[index].start, words[index].text


def counted(caption: str, thing: Thing, count: str) -> str:
    """So many of a thing: a number word, or "many", "a few", …"""
    number = number_of(count)
    one = number == 1
    noun = singular(thing.head)
    if not one:
        noun = thing.head if is_plural(thing.head) else inflected(noun, "NNS")
    starts = not thing.determiner and begins_sentence(caption, thing.start)
    qualities = uncapital(thing.qualities) if starts else thing.qualities
    noun = uncapital(noun) if starts and not qualities else noun
    new = phrase(count, qualities, noun)
    caption = spliced(caption, thing.start, thing.end, new)
    end = thing.start + len(new)
    return agreed(caption, end, was_plural=thing.is_plural, is_plural=not one)


def count_of(thing: Thing) -> int | None:
    """How many there are; None where the caption does not say."""
    if thing.determiner:
        number = number_of(thing.determiner)
        if number is not None:
            return number
    return None if is_plural(thing.head) else 1


def more_of(thing: Thing, count: int) -> str:
    """How many there are when so many come (or, below zero, go)."""
    has = count_of(thing)
    if has is None or has + count < 1:
        return "many" if count > 0 else "a few"
    return number_word(min(has + count, 10 * len(NUMBERS)))


def wearing(caption: str, thing: Thing, extra: str) -> str:
    """The thing "with" something of its own; what it has of the kind makes way."""
    begin = caption[thing.end :]
    has = find(begin, noun_of(extra)) if begin.startswith(" with ") else None
    if has is not None and has.start < 40:
        at = thing.end
        return caption[:at] + spliced(begin, has.start, has.end, extra)
    return f"{caption[: thing.end]} with {extra}{caption[thing.end :]}"


def removed(caption: str, thing: Thing) -> str | None:
    """The caption without the thing and whatever is said of it alone; None where nothing that can
    stand by itself would be left."""
    left = caption[: thing.start].rstrip()
    linked = _link(left)
    numbers = "|".join(NUMBERS)
    follows = re.match(
        rf",?\s+and\s+(?=(?:an?|the|some|\d+|{numbers}|\w+s)\b)", caption[thing.end :]
    )
    if follows and (linked is None or linked[1] not in listed("grammar", "clauses")):
        new = spliced(caption, thing.start, thing.end + follows.end(), "")
        return _alone(caption, thing, new)
    if linked is not None:
        new = spliced(caption, linked[0], _end_of(caption, thing, linked[1]), "")
        return _alone(caption, thing, new) if linked[1] == "and" else new
    if left.endswith((",", ";")):
        return spliced(caption, len(left) - 1, _segment_end(caption, thing.end), "")
    if left.strip(" .") and not left.endswith("."):
        return spliced(caption, thing.start, thing.end, "")
    return _scenery(caption, thing)


def _alone(caption: str, thing: Thing, new: str) -> str:
    """The caption after one of the two that were its subject went, the verb for the one that is left."""
    found = things(caption)
    for one, other in pairwise(found):
        links = caption[one.end : other.start].strip() == "and" and begins_sentence(
            caption, one.start
        )
        if links and thing.end in (one.end, other.end):
            left = other if thing.end == one.end else one
            at = len(new) - (len(caption) - other.end)
            return agreed(new, at, was_plural=True, is_plural=left.is_plural)
    return new


def _segment_end(caption: str, at: int) -> int:
    found = re.search(r"[,.;]", caption[at:])
    return at + found.start() if found else len(caption.rstrip())


def _link(left: str) -> tuple[int, str] | None:
    """Where the words begin that tie a thing to what stands before it, and the first of them."""
    join = alternatives(listed("grammar", "joining") | listed("grammar", "clauses"))
    found = re.search(rf",?\s*({join})(?:\s+of)?$", left, re.I)
    if found is None:
        words = tokens(left)
        if words and words[-1].word.endswith("ing") and is_verb(words, len(words) - 1):
            return words[-1].start, "ing"
        return None
    return found.start(), found[1].lower()


def _end_of(caption: str, thing: Thing, link: str) -> int:
    """Where what is said of a thing ends: a clause at its end, a noun before what follows it."""
    rest = caption[thing.end :]
    if link in listed("grammar", "clauses"):
        stop = re.search(r"[,.;]|\s(?:and|while|but)\s|$", rest)
    elif link in ("with", "ing"):
        stop = re.match(r"(?:\s+\w+ing\b[^,.;]*|\s+around (?:it|them|him|her))?", rest)
    else:
        stop = re.match(r"", rest)
    return thing.end + (
        stop.start() if stop and link in listed("grammar", "clauses") else stop.end() if stop else 0
    )


def _scenery(caption: str, thing: Thing) -> str | None:
    """What is left of a caption whose subject goes: from its first place on."""
    rest = caption[thing.end :]
    where = re.search(r"(?:in|on|at|over|through|along|across|under|above|by)\s+(?=\w)", rest)
    if (
        caption[: thing.start].strip()
        or where is None
        or re.search(r"[,.;]", rest[: where.start()])
    ):
        return None
    return spliced(caption, 0, thing.end + where.end(), "")


def verbs(caption: str, base: str) -> Iterator[tuple[int, int, str]]:
    """Where a verb stands in a caption, in whichever form: start, end, the word."""
    words = tokens(caption)
    for index, token in enumerate(words):
        if verb(token.word) == base and (is_verb(words, index) or token.word.endswith("ing")):
            yield token.start, token.end, token.text


def doing(caption: str, old: str, new: str) -> str:
    """Another action in the place of one; "" when the caption does not have that one."""
    found = list(verbs(caption, old))
    for start, end, word in reversed(found):
        caption = caption[:start] + inflected(new, tag_of(word)) + caption[end:]
    return caption if found else ""
