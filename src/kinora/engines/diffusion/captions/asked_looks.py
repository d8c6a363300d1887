"""Instructions about how things look and which they are. Each rule gives the edited caption, or None where
it does not apply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kinora.engines.diffusion.captions import edits, qualities
from kinora.engines.diffusion.captions.change import Edit, Scope, widest
from kinora.engines.diffusion.captions.splicing import phrase, spliced, with_more, with_tail
from kinora.engines.diffusion.captions.staging import is_place, place_of, placed
from kinora.engines.diffusion.captions.surroundings import surrounded, understood
from kinora.engines.diffusion.captions.things import (
    Thing,
    bare,
    find,
    is_determiner,
    is_stop,
    main_thing,
)
from kinora.engines.diffusion.captions.words import (
    inflected,
    is_plural,
    lemma,
    listed,
    quality_of,
    table,
    tokens,
    verb,
)

_MAKE = re.compile(
    r"^(?:make|let|have|paint|colou?r|dye|tint|turn|get(?! rid)|keep|recolou?r)\s+(?P<rest>.+)$",
    re.I,
)


_SIZED = re.compile(
    r"^(?P<how>shrink|enlarge|grow|blow up|reduce the size of|increase the size of)\s+(?P<what>(?:the|its|it|them)\b.*)$",
    re.I,
)


_IS = re.compile(
    r"^(?P<what>(?:the|his|her|its|their|my|this|that|it|he|she|they)\b.{0,60}?)\s+(?:is|are|was|were|to be|must be"
    r"|should be|becomes?|turns?|gets?|goes)\s+(?:now\s+)?(?:made (?:out )?of\s+)?(?P<how>.+?)"
    r"(?:\s+(?:instead of|rather than|not)\s+.+)?$",
    re.I,
)


_SHOULD = re.compile(
    r"^(?P<what>[\w' -]{1,60}?)\s+(?:should|must|has to|have to|needs? to) be\s+(?P<how>.+?)"
    r"(?:\s+(?:instead of|rather than|not)\s+.+)?$",
    re.I,
)


_EXCHANGE = (
    re.compile(
        r"^(?:replace|swap|switch|substitute|exchange|trade)\s+(?:out\s+)?(?P<old>.+?)\s+"
        r"(?:with|for|by|to|into)\s+(?P<new>.+)$",
        re.I,
    ),
    re.compile(
        r"^(?:change|turn|transform|convert|morph|recolou?r)\s+(?P<old>.+?)\s+"
        r"(?:into|to|from .+ to)\s+(?:be\s+)?(?P<new>.+)$",
        re.I,
    ),
    re.compile(r"^(?:make|let)\s+(?P<old>.+?)\s+(?:into|be(?:come)?)\s+(?P<new>.+)$", re.I),
    re.compile(r"^make\s+(?P<old>(?:the\s+)?.+?)\s+(?:into\s+)?(?P<new>an?\s+.+)$", re.I),
    re.compile(r"^(?P<old>[\w' -]{1,40}?)\s+(?:is now|should be|becomes)\s+(?P<new>an?\s+.+)$", re.I),
    re.compile(r"^(?P<old>\w+)\s+is\s+(?P<new>an?\s+.+)$", re.I),
    re.compile(
        r"^(?P<old>(?:the|it|he|she)\b.*?)\s+(?:turns into|becomes|is now|should be|is)\s+(?P<new>an?\s+.+)$",
        re.I,
    ),
    re.compile(r"^(?:(?:use|have|show|with)\s+)?(?P<new>.+?)\s+(?:instead|in place) of\s+(?P<old>.+)$", re.I),
)  # fmt: skip


_PROPERTY = re.compile(
    r"^(?:the\s+)?(?:colou?r|material|size|pattern|texture|age)s?\s+of\s+(?P<a>.+)$"
    r"|^(?P<b>.+?)(?:['’]s?)?\s+(?:colou?r|material|size|pattern|texture|age)$",
    re.I,
)


def target(caption: str, about: str, name: str) -> Thing | None:
    """The thing of the caption that a name or a pronoun means."""
    low = name.strip().lower()
    if low in listed("grammar", "pronouns"):
        return (find(caption, about) if about else None) or main_thing(caption, low)
    thing = find(caption, re.split(r"\s+of\s+", name)[0])
    if thing is None and lemma(low.split()[-1] if low else "") in listed("grammar", "anybody"):
        thing = main_thing(caption, "him")
        if thing and lemma(thing.head) in ("man", "woman", "boy", "girl", "child"):
            return None  # somebody else is meant
    return thing


def scope_of(noun: str) -> Scope:
    """How far a change of such a thing reaches."""
    if lemma(noun) in listed("things", "shapes") and not is_plural(noun):
        return Scope.LOCAL  # a star is no sky of them
    words = [lemma(token.word) for token in tokens(noun)]
    wide = listed("things", "light") | listed("things", "everywhere")
    return Scope.GLOBAL if any(word in wide for word in (*words, noun.lower())) else Scope.LOCAL


def cuts(rest: str) -> Iterator[tuple[str, str]]:
    """Every way to take a name off the beginning: "the ball blue" as "the ball" and "blue"."""
    words = rest.split()
    determined = bool(words) and is_determiner(words[0]) and words[0].lower() != "her"
    first = 2 if determined and len(words) > 2 else 1
    for count in range(first, min(len(words), 9)):
        yield " ".join(words[:count]), " ".join(words[count:])


def qualified(caption: str, clause: str, about: str) -> Edit | None:
    """ "Make the ball blue", "paint the house red and white", "the car should be green"."""
    sized = _SIZED.match(clause)
    if sized:
        size = "small" if sized["how"].lower().startswith(("shrink", "reduce")) else "big"
        return _qualify(caption, about, sized["what"], [("size", size)])
    made = _MAKE.match(clause)
    ways = list(cuts(made["rest"])) if made else []
    said = _IS.match(clause) or _SHOULD.match(clause)
    if said:
        ways.append((said["what"], said["how"]))
    for name, how in ways:
        asked = qualities.groups(re.sub(r"^(?:to (?:be|look)|look|be|into|appear)\s+", "", how))
        if asked and _is_name(caption, about, name):
            return _qualify(caption, about, name, asked)
    return next((edit for way in ways if (edit := _further(caption, about, *way))), None)


def _further(caption: str, about: str, name: str, how: str) -> Edit | None:
    """ "Covered in ivy", "green after the rain": a quality of a thing in several words."""
    thing = target(caption, about, name) if _is_name(caption, about, name) else None
    first, _, rest = how.partition(" ")
    if thing is None or (" " in name and lemma(name.split()[-1]) != lemma(thing.head)) or not rest:
        return None
    if first.endswith("ed") and verb(first) and is_stop(rest.split()[0]):
        said = f"{caption[: thing.end]} {how}{caption[thing.end :]}"
        return Edit(said, Scope.LOCAL, f"{name} is {how}", thing.head)
    parted = re.match(
        r"(?P<how>.+?)\s+(?P<rest>(?:after|with|by|in|on|under|from|before|like)\s.+)$", how
    )
    asked = qualities.groups(parted["how"]) if parted else []
    if not parted or not asked:
        return None
    edit = _qualify(caption, about, name, asked)
    return replace(edit, caption=with_tail(edit.caption, parted["rest"]))


def _is_name(caption: str, about: str, name: str) -> bool:
    """Whether words before a quality name a thing: not those of "the car drive" faster."""
    *words, last = name.split()
    if is_stop(last) or (words and is_determiner(last)) or last.endswith("'s"):
        return False
    owner = " ".join(words)
    if not owner or (is_determiner(owner) and " " not in owner):
        return True
    acts = verb(last) == last.lower() and not quality_of(words[-1])
    return not (acts and target(caption, about, owner))


def _qualify(caption: str, about: str, name: str, asked: list[tuple[str, str]]) -> Edit:
    """The named things with these qualities, wherever the caption has them; said behind otherwise."""
    words = " and ".join(text for _, text in asked)
    scopes, last = [], ""
    if re.fullmatch(
        r"everything|all|the (?:whole |entire )?(?:scene|video|picture|shot|image)", name, re.I
    ):
        tail = with_tail(caption, f"everything {words}")
        return Edit(tail, Scope.GLOBAL, f"everything becomes {words}")
    for each in re.split(r"\s+and\s+(?=the\s|his\s|her\s|its\s|their\s)", name):
        thing = target(caption, about, each)
        last = thing.head if thing else bare(each)
        scopes.append(scope_of(last))
        shape = table("shapes").get(words.lower())
        if thing and shape and lemma(thing.head) in listed("things", "shapes"):
            many = inflected(str(shape), "NNS") if thing.is_plural else str(shape)
            caption = edits.replaced(caption, thing, qualities.reshaped(thing, many))
        elif thing:
            caption = qualities.qualified(caption, thing, asked)
        else:
            caption = _owned(caption, about, each, words)
    return Edit(caption, widest(scopes), f"{name} becomes {words}", last)


def _owned(caption: str, about: str, name: str, words: str) -> str:
    """The caption with a thing that it did not name: its owner has it where one is told."""
    owned = re.match(r"^(?P<who>.+?)['’]s?\s+(?P<what>.+)$", name)
    owned = owned or re.match(r"^(?P<what>.+?)\s+of\s+(?P<who>.+)$", name)
    own = re.match(r"^(?P<who>his|her|its|their)\s+(?P<what>.+)$", name, re.I)
    found = owned or own
    noun = bare(found["what"] if found else name)
    counts = not is_plural(noun) and lemma(noun) not in listed("grammar", "uncountable")
    extra = phrase("a" if counts else "", words, noun)
    owner = target(caption, about, found["who"]) if found else None
    return edits.wearing(caption, owner, extra) if owner else with_more(caption, extra)


def exchanged(caption: str, clause: str, about: str) -> Edit | None:
    """ "Replace the car with a bus", "turn it into a dog", "change the red to purple"."""
    for pattern in _EXCHANGE:
        found = pattern.match(clause)
        if found:
            return exchange(caption, about, found["old"].strip(), found["new"].strip())
    made, said = re.match(r"^make\s+(?P<rest>.+)$", clause, re.I), _SHOULD.match(clause)
    ways = [(said["what"], said["how"])] if said else cuts(made["rest"]) if made else ()
    for name, new in ways:
        thing, words = target(caption, about, name), tokens(new)
        meant = thing is not None and lemma(name.split()[-1]) in (lemma(thing.head), "them", "they")
        same = meant and thing is not None and thing.is_plural
        if same and is_plural(words[-1].word) and verb(words[0].word) != words[0].word:
            return exchange(caption, about, name, new)
    return None


def exchange(caption: str, about: str, old: str, new: str) -> Edit | None:
    """The caption in which `new`, a thing or a quality, is what `old` was."""
    owner = _PROPERTY.match(old)
    asked = qualities.groups(re.sub(r"^an?\s+(.+)\s+ones?$", r"\1", new))
    if owner and asked:
        name = re.sub(r"^(his|her|its|their)$", "it", owner["a"] or owner["b"], flags=re.I)
        return _qualify(caption, about, name, asked)
    after, more = understood(new)
    if after and understood(old)[0] and not understood(old)[1]:
        for each in after:
            caption = surrounded(caption, each, more if each is after[-1] else "")
        return Edit(caption, Scope.GLOBAL, f"{old} becomes {new}")
    if asked:
        return _qualities(caption, about, old, asked)
    return _further(caption, about, old, new) or _another(caption, about, old, new)


def _another(caption: str, about: str, old: str, new: str) -> Edit:
    """Another thing in the place of one; beside its owner, or behind, what the caption does not have."""
    thing = target(caption, about, old)
    told, noun = f"{old} makes way for {new}", edits.noun_of(new)
    if thing is None:
        owned = re.match(r"^(?P<who>his|her|its|their|.+(?=['’]s))(?:['’]s)?\s+", old, re.I)
        whose = target(caption, about, owned["who"]) if owned else None
        caption = edits.wearing(caption, whose, new) if whose else with_more(caption, new)
        return Edit(caption, Scope.LOCAL, told, noun)
    where = place_of(caption)
    is_where = where is not None and where[0] < thing.start < where[1]
    if is_where and is_place(noun):
        return Edit(placed(caption, "", new), Scope.LAYOUT, told, noun)
    scope = Scope.LAYOUT if is_where else scope_of(thing.head)
    shapes = listed("things", "shapes")
    if lemma(thing.head) in shapes and lemma(noun) in shapes:
        new = qualities.reshaped(thing, new)
    return Edit(edits.replaced(caption, thing, new), scope, told, noun)


def _qualities(caption: str, about: str, old: str, asked: list[tuple[str, str]]) -> Edit:
    """Another quality in the place of one, "the red", or of a thing's."""
    word = bare(old).lower()
    if quality_of(word) and quality_of(word) == asked[0][0]:
        found = re.search(rf"\b(?:(an?)(\s+))?({re.escape(word)})\b", caption, re.I)
        if found:
            start = found.start(1) if found[1] else found.start(3)
            new = phrase(found[1] or "", "", asked[0][1])
            new_caption = spliced(caption, start, found.end(), new)
            return Edit(new_caption, Scope.LOCAL, f"{word} becomes {asked[0][1]}")
    return _qualify(caption, about, old, asked)


def named(caption: str, clause: str, about: str) -> Edit | None:
    """A thing of the caption that is only named, with what is to be new about it: "blue ball"."""
    thing = find(caption, clause) if len(tokens(clause)) < 5 else None
    looks = qualities.groups(clause)
    if looks and target(caption, about, "it"):
        return _qualify(caption, about, "it", looks)
    if thing is None or not clause.lower().endswith(thing.head.lower()):
        return None
    known = {token.word for token in tokens(thing.qualities)}
    new = [token.text for token in tokens(bare(clause))[:-1] if token.word not in known]
    asked = qualities.groups(" ".join(new))
    return _qualify(caption, "", thing.head, asked) if asked else None
