"""Where a caption takes place and what the camera does in it. Finds such a phrase and puts another in its
place, or behind where there is none."""

from __future__ import annotations

import re

from kinora.engines.diffusion.captions.edits import replaced
from kinora.engines.diffusion.captions.splicing import spliced, with_tail
from kinora.engines.diffusion.captions.things import Thing, find, lead_in, main_thing
from kinora.engines.diffusion.captions.words import Token, alternatives, lemma, listed, tokens


def place_of(caption: str) -> tuple[int, int, str] | None:
    """Where a caption says where it happens: start, end and the preposition."""
    known = listed("place", "on") | listed("place", "in")
    words = tokens(caption)
    for index, token in enumerate(words):
        if lemma(token.word) not in known and token.word not in known:
            continue
        if index + 1 < len(words) and _belongs(words[index : index + 2], known):
            continue
        thing = find(caption[: token.end], token.text)
        if thing is None:
            continue
        lead = re.search(
            r"\b(in|on|at|through|across|along|over|by|inside|near|down|up|into)\s+$",
            caption[: thing.start],
            re.I,
        )
        looked_at = lead and lead[1] == "at" and lemma(token.word) in listed("things", "everywhere")
        if (
            lead
            and not looked_at
            and not re.search(r"\b(?:dressed|covered)\s+$", caption[: lead.start()])
        ):
            return lead.start(), thing.end, lead[1]
    return None


def background_of(caption: str) -> Thing | None:
    """The background that a caption gives its things: "on a white background"."""
    found = find(caption, "background") or find(caption, "backdrop")
    return found if found and (found.qualities or found.determiner.lower() == "a") else None


def _belongs(pair: list[Token], known: frozenset[str]) -> bool:
    """Whether a place's word is but the first of a longer name: the "city" of "city street"."""
    first, second = pair
    return second.start - first.end == 1 and lemma(second.word) in known


def preposition_for(place: str) -> str:
    """ "on" or "in", as one says of such a place."""
    last = [lemma(token.word) for token in tokens(place)]
    return "on" if last and any(word in listed("place", "on") for word in last[-1:]) else "in"


def placed(caption: str, preposition: str, place: str) -> str:
    """The caption at another place; "" as preposition keeps the caption's own."""
    back = background_of(caption)
    lead = re.search(
        r"\b(?:on|over|against|in front of|with)\s+$", caption[: back.start if back else 0], re.I
    )
    if back and lead:
        where = f"{preposition or preposition_for(place)} {place}"
        return spliced(caption, lead.start(), back.end, where)
    found = place_of(caption)
    if found:
        start, end, own = found
        own = own if own in ("through", "across", "over", "inside", "near") else ""
        preposition = preposition or own or preposition_for(place)
        if place[:1].isupper():  # the source's own town goes with its street
            town = re.match(r" in (?:the )?[A-Z]\w+", caption[end:])
            end += town.end() if town else 0
        return spliced(caption, start, end, f"{preposition} {place}")
    where = f"{preposition or preposition_for(place)} {place}"
    main = main_thing(caption)
    if main and is_place(main.head):
        return replaced(caption, main, place)
    return with_tail(caption, where)


def is_place(noun: str) -> bool:
    known = listed("place", "on") | listed("place", "in")
    return lemma(noun) in known or noun.lower() in known


def filmed(caption: str, move: str) -> str:
    """The camera doing this instead of what the caption says of it."""
    nouns = alternatives(listed("camera", "nouns"))
    kinds = alternatives(listed("camera", "adjectives"))
    old = re.compile(rf"(?:(?<=[,.;])\s*|^)(?:the\s+|an?\s+)?(?:{kinds}\s+)*{nouns}[^,.;]*", re.I)
    found = [match for match in old.finditer(caption) if not _is_lead(caption, match)]
    if not found:
        return with_tail(caption, move)
    for match in reversed(found[1:]):
        caption = spliced(caption, match.start(), match.end(), "")
    first = found[0]
    space = " " if first.start() else ""
    return caption[: first.start()] + space + move + caption[first.end() :]


def _is_lead(caption: str, match: re.Match[str]) -> bool:
    return match.end() <= lead_in(caption) or caption[: match.end()].endswith(" of")


def framed(caption: str, framing: str) -> str:
    """In this framing: at the caption's beginning where it names one there, else behind."""
    end = lead_in(caption)
    if end and re.search(r"\bof\s+$", caption[:end]):
        return spliced(caption, 0, end, f"{framing} of ")
    return with_tail(caption, framing)
