"""How a thing of a caption looks: colour, size, age, material and the like, one of a kind at a time."""

from __future__ import annotations

import re

from kinora.engines.diffusion.captions.splicing import begins_sentence, phrase, spliced, uncapital
from kinora.engines.diffusion.captions.things import Thing, is_determiner
from kinora.engines.diffusion.captions.words import (
    alternatives,
    can_be,
    listed,
    quality_of,
    table,
    tokens,
)

_LIKE = ("-shaped", "-like", "-sized", "-covered", "-lit")
_RANKS = (
    "size",
    "age",
    "manner",
    "brightness",
    "pattern",
    "color",
    "material",
)  # their order before a noun


def groups(asked: str) -> list[tuple[str, str]]:
    """The qualities in words such as "matte black and bigger", each with its kind; empty when one
    of the words is none."""
    color = rf"(?:(?:{alternatives(listed('shades', 'words'))})\s+)*{alternatives(listed('qualities', 'color'))}"
    colors = re.compile(rf"{color}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){color})*", re.I)
    found, rest = [], asked.strip()
    match = colors.search(rest)
    if match:
        found.append(("color", match[0]))
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    fillers = listed("grammar", "filling")
    for token in (each for each in tokens(rest) if each.word not in fillers):
        word = str(table("materials").get(token.word, _base(token.word)))
        kind = quality_of(word)
        if kind:
            found.append((kind, word))
        elif word.endswith(("-colored", "-coloured")):
            found.append(("color", word))
        elif (can_be(word, "ADJ") and not can_be(word, "VERB")) or word.endswith(_LIKE):
            found.append(("", word))
        else:
            return []
    return found


def _base(word: str) -> str:
    """ "bigger" gives "big"."""
    if word.endswith(("er", "est")) and not quality_of(word):
        shorter = re.sub(r"(?:er|est)$", "", word)
        for base in (shorter, f"{shorter}e", shorter[:-1], re.sub("i$", "y", shorter)):
            if quality_of(base):
                return base
    return word


def qualified(caption: str, thing: Thing, asked: list[tuple[str, str]]) -> str:
    """The thing with other qualities; those of the same kind make way."""
    qualities = thing.qualities
    if not thing.determiner and begins_sentence(caption, thing.start):
        qualities = uncapital(qualities)
    for kind, words in asked:
        qualities = _with_quality(qualities, kind, words)
    starts = thing.end - len(thing.head) == thing.start and begins_sentence(caption, thing.start)
    head = uncapital(thing.head) if starts and qualities else thing.head
    return spliced(caption, thing.start, thing.end, phrase(thing.determiner, qualities, head))


def reshaped(thing: Thing, new: str) -> str:
    """Another shape for a thing, that looks the same but for what the new one's name says of it."""
    words, own = tokens(new), thing.qualities
    leads = bool(words) and is_determiner(words[0].word)
    *looks, _ = words[leads:] or words
    for kind, said in groups(" ".join(token.text for token in looks)):
        own = _with_quality(own, kind, said)
    return phrase(words[0].text if leads else "", own, words[-1].text)


def _with_quality(qualities: str, kind: str, words: str) -> str:
    old = _old(qualities, kind)
    if old and kind == "size" and old[0].lower() == words.lower():
        words = f"very {words}"
    if old:
        return qualities[: old.start()] + words + qualities[old.end() :]
    parts = tokens(qualities)
    rank = _rank(kind)
    after = next((part for part in parts if _rank(quality_of(part.word)) > rank), None)
    at = after.start if after else len(qualities)
    if kind in ("material", "") or (after and not quality_of(after.word)):
        at = _before_compound(qualities)
    return " ".join(f"{qualities[:at]} {words} {qualities[at:]}".split())


def _old(qualities: str, kind: str) -> re.Match[str] | None:
    if not kind:
        return None
    one = alternatives(listed("qualities", kind))
    shades = alternatives(listed("shades", "words"))
    more = rf"(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?:{shades}\s+)*{one})*" if kind == "color" else ""
    return re.search(rf"(?:{shades}\s+)*{one}{more}", qualities, re.I)


def _rank(kind: str) -> int:
    return _RANKS.index(kind) if kind in _RANKS else len(_RANKS)


def _before_compound(qualities: str) -> int:
    """Where the noun's own first words begin: of "small hot air" at "hot"."""
    at = len(qualities)
    for part in reversed(tokens(qualities)):
        if quality_of(part.word) not in ("", "material"):
            return at
        at = part.start
    return at
