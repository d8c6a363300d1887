"""Instructions about what surrounds everything: camera, speed, style, palette, hour, weather,
season, mood, place. Each rule gives the edited caption, or None where it does not apply."""

from __future__ import annotations

import re
from functools import lru_cache

from kinora.engines.diffusion.captions import staging, surroundings
from kinora.engines.diffusion.captions.change import Edit, Scope
from kinora.engines.diffusion.captions.splicing import uncapital, with_tail
from kinora.engines.diffusion.captions.words import alternatives, inflected, listed

_SCENE = (
    r"(?:it|this|everything|the (?:whole |entire )?(?:scene|shot|video|clip|setting|picture|image|film"
    r"|movie|action|thing)|(?:the )?(?:time(?: of day)?|weather|season|hour|mood|atmosphere|vibe)"
    r"|the (?:lighting|light|sky|style|look))"
)
_TO = r"(?:to be|be|to|into|in|at|during|look(?:s)? like|look|feel(?: like)?|as|starts? to|begins? to|as if it(?:'s| is))"
_LEAD = (
    r"(?:(?:let|make|use|set|change|turn|switch|have|show|shift|relight|restyle|render|film|convert"
    rf"|transform|redo|give|apply|put|place|move|start|begin)\s+(?:{_SCENE}\s+)?(?:{_TO}\s+)*"
    rf"|it(?:'s| is| was| should be| must be)?\s+(?:now\s+)?(?:{_TO}\s+)*"
    rf"|{_SCENE}\s+(?:is|should be|becomes|starts|begins|turns)\s+(?:{_TO}\s+)*|there is\s+)?"
)
_SET = re.compile(rf"^{_LEAD}(?P<what>\S.*)$", re.I)
_PALETTE = re.compile(
    r"^(?:(?:shift|change|set|make|switch|use|move|give it)\s+)?(?:the\s+|an?\s+)?"
    r"(?:(?:colou?r )?(?:palette|scheme|grading|grade)|colou?rs)\s+(?:to|of|into|as|is|should be)\s+(?P<what>.+)$",
    re.I,
)
_PLACE = re.compile(
    r"^(?:(?:set|move|place|put|relocate|bring|take|shift|transport|film|stage|have)\s+"
    r"(?:it|this|everything|them|him|her|the (?:whole |entire )?(?:scene|shot|video|action|setting|story|thing))"
    r"(?:\s+(?:happen|take place|set))?\s+(?P<how>in|on|at|to|into|onto|inside|under|near|by)\s+"
    r"|(?:change|switch|make|replace|set|turn)\s+(?:the\s+)?"
    r"(?:background|setting|location|place|scenery|environment|backdrop|scene)\s+"
    r"(?:to(?: be)?|into|with|as)?\s*"
    r"|(?:the\s+)?(?:background|setting|location|place|scenery|environment|backdrop) (?:is|should be|becomes)\s+)"
    r"(?P<what>\S.*)$",
    re.I,
)
_WHERE = re.compile(r"^(?P<how>in|on|at|inside|under)\s+(?P<what>(?:(?:a|an|the)\s+)?\S.*)$", re.I)


@lru_cache(maxsize=1)
def _camera() -> dict[str, re.Pattern[str]]:
    moves = alternatives(listed("camera", "moves"))
    nouns = alternatives(listed("camera", "nouns") | listed("camera", "moves"))
    adjectives = alternatives(listed("camera", "adjectives"))
    framings = alternatives(listed("camera", "framings"))
    return {
        "said": re.compile(r"^(?:the\s+)?camera\s+\w", re.I),
        "verb": re.compile(rf"^(?:(?P<how>\w+ly)\s+)?(?P<verb>{moves})(?P<rest>(?:\s.*)?)$", re.I),
        "object": re.compile(r"^(?:(?:make|have|let)\s+the camera\s+(?P<verb>\w+)|(?P<verb2>\w+)\s+the camera)(?P<rest>(?:\s.*)?)$", re.I),
        "noun": re.compile(rf"^(?:use\s+|add\s+|with\s+|do\s+)?(?:an?\s+)?(?P<move>(?:{adjectives}\s+)*{nouns}(?:\s.*)?)$", re.I),
        "framing": re.compile(
            rf"^{_LEAD}(?:(?:use|from|as|switch to|(?:start|end|open) (?:with|on)|cut to)\s+)?"
            rf"(?:an?\s+|the\s+)?(?P<framing>{framings})(?P<of>\s+(?:of\s+(?:the|his|her|its|their)|from)\s.+)?$",
            re.I,
        ),
    }  # fmt: skip


def filmed(caption: str, clause: str, about: str) -> Edit | None:
    """ "Zoom out slowly", "slow dolly in", "the camera orbits", "make it a close-up"."""
    patterns = _camera()
    framing = patterns["framing"].match(clause)
    if framing:
        of = framing["of"] or ""
        said = framing["framing"].lower()
        new = with_tail(caption, said + of) if of else staging.framed(caption, said)
        return Edit(new, Scope.LAYOUT, f"the framing becomes {framing['framing'].lower()}")
    move = _move(clause)
    if not move:
        return None
    return Edit(staging.filmed(caption, move), Scope.LAYOUT, f"the camera's part is: {move}")


def _move(clause: str) -> str:
    patterns = _camera()
    if patterns["said"].match(clause):
        return uncapital(clause)
    seen = re.match(
        r"^(?:film|shoot|view|see|show)\s+(?:it|this|them|the \w+)\s+(from\s.+)$", clause, re.I
    )
    seen = seen or re.match(r"^(?:seen |filmed |shot |viewed )?(from\s.+)$", clause, re.I)
    if seen:
        return f"filmed {uncapital(seen[1])}"
    moved = patterns["object"].match(clause)
    if moved:
        verb = (moved["verb"] or moved["verb2"]).lower()
        return f"the camera {inflected(verb, 'VBZ')}{moved['rest']}"
    verb = patterns["verb"].match(clause)
    if verb and not re.match(r"\s+shot\b", verb["rest"]):
        first, _, more = verb["verb"].lower().partition(" ")
        how = f" {verb['how'].lower()}" if verb["how"] else ""
        return (
            f"the camera {inflected(first, 'VBZ')}{' ' + more if more else ''}{verb['rest']}{how}"
        )
    noun = patterns["noun"].match(clause)
    return uncapital(noun["move"]) if noun else ""


def styled(caption: str, clause: str, about: str) -> Edit | None:
    """ "In the style of …", "turn it into a watercolour", "make it look like anime"."""
    found = re.search(r"\bin the style of\s+(?P<what>.+)$", clause, re.I)
    said = _SET.match(clause)
    phrase = f"in the style of {found['what']}" if found else ""
    if not phrase and said:
        phrase = _style(said["what"])
    like = re.match(
        rf"^(?:(?:make|let|have)\s+{_SCENE}|{_SCENE}\s+should)\s+look (?P<how>like|as if|as though) (?P<what>.+)$",
        clause,
        re.I,
    )
    if not phrase and like:
        says = re.match(r"it\b", like["what"], re.I)
        phrase = f"looking {'as if' if says else 'like'} {like['what']}"
    if not phrase:
        return None
    return Edit(surroundings.styled(caption, phrase), Scope.GLOBAL, f"the style becomes {phrase}")


def _style(what: str) -> str:
    """The phrase for a style that a text names, or ""."""
    text = re.sub(r"^(?:as|in|like|into|more)\s+", "", what.strip(), flags=re.I)
    text = re.sub(r"^(?:an?|the)\s+", "", text, flags=re.I)
    named = re.match(
        r"^(?P<name>[\w' -]{2,40}?)\s+(?:style|aesthetic|look|vibe)(?P<rest>(?:,? (?:with|and) .*)?)$",
        text,
        re.I,
    )
    name = (named["name"] if named else text).strip()
    low = name.lower()
    if low in listed("style", "plain"):
        return f"in {low}"
    if named or low in listed("style", "manner"):
        rest = named["rest"] if named else ""
        return f"in {uncapital(name) if low in _styles() else name} style{rest}"
    made = r"(?:\s+(?:game|film|movie|animation|scene|video|cartoon|poster|painting|drawing|illustration))?"
    art = re.fullmatch(rf"(?:[\w-]+\s+){{0,2}}{alternatives(_styles())}{made}", low)
    if not art:
        return ""
    article = "an" if low[0] in "aeiou" else "a"
    return f"as {article} {name}"


def _styles() -> frozenset[str]:
    return listed("style", "art") | listed("style", "manner")


def coloured(caption: str, clause: str, about: str) -> Edit | None:
    """ "Shift the color palette to teal, sand and rust"."""
    found = _PALETTE.match(clause)
    if not found:
        return None
    phrase = f"in a color palette of {found['what']}"
    return Edit(
        surroundings.coloured(caption, phrase), Scope.GLOBAL, f"the palette is {found['what']}"
    )


def surrounded(caption: str, clause: str, about: str) -> Edit | None:
    """ "Make it night with stars", "let it rain", "in spring", "slow motion"."""
    cleared = re.match(r"^clear (?:up )?the (?:sky|weather|skies)(?: up)?$", clause, re.I)
    said = _SET.match("clear sky" if cleared else clause)
    if not said:
        return None
    wanted = re.sub(r"\s+(?:instead of|rather than|not)\s.*$", "", said["what"], flags=re.I)
    found, rest = surroundings.understood(wanted)
    for index, each in enumerate(found):
        caption = surroundings.surrounded(caption, each, rest if index == len(found) - 1 else "")
    if not found:
        return None
    moves = any(each.kind == "speed" for each in found)
    told = ", ".join(f"{each.kind}: {each.phrase}" for each in found)
    return Edit(caption, Scope.LAYOUT if moves else Scope.GLOBAL, told)


def placed(caption: str, clause: str, about: str) -> Edit | None:
    """ "Set it on a beach", "change the background to a forest", "in Paris"."""
    found = _PLACE.match(clause)
    how = (found["how"] or "").lower() if found else ""
    if not found:
        found = _WHERE.match(clause)
        last = found["what"].split()[-1] if found else ""
        if not found or not (staging.is_place(last) or last[:1].isupper()):
            return None
        how = found["how"].lower()
    place, further = _apart(found["what"])
    somebody = re.match(r"(?:put|have|take|bring|place)\s+(?:him|her|them)\b", clause, re.I)
    if somebody and not staging.is_place(place.split()[-1]):
        return None
    how = "" if how in ("to", "into", "onto") else how
    caption = staging.placed(caption, how, place)
    for each in further:
        caption = surroundings.surrounded(caption, each)
    return Edit(caption, Scope.LAYOUT, f"the place is {place}")


def _apart(where: str) -> tuple[str, list[surroundings.Surrounding]]:
    """The place and what else is said with it: "Tokyo at night"."""
    for cut in re.finditer(r",?\s+(?=(?:at|in|during|on|under)\s)", where):
        found, rest = surroundings.understood(where[cut.end() :])
        if found and not rest:
            return where[: cut.start()], found
    return where, []
