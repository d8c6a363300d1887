"""Takes a prompt apart into single instructions, without the words that only make it polite."""

from __future__ import annotations

import re
from functools import lru_cache

from kinora.engines.diffusion.captions.qualities import groups
from kinora.engines.diffusion.captions.words import alternatives, listed, verb

_POLITE = re.compile(
    r"^(?:please|can you|could you|would you|will you|i(?:'d| would) like(?: you)?(?: to)?"
    r"|i want(?: you to)?|we (?:want|need)(?: to)?|now|what if|how about|let's|let us|just|also|and"
    r"|but|ok(?:ay)?|hey|kindly|try to|maybe|so|instead"
    r"|(?:the )?(?:exact )?same (?:shot|scene|thing|video|clip)(?: again)?(?:,? (?:but|only|just|except))*"
    r"|(?:the )?(?:exact )?same(?: \w+){0,2},? but"
    r"|keep (?:everything|the rest|all)(?: else)?(?: the same| as (?:it )?is)?,? (?:but|and)"
    r"|(?:do not|don't) change anything(?: else)?,?(?: but| just| except)?"
    r"|everything(?: else)? (?:the same|stays(?: the same)?),? but)[\s,:]+(?=\S)",
    re.I,
)
_THANKS = re.compile(
    r"[\s,]+(?:please|instead|though|as well|too|this time|thanks|thank you|for me|if possible)"
    r"[\s.,!?]*$",
    re.I,
)
_KEEP = re.compile(
    r"(?:and |but )?(?:keep|leave) (?:everything|the rest|all|the other things)(?: else)?\b.*"
    r"|(?:everything|the rest|all)(?: else)? (?:stays|remains|is|should (?:stay|remain)).*"
    r"|(?:do not|don't) change anything(?: else)?.*",
    re.I,
)
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»')
_BACKED = re.compile(
    r"^(?P<first>(?:make|turn|paint|colou?r|change|replace|swap)\s+(?!.*\bbackground .*background)\S+\s.*?\w)(?<!\bbe)(?<!\bit)"
    r"\s+(?P<second>(?:on|against|with) an? (?:[\w-]+ ){1,3}background)$",
    re.I,
)
_ELLIPSIS = re.compile(
    r"^(?P<verb>change|turn|replace|swap|make|paint|colou?r)\s+(?P<first>.+?)(?:,\s*|,?\s+and\s+)"
    r"(?P<second>(?:the|his|her|its|their)\s+.+)$",
    re.I,
)


def split(prompt: str) -> list[str]:
    """The instructions of a prompt in order; a prompt in quotation marks is taken for what is in
    them. Words within quotation marks stay together."""
    text = prompt.strip().replace(" & ", " and ")
    if re.fullmatch(r'"[^"]*"|“[^”]*”|«[^»]*»|\'[^\']*\'', text):
        text = text[1:-1].strip()
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    parts, begin = [], 0
    for cut in _cuts().finditer(text):
        if any(start < cut.start() < end for start, end in quoted):
            continue
        parts.append(text[begin : cut.start()])
        begin = cut.end()
    parts.append(text[begin:])
    plain = [polished(part) for part in parts]
    apart = [each for part in plain if part for each in _with_background(part)]
    return [each for part in apart for each in _without_ellipsis(part)]


@lru_cache(maxsize=1)
def _cuts() -> re.Pattern[str]:
    orders = alternatives(listed("actions", "imperatives"))
    colors = alternatives(listed("qualities", "color"))  # "light blue" orders nothing
    starts = rf"(?:(?:please|just|only)\s+)?{orders}\s+(?!{colors})\w"
    camera = alternatives(listed("camera", "nouns") | listed("camera", "framings"))
    return re.compile(
        r"[.;!?…]+(?:\s+|$)|\n+"
        rf"|,?\s+(?:and then|and also|and|but also|but|plus|also|then)\s+(?={starts})"
        rf"|,\s*(?={starts})|,\s+(?={camera}\b)|,\s+(?=(?:with|without|no|then|in the style)\s)",
        re.I,
    )


def polished(clause: str) -> str:
    """The instruction itself; "" for one that only asks to keep the rest."""
    text = clause.strip(" ,;:")
    if _KEEP.fullmatch(text):
        return ""
    for _ in range(4):
        shorter = _THANKS.sub("", _POLITE.sub("", text))
        if shorter == text or not shorter.strip():
            break
        text = shorter
    return text.strip(" ,;:")


def _with_background(clause: str) -> list[str]:
    """ "Make it blue on a white background" is two instructions."""
    found = _BACKED.match(clause)
    return [found["first"], found["second"]] if found else [clause]


def _without_ellipsis(clause: str) -> list[str]:
    """ "Make the cat black and the dog white" is two instructions with one verb."""
    found = _ELLIPSIS.match(clause)
    if not found:
        return [clause]
    first, second = found["first"], found["second"]
    has_link = [bool(re.search(r"\s(?:to|into|with|for|by)\s", part)) for part in (first, second)]
    if found["verb"].lower() in ("make", "paint", "color", "colour"):
        last = second.split()[-1].lower()
        splits = _quality_at_end(first) and (_quality_at_end(second) or verb(last) == last)
    else:
        splits = all(has_link)
    if not splits:
        return [clause]
    return [f"{found['verb']} {first}", f"{found['verb']} {second}"]


def _quality_at_end(words: str) -> bool:
    return bool(groups(words.split()[-1]))
