"""What surrounds everything in a caption: hour, weather, season, speed, mood, style, palette. Finds such a
phrase and puts another in its place, or behind where there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kinora.engines.diffusion.captions.edits import removed
from kinora.engines.diffusion.captions.splicing import spliced, with_tail
from kinora.engines.diffusion.captions.things import find, is_determiner, is_stop, is_verb
from kinora.engines.diffusion.captions.words import alternatives, listed, table, tokens

_NOUNS = ("time", "weather", "mood", "atmosphere", "light", "scene", "feel", "vibe", "season")
KINDS = ("hour", "weather", "season", "speed")


_SOFT = (
    r"(?:(?:early|late|heavy|light|falling|bright|thick|dense|warm|soft|pouring|gentle|dark|clear"
    r"|sunny|rainy|cloudy|cold|hot|strong)\s+)*"
)


_FILLER = re.compile(
    r"^(?:a|an|the|in|at|during|on|under|more|very|really|like|and|with|to|be|of|by|full|into|,|\s)+(?!\w)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Surrounding:
    """One of them: of which kind, as a phrase of its own, and as an adjective."""

    kind: str
    phrase: str
    bare: str


@lru_cache(maxsize=1)
def _known() -> dict[str, Surrounding]:
    known = {}
    for kind in KINDS:
        for row in table(kind).values():
            for word in (*row["words"], *row.get("also", ())):
                known[word] = Surrounding(kind, row["phrase"], row["bare"])
    for word in listed("mood", "words"):
        article = "an" if word[0] in "aeiou" else "a"
        known[word] = Surrounding("mood", f"in {article} {word} mood", word)
    return known


@lru_cache(maxsize=8)
def _pattern(kind: str) -> re.Pattern[str]:
    if kind == "mood":
        words = rf"{alternatives(listed('mood', 'words'))}\s+(?:mood|atmosphere)"
    else:
        words = alternatives(word for row in table(kind).values() for word in row["words"])
    return re.compile(
        rf"(?P<lead>(?:\b(?:at|in|during|on|under|by|through|as)\s+)?(?:\b(?:the|an?)\s+)?{_SOFT})"
        rf"(?P<word>{words})(?P<more>(?:\s+(?:light|sunlight|sun|sky|glow|time)\b)?)",
        re.I,
    )


def understood(text: str) -> tuple[list[Surrounding], str]:
    """The surroundings that a text names and the words after them; none at all unless it begins
    with one and nothing but a further remark follows."""
    found: list[Surrounding] = []
    rest = _plain(text.strip(" .,!"))
    pattern = re.compile(alternatives(_known()), re.I)
    while rest:
        if found and re.match(r"with\b", rest, re.I):
            break
        filler = _FILLER.match(rest)
        bare_rest = rest[filler.end() :].strip() if filler else rest
        match = pattern.match(bare_rest)
        if match is None:
            break
        found.append(_known()[match[0].lower()])
        rest = bare_rest[match.end() :].strip()
    if rest in _NOUNS:
        rest = ""
    if rest and not re.match(r"(?:with|over|and|,)\b", rest):
        return [], text
    return _agreeing(found), rest


def _plain(text: str) -> str:
    """ "foggier" as "foggy"."""
    return re.sub(
        r"\b(\w{3,})ier\b", lambda s: f"{s[1]}y" if f"{s[1].lower()}y" in _known() else s[0], text
    )


def _agreeing(found: list[Surrounding]) -> list[Surrounding]:
    """Without the "day" of "sunny day", which says nothing further."""
    if len(found) > 1:
        return [found[0], *(each for each in found[1:] if each.bare != "daytime")]
    return found


def surrounded(caption: str, new: Surrounding, rest: str = "") -> str:
    """The caption with this in the place of what it has of the kind."""
    phrase = f"{new.phrase} {rest}".strip()
    done = False
    for match in reversed(list(_pattern(new.kind).finditer(caption))):
        where = _stands(caption, match)
        if where == "before a noun":
            word = match.start("word"), match.end("more")
            caption = spliced(caption, *word, new.bare)
            done = True
        elif where in ("alone", "a part"):
            end = match.end() if where == "alone" else _part_end(caption, match.end())
            caption = spliced(caption, match.start(), end, "" if done else phrase)
            done = True
    if not done:
        return with_tail(caption, phrase)
    return caption if not rest or rest in caption else with_tail(caption, rest)


def _stands(caption: str, match: re.Match[str]) -> str:
    """How a phrase stands in its sentence: "alone", "before a noun", "a part" that goes on after it,
    "a sentence" of which it is the subject, or "" for neither."""
    follows = re.match(r"\s+([\w-]+)", caption[match.end() :])
    if follows and not match["lead"] and caption[: match.start()].rstrip()[-1:] in (",", ";"):
        return "a part"
    if follows and not is_stop(follows[1]) and not is_determiner(follows[1]):
        words = tokens(caption)
        index = next(i for i, token in enumerate(words) if token.start >= match.end())
        ends = follows[1].endswith("ly") or is_verb(words, index)
        begins = not caption[: match.start()].strip()
        return ("a sentence" if begins else "") if ends else "before a noun"
    left = caption[: match.start()].rstrip()
    prepositions = listed("grammar", "prepositions") | {"as"}
    first = match["lead"].split(" ")[0].lower()
    return "alone" if first in prepositions or not left or left[-1] in ",;:." else ""


def _part_end(caption: str, at: int) -> int:
    found = re.search(r"[,.;]", caption[at:])
    return at + found.start() if found else len(caption)


def cleared(caption: str, word: str) -> str | None:
    """The caption without a surrounding that it names; None when it does not."""
    what = _known().get(word.lower())
    if what is None:
        return None
    for match in reversed(list(_pattern(what.kind).finditer(caption))):
        has = _known().get(match["word"].lower())
        stands = _stands(caption, match)
        if has and has.bare == what.bare and stands:
            start = match.start("word") if stands == "before a noun" else match.start()
            end = _part_end(caption, match.end()) if stands == "a part" else match.end()
            return spliced(caption, start, end, "") if stands != "a sentence" else None
    return None


def styled(caption: str, phrase: str) -> str:
    """In this style instead of the one that the caption names."""
    names = listed("style", "art") | listed("style", "manner") | listed("style", "plain")
    one = alternatives(names)
    old = re.compile(
        r"(?:in the style of [^,.;]+"
        rf"|\b(?:in|as)\s+(?:an?\s+)?(?:\w+\s+)?{one}(?:\s+(?:style|look))?|{one}\s+style)",
        re.I,
    )
    return _phrased(caption, old, phrase)


def coloured(caption: str, phrase: str) -> str:
    """In this palette instead of the one that the caption names."""
    old = re.compile(r"in an? colou?r palette of .+?(?=, (?:with|in|as|the)\b|[.;]|$)", re.I)
    return _phrased(caption, old, phrase)


def _phrased(caption: str, old: re.Pattern[str], phrase: str) -> str:
    found = old.search(caption)
    return (
        spliced(caption, found.start(), found.end(), phrase)
        if found
        else with_tail(caption, phrase)
    )


def without_thing(caption: str, name: str) -> str | None:
    """The caption without what goes by this name, be it weather or a thing; None where it is not
    there, or all there is."""
    gone = cleared(caption, name)
    if gone is not None:
        return gone
    thing = find(caption, name)
    return removed(caption, thing) if thing else None
