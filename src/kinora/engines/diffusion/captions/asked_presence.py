"""Instructions about what is there: how many, what comes and what goes. Each rule gives the edited caption,
or None where it does not apply."""

from __future__ import annotations

import re

from kinora.engines.diffusion.captions import edits
from kinora.engines.diffusion.captions.asked_looks import cuts, scope_of, target
from kinora.engines.diffusion.captions.change import Edit, Scope, widest
from kinora.engines.diffusion.captions.splicing import phrase, spliced, with_more, with_tail
from kinora.engines.diffusion.captions.surroundings import cleared, understood, without_thing
from kinora.engines.diffusion.captions.things import Thing, bare, find, is_determiner
from kinora.engines.diffusion.captions.words import lemma, listed, number_of, number_word, tokens

_NUMBER = (
    r"(?P<count>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|many|several"
    r"|a few|lots of|dozens of|hundreds of|more|fewer|less|another|a second|a third|only one)"
)


_COUNT = re.compile(
    r"^(?P<verb>(?:make|have|show|let|there|only|just|use|change|turn|add|bring|put|with|include)\b)?\s*"
    r"(?:it|them|that|there)?\s*(?:to|into|be|is|are|should be)?\s*(?:in\s+)?(?:only|just)?\s*"
    rf"{_NUMBER}\s*(?P<more>(?:more|other|extra|additional)\b)?\s*(?:of\s+)?(?P<what>.*)$",
    re.I,
)


_GIVE = re.compile(r"^(?:give\s+(?P<rest>.+)|(?:dress|put)\s+(?P<in>.+?\s+in\s.+))$", re.I)


_WEARS = re.compile(
    r"^(?:have\s+|let\s+|make\s+)?(?P<who>.+?)\s+"
    r"(?:gets?|wears?|has|have|is wearing|are wearing|wearing|puts? on|should (?:wear|have))"
    r"\s+(?P<what>.+)$",
    re.I,
)


_PUT_ON = re.compile(
    r"^(?:put|add|place|attach)\s+(?P<what>.+?)\s+(?:on|to|onto|for)\s+(?P<who>.+)$", re.I
)


_ADD = re.compile(
    r"^(?:(?:add|include|insert|introduce|show|put|place|bring|throw|use)(?:\s+in)?|have|let there be"
    r"|there (?:is|are|should be)|(?P<with>with))\s+(?P<what>.+)$",
    re.I,
)


_REMOVE = re.compile(
    r"^(?:(?:remove|delete|erase|take (?:out|away)|get rid of|drop|lose|eliminate|hide|without|no|no more"
    r"|stop|clear(?: away)?|with no|there (?:is|are) no)\s+(?P<what>.+?)|take\s+(?P<what2>.+?)\s+(?:out|away|off))"
    r"(?:\s+from\s+(?:the )?(?:scene|shot|video|picture|image|background|it))?$",
    re.I,
)


def counted(caption: str, clause: str, about: str) -> Edit | None:
    """ "Make it three penguins", "add five more balloons", "fewer people", "another dog"."""
    clause = re.sub(
        rf"\s+(?:instead of|rather than|not) (?:just )?{_NUMBER.replace('?P<count>', '?:')}$",
        "",
        clause,
        flags=re.I,
    )
    found = _COUNT.match(re.sub(r"\s+only$", "", clause, flags=re.I))
    if not found:
        return None
    name, count = found["what"].strip(), found["count"].lower()
    if name in ("", "them", "them all"):
        thing = target(caption, about, "it")
    else:
        name = re.sub(r"(?<=\w)\s+\w+ing$", "", name)
        thing = find(caption, name) if len(tokens(bare(name))) < 4 else None
    if thing is None:
        return None
    if lemma(thing.head) in listed("grammar", "uncountable"):
        return _measured(caption, thing, count)
    word = _number(
        thing, count, is_more=bool(found["more"]) or (found["verb"] or "").lower() == "add"
    )
    told = f"{name or thing.head}: {word}"
    return Edit(edits.counted(caption, thing, word), Scope.LAYOUT, told, thing.head)


def _measured(caption: str, thing: Thing, count: str) -> Edit | None:
    """ "More steam", of which there are no two."""
    much = {"more": "a lot of", "lots of": "a lot of", "less": "a little", "a few": "a little"}.get(
        count
    )
    if much is None:
        return None
    new = spliced(caption, thing.start, thing.end, phrase(much, thing.qualities, thing.head))
    return Edit(new, scope_of(thing.head), f"{much} {thing.head}", thing.head)


def _number(thing: Thing, count: str, *, is_more: bool) -> str:
    """How many there are to be, in words."""
    if count in ("more", "lots of", "dozens of", "hundreds of"):
        return "many"
    if count in ("fewer", "less"):
        return "a few"
    if count in ("another", "a second", "a third"):
        return edits.more_of(thing, 1)
    number = number_of(count.removeprefix("only "))
    if number is None:
        return count
    return edits.more_of(thing, number) if is_more else number_word(number)


def given(caption: str, clause: str, about: str) -> Edit | None:
    """ "Give the cat a hat", "the snowman gets a green scarf", "put a saddle on the horse"."""
    found = _GIVE.match(clause)
    for name, what in cuts(found["rest"] or found["in"]) if found else ():
        thing = target(caption, about, name)
        if found and found["in"] and not what.lower().startswith("in "):
            continue
        what = re.sub(r"^in\s+", "", what)
        is_whole = thing and (" " not in name or lemma(name.split()[-1]) == lemma(thing.head))
        named = name.lower() != "her" or is_determiner(what.split()[0])
        is_gift = named and bare(what) and not what.lower().startswith(("on ", "with ", "to "))
        if thing and is_whole and is_gift:
            return _give(caption, thing, what)
    for pattern in (_WEARS, _PUT_ON):
        found = pattern.match(clause)
        if not found:
            continue
        thing = target(caption, about, found["who"])
        worn = lemma(edits.noun_of(found["what"])) in listed("things", "worn")
        if thing and worn:
            return _give(caption, thing, found["what"])
    return None


def _give(caption: str, thing: Thing, what: str) -> Edit:
    return Edit(
        edits.wearing(caption, thing, what), Scope.LOCAL, f"{thing.head} has {what}", thing.head
    )


def added(caption: str, clause: str, about: str) -> Edit | None:
    """ "Add a spotlight", "put a cat on the table", "with lanterns"."""
    found = _ADD.match(clause)
    if not found or re.match(r"(?:it|him|her|them)\b", found["what"], re.I):
        return None
    what = re.sub(r"^also\s+|\s+(?:in|there)$", "", found["what"], flags=re.I)
    noun = edits.noun_of(what)
    scope = widest([scope_of(noun), Scope.GLOBAL if understood(what)[0] else Scope.LOCAL])
    if found["with"]:
        return Edit(with_tail(caption, f"with {what}"), scope, f"{what} comes in", noun)
    same = find(caption, what) if is_determiner(what.split()[0]) else None
    if same and same.determiner.lower() in ("a", "an") and len(tokens(what)) == 2:
        new = edits.counted(caption, same, edits.more_of(same, number_of(what.split()[0]) or 1))
        return Edit(new, Scope.LAYOUT, f"one more {noun}", noun)
    return Edit(with_more(caption, what), scope, f"{what} comes in", noun)


def removed(caption: str, clause: str, about: str) -> Edit | None:
    """ "Remove the dog", "no people", "stop the rain"."""
    found = _REMOVE.match(clause)
    if not found:
        return None
    scopes: list[Scope] = []
    for name in re.split(r",\s*(?:and\s+)?|\s+(?:and|or)\s+", found["what"] or found["what2"]):
        fewer = _fewer(caption, name)
        if fewer:
            caption = fewer
            scopes.append(Scope.LAYOUT)
            continue
        plain = bare(name) or name
        is_wide = cleared(caption, plain) is not None or bool(understood(plain)[0])
        thing = (
            target(caption, about, name) if name.lower() in ("it", "him", "her", "them") else None
        )
        new = edits.removed(caption, thing) if thing else without_thing(caption, plain)
        caption = new if new is not None else with_tail(caption, f"without {plain}")
        scopes.append(Scope.GLOBAL if is_wide else Scope.LOCAL)
    return Edit(caption, widest(scopes), f"{found['what'] or found['what2']} goes")


def _fewer(caption: str, name: str) -> str:
    """The caption with so many less of several: "one (of the) triangles"; "" for all of them."""
    words = tokens(name)
    count = number_of(words[0].word) if words else None
    thing = find(caption, name) if count and words[0].word not in ("a", "an") else None
    has = edits.count_of(thing) if thing else None
    if not thing or not thing.is_plural or not count or (has is not None and has <= count):
        return ""
    return edits.counted(caption, thing, edits.more_of(thing, -count))
